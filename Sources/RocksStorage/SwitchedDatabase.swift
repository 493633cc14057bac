import CRocksDB
import Storage
import Synchronization

/// A database of the data directory, first open for reading only, which changes no file of it, and
/// for writing once its content is trusted. It can be opened again while others read: they go on
/// with the new one.
final class SwitchedDatabase: Sendable {
  private struct State {
    /// Nil while there is no database on disk.
    var database: RocksDatabase?
    var isClosed = false
  }

  let path: String
  private let names: [String]
  private let open: @Sendable (RocksOptions.Access) throws(StorageError) -> RocksDatabase
  private let state = Mutex(State())
  /// Held while one database is exchanged for the next.
  private let exchanging = Mutex(())

  /// Opens what is there for reading.
  ///
  /// - Parameters:
  ///   - names: its column families.
  ///   - open: opens it.
  init(
    path: String, names: [String],
    open: @escaping @Sendable (RocksOptions.Access) throws(StorageError) -> RocksDatabase
  ) throws(StorageError) {
    self.path = path
    self.names = names
    self.open = open
    guard try isMade() else { return }
    let database = try open(.readOnly)
    state.withLock { $0.database = database }
  }

  /// Whether there is a database; one whose making was cut off is none.
  ///
  /// RocksDB makes a new one where the file that names the current one is missing, and removes what
  /// it takes for left over.
  private func isMade() throws(StorageError) -> Bool {
    let files = try DataDirectory.names(in: path)
    guard files.contains("CURRENT") else {
      let left = files.first { $0.hasSuffix(".sst") || $0.hasSuffix(".log") }
      guard let left else { return false }
      throw .corrupt("\(path) has \(left) and no file CURRENT that says what belongs to it")
    }
    var count = 0
    let options = rocksdb_options_create()
    defer { rocksdb_options_destroy(options) }
    var made: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    // The list is there after an error too, without names.
    defer { if let made { rocksdb_list_column_families_destroy(made, count) } }
    try checked("reading \(path)") { error in
      made = rocksdb_list_column_families(options, path, &count, error)
    }
    guard let listed = made else { return false }
    for index in 0..<count {
      let name = String(cString: listed[index]!)
      guard names.contains(name) else {
        throw .corrupt("\(path) has a family \(name): it is another database, or a copy of one")
      }
    }
    // Families are made one after the other, before anything is written.
    if count >= names.count { return true }
    let written = files.sorted().first { name in
      name.hasSuffix(".sst") || name.hasSuffix(".log") && DataDirectory.isFilled(path + "/" + name)
    }
    if let written {
      throw .corrupt("\(path) has \(written), and its manifest does not know what is in there")
    }
    return false
  }

  /// What is open; nil while there is no database.
  private var current: RocksDatabase? {
    get throws(StorageError) {
      try state.withLock { state throws(StorageError) in
        guard !state.isClosed else { throw .closed }
        return state.database
      }
    }
  }

  /// Runs `body`; nil while there is no database. Waits while it is being opened again.
  func read<R>(_ body: (Handles) throws(StorageError) -> R) throws(StorageError) -> R? {
    while let database = try current {
      do throws(StorageError) {
        return try database.use(body)
      } catch .closed {
        exchanging.withLock { _ in }
        guard try current !== database else { throw .closed }
      }
    }
    return nil
  }

  /// Runs `body` on the database that was opened for writing.
  func use<R>(_ body: (Handles) throws(StorageError) -> R) throws(StorageError) -> R {
    guard let result = try read(body) else { throw .misuse("\(path) is not open") }
    return result
  }

  /// Closes what is open and opens it for writing; makes it when there is none. When that fails, it
  /// is open for reading again.
  func openForWriting() throws(StorageError) {
    try exchanging.withLock { _ throws(StorageError) in
      try current?.close()
      do throws(StorageError) {
        try exchange(for: try open(.readWrite))
      } catch {
        if error != .closed, let again = try? open(.readOnly) { try exchange(for: again) }
        throw error
      }
    }
  }

  private func exchange(for database: RocksDatabase) throws(StorageError) {
    let isLate = state.withLock { state in
      if !state.isClosed { state.database = database }
      return state.isClosed
    }
    if isLate { throw .closed }
  }

  /// Closes for good.
  func close() {
    let database = state.withLock { state in
      state.isClosed = true
      defer { state.database = nil }
      return state.database
    }
    database?.close()
  }
}
