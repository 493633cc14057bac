import Basics
import LogContract
import Messages
import WireCodec

/// A reserve in a hybrid drop: a unit at once, or what its plan gives instead, in this one answer.
extension Engine {
  /// Decides a reserve of one line. What forbids one in any drop has been asked already.
  @inline(never)
  mutating func reserveHybrid(
    _ command: Reserve, _ wish: WindowWish, drop: UInt32, pool: UInt32, quantity: UInt32
  ) -> Outcome.Result {
    let plan = drops[drop].reservation
    keepReservation(plan)
    countDemand(UInt64(quantity), plan)
    let line = HeldLine(pool: pool, quantity: quantity)
    if pools[pool].isPreorder {
      switch reserveSlot(command, wish, line, plan) {
      case .granted(let reserved): return .logged(.reserve(.reserved(reserved)))
      case .refused(let refusal): return rejected(refusal, command, wish, line, plan)
      }
    }
    if isNear(wish.zone, plan) {
      if !wish.hasWindow, let throttled = hubRefusal(pool: pool) {
        return giveInstead(command, wish, line, plan, isNear: true, because: throttled)
      }
      if min(freeFor(pool, wish, drop: drop), quantity) >= command.minimumQuantity {
        let window: WindowID
        switch choose(wish, drop: drop) {
        case .window(let chosen): window = chosen
        case .refused(let refusal): return rejected(refusal, command, wish, line, plan)
        }
        return reserveOne(command, drop: drop, line, window, zone: wish.zone)
      }
      return giveInstead(command, wish, line, plan, isNear: true)
    }
    return giveInstead(command, wish, line, plan, isNear: false)
  }

  /// For whom there is no unit: a slot or a place, in the plan's order, or why neither, and what else there is.
  private mutating func giveInstead(
    _ command: Reserve, _ wish: WindowWish, _ line: HeldLine, _ plan: UInt32, isNear: Bool,
    because throttled: Refusal? = nil
  ) -> Outcome.Result {
    let drop = reservations[plan].drop
    let minimum = command.minimumQuantity
    // Who is elsewhere is told why no slot can be had; all others, why no unit can.
    var refusal = throttled
    if isNear && refusal == nil {
      let window = chosen(wish, drop: drop)
      refusal = outOfUnits(line.pool, zone: wish.zone, window: window, minimum: minimum)
    }
    for instead in reservations[plan].instead where !wish.only {
      if instead == .slot {
        guard let preorder = preorder(of: pools[line.pool].variant, plan) else { continue }
        let reserved = HeldLine(pool: preorder, quantity: line.quantity)
        switch reserveSlot(command, wish, reserved, plan) {
        case .granted(var granted):
          granted.instead = .slot
          granted.pool = Identifier(rawValue: pools[preorder].id.rawValue)
          return .logged(.reserve(.reserved(granted)))
        case .refused(let why): refusal = refusal ?? why
        }
      } else if instead == .place, isNear, throttled == nil, command.joinWaitlist {
        if let why = noPlaceInLine(line.pool, drop: drop, minimum: minimum) {
          refusal = why
          continue
        }
        var place = told(takePlace(command.buyer, line: line, minimum: minimum))
        place.instead = .place
        return .logged(.reserve(.reserved(place)))
      }
    }
    return rejected(
      refusal ?? reservationShut(plan) ?? Refusal(.wrongZone), command, wish, line, plan)
  }

  /// Units of a pool that a newcomer could be given at once, those set aside for it included.
  private mutating func freeFor(_ pool: UInt32, _ wish: WindowWish, drop: UInt32) -> UInt32 {
    if pools[pool].fences == noSlot { return pools[pool].freeForNewcomer }
    return freeFor(pool, zone: wish.zone, window: chosen(wish, drop: drop))
  }

  /// The window that a wish comes to; `.none` where there is none.
  private mutating func chosen(_ wish: WindowWish, drop: UInt32) -> WindowID {
    if case .window(let window) = choose(wish, drop: drop) { return window }
    return .none
  }

  /// Whether a buyer in a zone has units at once.
  func isNear(_ zone: UInt32, _ plan: UInt32) -> Bool {
    let zones = reservations[plan].instantZones
    return zones.isEmpty || zones.contains(zone)
  }

  /// A wish for units of a reservation: any window of its classes, unless it says more.
  func withSlot(_ wish: WindowWish, _ plan: UInt32) -> WindowWish {
    var wish = wish
    if !wish.hasWindow { wish.any = AnyWindow(classes: reservations[plan].classes) }
    return wish
  }

