import CRocksDB
import Storage
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rows of checkpoints.
///
/// Checkpoints are collected in memory and reach the database as sorted table files, one for each
/// table of rows, all taken in by one atomic step. Rows never pass through a write buffer or a log:
/// measured with the engine, sorting them here and writing the files takes a third of the time, and
/// files of ever growing keys (holds, idempotency keys) need no compaction.
final class RowDatabase: Sendable {
  private struct Pending {
    var rows = CollectedRows()
    var mark: CheckpointMark?
    /// Set by a failure in the middle of taking files in: the database may refuse everything since.
    var mustReopen = false
  }

  let database: SwitchedDatabase
  private let directory: String
  private let options: RocksOptions
  private let pending = Mutex(Pending())
  private let newest: Mutex<CheckpointMark?>

  init(directory: String, options: RocksOptions) throws(StorageError) {
    let path = directory + "/state"
    let opened = try SwitchedDatabase(path: path, names: ["default"]) {
      access throws(StorageError) in
      let family = OptionsHandle.ingested(options)
      return try RocksDatabase(
        path: path, access: access, names: ["default"], familyOptions: [family.pointer])
    }
    let mark = try opened.read { (handles) throws(StorageError) -> CheckpointMark? in
      guard let bytes = try handles.value(family: 0, key: Keys.mark) else { return nil }
      guard let applied = Keys.number(bytes) else { throw .corrupt("the checkpoint mark") }
      return CheckpointMark(appliedSequence: applied, note: Array(bytes.dropFirst(8)))
    }
    newest = Mutex(mark ?? nil)
    database = opened
    self.directory = directory
    self.options = options
  }

  /// Opens for writing; makes the database when there is none.
  func startWriting() throws(StorageError) { try database.openForWriting() }

  /// The mark of the newest checkpoint, flushed or not.
  var mark: CheckpointMark? { newest.withLock { $0 } }

  /// Collects a checkpoint. When this throws it was not collected, and what was before still is.
  func write(_ rows: RowBatch, mark: CheckpointMark) throws(StorageError) {
    try database.use { (_) throws(StorageError) in }
    let isFull = pending.withLock { $0.rows.byteCount >= options.rowBufferBytes }
    if isFull { try flush() }
    pending.withLock { pending in
      pending.rows.add(rows)
      pending.mark = mark
    }
    newest.withLock { $0 = mark }
  }

  /// Writes what was collected; it is durable when this returns.
  func flush() throws(StorageError) {
    try pending.withLock { pending throws(StorageError) in
      guard let mark = pending.mark else { return }
      if pending.mustReopen {
        try database.openForWriting()
        pending.mustReopen = false
      }
      var files: [String] = []
      do throws(StorageError) {
        try pending.rows.visitTables { (table, rows) throws(StorageError) in
          files.append(path(table))
          try writeFile(table: table, rows)
        }
        files.append(path(Keys.mark[0]))
        try writeMark(mark)
        pending.mustReopen = true
        try ingest(files)
        pending.mustReopen = false
      } catch {
        // What there was no room for takes no room.
        for file in files { unlink(file) }
        throw error
      }
      pending.rows = CollectedRows()
      pending.mark = nil
    }
  }

  /// Visits all rows in order, those just collected included.
  func visit(_ visit: (UInt8, RawSpan, RawSpan) throws -> Void) throws {
    try flush()
    var failure: (any Error)?
    _ = try database.read { (handles) throws(StorageError) in
      let iterator = handles.scan(family: 0)
      iterator.seekToFirst()
      while iterator.isValid {
        let key = iterator.key
        guard let table = key.first, table < RowBatch.reservedTables else { break }
        do {
          // Sound: the iterator does not move while the spans are in use.
          let tail = UnsafeRawBufferPointer(rebasing: key.dropFirst())
          try visit(table, RawSpan(_unsafeBytes: tail), RawSpan(_unsafeBytes: iterator.value))
        } catch {
          failure = error
          return
        }
        iterator.next()
      }
      try iterator.check("reading rows")
    }
    if let failure { throw failure }
  }

  /// A row of the archive, those just collected included; nil when there is none. Waits while rows are being
  /// written.
  func value(table: UInt8, key: [UInt8]) throws(StorageError) -> [UInt8]? {
    if let collected = pending.withLock({ $0.rows.lastArchived(table: table, key: key) }) {
      return collected.value
    }
    let value = try database.read { (handles) throws(StorageError) in
      try handles.value(family: 0, key: [table] + key)
    }
    return value ?? nil
  }

