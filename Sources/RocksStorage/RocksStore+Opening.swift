import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension RocksStore {
  /// A directory as it was found, open for reading.
  struct Opened {
    let log: SwitchedDatabase
    let rows: RowDatabase
    let acknowledged: AcknowledgedFile
    /// Bytes of the write-ahead logs when they were read.
    let logBytes: UInt64
    let lastSequence: UInt64
    /// What was acknowledged before the log was read.
    let known: UInt64

    /// Reads what a start has to know, and believes it. Changes nothing.
    init(_ directory: String, _ options: RocksOptions) throws(StorageError) {
      try DirectoryForm.check(directory)
      // Before the log: a server that runs beside a reader acknowledges more meanwhile.
      acknowledged = try AcknowledgedFile(path: directory + "/acknowledged")
      known = try acknowledged.checked()
      logBytes = try WriteAheadLog.scan(directory: directory + "/log").byteCount
      _ = try WriteAheadLog.scan(directory: directory + "/state")
      // Before the log, too: a checkpoint is never ahead of it.
      rows = try RowDatabase(directory: directory, options: options)
      log = try Self.openLog(directory, options)
      lastSequence = try RocksStore.lastSequence(log)
      try Self.checkFormat(log, directory: directory, lastSequence: lastSequence, options)
      guard lastSequence >= known else {
        throw .acknowledgedTailMissing(acknowledged: known, found: lastSequence)
      }
    }

    private static func openLog(
      _ directory: String, _ options: RocksOptions
    ) throws(StorageError) -> SwitchedDatabase {
      let path = directory + "/log"
      let names = ["default", "journal", "events"]
      return try SwitchedDatabase(path: path, names: names) { access throws(StorageError) in
        let general = OptionsHandle.logged(options, bufferBytes: 4 << 20)
        let journal = OptionsHandle.logged(options, bufferBytes: options.journalBufferBytes)
        let events = OptionsHandle.logged(options, bufferBytes: options.eventBufferBytes)
        return try RocksDatabase(
          path: path, access: access, names: names,
          familyOptions: [general.pointer, journal.pointer, events.pointer])
      }
    }

    private static func checkFormat(
      _ log: SwitchedDatabase, directory: String, lastSequence: UInt64, _ options: RocksOptions
    ) throws(StorageError) {
      let stamp = try log.read { (handles) throws(StorageError) in
        try handles.value(family: RocksStore.meta, key: Keys.format)
      }
      guard let stamp = stamp ?? nil else {
        // The stamp is the first thing that is written.
        guard options.access == .readWrite, lastSequence == 0 else {
          throw .corrupt("\(directory) has no format stamp")
        }
        return
      }
      let found = UInt32(truncatingIfNeeded: Keys.number(stamp) ?? 0)
      guard found == RocksStore.formatVersion else {
        throw .incompatibleFormat(
          directory: directory, found: found, supported: RocksStore.formatVersion)
      }
    }
  }
}

extension RocksStore {
  /// Asks the system about each file that is going to be written, before the first one is.
  func requireWritable() throws(StorageError) {
    let places = ["", "/log", "/state", "/acknowledged", "/log/LOCK", "/state/LOCK"]
    for path in places.map({ directory + $0 }) where access(path, W_OK) != 0 && errno != ENOENT {
      throw systemError("writing to \(path)")
    }
  }
}

// MARK: Beside a server

extension RocksStore.Opened {
  /// Opens a directory that a server may be writing to, as it was at one moment. Every table file is
  /// held open from then on, so that one the server removes can still be read.
  static func beside(
    _ directory: String, _ options: RocksOptions
  ) throws(StorageError) -> RocksStore.Opened {
    try SteadyDirectory.read(directory) { (tableCount) throws(StorageError) in
      var options = options
      options.maximumOpenFiles = tableCount < openFilesAllowed ? .max : 256
      return try RocksStore.Opened(directory, options)
    } discard: { opened in
      opened.log.close()
      opened.rows.close()
    }
  }

  /// Table files that may be held open, with room for everything else.
  private static var openFilesAllowed: Int {
    let others = 128
    let limit = sysconf(Int32(_SC_OPEN_MAX))
    return limit < 0 ? .max : max(0, limit - others)
  }
}

/// Looks at a directory that a server may be writing to at a moment when its files stayed the same.
///
/// What a server appends to a write-ahead log does no harm: whoever reads it sees a beginning of it. But
/// it also makes new files, says so in a manifest, and removes those that are needed no longer; who
/// reads one after the other then finds some missing, or does not notice that they are.
enum SteadyDirectory {
  /// Twenty times with pauses of 1, 2, 3 … × 10 ms: 2 s, when looking itself takes no time.
  private static let attempts = 20

  /// Calls `body` until no file was added or removed, and no manifest grew, while it was at work.
  ///
  /// - Parameters:
  ///   - body: gets the number of table files.
  ///   - discard: gets what came of a try that does not count.
  /// - Throws: what `body` throws of files that stay as they are;
  ///   ``StorageError/inputOutput(_:)`` when they change faster than it can be done.
  static func read<R>(
    _ directory: String, _ body: (_ tableCount: Int) throws(StorageError) -> R,
    discard: (R) -> Void = { _ in }
  ) throws(StorageError) -> R {
    for attempt in 1...attempts {
      let before = try FileList(directory)
      do throws(StorageError) {
        let result = try body(before.tableCount)
        if try FileList(directory) == before { return result }
        discard(result)
      } catch {
        if try FileList(directory) == before { throw error }
      }
      usleep(UInt32(attempt) * 10_000)
    }
    throw .inputOutput(
      "the files of \(directory) change faster than they can be opened: a server is at work on it;"
        + " try again, or look at a snapshot of it")
  }

  /// What says which files belong to the databases, at one moment.
  private struct FileList: Equatable {
    /// Names, with the length of those that list others.
    private var files: [String] = []
    private(set) var tableCount = 0

    init(_ directory: String) throws(StorageError) {
      for database in ["log", "state"] {
        let path = directory + "/" + database
        guard DataDirectory.isDirectory(path) else { continue }
        for name in try DataDirectory.names(in: path).sorted() {
          guard let file = LibraryFile(name), file.number != nil else { continue }
          if name.hasSuffix(".sst") { tableCount += 1 }
          var status = stat()
          let isKnown = file.isManifest && stat(path + "/" + name, &status) == 0
          files.append("\(database) \(name) \(isKnown ? status.st_size : 0)")
        }
      }
    }
  }
}
