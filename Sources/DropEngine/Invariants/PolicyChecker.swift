import Basics
import Messages
import WireCodec

/// Invariant 31: a drop sells as was last said of it, and as callers were told; holds have the time that was in
/// force when they began.
struct PolicyChecker: InvariantChecker {
  /// What entries have said.
  private var policies: [DropID: DropPolicy] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if entry.outcome.isReplay { return }
    switch (entry.command.body, entry.outcome.result) {
    case (.scheduleDrop(let schedule), .dropScheduled(let scheduled)):
      policies[scheduled.drop] = DropPolicy(
        holdTime: TimeSpan(microseconds: schedule.holdTTLMicroseconds),
        waitlistLimit: schedule.waitlistLimit)
    case (.logged(.schedule(let request)), .logged(.schedule(.scheduled(let scheduled)))):
      var policy = DropPolicy(
        holdTime: request.holdTime, waitlistLimit: request.waitlistLimit,
        bypass: request.bypass == true)
      if let plan = request.reservation {
        policy.soldOut = plan.soldOut
        policy.demand = plan.demand
        policy.instead = plan.instead.isEmpty ? [.slot, .place] : plan.instead
      }
      policies[DropID(rawValue: scheduled.drop.rawValue)] = policy
    case (.logged(.setPolicy(let request)), .logged(.setPolicy(.changed(let told)))):
      change(request, told, engine, &report)
    default: checkTime(entry, engine, &report)
    }
    checkTurns(entry, &report)
  }

  /// So has one that a turn gives, by the policy of its entry.
  private func checkTurns(_ entry: ObservedEntry, _ report: inout InvariantReport) {
    for event in entry.events {
      guard let update = entry.turn(event), let policy = policies[update.drop] else { continue }
      let deadline = entry.logTimeMicroseconds.addingSaturated(policy.holdTime.microseconds)
      if update.deadlineMicroseconds != deadline {
        report.add(31, "\(update.hold), a turn, lasts otherwise than \(update.drop) says")
      }
    }
  }

  private mutating func change(
    _ request: SetPolicyRequest, _ told: PolicySet, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    let drop = DropID(rawValue: request.drop.rawValue)
    guard let before = policies[drop] else { return report.add(31, "\(drop) never was") }
    var after = before
    after.holdTime = request.holdTime ?? before.holdTime
    after.waitlistLimit = request.waitlistLimit ?? before.waitlistLimit
    after.bypass = request.bypass ?? before.bypass
    after.soldOut = request.soldOut ?? before.soldOut
    after.demand = request.demand ?? before.demand
    if !request.instead.isEmpty { after.instead = request.instead }
    policies[drop] = after
    if told.before != before || told.after != after {
      report.add(31, "\(drop) went from \(before) to \(after), and that is not what was told")
    }
    if engine.status(of: drop)?.policy != after { report.add(31, "\(drop) sells otherwise") }
  }

  /// A hold that begins at once has its drop's time.
  private func checkTime(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let reserved = entry.outcome.result.reserved, !reserved.hold.isNone,
      let drop = engine.hold(reserved.hold)?.drop, let policy = policies[drop]
    else { return }
    let deadline = entry.logTimeMicroseconds.addingSaturated(policy.holdTime.microseconds)
    if reserved.deadlineMicroseconds != deadline {
      report.add(31, "\(reserved.hold) lasts otherwise than \(drop) says")
    }
  }
}
