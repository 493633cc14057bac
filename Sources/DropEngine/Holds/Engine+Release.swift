import Basics

extension Engine {
  mutating func release(_ command: Release) -> Outcome.Result {
    guard let slot = holds.slot(command.hold.rawValue) else {
      return .refused(absent(command.hold))
    }
    if holds[slot].buyer != command.buyer { return .refused(Refusal(.notOwner)) }
    if let refusal = ended(slot) { return .refused(refusal) }
    if holds[slot].phase == .confirming { return .refused(Refusal(.holdConfirming)) }
    end(slot, as: .released)
    settlePools(of: slot)
    return .released(command.hold)
  }

  mutating func extend(_ command: Extend) -> Outcome.Result {
    guard let slot = holds.slot(command.hold.rawValue) else {
      return .refused(absent(command.hold))
    }
    if holds[slot].buyer != command.buyer { return .refused(Refusal(.notOwner)) }
    if let refusal = ended(slot) { return .refused(refusal) }
    if holds[slot].phase == .confirming { return .refused(Refusal(.holdConfirming)) }
    if rules >= .second && drops[holds[slot].drop].phase == .cancelled {
      return .refused(Refusal(.dropCancelled))
    }
    if holds[slot].extensions >= limits.extensionsPerHold {
      return .refused(Refusal(.alreadyExtended))
    }
    holds[changing: slot].extensions += 1
    holds[changing: slot].deadline = holds[slot].deadline.addingSaturated(
      drops[holds[slot].drop].holdTTL)
    awaitDeadline(of: slot)
    return .extended(
      Extended(hold: command.hold, deadlineMicroseconds: holds[slot].deadline))
  }

  /// Waits for the deadline that now counts for a hold. An earlier one is skipped when its turn
  /// comes.
  mutating func awaitDeadline(of slot: UInt32) {
    deadlines.insert(
      Deadline(
        time: holds.dueAt(slot), id: holds[slot].id.rawValue, slot: slot, kind: .hold))
  }

  /// Ends a live hold without selling its units: they are free afterwards, and so is its slot. The
  /// caller settles the pools.
  mutating func end(_ slot: UInt32, as phase: HoldPhase) {
    let order = finish(.hold, slot: slot)
    holds.end(slot, as: phase, at: now, finishOrder: order)
    liveHolds -= 1
    if fault == .forgetToFree && phase == .released { return }
    let isTwice = fault == .freeTwice && phase == .expired
    for index in 0..<Int(holds[slot].lineCount) {
      let line = holds.line(index, of: slot)
      var freed = line.quantity
      if isTwice { freed = min(freed * 2, pools[line.pool].held) }
      freeUnits(freed, of: line.pool)
    }
    let window = holds[rest: slot].window
    if !window.isNone { freeSlot(of: window) }
    changeUsage(
      of: holds[slot].buyer, in: holds[slot].drop, committed: -Int64(holds.quantity(of: slot)))
  }

  /// Offers what a hold has given back to those in line.
  mutating func settlePools(of slot: UInt32) {
    for index in 0..<Int(holds[slot].lineCount) { settle(holds.line(index, of: slot).pool) }
  }

  mutating func tellBuyer(ofHold slot: UInt32) {
    let hold = holds.whole(slot)
    emit(
      to: hold.buyer,
      .hold(
        HoldUpdate(
          hold: hold.id, drop: drops[hold.drop].id, phase: hold.phase, source: hold.source,
          quantity: hold.quantity, deadlineMicroseconds: hold.dueAt, waiter: hold.waiter)))
  }
}
