/// The reservation of a hybrid drop, as it was planned.
public struct AuditPlan: Equatable, Sendable {
  /// A pool of it; its units can be had with a slot only.
  public struct Pool: Equatable, Sendable {
    public var pool: UInt64
    public var variant: UInt64
    public var capacity: UInt64
    /// Where it is; 0 for nowhere yet.
    public var hub: UInt64

    /// A pool.
    public init(pool: UInt64, variant: UInt64, capacity: UInt64, hub: UInt64 = 0) {
      self.hub = hub
      self.pool = pool
      self.variant = variant
      self.capacity = capacity
    }
  }

  public var pools: [Pool]
  /// The variant of each pool that sells at once.
  public var variants: [UInt64: UInt64]
  /// Whether it opens when nothing is left for a newcomer.
  public var opensWhenSoldOut: Bool
  /// More units than this asked for in a second open it; 0 for never.
  public var demand: UInt64
  /// Microseconds; 0 for never by itself.
  public var opensAt: Int64
  /// Microseconds; 0 as long as the drop.
  public var lasts: Int64
  /// Classes of windows; none is all.
  public var kinds: [String]
  public var givesSlots: Bool
  /// Who has units at once; none is everybody.
  public var zones: [UInt64]

  /// A plan.
  public init(
    pools: [Pool], variants: [UInt64: UInt64], opensWhenSoldOut: Bool = false, demand: UInt64 = 0,
    opensAt: Int64 = 0, lasts: Int64 = 0, kinds: [String] = [], givesSlots: Bool = true,
    zones: [UInt64] = []
  ) {
    self.pools = pools
    self.variants = variants
    self.opensWhenSoldOut = opensWhenSoldOut
    self.demand = demand
    self.opensAt = opensAt
    self.lasts = lasts
    self.kinds = kinds
    self.givesSlots = givesSlots
    self.zones = zones
  }
}

/// What the platform was told of a reservation.
public struct AuditReservationNews: Equatable, Sendable {
  public var drop: UInt64
  public var isOpen: Bool
  /// Why it opened, by its name in the schema.
  public var reason: String
  /// Microseconds; 0 with the drop.
  public var closes: Int64
  public var asked: UInt64

  /// News.
  public init(drop: UInt64, isOpen: Bool, reason: String, closes: Int64, asked: UInt64) {
    self.drop = drop
    self.isOpen = isOpen
    self.reason = reason
    self.closes = closes
    self.asked = asked
  }
}

extension AuditConsequence {
  /// Whether it comes of all else in its entry.
  var isLast: Bool {
    if case .reservation(let news) = self {
      return news.isOpen && (news.reason == "soldOut" || news.reason == "hubs")
    }
    return false
  }

  /// Whether it follows from what a call has changed, not from its drop's schedule: turns, those who are sent home,
  /// and a reservation that opens for what was asked for.
  var followsCall: Bool {
    switch self {
    case .promoted, .sentHome, .outOfReach, .dispatch, .job: true
    case .reservation(let news): news.reason == "demand"
    default: false
    }
  }
}
