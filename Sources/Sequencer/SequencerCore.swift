import Basics
import Storage

/// The execute half of the sequencer, without threads, clocks or input/output: commands and a
/// clock's reading go in, a prepared batch comes out. The threaded sequencer and the simulator
/// drive the same code.
package struct SequencerCore<Machine: StateMachine & ~Copyable>: ~Copyable {
  package private(set) var machine: Machine
  /// Sequence of the last executed command.
  package private(set) var lastSequence: UInt64
  /// Makes log time of readings.
  package private(set) var clock: LogClock
  /// Sequence that the newest drained rows stand for.
  private var drainedThrough: UInt64
  private var drainedAtMicroseconds: Int64
  private var flushedThrough: UInt64
  private var flushedAtMicroseconds: Int64
  private var lastDrain = (rows: 0, byteCount: 0)
  /// Batches so far.
  private var round: UInt64 = 0
  /// Batches in a row of which each part wanted something and got nothing.
  private var passedOver: InlineArray<4, UInt32> = [0, 0, 0, 0]
  private let limits: SequencerLimits
  /// By the engine's measurements: below 8 commands warming costs what it saves, and a few dozen at a
  /// time are enough to overlap their misses.
  private static var warmedTogether: Int { 32 }
  private static var leastWarmedTogether: Int { 8 }
  private let faults: PlantedFaults

  /// - Parameter note: of an earlier process, if the machine has not been started since.
  package init(
    recovered: consuming RecoveredState<Machine>, limits: SequencerLimits,
    note: ClockNote? = nil, faults: PlantedFaults
  ) {
    lastSequence = recovered.lastSequence
    clock = LogClock(
      lastMicroseconds: faults.contains(.logTimeForgotten) ? .min : recovered.logTimeMicroseconds,
      note: faults.contains(.clockNoteIgnored) ? nil : note,
      limits: faults.contains(.stepsFollowed) ? limits.followingEveryStep : limits,
      believesNote: faults.contains(.clockNoteBelieved))
    drainedThrough = recovered.checkpointSequence
    drainedAtMicroseconds = recovered.logTimeMicroseconds
    flushedThrough = recovered.checkpointSequence
    flushedAtMicroseconds = recovered.logTimeMicroseconds
    self.limits = limits
    self.faults = faults
    machine = recovered.takeMachine()
  }

  /// Time of the last executed batch.
  package var logTimeMicroseconds: Int64 { clock.lastMicroseconds }

  /// When the executor must wake even if nothing arrives: the next deadline, or the next checkpoint
  /// of few rows. Microseconds of log time; nil when nothing is due.
  func nextWakeMicroseconds(canCheckpoint: Bool) -> Int64? {
    let deadline = faults.contains(.tickLost) ? nil : machine.nextDeadlineMicroseconds
    guard canCheckpoint, lastSequence > drainedThrough else { return deadline }
    let checkpoint = drainedAtMicroseconds.addingSaturated(limits.checkpointIntervalMicroseconds)
    return deadline.map { min($0, checkpoint) } ?? checkpoint
  }

  /// The same from a reading on: microseconds until then, 0 when something is due.
  mutating func sleepMicroseconds(canCheckpoint: Bool, _ reading: ClockReading) -> Int64? {
    guard let wake = nextWakeMicroseconds(canCheckpoint: canCheckpoint) else { return nil }
    return max(wake.subtractingSaturated(clock.time(at: reading)), 0)
  }

  /// Executes what is waiting and what is due, up to the limits of a batch, and answers some reads;
  /// nil when there is nothing.
  ///
  /// Urgent commands come first, then ticks, then everything else; each has its share of a batch,
  /// and nothing is a barrier. Whether a command comes in time is judged by the log time of its
  /// batch alone, not by what ticks have done already.
  ///
  /// - Parameters:
  ///   - canCheckpoint: whether a checkpoint can be taken now; rows stay dirty otherwise.
  ///   - microseconds: after which nothing further is begun in this batch.
  ///   - elapsedMicroseconds: how long this call has taken so far: bounds the time of commands and of reads.
  package mutating func execute(
    _ queues: inout SubmissionQueues<Machine.Command>, reads: inout ReadQueue<Machine>,
    at reading: ClockReading, canCheckpoint: Bool, microseconds: Int64 = .max,
    elapsedMicroseconds: () -> Int64 = { 0 }
  ) -> PreparedBatch<Machine>? {
    let isInTime = { elapsedMicroseconds() < microseconds }
    let time =
      faults.contains(.logTimeFollowsClock) ? reading.wallMicroseconds : clock.time(at: reading)
    var batch = PreparedBatch<Machine>(
      firstSequence: lastSequence + 1, logTimeMicroseconds: time)
    if drainedAtMicroseconds == .min { drainedAtMicroseconds = time }
    if flushedAtMicroseconds == .min { flushedAtMicroseconds = time }
    if faults.contains(.ticksAreABarrier), isTickDue(at: time) {
      applyTicks(to: &batch)
    } else if !queues[.clock].isEmpty {
      applyClockCommand(&queues, to: &batch, reading)
    } else {
      applyShares(&queues, to: &batch, isInTime)
    }
    if batch.commands.isEmpty {
      // Nothing happened at this time: a checkpoint of it must name the time of the last entry, or
      // a clock that steps back would let the next record seem older than the checkpoint.
      if !faults.contains(.checkpointAtIdleTime) { batch.logTimeMicroseconds = logTimeMicroseconds }
    } else {
      lastSequence = batch.lastSequence
      clock.logged(at: batch.logTimeMicroseconds, reading)
      batch.clockNote = clock.anchor
    }
    answer(&reads, in: &batch, elapsedMicroseconds)
    // A command that has set the time back must not leave the next checkpoint in the future.
    let now = batch.commands.isEmpty ? time : batch.logTimeMicroseconds
    if canCheckpoint && checkpointIsDue(nowMicroseconds: now) {
      takeCheckpoint(in: &batch, nowMicroseconds: now, atRest: false)
    }
    let isEmpty = batch.commands.isEmpty && batch.answers.isEmpty && batch.checkpoint == nil
    return isEmpty ? nil : batch
  }

  /// Executes a command of the log's own, before anything else and alone in its batch.
  package mutating func execute(
    first command: Machine.Command, at reading: ClockReading
  ) -> PreparedBatch<Machine> {
    var batch = PreparedBatch<Machine>(
      firstSequence: lastSequence + 1, logTimeMicroseconds: clock.time(at: reading))
    apply(
      Submission(command, token: 0, sink: .none), Machine.entryBytes(of: command), to: &batch)
    lastSequence = batch.lastSequence
    clock.logged(at: batch.logTimeMicroseconds, reading)
    batch.clockNote = clock.anchor
    return batch
  }

  private mutating func applyShares(
    _ queues: inout SubmissionQueues<Machine.Command>, to batch: inout PreparedBatch<Machine>,
    _ isInTime: () -> Bool
  ) {
    round &+= 1
    var shares = queues.shares(of: limits.commandsPerBatch, round: round)
    if faults.contains(.urgentOnly), shares[.urgent] > 0 {
      (shares[.common], shares[.other]) = (0, 0)
    }
    let count = shares[.urgent] + shares[.common] + shares[.other]
    batch.commands.reserveCapacity(count)
    batch.outcomes.reserveCapacity(count)
    batch.addresses.reserveCapacity(count)
    // A batch ends early when its record is full or its time is over: who got nothing of it is first in the next.
    let first = longestPassedOver
    apply(Part.order[first], &queues, shares, to: &batch, isInTime)
    for index in 0..<4 where index != first {
      apply(Part.order[index], &queues, shares, to: &batch, isInTime)
    }
  }

  /// What a batch is made of.
  private enum Part: UInt8 {
    case urgent, ticks, common, other

    /// As it is taken.
    static var order: InlineArray<4, Part> { [.urgent, .ticks, .common, .other] }
  }

  private var longestPassedOver: Int {
    var longest = 0
    for index in 1..<4 where passedOver[index] > passedOver[longest] { longest = index }
    return longest
  }

  private mutating func apply(
    _ part: Part, _ queues: inout SubmissionQueues<Machine.Command>, _ shares: PerClass<Int>,
    to batch: inout PreparedBatch<Machine>, _ isInTime: () -> Bool
  ) {
    let before = batch.commands.count
    let wants: Bool
    switch part {
    case .urgent:
      wants = shares[.urgent] > 0
      applyCommands(&queues[.urgent], shares[.urgent], to: &batch, isInTime)
    case .ticks:
      wants = isTickDue(at: batch.logTimeMicroseconds)
      applyTicks(to: &batch)
    case .common:
      wants = shares[.common] > 0
      applyCommands(&queues[.common], shares[.common], to: &batch, isInTime)
    case .other:
      wants = shares[.other] > 0
      applyCommands(&queues[.other], shares[.other], to: &batch, isInTime)
    }
    let isPassedOver = wants && batch.commands.count == before
    passedOver[Int(part.rawValue)] = isPassedOver ? passedOver[Int(part.rawValue)] &+ 1 : 0
  }

  /// A command that sets log time is a batch of its own, with the time it sets. One that sets none
  /// is a command like any other.
  private mutating func applyClockCommand(
    _ queues: inout SubmissionQueues<Machine.Command>, to batch: inout PreparedBatch<Machine>,
    _ reading: ClockReading
  ) {
    guard let submission = queues[.clock].popFirst() else { return }
    if let time = Machine.timeSet(by: submission.command) {
      if !faults.contains(.timeSetForgotten) { batch.logTimeMicroseconds = time }
      clock.set(to: time, reading)
      batch.setsTime = true
      drainedAtMicroseconds = min(drainedAtMicroseconds, time)
      flushedAtMicroseconds = min(flushedAtMicroseconds, time)
    }
    apply(submission, Machine.entryBytes(of: submission.command), to: &batch)
  }

  /// Reads that find no time wait for the next batch; one is answered whatever it takes.
  private mutating func answer(
    _ reads: inout ReadQueue<Machine>, in batch: inout PreparedBatch<Machine>,
    _ elapsedMicroseconds: () -> Int64
  ) {
    guard !reads.isEmpty else { return }
    let end = elapsedMicroseconds().addingSaturated(limits.readMicrosecondsPerBatch)
    for _ in 0..<limits.readsPerBatch {
      guard let read = reads.popFirst() else { return }
      if read.needsDigest { machine.settleDigest() }
      batch.answers.append(ReadAnswer(deliver: read.look(machine), abandon: read.abandon))
      if reads.isEmpty || elapsedMicroseconds() >= end { return }
    }
  }

  /// A batch without commands that checkpoints everything: for a stop in good order.
  package mutating func finalCheckpoint() -> PreparedBatch<Machine> {
    var batch = PreparedBatch<Machine>(
      firstSequence: lastSequence + 1, logTimeMicroseconds: logTimeMicroseconds)
    takeCheckpoint(in: &batch, nowMicroseconds: logTimeMicroseconds, atRest: true)
    return batch
  }

  private mutating func applyTicks(to batch: inout PreparedBatch<Machine>) {
    guard !faults.contains(.tickLost) else { return }
    let tickBytes = Machine.entryBytes(of: Machine.tick)
    for _ in 0..<limits.ticksPerBatch {
      guard isTickDue(at: batch.logTimeMicroseconds), batch.hasRoom(for: tickBytes, limits) else {
        return
      }
      apply(Submission(Machine.tick, token: 0, sink: .none), tickBytes, to: &batch)
    }
  }

  private func isTickDue(at time: Int64) -> Bool {
    guard let deadline = machine.nextDeadlineMicroseconds else { return false }
    return deadline <= time
  }

  private mutating func applyCommands(
    _ queue: inout FrontQueue<Submission<Machine.Command>>, _ count: Int,
    to batch: inout PreparedBatch<Machine>, _ isInTime: () -> Bool
  ) {
    var remaining = count
    while remaining > 0 {
      guard batch.commands.isEmpty || isInTime() else { return }
      let group = min(remaining, Self.warmedTogether)
      if group >= Self.leastWarmedTogether { queue.visitNext(group) { machine.warm($0.command) } }
      for _ in 0..<group {
        guard let byteCount = queue.withNext({ Machine.entryBytes(of: $0.command) }),
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
    batch.byteCount += byteCount + Machine.excessBytes(of: outcome)
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
    let flushes =
      atRest || lastSequence - flushedThrough >= limits.entriesPerFlush
      || nowMicroseconds
        >= flushedAtMicroseconds.addingSaturated(limits.flushIntervalMicroseconds)
    if flushes {
      flushedThrough = lastSequence
      flushedAtMicroseconds = nowMicroseconds
    }
    drainedThrough = lastSequence
    drainedAtMicroseconds = nowMicroseconds
    batch.checkpoint = .init(
      rows: rows, appliedSequence: lastSequence, digest: machine.digest(), flushes: flushes)
  }
}

extension SequencerLimits {
  /// For a planted fault.
  fileprivate var followingEveryStep: Self {
    var result = self
    result.clockStepMicroseconds = .max
    result.clockLeadAtStartMicroseconds = .max
    return result
  }
}
