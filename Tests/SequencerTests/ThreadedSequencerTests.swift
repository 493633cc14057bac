import Basics
import SequencerSupport
import Storage
import Synchronization
import Testing

@testable import Sequencer

/// The threaded sequencer over the in-memory store.
@Suite("The sequencer")
struct ThreadedSequencerTests {
  typealias Collector = OutcomeCollector<ToyMachine.Outcome>

  /// Waits for something that other threads bring about.
  static func wait(_ what: String, until condition: () throws -> Bool) async throws {
    for _ in 0..<20_000 {
      if try condition() { return }
      try await Task.sleep(for: .microseconds(500))
    }
    Issue.record("waited in vain for \(what)")
  }

  @Test func outcomesComeBackInTheOrderOfTheLogWithTheirTokens() async throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    let sequencer = try LogSequencer(store: store, machine: ToyMachine(), clock: ManualClock())
    let collector = Collector()
    let sink = sequencer.register(collector)
    for token in UInt64(0)..<500 {
      #expect(
        sequencer.submit(.announce(pool: 1, text: "\(token)"), token: token, sink: sink)
          == .accepted)
    }
    let more = (500..<1000).map { token in
      Submission(
        ToyMachine.Command.announce(pool: 1, text: "\(token)"), token: UInt64(token), sink: sink)
    }
    #expect(try sequencer.submit(contentsOf: more) == 500)
    try await Self.wait("1000 outcomes") { collector.count == 1000 }
    sequencer.stop()
    let replies = collector.content.replies
    #expect(replies.map(\.token) == Array(0..<1000))
    #expect(replies.map(\.sequence) == Array(1...1000))
    #expect(replies.map(\.outcome) == (0..<1000).map { .announced(offset: $0) })
    let metrics = sequencer.metrics
    #expect(metrics.entries == 1000)
    #expect(metrics.batches == UInt64(disk.recordCount))
    #expect(metrics.durableSequence == 1000)
    #expect(metrics.syncLatency.count == metrics.batches)
    #expect(metrics.journalBytes > 1000 * 18)
    #expect(sequencer.submit(.tick, token: 0, sink: sink) == .stopped(.stopped))
  }

  @Test func performAndReadWaitForDurability() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    let sequencer = try LogSequencer(store: store, machine: ToyMachine(), clock: ManualClock())
    let performed = Task { try await sequencer.perform(.reserve(key: 1, pool: 1)) }
    try await store.waitForAppend()
    let seen = Atomic<Int>(0)
    let error = sequencer.read(
      look: { machine in
        let violations = machine.violations
        return { seen.store(violations.isEmpty ? 1 : 2, ordering: .relaxed) }
      }, abandon: { _ in })
    #expect(error == nil)
    try await Task.sleep(for: .milliseconds(20))
    #expect(seen.load(ordering: .relaxed) == 0)
    store.admit()
    #expect(try await performed.value.sequence == 1)
    try await Self.wait("the read") { seen.load(ordering: .relaxed) == 1 }
    let digest = try await sequencer.read { $0.digest() }
    #expect(digest != ToyMachine().digest())
    store.openGate()
    sequencer.stop()
  }

  @Test func theNextBatchIsExecutedWhileOneIsBeingWritten() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    var limits = SequencerLimits()
    limits.commandsHandedOver = 1
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: limits)
    let collector = Collector()
    let sink = sequencer.register(collector)
    _ = sequencer.submit(.announce(pool: 1, text: "a"), token: 1, sink: sink)
    try await store.waitForAppend()
    _ = sequencer.submit(.announce(pool: 1, text: "b"), token: 2, sink: sink)
    try await Self.wait("the second execution") {
      sequencer.metrics.executeLatency.count == 2
    }
    for token in UInt64(3)..<10 {
      _ = sequencer.submit(.announce(pool: 1, text: "c"), token: token, sink: sink)
    }
    #expect(collector.count == 0)
    store.admit(1)
    try await Self.wait("the first outcome") { collector.count == 1 }
    store.openGate()
    try await Self.wait("all outcomes") { collector.count == 9 }
    sequencer.stop()
    #expect(collector.content.batches == 3)
    #expect(sequencer.metrics.largestBatch == 7)
  }

  @Test("a few commands that come while a batch is written are one batch, not one each")
  func fewAreOneBatch() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    let sequencer = try LogSequencer(store: store, machine: ToyMachine(), clock: ManualClock())
    let collector = Collector()
    let sink = sequencer.register(collector)
    _ = sequencer.submit(.announce(pool: 1, text: "a"), token: 1, sink: sink)
    try await store.waitForAppend()
    for token in UInt64(2)..<100 {
      _ = sequencer.submit(.announce(pool: 1, text: "c"), token: token, sink: sink)
    }
    #expect(sequencer.metrics.executeLatency.count == 1)
    store.openGate()
    try await Self.wait("all outcomes") { collector.count == 99 }
    sequencer.stop()
    #expect(collector.content.batches == 2)
    #expect(sequencer.metrics.largestBatch == 98)
  }

  @Test("beside a batch that the committer has, a few wait until it is durable, and many do not")
  func fewWaitForTheCommitter() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    var limits = SequencerLimits()
    limits.commandsHandedOver = 10
    // However slow the machine is: no sleep ends by itself, at which the executor takes what there is.
    limits.longestSleepMicroseconds = 600_000_000
    limits.checkpointIntervalMicroseconds = 600_000_000
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: limits)
    let collector = Collector()
    let sink = sequencer.register(collector)
    let many = { (tokens: Range<UInt64>) in
      tokens.map {
        Submission(ToyMachine.Command.announce(pool: 1, text: "d"), token: $0, sink: sink)
      }
    }
    #expect(try sequencer.submit(contentsOf: many(0..<10)) == 10)
    try await store.waitForAppend()
    // Nine are too few for a batch of their own; with the tenth they are executed meanwhile.
    #expect(try sequencer.submit(contentsOf: many(10..<19)) == 9)
    try await Task.sleep(for: .milliseconds(20))
    #expect(sequencer.metrics.executeLatency.count == 1)
    #expect(try sequencer.submit(contentsOf: many(19..<20)) == 1)
    try await Self.wait("the second execution") {
      sequencer.metrics.executeLatency.count == 2
    }
    // And these go when the committer has nothing left to do.
    #expect(try sequencer.submit(contentsOf: many(20..<23)) == 3)
    store.openGate()
    try await Self.wait("all outcomes") { collector.count == 23 }
    sequencer.stop()
    #expect(collector.content.batches == 3)
  }

  @Test("the inbox is bounded in bytes, and one command always finds room")
  func aFullInboxInBytes() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    var limits = SequencerLimits()
    limits.inboxBytes = 3_000
    limits.commandsHandedOver = 1
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: limits)
    let collector = Collector()
    let sink = sequencer.register(collector)
    let submit = { (length: Int) in
      sequencer.submit(
        .announce(pool: 1, text: String(repeating: "x", count: length)), token: 0, sink: sink)
    }
    #expect(submit(1) == .accepted)
    try await store.waitForAppend()
    #expect(submit(1) == .accepted)
    try await Self.wait("the second execution") {
      sequencer.metrics.executeLatency.count == 2
    }
    #expect(submit(900) == .accepted)
    #expect(submit(900) == .accepted)
    #expect(submit(900) == .full)
    let many = [200, 200, 200, 200].map {
      Submission(
        ToyMachine.Command.announce(pool: 1, text: String(repeating: "x", count: $0)), token: 0,
        sink: sink)
    }
    let taken = try sequencer.submit(contentsOf: many)
    #expect((1..<4).contains(taken))
    // What ends something is not behind what is long.
    #expect(sequencer.submit(.release(hold: 1), token: 0, sink: sink) == .accepted)
    #expect(sequencer.submit(.reserve(key: 1, pool: 1), token: 0, sink: sink) == .accepted)
    store.openGate()
    try await Self.wait("the outcomes") { collector.count == 6 + taken }
    #expect(submit(5_000) == .accepted)
    sequencer.stop()
    #expect(collector.count == 7 + taken)
  }

  @Test func whatIsFullForOneClassIsNotFullForAnother() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    var limits = SequencerLimits()
    limits.inboxCommands = 4
    limits.urgentCommands = 2
    limits.otherCommands = 1
    limits.inboxReads = 1
    limits.commandsPerBatch = 1
    limits.commandsHandedOver = 1
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: limits)
    let collector = Collector()
    let sink = sequencer.register(collector)
    let submit = { sequencer.submit($0, token: 0, sink: sink) }
    let reserve = ToyMachine.Command.reserve(key: 1, pool: 1)
    #expect(submit(reserve) == .accepted)
    try await store.waitForAppend()
    #expect(submit(reserve) == .accepted)
    try await Self.wait("the second execution") {
      sequencer.metrics.executeLatency.count == 2
    }
    for _ in 0..<4 { #expect(submit(reserve) == .accepted) }
    #expect(submit(reserve) == .full)
    for _ in 0..<2 { #expect(submit(.release(hold: 9)) == .accepted) }
    #expect(submit(.release(hold: 9)) == .full)
    #expect(submit(.announce(pool: 1, text: "")) == .accepted)
    #expect(submit(.announce(pool: 1, text: "")) == .full)
    let many = [Submission(reserve, token: 0, sink: sink)]
    #expect(try sequencer.submit(contentsOf: many) == 0)
    #expect(sequencer.metrics.waiting == 7)
    #expect(sequencer.metrics.refused == 4)
    let read = { sequencer.read(look: { _ in {} }, abandon: { _ in }) }
    #expect(read() == nil)
    #expect(read() == .full)
    store.openGate()
    try await Self.wait("the outcomes") { collector.count == 9 }
    #expect(submit(reserve) == .accepted)
    sequencer.stop()
    #expect(collector.count == 10)
  }

  @Test func aWriteErrorStopsEverythingAndTellsEverybody() async throws {
    let disk = InMemoryDisk()
    let store = GatedStore(try disk.open())
    let failures = Monitor<[SequencerError]>([])
    var limits = SequencerLimits()
    limits.commandsPerBatch = 2
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: limits,
      hooks: .init(failed: { error in failures.withLock { $0.append(error) } }))
    let collector = Collector()
    let sink = sequencer.register(collector)
    store.admit()
    _ = sequencer.submit(.announce(pool: 1, text: ""), token: 100, sink: sink)
    try await Self.wait("the first outcome") { collector.count == 1 }
    disk.setNextFault(.refused(.inputOutput("test")))
    for token in UInt64(0)..<20 {
      _ = sequencer.submit(.announce(pool: 1, text: ""), token: token, sink: sink)
    }
    _ = sequencer.read(look: { _ in {} }, abandon: { _ in })
    store.openGate()
    try await Self.wait("the end") { collector.count == 21 }
    try await Self.wait("the hook") { failures.withLock { !$0.isEmpty } }
    let error = SequencerError.storage(.inputOutput("test"))
    #expect(collector.content.abandoned.sorted() == Array(0..<20))
    #expect(collector.content.error == error)
    #expect(failures.withLock { $0 } == [error])
    #expect(sequencer.failed == error)
    #expect(sequencer.submit(.tick, token: 9, sink: sink) == .stopped(error))
    await #expect(throws: error) { try await sequencer.perform(.tick) }
    await #expect(throws: error) { try await sequencer.read { _ in 1 } }
    sequencer.stop()
    #expect(collector.count == 21)
    #expect(disk.recordCount == 1)
  }

  @Test func deadlinesHappenWithoutCommands() async throws {
    let clock = ManualClock(startMicroseconds: 1_000)
    var limits = SequencerLimits()
    limits.longestSleepMicroseconds = 1_000
    let events = EventCollector<ToyMachine.Event>()
    let store = try InMemoryDisk().open()
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: clock, limits: limits,
      hooks: .init(events: events))
    let reply = try await sequencer.perform(.reserve(key: 1, pool: 3))
    #expect(reply.outcome == .held(hold: 1, deadlineMicroseconds: 2_001_000))
    clock.advance(byMicroseconds: 2_000_000)
    try await Self.wait("the lapse") { events.events.count == 3 }
    #expect(
      events.events == [
        .available(pool: 3, units: 19), .available(pool: 3, units: 20),
        .lapsed(pool: 3, offset: 0, hold: 1),
      ])
    sequencer.stop()
    let stored = try store.events(
      of: TopicKey(kind: 1, identifier: 3), from: 0, maximumCount: 9, maximumBytes: 999)
    #expect(stored.map(\.offset) == [0])
  }

  @Test func aRestartContinuesWhereTheLogEnded() async throws {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 5_000_000)
    var digest: StateDigest?
    for round in UInt64(0)..<4 {
      let store = try disk.open()
      let sequencer = try LogSequencer(store: store, machine: ToyMachine(), clock: clock)
      #expect(sequencer.recovery.lastSequence == round * 2)
      #expect(sequencer.recovery.checkpointSequence == round * 2)
      #expect(sequencer.recovery.entries == 0)
      if let digest { #expect(try await sequencer.read { $0.digest() } == digest) }
      let reply = try await sequencer.perform(.reserve(key: round, pool: 1))
      #expect(
        reply.outcome == .held(hold: round * 2 + 1, deadlineMicroseconds: 7_000_000))
      let again = try await sequencer.perform(.reserve(key: round, pool: 1))
      #expect(again.outcome == reply.outcome)
      digest = try await sequencer.read { $0.digest() }
      sequencer.stop()
      store.close()
      clock.advance(byMicroseconds: -1_000_000)
    }
    #expect(try JournalReader<ToyMachine>.verify(store: try disk.open()).lastSequence == 8)
  }

  @Test func manyProducersLoseNothing() async throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    var limits = SequencerLimits()
    limits.entriesPerCheckpoint = 64
    limits.commandsPerBatch = 50
    let sequencer = try LogSequencer(store: store, machine: ToyMachine(), limits: limits)
    let collectors = (0..<3).map { _ in Collector() }
    await withTaskGroup(of: Void.self) { group in
      for (number, collector) in collectors.enumerated() {
        let sink = sequencer.register(collector)
        group.addTask {
          for token in UInt64(0)..<2_000 {
            let command: ToyMachine.Command =
              token.isMultiple(of: 3)
              ? .reserve(key: token, pool: UInt32(number)) : .announce(pool: 9, text: "x")
            _ = sequencer.submit(command, token: token, sink: sink)
          }
        }
        group.addTask {
          for _ in 0..<50 {
            let violations = try? await sequencer.read { $0.violations }
            #expect(violations == [])
          }
        }
      }
    }
    sequencer.stop()
    for collector in collectors {
      // In the order of each class; releases and reserves do not wait for each other.
      let tokens = collector.content.replies.map(\.token)
      #expect(tokens.sorted() == Array(0..<2_000))
      #expect(tokens.filter { $0 % 3 == 0 } == (0..<2_000).filter { $0 % 3 == 0 })
    }
    let all = collectors.flatMap { $0.content.replies.map(\.sequence) }
    #expect(Set(all).count == 6_000)
    var told: [UInt64: ToyMachine.Outcome] = [:]
    for collector in collectors {
      for reply in collector.content.replies { told[reply.sequence] = reply.outcome }
    }
    var replayed = ToyMachine()
    let summary = try JournalReader.replay(store: store, into: &replayed) { entry, machine in
      if let outcome = told.removeValue(forKey: entry.sequence) {
        #expect(outcome == entry.outcome)
      }
    }
    #expect(told.isEmpty)
    #expect(summary.digest == (try reopenedDigest(disk, store)))
  }

  private func reopenedDigest(_ disk: InMemoryDisk, _ store: any Store) throws -> StateDigest {
    store.close()
    let again = try disk.open()
    let recovered = try Recovery.recover(
      ToyMachine(), from: again, limits: SequencerLimits())
    return recovered.machine.digest()
  }
}
