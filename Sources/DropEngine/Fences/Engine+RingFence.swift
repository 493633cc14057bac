import Basics
import LogContract
import Messages
import WireCodec

/// Moving units into fences, and back. What a pool and its fences have together is changed by
/// `AdjustInventory` alone.
extension Engine {
  /// Moves free units of a pool into a fence, or back: nothing that somebody holds or has bought is moved.
  public mutating func ringFence(
    _ request: RingFenceRequest, at position: LogPosition
  ) -> RingFenceResult {
    if let refusal = malformed(request) { return .rejected(Rejected(refusal)) }
    guard let drop = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    guard let pool = pools.slot(request.pool.rawValue), !pools[pool].isFence else {
      return .rejected(Rejected(Refusal(.unknownPool)))
    }
    if pools[pool].drop != drop { return .rejected(Rejected(Refusal(.poolNotInDrop))) }
    keepSchedule(of: drop)
    switch drops[drop].phase {
    case .scheduled, .live: break
    case .closed: return .rejected(Rejected(Refusal(.dropClosed)))
    case .cancelled: return .rejected(Rejected(Refusal(.dropCancelled)))
    }
    let known = fence(request, of: pool)
    if let refusal = unfit(request, known, pool: pool) { return .rejected(Rejected(refusal)) }
    let slot = known ?? insertFence(for: request.whom ?? FencedFor(), of: pool)
    move(request.move, from: pool, into: slot)
    let account = fences[slot].account
    return .fenced(
      UnitsFenced(
        fence: Identifier(rawValue: fences[slot].id.rawValue), pool: request.pool,
        capacity: pools[account].capacity, free: pools[account].free,
        poolCapacity: pools[pool].capacity, poolFree: pools[pool].free))
  }

  private func malformed(_ request: RingFenceRequest) -> Refusal? {
    if request.move == 0 || request.move.magnitude > limits.capacityPerPool {
      return Refusal(.invalid, field: .fence)
    }
    // A new one is for exactly one.
    guard let whom = request.whom else {
      return request.fence.rawValue == 0 ? Refusal(.invalid, field: .fence) : nil
    }
    let named = [whom.zone != 0, whom.window.rawValue != 0, whom.partner.rawValue != 0]
    return named.count { $0 } == 1 ? nil : Refusal(.invalid, field: .fence)
  }

  /// The fence that a request is about; nil where it would be a new one, or there is none of that name.
  private func fence(_ request: RingFenceRequest, of pool: UInt32) -> UInt32? {
    fencesOf(pool: pool).first { slot in
      request.fence.rawValue != 0
        ? fences[slot].id.rawValue == request.fence.rawValue
        : request.whom.map { fences[slot].isFor($0) } ?? false
    }
  }

  /// Why units cannot be moved so, of a pool that is known.
  private func unfit(_ request: RingFenceRequest, _ known: UInt32?, pool: UInt32) -> Refusal? {
    if let known {
      if let whom = request.whom, !fences[known].isFor(whom) {
        return Refusal(.invalid, field: .fence)
      }
      let account = fences[known].account
      return tooFew(request.move > 0 ? pool : account, for: request.move)
    }
    if request.fence.rawValue != 0 { return Refusal(.unknownPool, field: .fence) }
    let whom = request.whom ?? FencedFor()
    if whom.window.rawValue != 0 && windows.slot(whom.window.rawValue) == nil {
      return Refusal(mayBeForgotten(whom.window.rawValue) ? .forgotten : .unknownWindow)
    }
    if whom.partner.rawValue != 0 && partners.slot(whom.partner.rawValue) == nil {
      return Refusal(.unknownPartner)
    }
    // There is nothing in a fence that is not there.
    if request.move < 0 { return Refusal(.notEnoughUnits) }
    if let refusal = tooFew(pool, for: request.move) { return refusal }
    if Int(drops[pools[pool].drop].fences) >= limits.fencesPerDrop {
      return Refusal(.capacityReached, field: .fences, retryAfterMicroseconds: 0)
    }
    if pools.count >= Int(limits.pools) {
      return Refusal(.capacityReached, field: .poolTable, retryAfterMicroseconds: 0)
    }
    return nil
  }

  /// The hint says whether units may come free at all.
  private func tooFew(_ account: UInt32, for move: Int32) -> Refusal? {
    if move.magnitude <= pools[account].free { return nil }
    return Refusal(
      .notEnoughUnits, available: pools[account].free,
      retryAfterMicroseconds: pools[account].held > 0 ? 0 : Refusal.noUseRetrying)
  }

  private mutating func insertFence(for whom: FencedFor, of pool: UInt32) -> UInt32 {
    var account = PoolRecord()
    account.id = PoolID(sequence: sequence, index: takeIndex())
    account.drop = pools[pool].drop
    account.variant = pools[pool].variant
    account.hub = pools[pool].hub
    account.isPreorder = pools[pool].isPreorder
    var fence = FenceRecord()
    fence.id = account.id
    fence.source = pools[pool].id
    fence.zone = whom.zone
    fence.window = WindowID(rawValue: whom.window.rawValue)
    fence.partner = PartnerID(rawValue: whom.partner.rawValue)
    let slot = fences.insert(fence)
    attach(fence: slot, account: pools.insert(account), to: pool)
    return slot
  }

  /// Moves free units from a pool into a fence or, negative, back; then the line has what is free to everybody, and
  /// who waits for more than can still come is sent home.
  private mutating func move(_ units: Int32, from pool: UInt32, into slot: UInt32) {
    let account = fences[slot].account
    if units > 0 {
      let moved = units.magnitude
      setCapacity(pools[pool].capacity - moved, of: pool)
      let arrived = fault == .loseMoved ? moved - 1 : moved
      setCapacity(pools[account].capacity + arrived, of: account)
    } else {
      let moved = units.magnitude
      setCapacity(pools[account].capacity - moved, of: account)
      setCapacity(pools[pool].capacity + moved, of: pool)
    }
    settle(pool)
  }

  /// Units of a pool and its fences together, if the pool had so many.
  func unitsWithFences(of pool: UInt32, _ capacity: Int64) -> Int64 {
    if pools[pool].fences == noSlot { return capacity }
    return fencesOf(pool: pool).reduce(capacity) {
      $0.addingSaturated(Int64(pools[fences[$1].account].capacity))
    }
  }
}
