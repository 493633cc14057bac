import Basics

extension Engine {
  /// Adds a buyer at the end of a pool's line. The caller has checked that there is room.
  mutating func join(
    _ pool: UInt32, buyer: BuyerID, quantity: UInt32, minimum: UInt32
  ) -> WaiterID {
    var waiter = WaiterRecord()
    waiter.id = WaiterID(sequence: sequence, index: takeIndex())
    waiter.buyer = buyer
    waiter.pool = pool
    waiter.quantity = quantity
    waiter.minimum = minimum
    let slot = waiters.insert(waiter)
    drops[derived: pools[pool].drop].references += 1
    link(slot, atEndOf: pool)
    changeLine(of: pool, by: 1)
    changeUsage(of: buyer, in: pools[pool].drop, waiting: Int64(quantity))
    waitingCount += 1
    return waiter.id
  }

  /// Puts a waiter at the end of its pool's chain.
  mutating func link(_ slot: UInt32, atEndOf pool: UInt32) {
    let last = pools[pool].lastWaiter
    waiters[derived: slot].previous = last
    waiters[derived: slot].next = noSlot
    if last == noSlot {
      pools[derived: pool].firstWaiter = slot
    } else {
      waiters[derived: last].next = slot
    }
    pools[derived: pool].lastWaiter = slot
    linkAlike(slot, in: pool)
    countPlace(slot, in: pool)
  }

  /// Takes a waiter out of line, for whichever reason `phase` says.
  private mutating func takeOut(_ slot: UInt32, as phase: WaiterPhase) {
    let waiter = waiters[slot]
    if waiter.previous == noSlot {
      pools[derived: waiter.pool].firstWaiter = waiter.next
    } else {
      waiters[derived: waiter.previous].next = waiter.next
    }
    if waiter.next == noSlot {
      pools[derived: waiter.pool].lastWaiter = waiter.previous
    } else {
      waiters[derived: waiter.next].previous = waiter.previous
    }
    unlinkAlike(slot, in: waiter.pool)
    uncountPlace(slot, in: waiter.pool)
    let order = finish(.waiter, slot: slot)
    waiters[changing: slot].phase = phase
    waiters[changing: slot].finishedAt = now
    waiters[changing: slot].finishOrder = order
    waiters[changing: slot].previous = noSlot
    waiters[changing: slot].next = noSlot
    changeLine(of: waiter.pool, by: -1)
    changeUsage(
      of: waiter.buyer, in: pools[waiter.pool].drop, waiting: -Int64(waiter.quantity))
    waitingCount -= 1
  }

  mutating func leaveWaitlist(_ command: LeaveWaitlist) -> Outcome.Result {
    guard let slot = waiters.slot(command.waiter.rawValue) else {
      let isForgotten = mayBeForgotten(command.waiter.rawValue)
      return .refused(Refusal(isForgotten ? .forgotten : .unknownWaiter))
    }
    if waiters[slot].buyer != command.buyer { return .refused(Refusal(.notOwner)) }
    switch waiters[slot].phase {
    case .promoted: return .refused(Refusal(.alreadyPromoted))
    case .left, .closed, .soldOut: return .refused(Refusal(.notWaiting))
    case .waiting: break
    }
    let pool = waiters[slot].pool
    let wasFirst = pools[pool].firstWaiter == slot
    takeOut(slot, as: .left)
    if wasFirst {
      tellNext(inLineOf: pool)
      settle(pool)
    } else if pools[pool].passes {
      // What the entry before had no time for may have been this one's turn.
      notePending(pool)
    }
    return .leftWaitlist(command.waiter)
  }

  /// Does for a pool's line what its drop's phase asks: promotes while units are free, or sends
  /// everyone home. What is over an entry's limit follows by ticks that are due at once.
  mutating func settle(_ pool: UInt32) {
    if pools[pool].waiting > 0 && fault != .skipPromotion {
      keepSchedule(of: pools[pool].drop)
      switch drops[pools[pool].drop].phase {
      case .live: moveOn(pool)
      case .closed, .cancelled: sendHome(pool)
      case .scheduled: break
      }
    }
    notePending(pool)
  }

  /// Lists a pool whose line could move on if the entry allowed it, or takes it off the list.
  mutating func notePending(_ pool: UInt32) { list(pool, asPending: hasWork(pool)) }

  /// Sends home who can no longer be served, wherever in line, and promotes while units are free.
  private mutating func moveOn(_ pool: UInt32) {
    let head = pools[pool].firstWaiter
    if rules >= .second && fault != .keepImpossible { sendHomeImpossible(pool) }
    promote(pool)
    if pools[pool].firstWaiter != head { tellNext(inLineOf: pool) }
  }

