import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// What goes on while the medium is nearly full, and what waits while it is full.
@Suite("A full disk")
struct FullDiskTests {
  private typealias Collector = OutcomeCollector<ToyMachine.Outcome>

  /// What a sequencer has told its owner.
  private final class Notices: Sendable {
    private let state = Monitor<[SequencerNotice]>([])
    var all: [SequencerNotice] { state.withLock { $0 } }
    func add(_ notice: SequencerNotice) { state.withLock { $0.append(notice) } }
  }

  private static var limits: SequencerLimits {
    var limits = SequencerLimits()
    limits.spaceCheckMicroseconds = 1_000
    limits.longestSleepMicroseconds = 1_000
    limits.entriesPerCheckpoint = 5
    return limits
  }

  private static let short = StoreSpace(freeBytes: 10, neededBytes: 100, isShort: true)
  private static let ample = StoreSpace(freeBytes: 200, neededBytes: 100, isShort: false)

  @Test("new work is refused while the disk is nearly full, the rest goes on, and then all of it")
  func short() async throws {
    let disk = InMemoryDisk()
    disk.setSpace(Self.ample)
    let notices = Notices()
    let sequencer = try LogSequencer(
      store: try disk.open(), machine: ToyMachine(), clock: ManualClock(), limits: Self.limits,
      hooks: .init(notice: { notices.add($0) }))
    let held = try await sequencer.perform(.reserve(key: 1, pool: 1))
    disk.setSpace(Self.short)
    try await ThreadedSequencerTests.wait("the look") { sequencer.metrics.space == Self.short }
    await #expect(throws: SequencerError.outOfSpace) {
      try await sequencer.perform(.reserve(key: 2, pool: 1))
    }
    let sink = sequencer.register(Collector())
    #expect(sequencer.submit(.reserve(key: 3, pool: 1), token: 0, sink: sink) == .outOfSpace)
    let mixed: [Submission<ToyMachine.Command>] = [
      Submission(.announce(pool: 1, text: "a"), token: 1, sink: sink),
      Submission(.reserve(key: 4, pool: 1), token: 2, sink: sink),
      Submission(.announce(pool: 1, text: "b"), token: 3, sink: sink),
    ]
    #expect(try sequencer.submit(contentsOf: mixed) == 1)
    #expect(try await sequencer.perform(.release(hold: held.sequence)).outcome == .released)
    #expect(try await sequencer.read { $0.digest() } != ToyMachine().digest())
    disk.setSpace(Self.ample)
    try await ThreadedSequencerTests.wait("the look") { sequencer.metrics.space == Self.ample }
    _ = try await sequencer.perform(.reserve(key: 2, pool: 1))
    try await ThreadedSequencerTests.wait("both notices") { notices.all.count == 2 }
    #expect(notices.all == [.shortOfSpace(Self.short), .spaceIsBack(Self.ample)])
    sequencer.stop()
  }

  @Test("what failed with the committer is the end: the executor commits nothing behind it")
  func nothingBehindAFailure() async throws {
    let disk = InMemoryDisk()
    let failures = Monitor<[SequencerError]>([])
    var limits = Self.limits
    limits.commandsHandedOver = 2
    limits.spaceCheckMicroseconds = 600_000_000
    let store = try disk.open()
    let collector = Collector()
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: limits,
      hooks: .init(failed: { error in
        // Everybody has been told before.
        #expect(collector.content.abandoned.count == 3)
        failures.withLock { $0.append(error) }
      }))
    let sink = sequencer.register(collector)
    disk.setNextFault(.refused(.diskFull("test")))
    let both = (0..<2).map {
      Submission(ToyMachine.Command.announce(pool: 1, text: "a"), token: $0, sink: sink)
    }
    #expect(try sequencer.submit(contentsOf: both) == 2)
    try await ThreadedSequencerTests.wait("the full disk") {
      sequencer.metrics.executeLatency.count == 1
    }
    // The executor is in a read with one command behind it while the committer gives up.
    let gate = Gate()
    let error = sequencer.read(
      look: { _ in
        gate.waitUntilOpen()
        return {}
      }, abandon: { _ in })
    #expect(error == nil)
    #expect(
      sequencer.submit(.announce(pool: 1, text: "b"), token: 2, sink: sink) == .accepted)
    try await ThreadedSequencerTests.wait("the read") { gate.isWaitedFor }
    // On a thread of its own: those of tasks are as many as cores, and the test needs one to open the gate.
    let stopped = Monitor(false)
    let stopping = WorkerThread(name: "stopping") {
      sequencer.stop()
      stopped.withLock { $0 = true }
    }
    try await ThreadedSequencerTests.wait("the failure") { sequencer.failed != nil }
    gate.open()
    try await ThreadedSequencerTests.wait("the stop") { stopped.withLock { $0 } }
    stopping.join()
    #expect(collector.content.replies.isEmpty && collector.count == 3)
    #expect(failures.withLock { $0.count } == 1)
    var machine = ToyMachine()
    #expect(try JournalReader.replay(store: store, into: &machine).lastSequence == 0)
  }

  /// Holds a thread back.
  private final class Gate: Sendable {
    private let state = Monitor((isOpen: false, isWaitedFor: false))
    var isWaitedFor: Bool { state.withLock { $0.isWaitedFor } }
    func open() { state.change { $0.isOpen = true } }
    func waitUntilOpen() {
      state.withLock { $0.isWaitedFor = true }
      let _: Bool? = state.wait { $0.isOpen ? true : nil }
    }
  }

  @Test("a batch that finds no room is tried again until it is written, once")
  func fullAndBack() async throws {
    let disk = InMemoryDisk()
    let notices = Notices()
    let store = try disk.open()
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: Self.limits,
      hooks: .init(notice: { notices.add($0) }))
    _ = try await sequencer.perform(.reserve(key: 1, pool: 1))
    disk.setNextFault(.refused(.diskFull("test")))
    #expect(try await sequencer.perform(.reserve(key: 2, pool: 1)).sequence == 2)
    #expect(try await sequencer.perform(.reserve(key: 3, pool: 1)).sequence == 3)
    #expect(notices.all == [.batchWaits(.diskFull("test"))])
    #expect(sequencer.failed == nil)
    sequencer.stop()
    var machine = ToyMachine()
    #expect(try JournalReader.replay(store: store, into: &machine).lastSequence == 3)
  }

  @Test("a stop does not wait for room")
  func stopWhileFull() async throws {
    let disk = InMemoryDisk()
    let store = FullStore(try disk.open())
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: Self.limits)
    let collector = Collector()
    let sink = sequencer.register(collector)
    #expect(sequencer.submit(.reserve(key: 1, pool: 1), token: 5, sink: sink) == .accepted)
    try await ThreadedSequencerTests.wait("some tries") { store.tries > 3 }
    #expect(collector.count == 0)
    sequencer.stop()
    #expect(collector.content.abandoned == [5])
    #expect(sequencer.failed == .storage(.diskFull("test")))
  }

  @Test("a checkpoint that cannot be written holds nothing up, and is written when it can be")
  func checkpoints() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    store.openGate()
    store.failCheckpoints()
    let notices = Notices()
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: Self.limits,
      hooks: .init(notice: { notices.add($0) }))
    for key in UInt64(0)..<40 { _ = try await sequencer.perform(.reserve(key: key, pool: 1)) }
    try await ThreadedSequencerTests.wait("the notice") { !notices.all.isEmpty }
    #expect(notices.all == [.checkpointWaits(.diskFull("test"))])
    #expect(sequencer.failed == nil)
    #expect(try store.state().checkpoint == nil)
    store.admitCheckpoints()
    try await ThreadedSequencerTests.wait("a checkpoint") {
      sequencer.metrics.checkpointSequence > 0
    }
    sequencer.stop()
    #expect(try store.state().checkpoint?.appliedSequence == 40)
    let recovered = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    #expect(recovered.report.entries == 0)
  }

  @Test("at a stop a checkpoint that cannot be written is left to the next start")
  func stopWithoutCheckpoint() async throws {
    let store = GatedStore(try InMemoryDisk().open())
    store.openGate()
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: ManualClock(), limits: Self.limits)
    for key in UInt64(0)..<8 { _ = try await sequencer.perform(.reserve(key: key, pool: 1)) }
    store.failCheckpoints()
    for key in UInt64(8)..<30 { _ = try await sequencer.perform(.reserve(key: key, pool: 1)) }
    sequencer.stop()
    #expect(sequencer.failed == nil)
    let state = try store.state()
    #expect(state.lastSequence == 30)
    #expect((state.checkpoint?.appliedSequence ?? 0) < 30)
    let recovered = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    #expect(recovered.lastSequence == 30)
    var machine = ToyMachine()
    let summary = try JournalReader.replay(store: store, into: &machine)
    #expect(summary.digest == recovered.machine.digest())
  }
}

