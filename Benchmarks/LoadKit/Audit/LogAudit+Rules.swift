// The rules of a drop, applied to what the log says was done.
extension LogAudit {
  mutating func perform(_ entry: AuditEntry) {
    if case .refused(let reason) = entry.result {
      report.refusals += 1
      judge(refusal: reason, of: entry.action)
      if case .confirm(let hold, .some) = entry.action {
        strand(entry.payment, of: hold, reason)
      }
      return
    }
    switch (entry.action, entry.result) {
    case (.scheduleDrop(let drop), _): schedule(drop)
    case (.setPhase(let drop, let phase), _): setPhase(drop, phase)
    case (.setReservation, _): break
    case (.setCapacity(let pool, let capacity), _): setCapacity(pool, capacity)
    case (.reserve(let request), .reserved(let grant)): reserve(request, grant)
    case (.beginConfirm(let hold, let buyer), .deadline(let deadline)):
      guard use(hold, by: buyer, for: "a confirm") else { return }
      holds[hold]?.phase = .confirming
      holds[hold]?.confirmDeadline = deadline
      intend(entry.payment, hold)
      deadlines.insert(Due(time: deadline, hold: hold))
    case (.confirm(let hold, let buyer), .confirmed(let order)):
      pay(entry.payment, hold, order)
      confirm(hold, buyer, order)
    case (.decline(let hold), .declined(let isStillHeld)):
      forgetIntended(of: hold)
      decline(hold, isStillHeld)
    case (.putHub(let hub), _): putHub(hub)
    case (.putWindows(let windows), _):
      if windows.contains(where: { self.windows[$0.window] == nil }) {
        checkOffered(["windows"], "windows were put")
      }
      put(windows)
    case (.retain(let retention), _): history.say(retention, at: now)
    case (.adoptLimits(let adoption), _): adopt(adoption)
    case (.release(let hold, let buyer), _):
      guard use(hold, by: buyer, for: "a release") else { return }
      report.releases += 1
      end(hold, as: .released)
    case (.extend(let hold, let buyer), .deadline(let deadline)): extend(hold, buyer, deadline)
    case (.leaveWaitlist(let waiter, let buyer), _): leave(waiter, buyer)
    case (.marker(let stream, let producer, let number), .placed(let epoch, let offset)):
      let identity = MarkerIdentity(stream: stream, producer: producer, number: number)
      let decision = Decision(
        sequence: sequence, fingerprint: 0, hold: Self.hold(of: entry.action), result: entry.result,
        time: now, passing: 0, place: lasting)
      let marker = Marker(epoch: epoch, offset: offset, known: decision)
      if let earlier = markers.updateValue(marker, forKey: identity), mustBeKept(earlier.known) {
        fault(.markerTwice, "marker \(number) of producer \(producer) was accepted again")
      }
      lasting += 1
    case (.registerToken(let token), _): register(token)
    case (.revokeToken(let token, let buyer), _): revoke(token, by: buyer)
    case (.purchase(let purchase), _):
      guard let grant = purchase.grant else {
        return fault(.unknownReference, "a purchase cannot end in \(entry.result)")
      }
      buy(purchase, grant, entry.payment)
    case (.call(let call), .answered(let result)): decide(call, result)
    case (.till(let call), .answered(let result)): decide(call, result, about: entry.payment)
    case (.tick, _), (.setClock, _), (.other, _), (.report, _): break
    default: fault(.unknownReference, "\(entry.action) cannot end in \(entry.result)")
    }
  }

  mutating func follow(_ consequence: AuditConsequence) {
    switch consequence {
    case .expired(let id):
      guard let hold = holds[id] else {
        return fault(.unknownReference, "hold \(id) expired and never was")
      }
      guard hold.phase.isLive else {
        return fault(.holdMisused, "hold \(id) expired and was over already")
      }
      if hold.due > now { fault(.expiredEarly, "hold \(id) had \(hold.due - now) us left") }
      report.expiries += 1
      strandIntended(of: id)
      end(id, as: .expired)
    case .promoted(let waiter, let hold, let granted, let deadline):
      promote(waiter, hold, granted, deadline)
    case .sentHome(let waiter): sendHome(waiter)
    case .outOfReach(let waiter): sendHomeForGood(waiter)
    case .cancelled(let hold): cancel(hold)
    case .voided(let payment, let hold): void(payment, hold)
    case .job(let job):
      follow(job)
      followSwap(job)
    case .dispatch(let news): follow(news)
    case .reservation(let news): follow(news)
    case .phase(let drop, let phase): setPhase(drop, phase)
    case .hubMode(let change): follow(change)
    case .intent(let intent): follow(intent)
    }
  }

  private mutating func schedule(_ drop: AuditDrop) {
    drops[drop.drop] = Drop(
      buyerLimit: drop.buyerLimit, holdTime: drop.holdTimeMicroseconds,
      places: drop.waitlistPlaces, pools: drop.pools.map(\.pool), needs: drop.needs,
      zone: drop.zone, lets: drop.lets)
    hubOfPool.merge(drop.hubs) { $1 }
    for pool in drop.pools {
      pools[pool.pool] = Pool(drop: drop.drop, capacity: Int64(clamping: pool.capacity))
      poolOrder.append(pool.pool)
    }
    if let plan = drop.plan {
      checkOffered(["windows", "hybrid"], "hybrid drop \(drop.drop) was scheduled")
      self.plan(plan, of: drop.drop)
    }
  }

