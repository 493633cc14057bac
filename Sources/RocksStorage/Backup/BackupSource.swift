import CRocksDB
import Storage
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files of a data directory as they were at one moment, whatever happens in it afterwards.
///
/// With both databases, all of a moment: rows are never ahead of the journal, and the journal reaches back to them.
public final class BackupSource {
  struct File {
    /// `log/…` or `state/…`.
    var name: String
    var byteCount: UInt64
    var origin: FileOrigin
    fileprivate var place: Place
  }

  fileprivate enum Place {
    case path(String)
    case descriptor(Int32)
  }

  /// The data directory.
  public let directory: String
  /// What was acknowledged before the files were gathered: a backup has all of it.
  let acknowledged: UInt64
  let files: [File]
  /// Links that were made for it; nil when there are none.
  private let gathered: String?

  /// Gathers the files of a directory that this process serves from. What is in write buffers is written as table
  /// files first, so that little of the write-ahead log is copied; then both databases are linked into
  /// `DIR/gathered`, until the source goes. Commits go on meanwhile.
  ///
  /// - Throws: ``StorageError/diskFull(_:)`` when the device has no room for what has to be written first.
  public convenience init(servedBy store: RocksStore) throws(StorageError) {
    let acknowledged = store.acknowledged.read()
    let path = try store.gather()
    do throws(StorageError) {
      var files: [File] = []
      for database in ["log", "state"] {
        for name in try DataDirectory.names(in: path + "/" + database).sorted() {
          guard LibraryFile(name)?.isOfBackup == true else { continue }
          let file = "\(path)/\(database)/\(name)"
          var status = stat()
          guard stat(file, &status) == 0 else { throw systemError("looking at \(file)") }
          files.append(
            File(
              name: "\(database)/\(name)", byteCount: UInt64(max(status.st_size, 0)),
              origin: FileOrigin(status), place: .path(file)))
        }
      }
      self.init(store.directory, acknowledged, files, gathered: path)
    } catch {
      store.removeGathered()
      throw error
    }
  }

  /// Opens the files of a directory that nobody serves from, or another process does. Nothing in it is changed.
  public convenience init(directory: String) throws(StorageError) {
    let known = try AcknowledgedFile(path: directory + "/acknowledged").checked()
    let files = try SteadyDirectory.read(directory) { (_) throws(StorageError) in
      try DirectoryForm.check(directory)
      return try Self.openFiles(directory)
    } discard: {
      Self.closeFiles($0)
    }
    self.init(directory, known, files, gathered: nil)
  }

  private init(
    _ directory: String, _ acknowledged: UInt64, _ files: [File], gathered: String?
  ) {
    self.directory = directory
    self.acknowledged = acknowledged
    self.files = files
    self.gathered = gathered
  }

  deinit {
    Self.closeFiles(files)
    if let gathered { FileTree.remove(gathered) }
  }

  /// Every file of both databases, open: what a server removes meanwhile can still be read.
  private static func openFiles(_ directory: String) throws(StorageError) -> [File] {
    var files: [File] = []
    do throws(StorageError) {
      for database in ["log", "state"] {
        let path = directory + "/" + database
        guard DataDirectory.isDirectory(path) else { continue }
        for name in try DataDirectory.names(in: path).sorted() {
          guard LibraryFile(name)?.isOfBackup == true else { continue }
          let file = path + "/" + name
          let descriptor = open(file, O_RDONLY | O_CLOEXEC)
          guard descriptor >= 0 else { throw systemError("opening \(file)") }
          var status = stat()
          let isKnown = fstat(descriptor, &status) == 0
          files.append(
            File(
              name: "\(database)/\(name)", byteCount: UInt64(max(status.st_size, 0)),
              origin: FileOrigin(status), place: .descriptor(descriptor)))
          guard isKnown else { throw systemError("looking at \(file)") }
        }
      }
    } catch {
      closeFiles(files)
      throw error
    }
    return files
  }

