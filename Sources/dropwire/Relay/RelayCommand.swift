import ArgumentParser
import DropServices
import Foundation
import HTTP2Transport
import Logging

/// `dropwire relay`: a node between a server and viewers.
struct RelayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relay",
    abstract: "Serve the feeds of a server, or of another relay, to viewers of its own.",
    discussion: """
      Follows each stream that somebody watches here once upstream, and serves it with the same offsets, epochs and resets:
      viewers move between relays and the server and go on where they were. It keeps nothing on disk and may be killed at
      any time. While its server is gone, viewers keep their streams; heartbeats say since when.

      Prints one line with "listening" on standard output when viewers may come; health says SERVING once the server was
      reached. SIGTERM and SIGINT drain, a second one ends it at once, SIGHUP reads callers and certificates again.

      Listening, certificates, callers and bounds are those of serve, with its flags, variables (DROPWIRE_LISTEN) and file.
      --token, -H, --tls, --ca, --cert, --key and --server-name are about the way upstream.

      EXIT CODES
        0    it was asked to end, and ended in order
        1    it could not start
        2    the command line or the configuration was wrong
        130, 143  a second SIGINT, or SIGTERM, ended it at once

      EXAMPLES
        dropwire relay --upstream 127.0.0.1:7070 --listen 127.0.0.1:7071
        dropwire relay --upstream a.example:7070 --upstream b.example:7070 --tls --token @token.txt \
      --listen 0.0.0.0:443 --tls-cert cert.pem --tls-key key.pem --identity callers.txt
        dropwire watch 127.0.0.1:7071 --stream stream_3w00
        dropwire call 127.0.0.1:7071 Admin/Stats --pretty
      """)

  @Option(
    help: ArgumentHelp(
      "HOST:PORT to follow, a server or a relay. Given several times: the next one when one fails.",
      valueName: "target"))
  var upstream: [String] = []

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments

  @Option(
    help:
      "HOST:PORT to listen on, port 0 takes a free one; or unix:/path. (default: 127.0.0.1:7070)")
  var listen: String?

  @Option(help: "A JSON file with settings.")
  var config: String?

  @Option(help: "Event loops, one thread each. (default: 1)")
  var loops: String?

  @Option(help: "PEM file with the certificate and its chain: TLS for viewers.")
  var tlsCert: String?

  @Option(help: "PEM file with the key of the certificate.")
  var tlsKey: String?

  @Option(help: "PEM file with the authorities that are believed about viewers.")
  var tlsClientCa: String?

  @Option(
    help:
      "Certificates of viewers: none, optional, required. (default: required with --tls-client-ca)")
  var tlsClientAuth: String?

  @Option(help: "trace, debug, info, notice, warning, error or critical. (default: info)")
  var logLevel: String?

  @Option(help: "text or json. (default: text)")
  var logFormat: String?

  @Option(help: "Connections held at once. (default: 20000, less when descriptors are short)")
  var maxConnections: String?

  @Option(help: "Connections of one host. (default: as many as in all)")
  var maxConnectionsPerHost: String?

  @Option(help: "Streams one connection may have open. (default: 1000)")
  var maxStreamsPerConnection: String?

  @Option(help: "Seconds a drain waits for open calls. (default: 10)")
  var drainSeconds: String?

  @Option(help: "Log calls at their end, a line each: none, failures or all. (default: none)")
  var logCalls: String?

  @Option(
    help: ArgumentHelp(
      "Origins whose pages may call from a browser, with commas between; * for all.",
      valueName: "https://example.org"))
  var allowOrigin: String?

  @Option(
    help: ArgumentHelp(
      "Who callers are, what they may do and for whom. Health and reflection stay open.",
      valueName: "file"))
  var identity: String?

  @Flag(help: "Everybody on the network may watch: nobody is asked who they are.")
  var anyone = false

  @Option(help: "Streams followed at once.")
  var maxTopics: Int = RelayLimits().topics

  @Option(help: "Seconds a stream is followed on that nobody watches.")
  var idleSeconds: Int = RelayLimits().idleSeconds

  @Option(help: "Bytes of messages kept of all streams for viewers that come back.")
  var historyBytes: Int = RelayLimits().historyBytesTotal

  func validate() throws {
    guard !upstream.isEmpty else {
      throw ValidationError("Say whom to follow: --upstream HOST:PORT.")
    }
    guard upstream.count <= 16 else { throw ValidationError("--upstream: at most 16 of them.") }
    try Self.check(maxTopics, "--max-topics", 1...1_000_000)
    try Self.check(idleSeconds, "--idle-seconds", 0...86_400)
    try Self.check(historyBytes, "--history-bytes", 0...1 << 40)
  }

  private static func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ValidationError("\(name): \(value) is outside \(range.lowerBound)…\(range.upperBound)")
    }
  }

  func run() async throws {
    // Until it is heard it must not be the end either: log rotation may be early.
    signal(SIGHUP, SIG_IGN)
    let targets = try upstream.map { text in
      do throws(ChannelTargetError) {
        return try ChannelTarget(text)
      } catch {
        throw CommandFailure("--upstream: \(error)", exitCode: 2)
      }
    }
    let (flags, file) = (flags, config)
    let read: @Sendable () async throws -> ServerConfiguration = {
      try await ServerConfiguration.read(
        flags: flags, environment: ProcessInfo.processInfo.environment, file: file,
        needsData: false)
    }
    let configuration = try await read()
    if configuration.devTls {
      throw ConfigurationError(
        problems: ["devTls: a relay has no directory to make a certificate in; give tlsCert"])
    }
    let level = Logger.Level(rawValue: configuration.logLevel) ?? .info
    let format = LineLogHandler.Format(rawValue: configuration.logFormat) ?? .text
    let records = LineLogHandler.Destination.standardError(format: format, level: level)
    LoggingSystem.bootstrap { LineLogHandler(label: $0, to: records) }
    var limits = RelayLimits()
    limits.topics = maxTopics
    limits.idleSeconds = idleSeconds
    limits.historyBytesTotal = historyBytes
    let relay = RelayServer(
      configuration: configuration, logger: Logger(label: "dropwire"), records: records,
      readAgain: read, upstream: targets, tls: try security.clientTLS(),
      metadata: try headers.metadata(), limits: limits)
    do {
      try await relay.run()
    } catch {
      // Why it ends comes after what led to it.
      records.flush()
      throw error
    }
  }

  /// What was given on the command line, by the settings' keys.
  private var flags: [String: String] {
    let given: [(String, String?)] = [
      ("listen", listen), ("loops", loops), ("logLevel", logLevel), ("tlsCert", tlsCert),
      ("tlsKey", tlsKey), ("tlsClientCa", tlsClientCa), ("tlsClientAuth", tlsClientAuth),
      ("logFormat", logFormat), ("maxConnections", maxConnections),
      ("maxConnectionsPerHost", maxConnectionsPerHost),
      ("maxStreamsPerConnection", maxStreamsPerConnection), ("drainSeconds", drainSeconds),
      ("allowOrigin", allowOrigin), ("logCalls", logCalls), ("identity", identity),
      ("anyone", anyone ? "true" : nil),
    ]
    return Dictionary(
      uniqueKeysWithValues: given.compactMap { key, value in value.map { (key, $0) } })
  }
}
