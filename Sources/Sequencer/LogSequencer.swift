import Basics
import Storage

/// What becomes of a command at the door.
public enum Admission: Equatable, Sendable {
  /// It will be executed; its outcome goes to the sink, or the sink is told that there is none.
  case accepted
  /// Too many are waiting; nothing was done. The caller answers RESOURCE_EXHAUSTED.
  case full
  /// It is new work and the medium is nearly full; nothing was done. The caller answers
  /// RESOURCE_EXHAUSTED.
  case outOfSpace
  /// The sequencer has stopped, and why. The caller answers UNAVAILABLE.
  case stopped(SequencerError)
}

/// Orders commands into one log, executes them, makes each batch durable with one synced write, and
/// only then lets outcomes and events out.
///
/// Three threads: the executor takes what has arrived and applies it; the committer seals the
/// batch, writes it and delivers, while the executor is at the next one (a small batch that nothing
/// is before, the executor commits itself); the checkpointer writes changed rows when it has nothing
/// else to do. A write error stops everything: nothing is
/// acknowledged afterwards, waiting callers are told, and the process-level hook runs.
///
/// The store stays open; its owner closes it after ``stop()``.
public final class LogSequencer<Machine: StateMachine & ~Copyable>: Sendable {
  private struct Ending {
    /// Everybody whose command or read waited has been told.
    var isExecutorDone = false
    /// The hook of the failure was called.
    var isTold = false
  }

  private let store: any Store
  private let clock: any MicrosecondClock
  private let limits: SequencerLimits
  private let hooks: Hooks
  private let core: Monitor<SequencerCore<Machine>>
  private let stage: Monitor<CommitStage<Machine>>
  private let inbox: Inbox<Machine>
  private let prepared = HandOver<PreparedBatch<Machine>>()
  private let checkpoints = HandOver<CommitStage<Machine>.CheckpointWrite>()
  private let sinks: Monitor<[any OutcomeSink<Machine.Outcome>]>
  private let waiters: WaiterSink<Machine.Outcome>
  private let recorder: Monitor<MetricsRecorder>
  private let failure = Monitor<SequencerError?>(nil)
  private let ending = Monitor(Ending())
  /// The last note of the clock that was told.
  private let noted = Monitor<ClockNote?>(nil)
  private let space: SpaceWatch
  private let threads = Monitor<[WorkerThread]>([])
  private let trimmer: EventTrimmer<Machine>
  let archive: ArchiveDesk

  /// What the start found and did.
  public let recovery: RecoveryReport
  /// The entry by which the log went over to other limits at this start; nil when it did not.
  public let adoptedSequence: UInt64?

  /// Recovers the state from the store and starts.
  ///
  /// - Parameters:
  ///   - store: used by this sequencer alone for writing, until ``stop()`` has returned.
  ///   - machine: an empty state.
  ///   - clock: where log time comes from.
  ///   - note: what ``Hooks/clockNoted`` was last told, by whichever process; nil when that was before the
  ///     machine was started, or is not known.
  ///   - adopting: limits that the log is to go over to: by its first new entry, unless it has already.
  /// - Throws: a ``SequencerError`` that says what cannot be trusted.
  public convenience init(
    store: any Store, machine: consuming sending Machine,
    clock: any MicrosecondClock = SystemClock(), note: ClockNote? = nil,
    adopting: LimitAdoption? = nil, limits: SequencerLimits = SequencerLimits(),
    hooks: Hooks = Hooks()
  ) throws(SequencerError) {
    try self.init(
      store: store, machine: machine, clock: clock, note: note, adopting: adopting, limits: limits,
      hooks: hooks, faults: [])
  }

