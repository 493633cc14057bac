import Basics
import Storage

/// How much the archive has.
public struct ArchiveTotals: Equatable, Sendable {
  /// Rows; one that was archived twice under its key counts twice until the first time is trimmed.
  public var rows: UInt64 = 0
  /// Bytes of their keys and values, before the medium compresses them.
  public var bytes: UInt64 = 0

  /// Nothing.
  public init() {}

  static let key: [UInt8] = []
  private static let formVersion: UInt8 = 1

  init(stored value: [UInt8]) throws(StorageError) {
    var source = ByteSource(value)
    do throws(ByteError) {
      _ = try source.version(upTo: Self.formVersion)
      rows = try source.varint()
      bytes = try source.varint()
      try source.finish()
    } catch {
      throw .corrupt("how much the archive has: \(error)")
    }
  }

  var stored: [UInt8] {
    var sink = ByteSink()
    sink.put(Self.formVersion)
    sink.putVarint(rows)
    sink.putVarint(bytes)
    return sink.bytes
  }

  mutating func add(_ chunk: ArchiveChunk) {
    rows &+= UInt64(chunk.keys.count)
    bytes &+= chunk.bytes
  }

  mutating func remove(_ chunk: ArchiveChunk) {
    rows -= min(rows, UInt64(chunk.keys.count))
    bytes -= min(bytes, chunk.bytes)
  }
}

/// Some of the rows that one checkpoint brought into the archive: they are trimmed together.
struct ArchiveChunk: Equatable, Sendable {
  /// Rows of one: a step of trimming.
  static let mostRows = 1_024

  /// The entry of the checkpoint.
  var sequence: UInt64
  /// Which of the checkpoint's it is.
  var number: UInt32
  /// Log time of the checkpoint, microseconds.
  var timeMicroseconds: Int64
  /// Bytes of the rows' keys and values.
  var bytes: UInt64 = 0
  /// Where the rows are in ``RowBatch/archiveTable``.
  var keys: [[UInt8]] = []

  private static let formVersion: UInt8 = 1

  init(sequence: UInt64, number: UInt32, timeMicroseconds: Int64) {
    self.sequence = sequence
    self.number = number
    self.timeMicroseconds = timeMicroseconds
  }

