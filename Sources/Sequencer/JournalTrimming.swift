import Basics
import Storage

/// Finds where a journal may begin: the first record that is to be kept, by number, age and size.
package struct JournalTrimming {
  package let store: any Store
  package let limits: SequencerLimits

  package init(store: any Store, limits: SequencerLimits) {
    self.store = store
    self.limits = limits
  }

  /// Removes what is older than what to keep; a durable checkpoint covers `applied`.
  ///
  /// - Returns: the first entry that is left; nil when nothing was removed.
  package func trim(behind applied: UInt64) throws(StorageError) -> UInt64? {
    guard let mark = try mark(behind: applied) else { return nil }
    let isNew = try store.state().trimmed?.firstSequence ?? 0 < mark.firstSequence
    guard isNew else { return nil }
    try store.trimJournal(to: mark)
    return mark.firstSequence
  }

  /// The mark to trim to; nil when nothing is to be removed.
  ///
  /// - Parameter applied: a durable checkpoint covers the entries up to here; entries are as old as
  ///   this one is younger than they.
  func mark(behind applied: UInt64) throws(StorageError) -> TrimMark? {
    let begin = try store.state().trimmed?.firstSequence ?? 1
    guard begin <= applied else { return nil }
    var target = begin
    if applied > limits.journalEntriesKept {
      target = max(target, applied - limits.journalEntriesKept + 1)
    }
    if limits.journalMicrosecondsKept != .max, let newest = try record(at: applied) {
      let oldest = newest.header.logTimeMicroseconds
        .addingSaturated(-max(limits.journalMicrosecondsKept, 0))
      target = max(target, try first(notBefore: oldest, in: begin...applied))
    }
    if limits.journalBytesKept != .max {
      target = max(target, try first(within: limits.journalBytesKept, in: begin...applied))
    }
    guard target > 1, let kept = try record(at: target) else { return nil }
    let note = CheckpointNote(
      logTimeMicroseconds: kept.header.logTimeMicroseconds, chainHash: kept.header.previousHash,
      digest: nil, term: kept.header.term)
    return TrimMark(firstSequence: kept.header.firstSequence, note: note.bytes)
  }

  /// The first entry whose record is not older than `time`. Times go back only where an operator has
  /// set log time back; beside such a place it may be an entry of before or of after it.
  private func first(
    notBefore time: Int64, in entries: ClosedRange<UInt64>
  ) throws(StorageError) -> UInt64 {
    try firstByHalves(in: entries) { sequence throws(StorageError) in
      guard let record = try record(at: sequence) else { return true }
      return record.header.logTimeMicroseconds >= time
    }
  }

  /// The first entry from which on no more bytes are kept than there may be.
  private func first(
    within bytes: UInt64, in entries: ClosedRange<UInt64>
  ) throws(StorageError) -> UInt64 {
    try firstByHalves(in: entries) { sequence throws(StorageError) in
      try store.journalBytes(from: sequence) <= bytes
    }
  }

  /// The record with an entry, or the first after what was removed.
  private func record(at sequence: UInt64) throws(StorageError) -> JournalRecord? {
    guard let entry = try store.journal(from: sequence, maximumBytes: 1).first else { return nil }
    guard let record = try? JournalRecord(entry.record, position: sequence) else {
      throw .corrupt("the journal record at entry \(sequence)")
    }
    return record
  }
}
