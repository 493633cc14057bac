import Basics
import Storage

/// What taking a store back to an entry of its log came to.
public struct RewindReport: Equatable, Sendable {
  /// The entry that the log ends with.
  public var lastSequence: UInt64 = 0
  /// Entries that were dropped behind it.
  public var entriesDropped: UInt64 = 0
  /// Events of these entries that were dropped with them.
  public var eventsDropped: UInt64 = 0
  /// The entries of the record that had to be cut, as it was written: what is left of it has another hash.
  public var recordCut: ClosedRange<UInt64>?
  /// Digest of the state.
  public var digest = StateDigest(high: 0, low: 0)
  /// Hash of the last record.
  public var head: ChainHash = .zero
  /// Time of the last entry, microseconds.
  public var logTimeMicroseconds: Int64 = 0
}

/// Takes a store back to an entry of its log: what follows goes, and the events of it; the rows are those of the entry.
/// Everything is decided again on the way, and has to come to what was recorded, the entries that go included: only by
/// them it is known which events were theirs.
public enum JournalRewind<Machine: StateMachine & ~Copyable> {
  /// - Parameters:
  ///   - sequence: nil for the last entry: then nothing goes, and what is there is decided again.
  ///   - store: used by nobody else; its rows are of an entry that is not behind `sequence`.
  ///   - make: an empty state.
  /// - Throws: ``SequencerError``. Before the store was changed, unless it says that a write failed.
  public static func rewind(
    _ store: any Store, to sequence: UInt64?, limits: SequencerLimits = SequencerLimits(),
    _ make: () -> Machine
  ) throws(SequencerError) -> RewindReport {
    let state = try stored { () throws(StorageError) in try store.state() }
    let target = sequence ?? state.lastSequence
    var recovered = RecoveredState<Machine>(
      machine: make(), lastSequence: 0, logTimeMicroseconds: .min, head: .zero,
      checkpointSequence: 0, report: RecoveryReport())
    try recovered.machine.begin(of: store)
    recovered.machine.startArchiving()
    try Recovery.restoreRows(of: state, from: store, into: &recovered)
    guard target >= recovered.lastSequence, target <= state.lastSequence else {
      throw .storage(
        .misuse(
          "entry \(target) is not in \(recovered.lastSequence)...\(state.lastSequence), which the rows"
            + " and the journal reach"))
    }
    var walk = Walk(
      store: store, target: target, pageBytes: limits.journalPageBytes, recovered)
    try walk.run()
    guard walk.report.lastSequence == target else {
      throw .journal(
        JournalFault(
          sequence: walk.report.lastSequence + 1, kind: .endsEarly(expected: target)))
    }
    try walk.finish()
    return walk.report
  }

  fileprivate static func stored<R>(
    _ body: () throws(StorageError) -> R
  ) throws(SequencerError) -> R {
    do throws(StorageError) { return try body() } catch { throw .storage(error) }
  }

  /// The way from the rows to the end of the journal.
  private struct Walk: ~Copyable {
    let store: any Store
    let target: UInt64
    var machine: Machine
    var cursor: JournalCursor<Machine>
    var scratch = ReplayScratch<Machine>()
    var report = RewindReport()
    var rows = RowBatch()
    /// Takes the place of the record that the target lies in.
    var record: [UInt8]?
    /// The first event of each topic that goes.
    var events: [TopicKey: UInt64] = [:]
    /// Of the last record that stays.
    var term: UInt64

    init(
      store: any Store, target: UInt64, pageBytes: Int,
      _ recovered: consuming RecoveredState<Machine>
    ) {
      self.store = store
      self.target = target
      report.lastSequence = recovered.lastSequence
      report.head = recovered.head
      report.logTimeMicroseconds = recovered.logTimeMicroseconds
      cursor = JournalCursor(
        store: store, from: recovered.lastSequence + 1, after: recovered.head,
        logTimeMicroseconds: recovered.logTimeMicroseconds, term: recovered.term,
        pageBytes: pageBytes)
      term = recovered.term
      machine = recovered.takeMachine()
      if report.lastSequence == target { arrive() }
    }

    /// The state is that of the target.
    private mutating func arrive() {
      machine.drainChanges(into: &rows)
      report.digest = machine.digest()
    }

    mutating func run() throws(SequencerError) {
      while let next = try cursor.next() {
        let header = next.header
        if header.firstSequence <= target {
          try scratch.apply(
            next, at: header.logTimeMicroseconds, to: &machine, entries: 0...target)
          report.lastSequence = min(header.lastSequence, target)
          report.head = header.hash
          report.logTimeMicroseconds = header.logTimeMicroseconds
          term = header.term
          if report.lastSequence == target { arrive() }
        }
        guard header.lastSequence > target else { continue }
        if header.firstSequence <= target { try cut(next) }
        try drop(next)
      }
    }

    private mutating func cut(_ record: JournalRecord) throws(SequencerError) {
      do throws(JournalFault) {
        let cut = try record.cut(after: target, events: scratch.eventDigest)
        self.record = cut.bytes
        report.head = cut.hash
        report.recordCut = record.header.firstSequence...record.header.lastSequence
      } catch {
        throw .journal(error)
      }
    }

    /// Goes through entries that are to go, for the events they had.
    private mutating func drop(_ record: JournalRecord) throws(SequencerError) {
      let first = max(record.header.firstSequence, target + 1)
      report.entriesDropped += record.header.lastSequence - first + 1
      var found = events
      var count: UInt64 = 0
      try scratch.apply(
        record, at: record.header.logTimeMicroseconds, to: &machine, entries: first...UInt64.max
      ) { event in
        guard let (topic, offset) = Machine.place(of: event) else { return }
        found[topic] = min(found[topic] ?? .max, offset)
        count += 1
      }
      events = found
      report.eventsDropped += count
    }

    /// Cuts the journal, and writes the rows of where it ends.
    mutating func finish() throws(SequencerError) {
      guard report.lastSequence > 0 else { return }
      let cut = JournalCut(
        lastSequence: target, record: record,
        events: events.map { JournalCut.Events(topic: $0.key, offset: $0.value) }
          .sorted { $0.topic < $1.topic })
      let note = CheckpointNote(
        logTimeMicroseconds: report.logTimeMicroseconds, chainHash: report.head,
        digest: report.digest, term: term)
      let mark = CheckpointMark(appliedSequence: target, note: note.bytes)
      let (store, drained, time) = (store, rows, report.logTimeMicroseconds)
      try stored { () throws(StorageError) in
        var archive = ArchiveKeeping(store: store, limits: SequencerLimits())
        let rows = try archive.complete(drained, through: target, at: time).rows
        try store.cutJournal(cut)
        try store.writeCheckpoint(rows, mark: mark)
        try store.flushCheckpoints()
      }
    }
  }
}
