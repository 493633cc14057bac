import Basics
import Stories
import Testing

@testable import DropEngine

@Suite("What is over is forgotten")
struct RetirementTests {
  static let keys = EngineLimits().idempotencyRetentionMicroseconds
  static let second: Int64 = 1_000_000

  static let retention = Retention(
    keysMicroseconds: keys, finishedMicroseconds: 10 * second, dropsMicroseconds: 60 * second)

  /// An engine with an offer, told to keep what ended for 10 s and ended drops for 60 s, or as said.
  static func driver(
    _ limits: EngineLimits = EngineLimits(), retention: Retention = RetirementTests.retention
  ) -> EngineDriver {
    var driver = EngineDriver(limits: limits)
    #expect(driver.apply(Command(.retain(retention)), at: 1).result == .retained(retention))
    _ = driver.apply(Command(.putOffer(FullTableTests.Full.offer)), at: 1)
    return driver
  }

  static func schedule(
    _ driver: inout EngineDriver, at time: Int64, closesAt: Int64 = 0, capacity: UInt32 = 10_000
  ) -> DropScheduled? {
    let drop = ScheduleDrop(
      offer: OfferID(sequence: 2, index: 0),
      pools: [PoolSpecification(variant: 0, capacity: capacity)], buyerLimit: 5,
      holdTTLMicroseconds: 60 * second, waitlistLimit: 10, closesAtMicroseconds: closesAt)
    guard
      case .dropScheduled(let scheduled) = driver.apply(Command(.scheduleDrop(drop)), at: time)
        .result
    else { return nil }
    return scheduled
  }

  static func control(
    _ driver: inout EngineDriver, _ drop: DropID, _ action: DropAction, at time: Int64
  ) {
    let result = driver.apply(
      Command(.controlDrop(ControlDrop(drop: drop, action: action))), at: time
    ).result
    guard case .dropControlled = result else {
      Issue.record("\(action): \(result)")
      return
    }
  }

  static func reserve(
    _ driver: inout EngineDriver, _ drop: DropScheduled, buyer: UInt64, at time: Int64
  ) -> HoldID {
    let reserve = Reserve(
      buyer: BuyerID(rawValue: buyer), drop: drop.drop,
      lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1)
    guard
      case .reserved(let reserved) = driver.apply(Command(.reserve(reserve)), at: time).result
    else { return .none }
    return reserved.hold
  }

  static func confirm(
    _ driver: inout EngineDriver, _ hold: HoldID, buyer: UInt64, at time: Int64
  ) -> JobUpdate? {
    _ = driver.apply(
      Command(
        .confirm(
          Confirm(
            hold: hold, buyer: BuyerID(rawValue: buyer),
            payment: Key128(high: 1, low: hold.rawValue)))), at: time)
    for event in driver.lastEvents { if case .job(let job) = event.payload { return job } }
    return nil
  }

  /// An order on its way, of a drop that was closed at 5.
  struct Sold {
    let drop: DropID
    let hold: HoldID
    let partner: PartnerID
    let job: JobUpdate

    func deliver(_ driver: inout EngineDriver, at time: Int64) {
      let accept = AcceptJob(partner: partner, job: job.job, attempt: job.attempt)
      let deliver = ReportJob(
        partner: partner, job: job.job, attempt: job.attempt, progress: .delivered)
      #expect(driver.apply(Command(.acceptJob(accept)), at: time).refusal == nil)
      #expect(driver.apply(Command(.reportJob(deliver)), at: time).refusal == nil)
    }
  }

  static func soldAndClosed(_ driver: inout EngineDriver) throws -> Sold {
    _ = driver.apply(Command(.registerPartner(RegisterPartner(name: "p"))), at: 1)
    let partner = PartnerID(sequence: 3, index: 0)
    _ = driver.apply(
      Command(.putHub(PutHub(partner: partner, zone: 0, capabilities: [], maximumOpenJobs: 9))),
      at: 1)
    let scheduled = schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    control(&driver, drop.drop, .open, at: 2)
    let hold = reserve(&driver, drop, buyer: 1, at: 3)
    let placed = confirm(&driver, hold, buyer: 1, at: 4)
    let job = try #require(placed)
    control(&driver, drop.drop, .close, at: 5)
    return Sold(drop: drop.drop, hold: hold, partner: partner, job: job)
  }

