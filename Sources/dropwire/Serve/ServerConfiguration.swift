import Configuration
import DropEngine
import EventLoop
import Foundation
import Sequencer
import StandardStreams
import Synchronization
import SystemPackage
import TLSSession

/// Everything `dropwire serve` can be told, after flags, environment and file were read.
///
/// Precedence: flag, then environment (`DROPWIRE_…`), then the JSON file given with `--config`, then the default.
struct ServerConfiguration: Sendable, Equatable {
  /// Host and port to listen on, port 0 takes a free one; or `unix:/path`.
  var listen = "127.0.0.1:7070"
  /// Directory of the journal and the tables.
  var data = ""
  /// Event loops, one thread each.
  var loops = 1
  /// PEM file with the server's certificate and its chain; TLS when it is there.
  var tlsCert = ""
  /// PEM file with the key of `tlsCert`.
  var tlsKey = ""
  /// PEM file with the authorities that are believed about clients.
  var tlsClientCa = ""
  /// `none`, `optional` or `required`; empty means required when there is `tlsClientCa`.
  var tlsClientAuth = ""
  /// TLS with a certificate made for this machine.
  var devTls = false
  /// `trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`.
  var logLevel = "info"
  /// `text` or `json`, one record a line on standard error.
  var logFormat = "text"
  /// Connections the server holds at once.
  var maxConnections = 20_000
  /// Connections of one host held at once; 0 for as many as in all.
  var maxConnectionsPerHost = 0
  /// Seconds after which a connection is drained; 0 for never.
  var maxConnectionAgeSeconds = 0
  /// Seconds of silence after which a peer is asked whether it is there; 0 for never.
  var keepaliveSeconds = 120
  /// Streams one connection may have open.
  var maxStreamsPerConnection = 1_000
  /// Largest request message, bytes.
  var maxMessageBytes = 4 * 1_024 * 1_024
  /// Commands waiting for the sequencer; above it callers get RESOURCE_EXHAUSTED.
  var maxInboxCommands = 65_536
  /// Commands in one journal record.
  var maxBatchCommands = 4_096
  /// Free bytes of the data directory's device below which no new work is taken; 0 for never.
  var diskWatermarkBytes = 256 * 1_024 * 1_024
  /// Bytes kept in a file of the data directory, given up when the device is full; 0 for none.
  var diskReserveBytes = 128 * 1_024 * 1_024
  /// Directory that `Admin.backup` makes backups in; empty for none.
  var backupTo = ""
  /// Seconds by which the clock may step between two entries and is followed.
  var maxClockStepSeconds = 10
  /// Seconds by which the clock may be later than the log's last entry at a start and is followed, when the machine
  /// was started in between: 100 years.
  var maxClockLeadSeconds = 3_153_600_000
  /// Seconds an idempotency key is kept; 0 for as long as the log says, at first 24 h.
  var keepKeysSeconds = 0
  /// Idempotency keys to keep at most; 0 for as many as the log says, at first all.
  var keepKeysCount = 0
  /// Seconds a hold, place in line or order is kept once it has ended; 0 as above, at first 24 h.
  var keepFinishedSeconds = 0
  /// Seconds a drop is kept once it has ended; 0 as above, at first 7 days.
  var keepDropsSeconds = 0
  /// Limits that the log goes over to at the start, see ``LimitRequest``; empty to go on under those it has.
  var adoptLimits = ""
  /// Seconds a feed's stored event is kept; 0 for ever.
  var keepEventsSeconds = 0
  /// Stored events of each feed to keep; 0 for all.
  var keepEventsCount = 0
  /// Seconds an entry of the journal is kept; 0 for ever.
  var keepJournalSeconds = 0
  /// Bytes of the journal to keep, about; 0 for all.
  var keepJournalBytes = 0
  /// Seconds the archive keeps what was forgotten; 0 for ever.
  var keepArchiveSeconds = 0
  /// Bytes of keys and values the archive keeps; 0 for all.
  var keepArchiveBytes = 0
  /// Origins whose pages may call from a browser, with commas between; `*` for all.
  var allowOrigin = ""
  /// Whether pages of these origins may have the browser send cookies and certificates along.
  var allowCredentials = false
  /// Seconds a drain waits for open streams after SIGTERM.
  var drainSeconds = 10
  /// Which calls are logged: `none`, `failures` or `all`.
  var logCalls = "none"
  /// Seconds a call without a deadline of its own may take; 0 for any time. Streams of responses are not meant.
  var defaultDeadlineSeconds = 0
  /// Seconds a call may take at most, whatever its client asks for; 0 for any time. As above.
  var maxDeadlineSeconds = 0
  /// Calls with one response that run at once; 0 for any number. What has been promised a unit goes first.
  var maxCalls = 0
  /// Calls that wait for a place among `maxCalls`.
  var maxWaitingCalls = 0
  /// File of callers: who they are, what they may do and for whom. See ``IdentityFile``.
  var identity = ""
  /// The same file by its earlier name.
  var tokens = ""
  /// Whether everybody may do everything who can reach the server, also from other machines.
  var anyone = false

