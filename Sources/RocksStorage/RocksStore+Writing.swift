import CRocksDB
import Storage
import Synchronization

extension RocksStore {
  public func append(_ batch: LogBatch, expecting: LogHead) throws(StorageError) {
    try limits.check(batch)
    try writer.withLock { writer throws(StorageError) in
      try startWriting(&writer)
      guard !writer.isBroken else { throw .inputOutput("an earlier write failed") }
      try writer.end.require(expecting, before: batch)
      if writer.isFull, try resume(batch, &writer) { return }
      do throws(StorageError) {
        try write(batch, &writer)
      } catch .diskFull(let what) {
        writer.isFull = true
        // Others may have filled the device faster than anybody looked.
        guard reserve.release() else { throw .diskFull(what) }
        if try !resume(batch, &writer) { try write(batch, &writer) }
      } catch {
        writer.isBroken = true
        throw error
      }
    }
  }

  private func write(_ batch: LogBatch, _ writer: inout Writer) throws(StorageError) {
    try log.use { (handles) throws(StorageError) in
      writer.batch.clear()
      writer.batch.put(
        handles.families[Self.journal], key: Keys.journal(batch.lastSequence),
        value: batch.record)
      batch.eventBytes.withUnsafeBytes { bytes in
        for event in batch.events {
          writer.batch.put(
            handles.families[Self.events], key: Keys.event(event.topic, event.offset),
            value: UnsafeRawBufferPointer(
              rebasing: bytes[event.start..<event.start + event.byteCount]))
        }
      }
      try handles.write(
        writer.batch, options: writer.options.pointer,
        "appending \(batch.firstSequence)...\(batch.lastSequence)")
    }
    if options.syncsEveryBatch { try acknowledged.write(batch.lastSequence) }
    writer.end = batch.head
  }

  /// After a write that found no room RocksDB refuses every other: the database is opened again, and
  /// tells whether that write had reached the disk.
  ///
  /// - Returns: whether `batch` is there.
  /// - Throws: ``StorageError/diskFull(_:)`` when there is still no room.
  private func resume(_ batch: LogBatch, _ writer: inout Writer) throws(StorageError) -> Bool {
    let logs = try WriteAheadLog.scan(directory: directory + "/log")
    try reserve.requireRoom(forLogs: logs.byteCount)
    try log.openForWriting()
    let found = try Self.lastSequence(log)
    guard found == writer.lastSequence || found == batch.lastSequence else {
      writer.isBroken = true
      throw .corrupt("the log ends at \(found) after a write that found no room")
    }
    writer.isFull = false
    guard found == batch.lastSequence else { return false }
    if options.syncsEveryBatch { try acknowledged.write(batch.lastSequence) }
    writer.end = batch.head
    return true
  }

  public func writeCheckpoint(_ changes: RowBatch, mark: CheckpointMark) throws(StorageError) {
    try limits.check(changes)
    let last = writer.withLock { $0.lastSequence }
    guard mark.appliedSequence <= last else {
      throw .misuse(
        "a checkpoint at \(mark.appliedSequence) beyond the journal's end \(last)")
    }
    try startWriting()
    try rows.write(changes, mark: mark)
  }

  public func flushCheckpoints() throws(StorageError) { try rows.flush() }

  public func setMetadata(_ name: String, to value: [UInt8]) throws(StorageError) {
    try limits.within("maximumMetadataBytes", value.count, limits.maximumMetadataBytes)
    try writeMeta("setting \(name)") { (batch, handles) in
      batch.put(handles.families[Self.meta], key: Keys.metadata(name), value: value)
    }
  }