  @Test("an ended drop makes room for the next, with its pools and its buyers' usage")
  func room() throws {
    var limits = EngineLimits()
    limits.drops = 1
    limits.pools = 1
    limits.usageRows = 3
    var driver = Self.driver(limits)
    for round in Int64(0)..<4 {
      let start = round * 1_000 * Self.second + 2
      let scheduled = Self.schedule(&driver, at: start)
      let drop = try #require(scheduled, "round \(round)")
      Self.control(&driver, drop.drop, .open, at: start)
      let held = (UInt64(1)...3).map { Self.reserve(&driver, drop, buyer: $0, at: start) }
      #expect(!held.contains(.none))
      #expect(driver.engine.usage.count == 3)
      Self.control(&driver, drop.drop, .close, at: start)
      #expect(Self.schedule(&driver, at: start) == nil, "full")
      // The holds lapse after 60 s and are kept for 10 s.
      for seconds in [59, 61, 70, 72, 73, 74] {
        _ = driver.apply(Command(.tick), at: start + Int64(seconds) * Self.second)
      }
      #expect(driver.engine.drop(drop.drop) == nil)
      #expect(driver.engine.counts.drops == 0 && driver.engine.counts.pools == 0)
      #expect(driver.engine.usage.count == 0)
      let late = Reserve(
        buyer: BuyerID(rawValue: 1), drop: drop.drop,
        lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1)
      let outcome = driver.apply(Command(.reserve(late)), at: start + 75 * Self.second)
      #expect(outcome.refusal?.code == .unknownDrop)
    }
    #expect(driver.violations.isEmpty, "\(driver.violations)")
    #expect(driver.divergences.isEmpty, "\(driver.divergences)")
  }

  @Test(
    "a drop whose time came while an order kept it goes in its time after log time was set back")
  func setBack() throws {
    var driver = Self.driver()
    let sold = try Self.soldAndClosed(&driver)
    let ahead = 10 * 86_400 * Self.second
    for _ in 0..<3 { _ = driver.apply(Command(.tick), at: ahead) }
    let back = 30 * Self.second
    let set = driver.apply(Command(.setClock(SetClock(timeMicroseconds: back))), at: back)
    #expect(set.refusal == nil)
    sold.deliver(&driver, at: back)
    _ = driver.apply(Command(.tick), at: back + 11 * Self.second)
    #expect(driver.engine.counts.orders == 0)
    #expect(driver.engine.drop(sold.drop) != nil, "it ended less than a minute ago")
    _ = driver.apply(Command(.tick), at: 61 * Self.second)
    #expect(driver.engine.drop(sold.drop) == nil)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
    #expect(driver.divergences.isEmpty, "\(driver.divergences)")
  }

  @Test("an order that has not come to an end keeps its drop")
  func openOrder() throws {
    var driver = Self.driver()
    let sold = try Self.soldAndClosed(&driver)
    for day in Int64(1)...9 {
      _ = driver.apply(Command(.tick), at: day * 86_400 * Self.second)
    }
    #expect(driver.engine.drop(sold.drop) != nil)
    #expect(driver.engine.hold(sold.hold) == nil, "but not the hold it came from")
    let time = 10 * 86_400 * Self.second
    sold.deliver(&driver, at: time)
    _ = driver.apply(Command(.tick), at: time + 11 * Self.second)
    #expect(driver.engine.drop(sold.drop) == nil)
    #expect(driver.engine.counts.orders == 0)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
  }