  /// One setting: its key in file and environment, what it means and how a text becomes its value.
  struct Setting: Sendable {
    let key: String
    let help: String
    let limits: ClosedRange<Int>?
    var isSwitch = false
    let assign: @Sendable (inout ServerConfiguration, Value) -> Void
    /// Takes over the value that another configuration has.
    let copy: @Sendable (ServerConfiguration, inout ServerConfiguration) -> Void
    let show: @Sendable (ServerConfiguration) -> String
  }

  enum Value: Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
  }

  /// The table that reading, `--help`, unknown-key errors and the documentation are made from.
  static let settings: [Setting] = [
    text("listen", "host:port to listen on; port 0 takes a free one", \.listen),
    text("data", "directory of the journal and the tables", \.data),
    number("loops", "event loops, one thread each", 1...256, \.loops),
    text("tlsCert", "PEM file with the certificate and its chain", \.tlsCert),
    text("tlsKey", "PEM file with the key of the certificate", \.tlsKey),
    text("tlsClientCa", "PEM file with the authorities of clients", \.tlsClientCa),
    text("tlsClientAuth", "none, optional or required", \.tlsClientAuth),
    flag("devTls", "TLS with a certificate made for this machine", \.devTls),
    text("logLevel", "trace, debug, info, notice, warning, error or critical", \.logLevel),
    text("logFormat", "text or json", \.logFormat),
    number("maxConnections", "connections held at once", 1...1_000_000, \.maxConnections),
    number(
      "maxConnectionsPerHost", "connections of one host, 0 for as many as in all", 0...1_000_000,
      \.maxConnectionsPerHost),
    number(
      "maxConnectionAgeSeconds", "seconds after which a connection is drained, 0 for never",
      0...2_592_000, \.maxConnectionAgeSeconds),
    number(
      "keepaliveSeconds", "seconds of silence before a peer is asked if it is there, 0 for never",
      0...86_400, \.keepaliveSeconds),
    number(
      "maxStreamsPerConnection", "streams one connection may have open", 1...100_000,
      \.maxStreamsPerConnection),
    number(
      "maxMessageBytes", "largest request message, bytes", 1_024...64 * 1_024 * 1_024,
      \.maxMessageBytes),
    number(
      "maxInboxCommands", "commands waiting for the sequencer", 1...16_777_216, \.maxInboxCommands),
    number("maxBatchCommands", "commands in one journal record", 1...65_536, \.maxBatchCommands),
    number(
      "diskWatermarkBytes", "free bytes below which no new work is taken, 0 for never",
      0...1 << 50, \.diskWatermarkBytes),
    number(
      "diskReserveBytes", "bytes kept for a full disk, 0 for none", 0...1 << 40,
      \.diskReserveBytes),
    text("backupTo", "directory that Admin.backup makes backups in", \.backupTo),
    number(
      "maxClockStepSeconds", "seconds the clock may step by and is followed", 1...86_400,
      \.maxClockStepSeconds),
    number(
      "maxClockLeadSeconds", "seconds the clock may be ahead of the log at a start",
      1...3_153_600_000,
      \.maxClockLeadSeconds),
    number(
      "keepKeysSeconds", "seconds an idempotency key is kept, 0 for as the log says",
      0...315_360_000, \.keepKeysSeconds),
    number(
      "keepKeysCount", "idempotency keys to keep at most, 0 for as many as the log says",
      0...Int.max, \.keepKeysCount),
    number(
      "keepFinishedSeconds",
      "seconds a hold or order is kept once it has ended, 0 for as the log says",
      0...315_360_000, \.keepFinishedSeconds),
    number(
      "keepDropsSeconds", "seconds a drop is kept once it has ended, 0 for as the log says",
      0...315_360_000, \.keepDropsSeconds),
    text("adoptLimits", "limits the log goes over to: build, or NAME=VALUE,…", \.adoptLimits),
    number(
      "keepEventsSeconds", "seconds a feed's stored event is kept, 0 for ever",
      0...3_153_600_000, \.keepEventsSeconds),
    number(
      "keepEventsCount", "stored events of each feed to keep, 0 for all", 0...Int.max,
      \.keepEventsCount),
    number(
      "keepJournalSeconds", "seconds an entry of the journal is kept, 0 for ever",
      0...3_153_600_000, \.keepJournalSeconds),
    number(
      "keepJournalBytes", "bytes of the journal to keep, 0 for all", 0...Int.max,
      \.keepJournalBytes),
    number(
      "keepArchiveSeconds", "seconds the archive keeps what was forgotten, 0 for ever",
      0...3_153_600_000, \.keepArchiveSeconds),
    number(
      "keepArchiveBytes", "bytes that the archive keeps, 0 for all", 0...Int.max,
      \.keepArchiveBytes),
    text("allowOrigin", "origins whose pages may call from a browser", \.allowOrigin),
    flag("allowCredentials", "pages of named origins may send cookies", \.allowCredentials),
    number("drainSeconds", "seconds a drain waits for open streams", 0...3_600, \.drainSeconds),
    text("logCalls", "none, failures or all", \.logCalls),
    number(
      "defaultDeadlineSeconds", "seconds a call without a deadline may take, 0 for any time",
      0...86_400, \.defaultDeadlineSeconds),
    number(
      "maxDeadlineSeconds", "seconds a call may take at most, 0 for any time", 0...86_400,
      \.maxDeadlineSeconds),
    number("maxCalls", "calls that run at once, 0 for any number", 0...1_000_000, \.maxCalls),
    number(
      "maxWaitingCalls", "calls that wait for a place among maxCalls", 0...1_000_000,
      \.maxWaitingCalls),
    text("identity", "file of callers, their roles and how they show who they are", \.identity),
    text("tokens", "the same file by its earlier name", \.tokens),
    flag("anyone", "everybody on the network may do everything", \.anyone),
  ]

  private static func text(
    _ key: String, _ help: String, _ path: any WritableKeyPath<Self, String> & Sendable
  ) -> Setting {
    Setting(
      key: key, help: help, limits: nil,
      assign: { configuration, value in
        if case .text(let text) = value { configuration[keyPath: path] = text }
      },
      copy: { $1[keyPath: path] = $0[keyPath: path] },
      show: { $0[keyPath: path] })
  }

  private static func flag(
    _ key: String, _ help: String, _ path: any WritableKeyPath<Self, Bool> & Sendable
  ) -> Setting {
    Setting(
      key: key, help: help, limits: nil, isSwitch: true,
      assign: { configuration, value in
        if case .flag(let flag) = value { configuration[keyPath: path] = flag }
      },
      copy: { $1[keyPath: path] = $0[keyPath: path] },
      show: { String($0[keyPath: path]) })
  }

  private static func number(
    _ key: String, _ help: String, _ limits: ClosedRange<Int>,
    _ path: any WritableKeyPath<Self, Int> & Sendable
  ) -> Setting {
    Setting(
      key: key, help: help, limits: limits,
      assign: { configuration, value in
        if case .number(let number) = value { configuration[keyPath: path] = number }
      },
      copy: { $1[keyPath: path] = $0[keyPath: path] },
      show: { String($0[keyPath: path]) })
  }
}

