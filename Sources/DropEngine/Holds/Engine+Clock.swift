import Basics

extension Engine {
  /// Sets log time. Back: what is held keeps the time that is left to it, so that nobody holds a
  /// unit for as long as the clock was wrong. Forward: that time has passed, and what was due in it
  /// is due. Times of drops are an organiser's, by the clock on the wall, and stay.
  ///
  /// Goes through all holds when it goes back: something for an operator to do, not for callers.
  mutating func setClock(_ command: SetClock) -> Outcome.Result {
    guard command.isValid else { return .refused(Refusal(.invalid, field: .time)) }
    now = command.timeMicroseconds
    lastLogTimeMicroseconds = now
    if now < timeBefore && fault != .keepDeadlines { shiftHolds(by: now - timeBefore) }
    if now < timeBefore {
      // A tick may have passed by the time of a drop that something still kept: it comes again.
      for slot in 0..<drops.end { awaitRetirement(of: slot) }
    }
    return .clockSet(ClockSet(fromMicroseconds: timeBefore, toMicroseconds: now))
  }

  private mutating func shiftHolds(by microseconds: Int64) {
    for slot in 0..<holds.end where !holds[slot].isTombstone && holds[slot].phase.isLive {
      holds[changing: slot].deadline &+= microseconds
      if holds[slot].confirmDeadline != 0 {
        holds[changing: slot].confirmDeadline &+= microseconds
      }
      awaitDeadline(of: slot)
    }
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
