/// One event loop's share of the feeds: its topics, its subscribers, what is pending for whom.
///
/// Pure and single-threaded: the loop that owns it makes every call. The cycle is
/// 1. ``publish(_:)`` for every batch in the loop's inbox,
/// 2. ``pull(_:budget:_:)`` whenever the transport has room on a stream,
/// 3. ``takeWoken(into:)`` at the end of the turn, and the loop resumes the stream of each token.
///
/// A publish costs its topics and filter groups, a wake-up costs the subscribers woken, a pull costs
/// the bytes copied; nothing is proportional to all subscribers.
public struct FeedShard: ~Copyable {
  /// The bounds this shard keeps.
  public let limits: FeedLimits
  /// What has happened since the shard was made.
  public internal(set) var counters = FeedCounters()
  /// Bytes allocated by the rings of all topics.
  public internal(set) var ringBytes = 0

  var table = SubscriberTable()
  /// A dropped topic stays in its place, empty, until the place is used again.
  var topics: [Topic] = []
  private var freeTopics: [UInt32] = []
  private var index: [TopicKey: UInt32] = [:]
  /// Conflated values of all topics.
  var values = 0
  private var announced: [UInt32] = []
  /// Tokens of subscribers that were taken off their idle list one by one.
  var roused: [UInt64] = []
  /// Subscribers that stand in line for the store.
  var queue = SubscriberList()
  var catchUps = 0
  let ringEntries: Int

  /// An empty shard.
  public init(limits: FeedLimits = FeedLimits()) {
    self.limits = limits
    var entries = TopicRing.smallestEntries
    while entries < limits.ringEntriesPerTopic { entries *= 2 }
    ringEntries = entries
  }

  /// Subscribers now.
  public var subscriberCount: Int { table.count }

  /// Topics now.
  public var topicCount: Int { index.count }

  /// Makes a topic keep what is published even while nobody here listens. Each call is undone by one
  /// of ``close(_:)``.
  ///
  /// The first subscriber of a topic opens it **before** it asks the log where the topic stands: what
  /// is published between the answer and its arrival here would otherwise be passed over.
  /// - Parameters:
  ///   - durable: where the topic stands; entries before it come from the store. Nil while that is
  ///     being asked: the first `open` or subscription that knows it places the topic.
  ///   - storedFrom: offset of the oldest entry the store can serve.
  public mutating func open(
    _ key: TopicKey, durable: FeedPosition?, storedFrom: UInt64 = 0
  ) throws(FeedError) {
    let at = try topic(key, durable: durable, storedFrom: storedFrom)
    topics[Int(at)].openings += 1
  }

  /// Undoes one ``open(_:durable:storedFrom:)``; the topic goes when its last subscriber goes.
  public mutating func close(_ key: TopicKey) {
    guard let at = index[key], topics[Int(at)].openings > 0 else { return }
    topics[Int(at)].openings -= 1
    if topics[Int(at)].isUnused { drop(at) }
  }

  /// Where a topic's ring stands: the oldest entry kept and the next one. Nil when it is not open, or
  /// nobody has said yet where it stands.
  public func window(of key: TopicKey) -> FeedWindow? {
    guard let at = index[key], topics[Int(at)].isPlaced else { return nil }
    let topic = topics[Int(at)]
    return FeedWindow(
      epoch: topic.epoch, first: topic.ring.first, next: topic.ring.next,
      storedFrom: topic.storedFrom, isEnded: topic.isEnded)
  }

  /// Adds a subscriber. It counts as woken: the caller pulls next.
  /// - Parameters:
  ///   - position: where it wants to go on; nil begins at the newest entry. A position of another
  ///     epoch gets a reset at its first pull. One ahead of this loop is fine: the entries it has
  ///     seen on another loop are still on their way here, and are passed over.
  ///   - durable: where the topic stands in the log now. A position beyond it is not ours.
  ///   - storedFrom: offset of the oldest entry the store can serve.
  ///   - isEnded: nothing follows `durable` in its epoch: the subscriber gets what there is before it,
  ///     then the end.
  ///   - token: given back when the subscriber is to be resumed.
  public mutating func subscribe(
    to key: TopicKey, from position: FeedPosition?, filter: FeedFilter = .everything,
    durable: FeedPosition, storedFrom: UInt64 = 0, isEnded: Bool = false, token: UInt64
  ) throws(FeedError) -> SubscriberID {
    guard table.count < limits.subscribers else {
      throw .tooManySubscribers(limit: limits.subscribers)
    }
    let at = try topic(key, durable: durable, storedFrom: storedFrom)
    let topic = topics[Int(at)]
    if isEnded, topic.epoch == durable.epoch, topic.ring.next == durable.next {
      topic.isEnded = true
    }
    let group = topic.group(for: filter, limit: limits.filterGroupsPerTopic)
    topic.groups[group].subscribers += 1
    topic.subscriberCount += 1
    let start = position ?? FeedPosition(epoch: topic.epoch, next: topic.ring.next)
    let isForeign = start.epoch == durable.epoch && start.next > max(durable.next, topic.ring.next)
    var subscriber = Subscriber()
    subscriber.token = token
    // An impossible position is as good as one of an epoch that never was.
    subscriber.epoch = isForeign ? ~topic.epoch : start.epoch
    subscriber.next = start.next
    subscriber.filter = filter
    subscriber.topic = at
    subscriber.group = UInt32(group)
    subscriber.state = .active
    return table.insert(subscriber)
  }