  @Test("sold units' usage goes in portions, and a checkpoint between them restores the same")
  func portions() throws {
    var driver = try Self.endedWithManyBuyers()
    let limits = Self.portionLimits
    var rows = MemoryRows()
    var time = 100 * Self.second
    var portions = 0
    while driver.engine.counts.drops > 0, portions < 50 {
      let before = driver.engine.usage.count
      driver.engine.drainChanges(into: &rows)
      var restored = try rows.restore(limits: limits)
      var events: [Event] = []
      let sequence = driver.engine.lastSequence + 1
      _ = driver.apply(Command(.tick), at: time)
      _ = restored.apply(Command(.tick), sequence: sequence, at: time, events: &events)
      #expect(restored.digest() == driver.engine.digest(), "portion \(portions)")
      #expect(before - driver.engine.usage.count <= 16)
      if driver.engine.counts.drops > 0 {
        let wake = driver.engine.nextDeadlineMicroseconds
        let next = try #require(wake)
        #expect(next == time + limits.retiringPauseMicroseconds, "time for others between")
        time = next
      }
      portions += 1
    }
    #expect(driver.engine.counts.drops == 0)
    #expect((7...9).contains(portions), "\(portions)")
    driver.engine.drainChanges(into: &rows)
    #expect(!rows.sorted.contains { [6, 7, 9, 10, 11, 12, 13].contains(Int($0.table)) })
    #expect(driver.violations.isEmpty, "\(driver.violations)")
  }

  @Test("what has begun to be forgotten goes on when log time is set back meanwhile")
  func portionsAndSetBack() throws {
    var driver = try Self.endedWithManyBuyers()
    let ahead = 100 * Self.second
    for portion in Int64(0)..<3 { _ = driver.apply(Command(.tick), at: ahead + portion) }
    let left = driver.engine.usage.count
    #expect((1..<100).contains(left) && driver.engine.counts.drops == 1)
    let back = 20 * Self.second
    _ = driver.apply(Command(.setClock(SetClock(timeMicroseconds: back))), at: back)
    for portion in Int64(1)...10 { _ = driver.apply(Command(.tick), at: back + portion) }
    #expect(driver.engine.usage.count == 0 && driver.engine.counts.drops == 0)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
    #expect(driver.divergences.isEmpty, "\(driver.divergences)")
  }

  private static let portionLimits = {
    var limits = EngineLimits()
    limits.retiredPerTick = 16
    limits.prunedPerEntry = 1_000
    return limits
  }()

  /// A drop that has ended, whose rows are forgotten 16 a tick: a hundred buyers have bought and got what they bought.
  private static func endedWithManyBuyers() throws -> EngineDriver {
    var driver = Self.driver(portionLimits)
    _ = driver.apply(Command(.registerPartner(RegisterPartner(name: "p"))), at: 1)
    let partner = PartnerID(sequence: 3, index: 0)
    _ = driver.apply(
      Command(.putHub(PutHub(partner: partner, zone: 0, capabilities: [], maximumOpenJobs: 999))),
      at: 1)
    let scheduled = Self.schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    Self.control(&driver, drop.drop, .open, at: 2)
    // Buyers in no order, so that the order of rows by key is another than that of time.
    for number in UInt64(1)...100 {
      let buyer = mixBits(number) | 1
      let hold = Self.reserve(&driver, drop, buyer: buyer, at: 3)
      let placed = Self.confirm(&driver, hold, buyer: buyer, at: 3)
      let job = try #require(placed)
      let accept = AcceptJob(partner: partner, job: job.job, attempt: job.attempt)
      let deliver = ReportJob(
        partner: partner, job: job.job, attempt: job.attempt, progress: .delivered)
      _ = driver.apply(Command(.acceptJob(accept)), at: 3)
      _ = driver.apply(Command(.reportJob(deliver)), at: 3)
    }
    Self.control(&driver, drop.drop, .close, at: 4)
    return driver
  }

  @Test("the deadline of a drop that is gone is not that of the next in its place")
  func oldDeadline() throws {
    var driver = Self.driver()
    let first = Self.schedule(&driver, at: 2, closesAt: 1_000 * Self.second)
    let old = try #require(first)
    Self.control(&driver, old.drop, .close, at: 3)
    _ = driver.apply(Command(.tick), at: 100 * Self.second)
    #expect(driver.engine.drop(old.drop) == nil)
    let second = Self.schedule(&driver, at: 101 * Self.second)
    let new = try #require(second)
    Self.control(&driver, new.drop, .open, at: 101 * Self.second)
    _ = driver.apply(Command(.tick), at: 2_000 * Self.second)
    #expect(driver.engine.drop(new.drop)?.availability.phase == .live)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
  }

