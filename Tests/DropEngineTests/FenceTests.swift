import Basics
import Messages
import Testing
import WireCodec

@testable import DropEngine

/// What scenarios cannot say of fences: full tables, rows that none should have, what is forgotten with a drop.
@Suite("Ring-fences")
struct FenceTests {
  private static let second: Int64 = 1_000_000

  /// A live drop of one pool.
  private struct Shop: ~Copyable {
    var driver: EngineDriver
    private(set) var drop = DropID.none
    private(set) var pool = PoolID.none
    private var keys: UInt64 = 0

    init(limits: EngineLimits = EngineLimits(), capacity: UInt32 = 10) {
      driver = EngineDriver(limits: limits)
      let offered = driver.apply(
        Command(
          .putOffer(
            PutOffer(
              creator: CreatorID(rawValue: 1), title: "t", priceMinor: 1,
              currency: Currency("EUR")!, variants: ["M"]))), at: FenceTests.second)
      guard case .offerPut(let offer) = offered.result else { return }
      let scheduled = driver.apply(
        Command(
          .scheduleDrop(
            ScheduleDrop(
              offer: offer.offer, pools: [PoolSpecification(variant: 0, capacity: capacity)],
              holdTTLMicroseconds: 60 * FenceTests.second))), at: FenceTests.second)
      guard case .dropScheduled(let made) = scheduled.result else { return }
      (drop, pool) = (made.drop, made.pool(at: 0))
      _ = driver.apply(
        Command(.controlDrop(ControlDrop(drop: drop, action: .open))), at: FenceTests.second)
    }

    mutating func move(_ units: Int32, zone: UInt32) -> RingFenceResult {
      keys += 1
      let request = RingFenceRequest(
        key: UUIDBytes(high: 1, low: keys), drop: Identifier(rawValue: drop.rawValue),
        pool: Identifier(rawValue: pool.rawValue), whom: FencedFor(zone: zone), move: units)
      let outcome = driver.apply(
        Command(.logged(.ringFence(request))), at: driver.engine.lastLogTimeMicroseconds)
      if case .logged(.ringFence(let result)) = outcome.result { return result }
      return .unspecified
    }

    mutating func reserve(zone: UInt32) -> Outcome {
      keys += 1
      return driver.apply(
        Command(
          .logged(
            .reserve(
              ReserveRequest(
                key: UUIDBytes(high: 2, low: keys), buyer: Identifier(rawValue: keys),
                drop: Identifier(rawValue: drop.rawValue),
                pool: Identifier(rawValue: pool.rawValue), quantity: 1, zone: zone)))),
        at: driver.engine.lastLogTimeMicroseconds)
    }

    var rows: MemoryRows {
      mutating get {
        var rows = MemoryRows()
        driver.engine.drainChanges(into: &rows)
        return rows
      }
    }
  }

  private static func rejection(_ result: RingFenceResult) -> Rejected? {
    if case .rejected(let rejected) = result { return rejected }
    return nil
  }

  @Test("a fence is one of the pools that there is room for")
  func fullTable() {
    var limits = EngineLimits()
    limits.pools = 2
    var shop = Shop(limits: limits)
    #expect(Self.rejection(shop.move(1, zone: 3)) == nil)
    let full = Self.rejection(shop.move(1, zone: 4))
    #expect(full?.reason == .capacityReached && full?.detail == "poolTable")
    // Of one that there is, room is not asked for.
    #expect(Self.rejection(shop.move(1, zone: 3)) == nil)
  }

  @Test("the most that a request can name overflows nothing", arguments: [.max, .min] as [Int32])
  func extremes(units: Int32) {
    var shop = Shop(capacity: 100_000_000)
    #expect(Self.rejection(shop.move(units, zone: 3))?.reason == .invalid)
    #expect(Self.rejection(shop.move(100_000_000, zone: 3)) == nil)
    #expect(Self.rejection(shop.move(-100_000_000, zone: .max))?.reason == .notEnoughUnits)
    #expect(Self.rejection(shop.move(-100_000_000, zone: 3)) == nil)
    #expect(shop.driver.violations.isEmpty)
  }

