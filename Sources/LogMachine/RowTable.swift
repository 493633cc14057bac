public import Basics
public import WireCodec

/// Rows of a state, each a message under a key: kept in memory, drained as changes, digested as they change.
///
/// Nothing goes through it in the order of a hash table: rows are found by their keys alone.
public struct RowTable<Row: WireMessage>: Sendable {
  private let table: UInt8
  private var rows: [[UInt8]: Row] = [:]
  private var changed: [[UInt8]] = []
  private var isChanged: Set<[UInt8]> = []
  /// A digest over all rows.
  public private(set) var digest = StateDigest.empty

  /// An empty table.
  ///
  /// - Parameter table: its number in the store, 0 to 223; no other table of the state has it.
  ///
  /// Traps when the schema lets a row be larger than 16 MiB, whatever its rows are: no store would take it.
  /// Keys have 1,024 bytes at most; with a longer one there are no more checkpoints, and a start takes longer.
  public init(_ table: UInt8) {
    precondition(
      Row.maximumEncodedSize <= LogSizes.rowBytes,
      "\(Row.messageName) is too large for a row: bound its fields in the schema")
    precondition(table < LogTables.first, "tables of rules are 0 to \(LogTables.first - 1)")
    self.table = table
  }

  /// Rows there are.
  public var count: Int { rows.count }

  /// The row of a key; nil is no row.
  public subscript(key: [UInt8]) -> Row? {
    get { rows[key] }
    set {
      if let old = rows[key] { digest.remove(unordered: digest(of: key, old)) }
      if let newValue { digest.combine(unordered: digest(of: key, newValue)) }
      rows[key] = newValue
      if isChanged.insert(key).inserted { changed.append(key) }
    }
  }

  /// The row of an id.
  public subscript(id: UInt64) -> Row? {
    get { self[RowKey.bytes(of: id)] }
    set { self[RowKey.bytes(of: id)] = newValue }
  }

  /// Adds the rows that changed since the last call.
  public mutating func drainChanges(into sink: inout some RowSink) {
    for key in changed {
      if let row = rows[key] {
        sink.put(table: table, key: key, value: row.encodedBytes())
      } else {
        sink.delete(table: table, key: key)
      }
    }
    changed.removeAll(keepingCapacity: true)
    isChanged.removeAll(keepingCapacity: true)
  }

  /// Takes back a row; one of another table is left alone.
  ///
  /// - Returns: whether it was one of this table.
  public mutating func restore(
    table: UInt8, key: [UInt8], value: [UInt8]
  ) throws(WireError) -> Bool {
    guard table == self.table else { return false }
    let row = try Row(bytes: value)
    rows[key] = row
    digest.combine(unordered: digest(of: key, row))
    return true
  }

  private func digest(of key: [UInt8], _ row: Row) -> StateDigest {
    RowKey.digest(table: table, key: key, value: row.encodedBytes())
  }
}

/// Tables of the store that are the log's own.
enum LogTables {
  /// Those from here on are not for rules; the store's own begin at 240.
  static let first: UInt8 = 224
  static let keys: UInt8 = 224
  static let topics: UInt8 = 225
}

enum RowKey {
  /// Eight bytes, most significant first: keys are in the order of the numbers.
  static func bytes(of number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
  }

  static func digest(table: UInt8, key: [UInt8], value: [UInt8]) -> StateDigest {
    var hasher = DigestHasher()
    hasher.combine(UInt64(table))
    hasher.combine(bytes: key)
    hasher.combine(bytes: value)
    return hasher.finalize()
  }
}

/// A row of a checkpoint that is none of this state's.
public enum RowFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// No table has the number.
  case unknownTable(UInt8)
  /// The row of a table cannot be read.
  case unreadable(table: UInt8, String)

  public var description: String {
    switch self {
    case .unknownTable(let table):
      "there is a row of table \(table), which this version does not have: use the version that wrote it, "
        + "or a later one"
    case .unreadable(let table, let what): "a row of table \(table) cannot be read: \(what)"
    }
  }
}
