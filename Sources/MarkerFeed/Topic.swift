/// One topic as one loop sees it: ring, board and the subscribers that wait.
///
/// A reference so that the shard's tables hold one word per topic; owned by its shard alone.
final class Topic {
  /// Subscribers with the same filter, and the list of those that have seen everything.
  struct Group {
    var filter: FeedFilter
    var subscribers = 0
    var idle = SubscriberList()
    /// Set while a publish has not been announced to this group yet.
    var isWoken = false
    /// Everything before this offset was seen by, or is of no interest to, the idle members.
    var wokenFrom: UInt64 = 0
  }

  let key: TopicKey
  var epoch: UInt64
  var ring: TopicRing
  var board = ConflationBoard()
  /// Group 0 has the filter "everything" and takes those for whose filter no group is left.
  var groups = [Group(filter: .everything)]
  var isEnded = false
  /// In the shard's list of topics that have woken groups.
  var isAnnounced = false
  var subscriberCount = 0
  /// Calls that keep it open besides its subscribers.
  var openings = 0
  /// Somebody has said where it stands. Until then it takes what is published, from wherever that is.
  private(set) var isPlaced: Bool
  /// Offset of the oldest entry the store still has.
  var storedFrom: UInt64

  init(key: TopicKey, position: FeedPosition?, storedFrom: UInt64) {
    self.key = key
    self.epoch = position?.epoch ?? 0
    self.ring = TopicRing(next: position?.next ?? 0)
    self.isPlaced = position != nil
    self.storedFrom = storedFrom
  }

  /// Nobody keeps it open.
  var isUnused: Bool { subscriberCount == 0 && openings == 0 }

  /// Says where an open topic stood when the log was asked. What was published since the topic was opened
  /// is here, and that may be more, in a later epoch even.
  func place(_ durable: FeedPosition) {
    isPlaced = true
    if durable.epoch > epoch || (durable.epoch == epoch && durable.next > ring.next) {
      begin(durable)
    }
  }

  /// Nobody knows where it stands any more.
  func displace() { isPlaced = false }

  /// Takes notice of the oldest entry that the store has of an epoch.
  func note(storedFrom oldest: UInt64, of epoch: UInt64) {
    if epoch == self.epoch { storedFrom = max(storedFrom, oldest) }
  }

  /// Goes on at another position, in this epoch or a new one; nothing before it is in the ring.
  func begin(_ position: FeedPosition) {
    if position.epoch != epoch {
      epoch = position.epoch
      isEnded = false
      storedFrom = 0
      // Offsets of the old epoch say nothing about where members of the new one stand.
      for at in groups.indices { groups[at].wokenFrom = 0 }
    }
    ring.restart(at: position.next)
  }

  /// The group for a filter; 0 when `limit` groups exist already.
  func group(for filter: FeedFilter, limit: Int) -> Int {
    var vacant: Int?
    for at in groups.indices {
      if groups[at].filter == filter { return at }
      if at > 0, groups[at].subscribers == 0, vacant == nil { vacant = at }
    }
    if let vacant {
      groups[vacant] = Group(filter: filter)
      return vacant
    }
    guard groups.count <= limit else { return 0 }
    groups.append(Group(filter: filter))
    return groups.count - 1
  }

  /// Offset up to which an idle member of the group is known to be complete.
  func idleFrom(group: Int) -> UInt64 {
    groups[group].isWoken ? groups[group].wokenFrom : ring.next
  }

  /// Marks the groups something was published for. Call before the ring changes. True when there
  /// is anybody to wake.
  func announce(_ attributes: EntryAttributes, toAll: Bool = false) -> Bool {
    var anybody = false
    for at in groups.indices where !groups[at].idle.isEmpty {
      guard toAll || groups[at].filter.matches(attributes) else { continue }
      anybody = true
      if !groups[at].isWoken {
        groups[at].isWoken = true
        groups[at].wokenFrom = ring.next
      }
    }
    return anybody
  }
}

/// Head and tail of an intrusive list through the subscriber table.
struct SubscriberList {
  static let none = UInt32.max
  var first = SubscriberList.none
  var last = SubscriberList.none
  var isEmpty: Bool { first == Self.none }
}
