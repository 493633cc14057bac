import CRocksDB
import Storage
import Synchronization

/// The store on RocksDB.
///
/// A data directory holds two databases: `log` (families `journal`, `events` and the default one
/// for marks and metadata; every batch is one synced write) and `state` (the rows of checkpoints,
/// written without a log of their own: the journal is their log). They have separate write queues,
/// so a checkpoint never delays a commit.
public final class RocksStore: Store {
  /// Version of the directory's layout and key forms.
  public static let formatVersion: UInt32 = 1

  public let limits: StorageLimits
  private let options: RocksOptions
  private let log: RocksDatabase
  private let rows: RowDatabase
  private let acknowledged: AcknowledgedFile
  private let writer: Mutex<Writer>

  private static let meta = 0
  private static let journal = 1
  private static let events = 2

  /// What the one appending thread owns.
  private struct Writer: ~Copyable {
    let batch = RocksWriteBatch()
    let options: WriteOptions
    var lastSequence: UInt64
    var isBroken = false
  }

  /// Owns write options.
  private struct WriteOptions: ~Copyable, @unchecked Sendable {
    // Sound: set once, then only read.
    let pointer: OpaquePointer = rocksdb_writeoptions_create()

    init(sync: Bool, logged: Bool) {
      rocksdb_writeoptions_set_sync(pointer, sync ? 1 : 0)
      rocksdb_writeoptions_disable_WAL(pointer, logged ? 0 : 1)
    }

    deinit { rocksdb_writeoptions_destroy(pointer) }
  }

  /// Opens the directory, creating it (but not its parent) when it is missing.
  ///
  /// Throws ``StorageError/inUse(directory:)`` when another process has it open,
  /// ``StorageError/incompatibleFormat(directory:found:supported:)`` for a directory of another
  /// version, and ``StorageError/acknowledgedTailMissing(acknowledged:found:)`` when acknowledged
  /// entries are gone.
  public init(
    directory: String, options: RocksOptions = RocksOptions(),
    limits: StorageLimits = StorageLimits()
  ) throws(StorageError) {
    self.limits = limits
    self.options = options
    if options.access == .readWrite { try makeDirectory(directory) }
    let general = OptionsHandle.logged(options, bufferBytes: 4 << 20)
    let journalOptions = OptionsHandle.logged(options, bufferBytes: options.journalBufferBytes)
    let eventOptions = OptionsHandle.logged(options, bufferBytes: options.eventBufferBytes)
    do throws(StorageError) {
      log = try RocksDatabase(
        path: directory + "/log", options: options, names: ["default", "journal", "events"],
        familyOptions: [general.pointer, journalOptions.pointer, eventOptions.pointer])
      rows = try RowDatabase(directory: directory, options: options)
    } catch .inputOutput(let text) where text.containsLockRefusal {
      throw .inUse(directory: directory)
    }
    acknowledged = try AcknowledgedFile(
      path: directory + "/acknowledged", access: options.access)
    try Self.checkFormat(log, directory: directory, access: options.access)
    let lastSequence = try Self.lastSequence(log)
    writer = Mutex(
      Writer(
        options: WriteOptions(sync: options.syncsEveryBatch, logged: true),
        lastSequence: lastSequence))
    let known = acknowledged.read()
    guard lastSequence >= known else {
      throw .acknowledgedTailMissing(acknowledged: known, found: lastSequence)
    }
  }

  public func state() throws(StorageError) -> StoreState {
    let trimmed = try log.use { (handles) throws(StorageError) in
      try handles.value(family: Self.meta, key: Keys.trim)
    }
    return StoreState(
      lastSequence: writer.withLock { $0.lastSequence }, durableThrough: acknowledged.read(),
      checkpoint: rows.mark,
      trimmed: try trimmed.map { bytes throws(StorageError) in
        guard let first = Keys.number(bytes) else { throw .corrupt("the trim mark") }
        return TrimMark(firstSequence: first, note: Array(bytes.dropFirst(8)))
      })
  }

  // MARK: Writing

  public func append(_ batch: LogBatch, expecting: UInt64) throws(StorageError) {
    try limits.check(batch)
    try writer.withLock { writer throws(StorageError) in
      guard !writer.isBroken else { throw .inputOutput("an earlier write failed") }
      guard writer.lastSequence == expecting else {
        throw .fenced(expected: expecting, found: writer.lastSequence)
      }
      guard batch.firstSequence == expecting + 1 else {
        throw .misuse("a batch beginning at \(batch.firstSequence) after \(expecting)")
      }
      do throws(StorageError) {
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
      } catch {
        writer.isBroken = true
        throw error
      }
      writer.lastSequence = batch.lastSequence
    }
  }

  public func writeCheckpoint(_ changes: RowBatch, mark: CheckpointMark) throws(StorageError) {
    try limits.check(changes)
    let last = writer.withLock { $0.lastSequence }
    guard mark.appliedSequence <= last else {
      throw .misuse(
        "a checkpoint at \(mark.appliedSequence) beyond the journal's end \(last)")
    }
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
    let exists = try log.use { (handles) throws(StorageError) in
      try handles.value(family: Self.journal, key: previous) != nil
    }
    guard exists else { throw .misuse("no record begins at \(mark.firstSequence)") }
    var note: [UInt8] = []
    Keys.append(mark.firstSequence, to: &note)
    note += mark.note
    try writeMeta("trimming the journal") { (batch, handles) in
      batch.deleteRange(
        handles.families[Self.journal], from: Keys.journal(0),
        to: Keys.journal(mark.firstSequence))
      batch.put(handles.families[Self.meta], key: Keys.trim, value: note)
    }
    try dropFiles(family: Self.journal, from: Keys.journal(0), to: previous)
  }

