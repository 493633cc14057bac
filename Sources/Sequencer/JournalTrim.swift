import Storage

/// Removes what is older than the entries to keep.
enum JournalTrim {
  /// Trims the journal; a durable checkpoint must cover `applied`. The record in which the entries to
  /// keep begin stays whole.
  static func trim(
    _ store: any Store, behind applied: UInt64, limits: SequencerLimits
  ) throws(StorageError) {
    guard applied > limits.journalEntriesKept else { return }
    let target = applied - limits.journalEntriesKept + 1
    guard let entry = try store.journal(from: target, maximumBytes: 1).first else { return }
    guard let header = try? JournalRecord(entry.record, position: target).header else {
      throw .corrupt("the journal record at entry \(target)")
    }
    let note = CheckpointNote(
      logTimeMicroseconds: header.logTimeMicroseconds, chainHash: header.previousHash,
      digest: nil)
    try store.trimJournal(to: TrimMark(firstSequence: header.firstSequence, note: note.bytes))
  }
}