  init(
    store: any Store, machine: consuming sending Machine, clock: any MicrosecondClock,
    note: ClockNote?, adopting: LimitAdoption?, limits: SequencerLimits, hooks: Hooks,
    faults: PlantedFaults
  ) throws(SequencerError) {
    self.store = store
    self.clock = clock
    self.limits = limits
    self.hooks = hooks
    let start = monotonicMicroseconds()
    var found = LogStart<Machine>()
    let recovered = try found.recover(
      machine, from: store, adopting: adopting, limits: limits, faults: faults,
      nowMicroseconds: clock.nowMicroseconds())
    if let refusal = found.refusal { throw refusal }
    // Everything is as it should be: only now may the medium be changed.
    try DecidingLimits.startWriting(store, found.record)
    var report = recovered.report
    report.durationMicroseconds = monotonicMicroseconds() - start
    recovery = report
    var recorder = MetricsRecorder()
    recorder.metrics.recovery = report
    recorder.metrics.durableSequence = report.lastSequence
    recorder.metrics.checkpointSequence = report.checkpointSequence
    if report.lastSequence > 0 {
      recorder.metrics.logTimeMicroseconds = recovered.logTimeMicroseconds
    }
    var stage = CommitStage<Machine>(
      store: store, lastSequence: report.lastSequence, head: recovered.head,
      lastTerm: recovered.term, faults: faults)
    var core = SequencerCore(recovered: recovered, limits: limits, note: note, faults: faults)
    adoptedSequence = try stage.commit(
      first: found.adoption, by: &core, at: clock.reading(), events: hooks.events)
    if let adoptedSequence {
      recorder.metrics.durableSequence = adoptedSequence
      recorder.metrics.logTimeMicroseconds = core.logTimeMicroseconds
    }
    self.recorder = Monitor(recorder)
    self.stage = Monitor(stage)
    self.core = Monitor(core)
    inbox = Inbox(limits: limits)
    space = SpaceWatch(
      store: store, intervalMicroseconds: limits.spaceCheckMicroseconds, notice: hooks.notice)
    trimmer = EventTrimmer(store: store, limits: limits)
    archive = ArchiveDesk(store: store, limits: limits, faults: faults)
    waiters = WaiterSink()
    sinks = Monitor([waiters])
    threads.withLock { threads in
      threads = [
        WorkerThread(name: "dw-executor") { [self] in runExecutor() },
        WorkerThread(name: "dw-committer") { [self] in runCommitter() },
        WorkerThread(name: "dw-checkpoint") { [self] in runCheckpointer() },
      ]
      if space.space != nil {
        threads.append(WorkerThread(name: "dw-space") { [space] in space.run() })
      }
      if EventTrimming<Machine>.isWanted(limits) {
        threads.append(WorkerThread(name: "dw-trimmer") { [self] in runTrimmer() })
      }
    }
  }

  // MARK: In

  /// Adds a sink for outcomes. It stays for the life of the sequencer.
  ///
  /// At most `outcomeSinks` of ``SequencerLimits``: more are our own mistake and trap.
  public func register(_ sink: any OutcomeSink<Machine.Outcome>) -> SinkID {
    sinks.withLock { sinks in
      precondition(sinks.count < limits.outcomeSinks, "more outcome sinks than the limit")
      sinks.append(sink)
      return SinkID(index: Int32(sinks.count - 1))
    }
  }

  /// Hands a command in; any thread, does not block. An accepted one is answered through its sink,
  /// exactly once. Its place is that of its class, which the machine knows.
  ///
  /// - Parameter inFlight: commands of this class that its sender has in flight already. A sender
  ///   with more of them than places are free finds the inbox full, while others do not; 0 for one
  ///   who is trusted to share.
  public func submit(
    _ command: Machine.Command, token: UInt64, sink: SinkID, inFlight: Int = 0
  ) -> Admission {
    admit(Submission(command, token: token, sink: sink, inFlight: inFlight))
  }

  /// Hands in what one loop turn brought, each command as ``submit(_:token:sink:inFlight:)`` does, for
  /// one lock and one wake-up.
  ///
  /// - Parameter turn: emptied; its memory is kept for the next turn.
  /// - Returns: those that were not taken.
  public func submit(turn: inout [Submission<Machine.Command>]) -> [RefusedSubmission] {
    admit(turn: &turn)
  }

