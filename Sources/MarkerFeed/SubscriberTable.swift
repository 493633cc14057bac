/// One subscriber: 72 bytes in flat storage, and nothing else per subscriber anywhere in the feed.
struct Subscriber {
  enum State: UInt8 {
    /// Slot not in use.
    case vacant
    /// Woken or new: the loop pulls.
    case active
    /// Has seen everything; on its group's idle list.
    case idle
    /// Its entries come from the store; the caller says when they are done.
    case catchingUp
    /// Wants entries from the store, and stands in line for that.
    case queued
    /// Was told to start over; the caller says from where.
    case resetting
  }

  var token: UInt64 = 0
  var epoch: UInt64 = 0
  var next: UInt64 = 0
  /// Version of the conflation board that was seen.
  var seen: UInt64 = 0
  var filter = FeedFilter.everything
  var topic: UInt32 = 0
  var group: UInt32 = 0
  var generation: UInt32 = 0
  /// Links of the list the state names (idle or queued).
  var before = SubscriberList.none
  var after = SubscriberList.none
  var state = State.vacant
  /// Its topic's end is being handed over, or was: no values follow.
  var isToldEnd = false
}

/// All subscribers of a shard, and the lists that run through them.
struct SubscriberTable {
  var slots: [Subscriber] = []
  private var free: [UInt32] = []

  var count: Int { slots.count - free.count }

  mutating func insert(_ subscriber: Subscriber) -> SubscriberID {
    if let index = free.popLast() {
      let generation = slots[Int(index)].generation
      slots[Int(index)] = subscriber
      slots[Int(index)].generation = generation
      return SubscriberID(index: index, generation: generation)
    }
    slots.append(subscriber)
    return SubscriberID(index: UInt32(slots.count - 1), generation: subscriber.generation)
  }

  mutating func remove(_ index: Int) {
    slots[index].state = .vacant
    slots[index].generation &+= 1
    free.append(UInt32(index))
  }

  /// The slot of an id that is still valid.
  @inline(__always)
  func index(of id: SubscriberID) -> Int? {
    let index = Int(id.index)
    guard index < slots.count, slots[index].generation == id.generation,
      slots[index].state != .vacant
    else { return nil }
    return index
  }

  /// The present id of a slot.
  func id(of index: Int) -> SubscriberID {
    SubscriberID(index: UInt32(index), generation: slots[index].generation)
  }

  mutating func append(_ index: Int, to list: inout SubscriberList) {
    slots[index].before = list.last
    slots[index].after = SubscriberList.none
    if list.last == SubscriberList.none {
      list.first = UInt32(index)
    } else {
      slots[Int(list.last)].after = UInt32(index)
    }
    list.last = UInt32(index)
  }

  mutating func unlink(_ index: Int, from list: inout SubscriberList) {
    let (before, after) = (slots[index].before, slots[index].after)
    if before == SubscriberList.none {
      list.first = after
    } else {
      slots[Int(before)].after = after
    }
    if after == SubscriberList.none {
      list.last = before
    } else {
      slots[Int(after)].before = before
    }
  }
}