  public func trimEvents(of topic: TopicKey, below offset: UInt64) throws(StorageError) {
    guard offset > 0 else { return }
    try writeMeta("trimming events") { (batch, handles) in
      batch.deleteRange(
        handles.families[Self.events], from: Keys.event(topic, 0), to: Keys.event(topic, offset))
    }
    try dropFiles(
      family: Self.events, from: Keys.event(topic, 0), to: Keys.event(topic, offset - 1))
  }

  public func discardTornRecord(lastSequence: UInt64) throws(StorageError) {
    // RocksDB drops torn records itself when it opens: one that can be read was whole when it was
    // written.
    throw .misuse("the record ending at \(lastSequence) was written whole")
  }

  public func close() {
    log.close()
    rows.close()
  }

  /// One synced write beside the journal.
  private func writeMeta(
    _ operation: String, _ fill: (borrowing RocksWriteBatch, Handles) -> Void
  ) throws(StorageError) {
    try log.use { (handles) throws(StorageError) in
      let batch = RocksWriteBatch()
      fill(batch, handles)
      let synced = WriteOptions(sync: true, logged: true)
      try handles.write(batch, options: synced.pointer, operation)
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

  // MARK: Reading

  public func metadata(_ name: String) throws(StorageError) -> [UInt8]? {
    try log.use { (handles) throws(StorageError) in
      try handles.value(family: Self.meta, key: Keys.metadata(name))
    }
  }

  public func journal(
    from sequence: UInt64, maximumBytes: Int
  ) throws(StorageError) -> [JournalEntry] {
    let bound = min(maximumBytes, limits.maximumPageBytes)
    return try log.use { (handles) throws(StorageError) in
      var page: [JournalEntry] = []
      var byteCount = 0
      let iterator = handles.iterator(family: Self.journal)
      iterator.seek(Keys.journal(sequence))
      while iterator.isValid {
        let value = iterator.value
        byteCount += value.count
        if !page.isEmpty && byteCount > bound { break }
        guard let last = Keys.number(iterator.key) else { throw .corrupt("a journal key") }
        page.append(JournalEntry(lastSequence: last, record: Array(value)))
        iterator.next()
      }
      try iterator.check("reading the journal at \(sequence)")
      return page
    }
  }

  public func events(
    of topic: TopicKey, from offset: UInt64, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [StoredEvent] {
    let bound = min(maximumBytes, limits.maximumPageBytes)
    let count = min(maximumCount, limits.maximumPageEvents)
    let prefix = Keys.event(topic, 0).prefix(Keys.topicLength)
    return try log.use { (handles) throws(StorageError) in
      var page: [StoredEvent] = []
      var byteCount = 0
      let iterator = handles.iterator(family: Self.events)
      iterator.seek(Keys.event(topic, offset))
      while iterator.isValid, page.count < count {
        let key = iterator.key
        guard key.starts(with: prefix), let offset = Keys.number(key, at: Keys.topicLength) else {
          break
        }
        let value = iterator.value
        byteCount += value.count
        if !page.isEmpty && byteCount > bound { break }
        page.append(StoredEvent(offset: offset, bytes: Array(value)))
        iterator.next()
      }
      try iterator.check("reading events")
      return page
    }
  }

  public func eventBounds(of topic: TopicKey) throws(StorageError) -> ClosedRange<UInt64>? {
    let prefix = Keys.event(topic, 0).prefix(Keys.topicLength)
    return try log.use { (handles) throws(StorageError) in
      let iterator = handles.iterator(family: Self.events)
      iterator.seek(Keys.event(topic, 0))
      guard iterator.isValid, iterator.key.starts(with: prefix),
        let first = Keys.number(iterator.key, at: Keys.topicLength)
      else {
        try iterator.check("reading events")
        return nil
      }
      iterator.seekForPrevious(Keys.event(topic, .max))
      guard iterator.isValid, let last = Keys.number(iterator.key, at: Keys.topicLength) else {
        try iterator.check("reading events")
        return nil
      }
      return first...last
    }
  }

  public func visitRows(
    _ visit: (_ table: UInt8, _ key: RawSpan, _ value: RawSpan) throws -> Void
  ) throws {
    try rows.visit(visit)
  }

  // MARK: Opening

  private static func checkFormat(
    _ log: RocksDatabase, directory: String, access: RocksOptions.Access
  ) throws(StorageError) {
    try log.use { (handles) throws(StorageError) in
      guard let stamp = try handles.value(family: meta, key: Keys.format) else {
        guard access == .readWrite else {
          throw .corrupt("\(directory) has no format stamp")
        }
        let batch = RocksWriteBatch()
        var value: [UInt8] = []
        Keys.append(UInt64(formatVersion), to: &value)
        batch.put(handles.families[meta], key: Keys.format, value: value)
        let synced = WriteOptions(sync: true, logged: true)
        try handles.write(batch, options: synced.pointer, "stamping \(directory)")
        return
      }
      let found = UInt32(truncatingIfNeeded: Keys.number(stamp) ?? 0)
      guard found == formatVersion else {
        throw .incompatibleFormat(directory: directory, found: found, supported: formatVersion)
      }
    }
  }

  private static func lastSequence(_ log: RocksDatabase) throws(StorageError) -> UInt64 {
    try log.use { (handles) throws(StorageError) in
      let iterator = handles.iterator(family: journal)
      iterator.seekToLast()
      guard iterator.isValid else {
        try iterator.check("finding the end of the journal")
        return 0
      }
      guard let last = Keys.number(iterator.key) else { throw .corrupt("a journal key") }
      return last
    }
  }
}

extension String {
  /// RocksDB says "While lock file: …" for another process and "lock hold by current process" for
  /// this one.
  fileprivate var containsLockRefusal: Bool {
    contains("lock file") || contains("lock hold by current process")
  }
}
