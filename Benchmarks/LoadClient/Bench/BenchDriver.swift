import DropwireClient
import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
public import RPC
import WireCodec

/// A benchmark that could not be run.
public struct BenchError: Error, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}

/// Runs the load scenarios: sets them up, drives them to their end, audits, and makes the report.
///
/// One loop, one thread, for the load; the driver's own tasks only wait and look.
public final class BenchDriver: Sendable {
  let loop: Loop
  private let host: String
  private let port: Int
  let address: LoadTarget
  /// Called about once a second.
  let progress: @Sendable (String) -> Void
  /// How long calls without an answer are asked again after the load has ended, seconds.
  private let patienceSeconds: Int
  private let serverPID: Int32?

  /// - Parameters:
  ///   - host: a name or a numeric address. A name is looked up once, and TLS is for it.
  ///   - tls: speaks TLS with it; clear text when nil.
  ///   - metadata: sent with every call, a token for instance.
  ///   - serverPID: whose CPU is counted; asked of the server itself when nil.
  public init(
    host: String, port: Int, tls: ClientTLS? = nil, metadata: Metadata = [:],
    patienceSeconds: Int = 60,
    serverPID: Int32? = nil,
    progress: @escaping @Sendable (String) -> Void
  ) async throws {
    let group = try LoopGroup(count: 1)
    let loop = group.loops[0]
    self.loop = loop
    var tls = tls
    if tls?.serverName == nil { tls?.serverName = host }
    address = LoadTarget(
      try await Self.resolve(host, port, on: loop), tls: tls, metadata: metadata)
    self.host = host
    self.port = port
    self.progress = progress
    self.patienceSeconds = patienceSeconds
    self.serverPID = serverPID
  }

  private static func resolve(
    _ host: String, _ port: Int, on loop: Loop
  ) async throws -> SocketAddress {
    let found = await withCheckedContinuation { done in
      loop.execute { loop.resolve(host: host, port: port) { done.resume(returning: $0) } }
    }
    switch found {
    case .success(let addresses):
      guard let first = addresses.first else { throw BenchError("'\(host)' has no addresses") }
      return first
    case .failure(let error): throw BenchError("\(error)")
    }
  }

  /// One call before the load, not repeated: a server that is not there, or speaks otherwise, is said at once.
  func reach(_ client: LiveClient) async throws {
    do throws(RPCError) {
      _ = try await client.admin.stats(StatsRequest())
    } catch {
      // Whether this caller may ask for statistics does not matter.
      guard error.code == .unavailable else { return }
      // The message begins with the address.
      throw BenchError("\(error.message)\(hint(error.message))")
    }
  }

  private func hint(_ reason: String) -> String {
    if address.tls == nil, reason.contains("TLS") { return "; give --tls, or --ca FILE" }
    return reason.contains("refused") ? "; is the server running there?" : ""
  }

  /// A client beside the load, for set-up, statistics and the audit.
  func client() -> LiveClient { client(host: host, port: port) }

  /// The same of another server: a relay of this one.
  func client(host: String, port: Int) -> LiveClient {
    var limits = ClientLimits()
    limits.backoffBase = 50
    limits.backoffCap = 500
    let loop = loop
    let channel = HTTP2Channel(
      host: host, port: port, loop: loop, limits: limits, tls: address.tls)
    return LiveClient(
      channel: InterceptedChannel(
        channel, interceptors: [FixedHeaders(address.metadata)],
        nowNanoseconds: { loop.nowNanoseconds }),
      retry: Self.retry(seconds: patienceSeconds))
  }

  /// Asks again for about this long, not for longer: a server that is gone is reported, not waited for.
  private static func retry(seconds: Int) -> RetryPolicy {
    var policy = RetryPolicy()
    policy.attempts = 1
    var waited = Duration.zero
    while waited < .seconds(seconds) {
      waited += policy.delay(before: policy.attempts)
      policy.attempts += 1
    }
    return policy
  }

  /// Another server that a load is for, called as this one is.
  public func relay(host: String, port: Int) async throws -> RelayTarget {
    var tls = address.tls
    if tls != nil { tls?.serverName = host }
    return RelayTarget(
      host: host, port: port,
      load: LoadTarget(
        try await Self.resolve(host, port, on: loop), tls: tls, metadata: address.metadata))
  }

