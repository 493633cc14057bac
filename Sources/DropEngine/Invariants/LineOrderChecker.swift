import Basics

/// Invariant 6: waitlists are strictly first come, first served, and nobody is served past them.
struct LineOrderChecker: InvariantChecker {
  private struct Waiting {
    var waiter: WaiterID
    var quantity: UInt32
    var minimum: UInt32
  }

  /// The lines as outcomes and events have told them.
  private var lines: [PoolID: [Waiting]] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !entry.outcome.isReplay {
      if let reserve = entry.command.body.reserve, let reserved = entry.outcome.result.reserved {
        reserveWas(reserve, reserved, engine, &report)
      }
      if case .leftWaitlist(let waiter) = entry.outcome.result { leave(waiter, engine, &report) }
    }
    for event in entry.events {
      switch event.payload {
      case .hold(let update)
      where update.phase == .held && update.source == .waitlist
        && update.hold.sequence == entry.sequence:
        promote(update, engine, &report)
      case .waiter(let update) where update.phase == .closed || update.phase == .soldOut:
        leave(update.waiter, engine, &report)
      default: break
      }
    }
  }

  private mutating func reserveWas(
    _ reserve: Reserve, _ reserved: Reserved, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    // What was given may be of another pool than was asked for.
    let given = engine.hold(reserved.hold)?.lines ?? UnitLines()
    for index in 0..<given.count {
      let pool = given[index].pool
      if let first = lines[pool]?.first {
        report.add(6, "\(reserved.hold) was granted from \(pool) past \(first.waiter)")
      }
    }
    if reserved.waiter.isNone { return }
    let pool = reserve.lines[0].pool
    let minimum = reserved.granted > 0 ? 1 : reserve.minimumQuantity
    lines[pool, default: []].append(
      Waiting(waiter: reserved.waiter, quantity: reserved.waiting, minimum: minimum))
    if lines[pool]?.count != Int(reserved.position) {
      report.add(6, "\(reserved.waiter) was told position \(reserved.position)")
    }
  }

  private mutating func promote(
    _ update: HoldUpdate, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let pool = engine.waiter(update.waiter)?.pool, let first = lines[pool]?.first else {
      report.add(6, "\(update.hold) was promoted from nowhere")
      return
    }
    if first.waiter != update.waiter {
      report.add(6, "\(update.waiter) was promoted before \(first.waiter)")
    }
    if update.quantity < first.minimum || update.quantity > first.quantity {
      report.add(6, "\(update.waiter) was given \(update.quantity) units")
    }
    lines[pool]?.removeAll { $0.waiter == update.waiter }
  }

  private mutating func leave(
    _ waiter: WaiterID, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let pool = engine.waiter(waiter)?.pool,
      lines[pool]?.contains(where: { $0.waiter == waiter }) == true
    else {
      report.add(6, "\(waiter) left a line it was not in")
      return
    }
    lines[pool]?.removeAll { $0.waiter == waiter }
  }
}
