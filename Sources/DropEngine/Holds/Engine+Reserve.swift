import Basics

extension Engine {
  /// What a reserve asks for, by slot.
  struct ReserveTerms {
    var drop: UInt32
    var lines = InlineArray<4, HeldLine>(repeating: HeldLine(pool: noSlot, quantity: 0))
    var lineCount: Int
    var quantity: UInt32
  }

  /// The order of the checks is the order of precedence of the refusals: see `docs/engine.md`.
  mutating func reserve(_ command: Reserve) -> Outcome.Result {
    if let refusal = malformed(command) { return .refused(refusal) }
    guard let drop = drops.slot(command.drop.rawValue) else {
      return .refused(Refusal(.unknownDrop))
    }
    var terms = ReserveTerms(
      drop: drop, lineCount: command.lines.count,
      quantity: UInt32(command.lines.totalQuantity))
    for index in 0..<terms.lineCount {
      guard let pool = pools.slot(command.lines[index].pool.rawValue) else {
        return .refused(Refusal(.unknownPool))
      }
      if pools[pool].drop != drop { return .refused(Refusal(.poolNotInDrop)) }
      terms.lines[index] = HeldLine(pool: pool, quantity: command.lines[index].quantity)
    }
    if let refusal = notSelling(drop) { return .refused(refusal) }
    if let allowance = allowance(of: command.buyer, in: drop), terms.quantity > allowance {
      return .refused(
        Refusal(
          .buyerLimit, available: allowance,
          retryAfterMicroseconds: allowance == 0 ? 0 : Refusal.noUseRetrying))
    }
    if let refusal = tablesFull(for: command.buyer) { return .refused(refusal) }
    return terms.lineCount == 1 ? reserveOne(command, terms) : reserveAll(command, terms)
  }

  private func malformed(_ command: Reserve) -> Refusal? {
    let count = command.lines.count
    if command.buyer.isNone { return Refusal(.invalid, field: .buyer) }
    if count == 0 || count > limits.linesPerHold { return Refusal(.invalid, field: .lines) }
    for index in 0..<count {
      let line = command.lines[index]
      if line.quantity == 0 || line.quantity > limits.quantityPerLine {
        return Refusal(.invalid, field: .quantity)
      }
      for other in 0..<index where command.lines[other].pool == line.pool {
        return Refusal(.invalid, field: .lines)
      }
    }
    let total = command.lines.totalQuantity
    if command.minimumQuantity == 0 || UInt64(command.minimumQuantity) > total {
      return Refusal(.invalid, field: .minimumQuantity)
    }
    if count > 1 {
      if UInt64(command.minimumQuantity) != total {
        return Refusal(.invalid, field: .minimumQuantity)
      }
      if command.joinWaitlist { return Refusal(.waitlistNeedsOneLine) }
    }
    return nil
  }

  private func notSelling(_ drop: UInt32) -> Refusal? {
    switch drops[drop].phase {
    case .live: nil
    case .scheduled:
      Refusal(
        .dropNotOpen,
        retryAfterMicroseconds: drops[drop].opensAt > now ? drops[drop].opensAt - now : 0)
    case .closed: Refusal(.dropClosed)
    case .cancelled: Refusal(.dropCancelled)
    }
  }

  /// Room is set aside for everything that a hold or a waiter can become, so that nobody who was promised
  /// something is refused for want of room later.
  @inline(__always)
  private func tablesFull(for buyer: BuyerID) -> Refusal? {
    let field: RefusedField
    if holds.count + waitingCount >= Int(limits.holds) {
      field = .holds
    } else if waiters.count >= Int(limits.waiters) {
      field = .waiters
    } else if orders.count + liveHolds + waitingCount >= Int(limits.orders) {
      field = .orders
    } else if buyers.count + liveHolds + waitingCount >= Int(limits.buyers),
      buyers.slot(buyer.rawValue) == nil
    {
      field = .buyers
    } else {
      return nil
    }
    return Refusal(.capacityReached, field: field, retryAfterMicroseconds: 0)
  }

