import Basics
import Messages
import WireCodec

/// The accounts that a buyer may have units of a pool from, in the order in which they are taken.
struct UnitSources {
  private var slots = InlineArray<4, UInt32>(repeating: noSlot)
  private(set) var count = 0

  /// Slot of an account among the pools.
  subscript(index: Int) -> UInt32 { slots[index] }

  mutating func append(_ account: UInt32) {
    if count == slots.count { return }
    slots[count] = account
    count += 1
  }
}

/// Who may have units of a fence, and what a reserve takes of it.
///
/// A pool has one fence at most for a window, for a partner and for a zone, so that one line of a reserve finds
/// three of them, and its pool: as many as a hold has lines.
extension Engine {
  /// The partner through which a reserve is delivered, as far as it says: whose hub the window is of or, where it
  /// is of none, the pool.
  private func partner(of pool: UInt32, _ window: WindowID) -> PartnerID {
    if let slot = windows.slot(window.rawValue), windows[slot].hub != noSlot {
      return hubs[windows[slot].hub].partner
    }
    return hubs.slot(pools[pool].hub.rawValue).map { hubs[$0].partner } ?? .none
  }

  /// What a reserve may have units of a pool from: fences for its window, its partner and its zone, then the pool.
  func sources(of pool: UInt32, zone: UInt32, window: WindowID) -> UnitSources {
    var sources = UnitSources()
    if fault == .poolFirst { sources.append(pool) }
    let partner = partner(of: pool, window)
    var (ofWindow, ofPartner, ofZone) = (noSlot, noSlot, noSlot)
    var next = pools[pool].fences
    while next != noSlot {
      let account = fences[next].account
      if !window.isNone && fences[next].window == window { ofWindow = account }
      if !partner.isNone && fences[next].partner == partner { ofPartner = account }
      if zone != 0 && fences[next].zone == zone { ofZone = account }
      if fault == .fenceForAll { ofZone = account }
      next = fences[next].next
    }
    for account in [ofWindow, ofPartner, ofZone] where account != noSlot { sources.append(account) }
    if fault != .poolFirst { sources.append(pool) }
    return sources
  }

  /// Units of a pool that a newcomer could be given, those of fences that are for it included.
  func freeFor(_ pool: UInt32, zone: UInt32, window: WindowID) -> UInt32 {
    if pools[pool].fences == noSlot { return pools[pool].freeForNewcomer }
    return freeUnits(in: sources(of: pool, zone: zone, window: window))
  }

  private func freeUnits(in sources: UnitSources) -> UInt32 {
    var total: UInt64 = 0
    for index in 0..<sources.count { total += UInt64(pools[sources[index]].freeForNewcomer) }
    return UInt32(clamping: total)
  }

  /// Why a newcomer cannot have units, of a pool with fences.
  private func outOfUnits(_ sources: UnitSources, free: UInt32, minimum: UInt32) -> Refusal {
    var held = false
    var reach: UInt64 = 0
    for index in 0..<sources.count {
      if pools[sources[index]].held + pools[sources[index]].keptBack > 0 { held = true }
      reach += UInt64(reachable(sources[index]))
    }
    return outOfUnits(
      free: free, mayComeFree: held && UInt64(minimum) <= reach, drop: pools[sources[0]].drop)
  }

  /// The same, of any pool.
  func outOfUnits(
    _ pool: UInt32, zone: UInt32, window: WindowID, minimum: UInt32
  ) -> Refusal {
    if pools[pool].fences == noSlot {
      return outOfUnits(pool, free: pools[pool].freeForNewcomer, minimum: minimum)
    }
    let sources = sources(of: pool, zone: zone, window: window)
    return outOfUnits(sources, free: freeUnits(in: sources), minimum: minimum)
  }

  // MARK: Reserves

