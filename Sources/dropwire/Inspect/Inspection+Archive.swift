import Basics
import DropEngine
import LoadKit
import Storage

extension Inspection {
  /// Calls `visit` with each row of the archive that can be read, in the order of table and key.
  ///
  /// - Parameters:
  ///   - table: only its rows; all when it is nil.
  ///   - drop: only what is of this drop; all when it is nil.
  func archive(
    of table: StateTable?, drop: DropID?,
    _ visit: (StateTable, ArchiveStamp, StoredRow) -> Void
  ) throws {
    var rows: UInt64 = 0
    do {
      try store.visitArchive { archived in
        rows += 1
        output.progress("row \(Words.count(rows)) of the archive")
        if let table, table.rawValue != archived.table { return }
        do throws(RestoreError) {
          let row = try StoredRow(
            table: archived.table, key: archived.key, value: archived.value)
          guard let table = StateTable(rawValue: archived.table) else { return }
          if let drop, self.drop(of: row) != drop { return }
          visit(table, archived.stamp, row)
        } catch {
          try output.found("the archive: \(error)")
        }
      }
    } catch let error as StorageError {
      try output.found(
        "the archive cannot be read behind its first \(Words.count(rows)) rows: \(error)")
    }
  }

  /// The drop that a row of the archive is of; nil when it is of none, or that was trimmed which says so.
  private func drop(of row: StoredRow) -> DropID? {
    switch row {
    case .drop(let row): row.drop
    case .pool(let row): row.drop
    case .hold(let row): row.drop
    case .order(let row): row.drop
    case .reservation(let row): row.drop
    case .waiter(let row): archived(.pools, row.pool.rawValue).flatMap(drop) ?? drop(with: row.pool)
    case .admission(let row): row.drop
    case .joiner(let row): row.drop
    case .fence(let row): archived(.pools, row.fence.rawValue).flatMap(drop)
    case .job(let row): archived(.orders, row.order.rawValue).flatMap(drop)
    case .payment(let row):
      (archived(.orders, row.order.rawValue) ?? archived(.holds, row.hold.rawValue))
        .flatMap(drop)
    default: nil
    }
  }

  /// A drop whose pool is not in the archive yet: both are of one entry, and the drop is its first.
  private func drop(with pool: PoolID) -> DropID {
    DropID(sequence: pool.sequence, index: 0)
  }

  private func archived(_ table: StateTable, _ id: UInt64) -> StoredRow? {
    var key = ByteSink()
    key.putFixed(id.byteSwapped)
    guard let row = try? store.archivedRow(table: table.rawValue, key: key.bytes) else {
      return nil
    }
    return try? StoredRow(table: row.table, key: row.key, value: row.value)
  }
}
