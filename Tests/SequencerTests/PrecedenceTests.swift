import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// Who goes first, and that nobody has to wait for all others.
@Suite("Precedence")
struct PrecedenceTests {
  private typealias Machine = ToyMachine

  private func core(_ limits: SequencerLimits) throws -> SequencerCore<ToyMachine> {
    let store = try InMemoryDisk().open()
    let recovered = try Recovery.recover(ToyMachine(), from: store, limits: limits)
    return SequencerCore(recovered: recovered, limits: limits, faults: [])
  }

  // MARK: Classes

  @Test func urgentCommandsComeFirst() throws {
    var core = try core(SequencerLimits())
    var queues = toyQueues([
      .announce(pool: 1, text: ""), .reserve(key: 1, pool: 1), .release(hold: 7),
    ])
    let batch = core.execute(&queues, nowMicroseconds: 0, canCheckpoint: false)
    #expect(
      batch?.commands == [
        .release(hold: 7), .reserve(key: 1, pool: 1), .announce(pool: 1, text: ""),
      ])
  }

  /// While all classes have enough waiting each has its share of every batch; what one leaves goes
  /// to the others.
  @Test func everyClassHasAShare() throws {
    var limits = SequencerLimits()
    limits.commandsPerBatch = 16
    var core = try core(limits)
    var queues = SubmissionQueues<ToyMachine.Command>()
    for index in 0..<40 {
      queues.append(
        [
          .release(hold: 9), .reserve(key: UInt64(index), pool: 9), .announce(pool: 1, text: ""),
        ], of: ToyMachine.self)
    }
    let classes = { (batch: PreparedBatch<ToyMachine>?) in
      CommandClass.allCases.map { wanted in
        batch?.commands.count { ToyMachine.commandClass(of: $0) == wanted } ?? 0
      }
    }
    var seen: [[Int]] = []
    for _ in 0..<8 {
      seen.append(
        classes(core.execute(&queues, nowMicroseconds: 0, canCheckpoint: false)))
    }
    #expect(seen[0] == [0, 8, 6, 2])
    #expect(seen[4] == [0, 8, 6, 2])
    // The urgent ones are done: their share is for the others.
    #expect(seen[5] == [0, 0, 10, 6])
    #expect(queues.isEmpty)
  }

  @Test func aBatchOfOneStarvesNobody() throws {
    var limits = SequencerLimits()
    limits.commandsPerBatch = 1
    var core = try core(limits)
    var queues = toyQueues([.announce(pool: 1, text: "")])
    for _ in 0..<100 { queues.append([.release(hold: 9)], of: ToyMachine.self) }
    var batches = 0
    while !queues[.other].isEmpty {
      _ = core.execute(&queues, nowMicroseconds: 0, canCheckpoint: false)
      batches += 1
    }
    #expect(batches <= 16)
  }

  /// A record has room for few, and the urgent would fill every one: due ticks and the others get
  /// theirs all the same.
  @Test func aRecordThatIsSoonFullStarvesNobody() throws {
    var limits = SequencerLimits()
    limits.recordBytes = 1
    var core = try core(limits)
    var first = toyQueues((0..<20).map { .reserve(key: $0, pool: 1) })
    while core.execute(&first, nowMicroseconds: 0, canCheckpoint: false) != nil {}
    let now = ToyMachine.timeToLiveMicroseconds
    var queues = toyQueues([.announce(pool: 1, text: ""), .reserve(key: 100, pool: 2)])
    for _ in 0..<100 { queues.append([.release(hold: 9)], of: ToyMachine.self) }
    var commands: [ToyMachine.Command] = []
    for _ in 0..<12 {
      let batch = core.execute(&queues, nowMicroseconds: now, canCheckpoint: false)
      #expect(batch?.commands.count == 1)
      commands += batch?.commands ?? []
    }
    #expect(commands.contains(.announce(pool: 1, text: "")))
    #expect(commands.contains(.reserve(key: 100, pool: 2)))
    #expect(commands.count { $0 == .tick } >= 3)
    #expect(commands.count { $0 == .release(hold: 9) } >= 3)
  }

  // MARK: Ticks

  /// Sixteen million waiters sent home were 250 batches without one command.
  @Test func ticksAreAShareAndNoBarrier() throws {
    var limits = SequencerLimits()
    limits.ticksPerBatch = 1
    var core = try core(limits)
    var first = toyQueues((0..<20).map { .reserve(key: $0, pool: 1) })
    _ = core.execute(&first, nowMicroseconds: 0, canCheckpoint: false)
    let now = ToyMachine.timeToLiveMicroseconds
    var seen: [[ToyMachine.Outcome]] = []
    for _ in 0..<4 {
      var queues = toyQueues([.announce(pool: 2, text: "")])
      let batch = core.execute(&queues, nowMicroseconds: now, canCheckpoint: false)
      seen.append(batch?.outcomes ?? [])
    }
    #expect(
      seen == [
        [.ticked(lapsed: 8), .announced(offset: 0)],
        [.ticked(lapsed: 8), .announced(offset: 1)],
        [.ticked(lapsed: 4), .announced(offset: 2)], [.announced(offset: 3)],
      ])
  }

  /// What came in time finds its hold, and what came late does not, whatever the ticks have done;
  /// and a replay says the same.
  @Test func aCommandIsJudgedByItsOwnTime() throws {
    var limits = SequencerLimits()
    limits.ticksPerBatch = 1
    let disk = InMemoryDisk()
    let store = try disk.open()
    let recovered = try Recovery.recover(ToyMachine(), from: store, limits: limits)
    var stage = CommitStage<ToyMachine>(
      store: store, lastSequence: 0, head: recovered.head, faults: [])
    var core = SequencerCore(recovered: recovered, limits: limits, faults: [])
    var outcomes: [ToyMachine.Outcome] = []
    func step(_ commands: [ToyMachine.Command], at now: Int64) throws {
      var queues = toyQueues(commands)
      guard let batch = core.execute(&queues, nowMicroseconds: now, canCheckpoint: false) else {
        return
      }
      try stage.perform(.write, of: batch, sinks: [], events: IgnoredEvents())
      outcomes += batch.outcomes
    }
    try step((0..<20).map { .reserve(key: $0, pool: 1) }, at: 0)
    outcomes = []
    let deadline = ToyMachine.timeToLiveMicroseconds
    try step([.release(hold: 20)], at: deadline - 1)
    try step([.release(hold: 19)], at: deadline)
    #expect(outcomes == [.released, .unknown, .ticked(lapsed: 8)])
    var replayed = ToyMachine()
    let summary = try JournalReader.replay(store: store, into: &replayed)
    #expect(summary.digest == core.machine.digest())
  }

  // MARK: Reads

  /// 300 reads of 30 ms each stalled a reserve for 9.6 s.
  @Test func readsHaveAShareOfTheExecutor() throws {
    var core = try core(SequencerLimits())
    var queues = toyQueues([.reserve(key: 1, pool: 1)])
    var reads = ReadQueue<ToyMachine>()
    let clock = ManualClock()
    for _ in 0..<300 {
      reads.append(
        ReadRequest(
          look: { _ in
            clock.advance(byMicroseconds: 30_000)
            return {}
          }, abandon: { _ in }))
    }
    var answers: [Int] = []
    for _ in 0..<3 {
      let batch = core.execute(
        &queues, reads: &reads, at: clock.reading(), canCheckpoint: false,
        elapsedMicroseconds: { clock.nowMicroseconds() })
      answers.append(batch?.answers.count ?? 0)
      queues.append([.reserve(key: 2, pool: 1)], of: ToyMachine.self)
    }
    #expect(answers == [1, 1, 1])
    #expect(core.lastSequence == 3)
    #expect(reads.count == 297)
  }

  // MARK: Time

  /// What is urgent waits for the batch before it: one that went on for as long as commands were there
  /// kept it for tens of milliseconds.
  @Test func aBatchEndsWhenItsTimeIsOver() throws {
    var core = try core(SequencerLimits())
    var queues = toyQueues((1...400).map { .reserve(key: $0, pool: 1) })
    var reads = ReadQueue<ToyMachine>()
    let clock = ManualClock()
    func next() -> Int {
      let start = clock.nowMicroseconds()
      let batch = core.execute(
        &queues, reads: &reads, at: clock.reading(), canCheckpoint: false, microseconds: 250,
        elapsedMicroseconds: {
          defer { clock.advance(byMicroseconds: 100) }
          return clock.nowMicroseconds() - start
        })
      return batch?.commands.count ?? 0
    }
    // Looked at after each group of 32, the first without.
    let first = next()
    #expect(first > 32 && first <= 160 && first % 32 == 0, "\(first)")
    #expect(next() == first)
    // Who is urgent and has come meanwhile is first in the next one.
    queues.append([.release(hold: 1)], of: ToyMachine.self)
    let batch = core.execute(
      &queues, reads: &reads, at: clock.reading(), canCheckpoint: false, microseconds: 0)
    #expect(batch?.commands == [.release(hold: 1)])
  }

  /// However little time there is, something is done.
  @Test func aBatchWithoutTimeHasOneGroup() throws {
    var core = try core(SequencerLimits())
    var queues = toyQueues((1...100).map { .reserve(key: $0, pool: 1) })
    var reads = ReadQueue<ToyMachine>()
    var counts: [Int] = []
    while let batch = core.execute(
      &queues, reads: &reads, at: ManualClock().reading(), canCheckpoint: false, microseconds: 0)
    {
      counts.append(batch.commands.count)
    }
    #expect(counts == [32, 32, 32, 4])
  }

  @Test func fewReadsAreAnsweredTogether() throws {
    var limits = SequencerLimits()
    limits.readsPerBatch = 10
    var core = try core(limits)
    var queues = toyQueues([])
    var reads = ReadQueue<ToyMachine>()
    for _ in 0..<25 { reads.append(ReadRequest(look: { _ in {} }, abandon: { _ in })) }
    var answers: [Int] = []
    while let batch = core.execute(
      &queues, reads: &reads, at: ManualClock().reading(), canCheckpoint: false)
    {
      answers.append(batch.answers.count)
    }
    #expect(answers == [10, 10, 5])
  }
}