  @Test("the first rules kept drops for ever; what ended by them counts from the first entry after")
  func before() throws {
    var driver = EngineDriver()
    driver.rules = .first
    _ = driver.apply(Command(.tick), at: 1)
    _ = driver.apply(Command(.putOffer(FullTableTests.Full.offer)), at: 1)
    let scheduled = Self.schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    Self.control(&driver, drop.drop, .open, at: 2)
    for number in UInt64(1)...40 {
      #expect(!Self.reserve(&driver, drop, buyer: mixBits(number) | 1, at: 2).isNone)
    }
    Self.control(&driver, drop.drop, .close, at: 3)
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    for row in rows.sorted where row.table != StateTable.engine.rawValue {
      #expect(row.value.first == 1, "rows that say nothing new are as they ever were")
    }
    var restored = try rows.restore(limits: EngineLimits())
    #expect(restored.digest() == driver.engine.digest())
    let refused = driver.apply(Command(.retain(Self.retention)), at: 3)
    #expect(refused.refusal?.code == .invalid, "a command that the first rules did not know")
    driver.rules = .second
    let outcome = driver.apply(Command(.retain(Self.retention)), at: 4)
    #expect(outcome.result == .retained(Self.retention))
    var events: [Event] = []
    _ = restored.apply(
      driver.log[driver.log.count - 2].command, sequence: driver.engine.lastSequence - 1, at: 3,
      events: &events)
    _ = restored.apply(
      Command(.retain(Self.retention)), sequence: driver.engine.lastSequence, at: 4, events: &events
    )
    #expect(restored.digest() == driver.engine.digest(), "adopted alike")
    driver.engine.drainChanges(into: &rows)
    #expect(try rows.restore(limits: EngineLimits()).digest() == driver.engine.digest())
    _ = driver.apply(Command(.tick), at: 4 + 60 * Self.second - 1)
    #expect(driver.engine.drop(drop.drop) != nil)
    for seconds in [61, 72, 73] {
      _ = driver.apply(Command(.tick), at: Int64(seconds) * Self.second)
    }
    #expect(driver.engine.drop(drop.drop) == nil)
    #expect(driver.engine.usage.count == 0)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
    #expect(driver.divergences.isEmpty, "\(driver.divergences)")
  }

