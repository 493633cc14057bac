import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// Taking a log back to any of its entries.
@Suite("Taking a log back to an entry")
struct JournalRewindTests {
  /// A log with records of several entries, lapses among them, and a checkpoint in the middle.
  private func disk() throws -> InMemoryDisk {
    let disk = InMemoryDisk()
    let store = try disk.open()
    var limits = SequencerLimits()
    limits.checkpointIntervalMicroseconds = 3_000_000
    let recovered = try Recovery.recover(ToyMachine(capacity: 3), from: store, limits: limits)
    var core = SequencerCore(recovered: recovered, limits: limits, note: nil, faults: [])
    var stage = CommitStage<ToyMachine>(store: store, lastSequence: 0, head: .zero, faults: [])
    for turn in 0..<12 as Range<UInt64> {
      var queues = toyQueues([
        .reserve(key: turn * 10, pool: 1), .reserve(key: turn * 10 + 1, pool: UInt32(turn % 3)),
        .announce(pool: 1, text: "turn \(turn)"), .announce(pool: UInt32(turn % 4), text: "more"),
        .reserve(key: turn, pool: 2),
      ])
      guard
        let batch = core.execute(
          &queues, nowMicroseconds: Int64(turn + 1) * 700_000, canCheckpoint: turn == 5)
      else { continue }
      try stage.perform(.write, of: batch, sinks: [], events: IgnoredEvents())
      if let write = stage.checkpointWrite(for: batch) {
        try store.writeCheckpoint(write.rows, mark: write.mark)
        try store.flushCheckpoints()
      }
    }
    store.close()
    return disk
  }

  /// What there is after each entry, by a replay of everything.
  private struct Moment {
    var digest: StateDigest
    /// The next offset of each topic.
    var offsets: [TopicKey: UInt64]
  }

  private func moments(_ store: any Store) throws -> [UInt64: Moment] {
    var found: [UInt64: Moment] = [:]
    var offsets: [TopicKey: UInt64] = [:]
    var machine = ToyMachine(capacity: 3)
    _ = try JournalReader<ToyMachine>.replay(store: store, into: &machine) { entry, machine in
      for event in entry.events {
        guard let (topic, offset) = ToyMachine.place(of: event) else { continue }
        offsets[topic] = offset + 1
      }
      found[entry.sequence] = Moment(digest: machine.digest(), offsets: offsets)
    }
    return found
  }

  @Test("every entry: the digest of a replay to it, its events, and a log that goes on")
  func everyEntry() throws {
    let whole = try disk().open()
    let moments = try moments(whole)
    let last = try whole.state().lastSequence
    let applied = try #require(try whole.state().checkpoint?.appliedSequence)
    #expect(last > 50 && applied > 5 && applied < last - 5)
    var cuts = 0
    for target in applied...last {
      let store = try disk().open()
      let report = try JournalRewind.rewind(store, to: target) { ToyMachine(capacity: 3) }
      let moment = try #require(moments[target])
      #expect(report.lastSequence == target && report.entriesDropped == last - target)
      #expect(report.digest == moment.digest, "entry \(target)")
      if report.recordCut != nil { cuts += 1 }
      // Nothing is left to check but what verify checks, and it finds nothing.
      let found = StoreVerification(of: store) { ToyMachine(capacity: 3) }
      #expect(found.violations == [], "entry \(target)")
      #expect(found.stateDigest == moment.digest && found.checkpointSequence == target)
      #expect(found.journal?.head == report.head)
      var topics: [TopicKey: UInt64] = [:]
      for topic in try store.topics(after: nil, maximumCount: 100) {
        topics[topic] = try #require(try store.eventBounds(of: topic)).upperBound + 1
      }
      #expect(topics == moment.offsets, "entry \(target)")
      // A server goes on from there.
      let sequencer = try LogSequencer(
        store: store, machine: ToyMachine(capacity: 3),
        clock: ManualClock(startMicroseconds: 90_000_000))
      #expect(sequencer.recovery.lastSequence == target)
      #expect(sequencer.recovery.entries == 0)
      _ = sequencer.submit(.announce(pool: 9, text: "on"), token: 0, sink: .none)
      sequencer.stop()
      #expect(try store.state().lastSequence > target)
      let after = StoreVerification(of: store) { ToyMachine(capacity: 3) }
      #expect(after.violations == [])
      store.close()
    }
    #expect(cuts > 10)
  }

  @Test("without rows, from the first entry on")
  func withoutRows() throws {
    let whole = try disk().open()
    let moments = try moments(whole)
    for target in [1, 2, 7, 20] as [UInt64] {
      // The journal alone.
      let disk = InMemoryDisk()
      let store = try disk.open()
      for entry in try whole.journal(from: 1, maximumBytes: 8 << 20) {
        let first = try store.state().lastSequence
        try store.append(
          LogBatch(
            firstSequence: first + 1, lastSequence: entry.lastSequence, record: entry.record),
          expecting: first)
      }
      let report = try JournalRewind.rewind(store, to: target) { ToyMachine(capacity: 3) }
      #expect(report.digest == moments[target]?.digest)
      let found = StoreVerification(of: store) { ToyMachine(capacity: 3) }
      #expect(found.violations == [] && found.checkpointSequence == target)
    }
  }

  @Test("what cannot be had, and what is not believed, changes nothing")
  func refused() throws {
    let disk = try disk()
    var store: any Store = try disk.open()
    let state = try store.state()
    let applied = try #require(state.checkpoint?.appliedSequence)
    for target in [0, applied - 1, state.lastSequence + 1] {
      #expect(throws: SequencerError.self, "\(target)") {
        try JournalRewind.rewind(store, to: target) { ToyMachine(capacity: 3) }
      }
    }
    // A machine that decides otherwise.
    let other = #expect(throws: SequencerError.self) {
      try JournalRewind.rewind(store, to: nil) { ToyMachine(capacity: 2) }
    }
    guard case .diverged? = other else {
      Issue.record("\(String(describing: other))")
      return
    }
    #expect(try store.state() == state)
    store.close()
    // Damage behind the target counts as well: nobody knows then which events go.
    disk.damageRecord(at: disk.recordCount - 1, byte: 120)
    store = try disk.open()
    let fault = #expect(throws: SequencerError.self) {
      try JournalRewind.rewind(store, to: applied + 1) { ToyMachine(capacity: 3) }
    }
    guard case .journal? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(try store.state() == state)
  }
}
