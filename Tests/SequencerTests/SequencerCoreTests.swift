import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

@Suite("The sequencer's core")
struct SequencerCoreTests {
  private func core(
    _ limits: SequencerLimits = SequencerLimits()
  ) throws -> SequencerCore<ToyMachine> {
    let store = try InMemoryDisk().open()
    let recovered = try Recovery.recover(ToyMachine(), from: store, limits: limits)
    return SequencerCore(recovered: recovered, limits: limits, faults: [])
  }

  @Test func nothingToDoIsNoBatch() throws {
    var core = try core()
    var queue = toyQueues([])
    let batch = core.execute(&queue, nowMicroseconds: 5, canCheckpoint: true)
    #expect(batch == nil)
    #expect(core.nextWakeMicroseconds(canCheckpoint: true) == nil)
  }

  @Test func logTimeNeverGoesBack() throws {
    var core = try core()
    var times: [Int64] = []
    for now in [10, 20, 5, 19, 21] as [Int64] {
      var queue = toyQueues([.announce(pool: 1, text: "x")])
      let batch = core.execute(&queue, nowMicroseconds: now, canCheckpoint: false)
      times.append(batch!.logTimeMicroseconds)
    }
    #expect(times == [10, 20, 20, 20, 21])
  }

  @Test func dueTicksComeBeforeCommonCommands() throws {
    var core = try core()
    var first = toyQueues([.reserve(key: 1, pool: 1)])
    _ = core.execute(&first, nowMicroseconds: 0, canCheckpoint: false)
    let deadline = ToyMachine.timeToLiveMicroseconds
    #expect(core.nextWakeMicroseconds(canCheckpoint: false) == deadline)
    var early = toyQueues([])
    #expect(core.execute(&early, nowMicroseconds: deadline - 1, canCheckpoint: false) == nil)
    var second = toyQueues([.reserve(key: 2, pool: 1), .release(hold: 1)])
    let batch = core.execute(&second, nowMicroseconds: deadline, canCheckpoint: false)!
    #expect(batch.commands == [.release(hold: 1), .tick, .reserve(key: 2, pool: 1)])
    // Judged by its own time, although the tick comes later.
    #expect(batch.outcomes[0] == .unknown)
    #expect(batch.outcomes[1] == .ticked(lapsed: 1))
    #expect(batch.firstSequence == 2)
    #expect(batch.lastSequence == 4)
  }

  @Test func aBatchIsNeverLargerThanItsLimit() throws {
    var limits = SequencerLimits()
    limits.commandsPerBatch = 3
    var core = try core(limits)
    var queue = toyQueues((0..<7).map { .reserve(key: $0, pool: UInt32($0)) })
    var sizes: [Int] = []
    while let batch = core.execute(&queue, nowMicroseconds: 0, canCheckpoint: false) {
      sizes.append(batch.commands.count)
    }
    #expect(sizes == [3, 3, 1])
  }

  @Test func checkpointsAreTakenByCountAndByTime() throws {
    var limits = SequencerLimits()
    limits.entriesPerCheckpoint = 3
    limits.checkpointIntervalMicroseconds = 1_000
    limits.entriesPerFlush = 5
    var core = try core(limits)
    var applied: [UInt64] = []
    var flushes: [Bool] = []
    func step(_ count: Int, now: Int64, canCheckpoint: Bool = true) {
      var queue = toyQueues((0..<count).map { _ in .announce(pool: 1, text: "") })
      let batch = core.execute(&queue, nowMicroseconds: now, canCheckpoint: canCheckpoint)
      if let checkpoint = batch?.checkpoint {
        applied.append(checkpoint.appliedSequence)
        flushes.append(checkpoint.flushes)
        #expect(!checkpoint.rows.isEmpty)
        #expect(checkpoint.digest == core.machine.digest(), "in every mark, not at a stop alone")
      }
    }
    step(1, now: 1)
    step(2, now: 2)
    step(1, now: 3, canCheckpoint: false)
    step(1, now: 4)
    #expect(core.nextWakeMicroseconds(canCheckpoint: true) == 1_002)
    #expect(core.nextWakeMicroseconds(canCheckpoint: false) == nil)
    step(0, now: 1_001)
    step(0, now: 1_002)
    step(0, now: 9_000)
    #expect(core.nextWakeMicroseconds(canCheckpoint: true) == nil)
    #expect(applied == [3, 5])
    #expect(flushes == [false, true])
  }

  @Test("a batch ends before the entry that would make its record too long")
  func batchesAreCutByBytes() throws {
    var limits = SequencerLimits()
    limits.recordBytes = 4_000
    var core = try core(limits)
    let text = String(repeating: "x", count: 500)
    var queue = toyQueues((0..<40).map { .announce(pool: $0, text: text) })
    var stage = CommitStage<ToyMachine>(
      store: try InMemoryDisk().open(), lastSequence: 0, head: .zero, faults: [])
    var taken = 0
    while let batch = core.execute(&queue, nowMicroseconds: 1, canCheckpoint: false) {
      #expect(batch.commands.count > 3)
      let length = JournalRecordWriter.encode(batch, previous: .zero).bytes.count
      #expect(length <= batch.byteCount && batch.byteCount <= limits.recordBytes)
      try stage.perform(.write, of: batch, sinks: [], events: IgnoredEvents<ToyMachine.Event>())
      taken += batch.commands.count
    }
    #expect(taken == 40)
    #expect(stage.lastSequence == 40)
  }

  @Test("an entry that is too long by itself is a batch of its own")
  func aLongEntryIsAlone() throws {
    var limits = SequencerLimits()
    limits.recordBytes = 1_000
    var core = try core(limits)
    let long = String(repeating: "x", count: 900)
    var queue = toyQueues([
      .announce(pool: 1, text: "a"), .announce(pool: 1, text: long), .announce(pool: 1, text: "b"),
    ])
    var counts: [Int] = []
    while let batch = core.execute(&queue, nowMicroseconds: 1, canCheckpoint: false) {
      counts.append(batch.commands.count)
    }
    #expect(counts == [1, 1, 1])
  }

  @Test("a batch ends when it has events enough, ticks too")
  func batchesAreCutByEvents() throws {
    var limits = SequencerLimits()
    limits.eventsPerBatch = 10
    var core = try core(limits)
    var holds = toyQueues((0..<64).map { .reserve(key: UInt64($0), pool: UInt32($0)) })
    while core.execute(&holds, nowMicroseconds: 0, canCheckpoint: false) != nil {}
    var counts: [Int] = []
    while let batch = core.execute(
      &holds, nowMicroseconds: ToyMachine.timeToLiveMicroseconds, canCheckpoint: false)
    {
      counts.append(batch.events.count)
    }
    // A tick lets 8 lapse, each with two events.
    #expect(counts.allSatisfy { $0 == 16 }, "\(counts)")
    #expect(counts.count == 8)
  }
}
