import Basics
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rows of checkpoints that wait to be written, as they came: a busy server brings a megabyte several times a
/// second, and what is there already is not moved for it.
struct CollectedRows: Sendable {
  /// Smaller batches are put together up to this size, so that what little each brings does not take memory for
  /// all that was reserved for it.
  private static let leastBytes = 1 << 20

  private var batches: [RowBatch] = []
  /// Bytes of all keys and values.
  private(set) var byteCount = 0
  /// Changes of the archive's rows: rows of the state are read when a server starts, these at any time.
  private var archived: [Archived] = []
  private var places = NewestByHash()

  private struct Archived {
    var batch: UInt32
    var change: UInt32
  }

  /// Adds the changes of a checkpoint behind those that are there.
  mutating func add(_ rows: RowBatch) {
    byteCount += rows.bytes.count
    if rows.bytes.count >= Self.leastBytes {
      batches.append(rows)
      return index(from: 0)
    }
    if batches.last.map({ $0.bytes.count + rows.bytes.count > Self.leastBytes }) ?? true {
      batches.append(RowBatch())
    }
    let first = batches[batches.count - 1].changes.count
    batches[batches.count - 1].append(contentsOf: rows)
    index(from: first)
  }

  /// Notes the changes of the archive in the last batch, from one on.
  private mutating func index(from first: Int) {
    let batch = batches.count - 1
    for index in first..<batches[batch].changes.count {
      let change = batches[batch].changes[index]
      guard RowBatch.archiveTables.contains(change.table) else { continue }
      places.append(hash: byteHash(batches[batch].key(of: change), salt: change.table))
      archived.append(Archived(batch: UInt32(batch), change: UInt32(index)))
    }
  }

  /// The last change of a row.
  struct Last {
    /// Nil when it is removed.
    var value: [UInt8]?
  }

  /// The last change of a row of the archive; nil when there is none here.
  func lastArchived(table: UInt8, key: [UInt8]) -> Last? {
    // Who chooses a key, as of payments, can make this slow while the row waits to be written, and no more.
    let found = places.find(hash: byteHash(key, salt: table)) { index in
      let rows = batches[Int(archived[index].batch)]
      let change = rows.changes[Int(archived[index].change)]
      return change.table == table && rows.key(of: change).elementsEqual(key)
    }
    guard let found = found.map({ archived[$0] }) else { return nil }
    let rows = batches[Int(found.batch)]
    let change = rows.changes[Int(found.change)]
    return Last(value: change.isDeletion ? nil : Array(rows.value(of: change)))
  }

  /// Calls `body` for each table that has changes, by its number.
  func visitTables(
    _ body: (UInt8, borrowing Table) throws(StorageError) -> Void
  ) throws(StorageError) {
    var orders = [[Place]](repeating: [], count: Int(UInt8.max) + 1)
    for (batch, rows) in batches.enumerated() {
      for (index, change) in rows.changes.enumerated() {
        var prefix: UInt64 = 0
        for offset in 0..<8 {
          let byte = offset < change.keyCount ? rows.bytes[change.start + offset] : 0
          prefix = prefix << 8 | UInt64(byte)
        }
        orders[Int(change.table)].append(
          Place(prefix: prefix, batch: UInt32(batch), change: UInt32(index)))
      }
    }
    try withBytes { (bytes) throws(StorageError) in
      for table in orders.indices where !orders[table].isEmpty {
        var rows = Table(batches: batches, bytes: bytes, order: orders[table])
        orders[table] = []
        rows.sort()
        try body(UInt8(table), rows)
      }
    }
  }

  /// Calls `body` with the bytes of each batch.
  private func withBytes(
    _ found: [UnsafeRawBufferPointer] = [],
    _ body: ([UnsafeRawBufferPointer]) throws(StorageError) -> Void
  ) throws(StorageError) {
    // One frame for each batch, of which there are few: each is a megabyte, or two together are.
    guard found.count < batches.count else { return try body(found) }
    let result: Result<Void, StorageError> = batches[found.count].bytes.withUnsafeBytes { bytes in
      do throws(StorageError) {
        return .success(try withBytes(found + [bytes], body))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Where one change belongs among the rows of its table.
  struct Place {
    /// The first eight bytes of the key as a number: nearly always enough to compare.
    var prefix: UInt64
    /// Index of the batch.
    var batch: UInt32
    /// Index of the change in it.
    var change: UInt32
  }

  /// The changes of one table: the last one of each key, by key.
  struct Table: ~Copyable {
    let batches: [RowBatch]
    /// Of each batch, while the rows are visited.
    let bytes: [UnsafeRawBufferPointer]
    var order: [Place]

    private func change(_ place: Place) -> RowBatch.Change {
      batches[Int(place.batch)].changes[Int(place.change)]
    }

    private func compare(_ left: Place, _ right: Place) -> Int {
      if left.prefix != right.prefix { return left.prefix < right.prefix ? -1 : 1 }
      let (first, second) = (change(left), change(right))
      let shared = min(first.keyCount, second.keyCount)
      // Sound: a change lies within the bytes of its batch, which are there while rows are visited.
      if shared > 0, let one = bytes[Int(left.batch)].baseAddress,
        let other = bytes[Int(right.batch)].baseAddress
      {
        let result = memcmp(one + first.start, other + second.start, shared)
        if result != 0 { return Int(result) }
      }
      return first.keyCount - second.keyCount
    }

    fileprivate mutating func sort() {
      var order = order
      order.sort { left, right in
        let result = compare(left, right)
        if result != 0 { return result < 0 }
        return (left.batch, left.change) < (right.batch, right.change)
      }
      var kept = 0
      for index in order.indices {
        // Of several changes of a key the last one counts.
        if index + 1 < order.count, compare(order[index], order[index + 1]) == 0 { continue }
        order[kept] = order[index]
        kept += 1
      }
      order.removeSubrange(kept...)
      self.order = order
    }

    /// Calls `body` with each key, ascending, and its value; nil for a row that is removed.
    func visit(
      _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) throws(StorageError) -> Void
    ) throws(StorageError) {
      for place in order {
        let change = change(place)
        let bytes = bytes[Int(place.batch)]
        let start = change.start + change.keyCount
        let key = UnsafeRawBufferPointer(rebasing: bytes[change.start..<start])
        let value = UnsafeRawBufferPointer(rebasing: bytes[start..<start + change.valueCount])
        try body(key, change.isDeletion ? nil : value)
      }
    }
  }
}