  func admit(turn: inout [Submission<Machine.Command>]) -> [RefusedSubmission] {
    defer { turn.removeAll(keepingCapacity: turn.count <= limits.commandsPerBatch) }
    return inbox.add(turn: turn, isShort: space.isShort)
  }

  func admit(_ submission: Submission<Machine.Command>) -> Admission {
    if space.isShort, Machine.isNewWork(submission.command) { return .outOfSpace }
    return inbox.add(submission)
  }

  func admit(
    contentsOf submissions: [Submission<Machine.Command>]
  ) throws(SequencerError) -> Int {
    guard space.isShort,
      let first = submissions.firstIndex(where: { Machine.isNewWork($0.command) })
    else { return try inbox.add(submissions).get() }
    return try inbox.add(Array(submissions[..<first])).get()
  }

  /// Hands several commands in at once, which costs one lock.
  ///
  /// - Returns: how many, from the first on, were accepted; the rest found the inbox full, or are new
  ///   work for which the medium has no room.
  public func submit(
    contentsOf submissions: [Submission<Machine.Command>]
  ) throws(SequencerError) -> Int {
    try admit(contentsOf: submissions)
  }

  /// Hands a command in and waits for its durable outcome. Costs a continuation: loops use a sink
  /// instead.
  public func perform(
    _ command: Machine.Command
  ) async throws(SequencerError) -> OutcomeReply<Machine.Outcome> {
    let result = await withCheckedContinuation { continuation in
      let token = waiters.add(continuation)
      let admission = submit(command, token: token, sink: WaiterSink<Machine.Outcome>.id)
      switch admission {
      case .accepted: break
      case .full: waiters.abandon([token], because: .full)
      case .outOfSpace: waiters.abandon([token], because: .outOfSpace)
      case .stopped(let error): waiters.abandon([token], because: error)
      }
    }
    return try result.get()
  }

  /// Looks at the state. The answer is given when everything it may have seen is durable, and it
  /// has seen everything that was acknowledged before the call.
  ///
  /// - Parameters:
  ///   - needsDigest: whether `look` asks for the state's digest.
  ///   - look: runs on the executor's thread; keep it short, it delays commands. Few
  ///     reads are answered between two batches.
  public func read<Answer: Sendable>(
    needsDigest: Bool = false, _ look: @escaping @Sendable (borrowing Machine) -> Answer
  ) async throws(SequencerError) -> Answer {
    let result: Result<Answer, SequencerError> = await withCheckedContinuation { continuation in
      let error = read(
        needsDigest: needsDigest,
        look: { machine in
          let answer = look(machine)
          return { continuation.resume(returning: .success(answer)) }
        }, abandon: { continuation.resume(returning: .failure($0)) })
      if let error { continuation.resume(returning: .failure(error)) }
    }
    return try result.get()
  }

  /// The same without a task: `look` returns what to do, on a thread of the sequencer, once what it saw
  /// is durable.
  ///
  /// - Parameters:
  ///   - needsDigest: whether `look` asks for the state's digest.
  ///   - abandon: called instead when the sequencer stops first.
  /// - Returns: nil when the read was accepted; otherwise neither closure is called.
  public func read(
    needsDigest: Bool = false,
    look: @escaping @Sendable (borrowing Machine) -> @Sendable () -> Void,
    abandon: @escaping @Sendable (SequencerError) -> Void
  ) -> SequencerError? {
    inbox.add(ReadRequest(look: look, needsDigest: needsDigest, abandon: abandon))
  }

  /// What has been done so far.
  public var metrics: SequencerMetrics {
    var snapshot = recorder.withLock { $0.snapshot }
    (snapshot.waiting, snapshot.refused) = inbox.counters
    snapshot.space = space.space
    return snapshot
  }

