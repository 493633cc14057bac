import Basics

/// Row changes of one checkpoint in the order they were made, in one flat buffer: a checkpoint of a
/// busy server has tens of thousands of rows, and two arrays per row would cost more than writing
/// them.
public struct RowBatch: RowSink, Sendable {
  /// Tables `reservedTables...255` are no part of the state.
  public static let reservedTables: UInt8 = 0xF0
  /// The archive: what left the state, by its table and key. See ``ArchivedRow``.
  public static let archiveTable: UInt8 = 0xF1
  /// What the archive got with each checkpoint, oldest first: what goes first when it is to be smaller.
  public static let archiveIndexTable: UInt8 = 0xF2
  /// How much the archive has.
  public static let archiveTotalsTable: UInt8 = 0xF3
  /// The tables of the archive, which are written with checkpoints, as rows are.
  public static let archiveTables = archiveTable...archiveTotalsTable

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
  /// How many of them are rows for the archive.
  public private(set) var archivedCount = 0

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

  /// Writes a row of the archive, or replaces it.
  public mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {
    let start = bytes.count
    bytes.append(table)
    bytes.append(contentsOf: key)
    let keyEnd = bytes.count
    var sink = ByteSink()
    swap(&sink.bytes, &bytes)
    stamp.encode(into: &sink)
    swap(&sink.bytes, &bytes)
    bytes.append(contentsOf: value)
    changes.append(
      Change(
        table: Self.archiveTable, isDeletion: false, start: start, keyCount: keyEnd - start,
        valueCount: bytes.count - keyEnd))
    archivedCount += 1
  }

  /// The same of a row as it is stored.
  package mutating func putArchived(key: [UInt8], value: [UInt8]) {
    put(table: Self.archiveTable, key: key, value: value)
    archivedCount += 1
  }

  /// Adds the changes of another batch behind these.
  public mutating func append(contentsOf other: RowBatch) {
    let base = bytes.count
    archivedCount += other.archivedCount
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
    archivedCount = 0
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
