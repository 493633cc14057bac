import Basics
import Storage

/// One entry of the journal.
public struct JournalCommand<Machine: StateMachine & ~Copyable>: Sendable {
  /// Position in the log.
  public var sequence: UInt64
  /// What was asked.
  public var command: Machine.Command
  /// What it came to, as it was told to the caller.
  public var outcome: Machine.Outcome
}

/// A verified, decoded record.
public struct JournalBatch<Machine: StateMachine & ~Copyable>: Sendable {
  /// What the record says about itself.
  public var header: JournalRecord.Header
  /// Its entries in order.
  public var entries: [JournalCommand<Machine>]
}

/// An entry that a replay has applied.
public struct ReplayedEntry<Machine: StateMachine & ~Copyable>: Sendable {
  /// Position in the log.
  public var sequence: UInt64
  /// The time it was applied at, microseconds.
  public var logTimeMicroseconds: Int64
  /// What was asked.
  public var command: Machine.Command
  /// What it came to; the recorded outcome.
  public var outcome: Machine.Outcome
  /// What happened.
  public var events: [Machine.Event]

  package init(
    sequence: UInt64, logTimeMicroseconds: Int64, command: Machine.Command,
    outcome: Machine.Outcome, events: [Machine.Event]
  ) {
    self.sequence = sequence
    self.logTimeMicroseconds = logTimeMicroseconds
    self.command = command
    self.outcome = outcome
    self.events = events
  }
}

/// What a verified journal amounts to.
public struct JournalSummary: Equatable, Sendable {
  /// Sequence of the first entry read; 0 when there is none.
  public var firstSequence: UInt64 = 0
  /// Sequence of the last entry read; 0 when there is none.
  public var lastSequence: UInt64 = 0
  /// Records read.
  public var records: UInt64 = 0
  /// Bytes of these records.
  public var byteCount: UInt64 = 0
  /// Hash of the last record: whoever has noted it elsewhere can tell a rewritten journal from the
  /// real one.
  public var head: ChainHash = .zero
  /// Time of the last record, microseconds.
  public var logTimeMicroseconds: Int64 = 0
  /// Term of the last record; 0 where it has none.
  public var term: UInt64 = 0
  /// Records of which it was compared what their stored events digest to; only after
  /// ``JournalReader/replay(store:into:visit:)``.
  public var recordsOfSameEvents: UInt64 = 0
  /// Digest of the state that the entries give; only after
  /// ``JournalReader/replay(store:into:visit:)``.
  public var digest: StateDigest?
}

/// Reads the journal of a store, offline or beside a running sequencer, and trusts nothing in it.
///
/// The first thing wrong is thrown as a ``SequencerError/journal(_:)`` that names the record.
public struct JournalReader<Machine: StateMachine & ~Copyable> {
  private var cursor: JournalCursor<Machine>
  private var digest = JournalSummary()

  /// Reads from the first entry kept.
  public init(store: any Store, pageBytes: Int = 4 << 20) throws(SequencerError) {
    cursor = try JournalCursor(store: store, pageBytes: pageBytes)
  }

  /// What has been read so far.
  public var summary: JournalSummary { digest }

  /// The next batch; nil at the end of the journal.
  public mutating func next() throws(SequencerError) -> JournalBatch<Machine>? {
    guard let record = try cursor.next() else { return nil }
    do throws(JournalFault) {
      let batch = try Self.decode(record)
      note(record)
      return batch
    } catch {
      throw .journal(error)
    }
  }

  /// Decodes every entry of a verified record.
  static func decode(_ record: JournalRecord) throws(JournalFault) -> JournalBatch<Machine> {
    var entries: [JournalCommand<Machine>] = []
    entries.reserveCapacity(Int(record.header.count))
    try record.visitEntries { (sequence, command, outcome) throws(JournalFault) in
      entries.append(
        JournalCommand(
          sequence: sequence,
          command: try Self.command(record, sequence, command),
          outcome: try Self.outcome(record, sequence, outcome)))
    }
    return JournalBatch(header: record.header, entries: entries)
  }

  private mutating func note(_ record: JournalRecord) {
    if digest.records == 0 { digest.firstSequence = record.header.firstSequence }
    digest.lastSequence = record.header.lastSequence
    digest.records += 1
    digest.byteCount += UInt64(record.bytes.count)
    digest.head = record.header.hash
    digest.logTimeMicroseconds = record.header.logTimeMicroseconds
    digest.term = record.header.term
  }

