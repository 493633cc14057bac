import DropwireClient
import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// How an overload is made.
public struct OverloadOptions: Sendable {
  /// Reserves a second, in multiples of what the server was seen to serve just before.
  public var multiple = 3.0
  /// Reserves a second; nil: ``multiple`` of what the server serves.
  public var rate: Double?
  /// Confirms a second, before and during the overload.
  public var confirms = 300.0
  /// How long confirms alone are measured, and then the server's capacity.
  public var calmNanoseconds: Int64 = 5_000_000_000
  /// Whether reserves go over one stream of each connection instead of a call each.
  public var isStreamed = false

  /// Three times the capacity.
  public init() {}
}

/// A crowd that no server can serve beside buyers who have a hold already.
extension BenchDriver {
  /// Confirms alone, then as many reserves as can be had, then several times as many beside the same confirms.
  ///
  /// What is promised: no confirm is refused while a reserve is served. What is measured besides: how much later confirms
  /// are answered than without the crowd, how many reserves are served of what could be, and what it does to memory.
  public func overload(
    _ options: LoadOptions, _ overload: OverloadOptions
  ) async throws -> BenchReport {
    var report = BenchReport(scenario: "overload", target: "\(address)")
    let client = client()
    try await reach(client)
    let run = UInt64(bitPattern: wallMicroseconds()) ^ options.seed << 48
    let stage = try await OverloadStage(self, client, options, overload, run: run)
    let calm = try await stage.confirms(for: overload.calmNanoseconds)
    progress("confirms alone: p99 \(Words.duration(Int64(calm.fromIntended.p99)))")

    let found = try await stage.reserves(rate: nil, for: overload.calmNanoseconds)
    let capacity = Double(found.counts.served) * 1e9 / Double(overload.calmNanoseconds)
    progress("capacity: \(Words.rate(capacity)) reserves a second")
    guard capacity > 0 else {
      throw BenchError("no reserve was served: \(found.firstError ?? "no answer")")
    }

    let usage = await UsageMeter(self, client: client)
    let memory = MemoryWatch(usage.pid)
    let rate = overload.rate ?? capacity * overload.multiple
    async let beside = stage.confirms(for: options.durationNanoseconds)
    let storm = try await stage.reserves(rate: rate, for: options.durationNanoseconds)
    let loaded = try await beside
    await usage.finish(into: &report)
    report.elapsedNanoseconds = options.durationNanoseconds

    report.flags = [
      ("connections", "\(options.connections)"),
      ("calls", overload.isStreamed ? "streamed" : "unary"),
      ("confirms", "\(Words.rate(overload.confirms))/s"), ("reserves", "\(Words.rate(rate))/s"),
      ("seed", "\(options.seed)"),
    ]
    report.latencies = [
      .init("confirm, calm", calm.fromIntended, fromSent: calm.fromSent),
      .init("confirm, overload", loaded.fromIntended, fromSent: loaded.fromSent),
      .init("reserve served", storm.latency),
    ]
    report.lag = storm.lag
    judge(storm, options, rate: rate, &report)
    report.figures += Self.figures(
      calm, loaded, storm.counts, capacity: capacity,
      seconds: Double(options.durationNanoseconds) / 1e9)
    report.figures += await memory.figures(served: storm.counts.served)
    if let error = storm.firstError {
      report.figures.append(
        .init("first_failure", .string(error), "\(error)"))
    }
    let (ledger, violations) = await stage.finish()
    report.violations += violations
    await audit(client, ledger, stream: nil, &report)
    return report
  }

  private func judge(
    _ storm: OverloadStage.Reserves, _ options: LoadOptions, rate: Double,
    _ report: inout BenchReport
  ) {
    guard let lag = storm.lag else { return }
    var validity = RunValidity(
      lag: lag, cpuNanoseconds: 0, elapsedNanoseconds: options.durationNanoseconds, loops: 1)
    let wanted = rate * Double(options.durationNanoseconds) / 1e9
    if Double(storm.counts.offered) < 0.9 * wanted {
      validity.reasons.append(
        "\(Words.count(storm.notSent)) reserves were not sent: the client or the connection took no more"
      )
    }
    report.validity = validity
  }

