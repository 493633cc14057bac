import Basics

extension Engine {
  /// The only way the numbers of a pool change: keeps its drop's sums in step and lists the drop for an
  /// availability event.
  @inline(__always)
  mutating func changePool(
    _ slot: UInt32, held: Int64 = 0, sold: Int64 = 0, waiting: Int64 = 0, capacity: Int64 = 0
  ) {
    let drop = pools[slot].drop
    let wasSelling = pools[slot].isSelling
    let isSelling = Self.changeNumbers(
      &pools[changing: slot], held: held, sold: sold, waiting: waiting, capacity: capacity)
    Self.addToDrop(
      &drops[derived: drop], held: held, sold: sold, waiting: waiting, capacity: capacity,
      selling: (isSelling ? 1 : 0) - (wasSelling ? 1 : 0))
    announce(drop)
  }

  @inline(__always)
  private static func changeNumbers(
    _ pool: inout PoolRecord, held: Int64, sold: Int64, waiting: Int64, capacity: Int64
  ) -> Bool {
    pool.held = UInt32(Int64(pool.held) + held)
    pool.sold = UInt32(Int64(pool.sold) + sold)
    pool.waiting = UInt32(Int64(pool.waiting) + waiting)
    pool.capacity = UInt32(Int64(pool.capacity) + capacity)
    return pool.waiting == 0 && UInt64(pool.capacity) > UInt64(pool.held) + UInt64(pool.sold)
  }

  @inline(__always)
  private static func addToDrop(
    _ drop: inout DropRecord, held: Int64, sold: Int64, waiting: Int64, capacity: Int64,
    selling: Int64
  ) {
    drop.held = UInt64(Int64(drop.held) + held)
    drop.sold = UInt64(Int64(drop.sold) + sold)
    drop.waiting = UInt64(Int64(drop.waiting) + waiting)
    drop.capacity = UInt64(Int64(drop.capacity) + capacity)
    drop.sellingPools = UInt32(Int64(drop.sellingPools) + selling)
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
    let slot =
      usage.slot(key) ?? usage.insert(UsageRecord(key: key, committed: 0, waiting: 0))
    let total = UInt32(Int64(usage[slot].committed) + committed)
    let inLine = UInt32(Int64(usage[slot].waiting) + waiting)
    if total == 0 && inLine == 0 {
      usage.remove(slot)
      return
    }
    usage[changing: slot].committed = total
    usage[changing: slot].waiting = inLine
  }

  mutating func adjustInventory(_ command: AdjustInventory) -> Outcome.Result {
    guard let slot = pools.slot(command.pool.rawValue) else {
      return .refused(Refusal(.unknownPool))
    }
    let (wanted, overflow) = Int64(pools[slot].capacity).addingReportingOverflow(command.change)
    if overflow || wanted > Int64(limits.capacityPerPool) {
      return .refused(Refusal(.invalid, field: .change))
    }
    if wanted < Int64(pools[slot].held) + Int64(pools[slot].sold) {
      return .refused(
        Refusal(
          .belowCommitted, field: .change, available: pools[slot].free, retryAfterMicroseconds: 0))
    }
    changePool(slot, capacity: command.change)
    if command.change > 0 { settle(slot) }
    return .inventoryAdjusted(
      InventoryAdjusted(pool: command.pool, capacity: pools[slot].capacity))
  }
}
