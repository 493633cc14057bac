import Basics
import Storage

@testable import Sequencer

/// What a simulation found wrong.
struct SimulationFailure: Error, CustomStringConvertible {
  var seed: UInt64
  var step: Int
  var what: String

  var description: String {
    """
    seed \(seed), step \(step): \(what)
    replay: DROPWIRE_SIMULATION_SEED=\(seed) swift test --filter SimulationTests
    """
  }
}

/// A seeded simulation on one thread and in virtual time: random clients with retries, a sequencer
/// taken apart into its steps, a disk that fails, tears and loses what was not synced, a clock that
/// steps, and a process that dies between any two steps. After each recovery everything that was
/// acknowledged is compared with the log.
final class Simulator<Machine: StateMachine & ~Copyable, Workload: SimulationWorkload>
where
  Workload.Command == Machine.Command, Workload.Outcome == Machine.Outcome,
  Workload.Event == Machine.Event
{
  let seed: UInt64
  var random: SplitMix64
  var workload: Workload
  let subject: SimulationSubject<Machine>
  let disk: InMemoryDisk
  let clock: ManualClock
  let faults: PlantedFaults
  var limits = SequencerLimits()
  var process: SimulatedProcess<Machine>!
  var ledger = SimulationLedger<Machine>()
  let outcomes = [SimulatedOutcomes<Machine.Outcome>(), SimulatedOutcomes<Machine.Outcome>()]
  let events = SimulatedEvents<Machine.Event>()
  var step = 0
  var crashes = 0
  var recoveries = 0

  init(
    seed: UInt64, workload: Workload, subject: SimulationSubject<Machine>,
    faults: PlantedFaults = [], diskSkipsSync: Bool = false
  ) {
    self.seed = seed
    self.workload = workload
    self.subject = subject
    self.faults = faults
    random = SplitMix64(seed: seed)
    let plan = FaultPlan(
      seed: random.next(), refusedPerMille: 8, uncertainPerMille: 8, crashPerMille: 8)
    disk = InMemoryDisk(faults: plan)
    disk.skipSync(diskSkipsSync)
    clock = ManualClock(startMicroseconds: 1_700_000_000_000_000)
    limits.commandsPerBatch = 1 + Int(random.below(20))
    limits.ticksPerBatch = 1 + Int(random.below(4))
    limits.entriesPerCheckpoint = 1 + random.below(60)
    limits.checkpointIntervalMicroseconds = Int64(random.below(3_000_000))
    limits.entriesPerFlush = 1 + random.below(200)
  }

  /// Runs `steps` steps and ends with a crash. Throws the first thing found wrong.
  func run(steps: Int) throws {
    do {
      try start()
      for number in 1...steps {
        step = number
        try act()
      }
      try crash()
      try audit()
    } catch let error as SimulationFailure {
      throw error
    } catch {
      throw failure("\(error)")
    }
  }

  func failure(_ what: String) -> SimulationFailure {
    SimulationFailure(seed: seed, step: step, what: what)
  }

  private func act() throws {
    switch random.below(1_000) {
    case 0..<380: submit()
    case 380..<620: try execute()
    case 620..<880: try commitStep()
    case 880..<930: try checkpointStep()
    case 930..<975: moveClock()
    case 975..<985: try idle()
    case 985..<995: try crash()
    default: try stopAndStart()
    }
  }

  // MARK: Clients

  private func submit() {
    for _ in 0...random.below(4) {
      let command =
        random.chance(percent: 30)
        ? ledger.commandToRetry(&random) ?? workload.nextCommand(&random)
        : workload.nextCommand(&random)
      let token = ledger.submitted(command)
      process.queue.append(
        Submission(command, token: token, sink: SinkID(index: Int32(token % 2))))
    }
  }

  private func moveClock() {
    switch random.below(20) {
    case 0, 1: clock.advance(byMicroseconds: -Int64(random.below(5_000_000)))
    case 2: clock.advance(byMicroseconds: Int64(random.below(20_000_000)))
    default: clock.advance(byMicroseconds: Int64(random.below(300_000)))
    }
  }

  // MARK: Executor

  private func execute() throws {
    guard process.slot == nil, !process.hasFailed else { return }
    let now = clock.nowMicroseconds()
    let time = max(now, process.core.logTimeMicroseconds)
    let isDue = process.core.machine.nextDeadlineMicroseconds.map { $0 <= time } ?? false
    let before = process.core.logTimeMicroseconds
    let batch = process.core.execute(
      &process.queue, nowMicroseconds: now, canCheckpoint: process.checkpoint == nil)
    if let batch {
      guard batch.logTimeMicroseconds >= before || batch.commands.isEmpty else {
        throw failure("log time went from \(before) to \(batch.logTimeMicroseconds)")
      }
    }
    if isDue {
      let ticked = batch?.commands.first.map { Self.bytes(of: $0) == Self.tickBytes } ?? false
      guard ticked else { throw failure("a deadline has passed, and there was no tick first") }
    }
    let violations = subject.violations(process.core.machine)
    guard violations.isEmpty else { throw failure(violations.joined(separator: "; ")) }
    process.slot = batch
  }

  // MARK: Committer

  private func commitStep() throws {
    guard !process.hasFailed else { return try crash() }
    if process.committing == nil, let batch = process.slot {
      process.slot = nil
      process.committing = (batch, process.stage.steps[...])
    }
    guard let (batch, remaining) = process.committing else { return }
    var steps = remaining
    guard let next = steps.popFirst() else {
      process.committing = nil
      if let write = process.stage.checkpointWrite(for: batch) {
        if process.checkpoint != nil { try checkpointStep() }
        process.checkpoint = write
      }
      return
    }
    process.committing = (batch, steps)
    do throws(StorageError) {
      try process.stage.perform(next, of: batch, sinks: outcomes, events: events)
    } catch {
      if error == .closed { return try restart() }
      process.hasFailed = true
    }
    try receive()
  }

  /// Clients get what the step let out.
  private func receive() throws {
    for sink in outcomes {
      for batch in sink.batches {
        for reply in batch.replies {
          try ledger.acknowledged(reply, batch.logTimeMicroseconds, &workload, failure)
        }
      }
      sink.batches.removeAll()
    }
    for event in events.events {
      try ledger.published(event, failure)
      workload.observe(event)
    }
    events.events.removeAll()
  }

  private func checkpointStep() throws {
    guard let write = process.checkpoint, !process.hasFailed else { return }
    process.checkpoint = nil
    do throws(StorageError) {
      try process.store.writeCheckpoint(write.rows, mark: write.mark)
      if write.flushes { try process.store.flushCheckpoints() }
    } catch {
      throw failure("checkpoint: \(error)")
    }
  }

  // MARK: Lives

  private func start() throws {
    let store = try disk.open()
    let now = clock.nowMicroseconds()
    let recovered = try Recovery.recover(
      subject.live(), from: store, limits: limits, faults: faults, nowMicroseconds: now)
    recoveries += 1
    var replayed = subject.clean()
    let summary = try JournalReader.replay(store: store, into: &replayed) { entry, _ in
      try ledger.compare(entry, failure)
    }
    try ledger.finishComparison(lastSequence: summary.lastSequence, store: store, failure)
    guard recovered.lastSequence == summary.lastSequence else {
      throw failure(
        "recovered up to \(recovered.lastSequence), the journal ends at \(summary.lastSequence)")
    }
    let digest = recovered.machine.digest()
    guard digest == summary.digest else {
      throw failure("the recovered state digests to \(digest), the whole log to \(summary.digest!)")
    }
    process = SimulatedProcess(
      store: store, recovered: recovered, limits: limits, faults: faults)
  }

  /// Looks at the whole log once, entry by entry.
  private func audit() throws {
    let check = subject.makeAudit()
    var replayed = subject.clean()
    _ = try JournalReader.replay(store: process.store, into: &replayed) { entry, machine in
      let violations = check(entry, machine)
      guard violations.isEmpty else { throw failure(violations.joined(separator: "; ")) }
    }
  }

  private func crash() throws {
    crashes += 1
    disk.crash()
    try restart()
  }

  private func restart() throws {
    try receive()
    process = nil
    ledger.forgetWaiting()
    if random.chance(percent: 15) { try checkThatDamageIsNamed() }
    try start()
  }

  /// Executes and commits until nothing waits. False when the process died on the way; it lives again then.
  private func settle() throws -> Bool {
    let life = process!
    while !life.hasFailed {
      if life.slot == nil && life.committing == nil {
        guard !life.queue.isEmpty else { return true }
        try execute()
      }
      try commitStep()
      // The process may have died in the write.
      guard life === process else { return false }
    }
    try crash()
    return false
  }

  /// A quiet moment: nothing waits, time passes, checkpoints are taken of nothing new; then the clock may step.
  private func idle() throws {
    guard try settle() else { return }
    clock.advance(byMicroseconds: Int64(random.below(4_000_000)))
    for _ in 0..<3 {
      try checkpointStep()
      try execute()
      guard try settle() else { return }
    }
    try checkpointStep()
    if random.chance(percent: 60) {
      clock.advance(byMicroseconds: -Int64(random.below(6_000_000)))
    }
  }

  /// Stops in good order: everything that waits is committed, the checkpoint is complete.
  private func stopAndStart() throws {
    guard try settle() else { return }
    let life = process!
    try checkpointStep()
    life.slot = life.core.finalCheckpoint()
    while life.slot != nil || life.committing != nil { try commitStep() }
    try checkpointStep()
    life.store.close()
    let end = life.stage.lastSequence
    process = nil
    try start()
    guard process.core.lastSequence == end else {
      throw failure("a stop in good order lost entries")
    }
  }

  /// Changes one byte of the journal, and expects the reader to name the record.
  private func checkThatDamageIsNamed() throws {
    let count = disk.recordCount
    guard count > 1 else { return }
    let index = Int(random.below(UInt64(count - 1)))
    let original = disk.record(at: index)
    guard let header = try? JournalRecord(original, position: 0).header else { return }
    let byte = Int(random.below(UInt64(original.count)))
    let mask = UInt8(1) << UInt8(random.below(8))
    disk.damageRecord(at: index, byte: byte, mask: mask)
    defer { disk.damageRecord(at: index, byte: byte, mask: mask) }
    let store = try disk.open()
    defer { store.close() }
    do {
      _ = try JournalReader<Machine>.verify(store: store)
      throw failure("byte \(byte) of the record at \(header.firstSequence) changed unseen")
    } catch SequencerError.journal(let fault) where fault.sequence == header.firstSequence {
      return
    } catch let error as SequencerError {
      throw failure("damage at \(header.firstSequence) was reported as: \(error)")
    }
  }

  static func bytes(of command: Machine.Command) -> [UInt8] {
    var sink = ByteSink()
    Machine.encode(command: command, into: &sink)
    return sink.bytes
  }

  private static var tickBytes: [UInt8] { bytes(of: Machine.tick) }
}