  /// Nobody waits for more than can still become free.
  private mutating func sendHomeImpossible(_ pool: UInt32) {
    while waitersBudget > 0, hasImpossible(pool), let chain = minimums[Int(pool)].highest {
      waitersBudget -= 1
      takeOut(chain.first, as: .soldOut)
      tellBuyer(ofWaiter: chain.first, isNext: false)
    }
  }

  /// Whether a line could move on if the entry allowed it.
  private func hasWork(_ pool: UInt32) -> Bool {
    guard pools[pool].waiting > 0, fault != .skipPromotion else { return false }
    switch drops[pools[pool].drop].phase {
    case .live:
      if rules >= .second && fault != .keepImpossible && hasImpossible(pool) { return true }
      return nextToServe(pool) != nil
    case .closed, .cancelled: return true
    case .scheduled: return false
    }
  }

  /// Who is served next with what is free; nil when nobody can be. Strict order: a head that needs more than is
  /// free keeps everyone behind it waiting, unless the drop's policy lets pass, and then the first who can be served.
  private func nextToServe(_ pool: UInt32) -> UInt32? {
    guard pools[pool].waiting > 0 else { return nil }
    let free = pools[pool].free
    let head = fault == .promoteLast ? pools[pool].lastWaiter : pools[pool].firstWaiter
    if fault != .passHead || !pools[pool].passes, waiters[head].minimum <= free { return head }
    if !pools[pool].passes || fault == .passNobody { return nil }
    // Places in line ascend by their ids.
    let served = minimums[Int(pool)].chains(upTo: free)
    return served.map(\.first).min { left, right in
      fault == .passHead
        ? waiters[left].id > waiters[right].id : waiters[left].id < waiters[right].id
    }
  }

  /// Gives what is free to the line.
  private mutating func promote(_ pool: UInt32) {
    while waitersBudget > 0, let slot = nextToServe(pool) {
      let free = pools[pool].free
      waitersBudget -= 1
      if slot != pools[pool].firstWaiter && pools[pool].passes {
        drops[changing: pools[pool].drop].passed &+= 1
      }
      takeOut(slot, as: .promoted)
      var hold = HoldRecord()
      hold.id = HoldID(sequence: sequence, index: takeIndex())
      hold.buyer = waiters[slot].buyer
      hold.drop = pools[pool].drop
      hold.source = .waitlist
      hold.waiter = waiters[slot].id
      hold.lineCount = 1
      hold.lines[0] = HeldLine(pool: pool, quantity: min(free, waiters[slot].quantity))
      insert(&hold)
      waiters[changing: slot].hold = hold.id
      emit(
        to: hold.buyer,
        .hold(
          HoldUpdate(
            hold: hold.id, drop: drops[hold.drop].id, phase: .held, source: .waitlist,
            quantity: hold.quantity, deadlineMicroseconds: hold.deadline, waiter: hold.waiter)))
    }
  }

  private mutating func sendHome(_ pool: UInt32) {
    while pools[pool].waiting > 0, waitersBudget > 0 {
      waitersBudget -= 1
      let slot = pools[pool].firstWaiter
      takeOut(slot, as: .closed)
      tellBuyer(ofWaiter: slot, isNext: false)
    }
  }

  /// Tells the head of a line that it is next.
  private mutating func tellNext(inLineOf pool: UInt32) {
    let first = pools[pool].firstWaiter
    if first != noSlot { tellBuyer(ofWaiter: first, isNext: true) }
  }

  private mutating func tellBuyer(ofWaiter slot: UInt32, isNext: Bool) {
    let waiter = waiters[slot]
    emit(
      to: waiter.buyer,
      .waiter(
        WaiterUpdate(
          waiter: waiter.id, drop: drops[pools[waiter.pool].drop].id, pool: pools[waiter.pool].id,
          phase: waiter.phase, quantity: waiter.quantity, isNext: isNext)))
  }

  private mutating func list(_ pool: UInt32, asPending isPending: Bool) {
    if pools[pool].isPending == isPending { return }
    setPending(isPending, of: pool)
    let place = placeAmongPending(pool)
    if isPending {
      pendingPools.insert(pool, at: place)
    } else {
      pendingPools.remove(at: place)
    }
  }

  /// Where a pool is, or belongs, among the pending ones.
  private func placeAmongPending(_ pool: UInt32) -> Int {
    partitionPoint(in: 0..<pendingPools.count) {
      pools[pendingPools[$0]].id < pools[pool].id
    }
  }
}
