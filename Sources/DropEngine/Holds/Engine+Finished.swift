import Basics

/// What has ended and will be forgotten.
enum FinishedKind: UInt8, Sendable {
  case hold = 1
  case waiter = 2
  case order = 3
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
      oldest + limits.idempotencyRetentionMicroseconds <= now
    {
      remembered.forgetOldest()
      budget -= 1
    }
    budget = limits.prunedPerEntry
    while budget > 0, let oldest = refused.oldestTime,
      oldest + limits.refusalRetentionMicroseconds <= now
    {
      refused.forgetOldest()
      budget -= 1
    }
    budget = limits.prunedPerEntry
    while budget > 0, let oldest = finished.first,
      oldest.time + limits.finishedRetentionMicroseconds <= now
    {
      _ = finished.removeFirst()
      switch oldest.kind {
      case .hold:
        noteForgotten(holds[oldest.slot].id.rawValue)
        holds.remove(oldest.slot)
      case .waiter:
        noteForgotten(waiters[oldest.slot].id.rawValue)
        waiters.remove(oldest.slot)
      case .order: removeOrder(oldest.slot)
      }
      budget -= 1
    }
    prunePayments()
  }

  private mutating func noteForgotten(_ rawID: UInt64) {
    forgottenThrough = max(forgottenThrough, rawID >> 20)
  }

  private mutating func removeOrder(_ slot: UInt32) {
    for line in 0..<Int(orders[slot].jobCount) { jobs.remove(orders[slot].jobs[line]) }
    noteForgotten(orders[slot].id.rawValue)
    orders.remove(slot)
  }
}