  private static func figures(
    _ calm: OverloadStage.Confirms, _ loaded: OverloadStage.Confirms, _ counts: ReserveStorm.Counts,
    capacity: Double, seconds: Double
  ) -> [BenchReport.Figure] {
    let goodput = Double(counts.served) / seconds
    let offered = Double(counts.offered) / seconds
    let ratio = Double(loaded.fromIntended.p99) / Double(max(calm.fromIntended.p99, 1))
    func share(_ name: String, _ value: Double, _ words: String) -> BenchReport.Figure {
      .init(name, .number((value * 1_000).rounded() / 1_000), words)
    }
    func count(_ name: String, _ value: UInt64) -> BenchReport.Figure {
      .init(name, .unsigned(value), Words.count(value))
    }
    return [
      share("capacity_per_second", capacity, "\(Words.rate(capacity))/s, closed load"),
      share(
        "offered_multiple", offered / capacity,
        "\(Words.decimal(offered / capacity, 2)) x capacity, \(Words.rate(offered))/s"),
      share(
        "goodput_share", goodput / capacity,
        "\(Words.decimal(100 * goodput / capacity, 1)) % of capacity, \(Words.rate(goodput))/s"),
      share(
        "confirm_p99_ratio", ratio, "\(Words.decimal(ratio, 2)) x calm"),
      count("reserves_served", counts.served), count("reserves_shed", counts.shed),
      count("reserves_failed", counts.failed), count("confirms_sent_again", loaded.sentAgain),
    ]
  }
}

/// Drops, connections and loads of an overload, in the order in which they are needed.
final class OverloadStage: Sendable {
  /// What confirms came to.
  struct Confirms: Sendable {
    var fromIntended: LatencySummary
    var fromSent: LatencySummary
    var sentAgain: UInt64
  }

  /// What reserves came to.
  struct Reserves: Sendable {
    var counts: ReserveStorm.Counts
    var latency: LatencySummary
    var lag: LatencySummary?
    var notSent: UInt64
    var firstError: String?
  }

  private let overload: OverloadOptions
  private let options: LoadOptions
  private let run: UInt64
  private let hot: BuyerCrowd.Target
  /// On a loop, and so a thread, of its own: a shop has its till apart from the crowd, and who measures it must not wait
  /// for who makes the crowd.
  private let till: OnLoop<TillLoad>
  private let crowd: OnLoop<CrowdLoad>

  init(
    _ driver: BenchDriver, _ client: LiveClient, _ options: LoadOptions,
    _ overload: OverloadOptions, run: UInt64
  ) async throws {
    (self.options, self.overload, self.run) = (options, overload, run)
    let sold = try await HotDrop(client: client, run: run).schedule(
      capacity: 10_000_000, pools: 1, waitlist: 0)
    hot = try await HotDrop(client: client, run: run ^ 2).schedule(
      capacity: 90_000_000, pools: 1, waitlist: 0)
    till = OnLoop(try LoopGroup(count: 1).loops[0]) { loop in
      TillLoad(loop: loop, options: options, connections: 2)
    }
    crowd = OnLoop(driver.loop) { loop in
      CrowdLoad(loop: loop, options: options, connections: options.connections)
    }
    let (till, crowd) = (till, crowd)
    try await driver.connected {
      let (one, other) = (
        await till.do { ($0.isUp, $0.lastError) }, await crowd.do { ($0.isUp, $0.lastError) }
      )
      return (one.0 && other.0, one.1.isEmpty ? other.1 : one.1)
    }
    let nanoseconds = Double(overload.calmNanoseconds + options.durationNanoseconds)
    let count = Int(overload.confirms * nanoseconds / 1e9) + 100
    driver.progress("taking \(Words.count(count)) holds to be confirmed")
    await till.do { $0.makeHolds(of: sold, run: run, count: count) }
    try await Self.wait(seconds: 300, "holds to be confirmed") {
      await till.do { ($0.maker?.isDone ?? false, "") }
    }
    if let failure = await till.do({ $0.collectHolds() }) { throw BenchError(failure) }
  }

