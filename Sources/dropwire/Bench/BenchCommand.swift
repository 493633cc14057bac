import ArgumentParser
import Foundation
import HTTP2Transport
import JSONText
import LoadClient
import LoadKit
import StandardStreams

/// `dropwire bench`: load with latency from the intended start, and an audit of what clients were told.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure a server, and check what it told its clients against its log.",
    discussion: """
      Latency counts from the intended start of a request, so a server that stalls is seen to stall.
      After reserve, overload, fanout and drop the server's whole log is read and checked: its hash chain, a replay by the
      engine, and an independent model of the rules; then it is compared with what clients were told.
      A run in which the client itself was late is INVALID (`valid` of --json is false): its figures say nothing about
      the server.

      EXIT CODES
        0  everything claimed holds
        1  it does not, or the run could not be made
        2  the command line was wrong
        3  everything claimed holds, but the run is INVALID

      EXAMPLES
        dropwire bench serve-echo --listen 127.0.0.1:7071 &
        dropwire bench echo --target 127.0.0.1:7071 --duration 10s
        dropwire bench reserve --target 127.0.0.1:7070 --duration 30s --rate 20000 --json
      """,
    subcommands: [
      EchoCommand.self, ReserveCommand.self, OverloadCommand.self, FanOutCommand.self,
      DropCommand.self, AdmissionCommand.self, ExpressCommand.self, ServeEchoCommand.self,
    ])
}

/// What every load scenario can be told.
struct LoadArguments: ParsableArguments {
  @Option(help: "HOST:PORT of the server.")
  var target: String

  @Option(help: "How long: 500ms, 10s, 2m. (default: 10s)", transform: DurationText.nanoseconds)
  var duration: Int64?

  /// ``duration``, or its default.
  var durationNanoseconds: Int64 { duration ?? 10_000_000_000 }

  @Option(help: "Connections. (default: 8; for fanout one each, descriptors allowing)")
  var connections: Int?

  @Option(help: "Where the randomness comes from.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How long to go on asking for missing answers after the load, crash or not: 30s, 2m. (default: 60s)",
      valueName: "duration"),
    transform: DurationText.patience)
  var patience = 60

  @Option(help: "The server's process, to count its CPU; a drop server says it by itself.")
  var serverPid: Int32?

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments

  @Flag(help: "A JSON object as the last line of standard output, and nothing else there.")
  var json = false

  /// A driver for the target, with progress on standard error.
  func driver() async throws -> BenchDriver {
    if let refusal = Machine.refusalToMeasure(command: "dropwire bench") {
      throw CommandFailure(refusal)
    }
    let endpoint = try endpoint()
    let host = endpoint.host == "localhost" ? "127.0.0.1" : endpoint.host
    let line = ProgressLine()
    return try await BenchDriver(
      host: host, port: endpoint.port, tls: try security.clientTLS(),
      metadata: try headers.metadata(), patienceSeconds: patience, serverPID: serverPid,
      progress: { line.show($0) })
  }

  /// - Throws: `CommandFailure` for a target that is none, or that load is not made on.
  func endpoint() throws -> Endpoint {
    do throws(ChannelTargetError) {
      // The words of `call`, for what neither of them takes.
      _ = try ChannelTarget(target)
    } catch {
      throw CommandFailure("--target: \(error)", exitCode: 2)
    }
    guard let endpoint = Endpoint(target), endpoint.unixPath == nil else {
      throw CommandFailure(
        "--target: \(target) is not HOST:PORT, and bench makes its connections to one of those",
        exitCode: 2)
    }
    return endpoint
  }

  func load(_ driver: BenchDriver) throws -> LoadOptions {
    var options = driver.options()
    options.connections = try positive(connections ?? 8, "--connections")
    options.durationNanoseconds = durationNanoseconds
    options.seed = seed
    return options
  }

  /// A rate or a share, which can be written as what no number of requests is.
  static func check(_ value: Double, _ name: String, _ range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
      throw ValidationError(
        "\(name): \(Self.text(value)) is outside \(Self.text(range.lowerBound))…\(Self.text(range.upperBound))"
      )
    }
  }

  private static func text(_ value: Double) -> String {
    Int64(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  /// Requests a second that no machine comes near.
  static let rates = 0...100_000_000.0

  func positive(_ value: Int, _ name: String) throws -> Int {
    guard (1...100_000).contains(value) else {
      throw CommandFailure("\(name): \(value) is outside 1…100000", exitCode: 2)
    }
    return value
  }

  /// Prints the report and ends with its exit code.
  func finish(_ report: BenchReport) throws {
    standardError("")
    standardOutput(json ? report.json.text : report.text)
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }
}

/// A line on standard error that is rewritten on a terminal and appended elsewhere.
final class ProgressLine: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) == 1

  func show(_ text: String) {
    if isTerminal {
      _ = StandardDescriptors.write("\r\u{1B}[2K\(VisibleText.escaped(text))".utf8, to: 2)
    } else {
      standardError(text)
    }
  }
}

