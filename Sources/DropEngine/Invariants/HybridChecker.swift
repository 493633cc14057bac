import Basics
import Messages
import WireCodec

/// Invariant 25: the reservation of a drop that has nothing left for a newcomer is open, if it is to be; nobody has
/// units of one without a slot, nor was given any while it was not open; and no line stands for them.
struct HybridChecker: InvariantChecker {
  func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !entry.outcome.isReplay, let reserved = entry.outcome.result.reserved,
      let hold = engine.hold(reserved.hold), engine.hasPreorders(hold),
      let slot = engine.reservations.slot(hold.drop.rawValue)
    {
      let reservation = engine.reservations[slot]
      let closes = reservation.closesAt
      if reservation.phase != .open || closes != 0 && closes <= entry.logTimeMicroseconds {
        report.add(25, "\(hold.hold) has units of a reservation that is \(reservation.phase)")
      }
    }
    if !report.isScanning { return }
    engine.reservations.forEachSlot { slot in
      let reservation = engine.reservations[slot]
      guard engine.drops[reservation.drop].phase == .live else { return }
      let passes = engine.drops[reservation.drop].bypass
      let sells = engine.drops[reservation.drop].pools.contains {
        Self.sells($0, passes: passes, engine)
      }
      if !sells, reservation.opensWhenSoldOut, reservation.phase == .waiting {
        report.add(25, "\(reservation.id) has nothing left, and its reservation waits")
      }
    }
    engine.holds.forEachSlot { slot in
      let hold = engine.holds.whole(slot)
      guard hold.window.isNone else { return }
      for index in 0..<Int(hold.lineCount) where engine.pools[hold.lines[index].pool].isPreorder {
        report.add(25, "\(hold.id) has units of a reservation without a slot")
      }
    }
    engine.waiters.forEachSlot { slot in
      if engine.pools[engine.waiters[slot].pool].isPreorder {
        report.add(25, "\(engine.waiters[slot].id) stands in line for a reservation")
      }
    }
  }
}

extension HybridChecker {
  /// Whether a newcomer could have a unit of a pool. Who waits for it alone is before any newcomer, unless the drop lets
  /// pass; who waits for others as well stops nobody, and is kept what it needs where it is first.
  private static func sells(_ pool: UInt32, passes: Bool, _ engine: borrowing Engine) -> Bool {
    let record = engine.pools[pool]
    if record.isShut || record.waiting > 0 && record.isPending { return false }
    var taken = UInt64(record.held) + UInt64(record.sold)
    if record.waiting > 0, !passes {
      var next = record.firstWaiter
      while next != noSlot {
        if !engine.waiters[next].isLeg { return false }
        next = engine.waiters[next].next
      }
      taken += UInt64(engine.waiters[record.firstWaiter].quantity)
    }
    return taken < UInt64(record.capacity)
  }
}

extension Engine {
  /// Whether a hold has units of a reservation.
  func hasPreorders(_ hold: HoldView) -> Bool {
    for index in 0..<hold.lines.count {
      if let pool = pools.slot(hold.lines[index].pool.rawValue), pools[pool].isPreorder {
        return true
      }
    }
    return false
  }
}
