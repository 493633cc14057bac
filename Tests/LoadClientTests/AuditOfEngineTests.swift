import DropEngine
import LoadKit
import Testing

/// The engine and the audit were written apart; here each is the other's witness.
@Suite struct AuditOfEngineTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func theEngineKeepsTheRules(seed: UInt64) {
    let report = EngineUnderAudit(seed: seed, fault: .none).run(steps: 600)
    #expect(report.violations.map(\.description) == [], "seed \(seed)")
    #expect(report.grants > 10 && report.expiries > 0, "seed \(seed)")
  }

  @Test func everythingThatIsJudgedHappens() {
    var total = [UInt64](repeating: 0, count: 7)
    for seed in 1...20 as ClosedRange<UInt64> {
      let report = EngineUnderAudit(seed: seed, fault: .none).run(steps: 600)
      let counts = [
        report.grants, report.joined, report.promotions, report.confirms, report.releases,
        report.expiries, report.replays,
      ]
      for (at, count) in counts.enumerated() { total[at] += count }
    }
    #expect(total.allSatisfy { $0 > 30 }, "\(total)")
  }

  /// The engine and the audit agree on whose keys are apart: each command under a key that a buyer, and
  /// that an operator, has used for something else.
  @Test(arguments: AuditedKeys.bodies.indices)
  func keysHaveTheSameSpaces(index: Int) {
    for first in [AuditedKeys.buyers, AuditedKeys.operators] {
      let kinds = AuditedKeys.violations(first, then: AuditedKeys.bodies[index])
      #expect(kinds == [], "\(AuditedKeys.bodies[index]) after \(first)")
    }
  }

  /// Not among them: what shows in a job (`ignoreAttempt`), in a checkpoint (`loseDirtyHold`), in a table that
  /// fills (`keepEnded`, `keepEnds`), or stops the engine itself before the log can show it (`keepHeldOnConfirm`).
  static let judged: [(fault: EngineFault, expected: Set<AuditViolationKind>)] = [
    (.oversellByOne, [.oversold]),
    (.forgetToFree, [.unitNotHandedOn, .wrongRefusal]),
    (.freeTwice, [.oversold]),
    (.barge, [.barging]),
    (.promoteLast, [.waitlistOrder]),
    (.skipPromotion, [.unitNotHandedOn]),
    (.forgetLimit, [.buyerLimit]),
    (.ignoreFingerprint, [.keyMismatchAccepted]),
    (.forgetKey, [.keyDecidedTwice, .keyMismatchAccepted]),
    (.expireEarly, [.expiredEarly]),
    (.expireLate, [.expiredLate]),
    (.skipOffset, [.feedGapInLog]),
    (.expireWhileConfirming, [.expiredEarly]),
    (.keepImpossible, [.waitsForNothing]),
    (.voidPaid, [.paidAndVoided, .voidedTwice]),
    (.payTwice, [.paymentUsedTwice]),
    (.leaveHubIdle, [.hubLeftIdle]),
    (.retireEarly, [.wrongRefusal]),
    (.keepDeadlines, [.expiredLate]),
    (.oversellSlot, [.oversold]), (.keepSlot, [.wrongRefusal]), (.bookTwice, [.wrongRefusal]),
    (.keepReservation, [.reservationShifted]), (.slotless, [.slotMisused]),
    (.openTooLong, [.reservationShifted]), (.openEarly, [.slotMisused]),
    (.anyOrder, [.slotMisused]),
    (.shiftEnds, [.keyDecidedTwice, .keyMismatchAccepted]),
    (.ignoreDwell, [.hubMode]), (.flipEarly, [.hubMode]), (.ignoreSilence, [.hubMode]),
    (.refillTwice, [.hubOverrun]), (.takeNoToken, [.hubOverrun]),
    (.ignoreAdoption, [.limitIgnored]),
    (.fenceForAll, [.fenceBroken]), (.poolFirst, [.fenceBroken]), (.loseMoved, [.fenceBroken]),
    (.servePart, [.waitlistOrder, .grantOutOfRange, .oversold]),
    (.keepNothing, [.waitlistOrder, .barging]), (.passAlone, [.waitlistOrder]),
    (.sleepWithLegs, [.unitNotHandedOn, .wrongRefusal]),
    (.leaveLegs, [.grantedTwice, .holdMisused, .wrongRefusal, .barging]),
    (.leakFence, [.fenceBroken, .unitNotHandedOn, .wrongRefusal, .oversold]),
  ]

  /// Headers that a server of another kind would have written.
  @Test(arguments: [AuditedCallers.Fault.foreignRole, .ownEntries])
  func wrongCallersAreFound(_ callers: AuditedCallers.Fault) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let report = EngineUnderAudit(seed: seed, fault: .none, callers: callers).run(steps: 600)
      #expect(report.violations.first?.kind == .wrongCaller, "seed \(seed)")
    }
  }

  /// Every fault that shows in a log is found, in the first few seeds, and called what it is.
  @Test(arguments: judged.indices)
  func plantedFaultsAreFound(index: Int) {
    let (fault, expected) = Self.judged[index]
    for seed in 1...90 as ClosedRange<UInt64> {
      let report = EngineUnderAudit(seed: seed, fault: fault).run(steps: 600)
      if report.violations.contains(where: { expected.contains($0.kind) }) { return }
    }
    Issue.record("\(fault) was not found in 90 seeds")
  }
}