  @Test("an engine row of the version before restores, with the retention of the limits")
  func versionOne() throws {
    var driver = EngineDriver()
    driver.rules = .first
    _ = driver.apply(Command(.tick), at: 5)
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    let row = try #require(rows.sorted.first { $0.table == StateTable.engine.rawValue })
    var source = ByteSource(row.value)
    #expect(try source.byte() == 2)
    var sink = ByteSink()
    sink.put(UInt8(1))
    sink.putVarint(try source.varint())
    sink.putSigned(try source.signed())
    for _ in 0..<3 { sink.putVarint(try source.varint()) }
    var engine = Engine(hashKey: HashKey(1, 2))
    try engine.restore(table: row.table, key: row.key, value: sink.bytes)
    try engine.finishRestore()
    #expect(engine.digest() == driver.engine.digest())
    #expect(engine.retention.keysMicroseconds == Self.keys)
    #expect(engine.retention.dropsMicroseconds == EngineLimits().dropRetentionMicroseconds)
    #expect(throws: RestoreError.self) {
      var newer = Engine(hashKey: HashKey(1, 2))
      try newer.restore(table: row.table, key: row.key, value: [3] + row.value.dropFirst())
    }
  }

  @Test("a retention that nothing can be kept by is refused, and none overflows")
  func invalid() {
    var driver = EngineDriver()
    for change: (inout Retention) -> Void in [
      { $0.keysMicroseconds = 0 }, { $0.keysMicroseconds = .max }, { $0.keys = 0 },
      { $0.finishedMicroseconds = -1 }, { $0.finishedMicroseconds = .max },
      { $0.dropsMicroseconds = 999_999 }, { $0.dropsMicroseconds = .max - 1 },
    ] {
      var retention = Self.retention
      change(&retention)
      #expect(driver.apply(Command(.retain(retention)), at: 1).refusal?.code == .invalid)
    }
    var longest = Self.retention
    longest.keysMicroseconds = Retention.mostMicroseconds
    longest.finishedMicroseconds = Retention.mostMicroseconds
    longest.dropsMicroseconds = .max
    #expect(driver.apply(Command(.retain(longest)), at: 1).result == .retained(longest))
    _ = driver.apply(Command(.tick), at: 4_000_000_000_000_000)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
  }

  @Test("of more keys than are to be kept the oldest go, a few with each entry")
  func keysBySize() {
    var driver = EngineDriver()
    var retention = Self.retention
    retention.keys = 10
    let ask = { (number: UInt64) in
      Command(
        .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "s")),
        identity: RequestIdentity(
          principal: PrincipalID(rawValue: 9), key: Key128(high: 1, low: number),
          fingerprint: number))
    }
    for number in UInt64(1)...50 { _ = driver.apply(ask(number), at: 1) }
    #expect(driver.engine.counts.idempotencyKeys == 50)
    _ = driver.apply(Command(.retain(retention)), at: 2)
    for _ in 0..<10 { _ = driver.apply(Command(.tick), at: 3) }
    #expect(driver.engine.counts.idempotencyKeys == 10)
    #expect(driver.apply(ask(50), at: 4).isReplay)
    #expect(driver.apply(ask(41), at: 4).isReplay)
    #expect(!driver.apply(ask(40), at: 4).isReplay)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
    #expect(driver.divergences.isEmpty, "\(driver.divergences)")
  }

  @Test("what has ended is forgotten also where nothing else happens, by ticks with time between")
  func idle() throws {
    var limits = EngineLimits()
    limits.retiredPerTick = 20
    var driver = Self.driver(limits)
    let scheduled = Self.schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    Self.control(&driver, drop.drop, .open, at: 2)
    for buyer in UInt64(1)...100 { _ = Self.reserve(&driver, drop, buyer: buyer, at: 3) }
    Self.control(&driver, drop.drop, .close, at: 4)
    var ticks = 0
    var last: Int64 = 4
    while let due = driver.engine.nextDeadlineMicroseconds, ticks < 100 {
      #expect(due > last, "ticks must come to an end")
      last = due
      _ = driver.apply(Command(.tick), at: due)
      ticks += 1
    }
    #expect(driver.engine.counts.holds == 0 && driver.engine.counts.drops == 0)
    #expect((5...12).contains(ticks), "\(ticks)")
    #expect(driver.violations.isEmpty, "\(driver.violations)")
  }

  @Test("more buyers than the table holds: who was told something longest ago makes room")
  func buyers() throws {
    var limits = EngineLimits()
    limits.buyers = 6
    var driver = Self.driver(limits)
    let scheduled = Self.schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    Self.control(&driver, drop.drop, .open, at: 2)
    var rows = MemoryRows()
    var offsets: [UInt64: [UInt64]] = [:]
    for step in UInt64(0)..<60 {
      // A hold that lapses tells its buyer; the first one comes twice, and again after the others.
      let time = Int64(step + 1) * 100 * Self.second
      let buyer = step == 1 ? 10 : 10 + (step % 20)
      #expect(!Self.reserve(&driver, drop, buyer: buyer, at: time).isNone, "buyer \(buyer)")
      _ = driver.apply(Command(.tick), at: time + 61 * Self.second)
      for event in driver.lastEvents {
        if case .buyer = event.topic { offsets[buyer, default: []].append(event.offset) }
      }
      #expect(driver.engine.buyers.count <= 6)
      driver.engine.drainChanges(into: &rows)
      let restored = try rows.restore(limits: limits)
      #expect(restored.digest() == driver.engine.digest())
      #expect(
        restored.position(of: .buyer(BuyerID(rawValue: 10)))
          == driver.engine.position(of: .buyer(BuyerID(rawValue: 10))))
    }
    #expect(offsets[10]?.prefix(2) == [0, 1])
    for (buyer, seen) in offsets {
      #expect(seen == seen.sorted() && Set(seen).count == seen.count, "\(buyer): \(seen)")
    }
    #expect(driver.violations.isEmpty, "\(driver.violations.prefix(3))")
    #expect(driver.divergences.isEmpty, "\(driver.divergences.prefix(3))")
  }

  @Test("more drops than the table holds, one after the other, never find it full")
  func soak() throws {
    var limits = EngineLimits()
    limits.drops = 8
    limits.pools = 16
    limits.usageRows = 128
    limits.holds = 64
    limits.orders = 64
    limits.waiters = 32
    limits.payments = 96
    limits.buyers = 60
    limits.idempotencyKeys = 128
    limits.promisedKeys = 64
    limits.paymentRetentionMicroseconds = 12 * Self.second
    var driver = Self.driver(limits)
    var retention = Self.retention
    retention.keysMicroseconds = 10 * Self.second
    retention.keys = 100
    retention.dropsMicroseconds = 20 * Self.second
    _ = driver.apply(Command(.retain(retention)), at: 1)
    var dice = SplitMix64(seed: 7)
    var time = Self.second
    var open: [(drop: DropScheduled, ends: Int64)] = []
    var scheduled = 0
    for step in UInt64(1)...60_000 {
      // Half a second an entry, and ticks when they are due, as the sequencer makes them.
      time += 500_000
      while let due = driver.engine.nextDeadlineMicroseconds, due <= time {
        _ = driver.apply(Command(.tick), at: max(due, driver.engine.lastLogTimeMicroseconds))
      }
      for (index, item) in open.enumerated().reversed() where item.ends <= time {
        let action: DropAction = dice.chance(percent: 30) ? .cancel : .close
        Self.control(&driver, item.drop.drop, action, at: time)
        open.remove(at: index)
      }
      if step % 40 == 1 {
        let made = Self.schedule(&driver, at: time, capacity: 20)
        guard let made else {
          Issue.record("no room for drop \(scheduled + 1)")
          return
        }
        scheduled += 1
        Self.control(&driver, made.drop, .open, at: time)
        open.append((made, time + 30 * Self.second))
      }
      guard let drop = open.last?.drop else { continue }
      let reserve = Reserve(
        buyer: BuyerID(rawValue: 1 + step % 900), drop: drop.drop,
        lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1,
        joinWaitlist: true)
      let identity = RequestIdentity(
        principal: PrincipalID(rawValue: 1), key: Key128(high: 3, low: step), fingerprint: step)
      let outcome = driver.apply(Command(.reserve(reserve), identity: identity), at: time)
      if outcome.refusal?.code == .capacityReached {
        Issue.record("entry \(step): \(outcome)")
        return
      }
      // One of five lapses, and its buyer is told.
      if case .reserved(let reserved) = outcome.result, !reserved.hold.isNone, step % 5 > 0 {
        _ = driver.apply(
          Command(.release(Release(hold: reserved.hold, buyer: reserve.buyer))), at: time)
      }
    }
    #expect(scheduled == 1_500)
    #expect(driver.violations.isEmpty, "\(driver.violations.prefix(3))")
    #expect(driver.divergences.isEmpty, "\(driver.divergences.prefix(3))")
  }

  @Test(
    "whatever happens, a restored engine forgets the same at the same entries",
    arguments: PropertyTests.seeds)
  func stories(seed: UInt64) throws {
    var story = RandomStory(seed: seed &+ 9_000)
    var dice = SplitMix64(seed: seed)
    var limits = PropertyTests.limits(seed)
    limits.retiredPerTick = 2
    var live = Engine(limits: limits, hashKey: HashKey(1, 2))
    var twin: Engine? = nil
    var rows = MemoryRows()
    let retention = Retention(
      keysMicroseconds: Self.keys, finishedMicroseconds: 2 * Self.second,
      dropsMicroseconds: 3 * Self.second)
    for sequence in UInt64(1)...700 {
      let (told, time) = story.next()
      var command = told
      if sequence == 20 { command = Command(.retain(retention)) }
      if sequence % 4 == 0 { command = Command(.tick) }
      var events: [Event] = []
      let outcome = live.apply(command, sequence: sequence, at: time, events: &events)
      story.learn(command, outcome, events)
      if var other = twin.take() {
        var otherEvents: [Event] = []
        let same = other.apply(command, sequence: sequence, at: time, events: &otherEvents)
        #expect(outcome == same && events == otherEvents, "seed \(seed), entry \(sequence)")
        #expect(other.digest() == live.digest(), "seed \(seed), entry \(sequence)")
        twin = consume other
      }
      if dice.chance(percent: 5) {
        live.drainChanges(into: &rows)
        twin = try rows.restore(limits: limits)
      }
    }
    #expect(live.digest() == live.digestFromScratch())
  }
}