/// Lengths of time as people write them.
enum DurationText {
  /// Whole seconds, begun ones included; a number alone is seconds, and may be 0.
  @Sendable static func patience(_ text: String) throws -> Int {
    if let seconds = Int(text), (0...86_400).contains(seconds) { return seconds }
    return Int((try nanoseconds(text) + 999_999_999) / 1_000_000_000)
  }

  @Sendable static func nanoseconds(_ text: String) throws -> Int64 {
    let units: [(String, Int64)] = [
      ("ms", 1_000_000), ("us", 1_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
    ]
    for (suffix, scale) in units where text.hasSuffix(suffix) {
      guard let value = Double(text.dropLast(suffix.count)), value > 0, value <= 86_400 else {
        break
      }
      return Int64(value * Double(scale))
    }
    throw ValidationError("\(text) is not a length of time, such as 500ms, 10s or 2m")
  }
}

/// `dropwire bench echo`.
struct EchoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo",
    abstract: "Unary echo calls: the transport and nothing else.",
    discussion: """
      Without --rate the load is closed: --connections x --streams requests are in flight all the time, which
      finds the most the server can do. With --rate it is open, and latency means something.

      EXAMPLES
        dropwire bench echo --target 127.0.0.1:7071 --duration 10s
        dropwire bench echo --target 127.0.0.1:7071 --rate 100000 --json
      """)

  @OptionGroup var arguments: LoadArguments
  @Option(help: "Requests a second; without it as many as come back.") var rate: Double?
  @Option(help: "Requests in flight on each connection of a closed load.") var streams = 64
  @Option(help: "Bytes of the message, up to 1000000.") var payload = 64

  func validate() throws {
    if let rate { try LoadArguments.check(rate, "--rate", LoadArguments.rates) }
    try LoadArguments.check(Double(payload), "--payload", 0...1_000_000)
  }

  func run() async throws {
    let driver = try await arguments.driver()
    var options = try arguments.load(driver)
    options.rate = rate
    options.streams = try arguments.positive(streams, "--streams")
    options.payloadBytes = payload
    try arguments.finish(try await driver.echo(options))
  }
}

