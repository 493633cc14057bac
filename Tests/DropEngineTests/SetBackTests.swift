import Basics
import Testing

@testable import DropEngine

/// What ended while log time was ahead goes as long after it was set back as if it had ended then,
/// and what ends afterwards does not wait behind it.
@Suite("Log time that is set back")
struct SetBackTests {
  static let second = RetirementTests.second
  static let year: Int64 = 365 * 86_400 * second
  /// What log time is set back to.
  static let back: Int64 = 100 * second

  static var limits: EngineLimits {
    var limits = EngineLimits()
    limits.paymentRetentionMicroseconds = 20 * second
    limits.prunedPerEntry = 100
    return limits
  }

  /// Ended things are kept for 10 s, payments for 20 s, keys for 30 s, drops for 60 s.
  static func driver(_ limits: EngineLimits = SetBackTests.limits) -> EngineDriver {
    var retention = RetirementTests.retention
    retention.keysMicroseconds = 30 * second
    return RetirementTests.driver(limits, retention: retention)
  }

  static func setClock(_ driver: inout EngineDriver, to time: Int64) {
    let set = driver.apply(Command(.setClock(SetClock(timeMicroseconds: time))), at: time)
    #expect(set.refusal == nil)
  }

  static func identity(_ number: UInt64) -> RequestIdentity {
    RequestIdentity(
      principal: PrincipalID(rawValue: 9), key: Key128(high: 1, low: number), fingerprint: number)
  }

  /// The same as a checkpoint taken now gives.
  static func expectRestored(
    _ driver: inout EngineDriver, _ rows: inout MemoryRows, _ limits: EngineLimits = limits
  ) throws {
    driver.engine.drainChanges(into: &rows)
    let restored = try rows.restore(limits: limits)
    #expect(restored.digest() == driver.engine.digest())
    #expect(driver.engine.digest() == driver.engine.digestFromScratch())
  }

  static func expectSound(_ driver: borrowing EngineDriver) {
    #expect(driver.violations.isEmpty, "\(driver.violations.prefix(3))")
    #expect(driver.divergences.isEmpty, "\(driver.divergences.prefix(3))")
  }

  @Test("holds and places in line that ended ahead, and those that end behind them, go in time")
  func finished() throws {
    var driver = Self.driver()
    var rows = MemoryRows()
    let scheduled = RetirementTests.schedule(&driver, at: 2, capacity: 1)
    let drop = try #require(scheduled)
    RetirementTests.control(&driver, drop.drop, .open, at: 2)
    func reserve(_ buyer: UInt64, at time: Int64) -> Reserved? {
      let reserve = Reserve(
        buyer: BuyerID(rawValue: buyer), drop: drop.drop,
        lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1,
        joinWaitlist: true)
      guard case .reserved(let made) = driver.apply(Command(.reserve(reserve)), at: time).result
      else { return nil }
      return made
    }
    func end(_ time: Int64) throws {
      let (first, second) = (reserve(1, at: time), reserve(2, at: time))
      let held = try #require(first)
      let waits = try #require(second)
      _ = driver.apply(
        Command(.leaveWaitlist(LeaveWaitlist(waiter: waits.waiter, buyer: BuyerID(rawValue: 2)))),
        at: time)
      _ = driver.apply(
        Command(.release(Release(hold: held.hold, buyer: BuyerID(rawValue: 1)))), at: time)
    }
    try end(Self.year)
    Self.setClock(&driver, to: Self.back)
    try end(Self.back + 5 * Self.second)
    #expect(driver.engine.counts.holds == 2 && driver.engine.waiters.count == 2)
    _ = driver.apply(Command(.tick), at: Self.back + 10 * Self.second - 1)
    #expect(driver.engine.counts.holds == 2 && driver.engine.waiters.count == 2)
    try Self.expectRestored(&driver, &rows)
    _ = driver.apply(Command(.tick), at: Self.back + 10 * Self.second)
    #expect(driver.engine.counts.holds == 1 && driver.engine.waiters.count == 1)
    _ = driver.apply(Command(.tick), at: Self.back + 15 * Self.second)
    #expect(driver.engine.counts.holds == 0 && driver.engine.waiters.count == 0)
    Self.expectSound(driver)
  }

