import Basics

/// Where a payment is, as far as the engine has been told. The numbers are stable. A record has one of four:
/// intended, authorised, voided and declined; the others say what its charge came to.
///
///     intended --authorised, confirm--> authorised      intended --declined--> (not kept, or declined)
///         |                                 |
///         |                                 +--captured--> captured --refunded, in parts--> refunded
///         +--hold over, drop cancelled--> voided <--authorised for a hold that does not wait for it--
public enum PaymentState: UInt8, CaseIterable, Sendable {
  /// A begun confirm waits for it.
  case intended = 1
  /// It paid an order.
  case authorised = 2
  /// Some of it was captured, and not all of that refunded.
  case captured = 3
  /// It is to be given back: the platform has been told.
  case voided = 4
  /// It came to nothing. Kept only once the till is open.
  case declined = 5
  /// What was asked of it was not answered in time.
  case unanswered = 6
  /// All of what was captured was given back.
  case refunded = 7
}

/// A payment, by its provider's key: bound to one hold, and kept longer than that and its order, so
/// that the same report is the same at any time it comes.
struct PaymentRecord: EntityRecord {
  static var table: StateTable { .payments }
  static var tombstone: Self { Self() }

  var key: Key128 = .none
  var hold: HoldID = .none
  /// The order it paid, or `.none`.
  var order: OrderID = .none
  var state: PaymentState = .intended
  /// Why it was voided.
  var reason: RefusalCode = .unknownHold
  /// Slot of its charge; `noSlot` of one that began before the till was open. Beside the state, where there is room: a
  /// record is one cache line.
  var charge = noSlot
  /// What it paid, minor units.
  var amountMinor: Int64 = 0
  /// Log time from which it is kept for its retention, and its place among everything that has
  /// ended; 0 while its hold or its order is not over.
  var endedAt: Int64 = 0
  var finishOrder: UInt64 = 0

  var isTombstone: Bool { key.isNone }

  /// Payments' keys come from outside and may follow any pattern.
  @inline(__always)
  static func hash(_ key: Key128, under secret: HashKey) -> UInt32 {
    UInt32(truncatingIfNeeded: secret.hash(key.low, key.high))
  }

  static func encode(key: Key128, into sink: inout ByteSink) {
    sink.putFixed(key.high.byteSwapped)
    sink.putFixed(key.low.byteSwapped)
  }
}

/// A payment that will be forgotten.
struct EndedPayment: Sendable {
  var time: Int64
  var order: UInt64
  var slot: UInt32
}
