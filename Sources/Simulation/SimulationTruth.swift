import Basics
import Sequencer
import Storage

/// The log as it must be: each record, once it is there for good, applied to a state that never
/// restarts. What a start recovers is compared with it.
struct SimulationTruth<Machine: StateMachine & ~Copyable>: ~Copyable {
  private var machine: Machine
  private var stream = JournalStream<Machine>()
  /// Records of the archive that were looked at.
  private var archived = 0
  /// What left the state; nil where nobody asks.
  private(set) var archive: SimulationArchive?
  /// The latest log time there was.
  private(set) var latestMicroseconds = Int64.min
  /// Of whoever writes what is read next; nil where that is not known.
  var term: UInt64?

  /// - Parameters:
  ///   - machine: an empty state.
  ///   - archive: nothing yet.
  init(_ machine: consuming Machine, archive: SimulationArchive? = nil) throws {
    self.machine = machine
    self.archive = archive
    try self.machine.finishRestore()
  }

  var lastSequence: UInt64 { stream.nextSequence - 1 }
  var head: ChainHash { stream.head ?? .zero }

  /// The command by which the log would go over to limits; nil when it is there already.
  func adoption(of settings: [LimitAdoption.Setting]) throws -> Machine.Command? {
    try machine.adoption(of: settings.map { ($0.name, $0.value) })
  }

  /// Of the state.
  mutating func digest() -> StateDigest {
    machine.settleDigest()
    return machine.digest()
  }

  /// Reads what has come since the last time.
  ///
  /// - Parameters:
  ///   - archive: all records that were trimmed, oldest first.
  ///   - visit: is told of each entry, and of the state after it.
  mutating func read(
    archive: [[UInt8]], _ store: any Store, failure: (String) -> SimulationFailure,
    visit: (ReplayedEntry<Machine>, borrowing Machine) throws -> Void
  ) throws {
    while archived < archive.count {
      let record = archive[archived]
      archived += 1
      // What was read before it was trimmed.
      let header = try JournalRecord(record, position: stream.nextSequence).header
      if header.firstSequence < stream.nextSequence { continue }
      try apply(stream.accept(record), failure, visit)
    }
    while let entry = try store.journal(from: stream.nextSequence, maximumBytes: 1).first {
      try apply(stream.accept(entry.record), failure, visit)
    }
  }

  private mutating func apply(
    _ batch: JournalBatch<Machine>, _ failure: (String) -> SimulationFailure,
    _ visit: (ReplayedEntry<Machine>, borrowing Machine) throws -> Void
  ) throws {
    let first = batch.header.firstSequence
    if let term, batch.header.term != term {
      throw failure("the record at \(first) is of term \(batch.header.term), its writer of \(term)")
    }
    var stored = EventHasher<Machine>()
    for recorded in batch.entries {
      var entry = ReplayedEntry<Machine>(
        sequence: recorded.sequence, logTimeMicroseconds: batch.header.logTimeMicroseconds,
        command: recorded.command, outcome: recorded.outcome, events: [])
      let outcome = machine.apply(
        entry.command, sequence: entry.sequence, logTimeMicroseconds: entry.logTimeMicroseconds,
        events: &entry.events)
      latestMicroseconds = max(latestMicroseconds, entry.logTimeMicroseconds)
      if var archive {
        self.archive = nil
        archive.begin(entry.sequence, at: entry.logTimeMicroseconds)
        machine.drainChanges(into: &archive)
        self.archive = archive
      }
      guard Self.bytes(of: outcome) == Self.bytes(of: entry.outcome) else {
        throw failure("entry \(entry.sequence) came to \(outcome), not \(entry.outcome)")
      }
      for event in entry.events { stored.add(event) }
      try visit(entry, machine)
    }
    guard batch.header.events == stored.digest else {
      throw failure("the record at \(first) tells of other events than its entries come to")
    }
  }

  private static func bytes(of outcome: Machine.Outcome) -> [UInt8] {
    var sink = ByteSink()
    Machine.encode(outcome: outcome, into: &sink)
    return sink.bytes
  }
}