  /// Removes a subscriber; unknown ids are ignored.
  public mutating func unsubscribe(_ id: SubscriberID) {
    guard let at = table.index(of: id) else { return }
    leaveLists(at)
    let subscriber = table.slots[at]
    table.remove(at)
    let topic = topics[Int(subscriber.topic)]
    topic.groups[Int(subscriber.group)].subscribers -= 1
    topic.subscriberCount -= 1
    if topic.isUnused { drop(subscriber.topic) }
  }

  /// Whether a subscriber has been handed everything there is, and waits.
  public func isIdle(_ id: SubscriberID) -> Bool {
    guard let at = table.index(of: id), table.slots[at].state == .idle else { return false }
    let topic = topics[Int(table.slots[at].topic)]
    return !topic.groups[Int(table.slots[at].group)].isWoken
  }

  /// The next entry a subscriber will be given, with everything it has passed over behind it.
  public func position(of id: SubscriberID) -> FeedPosition? {
    guard let at = table.index(of: id) else { return nil }
    let subscriber = table.slots[at]
    let topic = topics[Int(subscriber.topic)]
    var next = subscriber.next
    if subscriber.state == .idle, subscriber.epoch == topic.epoch {
      next = max(next, topic.idleFrom(group: Int(subscriber.group)))
    }
    return FeedPosition(epoch: subscriber.epoch, next: next)
  }

  /// Puts a batch on the topics somebody here listens to. Items of other topics are passed over,
  /// entries already there are ignored, and an entry further ahead than the next one makes the
  /// readers fetch what is missing from the store. A frame above ``FeedLimits/frameBytes`` is not
  /// kept either: readers of an entry get it from the store, a value is dropped and counted.
  public mutating func publish(_ batch: FeedBatch) {
    for item in batch.items {
      guard let at = index[item.topic] else { continue }
      let topic = topics[Int(at)]
      let frame = batch.bytes.span.bytes.extracting(item.range)
      var wakes = false
      switch item.kind {
      case .entry(let epoch, let offset):
        wakes = append(frame, item.attributes, to: topic, epoch: epoch, offset: offset)
      case .value(let key, let revision):
        wakes = update(topic, key, revision, frame, item.attributes)
      case .withdrawal(let key):
        if topic.board.remove(key) { values -= 1 }
      case .end(let position):
        guard topic.epoch == position.epoch, topic.ring.next == position.next else { continue }
        wakes = topic.announce(EntryAttributes(), toAll: true)
        topic.isEnded = true
      case .restart(let position, let storedFrom):
        wakes = restart(at, at: position, storedFrom: storedFrom)
      case .displacement: displace(at)
      }
      if wakes { note(topic, at) }
    }
  }

  /// Appends the tokens of all subscribers that have something to pull, once each: first those in
  /// line for the store for whom there is room now, then the others in the order in which they
  /// fell idle. Costs those subscribers only. Call it at the end of every turn of the loop in
  /// which the shard was used.
  public mutating func takeWoken(into tokens: inout [UInt64]) {
    let before = tokens.count
    var free = limits.catchUps - catchUps
    while free > 0, !queue.isEmpty {
      let at = Int(queue.first)
      table.unlink(at, from: &queue)
      table.slots[at].state = .active
      tokens.append(table.slots[at].token)
      free -= 1
    }
    tokens.append(contentsOf: roused)
    roused.removeAll(keepingCapacity: true)
    for at in announced {
      let topic = topics[Int(at)]
      guard topic.isAnnounced else { continue }
      topic.isAnnounced = false
      for group in topic.groups.indices where topic.groups[group].isWoken {
        wake(topic, group, into: &tokens)
      }
    }
    announced.removeAll(keepingCapacity: true)
    counters.woken += UInt64(tokens.count - before)
  }

