// Fences: units of a pool that are set aside, and who may have them.
extension LogAudit {
  /// Its units are counted among the pools, under its own id.
  struct Fence {
    var pool: UInt64
    // Whom it is for: one of these.
    var zone: UInt64
    var window: UInt64
    var partner: UInt64

    func isFor(_ other: Fence) -> Bool {
      pool == other.pool && zone == other.zone && window == other.window
        && partner == other.partner
    }

    var isForOne: Bool { [zone, window, partner].count { $0 != 0 } == 1 }
  }

  // MARK: Moves

  mutating func ringFence(_ request: AuditFields, _ result: AuditFields) {
    let (id, pool) = (result.number("fenced.fence"), request.number("pool"))
    let move = request.signed("move")
    guard let known = pools[pool], fences[pool] == nil, let drop = drops[known.drop],
      known.drop == request.number("drop")
    else {
      return fault(.unknownReference, "pool \(pool) is none of the drop, and was fenced")
    }
    if drop.phase != .scheduled, drop.phase != .live {
      fault(.fenceBroken, "units of drop \(known.drop) were moved, which is \(drop.phase)")
    }
    let wanted = Self.fence(request)
    if fences[id] == nil {
      if !wanted.isForOne || fences.values.contains(where: { $0.isFor(wanted) }) {
        fault(.fenceBroken, "fence \(id) is for nobody, or for whom pool \(pool) has one")
      }
      fences[id] = wanted
      pools[id] = Pool(drop: known.drop, capacity: 0)
      poolOrder.append(id)
      fencesOfPool[pool, default: []].append(id)
      if let hub = hubOfPool[pool] { hubOfPool[id] = hub }
      if preorders.contains(pool) { preorders.insert(id) }
    }
    if fences[id]?.pool != pool || request.has("whom") && fences[id]?.isFor(wanted) != true {
      fault(.fenceBroken, "fence \(id) is another pool's, or for others")
    }
    if (move > 0 ? known.free : pools[id]?.free ?? 0) < abs(move) || move == 0 {
      fault(.fenceBroken, "\(move) units of pool \(pool) were moved, which were not free")
    }
    change(pool) { $0.capacity -= move }
    change(id) { $0.capacity += move }
    guard let fence = pools[id], let left = pools[pool] else { return }
    let told = ["capacity", "free", "poolCapacity"].map { result.number("fenced.\($0)") }
    if told != [fence.capacity, fence.free, left.capacity].map({ UInt64(clamping: $0) }) {
      fault(.fenceBroken, "fence \(id) is told with \(told), and has \(fence.capacity)")
    }
  }

  private static func fence(_ request: AuditFields) -> Fence {
    Fence(
      pool: request.number("pool"), zone: request.number("whom.zone"),
      window: request.number("whom.window"), partner: request.number("whom.partner"))
  }

  mutating func judge(_ refusal: AuditRefusal, ofFence request: AuditFields) {
    let (id, pool) = (request.number("drop"), request.number("pool"))
    let move = request.signed("move")
    let wanted = Self.fence(request)
    let named = request.number("fence")
    let fence =
      named != 0 ? fences[named].map { _ in named } : fences.first { $0.value.isFor(wanted) }?.key
    let isRight =
      switch refusal {
      case .keyMismatch, .capacityReached: true
      case .unknownDrop: drops[id].map { mayBeForgotten(id, $0) } ?? true
      case .dropClosed: drops[id]?.phase == .closed
      case .dropCancelled: drops[id]?.phase == .cancelled
      case .notEnoughUnits:
        move > 0
          ? pools[pool]?.free ?? 0 < move : fence.flatMap { pools[$0]?.free } ?? 0 < -move
      case .forgotten: isGone(window: wanted.window)
      case .other: isMalformed(request, fence: fence)
      default: false
      }
    if !isRight { fault(.wrongRefusal, "\(refusal): \(move) units of pool \(pool) could be moved") }
  }

  /// Whether a move has no pool, no fence or nobody whom it is for.
  private func isMalformed(_ request: AuditFields, fence: UInt64?) -> Bool {
    let wanted = Self.fence(request)
    guard let pool = pools[wanted.pool], fences[wanted.pool] == nil else { return true }
    let move = request.signed("move")
    // A pool has at most a hundred million units.
    if pool.drop != request.number("drop") || move == 0 || move.magnitude > 100_000_000 {
      return true
    }
    if request.has("whom") && !wanted.isForOne { return true }
    guard let fence, let known = fences[fence] else {
      let isNamed = request.number("fence") != 0
      return isNamed || !wanted.isForOne || wanted.partner != 0
        || wanted.window != 0 && isGone(window: wanted.window)
    }
    return known.pool != wanted.pool || request.has("whom") && !known.isFor(wanted)
  }