  @Test("fences are forgotten with their drop")
  func retirement() throws {
    var shop = Shop()
    _ = shop.move(4, zone: 3)
    _ = shop.move(2, zone: 4)
    _ = shop.reserve(zone: 3)
    let (drop, end) = (shop.drop, Self.second * 1_000_000)
    _ = shop.driver.apply(
      Command(.controlDrop(ControlDrop(drop: drop, action: .close))), at: Self.second)
    _ = shop.driver.apply(Command(.tick), at: Self.second * 100)
    for time in [end, end + 1, end + 2] { _ = shop.driver.apply(Command(.tick), at: time) }
    #expect(shop.driver.engine.drop(drop) == nil)
    #expect(shop.driver.engine.counts.pools == 0)
    #expect(shop.driver.violations.isEmpty && shop.driver.divergences.isEmpty)
    #expect(!shop.rows.sorted.contains { $0.table == StateTable.fences.rawValue })
  }

  @Test("a restored engine goes on with its fences")
  func restored() throws {
    var shop = Shop()
    _ = shop.move(1, zone: 3)
    let rows = shop.rows
    var twin = try rows.restore(limits: shop.driver.engine.limits)
    #expect(twin.status(of: shop.drop) == shop.driver.engine.status(of: shop.drop))
    #expect(twin.status(of: shop.drop)?.fences.map(\.whom) == [FencedFor(zone: 3)])
    for zone in [3, 3, 4] as [UInt32] {
      let outcome = shop.reserve(zone: zone)
      let entry = try #require(shop.driver.log.last)
      var events: [Event] = []
      let other = twin.apply(
        entry.command, sequence: entry.sequence, at: entry.time, events: &events)
      #expect(other == outcome)
    }
    #expect(twin.digest() == shop.driver.engine.digest())
  }

  @Test("a row of a fence without its account, of no pool, or of a fence is refused")
  func rows() throws {
    var shop = Shop()
    _ = shop.move(4, zone: 3)
    let fences = StateTable.fences
    let sorted = shop.rows.sorted
    let row = try #require(sorted.first { $0.table == fences.rawValue })
    func restore(_ rows: [(table: UInt8, key: [UInt8], value: [UInt8])]) throws {
      var engine = Engine(hashKey: HashKey(1, 2))
      for row in rows { try engine.restore(table: row.table, key: row.key, value: row.value) }
      try engine.finishRestore()
    }
    try restore(sorted)
    let isPool = { (row: (table: UInt8, key: [UInt8], value: [UInt8])) in
      row.table == StateTable.pools.rawValue && row.key == Self.key(shop.pool.rawValue)
    }
    let isAccount = { (other: (table: UInt8, key: [UInt8], value: [UInt8])) in
      other.table == StateTable.pools.rawValue && other.key == row.key
    }
    #expect(throws: RestoreError.danglingReference(fences)) {
      try restore(sorted.filter { !isAccount($0) })
    }
    // Its pool is a pool that the drop does not have, and then one that is a fence.
    #expect(throws: RestoreError.self) { try restore(sorted.filter { !isPool($0) }) }
    var value = row.value
    value.replaceSubrange(1..<9, with: row.key.reversed())
    #expect(throws: RestoreError.inconsistent(fences)) {
      try restore(sorted.filter { $0.table != fences.rawValue } + [(row.table, row.key, value)])
    }
    // Without its fence the account is a pool that its drop has not.
    #expect(throws: RestoreError.inconsistent(.pools)) {
      try restore(sorted.filter { $0.table != fences.rawValue })
    }
  }

  private static func key(_ id: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: id >> (56 - 8 * $0)) }
  }
}