/// A configuration that cannot be used; each problem says where it stands and what would do.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  var problems: [String]
  var description: String { problems.joined(separator: "\n") }
}

extension ServerConfiguration {
  /// Reads flags, environment and file, in that precedence.
  ///
  /// - Parameters:
  ///   - flags: What was given on the command line, by key.
  ///   - environment: `DROPWIRE_LISTEN` and so on; other variables are ignored.
  ///   - file: Path of a JSON object, or nil.
  ///   - needsData: Whether there has to be a data directory.
  /// - Throws: ``ConfigurationError`` with all problems of all sources at once.
  static func read(
    flags: [String: String], environment: [String: String], file: String?,
    needsData: Bool = true
  ) async throws -> ServerConfiguration {
    var problems: [String] = []
    var isFileUsable = true
    var providers: [any ConfigProvider] = []
    providers.append(
      EnvironmentVariablesProvider(
        environmentVariables: Dictionary(
          uniqueKeysWithValues: flags.map { (environmentName(of: $0.key), $0.value) })))
    providers.append(
      EnvironmentVariablesProvider(
        environmentVariables: environment.filter { $0.key.hasPrefix("DROPWIRE_") }))
    if let file {
      let (isReadable, found) = problemsInFile(file)
      problems += found
      isFileUsable = isReadable
      if isReadable {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
      }
    }
    let failures = ConversionFailures(file: file)
    let reader = ConfigReader(providers: providers, accessReporter: failures)
      .scoped(to: "dropwire")
    var configuration = ServerConfiguration()
    for setting in settings {
      let key = ConfigKey(stringLiteral: setting.key)
      if let limits = setting.limits {
        guard let number = reader.int(forKey: key) else { continue }
        if limits.contains(number) {
          setting.assign(&configuration, .number(number))
        } else {
          problems.append(
            "\(setting.key): \(number) is outside \(limits.lowerBound)…\(limits.upperBound)"
              + " (\(setting.help))")
        }
      } else if setting.isSwitch {
        if let flag = reader.bool(forKey: key) { setting.assign(&configuration, .flag(flag)) }
      } else if let text = reader.string(forKey: key) {
        setting.assign(&configuration, .text(text))
      }
    }
    problems += failures.problems
    problems += configuration.problems(isDataMissed: needsData && isFileUsable)
    guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    return configuration
  }