  public func trimJournal(to mark: TrimMark) throws(StorageError) {
    let state = try state()
    guard mark.firstSequence <= state.lastSequence else {
      throw .misuse(
        "no record begins at \(mark.firstSequence); the log ends at \(state.lastSequence)")
    }
    let previous = Keys.journal(mark.firstSequence - 1)
    guard mark.firstSequence > 1, mark.firstSequence != state.trimmed?.firstSequence else { return }
    let exists = try log.read { (handles) throws(StorageError) in
      try handles.value(family: Self.journal, key: previous) != nil
    }
    guard exists == true else { throw .misuse("no record begins at \(mark.firstSequence)") }
    var note: [UInt8] = []
    Keys.append(mark.firstSequence, to: &note)
    note += mark.note
    try gathering.withLock { _ throws(StorageError) in
      try writeMeta("trimming the journal") { (batch, handles) in
        batch.deleteRange(
          handles.families[Self.journal], from: Keys.journal(0),
          to: Keys.journal(mark.firstSequence))
        batch.put(handles.families[Self.meta], key: Keys.trim, value: note)
      }
    }
    try dropFiles(family: Self.journal, from: Keys.journal(0), to: previous)
  }

  public func trimEvents(of topic: TopicKey, below offset: UInt64) throws(StorageError) {
    guard offset > 0 else { return }
    // A deleted range costs every later read something, until compactions have done away with it:
    // worth it for many events, not for the few of most topics.
    let found = try oldestEvents(
      of: topic, below: offset, maximumCount: Self.eventsRemovedSingly + 1)
    if found.isEmpty { return }
    let isRange = found.count > Self.eventsRemovedSingly
    try writeMeta("trimming events", isSynced: false) { (batch, handles) in
      if isRange {
        batch.deleteRange(
          handles.families[Self.events], from: Keys.event(topic, 0),
          to: Keys.event(topic, offset))
      } else {
        for offset in found {
          batch.delete(handles.families[Self.events], key: Keys.event(topic, offset))
        }
      }
    }
    if isRange {
      try dropFiles(
        family: Self.events, from: Keys.event(topic, 0), to: Keys.event(topic, offset - 1))
    }
  }

  private static var eventsRemovedSingly: Int { 64 }

  public func discardTornRecord(lastSequence: UInt64) throws(StorageError) {
    // RocksDB drops torn records itself when it opens: one that can be read was whole when it was
    // written.
    throw .misuse("the record ending at \(lastSequence) was written whole")
  }

  public func cutJournal(_ cut: JournalCut) throws(StorageError) {
    guard try requirePossible(cut) else { return }
    try writer.withLock { writer throws(StorageError) in
      try startWriting(&writer)
      // First: a log that ends before what was acknowledged is believed by nobody.
      try acknowledged.write(min(acknowledged.read(), cut.lastSequence))
      try log.use { (handles) throws(StorageError) in
        let batch = RocksWriteBatch()
        let journal = handles.families[Self.journal]
        batch.deleteRange(
          journal, from: Keys.journal(cut.lastSequence + 1), to: Keys.journal(.max) + [0])
        if let record = cut.record {
          batch.put(journal, key: Keys.journal(cut.lastSequence), value: record)
        }
        for place in cut.events {
          batch.deleteRange(
            handles.families[Self.events], from: Keys.event(place.topic, place.offset),
            to: Keys.event(place.topic, .max) + [0])
        }
        let written = WriteOptions(sync: true, logged: true)
        try handles.write(
          batch, options: written.pointer, "cutting the journal at \(cut.lastSequence)")
      }
      writer.end = LogHead(sequence: cut.lastSequence)
    }
  }

  /// One write beside the journal.
  private func writeMeta(
    _ operation: String, isSynced: Bool = true,
    _ fill: (borrowing RocksWriteBatch, Handles) -> Void
  ) throws(StorageError) {
    try startWriting()
    try log.use { (handles) throws(StorageError) in
      let batch = RocksWriteBatch()
      fill(batch, handles)
      let written = WriteOptions(sync: isSynced, logged: true)
      try handles.write(batch, options: written.pointer, operation)
    }
  }

  /// Frees whole table files of a range at once; what lies in mixed files goes with their next
  /// compaction.
  private func dropFiles(family: Int, from: [UInt8], to: [UInt8]) throws(StorageError) {
    try log.use { (handles) throws(StorageError) in
      try checked("freeing trimmed files") { error in
        withCharacters(from) { first, firstCount in
          withCharacters(to) { last, lastCount in
            rocksdb_delete_file_in_range_cf(
              handles.database, handles.families[family], first, firstCount, last, lastCount,
              error)
          }
        }
      }
    }
  }
}
