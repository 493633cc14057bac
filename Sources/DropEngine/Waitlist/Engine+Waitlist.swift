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
    join(waiters.insert(waiter))
    waitingCount += 1
    return waiter.id
  }

  /// Adds a buyer at the end of the line of each of some pools, at one place. The caller has checked that there is room.
  mutating func join(_ lines: some Collection<HeldLine>, buyer: BuyerID) -> WaiterID {
    let slots = lines.enumerated().map { index, line in
      var waiter = WaiterRecord()
      waiter.id = WaiterID(sequence: sequence, index: takeIndex())
      waiter.buyer = buyer
      waiter.pool = line.pool
      waiter.quantity = line.quantity
      waiter.minimum = line.quantity
      waiter.leg = UInt8(index)
      waiter.legs = UInt8(lines.count)
      return waiters.insert(waiter)
    }
    linkLegs(slots)
    for slot in slots { join(slot) }
    waitingCount += 1
    // Of a pool whose line an entry before had no time for, a newcomer has nothing; in line it may be this one's turn.
    if !pendingPools.isEmpty { for slot in slots { notePending(waiters[slot].pool) } }
    return waiters[slots[0]].id
  }

  @inline(__always)
  private mutating func join(_ slot: UInt32) {
    let pool = waiters[slot].pool
    drops[derived: pools[pool].drop].references += 1
    link(slot, atEndOf: pool)
    changeLine(of: pool, by: 1)
    changeUsage(
      of: waiters[slot].buyer, in: pools[pool].drop, waiting: Int64(waiters[slot].quantity))
  }

  /// Makes the legs of a place known to each other.
  mutating func linkLegs(_ slots: [UInt32]) {
    for (index, slot) in slots.enumerated() {
      waiters[derived: slot].nextLeg = slots[(index + 1) % slots.count]
    }
  }

  /// Puts a waiter at the end of its pool's chain.
  mutating func link(_ slot: UInt32, atEndOf pool: UInt32) {
    if waiters[slot].isLeg { linkLeg(slot, in: pool) } else { noteAlone(slot, atEndOf: pool) }
    let last = pools[pool].lastWaiter
    waiters[derived: slot].previous = last
    waiters[derived: slot].next = noSlot
    if last == noSlot {
      pools[derived: pool].firstWaiter = slot
    } else {
      waiters[derived: last].next = slot
    }
    pools[derived: pool].lastWaiter = slot
    if !waiters[slot].isLeg { linkAlike(slot, in: pool) }
    countPlace(slot, in: pool)
  }

  /// Takes a place out of line, or out of all its lines, for whichever reason `phase` says.
  private mutating func takeOut(_ slot: UInt32, as phase: WaiterPhase) {
    waitingCount -= 1
    if waiters[slot].isLeg {
      takeOutLegs(of: slot, as: phase)
    } else {
      takeOutOfLine(slot, as: phase)
    }
  }

  @inline(never)
  private mutating func takeOutLegs(of slot: UInt32, as phase: WaiterPhase) {
    // From the first on, so that the one that callers know is the first to be forgotten.
    var slot = slot
    while waiters[slot].leg != 0 && fault != .leaveLegs { slot = waiters[slot].nextLeg }
    var leg = slot
    repeat {
      let (pool, next) = (waiters[leg].pool, waiters[leg].nextLeg)
      let wasFirst = pools[pool].firstWaiter == leg
      takeOutOfLine(leg, as: phase)
      disturb(pool, hasNewHead: wasFirst)
      if fault == .leaveLegs { break }
      waiters[derived: leg].nextLeg = noSlot
      leg = next
    } while leg != slot
  }

  @inline(__always)
  private mutating func takeOutOfLine(_ slot: UInt32, as phase: WaiterPhase) {
    let waiter = waiters[slot]
    if !waiter.isLeg { forgetAlone(slot, in: waiter.pool) }
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
    if waiter.isLeg { unlinkLeg(slot, in: waiter.pool) } else { unlinkAlike(slot, in: waiter.pool) }
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
  }

  mutating func leaveWaitlist(_ command: LeaveWaitlist) -> Outcome.Result {
    guard let slot = waiters.slot(command.waiter.rawValue), waiters[slot].leg == 0 else {
      return .refused(absent(command.waiter))
    }
    if waiters[slot].buyer != command.buyer { return .refused(Refusal(.notOwner)) }
    switch waiters[slot].phase {
    case .promoted: return .refused(Refusal(.alreadyPromoted))
    case .left, .closed, .soldOut: return .refused(Refusal(.notWaiting))
    case .waiting: break
    }
    let pool = waiters[slot].pool
    let wasFirst = pools[pool].firstWaiter == slot
    let isLeg = waiters[slot].isLeg
    takeOut(slot, as: .left)
    if isLeg {
      settleDisturbed()
    } else if wasFirst || pools[pool].legs > 0 {
      if wasFirst { tellNext(inLineOf: pool) }
      settle(pool)
    } else if pools[pool].passes {
      // What the entry before had no time for may have been this one's turn.
      notePending(pool)
    }
    return .leftWaitlist(command.waiter)
  }

  /// The refusal for a place that is not there.
  func absent(_ waiter: WaiterID) -> Refusal {
    Refusal(
      waiters.slot(waiter.rawValue) == nil && mayBeForgotten(waiter.rawValue)
        ? .forgotten : .unknownWaiter)
  }

  /// Does for a pool's line what its drop's phase asks: promotes while units are free, or sends
  /// everyone home. What is over an entry's limit follows by ticks that are due at once.
  mutating func settle(_ pool: UInt32) {
    settleLine(pool, hasNewHead: false)
    if !disturbed.isEmpty { settleDisturbed() }
  }

  /// The same for the other lines of those who were in several and have left this one.
  @inline(never)
  private mutating func settleDisturbed() {
    while !disturbed.isEmpty {
      let line = disturbed.removeFirst()
      settleLine(line.pool, hasNewHead: line.hasNewHead)
    }
  }

  /// - Parameter hasNewHead: whether its head has not been told yet that it is next.
  @inline(__always)
  private mutating func settleLine(_ pool: UInt32, hasNewHead: Bool) {
    if pools[pool].waiting > 0 && fault != .skipPromotion {
      keepSchedule(of: pools[pool].drop)
      switch drops[pools[pool].drop].phase {
      case .live: moveOn(pool, hasNewHead: hasNewHead)
      case .closed, .cancelled: sendHome(pool)
      case .scheduled: break
      }
    }
    notePending(pool)
  }

  /// Lists a pool whose line could move on if the entry allowed it, or takes it off the list; with it all those whose
  /// lines somebody is in who is in this one too.
  mutating func notePending(_ pool: UInt32) {
    list(pool, asPending: hasWork(pool))
    if pools[pool].legs > 0 && (waitersBudget == 0 || !pendingPools.isEmpty) {
      notePending(beside: pool)
    }
  }

  @inline(never)
  private mutating func notePending(beside pool: UInt32) {
    for other in drops[pools[pool].drop].pools where other != pool && pools[other].legs > 0 {
      list(other, asPending: hasWork(other))
    }
  }

  /// Sends home who can no longer be served, wherever in line, and promotes while units are free.
  private mutating func moveOn(_ pool: UInt32, hasNewHead: Bool) {
    let head = pools[pool].firstWaiter
    if rules >= .second && fault != .keepImpossible { sendHomeImpossible(pool) }
    promote(pool)
    if hasNewHead || pools[pool].firstWaiter != head { tellNext(inLineOf: pool) }
  }

  /// Nobody waits for more than can still become free.
  private mutating func sendHomeImpossible(_ pool: UInt32) {
    while waitersBudget > 0, hasImpossible(pool), let chain = minimums[Int(pool)].highest {
      waitersBudget -= 1
      takeOut(chain.first, as: .soldOut)
      tellBuyer(ofWaiter: chain.first, isNext: false)
    }
    while pools[pool].legs > 0, waitersBudget > 0, let leg = impossibleLeg(in: pool) {
      waitersBudget -= 1
      takeOut(leg, as: .soldOut)
      tellBuyer(ofWaiter: leg, isNext: false)
    }
  }

  /// Whether a line could move on if the entry allowed it.
  private func hasWork(_ pool: UInt32) -> Bool {
    guard pools[pool].waiting > 0, fault != .skipPromotion else { return false }
    switch drops[pools[pool].drop].phase {
    case .live:
      if rules >= .second && fault != .keepImpossible {
        if hasImpossible(pool) || pools[pool].legs > 0 && impossibleLeg(in: pool) != nil {
          return true
        }
      }
      return nextInLine(pool) != nil
    case .closed, .cancelled: return true
    case .scheduled: return false
    }
  }

  /// Who is served next with what is free; nil when nobody can be. Strict order: a head that needs more than is
  /// free keeps everyone behind it waiting, unless the drop's policy lets pass, and then the first who can be served.
  func nextInLine(_ pool: UInt32) -> UInt32? {
    guard pools[pool].waiting > 0 else { return nil }
    if pools[pool].legs > 0 { return nextInLine(pool, orElse: nextAlone(in: pool)) }
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

  /// The same of those who wait for this pool alone, in a line with others in it.
  private func nextAlone(in pool: UInt32) -> UInt32? {
    if pools[pool].passes {
      if Int(pool) >= minimums.count { return nil }
      let served = minimums[Int(pool)].chains(upTo: pools[pool].free)
      return served.map(\.first).min { waiters[$0].id < waiters[$1].id }
    }
    let alone = legLines[Int(pool)].firstAlone
    if alone == noSlot || waiters[alone].minimum > unitsAlone(pool) { return nil }
    return alone
  }

  /// Units of a pool for who waits for it alone: without those that are kept back.
  private func unitsAlone(_ pool: UInt32) -> UInt32 {
    pools[pool].free - min(pools[pool].free, pools[pool].keptBack)
  }

  /// Gives what is free to the line.
  private mutating func promote(_ pool: UInt32) {
    while waitersBudget > 0, let next = nextInLine(pool) {
      let slot = waiters[next].isLeg ? firstOf(turn: next) : next
      waitersBudget -= 1
      if pools[pool].passes && !isFirst(slot) {
        drops[changing: pools[pool].drop].passed &+= 1
      }
      if waiters[slot].isLeg {
        giveTurn(toLegsOf: slot)
      } else {
        let own = waiters[slot].pool
        if own != pool { disturb(own, hasNewHead: pools[own].firstWaiter == slot) }
        giveTurn(to: slot)
      }
    }
  }

  /// What somebody who waits for one pool can have of it now becomes a hold.
  @inline(__always)
  private mutating func giveTurn(to slot: UInt32) {
    let pool = waiters[slot].pool
    var hold = HoldRecord()
    hold.lineCount = 1
    hold.lines[0] = HeldLine(
      pool: pool, quantity: min(unitsAlone(pool), waiters[slot].quantity))
    takeOut(slot, as: .promoted)
    begin(&hold, of: slot)
    waiters[changing: slot].hold = hold.id
  }

  /// Everything that somebody waits for in several lines becomes one hold.
  @inline(never)
  private mutating func giveTurn(toLegsOf slot: UInt32) {
    let legs = legs(of: slot)
    var hold = HoldRecord()
    for leg in legs {
      let line = HeldLine(pool: waiters[leg].pool, quantity: waiters[leg].quantity)
      if fault == .servePart && pools[line.pool].free < line.quantity { continue }
      hold.lines[Int(hold.lineCount)] = line
      hold.lineCount += 1
    }
    takeOut(slot, as: .promoted)
    begin(&hold, of: slot)
    for leg in legs { waiters[changing: leg].hold = hold.id }
  }

  /// Begins the hold that a place in line has become, and tells its buyer.
  @inline(__always)
  private mutating func begin(_ hold: inout HoldRecord, of slot: UInt32) {
    hold.id = HoldID(sequence: sequence, index: takeIndex())
    hold.buyer = waiters[slot].buyer
    hold.drop = pools[waiters[slot].pool].drop
    hold.source = .waitlist
    hold.waiter = waiters[slot].place
    insert(&hold)
    emit(
      to: hold.buyer,
      .hold(
        HoldUpdate(
          hold: hold.id, drop: drops[hold.drop].id, phase: .held, source: .waitlist,
          quantity: hold.quantity, deadlineMicroseconds: hold.deadline, waiter: hold.waiter)))
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
    if !disturbed.isEmpty { forgetNewHead(of: pool) }
    let first = pools[pool].firstWaiter
    if first == noSlot || waiters[first].isLeg && !isFirst(first) { return }
    tellBuyer(ofWaiter: first, isNext: true)
    // Once, however many lines it has become the head of.
    if waiters[first].isLeg {
      for leg in legs(of: first) { forgetNewHead(of: waiters[leg].pool) }
    }
  }

  /// Tells who waits of a place; one in several lines by the first of them.
  private mutating func tellBuyer(ofWaiter slot: UInt32, isNext: Bool) {
    var waiter = waiters[slot]
    if waiter.isLeg {
      let legs = legs(of: slot)
      waiter = waiters[legs[0]]
      waiter.quantity = legs.reduce(0) { $0 + waiters[$1].quantity }
    }
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
