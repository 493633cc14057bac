import Basics

/// Invariant 18: no hold lapses early, none outlives the first tick after its time, and one that
/// waits for its payment has the payment's time.
struct TimerChecker: InvariantChecker {
  /// When each live hold is due, as its buyer was told.
  private var due: [HoldID: Int64] = [:]
  private var deadlines: [HoldID: Int64] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !entry.outcome.isReplay { note(entry.outcome.result) }
    var isDeclined = false
    if case .paymentDeclined = entry.outcome.result { isDeclined = true }
    for event in entry.events {
      guard case .hold(let update) = event.payload else { continue }
      if update.phase == .held {
        due[update.hold] = update.deadlineMicroseconds
        deadlines[update.hold] = update.deadlineMicroseconds
      }
      if update.phase == .expired && !isDeclined {
        let promised = due[update.hold] ?? .max
        if promised > entry.logTimeMicroseconds {
          report.add(
            18, "\(update.hold) lapsed at \(entry.logTimeMicroseconds), promised \(promised)")
        }
      }
    }
    guard case .ticked(let ticked) = entry.outcome.result, !ticked.isMoreDue,
      !entry.outcome.isReplay
    else { return }
    for slot in 0..<engine.holds.end {
      let hold = engine.holds[slot]
      if hold.isTombstone || !hold.phase.isLive { continue }
      let time = hold.phase == .confirming ? hold.confirmDeadline : hold.deadline
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

  private mutating func note(_ result: Outcome.Result) {
    switch result {
    case .reserved(let reserved) where !reserved.hold.isNone:
      due[reserved.hold] = reserved.deadlineMicroseconds
      deadlines[reserved.hold] = reserved.deadlineMicroseconds
    case .extended(let extended):
      due[extended.hold] = extended.deadlineMicroseconds
      deadlines[extended.hold] = extended.deadlineMicroseconds
    case .confirming(let confirming):
      due[confirming.hold] = confirming.confirmDeadlineMicroseconds
    case .paymentDeclined(let declined) where declined.isStillHeld:
      due[declined.hold] = deadlines[declined.hold]
    default: break
    }
  }
}
