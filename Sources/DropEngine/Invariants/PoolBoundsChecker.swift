import Basics

/// Invariant 1: held + sold never pass the capacity of a pool, nor held + booked that of a window.
struct PoolBoundsChecker: InvariantChecker {
  func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !report.isScanning { return }
    for slot in 0..<engine.pools.end {
      let pool = engine.pools[slot]
      if UInt64(pool.held) + UInt64(pool.sold) > UInt64(pool.capacity) {
        report.add(
          1, "\(pool.id): held \(pool.held) + sold \(pool.sold) > capacity \(pool.capacity)")
      }
    }
    engine.windows.forEachSlot { slot in
      let window = engine.windows[slot]
      if UInt64(window.held) + UInt64(window.booked) > UInt64(window.capacity) {
        report.add(
          1,
          "\(window.id): held \(window.held) + booked \(window.booked) > \(window.capacity) slots")
      }
    }
  }
}
