/// Every bound of the feed, in one place. All of them hold per ``FeedShard`` (one per event loop).
public struct FeedLimits: Sendable, Equatable {
  /// Frame bytes one topic keeps for its subscribers. Default 1 MiB.
  public var ringBytesPerTopic: Int
  /// Entries one topic keeps, whatever their size. Default 4,096, rounded up to a power of two.
  public var ringEntriesPerTopic: Int
  /// Frame bytes of all rings together; beyond it rings stop growing and evict instead.
  /// Default 64 MiB.
  public var ringBytesTotal: Int
  /// Largest single frame, prefix included, that a ring accepts. Default 64 KiB.
  public var frameBytes: Int
  /// Conflation keys per topic (one per drop whose availability is shown). Beyond it the key that has
  /// not changed for longest is no longer shown to those who come. Default 4,096.
  public var conflationKeysPerTopic: Int
  /// Conflation keys of all topics together; beyond it a topic gains a key only for one of its own.
  /// Default 262,144, about 64 MiB.
  public var conflationKeysTotal: Int
  /// Topics of one shard: streams, buyers and partners somebody listens to here. Default 65,536.
  public var topics: Int
  /// Subscribers of one shard. Default 20,000, the descriptor limit met in practice.
  public var subscribers: Int
  /// Distinct filters per topic that are woken separately; further ones are woken on every
  /// publish and filtered when they pull. Default 32.
  public var filterGroupsPerTopic: Int
  /// Subscribers served from the store at the same time; the others wait in line. Default 64.
  public var catchUps: Int
  /// How often a viewer is looked at that may have to hear that its subscription is alive, seconds:
  /// one to whom nothing was sent since the last time gets a heartbeat, so nobody hears nothing for
  /// twice as long. 0: no heartbeats. Default 15.
  public var heartbeatSeconds: Int

  /// The defaults documented at each property.
  public init(
    ringBytesPerTopic: Int = 1 << 20, ringEntriesPerTopic: Int = 4096,
    ringBytesTotal: Int = 64 << 20, frameBytes: Int = 64 << 10,
    conflationKeysPerTopic: Int = 4096, conflationKeysTotal: Int = 262_144,
    topics: Int = 65_536, subscribers: Int = 20_000,
    filterGroupsPerTopic: Int = 32, catchUps: Int = 64, heartbeatSeconds: Int = 15
  ) {
    self.ringBytesPerTopic = ringBytesPerTopic
    self.ringEntriesPerTopic = ringEntriesPerTopic
    self.ringBytesTotal = ringBytesTotal
    self.frameBytes = frameBytes
    self.conflationKeysPerTopic = conflationKeysPerTopic
    self.conflationKeysTotal = conflationKeysTotal
    self.topics = topics
    self.subscribers = subscribers
    self.filterGroupsPerTopic = filterGroupsPerTopic
    self.catchUps = catchUps
    self.heartbeatSeconds = heartbeatSeconds
  }
}

/// What a feed refuses. Nothing was changed when one of these is thrown.
public enum FeedError: Error, Equatable, Sendable {
  /// The shard already has ``FeedLimits/subscribers`` subscribers.
  case tooManySubscribers(limit: Int)
  /// The shard already has ``FeedLimits/topics`` topics.
  case tooManyTopics(limit: Int)
}