/// The inbox by itself.
@Suite("The inbox")
struct InboxTests {
  private func inbox(_ places: Int) -> Inbox<ToyMachine> {
    var limits = SequencerLimits()
    limits.inboxCommands = places
    limits.commandsPerBatch = 2
    return Inbox(limits: limits)
  }

  private func reserve(
    _ key: UInt64, inFlight: Int = 0
  ) -> Submission<ToyMachine.Command> {
    Submission(.reserve(key: key, pool: 1), token: key, sink: .none, inFlight: inFlight)
  }

  /// One alone has half of the places, two have a third each, and whoever has nothing there finds
  /// room.
  @Test func nobodyHasAllPlaces() {
    let inbox = inbox(120)
    func fill(_ limit: Int) -> Int {
      var held = 0
      while held < limit, inbox.add(reserve(UInt64(held), inFlight: held)) == .accepted {
        held += 1
      }
      return held
    }
    let first = fill(1_000)
    #expect(first == 60 || first == 61)
    let second = fill(1_000)
    #expect(second >= 29 && second <= 31)
    #expect(fill(1) == 1)
    for _ in 0..<20 { #expect(fill(1) == 1) }
  }

  /// What one turn brought is admitted one by one: whoever finds no room keeps out nobody behind.
  @Test func aTurnIsAdmittedCommandByCommand() {
    let inbox = inbox(6)
    let release = Submission(ToyMachine.Command.release(hold: 1), token: 9, sink: .none)
    // A sender's fourth beside three of his own finds three places free, and the fifth two.
    var turn = (0..<5).map { reserve(UInt64($0), inFlight: $0) }
    turn += [reserve(7), release, reserve(8, inFlight: 1)]
    let refused = inbox.add(turn: turn, isShort: false)
    #expect(refused.map(\.token) == [4])
    #expect(refused.map(\.admission) == [.full])
    #expect(inbox.counters.waiting == 7 && inbox.counters.refused == 1)
    // New work finds no room on a full disk, promises do.
    let short = inbox.add(turn: [reserve(11), release], isShort: true)
    #expect(short.map(\.token) == [11] && short.map(\.admission) == [.outOfSpace])
    inbox.close(because: .stopped)
    let late = inbox.add(turn: [reserve(12), release], isShort: false)
    #expect(late.map(\.admission) == [.stopped(.stopped), .stopped(.stopped)])
  }

  @Test func anUrgentCommandPassesWhatIsLeftOver() {
    let inbox = inbox(100)
    for key in UInt64(0)..<6 { #expect(inbox.add(reserve(key)) == .accepted) }
    var queues = SubmissionQueues<ToyMachine.Command>()
    var reads = ReadQueue<ToyMachine>()
    #expect(inbox.take(&queues, &reads) == nil)
    #expect(queues[.common].count == 6)
    _ = queues[.common].popFirst()
    let release = Submission(ToyMachine.Command.release(hold: 1), token: 9, sink: .none)
    #expect(inbox.add(release) == .accepted)
    #expect(inbox.add(reserve(7)) == .accepted)
    #expect(inbox.take(&queues, &reads) == nil)
    // Of the class that is not done nothing was added; the urgent one is there.
    #expect(queues[.common].count == 5)
    #expect(queues[.urgent].count == 1)
    // 5 left over, of which the next batch takes 2, and one that arrived since.
    #expect(inbox.counters.waiting == 4)
  }

  @Test func readsThatWaitAreCounted() {
    var limits = SequencerLimits()
    limits.inboxReads = 3
    let inbox = Inbox<ToyMachine>(limits: limits)
    let read = { inbox.add(ReadRequest(look: { _ in {} }, abandon: { _ in })) }
    for _ in 0..<3 { #expect(read() == nil) }
    #expect(read() == .full)
    var queues = SubmissionQueues<ToyMachine.Command>()
    var reads = ReadQueue<ToyMachine>()
    _ = inbox.take(&queues, &reads)
    #expect(read() == .full)
    _ = reads.popFirst()
    _ = inbox.take(&queues, &reads)
    #expect(read() == nil)
    #expect(read() == .full)
  }
}
