import Basics
import DropEngine
import Stories
import Testing

/// Planted bugs: what the checkers do not find here they would not find in earnest.
@Suite("Planted bugs are found")
struct FaultTests {
  /// Which invariant's checker must notice which bug.
  static let expected: [(fault: EngineFault, invariants: Set<Int>)] = [
    (.oversellByOne, [1]), (.forgetToFree, [2]), (.freeTwice, [2]), (.barge, [6]),
    (.promoteLast, [6, 7]), (.skipPromotion, [7]), (.forgetLimit, [8]), (.ignoreFingerprint, [5]),
    (.forgetKey, [5]), (.ignoreAttempt, [10]), (.expireEarly, [18, 22]), (.expireLate, [18, 22]),
    (.skipOffset, [14]), (.keepHeldOnConfirm, [2]), (.expireWhileConfirming, [18]),
    (.keepImpossible, [7]), (.voidPaid, [9]), (.payTwice, [9]), (.leaveHubIdle, [21]),
    (.ignoreSchedule, [18, 25]), (.useLate, [18]), (.keepDeadlines, [18]),
    (.oversellSlot, [1]), (.keepSlot, [2]), (.bookTwice, [2]), (.openEarly, [24]),
    (.anyOrder, [24]), (.keepReservation, [25]),
    (.slotless, [24, 25]), (.openTooLong, [25]),
    (.retireEarly, [22]), (.keepEnded, [22]), (.keepEnds, [22, 23]), (.shiftEnds, [5, 9, 22]),
    (.ignoreDwell, [30]), (.refillTwice, [30]), (.flipEarly, [30]), (.takeNoToken, [30]),
    (.ignoreSilence, [30]), (.passHead, [6]), (.passNobody, [7]), (.forgetPolicy, [31]),
    (.servePart, [6]), (.keepNothing, [6]), (.passAlone, [6]), (.sleepWithLegs, [7]),
    (.leaveLegs, [6]), (.ignoreMarket, [32]), (.ignoreAdoption, [39]),
    (.askAnew, [9]), (.captureMore, [9]), (.countTwice, [9]), (.trustNotFound, [9]),
    (.repeatDeclined, [9]), (.keepLateMoney, [9]), (.keepSold, [2]), (.keepLimit, [8]),
    (.keepBooked, [2]),
    (.keepMoney, [9]), (.cancelLate, [9]), (.refundMore, [9]), (.keepOrders, [9]),
    (.admitAnybody, [40]), (.useTicketTwice, [40]), (.useTicketLate, [40]), (.doubleRate, [40]),
    (.admitPastStock, [40]), (.drawByArrival, [40]), (.drawEarly, [40]), (.anySeed, [40]),
    (.lastFirst, [40]), (.losePlace, [40]), (.keepShut, [40]), (.passPresent, [40]),
    (.keepTickets, [40]),
    (.keepRevoked, [41]), (.keepExpired, [41]), (.anybodysToken, [41]), (.trustAnySignature, [41]),
    (.ignoreAge, [41]), (.forgetNonce, [41]), (.anyPrice, [41]), (.overCap, [41]),
    (.keepSpent, [41]),
    (.ignoreSilentHub, [42]), (.keepSilent, [42]), (.keepUnanswered, [42]), (.swapEarly, [42]),
    (.stopIsSilence, [42]), (.tellTwice, [42]), (.countUnanswered, [42]), (.loseSwapped, [2]),
    (.swapPickedUp, [42]), (.anyStep, [42]),
    (.fenceForAll, [3]), (.leakFence, [3]), (.loseMoved, [3]), (.poolFirst, [3]),
  ]

  static let ofTheTill: Set<EngineFault> = [
    .askAnew, .captureMore, .countTwice, .trustNotFound, .repeatDeclined, .keepLateMoney, .keepSold,
    .keepLimit,
    .keepBooked, .keepMoney, .cancelLate, .refundMore, .keepOrders,
  ]