  /// Moves a topic to a newer epoch that the log has begun and this loop has not heard of yet.
  mutating func follow(_ at: UInt32, to durable: FeedPosition) {
    let topic = topics[Int(at)]
    guard durable.epoch > topic.epoch else { return }
    if topic.announce(EntryAttributes(), toAll: true) { note(topic, at) }
    topic.begin(durable)
  }

  /// Puts a topic on the list of those whose idle subscribers are to be woken.
  private mutating func note(_ topic: Topic, _ at: UInt32) {
    guard !topic.isAnnounced else { return }
    topic.isAnnounced = true
    announced.append(at)
  }

  private mutating func wake(_ topic: Topic, _ group: Int, into tokens: inout [UInt64]) {
    let from = topic.groups[group].wokenFrom
    var at = topic.groups[group].idle.first
    while at != SubscriberList.none {
      let slot = Int(at)
      table.slots[slot].state = .active
      table.slots[slot].next = max(table.slots[slot].next, from)
      tokens.append(table.slots[slot].token)
      at = table.slots[slot].after
    }
    topic.groups[group].idle = SubscriberList()
    topic.groups[group].isWoken = false
  }

  private mutating func append(
    _ frame: RawSpan, _ attributes: EntryAttributes, to topic: Topic, epoch: UInt64, offset: UInt64
  ) -> Bool {
    if epoch < topic.epoch || (epoch == topic.epoch && offset < topic.ring.next) {
      counters.duplicates += 1
      return false
    }
    let isJump = epoch != topic.epoch || offset != topic.ring.next
    let wakes = topic.announce(attributes, toAll: isJump)
    if isJump {
      counters.jumps += 1
      topic.begin(FeedPosition(epoch: epoch, next: offset))
    }
    counters.entriesPublished += 1
    if frame.byteCount > limits.frameBytes {
      topic.ring.restart(at: offset + 1)
    } else {
      ringBytes += topic.ring.append(
        frame, attributes: attributes, maximumBytes: limits.ringBytesPerTopic,
        maximumEntries: ringEntries, growth: limits.ringBytesTotal - ringBytes)
    }
    if topic.ring.first == topic.ring.next { counters.entriesNotKept += 1 }
    return wakes
  }

  private mutating func update(
    _ topic: Topic, _ key: UInt64, _ revision: UInt64, _ frame: RawSpan,
    _ attributes: EntryAttributes
  ) -> Bool {
    guard frame.byteCount <= limits.frameBytes else {
      counters.valuesRefused += 1
      return false
    }
    let room = topic.board.keyCount + limits.conflationKeysTotal - values
    switch topic.board.update(
      key, frame, revision: revision, attributes: attributes,
      limit: min(limits.conflationKeysPerTopic, room))
    {
    case .replaced: break
    case .added: values += 1
    case .addedForOldest: counters.valuesEvicted += 1
    case .older:
      counters.valuesOutdated += 1
      return false
    case .refused:
      counters.valuesRefused += 1
      return false
    }
    counters.valuesPublished += 1
    return topic.announce(attributes)
  }

  /// The topic, made or placed when it has to be.
  private mutating func topic(
    _ key: TopicKey, durable: FeedPosition?, storedFrom: UInt64
  ) throws(FeedError) -> UInt32 {
    if let known = index[key] {
      if let durable {
        if topics[Int(known)].isPlaced {
          follow(known, to: durable)
        } else {
          topics[Int(known)].place(durable)
        }
        topics[Int(known)].note(storedFrom: storedFrom, of: durable.epoch)
      }
      return known
    }
    guard index.count < limits.topics else { throw .tooManyTopics(limit: limits.topics) }
    let topic = Topic(key: key, position: durable, storedFrom: storedFrom)
    let at: UInt32
    if let reused = freeTopics.popLast() {
      at = reused
      topics[Int(at)] = topic
    } else {
      at = UInt32(topics.count)
      topics.append(topic)
    }
    index[key] = at
    return at
  }

  private mutating func drop(_ at: UInt32) {
    let topic = topics[Int(at)]
    ringBytes -= topic.ring.capacity
    values -= topic.board.keyCount
    topic.ring.release()
    topic.board = ConflationBoard()
    topic.isAnnounced = false
    index[topic.key] = nil
    freeTopics.append(at)
  }
}
