/// A window as it was put.
public struct AuditWindow: Equatable, Sendable {
  public var window: UInt64
  /// 0 for a zone's own.
  public var hub: UInt64
  /// 0 is everybody.
  public var zone: UInt64
  /// Its class, by its name in the schema.
  public var kind: String
  /// Log times, microseconds. Slots can be had from `opens` on and until `closes`.
  public var start: Int64
  public var end: Int64
  public var opens: Int64
  public var closes: Int64
  public var slots: Int64
  /// Ways that it serves, by their names in the schema; none is every one.
  public var ways: [String]

  /// A window.
  public init(
    window: UInt64, hub: UInt64 = 0, zone: UInt64 = 0, kind: String = "sameDay", start: Int64,
    end: Int64, opens: Int64 = 0, closes: Int64, slots: Int64, ways: [String] = []
  ) {
    self.window = window
    self.hub = hub
    self.zone = zone
    self.kind = kind
    self.start = start
    self.end = end
    self.opens = opens
    self.closes = closes
    self.slots = slots
    self.ways = ways
  }
}

/// What a reserve asks for besides units.
public struct AuditSlotWish: Equatable, Sendable {
  /// Whether it asks for a slot, of one window or of any.
  public var wantsSlot: Bool { window != 0 || isAny }
  /// This window; 0 for any, or none.
  public var window: UInt64
  /// The earliest that fits.
  public var isAny: Bool
  /// Of these classes; none is all.
  public var kinds: [String]
  /// One that ends by then, microseconds of log time.
  public var before: Int64?
  /// Where the buyer is; 0 where that was not said.
  public var zone: UInt64
  /// How the buyer wants it; empty is any way.
  public var way: String
  /// Nothing instead.
  public var isOnly: Bool

  /// A wish.
  public init(
    window: UInt64 = 0, isAny: Bool = false, kinds: [String] = [], before: Int64? = nil,
    zone: UInt64 = 0, way: String = "", isOnly: Bool = false
  ) {
    self.isOnly = isOnly
    self.window = window
    self.isAny = isAny
    self.kinds = kinds
    self.before = before
    self.zone = zone
    self.way = way
  }
}
