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
    let lines = waitingLines()
    return lines.keys.sorted().compactMap { pool in
      guard let first = lines[pool]?.slots.first, drops[pools[pool].drop].phase == .live,
        couldServe(pool, lines)
      else { return nil }
      return
        "\(waiters[first].id), or who may pass it, waits at rest, and \(pools[pool].id) has units"
    }
  }
}
