/// Names one scheduled timer. Cancelling a token whose timer has fired does nothing.
public struct TimerToken: Sendable, Equatable {
  let index: Int32
  let generation: UInt32
}

/// Timers in a hierarchy of wheels: scheduling and cancelling cost the same for one timer and for a
/// million. Pure: time is an argument, in ticks (the loop's are milliseconds).
///
/// Six levels of 64 slots; the slot of level n spans 64^n ticks. A timer further away than the top level
/// waits in it and is sorted in again.
public struct TimerWheel<Payload> {
  private struct Entry {
    var next: Int32 = -1
    var previous: Int32 = -1
    /// Where the entry hangs: level * 64 + slot, or one of the special places.
    var place: Int16 = Self.free
    var generation: UInt32 = 0
    var tick: UInt64 = 0
    var payload: Payload?

    static var free: Int16 { -1 }
    static var due: Int16 { -2 }
  }

  private static var levels: Int { 6 }

  private var entries: [Entry] = []
  private var freeHead: Int32 = -1
  private var heads = [Int32](repeating: -1, count: 6 * 64)
  private var occupied = [UInt64](repeating: 0, count: 6)
  private var dueHead: Int32 = -1
  private var dueTail: Int32 = -1
  private var elapsed: UInt64

  /// Timers scheduled and not fired.
  public private(set) var count = 0

  public init(now tick: UInt64) { elapsed = tick }

  /// Schedules `payload` for `tick`; a tick that has passed is due at once.
  public mutating func schedule(at tick: UInt64, _ payload: Payload) -> TimerToken {
    let index = allocate()
    entries[Int(index)].tick = tick
    entries[Int(index)].payload = payload
    place(index)
    count += 1
    return TimerToken(index: index, generation: entries[Int(index)].generation)
  }

  /// Whether the timer was still waiting.
  @discardableResult
  public mutating func cancel(_ token: TimerToken) -> Bool {
    guard entries[Int(token.index)].generation == token.generation else { return false }
    unlink(token.index)
    release(token.index)
    return true
  }

  /// The next timer due at `now`, or nil. Call it until it answers nil.
  public mutating func popDue(now tick: UInt64) -> Payload? {
    while true {
      if dueHead >= 0 {
        let index = dueHead
        unlink(index)
        let payload = entries[Int(index)].payload
        release(index)
        return payload
      }
      guard let (level, slot, start) = nextSlot(), start <= tick else {
        elapsed = max(elapsed, tick)
        return nil
      }
      elapsed = max(elapsed, start)
      takeSlot(level: level, slot: slot)
    }
  }

  /// A tick at which something may be due, never later than the first timer; nil without timers.
  public var nextTick: UInt64? { dueHead >= 0 ? elapsed : nextSlot()?.start }

  private func nextSlot() -> (level: Int, slot: Int, start: UInt64)? {
    for level in 0..<Self.levels where occupied[level] != 0 {
      let shift = UInt64(level * 6)
      let nowSlot = Int((elapsed >> shift) & 63)
      let bits = occupied[level]
      let rotated = bits >> UInt64(nowSlot) | (nowSlot == 0 ? 0 : bits << UInt64(64 - nowSlot))
      let slot = (rotated.trailingZeroBitCount + nowSlot) & 63
      let range = UInt64(1) << (shift + 6)
      var start = (elapsed & ~(range - 1)) + UInt64(slot) << shift
      // Only the top level wraps: it holds timers beyond its range.
      if slot < nowSlot { start += range }
      return (level, slot, start)
    }
    return nil
  }

  private mutating func takeSlot(level: Int, slot: Int) {
    while heads[level * 64 + slot] >= 0 {
      let index = heads[level * 64 + slot]
      unlink(index)
      place(index)
    }
  }

  private mutating func place(_ index: Int32) {
    let tick = entries[Int(index)].tick
    guard tick > elapsed else {
      entries[Int(index)].place = Entry.due
      entries[Int(index)].next = -1
      entries[Int(index)].previous = dueTail
      if dueTail >= 0 { entries[Int(dueTail)].next = index } else { dueHead = index }
      dueTail = index
      return
    }
    let topRange = UInt64(1) << UInt64(Self.levels * 6)
    let reachable = min(tick, elapsed + topRange - 1 - (1 << UInt64((Self.levels - 1) * 6)))
    let distance = 63 - ((elapsed ^ reachable) | 63).leadingZeroBitCount
    let level = min(distance / 6, Self.levels - 1)
    let slot = Int((reachable >> UInt64(level * 6)) & 63)
    let place = level * 64 + slot
    entries[Int(index)].place = Int16(place)
    entries[Int(index)].previous = -1
    entries[Int(index)].next = heads[place]
    if heads[place] >= 0 { entries[Int(heads[place])].previous = index }
    heads[place] = index
    occupied[level] |= 1 << UInt64(slot)
  }

  private mutating func unlink(_ index: Int32) {
    let entry = entries[Int(index)]
    if entry.next >= 0 { entries[Int(entry.next)].previous = entry.previous }
    if entry.previous >= 0 { entries[Int(entry.previous)].next = entry.next }
    if entry.place == Entry.due {
      if dueHead == index { dueHead = entry.next }
      if dueTail == index { dueTail = entry.previous }
    } else if entry.previous < 0 {
      heads[Int(entry.place)] = entry.next
      if entry.next < 0 { occupied[Int(entry.place) / 64] &= ~(1 << UInt64(entry.place & 63)) }
    }
  }

  private mutating func allocate() -> Int32 {
    guard freeHead >= 0 else {
      entries.append(Entry())
      return Int32(entries.count - 1)
    }
    let index = freeHead
    freeHead = entries[Int(index)].next
    return index
  }

  private mutating func release(_ index: Int32) {
    entries[Int(index)].payload = nil
    entries[Int(index)].place = Entry.free
    entries[Int(index)].generation &+= 1
    entries[Int(index)].next = freeHead
    freeHead = index
    count -= 1
  }
}
