import Basics

/// Invariant 6: waitlists are strictly first come, first served, and nobody is served past them, unless the drop's
/// policy lets pass those who need more than is free.
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
    var turns = entry.events.reduce(into: [PoolID: UInt32]()) { turns, event in
      guard let update = entry.turn(event),
        let pool = engine.waiter(update.waiter)?.pool
      else { return }
      turns[pool, default: 0] += update.quantity
    }
    for event in entry.events {
      if let update = entry.turn(event) {
        promote(update, of: entry, later: &turns, engine, &report)
        continue
      }
      switch event.payload {
      case .waiter(let update) where update.phase == .closed || update.phase == .soldOut:
        leave(update.waiter, engine, &report)
      default: break
      }
    }
  }

  /// Who may not be passed with so many units free.
  private func firstPassed<Line: Sequence>(
    _ line: Line, free: UInt32, in pool: PoolID, _ engine: borrowing Engine
  ) -> Waiting? where Line.Element == Waiting {
    guard let slot = engine.pools.slot(pool.rawValue),
      engine.drops[engine.pools[slot].drop].bypass
    else { return line.first { _ in true } }
    return line.first { $0.minimum <= free }
  }

  private mutating func reserveWas(
    _ reserve: Reserve, _ reserved: Reserved, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    // What was given may be of another pool than was asked for.
    let given = engine.hold(reserved.hold)?.lines ?? UnitLines()
    for index in 0..<given.count {
      let pool = given[index].pool
      // What was free before.
      let free = (engine.pool(pool)?.free ?? 0) + given[index].quantity
      if let passed = firstPassed(lines[pool] ?? [], free: free, in: pool, engine) {
        report.add(6, "\(reserved.hold) was granted from \(pool) past \(passed.waiter)")
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
    _ update: HoldUpdate, of entry: ObservedEntry, later: inout [PoolID: UInt32],
    _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let pool = engine.waiter(update.waiter)?.pool, let line = lines[pool],
      let served = line.first(where: { $0.waiter == update.waiter })
    else {
      report.add(6, "\(update.hold) was promoted from nowhere")
      return
    }
    // What was free before this turn: after the entry, and what it gave since. A tick may have freed some since.
    let free = (engine.pool(pool)?.free ?? 0) + (later[pool] ?? 0)
    later[pool, default: update.quantity] -= update.quantity
    let ahead = line.prefix { $0.waiter != update.waiter }
    if let passed = firstPassed(
      ahead, free: entry.isTick ? update.quantity : free, in: pool, engine)
    {
      report.add(6, "\(update.waiter) was promoted before \(passed.waiter)")
    }
    if update.quantity < served.minimum || update.quantity > served.quantity {
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
