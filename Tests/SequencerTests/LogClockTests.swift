import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

private let second: Int64 = 1_000_000
private let day: Int64 = 86_400 * second

/// Log time of a clock that steps.
@Suite("The log's clock")
struct LogClockTests {
  private func clock(last: Int64 = .min, note: ClockNote? = nil, lead: Int64? = nil) -> LogClock {
    var limits = SequencerLimits()
    if let lead { limits.clockLeadAtStartMicroseconds = lead }
    return LogClock(lastMicroseconds: last, note: note, limits: limits)
  }

  private func at(_ wall: Int64, _ passed: Int64) -> ClockReading {
    ClockReading(wallMicroseconds: wall, monotonicMicroseconds: passed)
  }

  @Test func aClockThatPassesIsFollowed() {
    var clock = clock()
    for passed in [0, second, 5 * second, day] {
      #expect(clock.time(at: at(1_000 + passed, passed)) == 1_000 + passed)
      clock.logged(at: 1_000 + passed, at(1_000 + passed, passed))
    }
    #expect(clock.status == ClockStatus())
  }

  @Test func aStepForwardIsNotTaken() {
    var clock = clock()
    #expect(clock.time(at: at(0, 0)) == 0)
    clock.logged(at: 0, at(0, 0))
    // Within the limit it is.
    #expect(clock.time(at: at(11 * second, second)) == 11 * second)
    #expect(clock.time(at: at(11 * second + 1, second)) == second)
    #expect(!clock.status.isFollowed)
    #expect(clock.status.offsetMicroseconds == 10 * second + 1)
    // It goes on at the pace of time that passes, however often it is read.
    #expect(clock.time(at: at(day, 2 * second)) == 2 * second)
    clock.logged(at: 2 * second, at(day, 2 * second))
    #expect(clock.time(at: at(day + second, 3 * second)) == 3 * second)
    // Corrected: followed again.
    #expect(clock.time(at: at(5 * second, 4 * second)) == 5 * second)
    #expect(clock.status == ClockStatus())
  }

  /// A short step back is waited for; a long one is not.
  @Test func aStepBackIsNotTaken() {
    var clock = clock()
    _ = clock.time(at: at(day, 0))
    clock.logged(at: day, at(day, 0))
    #expect(clock.time(at: at(day - 5 * second, 0)) == day)
    #expect(clock.time(at: at(day - 4 * second, second)) == day)
    #expect(clock.status.isFollowed)
    #expect(clock.time(at: at(day - 60 * second, second)) == day + second)
    #expect(clock.status.offsetMicroseconds == -61 * second)
  }

  /// Nothing tells how long the server was off: a month is as good as a minute, and is said.
  @Test func aStartAfterALongStopIsFollowed() {
    for off in [second, day, 30 * day, 40 * 365 * day] {
      var clock = clock(last: day)
      #expect(clock.time(at: at(day + off, 0)) == day + off)
      #expect(clock.status.isFollowed)
      #expect(clock.status.leapAtStartMicroseconds == off)
      #expect(clock.time(at: at(day + off + second, second)) == day + off + second)
      #expect(clock.status.leapAtStartMicroseconds == off)
    }
    var empty = clock()
    #expect(empty.time(at: at(50_000 * day, 0)) == 50_000 * day)
    #expect(empty.status == ClockStatus())
  }

  @Test func whoWantsABoundForThatHasOne() {
    var week = clock(last: day, lead: 7 * day)
    #expect(week.time(at: at(8 * day, 0)) == 8 * day)
    var year = clock(last: day, lead: 7 * day)
    #expect(year.time(at: at(8 * day + 1, 0)) == day)
    #expect(year.time(at: at(8 * day + second, second)) == day + second)
    #expect(!year.status.isFollowed)
    #expect(year.status.leapAtStartMicroseconds == 0)
  }

  @Test func aDirectoryWhoseTimeLiesInTheFutureGoesOnFromThere() {
    var ahead = clock(last: 2 * day)
    #expect(ahead.time(at: at(day, 0)) == 2 * day)
    #expect(ahead.time(at: at(day + second, second)) == 2 * day + second)
    #expect(ahead.status.offsetMicroseconds == -day)
  }

