import Basics

/// Invariant 6: waitlists are strictly first come, first served, and nobody is served past them, unless the drop's
/// policy lets pass those who need more than is free. Who waits for several pools has one place in all their lines, and
/// everything in one turn; it stops nobody, but nobody is served before it with what it could have had, nor with what it
/// needs of a pool whose line it is first in.
struct LineOrderChecker: InvariantChecker {
  private struct Place {
    var lines: [UnitLine]
    /// Fewest units; of several lines all of them.
    var minimum: UInt32

    var isInSeveral: Bool { lines.count > 1 }
    func quantity(of pool: PoolID) -> UInt64 {
      UInt64(lines.first { $0.pool == pool }?.quantity ?? 0)
    }
  }

  /// Units that were free when somebody was served.
  private struct FreeUnits {
    var units: [PoolID: UInt64]
    /// Whether there may have been more: something else of the entry may have taken them since.
    var isLeast: Bool

    func of(_ pool: PoolID) -> UInt64 { units[pool] ?? 0 }
  }

  /// The lines as outcomes and events have told them.
  private var lines: [PoolID: [WaiterID]] = [:]
  private var places: [WaiterID: Place] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !entry.outcome.isReplay {
      if let reserve = entry.command.body.reserve, let reserved = entry.outcome.result.reserved {
        reserveWas(reserve, reserved, entry, engine, &report)
      }
      if case .leftWaitlist(let waiter) = entry.outcome.result { leave(waiter, &report) }
    }
    var turns = entry.events.reduce(into: [PoolID: UInt64]()) { turns, event in
      guard let update = entry.turn(event) else { return }
      for line in given(update, engine) { turns[line.pool, default: 0] += UInt64(line.quantity) }
    }
    for event in entry.events {
      if let update = entry.turn(event) {
        promote(update, of: entry, later: &turns, engine, &report)
        continue
      }
      switch event.payload {
      case .waiter(let update) where update.phase == .closed || update.phase == .soldOut:
        leave(update.waiter, &report)
      default: break
      }
    }
    if report.isScanning { checkLegs(engine, &report) }
  }

  /// What a turn gave: as the hold has it, which may be over by now.
  private func given(_ update: HoldUpdate, _ engine: borrowing Engine) -> [UnitLine] {
    let lines = engine.hold(update.hold)?.lines ?? UnitLines()
    return (0..<lines.count).map { lines[$0] }
  }

  private func bypasses(_ pool: PoolID, _ engine: borrowing Engine) -> Bool {
    guard let slot = engine.pools.slot(pool.rawValue) else { return false }
    return engine.drops[engine.pools[slot].drop].bypass
  }

  /// Whether somebody who waits for several pools could have had everything.
  private func couldHave(
    _ waiter: WaiterID, _ place: Place, _ free: FreeUnits, bypass: Bool
  ) -> Bool {
    place.lines.allSatisfy { line in
      let needed = UInt64(line.quantity)
      if bypass { return needed <= free.of(line.pool) }
      let ahead = (lines[line.pool] ?? []).prefix { $0 != waiter }
      if ahead.contains(where: { places[$0]?.isInSeveral == false }) { return false }
      let kept = ahead.first.flatMap { places[$0]?.quantity(of: line.pool) } ?? 0
      return needed + kept <= free.of(line.pool)
    }
  }

  /// Who of those in a line may not be passed by whoever takes so many units of its pool.
  private func firstPassed(
    _ ahead: some Collection<WaiterID>, of pool: PoolID, taking taken: UInt32, _ free: FreeUnits,
    _ engine: borrowing Engine
  ) -> WaiterID? {
    let bypass = bypasses(pool, engine)
    if let first = ahead.first, let place = places[first], place.isInSeveral, !bypass,
      !free.isLeast,
      free.of(pool) < place.quantity(of: pool) + UInt64(taken)
    {
      return first
    }
    return ahead.first { waiter in
      guard let place = places[waiter] else { return false }
      if place.isInSeveral { return couldHave(waiter, place, free, bypass: bypass) }
      return !bypass || UInt64(place.minimum) <= free.of(pool)
    }
  }

  private mutating func reserveWas(
    _ reserve: Reserve, _ reserved: Reserved, _ entry: ObservedEntry, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    // What was given may be of another pool than was asked for.
    let given = engine.hold(reserved.hold)?.lines ?? UnitLines()
    // What was free before, of all pools that somebody who was passed may wait for.
    var free = FreeUnits(units: [:], isLeast: false)
    for pool in lines.keys { free.units[pool] = UInt64(engine.pool(pool)?.free ?? 0) }
    for index in 0..<given.count {
      let pool = given[index].pool
      free.units[pool] = UInt64(engine.pool(pool)?.free ?? 0) + UInt64(given[index].quantity)
    }
    for index in 0..<given.count {
      let (pool, taken) = (given[index].pool, given[index].quantity)
      if let passed = firstPassed(lines[pool] ?? [], of: pool, taking: taken, free, engine) {
        report.add(6, "\(reserved.hold) was granted from \(pool) past \(passed)")
      }
    }
    if reserved.waiter.isNone { return }
    var asked = (0..<reserve.lines.count).map { reserve.lines[$0] }
    if asked.count == 1 { asked[0].quantity = reserved.waiting }
    let isWhole = asked.count == 1 || reserved.granted == 0
    places[reserved.waiter] = Place(
      lines: asked, minimum: reserved.granted > 0 ? 1 : reserve.minimumQuantity)
    var position = 0
    for line in asked {
      lines[line.pool, default: []].append(reserved.waiter)
      position = max(position, lines[line.pool]?.count ?? 0)
    }
    let units = asked.reduce(0) { $0 + UInt64($1.quantity) }
    if position != Int(reserved.position) || units != UInt64(reserved.waiting) || !isWhole {
      report.add(
        6, "\(reserved.waiter) was told position \(reserved.position) for \(reserved.waiting)")
    }
  }

  private mutating func promote(
    _ update: HoldUpdate, of entry: ObservedEntry, later: inout [PoolID: UInt64],
    _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let place = places[update.waiter] else {
      report.add(6, "\(update.hold) was promoted from nowhere")
      return
    }
    let given = given(update, engine)
    // What was free before this turn: after the entry, and what it gave since. A tick may have freed some since: then
    // there was at least what this turn gave.
    var free = FreeUnits(units: [:], isLeast: entry.isTick)
    if entry.isTick {
      for line in given { free.units[line.pool] = UInt64(line.quantity) }
    } else {
      for pool in lines.keys {
        free.units[pool] = UInt64(engine.pool(pool)?.free ?? 0) + (later[pool] ?? 0)
      }
    }
    for line in given {
      later[line.pool, default: UInt64(line.quantity)] -= UInt64(line.quantity)
      let ahead = (lines[line.pool] ?? []).prefix { $0 != update.waiter }
      if let passed = firstPassed(ahead, of: line.pool, taking: line.quantity, free, engine) {
        report.add(6, "\(update.waiter) was promoted before \(passed)")
      }
    }
    let isRight =
      place.isInSeveral
      ? given == place.lines
      : given.count == 1 && given[0].pool == place.lines[0].pool
        && given[0].quantity >= place.minimum && given[0].quantity <= place.lines[0].quantity
    if !isRight { report.add(6, "\(update.waiter) was given \(given)") }
    forget(update.waiter, place)
  }

  private mutating func leave(_ waiter: WaiterID, _ report: inout InvariantReport) {
    guard let place = places[waiter] else {
      report.add(6, "\(waiter) left a line it was not in")
      return
    }
    forget(waiter, place)
  }

  private mutating func forget(_ waiter: WaiterID, _ place: Place) {
    places[waiter] = nil
    for line in place.lines { lines[line.pool]?.removeAll { $0 == waiter } }
  }

  /// A place is in all its lines or in none, and for nobody else.
  private func checkLegs(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    engine.waiters.forEachSlot { slot in
      let waiter = engine.waiters[slot]
      if !waiter.isLeg || waiter.phase != .waiting { return }
      let isKnown = places[waiter.place]?.lines.contains { line in
        engine.pools.slot(line.pool.rawValue) == waiter.pool && line.quantity == waiter.quantity
      }
      if isKnown != true { report.add(6, "\(waiter.id) waits for nobody") }
    }
  }
}
