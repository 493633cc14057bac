import Basics
import DropwireClient
import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// People who join the door of one drop, each once and some again, over a few connections: how long until each has a
/// place. Confined to its loop.
final class AdmissionBench: CallObserver, LoadPump.Target {
  private let loop: Loop
  private let options: LoadOptions
  private let drop: Identifier
  private let links: [Link]
  private let template: RequestTemplate
  private var pump: LoadPump?
  private var flights: [(intended: Int64, sent: Int64)] = []
  private var vacant: [Int] = []
  private var turn = 0
  private(set) var result = LoadResult()
  private(set) var progress = LoadProgress()
  /// Who was given a place, and who was told to have none.
  private(set) var joined: UInt64 = 0
  private(set) var withoutChance: UInt64 = 0

  init(loop: Loop, options: LoadOptions, drop: Identifier) {
    self.loop = loop
    self.options = options
    self.drop = drop
    links = (0..<options.connections).map { _ in Link(loop: loop, address: options.address) }
    template = Templates(options.address).of(Admission.Methods.join)
  }

  func connect() { for link in links { link.open() } }

  var isConnected: Bool { links.allSatisfy(\.isUp) }
  var lastError: String { links.first { !$0.isUp }?.lastError ?? "" }
  var openRequests: Int { progress.open }
  var isDone: Bool { (pump?.isDone ?? false) && progress.open == 0 }

  func begin() {
    let start = MonotonicTime.nanoseconds
    result.meter = RateMeter(start: start)
    let pump = LoadPump(
      loop: loop, target: self, rate: options.rate, start: start,
      duration: options.durationNanoseconds)
    self.pump = pump
    pump.start(inFlight: 0)
  }

  func finish() -> LoadResult {
    result.lag = pump?.openLoop?.lagSummary
    result.notSent = pump?.notSent ?? 0
    pump?.stop()
    for link in links { link.close() }
    return result
  }

  func fire(_ index: Int, intended time: Int64) {
    result.meter.offered(at: time)
    progress.offered += 1
    let slot = vacant.popLast() ?? flights.count
    if slot == flights.count { flights.append((0, 0)) }
    flights[slot] = (time, MonotonicTime.nanoseconds)
    turn = turn + 1 == links.count ? 0 : turn + 1
    progress.open += 1
    let join = JoinAdmissionRequest(buyer: Identifier(rawValue: UInt64(index) + 1), drop: drop)
    let call = links[turn].connection?.start(template, observer: self, tag: slot) {
      join.encode(into: &$0)
    }
    if call == nil { ended(slot, RPCStatus(.unavailable, links[turn].lastError)) }
  }

  func callReceived(_ tag: Int, _ message: RawSpan) {
    guard let answer = try? JoinAdmissionResult(decoding: message, as: .native),
      case .joined(let told) = answer
    else { return }
    joined += 1
    if told.place.chance == .none { withoutChance += 1 }
  }

  func callEnded(_ slot: Int, _ status: RPCStatus) { ended(slot, status) }

  private func ended(_ slot: Int, _ status: RPCStatus) {
    let now = MonotonicTime.nanoseconds
    progress.open -= 1
    vacant.append(slot)
    guard status.code == .ok else {
      progress.failed += 1
      result.meter.failed(at: now)
      if result.firstError == nil { result.firstError = "\(status.code): \(status.message)" }
      return
    }
    progress.achieved += 1
    result.meter.achieved(at: now)
    result.latency.record(
      intended: flights[slot].intended, sent: flights[slot].sent, completed: now)
  }
}

