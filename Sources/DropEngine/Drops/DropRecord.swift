import Basics

/// A drop.
struct DropRecord: EntityRecord {
  static var table: StateTable { .drops }
  static var tombstone: Self { Self() }

  var id: DropID = .none
  var offer: OfferID = .none
  var offerVersion: UInt32 = 0
  var stream: StreamID = .none
  /// Price of a unit, fixed when the drop was scheduled.
  var priceMinor: Int64 = 0
  var currency = Currency(rawValue: 0)
  var phase: DropPhase = .scheduled
  var opensByCue = false
  var buyerLimit: UInt32 = 0
  var waitlistLimit: UInt32 = 0
  var holdTTL: Int64 = 0
  var opensAt: Int64 = 0
  var closesAt: Int64 = 0
  var requiredCapabilities: Capabilities = []
  var zone: UInt32 = 0
  var poolCount: UInt32 = 0

  // Derived from the pools, not in the row.
  /// Slots of the pools, in the order they were specified.
  var pools: [UInt32] = []
  var capacity: UInt64 = 0
  var held: UInt64 = 0
  var sold: UInt64 = 0
  var waiting: UInt64 = 0
  /// Pools of which a reserve would be granted a unit.
  var sellingPools: UInt32 = 0
  /// The last entry that listed the drop for an availability event.
  var announcedIn: UInt64 = 0

  var key: UInt64 { id.rawValue }

  var mode: SaleMode {
    if phase != .live { return .notSelling }
    if sellingPools > 0 { return .instant }
    // When all is sold for good there is nothing to wait for.
    return waitlistLimit > 0 && sold < capacity ? .waitlist : .soldOut
  }

  var availability: Availability {
    Availability(
      drop: id, stream: stream, phase: phase, mode: mode, capacity: capacity, held: held,
      sold: sold,
      waiting: waiting)
  }
}
