import Basics

extension Engine {
  /// Sets log time. Back: what is held keeps the time that is left to it, so that nobody holds a
  /// unit for as long as the clock was wrong, and what has ended later than now ends now. Forward:
  /// that time has passed, and what was due in it is due. Times of drops are an organiser's, by the
  /// clock on the wall, and stay.
  ///
  /// Goes through all holds when it goes back: something for an operator to do, not for callers.
  mutating func setClock(_ command: SetClock) -> Outcome.Result {
    guard command.isValid else { return .refused(Refusal(.invalid, field: .time)) }
    now = command.timeMicroseconds
    lastLogTimeMicroseconds = now
    if now < timeBefore {
      if fault != .keepDeadlines { shiftHolds(by: now.subtractingSaturated(timeBefore)) }
      shiftHubs(by: now.subtractingSaturated(timeBefore))
      shiftReservations(by: now.subtractingSaturated(timeBefore))
      if till.isOpen { shiftCharges(by: now.subtractingSaturated(timeBefore)) }
      shiftDoors(by: now.subtractingSaturated(timeBefore))
      shiftDispatch(by: now.subtractingSaturated(timeBefore))
      bringBackEnds()
      // What was waited for is of another time, and would stay until that comes. A tick may have
      // passed by the time of a drop that something still kept, too.
      deadlines = DeadlineIndex()
      awaitAll()
    } else {
      noteSilence(since: timeBefore)
      if now.subtractingSaturated(timeBefore) > dispatch.slack { noteStop(since: timeBefore) }
    }
    return .clockSet(ClockSet(fromMicroseconds: timeBefore, toMicroseconds: now))
  }

  private mutating func shiftHolds(by microseconds: Int64) {
    for slot in 0..<holds.end where !holds[slot].isTombstone && holds[slot].phase.isLive {
      holds[changing: slot].deadline = holds[slot].deadline.addingSaturated(microseconds)
      let confirmDeadline = holds[rest: slot].confirmDeadline
      if confirmDeadline != 0 {
        holds[changingRest: slot].confirmDeadline = confirmDeadline.addingSaturated(microseconds)
      }
    }
  }

  /// What has ended, was told or was decided while log time was ahead has been so from now on: it is
  /// kept as long as if it had ended now, and nothing that ends from now on waits behind it. Every
  /// queue is in the order of ending and stays so.
  private mutating func bringBackEnds() {
    if fault == .keepEnds { return }
    // Planted: all that has ended goes back by as much as what is held.
    let time =
      fault == .shiftEnds ? now.subtractingSaturated(timeBefore.subtractingSaturated(now)) : now
    var place = finished.count
    while place > 0, finished[place - 1].time > time {
      place -= 1
      finished[place].time = time
      let slot = finished[place].slot
      switch finished[place].kind {
      case .hold: holds[changingRest: slot].finishedAt = time
      case .waiter: waiters[changing: slot].finishedAt = time
      case .order: orders[changing: slot].finishedAt = time
      case .token: tokens[changing: slot].endedAt = time
      }
    }
    place = endedPayments.count
    while place > 0, endedPayments[place - 1].time > time {
      place -= 1
      endedPayments[place].time = time
      if !isOver(endedPayments[place]) { continue }
      payments[changing: endedPayments[place].slot].endedAt = time
    }
    var buyer = lastBuyer
    while buyer != noSlot, buyers[buyer].toldAt > time {
      buyers[changing: buyer].toldAt = time
      buyer = buyers[buyer].previous
    }
    for slot in 0..<drops.end where drops[slot].hasEnded && drops[slot].endedAt > time {
      drops[changing: slot].endedAt = time
    }
    remembered.setBack(to: time)
    refused.setBack(to: time)
  }

  /// Waits for everything that rows say is due at some time.
  mutating func awaitAll() {
    var due: [Deadline] = []
    holds.forEachSlot { slot in
      if holds[slot].phase.isLive {
        due.append(
          Deadline(
            time: holds.dueAt(slot), id: holds[slot].id.rawValue, slot: slot, kind: .hold))
      }
    }
    due.sort(by: Deadline.precedes)
    for deadline in due { deadlines.insert(deadline) }
    for slot in slotsByID(drops, id: { $0.id.rawValue }) {
      awaitSchedule(of: slot)
      awaitRetirement(of: slot)
    }
    for slot in slotsByID(windows, id: { $0.id.rawValue }) { awaitRetirement(ofWindow: slot) }
    for slot in slotsByID(reservations, id: { $0.id.rawValue }) { awaitReservation(slot) }
    awaitHubs()
    if till.isOpen {
      for slot in 0..<payments.end where !payments[slot].isTombstone { awaitAnswer(slot) }
    }
    for slot in slotsByID(tokens, id: { $0.id.rawValue }) { awaitExpiry(ofToken: slot) }
    awaitDoors()
    awaitDispatch()
  }

  /// Does what a drop's schedule says is due by the log time of this entry, whether its tick has
  /// come or not: for every command that asks what phase the drop is in.
  @inline(never)
  mutating func keepSchedule(of slot: UInt32) {
    if rules < .second || fault == .ignoreSchedule || !drops[slot].isDue(at: now) { return }
    let drop = drops[slot]
    if drop.phase == .scheduled && drop.opensAt != 0 && drop.opensAt <= now { open(slot) }
    if drop.closesAt != 0 && drop.closesAt <= now { close(slot, as: .closed) }
  }
}

extension DropRecord {
  /// Whether its schedule asks for another phase than it is in.
  func isDue(at now: Int64) -> Bool {
    switch phase {
    case .live: closesAt != 0 && closesAt <= now
    case .scheduled: opensAt != 0 && opensAt <= now || closesAt != 0 && closesAt <= now
    case .closed, .cancelled: false
    }
  }
}
