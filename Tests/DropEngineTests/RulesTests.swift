import Basics
import DropEngine
import Stories
import Testing

/// A log goes on under newer rules where an older release left it.
@Suite("From older rules to newer ones")
struct RulesTests {
  /// The first entry that newer rules decide.
  private static let adoptedAt: UInt64 = 301

  /// A story of 600 entries, the first half decided by the first rules.
  private static func story(
    seed: UInt64, limits: EngineLimits
  ) -> [(command: Command, sequence: UInt64, time: Int64)] {
    var story = RandomStory(seed: seed &+ 5_000)
    var engine = Engine(limits: limits, hashKey: HashKey(1, 2))
    var log: [(command: Command, sequence: UInt64, time: Int64)] = []
    for sequence in UInt64(1)...600 {
      var (command, time) = story.next()
      command.rules = sequence < adoptedAt ? .first : .second
      var events: [Event] = []
      let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
      story.learn(command, outcome, events)
      log.append((command, sequence, time))
    }
    return log
  }

  @Test("a checkpoint of the first rules is as good a beginning as the log", arguments: 1...20)
  func restoredBefore(seed: UInt64) throws {
    let limits = PropertyTests.limits(seed)
    let log = Self.story(seed: seed, limits: limits)
    for cut in [UInt64(50), 300, 301, 450] {
      var live = Engine(limits: limits, hashKey: HashKey(1, 2))
      var rows = MemoryRows()
      var restored: Engine?
      for entry in log {
        var events: [Event] = []
        let outcome = live.apply(
          entry.command, sequence: entry.sequence, at: entry.time, events: &events)
        if restored != nil {
          var twinEvents: [Event] = []
          let twin = restored!.apply(
            entry.command, sequence: entry.sequence, at: entry.time, events: &twinEvents)
          #expect(twin == outcome, "seed \(seed), cut \(cut), entry \(entry.sequence)")
          #expect(twinEvents == events, "seed \(seed), cut \(cut), entry \(entry.sequence)")
        }
        if entry.sequence == cut {
          live.drainChanges(into: &rows)
          restored = try rows.restore(limits: limits)
        }
      }
      #expect(restored!.digest() == live.digest(), "seed \(seed), cut \(cut)")
    }
  }

  @Test("newer rules clear up what older ones left", arguments: 1...20)
  func invariantsHoldAfterwards(seed: UInt64) {
    let limits = PropertyTests.limits(seed)
    var driver = EngineDriver(limits: limits)
    for entry in Self.story(seed: seed, limits: limits) {
      driver.rules = entry.command.rules
      _ = driver.apply(entry.command, at: entry.time)
    }
    #expect(driver.violations.isEmpty, "seed \(seed)")
    #expect(driver.divergences.isEmpty, "seed \(seed)")
  }

  @Test("the engine's row says the rules, and one that does not is of the first")
  func rowsOfFirstRules() throws {
    var engine = Engine(hashKey: HashKey(1, 2))
    var command = Command(.registerPartner(RegisterPartner(name: "baker")))
    command.rules = .first
    var events: [Event] = []
    _ = engine.apply(command, sequence: 1, at: 5, events: &events)
    var rows = MemoryRows()
    engine.drainChanges(into: &rows)
    #expect(rows.sorted.map(\.table) == [1, 2])
    #expect(Array(rows.sorted[0].value.prefix(9)) == [2, 1, 10, 0, 1, 0, 0, 1, 0])
    var former = Engine(hashKey: HashKey(1, 2))
    try former.restore(table: 1, key: [], value: [1, 1, 10, 0, 1, 0])
    try former.restore(
      table: rows.sorted[1].table, key: rows.sorted[1].key, value: rows.sorted[1].value)
    try former.finishRestore()
    command.rules = .second
    _ = engine.apply(command, sequence: 2, at: 5, events: &events)
    engine.drainChanges(into: &rows)
    #expect(Array(rows.sorted[0].value.prefix(9)) == [2, 2, 10, 0, 1, 0, 0, 2, 1])
    _ = former.apply(command, sequence: 2, at: 5, events: &events)
    #expect(former.digest() == engine.digest())
  }

  @Test("a request that the first rules decided is not decided again")
  func keysOfFirstRules() {
    var engine = Engine(hashKey: HashKey(1, 2))
    var events: [Event] = []
    let identity = RequestIdentity(
      principal: PrincipalID(rawValue: .max), key: Key128(high: 1, low: 2), fingerprint: 3)
    var command = Command(.registerPartner(RegisterPartner(name: "baker")), identity: identity)
    command.rules = .first
    let first = engine.apply(command, sequence: 1, at: 5, events: &events)
    command.rules = .second
    let second = engine.apply(command, sequence: 2, at: 6, events: &events)
    #expect(second.isReplay && second.result == first.result)
    // Another request under that key is the operator's own affair: decided, and known from then on.
    command.identity.fingerprint = 4
    #expect(!engine.apply(command, sequence: 3, at: 7, events: &events).isReplay)
    #expect(engine.apply(command, sequence: 4, at: 8, events: &events).isReplay)
  }
}
