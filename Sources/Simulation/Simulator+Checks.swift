import Basics
import Sequencer
import Storage

/// What must hold at every step, whoever the machine is.
extension Simulator where Machine: ~Copyable {
  /// Log time never leaps and never goes back, except where a command sets it.
  func checkTime(
    of batch: PreparedBatch<Machine>, before: Int64, _ reading: ClockReading
  ) throws {
    let time = batch.logTimeMicroseconds
    if let command = batch.commands.first, let set = Machine.timeSet(by: command) {
      guard batch.commands.count == 1, set == time else {
        throw failure("a command that sets \(set) was executed at \(time)")
      }
      return
    }
    guard time >= before else { throw failure("log time went from \(before) to \(time)") }
    let step = limits.clockStepMicroseconds
    if let last = lastEntry {
      let passed = reading.monotonicMicroseconds - last.monotonic
      guard time - last.time <= passed + step else {
        throw failure("log time went from \(last.time) to \(time) while \(passed) us passed")
      }
      // Nor does it stand still for longer than a step that is waited for.
      guard time - last.time >= passed - step else {
        throw failure("log time went from \(last.time) to \(time) while \(passed) us passed")
      }
    } else if before != .min {
      try checkFirstTime(time, before: before, reading)
    }
  }

  /// At a start log time is never later than both the log and the clock, and never later than the log
  /// by more than the lead unless a note and the clock agree. It does not stand still, either, while a
  /// note that can be true says that time has passed.
  private func checkFirstTime(
    _ time: Int64, before: Int64, _ reading: ClockReading
  ) throws {
    let first = firstReading ?? reading
    let passed = reading.monotonicMicroseconds - first.monotonicMicroseconds
    let step = limits.clockStepMicroseconds
    let wall = first.wallMicroseconds
    // A step for the start, and one for the time since.
    guard time <= max(before, wall) + passed + 2 * step else {
      throw failure("log time went from \(before) to \(time) at a start, by a clock at \(wall)")
    }
    let noted = told.flatMap { told in
      first.monotonicMicroseconds < told.monotonicMicroseconds
        ? nil
        : told.timeMicroseconds.addingSaturated(
          first.monotonicMicroseconds.subtractingSaturated(told.monotonicMicroseconds))
    }
    guard let noted, noted >= before - step, noted <= wall + step else {
      guard time - before <= limits.clockLeadAtStartMicroseconds + passed + step else {
        throw failure("log time went from \(before) to \(time) at a start")
      }
      return
    }
    guard time >= noted + passed - step, time <= max(before, noted) + passed + 2 * step else {
      throw failure("log time went from \(before) to \(time) at a start, \(noted) was noted")
    }
  }

  /// Whoever waits gets on: due ticks have a share and are no barrier, and no class starves.
  func checkShares(of batch: PreparedBatch<Machine>, _ waiting: [CommandClass]) throws {
    let isSetting = batch.commands.first.map { Machine.timeSet(by: $0) != nil } ?? false
    if isSetting { return }
    let tick = Self.tickBytes
    let ticks = batch.commands.count { Self.bytes(of: $0) == tick }
    if !waiting.isEmpty && ticks == batch.commands.count {
      throw failure("\(ticks) ticks, and not one of the commands that wait")
    }
    let deadline = process.core.machine.nextDeadlineMicroseconds
    // What became due by the last commands of this batch is for the next one.
    let isOwed = ticks == 0 && deadline.map { $0 <= batch.logTimeMicroseconds } ?? false
    ticksOwed = isOwed ? ticksOwed + 1 : 0
    guard ticksOwed < 2 else {
      throw failure("a deadline has passed, and there was no tick in two batches")
    }
    for commandClass in CommandClass.allCases {
      let wasServed = batch.commands.contains {
        Machine.commandClass(of: $0) == commandClass && Self.bytes(of: $0) != tick
      }
      passedOver[commandClass] =
        waiting.contains(commandClass) && !wasServed ? passedOver[commandClass] + 1 : 0
      guard passedOver[commandClass] <= 17 else {
        throw failure("\(commandClass) waits, and nobody is served in 17 batches")
      }
    }
  }

  /// Nothing waits any more: everybody who asked in this life was told.
  func checkThatAllAreAnswered() throws {
    guard ledger.waitingCount == 0 else {
      throw failure("\(ledger.waitingCount) commands were executed and never answered")
    }
  }

  /// Nothing is due: nobody waits for what is there.
  func checkRest() throws {
    let violations = subject.violationsAtRest(process.core.machine)
    guard violations.isEmpty else { throw failure("invariant 7 at rest: \(violations[0])") }
  }

  /// Whatever is due is done in the end, without anybody asking for something. False when the
  /// process died on the way.
  func catchUp() throws -> Bool {
    if faults.contains(.tickLost) { return true }
    for _ in 0..<2_000 {
      var logClock = process.core.clock
      let due = process.core.machine.nextDeadlineMicroseconds
      guard let due, due <= logClock.time(at: clock.reading()) else {
        try checkRest()
        return true
      }
      try execute()
      guard try settle() else { return false }
      try checkpointStep()
    }
    throw failure("there is always something due, and it never gets done")
  }

  /// A start on a log that is damaged in the middle is refused, however little the note of what was
  /// acknowledged says, and leaves every byte as it was.
  func checkThatDamageStopsAStart() throws {
    let first = try firstReplayed()
    let count = disk.recordCount
    guard let first, count - 1 > first else { return }
    let index = first + Int(random.below(UInt64(count - 1 - first)))
    let byte = Int(random.below(UInt64(disk.record(at: index).count)))
    let mask = UInt8(1) << UInt8(random.below(8))
    disk.damageRecord(at: index, byte: byte, mask: mask)
    defer { disk.damageRecord(at: index, byte: byte, mask: mask) }
    injected.note(.damageStops)
    let before = (0..<count).map { disk.record(at: $0) }
    for _ in 0..<2 {
      let store = try disk.open()
      defer { store.close() }
      do {
        _ = try Recovery.recover(subject.clean(), from: store, limits: limits)
      } catch {
        continue
      }
      throw failure("a log that is damaged at record \(index) of \(count) was started on")
    }
    guard disk.recordCount == count, (0..<count).allSatisfy({ disk.record(at: $0) == before[$0] })
    else { throw failure("a start that was refused changed the log") }
  }

  /// The first record that a start applies.
  private func firstReplayed() throws -> Int? {
    let store = try disk.open()
    defer { store.close() }
    let applied = try store.state().checkpoint?.appliedSequence ?? 0
    return (0..<disk.recordCount).first { index in
      let header = try? JournalRecord(disk.record(at: index), position: 0).header
      return (header?.firstSequence ?? 0) > applied
    }
  }
}
