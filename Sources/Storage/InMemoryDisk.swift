import Synchronization

/// The medium below an ``InMemoryStore``: it outlives the store, loses what was not synced when it
/// crashes, and can be damaged on purpose. All members may be called from any thread.
public final class InMemoryDisk: Sendable {
  /// One journal record on the medium.
  struct Record {
    var batch: LogBatch
    /// False until the write that carries it has been synced.
    var isSynced: Bool
  }

  struct Checkpoint {
    var rows: RowBatch
    var mark: CheckpointMark
  }

  struct RowKey: Hashable, Comparable {
    var table: UInt8
    var key: [UInt8]

    static func < (left: Self, right: Self) -> Bool {
      left.table != right.table
        ? left.table < right.table : left.key.lexicographicallyPrecedes(right.key)
    }
  }

  struct Topic {
    var firstOffset: UInt64 = 0
    var events: [[UInt8]] = []
  }

  struct Medium {
    var records: [Record] = []
    var durableThrough: UInt64 = 0
    var topics: [TopicKey: Topic] = [:]
    var rows: [RowKey: [UInt8]] = [:]
    var checkpoint: CheckpointMark?
    var pendingCheckpoints: [Checkpoint] = []
    var trimmed: TrimMark?
    var metadata: [String: [UInt8]] = [:]
    var faults: FaultPlan
    var nextFault: WriteFault?
    var syncIsSkipped = false
    var space: StoreSpace?
    /// Which store may use the medium; others are dead.
    var epoch: UInt64 = 0
    var isOpen = false
    /// Set by a failed write: the handle refuses further writes, as RocksDB does.
    var isBroken = false
  }

  let medium: Mutex<Medium>

  /// An empty medium.
  public init(faults: FaultPlan = FaultPlan(seed: 0)) {
    medium = Mutex(Medium(faults: faults))
  }

  /// Opens the medium. Throws ``StorageError/inUse(directory:)`` while another store has it open.
  public func open(limits: StorageLimits = StorageLimits()) throws(StorageError) -> InMemoryStore {
    try InMemoryStore(disk: self, limits: limits)
  }

  /// The process dies: the open store becomes unusable, unsynced bytes survive in part, as the plan
  /// decides.
  public func crash() {
    medium.withLock { $0.crash() }
  }

  /// Replaces the plan for the writes to come.
  public func setFaults(_ plan: FaultPlan) {
    medium.withLock { $0.faults = plan }
  }

  /// The fate of the next append only; later ones follow the plan.
  public func setNextFault(_ fault: WriteFault) {
    medium.withLock { $0.nextFault = fault }
  }

  /// What stores say of the medium's room; nil for no bound.
  public func setSpace(_ space: StoreSpace?) {
    medium.withLock { $0.space = space }
  }

  /// A medium that acknowledges writes without making them durable: a planted fault for simulators.
  public func skipSync(_ skips: Bool = true) {
    medium.withLock { $0.syncIsSkipped = skips }
  }

  /// The note of how far the log was acknowledged lags behind, as after a loss of power: it says
  /// what it said some records ago.
  public func lagAcknowledged(byRecords count: Int) {
    medium.withLock { medium in
      let records = medium.records.dropLast(count)
      let kept =
        records.last?.batch.lastSequence ?? medium.trimmed.map { $0.firstSequence - 1 } ?? 0
      medium.durableThrough = min(medium.durableThrough, kept)
    }
  }

  /// How many journal records there are.
  public var recordCount: Int {
    medium.withLock { $0.records.count }
  }

  /// Bytes of the record at `index`.
  public func record(at index: Int) -> [UInt8] {
    medium.withLock { $0.records[index].batch.record }
  }

  /// Inverts bits of one byte of the record at `index`.
  public func damageRecord(at index: Int, byte: Int, mask: UInt8 = 0xFF) {
    medium.withLock { $0.records[index].batch.record[byte] ^= mask }
  }

  /// Replaces the bytes of the record at `index`.
  public func replaceRecord(at index: Int, with bytes: [UInt8]) {
    medium.withLock { medium in
      medium.records[index].batch.record = bytes
      medium.records[index].batch.head = LogHead(
        sequence: medium.records[index].batch.lastSequence)
    }
  }

  /// Removes the record at `index`, as a tamperer would.
  public func removeRecord(at index: Int) {
    medium.withLock { medium in _ = medium.records.remove(at: index) }
  }

