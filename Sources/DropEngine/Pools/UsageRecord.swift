import Basics

/// Which buyer's units in which drop.
struct UsageKey: Equatable, Sendable {
  var drop: DropID
  var buyer: BuyerID
}

/// What counts against a buyer's limit in a drop. Kept only for drops that have a limit, and only
/// while something counts.
struct UsageRecord: EntityRecord {
  static var table: StateTable { .usage }
  static var tombstone: Self {
    Self(key: UsageKey(drop: .none, buyer: .none), committed: 0, waiting: 0)
  }

  var key: UsageKey
  /// Units held and sold.
  var committed: UInt32
  /// Units waited for.
  var waiting: UInt32
  /// Its place among all rows of usage; 0 for one from before they were numbered.
  var order: UInt64 = 0

  // Derived: neighbours among the usage of the drop, by ascending order.
  var previous = noSlot
  var next = noSlot

  var isTombstone: Bool { key.drop.isNone }

  @inline(__always)
  static func hash(_ key: UsageKey, under secret: HashKey) -> UInt32 {
    UInt32(truncatingIfNeeded: secret.hash(key.buyer.rawValue, key.drop.rawValue))
  }

  static func encode(key: UsageKey, into sink: inout ByteSink) {
    sink.putFixed(key.drop.rawValue.byteSwapped)
    sink.putFixed(key.buyer.rawValue.byteSwapped)
  }
}

/// A buyer whose topic has events. Kept until the table is full and nothing was told for long:
/// offsets must never start over, so whoever comes afterwards begins above those forgotten.
struct BuyerRecord: EntityRecord {
  static var table: StateTable { .buyers }
  static var tombstone: Self { Self(id: .none, nextOffset: 0) }

  var id: BuyerID
  var nextOffset: UInt64
  /// Log time of the newest event, and its place among all of buyers; 0 by the first rules.
  var toldAt: Int64 = 0
  var order: UInt64 = 0

  // Derived: neighbours among all buyers, by ascending order.
  var previous = noSlot
  var next = noSlot

  var key: UInt64 { id.rawValue }

  /// Buyers' numbers come from outside and may follow any pattern.
  @inline(__always)
  static func hash(_ key: UInt64, under secret: HashKey) -> UInt32 {
    UInt32(truncatingIfNeeded: secret.hash(key))
  }
}
