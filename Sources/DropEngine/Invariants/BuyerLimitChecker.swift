import Basics

/// Invariant 8: what a buyer holds and has bought in a drop never passes the drop's limit.
struct BuyerLimitChecker: InvariantChecker {
  private struct Key: Hashable {
    var drop: DropID
    var buyer: BuyerID
  }

  private var bought: [Key: UInt64] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if let hold = entry.newlyConfirmed, let view = engine.hold(hold) {
      bought[Key(drop: view.drop, buyer: view.buyer), default: 0] += view.lines.totalQuantity
    }
    if !report.isScanning { return }
    var used = bought
    for slot in 0..<engine.holds.end {
      let hold = engine.holds[slot]
      if hold.isTombstone || !hold.phase.isLive { continue }
      let key = Key(drop: engine.drops[hold.drop].id, buyer: hold.buyer)
      used[key, default: 0] += UInt64(hold.quantity)
    }
    for slot in 0..<engine.holds.end {
      let hold = engine.holds[slot]
      if hold.isTombstone { continue }
      let drop = engine.drops[hold.drop]
      let units = used[Key(drop: drop.id, buyer: hold.buyer)] ?? 0
      if drop.buyerLimit > 0 && units > UInt64(drop.buyerLimit) {
        report.add(8, "\(hold.buyer) has \(units) of \(drop.id), limit \(drop.buyerLimit)")
        return
      }
    }
  }
}