  /// Rows of a table behind a key, in order, of those that were written.
  func page(
    table: UInt8, after key: [UInt8]?, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [(key: [UInt8], value: [UInt8])] {
    let page = try database.read { (handles) throws(StorageError) in
      var page: [(key: [UInt8], value: [UInt8])] = []
      var byteCount = 0
      let iterator = handles.iterator(family: 0)
      // The next key there can be is the same with a zero behind it.
      iterator.seek([table] + (key.map { $0 + [0] } ?? []))
      while iterator.isValid, page.count < maximumCount, iterator.key.first == table {
        byteCount += iterator.key.count + iterator.value.count
        if !page.isEmpty && byteCount > maximumBytes { break }
        page.append((Array(iterator.key.dropFirst()), Array(iterator.value)))
        iterator.next()
      }
      try iterator.check("reading the archive")
      return page
    }
    return page ?? []
  }

  /// Writes what can still be written, and closes.
  func close() {
    if options.access == .readWrite { try? flush() }
    database.close()
  }

  // MARK: Files

  private func writeFile(
    table: UInt8, _ rows: borrowing CollectedRows.Table
  ) throws(StorageError) {
    let file = try TableFile(path: path(table), options: options)
    try rows.visit { (key, value) throws(StorageError) in
      try file.add(table: table, key: key, value: value)
    }
    try file.finish()
  }

  private func writeMark(_ mark: CheckpointMark) throws(StorageError) {
    let path = path(Keys.mark[0])
    let file = try TableFile(path: path, options: options)
    var note: [UInt8] = []
    Keys.append(mark.appliedSequence, to: &note)
    note += mark.note
    let key = Array(Keys.mark.dropFirst())
    let failure: StorageError? = key.withUnsafeBytes { key in
      note.withUnsafeBytes { value in
        do throws(StorageError) {
          try file.add(table: Keys.mark[0], key: key, value: value)
          return nil
        } catch {
          return error
        }
      }
    }
    if let failure { throw failure }
    try file.finish()
  }

  private func path(_ table: UInt8) -> String { "\(directory)/state/rows-\(table).sst" }

  private func ingest(_ files: [String]) throws(StorageError) {
    let ingestion = rocksdb_ingestexternalfileoptions_create()
    defer { rocksdb_ingestexternalfileoptions_destroy(ingestion) }
    rocksdb_ingestexternalfileoptions_set_move_files(ingestion, 1)
    let names = files.map { strdup($0) }
    defer { for name in names { free(name) } }
    let constantNames = names.map { UnsafePointer($0) }
    try database.use { (handles) throws(StorageError) in
      try checked("writing a checkpoint") { error in
        rocksdb_ingest_external_file_cf(
          handles.database, handles.families[0], constantNames, constantNames.count, ingestion,
          error)
      }
    }
  }
}

/// Owns the writer of one sorted table file.
private final class TableFile {
  private let writer: OpaquePointer
  private let environment: OpaquePointer
  private let options: OptionsHandle
  private var scratch: [UInt8] = []

  init(path: String, options: RocksOptions) throws(StorageError) {
    // A file left behind by a crash may be a second name of one that is in use: it must not be
    // written into.
    unlink(path)
    self.options = OptionsHandle.ingested(options)
    environment = rocksdb_envoptions_create()
    writer = rocksdb_sstfilewriter_create(environment, self.options.pointer)
    let opened = writer
    try checked("creating \(path)") { rocksdb_sstfilewriter_open(opened, path, $0) }
  }

  /// Adds a row, or the mark of a removed one; keys must ascend.
  func add(
    table: UInt8, key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?
  ) throws(StorageError) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(table)
    scratch.append(contentsOf: key)
    let (writer, scratch) = (writer, scratch)
    try checked("writing rows") { error in
      withCharacters(scratch) { characters, count in
        if let value {
          let start = value.baseAddress?.assumingMemoryBound(to: CChar.self)
          rocksdb_sstfilewriter_put(writer, characters, count, start, value.count, error)
        } else {
          rocksdb_sstfilewriter_delete(writer, characters, count, error)
        }
      }
    }
  }

  /// Completes and syncs the file.
  func finish() throws(StorageError) {
    let writer = writer
    try checked("finishing a table file") { rocksdb_sstfilewriter_finish(writer, $0) }
  }

  deinit {
    rocksdb_sstfilewriter_destroy(writer)
    rocksdb_envoptions_destroy(environment)
  }
}
