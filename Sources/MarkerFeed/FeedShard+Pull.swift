/// What a subscriber gets after its turn.
public enum PullResult: Equatable, Sendable {
  /// The budget is used up and there is more.
  case more
  /// Everything was handed over; the token comes when there is more.
  case idle
  /// Entries from `from` on are not in the ring any more. The caller reads them from the store up
  /// to `before` or a page of its own size, filters and sends them, and calls
  /// ``FeedShard/caughtUp(_:next:)``. Nothing is handed over meanwhile.
  ///
  /// `before` is `UInt64.max` for a subscriber whose epoch is over: then all that the store has of
  /// that epoch is to be sent, and at its end the subscriber is repositioned or removed.
  case catchUp(from: UInt64, before: UInt64)
  /// The caller sends one explicit reset with a snapshot, and calls
  /// ``FeedShard/reposition(_:to:)``. Nothing is handed over meanwhile.
  case reset(ResetReason)
  /// A catch-up or a reset is under way, or the subscriber stands in line for one.
  case waiting
  /// Everything was handed over and the topic has ended.
  case finished
  /// No such subscriber.
  case gone
}

/// Why a subscriber cannot simply go on.
public enum ResetReason: Equatable, Sendable {
  /// Its position is none of this log: of an epoch that has not begun, or beyond the end.
  case otherEpoch
  /// The entries it needs are not stored any more.
  case notStored
}

/// Totals of a shard; they only grow.
public struct FeedCounters: Sendable, Equatable {
  /// Entries and conflated values that came in.
  public var entriesPublished: UInt64 = 0
  public var valuesPublished: UInt64 = 0
  /// Entries no ring had room for, values refused for their size or the total of keys, keys that
  /// made room for newer ones, and values that came after newer ones of their key.
  public var entriesNotKept: UInt64 = 0
  public var valuesRefused: UInt64 = 0
  public var valuesEvicted: UInt64 = 0
  public var valuesOutdated: UInt64 = 0
  /// Entries that were there already, and entries that left a hole to be read from the store.
  public var duplicates: UInt64 = 0
  public var jumps: UInt64 = 0
  /// Entries and values handed over, and their bytes.
  public var entriesDelivered: UInt64 = 0
  public var valuesDelivered: UInt64 = 0
  public var bytesDelivered: UInt64 = 0
  /// Entries passed over by filters at pull time.
  public var entriesFiltered: UInt64 = 0
  /// Subscribers woken; those served from the store; those told to start over.
  public var woken: UInt64 = 0
  public var catchUps: UInt64 = 0
  public var resets: UInt64 = 0
}

extension FeedShard {
  /// Hands over what is pending for a subscriber: entries in order, then the newest values of
  /// what is conflated, together about `budget` bytes (one frame more at most than fits).
  ///
  /// The last entry of a topic that has ended is its end: there the values come first, and none
  /// follow it.
  /// - Parameter output: called with whole frames, many at once; must copy them and must not call
  ///   the shard.
  public mutating func pull(
    _ id: SubscriberID, budget: Int, _ output: (RawSpan) -> Void
  ) -> PullResult {
    guard let at = table.index(of: id) else { return .gone }
    switch table.slots[at].state {
    case .catchingUp, .queued, .resetting, .vacant: return .waiting
    case .idle: leaveIdle(at)
    case .active: break
    }
    let topic = topics[Int(table.slots[at].topic)]
    guard table.slots[at].epoch == topic.epoch else {
      // What an epoch that is over has left to say is in the store.
      return table.slots[at].epoch < topic.epoch
        ? catchUp(at, before: .max) : reset(at, .otherEpoch)
    }
    let next = table.slots[at].next
    var left = budget
    if topic.isEnded, next < topic.ring.next {
      guard copyValues(at, topic, budget: &left, output) else { return .more }
      table.slots[at].isToldEnd = true
    }
    if next < topic.ring.first {
      return next < topic.storedFrom
        ? reset(at, .notStored) : catchUp(at, before: topic.ring.first)
    }
    if next < topic.ring.next {
      if left <= 0 { return .more }
      left = copyEntries(at, topic, budget: left, output)
      if table.slots[at].next < topic.ring.next { return .more }
    }
    if topic.isEnded, table.slots[at].isToldEnd { return .finished }
    guard copyValues(at, topic, budget: &left, output) else { return .more }
    if topic.isEnded { return .finished }
    table.slots[at].state = .idle
    table.append(at, to: &topic.groups[Int(table.slots[at].group)].idle)
    return .idle
  }

