import Basics
import Stories
import Testing

@testable import DropEngine

/// Limits that a log goes over to: their names and numbers, their row, and what becomes of jobs that wait.
@Suite("Limits that are adopted")
struct AdoptRulesTests {
  @Test("every limit of the engine can be adopted, but for those that `retain` says")
  func complete() {
    let all = Mirror(reflecting: EngineLimits()).children.compactMap(\.label)
    let known = EngineLimit.allCases.map { "\($0)" }
    #expect(
      Set(all).subtracting(known) == [
        "idempotencyRetentionMicroseconds", "finishedRetentionMicroseconds",
        "dropRetentionMicroseconds",
      ])
    #expect(Set(known).isSubset(of: all))
    #expect(Set(EngineLimit.places.keys) == Set(EngineLimit.allCases))
  }

  @Test(
    "each is where its name says, and its default within its range", arguments: EngineLimit.allCases
  )
  func place(limit: EngineLimit) throws {
    var limits = EngineLimits()
    let values = Dictionary(
      uniqueKeysWithValues: Mirror(reflecting: limits).children.map { ($0.label ?? "", $0.value) })
    let value = try #require(values["\(limit)"] as? any BinaryInteger)
    #expect(Int64(value) == limits[limit] && limit.range.contains(limits[limit]))
    for bound in [limit.range.lowerBound, limit.range.upperBound] {
      #expect(limits.set(LimitSetting(limit, bound)) && limits[limit] == bound)
      for other in EngineLimit.allCases where other != limit {
        #expect(limits[other] == EngineLimits()[other])
      }
    }
    #expect(!limits.set(LimitSetting(limit, .max)) || limits[limit] == .max)
    #expect(EngineLimit(named: "\(limit)") == limit && EngineLimit(named: "wishes") == nil)
  }

  @Test("numbers of limits are for ever")
  func numbers() {
    #expect(
      EngineLimit.allCases.map { "\($0.rawValue) \($0)" }.joined(separator: " ")
        == """
        1 partners 2 hubs 3 streams 4 offers 5 drops 6 pools 7 windows 8 windowsPerZone 9 holds 10 waiters 11 orders \
        12 payments 13 buyers 14 usageRows 15 idempotencyKeys 16 promisedKeys 17 refusals 19 joiners 20 textBytes \
        21 variantsPerOffer 22 poolsPerDrop 23 fencesPerDrop 24 linesPerHold 25 quantityPerLine 26 capacityPerPool \
        27 waitersPerPool 28 windowSlots 29 priceMinor 30 legsPerLine 32 placesPerDoor 33 tokens \
        34 tokensPerBuyer 35 noncesPerToken \
        40 minimumHoldTTLMicroseconds 41 maximumHoldTTLMicroseconds \
        42 longestReservationMicroseconds 43 confirmTimeoutMicroseconds 44 extensionsPerHold \
        45 refusalRetentionMicroseconds 46 paymentRetentionMicroseconds 60 deadlinesPerTick 61 waitersPerEntry \
        62 jobsPerEntry 63 prunedPerEntry 64 retiredPerTick 65 forgettingDelayMicroseconds \
        66 retiringPauseMicroseconds 67 attemptsPerJob 68 tokensPerHub 69 throttleMicroseconds
        """)
  }

  @Test("the form of an entry, byte by byte, and what is none")
  func form() throws {
    let command = Command(
      .adoptRules(AdoptRules([LimitSetting(.holds, 300), LimitSetting(.partners, 7)])))
    var sink = ByteSink()
    command.encode(into: &sink)
    // Rules, tag, no key; two settings: number and value, zigzag.
    #expect(sink.bytes == [4, 4, 0, 2, 1, 14, 9, 0xD8, 4])
    var source = ByteSource(sink.bytes)
    #expect(try Command(from: &source) == command)
    let wrong: [([UInt8], ByteError.Reason)] = [
      // By rules that have no limits of a log's own; twice; out of order; a number that there is not.
      ([3, 4, 0, 1, 1, 14], .outOfRange), ([2, 4, 0, 0], .outOfRange),
      ([4, 4, 0, 2, 1, 14, 1, 14], .outOfRange), ([4, 4, 0, 2, 9, 14, 1, 14], .outOfRange),
      ([4, 4, 0, 1, 200, 14], .unknownTag), ([4, 4, 0, 99, 1, 14], .lengthOverLimit),
    ]
    for (bytes, reason) in wrong {
      var source = ByteSource(bytes)
      let error = #expect(throws: ByteError.self) { try Command(from: &source) }
      #expect(error?.reason == reason, "\(bytes)")
    }
  }

  @Test("a log that adopts goes over to the fourth rules, and others decide as they did")
  func rules() {
    var driver = EngineDriver()
    _ = driver.apply(Command(.registerPartner(RegisterPartner(name: "a"))), at: 1)
    #expect(driver.engine.rules == .second && !driver.engine.hasAdoptedLimits)
    let adopt = Command(.adoptRules(AdoptRules([LimitSetting(.partners, 1)])))
    #expect(driver.apply(adopt, at: 2).result == .rulesAdopted(RulesAdopted(rules: 4)))
    #expect(driver.engine.rules == .fourth && driver.engine.hasAdoptedLimits)
    let more = driver.apply(Command(.registerPartner(RegisterPartner(name: "b"))), at: 3)
    #expect(more.refusal?.code == .capacityReached && more.refusal?.field == .partners)
    #expect(driver.violations.isEmpty && driver.divergences.isEmpty)
  }

  @Test("a throttle that an adopted limit allows is restored, whatever the log began with")
  func widerThrottle() throws {
    var driver = EngineDriver()
    _ = driver.apply(Command(.registerPartner(RegisterPartner(name: "a"))), at: 1)
    let partner = PartnerID(sequence: 1, index: 0)
    let put = PutHub(partner: partner, zone: 0, capabilities: [], maximumOpenJobs: 9)
    guard case .hubPut(let stored) = driver.apply(Command(.putHub(put)), at: 1).result else {
      Issue.record("no hub")
      return
    }
    let call = HubCall.modes(enterBacklog: 5, within: 36 * 3_600, dwell: 1)
    func set(_ key: UInt64) -> Command {
      Command(call.body(of: stored, partner: partner, key: key))
    }
    _ = driver.apply(set(1), at: 2)
    #expect(driver.engine.hubSignals.count == 0, "a day is the most")
    let days = LimitSetting(.throttleMicroseconds, 2 * 86_400_000_000)
    _ = driver.apply(Command(.adoptRules(AdoptRules([days]))), at: 3)
    _ = driver.apply(set(2), at: 4)
    #expect(driver.engine.hubSignals.count == 1)
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    let restored = try rows.restore(limits: EngineLimits())
    #expect(restored.digest() == driver.engine.digest())
    #expect(driver.violations.isEmpty && driver.divergences.isEmpty)
  }

  @Test(
    "stories that adopt hold every invariant, restore at any entry, and replay", arguments: 1...30)
  func stories(seed: UInt64) throws {
    var story = RandomStory(seed: seed, adoptsLimits: true)
    var driver = EngineDriver(limits: PropertyTests.limits(seed))
    var rows = MemoryRows()
    var adopted = 0
    for step in 0..<400 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
      if case .rulesAdopted = outcome.result { adopted += 1 }
      if command.tag != .adoptRules && step % 40 != 0 { continue }
      driver.engine.drainChanges(into: &rows)
      // Whatever its process would have: the log's are in a row.
      let restored = try rows.restore(
        limits: adopted > 0 ? Self.scrambled(driver.engine.limits) : driver.engine.limits)
      #expect(restored.digest() == driver.engine.digest(), "step \(step)")
      #expect(adopted == 0 || restored.adoptedLimits == driver.engine.adoptedLimits)
      for setting in driver.engine.adoptedLimits {
        #expect(restored.limits[setting.limit] == setting.value)
      }
    }
    #expect(
      driver.violations.isEmpty, "seed \(seed): \(driver.violations.first.map { "\($0)" } ?? "")")
    #expect(driver.divergences.isEmpty, "seed \(seed)")
  }

  /// Limits of which those that are adopted are others.
  private static func scrambled(_ limits: EngineLimits) -> EngineLimits {
    var limits = limits
    limits.quantityPerLine = 3
    limits.attemptsPerJob = 5
    return limits
  }

  @Test(
    "an entry says all that is in force when it is made, once, and nothing when it has been said")
  func adoption() throws {
    var driver = EngineDriver()
    let command = try #require(try driver.engine.adoption(of: [LimitSetting(.drops, 9)]))
    guard case .adoptRules(let adoption) = command.body else { return }
    #expect(adoption.settings.map(\.limit) == EngineLimit.allCases)
    _ = driver.apply(command, at: 1)
    #expect(driver.engine.limits.drops == 9)
    #expect(try driver.engine.adoption(of: []) == nil)
    #expect(try driver.engine.adoption(of: [LimitSetting(.drops, 9)]) == nil)
    #expect(throws: LimitObstacle.outOfRange(LimitSetting(.drops, 0))) {
      try driver.engine.adoption(of: [LimitSetting(.drops, 0)])
    }
  }

  @Test("rows of limits that are none are refused")
  func rows() throws {
    var driver = EngineDriver()
    _ = driver.apply(Command(.adoptRules(AdoptRules([LimitSetting(.drops, 9)]))), at: 1)
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    let limits = StateTable.limits.rawValue
    #expect(
      rows.sorted.last.map { $0.table == limits && $0.key == [] && $0.value == [1, 1, 5, 18] }
        == true)
    // None; a negative one; a number that there is not; a budget that would end the process.
    for value in [[1, 0], [1, 1, 5, 1], [1, 1, 200, 2], [1, 1, 61, 9]] as [[UInt8]] {
      var changed = rows
      changed.put(table: limits, key: [], value: value)
      #expect(throws: RestoreError.self, "\(value)") {
        _ = try changed.restore(limits: EngineLimits())
      }
    }
    // Of rules that have none.
    var engine = Engine(hashKey: HashKey(1, 2))
    #expect(throws: RestoreError.inconsistent(.limits)) {
      try engine.restore(table: limits, key: [], value: [1, 1, 5, 18])
      try engine.finishRestore()
    }
  }
}
