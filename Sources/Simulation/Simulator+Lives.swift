import Basics
import Sequencer
import Storage

extension Simulator where Machine: ~Copyable {
  func start() throws {
    let store = try disk.open()
    var life = LogStart<Machine>()
    let recovered = try recover(store, &life)
    let adoption = life.adoption
    starts += 1
    if recovered.report.discardedTornRecord { injected.note(.tornTail) }
    try truth?.read(archive: archive, store, failure: failure) { entry, machine in
      try ledger.compare(entry, failure)
      workload.logged(entry.command, entry.outcome, entry.events)
      let violations = check?(entry, machine) ?? []
      guard violations.isEmpty else { throw failure(violations.joined(separator: "; ")) }
    }
    let end = truth?.lastSequence ?? 0
    // What takes as long as the log is long is done at each start of a short one, and now and then.
    let isWhole = end < 2_000 || random.below(end) < 500
    try ledger.finishComparison(
      lastSequence: try store.state().lastSequence, store: store, trimmed: trimmedEvents,
      isWhole: isWhole, failure)
    guard recovered.lastSequence == end else {
      throw failure("recovered up to \(recovered.lastSequence), the journal ends at \(end)")
    }
    let digest = recovered.machine.digest()
    guard let whole = truth?.digest(), digest == whole else {
      throw failure("the recovered state digests to \(digest), the whole log to another")
    }
    if recovered.report.checkpointSequence == end, isWhole || recovered.report.entries == 0 {
      try checkArchive(store)
    }
    try checkAdoption(adoption)
    // Whether only the process has ended, or the machine, too.
    if random.chance(percent: 40) { note = nil }
    // What is told comes from a file: now and then it is of another machine, clock or log.
    told = note
    if random.chance(percent: 25) {
      injected.note(.foreignNote)
      told = anyNote(near: recovered.logTimeMicroseconds)
    }
    // Whether the process before may only have been thought dead.
    let takesOver = random.chance(percent: 20)
    if takesOver { injected.note(.takenOver) }
    truth?.term = max(recovered.term, 1) + (takesOver ? 1 : 0)
    process = SimulatedProcess(
      store: store, recovered: recovered, limits: limits, note: told, takesOver: takesOver,
      faults: faults)
    lastEntry = nil
    firstReading = nil
    passedOver = PerClass(repeating: 0)
    ticksOwed = 0
    if let adoption { adopt(adoption) }
  }

  /// Does what a start does before it writes, now and then as a program with other limits, or told to go over to some.
  /// What refuses that for its limits has changed nothing, and is started once more as it was.
  private func recover(
    _ store: any Store, _ life: inout LogStart<Machine>
  ) throws -> RecoveredState<Machine> {
    let isOther = starts > 0 && random.chance(percent: 30)
    wanted = random.chance(percent: 15) ? subject.adoption?(&random) : nil
    let recovered = try life.recover(
      makeMachine(isOther), from: store, adopting: wanted.map { .named($0) },
      limits: limits, faults: faults, nowMicroseconds: clock.nowMicroseconds())
    switch life.refusal {
    case nil: break
    case .otherLimits? where isOther: injected.note(.limitsRefused)
    case .notAdopted?: injected.note(.limitsNotAdopted)
    case let refusal?: throw failure("a start was refused: \(refusal)")
    }
    if life.refusal == nil {
      try writeLimits(of: life, store)
      return recovered
    }
    wanted = nil
    life = LogStart<Machine>()
    let again = try life.recover(
      subject.live(), from: store, limits: limits, faults: faults,
      nowMicroseconds: clock.nowMicroseconds())
    if let refusal = life.refusal { throw failure("a start was refused: \(refusal)") }
    // Also here: without it the next program's own would be those that the log began with.
    try writeLimits(of: life, store)
    return again
  }

  private func writeLimits(of life: LogStart<Machine>, _ store: any Store) throws {
    guard let record = life.record else { return }
    try store.setMetadata(LogStart<Machine>.recordName, to: record)
  }

  private func makeMachine(_ isOther: Bool) -> Machine {
    guard isOther, let others = subject.others else { return subject.live() }
    injected.note(.otherLimits)
    return others(&random)
  }

  /// What is adopted is what was asked for, and else what the log has, whatever the program would have.
  private func checkAdoption(_ adoption: Machine.Command?) throws {
    var (found, expected): ([UInt8]?, [UInt8]?)
    if let adoption { found = Self.bytes(of: adoption) }
    if let wanted, let command = try truth?.adoption(of: wanted) {
      expected = Self.bytes(of: command)
    }
    guard found == expected else {
      throw failure("a start adopts other limits than was asked for, or than the log has")
    }
  }

  /// The first entry of a life.
  private func adopt(_ adoption: Machine.Command) {
    injected.note(.limitsAdopted)
    let reading = clock.reading()
    firstReading = reading
    let batch = process.core.execute(first: adoption, at: reading)
    ledger.written(adoption)
    workload.passed(to: batch.logTimeMicroseconds, sequence: batch.firstSequence)
    lastEntry = (batch.logTimeMicroseconds, reading.monotonicMicroseconds)
    process.slot = batch
  }