  @Test("orders and their payments that ended ahead go in their time, each in its own")
  func payments() throws {
    var driver = Self.driver()
    var rows = MemoryRows()
    let sold = try RetirementTests.soldAndClosed(&driver)
    sold.deliver(&driver, at: Self.year)
    Self.setClock(&driver, to: Self.back)
    try Self.expectRestored(&driver, &rows)
    _ = driver.apply(Command(.tick), at: Self.back + 10 * Self.second - 1)
    #expect(driver.engine.counts.orders == 1)
    _ = driver.apply(Command(.tick), at: Self.back + 10 * Self.second)
    #expect(driver.engine.counts.orders == 0 && driver.engine.payments.count == 1)
    _ = driver.apply(Command(.tick), at: Self.back + 20 * Self.second - 1)
    #expect(driver.engine.payments.count == 1)
    _ = driver.apply(Command(.tick), at: Self.back + 20 * Self.second)
    #expect(driver.engine.payments.count == 0)
    Self.expectSound(driver)
  }

  @Test("a drop that ended ahead goes in its time")
  func drops() throws {
    var driver = Self.driver()
    var rows = MemoryRows()
    let scheduled = RetirementTests.schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    RetirementTests.control(&driver, drop.drop, .close, at: Self.year)
    Self.setClock(&driver, to: Self.back)
    try Self.expectRestored(&driver, &rows)
    _ = driver.apply(Command(.tick), at: Self.back + 60 * Self.second - 1)
    #expect(driver.engine.counts.drops == 1)
    _ = driver.apply(Command(.tick), at: Self.back + 60 * Self.second)
    #expect(driver.engine.counts.drops == 0)
    Self.expectSound(driver)
  }

