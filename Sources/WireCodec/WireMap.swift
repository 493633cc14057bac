/// One entry of a map: a generated message with field 1 the key and field 2 the value.
public protocol WireMapEntry: WireBlockMessage {
  associatedtype Key: JSONKey
  associatedtype Value: JSONValue
  /// The entry's key.
  var key: Key { get }
  /// The value under the key.
  var value: Value { get set }
  init(key: Key, value: Value)
  /// The wire's order of keys: numbers by value, text by its UTF-8 bytes.
  static func precedes(_ left: Key, _ right: Key) -> Bool
}

/// A map, kept as entries in the order of their keys.
///
/// Iteration is the same on every machine, encoding needs no sorting, and two keys are one only
/// when their bytes are (Swift's own `String` treats some different bytes as equal). Lookup is a
/// binary search; inserting in the middle moves the entries behind it.
public struct WireMap<Entry: WireMapEntry>: Sendable {
  /// The entries, keys strictly ascending.
  public private(set) var entries: [Entry]

  /// An empty map.
  public init() {
    entries = []
  }

  /// A map of the pairs; of pairs with one key the last remains.
  public init(_ pairs: some Sequence<(Entry.Key, Entry.Value)>) {
    self.init()
    for (key, value) in pairs { self[key] = value }
  }

  /// Entries already in strictly ascending order.
  @usableFromInline
  init(ascending entries: [Entry]) {
    self.entries = entries
  }

  /// Number of entries.
  public var count: Int { entries.count }

  /// True when there is no entry.
  public var isEmpty: Bool { entries.isEmpty }

  /// The value under `key`, nil when there is none.
  public subscript(key: Entry.Key) -> Entry.Value? {
    get {
      let index = position(of: key)
      return holds(key, at: index) ? entries[index].value : nil
    }
    set {
      let index = position(of: key)
      let exists = holds(key, at: index)
      guard let newValue else {
        if exists { entries.remove(at: index) }
        return
      }
      if exists {
        entries[index].value = newValue
      } else {
        entries.insert(Entry(key: key, value: newValue), at: index)
      }
    }
  }

  /// Puts `entry` in its place, in place of one with its key; false, and nothing is done, when
  /// that makes more than `max` entries.
  @usableFromInline
  mutating func insert(_ entry: Entry, max: Int) -> Bool {
    // Encoders write keys in order: then it is the last one.
    let isLast = entries.last.map { Entry.precedes($0.key, entry.key) } ?? true
    let index = isLast ? entries.count : position(of: entry.key)
    if !isLast, holds(entry.key, at: index) {
      entries[index] = entry
      return true
    }
    guard entries.count < max else { return false }
    entries.insert(entry, at: index)
    return true
  }

  private func holds(_ key: Entry.Key, at index: Int) -> Bool {
    index < entries.count && !Entry.precedes(key, entries[index].key)
  }

  /// The first index whose key does not precede `key`.
  private func position(of key: Entry.Key) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Entry.precedes(entries[middle].key, key) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension WireMap: Sequence {
  public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension WireMap: Equatable where Entry: Equatable {}
extension WireMap: Hashable where Entry: Hashable {}

extension WireMap: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Entry.Key, Entry.Value)...) {
    self.init(elements)
  }
}

/// The order of text keys: by UTF-8 bytes.
@inlinable
public func precedesByBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

extension WireReader {
  /// A map of at most `max` entries, keys strictly ascending.
  @_lifetime(self: copy self)
  public mutating func readMap<Entry: WireMapEntry>(
    of type: Entry.Type = Entry.self, max: Int, field: StaticString
  ) throws(WireError) -> WireMap<Entry> {
    let entries: [Entry] = try readMessages(max: max, field: field)
    for index in entries.indices.dropFirst() {
      guard Entry.precedes(entries[index - 1].key, entries[index].key) else {
        throw WireError(.unsortedMap, field: field)
      }
    }
    return WireMap(ascending: entries)
  }
}

extension WireBuffer {
  /// Bytes `appendMap` takes.
  @inlinable
  public static func size<Entry>(_ map: WireMap<Entry>) -> Int { size(map.entries) }
}
