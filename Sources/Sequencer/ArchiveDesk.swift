import Basics
import Storage

/// The archive beside a running log: what is on its way there, and what is there.
///
/// What leaves the state is handed from the machine to a checkpoint, and from there to the store. Whoever looks at
/// the state first, here next and at the store last finds it, whatever happens meanwhile.
final class ArchiveDesk: Sendable {
  /// Of one checkpoint that is not written yet.
  private struct Leaving {
    var sequence: UInt64
    var rows: RowBatch
  }

  /// A checkpoint with what belongs to the archive.
  struct Completed {
    var rows = RowBatch()
    /// Rows of the archive that it removes.
    var trimmed = 0
    /// How much there is with it.
    var totals = ArchiveTotals()
  }

  private let store: any Store
  private let keeping: Monitor<ArchiveKeeping>
  private let leaving = Monitor<[Leaving]>([])

  init(store: any Store, limits: SequencerLimits, faults: PlantedFaults) {
    self.store = store
    keeping = Monitor(ArchiveKeeping(store: store, limits: limits, faults: faults))
  }

  /// Notes what a checkpoint takes from the machine: called before the machine is looked at again.
  func note(_ rows: RowBatch, of sequence: UInt64) {
    if rows.archivedCount == 0 { return }
    leaving.withLock { $0.append(Leaving(sequence: sequence, rows: rows)) }
  }

  /// Completes the rows of a checkpoint.
  func complete(
    _ rows: RowBatch, of sequence: UInt64, at time: Int64
  ) throws(StorageError) -> Completed {
    try keeping.withLock { keeping throws(StorageError) in
      let completed = try keeping.complete(rows, through: sequence, at: time)
      return Completed(
        rows: completed.rows, trimmed: completed.trimmed, totals: try keeping.totals())
    }
  }

  /// A checkpoint is written: the store has what it took.
  func wasWritten(through sequence: UInt64) {
    leaving.withLock { $0.removeAll { $0.sequence <= sequence } }
  }

  /// See ``LogSequencer/archived(table:key:)``.
  func row(table: UInt8, key: [UInt8]) throws(StorageError) -> ArchivedRow? {
    let whole = ArchivedRow.key(table: table, key)
    for leaving in leaving.withLock({ $0 }).reversed() {
      let rows = leaving.rows
      let change = rows.changes.last {
        $0.table == RowBatch.archiveTable && rows.key(of: $0).elementsEqual(whole)
      }
      if let change { return try ArchivedRow(key: whole, value: Array(rows.value(of: change))) }
    }
    return try store.archivedRow(table: table, key: key)
  }
}

extension LogSequencer where Machine: ~Copyable {
  /// Something that has left the state, by the table and the key that its row had: asked for after a look at the
  /// state that did not find it, and did not find it among what waits for the next checkpoint. Nil when it never
  /// was, is not archived, or was removed from the archive in its time.
  ///
  /// Waits for the medium, and goes through what is on its way there: not for a loop, nor for a thread of the
  /// sequencer.
  public func archived(table: UInt8, key: [UInt8]) throws(StorageError) -> ArchivedRow? {
    try archive.row(table: table, key: key)
  }
}
