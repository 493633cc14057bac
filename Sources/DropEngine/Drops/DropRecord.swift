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
  /// Log time at which it ended; 0 while it has not, and by the first rules.
  var endedAt: Int64 = 0
  /// Whether it is being forgotten: nothing but usage is left of what belongs to it.
  var isRetiring = false
  /// Whether whoever can be served passes those in line who need more than is free.
  var bypass = false
  /// How often that has happened.
  var passed: UInt64 = 0

  // Derived from the pools, not in the row.
  /// Slots of the pools, in the order they were specified.
  var pools: [UInt32] = []
  var capacity: UInt64 = 0
  var held: UInt64 = 0
  var sold: UInt64 = 0
  var waiting: UInt64 = 0
  /// Pools of which a reserve would be granted a unit.
  var sellingPools: UInt32 = 0
  /// Those of them whose hubs sell by reservation.
  var shutPools: UInt32 = 0
  /// Fences of its pools, those of its reservation included.
  var fences: UInt32 = 0
  /// Slot of its reservation, or `noSlot`.
  var reservation = noSlot
  /// Whether that is open and has units.
  var hasReservedUnits = false
  /// Slot of its door, or `noSlot`.
  var admission = noSlot
  /// Holds, places in line and orders that are kept.
  var references = 0
  /// The buyers' usage, oldest first; none by the first rules.
  var firstUsage = noSlot
  var lastUsage = noSlot
  /// The last entry that listed the drop for an availability event.
  var announcedIn: UInt64 = 0

  var key: UInt64 { id.rawValue }

  var hasEnded: Bool { phase == .closed || phase == .cancelled }

  var mode: SaleMode {
    if phase != .live { return .notSelling }
    if sellingPools > shutPools { return .instant }
    if shutPools > 0 || hasReservedUnits { return .reservation }
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