  private static func closeFiles(_ files: [File]) {
    for case .descriptor(let descriptor) in files.map(\.place) { _ = close(descriptor) }
  }

  /// Runs `body` with a descriptor of a file, placed anywhere.
  func read<R>(
    _ file: File, _ body: (Int32) throws(StorageError) -> R
  ) throws(StorageError) -> R {
    switch file.place {
    case .descriptor(let descriptor): return try body(descriptor)
    case .path(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw systemError("opening \(path)") }
      defer { _ = close(descriptor) }
      return try body(descriptor)
    }
  }
}

extension RocksStore {
  private var gatheredPath: String { directory + "/gathered" }

  /// Removes what a backup has gathered.
  func removeGathered() { FileTree.remove(gatheredPath) }

  /// Links the files of both databases into a directory of their own, rows first: they are never ahead of the
  /// journal then.
  ///
  /// - Returns: its path; who has asked removes it.
  fileprivate func gather() throws(StorageError) -> String {
    try startWriting()
    try requireRoomToGather()
    let path = gatheredPath
    return try gathering.withLock { _ throws(StorageError) in
      FileTree.remove(path)
      do throws(StorageError) {
        try DataDirectory.makeOne(path)
        try rows.database.use { (handles) throws(StorageError) in
          try handles.link(into: path + "/state")
        }
        try log.use { (handles) throws(StorageError) in try handles.link(into: path + "/log") }
      } catch {
        FileTree.remove(path)
        throw error
      }
      return path
    }
  }

  /// Write buffers become table files: that may not be what fills the device.
  private func requireRoomToGather() throws(StorageError) {
    if let space = reserve.measure(), space.isShort {
      throw .diskFull(
        "the device of \(directory) is short of room: \(space.freeBytes) bytes are free, and"
          + " \(space.neededBytes) are wanted before a backup is made")
    }
    let needed = try WriteAheadLog.byteCount(directory: directory + "/log") + (4 << 20)
    let free = try FileTree.freeBytes(directory)
    guard free >= needed else {
      throw .diskFull(
        "a backup writes up to \(needed) bytes in \(directory) first, and \(free) are free")
    }
  }
}

extension Handles {
  /// Links all files of the database, with everything written so far, into a directory that is not there yet.
  fileprivate func link(into path: String) throws(StorageError) {
    let checkpoint = try checked("gathering files") {
      rocksdb_checkpoint_object_create(database, $0)
    }
    guard let checkpoint else { throw .inputOutput("gathering files into \(path)") }
    defer { rocksdb_checkpoint_object_destroy(checkpoint) }
    // 0: whatever the size of the log, buffers are written first.
    try checked("gathering files into \(path)") {
      rocksdb_checkpoint_create(checkpoint, path, 0, $0)
    }
  }
}

extension WriteAheadLog {
  /// Bytes of all logs of a database's directory.
  static func byteCount(directory: String) throws(StorageError) -> UInt64 {
    var bytes: UInt64 = 0
    for name in try DataDirectory.names(in: directory) where LibraryFile(name)?.isLog == true {
      var status = stat()
      if stat(directory + "/" + name, &status) == 0 { bytes += UInt64(max(status.st_size, 0)) }
    }
    return bytes
  }
}

/// Directories of files, and the device they lie on.
enum FileTree {
  /// Removes a directory with the files and directories in it, as far as that can be done; links are not followed.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in (try? DataDirectory.names(in: path)) ?? [] { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Bytes that can still be written on the device of a path.
  static func freeBytes(_ path: String) throws(StorageError) -> UInt64 {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else {
      throw systemError("asking for the free space of \(path)")
    }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize)
  }

  /// Number of the device of a path; nil when there is no such path.
  static func device(_ path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(truncatingIfNeeded: status.st_dev) : nil
  }

  /// A path without links and dots; nil when there is none.
  static func canonical(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
