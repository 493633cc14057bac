import Basics

extension Engine {
  /// Takes free units of a pool into a hold.
  @inline(__always)
  mutating func holdUnits(_ quantity: UInt32, of slot: UInt32) {
    if pools[slot].isApart { return changeApart(slot) { $0.held += quantity } }
    let drop = pools[slot].drop
    let wasSelling = pools[slot].isSelling
    pools[changing: slot].held += quantity
    drops[derived: drop].held += UInt64(quantity)
    noteSelling(slot, was: wasSelling, drop: drop)
  }

  /// Gives units of a hold back to their pool.
  @inline(__always)
  mutating func freeUnits(_ quantity: UInt32, of slot: UInt32) {
    if pools[slot].isApart {
      changeApart(slot) { $0.held -= quantity }
      if fault == .leakFence && pools[slot].isFence { leak(quantity, of: slot) }
      return
    }
    let drop = pools[slot].drop
    let wasSelling = pools[slot].isSelling
    pools[changing: slot].held -= quantity
    drops[derived: drop].held -= UInt64(quantity)
    noteSelling(slot, was: wasSelling, drop: drop)
  }

  /// Makes held units sold.
  @inline(__always)
  mutating func sellUnits(_ quantity: UInt32, of slot: UInt32) {
    if pools[slot].isApart {
      return changeApart(slot) {
        $0.held -= quantity
        $0.sold += quantity
      }
    }
    let drop = pools[slot].drop
    if fault != .keepHeldOnConfirm {
      pools[changing: slot].held -= quantity
      drops[derived: drop].held -= UInt64(quantity)
    }
    pools[changing: slot].sold += quantity
    drops[derived: drop].sold += UInt64(quantity)
    announce(drop)
  }

  /// Makes sold units free again.
  mutating func returnUnits(_ quantity: UInt32, of slot: UInt32) {
    if pools[slot].isApart { return changeApart(slot) { $0.sold -= quantity } }
    let drop = pools[slot].drop
    let wasSelling = pools[slot].isSelling
    pools[changing: slot].sold -= quantity
    drops[derived: drop].sold -= UInt64(quantity)
    noteSelling(slot, was: wasSelling, drop: drop)
  }

  /// Makes free units sold.
  mutating func sellFreeUnits(_ quantity: UInt32, of slot: UInt32) {
    let drop = pools[slot].drop
    let wasSelling = pools[slot].isSelling
    pools[changing: slot].sold += quantity
    drops[derived: drop].sold += UInt64(quantity)
    noteSelling(slot, was: wasSelling, drop: drop)
  }

  /// Counts one more, or one fewer, in a pool's line, as it is linked by now.
  mutating func changeLine(of slot: UInt32, by change: Int) {
    let drop = pools[slot].drop
    let wasSelling = pools[slot].isSelling
    pools[changing: slot].waiting = UInt32(Int(pools[slot].waiting) + change)
    drops[derived: drop].waiting = UInt64(Int(drops[drop].waiting) + change)
    noteLegs(in: slot)
    noteSelling(slot, was: wasSelling, drop: drop)
  }

  /// Lists a pool as one whose line has more to do, or as one whose line has not.
  mutating func setPending(_ isPending: Bool, of slot: UInt32) {
    let wasSelling = pools[slot].isSelling
    pools[changing: slot].isPending = isPending
    if pools[slot].passes || pools[slot].legs > 0 {
      noteSelling(slot, was: wasSelling, drop: pools[slot].drop)
    }
  }

  /// Lets whoever can be served pass those who need more than is free, or nobody.
  mutating func setPassing(_ passes: Bool, of slot: UInt32) {
    let wasSelling = pools[slot].isSelling
    pools[derived: slot].passes = passes
    noteLegs(in: slot)
    noteSelling(slot, was: wasSelling, drop: pools[slot].drop)
  }

  /// Sets a pool's capacity, which must not be below what is held and sold.
  mutating func setCapacity(_ capacity: UInt32, of slot: UInt32) {
    if pools[slot].isApart { return changeApart(slot) { $0.capacity = capacity } }
    let drop = pools[slot].drop
    let wasSelling = pools[slot].isSelling
    drops[derived: drop].capacity -= UInt64(pools[slot].capacity)
    drops[derived: drop].capacity += UInt64(capacity)
    pools[changing: slot].capacity = capacity
    noteSelling(slot, was: wasSelling, drop: drop)
  }

