/// What a store holds, read when it is opened.
public struct StoreState: Equatable, Sendable {
  /// Sequence of the last command in the journal; 0 when it is empty.
  public var lastSequence: UInt64
  /// Entries up to here are known to have been durable. Never above what was acknowledged; it may
  /// lag behind after a loss of power, so a shorter log is proof of a loss, an equal or longer one
  /// is not proof of none.
  public var durableThrough: UInt64
  /// The newest complete checkpoint, if there is one.
  public var checkpoint: CheckpointMark?
  /// Set when the beginning of the journal was removed on purpose.
  public var trimmed: TrimMark?

  /// The state of a store.
  public init(
    lastSequence: UInt64 = 0, durableThrough: UInt64 = 0, checkpoint: CheckpointMark? = nil,
    trimmed: TrimMark? = nil
  ) {
    self.lastSequence = lastSequence
    self.durableThrough = durableThrough
    self.checkpoint = checkpoint
    self.trimmed = trimmed
  }
}

/// Says which journal position the rows stand for.
public struct CheckpointMark: Equatable, Sendable {
  /// The rows are the state after this sequence.
  public var appliedSequence: UInt64
  /// What the writer needs to continue from here; opaque to the store.
  public var note: [UInt8]

  /// A mark for rows that are the state after `appliedSequence`.
  public init(appliedSequence: UInt64, note: [UInt8]) {
    self.appliedSequence = appliedSequence
    self.note = note
  }
}

/// Says that the journal begins later than at sequence 1, and that this is intended.
public struct TrimMark: Equatable, Sendable {
  /// First sequence still in the journal.
  public var firstSequence: UInt64
  /// What a reader needs to verify the remainder; opaque to the store.
  public var note: [UInt8]

  /// A mark for a journal that begins at `firstSequence`.
  public init(firstSequence: UInt64, note: [UInt8]) {
    self.firstSequence = firstSequence
    self.note = note
  }
}

/// Where a journal is cut off: what follows an entry goes, and the events of it.
public struct JournalCut: Equatable, Sendable {
  /// Events of a topic that go: those from an offset on.
  public struct Events: Equatable, Sendable {
    /// The topic.
    public var topic: TopicKey
    /// Offset of the first event that goes.
    public var offset: UInt64

    /// Events of `topic` from `offset` on.
    public init(topic: TopicKey, offset: UInt64) {
      self.topic = topic
      self.offset = offset
    }
  }

  /// The entry that the journal ends with from then on.
  public var lastSequence: UInt64
  /// Takes the place of the record that has `lastSequence` and goes on behind it; nil when a record ends there.
  public var record: [UInt8]?
  /// What goes of events, each topic once.
  public var events: [Events]

  /// A cut behind `lastSequence`.
  public init(lastSequence: UInt64, record: [UInt8]? = nil, events: [Events] = []) {
    self.lastSequence = lastSequence
    self.record = record
    self.events = events
  }
}

/// How much room there is on the medium.
public struct StoreSpace: Equatable, Sendable {
  /// Bytes that can still be written.
  public var freeBytes: UInt64
  /// Free bytes from which on the medium is not short any more.
  public var neededBytes: UInt64
  /// Whether to take no new work: what is left is for what was promised.
  public var isShort: Bool

  /// Room on a medium.
  public init(freeBytes: UInt64, neededBytes: UInt64, isShort: Bool) {
    self.freeBytes = freeBytes
    self.neededBytes = neededBytes
    self.isShort = isShort
  }
}

/// One journal record as stored.
public struct JournalEntry: Equatable, Sendable {
  /// Sequence of the record's last command: the key of the record.
  public var lastSequence: UInt64
  /// The record.
  public var record: [UInt8]

  /// A record and its key.
  public init(lastSequence: UInt64, record: [UInt8]) {
    self.lastSequence = lastSequence
    self.record = record
  }
}

/// One stored event.
public struct StoredEvent: Equatable, Sendable {
  /// Position in its topic.
  public var offset: UInt64
  /// The event.
  public var bytes: [UInt8]

  /// An event at a position.
  public init(offset: UInt64, bytes: [UInt8]) {
    self.offset = offset
    self.bytes = bytes
  }
}

/// The storage seam: one log with one writer, the events of that log by topic, the rows of a state
/// that follows the log, and the archive of what has left it.
///
/// Threads: all members may be called from any thread. ``append(_:expecting:)`` has one caller at a
/// time, and so have the checkpoint writes, but both may run beside each other and beside any
/// number of readers.
///
/// Durability: what `append` returned for survives any crash. A checkpoint is atomic and in order,
/// but may be lost in a crash until ``flushCheckpoints()`` returned: the journal is the truth, rows
/// only shorten recovery.
public protocol Store: AnyObject, Sendable {
  /// The sizes this store accepts.
  var limits: StorageLimits { get }

  /// What the store holds now.
  func state() throws(StorageError) -> StoreState

  /// Opens for writing what has only been read so far. Until this returns, or the first write, nothing
  /// on the medium is changed: whoever finds the content wrong leaves it as it was. Idempotent.
  func startWriting() throws(StorageError)

  /// How much room there is, and how much is wanted; nil for a store that has no bound. Asked about
  /// once a second; the store may give up or take a reserve on the occasion.
  func space() -> StoreSpace?

  /// Writes the batch atomically and durably. When this throws, the batch may or may not be there
  /// after the next opening, wholly or not at all (an in-memory disk may also leave the last record
  /// torn), and the caller must stop writing. After ``StorageError/diskFull(_:)`` alone it may hand in
  /// the same batch again: the store finds out whether it is there already.
  ///
  /// - Parameter expecting: where the log must end, see ``LogHead/require(_:before:)``: at that sequence, with that record
  ///   where both are known, and with no record of a higher term than the batch's.
  func append(_ batch: LogBatch, expecting: LogHead) throws(StorageError)

