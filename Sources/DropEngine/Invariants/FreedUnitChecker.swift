import Basics

/// Invariant 7: a freed unit goes to the head of the line in the same entry, and to one waiter
/// only.
struct FreedUnitChecker: InvariantChecker {
  private var promoted: Set<WaiterID> = []
  private var leftOver = LeftOver<PoolID>()

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    for event in entry.events {
      if case .hold(let update) = event.payload, update.source == .waitlist,
        update.hold.sequence == entry.sequence, !promoted.insert(update.waiter).inserted
      {
        report.add(7, "\(update.waiter) was promoted twice")
      }
    }
    if !report.isScanning {
      leftOver.note(nil)
      return
    }
    checkHeads(moved: entry.moved, isTick: entry.isTick, engine, &report)
    var pending: Set<PoolID> = []
    for slot in 0..<engine.pools.end where engine.pools[slot].isPending {
      pending.insert(engine.pools[slot].id)
    }
    leftOver.note(pending)
  }

  /// Nobody at the head of a line may be left without units that are free for them, except when an
  /// entry has moved as many as it may, until the next tick.
  private func checkHeads(
    moved: Int, isTick: Bool, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    let lines = engine.waitingLines()
    for slot in 0..<engine.pools.end {
      guard let line = lines[slot] else { continue }
      let pool = engine.pools[slot]
      let isDue: Bool
      switch engine.drops[pool.drop].phase {
      case .live: isDue = engine.couldServe(slot, lines)
      case .closed, .cancelled: isDue = true
      case .scheduled: isDue = false
      }
      // Or somebody is to be sent home.
      let most = UInt64(engine.mostNeeded(line))
      let isImpossible = UInt64(pool.sold) + most > UInt64(pool.capacity)
      if pool.isPending, !isDue, !isImpossible, engine.drops[pool.drop].bypass {
        report.add(7, "\(pool.id) is kept from newcomers, and nobody in line can be served")
      }
      // Who has come since to several lines, one of them left over, is left over in all.
      let pools = line.slots.flatMap { engine.legs(of: $0) }.map { engine.waiters[$0].pool }
      let isLeftOver =
        !isTick
        && (leftOver.contains(pool.id)
          || pools.contains { leftOver.contains(engine.pools[$0].id) })
      let isLimited =
        pool.isPending && (isLeftOver || moved >= engine.limits.waitersPerEntry)
      if isDue && !isLimited {
        report.add(
          7, "\(engine.waiters[line.slots[0]].id), or who may pass it, waits although it is time")
      }
    }
  }
}