  /// What a caller is told of a grant, with the window of its slot and with fences that its units are of.
  func told(_ reserved: Reserved) -> Messages.Reserved {
    var told = Messages.Reserved(reserved, at: now)
    told.window = windowGrant(of: reserved.hold)
    told.legs = legs(ofHold: reserved.hold)
    return told
  }

  /// The pool of the reservation that has units of a variant.
  private func preorder(of variant: UInt32, _ plan: UInt32) -> UInt32? {
    reservations[plan].pools.first { pools[$0].variant == variant }
  }

  private enum SlotOutcome {
    case granted(Messages.Reserved)
    case refused(Refusal)
  }

  /// Units of the reservation with a slot: of the window that was wished for, or of the earliest that fits.
  private mutating func reserveSlot(
    _ command: Reserve, _ wish: WindowWish, _ line: HeldLine, _ plan: UInt32
  ) -> SlotOutcome {
    if let shut = reservationShut(plan) { return .refused(shut) }
    let drop = reservations[plan].drop
    var window: WindowID
    switch choose(withSlot(wish, plan), drop: drop) {
    case .window(let chosen): window = chosen
    case .refused(let refusal): return .refused(refusal)
    }
    if fault == .slotless { window = .none }
    let granted = min(freeFor(line.pool, zone: wish.zone, window: window), line.quantity)
    if granted < command.minimumQuantity {
      return .refused(
        outOfUnits(
          line.pool, zone: wish.zone, window: window, minimum: command.minimumQuantity))
    }
    let reserved = grant(
      command.buyer, drop: drop, HeldLine(pool: line.pool, quantity: granted), window,
      zone: wish.zone)
    return .granted(told(reserved))
  }

  /// Why no unit of a reservation can be had at the log time of the entry.
  func reservationShut(_ plan: UInt32) -> Refusal? {
    switch reservations[plan].phase {
    case .open: return nil
    case .closed: return Refusal(.reservationClosed)
    default:
      let opensAt = reservations[plan].opensAt
      return Refusal(
        .reservationNotOpen,
        retryAfterMicroseconds: opensAt == 0 ? 0 : max(opensAt.subtractingSaturated(now), 1))
    }
  }

  /// A refusal with what the same request could have instead, likeliest first.
  private mutating func rejected(
    _ refusal: Refusal, _ command: Reserve, _ wish: WindowWish, _ line: HeldLine, _ plan: UInt32
  ) -> Outcome.Result {
    var rejected = Rejected(refusal)
    let drop = reservations[plan].drop
    let asked = pools[line.pool]
    let minimum = command.minimumQuantity
    if !asked.isPreorder, isReserving(plan), let preorder = preorder(of: asked.variant, plan) {
      var any = wish
      any.window = .none
      if case .window(let window) = choose(withSlot(any, plan), drop: drop),
        freeFor(preorder, zone: wish.zone, window: window) >= minimum
      {
        rejected.alternatives.append(
          Alternative(
            window: Identifier(rawValue: window.rawValue),
            pool: Identifier(rawValue: pools[preorder].id.rawValue)))
      }
    }
    if isNear(wish.zone, plan) {
      for other in drops[drop].pools
      where other != line.pool && freeFor(other, wish, drop: drop) >= minimum {
        if hubRefusal(pool: other) != nil { continue }
        rejected.alternatives.append(
          Alternative(pool: Identifier(rawValue: pools[other].id.rawValue)))
        break
      }
      if !asked.isPreorder, freeFor(line.pool, wish, drop: drop) < minimum,
        hubRefusal(pool: line.pool) == nil,
        noPlaceInLine(line.pool, drop: drop, minimum: minimum) == nil
      {
        rejected.alternatives.append(Alternative(places: asked.waiting + 1))
      }
    }
    return .logged(.reserve(.rejected(rejected)))
  }
}

extension Messages.Reserved {
  /// What a grant is called in the contract.
  init(_ reserved: Reserved, at now: Int64) {
    self.init(
      hold: Identifier(rawValue: reserved.hold.rawValue), granted: reserved.granted,
      deadline: Timestamp(microseconds: reserved.deadlineMicroseconds),
      serverNow: Timestamp(microseconds: now),
      waiter: Identifier(rawValue: reserved.waiter.rawValue), waiting: reserved.waiting,
      position: reserved.position)
  }
}
