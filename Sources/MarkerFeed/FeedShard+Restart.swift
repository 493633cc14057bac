extension FeedShard {
  /// Goes on at a position that whoever publishes was told, see ``FeedBatch/restart(_:at:storedFrom:)``. True when
  /// there is anybody to wake.
  mutating func restart(
    _ at: UInt32, at position: FeedPosition, storedFrom oldest: UInt64
  ) -> Bool {
    let topic = topics[Int(at)]
    let isLater =
      position.epoch > topic.epoch
      || (position.epoch == topic.epoch && position.next >= topic.ring.next)
    guard isLater else {
      startOver(at, at: position, storedFrom: oldest)
      return false
    }
    guard position.epoch != topic.epoch || position.next != topic.ring.next else {
      topic.note(storedFrom: oldest, of: position.epoch)
      return false
    }
    counters.jumps += 1
    let wakes = topic.announce(EntryAttributes(), toAll: true)
    topic.begin(position)
    topic.note(storedFrom: oldest, of: position.epoch)
    return wakes
  }

  /// Nobody knows any more where a topic stands, see ``FeedBatch/displace(_:)``.
  mutating func displace(_ at: UInt32) {
    startOver(at, at: FeedPosition(epoch: 0, next: 0), storedFrom: 0)
    topics[Int(at)].displace()
  }

  /// What was published before is of another log, and so is the position of every subscriber. Costs a look at all
  /// subscribers of the shard.
  private mutating func startOver(_ at: UInt32, at position: FeedPosition, storedFrom: UInt64) {
    let topic = topics[Int(at)]
    for slot in table.slots.indices
    where table.slots[slot].topic == at && table.slots[slot].state != .vacant {
      if table.slots[slot].state == .idle {
        leaveIdle(slot)
        roused.append(table.slots[slot].token)
      }
      // Of an epoch that never begins: its next pull is a reset. One that reads from the store ends that first.
      table.slots[slot].epoch = .max
      table.slots[slot].seen = 0
      table.slots[slot].isToldEnd = false
    }
    for group in topic.groups.indices {
      topic.groups[group].isWoken = false
      topic.groups[group].wokenFrom = 0
    }
    values -= topic.board.keyCount
    topic.board = ConflationBoard()
    topic.begin(position)
    topic.isEnded = false
    topic.storedFrom = storedFrom
  }
}