  /// Ends a catch-up: everything before `next` was sent, and the subscriber is to be resumed by
  /// the caller. Still behind the ring, it is told to catch up further.
  public mutating func caughtUp(_ id: SubscriberID, next: UInt64) {
    guard let at = table.index(of: id), table.slots[at].state == .catchingUp else { return }
    table.slots[at].next = max(table.slots[at].next, next)
    table.slots[at].state = .active
    catchUps -= 1
  }

  /// Gives a subscriber a new position, durable in the log, after a reset or instead of a catch-up the store could not
  /// serve. It gets all conflated values again, and is to be resumed by the caller.
  public mutating func reposition(_ id: SubscriberID, to position: FeedPosition) {
    guard let at = table.index(of: id) else { return }
    leaveLists(at)
    follow(table.slots[at].topic, to: position)
    table.slots[at].epoch = position.epoch
    table.slots[at].next = position.next
    table.slots[at].seen = 0
    table.slots[at].isToldEnd = false
    table.slots[at].state = .active
  }

  /// Hands over the conflated values that the subscriber has not seen; false when there are more than the budget
  /// has room for.
  private mutating func copyValues(
    _ at: Int, _ topic: Topic, budget: inout Int, _ output: (RawSpan) -> Void
  ) -> Bool {
    guard table.slots[at].seen < topic.board.version else { return true }
    guard budget > 0 else { return false }
    let pulled = topic.board.pull(
      after: table.slots[at].seen, filter: table.slots[at].filter, budget: budget, output)
    table.slots[at].seen = pulled.seen
    counters.valuesDelivered += UInt64(pulled.values)
    counters.bytesDelivered += UInt64(pulled.bytes)
    budget -= pulled.bytes
    return pulled.seen >= topic.board.version
  }

  /// Copies matching entries within the budget; returns what is left of it.
  private mutating func copyEntries(
    _ at: Int, _ topic: Topic, budget: Int, _ output: (RawSpan) -> Void
  ) -> Int {
    let filter = table.slots[at].filter
    let start = table.slots[at].next
    if filter.isEverything {
      let end = topic.ring.end(from: start, budget: budget)
      topic.ring.copy(from: start, to: end, output)
      let bytes = topic.ring.position(of: end) - topic.ring.position(of: start)
      table.slots[at].next = end
      counters.entriesDelivered += end - start
      counters.bytesDelivered += UInt64(bytes)
      return budget - bytes
    }
    var left = budget
    var offset = start
    let next = topic.ring.next
    while offset < next {
      guard filter.matches(topic.ring.attributes(at: offset)) else {
        offset += 1
        counters.entriesFiltered += 1
        continue
      }
      let limit = topic.ring.end(from: offset, budget: max(left, 0))
      if limit == offset + 1, left < budget,
        topic.ring.position(of: limit) - topic.ring.position(of: offset) > left
      {
        break
      }
      var end = offset + 1
      while end < limit, filter.matches(topic.ring.attributes(at: end)) { end += 1 }
      topic.ring.copy(from: offset, to: end, output)
      let bytes = topic.ring.position(of: end) - topic.ring.position(of: offset)
      left -= bytes
      counters.entriesDelivered += end - offset
      counters.bytesDelivered += UInt64(bytes)
      offset = end
    }
    table.slots[at].next = offset
    return left
  }

  /// However far behind: pages of the store come at the pace at which their reader takes them.
  private mutating func catchUp(_ at: Int, before: UInt64) -> PullResult {
    guard catchUps < limits.catchUps else {
      table.slots[at].state = .queued
      table.append(at, to: &queue)
      return .waiting
    }
    catchUps += 1
    counters.catchUps += 1
    table.slots[at].state = .catchingUp
    return .catchUp(from: table.slots[at].next, before: before)
  }

  private mutating func reset(_ at: Int, _ reason: ResetReason) -> PullResult {
    counters.resets += 1
    table.slots[at].state = .resetting
    return .reset(reason)
  }

  mutating func leaveIdle(_ at: Int) {
    let topic = topics[Int(table.slots[at].topic)]
    let group = Int(table.slots[at].group)
    table.unlink(at, from: &topic.groups[group].idle)
    if table.slots[at].epoch == topic.epoch {
      table.slots[at].next = max(table.slots[at].next, topic.idleFrom(group: group))
    }
    table.slots[at].state = .active
  }

  /// Takes a subscriber off whatever list or count its state puts it on.
  mutating func leaveLists(_ at: Int) {
    switch table.slots[at].state {
    case .idle: leaveIdle(at)
    case .queued: table.unlink(at, from: &queue)
    case .catchingUp: catchUps -= 1
    case .active, .resetting, .vacant: break
    }
  }
}
