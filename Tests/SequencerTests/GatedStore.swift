import Storage

@testable import Sequencer

/// A store whose appends wait for the test: what a slow disk does, on demand.
final class GatedStore: Store {
  private struct Gate {
    var permits = 0
    var waiting = 0
    var isOpen = false
    var failsCheckpoints = false
  }

  private let base: any Store
  private let gate = Monitor(Gate())

  init(_ base: any Store) { self.base = base }

  /// Lets `count` more appends through.
  func admit(_ count: Int = 1) { gate.change { $0.permits += count } }

  /// Lets all appends through from now on.
  func openGate() { gate.change { $0.isOpen = true } }

  /// Lets no checkpoint be written from now on.
  func failCheckpoints() { gate.change { $0.failsCheckpoints = true } }

  /// Lets them be written again.
  func admitCheckpoints() { gate.change { $0.failsCheckpoints = false } }

  /// Waits until an append stands at the gate.
  ///
  /// Without keeping the thread: there are as many as cores, and what is waited for may be a task that has none yet.
  func waitForAppend() async throws {
    try await ThreadedSequencerTests.wait("an append") { gate.withLock { $0.waiting > 0 } }
  }

  func append(_ batch: LogBatch, expecting: LogHead) throws(StorageError) {
    gate.change { $0.waiting += 1 }
    _ = gate.wait { gate -> Bool? in
      if gate.isOpen { return true }
      guard gate.permits > 0 else { return nil }
      gate.permits -= 1
      return true
    }
    gate.change { $0.waiting -= 1 }
    try base.append(batch, expecting: expecting)
  }

  var limits: StorageLimits { base.limits }

  func startWriting() throws(StorageError) { try base.startWriting() }

  func space() -> StoreSpace? { base.space() }

  func state() throws(StorageError) -> StoreState { try base.state() }

  func writeCheckpoint(_ rows: RowBatch, mark: CheckpointMark) throws(StorageError) {
    guard !gate.withLock({ $0.failsCheckpoints }) else { throw .diskFull("test") }
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
  ) throws(StorageError) -> [StoredEvent] {
    try base.events(
      of: topic, from: offset, maximumCount: maximumCount, maximumBytes: maximumBytes)
  }

  func eventBounds(of topic: TopicKey) throws(StorageError) -> ClosedRange<UInt64>? {
    try base.eventBounds(of: topic)
  }

  func topics(after topic: TopicKey?, maximumCount: Int) throws(StorageError) -> [TopicKey] {
    try base.topics(after: topic, maximumCount: maximumCount)
  }

  func journalBytes(from sequence: UInt64) throws(StorageError) -> UInt64 {
    try base.journalBytes(from: sequence)
  }

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

  func trimJournal(to mark: TrimMark) throws(StorageError) { try base.trimJournal(to: mark) }

  func trimEvents(of topic: TopicKey, below offset: UInt64) throws(StorageError) {
    try base.trimEvents(of: topic, below: offset)
  }

  func discardTornRecord(lastSequence: UInt64) throws(StorageError) {
    try base.discardTornRecord(lastSequence: lastSequence)
  }

  func cutJournal(_ cut: JournalCut) throws(StorageError) { try base.cutJournal(cut) }

  func metadata(_ name: String) throws(StorageError) -> [UInt8]? { try base.metadata(name) }

  func setMetadata(_ name: String, to value: [UInt8]) throws(StorageError) {
    try base.setMetadata(name, to: value)
  }

  func close() { base.close() }
}
