/// Sizes the storage seam accepts. A batch above a limit is refused before anything is written.
public struct StorageLimits: Equatable, Sendable {
  /// Bytes of one journal record. Default 64 MiB.
  public var maximumRecordBytes = 64 << 20
  /// Bytes of one stored event. Default 1 MiB.
  public var maximumEventBytes = 1 << 20
  /// Events in one batch. Default 1,048,576.
  public var maximumEventsPerBatch = 1 << 20
  /// Bytes of one row key, without the table byte. Default 1 KiB.
  public var maximumRowKeyBytes = 1 << 10
  /// Bytes of one row value. Default 16 MiB.
  public var maximumRowValueBytes = 16 << 20
  /// Bytes of one metadata value. Default 64 KiB.
  public var maximumMetadataBytes = 64 << 10
  /// Most bytes a single read returns, unless one record alone is larger. Default 8 MiB.
  public var maximumPageBytes = 8 << 20
  /// Most events a single read returns. Default 65,536.
  public var maximumPageEvents = 65_536

  /// The defaults named above.
  public init() {}
}

extension StorageLimits {
  /// Throws ``StorageError/limitExceeded(limit:value:maximum:)`` or ``StorageError/misuse(_:)``
  /// when the batch must not be written. Every store calls this first.
  public func check(_ batch: LogBatch) throws(StorageError) {
    guard batch.firstSequence >= 1, batch.lastSequence >= batch.firstSequence else {
      throw .misuse("a batch of sequences \(batch.firstSequence)...\(batch.lastSequence)")
    }
    try within("maximumRecordBytes", batch.record.count, maximumRecordBytes)
    try within("maximumEventsPerBatch", batch.events.count, maximumEventsPerBatch)
    for event in batch.events {
      try within("maximumEventBytes", event.byteCount, maximumEventBytes)
    }
  }

  /// The same for the rows of a checkpoint.
  public func check(_ rows: RowBatch) throws(StorageError) {
    for change in rows.changes {
      let isOfArchive = RowBatch.archiveTables.contains(change.table)
      guard change.table < RowBatch.reservedTables || isOfArchive else {
        throw .misuse("row table \(change.table) is reserved for the store")
      }
      // What a row is longer in the archive: its table, and when it came there.
      let (key, value) = isOfArchive ? (1, ArchivedRow.stampBytes) : (0, 0)
      try within("maximumRowKeyBytes", change.keyCount - key, maximumRowKeyBytes)
      try within("maximumRowValueBytes", change.valueCount - value, maximumRowValueBytes)
    }
  }

  /// Throws unless `value` is at most `maximum`.
  public func within(_ name: String, _ value: Int, _ maximum: Int) throws(StorageError) {
    guard value <= maximum else {
      throw .limitExceeded(limit: name, value: value, maximum: maximum)
    }
  }
}
