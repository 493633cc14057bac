import Basics
import DropEngine
import Testing

/// A marker's number is known as long as keys are. Found by a simulation in which days pass.
@Suite struct ForgottenMarkerTests {
  /// Whether a marker that is sent again after so many seconds is the same, and what the audit says of it.
  private func again(after passed: Int64, setBack: Int64 = 0) -> (isSame: Bool, [String]) {
    var log = AuditedEngine()
    let open = OpenStream(creator: CreatorID(rawValue: 1), title: "live")
    guard case .streamOpened(let opened) = log.apply(.openStream(open), at: 0).result else {
      return (false, ["no stream"])
    }
    let marker = PublishMarker(
      stream: opened.stream, producer: ProducerID(rawValue: 1), producerSequence: 1, kind: .note,
      title: "now")
    _ = log.apply(.publishMarker(marker), at: 0)
    if setBack > 0 {
      _ = log.apply(.tick, at: passed)
      let time = AuditedEngine.microseconds(passed - setBack)
      _ = log.apply(.setClock(SetClock(timeMicroseconds: time)), at: passed - setBack)
    }
    for _ in 0..<3 { _ = log.apply(.tick, at: passed - setBack) }
    let isSame = log.apply(.publishMarker(marker), at: passed - setBack).isReplay
    return (isSame, log.violations())
  }

  @Test func withinADayItIsTheSameMarker() { #expect(again(after: 86_000) == (true, [])) }

  @Test func afterADayItIsAnother() { #expect(again(after: 87_000) == (false, [])) }

  @Test func afterADayThatWasSetBackToo() {
    #expect(again(after: 87_000, setBack: 80_000) == (false, []))
  }
}
