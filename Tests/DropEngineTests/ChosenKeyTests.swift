import Basics
import Stories
import Testing

@testable import DropEngine

@Suite("Keys that somebody chose")
struct ChosenKeyTests {
  @Test("numbers and hashes at the ends of their range are found, moved and removed")
  func endsOfTheRange() {
    for (hash, slot) in [
      (UInt32(0), UInt32.max), (0, .max - 1), (0, 0), (.max, .max), (.max, .max - 1), (.max, 0),
    ] {
      var index = HashIndex()
      index.insert(hash: hash, slot: slot)
      #expect(index.find(hash: hash) { $0 == slot } == slot)
      // While the table grows, what is not moved yet is found in the smaller one.
      for other in UInt32(1)...2_000 {
        index.insert(hash: other &* 0x9E37_79B1 | 2, slot: other)
        #expect(index.find(hash: hash) { $0 == slot } == slot, "\(hash) \(slot) \(other)")
      }
      index.remove(hash: hash, slot: slot)
      #expect(index.find(hash: hash) { $0 == slot } == nil)
    }
  }

  /// The golden ratio: what keys were multiplied with when they were hashed without a secret.
  static let ratio: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Keys in families that somebody could think of, the first the one that stopped a log.
  static let families: [(name: String, count: UInt64, key: @Sendable (UInt64) -> Chosen)] = [
    (
      "of one hash without a secret", 120_000,
      { number in
        let high = number &* 0x0123_4567_89AB_CDEF
        return Chosen(principal: 7, high: high, low: high &* ratio ^ 42)
      }
    ),
    (
      "of one hash without a secret, by the principal", 8_000,
      { number in Chosen(principal: number, high: 1, low: 9 &- number ^ ratio) }
    ),
    ("counting", 8_000, { Chosen(principal: 7, high: 0, low: $0) }),
    ("counting in the highest bits", 8_000, { Chosen(principal: 7, high: $0 << 44, low: 1) }),
    ("one key of many callers", 8_000, { Chosen(principal: $0, high: 3, low: 4) }),
    ("multiples of a table's size", 8_000, { Chosen(principal: 7, high: 0, low: $0 << 32) }),
    (
      "halves that cancel", 8_000,
      { Chosen(principal: 7, high: $0 &* ratio, low: $0 &* ratio) }
    ),
  ]

  struct Chosen: Sendable {
    var principal: UInt64
    var high: UInt64
    var low: UInt64
  }

  @Test("cost no look-up more than a few steps", arguments: 0..<7, [1, 2])
  func steps(number: Int, seed: UInt64) {
    let family = Self.families[number]
    var random = SplitMix64(seed: seed)
    let secret = HashKey(random.next(), random.next())
    func remembered(_ key: Chosen) -> UInt32 {
      RememberedKey(
        space: .request, principal: key.principal, key: Key128(high: key.high, low: key.low),
        under: secret
      ).hash
    }
    let keys = (0..<family.count).map(family.key)
    let reach = Self.longestReach(keys, remembered)
    #expect(reach < 300, "\(family.name): \(reach)")
    // As buyers, who have one word to choose: families in which the buyers differ.
    let buyers = Array(Set(keys.prefix(4_000).map { $0.principal ^ $0.high ^ $0.low }))
    let buyerReach = Self.longestReach(buyers) { BuyerRecord.hash($0, under: secret) }
    #expect(buyerReach < 200, "\(family.name): buyers \(buyerReach)")
    let usageReach = Self.longestReach(buyers) { buyer in
      let key = UsageKey(drop: DropID(rawValue: 1 << 20), buyer: BuyerID(rawValue: buyer))
      return UsageRecord.hash(key, under: secret)
    }
    #expect(usageReach < 200, "\(family.name): usage \(usageReach)")
  }

  /// The most buckets that a look-up near one of the keys looks at.
  static func longestReach<Key>(_ keys: [Key], _ hash: (Key) -> UInt32) -> Int {
    var index = HashIndex()
    for (slot, key) in keys.enumerated() {
      index.insert(hash: hash(key), slot: UInt32(slot))
    }
    var longest = 0
    for key in keys.prefix(4_000) { longest = max(longest, index.reach(of: hash(key))) }
    return longest
  }

  @Test("keys that meet under one secret do not under another")
  func otherSecret() {
    let known = HashKey(3, 4)
    let secret = HashKey(5, 6)
    let meeting = (0..<120_000).map { UInt64($0) &* Self.ratio }
      .filter { BuyerRecord.hash($0, under: known) & 0xF80 == 0 }
    #expect(meeting.count > 3_000)
    #expect(Self.longestReach(meeting) { BuyerRecord.hash($0, under: secret) } < 200)
    #expect(Self.longestReach(meeting) { BuyerRecord.hash($0, under: known) } > 1_000)
  }

  @Test(
    "two secrets give the same outcomes, events, rows and digest", arguments: PropertyTests.seeds)
  func twoSecrets(seed: UInt64) throws {
    var story = RandomStory(seed: seed &+ 5_000)
    var dice = SplitMix64(seed: seed)
    let limits = PropertyTests.limits(seed)
    var one = Engine(limits: limits, hashKey: HashKey(seed, 1))
    var other = Engine(limits: limits, hashKey: HashKey(~seed, seed &* Self.ratio))
    var rows = MemoryRows()
    var otherRows = MemoryRows()
    for sequence in UInt64(1)...600 {
      let (command, time) = story.next()
      var events: [Event] = []
      var otherEvents: [Event] = []
      let outcome = one.apply(command, sequence: sequence, at: time, events: &events)
      let same = other.apply(command, sequence: sequence, at: time, events: &otherEvents)
      story.learn(command, outcome, events)
      #expect(outcome == same && events == otherEvents, "seed \(seed), entry \(sequence)")
      if dice.chance(percent: 5) {
        one.drainChanges(into: &rows)
        other.drainChanges(into: &otherRows)
      }
    }
    one.drainChanges(into: &rows)
    other.drainChanges(into: &otherRows)
    #expect(rows == otherRows, "seed \(seed)")
    #expect(one.digest() == other.digest(), "seed \(seed)")
  }
}