/// A store without room for any batch.
private final class FullStore: Store {
  private let base: any Store
  private let count = Monitor(0)

  init(_ base: any Store) { self.base = base }

  var tries: Int { count.withLock { $0 } }
  var limits: StorageLimits { base.limits }

  func append(_ batch: LogBatch, expecting: LogHead) throws(StorageError) {
    count.withLock { $0 += 1 }
    throw .diskFull("test")
  }

  func state() throws(StorageError) -> StoreState { try base.state() }
  func writeCheckpoint(_ rows: RowBatch, mark: CheckpointMark) throws(StorageError) {
    try base.writeCheckpoint(rows, mark: mark)
  }
  func flushCheckpoints() throws(StorageError) { try base.flushCheckpoints() }
  func journal(
    from sequence: UInt64, maximumBytes: Int
  ) throws(StorageError) -> [JournalEntry] {
    try base.journal(from: sequence, maximumBytes: maximumBytes)
  }
  func events(
    of topic: TopicKey, from offset: UInt64, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [StoredEvent] { [] }
  func eventBounds(of topic: TopicKey) throws(StorageError) -> ClosedRange<UInt64>? { nil }
  func visitRows(_ visit: (UInt8, RawSpan, RawSpan) throws -> Void) throws {
    try base.visitRows(visit)
  }
  func archiveValue(in table: UInt8, key: [UInt8]) throws(StorageError) -> [UInt8]? {
    try base.archiveValue(in: table, key: key)
  }
  func archiveRows(
    in table: UInt8, after key: [UInt8]?, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [(key: [UInt8], value: [UInt8])] {
    try base.archiveRows(
      in: table, after: key, maximumCount: maximumCount, maximumBytes: maximumBytes)
  }
  func topics(after topic: TopicKey?, maximumCount: Int) throws(StorageError) -> [TopicKey] { [] }
  func journalBytes(from sequence: UInt64) throws(StorageError) -> UInt64 { 0 }
  func trimJournal(to mark: TrimMark) throws(StorageError) {}
  func trimEvents(of topic: TopicKey, below offset: UInt64) throws(StorageError) {}
  func discardTornRecord(lastSequence: UInt64) throws(StorageError) {}
  func cutJournal(_ cut: JournalCut) throws(StorageError) {}
  func metadata(_ name: String) throws(StorageError) -> [UInt8]? { try base.metadata(name) }
  func setMetadata(_ name: String, to value: [UInt8]) throws(StorageError) {
    try base.setMetadata(name, to: value)
  }
  func close() { base.close() }
}
