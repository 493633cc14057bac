import CRocksDB
import Storage
import Synchronization

/// Owns one open RocksDB database with its column families.
///
/// Closing waits for calls in progress, so that no thread is inside the library when its memory is
/// released.
final class RocksDatabase: Sendable {
  // Sound: the library's database and family objects may be used from any thread; the pointers
  // never change, and `use` and `close` see to it that nothing uses them once they are destroyed.
  nonisolated(unsafe) private let database: OpaquePointer
  nonisolated(unsafe) private let families: [OpaquePointer]
  nonisolated(unsafe) private let reads: OpaquePointer
  /// Of whole families, from end to end.
  nonisolated(unsafe) private let scans: OpaquePointer
  private let callsInProgress = Atomic<Int>(0)
  private let isClosed = Atomic<Bool>(false)

  /// Opens `path` with the given families; the first must be "default", and its options are the
  /// database's.
  init(
    path: String, access: RocksOptions.Access, names: [String], familyOptions: [OpaquePointer]
  ) throws(StorageError) {
    let general = familyOptions[0]
    let copies = names.map { duplicate($0) }
    defer { for copy in copies { copy.deallocate() } }
    let constantNames = copies.map { Optional(UnsafePointer($0)) }
    let constantOptions = familyOptions.map { Optional($0) }
    var handles = [OpaquePointer?](repeating: nil, count: names.count)
    let count = Int32(names.count)
    let opened = try checked("opening \(path)") { error in
      switch access {
      case .readWrite:
        rocksdb_open_column_families(
          general, path, count, constantNames, constantOptions, &handles, error)
      case .readOnly:
        rocksdb_open_for_read_only_column_families(
          general, path, count, constantNames, constantOptions, &handles, 0, error)
      }
    }
    guard let opened else { throw .inputOutput("opening \(path): no database") }
    database = opened
    families = handles.map { $0! }
    reads = rocksdb_readoptions_create()
    // Journal and event reads are sequential and seldom repeated: they must not push anything out.
    rocksdb_readoptions_set_fill_cache(reads, 0)
    scans = rocksdb_readoptions_create()
    rocksdb_readoptions_set_fill_cache(scans, 0)
    rocksdb_readoptions_set_readahead_size(scans, Self.scanBytes)
    // Rows are removed one by one.
    rocksdb_readoptions_set_ignore_range_deletions(scans, 1)
  }

  /// Bytes of each table file that a scan asks the operating system for at once.
  private static let scanBytes = 1 << 20

  deinit { close() }

  /// Runs `body` while the database cannot be closed.
  func use<R>(
    _ body: (Handles) throws(StorageError) -> R
  ) throws(StorageError) -> R {
    callsInProgress.wrappingAdd(1, ordering: .sequentiallyConsistent)
    defer { callsInProgress.wrappingSubtract(1, ordering: .sequentiallyConsistent) }
    guard !isClosed.load(ordering: .sequentiallyConsistent) else { throw .closed }
    return try body(Handles(database: database, families: families, reads: reads, scans: scans))
  }

  /// Closes once; later calls of ``use(_:)`` throw.
  func close() {
    guard !isClosed.exchange(true, ordering: .sequentiallyConsistent) else { return }
    while callsInProgress.load(ordering: .sequentiallyConsistent) > 0 { pauseThread() }
    rocksdb_readoptions_destroy(reads)
    rocksdb_readoptions_destroy(scans)
    for family in families { rocksdb_column_family_handle_destroy(family) }
    rocksdb_close(database)
  }
}

/// The pointers of an open database, valid inside ``RocksDatabase/use(_:)`` only.
struct Handles {
  let database: OpaquePointer
  let families: [OpaquePointer]
  let reads: OpaquePointer
  let scans: OpaquePointer