  /// Exchanges the contents of two records.
  public func swapRecords(_ first: Int, _ second: Int) {
    medium.withLock { medium in
      let bytes = medium.records[first].batch.record
      medium.records[first].batch.record = medium.records[second].batch.record
      medium.records[second].batch.record = bytes
    }
  }

  /// Inverts one byte of the value of a row; does nothing when the row does not exist.
  public func damageRow(table: UInt8, key: [UInt8], byte: Int) {
    medium.withLock { medium in
      let place = RowKey(table: table, key: key)
      guard var value = medium.rows[place], byte < value.count else { return }
      value[byte] ^= 0xFF
      medium.rows[place] = value
    }
  }
}

extension InMemoryDisk.Medium {
  var lastSequence: UInt64 { records.last?.batch.lastSequence ?? 0 }
  /// Where the log ends, as the next batch must expect it.
  var end: LogHead { records.last?.batch.head ?? LogHead(sequence: 0) }

  /// Adds the batch's record and events; durable when `synced`.
  mutating func write(_ batch: LogBatch, synced: Bool) {
    records.append(InMemoryDisk.Record(batch: batch, isSynced: synced))
    for event in batch.events {
      var topic = topics[event.topic] ?? InMemoryDisk.Topic()
      if topic.events.isEmpty { topic.firstOffset = event.offset }
      topic.events.append(Array(batch.eventBytes[event.start..<event.start + event.byteCount]))
      topics[event.topic] = topic
    }
  }

  /// Removes what a cut says is to go.
  mutating func cut(_ cut: JournalCut) {
    guard let kept = records.firstIndex(where: { $0.batch.lastSequence >= cut.lastSequence })
    else { return }
    if let record = cut.record {
      records[kept].batch.record = record
      records[kept].batch.lastSequence = cut.lastSequence
      records[kept].batch.head = LogHead(sequence: cut.lastSequence)
    }
    records.removeSubrange((kept + 1)...)
    for place in cut.events {
      guard var topic = topics[place.topic], place.offset >= topic.firstOffset else {
        topics[place.topic] = nil
        continue
      }
      let count = Int(clamping: place.offset - topic.firstOffset)
      topic.events.removeLast(max(0, topic.events.count - count))
      topics[place.topic] = topic
    }
    durableThrough = min(durableThrough, cut.lastSequence)
  }

  mutating func applyPendingCheckpoints(_ count: Int) {
    for checkpoint in pendingCheckpoints.prefix(count) {
      for change in checkpoint.rows.changes {
        let key = InMemoryDisk.RowKey(
          table: change.table, key: Array(checkpoint.rows.key(of: change)))
        rows[key] = change.isDeletion ? nil : Array(checkpoint.rows.value(of: change))
      }
      self.checkpoint = checkpoint.mark
    }
    pendingCheckpoints.removeAll()
  }

  /// Loses a suffix of what was not synced; the first lost record may stay torn.
  mutating func crash() {
    epoch += 1
    isOpen = false
    isBroken = false
    let synced = records.prefix(while: \.isSynced).count
    let unsynced = records.count - synced
    if unsynced > 0 {
      let surviving = synced + Int(faults.draw(below: UInt64(unsynced) + 1))
      let isTorn = surviving < records.count && faults.draw(below: 2) == 0
      var torn = isTorn ? records[surviving] : nil
      for record in records[surviving...].reversed() { removeEvents(of: record.batch) }
      records.removeSubrange(surviving...)
      if torn != nil, let length = torn?.batch.record.count, length > 1 {
        torn!.batch.record.removeLast(1 + Int(faults.draw(below: UInt64(length - 1))))
        torn!.batch.events = []
        records.append(torn!)
      }
      for index in records.indices { records[index].isSynced = true }
    }
    let survivingCheckpoints =
      pendingCheckpoints.isEmpty
      ? 0 : Int(faults.draw(below: UInt64(pendingCheckpoints.count) + 1))
    // Rows follow the journal: a checkpoint of entries that were lost cannot have been written
    // before them.
    let within = pendingCheckpoints.prefix(survivingCheckpoints)
      .prefix { $0.mark.appliedSequence <= lastSequence }.count
    applyPendingCheckpoints(within)
  }

  private mutating func removeEvents(of batch: LogBatch) {
    for event in batch.events.reversed() {
      _ = topics[event.topic]?.events.popLast()
    }
  }
}
