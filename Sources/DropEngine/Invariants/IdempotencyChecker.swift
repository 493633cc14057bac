import Basics

/// Invariant 5: a key has one outcome; another body under it is refused; neither changes anything.
/// What changed nothing when it was decided is given again for a short time, and may be decided anew
/// afterwards.
struct IdempotencyChecker: InvariantChecker {
  private struct Key: Hashable {
    var principal: PrincipalID
    var key: Key128
    /// Operators' keys and buyers' are apart; the first rules had one space for both.
    var isBuyers: Bool
  }

  private struct Known {
    var fingerprint: UInt64
    var outcome: Outcome
    /// Log time from which it is kept: when it was decided, unless that was set back since.
    var time: Int64
    /// Its place among outcomes that changed nothing; 0 for one that did.
    var passing: Int
    /// Its place among those that did.
    var place: Int
  }

  private var known: [Key: Known] = [:]
  private var passing = 0
  private var place = 0
  /// The least that keys were kept for so far: what is older may be forgotten.
  private var retention = Int64.max
  private var mostKeys = UInt64.max
  /// The same of refusals.
  private var refusalRetention = Int64.max
  private var mostRefusals = UInt32.max

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if let back = entry.timeSetBack {
      known = known.filter { isKept($0.value, at: back.from) }
        .mapValues { first in
          var first = first
          first.time = min(first.time, back.to)
          return first
        }
    }
    let now = entry.logTimeMicroseconds
    retention = min(retention, engine.retention.keysMicroseconds)
    mostKeys = min(mostKeys, engine.retention.keys)
    refusalRetention = min(refusalRetention, engine.limits.refusalRetentionMicroseconds)
    mostRefusals = min(mostRefusals, engine.limits.refusals)
    if case .markerPublished = entry.outcome.result, !entry.outcome.isReplay { place += 1 }
    if entry.outcome.isReplay && !entry.events.isEmpty {
      report.add(5, "a replay had \(entry.events.count) events")
    }
    if case .publishMarker = entry.command.body { return }
    let identity = entry.command.identity
    if identity.key.isNone {
      if entry.outcome.isReplay { report.add(5, "a replay without a key") }
      return
    }
    let key = Key(
      principal: identity.principal, key: identity.key,
      isBuyers: entry.command.rules < .second || entry.command.isBuyers)
    guard let first = known[key], isKept(first, at: now) else {
      if !entry.outcome.isReplay { learn(entry, key, engine) }
      return
    }
    if first.fingerprint != identity.fingerprint {
      if entry.outcome.refusal?.code != .keyMismatch {
        report.add(5, "key \(identity.key) with another body had \(entry.outcome.result)")
      }
      if !entry.events.isEmpty { report.add(5, "a key mismatch had events") }
      return
    }
    var expected = first.outcome
    expected.isReplay = true
    if entry.outcome != expected {
      report.add(
        5, "key \(identity.key) had \(first.outcome.result), now \(entry.outcome.result)")
    }
  }

  private func isKept(_ first: Known, at now: Int64) -> Bool {
    let age = now.subtractingSaturated(first.time)
    if first.passing == 0 { return age < retention && UInt64(place - first.place) < mostKeys }
    // A confirm that began is kept as what changed something is.
    if case .confirming = first.outcome.result, age >= retention { return false }
    return age < refusalRetention && passing - first.passing < Int(mostRefusals)
  }

  private mutating func learn(_ entry: ObservedEntry, _ key: Key, _ engine: borrowing Engine) {
    var isPassing = entry.outcome.isRefusal
    // A confirm that was begun before is told so, which changes nothing.
    if case .confirming = entry.outcome.result { isPassing = true }
    if entry.command.rules < .second { isPassing = false }
    if entry.outcome.isForWantOfRoom || entry.outcome.refusal?.code == .keyMismatch { return }
    let room = Int(engine.limits.idempotencyKeys) + Int(engine.limits.promisedKeys)
    if !isPassing && engine.counts.idempotencyKeys >= room { return }
    if isPassing { passing += 1 } else { place += 1 }
    known[key] = Known(
      fingerprint: entry.command.identity.fingerprint, outcome: entry.outcome,
      time: entry.outcome.logTimeMicroseconds, passing: isPassing ? passing : 0, place: place)
  }
}

extension Command {
  /// Whether a buyer asks, and not who sets up and reports.
  fileprivate var isBuyers: Bool {
    switch body {
    case .reserve, .beginConfirm, .confirm, .release, .extend, .leaveWaitlist: true
    case .tick, .acceptJob, .rejectJob, .reportJob, .publishMarker: true
    case .logged(let command): command.isBuyers
    default: false
    }
  }
}