  private mutating func reserveOne(
    _ command: Reserve, _ terms: ReserveTerms
  ) -> Outcome.Result {
    let pool = terms.lines[0].pool
    var free = pools[pool].free
    if fault == .oversellByOne && !command.joinWaitlist { free += 1 }
    // No barging: while anyone waits, a free unit is theirs, even one too few for the head of the line.
    if pools[pool].waiting > 0 && fault != .barge { free = 0 }
    var granted = min(free, terms.quantity)
    if granted < command.minimumQuantity { granted = 0 }
    if granted == terms.quantity {
      return .reserved(grant(command, terms, granted: granted))
    }
    let refusal = command.joinWaitlist ? noPlaceInLine(pool, drop: terms.drop) : nil
    if granted == 0 && (refusal != nil || !command.joinWaitlist) {
      return .refused(refusal ?? outOfUnits(pool, free: free))
    }
    var reserved =
      granted > 0
      ? grant(command, terms, granted: granted)
      : Reserved(hold: .none, granted: 0, deadlineMicroseconds: 0)
    if command.joinWaitlist && refusal == nil {
      let waiting = terms.quantity - granted
      let minimum = granted > 0 ? 1 : command.minimumQuantity
      reserved.waiter = join(
        pool, buyer: command.buyer, quantity: waiting, minimum: minimum)
      reserved.waiting = waiting
      reserved.position = pools[pool].waiting
    }
    return .reserved(reserved)
  }

  private func noPlaceInLine(_ pool: UInt32, drop: UInt32) -> Refusal? {
    if drops[drop].waitlistLimit == 0 { return Refusal(.waitlistNotOffered) }
    if pools[pool].waiting >= drops[drop].waitlistLimit {
      return Refusal(.waitlistFull, retryAfterMicroseconds: drops[drop].holdTTL)
    }
    return nil
  }

  /// The hint is the time in which every hold of now will have been decided, unless it is extended. It must
  /// follow from the state alone, not from how the deadlines happen to be kept.
  private func outOfUnits(_ pool: UInt32, free: UInt32) -> Refusal {
    let hasHolds = pools[pool].held > 0
    let retry = hasHolds ? drops[pools[pool].drop].holdTTL : Refusal.noUseRetrying
    if free > 0 {
      return Refusal(.notEnoughUnits, available: free, retryAfterMicroseconds: retry)
    }
    return Refusal(.soldOut, retryAfterMicroseconds: retry)
  }

  private mutating func reserveAll(
    _ command: Reserve, _ terms: ReserveTerms
  ) -> Outcome.Result {
    for index in 0..<terms.lineCount {
      let pool = terms.lines[index].pool
      let free = pools[pool].waiting > 0 ? 0 : pools[pool].free
      if free < terms.lines[index].quantity { return .refused(outOfUnits(pool, free: free)) }
    }
    return .reserved(grant(command, terms, granted: terms.quantity))
  }

  @inline(__always)
  private mutating func grant(
    _ command: Reserve, _ terms: ReserveTerms, granted: UInt32
  ) -> Reserved {
    var hold = HoldRecord()
    hold.id = HoldID(sequence: sequence, index: takeIndex())
    hold.buyer = command.buyer
    hold.drop = terms.drop
    hold.lineCount = UInt8(terms.lineCount)
    hold.lines = terms.lines
    if terms.lineCount == 1 { hold.lines[0].quantity = granted }
    insert(&hold)
    return Reserved(
      hold: hold.id, granted: granted, deadlineMicroseconds: hold.deadline)
  }

  /// Takes the units of a new hold and starts its time.
  @inline(__always)
  mutating func insert(_ hold: inout HoldRecord) {
    hold.deadline = now + drops[hold.drop].holdTTL
    let slot = holds.insert(hold)
    for index in 0..<Int(hold.lineCount) {
      changePool(hold.lines[index].pool, held: Int64(hold.lines[index].quantity))
    }
    changeUsage(of: hold.buyer, in: hold.drop, committed: Int64(hold.quantity))
    liveHolds += 1
    deadlines.insert(
      Deadline(time: hold.deadline, id: hold.id.rawValue, slot: slot, kind: .hold))
  }
}