  private static func wait(
    seconds: Int, _ what: String, _ look: () async -> (Bool, String)
  ) async throws {
    for _ in 0..<seconds * 20 {
      if await look().0 { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw BenchError("waited \(seconds) s in vain for \(what) \(await look().1)")
  }

  /// Confirms at their rate, for so long.
  func confirms(for nanoseconds: Int64) async throws -> Confirms {
    let rate = overload.confirms
    let run = run
    await till.do { $0.beginConfirms(rate: rate, duration: nanoseconds, run: run) }
    try await Self.wait(seconds: Int(nanoseconds / 1_000_000_000) + 60, "confirms") {
      [till] in await till.do { ($0.confirms?.isDone ?? false, $0.confirms?.failure ?? "") }
    }
    return await till.do { $0.collectConfirms() }
  }

  /// Reserves at a rate, or as many as come back, for so long.
  func reserves(rate: Double?, for nanoseconds: Int64) async throws -> Reserves {
    let (hot, seed, isStreamed) = (hot, run ^ UInt64(rate == nil ? 5 : 6), overload.isStreamed)
    let inFlight = options.connections * options.streams
    await crowd.do { links in
      links.beginReserves(of: hot, seed: seed, isStreamed: isStreamed)
      links.storm?.begin(rate: rate, duration: nanoseconds, inFlight: inFlight)
    }
    try await Self.wait(seconds: Int(nanoseconds / 1_000_000_000) + 60, "answers to reserves") {
      [crowd] in await crowd.do { ($0.storm?.isDone ?? false, $0.storm?.firstError ?? "") }
    }
    return await crowd.do { $0.collectReserves() }
  }

  /// Ends; returns what was told, and what was promised and not kept.
  func finish() async -> (ToldLedger, [String]) {
    var (ledger, violations) = await till.do { till in
      till.close()
      return (till.ledger, till.violations)
    }
    ledger.join(
      await crowd.do { crowd in
        crowd.close()
        return crowd.ledger
      })
    return (ledger, violations)
  }
}

/// Some connections on a loop. Confined to it.
class OverloadLinks {
  let loop: Loop
  let links: [Link]
  let templates: Templates
  var ledger = ToldLedger()

  init(loop: Loop, options: LoadOptions, connections: Int) {
    self.loop = loop
    links = (0..<connections).map { _ in Link(loop: loop, address: options.address) }
    templates = Templates(options.address)
    for link in links { link.open() }
  }

  var isUp: Bool { links.allSatisfy(\.isUp) }
  var lastError: String { links.first { !$0.isUp }?.lastError ?? "" }

  func close() { for link in links { link.close() } }
}

/// Buyers who confirm. Confined to its loop.
final class TillLoad: OverloadLinks {
  private var holds: [ReadyHold] = []
  private(set) var violations: [String] = []
  private(set) var maker: HoldMaker?
  private(set) var confirms: ConfirmLoad?

  func makeHolds(of target: BuyerCrowd.Target, run: UInt64, count: Int) {
    maker = HoldMaker(
      loop: loop, links: links, templates: templates, target: target, run: run, count: count)
    maker?.begin()
  }

  /// Why there are none.
  func collectHolds() -> String? {
    guard let maker else { return nil }
    holds = maker.holds
    ledger.join(maker.ledger)
    defer { self.maker = nil }
    return maker.failure
  }

  func beginConfirms(rate: Double, duration: Int64, run: UInt64) {
    let wanted = min(holds.count, Int(rate * Double(duration) / 1e9) + 1)
    confirms = ConfirmLoad(
      loop: loop, links: links, templates: templates, holds: Array(holds.suffix(wanted)), run: run)
    holds.removeLast(wanted)
    confirms?.begin(rate: rate, duration: duration)
  }

  func collectConfirms() -> OverloadStage.Confirms {
    guard let confirms else { preconditionFailure("begun before they are collected") }
    ledger.join(confirms.ledger)
    if let failure = confirms.failure { violations.append("confirms: \(failure)") }
    if confirms.sentAgain > 0 {
      violations.append(
        "\(confirms.sentAgain) confirms were refused or lost while reserves were served")
    }
    return OverloadStage.Confirms(
      fromIntended: confirms.latency.fromIntended, fromSent: confirms.latency.fromSent,
      sentAgain: confirms.sentAgain)
  }
}

/// The crowd. Confined to its loop.
final class CrowdLoad: OverloadLinks {
  private(set) var storm: ReserveStorm?

  func beginReserves(of target: BuyerCrowd.Target, seed: UInt64, isStreamed: Bool) {
    storm = ReserveStorm(
      loop: loop, links: links, templates: templates, target: target, seed: seed,
      isStreamed: isStreamed)
  }

  func collectReserves() -> OverloadStage.Reserves {
    guard let storm else { preconditionFailure("begun before they are collected") }
    storm.stop()
    ledger.join(storm.ledger)
    return OverloadStage.Reserves(
      counts: storm.counts, latency: storm.latency.fromIntended, lag: storm.lag,
      notSent: storm.notSent, firstError: storm.firstError)
  }
}

/// The server's memory during a load, looked at from outside twice a second.
actor MemoryWatch {
  private let pid: Int32?
  private let first: Int64?
  private var highest: Int64 = 0
  private var isDone = false

  init(_ pid: Int32?) {
    self.pid = pid
    first = pid.flatMap { ProcessUsage(pid: $0)?.residentBytes }
    Task { [weak self] in
      while await self?.look() == true { try? await Task.sleep(for: .milliseconds(500)) }
    }
  }

  private func look() -> Bool {
    guard !isDone, let pid, let usage = ProcessUsage(pid: pid) else { return false }
    highest = max(highest, usage.residentBytes)
    return true
  }

  /// How much it grew, in all and for each reserve that was served and so is kept.
  func figures(served: UInt64) -> [BenchReport.Figure] {
    _ = look()
    isDone = true
    guard let first else { return [] }
    let growth = max(0, highest - first)
    let each = served == 0 ? 0 : growth / Int64(clamping: served)
    return [
      .init("memory_growth_bytes", .integer(growth), "\(Words.bytes(growth)) at most"),
      .init("memory_per_reserve_bytes", .integer(each), "\(Words.bytes(each)) for each served"),
    ]
  }
}