  @Test("by the checker of its invariant", arguments: expected.map(\.fault))
  func found(fault: EngineFault) {
    let invariants = Self.expected.first { $0.fault == fault }?.invariants ?? []
    for seed in UInt64(1)...150 {
      let violations = Self.violations(fault: fault, seed: seed)
      if violations.contains(where: { invariants.contains($0.invariant) }) { return }
      if !violations.isEmpty {
        Issue.record("\(fault): found as something else: \(violations[0])")
        return
      }
    }
    Issue.record("\(fault) was not found by 150 stories")
  }

  @Test("a row missing from a checkpoint, by the digest")
  func lostRow() throws {
    var isFound = false
    for seed in UInt64(1)...20 where !isFound {
      var story = RandomStory(seed: seed)
      var driver = EngineDriver()
      driver.engine.fault = .loseDirtyHold
      for _ in 0..<300 {
        let (command, time) = story.next()
        let outcome = driver.apply(command, at: time)
        story.learn(command, outcome, driver.lastEvents)
      }
      isFound = !Self.isRestored(&driver.engine)
    }
    #expect(isFound)
  }

  @Test("limits that a restored engine has forgotten, by the digest")
  func lostAdoption() throws {
    var driver = EngineDriver()
    _ = driver.apply(Command(.adoptRules(AdoptRules([LimitSetting(.quantityPerLine, 3)]))), at: 1)
    var whole = MemoryRows()
    driver.engine.drainChanges(into: &whole)
    var other = Engine(hashKey: HashKey(1, 2))
    other.fault = .loseAdoption
    for row in whole.sorted {
      try other.restore(table: row.table, key: row.key, value: row.value)
    }
    try other.finishRestore()
    #expect(other.digest() != driver.engine.digest())
    #expect(try whole.restore(limits: EngineLimits()).digest() == driver.engine.digest())
  }

  @Test("a state that is not what its log says, by the replay")
  func divergedState() {
    var story = RandomStory(seed: 3)
    var driver = EngineDriver()
    driver.engine.fault = .skipOffset
    for _ in 0..<300 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
    }
    #expect(driver.divergences.contains { $0.invariant == 16 })
  }

  @Test("a decision by who asked, by the replay of an engine that is not told")
  func heedsCaller() {
    var story = RandomStory(seed: 4)
    var driver = EngineDriver()
    driver.engine.fault = .heedCaller
    for _ in 0..<300 where driver.divergences.isEmpty {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
    }
    #expect(driver.divergences.first?.invariant == 16)
  }

  /// Those of the archive: `ArchiveTests`.
  @Test("every fault has a test")
  func complete() {
    let covered = Set(Self.expected.map(\.fault)).union([
      // Of what is asked longer than a payment is kept: `TillTests`.
      .forgetAsked, .none, .loseDirtyHold, .heedCaller, .loseArchived, .archiveDrainedOnly,
      .loseAdoption,
    ])
    #expect(covered == Set(EngineFault.allCases))
  }

  /// Whether the rows of an engine give its state.
  private static func isRestored(_ engine: inout Engine) -> Bool {
    var rows = MemoryRows()
    engine.drainChanges(into: &rows)
    do {
      let restored = try rows.restore(limits: engine.limits)
      return restored.digest() == engine.digest()
    } catch {
      return false
    }
  }

  private static func violations(fault: EngineFault, seed: UInt64) -> [InvariantViolation] {
    let invariants = expected.first { $0.fault == fault }?.invariants
    var story = RandomStory(
      seed: seed, hasThrottles: invariants == [30], adoptsLimits: fault == .ignoreAdoption,
      hasTill: ofTheTill.contains(fault) || invariants == [41], hasDoors: invariants == [40],
      hasDispatch: invariants == [42] || fault == .loseSwapped)
    var driver = EngineDriver()
    driver.engine.fault = fault
    for _ in 0..<500 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      if !driver.violations.isEmpty { return driver.violations }
      story.learn(command, outcome, driver.lastEvents)
    }
    return []
  }
}
