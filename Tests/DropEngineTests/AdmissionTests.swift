import Basics
import DropEngine
import LogContract
import Messages
import Stories
import Testing
import WireCodec

/// Doors: their checker, and what stories at them come to.
@Suite("Doors")
struct AdmissionTests {
  @Test("stories at doors hold every invariant, replay and restore", arguments: UInt64(1)...20)
  func stories(seed: UInt64) throws {
    var story = RandomStory(seed: seed, hasDoors: true)
    var driver = EngineDriver()
    for _ in 0..<700 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
    }
    for violation in driver.violations.prefix(3) { Issue.record("\(violation)") }
    for divergence in driver.divergences.prefix(3) { Issue.record("\(divergence)") }
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    let restored = try rows.restore(limits: EngineLimits())
    #expect(restored.digest() == driver.engine.digest())
    #expect(restored.digestFromScratch() == driver.engine.digestFromScratch())
  }

  @Test("killed while the order is made, it goes on: at any step the rows come to the same order")
  func goesOn() throws {
    var crowd = Self.crowded(3_000)
    var digests: Set<String> = []
    for _ in 0..<6 {
      var rows = MemoryRows()
      var copy = Self.crowded(3_000)
      while copy.sequence < crowd.sequence { _ = copy.apply(.tick, at: 11) }
      copy.engine.drainChanges(into: &rows)
      var restored = Crowd()
      restored.engine = try rows.restore(limits: EngineLimits())
      restored.sequence = crowd.sequence
      #expect(restored.engine.digest() == crowd.engine.digest())
      for _ in 0..<8 { _ = restored.apply(.tick, at: 11) }
      guard case .draw(let draw) = restored.engine.draw(DrawRequest(drop: crowd.drop)) else {
        Issue.record("no draw")
        return
      }
      #expect(draw.status.phase == .drawn)
      digests.insert("\(draw.status.order)")
      _ = crowd.apply(.tick, at: 11)
    }
    #expect(digests.count == 1)
  }

  @Test("somebody at a door takes less than a kilobyte")
  func footprint() {
    let few = Self.crowded(1).engine.admissionBytes
    let crowd = Self.crowded(20_000)
    let each = (crowd.engine.admissionBytes - few) / 20_000
    print("a place at a door takes \(each) bytes of memory")
    #expect(each < 400)
  }

  @Test("a row that no door can have is refused without a trap")
  func damagedRows() throws {
    var crowd = Self.crowded(40)
    var rows = MemoryRows()
    crowd.engine.drainChanges(into: &rows)
    let all = rows.sorted
    let doors = all.indices.filter { all[$0].table >= 35 }
    var random = SplitMix64(seed: 9)
    var refused = 0
    for _ in 0..<400 {
      var engine = Engine(hashKey: HashKey(1, 2))
      let damaged = doors[Int(random.below(UInt64(doors.count)))]
      do {
        for (index, row) in all.enumerated() {
          var value = row.value
          if index == damaged {
            value[Int(random.below(UInt64(value.count)))] ^= UInt8(1 << random.below(8))
          }
          try engine.restore(table: row.table, key: row.key, value: value)
        }
        try engine.finishRestore()
        // What can be is gone on with.
        var events: [Event] = []
        for sequence in 1_000...1_004 as ClosedRange<UInt64> {
          _ = engine.apply(Command(.tick), sequence: sequence, at: 12, events: &events)
        }
      } catch {
        refused += 1
      }
    }
    #expect(refused > 50)
  }

  /// A door with so many people, who are drawn, with one unit each.
  private static func crowded(_ count: UInt64) -> Crowd {
    var crowd = Crowd()
    let offer = PutOffer(
      creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 1, currency: Currency("EUR")!,
      variants: ["M"])
    guard case .offerPut(let put) = crowd.apply(.putOffer(offer), at: 1),
      case .dropScheduled(let scheduled) = crowd.apply(
        .scheduleDrop(
          ScheduleDrop(
            offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 1_000)],
            holdTTLMicroseconds: 60_000_000)), at: 1)
    else { preconditionFailure("no drop") }
    let drop = Identifier(rawValue: scheduled.drop.rawValue)
    let seed = [UInt8](repeating: 3, count: 32)
    _ = crowd.apply(
      .logged(
        .open(
          OpenAdmissionRequest(
            key: UUIDBytes(high: 1, low: 1), drop: drop, drawAfter: Timestamp(microseconds: 10),
            commitment: SHA256.digest(of: seed), rate: 5, every: TimeSpan(microseconds: 1_000_000),
            ticketLasts: TimeSpan(microseconds: 60_000_000)))), at: 2)
    for buyer in 1...count {
      _ = crowd.apply(
        .logged(.join(JoinAdmissionRequest(buyer: Identifier(rawValue: buyer), drop: drop))), at: 3)
    }
    _ = crowd.apply(
      .logged(
        .reveal(
          RevealAdmissionRequest(key: UUIDBytes(high: 1, low: 2), drop: drop, seed: seed))), at: 11)
    crowd.drop = drop
    return crowd
  }

  private struct Crowd: ~Copyable {
    var engine = Engine(hashKey: HashKey(1, 2))
    var sequence: UInt64 = 0
    var drop: Identifier = 0

    mutating func apply(_ body: Command.Body, at time: Int64) -> Outcome.Result {
      sequence += 1
      var events: [Event] = []
      return engine.apply(Command(body), sequence: sequence, at: time, events: &events).result
    }
  }
}
