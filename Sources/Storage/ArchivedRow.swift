import Basics

/// Something that left the state, as the archive has it: the last form of its row, and when it left.
public struct ArchivedRow: Equatable, Sendable {
  /// The table that it was in.
  public var table: UInt8
  /// The key that it had there.
  public var key: [UInt8]
  /// When it left.
  public var stamp: ArchiveStamp
  /// The last form of its row.
  public var value: [UInt8]

  /// A row that left the state.
  public init(table: UInt8, key: [UInt8], stamp: ArchiveStamp, value: [UInt8]) {
    self.table = table
    self.key = key
    self.stamp = stamp
    self.value = value
  }

  /// At most so many bytes of a stored value say when it left.
  public static let stampBytes = 21

  /// Where it is in ``RowBatch/archiveTable``.
  public static func key(table: UInt8, _ key: [UInt8]) -> [UInt8] { [table] + key }

  /// Reads a row of ``RowBatch/archiveTable``.
  public init(key: [UInt8], value: [UInt8]) throws(StorageError) {
    guard let table = key.first else { throw .corrupt("a row of the archive without a key") }
    var source = ByteSource(value)
    do throws(ByteError) {
      stamp = try ArchiveStamp(from: &source)
    } catch {
      throw .corrupt("the archive's row \(key): \(error)")
    }
    self.table = table
    self.key = Array(key.dropFirst())
    self.value = Array(value[source.offset...])
  }
}

extension Store {
  /// What has left the state, by the table and the key that it had; nil when the archive has no such thing. Any
  /// thread; waits for the medium.
  public func archivedRow(table: UInt8, key: [UInt8]) throws(StorageError) -> ArchivedRow? {
    let key = ArchivedRow.key(table: table, key)
    guard let value = try archiveValue(in: RowBatch.archiveTable, key: key) else { return nil }
    return try ArchivedRow(key: key, value: value)
  }

  /// Calls `body` with all rows of the archive by table and key, as checkpoints have left them that were flushed.
  public func visitArchive(_ body: (ArchivedRow) throws -> Void) throws {
    var last: [UInt8]?
    while true {
      let page = try archiveRows(
        in: RowBatch.archiveTable, after: last, maximumCount: 4_096, maximumBytes: 1 << 20)
      guard let end = page.last else { return }
      for row in page { try body(ArchivedRow(key: row.key, value: row.value)) }
      last = end.key
    }
  }
}