  /// Changes the numbers of a pool that is in the totals of no drop: of a reservation's it may have none any more to
  /// be had; of a fence, what everybody may have is as it was.
  mutating func changeApart(_ slot: UInt32, _ body: (inout PoolRecord) -> Void) {
    body(&pools[changing: slot])
    let drop = pools[slot].drop
    if pools[slot].isFence {
      if drops[drop].admission != noSlot { awaitDoor(drops[drop].admission) }
      return
    }
    noteReserving(drops[drop].reservation)
    announce(drop)
  }

  /// Planted: what comes back to a fence is everybody's.
  private mutating func leak(_ quantity: UInt32, of account: UInt32) {
    guard let pool = pools.slot(poolID(of: account).rawValue) else { return }
    pools[changing: account].capacity -= quantity
    setCapacity(pools[pool].capacity + quantity, of: pool)
  }

  /// Keeps the number of a drop's pools that sell, and lists the drop for an availability event.
  @inline(__always)
  private mutating func noteSelling(_ slot: UInt32, was wasSelling: Bool, drop: UInt32) {
    let isSelling = pools[slot].isSelling
    if isSelling != wasSelling {
      if isSelling {
        drops[derived: drop].sellingPools += 1
      } else {
        drops[derived: drop].sellingPools -= 1
      }
      if pools[slot].isShut { countShut(slot) }
    }
    announce(drop)
  }

  /// Units a buyer may still ask for in a drop; nil without a limit.
  @inline(__always)
  func allowance(of buyer: BuyerID, in drop: UInt32) -> UInt32? {
    let limit = drops[drop].buyerLimit
    if limit == 0 { return nil }
    let key = UsageKey(drop: drops[drop].id, buyer: buyer)
    guard let slot = usage.slot(key) else { return limit }
    if fault == .forgetLimit { return limit }
    let used = UInt64(usage[slot].committed) + UInt64(usage[slot].waiting)
    return used >= limit ? 0 : limit - UInt32(used)
  }

  /// Counts units against a buyer's limit, if the drop has one.
  @inline(__always)
  mutating func changeUsage(
    of buyer: BuyerID, in drop: UInt32, committed: Int64 = 0, waiting: Int64 = 0
  ) {
    if drops[drop].buyerLimit == 0 { return }
    let key = UsageKey(drop: drops[drop].id, buyer: buyer)
    let hash = UsageRecord.hash(key, under: secret)
    let slot =
      usage.slot(key, hash: hash)
      ?? insertUsage(key, hash: hash, drop: drop)
    let total = UInt32(Int64(usage[slot].committed) + committed)
    let inLine = UInt32(Int64(usage[slot].waiting) + waiting)
    if total == 0 && inLine == 0 {
      removeUsage(slot, drop: drop)
      return
    }
    usage[changing: slot].committed = total
    usage[changing: slot].waiting = inLine
  }

  mutating func adjustInventory(_ command: AdjustInventory) -> Outcome.Result {
    guard let slot = pools.slot(command.pool.rawValue), !pools[slot].isFence else {
      return .refused(Refusal(.unknownPool))
    }
    let (wanted, overflow) = Int64(pools[slot].capacity).addingReportingOverflow(command.change)
    if overflow || unitsWithFences(of: slot, wanted) > Int64(limits.capacityPerPool) {
      return .refused(Refusal(.invalid, field: .change))
    }
    if wanted < Int64(pools[slot].held) + Int64(pools[slot].sold) {
      return .refused(
        Refusal(
          .belowCommitted, field: .change, available: pools[slot].free, retryAfterMicroseconds: 0))
    }
    setCapacity(UInt32(wanted), of: slot)
    if command.change > 0 || rules >= .second { settle(slot) }
    return .inventoryAdjusted(
      InventoryAdjusted(pool: command.pool, capacity: pools[slot].capacity))
  }
}