  /// Why the sequencer stopped by itself; nil while it runs or when it was stopped.
  public var failed: SequencerError? { failure.withLock { $0 } }

  /// Refuses new commands, executes and commits those that wait, writes a checkpoint of everything
  /// and ends the threads. Blocks until that is done; idempotent. Not to be called from a sink, a
  /// hook or a read.
  public func stop() {
    inbox.close(because: .stopped)
    space.end()
    trimmer.close()
    threads.withLock { for thread in $0 { thread.join() } }
  }

  // MARK: Executor

  private func runExecutor() {
    var queues = SubmissionQueues<Machine.Command>()
    var reads = ReadQueue<Machine>()
    var closed: SequencerError?
    var told = ClockStatus()
    while prepared.waitForRoom() {
      let idle = checkpoints.isIdle
      if queues.isEmpty, reads.isEmpty, closed == nil {
        inbox.waitForBatch(
          recorder.withLock { $0.pace }, timeoutMicroseconds: sleep(idle))
      }
      closed = inbox.take(&queues, &reads)
      let start = monotonicMicroseconds()
      let time = recorder.withLock { $0.pace.batchMicroseconds(limits) }
      let (batch, status) = core.withLock { core in
        let batch = core.execute(
          &queues, reads: &reads, at: clock.reading(), canCheckpoint: idle, microseconds: time,
          elapsedMicroseconds: { monotonicMicroseconds() - start })
        return (batch, core.clock.status)
      }
      if status != told { tell(status, &told) }
      guard let batch else {
        if closed != nil && queues.isEmpty && reads.isEmpty { break }
        continue
      }
      if let taken = batch.checkpoint { archive.note(taken.rows, of: taken.appliedSequence) }
      let duration = monotonicMicroseconds() - start
      recorder.withLock { $0.execute.record(duration) }
      // A small batch takes less time to execute than to hand over: what arrives while it is synced is
      // one batch, and the next.
      if batch.commands.count < limits.commandsHandedOver, inbox.isCommitterIdle, failed == nil {
        guard commitOrFail(batch) else { break }
        continue
      }
      inbox.handsOver()
      guard prepared.put(batch) else {
        CommitStage.abandon(batch, sinks: sinks.withLock { $0 }, because: failed ?? .stopped)
        break
      }
    }
    if let error = failed {
      abandonWaiting(&queues, &reads, because: error)
    } else {
      inbox.handsOver()
      _ = prepared.put(core.withLock { $0.finalCheckpoint() })
    }
    prepared.finish()
    tellFailure(executorIsDone: true)
  }

  /// Tells how log time stands to the clock, each time it has stepped; a clock that is not followed
  /// and drifts is only counted.
  private func tell(_ status: ClockStatus, _ told: inout ClockStatus) {
    recorder.withLock { $0.metrics.clock = status }
    let moved = status.offsetMicroseconds.subtractingSaturated(told.offsetMicroseconds)
    let bound = limits.clockStepMicroseconds
    guard
      status.isFollowed != told.isFollowed || moved > bound || moved < -bound
        || status.leapAtStartMicroseconds != told.leapAtStartMicroseconds
          && status.leapAtStartMicroseconds > bound
        || status.noteAheadAtStartMicroseconds != told.noteAheadAtStartMicroseconds
    else { return }
    told = status
    hooks.clockChanged(status)
  }

  /// How long the executor may sleep when nothing arrives.
  private func sleep(_ canCheckpoint: Bool) -> Int64 {
    let wait = core.withLock {
      $0.sleepMicroseconds(canCheckpoint: canCheckpoint, clock.reading())
    }
    return min(wait ?? .max, limits.longestSleepMicroseconds)
  }

