import Basics
import Messages
import Testing
import WireCodec

@testable import DropEngine

/// Lines in which half of those who wait do so for several pools: few pools, few units, small limits.
@Suite("Places in several lines")
struct SeveralLinesTests {
  /// A drop with four small pools, and people who want one, two or three of them.
  struct Story: ~Copyable {
    var driver: EngineDriver
    private var random: SplitMix64
    private var time: Int64 = 1_000_000
    private var key: UInt64 = 0
    private(set) var drop = DropID.none
    private(set) var pools: [PoolID] = []
    private var holds: [(id: HoldID, buyer: BuyerID)] = []
    private var waiters: [(id: WaiterID, buyer: BuyerID)] = []
    private(set) var several: Set<WaiterID> = []
    private(set) var turns = 0

    init(seed: UInt64, fault: EngineFault = .none) {
      random = SplitMix64(seed: seed)
      var limits = EngineLimits()
      if seed % 3 == 0 { limits.waitersPerEntry = 1 + Int(seed % 2) }
      if seed % 4 == 0 { limits.legsPerLine = 3 }
      if seed % 5 == 0 { limits.finishedRetentionMicroseconds = 4_000_000 }
      driver = EngineDriver(limits: limits)
      driver.engine.fault = fault
      open(buyerLimit: seed % 2 == 0 ? 9 : 0)
    }

    private mutating func open(buyerLimit: UInt32) {
      let offer = PutOffer(
        creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100,
        currency: Currency(rawValue: 0x455552), variants: ["S", "M", "L", "X"])
      guard case .offerPut(let put) = apply(.putOffer(offer)).result else { return }
      let schedule = ScheduleDrop(
        offer: put.offer,
        pools: (0..<4).map { PoolSpecification(variant: UInt32($0), capacity: UInt32(1 + $0)) },
        buyerLimit: buyerLimit, holdTTLMicroseconds: 3_000_000, waitlistLimit: 8)
      guard case .dropScheduled(let scheduled) = apply(.scheduleDrop(schedule)).result else {
        return
      }
      drop = scheduled.drop
      pools = (0..<4).map { scheduled.pool(at: $0) }
      _ = apply(.controlDrop(ControlDrop(drop: drop, action: .open)))
    }

    @discardableResult
    private mutating func apply(_ body: Command.Body) -> Outcome {
      let outcome = driver.apply(Command(body), at: time)
      if let reserved = outcome.result.reserved {
        let buyer = body.reserve?.buyer ?? .none
        if !reserved.hold.isNone { holds.append((reserved.hold, buyer)) }
        if !reserved.waiter.isNone {
          waiters.append((reserved.waiter, buyer))
          if body.reserve?.lines.count ?? 0 > 1 { several.insert(reserved.waiter) }
        }
      }
      for event in driver.lastEvents {
        guard case .hold(let update) = event.payload, update.source == .waitlist,
          update.phase == .held, case .buyer(let buyer) = event.topic
        else { continue }
        holds.append((update.hold, buyer))
        if several.contains(update.waiter) { turns += 1 }
      }
      return outcome
    }

    mutating func step() {
      time += Int64(random.below(300_000))
      switch random.below(20) {
      case 0..<8: reserve()
      case 8..<12:
        guard let hold = pick(holds) else { return }
        _ = apply(.release(Release(hold: hold.id, buyer: hold.buyer)))
      case 12:
        guard let hold = pick(holds) else { return }
        let payment = Key128(high: 5, low: hold.id.rawValue)
        apply(.confirm(Confirm(hold: hold.id, buyer: hold.buyer, payment: payment)))
      case 13, 14:
        guard let waiter = pick(waiters) else { return }
        apply(.leaveWaitlist(LeaveWaitlist(waiter: waiter.id, buyer: waiter.buyer)))
      case 15, 16:
        let change = Int64(random.below(6)) - 2
        apply(.adjustInventory(AdjustInventory(pool: anyPool(), change: change)))
      case 17: setBypassOrFence()
      default: apply(.tick)
      }
    }

    private mutating func anyPool() -> PoolID { pools[Int(random.below(4))] }

