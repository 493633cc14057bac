import Basics
import Storage

/// What a start found and did.
public struct RecoveryReport: Equatable, Sendable {
  /// Sequence of the checkpoint the state was restored from; 0 without one.
  public var checkpointSequence: UInt64 = 0
  /// Rows restored.
  public var rows: UInt64 = 0
  /// Journal records applied after the checkpoint.
  public var records: UInt64 = 0
  /// Entries in these records.
  public var entries: UInt64 = 0
  /// Whether a torn record, never acknowledged, was removed from the end of the journal.
  public var discardedTornRecord = false
  /// Sequence of the last entry.
  public var lastSequence: UInt64 = 0
  /// How long it took, in microseconds of a clock that only moves forward.
  public var durationMicroseconds: Int64 = 0
}

/// A state machine brought up to the end of the journal.
package struct RecoveredState<Machine: StateMachine & ~Copyable>: ~Copyable {
  package var machine: Machine
  package var lastSequence: UInt64
  package var logTimeMicroseconds: Int64
  package var head: ChainHash
  /// Term of the last record; 0 where it has none.
  package var term: UInt64 = 0
  package var checkpointSequence: UInt64
  package var report: RecoveryReport

  consuming func takeMachine() -> Machine { machine }
}

/// Recovery: rows of the newest checkpoint, then the journal's tail, verified record by record;
/// every outcome must be the recorded one, and the stored events of each record.
package enum Recovery<Machine: StateMachine & ~Copyable> {
  /// - Parameters:
  ///   - machine: an empty state.
  ///   - archives: whether the state will be drained: what the tail forgets then goes to the archive.
  ///   - nowMicroseconds: used by a planted fault only.
  ///   - restored: looks at the state of the checkpoint, before the tail.
  package static func recover(
    _ machine: consuming Machine, from store: any Store, limits: SequencerLimits,
    archives: Bool = false, faults: PlantedFaults = [], nowMicroseconds: Int64 = 0,
    restored: (borrowing Machine) -> Void = { _ in }
  ) throws(SequencerError) -> RecoveredState<Machine> {
    let state: StoreState
    do throws(StorageError) { state = try store.state() } catch { throw .storage(error) }
    var recovered = RecoveredState<Machine>(
      machine: machine, lastSequence: 0, logTimeMicroseconds: .min, head: .zero,
      checkpointSequence: 0, report: RecoveryReport())
    if archives { recovered.machine.startArchiving() }
    try restoreRows(of: state, from: store, into: &recovered)
    try requireLink(of: state, from: store, to: recovered)
    restored(recovered.machine)
    try replayTail(
      of: state, from: store, into: &recovered, limits: limits, faults: faults,
      nowMicroseconds: nowMicroseconds)
    if recovered.report.discardedTornRecord {
      // Only now: nothing is changed before everything else is known to be right.
      do throws(StorageError) {
        try store.discardTornRecord(lastSequence: state.lastSequence)
      } catch {
        throw .storage(error)
      }
    }
    recovered.report.lastSequence = recovered.lastSequence
    recovered.report.checkpointSequence = recovered.checkpointSequence
    return recovered
  }

  static func restoreRows(
    of state: StoreState, from store: any Store,
    into recovered: inout RecoveredState<Machine>
  ) throws(SequencerError) {
    let applied = state.checkpoint?.appliedSequence ?? 0
    let unusable = { (what: String) in
      SequencerError.checkpoint(appliedSequence: applied, what: what)
    }
    let unknown = { (newer: NewerVersion) in
      SequencerError.newerCheckpoint(appliedSequence: applied, newer)
    }
    guard let mark = state.checkpoint else {
      guard state.trimmed == nil else { throw unusable("the journal's beginning is gone") }
      do { try recovered.machine.finishRestore() } catch { throw unusable("\(error)") }
      return
    }
    guard applied <= state.lastSequence else {
      throw unusable("the journal ends before it, at \(state.lastSequence)")
    }
    let note: CheckpointNote
    do throws(ByteError) {
      note = try CheckpointNote(mark.note)
    } catch {
      if case .newerVersion(let found, let newest) = error.reason {
        throw unknown(NewerVersion(of: "its mark", found: UInt64(found), newest: UInt64(newest)))
      }
      throw unusable("its mark is damaged: \(error)")
    }
    do {
      var rows: UInt64 = 0
      try RowsAhead.visit(store) { table, key, value in
        try recovered.machine.restore(table: table, key: key, value: value)
        rows += 1
      }
      recovered.report.rows = rows
      try recovered.machine.finishRestore()
    } catch let error as StorageError {
      throw .storage(error)
    } catch {
      if let newer = (error as? any NewerVersionReporting)?.newerVersion { throw unknown(newer) }
      throw unusable("\(error)")
    }
    if let actual = recovered.machine.appliedSequence, actual != applied {
      throw unusable("its rows are those of entry \(actual)")
    }
    if let digest = note.digest {
      let actual = recovered.machine.restoredDigest
      guard actual == digest else { throw unusable("it digests to \(actual), not \(digest)") }
    }
    recovered.lastSequence = applied
    recovered.checkpointSequence = applied
    recovered.logTimeMicroseconds = note.logTimeMicroseconds
    recovered.head = note.chainHash
    recovered.term = note.term
  }

  /// The record that the checkpoint ends with, if it is kept, must be the one the mark names: with a
  /// tail its first record says so, without one nobody else would.
  private static func requireLink(
    of state: StoreState, from store: any Store, to recovered: borrowing RecoveredState<Machine>
  ) throws(SequencerError) {
    let applied = recovered.checkpointSequence
    guard applied > 0, applied == state.lastSequence else { return }
    let entry: JournalEntry?
    do throws(StorageError) {
      entry = try store.journal(from: applied, maximumBytes: 1).first
    } catch {
      throw .storage(error)
    }
    guard let entry else {
      throw .journal(JournalFault(sequence: applied, kind: .endsEarly(expected: applied)))
    }
    do throws(JournalFault) {
      let header = try JournalRecord(entry.record, position: applied).header
      guard header.lastSequence == applied else {
        throw JournalFault(
          sequence: header.firstSequence, kind: .misplaced(storedUnder: entry.lastSequence))
      }
      guard header.hash == recovered.head else {
        throw JournalFault(sequence: header.firstSequence, kind: .notTheCheckpoints)
      }
    } catch {
      throw .journal(error)
    }
  }

  private static func replayTail(
    of state: StoreState, from store: any Store, into recovered: inout RecoveredState<Machine>,
    limits: SequencerLimits, faults: PlantedFaults, nowMicroseconds: Int64
  ) throws(SequencerError) {
    var cursor = JournalCursor<Machine>(
      store: store, from: recovered.lastSequence + 1, after: recovered.head,
      logTimeMicroseconds: recovered.logTimeMicroseconds, term: recovered.term,
      pageBytes: limits.journalPageBytes)
    var scratch = ReplayScratch<Machine>()
    while let entry = try cursor.peek() {
      let isLast = entry.lastSequence == state.lastSequence
      if isLast && faults.contains(.lastRecordForgotten) && recovered.report.records > 0 { return }
      let record: JournalRecord
      do throws(SequencerError) {
        guard let next = try cursor.next() else { break }
        record = next
      } catch {
        guard isLast, state.durableThrough < entry.lastSequence, error.isTorn,
          !faults.contains(.tornTailRefused)
        else { throw error }
        // Never acknowledged: the write was cut off. What was acknowledged ends before it.
        recovered.report.discardedTornRecord = true
        break
      }
      let time =
        faults.contains(.replayAtCurrentTime)
        ? nowMicroseconds : record.header.logTimeMicroseconds
      let repeats = faults.contains(.firstRecordTwice) && recovered.report.records == 0 ? 2 : 1
      for _ in 0..<repeats {
        try scratch.apply(
          record, at: time, to: &recovered.machine)
      }
      recovered.report.records += 1
      recovered.report.entries += UInt64(record.header.count)
      recovered.lastSequence = record.header.lastSequence
      recovered.logTimeMicroseconds = record.header.logTimeMicroseconds
      recovered.head = record.header.hash
      recovered.term = record.header.term
    }
    guard recovered.lastSequence >= state.durableThrough else {
      throw .journal(
        JournalFault(
          sequence: recovered.lastSequence + 1,
          kind: .endsEarly(expected: state.durableThrough)))
    }
  }
}