  /// The address as an option for the loads.
  public func options() -> LoadOptions { LoadOptions(address: address) }

  // MARK: - Scenarios

  /// Unary echo.
  public func echo(_ options: LoadOptions) async throws -> BenchReport {
    var report = BenchReport(scenario: "echo", target: "\(address)")
    let bench = OnLoop(loop) { loop in EchoBench(loop: loop, options: options) }
    await bench.do { $0.connect() }
    try await connected { await bench.do { ($0.isConnected, $0.lastError) } }
    let usage = await UsageMeter(self, client: nil)
    await bench.do { $0.begin() }
    try await watch(options, { await bench.do { ($0.progress, $0.isDone) } })
    await usage.finish(into: &report)
    let result = await bench.do { $0.finish() }
    describe(options, result, &report)
    return report
  }

  /// Reservations of one hot pool, audited.
  ///
  /// - Parameter isStreamed: over one `reserveStream` of each connection, instead of a call for each.
  public func reserve(
    _ options: LoadOptions, capacity: UInt32, pools: Int, duplicates: Int, waitlist: UInt32,
    isStreamed: Bool = false
  ) async throws -> BenchReport {
    var report = BenchReport(scenario: "reserve", target: "\(address)")
    let client = client()
    try await reach(client)
    let run = UInt64(bitPattern: wallMicroseconds()) ^ options.seed << 48
    let target = try await HotDrop(client: client, run: run).schedule(
      capacity: capacity, pools: pools, waitlist: waitlist)
    let demand = SteadyDemand(seed: run, pools: pools, duplicates: duplicates)
    let bench = OnLoop(loop) { loop in
      ReserveBench(
        loop: loop, options: options, target: target, demand: demand, joinsWaitlist: waitlist > 0,
        isStreamed: isStreamed)
    }
    await bench.do { $0.connect() }
    try await connected { await bench.do { ($0.isEverybodyUp, $0.lastError) } }
    let usage = await UsageMeter(self, client: client)
    await bench.do { $0.begin() }
    let answered = try await watch(options, { await bench.do { ($0.progress, $0.isDone) } })
    if !answered { await bench.do { $0.giveUp() } }
    await usage.finish(into: &report)
    let counts = await bench.do {
      [
        ("replayed", $0.replayed), ("repeats", UInt64($0.repeats)),
        ("connections lost", UInt64($0.losses)),
      ]
    }
    let (ledger, tally) = await bench.do { ($0.ledger, $0.tally) }
    let result = await bench.do { $0.finish() }
    describe(options, result, &report)
    report.flags.append(("calls", isStreamed ? "streamed" : "unary"))
    report.figures += tally.figures(capacity: capacity, pools: pools)
    for (name, count) in counts {
      let key = name.replacing(" ", with: "_")
      report.figures.append(.init(key, .unsigned(count), title: name, Words.count(count)))
    }
    await audit(client, ledger, stream: nil, &report)
    return report
  }

  /// A whole show without its kills, audited.
  ///
  /// - Parameter hasAdapter: the server's payments are answered by somebody else; otherwise by the load.
  public func drop(
    _ show: Show, seed: UInt64, sockets: Int, hasAdapter: Bool = false
  ) async throws -> (report: BenchReport, result: ShowResult) {
    var report = BenchReport(scenario: "drop", target: "\(address)")
    let client = client()
    try await reach(client)
    let session = ShowSession(
      client: client, loop: loop, address: address, show: show, seed: seed, sockets: sockets)
    let usage = await UsageMeter(self, client: client)
    let adapter = hasAdapter ? nil : PromptAdapter(client: self.client())
    var answering: Task<Void, any Error>?
    defer { answering?.cancel() }
    session.onStage = {
      guard show.payments != nil, let adapter else { return }
      answering = Task { try await adapter.run() }
    }
    let start = MonotonicTime.nanoseconds
    let result = try await session.play { [progress] second, moment in
      progress(Self.line(second, moment))
    }
    report.elapsedNanoseconds = MonotonicTime.nanoseconds - start
    await usage.finish(into: &report)
    report.flags = [
      ("show", show.name), ("seed", "\(seed)"), ("viewers", "\(show.audience.viewers)"),
      ("sockets", "\(sockets)"),
    ]
    report.latencies = [
      .init("click", result.clicks.fromIntended), .init("fanout", result.fanOut.fromIntended),
    ]
    report.violations += session.violations(of: result)
    describe(result, &report)
    await audit(client, result.told, stream: session.stream, &report)
    return (report, result)
  }