    private mutating func pick<Value>(_ values: [Value]) -> Value? {
      let last = UInt64(min(values.count, 10))
      return last == 0 ? nil : values[values.count - 1 - Int(random.below(last))]
    }

    private mutating func reserve() {
      key += 1
      let from = random.below(4)
      let count = 1 + random.below(3)
      var request = ReserveRequest(
        key: UUIDBytes(high: 1, low: key), buyer: Identifier(rawValue: 1 + random.below(9)),
        drop: Identifier(rawValue: drop.rawValue), waitlist: random.chance(percent: 85),
        zone: UInt32(random.below(3)), together: true)
      request.lines = (0..<count).map { index in
        ReserveLine(
          pool: Identifier(rawValue: pools[Int((from + index) % 4)].rawValue),
          quantity: UInt32(1 + random.below(random.chance(percent: 30) ? 3 : 1)))
      }
      apply(.logged(.reserve(request)))
    }

    private mutating func setBypassOrFence() {
      key += 1
      if random.chance(percent: 40) {
        let request = SetPolicyRequest(
          key: UUIDBytes(high: 1, low: key), drop: Identifier(rawValue: drop.rawValue),
          bypass: random.chance(percent: 50))
        apply(.logged(.setPolicy(request)))
      } else {
        var request = RingFenceRequest(
          key: UUIDBytes(high: 1, low: key), drop: Identifier(rawValue: drop.rawValue),
          pool: Identifier(rawValue: anyPool().rawValue), move: random.chance(percent: 40) ? 1 : -1)
        request.whom = FencedFor(zone: 1)
        apply(.logged(.ringFence(request)))
      }
    }
  }

  @Test(
    "keep every invariant after every entry, whatever was restored before it",
    arguments: PropertyTests.seeds)
  func invariants(seed: UInt64) throws {
    var story = Story(seed: seed)
    var rows = MemoryRows()
    story.driver.engine.drainChanges(into: &rows)
    var twin = try rows.restore(limits: story.driver.engine.limits)
    for step in 0..<700 {
      let before = story.driver.log.count
      story.step()
      for entry in story.driver.log[before...] {
        var events: [Event] = []
        _ = twin.apply(entry.command, sequence: entry.sequence, at: entry.time, events: &events)
        #expect(events == story.driver.lastEvents, "seed \(seed), entry \(entry.sequence)")
      }
      if !story.driver.violations.isEmpty || !story.driver.divergences.isEmpty { break }
      if step % 20 != 19 { continue }
      #expect(twin.digest() == story.driver.engine.digest(), "seed \(seed), step \(step)")
      story.driver.engine.drainChanges(into: &rows)
      twin = try rows.restore(limits: story.driver.engine.limits)
      Self.compare(twin, story.driver.engine)
    }
    #expect(story.driver.violations.isEmpty, "seed \(seed)")
    #expect(story.driver.divergences.isEmpty, "seed \(seed)")
    #expect(story.several.count > 20 && story.turns > 5, "seed \(seed)")
  }

  /// What is derived of lines follows from the rows.
  private static func compare(_ restored: borrowing Engine, _ engine: borrowing Engine) {
    for slot in 0..<engine.pools.end {
      let pool = engine.pools[slot]
      guard let other = restored.pools.slot(pool.id.rawValue) else {
        Issue.record("\(pool.id) is gone")
        continue
      }
      let twin = restored.pools[other]
      #expect(twin.legs == pool.legs && twin.keptBack == pool.keptBack)
      #expect(twin.isSelling == pool.isSelling)
      let drop = restored.drops[twin.drop]
      #expect(drop.sellingPools == engine.drops[pool.drop].sellingPools)
    }
  }