/// Buffers of a replay, kept from record to record.
struct ReplayScratch<Machine: StateMachine & ~Copyable> {
  private var outcome = ByteSink()
  private var events: [Machine.Event] = []
  /// Of the record whose entries are being applied, in one go or in two.
  private var comparison: EventComparison<Machine>?

  /// What the stored events of the record's entries that were applied digest to; nil where its own are not told, or in
  /// another form.
  var eventDigest: StateDigest? { comparison?.digest }

  /// Applies a record's commands; throws when an outcome is not the recorded one, or, once all of its entries were
  /// applied, its stored events are not.
  ///
  /// - Parameter entries: only those of these sequences.
  mutating func apply(
    _ record: JournalRecord, at time: Int64, to machine: inout Machine,
    entries: ClosedRange<UInt64> = 0...UInt64.max, events told: (Machine.Event) -> Void = { _ in }
  ) throws(SequencerError) {
    var diverged: SequencerError?
    let (first, last) = (record.header.firstSequence, record.header.lastSequence)
    if entries.contains(first) { comparison = EventComparison(record.header) }
    do throws(JournalFault) {
      try record.visitEntries { (sequence, commandRange, outcomeRange) throws(JournalFault) in
        guard entries.contains(sequence) else { return }
        let command = try JournalReader<Machine>.command(record, sequence, commandRange)
        let actual = machine.apply(
          command, sequence: sequence, logTimeMicroseconds: time, events: &events)
        outcome.removeAll()
        Machine.encode(outcome: actual, into: &outcome)
        // Other bytes can say the same: an earlier version wrote another form.
        if diverged == nil, !outcome.bytes.elementsEqual(record.bytes[outcomeRange]),
          try !Machine.same(
            actual, JournalReader<Machine>.outcome(record, sequence, outcomeRange))
        {
          diverged = .diverged(
            sequence: sequence,
            details:
              "\(command) came to \(actual), not \(JournalReader<Machine>.text(of: outcomeRange, in: record))"
          )
        }
      }
    } catch {
      throw .journal(error)
    }
    // What happened again was told when it first happened.
    for event in events { told(event) }
    comparison?.take(events, through: min(entries.upperBound, last))
    events.removeAll(keepingCapacity: true)
    if let diverged { throw diverged }
    if let comparison, comparison.isComplete { try comparison.require() }
  }
}

extension SequencerError {
  /// Whether a record that was cut off while being written can look like this.
  fileprivate var isTorn: Bool {
    guard case .journal(let fault) = self else { return false }
    switch fault.kind {
    case .truncated, .notARecord, .headerDamaged, .contentChanged: return true
    default: return false
    }
  }
}