  /// The environment variable of a key: `maxInboxCommands` is `DROPWIRE_MAX_INBOX_COMMANDS`.
  static func environmentName(of key: String) -> String {
    var name = "DROPWIRE_"
    for character in key {
      if character.isUppercase { name.append("_") }
      name.append(contentsOf: character.uppercased())
    }
    return name
  }

  /// - Parameter isDataMissed: false keeps quiet about a data directory that is not wanted, or that an unreadable file may
  ///   well have set.
  private func problems(isDataMissed: Bool) -> [String] {
    var problems: [String] = []
    if data.isEmpty && isDataMissed {
      problems.append(
        "data: no directory given; use --data DIR, \(Self.environmentName(of: "data")) or the"
          + " file's \"dropwire\": {\"data\": …}")
    }
    if Endpoint(listen) == nil {
      problems.append(
        "listen: \"\(listen)\" is not HOST:PORT, such as 127.0.0.1:7070 or [::1]:7070, nor"
          + " unix:/path")
    }
    if let endpoint = Endpoint(listen), endpoint.unixPath == nil, endpoint.host != "localhost",
      (try? SocketAddress(host: endpoint.host, port: endpoint.port)) == nil
    {
      problems.append(
        "listen: \"\(endpoint.host)\" is a name; a numeric address of this machine is wanted, such as"
          + " 127.0.0.1, 0.0.0.0 or [::]")
    }
    if !["trace", "debug", "info", "notice", "warning", "error", "critical"].contains(logLevel) {
      problems.append(
        "logLevel: \"\(logLevel)\" is none of trace, debug, info, notice, warning, error, critical")
    }
    if !["text", "json"].contains(logFormat) {
      problems.append("logFormat: \"\(logFormat)\" is neither text nor json")
    }
    if !["none", "failures", "all"].contains(logCalls) {
      problems.append("logCalls: \"\(logCalls)\" is none of none, failures, all")
    }
    if maxWaitingCalls > 0, maxCalls == 0 {
      problems.append("maxWaitingCalls: nobody waits without maxCalls")
    }
    do throws(LimitRequest.Problems) {
      _ = try limitAdoption
    } catch {
      problems += error.all.map { "adoptLimits: \($0)" }
    }
    return problems + originProblems + tlsProblems + fileProblems + identityProblems
  }