  /// Ascends with age.
  var key: [UInt8] {
    withUnsafeBytes(of: sequence.bigEndian) { Array($0) }
      + withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  var stored: [UInt8] {
    var sink = ByteSink()
    sink.put(Self.formVersion)
    sink.putSigned(timeMicroseconds)
    sink.putVarint(bytes)
    sink.putVarint(UInt64(keys.count))
    for key in keys {
      sink.putVarint(UInt64(key.count))
      sink.bytes.append(contentsOf: key)
    }
    return sink.bytes
  }

  init(key: [UInt8], value: [UInt8]) throws(StorageError) {
    var keySource = ByteSource(key)
    var source = ByteSource(value)
    do throws(ByteError) {
      sequence = UInt64(bigEndian: try keySource.fixed())
      number = UInt32(bigEndian: try keySource.fixed())
      try keySource.finish()
      _ = try source.version(upTo: Self.formVersion)
      timeMicroseconds = try source.signed()
      bytes = try source.varint()
      for _ in 0..<(try source.length(limit: Self.mostRows)) {
        let count = try source.length(limit: source.remaining)
        var key: [UInt8] = []
        key.reserveCapacity(count)
        for _ in 0..<count { key.append(try source.byte()) }
        keys.append(key)
      }
      try source.finish()
    } catch {
      throw .corrupt("the archive's list \(key): \(error)")
    }
  }
}

/// Completes checkpoints with what keeps the archive in bounds: a list of what comes in, and the removal of the oldest
/// that is too old or too much, some at a time. Driven by the checkpointer's thread or by the simulator.
package struct ArchiveKeeping {
  /// Rows that go with one checkpoint at most, or twice as many as come in with it.
  private static let rowsTrimmed = 4 * ArchiveChunk.mostRows
  /// Lists looked at together: whether a time is of before log time was set back shows in those behind it.
  private static let page = 8

  private let store: any Store
  private let limits: SequencerLimits
  private let faults: PlantedFaults
  /// Nil until it was read.
  private var known: ArchiveTotals?
  /// The last list that was removed: it may be there until checkpoints are flushed.
  private var trimmedThrough: [UInt8]?
  /// For planted faults: what the checkpoint before had for the archive.
  private var before = RowBatch()

  package init(store: any Store, limits: SequencerLimits, faults: PlantedFaults = []) {
    self.store = store
    var limits = limits
    if faults.contains(.archiveTrimmedTooFar) {
      if limits.archiveBytesKept != .max { limits.archiveBytesKept /= 8 }
      if limits.archiveMicrosecondsKept != .max { limits.archiveMicrosecondsKept /= 8 }
    }
    self.limits = limits
    self.faults = faults
  }

  /// How much there is, once the next checkpoint is written.
  package mutating func totals() throws(StorageError) -> ArchiveTotals {
    if let known { return known }
    let stored = try store.archiveValue(
      in: RowBatch.archiveTotalsTable, key: ArchiveTotals.key)
    let totals = try stored.map { value throws(StorageError) in try ArchiveTotals(stored: value) }
    known = totals ?? ArchiveTotals()
    return known ?? ArchiveTotals()
  }

  /// Adds to the rows of a checkpoint what belongs to the archive besides its rows. To be called once for each, in
  /// order, before it is written.
  ///
  /// - Parameters:
  ///   - sequence: the entry that the checkpoint is of.
  ///   - time: log time of that entry, from which ages count.
  /// - Returns: rows of the archive that go.
  package mutating func complete(
    _ rows: RowBatch, through sequence: UInt64, at time: Int64
  ) throws(StorageError) -> (rows: RowBatch, trimmed: Int) {
    var rows = rows
    if !faults.isDisjoint(with: [.archivedLate, .archivedTwice]) { plant(in: &rows) }
    let chunks = Self.chunks(of: rows, sequence, time)
    var totals = try totals()
    for chunk in chunks { totals.add(chunk) }
    let (old, place) = try chunksToTrim(totals, rows.archivedCount, at: time)
    if chunks.isEmpty && old.isEmpty { return (rows, 0) }
    var completed = RowBatch()
    var trimmed = 0
    for chunk in old {
      totals.remove(chunk)
      completed.delete(table: RowBatch.archiveIndexTable, key: chunk.key)
      // In front of what comes in, which may have come before.
      for key in chunk.keys where try isLast(key, of: chunk) {
        completed.delete(table: RowBatch.archiveTable, key: key)
        trimmed += 1
      }
    }
    if completed.isEmpty { swap(&completed, &rows) } else { completed.append(contentsOf: rows) }
    for chunk in chunks {
      completed.put(table: RowBatch.archiveIndexTable, key: chunk.key, value: chunk.stored)
    }
    completed.put(
      table: RowBatch.archiveTotalsTable, key: ArchiveTotals.key, value: totals.stored)
    known = totals
    trimmedThrough = place ?? trimmedThrough
    return (completed, trimmed)
  }

  private static func chunks(
    of rows: RowBatch, _ sequence: UInt64, _ time: Int64
  ) -> [ArchiveChunk] {
    if rows.archivedCount == 0 { return [] }
    var chunks: [ArchiveChunk] = []
    let archived = rows.changes.filter { $0.table == RowBatch.archiveTable }
    let keys = archived.map { Array(rows.key(of: $0)) }
    // What left twice is in it as it left last, and is listed once.
    let last = Dictionary(zip(keys, keys.indices)) { $1 }
    for (index, change) in archived.enumerated() where last[keys[index]] == index {
      if chunks.last?.keys.count ?? ArchiveChunk.mostRows == ArchiveChunk.mostRows {
        chunks.append(
          ArchiveChunk(
            sequence: sequence, number: UInt32(chunks.count), timeMicroseconds: time))
      }
      chunks[chunks.count - 1].keys.append(keys[index])
      chunks[chunks.count - 1].bytes += UInt64(change.keyCount + change.valueCount)
    }
    return chunks
  }

  /// What is to go now, oldest first.
  ///
  /// - Returns: the last of it as well.
  private func chunksToTrim(
    _ totals: ArchiveTotals, _ comingIn: Int, at time: Int64
  ) throws(StorageError) -> ([ArchiveChunk], place: [UInt8]?) {
    let isBounded = limits.archiveMicrosecondsKept != .max || limits.archiveBytesKept != .max
    guard isBounded else { return ([], nil) }
    var (left, found) = (totals, [ArchiveChunk]())
    var budget = max(Self.rowsTrimmed, 2 * comingIn)
    var place = trimmedThrough
    while budget > 0 {
      let page = try store.archiveRows(
        in: RowBatch.archiveIndexTable, after: place, maximumCount: Self.page,
        maximumBytes: 1 << 20)
      var chunks: [ArchiveChunk] = []
      for row in page { chunks.append(try ArchiveChunk(key: row.key, value: row.value)) }
      let going = Self.going(chunks, left.bytes, limits, at: time)
      for chunk in chunks.prefix(going) where budget > 0 {
        found.append(chunk)
        left.remove(chunk)
        budget -= chunk.keys.count
        place = chunk.key
      }
      if going < chunks.count || chunks.count < Self.page { break }
    }
    return (found, found.isEmpty ? nil : place)
  }

  /// How many of some chunks, oldest first, are to go. One whose time has not come was archived before log time was
  /// set back: it is as old as what follows it.
  private static func going(
    _ chunks: [ArchiveChunk], _ bytes: UInt64, _ limits: SequencerLimits, at time: Int64
  ) -> Int {
    let oldest =
      limits.archiveMicrosecondsKept == .max
      ? Int64.min : time.subtractingSaturated(max(limits.archiveMicrosecondsKept, 0))
    var (left, going) = (bytes, 0)
    for (index, chunk) in chunks.enumerated() {
      let age = chunks[index...].first { $0.timeMicroseconds <= time }?.timeMicroseconds
      guard left > limits.archiveBytesKept || age.map({ $0 < oldest }) ?? false else { break }
      going = index + 1
      left -= min(left, chunk.bytes)
    }
    return going
  }

  /// Whether a row is what a list means, and not archived again since.
  private func isLast(_ key: [UInt8], of chunk: ArchiveChunk) throws(StorageError) -> Bool {
    guard let value = try store.archiveValue(in: RowBatch.archiveTable, key: key) else {
      return false
    }
    return try ArchivedRow(key: key, value: value).stamp.sequence <= chunk.sequence
  }

  /// What is for the archive comes one checkpoint late, or once more with the next.
  private mutating func plant(in rows: inout RowBatch) {
    var (others, archived) = (RowBatch(), RowBatch())
    for change in rows.changes {
      let (key, value) = (Array(rows.key(of: change)), Array(rows.value(of: change)))
      if change.table == RowBatch.archiveTable {
        archived.putArchived(key: key, value: value)
      } else if change.isDeletion {
        others.delete(table: change.table, key: key)
      } else {
        others.put(table: change.table, key: key, value: value)
      }
    }
    if faults.contains(.archivedTwice) { others.append(contentsOf: archived) }
    others.append(contentsOf: before)
    before = archived
    rows = others
  }
}