  /// Whether a window need not be known: it never was, or it is over.
  private func isGone(window id: UInt64) -> Bool {
    windows[id].map { $0.mayBeForgotten || $0.put.end <= now } ?? true
  }

  // MARK: Grants

  /// The accounts that a grant has units of: its lines, or the legs that it was told; each of a pool that was asked
  /// for or of a fence of that.
  mutating func legs(
    _ grant: AuditGrant, of lines: [AuditLine], _ request: AuditReserve
  ) -> [AuditLine] {
    var lines = lines
    // Less than asked for: what was there, or what the buyer's limit left.
    if lines.count == 1 { lines[0].quantity = grant.granted }
    let legs = grant.legs.isEmpty ? lines : grant.legs
    let isOfLines =
      lines.count == 1
      ? legs.allSatisfy { source(of: $0.pool) == lines[0].pool }
        && legs.reduce(0) { $0 + $1.quantity } == grant.granted
      : legs.count == lines.count
        && zip(legs, lines).allSatisfy {
          source(of: $0.pool) == $1.pool && $0.quantity == $1.quantity
        }
    if !isOfLines {
      fault(.grantOutOfRange, "hold \(grant.hold) has units of other pools than it asked for")
      return lines
    }
    for leg in legs { checkFence(leg, isOnly: lines.count > 1, legs, grant, request) }
    return legs
  }

  /// What is set aside goes to those it is set aside for, and they have it first.
  private mutating func checkFence(
    _ leg: AuditLine, isOnly: Bool, _ legs: [AuditLine], _ grant: AuditGrant,
    _ request: AuditReserve
  ) {
    if let fence = fences[leg.pool] {
      if !isFor(fence, request, grant.window) {
        fault(.fenceBroken, "hold \(grant.hold) has units of \(leg.pool), a fence for others")
      }
      return
    }
    for id in fencesOfPool[leg.pool] ?? [] {
      guard let fence = fences[id], isFor(fence, request, grant.window) else { continue }
      let taken = legs.first { $0.pool == id }?.quantity ?? 0
      let left = (pools[id]?.free ?? 0) - Int64(clamping: taken)
      if left >= (isOnly ? Int64(clamping: leg.quantity) : 1) {
        fault(
          .fenceBroken, "hold \(grant.hold) has units of pool \(leg.pool), and fence \(id) has some"
        )
      }
    }
  }

  private func source(of account: UInt64) -> UInt64 { fences[account]?.pool ?? account }

  private func isFor(_ fence: Fence, _ request: AuditReserve, _ window: UInt64) -> Bool {
    if fence.zone != 0 { return fence.zone == request.slot?.zone ?? 0 }
    if fence.window != 0 { return fence.window == window }
    var hub = hubOfPool[fence.pool] ?? hubOfPreorder[fence.pool] ?? 0
    if let put = windows[window]?.put, put.hub != 0 { hub = put.hub }
    return hubs[hub]?.partner == fence.partner
  }

  // MARK: Refusals

  /// Whether every line of a request could be had, of what is free to everybody and of what is set aside for it.
  func couldHave(_ request: AuditReserve, _ drop: Drop) -> Bool {
    let window = window(of: request, drop)
    return request.lines.allSatisfy { line in
      var free = [newcomersUnits(line.pool)]
      for id in fencesOfPool[line.pool] ?? [] {
        guard let fence = fences[id],
          window.map({ isFor(fence, request, $0) })
            ?? (fence.zone != 0 && fence.zone == request.slot?.zone)
        else { continue }
        free.append(pools[id]?.free ?? 0)
      }
      // Of several lines each is of one account.
      if request.lines.count > 1 {
        return free.contains { $0 >= max(Int64(clamping: line.quantity), 1) }
      }
      return free.reduce(0, +) >= max(Int64(clamping: request.minimum), 1)
    }
  }

  /// The window that a request would get a slot of; 0 for none, nil where that cannot be told.
  private func window(of request: AuditReserve, _ drop: Drop) -> UInt64? {
    guard !fences.isEmpty else { return 0 }
    let isReserved = request.lines.contains { preorders.contains($0.pool) }
    let wish = wish(request, isReserved: isReserved)
    if wish.isAny {
      return windows.values.contains { $0.mayBeForgotten } ? nil : earliest(wish, drop) ?? 0
    }
    return slotOf(wish.window, wish, drop) ? wish.window : 0
  }
}
