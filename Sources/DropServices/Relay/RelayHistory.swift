/// The newest messages of one stream, one after the other without a hole, for those who come back to a position a
/// little behind the end. Pure; not synchronised.
struct RelayHistory {
  /// What a message costs besides its bytes: 8 for its place, of which there may be twice as many, 32 for the array's
  /// header, and up to 16 that the allocator rounds up by.
  static let overhead = 64

  /// Offset of the oldest message kept; equals `next` when there is none.
  private(set) var first: UInt64 = 0
  /// Bytes of the messages kept, with what each costs besides.
  private(set) var bytes = 0
  /// As they came; what is within is looked at again where somebody wants another encoding.
  private var messages: [[UInt8]?] = []
  /// Those before it in `messages` have gone.
  private var head = 0

  /// Offset after the newest message.
  var next: UInt64 { first &+ UInt64(count) }
  var count: Int { messages.count - head }

  /// Forgets everything and goes on at `next`.
  mutating func restart(at next: UInt64) {
    self = RelayHistory()
    first = next
  }

  /// Adds the newest message; the oldest ones go until both limits are kept.
  mutating func append(_ message: RelayedEvent, maximumBytes: Int, maximumEntries: Int) {
    messages.append(message.bytes)
    bytes += message.bytes.count + Self.overhead
    trim(maximumBytes: maximumBytes, maximumEntries: maximumEntries)
  }

  /// Adds what comes before the oldest message, as much of it as the limits have room for.
  ///
  /// - Parameter older: without a hole; its last one is the one before `first`.
  mutating func prepend(
    _ older: ArraySlice<RelayedEvent>, maximumBytes: Int, maximumEntries: Int
  ) {
    var room = maximumBytes - bytes
    var begin = older.endIndex
    while begin > older.startIndex, older.endIndex - begin + count < maximumEntries,
      UInt64(older.endIndex - begin) < first, older[begin - 1].bytes.count + Self.overhead <= room
    {
      begin -= 1
      room -= older[begin].bytes.count + Self.overhead
      bytes += older[begin].bytes.count + Self.overhead
    }
    let added = older[begin...]
    messages.replaceSubrange(0..<head, with: added.map { Optional($0.bytes) })
    head = 0
    first -= UInt64(added.count)
  }

  /// Lets the oldest messages go until both limits are kept.
  mutating func trim(maximumBytes: Int, maximumEntries: Int) {
    while count > 0, bytes > maximumBytes || count > maximumEntries {
      bytes -= (messages[head]?.count ?? 0) + Self.overhead
      messages[head] = nil
      head += 1
      first += 1
    }
    // What has gone is moved over once it is half of all: a few moves for each message.
    if head > 32, head * 2 > messages.count {
      messages.removeFirst(head)
      head = 0
    }
  }

  /// At most `count` messages from `offset` on; none unless it is within what is kept.
  func messages(from offset: UInt64, count: Int) -> [[UInt8]] {
    guard first <= offset, offset < next else { return [] }
    return messages[(head + Int(offset - first))...].prefix(count).compactMap(\.self)
  }
}

/// The newest availability of a stream's drops. Pure; not synchronised.
struct RelayCounts {
  private struct Place {
    var revision: UInt64
    var message: RelayedEvent
  }

  private var drops: [UInt64: Place] = [:]

  var count: Int { drops.count }

  /// What became of a value.
  enum Kept: Equatable {
    case kept
    /// A newer one of its drop is known.
    case older
    /// Kept in the place of the drop that had not changed for longest.
    case inPlace(of: UInt64)
  }

  /// Remembers a drop's counts.
  mutating func remember(
    _ message: RelayedEvent, of drop: UInt64, revision: UInt64, limit: Int
  ) -> Kept {
    if let known = drops[drop], known.revision >= revision { return .older }
    var kept = Kept.kept
    if drops[drop] == nil, drops.count >= max(limit, 1),
      let oldest = drops.min(by: { ($0.value.revision, $0.key) < ($1.value.revision, $1.key) })
    {
      drops[oldest.key] = nil
      kept = .inPlace(of: oldest.key)
    }
    drops[drop] = Place(revision: revision, message: message)
    return kept
  }

  /// Everything that is remembered, in the order of drops.
  var all: [(drop: UInt64, revision: UInt64, message: RelayedEvent)] {
    drops.map { (drop: $0.key, revision: $0.value.revision, message: $0.value.message) }
      .sorted { $0.drop < $1.drop }
  }
}
