// Hybrid drops: when their reservations open, and what is given instead of a unit.
extension LogAudit {
  struct Reservation {
    enum Phase { case waiting, open, closed }

    var plan: AuditPlan
    var phase = Phase.waiting
    var closes: Int64 = 0
  }

  mutating func plan(_ plan: AuditPlan, of drop: UInt64) {
    reservations[drop] = Reservation(plan: plan)
    for pool in plan.pools {
      pools[pool.pool] = Pool(drop: drop, capacity: Int64(clamping: pool.capacity))
      poolOrder.append(pool.pool)
      preorders.insert(pool.pool)
      if pool.hub != 0 { hubOfPreorder[pool.pool] = pool.hub }
    }
  }

  mutating func follow(_ news: AuditReservationNews) {
    guard let known = reservations[news.drop], let drop = drops[news.drop] else {
      return fault(.unknownReference, "drop \(news.drop) has no reservation")
    }
    reservations[news.drop]?.phase = news.isOpen ? .open : .closed
    if !news.isOpen {
      let isDue = known.closes != 0 && known.closes <= now
      let isByHand = asksForReservation(of: news.drop)
      if known.phase == .closed
        || !(isDue || isByHand || drop.phase == .closed || drop.phase == .cancelled)
      {
        fault(.reservationShifted, "the reservation of drop \(news.drop) closed for no reason")
      }
      return
    }
    reservations[news.drop]?.closes = news.closes
    let isRight =
      switch news.reason {
      case "soldOut", "hubs": known.plan.opensWhenSoldOut && !sellsAtOnce(news.drop)
      case "demand": known.plan.demand != 0 && news.asked > known.plan.demand
      case "time": known.plan.opensAt != 0 && known.plan.opensAt <= now
      case "byHand": asksForReservation(of: news.drop)
      default: false
      }
    if !isRight || known.phase != .waiting || drop.phase != .live {
      fault(.reservationShifted, "the reservation of drop \(news.drop) opened: \(news.reason)")
    }
    let span = news.closes == 0 ? 0 : news.closes - now
    if news.reason != "byHand", span != known.plan.lasts {
      fault(.wrongDeadline, "the reservation of drop \(news.drop) lasts \(span) us")
    }
  }

  /// Whether the entry being read asks for a change by hand.
  private func asksForReservation(of drop: UInt64) -> Bool { askedByHand == drop }

  /// After every entry: nothing is left to be had at once, and the reservation that should open is open.
  mutating func checkReservations() {
    for (id, reservation) in reservations
    where reservation.phase == .waiting && reservation.plan.opensWhenSoldOut {
      if drops[id]?.phase == .live, !sellsAtOnce(id) {
        fault(.reservationShifted, "drop \(id) is sold out, and its reservation is not open")
      }
    }
  }

  private func sellsAtOnce(_ drop: UInt64) -> Bool {
    drops[drop]?.pools.contains { id in
      let isShut = hubOfPool[id].flatMap { throttles[$0]?.isReservation } ?? false
      return !isShut && newcomersUnits(id) > 0
    } ?? false
  }

  /// The lines of a grant: those of the request, or what was given instead.
  mutating func lines(_ grant: AuditGrant, of request: AuditReserve, _ drop: Drop) -> [AuditLine] {
    guard grant.pool != 0 else { return request.lines }
    guard let reservation = reservations[request.drop], let asked = request.lines.first,
      let given = reservation.plan.pools.first(where: { $0.pool == grant.pool }),
      request.lines.count == 1, given.variant == reservation.plan.variants[asked.pool]
    else {
      fault(.grantOutOfRange, "units of pool \(grant.pool) were given, and not asked for")
      return request.lines
    }
    let isNear = isNear(request, reservation.plan)
    if request.slot?.isOnly == true || !reservation.plan.givesSlots {
      fault(.grantOutOfRange, "a slot was given where nothing was to be given instead")
    }
    let isThrottled = hubOfPool[asked.pool].map { refuses($0) } ?? false
    let units = newcomersUnits(asked.pool)
    if isNear, !isThrottled, units > 0, units >= Int64(clamping: request.minimum) {
      fault(.grantOutOfRange, "a slot was given, and pool \(asked.pool) has \(units) units")
    }
    return [AuditLine(pool: grant.pool, quantity: asked.quantity)]
  }

  /// Units of a reservation were given: it is open, and there is a slot.
  mutating func checkReserved(_ lines: [AuditLine], _ grant: AuditGrant, _ request: AuditReserve) {
    guard lines.contains(where: { preorders.contains($0.pool) }) else { return }
    guard let reservation = reservations[request.drop], reservation.phase == .open,
      reservation.closes == 0 || reservation.closes > now
    else {
      return fault(.reservationShifted, "units of a reservation that is not open were given")
    }
    if grant.window == 0 { fault(.slotMisused, "units of a reservation were given without a slot") }
  }

  /// What a request for units of a reservation wishes for: any window of its classes, unless it says more.
  func wish(_ request: AuditReserve, isReserved: Bool) -> AuditSlotWish {
    var wish = request.slot ?? AuditSlotWish()
    if isReserved, wish.window == 0, !wish.isAny {
      wish.isAny = true
      wish.kinds = reservations[request.drop]?.plan.kinds ?? []
    }
    return wish
  }

  /// Nobody leaves a hybrid drop without what it would give instead.
  mutating func judgeHybrid(_ refusal: AuditRefusal, _ request: AuditReserve, _ drop: Drop) {
    guard let reservation = reservations[request.drop], request.lines.count == 1,
      reservation.phase == .open, reservation.closes == 0 || reservation.closes > now,
      reservation.plan.givesSlots, request.slot?.isOnly != true, drop.phase == .live,
      let asked = request.lines.first, let variant = reservation.plan.variants[asked.pool],
      let pool = reservation.plan.pools.first(where: { $0.variant == variant })
    else { return }
    switch refusal {
    case .soldOut, .notEnoughUnits, .waitlistFull, .waitlistNotOffered, .neverEnoughUnits: break
    default: return
    }
    let wish = wish(request, isReserved: true)
    let isFree = (pools[pool.pool]?.free ?? 0) >= Int64(clamping: request.minimum)
    let hasWindow =
      wish.isAny ? earliest(wish, drop) != nil : slotOf(wish.window, wish, drop)
    if isFree, hasWindow {
      fault(.wrongRefusal, "\(refusal): a slot and units of pool \(pool.pool) could be had")
    }
  }

  func isNear(_ request: AuditReserve, _ plan: AuditPlan) -> Bool {
    plan.zones.isEmpty || plan.zones.contains(request.slot?.zone ?? 0)
  }
}
