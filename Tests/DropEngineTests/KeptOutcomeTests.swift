import Basics
import Testing

@testable import DropEngine

/// Outcomes in memory take a line of the cache where nothing is lost by it.
@Suite("Outcomes as they are kept")
struct KeptOutcomeTests {
  private static let sequence: UInt64 = 123_456_789
  private static let time: Int64 = 1_700_000_000_000_000
  private static let hold = HoldID(sequence: sequence, index: 3)
  private static let earlier = HoldID(sequence: 77, index: 0)

  /// What usual outcomes are: each has a form.
  private static let usual: [Outcome.Result] = [
    .reserved(Reserved(hold: hold, granted: 2, deadlineMicroseconds: time + 600_000_000)),
    .reserved(Reserved(hold: hold, granted: .max, deadlineMicroseconds: time)),
    .reserved(
      Reserved(
        hold: .none, granted: 0, deadlineMicroseconds: 0,
        waiter: WaiterID(sequence: sequence, index: 1), waiting: .max, position: 7)),
    .released(earlier),
    .leftWaitlist(WaiterID(sequence: 5, index: 6)),
    .confirming(Confirming(hold: earlier, confirmDeadlineMicroseconds: time + 900_000_000)),
    .confirming(Confirming(hold: earlier, confirmDeadlineMicroseconds: time + 1 << 36 - 1)),
    .extended(Extended(hold: earlier, deadlineMicroseconds: time + 60_000_000)),
    .confirmed(
      Confirmed(
        hold: earlier, order: OrderID(sequence: sequence, index: 4), amountMinor: 65_535)),
    .jobUpdated(
      JobUpdated(
        job: JobID(sequence: 9, index: 8), attempt: 3, phase: .preparing, isChanged: false)),
    .refused(Refusal(.soldOut, retryAfterMicroseconds: 3_600_000_000)),
    .refused(Refusal(.invalid, field: .quantity, available: 1 << 20 - 1)),
  ]

  /// What no form holds: one step beyond each.
  private static let unusual: [Outcome.Result] = [
    .reserved(Reserved(hold: hold, granted: 2, deadlineMicroseconds: time + 1 << 32)),
    .reserved(Reserved(hold: hold, granted: 2, deadlineMicroseconds: time - 1)),
    .reserved(Reserved(hold: hold, granted: 2, deadlineMicroseconds: .min)),
    .reserved(Reserved(hold: earlier, granted: 2, deadlineMicroseconds: time + 5)),
    .reserved(
      Reserved(
        hold: hold, granted: 2, deadlineMicroseconds: time + 5,
        waiter: WaiterID(sequence: sequence, index: 5), waiting: 1, position: 1)),
    .reserved(Reserved(hold: hold, granted: 2, deadlineMicroseconds: time, waiting: 1)),
    .reserved(
      Reserved(
        hold: .none, granted: 0, deadlineMicroseconds: 1,
        waiter: WaiterID(sequence: sequence, index: 1), waiting: 1, position: 7)),
    .confirming(Confirming(hold: earlier, confirmDeadlineMicroseconds: time + 1 << 36)),
    .extended(Extended(hold: earlier, deadlineMicroseconds: time - 1)),
    .confirmed(
      Confirmed(
        hold: earlier, order: OrderID(sequence: sequence, index: 4), amountMinor: 65_536)),
    .confirmed(
      Confirmed(hold: earlier, order: OrderID(sequence: sequence, index: 4), amountMinor: -1)),
    .confirmed(
      Confirmed(hold: earlier, order: OrderID(sequence: 5, index: 4), amountMinor: 1)),
    .jobUpdated(
      JobUpdated(
        job: JobID(sequence: 9, index: 8), attempt: 1 << 27, phase: .ready, isChanged: true)),
    .refused(Refusal(.notEnoughUnits, available: 1 << 20)),
    .paymentVoided(PaymentVoided(hold: earlier, reason: .holdExpired)),
    .partnerRegistered(PartnerID(sequence: sequence, index: 0)),
  ]

  private static func remembered(_ outcome: Outcome, _ number: UInt64) -> RememberedOutcome {
    RememberedOutcome(
      key: RememberedKey(
        space: number % 2 == 0 ? .request : .setup, principal: number,
        key: Key128(high: number, low: 1), under: HashKey(1, 2)),
      fingerprint: number &* 3, outcome: outcome)
  }

  private static func outcome(_ result: Outcome.Result) -> Outcome {
    Outcome(result, sequence: sequence, logTimeMicroseconds: time)
  }

  @Test("what is remembered comes back as it was, and in the order in which it came")
  func all() {
    var kept = KeptOutcomes()
    var model: [RememberedOutcome] = []
    var outcomes = (Self.usual + Self.unusual).map(Self.outcome)
    // A log that is full of entries, one that goes back, and a row of another hand.
    outcomes += Self.usual.map { Outcome($0, sequence: 1 << 44, logTimeMicroseconds: Self.time) }
    outcomes += Self.usual.map { Outcome($0, sequence: Self.sequence, logTimeMicroseconds: .max) }
    outcomes += Self.usual.map {
      Outcome($0, sequence: Self.sequence, logTimeMicroseconds: Self.time, isReplay: true)
    }
    for round in 0..<3 {
      for outcome in outcomes {
        model.append(Self.remembered(outcome, UInt64(model.count + round)))
        let last = model[model.count - 1]
        kept.append(last.key, fingerprint: last.fingerprint, last.outcome)
      }
      for _ in 0..<outcomes.count / 2 {
        let hash = kept.removeFirst()
        #expect(hash == model.removeFirst().key.hash)
      }
      #expect(kept.count == model.count)
      for (place, wanted) in model.enumerated() {
        #expect(kept[place].key == wanted.key)
        #expect(kept[place].fingerprint == wanted.fingerprint)
        #expect(kept[place].outcome == wanted.outcome)
        let (time, isUnder) = (kept.time(place), kept.isUnder(wanted.key, place))
        #expect(time == wanted.outcome.logTimeMicroseconds)
        #expect(isUnder)
      }
    }
  }

  @Test("a usual outcome takes 64 bytes and nothing beside it")
  func forms() {
    #expect(MemoryLayout<KeptOutcome>.stride == 64)
    for result in Self.usual {
      #expect(KeptOutcome.Parts(Self.outcome(result)) != nil, "\(result)")
    }
    for result in Self.unusual {
      #expect(KeptOutcome.Parts(Self.outcome(result)) == nil, "\(result)")
    }
  }
}
