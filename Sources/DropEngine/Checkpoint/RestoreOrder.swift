/// In which order rows have come: where keys ascend none can be there twice, and nobody has to look.
struct RestoreOrder: Sendable {
  /// Of the last row.
  private(set) var table: StateTable?
  /// Whether no row of its table had its key before, as the order tells.
  private(set) var isNew = true
  /// Whether tables came in ascending order.
  private var areTablesAscending = true
  private var key: (first: UInt64, second: UInt64) = (0, 0)

  /// Takes note of a row; gives the table that has ended by it.
  @inline(__always)
  mutating func note(_ table: StateTable, _ key: [UInt8]) -> StateTable? {
    let place = Self.place(of: key)
    defer { self.key = place ?? (.max, .max) }
    if table == self.table {
      if isNew { isNew = place.map { $0 > self.key } ?? false }
      return nil
    }
    return begin(table, isKnown: place != nil)
  }

  private mutating func begin(_ table: StateTable, isKnown: Bool) -> StateTable? {
    defer { self.table = table }
    if let last = self.table, table.rawValue < last.rawValue { areTablesAscending = false }
    isNew = areTablesAscending && isKnown
    return self.table
  }

  /// A key of one or two numbers, as nearly all are.
  private static func place(of key: [UInt8]) -> (UInt64, UInt64)? {
    key.withUnsafeBytes { bytes in
      switch bytes.count {
      // Sound: so many bytes are there.
      case 8: (UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)), 0)
      case 16:
        (
          UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
          UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
      default: nil
      }
    }
  }
}
