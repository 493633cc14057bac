import Basics
import Storage

/// Everything that can be checked of an archive by itself: rows, lists and totals say the same.
public struct ArchiveVerification: Sendable {
  /// What is wrong, in words that name the place; empty when nothing is. Some of it, when there is much.
  public private(set) var violations: [String] = []
  /// How much there is.
  public private(set) var totals = ArchiveTotals()
  /// The oldest and the newest entry that something left the state in; nil when nothing is there.
  public private(set) var entries: ClosedRange<UInt64>?

  private static let mostViolations = 20

  /// Reads all of a store's archive, as checkpoints have left it that were flushed; changes nothing.
  ///
  /// - Parameter read: is given each row, and throws when its bytes are none of its table.
  public init(of store: any Store, read: (ArchivedRow) throws -> Void = { _ in }) {
    do {
      let rows = try readRows(store, read)
      let listed = try readLists(store)
      if listed != rows {
        add("the lists name \(listed) rows that are current, and there are \(rows)")
      }
      let value = try store.archiveValue(
        in: RowBatch.archiveTotalsTable, key: ArchiveTotals.key)
      let noted = try value.map { try ArchiveTotals(stored: $0) } ?? ArchiveTotals()
      if noted != totals {
        add(
          "it is noted to have \(noted.rows) rows of \(noted.bytes) bytes, the lists name"
            + " \(totals.rows) of \(totals.bytes)")
      }
    } catch {
      add("\(error)")
    }
  }

  private mutating func add(_ what: String) {
    if violations.count < Self.mostViolations { violations.append(what) }
  }

  /// - Returns: how many rows there are.
  private mutating func readRows(
    _ store: any Store, _ read: (ArchivedRow) throws -> Void
  ) throws -> UInt64 {
    let applied = try store.state().checkpoint?.appliedSequence ?? 0
    var (count, first, last) = (UInt64(0), UInt64.max, UInt64(0))
    var found: [String] = []
    try store.visitArchive { row in
      count += 1
      first = min(first, row.stamp.sequence)
      last = max(last, row.stamp.sequence)
      if row.stamp.sequence > applied {
        found.append(
          "table \(row.table), key \(row.key): left in entry \(row.stamp.sequence), rows are of \(applied)"
        )
      }
      do { try read(row) } catch { found.append("table \(row.table), key \(row.key): \(error)") }
    }
    for what in found { add(what) }
    entries = count > 0 ? first...max(first, last) : nil
    return count
  }

  /// - Returns: how many rows are named that have not been archived again since.
  private mutating func readLists(_ store: any Store) throws -> UInt64 {
    var (current, last) = (UInt64(0), [UInt8]?.none)
    while true {
      let page = try store.archiveRows(
        in: RowBatch.archiveIndexTable, after: last, maximumCount: 16, maximumBytes: 1 << 20)
      guard let end = page.last else { return current }
      for row in page {
        let chunk = try ArchiveChunk(key: row.key, value: row.value)
        totals.add(chunk)
        for key in chunk.keys {
          guard let value = try store.archiveValue(in: RowBatch.archiveTable, key: key) else {
            add("the list of entry \(chunk.sequence) names \(key), which is not there")
            continue
          }
          let stamp = try ArchivedRow(key: key, value: value).stamp
          if stamp.sequence <= chunk.sequence { current += 1 }
        }
      }
      last = end.key
    }
  }
}
