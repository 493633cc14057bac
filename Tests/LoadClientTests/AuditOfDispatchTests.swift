import Basics
import DropEngine
import LoadKit
import Stories
import Testing

@testable import LoadClient
@testable import Sequencer

/// Jobs that leave their hubs, in the audit's own model: it agrees with the engine, and sees what is planted in it.
@Suite struct AuditOfDispatchTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func itAgreesWithTheEngine(seed: UInt64) {
    let violations = Self.violations(seed, .none)
    #expect(violations.isEmpty, "seed \(seed): \(violations.first?.detail ?? "")")
  }

  @Test(
    arguments: [
      .ignoreSilentHub, .keepUnanswered, .swapEarly, .stopIsSilence, .tellTwice, .loseSwapped,
    ] as [EngineFault])
  func plantedFaultsAreFound(fault: EngineFault) {
    let kinds: Set<AuditViolationKind> = [
      .swapUnfounded, .swapMissing, .swapTold, .hubMisused, .oversold, .negativeCount,
      .unitNotHandedOn, .grantOutOfRange, .wrongRefusal,
    ]
    for seed in 1...60 as ClosedRange<UInt64> {
      if Self.violations(seed, fault).contains(where: { kinds.contains($0.kind) }) { return }
    }
    Issue.record("\(fault) was not found in 60 seeds")
  }

  private static func violations(_ seed: UInt64, _ fault: EngineFault) -> [AuditViolation] {
    var story = RandomStory(seed: seed, hasTill: seed % 3 == 0, hasDispatch: true)
    var engine = Engine(hashKey: HashKey(1, 2))
    engine.fault = fault
    var audit = LogAudit()
    for sequence in 1...800 as ClosedRange<UInt64> where audit.violationCount == 0 {
      let (told, time) = story.next()
      // Who asks, and under which key, is another test's.
      let command = Command(told.body)
      var events: [Event] = []
      let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
      let recorded = JournalCommand<Engine>(sequence: sequence, command: command, outcome: outcome)
      audit.read(
        AuditTranslation.entry(
          recorded, at: engine.lastLogTimeMicroseconds, events: events))
      story.learn(command, outcome, events)
    }
    return audit.finish().violations
  }
}
