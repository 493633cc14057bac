import Basics

/// A place in the line of a pool.
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
  /// The hold it became.
  var hold: HoldID = .none
  var finishedAt: Int64 = 0
  var finishOrder: UInt64 = 0

  // Derived: neighbours in line. Ids in a line ascend from front to back.
  var previous = noSlot
  var next = noSlot
  // Derived: neighbours among those in line with the same minimum.
  var previousAlike = noSlot
  var nextAlike = noSlot
  /// Derived: the block of `LinePlaces` that it is in.
  var block: UInt32 = 0

  var key: UInt64 { id.rawValue }
}