extension BenchDriver {
  /// People at the door of a drop of their own, drawn when all have joined, audited.
  ///
  /// - Parameter joiners: how many; they come at the rate of the options.
  public func admission(_ options: LoadOptions, joiners: Int) async throws -> BenchReport {
    var report = BenchReport(scenario: "admission", target: "\(address)")
    let client = client()
    try await reach(client)
    let run = UInt64(bitPattern: wallMicroseconds()) ^ options.seed << 48
    let door = BenchDoor(client: client, run: run)
    let rate = options.rate ?? 5_000
    var load = options
    load.rate = rate
    load.durationNanoseconds = Int64(Double(joiners) / rate * 1e9)
    let options = load
    let drop = try await door.open(after: options.durationNanoseconds / 1_000 + 5_000_000)
    let before = try await client.admin.stats(StatsRequest()).residentBytes
    let bench = OnLoop(loop) { AdmissionBench(loop: $0, options: options, drop: drop) }
    await bench.do { $0.connect() }
    try await connected { await bench.do { ($0.isConnected, $0.lastError) } }
    let usage = await UsageMeter(self, client: client)
    await bench.do { $0.begin() }
    _ = try await watch(options, { await bench.do { ($0.progress, $0.isDone) } })
    await usage.finish(into: &report)
    let after = try await client.admin.stats(StatsRequest()).residentBytes
    let (joined, withoutChance) = await bench.do { ($0.joined, $0.withoutChance) }
    let result = await bench.do { $0.finish() }
    describe(options, result, &report)
    let drawn = try await door.draw(drop)
    let grown = after > before ? after - before : 0
    let each = joined > 0 ? grown / joined : 0
    report.figures += [
      .init("joined", .unsigned(joined), Words.count(joined)),
      .init(
        "without_chance", .unsigned(withoutChance), title: "told to have none",
        Words.count(withoutChance)),
      .init(
        "bytes_each", .unsigned(each), title: "memory of each",
        "\(Words.count(each)) B, with what the log has buffered"),
      .init(
        "draw_us", .integer(drawn / 1_000), title: "drawn in", Words.duration(drawn)),
    ]
    if let error = result.firstError { report.violations.append("a join failed: \(error)") }
    await audit(client, ToldLedger(), stream: nil, &report)
    return report
  }
}

/// A drop with a door for one load run.
struct BenchDoor {
  let client: LiveClient
  /// Tells this run's keys from others'.
  let run: UInt64

  private var seed: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: run >> (8 * UInt64($0 % 8))) }
  }

  /// - Parameter microseconds: how long people join the list, from now on.
  func open(after microseconds: Int64) async throws -> Identifier {
    let target = try await HotDrop(client: client, run: run).scheduled(
      capacity: 100, pools: 1, waitlist: 0)
    let request = OpenAdmissionRequest(
      key: UUIDBytes(high: run, low: 12), drop: target.drop,
      drawAfter: Timestamp(microseconds: wallMicroseconds() + microseconds),
      commitment: SHA256.digest(of: seed), rate: 100, every: TimeSpan(microseconds: 1_000_000),
      ticketLasts: TimeSpan(microseconds: 120_000_000))
    let result = try await client.untilAnswered { try await client.admission.open(request) }
    guard case .opened = result else { throw BenchError("the door was refused: \(result)") }
    return target.drop
  }

  /// Reveals the seed when the list is closed, and waits for the order.
  ///
  /// - Returns: nanoseconds from the seed to the order.
  func draw(_ drop: Identifier) async throws -> Int64 {
    let request = RevealAdmissionRequest(
      key: UUIDBytes(high: run, low: 14), drop: drop, seed: seed)
    for _ in 0..<200 {
      let start = MonotonicTime.nanoseconds
      var again = request
      again.key = UUIDBytes(high: run, low: UInt64(bitPattern: start) | 1)
      let result = try await client.untilAnswered { [again] in
        try await client.admission.reveal(again)
      }
      if case .rejected(let rejected) = result, rejected.reason == .listOpen {
        try await Task.sleep(for: .milliseconds(100))
        continue
      }
      guard case .revealed = result else { throw BenchError("the draw was refused: \(result)") }
      for _ in 0..<6_000 {
        if case .draw(let draw) = try await client.admission.draw(DrawRequest(drop: drop)),
          draw.status.phase == .drawn
        {
          return MonotonicTime.nanoseconds - start
        }
        try await Task.sleep(for: .milliseconds(2))
      }
      throw BenchError("the order was not made in twelve seconds")
    }
    throw BenchError("the list did not close")
  }
}
