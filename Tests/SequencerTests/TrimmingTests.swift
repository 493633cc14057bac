import Basics
import SequencerSupport
import Storage
import Testing

@testable import DropEngine
@testable import Sequencer

/// What is removed from the store because it need not be kept any longer.
@Suite("Trimming of events and of the journal")
struct TrimmingTests {
  private static let second: Int64 = 1_000_000
  private static let platform = TopicKey(kind: 4, identifier: 0)

  private static func topic(buyer: UInt64) throws -> TopicKey {
    try #require(TopicKey(.buyer(BuyerID(rawValue: buyer))))
  }

  /// A store with an event a second on each topic, from second 1 on; the numbers say how many.
  private func store(
    _ topics: [(topic: Topic, epoch: UInt32, count: UInt64)]
  ) throws
    -> InMemoryStore
  {
    let store = try InMemoryDisk().open()
    var sink = ByteSink()
    var places: [LogBatch.EventPlace] = []
    for item in topics {
      let key = try #require(TopicKey(item.topic, epoch: item.epoch))
      for offset in 0..<item.count {
        let start = sink.count
        Event(
          topic: item.topic, offset: offset, epoch: item.epoch, sequence: 1,
          logTimeMicroseconds: Int64(offset + 1) * Self.second,
          payload: .drop(DropControlled(drop: DropID(rawValue: 1), phase: .live))
        ).encode(into: &sink)
        places.append(
          LogBatch.EventPlace(
            topic: key, offset: offset, start: start, byteCount: sink.count - start))
      }
    }
    try store.append(
      LogBatch(
        firstSequence: 1, lastSequence: 1, record: [1], eventBytes: sink.bytes, events: places),
      expecting: 0)
    return store
  }

  private func sweep(
    _ store: InMemoryStore, _ limits: SequencerLimits, at seconds: Int64
  ) throws
    -> (turns: Int, removed: UInt64)
  {
    var trimming = EventTrimming<Engine>(store: store, limits: limits)
    var turns = 1
    while try trimming.turn(at: seconds * Self.second) { turns += 1 }
    return (turns, trimming.removed)
  }

  @Test func eventsGoByAge() throws {
    let store = try store([
      (.platform, 0, 10), (.buyer(BuyerID(rawValue: 7)), 0, 3),
      (.buyer(BuyerID(rawValue: 8)), 0, 1),
    ])
    var limits = SequencerLimits()
    limits.eventMicrosecondsKept = 4 * Self.second
    let removed = try sweep(store, limits, at: 10)
    #expect(removed.removed == 5 + 3 + 1)
    // Of second 6 and later: offset 5 and on.
    #expect(try store.eventBounds(of: Self.platform) == 5...9)
    #expect(try store.eventBounds(of: Self.topic(buyer: 7)) == nil)
    #expect(try store.topics(after: nil, maximumCount: 9) == [Self.platform])
    #expect(try sweep(store, limits, at: 10).removed == 0)
    #expect(try sweep(store, limits, at: 11).removed == 1)
  }

  @Test func eventsGoByNumber() throws {
    let store = try store([(.platform, 0, 10), (.buyer(BuyerID(rawValue: 7)), 0, 3)])
    var limits = SequencerLimits()
    limits.eventsKept = 3
    #expect(try sweep(store, limits, at: 10).removed == 7)
    #expect(try store.eventBounds(of: Self.platform) == 7...9)
    #expect(try store.eventBounds(of: Self.topic(buyer: 7)) == 0...2)
    limits.eventMicrosecondsKept = 0
    #expect(try sweep(store, limits, at: 9).removed == 1 + 3, "whichever is the less")
    #expect(try store.eventBounds(of: Self.platform) == 8...9)
  }

  @Test func theNewestEventOfAStreamsEpochStays() throws {
    let stream = StreamID(sequence: 3, index: 0)
    let store = try store([(.stream(stream), 1, 4), (.stream(stream), 2, 1)])
    var limits = SequencerLimits()
    limits.eventMicrosecondsKept = Self.second
    #expect(try sweep(store, limits, at: 1_000).removed == 3)
    let first = try #require(TopicKey(.stream(stream), epoch: 1))
    let second = try #require(TopicKey(.stream(stream), epoch: 2))
    #expect(try store.eventBounds(of: first) == 3...3)
    #expect(try store.eventBounds(of: second) == 0...0)
  }

