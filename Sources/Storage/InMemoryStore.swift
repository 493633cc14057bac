import Synchronization

/// The in-memory twin of the real store. It keeps the same contract and can fail and crash under
/// the plan of its ``InMemoryDisk``; after a crash the handle is dead and the disk is opened again.
public final class InMemoryStore: Store {
  public let limits: StorageLimits
  private let disk: InMemoryDisk
  private let epoch: UInt64

  init(disk: InMemoryDisk, limits: StorageLimits) throws(StorageError) {
    self.disk = disk
    self.limits = limits
    let (wasOpen, epoch) = disk.medium.withLock { medium in
      defer {
        if !medium.isOpen { medium.isOpen = true }
      }
      return (medium.isOpen, medium.epoch)
    }
    guard !wasOpen else { throw .inUse(directory: "memory") }
    self.epoch = epoch
  }

  /// Runs `body` on the medium if this handle is alive.
  private func access<R>(
    _ body: (inout InMemoryDisk.Medium) throws(StorageError) -> R
  ) throws(StorageError) -> R {
    try disk.medium.withLock { medium throws(StorageError) in
      guard medium.isOpen, medium.epoch == epoch else { throw .closed }
      return try body(&medium)
    }
  }

  public func state() throws(StorageError) -> StoreState {
    try access { medium throws(StorageError) in
      guard medium.lastSequence >= medium.durableThrough else {
        throw .acknowledgedTailMissing(
          acknowledged: medium.durableThrough, found: medium.lastSequence)
      }
      return StoreState(
        lastSequence: medium.lastSequence, durableThrough: medium.durableThrough,
        checkpoint: medium.pendingCheckpoints.last?.mark ?? medium.checkpoint,
        trimmed: medium.trimmed)
    }
  }

  public func append(_ batch: LogBatch, expecting: LogHead) throws(StorageError) {
    try limits.check(batch)
    try access { medium throws(StorageError) in
      guard !medium.isBroken else { throw .inputOutput("an earlier write failed") }
      try medium.end.require(expecting, before: batch)
      let fault = medium.nextFault ?? medium.faults.nextWrite()
      medium.nextFault = nil
      switch fault {
      case .none:
        medium.write(batch, synced: !medium.syncIsSkipped)
        if !medium.syncIsSkipped { medium.durableThrough = batch.lastSequence }
      case .refused(let error):
        if case .diskFull = error {} else { medium.isBroken = true }
        throw error
      case .uncertain(let error):
        medium.isBroken = true
        medium.write(batch, synced: false)
        throw error
      case .crash:
        medium.write(batch, synced: false)
        medium.crash()
        throw .closed
      }
    }
  }

  public func space() -> StoreSpace? {
    disk.medium.withLock { $0.space }
  }

  public func writeCheckpoint(_ rows: RowBatch, mark: CheckpointMark) throws(StorageError) {
    try limits.check(rows)
    try access { medium throws(StorageError) in
      guard mark.appliedSequence <= medium.lastSequence else {
        throw .misuse(
          "a checkpoint at \(mark.appliedSequence) beyond the journal's end \(medium.lastSequence)")
      }
      medium.pendingCheckpoints.append(InMemoryDisk.Checkpoint(rows: rows, mark: mark))
    }
  }

  public func flushCheckpoints() throws(StorageError) {
    try access { medium throws(StorageError) in
      medium.applyPendingCheckpoints(medium.pendingCheckpoints.count)
    }
  }

  public func journal(
    from sequence: UInt64, maximumBytes: Int
  ) throws(StorageError) -> [JournalEntry] {
    try access { medium throws(StorageError) in
      var low = 0
      var high = medium.records.count
      while low < high {
        let middle = (low + high) / 2
        if medium.records[middle].batch.lastSequence < sequence {
          low = middle + 1
        } else {
          high = middle
        }
      }
      var page: [JournalEntry] = []
      var byteCount = 0
      let bound = min(maximumBytes, limits.maximumPageBytes)
      for record in medium.records[low...] {
        byteCount += record.batch.record.count
        if !page.isEmpty && byteCount > bound { break }
        page.append(
          JournalEntry(lastSequence: record.batch.lastSequence, record: record.batch.record))
      }
      return page
    }
  }