  // MARK: - Parts

  func audit(
    _ client: LiveClient, _ told: ToldLedger, stream: UInt64?, _ report: inout BenchReport
  ) async {
    progress("auditing the log")
    let verdict = await JournalFetch.audit(client, told: told, viewersOf: stream)
    report.audit = verdict.report
    if let fault = verdict.journalFault { report.violations.append("journal: \(fault)") }
    if told.unanswered > 0 {
      report.violations.append(
        "\(told.unanswered) requests were never answered in \(patienceSeconds) s of asking")
    }
    report.figures.append(
      .init(
        "state_digest", .string(verdict.stateDigest), title: "state digest", verdict.stateDigest))
    report.figures.append(
      .init("chain_head", .string(verdict.chainHead), title: "chain head", verdict.chainHead))
  }

  func describe(
    _ options: LoadOptions, _ result: LoadResult, _ report: inout BenchReport
  ) {
    report.flags = [
      ("connections", "\(options.connections)"),
      ("load", options.rate.map { "open \(Words.rate($0))/s" } ?? "closed x \(options.streams)"),
    ]
    if report.scenario == "echo" {
      report.flags.append(("payload", "\(options.payloadBytes) B"))
    }
    report.flags.append(("seed", "\(options.seed)"))
    report.elapsedNanoseconds = options.durationNanoseconds
    report.rates = result.meter.seconds
    report.latencies.append(
      .init(
        "answer", result.latency.fromIntended,
        fromSent: options.rate == nil ? nil : result.latency.fromSent))
    report.lag = result.lag
    if let lag = result.lag {
      report.validity = RunValidity(
        lag: lag, cpuNanoseconds: 0, elapsedNanoseconds: options.durationNanoseconds, loops: 1)
    }
    if result.notSent > 0 {
      report.validity?.reasons.append(
        "\(Words.count(result.notSent)) requests were not sent: "
          + "\(Words.count(UInt64(LoadPump.outstanding))) were without an answer")
    }
    if let error = result.firstError, report.scenario == "echo" {
      let advice =
        error.contains("unknown service")
        ? "; echo is served by `dropwire bench serve-echo`, not by `dropwire serve`" : ""
      report.violations.append("calls failed; the first: \(error)\(advice)")
    }
  }

  private func describe(_ result: ShowResult, _ report: inout BenchReport) {
    let buyers = result.moment.buyers
    var figures: [(String, UInt64)] = [
      ("clicked", UInt64(buyers.clicked)), ("units_held", UInt64(buyers.unitsHeld)),
      ("promoted", UInt64(buyers.promoted)), ("confirmed", UInt64(buyers.confirmed)),
      ("units_confirmed", UInt64(buyers.unitsConfirmed)),
      ("delivered", UInt64(buyers.delivered)), ("refused", UInt64(buyers.refused)),
      ("feed_messages", result.moment.messages), ("feed_gaps", result.told.viewers.gaps),
      ("resumptions", UInt64(result.moment.resumptions)),
    ]
    let doors = result.moment.doors.values
    if !doors.isEmpty {
      figures.append(("let_in", doors.reduce(0) { $0 + $1.letIn }))
      figures.append(("without_chance", doors.reduce(0) { $0 + $1.withoutChance }))
    }
    if buyers.paying > 0 {
      figures.append(("payments_asked", UInt64(buyers.paying)))
      figures.append(("express", UInt64(buyers.express)))
      figures.append(("express_orders", UInt64(buyers.bought)))
      figures.append(("declined", UInt64(buyers.declined)))
      figures.append(("cancelled", UInt64(buyers.cancelled)))
    }
    for (name, count) in figures {
      report.figures.append(
        .init(
          name, .unsigned(count), title: name.replacing("_", with: " "), Words.count(count)))
    }
    let last = result.arrivals.values.map(\.last).max() ?? 0
    report.figures.append(
      .init(
        "last_viewer_us", .integer(last), title: "slowest marker",
        "\(Words.duration(last * 1_000)) to the last viewer"))
  }

