import Basics
import Messages

extension Engine {
  /// The order of the checks is the order of precedence of the refusals: see `docs/engine.md`.
  ///
  /// - Parameter wish: what a call of the contract asks for besides units.
  @inline(__always)
  mutating func reserve(_ command: Reserve, _ wish: WindowWish? = nil) -> Outcome.Result {
    if !isOrdinary(command), let refusal = malformed(command, wish) { return .refused(refusal) }
    guard let drop = drops.slot(command.drop.rawValue) else {
      return .refused(Refusal(.unknownDrop))
    }
    if command.lines.count > 1 { return reserveSeveral(command, drop: drop, wish) }
    let line = command.lines[0]
    guard let pool = pools.slot(line.pool.rawValue) else {
      return .refused(Refusal(.unknownPool))
    }
    if pools[pool].drop != drop { return .refused(Refusal(.poolNotInDrop)) }
    // What is set aside is asked for by the name of its pool.
    if pools[pool].isFence { return .refused(Refusal(.unknownPool)) }
    var quantity = line.quantity
    if let refusal = notAllowed(
      command.buyer, drop: drop, quantity: &quantity, minimum: command.minimumQuantity)
    {
      return .refused(refusal)
    }
    if drops[drop].reservation != noSlot {
      return reserveHybrid(
        command, wish ?? WindowWish(), drop: drop, pool: pool, quantity: quantity)
    }
    if wish?.hasWindow != true, let refusal = hubRefusal(pool: pool) { return .refused(refusal) }
    var window = WindowID.none
    if let wish {
      switch choose(wish, drop: drop) {
      case .window(let chosen): window = chosen
      case .refused(let refusal): return .refused(refusal)
      }
    }
    return reserveOne(
      command, drop: drop, HeldLine(pool: pool, quantity: quantity), window, zone: wish?.zone ?? 0)
  }

  /// Whether a reserve is well formed in the usual way: one line, within the limits.
  @inline(__always)
  private func isOrdinary(_ command: Reserve) -> Bool {
    if command.lines.count != 1 || command.buyer.isNone { return false }
    let quantity = command.lines[0].quantity
    return quantity <= limits.quantityPerLine && command.minimumQuantity >= 1
      && command.minimumQuantity <= quantity
  }

