import Basics

/// A pool of a drop to be scheduled.
public struct PoolSpecification: Equatable, Sendable {
  /// Index into the offer's variants.
  public var variant: UInt32
  /// The hub that has the units, or `.none` for central stock that any hub may be given.
  public var hub: HubID
  /// Units, 0 … `EngineLimits.capacityPerPool`.
  public var capacity: UInt32

  public init(variant: UInt32, hub: HubID = .none, capacity: UInt32) {
    self.variant = variant
    self.hub = hub
    self.capacity = capacity
  }
}

/// Schedules a drop of the current version of an offer; its price is fixed from then on.
public struct ScheduleDrop: Equatable, Sendable {
  public var offer: OfferID
  /// The stream it belongs to, or `.none`.
  public var stream: StreamID
  /// 1 … `EngineLimits.poolsPerDrop`.
  public var pools: [PoolSpecification]
  /// Most units a buyer may hold, wait for and have bought together; 0 is no limit.
  public var buyerLimit: UInt32
  /// How long a hold lasts, microseconds, within the limits' range.
  public var holdTTLMicroseconds: Int64
  /// How many may wait per pool; 0 offers no waitlist.
  public var waitlistLimit: UInt32
  /// Whether a buy cue of its stream opens it.
  public var opensByCue: Bool
  /// Log time at which it opens by itself, or 0.
  public var opensAtMicroseconds: Int64
  /// Log time at which it closes by itself, or 0.
  public var closesAtMicroseconds: Int64
  /// What a hub must be able to do to be given its orders.
  public var requiredCapabilities: Capabilities
  /// The zone its orders go to; 0 is any.
  public var zone: UInt32

  public init(
    offer: OfferID, stream: StreamID = .none, pools: [PoolSpecification], buyerLimit: UInt32 = 0,
    holdTTLMicroseconds: Int64, waitlistLimit: UInt32 = 0, opensByCue: Bool = false,
    opensAtMicroseconds: Int64 = 0, closesAtMicroseconds: Int64 = 0,
    requiredCapabilities: Capabilities = [], zone: UInt32 = 0
  ) {
    self.offer = offer
    self.stream = stream
    self.pools = pools
    self.buyerLimit = buyerLimit
    self.holdTTLMicroseconds = holdTTLMicroseconds
    self.waitlistLimit = waitlistLimit
    self.opensByCue = opensByCue
    self.opensAtMicroseconds = opensAtMicroseconds
    self.closesAtMicroseconds = closesAtMicroseconds
    self.requiredCapabilities = requiredCapabilities
    self.zone = zone
  }
}

/// What an operator does to a drop.
public enum DropAction: UInt8, CaseIterable, Sendable {
  case open = 1
  /// Ends sales; holds already given keep their promise, waiters are told.
  case close = 2
  /// Ends sales, confirms and holds: holders are told, payments in flight are given back.
  case cancel = 3
}

/// Opens, closes or cancels a drop.
public struct ControlDrop: Equatable, Sendable {
  public var drop: DropID
  public var action: DropAction

  public init(drop: DropID, action: DropAction) {
    self.drop = drop
    self.action = action
  }
}

/// Changes the capacity of a pool. Units added go to the waitlist first, in the same entry.
public struct AdjustInventory: Equatable, Sendable {
  public var pool: PoolID
  /// Units to add or, when negative, to take away; never below what is held and sold.
  public var change: Int64

  public init(pool: PoolID, change: Int64) {
    self.pool = pool
    self.change = change
  }
}
