import Basics

extension Engine {
  /// The outcome that a request with this key must get without being decided: the remembered one,
  /// or a refusal because the key was used for something else or cannot be remembered.
  mutating func recall(_ key: RememberedKey, fingerprint: UInt64) -> Outcome? {
    if fault == .forgetKey { return nil }
    if let known = remembered.find(key) {
      if known.fingerprint != fingerprint && fault != .ignoreFingerprint {
        return outcome(.refused(Refusal(.keyMismatch)))
      }
      var replay = known.outcome
      replay.isReplay = true
      return replay
    }
    if remembered.count >= Int(limits.idempotencyKeys) {
      let oldest = remembered.oldestTime ?? now
      let wait = oldest + limits.idempotencyRetentionMicroseconds - now
      return outcome(
        .refused(
          Refusal(
            .capacityReached, field: .idempotencyKeys, retryAfterMicroseconds: max(wait, 1))))
    }
    return nil
  }

  /// Remembers what was decided, for as long as the limits say.
  mutating func remember(_ key: RememberedKey, fingerprint: UInt64, _ outcome: Outcome) {
    if fault == .forgetKey && remembered.find(key) != nil { return }
    remembered.remember(RememberedOutcome(key: key, fingerprint: fingerprint, outcome: outcome))
  }
}
