import Basics

/// What a simulation asks of a state in which everything has had its time.
extension Engine {
  /// What is over and should have been forgotten; empty when nothing is.
  package var keptTooLong: [String] {
    var found: [String] = []
    if !finished.isEmpty { found.append("\(finished.count) rows are over and kept") }
    for slot in 0..<drops.end where !drops[slot].isTombstone {
      if drops[slot].hasEnded && drops[slot].references == 0 {
        found.append("\(drops[slot].id) is over and kept")
      }
    }
    return found
  }

  /// Who waits for what is free, and is first in line: once nothing is due any more, nobody may.
  package var waitingForNothing: [String] {
    var heads: [UInt32: UInt32] = [:]
    var fewest: [UInt32: UInt32] = [:]
    for slot in 0..<waiters.end {
      let waiter = waiters[slot]
      if waiter.isTombstone || waiter.phase != .waiting { continue }
      fewest[waiter.pool] = min(fewest[waiter.pool] ?? .max, waiter.minimum)
      if let known = heads[waiter.pool], waiters[known].id < waiter.id { continue }
      heads[waiter.pool] = slot
    }
    return heads.keys.sorted().compactMap { pool in
      guard let head = heads[pool], drops[pools[pool].drop].phase == .live else { return nil }
      let taken = UInt64(pools[pool].held) + UInt64(pools[pool].sold)
      let passes = drops[pools[pool].drop].bypass
      let least = passes ? fewest[pool] ?? 0 : waiters[head].minimum
      guard taken + UInt64(least) <= UInt64(pools[pool].capacity) else { return nil }
      return
        "\(waiters[head].id), or who may pass it, waits at rest, and \(pools[pool].id) has units"
    }
  }
}