  /// A note that no process of this log has written: earlier or later than the log by anything, and
  /// of a monotonic clock that has nothing to do with this one.
  private func anyNote(near time: Int64) -> ClockNote {
    if random.chance(percent: 5) {
      return ClockNote(timeMicroseconds: .max, monotonicMicroseconds: .min)
    }
    let spans: [UInt64] = [20, 3_600, 2 * 86_400, 30 * 86_400, 300 * 365 * 86_400]
    let span = spans[Int(random.below(UInt64(spans.count)))] * 1_000_000
    let distance = Int64(random.below(span)) * (random.chance(percent: 60) ? 1 : -1)
    let monotonic = clock.reading().monotonicMicroseconds
    let shift = random.chance(percent: 50) ? 0 : Int64(random.below(span)) - Int64(span / 2)
    return ClockNote(
      timeMicroseconds: time.addingSaturated(distance), monotonicMicroseconds: monotonic - shift)
  }

  /// Applies every record there ever was, trimmed ones included, to an empty state once more.
  func replayAll() throws {
    var again = try SimulationTruth(subject.clean())
    try again.read(archive: archive, process.store, failure: failure) { _, _ in }
    guard again.lastSequence == entries, again.head == truth?.head ?? .zero,
      again.digest() == truth?.digest()
    else { throw failure("the whole log, replayed once more, comes to another state") }
  }

  func crash() throws {
    injected.note(.crash)
    disk.crash()
    // The note of what was acknowledged is not synced: after a loss of power it may say less.
    if random.chance(percent: 25) {
      injected.note(.acknowledgedLags)
      disk.lagAcknowledged(byRecords: Int(random.below(4)))
    }
    try restart()
  }

  func restart() throws {
    try receive()
    process = nil
    ledger.forgetWaiting()
    if random.chance(percent: 15) { try checkThatDamageIsNamed() }
    if random.chance(percent: 15) { try checkThatDamageStopsAStart() }
    moveClockAtStart()
    try start()
  }

  /// Executes and commits until nothing waits. False when the process died on the way; it lives again then.
  func settle() throws -> Bool {
    let life = process!
    // It lasts until there is room again, and until a write is through.
    (fullUntil, slowUntil) = (0, 0)
    while !life.hasFailed {
      if life.slot == nil && life.committing == nil {
        guard !life.queues.isEmpty || !life.reads.isEmpty else {
          try checkThatAllAreAnswered()
          return true
        }
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
  func idle() throws {
    guard try settle() else { return }
    clock.advance(byMicroseconds: Int64(random.below(4_000_000)))
    for _ in 0..<3 {
      try checkpointStep()
      try execute()
      guard try settle() else { return }
    }
    try checkpointStep()
    guard try catchUp() else { return }
    if random.chance(percent: 60) {
      clock.step(byMicroseconds: -Int64(random.below(6_000_000)))
    }
  }

  /// At the end: log time was ahead, and is set back, and right again. After that everything that is
  /// over goes in its time, with nobody asking for anything.
  func outlive() throws {
    for days in [2, -30, 1] as [Int64] {
      clock.step(byMicroseconds: days * 86_400_000_000)
      setClock()
      guard try settle() else { return }
    }
    let slack: Int64 = 3_600_000_000
    let end = process.core.logTimeMicroseconds + subject.keptMicroseconds + slack
    for _ in 0..<2_000 {
      guard let due = process.core.machine.nextDeadlineMicroseconds, due < end else { break }
      let time = process.core.logTimeMicroseconds
      clock.advance(byMicroseconds: min(max(due - time, 10_000), slack))
      guard try catchUp() else { return }
    }
    let kept = subject.kept(process.core.machine)
    guard kept.isEmpty else { throw failure("invariant 23 at the end: \(kept[0])") }
  }

  /// Stops in good order: everything that waits is committed, the checkpoint is complete.
  func stopAndStart() throws {
    guard try settle() else { return }
    let life = process!
    try finishCheckpoint()
    guard !life.hasFailed else { return try crash() }
    life.slot = life.core.finalCheckpoint()
    while life.slot != nil || life.committing != nil { try commitStep() }
    try finishCheckpoint()
    guard !life.hasFailed else { return try crash() }
    life.store.close()
    let end = life.stage.lastSequence
    injected.note(.stop)
    process = nil
    moveClockAtStart()
    try start()
    guard truth?.lastSequence == end else {
      throw failure("a stop in good order lost entries")
    }
  }

  /// Changes one byte of the journal, and expects the reader to name the record.
  func checkThatDamageIsNamed() throws {
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
      return injected.note(.damageNamed)
    } catch let error as SequencerError {
      throw failure("damage at \(header.firstSequence) was reported as: \(error)")
    }
  }
}
