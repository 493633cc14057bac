import Basics
import ScenarioKit
import Testing

@testable import DropEngine

/// What scenarios cannot say of throttles: the end of time, a clock that is set back, what is kept meanwhile.
@Suite("Throttles of hubs")
struct HubThrottleTests {
  static let second: Int64 = 1_000_000

  /// A hub with a pool of a live drop.
  private struct Bakery: ~Copyable {
    var driver = EngineDriver()
    var time: Int64 = HubThrottleTests.second
    private(set) var partner = PartnerID.none
    private(set) var hub = HubID.none
    private(set) var drop = DropID.none
    private(set) var pool = PoolID.none
    private var keys: UInt64 = 0

    init() {
      let made = driver.apply(Command(.registerPartner(RegisterPartner(name: "b"))), at: time)
      if case .partnerRegistered(let id) = made.result { partner = id }
      let put = driver.apply(
        Command(
          .putHub(PutHub(partner: partner, zone: 0, capabilities: [], maximumOpenJobs: 100))),
        at: time)
      if case .hubPut(let id) = put.result { hub = id }
      let offered = driver.apply(
        Command(
          .putOffer(
            PutOffer(
              creator: CreatorID(rawValue: 1), title: "t", priceMinor: 1,
              currency: Currency("EUR")!, variants: ["M"]))), at: time)
      guard case .offerPut(let offer) = offered.result else { return }
      let scheduled = driver.apply(
        Command(
          .scheduleDrop(
            ScheduleDrop(
              offer: offer.offer,
              pools: [PoolSpecification(variant: 0, hub: hub, capacity: 10_000)],
              holdTTLMicroseconds: 3_600 * HubThrottleTests.second))), at: time)
      guard case .dropScheduled(let made) = scheduled.result else { return }
      (drop, pool) = (made.drop, made.pool(at: 0))
      _ = driver.apply(Command(.controlDrop(ControlDrop(drop: drop, action: .open))), at: time)
    }

    @discardableResult
    mutating func reserve() -> Outcome {
      keys += 1
      return driver.apply(
        Command(
          .reserve(
            Reserve(
              buyer: BuyerID(rawValue: keys), drop: drop,
              lines: UnitLines(UnitLine(pool: pool, quantity: 1)), minimumQuantity: 1))),
        at: time)
    }

    /// How many holds there are at once.
    mutating func takeAll(upTo limit: Int = 1_000) -> Int {
      for count in 0..<limit where reserve().isRefusal { return count }
      return limit
    }

    @discardableResult
    mutating func call(_ call: HubCall) -> Outcome {
      keys += 1
      return driver.apply(Command(call.body(of: hub, partner: partner, key: keys)), at: time)
    }

    /// When a tick is due next.
    var nextDeadline: Int64? { driver.engine.nextDeadlineMicroseconds }

    /// Entries that wait for their time, overtaken ones included.
    var deadlineCount: Int { driver.engine.deadlines.count }

    var mode: HubMode? { driver.engine.status(of: hub)?.mode }

    mutating func tick() { _ = driver.apply(Command(.tick), at: time) }

    /// Log time goes on until now, and is set then.
    mutating func setClock(to time: Int64) {
      tick()
      self.time = time
      _ = driver.apply(Command(.setClock(SetClock(timeMicroseconds: time))), at: time)
    }

    mutating func expectSound() throws {
      #expect(driver.violations.isEmpty, "\(driver.violations.prefix(3))")
      #expect(driver.divergences.isEmpty, "\(driver.divergences.prefix(3))")
      var rows = MemoryRows()
      driver.engine.drainChanges(into: &rows)
      let restored = try rows.restore(limits: driver.engine.limits)
      #expect(restored.digest() == driver.engine.digest())
    }
  }

  /// Counted one by one, second by second: what a bucket is said to have.
  @Test("a bucket has what a plain count has", arguments: UInt64(1)...20)
  func counted(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let burst = UInt32(1 + random.below(6))
    let refill = Int64(1 + random.below(9))
    var fullAt: Int64 = 0
    var tokens = burst
    var part: Int64 = 0
    for now in Int64(1)...400 {
      // One unit of time passes.
      if tokens < burst { part += 1 }
      if part == refill { (tokens, part) = (tokens + 1, 0) }
      let bucket = TokenBucket(burst: burst, refill: refill, fullAt: fullAt)
      #expect(bucket.tokens(at: now) == tokens)
      #expect(bucket.wait(at: now) == (tokens > 0 ? 0 : refill - part))
      if random.below(3) == 0, tokens > 0, let next = bucket.fullAfterTaking(at: now) {
        fullAt = next
        tokens -= 1
      }
    }
  }

  @Test("no time and no row makes a bucket trap, and none of them gives more than all")
  func edges() {
    let times: [Int64] = [.min, -1, 0, 1, .max - 1, .max]
    for fullAt in times {
      for now in times {
        for (burst, refill) in [(1, 1), (1_000_000, 86_400_000_000), (.max, .max)]
          as [(UInt32, Int64)]
        {
          let bucket = TokenBucket(burst: burst, refill: refill, fullAt: fullAt)
          #expect(bucket.tokens(at: now) <= burst)
          #expect(bucket.wait(at: now) ?? 0 >= 0)
          #expect(bucket.fullAt(burst: 3, refill: refill, from: now) >= now)
        }
      }
    }
    // Time ends before the token would be made up for: it is not given.
    let last = TokenBucket(burst: 3, refill: 10, fullAt: 0)
    #expect(last.wait(at: .max - 9) == nil && last.wait(at: .max - 10) == 0)
  }