  @inline(never)
  private func malformed(_ command: Reserve, _ wish: WindowWish?) -> Refusal? {
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
      if command.joinWaitlist && wish?.together != true {
        return Refusal(.waitlistNeedsOneLine)
      }
    }
    return nil
  }

  /// What forbids a reserve before its units are looked at. Who would take fewer may have what the
  /// limit leaves.
  @inline(__always)
  private mutating func notAllowed(
    _ buyer: BuyerID, drop: UInt32, quantity: inout UInt32, minimum: UInt32
  ) -> Refusal? {
    // Field by field: a method of the record would be given a copy of it.
    let closesAt = drops[drop].closesAt
    if drops[drop].phase != .live || closesAt != 0 && closesAt <= now {
      keepSchedule(of: drop)
      if let refusal = notSelling(drop) { return refusal }
    }
    if drops[drop].admission != noSlot, let refusal = notAdmitted(buyer, drop: drop) {
      return refusal
    }
    if let allowance = allowance(of: buyer, in: drop), quantity > allowance {
      if rules < .second || minimum > allowance {
        return Refusal(
          .buyerLimit, available: allowance,
          retryAfterMicroseconds: allowance == 0 ? 0 : Refusal.noUseRetrying)
      }
      quantity = allowance
    }
    return tablesFull(for: buyer, in: drop)
  }

  private func notSelling(_ drop: UInt32) -> Refusal? {
    switch drops[drop].phase {
    case .live: nil
    case .scheduled:
      Refusal(
        .dropNotOpen,
        retryAfterMicroseconds: max(drops[drop].opensAt.subtractingSaturated(now), 0))
    case .closed: Refusal(.dropClosed)
    case .cancelled: Refusal(.dropCancelled)
    }
  }

  /// Room is set aside for everything that a hold or a waiter can become, so that nobody who was
  /// promised something is refused for want of room later. A table is in nobody's way who needs no
  /// room in it.
  @inline(__always)
  private mutating func tablesFull(for buyer: BuyerID, in drop: UInt32) -> Refusal? {
    let field: RefusedField
    if holds.count + waitingCount >= Int(limits.holds) {
      field = .holds
    } else if orders.count + liveHolds + waitingCount >= Int(limits.orders) {
      field = .orders
    } else if buyers.count + liveHolds + waitingCount >= Int(limits.buyers),
      buyers.slot(buyer.rawValue) == nil, !makeRoomForBuyer()
    {
      field = .buyers
    } else if payments.count + liveHolds + waitingCount >= Int(limits.payments) {
      field = .payments
    } else if drops[drop].buyerLimit != 0, usage.count >= Int(limits.usageRows),
      usage.slot(UsageKey(drop: drops[drop].id, buyer: buyer)) == nil
    {
      field = .usage
    } else {
      return nil
    }
    return Refusal(.capacityReached, field: field, retryAfterMicroseconds: 0)
  }

  @inline(__always)
  mutating func reserveOne(
    _ command: Reserve, drop: UInt32, _ line: HeldLine, _ window: WindowID, zone: UInt32
  ) -> Outcome.Result {
    let pool = line.pool
    if pools[pool].fences != noSlot {
      return reserveFenced(command, drop: drop, line, window, zone: zone)
    }
    // No barging: while anyone waits, a free unit is theirs, even one too few for the head of the
    // line, unless the drop's policy lets pass.
    var free = fault == .barge ? pools[pool].free : pools[pool].freeForNewcomer
    if fault == .oversellByOne && pools[pool].waiting == 0 && !command.joinWaitlist { free += 1 }
    var granted = min(free, line.quantity)
    if granted < command.minimumQuantity { granted = 0 }
    if granted == line.quantity {
      return .reserved(grant(command.buyer, drop: drop, line, window))
    }
    return reserveLess(
      command, drop: drop, line, window, zone: zone, granted: granted,
      whyNone: { $0.outOfUnits(pool, free: free, minimum: $1) })
  }

  /// A reserve that cannot have all it asks for at once.
  ///
  /// - Parameter whyNone: the refusal where there are fewer than a minimum.
  @inline(never)
  mutating func reserveLess(
    _ command: Reserve, drop: UInt32, _ line: HeldLine, _ window: WindowID, zone: UInt32,
    granted: UInt32, whyNone: (borrowing Engine, UInt32) -> Refusal
  ) -> Outcome.Result {
    // Units that were granted may come back: the rest can be waited for.
    let minimum = granted > 0 ? 1 : command.minimumQuantity
    let refusal =
      command.joinWaitlist ? noPlaceInLine(line.pool, drop: drop, minimum: minimum) : nil
    if granted == 0 && (refusal != nil || !command.joinWaitlist) {
      return .refused(refusal ?? whyNone(self, minimum))
    }
    var reserved =
      granted > 0
      ? grant(
        command.buyer, drop: drop, HeldLine(pool: line.pool, quantity: granted), window, zone: zone)
      : Reserved(hold: .none, granted: 0, deadlineMicroseconds: 0)
    if command.joinWaitlist && refusal == nil {
      let rest = HeldLine(pool: line.pool, quantity: line.quantity - granted)
      let place = takePlace(command.buyer, line: rest, minimum: minimum)
      reserved.waiter = place.waiter
      reserved.waiting = place.waiting
      reserved.position = place.position
    }
    return .reserved(reserved)
  }

  /// A place at the end of a line, where there is room for one.
  mutating func takePlace(_ buyer: BuyerID, line: HeldLine, minimum: UInt32) -> Reserved {
    let waiter = join(line.pool, buyer: buyer, quantity: line.quantity, minimum: minimum)
    return Reserved(
      hold: .none, granted: 0, deadlineMicroseconds: 0, waiter: waiter, waiting: line.quantity,
      position: pools[line.pool].waiting)
  }

  /// - Parameter legs: lines that the place is in.
  func noPlaceInLine(_ pool: UInt32, drop: UInt32, minimum: UInt32, legs: Int = 1) -> Refusal? {
    if drops[drop].waitlistLimit == 0 { return Refusal(.waitlistNotOffered) }
    let reachable = reachable(pool)
    if rules >= .second && minimum > reachable {
      return reachable == 0
        ? Refusal(.soldOut) : Refusal(.neverEnoughUnits, available: reachable)
    }
    if pools[pool].waiting >= drops[drop].waitlistLimit
      || legs > 1 && pools[pool].legs >= limits.legsPerLine
    {
      return Refusal(.waitlistFull, retryAfterMicroseconds: drops[drop].holdTTL)
    }
    if waiters.count + legs > Int(limits.waiters) {
      return Refusal(.capacityReached, field: .waiters, retryAfterMicroseconds: 0)
    }
    return nil
  }

  /// The hint is the time in which every hold of now will have been decided, unless it is extended, or a policy has
  /// shortened that time since.
  /// It must follow from the state alone, not from how the deadlines happen to be kept.
  func outOfUnits(_ pool: UInt32, free: UInt32, minimum: UInt32) -> Refusal {
    let isPossible = rules < .second || minimum <= reachable(pool)
    return outOfUnits(
      free: free, mayComeFree: pools[pool].held + pools[pool].keptBack > 0 && isPossible,
      drop: pools[pool].drop)
  }

  func outOfUnits(free: UInt32, mayComeFree: Bool, drop: UInt32) -> Refusal {
    let retry = mayComeFree ? drops[drop].holdTTL : Refusal.noUseRetrying
    if free > 0 {
      return Refusal(.notEnoughUnits, available: free, retryAfterMicroseconds: retry)
    }
    return Refusal(.soldOut, retryAfterMicroseconds: retry)
  }

  /// A hold of several lines: all of them, or nothing.
  @inline(never)
  private mutating func reserveSeveral(
    _ command: Reserve, drop: UInt32, _ wish: WindowWish?
  ) -> Outcome.Result {
    var hold = HoldRecord()
    hold.buyer = command.buyer
    hold.drop = drop
    hold.lineCount = UInt8(command.lines.count)
    for index in 0..<command.lines.count {
      guard let pool = pools.slot(command.lines[index].pool.rawValue) else {
        return .refused(Refusal(.unknownPool))
      }
      if pools[pool].drop != drop { return .refused(Refusal(.poolNotInDrop)) }
      if pools[pool].isFence { return .refused(Refusal(.unknownPool)) }
      hold.lines[index] = HeldLine(pool: pool, quantity: command.lines[index].quantity)
    }
    var quantity = hold.quantity
    if let refusal = notAllowed(
      command.buyer, drop: drop, quantity: &quantity, minimum: hold.quantity)
    {
      return .refused(refusal)
    }
    var wish = wish
    if drops[drop].reservation != noSlot, let shut = prepare(&wish, for: hold) {
      return .refused(shut)
    }
    if wish?.hasWindow != true, let refusal = hubRefusal(of: hold) { return .refused(refusal) }
    if let wish {
      switch choose(wish, drop: drop) {
      case .window(let chosen): hold.window = chosen
      case .refused(let refusal): return .refused(refusal)
      }
    }
    let zone = wish?.zone ?? 0
    let asked = hold
    for index in 0..<command.lines.count {
      let line = hold.lines[index]
      if pools[line.pool].fences != noSlot {
        guard let source = source(of: line, zone: zone, window: hold.window) else {
          let refusal = outOfUnits(ofLine: line, zone: zone, window: hold.window)
          return waitTogether(command, asked, wish, because: refusal)
        }
        hold.lines[index].pool = source
        continue
      }
      let free = pools[line.pool].freeForNewcomer
      if free < line.quantity {
        let refusal = outOfUnits(line.pool, free: free, minimum: line.quantity)
        return waitTogether(command, asked, wish, because: refusal)
      }
    }
    hold.id = HoldID(sequence: sequence, index: takeIndex())
    takeHubTokens(of: hold)
    insert(&hold)
    let reserved = Reserved(
      hold: hold.id, granted: hold.quantity, deadlineMicroseconds: hold.deadline)
    return tell(reserved)
  }

  /// One place for several lines of which not all can be had at once, where that is asked for: in the line of each of
  /// them, or none. A hybrid drop gives one where its plan gives places at all.
  private mutating func waitTogether(
    _ command: Reserve, _ asked: HoldRecord, _ wish: WindowWish?, because refusal: Refusal
  ) -> Outcome.Result {
    guard command.joinWaitlist, let wish, !wish.hasWindow else { return .refused(refusal) }
    let plan = drops[asked.drop].reservation
    let isHybrid = plan != noSlot
    if isHybrid, wish.only || !reservations[plan].instead.contains(.place) {
      return .refused(refusal)
    }
    let lines = (0..<Int(asked.lineCount)).map { asked.lines[$0] }
    for line in lines {
      if let why = noPlaceInLine(
        line.pool, drop: asked.drop, minimum: line.quantity, legs: lines.count)
      {
        return .refused(why)
      }
    }
    let waiter = join(lines, buyer: asked.buyer)
    let place = Reserved(
      hold: .none, granted: 0, deadlineMicroseconds: 0, waiter: waiter, waiting: asked.quantity,
      position: lines.reduce(0) { max($0, pools[$1.pool].waiting) })
    if !isHybrid { return .reserved(place) }
    var told = told(place)
    told.instead = .place
    return .logged(.reserve(.reserved(told)))
  }

  /// Lines of a hybrid drop: of the reservation none without a slot, nor while it is shut.
  private mutating func prepare(_ wish: inout WindowWish?, for hold: HoldRecord) -> Refusal? {
    let plan = drops[hold.drop].reservation
    keepReservation(plan)
    countDemand(UInt64(hold.quantity), plan)
    let lines = 0..<Int(hold.lineCount)
    if !isNear(wish?.zone ?? 0, plan),
      lines.contains(where: { !pools[hold.lines[$0].pool].isPreorder })
    {
      return Refusal(.wrongZone)
    }
    guard lines.contains(where: { pools[hold.lines[$0].pool].isPreorder }) else { return nil }
    if let shut = reservationShut(plan) { return shut }
    wish = withSlot(wish ?? WindowWish(), plan)
    return nil
  }

  /// A hold of one line.
  @inline(__always)
  mutating func grant(
    _ buyer: BuyerID, drop: UInt32, _ line: HeldLine, _ window: WindowID
  ) -> Reserved {
    var hold = HoldRecord()
    hold.id = HoldID(sequence: sequence, index: takeIndex())
    hold.buyer = buyer
    hold.drop = drop
    hold.lineCount = 1
    hold.lines[0] = line
    hold.window = window
    takeHubTokens(of: hold)
    insert(&hold)
    return Reserved(hold: hold.id, granted: line.quantity, deadlineMicroseconds: hold.deadline)
  }

  /// Takes the units of a new hold, and its slot, and starts its time.
  @inline(__always)
  mutating func insert(_ hold: inout HoldRecord) {
    hold.deadline = now.addingSaturated(drops[hold.drop].holdTTL)
    let slot = holds.insert(hold)
    drops[derived: hold.drop].references += 1
    for index in 0..<Int(hold.lineCount) {
      holdUnits(hold.lines[index].quantity, of: hold.lines[index].pool)
    }
    if !hold.window.isNone { holdSlot(of: hold.window) }
    if drops[hold.drop].buyerLimit != 0 {
      changeUsage(of: hold.buyer, in: hold.drop, committed: Int64(hold.quantity))
    }
    liveHolds += 1
    deadlines.insert(
      Deadline(time: hold.deadline, id: hold.id.rawValue, slot: slot, kind: .hold))
  }
}
