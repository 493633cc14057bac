import Basics

/// What is remembered under a key, and for how long.
///
/// An outcome that changed something is remembered for the retention of keys, and never forgotten
/// earlier: asking again must not do it again. One that changed nothing, a refusal above all, would
/// do no harm if it were decided again; it is remembered for as long as copies of the request may
/// be under way, so that a late copy of what was refused is not granted behind its caller's back,
/// and in a table of its own, which refusals that cost their callers nothing cannot fill for
/// anybody else.
extension Engine {
  /// The outcome that a request with this key must get without being decided: the remembered one,
  /// or a refusal because the key was used for something else or cannot be remembered.
  mutating func recall(_ key: RememberedKey, fingerprint: UInt64, isNewWork: Bool) -> Outcome? {
    if fault == .forgetKey { return nil }
    let asked = fault == .ignoreFingerprint ? nil : fingerprint
    if let place = remembered.place(of: key) {
      return remembered.replay(place, fingerprint: asked)
        ?? outcome(.refused(Refusal(.keyMismatch)))
    }
    if let place = refused.place(of: key) {
      return refused.replay(place, fingerprint: asked)
        ?? outcome(.refused(Refusal(.keyMismatch)))
    }
    if isNewWork || rules < .second, remembered.count >= Int(limits.idempotencyKeys) {
      let oldest = remembered.oldestTime ?? now
      let wait = oldest.addingSaturated(retention.keysMicroseconds).subtractingSaturated(now)
      return outcome(
        .refused(
          Refusal(
            .capacityReached, field: .idempotencyKeys, retryAfterMicroseconds: max(wait, 1))))
    }
    return nil
  }

  /// Whose key it is: a buyer's, or that of whoever sets up and reports. The first rules kept both
  /// in one space, where an operator's principal could be a buyer's number.
  @inline(__always)
  func keySpace(of body: Command.Body) -> KeySpace {
    switch body {
    case .reserve, .beginConfirm, .confirm, .release, .extend, .leaveWaitlist, .tick,
      .publishMarker, .acceptJob, .rejectJob, .reportJob:
      return .request
    case .paymentAuthorised, .paymentDeclined, .registerPartner, .putHub, .openStream,
      .closeStream, .putOffer, .scheduleDrop, .controlDrop, .adjustInventory, .setClock, .retain,
      .adoptRules:
      return rules >= .second ? .setup : .request
    case .logged(let command): return command.isBuyers ? .request : .setup
    }
  }

  /// A request that the first rules decided, sent again after newer ones were adopted: exactly the
  /// same, or it is somebody else's.
  mutating func recallByFirstRules(_ key: RememberedKey, fingerprint: UInt64) -> Outcome? {
    let former = RememberedKey(
      space: .request, principal: key.principal, key: key.key, under: secret)
    guard fault != .forgetKey, let known = remembered.find(former),
      known.fingerprint == fingerprint
    else { return nil }
    var replay = known.outcome
    replay.isReplay = true
    return replay
  }

  /// Remembers what was decided under a key. The first rules remembered refusals like everything
  /// else.
  mutating func remember(
    _ key: RememberedKey, fingerprint: UInt64, _ outcome: borrowing Outcome
  ) {
    if fault == .forgetKey && remembered.find(key) ?? refused.find(key) != nil { return }
    // Room that is missing now may be there in a moment: asking again must be of use.
    if outcome.isForWantOfRoom { return }
    if rules >= .second && (changedNothing || outcome.isRefusal) {
      if limits.refusals == 0 { return }
      while refused.count >= Int(limits.refusals) { refused.forgetOldest() }
      refused.remember(key, fingerprint: fingerprint, outcome)
    } else if remembered.count < Int(limits.idempotencyKeys) + Int(limits.promisedKeys) {
      remembered.remember(key, fingerprint: fingerprint, outcome)
    }
  }
}