  /// Tells everybody who waits in the closed inbox.
  private func abandonWaiting(
    _ queues: inout SubmissionQueues<Machine.Command>, _ reads: inout ReadQueue<Machine>,
    because error: SequencerError
  ) {
    repeat {
      var batch = PreparedBatch<Machine>(firstSequence: 1, logTimeMicroseconds: 0)
      for commandClass in CommandClass.allCases {
        while let waiting = queues[commandClass].popFirst() {
          batch.addresses.append(.init(token: waiting.token, sink: waiting.sink))
        }
      }
      CommitStage.abandon(batch, sinks: sinks.withLock { $0 }, because: error)
      while let read = reads.popFirst() { read.abandon(error) }
      _ = inbox.take(&queues, &reads)
    } while !queues.isEmpty || !reads.isEmpty
  }

  // MARK: Committer

  private func runCommitter() {
    while let batch = prepared.take() {
      // What failed stays with the committer: nobody else may commit behind it.
      guard commitOrFail(batch) else { return }
      inbox.wasCommitted()
    }
    checkpoints.finish()
  }

  /// Makes a batch durable and lets out what came of it; by the committer, or by the executor while the
  /// committer has nothing to do. False when that failed, and everything has stopped.
  private func commitOrFail(_ batch: PreparedBatch<Machine>) -> Bool {
    let sinks = sinks.withLock { $0 }
    do throws(StorageError) {
      if batch.setsTime {
        noted.withLock { $0 = nil }
        hooks.clockNoted(nil)
      }
      try commitWithRoom(batch, sinks: sinks)
      if let note = batch.clockNote, noted.withLock({ $0 }).map({ !note.isClose(to: $0) }) ?? true {
        noted.withLock { $0 = note }
        hooks.clockNoted(note)
      }
      return true
    } catch {
      fail(.storage(error), batch: batch, sinks: sinks)
      return false
    }
  }

  /// A full medium is waited for: nothing is acknowledged meanwhile, and nobody is told that the log
  /// has failed.
  private func commitWithRoom(
    _ batch: PreparedBatch<Machine>, sinks: [any OutcomeSink<Machine.Outcome>]
  ) throws(StorageError) {
    var isTold = false
    while true {
      do throws(StorageError) {
        return try commit(batch, sinks: sinks)
      } catch .diskFull(let what) {
        space.look()
        if !isTold { space.tell(.batchWaits(.diskFull(what))) }
        isTold = true
        guard space.pause() else { throw .diskFull(what) }
      }
    }
  }

  private func commit(
    _ batch: PreparedBatch<Machine>, sinks: [any OutcomeSink<Machine.Outcome>]
  ) throws(StorageError) {
    let start = monotonicMicroseconds()
    var durable = start
    let bytes = try stage.withLock { stage throws(StorageError) in
      for step in stage.steps {
        try stage.perform(step, of: batch, sinks: sinks, events: hooks.events)
        if step == .write { durable = monotonicMicroseconds() }
      }
      // A checkpointer that has gone has stopped everything itself.
      if let write = stage.checkpointWrite(for: batch) { _ = checkpoints.put(write) }
      return stage.journalBytes
    }
    guard !batch.commands.isEmpty else { return }
    recorder.withLock { recorder in
      recorder.sync.record(durable - start)
      recorder.pace.committed(batch.awaitedCount, inMicroseconds: durable - start)
      recorder.metrics.batches += 1
      recorder.metrics.entries += UInt64(batch.commands.count)
      recorder.metrics.largestBatch = max(recorder.metrics.largestBatch, batch.commands.count)
      recorder.metrics.events += UInt64(batch.events.count)
      recorder.metrics.durableSequence = batch.lastSequence
      recorder.metrics.logTimeMicroseconds = batch.logTimeMicroseconds
      recorder.metrics.journalBytes = bytes
    }
  }