  @Test func aTurnIsBounded() throws {
    let store = try store((1...100).map { (.buyer(BuyerID(rawValue: $0)), 0, 2) })
    var limits = SequencerLimits()
    limits.eventsKept = 1
    limits.topicsPerTurn = 10
    var trimming = EventTrimming<Engine>(store: store, limits: limits)
    #expect(try trimming.turn(at: 1))
    #expect(trimming.removed == 10)
    #expect(try trimming.turn(at: 1))
    #expect(trimming.removed == 20)
    // Topics that are gone altogether do not stop the round.
    limits.eventMicrosecondsKept = 0
    let sweep = try sweep(store, limits, at: 1_000)
    #expect(sweep.turns == 11)
    #expect(try store.topics(after: nil, maximumCount: 1).isEmpty)
  }

  @Test func aRunningLogTrimsByItself() async throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    var limits = SequencerLimits()
    limits.eventsKept = 5
    limits.trimmingIntervalMicroseconds = 1_000
    let reports = Monitor<[SequencerNotice]>([])
    let sequencer = try LogSequencer(
      store: store, machine: Engine(hashKey: HashKey(1, 2)), limits: limits,
      hooks: .init(notice: { report in reports.change { $0.append(report) } }))
    let offer = PutOffer(
      creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100,
      currency: Currency(rawValue: 0x455552), variants: ["M"])
    guard
      case .offerPut(let put) = try await sequencer.perform(Command(.putOffer(offer))).outcome
        .result
    else {
      Issue.record("no offer")
      return
    }
    for _ in 0..<20 {
      let outcome = try await sequencer.perform(
        Command(
          .scheduleDrop(
            ScheduleDrop(
              offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 7)],
              buyerLimit: 4, holdTTLMicroseconds: 3_600_000_000, waitlistLimit: 4)))
      ).outcome
      guard case .dropScheduled(let drop) = outcome.result else { continue }
      _ = try await sequencer.perform(
        Command(.controlDrop(ControlDrop(drop: drop.drop, action: .open))))
    }
    // An event of the platform for each that opened.
    let isTrimmed: Bool? = reports.wait(timeoutMicroseconds: 20_000_000) { _ in
      (try? store.eventBounds(of: Self.platform)) == 15...19 ? true : nil
    }
    _ = isTrimmed
    var bounds = try store.eventBounds(of: Self.platform)
    for _ in 0..<2_000 where bounds != 15...19 {
      try await Task.sleep(for: .milliseconds(5))
      bounds = try store.eventBounds(of: Self.platform)
    }
    #expect(bounds == 15...19)
    for _ in 0..<2_000 where sequencer.metrics.eventsTrimmed < 15 {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(sequencer.metrics.eventsTrimmed == 15)
    #expect(
      reports.withLock { $0 }.contains { if case .eventsTrimmed = $0 { true } else { false } })
    sequencer.stop()
    store.close()
  }

  /// Twenty records of an entry each, and the checkpoint that covers the first `applied`.
  private func journal(_ limits: SequencerLimits, applied: UInt64) async throws -> TrimMark? {
    let store = try InMemoryDisk().open()
    let clock = ManualClock(startMicroseconds: 100)
    let sequencer = try LogSequencer(store: store, machine: ToyMachine(), clock: clock)
    for key in UInt64(0)..<20 {
      _ = try await sequencer.perform(.reserve(key: key, pool: 1))
      clock.advance(byMicroseconds: 1)
    }
    sequencer.stop()
    return try JournalTrimming(store: store, limits: limits).mark(behind: applied)
  }

  @Test func aJournalIsTrimmedBySize() async throws {
    var limits = SequencerLimits()
    #expect(try await journal(limits, applied: 20) == nil)
    limits.journalBytesKept = .max - 1
    #expect(try await journal(limits, applied: 20) == nil)
    limits.journalBytesKept = 0
    #expect(try await journal(limits, applied: 20)?.firstSequence == 20, "never the last one")
    limits.journalBytesKept = 1_000
    let first = try #require(try await journal(limits, applied: 20)).firstSequence
    // Records of this machine have between 130 and 170 bytes.
    #expect((14...16).contains(first), "\(first)")
  }

  @Test func aJournalIsNeverTrimmedPastTheCheckpoint() async throws {
    var limits = SequencerLimits()
    limits.journalBytesKept = 0
    limits.journalMicrosecondsKept = 0
    limits.journalEntriesKept = 1
    for applied in [1, 2, 8, 19] as [UInt64] {
      let mark = try await journal(limits, applied: applied)
      #expect(mark?.firstSequence ?? 1 <= applied, "\(applied)")
    }
  }

  @Test func aJournalThatCannotBeTrimmedStopsNothing() async throws {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 100)
    var store = try disk.open()
    let first = try LogSequencer(store: store, machine: ToyMachine(), clock: clock)
    for key in UInt64(0)..<20 {
      _ = try await first.perform(.reserve(key: key, pool: 1))
      clock.advance(byMicroseconds: 1)
    }
    first.stop()
    store.close()
    for index in 3..<17 { disk.damageRecord(at: index, byte: 40) }
    store = try disk.open()
    var limits = SequencerLimits()
    limits.journalMicrosecondsKept = 10
    limits.checkpointIntervalMicroseconds = 1
    limits.flushIntervalMicroseconds = 1
    let reports = Monitor<[SequencerNotice]>([])
    let second = try LogSequencer(
      store: store, machine: ToyMachine(), clock: clock, limits: limits,
      hooks: .init(notice: { report in reports.change { $0.append(report) } }))
    for key in UInt64(100)..<110 {
      _ = try await second.perform(.reserve(key: key, pool: 1))
      clock.advance(byMicroseconds: 2)
    }
    let isSaid: Bool? = reports.wait(timeoutMicroseconds: 20_000_000) { reports in
      reports.contains { if case .journalNotTrimmed = $0 { true } else { false } } ? true : nil
    }
    #expect(isSaid == true)
    _ = try await second.perform(.reserve(key: 200, pool: 1))
    second.stop()
  }

  @Test func eventsBehindSomeOfTheFutureGoByAge() throws {
    let topic = Topic.buyer(BuyerID(rawValue: 7))
    let store = try store([(topic, 0, 100)])
    let key = try #require(TopicKey(topic))
    // Its newest event is of second 100, and log time was set back: now it is second 90.
    var limits = SequencerLimits()
    limits.eventMicrosecondsKept = 30 * Self.second
    _ = try sweep(store, limits, at: 90)
    #expect(try store.eventBounds(of: key)?.lowerBound == 59)
    // All that there is comes from the future.
    _ = try sweep(store, limits, at: 20)
    #expect(try store.eventBounds(of: key)?.lowerBound == 59)
  }

  @Test func checkpointsAreFlushedInTimeToTrim() async throws {
    let store = try InMemoryDisk().open()
    let clock = ManualClock(startMicroseconds: 100)
    var limits = SequencerLimits()
    limits.journalEntriesKept = 2
    limits.checkpointIntervalMicroseconds = 1
    limits.flushIntervalMicroseconds = 10
    let reports = Monitor<[SequencerNotice]>([])
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: clock, limits: limits,
      hooks: .init(notice: { report in reports.change { $0.append(report) } }))
    for key in UInt64(0)..<40 {
      _ = try await sequencer.perform(.reserve(key: key, pool: 1))
      clock.advance(byMicroseconds: 1)
      // The checkpointer is a thread of its own: what it has not written is taken up by the next.
      try await Task.sleep(for: .milliseconds(1))
    }
    let isTrimmed: Bool? = reports.wait(timeoutMicroseconds: 20_000_000) {
      $0.isEmpty ? nil : true
    }
    #expect(isTrimmed == true)
    #expect(sequencer.metrics.journalTrimmedTo > 1)
    let trimmed = try store.state().trimmed
    let flushed = sequencer.metrics.checkpointSequence
    #expect(try #require(trimmed).firstSequence <= flushed + 1)
    sequencer.stop()
  }
}