  /// Of files that are named and cannot be used.
  private var fileProblems: [String] {
    var problems: [String] = []
    let files = [("tlsCert", tlsCert), ("tlsKey", tlsKey), ("tlsClientCa", tlsClientCa)]
    for (key, path) in files where !path.isEmpty {
      if let reason = FileProblem.reading(path) {
        problems.append("\(key): cannot read \(path): \(reason)")
      }
    }
    return problems
  }

  /// Limits that the log is to go over to; nil for those it has.
  var limitAdoption: LimitAdoption? {
    get throws(LimitRequest.Problems) {
      adoptLimits.isEmpty ? nil : try LimitRequest.parse(adoptLimits)
    }
  }

  /// Connections that one host may have.
  var connectionsOfOneHost: Int {
    maxConnectionsPerHost == 0 ? maxConnections : maxConnectionsPerHost
  }

  private var tlsProblems: [String] {
    var problems: [String] = []
    if tlsCert.isEmpty != tlsKey.isEmpty {
      problems.append("tlsCert and tlsKey belong together: one is given without the other")
    }
    if devTls, !tlsCert.isEmpty {
      problems.append("devTls: makes a certificate, and tlsCert gives one: choose")
    }
    let usesTLS = devTls || !tlsCert.isEmpty
    if !tlsClientCa.isEmpty, !usesTLS {
      problems.append(
        "tlsClientCa: clients show certificates over TLS only; give tlsCert and tlsKey")
    }
    if !["", "none", "optional", "required"].contains(tlsClientAuth) {
      problems.append(
        "tlsClientAuth: \"\(tlsClientAuth)\" is none of none, optional, required")
    } else if ["optional", "required"].contains(tlsClientAuth), tlsClientCa.isEmpty {
      problems.append("tlsClientAuth: needs tlsClientCa, the authorities that are believed")
    }
    return problems
  }

  /// The retention that the operator asks for, where it is not as the log says.
  func change(_ retention: inout Retention) {
    if keepKeysSeconds > 0 { retention.keysMicroseconds = Int64(keepKeysSeconds) * 1_000_000 }
    if keepKeysCount > 0 { retention.keys = UInt64(keepKeysCount) }
    if keepFinishedSeconds > 0 {
      retention.finishedMicroseconds = Int64(keepFinishedSeconds) * 1_000_000
    }
    if keepDropsSeconds > 0 { retention.dropsMicroseconds = Int64(keepDropsSeconds) * 1_000_000 }
  }

  /// What the log removes of its journal, of stored events and of the archive, and how soon it can.
  func limit(_ limits: inout SequencerLimits) {
    if keepEventsSeconds > 0 {
      limits.eventMicrosecondsKept = Int64(keepEventsSeconds) * 1_000_000
    }
    if keepEventsCount > 0 { limits.eventsKept = UInt64(keepEventsCount) }
    if keepJournalSeconds > 0 {
      limits.journalMicrosecondsKept = Int64(keepJournalSeconds) * 1_000_000
    }
    if keepJournalBytes > 0 { limits.journalBytesKept = UInt64(keepJournalBytes) }
    if keepArchiveSeconds > 0 {
      limits.archiveMicrosecondsKept = Int64(keepArchiveSeconds) * 1_000_000
    }
    if keepArchiveBytes > 0 { limits.archiveBytesKept = UInt64(keepArchiveBytes) }
    if [keepJournalSeconds, keepJournalBytes, keepArchiveSeconds, keepArchiveBytes]
      .contains(where: { $0 > 0 })
    {
      limits.flushIntervalMicroseconds = 60_000_000
    }
  }

