import Basics
import Sequencer
import Storage

/// What a simulation found wrong.
package struct SimulationFailure: Error, CustomStringConvertible {
  package var seed: UInt64
  package var step: Int
  package var what: String

  package init(seed: UInt64, step: Int, what: String) {
    self.seed = seed
    self.step = step
    self.what = what
  }

  package var description: String { "seed \(seed), step \(step): \(what)" }
}

/// A seeded simulation on one thread and in virtual time: random clients with retries, a sequencer
/// taken apart into its steps, a disk that fails, tears, is damaged and loses what was not synced, a
/// clock that steps and an operator who accepts some of that, and a process that dies between any two
/// steps. After each recovery everything that was acknowledged is compared with the log.
package final class Simulator<Machine: StateMachine & ~Copyable, Workload: SimulationWorkload>
where
  Workload.Command == Machine.Command, Workload.Outcome == Machine.Outcome,
  Workload.Event == Machine.Event
{
  package let seed: UInt64
  var random: SplitMix64
  /// The clients, with what they have counted.
  package internal(set) var workload: Workload
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
  /// What was done to the log.
  package internal(set) var injected = SimulatedFaults()
  /// Starts, the first among them.
  package internal(set) var starts = 0
  /// What the log must be.
  var truth: SimulationTruth<Machine>?
  /// Looks at what the truth comes to.
  var check: SimulationAudit<Machine>?
  /// Entries between looks at all of the state.
  var scanEvery = 1
  /// The medium has no room until this step, and writes take until that one.
  var fullUntil = 0
  var slowUntil = 0
  /// How many in a hundred of the ends that a process may come to it comes to: in a long run fewer.
  var endsPercent: UInt64 = 100
  /// Whether days pass between two steps, so that what is over is forgotten meanwhile.
  let daysPass: Bool
  /// Records that were trimmed, oldest first: the simulator remembers what the server may forget.
  var archive: [[UInt8]] = []
  /// Events below these offsets were trimmed.
  var trimmedEvents: [TopicKey: UInt64] = [:]
  /// Bytes for the archive that the largest checkpoint had.
  var largestArchived: UInt64 = 0
  let answers = SimulatedAnswers()
  /// Batches in a row that left something due and had no tick.
  var ticksOwed = 0
  /// Batches in which a class that waited got nothing.
  var passedOver = PerClass(repeating: 0)
  /// Readings at the last entry of this life.
  var lastEntry: (time: Int64, monotonic: Int64)?
  /// The first reading of this life, if it has had one.
  var firstReading: ClockReading?
  /// What this life was told of log time.
  var told: ClockNote?
  /// Limits that this life was asked to have the log go over to.
  var wanted: [LimitAdoption.Setting]?
  /// What the next process is told of log time; nil when the machine was started in between.
  var note: ClockNote?

  /// - Parameters:
  ///   - faults: mistakes that are planted in the log.
  ///   - diskSkipsSync: whether the disk says that it has synced what it has not.
  package init(
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
    limits.readsPerBatch = 1 + Int(random.below(4))
    if random.chance(percent: 40) { limits.journalEntriesKept = random.below(300) }
    if random.chance(percent: 20) {
      limits.journalMicrosecondsKept = Int64(random.below(60)) * 1_000_000
    }
    if random.chance(percent: 20) { limits.journalBytesKept = random.below(1 << 16) }
    if random.chance(percent: 40) { limits.eventsKept = 1 + random.below(30) }
    if random.chance(percent: 40) {
      limits.eventMicrosecondsKept = Int64(1 + random.below(60)) * 1_000_000
    }
    if random.chance(percent: 30) { limits.archiveBytesKept = 1_024 + random.below(1 << 14) }
    if random.chance(percent: 30) {
      let longest: UInt64 = random.chance(percent: 50) ? 10 * 86_400 : 3_600
      limits.archiveMicrosecondsKept = Int64(1 + random.below(longest)) * 1_000_000
    }
    limits.topicsPerTurn = 1 + Int(random.below(8))
    if random.chance(percent: 50) { limits.clockLeadAtStartMicroseconds = 86_400_000_000 }
    daysPass = random.chance(percent: 75)
  }

  /// Runs `steps` steps and ends with a crash. Throws the first thing found wrong, a
  /// ``SimulationFailure``.
  package func run(steps: Int) throws { try run { $0.step < steps } }

  /// Runs until clients have sent so many commands, and ends with a crash. In a long run the process
  /// ends less often, so that there comes to be much to keep.
  package func run(commands: Int) throws {
    if commands > Self.longRun {
      endsPercent = [3, 10, 30][Int(random.below(3))]
      let rate = 1 + 7 * endsPercent / 100
      disk.setFaults(
        FaultPlan(
          seed: random.next(), refusedPerMille: rate, uncertainPerMille: rate, crashPerMille: rate))
      scanEvery = commands / Self.scansOfLongRun
    }
    try run { $0.ledger.sentCount < commands }
  }

  /// Commands from which on a run is long.
  private static var longRun: Int { 5_000 }
  /// How often all of the state is gone through in one: each time takes as long as there is state.
  private static var scansOfLongRun: Int { 400 }

  private func run(while goesOn: (Simulator) -> Bool) throws {
    do {
      truth = try SimulationTruth(
        subject.clean(), archive: SimulationArchive(subject.isArchived))
      check = subject.makeAudit(scanEvery)
      try start()
      while goesOn(self) {
        step += 1
        try act()
      }
      try outlive()
      try crash()
      try replayAll()
    } catch let error as SimulationFailure {
      throw error
    } catch {
      throw failure("\(error)")
    }
  }

  /// How often the process died.
  package var crashes: UInt64 { injected[.crash] + injected[.diedInWrite] }

  /// Entries of the log.
  package var entries: UInt64 { truth?.lastSequence ?? 0 }

  /// Commands that clients sent, repetitions among them; answers they got; of entries that somebody was
  /// told of, how many were compared with the log.
  package var sent: Int { ledger.sentCount }
  package var acknowledged: Int { ledger.acknowledgedCount }
  package var compared: Int { ledger.compared }

  /// What the run came to: the state, and the chain over all records. The same seed comes to the same.
  package func digest() -> String {
    let state = truth?.digest()
    return "\(state.map { "\($0)" } ?? "-")-\(truth?.head ?? .zero)"
  }

  /// Every record there ever was, oldest first, after a run.
  package func journal() -> [[UInt8]] {
    archive + (0..<disk.recordCount).map { disk.record(at: $0) }
  }

  func failure(_ what: String) -> SimulationFailure {
    SimulationFailure(seed: seed, step: step, what: what)
  }

  private func act() throws {
    switch random.below(1_000) {
    case 0..<350: submit()
    case 350..<375: ask()
    case 375..<615: try execute()
    case 615..<875: try commitStep()
    case 875..<923:
      // A checkpoint waits for room as everything else does.
      if step < fullUntil { injected.note(.checkpointWaits) } else { try checkpointStep() }
    case 923, 924: troubleDisk()
    case 925..<970: moveClock()
    case 970..<974: try trimEvents(isWhole: random.chance(percent: 50))
    case 974..<984: try idle()
    case 984..<994: if ends { try crash() }
    default: if ends { try stopAndStart() }
    }
  }

  private var ends: Bool { endsPercent == 100 || random.chance(percent: endsPercent) }

  /// The medium is full for a while, or slow: what is decided meanwhile waits to be written.
  private func troubleDisk() {
    if random.chance(percent: 30) {
      fullUntil = step + 20 + Int(random.below(100))
    } else {
      slowUntil = step + 5 + Int(random.below(30))
      injected.note(.slowSync)
    }
  }

  // MARK: Clients

  private func submit() {
    if random.below(100) == 0 { return flood() }
    for _ in 0...random.below(4) {
      let again = random.chance(percent: 30) ? ledger.commandToRetry(&random) : nil
      let command = again ?? workload.nextCommand(&random)
      // As the inbox does while the medium is short of room.
      if step < fullUntil, Machine.isNewWork(command) {
        injected.note(.refusedForSpace)
        continue
      }
      if again != nil { injected.note(.sentAgain) }
      let token = ledger.submitted(command)
      enqueue(command, token)
    }
  }

  /// Somebody repeats one urgent command as often as they can.
  private func flood() {
    guard
      let command = (0..<20).lazy.compactMap({ _ in self.ledger.commandToRetry(&self.random) })
        .first(where: { Machine.commandClass(of: $0) == .urgent })
    else { return }
    injected.note(.flood)
    for _ in 0..<60 { enqueue(command, ledger.submitted(command)) }
  }

  private func enqueue(_ command: Machine.Command, _ token: UInt64) {
    process.queues[Machine.commandClass(of: command)].append(
      Submission(command, token: token, sink: SinkID(index: Int32(token % 2))))
  }

  /// Somebody looks at the state: the answer comes when what it saw is durable, and it has seen
  /// everything that was acknowledged before.
  private func ask() {
    let answers = answers
    let acknowledged = ledger.lastAcknowledged
    let position = subject.position
    answers.asked += 1
    injected.note(.read)
    process.reads.append(
      ReadRequest(
        look: { machine in
          let seen = position(machine)
          return { answers.answer(seen, acknowledged: acknowledged) }
        }, abandon: { _ in }))
  }

  private func moveClock() {
    switch random.below(40) {
    case 0..<4: stepClock(by: -Int64(random.below(5_000_000)))
    case 4, 5: clock.advance(byMicroseconds: Int64(random.below(20_000_000)))
    case 6 where daysPass:
      injected.note(.daysPass)
      clock.advance(byMicroseconds: Int64(random.below(30 * 3_600)) * 1_000_000)
    case 7 where daysPass: stepClock(by: Int64(random.below(2 * 86_400)) * 1_000_000)
    case 8 where daysPass: stepClock(by: -Int64(random.below(2 * 86_400)) * 1_000_000)
    case 9..<12: setClock()
    default: clock.advance(byMicroseconds: Int64(random.below(300_000)))
    }
  }

  private func stepClock(by microseconds: Int64) {
    injected.note(microseconds < 0 ? .stepBack : .stepForward)
    clock.step(byMicroseconds: microseconds)
  }

  /// The clock is another one when the process starts again, or time has passed.
  func moveClockAtStart() {
    guard random.chance(percent: 25) else { return }
    injected.note(.stepAtStart)
    let days = Int64(daysPass ? 2 * 86_400 : 5)
    switch random.below(4) {
    case 0: stepClock(by: -Int64(random.below(5_000_000)))
    case 1: stepClock(by: Int64(random.below(UInt64(days))) * 1_000_000)
    case 2: stepClock(by: -Int64(random.below(UInt64(days))) * 1_000_000)
    default: clock.advance(byMicroseconds: Int64(random.below(daysPass ? 3_600 : 20)) * 1_000_000)
    }
  }

  /// An operator finds that the clock is right, whether log time follows it or not.
  func setClock() {
    injected.note(.clockSet)
    let command = subject.setClock(clock.nowMicroseconds())
    enqueue(command, ledger.submitted(command))
  }

  // MARK: Executor

  func execute() throws {
    guard process.slot == nil, !process.hasFailed else { return }
    let reading = clock.reading()
    if firstReading == nil { firstReading = reading }
    let waiting = CommandClass.allCases.filter { !process.queues[$0].isEmpty }
    let before = process.core.logTimeMicroseconds
    let batch = process.core.execute(
      &process.queues, reads: &process.reads, at: reading,
      canCheckpoint: process.checkpoint == nil)
    if let batch, !batch.commands.isEmpty {
      try checkTime(of: batch, before: before, reading)
      try checkShares(of: batch, waiting)
      workload.passed(to: batch.logTimeMicroseconds, sequence: batch.firstSequence)
      lastEntry = (batch.logTimeMicroseconds, reading.monotonicMicroseconds)
    } else if !waiting.isEmpty {
      throw failure("commands wait, and none was executed")
    }
    let violations = subject.violations(process.core.machine)
    guard violations.isEmpty else { throw failure(violations.joined(separator: "; ")) }
    process.slot = batch
  }

  // MARK: Committer

  func commitStep() throws {
    guard !process.hasFailed else { return try crash() }
    if step < slowUntil { return }
    if process.committing == nil, let batch = process.slot {
      process.slot = nil
      process.committing = (batch, process.stage.steps[...])
      if batch.setsTime { note = nil }
    }
    guard let (batch, remaining) = process.committing else { return }
    var steps = remaining
    guard let next = steps.popFirst() else {
      process.committing = nil
      note = batch.clockNote ?? note
      if let write = process.stage.checkpointWrite(for: batch) {
        try finishCheckpoint()
        process.checkpoint = write
      }
      return
    }
    process.committing = (batch, steps)
    answers.durable = process.stage.lastSequence
    let records = disk.recordCount
    if case .write = next, step < fullUntil, !batch.commands.isEmpty {
      disk.setNextFault(.refused(.diskFull("simulated")))
    }
    do throws(StorageError) {
      try process.stage.perform(next, of: batch, sinks: outcomes, events: events)
    } catch {
      switch error {
      case .closed:
        injected.note(.diedInWrite)
        return try restart()
      case .diskFull:
        // As the committer does: the batch is tried again until it has been written.
        injected.note(.diskFull)
        process.committing = (batch, remaining)
      default:
        injected.note(disk.recordCount > records ? .writeUncertain : .writeFailed)
        process.hasFailed = true
      }
    }
    try receive()
  }

  /// Clients get what the step let out.
  func receive() throws {
    if let fault = answers.fault { throw failure(fault) }
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

  func checkpointStep() throws {
    guard let write = process.checkpoint, !process.hasFailed else { return }
    // The medium refuses it: it is tried again, and no further one is taken meanwhile.
    if random.chance(percent: 5) { return injected.note(.checkpointWaits) }
    process.checkpoint = nil
    // Any other error stops the log: its rows are lost to this life.
    if random.chance(percent: 1) {
      injected.note(.checkpointFailed)
      process.hasFailed = true
      return
    }
    do throws(StorageError) {
      let completed = try process.archive.complete(
        write.rows, through: write.mark.appliedSequence, at: write.logTimeMicroseconds)
      injected.note(.archiveTrimmed, UInt64(completed.trimmed))
      let archived = write.rows.changes.filter { $0.table == RowBatch.archiveTable }
      largestArchived = max(
        largestArchived, archived.reduce(0) { $0 + UInt64($1.keyCount + $1.valueCount) })
      try process.store.writeCheckpoint(completed.rows, mark: write.mark)
      if write.flushes {
        try process.store.flushCheckpoints()
        try trimJournal(behind: write.mark.appliedSequence)
      }
    } catch {
      throw failure("checkpoint: \(error)")
    }
  }

  /// Until nothing waits for the checkpointer.
  func finishCheckpoint() throws {
    while process.checkpoint != nil && !process.hasFailed { try checkpointStep() }
  }

  private func trimJournal(behind applied: UInt64) throws(StorageError) {
    let before = disk.recordCount
    let records = (0..<before).map { disk.record(at: $0) }
    if faults.contains(.trimmedTooFar) {
      _ = try JournalTrimming(store: process.store, limits: limits.keepingNothing)
        .trim(behind: process.stage.lastSequence)
    } else {
      _ = try JournalTrimming(store: process.store, limits: limits).trim(behind: applied)
    }
    archive += records.prefix(before - disk.recordCount)
    injected.note(.journalTrimmed, UInt64(before - disk.recordCount))
  }

  static func bytes(of command: Machine.Command) -> [UInt8] {
    var sink = ByteSink()
    Machine.encode(command: command, into: &sink)
    return sink.bytes
  }

  static func bytes(of outcome: Machine.Outcome) -> [UInt8] {
    var sink = ByteSink()
    Machine.encode(outcome: outcome, into: &sink)
    return sink.bytes
  }

  static var tickBytes: [UInt8] { bytes(of: Machine.tick) }
}

extension SequencerLimits {
  /// For a planted fault.
  fileprivate var keepingNothing: Self {
    var result = self
    result.journalEntriesKept = 1
    return result
  }
}
