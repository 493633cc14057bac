import Basics
import Messages
import WireCodec
import LogContract
import Messages

/// Invariant 18: no hold lapses early, none outlives the first tick after its time, and one that
/// waits for its payment has the payment's time.
struct TimerChecker: InvariantChecker {
  /// When each live hold is due, as its buyer was told.
  private var due: [HoldID: Int64] = [:]
  private var deadlines: [HoldID: Int64] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !entry.outcome.isReplay {
      checkInTime(entry, engine, &report)
      note(entry.outcome.result)
      if let hold = entry.newlyConfirmed { due[hold] = nil }
    }
    var isDeclined = false
    if case .paymentDeclined = entry.outcome.result { isDeclined = true }
    for event in entry.events {
      guard case .hold(let update) = event.payload else { continue }
      if update.phase == .held {
        due[update.hold] = update.deadlineMicroseconds
        deadlines[update.hold] = update.deadlineMicroseconds
      }
      let isSettled = entry.settled.map { $0.hold.rawValue == update.hold.rawValue } ?? false
      if update.phase == .expired && !isDeclined && !isSettled {
        let promised = due[update.hold] ?? .max
        if promised > entry.logTimeMicroseconds {
          report.add(
            18, "\(update.hold) lapsed at \(entry.logTimeMicroseconds), promised \(promised)")
        }
      }
    }
    guard case .ticked(let ticked) = entry.outcome.result, !ticked.isMoreDue,
      !entry.outcome.isReplay, report.isScanning
    else { return }
    for slot in 0..<engine.holds.end {
      let hold = engine.holds[slot]
      if hold.isTombstone || !hold.phase.isLive { continue }
      let time =
        hold.phase == .confirming ? engine.holds[rest: slot].confirmDeadline : hold.deadline
      if time <= entry.logTimeMicroseconds {
        report.add(18, "\(hold.id) was due at \(time) and outlived a tick")
      }
    }
    for slot in 0..<engine.drops.end {
      let drop = engine.drops[slot]
      if drop.phase == .scheduled && drop.opensAt != 0
        && drop.opensAt <= entry.logTimeMicroseconds
      {
        report.add(18, "\(drop.id) should have opened at \(drop.opensAt)")
      }
    }
  }

  /// A command is judged by its own log time, whether its tick has come or not.
  private func checkInTime(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if entry.command.rules < .second { return }
    let time = entry.logTimeMicroseconds
    let result = entry.outcome.result
    if let reserve = entry.command.body.reserve {
      guard let slot = engine.drops.slot(reserve.drop.rawValue) else { return }
      let drop = engine.drops[slot]
      if result.reserved != nil, drop.closesAt != 0, drop.closesAt <= time {
        report.add(18, "\(drop.id) sold at \(time), and closed at \(drop.closesAt)")
      }
      if result.refusal?.code == .dropNotOpen, drop.opensAt != 0, drop.opensAt <= time {
        report.add(18, "\(drop.id) did not sell at \(time), and opened at \(drop.opensAt)")
      }
      return
    }
    switch result {
    case .confirmed(let confirmed): checkInTime(confirmed.hold, time, &report)
    case .extended(let extended): checkInTime(extended.hold, time, &report)
    case .confirming(let confirming): checkInTime(confirming.hold, time, &report)
    case .released(let hold): checkInTime(hold, time, &report)
    default: break
    }
  }

  private func checkInTime(_ hold: HoldID, _ time: Int64, _ report: inout InvariantReport) {
    guard let promised = due[hold], promised <= time else { return }
    report.add(18, "\(hold) was used at \(time), and was due at \(promised)")
  }

  private mutating func note(_ result: Outcome.Result) {
    if let reserved = result.reserved, !reserved.hold.isNone {
      due[reserved.hold] = reserved.deadlineMicroseconds
      deadlines[reserved.hold] = reserved.deadlineMicroseconds
    }
    if case .logged(.express(.pending(let pending))) = result {
      due[HoldID(rawValue: pending.hold.rawValue)] = pending.deadline.microseconds
    }
    switch result {
    case .clockSet(let set) where set.toMicroseconds < set.fromMicroseconds:
      // Who holds something keeps the time that was left.
      let shift = set.toMicroseconds.subtractingSaturated(set.fromMicroseconds)
      due = due.mapValues { $0.addingSaturated(shift) }
      deadlines = deadlines.mapValues { $0.addingSaturated(shift) }
    case .extended(let extended):
      due[extended.hold] = extended.deadlineMicroseconds
      deadlines[extended.hold] = extended.deadlineMicroseconds
    case .confirming(let confirming):
      due[confirming.hold] = confirming.confirmDeadlineMicroseconds
    // Told again of what was used in time is not a use.
    case .confirmed(let confirmed): due[confirmed.hold] = nil
    case .released(let hold): due[hold] = nil
    case .paymentDeclined(let declined) where declined.isStillHeld:
      due[declined.hold] = deadlines[declined.hold]
    default: break
    }
  }
}
