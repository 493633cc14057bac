import Basics
import Stories
import Testing

@testable import DropEngine

@Suite("The digest of the state")
struct DigestTests {
  @Test(
    "kept by differences is the one from scratch, whenever rows were drained or settled",
    arguments: PropertyTests.seeds)
  func kept(seed: UInt64) throws {
    var story = RandomStory(seed: seed &+ 7_000)
    var dice = SplitMix64(seed: seed &+ 1)
    let limits = PropertyTests.limits(seed)
    var engine = Engine(limits: limits, hashKey: HashKey(1, 2))
    var rows = MemoryRows()
    for sequence in UInt64(1)...500 {
      let (command, time) = story.next()
      var events: [Event] = []
      let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
      story.learn(command, outcome, events)
      if dice.chance(percent: 10) { engine.settleDigest() }
      if dice.chance(percent: 5) {
        engine.drainChanges(into: &rows)
        #expect(try rows.restore(limits: limits).restoredDigest == engine.digest())
      }
      if dice.chance(percent: 2) {
        engine.drainChanges(into: &rows)
        engine = try rows.restore(limits: limits)
      }
      if sequence % 5 == 0 {
        #expect(engine.digest() == engine.digestFromScratch(), "seed \(seed), entry \(sequence)")
      }
    }
  }

  @Test("costs what changed since it was last asked for, whatever there is")
  func cost() {
    var engine = Engine(hashKey: HashKey(1, 2))
    var story = RandomStory(seed: 11)
    for sequence in UInt64(1)...3_000 {
      let (command, time) = story.next()
      var events: [Event] = []
      let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
      story.learn(command, outcome, events)
    }
    #expect(engine.undigestedRows > 500)
    engine.settleDigest()
    #expect(engine.undigestedRows == 0)
    var events: [Event] = []
    _ = engine.apply(
      Command(.registerPartner(RegisterPartner(name: "one more"))), sequence: 3_001,
      at: engine.lastLogTimeMicroseconds, events: &events)
    #expect(engine.undigestedRows == 1)
    var rows = MemoryRows()
    engine.drainChanges(into: &rows)
    #expect(engine.undigestedRows == 0)
    #expect(rows.count > 500, "what was settled is drained all the same")
  }

  @Test("of bytes does not depend on how they are read")
  func bytes() {
    var random = SplitMix64(seed: 9)
    for count in 0..<70 {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      var expected = DigestHasher()
      for start in stride(from: 0, to: count, by: 8) {
        var word: UInt64 = 0
        for offset in 0..<min(8, count - start) {
          word |= UInt64(bytes[start + offset]) << UInt64(8 * offset)
        }
        expected.combine(word)
      }
      expected.combine(UInt64(count))
      var actual = DigestHasher()
      actual.combine(bytes: [1, 2, 3] + bytes + [4], range: 3..<3 + count)
      #expect(actual.finalize() == expected.finalize(), "\(count) bytes")
    }
  }

  @Test("rows added and taken back in any order leave the rest")
  func differences() {
    var random = SplitMix64(seed: 5)
    let rows = (0..<50).map { _ in StateDigest(high: random.next(), low: random.next()) }
    var all = StateDigest.empty
    for row in rows { all.combine(unordered: row) }
    for row in rows[10...].reversed() { all.remove(unordered: row) }
    var few = StateDigest.empty
    for row in rows[..<10].shuffled(using: &random) { few.combine(unordered: row) }
    #expect(all == few)
    #expect(all != .empty)
  }
}

extension Engine {
  /// Rows that a digest would encode.
  var undigestedRows: Int {
    partners.freshSlots.count + hubs.freshSlots.count + streams.freshSlots.count
      + offers.freshSlots.count + drops.freshSlots.count + pools.freshSlots.count
      + buyers.freshSlots.count + usage.freshSlots.count + holds.kept.freshSlots.count
      + waiters.freshSlots.count + orders.freshSlots.count + jobs.freshSlots.count
      + Int(remembered.endNumber - remembered.digestedEnd)
      + Int(refused.endNumber - refused.digestedEnd)
  }
}