  /// Writes rows that are the state after `mark.appliedSequence`, which must be durable in the
  /// journal already, and with them what the archive gets and what it loses: all of it or nothing.
  func writeCheckpoint(_ rows: RowBatch, mark: CheckpointMark) throws(StorageError)

  /// Returns when every checkpoint written so far survives a crash.
  func flushCheckpoints() throws(StorageError)

  /// Records that contain `sequence` or follow it, in order: at most `maximumBytes`, but at least
  /// one when there is one. Continue with the last returned `lastSequence + 1`.
  func journal(from sequence: UInt64, maximumBytes: Int) throws(StorageError) -> [JournalEntry]

  /// Events of a topic from `offset` on, in order: at most `maximumCount` and about `maximumBytes`,
  /// at least one when there is one. The first may have a greater offset than asked: then the
  /// events between were trimmed.
  func events(
    of topic: TopicKey, from offset: UInt64, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [StoredEvent]

  /// Offsets of the oldest and the newest stored event of a topic; nil when there is none.
  func eventBounds(of topic: TopicKey) throws(StorageError) -> ClosedRange<UInt64>?

  /// Topics that have stored events, in the order of their keys, behind `topic` or from the first
  /// one on: at most `maximumCount`.
  func topics(after topic: TopicKey?, maximumCount: Int) throws(StorageError) -> [TopicKey]

  /// About how many bytes of the medium the records from the one with `sequence` on take. What was
  /// written last need not be counted yet.
  func journalBytes(from sequence: UInt64) throws(StorageError) -> UInt64

  /// Visits all rows of the state in the order of table, then key. The spans are valid during the visit only.
  func visitRows(_ visit: (_ table: UInt8, _ key: RawSpan, _ value: RawSpan) throws -> Void) throws

  /// A value of one of ``RowBatch/archiveTables``, by its key; nil when there is none. What the newest
  /// checkpoint says, flushed or not.
  func archiveValue(in table: UInt8, key: [UInt8]) throws(StorageError) -> [UInt8]?

  /// Rows of one of ``RowBatch/archiveTables`` behind `key`, or from the first one on, in the order of their
  /// keys, as checkpoints have left them that were flushed: at most `maximumCount`, and about `maximumBytes`, at
  /// least one when there is one.
  func archiveRows(
    in table: UInt8, after key: [UInt8]?, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [(key: [UInt8], value: [UInt8])]

  /// Removes the records before the one that begins at `mark.firstSequence`, never the last one,
  /// and remembers the mark. The caller has made sure that a durable checkpoint covers what is
  /// removed.
  func trimJournal(to mark: TrimMark) throws(StorageError)

  /// Removes the events of a topic below `offset`. After a crash they may be there again.
  func trimEvents(of topic: TopicKey, below offset: UInt64) throws(StorageError)

  /// Removes a torn record at the end of the journal. Refused when the record was durable.
  func discardTornRecord(lastSequence: UInt64) throws(StorageError)

  /// Cuts the journal off behind an entry, durably and all at once; what was acknowledged ends there, too.
  /// For a directory that is restored to a point of its log, and for no other: what was acknowledged is gone.
  ///
  /// - Throws: ``StorageError/misuse(_:)`` when the entry is not in the journal, when rows are ahead of it, or
  ///   when no record ends there and none is given that does.
  func cutJournal(_ cut: JournalCut) throws(StorageError)

  /// A value kept beside the log; nil when it was never set.
  func metadata(_ name: String) throws(StorageError) -> [UInt8]?

  /// Sets a value beside the log, durably.
  func setMetadata(_ name: String, to value: [UInt8]) throws(StorageError)

  /// Releases the directory after the calls in progress have returned. Idempotent; every later call
  /// throws ``StorageError/closed``.
  func close()
}

extension Store {
  /// Appends for a writer that names no record and has no term.
  public func append(_ batch: LogBatch, expecting sequence: UInt64) throws(StorageError) {
    try append(batch, expecting: LogHead(sequence: sequence))
  }

  /// What every store asks of a cut before it makes it.
  ///
  /// - Returns: false when the journal ends there already, whole.
  public func requirePossible(_ cut: JournalCut) throws(StorageError) -> Bool {
    let state = try state()
    let first = state.trimmed?.firstSequence ?? 1
    guard cut.lastSequence >= first, cut.lastSequence <= state.lastSequence else {
      throw .misuse(
        "a cut behind \(cut.lastSequence) of a journal of \(first)...\(state.lastSequence)")
    }
    let applied = state.checkpoint?.appliedSequence ?? 0
    guard applied <= cut.lastSequence else {
      throw .misuse("a cut behind \(cut.lastSequence) below rows of \(applied)")
    }
    let record = try journal(from: cut.lastSequence, maximumBytes: 1).first
    guard cut.record == nil || record?.lastSequence != cut.lastSequence else {
      throw .misuse("a record ends at \(cut.lastSequence): none may take its place")
    }
    guard cut.record != nil || record?.lastSequence == cut.lastSequence else {
      throw .misuse("no record ends at \(cut.lastSequence)")
    }
    if let record = cut.record {
      try limits.within("maximumRecordBytes", record.count, limits.maximumRecordBytes)
    }
    return cut.lastSequence < state.lastSequence || !cut.events.isEmpty
  }

  /// Nothing to do for a store that changes nothing when it is opened.
  public func startWriting() throws(StorageError) {}

  /// A medium without a bound.
  public func space() -> StoreSpace? { nil }
}
