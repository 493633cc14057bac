import Basics
import DropEngine
import LoadKit
import Stories
import Testing

@testable import LoadClient
@testable import Sequencer

/// Stories at doors, as the engine tells them and as the audit reads them.
@Suite struct AuditOfDoorsTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theEngineKeepsTheRules(seed: UInt64) {
    #expect(Self.violations(seed, .none).map(\.description) == [], "seed \(seed)")
  }

  /// What shows in a log; that units were short, or that nobody was let in, does not.
  @Test(
    arguments: [
      .admitAnybody, .useTicketTwice, .useTicketLate, .doubleRate, .drawByArrival, .drawEarly,
      .anySeed, .lastFirst, .losePlace,
    ] as [EngineFault])
  func plantedFaultsAreFound(fault: EngineFault) {
    for seed in 1...60 as ClosedRange<UInt64> {
      if Self.violations(seed, fault).contains(where: { $0.kind == .doorBroken }) { return }
    }
    Issue.record("\(fault) was not found in 60 seeds")
  }

  private static func violations(_ seed: UInt64, _ fault: EngineFault) -> [AuditViolation] {
    var story = RandomStory(seed: seed, hasDoors: true)
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
