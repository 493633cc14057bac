import Basics

/// What has ended and will be forgotten.
enum FinishedKind: UInt8, Sendable {
  case hold = 1
  case waiter = 2
  case order = 3
  case token = 4
}

/// Something that has ended, in the order of ending.
struct Finished: Sendable {
  var time: Int64
  var order: UInt64
  var slot: UInt32
  var kind: FinishedKind
}

extension Engine {
  /// Queues what ends in this entry for forgetting; gives its place in the order of endings.
  mutating func finish(_ kind: FinishedKind, slot: UInt32) -> UInt64 {
    let order = nextFinishOrder
    nextFinishOrder += 1
    finished.append(Finished(time: now, order: order, slot: slot, kind: kind))
    return order
  }

  /// Forgets some of what is past its retention: at most a few rows of each kind, so that an
  /// entry's cost is bounded and forgetting still keeps up with what an entry can add.
  mutating func prune() {
    var budget = limits.prunedPerEntry
    while budget > 0, let oldest = remembered.oldestTime,
      oldest.addingSaturated(retention.keysMicroseconds) <= now
        || UInt64(remembered.count) > retention.keys
    {
      remembered.forgetOldest()
      budget -= 1
    }
    budget = limits.prunedPerEntry
    while budget > 0, let oldest = refused.oldestTime,
      oldest.addingSaturated(limits.refusalRetentionMicroseconds) <= now
    {
      refused.forgetOldest()
      budget -= 1
    }
    // Asked here, where nearly always nothing is due: every entry comes by.
    if let oldest = finished.first,
      oldest.time.addingSaturated(retention.finishedMicroseconds) <= now
    {
      pruneFinished(limits.prunedPerEntry)
    }
    if !endedPayments.isEmpty { prunePayments() }
  }

  /// Forgets what has ended and is past its retention, up to so many rows.
  mutating func pruneFinished(_ most: Int) {
    var budget = most
    while budget > 0, let oldest = finished.first,
      oldest.time.addingSaturated(retention.finishedMicroseconds) <= now
    {
      _ = finished.removeFirst()
      switch oldest.kind {
      case .hold: removeHold(oldest.slot)
      case .waiter: removeWaiter(oldest.slot)
      case .order: removeOrder(oldest.slot)
      case .token: removeToken(oldest.slot)
      }
      budget -= 1
    }
  }

  mutating func noteForgotten(_ rawID: UInt64) {
    forgottenThrough = max(forgottenThrough, rawID >> 20)
  }

  private mutating func removeHold(_ slot: UInt32) {
    let drop = holds[slot].drop
    let window = holds[rest: slot].window
    noteForgotten(holds[slot].id.rawValue)
    remove(hold: slot)
    if !window.isNone { forgetReference(toWindow: window) }
    forgetReference(to: drop)
  }

  private mutating func removeWaiter(_ slot: UInt32) {
    let drop = pools[waiters[slot].pool].drop
    noteForgotten(waiters[slot].id.rawValue)
    remove(waiter: slot)
    forgetReference(to: drop)
  }

  private mutating func removeOrder(_ slot: UInt32) {
    let drop = orders[slot].drop
    let window = orders[slot].window
    defer {
      if !window.isNone { forgetReference(toWindow: window) }
      forgetReference(to: drop)
    }
    noteForgotten(orders[slot].id.rawValue)
    remove(order: slot)
  }
}
