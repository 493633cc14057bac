import Basics
import Sequencer
import Storage

/// One life of a server in the simulation: what is lost when it dies. Everything a threaded
/// sequencer has between its threads lies open here, so that it can die between any two steps.
final class SimulatedProcess<Machine: StateMachine & ~Copyable> {
  let store: any Store
  var core: SequencerCore<Machine>
  var stage: CommitStage<Machine>
  var queues = SubmissionQueues<Machine.Command>()
  var reads = ReadQueue<Machine>()
  /// Executed, waiting for the committer.
  var slot: PreparedBatch<Machine>?
  /// Being committed, with the steps that are left.
  var committing: (batch: PreparedBatch<Machine>, steps: ArraySlice<CommitStep>)?
  /// Waiting for the checkpointer.
  var checkpoint: CommitStage<Machine>.CheckpointWrite?
  /// Where the removal of events stands.
  var trimming: EventTrimming<Machine>?
  /// What keeps the archive in bounds.
  var archive: ArchiveKeeping
  /// Set by a write error: only a new life helps.
  var hasFailed = false

  init(
    store: any Store, recovered: consuming RecoveredState<Machine>, limits: SequencerLimits,
    note: ClockNote? = nil, takesOver: Bool = false, faults: PlantedFaults
  ) {
    self.store = store
    archive = ArchiveKeeping(store: store, limits: limits, faults: faults)
    stage = CommitStage(
      store: store, lastSequence: recovered.lastSequence, head: recovered.head,
      lastTerm: recovered.term, takesOver: takesOver, faults: faults)
    core = SequencerCore(recovered: recovered, limits: limits, note: note, faults: faults)
  }
}

/// Collects what a commit step lets out.
final class SimulatedOutcomes<Outcome: Sendable>: OutcomeSink, @unchecked Sendable {
  // Sound: a simulation is one thread.
  var batches: [OutcomeBatch<Outcome>] = []

  func deliver(_ batch: OutcomeBatch<Outcome>) { batches.append(batch) }

  func abandon(_ tokens: [UInt64], because error: SequencerError) {}
}

/// Collects the events a commit step lets out.
final class SimulatedEvents<Event: Sendable>: EventSink, @unchecked Sendable {
  // Sound: a simulation is one thread.
  var events: [Event] = []

  func publish(_ events: [Event], throughSequence: UInt64, logTimeMicroseconds: Int64) {
    self.events += events
  }
}

/// Judges what reads are told.
final class SimulatedAnswers: @unchecked Sendable {
  // Sound: a simulation is one thread.
  var asked = 0
  var answered = 0
  /// Everything up to here is durable now.
  var durable: UInt64 = 0
  private(set) var fault: String?

  /// - Parameters:
  ///   - seen: the last entry that the read has seen, if that is known.
  ///   - acknowledged: the last one that anybody was told of when it was asked for.
  func answer(_ seen: UInt64?, acknowledged: UInt64) {
    answered += 1
    guard let seen else { return }
    if seen < acknowledged {
      fault = "a read saw entry \(seen), and \(acknowledged) was acknowledged before"
    }
    if seen > durable { fault = "a read told of entry \(seen) before it was durable" }
  }
}
