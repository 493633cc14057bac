import Basics
import DropEngine
import LoadKit
import Testing

@testable import LoadClient
@testable import Sequencer

/// A marker's number is known as long as keys are. Found by a simulation in which days pass.
@Suite struct ForgottenMarkerTests {
  private static let begin: Int64 = 1_700_000_000_000_000

  /// What the audit makes of a marker that is sent again after so many microseconds.
  private func verdict(after passed: Int64, setBack: Int64 = 0) -> (AuditReport, isReplay: Bool) {
    var engine = Engine(hashKey: HashKey(1, 2))
    var audit = LogAudit()
    var sequence: UInt64 = 0
    var last = Outcome(.released(.none), sequence: 0, logTimeMicroseconds: 0)
    func apply(_ body: Command.Body, at time: Int64) {
      sequence += 1
      var events: [Event] = []
      let command = Command(body)
      last = engine.apply(command, sequence: sequence, at: time, events: &events)
      let entry = JournalCommand<Engine>(sequence: sequence, command: command, outcome: last)
      audit.read(AuditTranslation.entry(entry, at: time, events: events))
    }
    apply(.openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "live")), at: Self.begin)
    guard case .streamOpened(let opened) = last.result else { return (audit.finish(nil), false) }
    let marker = PublishMarker(
      stream: opened.stream, producer: ProducerID(rawValue: 1), producerSequence: 1, kind: .note,
      title: "now")
    apply(.publishMarker(marker), at: Self.begin)
    let time = Self.begin + passed
    if setBack > 0 {
      apply(.tick, at: time)
      apply(.setClock(SetClock(timeMicroseconds: time - setBack)), at: time - setBack)
    }
    for _ in 0..<3 { apply(.tick, at: time - setBack) }
    apply(.publishMarker(marker), at: time - setBack)
    return (audit.finish(nil), last.isReplay)
  }

  @Test func withinADayItIsTheSameMarker() {
    let (report, isReplay) = verdict(after: 86_000_000_000)
    #expect(isReplay)
    #expect(report.violations.map(\.description) == [])
  }

  @Test func afterADayItIsAnother() {
    let (report, isReplay) = verdict(after: 87_000_000_000)
    #expect(!isReplay)
    #expect(report.violations.map(\.description) == [])
  }

  @Test func afterADayThatWasSetBackToo() {
    let (report, isReplay) = verdict(after: 87_000_000_000, setBack: 80_000_000_000)
    #expect(!isReplay)
    #expect(report.violations.map(\.description) == [])
  }
}