  @Test("several lines that are not waited for together are refused, whatever place is asked for")
  func lastPlaceOfOthers() {
    var story = Story(seed: 2)
    while !story.driver.engine.placesInLine().contains(where: { $0.positions.count == 1 }) {
      story.step()
    }
    let (drop, pools) = (story.drop, story.pools)
    for last in UInt32(0)...2 {
      let request = ReserveRequest(
        key: UUIDBytes(high: 7, low: UInt64(last) + 1), buyer: 99_000,
        drop: Identifier(rawValue: drop.rawValue), waitlist: true,
        lines: pools.prefix(2).map {
          ReserveLine(pool: Identifier(rawValue: $0.rawValue), quantity: 1)
        }, lastPlace: last)
      let outcome = story.driver.apply(Command(.logged(.reserve(request))), at: 1_000_000_000_000)
      guard case .logged(.reserve(.rejected(let rejected))) = outcome.result else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(rejected.reason == .waitlistNeedsOneLine, "\(last): \(rejected)")
    }
  }

  @Test("a leg that is missing, or of another place, is no state to start from")
  func damagedRows() throws {
    var story = Story(seed: 2)
    while !story.driver.engine.placesInLine().contains(where: { $0.positions.count > 1 }) {
      story.step()
    }
    var rows = MemoryRows()
    story.driver.engine.drainChanges(into: &rows)
    let limits = story.driver.engine.limits
    let table = StateTable.waiters.rawValue
    // The second form, and behind everything else which leg of how many it is.
    let legs = rows.sorted.filter { $0.table == table && $0.value[0] == 2 }
    #expect(legs.count > 1)
    let phases = legs.filter { row in
      let id = row.key.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return story.driver.engine.waiters.slot(id).map {
        story.driver.engine.waiters[$0].phase == .waiting
      } == true
    }
    let leg = try #require(phases.first)
    for change in [[0, 5], [3, 2], [1, 2], [0, 1], [0, 0]] as [[UInt8]] {
      var damaged = rows
      damaged.put(table: table, key: leg.key, value: Array(leg.value.dropLast(2)) + change)
      #expect(throws: RestoreError.self, "\(change)") { _ = try damaged.restore(limits: limits) }
    }
    var without = rows
    without.delete(table: table, key: leg.key)
    #expect(throws: RestoreError.self) { _ = try without.restore(limits: limits) }
  }

  @Test(
    "what is planted is found in a few stories",
    arguments: [
      EngineFault.servePart, .keepNothing, .passAlone, .sleepWithLegs, .leaveLegs, .keepImpossible,
    ])
  func planted(fault: EngineFault) {
    let seed = (UInt64(1)...12).first { seed in
      var story = Story(seed: seed, fault: fault)
      for _ in 0..<400 where story.driver.violations.isEmpty { story.step() }
      return !story.driver.violations.isEmpty
    }
    #expect(seed != nil, "\(fault)")
  }

  @Test("positions are what a walk along each line finds", arguments: [1, 2, 3] as [UInt64])
  func positions(seed: UInt64) {
    var story = Story(seed: seed)
    for _ in 0..<300 { story.step() }
    let places = story.driver.engine.placesInLine()
    for (waiter, buyer, expected) in places {
      let result = story.driver.engine.place(
        PlaceRequest(
          buyer: Identifier(rawValue: buyer.rawValue), waiter: Identifier(rawValue: waiter.rawValue)
        ))
      guard case .place(let place) = result else {
        Issue.record("\(result)")
        continue
      }
      let found = expected.count > 1 ? place.lines.map(\.position) : [place.position]
      #expect(found == expected && place.position == expected.max())
    }
    #expect(places.contains { $0.positions.count > 1 })
  }
}

extension Engine {
  /// Who waits, and where in each of their lines, counted one by one.
  fileprivate func placesInLine() -> [(waiter: WaiterID, buyer: BuyerID, positions: [UInt32])] {
    let lines = waitingLines()
    var found: [(waiter: WaiterID, buyer: BuyerID, positions: [UInt32])] = []
    waiters.forEachSlot { slot in
      let waiter = waiters[slot]
      if waiter.phase != .waiting || waiter.leg != 0 { return }
      let positions = legs(of: slot).map { leg in
        UInt32((lines[waiters[leg].pool]?.slots.firstIndex(of: leg) ?? -1) + 1)
      }
      found.append((waiter.id, waiter.buyer, positions))
    }
    return found
  }
}
