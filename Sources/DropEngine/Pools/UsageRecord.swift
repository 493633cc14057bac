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

/// A buyer whose topic has events. Kept for good: offsets must never start over.
struct BuyerRecord: EntityRecord {
  static var table: StateTable { .buyers }
  static var tombstone: Self { Self(id: .none, nextOffset: 0) }

  var id: BuyerID
  var nextOffset: UInt64

  var key: UInt64 { id.rawValue }

  /// Buyers' numbers come from outside and may follow any pattern.
  @inline(__always)
  static func hash(_ key: UInt64, under secret: HashKey) -> UInt32 {
    UInt32(truncatingIfNeeded: secret.hash(key))
  }
}
