/// The newest entries of one topic, encoded, in one contiguous ring of bytes.
///
/// Bytes are addressed by a position that only grows; an entry is the range between its own
/// position and the next one's, so any run of entries is one range and is copied at once (twice
/// where it wraps). The ring starts empty, doubles on demand and evicts the oldest entries when it
/// may not grow further.
struct TopicRing {
  struct Entry {
    var position: Int
    var attributes: EntryAttributes
  }

  /// Offset of the oldest entry kept; equals `next` when the ring is empty.
  private(set) var first: UInt64
  /// Offset the next entry will have.
  private(set) var next: UInt64
  private(set) var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Position of the first byte kept, and of the first byte not yet written.
  private var tail = 0
  private(set) var head = 0

  static let smallestBytes = 512
  static let smallestEntries = 8

  init(next: UInt64) {
    self.first = next
    self.next = next
  }

  var count: Int { Int(next - first) }
  var byteCount: Int { head - tail }
  var capacity: Int { bytes.count }

  /// Forgets everything and goes on at `next`; keeps its memory.
  mutating func restart(at next: UInt64) {
    first = next
    self.next = next
    tail = head
  }

  /// Frees the memory as well.
  mutating func release() {
    restart(at: next)
    bytes = []
    entries = []
    head = 0
    tail = 0
  }

  /// Adds an entry, evicting the oldest as needed. `growth` is how many bytes the ring may still
  /// allocate. Returns the bytes allocated. An entry that fits nowhere empties the ring: its
  /// readers are behind then, which is exact and is served from the store.
  mutating func append(
    _ frame: RawSpan, attributes: EntryAttributes, maximumBytes: Int, maximumEntries: Int,
    growth: Int
  ) -> Int {
    let size = frame.byteCount
    let grown = makeRoom(for: size, maximumBytes: maximumBytes, growth: growth)
    growIndex(upTo: maximumEntries)
    guard size <= bytes.count else {
      restart(at: next + 1)
      return grown
    }
    while head - tail + size > bytes.count || count >= entries.count { evictOldest() }
    write(frame)
    entries[Int(truncatingIfNeeded: next) & (entries.count - 1)] =
      Entry(position: head, attributes: attributes)
    head += size
    next += 1
    return grown
  }

  @inline(__always)
  func attributes(at offset: UInt64) -> EntryAttributes {
    entries[Int(truncatingIfNeeded: offset) & (entries.count - 1)].attributes
  }

  /// Byte position where the entry begins; for `next` where it would begin.
  @inline(__always)
  func position(of offset: UInt64) -> Int {
    offset == next ? head : entries[Int(truncatingIfNeeded: offset) & (entries.count - 1)].position
  }

  /// Offset after the last of the entries from `start` on that fit into `budget` bytes together;
  /// at least one entry, so that a large frame cannot stall its readers.
  func end(from start: UInt64, budget: Int) -> UInt64 {
    let limit = position(of: start) + budget
    if head <= limit { return next }
    var low = start + 1
    var high = next
    while low < high {
      let middle = low + (high - low + 1) / 2
      if position(of: middle) <= limit { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Hands over the bytes of the entries `start ..< end` in one piece, or two where they wrap.
  @inline(__always)
  func copy(from start: UInt64, to end: UInt64, _ output: (RawSpan) -> Void) {
    let from = position(of: start)
    let length = position(of: end) - from
    let begin = from & (bytes.count - 1)
    let untilWrap = min(length, bytes.count - begin)
    let span = bytes.span.bytes
    output(span.extracting(begin..<begin + untilWrap))
    if untilWrap < length { output(span.extracting(0..<length - untilWrap)) }
  }

  private mutating func evictOldest() {
    first += 1
    tail = position(of: first)
  }

  /// Doubles the byte ring until `size` more bytes fit or a limit is met; the content moves.
  private mutating func makeRoom(for size: Int, maximumBytes: Int, growth: Int) -> Int {
    let growth = max(0, growth)
    let needed = max(byteCount + size, 1)
    guard needed > bytes.count else { return 0 }
    var capacity = max(bytes.count, Self.smallestBytes)
    while capacity < needed { capacity *= 2 }
    while capacity > maximumBytes || capacity - bytes.count > growth { capacity /= 2 }
    guard capacity > bytes.count else { return 0 }
    let allocated = capacity - bytes.count
    var larger = [UInt8](repeating: 0, count: capacity)
    // The positions stay as they are; only the mask changes, so every byte is placed anew.
    let oldMask = bytes.count - 1
    for position in tail..<head { larger[position & (capacity - 1)] = bytes[position & oldMask] }
    bytes = larger
    return allocated
  }

  private mutating func growIndex(upTo maximumEntries: Int) {
    guard count >= entries.count, entries.count < maximumEntries else { return }
    let capacity = max(Self.smallestEntries, entries.count * 2)
    var larger = [Entry](
      repeating: Entry(position: 0, attributes: EntryAttributes()), count: capacity)
    for offset in first..<next {
      larger[Int(truncatingIfNeeded: offset) & (capacity - 1)] =
        entries[Int(truncatingIfNeeded: offset) & (entries.count - 1)]
    }
    entries = larger
  }

  private mutating func write(_ frame: RawSpan) {
    let begin = head & (bytes.count - 1)
    let untilWrap = min(frame.byteCount, bytes.count - begin)
    // Sound: both ranges lie inside `bytes` (begin + untilWrap ≤ count, the rest starts at 0 and
    // is shorter than the ring), and `frame` is borrowed for the whole call.
    bytes.withUnsafeMutableBytes { ring in
      frame.withUnsafeBytes { source in
        ring[begin..<begin + untilWrap].copyBytes(from: source.prefix(untilWrap))
        if untilWrap < source.count {
          ring.copyBytes(from: source.dropFirst(untilWrap))
        }
      }
    }
  }
}