  /// Stops for good after an error: nothing is acknowledged from here on.
  private func fail(
    _ error: SequencerError, batch: PreparedBatch<Machine>? = nil,
    sinks: [any OutcomeSink<Machine.Outcome>] = []
  ) {
    failure.withLock { $0 = $0 ?? error }
    inbox.close(because: error)
    space.end()
    if let batch { CommitStage.abandon(batch, sinks: sinks, because: error) }
    if let waiting = prepared.abandon() {
      CommitStage.abandon(waiting, sinks: self.sinks.withLock { $0 }, because: error)
    }
    _ = checkpoints.abandon()
    tellFailure(executorIsDone: false)
  }

  /// Calls the hook of a failure: once, and after the executor has told everybody who waited.
  private func tellFailure(executorIsDone: Bool) {
    let error = ending.withLock { ending -> SequencerError? in
      if executorIsDone { ending.isExecutorDone = true }
      guard ending.isExecutorDone, !ending.isTold, let error = failed else { return nil }
      ending.isTold = true
      return error
    }
    if let error { hooks.failed(error) }
  }

  // MARK: Checkpointer

  private func runCheckpointer() {
    while let write = checkpoints.take() {
      do throws(StorageError) {
        try writeCheckpoint(write)
        if write.flushes {
          try patiently { () throws(StorageError) in try store.flushCheckpoints() }
          try patiently { () throws(StorageError) in
            try trimJournal(behind: write.mark.appliedSequence)
          }
        }
      } catch {
        // At a stop nothing waits for a medium that takes no checkpoint, and none may follow one that
        // is missing: the next start replays instead.
        if error.keepsCheckpointsWaiting, inbox.closed == .stopped {
          _ = checkpoints.abandon()
        } else {
          fail(.storage(error))
        }
        return
      }
      recorder.withLock { recorder in
        recorder.metrics.checkpoints += 1
        recorder.metrics.checkpointRows += UInt64(write.rows.changes.count)
        recorder.metrics.checkpointSequence = write.mark.appliedSequence
      }
    }
  }

  private func writeCheckpoint(
    _ write: CommitStage<Machine>.CheckpointWrite
  ) throws(StorageError) {
    let applied = write.mark.appliedSequence
    var completed = ArchiveDesk.Completed()
    try patiently { () throws(StorageError) in
      completed = try archive.complete(write.rows, of: applied, at: write.logTimeMicroseconds)
    }
    try patiently { () throws(StorageError) in
      try store.writeCheckpoint(completed.rows, mark: write.mark)
    }
    archive.wasWritten(through: applied)
    recorder.withLock { $0.archived(completed) }
  }

  /// Tries again while the medium refuses: rows only shorten a start, and the journal has everything.
  /// The executor takes no further checkpoint meanwhile.
  private func patiently(
    _ body: () throws(StorageError) -> Void
  ) throws(StorageError) {
    var isTold = false
    while true {
      do throws(StorageError) {
        return try body()
      } catch {
        guard error.keepsCheckpointsWaiting, space.pause() else { throw error }
        if !isTold { space.tell(.checkpointWaits(error)) }
        isTold = true
      }
    }
  }

  private func trimJournal(behind applied: UInt64) throws(StorageError) {
    let trimming = JournalTrimming(store: store, limits: limits)
    let trimmed: UInt64?
    do throws(StorageError) {
      trimmed = try trimming.trim(behind: applied)
    } catch {
      if error.isOfTheMedium || error == .closed { throw error }
      // What cannot be removed is kept: nobody's command depends on it, so nothing stops for it.
      hooks.notice(.journalNotTrimmed(error))
      return
    }
    guard let first = trimmed else { return }
    recorder.withLock { $0.metrics.journalTrimmedTo = first }
    hooks.notice(.journalTrimmed(first: first))
  }

  // MARK: Trimmer

  private func runTrimmer() {
    trimmer.run {
      recorder.withLock { $0.metrics.logTimeMicroseconds }
    } report: { removed, error in
      recorder.withLock { $0.metrics.eventsTrimmed += removed }
      if removed > 0 { hooks.notice(.eventsTrimmed(removed)) }
      if let error { hooks.notice(.eventsNotTrimmed(error)) }
    }
  }
}
