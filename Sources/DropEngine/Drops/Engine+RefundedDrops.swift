import Basics

/// A cancelled drop whose orders are being cancelled. Its row is there until all are.
struct RefundingRecord: EntityRecord {
  static var table: StateTable { .refunding }
  static var tombstone: Self { Self(id: .none) }

  var id: DropID

  var key: UInt64 { id.rawValue }
}

/// An order of a cancelled drop.
struct OrderToRefund: Sendable {
  var id: OrderID
  var slot: UInt32
}

/// With the till open a drop that is cancelled takes its orders back: as if their buyers had cancelled them, but for
/// lines that are past pickup, which go on.
extension Engine {
  /// A drop was cancelled: a first few of its orders are, the rest follows by ticks.
  mutating func beginRefunding(_ drop: UInt32) {
    if drops[drop].references == 0 || fault == .keepOrders { return }
    _ = refunding.insert(RefundingRecord(id: drops[drop].id))
    collectOrders()
    refundSome()
  }

  /// Lists the orders of all such drops. Goes through all orders once: cancelling is rare.
  mutating func collectOrders() {
    ordersToRefund.removeAll()
    refundNext = 0
    orders.forEachSlot { slot in
      if refunding.slot(drops[orders[slot].drop].id.rawValue) != nil && isRefundable(slot) {
        ordersToRefund.append(OrderToRefund(id: orders[slot].id, slot: slot))
      }
    }
    ordersToRefund.sort { $0.id < $1.id }
  }

  /// Whether some line of an order can still be taken back.
  private func isRefundable(_ slot: UInt32) -> Bool {
    payment(of: orders[slot]) != nil && !openLines(of: slot).isEmpty
  }

  /// Cancels orders in the order of their ids, as many as the entry allows. Each is told of line by line, to its
  /// buyer, the platform and partners.
  mutating func refundSome() {
    while waitersBudget > 0, let slot = nextRefundable() {
      // As much work as four promotions.
      waitersBudget = max(0, waitersBudget - 4)
      refundNext += 1
      if let payment = payment(of: orders[slot]) {
        _ = cancel(openLines(of: slot), ofOrder: slot, payment)
      }
    }
    if nextRefundable() != nil { return }
    ordersToRefund.removeAll()
    refundNext = 0
    for slot in slotsByID(refunding, id: { $0.id.rawValue }) { refunding.remove(slot) }
  }

  /// The first of the listed orders of which something can still be taken back.
  private mutating func nextRefundable() -> UInt32? {
    while refundNext < ordersToRefund.count {
      let listed = ordersToRefund[refundNext]
      if orders[listed.slot].id == listed.id && isRefundable(listed.slot) { return listed.slot }
      refundNext += 1
    }
    return nil
  }
}
