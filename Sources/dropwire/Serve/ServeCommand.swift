import ArgumentParser
import Foundation
import Logging

/// `dropwire serve`: the server.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve drops from a data directory.",
    discussion: """
      Prints one line with "listening" on standard output when ready; logs go to standard error.
      SIGTERM and SIGINT drain: no new connections, open calls finish, the log is closed, exit 0.
      A second signal ends the process at once, which is safe: whatever was acknowledged is on disk.
      SIGHUP reads the configuration, the callers and the certificates again, and says what is in force now.

      Every flag can also be set by an environment variable (--max-connections is DROPWIRE_MAX_CONNECTIONS)
      or in a JSON file {"dropwire": {"maxConnections": …}}; a flag wins over the environment, that over the file.

      EXIT CODES
        0    it was asked to end, and ended in order
        1    it could not start; standard error says why, and whether anything was changed
        2    the command line or the configuration was wrong
        70   the log could not be written while it served: what was acknowledged is on disk
        130, 143  a second SIGINT, or SIGTERM, ended it at once

      EXAMPLES
        dropwire serve --data ./data
        dropwire serve --listen 0.0.0.0:7070 --data /var/lib/dropwire --identity callers.txt --log-format json
        DROPWIRE_DATA=./data dropwire serve --config server.json
        dropwire serve --data ./data --dev-tls
        dropwire serve --data ./data --tls-cert cert.pem --tls-key key.pem --tls-client-ca partners.pem
        dropwire serve --data ./data --loops 4 --log-calls failures --max-calls 2000 --max-waiting-calls 500
        dropwire serve --data ./data --identity callers.txt --max-deadline-seconds 30
        dropwire serve --data ./data --backup-to /mnt/backups      then: dropwire call HOST:PORT Admin/Backup

      WHO MAY CALL
      Without --identity and without certificates nobody is asked, and --listen takes an address of this machine only;
      --anyone lifts that. A line of the file is NAME ROLE[,ROLE] [KIND=IDS] CREDENTIAL:
        platform  ingest,operator                 sha256:9f86…      (printf %s "$token" | sha256sum)
        edge-eu   edge        buyer=1..499999     sha256:1b4f…
        swift     partner     partner=partner_3w00  uri:spiffe://swift-bikes/dispatch
      NAME TOKEN alone may do everything.
      """)

  @Option(
    help:
      "HOST:PORT to listen on, port 0 takes a free one; or unix:/path. (default: 127.0.0.1:7070)")
  var listen: String?

  @Option(help: "Directory of the journal and the tables; made when missing.")
  var data: String?

  @Option(help: "A JSON file with settings.")
  var config: String?

  @Option(help: "Event loops, one thread each. (default: 1)")
  var loops: String?

  @Option(help: "PEM file with the certificate and its chain: TLS.")
  var tlsCert: String?

  @Option(help: "PEM file with the key of the certificate.")
  var tlsKey: String?

  @Option(help: "PEM file with the authorities that are believed about clients.")
  var tlsClientCa: String?

  @Option(
    help:
      "Certificates of clients: none, optional, required. (default: required with --tls-client-ca)")
  var tlsClientAuth: String?

  @Flag(
    help: "TLS with a self-signed certificate, made in the data directory; says how to call it.")
  var devTls = false

  @Option(help: "trace, debug, info, notice, warning, error or critical. (default: info)")
  var logLevel: String?

  @Option(help: "text or json. (default: text)")
  var logFormat: String?

  @Option(help: "Connections held at once. (default: 20000, less when descriptors are short)")
  var maxConnections: String?

  @Option(help: "Connections of one host. (default: as many as in all)")
  var maxConnectionsPerHost: String?

  @Option(
    help: "Seconds after which a connection is drained, 10 % more or less. (default: 0, never)")
  var maxConnectionAgeSeconds: String?

  @Option(
    help: "Seconds of silence before a peer is asked if it is there. (default: 120; 0 for never)")
  var keepaliveSeconds: String?

  @Option(help: "Streams one connection may have open. (default: 1000)")
  var maxStreamsPerConnection: String?

  @Option(help: "Largest request message, bytes. (default: 4194304)")
  var maxMessageBytes: String?

  @Option(help: "Commands waiting for the log. (default: 65536)")
  var maxInboxCommands: String?

  @Option(help: "Commands in one journal record. (default: 4096)")
  var maxBatchCommands: String?

  @Option(help: "Seconds an idempotency key is kept. (default: as the log says, at first 86400)")
  var keepKeysSeconds: String?

  @Option(help: "Idempotency keys to keep at most. (default: as the log says, at first all)")
  var keepKeysCount: String?

  @Option(
    help: "Seconds an ended hold or order is kept. (default: as the log says, at first 86400)")
  var keepFinishedSeconds: String?

  @Option(help: "Seconds an ended drop is kept. (default: as the log says, at first 604800)")
  var keepDropsSeconds: String?

  @Option(
    help: "Limits the log goes over to: build, or NAME=VALUE,… (default: those it has)")
  var adoptLimits: String?

  @Option(help: "Seconds a feed's stored event is kept. (default: 0 for ever)")
  var keepEventsSeconds: String?

  @Option(help: "Stored events of each feed to keep. (default: 0 for all)")
  var keepEventsCount: String?

  @Option(help: "Seconds an entry of the journal is kept. (default: 0 for ever)")
  var keepJournalSeconds: String?

  @Option(help: "Bytes of the journal to keep, about. (default: 0 for all)")
  var keepJournalBytes: String?

  @Option(help: "Seconds the archive keeps what was forgotten. (default: 0 for ever)")
  var keepArchiveSeconds: String?

  @Option(help: "Bytes of rows that the archive keeps. (default: 0 for all)")
  var keepArchiveBytes: String?

  @Option(
    help:
      "Free bytes on the disk below which no new work is taken. (default: 268435456; 0 for never)"
  )
  var diskWatermarkBytes: String?

  @Option(help: "Bytes kept on the disk for when it is full. (default: 134217728; 0 for none)")
  var diskReserveBytes: String?

  @Option(
    help: ArgumentHelp(
      "Directory that Admin.backup makes backups in; not in the data directory.",
      valueName: "dir"))
  var backupTo: String?

  @Option(
    help: "Seconds the clock may step by between two entries and is followed. (default: 10)")
  var maxClockStepSeconds: String?

  @Option(
    help:
      "Seconds the clock may be later than the log's end at the first start of a machine and is followed. (default: 100 years)"
  )
  var maxClockLeadSeconds: String?

  @Option(
    help: ArgumentHelp(
      "Origins whose pages may call from a browser, with commas between; * for all.",
      valueName: "https://example.org"))
  var allowOrigin: String?

  @Flag(
    help: "Pages of the origins that --allow-origin names may have the browser send cookies along.")
  var allowCredentials = false

  @Option(help: "Seconds a drain waits for open calls. (default: 10)")
  var drainSeconds: String?

  @Option(help: "Log calls at their end, a line each: none, failures or all. (default: none)")
  var logCalls: String?

  @Option(
    help: "Seconds a call with one response may take that sets no deadline. (default: 0, any time)")
  var defaultDeadlineSeconds: String?

  @Option(help: "Seconds a call with one response may take at most. (default: 0, any time)")
  var maxDeadlineSeconds: String?

  @Option(
    help:
      "Calls with one response that run at once; confirm, release and dispatch are never held up. (default: 0, any number)"
  )
  var maxCalls: String?

  @Option(help: "Calls that wait for a place among --max-calls; more are refused. (default: 0)")
  var maxWaitingCalls: String?

  @Option(
    help: ArgumentHelp(
      "Who callers are, what they may do and for whom. Health and reflection stay open.",
      valueName: "file"))
  var identity: String?

  @Option(help: ArgumentHelp("The same as --identity, by its earlier name.", valueName: "file"))
  var tokens: String?

  @Flag(help: "Everybody on the network may do everything: nobody is asked who they are.")
  var anyone = false

  func run() async throws {
    // Until it is heard it must not be the end either: log rotation may be early.
    signal(SIGHUP, SIG_IGN)
    let (flags, file) = (flags, config)
    let read: @Sendable () async throws -> ServerConfiguration = {
      try await ServerConfiguration.read(
        flags: flags, environment: ProcessInfo.processInfo.environment, file: file)
    }
    let configuration = try await read()
    let level = Logger.Level(rawValue: configuration.logLevel) ?? .info
    let format = LineLogHandler.Format(rawValue: configuration.logFormat) ?? .text
    let records = LineLogHandler.Destination.standardError(format: format, level: level)
    LoggingSystem.bootstrap { LineLogHandler(label: $0, to: records) }
    let logger = Logger(label: "dropwire")
    for problem in ServerConfiguration.unknownVariables(ProcessInfo.processInfo.environment) {
      logger.warning("\(problem)")
    }
    let server = DropServer(
      configuration: configuration, logger: logger, records: records, readAgain: read)
    do {
      try await server.run()
    } catch {
      // Why it ends comes after what led to it.
      records.flush()
      throw error
    }
  }

  /// What was given on the command line, by the settings' keys.
  private var flags: [String: String] {
    let given: [(String, String?)] = [
      ("listen", listen), ("data", data), ("loops", loops), ("logLevel", logLevel),
      ("tlsCert", tlsCert), ("tlsKey", tlsKey), ("tlsClientCa", tlsClientCa),
      ("tlsClientAuth", tlsClientAuth), ("devTls", devTls ? "true" : nil),
      ("logFormat", logFormat), ("maxConnections", maxConnections),
      ("maxConnectionsPerHost", maxConnectionsPerHost),
      ("maxConnectionAgeSeconds", maxConnectionAgeSeconds), ("keepaliveSeconds", keepaliveSeconds),
      ("maxStreamsPerConnection", maxStreamsPerConnection), ("maxMessageBytes", maxMessageBytes),
      ("maxInboxCommands", maxInboxCommands), ("maxBatchCommands", maxBatchCommands),
      ("diskWatermarkBytes", diskWatermarkBytes), ("diskReserveBytes", diskReserveBytes),
      ("backupTo", backupTo),
      ("maxClockStepSeconds", maxClockStepSeconds), ("maxClockLeadSeconds", maxClockLeadSeconds),
      ("keepKeysSeconds", keepKeysSeconds), ("keepKeysCount", keepKeysCount),
      ("keepFinishedSeconds", keepFinishedSeconds), ("keepDropsSeconds", keepDropsSeconds),
      ("adoptLimits", adoptLimits), ("keepEventsSeconds", keepEventsSeconds),
      ("keepEventsCount", keepEventsCount),
      ("keepJournalSeconds", keepJournalSeconds), ("keepJournalBytes", keepJournalBytes),
      ("keepArchiveSeconds", keepArchiveSeconds), ("keepArchiveBytes", keepArchiveBytes),
      ("drainSeconds", drainSeconds), ("allowOrigin", allowOrigin),
      ("allowCredentials", allowCredentials ? "true" : nil), ("logCalls", logCalls),
      ("defaultDeadlineSeconds", defaultDeadlineSeconds),
      ("maxDeadlineSeconds", maxDeadlineSeconds), ("maxCalls", maxCalls),
      ("maxWaitingCalls", maxWaitingCalls), ("identity", identity), ("tokens", tokens),
      ("anyone", anyone ? "true" : nil),
    ]
    return Dictionary(
      uniqueKeysWithValues: given.compactMap { key, value in value.map { (key, $0) } })
  }
}