/// `dropwire bench reserve`.
struct ReserveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reserve",
    abstract: "Reservations of one hot pool, checked against the log.",
    discussion: """
      Makes a drop of its own. Every request has its own key; --duplicates of them are sent twice. A request whose
      answer was lost, because the server was killed for example, is asked again under the same key
      until the server is back (--patience).

      EXAMPLES
        dropwire bench reserve --target 127.0.0.1:7070 --duration 30s
        dropwire bench reserve --target 127.0.0.1:7070 --rate 50000 --capacity 100000 --json
        dropwire bench reserve --target 127.0.0.1:7070 --rate 0 --stream
      """)

  @OptionGroup var arguments: LoadArguments
  @Option(help: "Requests a second; 0 for a closed load: as many as come back.")
  var rate = 5_000.0
  @Option(help: "Requests in flight on each connection of a closed load.") var streams = 64
  @Option(help: "Units on sale. (default: eight of ten requests find one)") var capacity: UInt32?
  @Option(help: "Pools they are spread over.") var pools = 1
  @Option(help: "Places in line per pool.") var waitlist: UInt32 = 10_000
  @Option(help: "Requests sent a second time under the same key, percent: 0 to 100.")
  var duplicates = 5.0
  @Flag(help: "One stream of requests on each connection, as gateways do, instead of a call each.")
  var stream = false

  func validate() throws {
    try LoadArguments.check(rate, "--rate", LoadArguments.rates)
    try LoadArguments.check(duplicates, "--duplicates", 0...100)
  }

  func run() async throws {
    let driver = try await arguments.driver()
    var options = try arguments.load(driver)
    options.rate = rate > 0 ? rate : nil
    options.streams = try arguments.positive(streams, "--streams")
    let expected = max(rate, 1) * Double(arguments.durationNanoseconds) / 1e9 * 0.8
    let units = rate > 0 ? UInt32(min(max(expected, 1), 90_000_000)) : 50_000_000
    let pools = try arguments.positive(pools, "--pools")
    let report = try await driver.reserve(
      options, capacity: (capacity ?? units) / UInt32(pools), pools: pools,
      duplicates: Int(duplicates * 10_000),
      waitlist: waitlist, isStreamed: stream)
    try arguments.finish(report)
  }
}

/// `dropwire bench admission`.
struct AdmissionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admission",
    abstract:
      "People who join the door of a drop: how long until each has a place, and its memory.",
    discussion: """
      Makes a drop with a door of its own, which is drawn when all have joined. The load is open: a late answer counts
      from when its join was due.

      EXAMPLES
        dropwire bench admission --target 127.0.0.1:7070 --joiners 100000 --rate 10000
      """)

  @OptionGroup var arguments: LoadArguments
  @Option(help: "People who join, each once.") var joiners = 100_000
  @Option(help: "Joins a second.") var rate = 10_000.0

  func validate() throws {
    try LoadArguments.check(rate, "--rate", 1...100_000_000)
    try LoadArguments.check(Double(joiners), "--joiners", 1...1_000_000)
    if arguments.duration != nil {
      throw ValidationError("--duration: it lasts as long as --joiners at --rate do")
    }
  }

  func run() async throws {
    let driver = try await arguments.driver()
    var options = try arguments.load(driver)
    options.rate = rate
    try arguments.finish(try await driver.admission(options, joiners: joiners))
  }
}

/// `dropwire bench express`.
struct ExpressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "express",
    abstract:
      "Purchases in one call, and the same by the calls that it replaces: the time to an order.",
    discussion: """
      Makes a drop of its own, opens the till, and answers every intent at once, as an adapter that nothing goes wrong
      with. The load is closed: each buyer buys one after the other. For a server without another adapter.

      EXAMPLES
        dropwire bench express --target 127.0.0.1:7070 --purchases 20000 --at-once 32
      """)

  @OptionGroup var arguments: LoadArguments
  @Option(help: "Purchases of each kind.") var purchases = 10_000
  @Option(help: "Buyers at once.") var atOnce = 16

  func validate() throws {
    try LoadArguments.check(Double(purchases), "--purchases", 1...1_000_000)
    try LoadArguments.check(Double(atOnce), "--at-once", 1...1_024)
    if arguments.duration != nil {
      throw ValidationError("--duration: it lasts as long as --purchases do")
    }
  }

  func run() async throws {
    let driver = try await arguments.driver()
    let options = try arguments.load(driver)
    try arguments.finish(
      try await driver.express(options, purchases: purchases, atOnce: atOnce))
  }
}

