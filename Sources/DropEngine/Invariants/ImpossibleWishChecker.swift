import Basics

/// Invariant 7, its other half: nobody waits for more than can still become free.
struct ImpossibleWishChecker: InvariantChecker {
  private var leftOver = LeftOver<PoolID>()

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !report.isScanning || entry.command.rules < .second {
      leftOver.note(nil)
      return
    }
    for slot in 0..<engine.waiters.end {
      let waiter = engine.waiters[slot]
      if waiter.isTombstone || waiter.phase != .waiting { continue }
      let pool = engine.pools[waiter.pool]
      if engine.drops[pool.drop].phase != .live { continue }
      if UInt64(pool.sold) + UInt64(waiter.minimum) <= UInt64(pool.capacity) { continue }
      let isLimited =
        pool.isPending
        && (leftOver.contains(pool.id) && !entry.isTick
          || entry.moved >= engine.limits.waitersPerEntry)
      if !isLimited {
        report.add(7, "\(waiter.id) waits for \(waiter.minimum), which can never come")
      }
    }
    var pending: Set<PoolID> = []
    for slot in 0..<engine.pools.end where engine.pools[slot].isPending {
      pending.insert(engine.pools[slot].id)
    }
    leftOver.note(pending)
  }
}