  /// While the machine runs on, a start knows how much time has passed, and a clock that is a day
  /// ahead is not followed; however long the server was off, one that is right is.
  @Test func aNoteTellsAStepFromTimeThatPassed() {
    let note = ClockNote(timeMicroseconds: 10 * day, monotonicMicroseconds: 3 * day)
    var right = clock(last: 10 * day + second, note: note)
    #expect(right.time(at: at(40 * day, 33 * day)) == 40 * day)
    #expect(right.status == ClockStatus())
    var ahead = clock(last: 10 * day + second, note: note)
    #expect(
      ahead.time(at: at(11 * day + 5 * second, 3 * day + 5 * second)) == 10 * day + 5 * second)
    #expect(ahead.status.offsetMicroseconds == day)
    #expect(
      ahead.time(at: at(10 * day + 6 * second, 3 * day + 6 * second)) == 10 * day + 6 * second)
    #expect(ahead.status == ClockStatus())
    // What was refused stays refused across starts.
    var again = clock(
      last: 10 * day, note: ClockNote(timeMicroseconds: 10 * day, monotonicMicroseconds: 0))
    #expect(again.time(at: at(11 * day, 0)) == 10 * day)
    #expect(!again.status.isFollowed)
  }

  /// The fault that was found: one changed digit of a note took log time 254 years forward. The clock
  /// agrees with the log, so a note that is later than both is not followed, however little.
  @Test(arguments: [11 * second, day, 92_710 * day, .max - 20 * day])
  func aNoteThatIsLaterThanTheClockIsNotBelieved(ahead: Int64) {
    let noted = ClockNote(
      timeMicroseconds: (10 * day).addingSaturated(ahead), monotonicMicroseconds: 0)
    var clock = clock(last: 10 * day, note: noted)
    #expect(clock.time(at: at(10 * day + second, second)) == 10 * day + second)
    #expect(clock.status.isFollowed)
    #expect(clock.status.noteAheadAtStartMicroseconds == ahead)
    #expect(clock.status.leapAtStartMicroseconds == second)
    #expect(clock.time(at: at(10 * day + 2 * second, 2 * second)) == 10 * day + 2 * second)
    // Nor where the clock is behind the log: then log time goes on from the log's last entry.
    var behind = self.clock(last: 10 * day, note: noted)
    #expect(behind.time(at: at(9 * day, second)) == 10 * day)
    #expect(behind.time(at: at(9 * day + second, 2 * second)) == 10 * day + second)
    #expect(behind.status.offsetMicroseconds == -day)
    // The bound of a start without a note holds.
    var bounded = self.clock(last: 2 * day, note: noted, lead: day)
    #expect(bounded.time(at: at(10 * day - 20 * second, second)) == 2 * day)
    #expect(!bounded.status.isFollowed)
  }

  /// Whatever the witnesses say at a start: log time does not go back, is not later than both the log
  /// and the clock, not later than the log by more than the lead unless note and clock agree, and not
  /// later than a note that is believed.
  @Test func noNoteTakesLogTimeForward() {
    var random = SplitMix64(seed: 7)
    let last = 1_000 * day
    func near(_ time: Int64) -> Int64 {
      let span = [second, 15 * second, 3_600 * second, 3 * day, 400 * 365 * day][
        Int(random.below(5))]
      return max(time + Int64(random.below(UInt64(2 * span))) - span, 0)
    }
    var believed = 0
    for _ in 0..<20_000 {
      let reading = at(near(last), Int64(random.below(UInt64(3 * day))))
      let note = ClockNote(
        timeMicroseconds: random.chance(percent: 2) ? .max : near(last),
        monotonicMicroseconds: Int64(random.below(UInt64(3 * day))))
      let lead = [second, day, 36_500 * day][Int(random.below(3))]
      var clock = clock(last: last, note: note, lead: lead)
      let time = clock.time(at: reading)
      let wall = reading.wallMicroseconds
      #expect(time >= last)
      #expect(time <= max(last, wall), "\(note) \(reading)")
      if let noted = note.time(at: reading.monotonicMicroseconds), noted >= last - 10 * second,
        noted <= wall + 10 * second
      {
        believed += 1
        #expect(time <= max(last, noted + 10 * second), "\(note) \(reading)")
        #expect(time >= noted - 10 * second, "\(note) \(reading)")
      } else {
        #expect(time - last <= lead, "\(note) \(reading)")
      }
    }
    #expect(believed > 1_000 && believed < 19_000)
  }

  @Test func noTimeIsBeyondTheYear9999() {
    let latest = LogTime.latestMicroseconds
    for start in [Int64.min, latest - second] {
      var clock = clock(last: start)
      #expect(clock.time(at: at(.max, 0)) == latest)
      clock.logged(at: latest, at(.max, 0))
      #expect(clock.time(at: at(.max, day)) == latest)
    }
    var stepped = clock(last: latest - second)
    _ = stepped.time(at: at(latest - second, 0))
    #expect(stepped.time(at: at(0, .max)) == latest)
  }

  @Test func aNoteThatCannotBeIsNone() {
    let note = ClockNote(timeMicroseconds: 10 * day, monotonicMicroseconds: 3 * day)
    // Of another start of the machine; of a log that went on, or was set, since; of a log that is gone.
    for (last, passed) in [(10 * day, day), (12 * day, 3 * day + second), (Int64.min, 3 * day)] {
      var clock = clock(last: last, note: note)
      #expect(clock.time(at: at(20 * day, passed)) == 20 * day)
      #expect(clock.status.isFollowed)
    }
  }

  @Test func whatWasSetIsFollowed() {
    var clock = clock(last: 2 * day)
    _ = clock.time(at: at(day, 0))
    clock.set(to: day, at(day, 0))
    #expect(clock.status == ClockStatus())
    #expect(clock.time(at: at(day + second, second)) == day + second)
  }

  @Test(arguments: [
    nil, ClockNote(timeMicroseconds: .max, monotonicMicroseconds: .min),
    ClockNote(timeMicroseconds: .min, monotonicMicroseconds: 0),
  ])
  func noReadingOverflows(note: ClockNote?) {
    for last in [Int64.min, -1, 0, .max] {
      for wall in [Int64.min, -1, 0, .max] {
        var clock = clock(last: last, note: note)
        for passed in [Int64.min, 0, .max, .min] {
          let time = clock.time(at: at(wall, passed))
          #expect(time >= last)
          clock.logged(at: time, at(wall, passed))
        }
      }
    }
  }
}