  /// The value of a key; nil when there is none.
  func value(family: Int, key: [UInt8]) throws(StorageError) -> [UInt8]? {
    var length = 0
    let bytes = try checked("reading") { error in
      withCharacters(key) {
        rocksdb_get_cf(
          database, reads, families[family], $0, $1, &length, error)
      }
    }
    guard let bytes else { return nil }
    defer { rocksdb_free(bytes) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: length))
  }

  /// About how many bytes in table files the rows in `from ..< to` take.
  func approximateBytes(
    family: Int, from: [UInt8], to: [UInt8]
  ) throws(StorageError) -> UInt64 {
    var size: UInt64 = 0
    try checked("measuring") { error in
      withCharacters(from) { first, firstCount in
        withCharacters(to) { last, lastCount in
          var (starts, startCounts) = ([first], [firstCount])
          var (ends, endCounts) = ([last], [lastCount])
          rocksdb_approximate_sizes_cf(
            database, families[family], 1, &starts, &startCounts, &ends, &endCounts, &size, error)
        }
      }
    }
    return size
  }

  /// An iterator over a family, not yet placed.
  func iterator(family: Int) -> RocksIterator {
    RocksIterator(rocksdb_create_iterator_cf(database, reads, families[family]))
  }

  /// An iterator over all rows of a family without ranges that were removed at once, not yet placed.
  func scan(family: Int) -> RocksIterator {
    RocksIterator(rocksdb_create_iterator_cf(database, scans, families[family]))
  }

  /// Applies a batch.
  func write(
    _ batch: borrowing RocksWriteBatch, options: OpaquePointer, _ operation: String
  ) throws(StorageError) {
    let pointer = batch.pointer
    try checked(operation) { rocksdb_write(database, options, pointer, $0) }
  }
}

/// Owns a write batch.
struct RocksWriteBatch: ~Copyable, @unchecked Sendable {
  // Sound: the value is the only owner of the batch, and the batch is confined to no thread.
  let pointer: OpaquePointer = rocksdb_writebatch_create()

  /// Adds a row from raw pieces.
  func put(_ family: OpaquePointer, key: [UInt8], value: UnsafeRawBufferPointer) {
    withCharacters(key) { characters, count in
      rocksdb_writebatch_put_cf(
        pointer, family, characters, count, value.baseAddress?.assumingMemoryBound(to: CChar.self),
        value.count)
    }
  }

  /// Adds a row.
  func put(_ family: OpaquePointer, key: [UInt8], value: [UInt8]) {
    value.withUnsafeBytes { put(family, key: key, value: $0) }
  }

  /// Removes a row.
  func delete(_ family: OpaquePointer, key: [UInt8]) {
    withCharacters(key) { rocksdb_writebatch_delete_cf(pointer, family, $0, $1) }
  }

  /// Removes all rows in `from ..< to`.
  func deleteRange(_ family: OpaquePointer, from: [UInt8], to: [UInt8]) {
    withCharacters(from) { first, firstCount in
      withCharacters(to) { last, lastCount in
        rocksdb_writebatch_delete_range_cf(pointer, family, first, firstCount, last, lastCount)
      }
    }
  }

  /// Empties the batch and keeps its memory.
  func clear() { rocksdb_writebatch_clear(pointer) }

  deinit { rocksdb_writebatch_destroy(pointer) }
}

/// Owns an iterator.
struct RocksIterator: ~Copyable {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  var isValid: Bool { rocksdb_iter_valid(pointer) != 0 }

  func seek(_ key: [UInt8]) { withCharacters(key) { rocksdb_iter_seek(pointer, $0, $1) } }

  func seekForPrevious(_ key: [UInt8]) {
    withCharacters(key) { rocksdb_iter_seek_for_prev(pointer, $0, $1) }
  }

  func seekToFirst() { rocksdb_iter_seek_to_first(pointer) }

  func seekToLast() { rocksdb_iter_seek_to_last(pointer) }

  func next() { rocksdb_iter_next(pointer) }

  /// The current key; valid until the iterator moves.
  var key: UnsafeRawBufferPointer {
    var count = 0
    let start = rocksdb_iter_key(pointer, &count)
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// The current value; valid until the iterator moves.
  var value: UnsafeRawBufferPointer {
    var count = 0
    let start = rocksdb_iter_value(pointer, &count)
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Throws if the iterator stopped because of an error rather than at the end.
  func check(_ operation: String) throws(StorageError) {
    try checked(operation) { rocksdb_iter_get_error(pointer, $0) }
  }

  deinit { rocksdb_iter_destroy(pointer) }
}

/// A C string with the same content; the caller deallocates it.
private func duplicate(_ text: String) -> UnsafeMutablePointer<CChar> {
  let characters = Array(text.utf8CString)
  let copy = UnsafeMutablePointer<CChar>.allocate(capacity: characters.count)
  copy.initialize(from: characters, count: characters.count)
  return copy
}

/// Passes bytes as the C API wants them.
@discardableResult
func withCharacters<R>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>?, Int) -> R) -> R {
  bytes.withUnsafeBytes { raw in
    body(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
  }
}