  private static func line(_ second: Int, _ moment: ShowMoment) -> String {
    let buyers = moment.buyers
    return "\(Words.clock(Int64(second) * 1_000_000)) viewers \(moment.subscribed)"
      + " clicks \(buyers.clicked) held \(buyers.unitsHeld) confirmed \(buyers.unitsConfirmed)"
      + " waiting \(buyers.waiting - buyers.promoted) open calls \(moment.openCalls)"
  }

  /// Waits until everybody is connected.
  func connected(_ look: () async -> (Bool, String)) async throws {
    for _ in 0..<200 {
      let (isUp, error) = await look()
      if isUp { return }
      if !error.isEmpty, error.contains("refused") {
        throw BenchError(
          "cannot connect to \(address): \(error); is the server running there?")
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw BenchError("cannot connect to \(address): \(await look().1)")
  }

  /// Waits until the load is over and answered; false when answers are still missing after the patience.
  @discardableResult
  func watch(
    _ options: LoadOptions, _ look: () async -> (LoadProgress, Bool)
  ) async throws -> Bool {
    let seconds = Int((options.durationNanoseconds + 999_999_999) / 1_000_000_000)
    var before = LoadProgress()
    var ticks = 0
    while true {
      try await Task.sleep(for: .milliseconds(100))
      ticks += 1
      let (now, isDone) = await look()
      if isDone { return true }
      if ticks % 10 == 0 {
        progress(
          "\(Words.clock(Int64(ticks) * 100_000)) \(Words.count(now.achieved - before.achieved))/s"
            + " answered \(Words.count(now.achieved)) failed \(now.failed) open \(now.open)")
        before = now
      }
      if ticks / 10 >= seconds + patienceSeconds { return false }
    }
  }

  /// CPU time and memory of client and server around a load.
  final class UsageMeter {
    private let start = MonotonicTime.nanoseconds
    private let clientBefore = ProcessUsage()
    private var serverBefore: ProcessUsage?
    /// The server's; nil when nobody knows it.
    let pid: Int32?

    init(_ driver: BenchDriver, client: LiveClient?) async {
      var pid = driver.serverPID
      if pid == nil, let client {
        pid = (try? await client.admin.stats(StatsRequest())).map { Int32(clamping: $0.pid) }
      }
      self.pid = pid
      serverBefore = pid.flatMap { ProcessUsage(pid: $0) }
    }

    func finish(into report: inout BenchReport) async {
      let elapsed = MonotonicTime.nanoseconds - start
      if let before = clientBefore, let after = ProcessUsage() {
        report.client = UsageInterval(from: before, to: after, elapsedNanoseconds: elapsed)
      }
      if let pid, let before = serverBefore, let after = ProcessUsage(pid: pid) {
        report.server = UsageInterval(from: before, to: after, elapsedNanoseconds: elapsed)
      }
    }
  }
}

/// An object that lives on a loop, for tasks that look at it now and then.
final class OnLoop<Object>: @unchecked Sendable {
  // Sound although unchecked: the object is made, used and only ever touched on the loop.
  let loop: Loop
  private var object: Object?

  init(_ loop: Loop, _ make: @escaping @Sendable (Loop) -> Object) {
    self.loop = loop
    loop.execute { [self] in object = make(loop) }
  }

  /// Runs `body` with the object on the loop.
  func `do`<Answer: Sendable>(
    _ body: @escaping @Sendable (Object) -> Answer
  ) async -> Answer {
    await withCheckedContinuation { done in
      loop.execute { [self] in
        guard let object else { preconditionFailure("made before it is used") }
        done.resume(returning: body(object))
      }
    }
  }
}
