import Basics
import Storage

/// The execute half of the sequencer, without threads, clocks or input/output: commands and a
/// clock's reading go in, a prepared batch comes out. The threaded sequencer and the simulator
/// drive the same code.
struct SequencerCore<Machine: StateMachine & ~Copyable>: ~Copyable {
  private(set) var machine: Machine
  /// Sequence of the last executed command.
  private(set) var lastSequence: UInt64
  /// Time of the last executed batch.
  private(set) var logTimeMicroseconds: Int64
  /// Sequence that the newest drained rows stand for.
  private var drainedThrough: UInt64
  private var drainedAtMicroseconds: Int64
  private var flushedThrough: UInt64
  private var lastDrain = (rows: 0, byteCount: 0)
  private let limits: SequencerLimits
  /// By the engine's measurements: below 8 commands warming costs what it saves, and a few dozen at a
  /// time are enough to overlap their misses.
  private static var warmedTogether: Int { 32 }
  private static var leastWarmedTogether: Int { 8 }
  private let faults: PlantedFaults

  init(recovered: consuming RecoveredState<Machine>, limits: SequencerLimits, faults: PlantedFaults)
  {
    lastSequence = recovered.lastSequence
    logTimeMicroseconds =
      faults.contains(.logTimeForgotten) ? .min : recovered.logTimeMicroseconds
    drainedThrough = recovered.checkpointSequence
    drainedAtMicroseconds = recovered.logTimeMicroseconds
    flushedThrough = recovered.checkpointSequence
    self.limits = limits
    self.faults = faults
    machine = recovered.takeMachine()
  }

  /// When the executor must wake even if nothing arrives: the next deadline, or the next checkpoint
  /// of few rows. Microseconds, to be compared with the clock; nil when nothing is due.
  func nextWakeMicroseconds(canCheckpoint: Bool) -> Int64? {
    let deadline = faults.contains(.tickLost) ? nil : machine.nextDeadlineMicroseconds
    guard canCheckpoint, lastSequence > drainedThrough else { return deadline }
    let checkpoint = drainedAtMicroseconds.addingSaturated(limits.checkpointIntervalMicroseconds)
    return deadline.map { min($0, checkpoint) } ?? checkpoint
  }

  /// Executes what is due and then what is waiting, up to the limits of a batch; nil when there is
  /// nothing.
  ///
  /// Log time is the clock's reading, but never less than before. All due ticks come before any
  /// command, so that no command sees a hold that should have lapsed: when there are more ticks
  /// than fit, commands wait.
  ///
  /// - Parameter canCheckpoint: whether a checkpoint can be taken now; rows stay dirty otherwise.
  mutating func execute(
    _ queue: inout SubmissionQueue<Machine.Command>, reads: [ReadRequest<Machine>] = [],
    nowMicroseconds: Int64, canCheckpoint: Bool
  ) -> PreparedBatch<Machine>? {
    let time =
      faults.contains(.logTimeFollowsClock)
      ? nowMicroseconds : max(logTimeMicroseconds, nowMicroseconds)
    var batch = PreparedBatch<Machine>(
      firstSequence: lastSequence + 1, logTimeMicroseconds: time)
    if drainedAtMicroseconds == .min { drainedAtMicroseconds = time }
    let isCurrent = applyTicks(to: &batch)
    if isCurrent { applyCommands(&queue, to: &batch) }
    if batch.commands.isEmpty {
      // Nothing happened at this time: a checkpoint of it must name the time of the last entry, or
      // a clock that steps back would let the next record seem older than the checkpoint.
      if !faults.contains(.checkpointAtIdleTime) { batch.logTimeMicroseconds = logTimeMicroseconds }
    } else {
      lastSequence = batch.lastSequence
      logTimeMicroseconds = time
    }
    if reads.contains(where: \.needsDigest) { machine.settleDigest() }
    batch.answers.reserveCapacity(reads.count)
    for read in reads {
      batch.answers.append(ReadAnswer(deliver: read.look(machine), abandon: read.abandon))
    }
    if canCheckpoint && checkpointIsDue(nowMicroseconds: time) {
      takeCheckpoint(in: &batch, nowMicroseconds: time, atRest: false)
    }
    let isEmpty = batch.commands.isEmpty && batch.answers.isEmpty && batch.checkpoint == nil
    return isEmpty ? nil : batch
  }