/// The threaded sequencer under a clock that steps.
@Suite("A clock that steps")
struct SteppingClockTests {
  private typealias Told = Monitor<[ClockStatus]>

  private func start(
    _ disk: InMemoryDisk, _ clock: ManualClock, _ told: Monitor<[ClockStatus]>
  ) throws -> (LogSequencer<ToyMachine>, any Store) {
    let store = try disk.open()
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: clock,
      hooks: .init(clockChanged: { status in told.withLock { $0.append(status) } }))
    return (sequencer, store)
  }

  private func deadline(
    _ sequencer: LogSequencer<ToyMachine>, _ key: UInt64
  ) async throws -> Int64 {
    let reply = try await sequencer.perform(.reserve(key: key, pool: 1))
    guard case .held(_, let deadline) = reply.outcome else { return -1 }
    return deadline - ToyMachine.timeToLiveMicroseconds
  }

  /// The clock a day ahead at one start and for one command: afterwards a hold was held for a day.
  @Test func aDayAheadOnceHoldsNothingForADay() async throws {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 100 * day)
    let told = Monitor<[ClockStatus]>([])
    for round in UInt64(0)..<3 {
      let (sequencer, store) = try start(disk, clock, told)
      // The wrong start is followed: nobody can know how long the server was off.
      let expected = [100 * day, 101 * day, 101 * day][Int(round)]
      #expect(try await deadline(sequencer, round) == expected)
      if round == 2 {
        // Time passes, though the clock is a day behind the log.
        clock.advance(byMicroseconds: 3 * second)
        #expect(try await deadline(sequencer, 9) == 101 * day + 3 * second)
        #expect(sequencer.metrics.clock.offsetMicroseconds == -day)
        // An operator finds the clock right.
        let reply = try await sequencer.perform(.setClock(clock.nowMicroseconds()))
        #expect(reply.outcome == .clockSet)
        #expect(try await deadline(sequencer, 10) == 100 * day + 3 * second)
        #expect(sequencer.metrics.clock == ClockStatus())
      }
      sequencer.stop()
      store.close()
      clock.step(byMicroseconds: round == 0 ? day : round == 1 ? -day : 0)
    }
    #expect(told.withLock { $0.map(\.isFollowed) } == [true, false, true])
    #expect(told.withLock { $0[0].leapAtStartMicroseconds } == day)
    // Log time went back where it was set, and only there.
    let store = try disk.open()
    var machine = ToyMachine()
    let summary = try JournalReader.replay(store: store, into: &machine)
    #expect(summary.logTimeMicroseconds == 100 * day + 3 * second)
    let again = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    #expect(again.logTimeMicroseconds == summary.logTimeMicroseconds)
  }

  @Test func aStepForwardIsAcceptedByALoggedCommand() async throws {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 100 * day)
    let told = Monitor<[ClockStatus]>([])
    let (sequencer, store) = try start(disk, clock, told)
    #expect(try await deadline(sequencer, 1) == 100 * day)
    clock.step(byMicroseconds: 3_600 * second)
    #expect(try await deadline(sequencer, 2) == 100 * day)
    #expect(told.withLock { $0.count } == 1)
    #expect(sequencer.metrics.clock.offsetMicroseconds == 3_600 * second)
    _ = try await sequencer.perform(.setClock(clock.nowMicroseconds()))
    #expect(try await deadline(sequencer, 3) == 100 * day + 3_600 * second)
    sequencer.stop()
    store.close()
  }

  /// The fault that was found: the clock one day ahead at one start and for one command. While the
  /// machine runs on, the step is not even taken at a start.
  @Test func aStartKnowsHowMuchTimeHasPassed() async throws {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 100 * day)
    let noted = Monitor<[ClockNote?]>([])
    for round in UInt64(0)..<4 {
      let store = try disk.open()
      let sequencer = try LogSequencer(
        store: store, machine: ToyMachine(), clock: clock, note: noted.withLock { $0.last ?? nil },
        hooks: .init(clockNoted: { note in noted.withLock { $0.append(note) } }))
      let expected = [100 * day, 100 * day, 100 * day, 130 * day][Int(round)]
      #expect(try await deadline(sequencer, round) == expected)
      if round == 1 {
        #expect(sequencer.metrics.clock.offsetMicroseconds == day)
      } else {
        #expect(sequencer.metrics.clock == ClockStatus())
      }
      sequencer.stop()
      store.close()
      // Ahead for one start; right again; then the server is off for a month.
      if round < 2 { clock.step(byMicroseconds: round == 0 ? day : -day) }
      if round == 2 { clock.advance(byMicroseconds: 30 * day) }
    }
    // One note for each process: nothing stepped within one.
    #expect(noted.withLock { $0.count } == 4)
  }

  /// An earlier note does not hold from the moment on that time is set, whatever happens then.
  @Test func aNoteIsForgottenBeforeTimeIsSet() async throws {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 100 * day)
    let noted = Monitor<[ClockNote?]>([])
    let store = try disk.open()
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: clock,
      hooks: .init(clockNoted: { note in noted.withLock { $0.append(note) } }))
    _ = try await deadline(sequencer, 1)
    clock.step(byMicroseconds: -day)
    _ = try await sequencer.perform(.setClock(clock.nowMicroseconds()))
    sequencer.stop()
    store.close()
    #expect(noted.withLock { $0.map { $0?.timeMicroseconds } } == [100 * day, nil, 99 * day])
  }

  /// Only a command that sets the time lets it go back, and only to where it sets it.
  @Test func aForgedTimeIsNamed() throws {
    for (time, commands) in [
      (Int64(5), [ToyMachine.Command.setClock(6)]), (5, [.setClock(5), .tick]), (5, [.tick]),
    ] {
      let disk = InMemoryDisk()
      let store = try disk.open()
      var stage = CommitStage<ToyMachine>(
        store: store, lastSequence: 0, head: .zero, faults: [])
      var first = PreparedBatch<ToyMachine>.sample(first: 1, time: 100, [.setClock(100)])
      first.outcomes = [.clockSet]
      try stage.perform(.write, of: first, sinks: [], events: IgnoredEvents())
      let forged = PreparedBatch<ToyMachine>.sample(first: 2, time: time, commands)
      try stage.perform(.write, of: forged, sinks: [], events: IgnoredEvents())
      #expect(
        throws: SequencerError.journal(
          JournalFault(sequence: 2, kind: .timeWentBack(from: 100, to: 5)))
      ) { try JournalReader<ToyMachine>.verify(store: store) }
    }
  }
}