  @Test("a clock that is set back, and forth, makes no token and takes none")
  func clock() throws {
    var bakery = Bakery()
    bakery.time = 1_000 * Self.second
    bakery.call(.throttle(burst: 3, refill: 10))
    #expect(bakery.takeAll() == 3)
    bakery.time += 15 * Self.second
    bakery.setClock(to: 100 * Self.second)
    // One and a half have come.
    #expect(bakery.takeAll() == 1)
    bakery.time += 5 * Self.second
    #expect(bakery.takeAll() == 1)
    // Long ago they were all there; it is no credit for what comes.
    bakery.time += 1_000 * Self.second
    bakery.setClock(to: 50 * Self.second)
    #expect(bakery.takeAll() == 3)
    bakery.setClock(to: 1)
    #expect(bakery.takeAll() == 0)
    bakery.setClock(to: 20 * Self.second)
    #expect(bakery.takeAll() == 1)
    try bakery.expectSound()
  }

  @Test("what is left of silence and of dwell is left when the clock is set back")
  func clockAndModes() throws {
    var bakery = Bakery()
    bakery.time = 1_000 * Self.second
    bakery.call(.modes(enterBacklog: 5, within: 30, dwell: 20))
    bakery.time += 10 * Self.second
    bakery.setClock(to: 100 * Self.second)
    // Twenty seconds are left of thirty.
    bakery.time = 120 * Self.second - 1
    #expect(!bakery.reserve().isRefusal)
    bakery.time += 1
    #expect(bakery.reserve().refusal?.retryAfterMicroseconds == 20 * Self.second)
    bakery.time += 15 * Self.second
    bakery.call(.telemetry(backlog: 0))
    bakery.setClock(to: 10 * Self.second)
    #expect(bakery.reserve().refusal?.retryAfterMicroseconds == 5 * Self.second)
    bakery.time += 5 * Self.second
    #expect(bakery.nextDeadline == bakery.time)
    bakery.tick()
    #expect(bakery.mode == .instant)
    try bakery.expectSound()
  }

  @Test("a hub that is heard again and again is waited for once")
  func deadlines() throws {
    var bakery = Bakery()
    bakery.call(.modes(enterBacklog: 5, within: 30, dwell: 20))
    let before = bakery.deadlineCount
    for _ in 0..<2_000 {
      bakery.time += 10_000
      bakery.call(.telemetry(backlog: 1))
    }
    #expect(bakery.deadlineCount == before)
    // What it was waited for is overtaken; the tick that finds that waits for what is due next.
    let heard = bakery.time
    let next = bakery.nextDeadline
    let first = try #require(next)
    #expect(first < heard + 30 * Self.second)
    bakery.time = first
    bakery.tick()
    #expect(bakery.nextDeadline == heard + 30 * Self.second)
    #expect(bakery.mode == .instant)
    bakery.time = heard + 30 * Self.second
    bakery.tick()
    #expect(bakery.mode == .reservation)
    try bakery.expectSound()
  }

  @Test(
    "a hub falls silent while the server is down: the first tick after the restart says so, once")
  func restart() throws {
    var bakery = Bakery()
    bakery.call(.modes(enterBacklog: 5, within: 30, dwell: 20))
    bakery.call(.telemetry(backlog: 1))
    var rows = MemoryRows()
    bakery.driver.engine.drainChanges(into: &rows)
    var restored = try rows.restore(limits: EngineLimits())
    let due = bakery.time + 30 * Self.second
    #expect(restored.nextDeadlineMicroseconds == due)
    var events: [Event] = []
    let hour = bakery.time + 3_600 * Self.second
    _ = restored.apply(Command(.tick), sequence: 1_000, at: hour, events: &events)
    let told = events.compactMap { if case .hub(let update) = $0.payload { update } else { nil } }
    #expect(told.map(\.reason) == [.heartbeat])
    #expect(told.map(\.silenceMicroseconds) == [3_600 * Self.second])
    events = []
    _ = restored.apply(Command(.tick), sequence: 1_001, at: hour + 1, events: &events)
    #expect(!events.contains { if case .hub = $0.payload { true } else { false } })
  }

  @Test("a row whose numbers no throttle can have, or of no hub, is refused")
  func rows() throws {
    var bakery = Bakery()
    bakery.call(.throttle(burst: 3, refill: 10))
    var rows = MemoryRows()
    bakery.driver.engine.drainChanges(into: &rows)
    let table = StateTable.hubSignals
    let row = try #require(rows.sorted.first { $0.table == table.rawValue })
    var engine = Engine(hashKey: HashKey(1, 2))
    #expect(throws: RestoreError.danglingReference(table)) {
      try engine.restore(table: row.table, key: row.key, value: row.value)
    }
    for other in rows.sorted where other.table < table.rawValue {
      try engine.restore(table: other.table, key: other.key, value: other.value)
    }
    var value = row.value
    // The span between two tokens: the varint behind version and burst.
    value.replaceSubrange(2..<(value.count - Self.tail(of: value)), with: [0])
    #expect(throws: RestoreError.inconsistent(table)) {
      try engine.restore(table: row.table, key: row.key, value: value)
    }
    try engine.restore(table: row.table, key: row.key, value: row.value)
  }

  /// Bytes behind the first varint that begins at 2.
  private static func tail(of value: [UInt8]) -> Int {
    var end = 2
    while value[end] & 0x80 != 0 { end += 1 }
    return value.count - end - 1
  }
}