  @Test("keys that were used ahead go in their time, and their outcomes are told as they were")
  func keys() throws {
    var driver = Self.driver()
    var rows = MemoryRows()
    func ask(_ number: UInt64, at time: Int64) -> Outcome {
      driver.apply(
        Command(
          .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "s")),
          identity: Self.identity(number)), at: time)
    }
    let before = ask(1, at: Self.back - Self.second)
    let ahead = ask(2, at: Self.year)
    #expect(driver.engine.counts.idempotencyKeys == 1, "the first was forgotten ahead")
    #expect(!before.isReplay)
    Self.setClock(&driver, to: Self.back)
    _ = ask(3, at: Self.back + 5 * Self.second)
    Self.setClock(&driver, to: Self.back + 3 * Self.second)
    try Self.expectRestored(&driver, &rows)
    var again = ask(2, at: Self.back + 30 * Self.second - 1)
    again.isReplay = false
    #expect(again == ahead)
    #expect(driver.engine.counts.idempotencyKeys == 2)
    _ = driver.apply(Command(.tick), at: Self.back + 30 * Self.second)
    #expect(driver.engine.counts.idempotencyKeys == 1)
    try Self.expectRestored(&driver, &rows)
    _ = driver.apply(Command(.tick), at: Self.back + 33 * Self.second - 1)
    #expect(driver.engine.counts.idempotencyKeys == 1)
    _ = driver.apply(Command(.tick), at: Self.back + 33 * Self.second)
    #expect(driver.engine.counts.idempotencyKeys == 0)
    #expect(!ask(2, at: Self.back + 33 * Self.second).isReplay)
    try Self.expectRestored(&driver, &rows)
    Self.expectSound(driver)
  }

  @Test("refusals that were said ahead are forgotten a minute later")
  func refusals() throws {
    var driver = Self.driver()
    var rows = MemoryRows()
    func refuse(_ number: UInt64, at time: Int64) -> Outcome {
      driver.apply(
        Command(
          .release(Release(hold: HoldID(rawValue: 1 << 40), buyer: BuyerID(rawValue: 1))),
          identity: Self.identity(number)), at: time)
    }
    #expect(refuse(1, at: Self.year).refusal != nil)
    Self.setClock(&driver, to: Self.back)
    _ = refuse(2, at: Self.back + Self.second)
    try Self.expectRestored(&driver, &rows)
    #expect(refuse(1, at: Self.back + 60 * Self.second - 1).isReplay)
    #expect(driver.engine.counts.refusals == 2)
    _ = driver.apply(Command(.tick), at: Self.back + 60 * Self.second)
    #expect(driver.engine.counts.refusals == 1)
    _ = driver.apply(Command(.tick), at: Self.back + 61 * Self.second)
    #expect(driver.engine.counts.refusals == 0)
    Self.expectSound(driver)
  }

  @Test("a buyer who was told something ahead makes room in time")
  func buyers() throws {
    var limits = Self.limits
    limits.buyers = 1
    var driver = Self.driver(limits)
    var rows = MemoryRows()
    let scheduled = RetirementTests.schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    RetirementTests.control(&driver, drop.drop, .open, at: 2)
    #expect(!RetirementTests.reserve(&driver, drop, buyer: 1, at: 3).isNone)
    // It lapses, and its buyer is told.
    _ = driver.apply(Command(.tick), at: Self.year)
    #expect(driver.engine.buyers.count == 1)
    Self.setClock(&driver, to: Self.back)
    try Self.expectRestored(&driver, &rows, limits)
    let early = RetirementTests.reserve(
      &driver, drop, buyer: 2, at: Self.back + 10 * Self.second - 1)
    #expect(early.isNone)
    let late = RetirementTests.reserve(&driver, drop, buyer: 2, at: Self.back + 10 * Self.second)
    #expect(!late.isNone)
    Self.expectSound(driver)
  }

  @Test("nothing is kept of deadlines that were set back, however often")
  func deadlines() throws {
    var driver = Self.driver()
    let scheduled = RetirementTests.schedule(&driver, at: 2)
    let drop = try #require(scheduled)
    RetirementTests.control(&driver, drop.drop, .open, at: 2)
    for buyer in UInt64(1)...20 {
      #expect(!RetirementTests.reserve(&driver, drop, buyer: buyer, at: 3).isNone)
    }
    for round in Int64(0)..<30 {
      _ = driver.apply(Command(.tick), at: 3 + round * Self.second + 500_000)
      Self.setClock(&driver, to: 3 + round * Self.second)
    }
    #expect(driver.engine.deadlines.count == 20)
    Self.expectSound(driver)
  }

  @Test("the keys' times that were set back are bounded, and each key goes in the end")
  func often() throws {
    var driver = Self.driver()
    var rows = MemoryRows()
    for round in UInt64(1)...500 {
      let time = Self.back + Int64(round) * 1_000
      _ = driver.apply(
        Command(
          .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "s")),
          identity: Self.identity(round)), at: time + Self.second)
      Self.setClock(&driver, to: time)
    }
    #expect(driver.engine.counts.idempotencyKeys == 500)
    try Self.expectRestored(&driver, &rows)
    let row = try #require(rows.sorted.first { $0.table == StateTable.engine.rawValue })
    #expect(row.value.count < 2_000)
    for seconds in Int64(30)...37 {
      _ = driver.apply(Command(.tick), at: Self.back + seconds * Self.second)
    }
    #expect(driver.engine.counts.idempotencyKeys == 0)
    try Self.expectRestored(&driver, &rows)
    Self.expectSound(driver)
  }

  @Test("times in a row that no engine would have written are refused")
  func badRows() {
    typealias Ceiling = TimeCeilings.Ceiling
    let many = (1...UInt64(TimeCeilings.most)).map { Ceiling(end: $0, time: Int64($0)) }
    #expect(TimeCeilings(many) != nil)
    #expect(TimeCeilings(many + [Ceiling(end: 1_000, time: 1_000)]) == nil)
    #expect(TimeCeilings([Ceiling(end: 2, time: 1), Ceiling(end: 1, time: 2)]) == nil)
    #expect(TimeCeilings([Ceiling(end: 1, time: 2), Ceiling(end: 2, time: 2)]) == nil)
    var table = IdempotencyTable()
    table.restoreEmpty(nextNumber: 7)
    let isSoundBefore = table.areCeilingsNeeded
    #expect(isSoundBefore)
    for end in [7, 8] as [UInt64] {
      table.restore(TimeCeilings([Ceiling(end: end, time: 1)]) ?? TimeCeilings())
      let isSound = table.areCeilingsNeeded
      #expect(!isSound, "no outcome is below \(end)")
    }
  }
}
