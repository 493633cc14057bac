import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension BackupSet {
  /// A backup to restore from: the one that the path names, or the newest of those in it that can be taken back to the
  /// entry asked for.
  ///
  /// - Parameter sequence: nil for the end of the newest one.
  /// - Throws: ``BackupError/noBackup(_:)``, ``BackupError/unreachable(_:)`` that says what each one holds, and what
  ///   ``BackupContents`` finds wrong.
  public func find(to sequence: UInt64?) throws(BackupError) -> (path: String, BackupContents) {
    if Self.isBackup(path) { return try Self.found(path, to: sequence) }
    let names = try names()
    guard let newest = names.last else { throw .noBackup(path) }
    guard let sequence else { return try Self.found("\(path)/\(newest)", to: nil) }
    var held: [String] = []
    for name in names.reversed() {
      let contents = try BackupContents(of: "\(path)/\(name)")
      if contents.reaches(sequence) { return ("\(path)/\(name)", contents) }
      held.append("\(name) holds \(contents.reach)")
    }
    throw .unreachable(
      "no backup in \(path) can be taken back to entry \(sequence): "
        + held.prefix(5).joined(separator: ", "))
  }

  static func isBackup(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "/" + BackupContents.name, &status) == 0
  }

  private static func found(
    _ path: String, to sequence: UInt64?
  ) throws(BackupError) -> (path: String, BackupContents) {
    let contents = try BackupContents(of: path)
    if let sequence, !contents.reaches(sequence) {
      throw .unreachable(
        "\(path) cannot be taken back to entry \(sequence): it holds \(contents.reach)")
    }
    return (path, contents)
  }
}

extension BackupContents {
  /// The entries whose state can be had from it, in words.
  fileprivate var reach: String {
    let first = firstSequence == 1 ? 1 : max(firstSequence, checkpointSequence)
    return "entries \(first)...\(lastSequence)"
  }
}

/// A directory that is being restored. It has its name only once it is whole: until then it is `….partial`, which the
/// next restore to the same place removes.
public struct DirectoryRestore: ~Copyable {
  /// Where the files are meanwhile.
  public let partial: String
  private let target: String

  private static let mark = "/restoring"

  /// Copies every file of a backup, and compares each with what was copied into it.
  ///
  /// - Parameter withRows: false leaves the rows out: a start then decides the whole journal again.
  /// - Throws: ``BackupError/occupied(_:)``, ``BackupError/damaged(file:what:)`` with the file; nothing is left then.
  public init(
    _ backup: String, _ contents: BackupContents, into target: String, withRows: Bool = true,
    limits: BackupLimits = BackupLimits()
  ) throws(BackupError) {
    var target = target
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    self.target = target
    partial = target + ".partial"
    try Self.requireFree(target)
    try Self.removeLeft(partial)
    do throws(BackupError) {
      try storing { [partial] () throws(StorageError) in
        for directory in [partial, partial + "/log"] + (withRows ? [partial + "/state"] : []) {
          try DataDirectory.make(directory)
        }
        try SmallFile.write(backup + "\n", to: partial + Self.mark)
      }
      var copy = FileCopy(limits, isPaced: false)
      for file in contents.files where withRows || !file.name.hasPrefix("state/") {
        try Self.copy(file, of: backup, into: partial, &copy)
      }
      try storing { [partial] () throws(StorageError) in
        let end = try AcknowledgedFile(path: partial + "/acknowledged")
        try end.startWriting()
        if contents.lastSequence > 0 { try end.write(contents.lastSequence) }
      }
    } catch {
      FileTree.remove(partial)
      throw error
    }
  }

