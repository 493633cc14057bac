import Basics
import Storage

/// One step of a commit.
package enum CommitStep {
  case write, outcomes, events, answers
}

/// The commit half of the sequencer: seals a prepared batch into a chained record, has it written,
/// and only then lets outcomes, events and answers out. Driven by the committer's thread or by the
/// simulator.
package struct CommitStage<Machine: StateMachine & ~Copyable> {
  /// What a durable batch leaves for the checkpointer.
  package struct CheckpointWrite: Sendable {
    package var rows: RowBatch
    package var mark: CheckpointMark
    package var flushes: Bool
    /// Log time of the entry that the mark names.
    package var logTimeMicroseconds: Int64
  }

  /// Hash of the last sealed record.
  package private(set) var head: ChainHash
  /// Sequence of the last durable entry.
  package private(set) var lastSequence: UInt64
  /// Of this writer: what it appends has it, and so has the end of the log that it expects.
  package let term: UInt64
  /// Where the log ends, as the store is told; its term is that of the last record.
  private var end: LogHead
  /// Bytes of all records written.
  package private(set) var journalBytes: UInt64 = 0
  private var lastMark: CheckpointMark?
  /// What was sealed and found no room: it is written before anything else.
  private var unwritten: LogBatch?
  private let store: any Store
  private let faults: PlantedFaults

  /// - Parameters:
  ///   - lastTerm: term of the log's last record; 0 where it has none.
  ///   - takesOver: whether another writer may still be about: then this one's term is a higher one.
  package init(
    store: any Store, lastSequence: UInt64, head: ChainHash, lastTerm: UInt64 = 0,
    takesOver: Bool = false, faults: PlantedFaults
  ) {
    self.store = store
    self.lastSequence = lastSequence
    self.head = head
    end = LogHead(sequence: lastSequence, hash: head.bytes, term: lastTerm)
    term = takesOver && !faults.contains(.termForgotten) ? max(lastTerm, 1) + 1 : max(lastTerm, 1)
    self.faults = faults
  }

  /// The batch as it will be written. Advances the chain.
  private mutating func seal(_ batch: PreparedBatch<Machine>) -> LogBatch {
    var sink = ByteSink()
    var places: [LogBatch.EventPlace] = []
    var hasher = EventHasher<Machine>()
    for event in batch.events {
      guard let (topic, offset) = Machine.place(of: event) else { continue }
      let start = sink.count
      Machine.encode(event: event, into: &sink)
      hasher.add(topic, offset: offset, sink.bytes, start..<sink.count)
      if faults.contains(.eventsNotStored) { continue }
      places.append(
        LogBatch.EventPlace(
          topic: topic, offset: offset, start: start, byteCount: sink.count - start))
    }
    let (record, hash) = JournalRecordWriter.encode(
      batch, previous: head, term: term, events: hasher.digest)
    head = hash
    return LogBatch(
      firstSequence: batch.firstSequence, lastSequence: batch.lastSequence, record: record,
      head: LogHead(sequence: batch.lastSequence, hash: hash.bytes, term: term),
      eventBytes: sink.bytes, events: places)
  }

  /// The steps of a commit in their order: durability comes before anything that can be seen.
  package var steps: [CommitStep] {
    if faults.contains(.outcomesBeforeDurability) { return [.outcomes, .write, .events, .answers] }
    if faults.contains(.answersBeforeDurability) { return [.answers, .write, .outcomes, .events] }
    if faults.contains(.eventsBeforeDurability) { return [.events, .write, .outcomes, .answers] }
    return [.write, .outcomes, .events, .answers]
  }

  /// Performs one step. After an error nothing may be written or let out any more.
  package mutating func perform(
    _ step: CommitStep, of batch: PreparedBatch<Machine>,
    sinks: [any OutcomeSink<Machine.Outcome>], events: any EventSink<Machine.Event>
  ) throws(StorageError) {
    switch step {
    case .write:
      guard !batch.commands.isEmpty else { return }
      if let unwritten, unwritten.firstSequence != batch.firstSequence {
        throw .misuse("a batch follows that of \(unwritten.firstSequence), which is not written")
      }
      let sealed = unwritten ?? seal(batch)
      unwritten = sealed
      try write(sealed)
      unwritten = nil
    case .outcomes: deliverOutcomes(of: batch, to: sinks)
    case .events: deliverEvents(of: batch, to: events)
    case .answers: for answer in batch.answers { answer.deliver() }
    }
  }

  /// Makes a command of the log's own its next entry, before there is anybody who waits.
  ///
  /// - Returns: the entry; nil when there is no command.
  mutating func commit(
    first command: Machine.Command?, by core: inout SequencerCore<Machine>,
    at reading: ClockReading, events: any EventSink<Machine.Event>
  ) throws(SequencerError) -> UInt64? {
    guard let command else { return nil }
    let batch = core.execute(first: command, at: reading)
    do throws(StorageError) {
      for step in steps { try perform(step, of: batch, sinks: [], events: events) }
    } catch {
      throw .storage(error)
    }
    return batch.lastSequence
  }

  private mutating func write(_ sealed: LogBatch) throws(StorageError) {
    do throws(StorageError) {
      try store.append(sealed, expecting: end)
    } catch {
      guard faults.contains(.writeErrorIgnored) else { throw error }
    }
    lastSequence = sealed.lastSequence
    end = sealed.head
    journalBytes += UInt64(sealed.record.count)
  }

  /// What to write as a checkpoint, once the batch is durable.
  package mutating func checkpointWrite(for batch: PreparedBatch<Machine>) -> CheckpointWrite? {
    guard var checkpoint = batch.checkpoint else { return nil }
    let note = CheckpointNote(
      logTimeMicroseconds: batch.logTimeMicroseconds, chainHash: head, digest: checkpoint.digest,
      term: end.term)
    var mark = CheckpointMark(appliedSequence: checkpoint.appliedSequence, note: note.bytes)
    if faults.contains(.staleMark) {
      (mark, lastMark) = (lastMark ?? mark, mark)
    }
    if faults.contains(.deletionsForgotten) { checkpoint.rows = checkpoint.rows.withoutDeletions }
    return CheckpointWrite(
      rows: checkpoint.rows, mark: mark, flushes: checkpoint.flushes,
      logTimeMicroseconds: batch.logTimeMicroseconds)
  }

  private func deliverEvents(
    of batch: PreparedBatch<Machine>, to events: any EventSink<Machine.Event>
  ) {
    guard !batch.events.isEmpty else { return }
    events.publish(
      batch.events, throughSequence: batch.lastSequence,
      logTimeMicroseconds: batch.logTimeMicroseconds)
  }

  private func deliverOutcomes(
    of batch: PreparedBatch<Machine>, to sinks: [any OutcomeSink<Machine.Outcome>]
  ) {
    var replies = [[OutcomeReply<Machine.Outcome>]](repeating: [], count: sinks.count)
    if sinks.count == 1 { replies[0].reserveCapacity(batch.outcomes.count) }
    for index in batch.outcomes.indices {
      let address = batch.addresses[index]
      let sink = Int(address.sink.index)
      guard sink >= 0, sink < sinks.count else { continue }
      let source =
        faults.contains(.tokensShifted) ? (index + 1) % batch.outcomes.count : index
      replies[sink].append(
        OutcomeReply(
          token: address.token, sequence: batch.firstSequence + UInt64(index),
          outcome: batch.outcomes[source]))
    }
    for (index, sink) in sinks.enumerated() where !replies[index].isEmpty {
      sink.deliver(
        OutcomeBatch(
          throughSequence: batch.lastSequence, logTimeMicroseconds: batch.logTimeMicroseconds,
          replies: replies[index]))
    }
  }

  /// Tells everybody who waits for this batch that there will be no answer.
  static func abandon(
    _ batch: PreparedBatch<Machine>, sinks: [any OutcomeSink<Machine.Outcome>],
    because error: SequencerError
  ) {
    var tokens = [[UInt64]](repeating: [], count: sinks.count)
    for address in batch.addresses {
      let sink = Int(address.sink.index)
      if sink >= 0, sink < sinks.count { tokens[sink].append(address.token) }
    }
    for (index, sink) in sinks.enumerated() where !tokens[index].isEmpty {
      sink.abandon(tokens[index], because: error)
    }
    for answer in batch.answers { answer.abandon(error) }
  }
}

extension RowBatch {
  /// For a planted fault.
  fileprivate var withoutDeletions: RowBatch {
    var result = RowBatch()
    for change in changes where !change.isDeletion {
      let (key, value) = (Array(key(of: change)), Array(value(of: change)))
      if change.table == RowBatch.archiveTable {
        result.putArchived(key: key, value: value)
      } else {
        result.put(table: change.table, key: key, value: value)
      }
    }
    return result
  }
}
