import Basics

/// How hubs go from one mode to the other: when their numbers say so, when they fall silent, when they are well
/// again. All of it follows from rows and log time, at every entry that asks for a hub's mode, whether its tick
/// has come or not.
extension Engine {
  /// The mode that a hub goes to by itself at this log time, and why; nil when it keeps the one it has.
  ///
  /// Reservation begins at once, whatever is behind: it is there so that a hub is not overrun. It ends when
  /// everything is well again, not before, and not before the dwell is over: so a hub that is at the brink changes
  /// its mode at most twice in a dwell.
  private func nextMode(of slot: UInt32) -> (mode: HubMode, reason: HubModeReason)? {
    let record = hubSignals[slot]
    if record.isForced { return nil }
    switch record.mode {
    case .instant:
      if let reason = pressing(record) { return (.reservation, reason) }
      let isSilent = record.isSilent(at: now) && fault != .ignoreSilence
      return isSilent ? (.reservation, .heartbeat) : nil
    case .reservation:
      let end = record.since.addingSaturated(record.policy.minDwellMicroseconds)
      if end > now && fault != .ignoreDwell { return nil }
      let isWell = record.numbers.areCalm(record.policy) && !record.isSilent(at: now)
      return isWell ? (.instant, .recovered) : nil
    }
  }

  private func pressing(_ record: HubSignalRecord) -> HubModeReason? {
    // Planted: one job too early.
    if fault == .flipEarly, record.policy.enterBacklog > 0,
      record.numbers.backlog >= record.policy.enterBacklog - 1
    {
      return .backlog
    }
    return record.numbers.pressing(record.policy)
  }

  /// When a hub goes to the other mode if nothing more is heard of it; nil when it does not.
  private func nextHubChange(of slot: UInt32) -> Int64? {
    let record = hubSignals[slot]
    if record.isForced { return nil }
    let silence =
      record.policy.heartbeatWithinMicroseconds > 0
      ? record.heardAt.addingSaturated(record.policy.heartbeatWithinMicroseconds) : .max
    switch record.mode {
    case .instant: return silence == .max ? nil : silence
    case .reservation:
      let end = record.since.addingSaturated(record.policy.minDwellMicroseconds)
      return end < silence && record.numbers.areCalm(record.policy) ? end : nil
    }
  }

  /// Has a hub go to the mode that is due.
  mutating func keepMode(of slot: UInt32) {
    if let next = nextMode(of: slot) { enter(next.mode, because: next.reason, slot) }
    watch(slot)
  }

  /// The platform is told with the numbers; who looks at drops that have units at the hub sees them anew.
  mutating func enter(_ mode: HubMode, because reason: HubModeReason, _ slot: UInt32) {
    let before = hubSignals[slot].mode
    hubSignals[changing: slot].mode = mode
    hubSignals[changing: slot].reason = reason
    hubSignals[changing: slot].since = now
    let numbers = hubSignals[slot].numbers
    emit(
      toPlatform: .hub(
        HubUpdate(
          hub: hubSignals[slot].id, before: before, mode: mode, reason: reason,
          backlog: numbers.backlog, preparationMicroseconds: numbers.preparation,
          acceptRate: numbers.acceptRate,
          silenceMicroseconds: max(now.subtractingSaturated(hubSignals[slot].heardAt), 0))))
    let atHub = hubSignals[slot].pools
    for pool in atHub {
      setShut(pool, mode == .reservation)
      if drops[pools[pool].drop].phase == .live { announce(pools[pool].drop) }
    }
  }

  // MARK: Deadlines

  /// Waits for the time at which a hub changes by itself. One that it is waited for already stays, however often
  /// the hub is heard before it; when that comes, the next is looked for.
  private mutating func watch(_ slot: UInt32) {
    guard let time = nextHubChange(of: slot), time < hubSignals[slot].watchedAt,
      time > now || nextMode(of: slot) != nil
    else { return }
    hubSignals[derived: slot].watchedAt = time
    deadlines.insert(
      Deadline(time: time, id: hubSignals[slot].id.rawValue, slot: slot, kind: .hubChanges))
  }

  /// Whether a hub's deadline still counts.
  func isHubDue(_ deadline: Deadline) -> Bool {
    nextHubChange(of: deadline.slot) == deadline.time && nextMode(of: deadline.slot) != nil
  }

  /// A deadline of a hub is over that no longer counted.
  mutating func passHubDeadline(_ deadline: Deadline) {
    // One that has been overtaken: what overtook it watches. To watch again here would begin a second chain.
    if hubSignals[deadline.slot].watchedAt != deadline.time { return }
    hubSignals[derived: deadline.slot].watchedAt = .max
    watch(deadline.slot)
  }

  /// A deadline of a hub has come.
  mutating func meetHubDeadline(_ deadline: Deadline) {
    if hubSignals[deadline.slot].watchedAt == deadline.time {
      hubSignals[derived: deadline.slot].watchedAt = .max
    }
    keepMode(of: deadline.slot)
  }

  /// Waits for all hubs, when there are no deadlines yet.
  mutating func awaitHubs() {
    for slot in slotsByID(hubSignals, id: { $0.id.rawValue }) {
      hubSignals[derived: slot].watchedAt = .max
      watch(slot)
    }
  }

  /// Log time is set back: what a hub has left, of its silence, its dwell and until its next token, it keeps.
  mutating func shiftHubs(by microseconds: Int64) {
    for slot in 0..<hubSignals.end where !hubSignals[slot].isTombstone {
      // All of them are there: what is long past must not go further back.
      let fullAt = max(hubSignals[slot].fullAt, timeBefore)
      hubSignals[changing: slot].fullAt = fullAt.addingSaturated(microseconds)
      hubSignals[changing: slot].since =
        hubSignals[slot].since.addingSaturated(microseconds)
      hubSignals[changing: slot].heardAt =
        hubSignals[slot].heardAt.addingSaturated(microseconds)
    }
  }
}
