/// What a filter can see of an entry: three sets of at most 32 members each. Which bit means which
/// market or tag is the caller's business (see ``AttributeDirectory``).
public struct EntryAttributes: Hashable, Sendable {
  /// Markets the entry is meant for; empty means all.
  public var markets: UInt32
  /// Audience segments the entry is meant for; empty means all.
  public var segments: UInt32
  /// Tags the entry carries.
  public var tags: UInt32

  /// Attributes; the default is an untagged entry for everybody.
  public init(markets: UInt32 = 0, segments: UInt32 = 0, tags: UInt32 = 0) {
    self.markets = markets
    self.segments = segments
    self.tags = tags
  }
}

/// What a subscriber wants to see. Entries that do not match are passed over: the subscriber sees
/// the rest in order, and its position moves past them.
public struct FeedFilter: Hashable, Sendable {
  /// Markets wanted; empty means all. An entry meant for all markets always matches.
  public var markets: UInt32
  /// Segments the subscriber belongs to; empty means no restriction.
  public var segments: UInt32
  /// At least one of these tags must be on the entry; empty means no restriction.
  public var tags: UInt32

  /// A filter; the default lets everything pass.
  public init(markets: UInt32 = 0, segments: UInt32 = 0, tags: UInt32 = 0) {
    self.markets = markets
    self.segments = segments
    self.tags = tags
  }

  /// Lets every entry pass.
  public static var everything: FeedFilter { FeedFilter() }

  /// True when nothing can be held back, so whole ranges may be copied without looking.
  public var isEverything: Bool { markets | segments | tags == 0 }

  /// True when the entry is for this subscriber.
  @inlinable
  public func matches(_ entry: EntryAttributes) -> Bool {
    (markets == 0 || entry.markets == 0 || markets & entry.markets != 0)
      && (segments == 0 || entry.segments == 0 || segments & entry.segments != 0)
      && (tags == 0 || tags & entry.tags != 0)
  }
}

/// Gives names (market codes, tags) their bits, in order of first use, at most 32 of them.
public struct AttributeDirectory: Sendable {
  private var bits: [String: UInt32] = [:]

  /// An empty directory.
  public init() {}

  /// The bit of a known name, or nil.
  public func bit(_ name: String) -> UInt32? { bits[name] }

  /// The bit of a name, assigned now when it is new; nil when all 32 are taken, and the caller
  /// refuses the name rather than let two of them share a bit.
  public mutating func intern(_ name: String) -> UInt32? {
    if let known = bits[name] { return known }
    guard bits.count < 32 else { return nil }
    let bit = UInt32(1) << UInt32(bits.count)
    bits[name] = bit
    return bit
  }
}
