import Basics

/// Invariant 8: what a buyer holds and has bought in a drop never passes the drop's limit, the highest that
/// it has had.
struct BuyerLimitChecker: InvariantChecker {
  private struct Key: Hashable {
    var drop: DropID
    var buyer: BuyerID
  }

  private var bought: [Key: UInt64] = [:]
  /// A lower limit takes nothing away.
  private var highest: [DropID: UInt32] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if let hold = entry.newlyConfirmed, let view = engine.hold(hold) {
      bought[Key(drop: view.drop, buyer: view.buyer), default: 0] += view.lines.totalQuantity
    }
    for line in entry.cancelledLines(engine) {
      bought[Key(drop: line.drop, buyer: line.buyer), default: 0] -= UInt64(line.quantity)
    }
    for slot in 0..<engine.drops.end where engine.drops[slot].buyerLimit > 0 {
      let drop = engine.drops[slot]
      highest[drop.id] = max(drop.buyerLimit, highest[drop.id] ?? 0)
    }
    if !report.isScanning { return }
    var used = bought
    for slot in 0..<engine.holds.end {
      let hold = engine.holds[slot]
      if hold.isTombstone || !hold.phase.isLive { continue }
      let key = Key(drop: engine.drops[hold.drop].id, buyer: hold.buyer)
      used[key, default: 0] += UInt64(engine.holds.quantity(of: slot))
    }
    engine.usage.forEachSlot { slot in
      let (key, counted) = (engine.usage[slot].key, UInt64(engine.usage[slot].committed))
      let units = used[Key(drop: key.drop, buyer: key.buyer)] ?? 0
      if counted != units {
        report.add(8, "\(key.buyer) has \(units) of \(key.drop), and \(counted) are counted")
      }
    }
    for slot in 0..<engine.holds.end {
      let hold = engine.holds[slot]
      if hold.isTombstone { continue }
      let drop = engine.drops[hold.drop]
      let units = used[Key(drop: drop.id, buyer: hold.buyer)] ?? 0
      let limit = highest[drop.id] ?? 0
      if drop.buyerLimit > 0 && units > UInt64(limit) {
        report.add(8, "\(hold.buyer) has \(units) of \(drop.id), limit \(limit)")
        return
      }
    }
  }
}