  private static func requireFree(_ target: String) throws(BackupError) {
    var status = stat()
    guard lstat(target, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR,
      (try? DataDirectory.names(in: target))?.isEmpty == true
    else { throw .occupied(target) }
  }

  /// What a restore that was cut off has left, and nothing else.
  private static func removeLeft(_ partial: String) throws(BackupError) {
    var status = stat()
    guard lstat(partial, &status) == 0 else { return }
    guard lstat(partial + mark, &status) == 0 else { throw .occupied(partial) }
    FileTree.remove(partial)
  }

  private static func copy(
    _ file: BackupContents.File, of backup: String, into partial: String, _ copy: inout FileCopy
  ) throws(BackupError) {
    let path = backup + "/" + file.name
    let descriptor = try file.open(path)
    defer { _ = close(descriptor) }
    let checksum: UInt32
    do throws(StorageError) {
      checksum = try copy.copy(
        descriptor, named: path, byteCount: file.byteCount, to: partial + "/" + file.name)
    } catch .corrupt(let what) {
      throw .damaged(file: path, what: what)
    } catch {
      throw .storage(error)
    }
    try file.require(checksum, of: path)
  }

  /// Gives the directory its name, all of it durable; nothing is left when that fails.
  public consuming func finish() throws(BackupError) {
    let (partial, target) = (partial, target)
    do throws(BackupError) {
      try Self.name(partial, target)
    } catch {
      FileTree.remove(partial)
      throw error
    }
  }

  private static func name(_ partial: String, _ target: String) throws(BackupError) {
    try storing { () throws(StorageError) in
      unlink(partial + mark)
      for directory in ["/log", "/state", ""] where DataDirectory.isDirectory(partial + directory) {
        try DataDirectory.sync(partial + directory)
      }
      // An empty directory gives way.
      guard rename(partial, target) == 0 else { throw systemError("naming \(target)") }
      let slash = target.lastIndex(of: "/")
      let parent = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
      try DataDirectory.sync(parent)
    }
  }

  /// Leaves nothing.
  public consuming func abandon() { FileTree.remove(partial) }
}

extension BackupContents.File {
  /// Opens it where it is kept, if it is a file of its length.
  fileprivate func open(_ path: String) throws(BackupError) -> Int32 {
    let descriptor = openedForReading(path)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .damaged(file: path, what: "is missing") }
      throw .storage(systemError("opening \(path)"))
    }
    do throws(BackupError) {
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw .damaged(file: path, what: "is no ordinary file")
      }
      guard UInt64(max(status.st_size, 0)) == byteCount else {
        throw .damaged(
          file: path, what: "has \(status.st_size) bytes; \(byteCount) were written")
      }
      return descriptor
    } catch {
      _ = close(descriptor)
      throw error
    }
  }

  fileprivate func require(_ found: UInt32, of path: String) throws(BackupError) {
    guard found != checksum else { return }
    throw .damaged(
      file: path,
      what: "has other bytes than were written (CRC-32C \(hexadecimal(found)), not"
        + " \(hexadecimal(checksum)))")
  }
}

private func openedForReading(_ path: String) -> Int32 {
  open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
}

extension DirectoryInspection {
  /// Compares the files of a backup with its list; nil for a directory that is none.
  public init?(backup directory: String) {
    guard BackupSet.isBackup(directory) else { return nil }
    self.init()
    do throws(BackupError) {
      let contents = try BackupContents(of: directory)
      for file in contents.files { compare(file, of: directory) }
      if violations.isEmpty {
        findings.append(
          "backup: \(contents.files.count) files of \(contents.byteCount) bytes are those that its list has"
        )
      }
    } catch {
      violations.append("backup: \(error)")
    }
  }

  private mutating func compare(_ file: BackupContents.File, of directory: String) {
    let path = directory + "/" + file.name
    do throws(BackupError) {
      let descriptor = try file.open(path)
      defer { _ = close(descriptor) }
      try file.require(
        try storing { () throws(StorageError) in try checksum(descriptor, path) }, of: path)
    } catch {
      violations.append("backup: \(error)")
    }
  }

  /// Of the whole file.
  private func checksum(_ descriptor: Int32, _ path: String) throws(StorageError) -> UInt32 {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var checksum: UInt32 = 0
    var offset: off_t = 0
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw systemError("reading \(path)") }
      if count == 0 { return checksum }
      checksum = CRC32C.extend(checksum, by: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += off_t(count)
    }
  }
}