  /// Where TLS comes from; nil for clear text. Makes the development certificate.
  func certificateFiles() throws -> CertificateFiles? {
    guard devTls || !tlsCert.isEmpty else { return nil }
    var files =
      devTls
      ? try DevelopmentCertificate.files(in: data)
      : CertificateFiles(certificate: tlsCert, key: tlsKey)
    guard !tlsClientCa.isEmpty, tlsClientAuth != "none" else { return files }
    files.clientAuthorities = tlsClientCa
    files.clients = tlsClientAuth == "optional" ? .optional : .required
    return files
  }

  /// What is wrong with the file itself: unreadable, not JSON, or keys nobody reads; and whether the others can be
  /// read all the same, as everything that is wrong is said at once.
  private static func problemsInFile(_ path: String) -> (isReadable: Bool, problems: [String]) {
    let bytes: [UInt8]
    do throws(FileContent.Failure) {
      bytes = try FileContent.read(path)
    } catch {
      return (false, ["file \(path): cannot be read: \(error)"])
    }
    let parsed: Any
    do {
      parsed = try JSONSerialization.jsonObject(with: Data(bytes))
    } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String
      return (false, ["file \(path): not JSON: \(reason ?? String(describing: error))"])
    }
    guard let object = parsed as? [String: Any], let inner = object["dropwire"] as? [String: Any]
    else {
      return (false, ["file \(path): expected {\"dropwire\": {…}} at the top"])
    }
    let known = settings.map(\.key)
    let unknown = inner.keys.sorted().filter { !known.contains($0) }.map {
      "file \(path): unknown key \"dropwire.\($0)\"; known are \(known.joined(separator: ", "))"
    }
    let strangers = object.keys.sorted().filter { $0 != "dropwire" }.map {
      "file \(path): unknown key \"\($0)\"; everything stands in \"dropwire\""
    }
    return (true, unknown + strangers)
  }

  /// What there is to say of variables that look like settings and are none. No reason not to start: Kubernetes makes
  /// some for a service of this name.
  static func unknownVariables(_ environment: [String: String]) -> [String] {
    let known = settings.map { environmentName(of: $0.key) }
    return environment.keys.sorted().filter {
      $0.hasPrefix("DROPWIRE_") && !known.contains($0)
    }.map { name in
      "environment variable \(name) is no setting; dropwire serve --help tells how they are named"
    }
  }
}

/// Collects values that were there but could not be read as what the key wants.
private final class ConversionFailures: AccessReporter {
  private let file: String?
  private let collected = Mutex<[String]>([])

  init(file: String?) { self.file = file }

  var problems: [String] { collected.withLock { $0 } }

  func report(_ event: AccessEvent) {
    for (index, provider) in event.providerResults.enumerated() {
      guard case .failure = provider.result else { continue }
      let key = event.metadata.key.components.last ?? "?"
      let origin = origin(of: index, key: key)
      let isSwitch = ServerConfiguration.settings.contains { $0.key == key && $0.isSwitch }
      let wanted = isSwitch ? "true or false" : "a whole number"
      collected.withLock {
        $0.append("\(key): the value of the \(origin) is not \(wanted)")
      }
    }
  }

  /// Providers stand in the order of precedence.
  private func origin(of index: Int, key: String) -> String {
    let variable = ServerConfiguration.environmentName(of: key)
    return switch index {
    case 0: "flag --" + variable.dropFirst("DROPWIRE_".count).lowercased().replacing("_", with: "-")
    case 1: "environment variable \(variable)"
    default: "file \(file ?? "")"
    }
  }
}

/// A host and a port, as `127.0.0.1:7070` or `[::1]:7070`; or a socket of this machine, as `unix:/path`.
struct Endpoint: Sendable, Equatable, CustomStringConvertible {
  var host: String
  var port: Int

  /// Parses the text form; nil where it is not one.
  init?(_ text: String) {
    if text.hasPrefix("unix:") {
      guard text.count > "unix:".count else { return nil }
      host = text
      port = 0
      return
    }
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty else { return nil }
    self.host = host
    self.port = port
  }

  /// The path of a socket of this machine; nil for a host.
  var unixPath: String? {
    host.hasPrefix("unix:") ? String(host.dropFirst("unix:".count)) : nil
  }

  var description: String {
    if unixPath != nil { return host }
    return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
