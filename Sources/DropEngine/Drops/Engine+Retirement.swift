import Basics

/// What is over and is forgotten: a drop with all that belongs to it.
///
/// A drop is forgotten once it has ended, its retention has passed and no hold, place in line or
/// order of it is kept; these end by themselves and have a retention of their own. Then ticks
/// remove its buyers' usage, some rows at a time, and at last its pools and itself. All this
/// follows from rows and log time alone.
extension Engine {
  mutating func retain(_ command: Retention) -> Outcome.Result {
    guard command.isValid, rules >= .second else { return .refused(Refusal(.invalid)) }
    retention = command
    for slot in 0..<drops.end { awaitRetirement(of: slot) }
    for slot in 0..<windows.end { awaitRetirement(ofWindow: slot) }
    return .retained(command)
  }

  /// What the first rules did not note: when drops ended counts from now, and usage is numbered by
  /// its key.
  mutating func beginForgetting() {
    for slot in 0..<drops.end where drops[slot].hasEnded {
      drops[changing: slot].endedAt = now
      awaitRetirement(of: slot)
    }
    var slots: [UInt32] = []
    usage.forEachSlot { slots.append($0) }
    slots.sort { left, right in
      let (left, right) = (usage[left].key, usage[right].key)
      return (left.drop, left.buyer) < (right.drop, right.buyer)
    }
    for slot in slots {
      guard let drop = drops.slot(usage[slot].key.drop.rawValue) else { continue }
      usage[changing: slot].order = nextUsageOrder
      nextUsageOrder += 1
      linkUsage(slot, drop: drop)
    }
  }

  /// When a tick should come to forget what no other entry has. In no hurry: others go on between.
  var nextForgettingMicroseconds: Int64? {
    if rules < .second { return nil }
    let pause = lastLogTimeMicroseconds.addingSaturated(limits.retiringPauseMicroseconds)
    if !retiringDrops.isEmpty { return pause }
    guard let oldest = finished.first else { return nil }
    return max(
      oldest.time.addingSaturated(retention.finishedMicroseconds)
        .addingSaturated(limits.forgettingDelayMicroseconds), pause)
  }

  /// When an ended drop may be forgotten at the earliest; nil when never, so far.
  func retirementTime(of slot: UInt32) -> Int64? {
    guard drops[slot].hasEnded, rules >= .second, !drops[slot].isRetiring else { return nil }
    let (time, overflow) = drops[slot].endedAt
      .addingReportingOverflow(retention.dropsMicroseconds)
    return overflow ? nil : time
  }

  /// Waits for the time at which an ended drop may be forgotten.
  mutating func awaitRetirement(of slot: UInt32) {
    guard let time = retirementTime(of: slot) else { return }
    deadlines.insert(
      Deadline(time: time, id: drops[slot].id.rawValue, slot: slot, kind: .dropRetires))
  }

  /// Whether nothing keeps a drop that has ended.
  func canRetire(_ slot: UInt32) -> Bool {
    guard drops[slot].references == 0, fault != .keepEnded, let time = retirementTime(of: slot)
    else { return false }
    return time <= now || fault == .retireEarly
  }

  /// Counts one hold, place in line or order of a drop less.
  mutating func forgetReference(to slot: UInt32) {
    drops[derived: slot].references -= 1
    if drops[slot].references == 0 && canRetire(slot) { beginRetiring(slot) }
  }

  mutating func beginRetiring(_ slot: UInt32) {
    drops[changing: slot].isRetiring = true
    // A draw that nobody will see the end of.
    if drops[slot].admission != noSlot { drawingDoors.removeAll { $0 == drops[slot].admission } }
    let place = partitionPoint(in: 0..<retiringDrops.count) {
      drops[retiringDrops[$0]].id < drops[slot].id
    }
    retiringDrops.insert(slot, at: place)
  }

  /// Removes rows of drops that are being forgotten, up to the limit of a tick.
  mutating func retireSome() {
    var budget = limits.retiredPerTick
    while budget > 0, let slot = retiringDrops.first {
      while budget > 0, drops[slot].firstUsage != noSlot {
        removeUsage(drops[slot].firstUsage, drop: slot)
        budget -= 1
      }
      if drops[slot].firstUsage != noSlot || !forgetDoor(of: slot, &budget) { return }
      budget -= removeFences(of: slot)
      for pool in drops[slot].pools {
        notePending(pool)
        forgetAtHub(pool: pool)
        remove(pool: pool)
      }
      budget -= 1 + drops[slot].pools.count
      removeReservation(of: slot)
      remove(drop: slot)
      retiringDrops.removeFirst()
    }
  }

  mutating func insertUsage(_ key: UsageKey, hash: UInt32, drop: UInt32) -> UInt32 {
    var record = UsageRecord(key: key, committed: 0, waiting: 0)
    if rules >= .second {
      record.order = nextUsageOrder
      nextUsageOrder += 1
    }
    let slot = usage.insert(record, hash: hash)
    linkUsage(slot, drop: drop)
    return slot
  }

  /// Puts a row at the end of its drop's usage; the first rules keep no list.
  mutating func linkUsage(_ slot: UInt32, drop: UInt32) {
    if usage[slot].order == 0 { return }
    let last = drops[drop].lastUsage
    usage[derived: slot].previous = last
    usage[derived: slot].next = noSlot
    if last == noSlot {
      drops[derived: drop].firstUsage = slot
    } else {
      usage[derived: last].next = slot
    }
    drops[derived: drop].lastUsage = slot
  }

  mutating func removeUsage(_ slot: UInt32, drop: UInt32) {
    let record = usage[slot]
    usage.remove(slot)
    if record.order == 0 { return }
    if record.previous == noSlot {
      drops[derived: drop].firstUsage = record.next
    } else {
      usage[derived: record.previous].next = record.next
    }
    if record.next == noSlot {
      drops[derived: drop].lastUsage = record.previous
    } else {
      usage[derived: record.next].previous = record.previous
    }
  }
}
