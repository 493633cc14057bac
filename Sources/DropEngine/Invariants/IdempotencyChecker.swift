import Basics

/// Invariant 5: a key has one outcome; another body under it is refused; neither changes anything.
struct IdempotencyChecker: InvariantChecker {
  private struct Key: Hashable {
    var principal: PrincipalID
    var key: Key128
  }

  private struct Known {
    var fingerprint: UInt64
    var outcome: Outcome
  }

  private var known: [Key: Known] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if entry.outcome.isReplay && !entry.events.isEmpty {
      report.add(5, "a replay had \(entry.events.count) events")
    }
    if case .publishMarker = entry.command.body { return }
    let identity = entry.command.identity
    if identity.key.isNone {
      if entry.outcome.isReplay { report.add(5, "a replay without a key") }
      return
    }
    let key = Key(principal: identity.principal, key: identity.key)
    let retention = engine.limits.idempotencyRetentionMicroseconds
    guard let first = known[key],
      entry.logTimeMicroseconds < first.outcome.logTimeMicroseconds + retention
    else {
      let code = entry.outcome.refusal?.code
      if !entry.outcome.isReplay && code != .capacityReached && code != .keyMismatch {
        known[key] = Known(fingerprint: identity.fingerprint, outcome: entry.outcome)
      }
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
}