/// `dropwire bench fanout`.
struct FanOutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fanout",
    abstract: "One stream to many subscribers over real connections.",
    discussion: """
      EXAMPLES
        dropwire bench fanout --target 127.0.0.1:7070 --subscribers 2000
        dropwire bench fanout --target 127.0.0.1:7070 --subscribers 10000 --connections 500 --burst 8
        dropwire bench fanout --target 127.0.0.1:7070 --via 127.0.0.1:7071 --subscribers 2000
      """)

  @OptionGroup var arguments: LoadArguments
  @Option(help: "Subscribers.") var subscribers = 2_000
  @Option(help: "Markers published together in each round.") var burst = 1
  @Option(help: "Markers a second; without it a round begins when the one before is everywhere.")
  var rate: Double?
  @Option(
    help: ArgumentHelp(
      "HOST:PORT of a relay of the server: viewers subscribe there, and its CPU and memory are counted.",
      valueName: "relay"))
  var via: String?
  @Option(help: "Of a hundred connections, how many are dropped each second: 0 to 100.")
  var cut = 0

  func validate() throws {
    try LoadArguments.check(Double(cut), "--cut", 0...100)
    // None a second never comes to the second round.
    if let rate { try LoadArguments.check(rate, "--rate", 0.001...100_000_000) }
  }

  func run() async throws {
    let driver = try await arguments.driver()
    var options = FanOutOptions()
    options.subscribers = try arguments.positive(subscribers, "--subscribers")
    let room = DescriptorRoom.sockets()
    let wanted = arguments.connections ?? subscribers
    options.sockets = min(wanted, subscribers, room)
    if options.sockets < min(wanted, subscribers) {
      standardError(
        "only \(room) sockets fit under this process's descriptor limit:"
          + " \(subscribers) subscribers share them")
    }
    options.burst = try arguments.positive(burst, "--burst")
    options.durationNanoseconds = arguments.durationNanoseconds
    options.rate = rate
    options.cut = cut
    if let via {
      guard let endpoint = Endpoint(via), endpoint.unixPath == nil else {
        throw CommandFailure("--via: \(via) is not HOST:PORT", exitCode: 2)
      }
      let host = endpoint.host == "localhost" ? "127.0.0.1" : endpoint.host
      options.via = try await driver.relay(host: host, port: endpoint.port)
    }
    try arguments.finish(try await driver.fanOut(options))
  }
}

/// `dropwire bench drop`.
struct DropCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop",
    abstract: "A whole show against a server: viewers, a burst of buyers, partners, and the audit.",
    discussion: """
      Plays a show file (docs/shows.md) as `dropwire demo` does, but against a server that is already running and
      without killing it. It lasts as long as the file says: --duration is not taken. Payments of a show that has some
      are answered by the load itself, at once, unless an adapter does it.

      EXAMPLES
        dropwire bench drop --target 127.0.0.1:7070
        dropwire bench drop --target 127.0.0.1:7070 --scenario my.show --json
      """)

  @OptionGroup var arguments: LoadArguments
  @Option(help: "A show file, or launch, bakery or pilot; without it the launch.")
  var scenario: String?

  @Flag(help: "An adapter answers for the server's payments already.")
  var adapter = false

  func validate() throws {
    if arguments.duration != nil {
      throw ValidationError("--duration: a show lasts as long as its file says")
    }
  }

  func run() async throws {
    let driver = try await arguments.driver()
    var show = try ShowFile.load(scenario)
    show.kills = []
    let sockets = min(arguments.connections ?? show.audience.sockets, DescriptorRoom.sockets())
    let seed = arguments.seed == 1 ? show.seed : arguments.seed
    let (report, _) = try await driver.drop(
      show, seed: seed, sockets: sockets, hasAdapter: adapter)
    try arguments.finish(report)
  }
}
