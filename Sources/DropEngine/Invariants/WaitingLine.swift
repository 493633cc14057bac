import Basics

/// Who waits for a pool, found waiter by waiter and not by the chains that the engine keeps.
struct WaitingLine {
  /// Slot of the first.
  var head: UInt32
  /// The least and the most that somebody in it needs.
  var fewest: UInt32
  var most: UInt32
}

extension Engine {
  /// The lines there are, by slot of the pool.
  func waitingLines() -> [UInt32: WaitingLine] {
    var lines: [UInt32: WaitingLine] = [:]
    for slot in 0..<waiters.end {
      let waiter = waiters[slot]
      if waiter.isTombstone || waiter.phase != .waiting { continue }
      guard var line = lines[waiter.pool] else {
        lines[waiter.pool] = WaitingLine(
          head: slot, fewest: waiter.minimum, most: waiter.minimum)
        continue
      }
      if waiter.id < waiters[line.head].id { line.head = slot }
      line.fewest = min(line.fewest, waiter.minimum)
      line.most = max(line.most, waiter.minimum)
      lines[waiter.pool] = line
    }
    return lines
  }

  /// Whether a pool has units for whose turn it is: the head's or, where that may be passed, anybody's.
  func couldServe(_ line: WaitingLine, of slot: UInt32) -> Bool {
    let pool = pools[slot]
    let least = drops[pool.drop].bypass ? line.fewest : waiters[line.head].minimum
    return UInt64(pool.held) + UInt64(pool.sold) + UInt64(least) <= UInt64(pool.capacity)
  }
}

extension ObservedEntry {
  /// The turn that one of its events gives: a hold that somebody came to out of a line.
  func turn(_ event: Event) -> HoldUpdate? {
    guard case .hold(let update) = event.payload, update.phase == .held,
      update.source == .waitlist, update.hold.sequence == sequence
    else { return nil }
    return update
  }
}
