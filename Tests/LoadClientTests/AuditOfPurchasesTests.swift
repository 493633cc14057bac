import Basics
import DropEngine
import LoadKit
import LogContract
import Messages
import Stories
import Testing
import WireCodec

@testable import LoadClient
@testable import Sequencer

/// Stories of purchases in one call, as the engine tells them and as the audit reads them.
@Suite struct AuditOfPurchasesTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theEngineKeepsTheRules(seed: UInt64) {
    #expect(Self.violations(seed, .none).map(\.description) == [], "seed \(seed)")
  }

  /// By a purchase that should have been refused, or one that was refused for a later reason; a wrong price by what
  /// adapters are asked for.
  @Test(
    arguments: [
      .keepRevoked, .keepExpired, .anybodysToken, .trustAnySignature, .ignoreAge, .forgetNonce,
      .anyPrice, .overCap, .keepSpent,
    ] as [EngineFault])
  func plantedFaultsAreFound(fault: EngineFault) {
    let kinds: [AuditViolationKind] = [.tokenMisused, .wrongRefusal, .moneyMoved]
    for seed in 1...300 as ClosedRange<UInt64> {
      let found = Self.violations(seed, fault)
      if found.contains(where: { kinds.contains($0.kind) }) { return }
      if let other = found.first {
        Issue.record("\(fault): found as something else: \(other)")
        return
      }
    }
    Issue.record("\(fault) was not found in 300 seeds")
  }

  private static func violations(_ seed: UInt64, _ fault: EngineFault) -> [AuditViolation] {
    var story = RandomStory(seed: seed, hasTill: true, hasDoors: seed % 5 == 0)
    var engine = Engine(hashKey: HashKey(1, 2))
    engine.fault = fault
    var audit = LogAudit()
    for sequence in 1...1_000 as ClosedRange<UInt64> where audit.violationCount == 0 {
      let (told, time) = story.next()
      // Who asks, and under which key, is another test's; what was verified is this one's.
      var command = Command(told.body)
      command.header = told.header?.withoutCaller
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
