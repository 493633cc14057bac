import Basics
import LogContract
import Messages
import WireCodec

extension ScheduleDropRequest {
  /// Whether the request says nothing that `ScheduleDrop` has no field for: it is then logged as that.
  public var isPlain: Bool { reservation == nil && bypass != true }
}

extension ScheduleDrop {
  /// What a request says of a drop but for its reservation and who may pass in its lines.
  public init(_ request: ScheduleDropRequest) {
    // A time left out is 0; the first instant of 1970 is kept as the microsecond after it.
    func time(_ timestamp: Timestamp?) -> Int64 {
      timestamp.map { $0.microseconds == 0 ? 1 : $0.microseconds } ?? 0
    }
    self.init(
      offer: OfferID(rawValue: request.offer.rawValue),
      stream: StreamID(rawValue: request.stream.rawValue),
      pools: request.pools.map { PoolSpecification($0) }, buyerLimit: request.buyerLimit,
      holdTTLMicroseconds: request.holdTime.microseconds, waitlistLimit: request.waitlistLimit,
      opensByCue: request.opensByCue, opensAtMicroseconds: time(request.opensAt),
      closesAtMicroseconds: time(request.closesAt), zone: request.zone)
  }
}

extension PoolSpecification {
  init(_ pool: PoolSpec) {
    self.init(
      variant: pool.variant, hub: HubID(rawValue: pool.hub.rawValue), capacity: pool.capacity)
  }
}

extension Engine {
  /// Schedules a drop with what the command of before cannot say: its reservation, and who may pass in its lines.
  public mutating func schedule(
    _ request: ScheduleDropRequest, at position: LogPosition
  ) -> ScheduleDropResult {
    if let plan = request.reservation,
      let refusal = notOffered([.windows, .hybrid]) ?? unfit(plan, of: request)
    {
      return .rejected(Rejected(refusal))
    }
    switch scheduleDrop(ScheduleDrop(request)) {
    case .dropScheduled(let scheduled):
      guard let drop = drops.slot(scheduled.drop.rawValue) else { break }
      if let plan = request.reservation { insert(plan, drop: drop) }
      setBypass(request.bypass == true, of: drop)
      let reserved =
        drops[drop].reservation == noSlot ? [] : reservations[drops[drop].reservation].pools
      return .scheduled(
        Messages.DropScheduled(
          drop: Identifier(rawValue: scheduled.drop.rawValue),
          pools: (drops[drop].pools + reserved).map { Identifier(rawValue: pools[$0].id.rawValue) })
      )
    case .refused(let refusal): return .rejected(Rejected(refusal))
    default: break
    }
    return .rejected(Rejected(Refusal(.invalid)))
  }

  /// Why a plan cannot be, before the drop itself is looked at.
  private func unfit(_ plan: ReservationPlan, of request: ScheduleDropRequest) -> Refusal? {
    let opensAt = plan.opensAt?.microseconds ?? 0
    let repeats = plan.pools.indices.contains { index in
      plan.pools[..<index].contains { $0.variant == plan.pools[index].variant }
    }
    if repeats || opensAt < 0
      || plan.pools.contains(where: { $0.capacity > limits.capacityPerPool })
      || plan.lasts.map({ !isSpan($0.microseconds) }) == true
    {
      return Refusal(.invalid, field: .reservation)
    }
    let areKnown = plan.classes.allSatisfy { [.sameDay, .nextDay, .dated].contains($0) }
    if !areKnown || !isOrder(plan.instead) {
      return Refusal(.invalid, field: .reservation)
    }
    guard let offer = offers.slot(request.offer.rawValue) else { return nil }
    for pool in plan.pools {
      if Int(pool.variant) >= offers[offer].variants.count {
        return Refusal(.unknownVariant, field: .pools)
      }
      if pool.hub.rawValue != 0 && hubs.slot(pool.hub.rawValue) == nil {
        return Refusal(.unknownHub, field: .pools)
      }
    }
    if pools.count + request.pools.count + plan.pools.count > Int(limits.pools) {
      return Refusal(.capacityReached, field: .poolTable, retryAfterMicroseconds: 0)
    }
    return nil
  }

  /// Whether these are things to be given instead, each once.
  func isOrder(_ instead: [Instead]) -> Bool {
    instead.allSatisfy { $0 == .slot || $0 == .place }
      && !(instead.count == 2 && instead[0] == instead[1])
  }

  private mutating func insert(_ plan: ReservationPlan, drop: UInt32) {
    var reservation = ReservationRecord()
    reservation.id = drops[drop].id
    reservation.drop = drop
    reservation.opensWhenSoldOut = plan.soldOut
    reservation.demand = plan.demand
    reservation.opensAt = plan.opensAt.map { max($0.microseconds, 1) } ?? 0
    reservation.lasts = plan.lasts?.microseconds ?? 0
    reservation.classes = plan.classes
    reservation.instead = plan.instead.isEmpty ? [.slot, .place] : plan.instead
    reservation.instantZones = plan.instantZones
    reservation.poolCount = UInt32(plan.pools.count)
    for specification in plan.pools {
      var pool = PoolRecord()
      pool.id = PoolID(sequence: sequence, index: takeIndex())
      pool.drop = drop
      pool.variant = specification.variant
      pool.hub = HubID(rawValue: specification.hub.rawValue)
      pool.capacity = specification.capacity
      pool.isPreorder = true
      pool.isApart = true
      reservation.pools.append(pools.insert(pool))
    }
    let slot = reservations.insert(reservation)
    drops[derived: drop].reservation = slot
    awaitReservation(slot)
  }

  /// Takes a reservation with its pools away, with its drop.
  mutating func removeReservation(of drop: UInt32) {
    let slot = drops[drop].reservation
    if slot == noSlot { return }
    remove(reservation: slot)
  }

  /// Rebuilds what is derived of reservations.
  mutating func attachReservations() throws(RestoreError) {
    for slot in slotsByID(reservations, id: { $0.id.rawValue }) {
      guard let drop = drops.slot(reservations[slot].id.rawValue) else {
        throw .danglingReference(.reservations)
      }
      reservations[derived: slot].drop = drop
      drops[derived: drop].reservation = slot
    }
    for slot in slotsByID(pools, id: { $0.id.rawValue })
    where pools[slot].isPreorder && !pools[slot].isFence {
      let reservation = drops[pools[slot].drop].reservation
      if reservation == noSlot { throw .inconsistent(.pools) }
      reservations[derived: reservation].pools.append(slot)
    }
    var isComplete = true
    reservations.forEachSlot { slot in
      if reservations[slot].pools.count != Int(reservations[slot].poolCount) { isComplete = false }
    }
    if !isComplete { throw .inconsistent(.reservations) }
    for slot in slotsByID(reservations, id: { $0.id.rawValue }) { noteReserving(slot) }
  }
}