  /// Decodes one command of a record.
  static func command(
    _ record: JournalRecord, _ sequence: UInt64, _ range: Range<Int>
  ) throws(JournalFault) -> Machine.Command {
    do throws(ByteError) {
      var source = ByteSource(record.bytes, range: range)
      let command = try Machine.decodeCommand(&source)
      try source.finish()
      return command
    } catch {
      throw JournalFault(error, of: "command", sequence: sequence)
    }
  }

  /// An outcome of a record for a message.
  static func text(of range: Range<Int>, in record: JournalRecord) -> String {
    (try? outcome(record, record.header.firstSequence, range)).map { "\($0)" } ?? "undecodable"
  }

  /// Decodes one outcome of a record.
  static func outcome(
    _ record: JournalRecord, _ sequence: UInt64, _ range: Range<Int>
  ) throws(JournalFault) -> Machine.Outcome {
    do throws(ByteError) {
      var source = ByteSource(record.bytes, range: range)
      let outcome = try Machine.decodeOutcome(&source)
      try source.finish()
      return outcome
    } catch {
      throw JournalFault(error, of: "outcome", sequence: sequence)
    }
  }

  /// Verifies everything that is kept: form, hashes, chain, order, time, and that each entry can be
  /// decoded. The journal must reach what the store vouched for when this was called.
  ///
  /// - Parameter visit: sees each batch once it is verified.
  public static func verify(
    store: any Store, visit: (JournalBatch<Machine>) throws -> Void = { _ in }
  ) throws -> JournalSummary {
    let vouched = try durableEnd(of: store)
    var reader = try JournalReader(store: store)
    while let batch = try reader.next() { try visit(batch) }
    try requireEnd(reader.summary, atLeast: vouched)
    return reader.summary
  }

  /// Verifies, and also applies every command to `machine`, which must be empty: each outcome must
  /// be the recorded one, and the stored events of each record. Needs a journal that was never trimmed.
  ///
  /// - Parameter visit: sees each entry and the state after it, to check invariants.
  public static func replay(
    store: any Store, into machine: inout Machine,
    visit: (ReplayedEntry<Machine>, borrowing Machine) throws -> Void = { _, _ in }
  ) throws -> JournalSummary {
    let vouched = try durableEnd(of: store)
    var reader = try JournalReader(store: store)
    try machine.finishRestore()
    var compared: UInt64 = 0
    while let batch = try reader.next() {
      var comparison = EventComparison<Machine>(batch.header)
      for entry in batch.entries {
        var replayed = ReplayedEntry<Machine>(
          sequence: entry.sequence, logTimeMicroseconds: batch.header.logTimeMicroseconds,
          command: entry.command, outcome: entry.outcome, events: [])
        let outcome = machine.apply(
          entry.command, sequence: entry.sequence,
          logTimeMicroseconds: replayed.logTimeMicroseconds, events: &replayed.events)
        guard Machine.same(outcome, entry.outcome) else {
          throw SequencerError.diverged(
            sequence: entry.sequence,
            details: "\(entry.command) came to \(outcome), not \(entry.outcome)")
        }
        comparison?.take(replayed.events, through: entry.sequence)
        try visit(replayed, machine)
      }
      guard let comparison else { continue }
      try comparison.require()
      compared += 1
    }
    var summary = reader.summary
    guard summary.firstSequence <= 1 else {
      throw SequencerError.journal(
        JournalFault(
          sequence: 1, kind: .sequenceBroken(expected: 1, found: summary.firstSequence)))
    }
    try requireEnd(summary, atLeast: vouched)
    summary.digest = machine.digest()
    summary.recordsOfSameEvents = compared
    return summary
  }

  private static func durableEnd(of store: any Store) throws -> UInt64 {
    try store.state().durableThrough
  }

  private static func requireEnd(
    _ summary: JournalSummary, atLeast vouched: UInt64
  ) throws(SequencerError) {
    guard summary.lastSequence >= vouched else {
      throw .journal(
        JournalFault(sequence: summary.lastSequence + 1, kind: .endsEarly(expected: vouched)))
    }
  }
}