  public func events(
    of topic: TopicKey, from offset: UInt64, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [StoredEvent] {
    try access { medium throws(StorageError) in
      guard let stored = medium.topics[topic], !stored.events.isEmpty else { return [] }
      let skipped = offset > stored.firstOffset ? offset - stored.firstOffset : 0
      guard skipped < UInt64(stored.events.count) else { return [] }
      var page: [StoredEvent] = []
      var byteCount = 0
      let bound = min(maximumBytes, limits.maximumPageBytes)
      for index in Int(skipped)..<stored.events.count {
        byteCount += stored.events[index].count
        if !page.isEmpty && byteCount > bound { break }
        if page.count >= min(maximumCount, limits.maximumPageEvents) { break }
        page.append(
          StoredEvent(offset: stored.firstOffset + UInt64(index), bytes: stored.events[index]))
      }
      return page
    }
  }

  public func eventBounds(of topic: TopicKey) throws(StorageError) -> ClosedRange<UInt64>? {
    try access { medium throws(StorageError) in
      guard let stored = medium.topics[topic], !stored.events.isEmpty else { return nil }
      return stored.firstOffset...(stored.firstOffset + UInt64(stored.events.count) - 1)
    }
  }

  public func topics(
    after topic: TopicKey?, maximumCount: Int
  ) throws(StorageError) -> [TopicKey] {
    try access { medium throws(StorageError) in
      let known = medium.topics.filter { !$0.value.events.isEmpty }.keys.sorted()
      let first = topic.flatMap { topic in known.firstIndex { $0 > topic } ?? known.count } ?? 0
      return Array(known[first...].prefix(maximumCount))
    }
  }

  public func journalBytes(from sequence: UInt64) throws(StorageError) -> UInt64 {
    try access { medium throws(StorageError) in
      medium.records.filter { $0.batch.lastSequence >= sequence }
        .reduce(0) { $0 + UInt64($1.batch.record.count) }
    }
  }

  public func visitRows(
    _ visit: (_ table: UInt8, _ key: RawSpan, _ value: RawSpan) throws -> Void
  ) throws {
    let rows = try access { medium throws(StorageError) in
      medium.applyPendingCheckpoints(medium.pendingCheckpoints.count)
      return medium.rows.filter { $0.key.table < RowBatch.reservedTables }
        .sorted { $0.key < $1.key }
    }
    for (place, value) in rows {
      try visit(place.table, place.key.span.bytes, value.span.bytes)
    }
  }

  public func archiveValue(in table: UInt8, key: [UInt8]) throws(StorageError) -> [UInt8]? {
    try access { medium throws(StorageError) in
      for checkpoint in medium.pendingCheckpoints.reversed() {
        let rows = checkpoint.rows
        let change = rows.changes.last { $0.table == table && rows.key(of: $0).elementsEqual(key) }
        if let change { return change.isDeletion ? nil : Array(rows.value(of: change)) }
      }
      return medium.rows[InMemoryDisk.RowKey(table: table, key: key)]
    }
  }

  public func archiveRows(
    in table: UInt8, after key: [UInt8]?, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [(key: [UInt8], value: [UInt8])] {
    let found = try access { medium throws(StorageError) in
      medium.rows.filter { row in
        row.key.table == table && key.map { $0.lexicographicallyPrecedes(row.key.key) } ?? true
      }
    }
    var page: [(key: [UInt8], value: [UInt8])] = []
    var byteCount = 0
    let bound = min(maximumBytes, limits.maximumPageBytes)
    for (place, value) in found.sorted(by: { $0.key < $1.key }) {
      byteCount += place.key.count + value.count
      if page.count >= maximumCount || !page.isEmpty && byteCount > bound { break }
      page.append((place.key, value))
    }
    return page
  }

  public func trimJournal(to mark: TrimMark) throws(StorageError) {
    try access { medium throws(StorageError) in
      guard let last = medium.records.last else { return }
      let isKept = { (record: InMemoryDisk.Record) in
        record.batch.lastSequence >= mark.firstSequence
      }
      guard let first = medium.records.firstIndex(where: isKept),
        medium.records[first].batch.firstSequence == mark.firstSequence
      else {
        throw .misuse(
          "no record begins at \(mark.firstSequence); the log ends at \(last.batch.lastSequence)")
      }
      medium.records.removeSubrange(..<first)
      medium.trimmed = mark
    }
  }

  public func trimEvents(of topic: TopicKey, below offset: UInt64) throws(StorageError) {
    try access { medium throws(StorageError) in
      guard var stored = medium.topics[topic], offset > stored.firstOffset else { return }
      let count = min(Int(offset - stored.firstOffset), stored.events.count)
      stored.events.removeFirst(count)
      stored.firstOffset += UInt64(count)
      medium.topics[topic] = stored
    }
  }

  public func discardTornRecord(lastSequence: UInt64) throws(StorageError) {
    try access { medium throws(StorageError) in
      guard medium.lastSequence == lastSequence, lastSequence > medium.durableThrough else {
        throw .misuse("the record ending at \(lastSequence) is not a torn, unacknowledged tail")
      }
      medium.records.removeLast()
    }
  }

  public func cutJournal(_ cut: JournalCut) throws(StorageError) {
    guard try requirePossible(cut) else { return }
    try access { medium throws(StorageError) in medium.cut(cut) }
  }

  public func metadata(_ name: String) throws(StorageError) -> [UInt8]? {
    try access { medium throws(StorageError) in medium.metadata[name] }
  }

  public func setMetadata(_ name: String, to value: [UInt8]) throws(StorageError) {
    try limits.within("maximumMetadataBytes", value.count, limits.maximumMetadataBytes)
    try access { medium throws(StorageError) in medium.metadata[name] = value }
  }

  public func close() {
    disk.medium.withLock { medium in
      guard medium.isOpen, medium.epoch == epoch else { return }
      // Closing in order loses nothing, as with the real store.
      medium.applyPendingCheckpoints(medium.pendingCheckpoints.count)
      for index in medium.records.indices where !medium.syncIsSkipped {
        medium.records[index].isSynced = true
      }
      medium.isOpen = false
      medium.epoch += 1
    }
  }
}
