import Basics

/// A place in the line of a pool. One in several lines has a record in each of them, a leg: in a row of ids, of which
/// the first is that of the place.
struct WaiterRecord: EntityRecord {
  static var table: StateTable { .waiters }
  static var tombstone: Self { Self() }

  var id: WaiterID = .none
  var buyer: BuyerID = .none
  /// Slot of the pool.
  var pool: UInt32 = noSlot
  var quantity: UInt32 = 0
  /// Fewest units it takes when its turn comes.
  var minimum: UInt32 = 0
  var phase: WaiterPhase = .waiting
  /// Which of the legs it is, from 0, and how many there are: 1 of a place in one line.
  var leg: UInt8 = 0
  var legs: UInt8 = 1
  /// The hold it became.
  var hold: HoldID = .none
  var finishedAt: Int64 = 0
  var finishOrder: UInt64 = 0

  // Derived: neighbours in line. Ids in a line ascend from front to back.
  var previous = noSlot
  var next = noSlot
  // Derived: neighbours among those in line with the same minimum; of a leg, among the legs in line.
  var previousAlike = noSlot
  var nextAlike = noSlot
  /// Derived: the block of `LinePlaces` that it is in.
  var block: UInt32 = 0
  /// Derived: the next leg of the same place, in a ring; `noSlot` of a place in one line.
  var nextLeg = noSlot

  var key: UInt64 { id.rawValue }

  /// Whether it is in several lines.
  @inline(__always)
  var isLeg: Bool { legs > 1 }

  /// The place that it belongs to.
  @inline(__always)
  var place: WaiterID { WaiterID(rawValue: id.rawValue - UInt64(leg)) }
}
