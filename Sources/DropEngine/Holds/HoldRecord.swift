import Basics

/// A line of a hold, by slot.
struct HeldLine: Sendable {
  var pool: UInt32
  var quantity: UInt32
}

/// A hold, with everything one can have: as it is made, told of and written into rows. In memory it is
/// kept in parts, see `HoldTable`.
struct HoldRecord: Sendable {
  var id: HoldID = .none
  var buyer: BuyerID = .none
  /// Slot of its drop.
  var drop: UInt32 = noSlot
  var phase: HoldPhase = .held
  var source: HoldSource = .direct
  var extensions: UInt8 = 0
  var lineCount: UInt8 = 0
  var lines = InlineArray<4, HeldLine>(repeating: HeldLine(pool: noSlot, quantity: 0))
  /// The window that it has a slot of, or `.none`.
  var window: WindowID = .none
  /// When it lapses while held.
  var deadline: Int64 = 0
  /// When it lapses while confirming.
  var confirmDeadline: Int64 = 0
  var payment: Key128 = .none
  var order: OrderID = .none
  /// The place in line it came from.
  var waiter: WaiterID = .none
  /// Log time at which it ended, and its place among everything that has ended; 0 while live.
  var finishedAt: Int64 = 0
  var finishOrder: UInt64 = 0

  /// The deadline that counts now.
  @inline(__always)
  var dueAt: Int64 { phase == .confirming ? confirmDeadline : deadline }

  /// Units over all lines.
  var quantity: UInt32 {
    var total: UInt32 = 0
    for index in 0..<Int(lineCount) { total += lines[index].quantity }
    return total
  }
}
