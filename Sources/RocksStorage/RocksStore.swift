import CRocksDB
import Storage
import Synchronization

/// The store on RocksDB.
///
/// A data directory holds two databases: `log` (families `journal`, `events` and the default one
/// for marks and metadata; every batch is one synced write) and `state` (the rows of checkpoints,
/// written without a log of their own: the journal is their log). They have separate write queues,
/// so a checkpoint never delays a commit.
///
/// Opening changes nothing in it but takes its lock: both databases are open for reading until
/// ``startWriting()`` or the first write.
public final class RocksStore: Store {
  /// Version of the directory's layout and key forms.
  public static let formatVersion: UInt32 = 1

  public let limits: StorageLimits
  let options: RocksOptions
  let directory: String
  let log: SwitchedDatabase
  let rows: RowDatabase
  let acknowledged: AcknowledgedFile
  let writer: Mutex<Writer>
  let reserve: SpaceReserve
  /// Bytes of the write-ahead logs when they were read.
  private let logBytes: UInt64
  /// What was acknowledged when the log was opened.
  let knownAtOpening: UInt64
  private let lock: Mutex<DirectoryLock?>
  /// Held while the files of a backup are gathered, and while the journal is trimmed: what rows and journal say at the
  /// two moments must fit together.
  let gathering = Mutex(())

  static let meta = 0
  static let journal = 1
  static let events = 2

  /// What the one appending thread owns.
  struct Writer: ~Copyable {
    let batch = RocksWriteBatch()
    let options: WriteOptions
    /// Where the log ends; with hash and term once this store has appended.
    var end: LogHead
    /// Whether something was opened for writing, with or without success.
    var hasBegun = false
    /// Whether the databases are open for writing.
    var isWriting = false
    var isBroken = false
    /// Set by a write that found no room: the database is opened again before the next.
    var isFull = false

    var lastSequence: UInt64 { end.sequence }
  }

  /// Owns write options.
  struct WriteOptions: ~Copyable, @unchecked Sendable {
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
  /// Throws ``StorageError/inUse(directory:holder:)`` when another server has it open,
  /// ``StorageError/incompatibleFormat(directory:found:supported:)`` for a directory of another
  /// version, ``StorageError/corrupt(_:)`` when a write-ahead log is damaged in front of whole
  /// entries, and ``StorageError/acknowledgedTailMissing(acknowledged:found:)`` when acknowledged
  /// entries are gone. All files are then as they were.
  public init(
    directory: String, options: RocksOptions = RocksOptions(),
    limits: StorageLimits = StorageLimits()
  ) throws(StorageError) {
    self.limits = limits
    self.options = options
    self.directory = directory
    if options.access == .readWrite {
      try DataDirectory.makeOne(directory)
      lock = Mutex(try DirectoryLock(directory: directory))
    } else {
      lock = Mutex(nil)
    }
    reserve = SpaceReserve(directory: directory, options: options)
    let opened =
      options.access == .readWrite
      ? try Opened(directory, options) : try Opened.beside(directory, options)
    log = opened.log
    rows = opened.rows
    acknowledged = opened.acknowledged
    logBytes = opened.logBytes
    knownAtOpening = opened.known
    writer = Mutex(
      Writer(
        options: WriteOptions(sync: options.syncsEveryBatch, logged: true),
        end: LogHead(sequence: opened.lastSequence)))
  }

  public func state() throws(StorageError) -> StoreState {
    let trimmed = try log.read { (handles) throws(StorageError) in
      try handles.value(family: Self.meta, key: Keys.trim)
    }
    return StoreState(
      lastSequence: writer.withLock { $0.lastSequence }, durableThrough: durableThrough,
      checkpoint: rows.mark,
      trimmed: try (trimmed ?? nil).map { bytes throws(StorageError) in
        guard let first = Keys.number(bytes) else { throw .corrupt("the trim mark") }
        return TrimMark(firstSequence: first, note: Array(bytes.dropFirst(8)))
      })
  }

  /// What was acknowledged, of what this handle can read: a server may be at work beside a reader.
  var durableThrough: UInt64 {
    options.access == .readOnly ? knownAtOpening : acknowledged.read()
  }

  /// Whether there are entries and nothing says how far they were acknowledged: then nobody can tell whether some are
  /// missing at the end.
  public var hasUnknownEnd: Bool {
    durableThrough == 0 && writer.withLock { $0.lastSequence } > 0
  }

  public func startWriting() throws(StorageError) {
    try writer.withLock { writer throws(StorageError) in try startWriting(&writer) }
  }

  /// The same for who has the writer.
  func startWriting(_ writer: inout Writer) throws(StorageError) {
    guard !writer.isWriting else { return }
    guard options.access == .readWrite else {
      throw .misuse("\(directory) was opened for reading only")
    }
    try requireWritable()
    try reserve.requireRoom(forLogs: logBytes)
    writer.hasBegun = true
    do throws(StorageError) {
      try log.openForWriting()
      try rows.startWriting()
    } catch .inputOutput(let text) where text.containsLockRefusal {
      throw .inUse(directory: directory)
    }
    try Self.stampFormat(log, directory: directory)
    try acknowledged.startWriting()
    // What a process that was killed has gathered for a backup.
    removeGathered()
    try DataDirectory.sync(directory)
    let found = try Self.lastSequence(log)
    guard found == writer.lastSequence else {
      throw .corrupt(
        "\(directory)/log ended at \(writer.lastSequence) when it was read, and at \(found) when it"
          + " was opened for writing")
    }
    writer.isWriting = true
    _ = reserve.measure()
  }

  /// Whether files may have changed since the directory was opened. Safe from any thread.
  public var hasBegunWriting: Bool { writer.withLock { $0.hasBegun } }

  public func space() -> StoreSpace? { reserve.measure() }

  public func close() {
    log.close()
    rows.close()
    lock.withLock { $0 = nil }
  }

  // MARK: Opening

  private static func stampFormat(
    _ log: SwitchedDatabase, directory: String
  ) throws(StorageError) {
    try log.use { (handles) throws(StorageError) in
      guard try handles.value(family: meta, key: Keys.format) == nil else { return }
      let batch = RocksWriteBatch()
      var value: [UInt8] = []
      Keys.append(UInt64(formatVersion), to: &value)
      batch.put(handles.families[meta], key: Keys.format, value: value)
      let synced = WriteOptions(sync: true, logged: true)
      try handles.write(batch, options: synced.pointer, "stamping \(directory)")
    }
  }

  static func lastSequence(_ log: SwitchedDatabase) throws(StorageError) -> UInt64 {
    let last = try log.read { (handles) throws(StorageError) in
      let iterator = handles.iterator(family: journal)
      iterator.seekToLast()
      guard iterator.isValid else {
        try iterator.check("finding the end of the journal")
        return UInt64(0)
      }
      guard let last = Keys.number(iterator.key) else { throw .corrupt("a journal key") }
      return last
    }
    return last ?? 0
  }
}

extension String {
  /// RocksDB says "While lock file: …" for another process and "lock hold by current process" for
  /// this one.
  fileprivate var containsLockRefusal: Bool {
    contains("lock file") || contains("lock hold by current process")
  }
}