  /// A batch without commands that checkpoints everything: for a stop in good order.
  mutating func finalCheckpoint() -> PreparedBatch<Machine> {
    var batch = PreparedBatch<Machine>(
      firstSequence: lastSequence + 1, logTimeMicroseconds: logTimeMicroseconds)
    takeCheckpoint(in: &batch, nowMicroseconds: logTimeMicroseconds, atRest: true)
    return batch
  }

  /// False when there are still ticks due.
  private mutating func applyTicks(to batch: inout PreparedBatch<Machine>) -> Bool {
    guard !faults.contains(.tickLost) else { return true }
    let tickBytes = Machine.entryBytes(of: Machine.tick)
    for _ in 0..<limits.ticksPerBatch {
      guard isTickDue(at: batch.logTimeMicroseconds) else { return true }
      guard batch.hasRoom(for: tickBytes, limits) else { return false }
      apply(Submission(Machine.tick, token: 0, sink: .none), tickBytes, to: &batch)
    }
    return !isTickDue(at: batch.logTimeMicroseconds)
  }

  private func isTickDue(at time: Int64) -> Bool {
    guard let deadline = machine.nextDeadlineMicroseconds else { return false }
    return deadline <= time
  }

  private mutating func applyCommands(
    _ queue: inout SubmissionQueue<Machine.Command>, to batch: inout PreparedBatch<Machine>
  ) {
    let count = min(queue.count, limits.commandsPerBatch)
    batch.commands.reserveCapacity(count + batch.commands.count)
    batch.outcomes.reserveCapacity(count + batch.commands.count)
    batch.addresses.reserveCapacity(count + batch.commands.count)
    var remaining = count
    while remaining > 0 {
      let group = min(remaining, Self.warmedTogether)
      if group >= Self.leastWarmedTogether { queue.visitNext(group) { machine.warm($0) } }
      for _ in 0..<group {
        guard let byteCount = queue.withNext({ Machine.entryBytes(of: $0) }),
          batch.hasRoom(for: byteCount, limits), let submission = queue.popFirst()
        else { return }
        apply(submission, byteCount, to: &batch)
      }
      remaining -= group
    }
  }

  /// - Parameter byteCount: what the entry counts in its record.
  private mutating func apply(
    _ submission: Submission<Machine.Command>, _ byteCount: Int,
    to batch: inout PreparedBatch<Machine>
  ) {
    let sequence = batch.firstSequence + UInt64(batch.commands.count)
    let outcome = machine.apply(
      submission.command, sequence: sequence, logTimeMicroseconds: batch.logTimeMicroseconds,
      events: &batch.events)
    batch.byteCount += byteCount
    batch.commands.append(submission.command)
    batch.outcomes.append(outcome)
    batch.addresses.append(.init(token: submission.token, sink: submission.sink))
  }

  private func checkpointIsDue(nowMicroseconds: Int64) -> Bool {
    let entries = lastSequence - drainedThrough
    guard entries > 0 else { return false }
    return entries >= limits.entriesPerCheckpoint
      || nowMicroseconds
        >= drainedAtMicroseconds.addingSaturated(limits.checkpointIntervalMicroseconds)
  }

  private mutating func takeCheckpoint(
    in batch: inout PreparedBatch<Machine>, nowMicroseconds: Int64, atRest: Bool
  ) {
    var rows = RowBatch()
    // About as much as last time: growing step by step would copy and touch new pages.
    rows.reserve(rows: lastDrain.rows, byteCount: lastDrain.byteCount)
    machine.drainChanges(into: &rows)
    lastDrain = (rows.changes.count, rows.bytes.count)
    let flushes = atRest || lastSequence - flushedThrough >= limits.entriesPerFlush
    if flushes { flushedThrough = lastSequence }
    drainedThrough = lastSequence
    drainedAtMicroseconds = nowMicroseconds
    batch.checkpoint = .init(
      rows: rows, appliedSequence: lastSequence, digest: machine.digest(), flushes: flushes)
  }
}

extension Int64 {
  /// The sum, or the greatest or least number when it does not fit.
  func addingSaturated(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