  private mutating func setPhase(_ drop: UInt64, _ phase: AuditPhase) {
    guard drops[drop] != nil else { return fault(.unknownReference, "there is no drop \(drop)") }
    drops[drop]?.phase = phase
    if phase == .closed || phase == .cancelled { drops[drop]?.endedAt = now }
    for pool in drops[drop]?.pools ?? [] { noteIdle(pool) }
  }

  private mutating func setCapacity(_ pool: UInt64, _ capacity: UInt64) {
    change(pool) { $0.capacity = Int64(clamping: capacity) }
  }

  mutating func reserve(_ request: AuditReserve, _ grant: AuditGrant) {
    guard let drop = drops[request.drop] else {
      return fault(.unknownReference, "there is no drop \(request.drop)")
    }
    if drop.phase != .live {
      fault(.grantedWhileNotOpen, "buyer \(request.buyer) got drop \(request.drop): \(drop.phase)")
    }
    let wanted = allowed(request, drop)
    let isPartial = grant.granted < wanted
    if grant.granted > wanted || (grant.granted > 0 && grant.granted < request.minimum)
      || (isPartial && request.lines.count != 1) && grant.granted > 0
    {
      fault(.grantOutOfRange, "\(grant.granted) of \(request.minimum)…\(wanted)")
    }
    checkLimits(request)
    useTicket(request)
    if request.slot?.wantsSlot == true, reservations[request.drop] == nil {
      checkOffered(["windows"], "a slot was asked for")
    }
    if grant.granted > 0 {
      let lines = legs(grant, of: lines(grant, of: request, drop), request)
      for line in lines
      where pools[line.pool]?.waiting ?? 0 > 0
        && newcomersUnits(line.pool) < Int64(clamping: line.quantity)
      {
        fault(.barging, "buyer \(request.buyer) passed a line of \(pools[line.pool]?.waiting ?? 0)")
      }
      checkReserved(lines, grant, request)
      // What comes in a window does not come at once.
      if grant.window == 0 { takeTokens(lines) }
      report.grants += 1
      report.unitsGranted += grant.granted
      checkSlot(
        grant, request, drop, isReserved: lines.contains { preorders.contains($0.pool) })
      hold(
        grant.hold,
        Hold(
          buyer: request.buyer, drop: request.drop, lines: HoldLines(lines),
          deadline: grant.deadlineMicroseconds, window: grant.window), drop)
    }
    if grant.waiter != 0 { join(request, wanted, grant, drop) }
    if grant.waiter == 0, grant.hold == 0 {
      fault(.grantOutOfRange, "neither a hold nor a place in line")
    }
  }

  /// Units that a request may come to: where the buyer's limit leaves fewer than asked for, but as
  /// many as would be taken, those.
  private func allowed(_ request: AuditReserve, _ drop: Drop) -> UInt64 {
    let wanted = request.wanted
    if rules < 2 || drop.buyerLimit == 0 || request.lines.count != 1 { return wanted }
    let used = usage[Usage(drop: request.drop, buyer: request.buyer)] ?? 0
    let left = drop.buyerLimit - min(used, drop.buyerLimit)
    return left < request.minimum ? wanted : min(wanted, left)
  }

  private mutating func cancel(_ id: UInt64) {
    guard let hold = holds[id], hold.phase.isLive else {
      return fault(.holdMisused, "hold \(id) ended with its drop, and did not live")
    }
    if drops[hold.drop]?.phase != .cancelled {
      fault(.holdMisused, "hold \(id) ended with drop \(hold.drop), which is not cancelled")
    }
    strandIntended(of: id)
    end(id, as: .cancelled)
  }

  mutating func confirm(_ id: UInt64, _ buyer: UInt64?, _ order: UInt64) {
    // The same payment heard of twice confirms once.
    if buyer == nil, let hold = holds[id], hold.phase == .confirmed, hold.order == order { return }
    guard use(id, by: buyer, for: "a confirm"), let hold = holds[id] else { return }
    guard orders.insert(order).inserted else {
      return fault(.grantedTwice, "order \(order) was there already")
    }
    report.confirms += 1
    holds[id]?.phase = .confirmed
    holds[id]?.order = order
    holds[id]?.endedAt = now
    drops[hold.drop]?.lastEnded = now
    for line in hold.lines {
      change(line.pool) {
        $0.held -= Int64(line.quantity)
        $0.sold += Int64(line.quantity)
      }
    }
    if hold.window != 0 {
      change(window: hold.window) {
        $0.held -= 1
        $0.booked += 1
      }
    }
  }

  mutating func decline(_ id: UInt64, _ isStillHeld: Bool) {
    guard let hold = holds[id], hold.phase == .confirming else {
      return fault(.holdMisused, "hold \(id) has no payment in flight")
    }
    if isStillHeld != (now < hold.deadline) {
      fault(.wrongDeadline, "hold \(id) with deadline \(hold.deadline) at \(now)")
    }
    // Held again, until its own deadline; when that has passed, the entry's consequences say so.
    holds[id]?.phase = .held
    deadlines.insert(Due(time: hold.deadline, hold: id))
  }

  private mutating func extend(_ id: UInt64, _ buyer: UInt64, _ deadline: Int64) {
    guard use(id, by: buyer, for: "an extension"), let hold = holds[id] else { return }
    if deadline != hold.deadline + (drops[hold.drop]?.holdTime ?? 0) {
      fault(.wrongDeadline, "hold \(id) was extended from \(hold.deadline) to \(deadline)")
    }
    holds[id]?.deadline = deadline
    holds[id]?.extensions += 1
    if let most = askable.extensionsPerHold, hold.extensions >= most {
      fault(.limitIgnored, "hold \(id) was extended \(hold.extensions + 1) times, of \(most)")
    }
    deadlines.insert(Due(time: deadline, hold: id))
  }
}
