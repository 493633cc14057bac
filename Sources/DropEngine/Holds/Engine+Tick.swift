import Basics

extension Engine {
  /// Acts on what is due by log time, up to the limits of an entry: first what was left over of lines
  /// of drops that sell, of cancelled drops and of hubs with room, then deadlines in the order of
  /// (deadline, id), then lines that are sent home. However many those are, nobody waits for what is
  /// free behind them.
  mutating func tick() -> Outcome.Result {
    var result = Ticked(expired: 0, dropsChanged: 0, waitersMoved: 0, isMoreDue: false)
    settlePending(whoseDropsSell: true)
    endCancelledHolds()
    if refunding.count > 0 { refundSome() }
    let idle = pendingHubs
    for hub in idle where jobsBudget > 0 { fill(hub) }
    var budget = limits.deadlinesPerTick
    while let due = nextDue() {
      if budget == 0 {
        result.isMoreDue = true
        break
      }
      budget -= 1
      deadlines.removeFirst()
      switch due.kind {
      case .hold:
        expire(due.slot)
        result.expired += 1
      case .dropOpens:
        open(due.slot)
        result.dropsChanged += 1
      case .dropCloses:
        close(due.slot, as: .closed)
        result.dropsChanged += 1
      case .dropRetires: beginRetiring(due.slot)
      case .windowRetires: retireWindow(due.slot)
      case .reservationChanges: keepReservation(due.slot)
      case .hubChanges: meetHubDeadline(due)
      case .payment: meetAnswerDeadline(due.slot)
      case .tokenExpires: end(token: due.slot, as: .expired)
      case .doorDue, .hubSilent, .jobAnswer: break
      }
    }
    if rules >= .second {
      settlePending(whoseDropsSell: false)
      pruneFinished(limits.retiredPerTick)
      retireSome()
    }
    if !openDoors.isEmpty || !drawingDoors.isEmpty {
      if keepDoors() { result.isMoreDue = true }
    }
    if dispatch.isSet, keepDispatch() { result.isMoreDue = true }
    if isWorkLeftOver { result.isMoreDue = true }
    result.waitersMoved = UInt32(limits.waitersPerEntry - waitersBudget)
    return .ticked(result)
  }

  private mutating func settlePending(whoseDropsSell sells: Bool) {
    if pendingPools.isEmpty { return }
    let pending = pendingPools
    for pool in pending where waitersBudget > 0 {
      let belongs = (drops[pools[pool].drop].phase == .live) == sells
      // The first rules took all of them together, before anything else.
      if belongs || rules < .second { settle(pool) }
    }
  }

  /// The earliest deadline that still counts, if it is due. Overtaken ones before it are dropped.
  private mutating func nextDue() -> Deadline? {
    if fault == .expireLate { return nil }
    let early: Int64 = fault == .expireEarly ? 1_000_000 : 0
    while let first = deadlines.first, first.time <= now.addingSaturated(early) {
      // Planted: early is for holds alone.
      if first.kind.rawValue >= DeadlineKind.hubChanges.rawValue && first.time > now { return nil }
      if counts(first) { return first }
      deadlines.removeFirst()
      if first.kind == .hubChanges { passHubDeadline(first) }
    }
    return nil
  }

  private func counts(_ deadline: Deadline) -> Bool {
    switch deadline.kind {
    case .hold:
      let slot = deadline.slot
      let hold = holds[slot]
      if fault == .expireWhileConfirming && hold.phase == .confirming
        && hold.deadline == deadline.time
      {
        return true
      }
      return hold.id.rawValue == deadline.id && hold.phase.isLive
        && holds.dueAt(slot) == deadline.time
    case .dropOpens:
      return isOf(deadline) && drops[deadline.slot].phase == .scheduled
    case .dropCloses:
      return isOf(deadline) && !drops[deadline.slot].hasEnded
    case .dropRetires:
      return isOf(deadline) && retirementTime(of: deadline.slot) == deadline.time
        && canRetire(deadline.slot)
    case .windowRetires:
      return windows[deadline.slot].id.rawValue == deadline.id
        && retirementTime(ofWindow: deadline.slot) == deadline.time
        && canRetireWindow(deadline.slot)
    case .reservationChanges: return counts(ofReservation: deadline)
    case .hubChanges: return isHubDue(deadline)
    case .payment: return isAnswerDue(deadline)
    case .tokenExpires: return isExpiryDue(deadline)
    // Every door is looked at in any case: this only brings the tick.
    case .doorDue: return false
    // They are in an index of their own.
    case .hubSilent, .jobAnswer: return false
    }
  }

  /// Whether the drop of a deadline is still the one in its slot.
  private func isOf(_ deadline: Deadline) -> Bool {
    drops[deadline.slot].id.rawValue == deadline.id
  }

  /// A hold lapses. If a payment was in flight it is voided, should it come.
  private mutating func expire(_ slot: UInt32) {
    if holds[slot].phase == .confirming {
      giveBack(holds[rest: slot].payment, of: holds[slot].id, reason: .holdExpired)
    }
    end(slot, as: .expired)
    tellBuyer(ofHold: slot)
    settlePools(of: slot)
  }
}
