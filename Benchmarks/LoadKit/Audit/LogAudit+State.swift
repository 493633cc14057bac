// What the rules share: pools, holds, limits, deadlines.
extension LogAudit {
  /// Changes a pool and checks what must hold of it at every position of the log.
  mutating func change(_ id: UInt64, _ body: (inout Pool) -> Void) {
    guard let at = pools.index(forKey: id) else {
      return fault(.unknownReference, "there is no pool \(id)")
    }
    body(&pools.values[at])
    let pool = pools.values[at]
    if pool.held < 0 || pool.sold < 0 || pool.waiting < 0 || pool.capacity < 0 {
      fault(
        .negativeCount,
        "pool \(id): held \(pool.held), sold \(pool.sold), waiting \(pool.waiting)")
    }
    let over = pool.held + pool.sold - pool.capacity
    if over > pool.mostOver {
      pools.values[at].mostOver = over
      fault(.oversold, "pool \(id) has \(pool.held + pool.sold) of \(pool.capacity) units")
    }
    if pool.waiting > 0 || pool.idleSince != nil { noteIdle(id) }
    // What is free here may be what somebody in another line waited for, too.
    if pool.several > 0 {
      for other in drops[pool.drop]?.pools ?? [] where other != id {
        if pools[other]?.several ?? 0 > 0 { noteIdle(other) }
      }
    }
  }

  /// Takes the units of a new hold.
  mutating func hold(_ id: UInt64, _ hold: Hold, _ drop: Drop) {
    guard id != 0, holds[id] == nil else {
      return fault(.grantedTwice, "hold \(id) was there already")
    }
    if hold.deadline != now + drop.holdTime {
      fault(.wrongDeadline, "hold \(id) has \(hold.deadline - now) us, not \(drop.holdTime)")
    }
    holds[id] = hold
    deadlines.insert(Due(time: hold.deadline, hold: id))
    for line in hold.lines {
      if pools[line.pool]?.drop != hold.drop {
        fault(.unknownReference, "pool \(line.pool) is not of drop \(hold.drop)")
      }
      change(line.pool) { $0.held += Int64(line.quantity) }
    }
    if hold.window != 0 { change(window: hold.window) { $0.held += 1 } }
    use(
      hold.lines.units, of: hold.drop, by: hold.buyer,
      limit: drop.buyerLimit)
  }

  /// Ends a hold without a sale.
  mutating func end(_ id: UInt64, as phase: Hold.Phase) {
    guard let hold = holds[id] else { return }
    holds[id]?.phase = phase
    holds[id]?.endedAt = now
    drops[hold.drop]?.lastEnded = now
    for line in hold.lines { change(line.pool) { $0.held -= Int64(line.quantity) } }
    if hold.window != 0 { change(window: hold.window) { $0.held -= 1 } }
    release(hold.lines.units, of: hold.drop, by: hold.buyer)
  }

  /// Whether a hold can be used now by this buyer; a fault when not.
  mutating func use(_ id: UInt64, by buyer: UInt64?, for what: String) -> Bool {
    guard let hold = holds[id] else {
      fault(.unknownReference, "\(what) of hold \(id), which never was")
      return false
    }
    if let buyer, buyer != hold.buyer {
      fault(.holdMisused, "\(what) of hold \(id) by buyer \(buyer), not \(hold.buyer)")
      return false
    }
    guard hold.phase.isLive else {
      fault(.holdMisused, "\(what) of hold \(id), which is \(hold.phase)")
      return false
    }
    if hold.due <= now { fault(.holdMisused, "\(what) of hold \(id) after its deadline") }
    return true
  }

  mutating func use(_ units: UInt64, of drop: UInt64, by buyer: UInt64, limit: UInt64) {
    let key = Usage(drop: drop, buyer: buyer)
    let used = usage[key, default: 0] + units
    usage[key] = used
    if limit > 0, used > limit {
      fault(.buyerLimit, "buyer \(buyer) has \(used) of at most \(limit) in drop \(drop)")
    }
  }

  mutating func release(_ units: UInt64, of drop: UInt64, by buyer: UInt64) {
    let key = Usage(drop: drop, buyer: buyer)
    let used = usage[key, default: 0]
    if used <= units { usage[key] = nil } else { usage[key] = used - units }
  }

  /// The first in a pool's line.
  mutating func first(in id: UInt64) -> UInt64? {
    guard let pool = pools[id] else { return nil }
    var head = pool.head
    while head < pool.line.count, waiters[pool.line[head]]?.phase != .waiting { head += 1 }
    pools[id]?.head = head
    return head < pool.line.count ? pool.line[head] : nil
  }

  /// Remembers since when a pool has units for the first in its line.
  mutating func noteIdle(_ id: UInt64) {
    guard let pool = pools[id] else { return }
    var isIdle = false
    if pool.waiting > 0, drops[pool.drop]?.phase == .live, let head = first(in: id),
      let waiter = waiters[head]
    {
      isIdle = couldServe(id) || rules >= 2 && isHopeless(waiter) || isPartOutOfReach(pool)
    }
    if isIdle {
      guard pool.idleSince == nil else { return }
      pools[id]?.idleSince = sequence
      pools[id]?.idleSinceTick = ticks
      idlePools.append(id)
    } else if pool.idleSince != nil {
      pools[id]?.idleSince = nil
      idlePools.removeAll { $0 == id }
    }
  }

  /// Whether something that should be handed on has been left alone for too long.
  func isLate(since entry: UInt64, tick: UInt64) -> Bool {
    sequence - entry >= limits.handOnEntries || ticks - tick >= limits.handOnTicks
  }

