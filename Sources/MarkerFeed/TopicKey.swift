/// Names one sequence of entries: a stream's markers, a buyer's order updates, a partner's jobs.
public struct TopicKey: Hashable, Sendable {
  /// What kind of thing is followed; the numbers are the caller's.
  public var kind: UInt8
  /// In which form its entries are kept: each form that somebody follows is a topic of its own. The numbers
  /// are the caller's.
  public var form: UInt8
  /// Which one.
  public var id: UInt64

  /// A key; any values are valid.
  public init(kind: UInt8, id: UInt64, form: UInt8 = 0) {
    self.kind = kind
    self.form = form
    self.id = id
  }
}

/// A place in a topic: the next entry wanted, in one incarnation of the topic.
public struct FeedPosition: Hashable, Sendable {
  /// The incarnation; offsets of different epochs are not comparable.
  public var epoch: UInt64
  /// Offset of the first entry not yet seen.
  public var next: UInt64

  /// A position; any values are valid.
  public init(epoch: UInt64, next: UInt64) {
    self.epoch = epoch
    self.next = next
  }
}

/// Where the ring of a topic stands on one loop.
public struct FeedWindow: Equatable, Sendable {
  /// The incarnation its entries belong to.
  public var epoch: UInt64
  /// Offset of the oldest entry kept; `next` when there is none.
  public var first: UInt64
  /// Offset the next entry will have.
  public var next: UInt64
  /// Offset of the oldest entry the store can serve, as far as anybody has said.
  public var storedFrom: UInt64
  /// Nothing follows in this epoch.
  public var isEnded: Bool
}

/// Names a subscriber of one shard. A slot that is used again gets another generation, so a late
/// call with an old id finds nothing instead of somebody else.
public struct SubscriberID: Hashable, Sendable {
  let index: UInt32
  let generation: UInt32
}
