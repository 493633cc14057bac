/// The newest value per key, for everything of which only the newest counts (units left, mode).
///
/// Each update gets the next version of the board, and the slots form a list in version order.
/// A subscriber needs one number, the last version it has seen: what is newer is what it lacks.
/// So a subscriber that does not read costs nothing, whatever is published meanwhile.
struct ConflationBoard {
  private struct Slot {
    var key: UInt64
    var version: UInt64
    /// The publisher's own number of the value.
    var revision: UInt64
    var attributes: EntryAttributes
    var frame: [UInt8]
    var older: UInt32
    var newer: UInt32
  }

  private static let none = UInt32.max

  /// Version of the newest update; 0 when there has been none.
  private(set) var version: UInt64 = 0
  private var slots: [Slot] = []
  private var index: [UInt64: UInt32] = [:]
  private var free: [UInt32] = []
  private var newest = none
  private var oldest = none

  var keyCount: Int { index.count }

  /// What an update came to.
  enum Update {
    case replaced
    case added
    /// Added in the place of the key whose value had not changed for longest.
    case addedForOldest
    /// A newer value of the key is there already.
    case older
    /// `limit` is 0.
    case refused
  }

  /// Replaces the value of a key, unless it has a newer one. When the key is new and `limit` keys
  /// exist, the one that has not changed for longest makes room: what is new is always shown.
  mutating func update(
    _ key: UInt64, _ frame: RawSpan, revision: UInt64, attributes: EntryAttributes, limit: Int
  ) -> Update {
    let slot: UInt32
    var result = Update.replaced
    if let known = index[key] {
      guard slots[Int(known)].revision < revision else { return .older }
      slot = known
      unlink(slot)
    } else {
      guard limit > 0 else { return .refused }
      result = .added
      if index.count >= limit {
        remove(slots[Int(oldest)].key)
        result = .addedForOldest
      }
      slot = take(key)
      index[key] = slot
    }
    version += 1
    let at = Int(slot)
    slots[at].version = version
    slots[at].revision = revision
    slots[at].attributes = attributes
    slots[at].frame.removeAll(keepingCapacity: true)
    // Sound: the borrowed bytes are copied within the closure.
    frame.withUnsafeBytes { slots[at].frame.append(contentsOf: $0) }
    slots[at].older = newest
    slots[at].newer = Self.none
    if newest != Self.none { slots[Int(newest)].newer = slot } else { oldest = slot }
    newest = slot
    return result
  }

  /// Forgets a key; subscribers that lack its last value will not get it any more. False when there
  /// is no such key.
  @discardableResult
  mutating func remove(_ key: UInt64) -> Bool {
    guard let slot = index.removeValue(forKey: key) else { return false }
    unlink(slot)
    slots[Int(slot)].frame = []
    free.append(slot)
    return true
  }

  /// Hands over what is newer than `seen` and passes the filter, oldest update first, while it
  /// fits into `budget`; at least one value. Returns the version seen now and what was handed over.
  func pull(
    after seen: UInt64, filter: FeedFilter, budget: Int, _ output: (RawSpan) -> Void
  ) -> (seen: UInt64, values: Int, bytes: Int) {
    guard seen < version, newest != Self.none, slots[Int(newest)].version > seen else {
      return (version, 0, 0)
    }
    var slot = newest
    while case let older = slots[Int(slot)].older, older != Self.none,
      slots[Int(older)].version > seen
    {
      slot = older
    }
    var reached = seen
    var values = 0
    var bytes = 0
    while slot != Self.none {
      let at = Int(slot)
      if filter.matches(slots[at].attributes) {
        let frame = slots[at].frame
        let size = frame.count
        if values > 0, bytes + size > budget { return (reached, values, bytes) }
        output(frame.span.bytes)
        values += 1
        bytes += size
      }
      reached = slots[at].version
      slot = slots[at].newer
    }
    return (version, values, bytes)
  }

  private mutating func take(_ key: UInt64) -> UInt32 {
    let slot = Slot(
      key: key, version: 0, revision: 0, attributes: EntryAttributes(), frame: [], older: Self.none,
      newer: Self.none)
    if let reused = free.popLast() {
      slots[Int(reused)] = slot
      return reused
    }
    slots.append(slot)
    return UInt32(slots.count - 1)
  }

  private mutating func unlink(_ slot: UInt32) {
    let (older, newer) = (slots[Int(slot)].older, slots[Int(slot)].newer)
    if older != Self.none { slots[Int(older)].newer = newer } else { oldest = newer }
    if newer != Self.none { slots[Int(newer)].older = older } else { newest = older }
  }
}