  mutating func checkIdlePools() {
    for id in idlePools {
      guard let pool = pools[id], let since = pool.idleSince,
        isLate(since: since, tick: pool.idleSinceTick)
      else { continue }
      faultIdle(id, "has been so since entry \(since)")
      // Said once; from now on it counts again.
      pools[id]?.idleSince = sequence
      pools[id]?.idleSinceTick = ticks
    }
  }

  /// Whether so many units of a pool are neither free nor can become free.
  func isOutOfReach(_ units: UInt64, _ pool: UInt64) -> Bool {
    guard let pool = pools[pool] else { return false }
    return Int64(clamping: units) > pool.capacity - pool.sold
  }

  mutating func faultIdle(_ id: UInt64, _ since: String) {
    if let head = first(in: id), let waiter = waiters[head], isHopeless(waiter) {
      fault(.waitsForNothing, "waiter \(head) in pool \(id), which \(since)")
    } else {
      fault(.unitNotHandedOn, "pool \(id) has units for its line, and \(since)")
    }
  }

  /// After a tick that finished its work nothing may be due.
  mutating func checkNothingIsDue() {
    while let due = deadlines.first, due.time <= now {
      _ = deadlines.removeFirst()
      guard let hold = holds[due.hold], hold.phase.isLive, hold.due == due.time else { continue }
      fault(.expiredLate, "hold \(due.hold) was due at \(due.time) and lives on")
    }
  }

  /// Log time went back, and with it every deadline that still counts.
  mutating func shiftHolds(by microseconds: Int64) {
    for id in reservations.keys where reservations[id]?.phase == .open {
      if reservations[id]?.closes != 0 { reservations[id]?.closes += microseconds }
    }
    for (id, hold) in holds where hold.phase.isLive {
      holds[id]?.deadline += microseconds
      holds[id]?.confirmDeadline += microseconds
      deadlines.insert(Due(time: hold.due + microseconds, hold: id))
    }
  }

  /// Whether a refusal has its reason.
  mutating func judge(refusal: AuditRefusal, of action: AuditAction) {
    switch action {
    case .reserve(let request): judge(refusal, request)
    case .call(let call): judge(refusal, call)
    case .purchase(let purchase): judge(refusal, of: purchase)
    case .revokeToken(let token, let buyer): judge(refusal, ofRevoking: token, by: buyer)
    case .confirm(let id, _), .release(let id, _), .extend(let id, _), .beginConfirm(let id, _):
      guard let hold = holds[id] else {
        if refusal != .unknownHold, refusal != .forgotten {
          fault(.wrongRefusal, "\(refusal): hold \(id) never was")
        }
        return
      }
      let isOver = !hold.phase.isLive || hold.due <= now
      let isKept =
        hold.phase.isLive || !mayBeForgotten(hold)
      switch refusal {
      case .unknownHold where rules >= 2 || isKept, .forgotten where isKept:
        fault(.wrongRefusal, "\(refusal): hold \(id) is known")
      case .holdExpired where !(hold.phase == .expired || (hold.phase.isLive && isOver)),
        .holdReleased where hold.phase != .released,
        .alreadyConfirmed where hold.phase != .confirmed:
        fault(.wrongRefusal, "\(refusal): hold \(id) is \(hold.phase) until \(hold.due)")
      default: break
      }
    default: break
    }
  }

  private mutating func judge(_ refusal: AuditRefusal, _ request: AuditReserve) {
    guard let drop = drops[request.drop] else { return }
    let isOpen = drop.phase == .live
    judgeHybrid(refusal, request, drop)
    switch refusal {
    case .unknownDrop: judgeUnknown(request.drop, drop)
    case .dropNotOpen where drop.phase != .scheduled, .dropClosed where drop.phase != .closed,
      .dropCancelled where drop.phase != .cancelled:
      fault(.wrongRefusal, "\(refusal): drop \(request.drop) is \(drop.phase)")
    case .soldOut, .notEnoughUnits, .waitlistFull, .waitlistNotOffered:
      // Who is elsewhere is told of the reservation's units.
      let isElsewhere = reservations[request.drop].map { !isNear(request, $0.plan) } ?? false
      if isOpen, !isElsewhere, couldHave(request, drop) {
        fault(.wrongRefusal, "\(refusal): buyer \(request.buyer) could have had the units")
      }
    case .hubThrottled: judgeThrottled(request.lines)
    case .ticketRequired, .unknownTicket, .ticketUsed, .ticketExpired:
      judgeTicket(refusal, request)
    case .notOffered:
      // A hybrid drop that is forgotten is none any more.
      let isHybrid = reservations[request.drop] != nil && !mayBeForgotten(request.drop, drop)
      judgeOff(request.slot?.wantsSlot == true && !isHybrid)
    case .neverEnoughUnits:
      let isAlone = request.lines.count == 1
      if !request.lines.contains(where: { line in
        isOutOfReach(isAlone ? request.minimum : line.quantity, line.pool)
      }) {
        fault(.wrongRefusal, "\(refusal): \(request.minimum) can still come")
      }
    case .windowNotOpen, .windowClosed, .windowFull, .noWindow, .wrongZone, .wrongPreference:
      judgeSlot(refusal, request, drop)
    case .buyerLimit:
      let used = usage[Usage(drop: request.drop, buyer: request.buyer)] ?? 0
      let least = rules >= 2 ? request.minimum : request.wanted
      if drop.buyerLimit == 0 || used + least <= drop.buyerLimit {
        fault(.wrongRefusal, "buyer \(request.buyer) has \(used) of \(drop.buyerLimit)")
      }
    default: break
    }
  }
}