  /// A reserve of a pool that has fences: what is set aside for it, then what is for everybody. What it waits for, if
  /// it waits, is of the pool.
  @inline(never)
  mutating func reserveFenced(
    _ command: Reserve, drop: UInt32, _ line: HeldLine, _ window: WindowID, zone: UInt32
  ) -> Outcome.Result {
    let sources = sources(of: line.pool, zone: zone, window: window)
    let free = freeUnits(in: sources)
    var granted = min(free, line.quantity)
    if granted < command.minimumQuantity { granted = 0 }
    if granted == line.quantity {
      return tell(grant(command.buyer, drop: drop, sources, quantity: granted, window))
    }
    let result = reserveLess(
      command, drop: drop, line, window, zone: zone, granted: granted,
      whyNone: { $0.outOfUnits(sources, free: free, minimum: $1) })
    if case .reserved(let reserved) = result { return tell(reserved) }
    return result
  }

  /// A hold of so many units from what there is of them, a line for each account.
  private mutating func grant(
    _ buyer: BuyerID, drop: UInt32, _ sources: UnitSources, quantity: UInt32, _ window: WindowID
  ) -> Reserved {
    var hold = HoldRecord()
    hold.id = HoldID(sequence: sequence, index: takeIndex())
    hold.buyer = buyer
    hold.drop = drop
    hold.window = window
    var wanted = quantity
    for index in 0..<sources.count {
      let units = min(pools[sources[index]].freeForNewcomer, wanted)
      if units == 0 { continue }
      hold.lines[Int(hold.lineCount)] = HeldLine(pool: sources[index], quantity: units)
      hold.lineCount += 1
      wanted -= units
    }
    takeHubTokens(of: hold)
    insert(&hold)
    return Reserved(hold: hold.id, granted: quantity, deadlineMicroseconds: hold.deadline)
  }

  /// A hold of units of one pool, with or without fences. They have been found free.
  mutating func grant(
    _ buyer: BuyerID, drop: UInt32, _ line: HeldLine, _ window: WindowID, zone: UInt32
  ) -> Reserved {
    if pools[line.pool].fences == noSlot { return grant(buyer, drop: drop, line, window) }
    let sources = sources(of: line.pool, zone: zone, window: window)
    return grant(buyer, drop: drop, sources, quantity: line.quantity, window)
  }

  /// The account that one of several lines is had from: the first that has all of it. Where none has, nil.
  func source(
    of line: HeldLine, zone: UInt32, window: WindowID
  ) -> UInt32? {
    let sources = sources(of: line.pool, zone: zone, window: window)
    for index in 0..<sources.count where pools[sources[index]].freeForNewcomer >= line.quantity {
      return sources[index]
    }
    return nil
  }

  /// Why no account has all of one of several lines: the most that one of them has could be had.
  func outOfUnits(ofLine line: HeldLine, zone: UInt32, window: WindowID) -> Refusal {
    let sources = sources(of: line.pool, zone: zone, window: window)
    var most: UInt32 = 0
    for index in 0..<sources.count { most = max(most, pools[sources[index]].freeForNewcomer) }
    return outOfUnits(sources, free: most, minimum: line.quantity)
  }

  // MARK: Telling

  /// Whoever has a slot is told of which window, and whoever has units of a fence of which: also who has asked for
  /// units alone.
  func tell(_ reserved: Reserved) -> Outcome.Result {
    let told = told(reserved)
    if told.legs.isEmpty && told.window == nil { return .reserved(reserved) }
    return .logged(.reserve(.reserved(told)))
  }

  /// Where the units of a hold are from; nothing where none are of a fence.
  func legs(ofHold id: HoldID) -> [HeldLeg] {
    guard let slot = holds.slot(id.rawValue) else { return [] }
    var legs: [HeldLeg] = []
    var hasFence = false
    for index in 0..<Int(holds[slot].lineCount) {
      let line = holds.line(index, of: slot)
      let pool = pools[line.pool]
      if pool.isFence { hasFence = true }
      legs.append(
        HeldLeg(
          pool: Identifier(rawValue: poolID(of: line.pool).rawValue),
          fence: Identifier(rawValue: pool.isFence ? pool.id.rawValue : 0),
          quantity: line.quantity))
    }
    return hasFence ? legs : []
  }

  /// The pool of an account: itself, or the one that a fence is of.
  func poolID(of account: UInt32) -> PoolID {
    pools[account].isFence ? fences[pools[account].fences].source : pools[account].id
  }
}
