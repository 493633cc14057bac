import Basics

/// Row changes of one checkpoint in the order they were made, in one flat buffer: a checkpoint of a
/// busy server has tens of thousands of rows, and two arrays per row would cost more than writing
/// them.
public struct RowBatch: RowSink, Sendable {
  /// Tables `reservedTables...255` belong to the store.
  public static let reservedTables: UInt8 = 0xF0

  /// One change, as offsets into ``bytes``: the key, followed by the value.
  public struct Change: Sendable {
    /// The table, below ``RowBatch/reservedTables``.
    public var table: UInt8
    /// True when the row is removed; there is no value then.
    public var isDeletion: Bool
    /// First byte of the key.
    public var start: Int
    /// Length of the key.
    public var keyCount: Int
    /// Length of the value.
    public var valueCount: Int
  }

  /// Keys and values, back to back.
  public private(set) var bytes: [UInt8] = []
  /// The changes; a later change of the same key wins.
  public private(set) var changes: [Change] = []

  /// No changes.
  public init() {}

  /// True when there is nothing to write.
  public var isEmpty: Bool { changes.isEmpty }

  /// Writes or replaces a row.
  public mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
    changes.append(
      Change(
        table: table, isDeletion: false, start: bytes.count, keyCount: key.count,
        valueCount: value.count))
    bytes.append(contentsOf: key)
    bytes.append(contentsOf: value)
  }

  /// Writes or replaces a row whose bytes are somebody else's.
  public mutating func put(table: UInt8, key: RawSpan, value: RawSpan) {
    changes.append(
      Change(
        table: table, isDeletion: false, start: bytes.count, keyCount: key.byteCount,
        valueCount: value.byteCount))
    key.withUnsafeBytes { bytes.append(contentsOf: $0) }
    value.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Removes a row; removing one that does not exist is no error.
  public mutating func delete(table: UInt8, key: [UInt8]) {
    changes.append(
      Change(
        table: table, isDeletion: true, start: bytes.count, keyCount: key.count, valueCount: 0))
    bytes.append(contentsOf: key)
  }

  /// Adds the changes of another batch behind these.
  public mutating func append(contentsOf other: RowBatch) {
    let base = bytes.count
    bytes.append(contentsOf: other.bytes)
    // No room is reserved: exactly what is needed would be moved again by each batch that follows.
    for var change in other.changes {
      change.start += base
      changes.append(change)
    }
  }

  /// Forgets all changes and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
  }

  /// Reserves room for about `rows` more changes of `byteCount` bytes altogether.
  public mutating func reserve(rows: Int, byteCount: Int) {
    changes.reserveCapacity(changes.count + rows)
    bytes.reserveCapacity(bytes.count + byteCount)
  }

  /// The key of a change.
  public func key(of change: Change) -> ArraySlice<UInt8> {
    bytes[change.start..<change.start + change.keyCount]
  }

  /// The value of a change; empty for a deletion.
  public func value(of change: Change) -> ArraySlice<UInt8> {
    let start = change.start + change.keyCount
    return bytes[start..<start + change.valueCount]
  }
}
