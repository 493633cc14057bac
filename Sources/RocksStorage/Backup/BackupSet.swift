import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a backup came to.
public struct BackupReport: Equatable, Sendable {
  /// Name of its directory in the directory of backups.
  public var name = ""
  /// Where it is.
  public var path = ""
  /// What it holds.
  public var contents = BackupContents()
  /// Files that were copied; the others are shared with the backup before.
  public var filesCopied = 0
  /// Bytes of these.
  public var bytesCopied: UInt64 = 0
  /// How long it took, microseconds.
  public var durationMicroseconds: Int64 = 0

  /// Files it has.
  public var fileCount: Int { contents.files.count }
}

/// A directory of backups: `backup-000001`, `backup-000002`, …, each a whole data directory, with the list of its files.
///
/// A table file that did not change since the backup before is a second name of the file there (a hard link), so that a
/// backup takes what is new; any of them may be removed, and the others stay whole. What is being made is called
/// `….partial` and is no backup; the next one removes what was left of it.
public struct BackupSet: Sendable {
  /// Where the backups are.
  public let path: String
  private let limits: BackupLimits

  private static let prefix = "backup-"
  private static let partial = ".partial"

  /// - Parameter path: need not exist yet.
  public init(_ path: String, limits: BackupLimits = BackupLimits()) {
    self.path = path
    self.limits = limits
  }

  // MARK: What is there

  /// Names of the backups, oldest first.
  public func names() throws(BackupError) -> [String] {
    try storing { () throws(StorageError) in try numbers().map(Self.name) }
  }

  private func numbers() throws(StorageError) -> [UInt64] {
    try DataDirectory.names(in: path).compactMap(Self.number).sorted()
  }

  private static func number(_ name: String) -> UInt64? {
    guard name.hasPrefix(prefix), let number = UInt64(name.dropFirst(prefix.count)),
      Self.name(number) == name
    else { return nil }
    return number
  }

  private static func name(_ number: UInt64) -> String {
    let digits = String(number)
    return prefix + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  // MARK: Making

  /// Refuses places where backups do not belong: the data directory itself, and what lies in it.
  public func check(for data: String) throws(BackupError) {
    guard let own = FileTree.canonical(data) else { return }
    // The nearest part of the path that exists: links may lead anywhere.
    var place = path
    while FileTree.canonical(place) == nil, let slash = place.lastIndex(of: "/") {
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
    let found = FileTree.canonical(place) ?? FileTree.canonical(".") ?? "/"
    guard found != own, !found.hasPrefix(own == "/" ? own : own + "/") else {
      throw .misplaced(
        "\(path) lies in the data directory \(data): keep backups elsewhere, best on another disk")
    }
  }

  /// Makes the next backup. What was acknowledged before the source was made is in it, and a start on it would find
  /// everything it wants; that is looked at before it counts.
  ///
  /// - Parameters:
  ///   - source: gathers the files; called once it is known that there can be a backup.
  ///   - isFull: copies every file anew and shares none.
  ///   - isPaced: keeps to ``BackupLimits/bytesPerSecond``.
  ///   - time: microseconds UTC.
  /// - Throws: ``BackupError``; earlier backups are as they were, and nothing is left of this one.
  public func make(
    madeAt time: Int64, isFull: Bool = false, isPaced: Bool = true,
    of source: () throws(StorageError) -> BackupSource
  ) throws(BackupError) -> BackupReport {
    let begun = monotonicMicroseconds()
    try storing { () throws(StorageError) in try DataDirectory.make(path) }
    let lock = try lock()
    defer { _ = close(lock) }
    removePartial()
    let number = try storing { () throws(StorageError) in (try numbers().last ?? 0) + 1 }
    let name = Self.name(number)
    let partial = path + "/" + name + Self.partial
    do throws(BackupError) {
      let source = try storing(source)
      var report = try fill(partial, from: source, before: isFull ? nil : number - 1, isPaced)
      report.contents.madeAtMicroseconds = time
      try finish(partial, &report.contents, acknowledged: source.acknowledged)
      try storing { () throws(StorageError) in
        guard rename(partial, path + "/" + name) == 0 else {
          throw systemError("naming \(partial)")
        }
        try DataDirectory.sync(path)
      }
      report.name = name
      report.path = path + "/" + name
      report.durationMicroseconds = monotonicMicroseconds() - begun
      return report
    } catch {
      FileTree.remove(partial)
      throw error
    }
  }

  /// One backup at a time, of whichever process.
  private func lock() throws(BackupError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .storage(systemError("opening the directory \(path)")) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else {
      return descriptor
    }
    _ = close(descriptor)
    throw .inProgress(directory: path)
  }

  /// What is left of backups that were cut off.
  private func removePartial() {
    for name in (try? DataDirectory.names(in: path)) ?? [] where name.hasSuffix(Self.partial) {
      guard Self.number(String(name.dropLast(Self.partial.count))) != nil else { continue }
      FileTree.remove(path + "/" + name)
    }
  }

  private func fill(
    _ partial: String, from source: BackupSource, before number: UInt64?, _ isPaced: Bool
  ) throws(BackupError) -> BackupReport {
    guard source.files.count <= limits.files else {
      throw .storage(
        .limitExceeded(limit: "files", value: source.files.count, maximum: limits.files))
    }
    // One that is damaged shares nothing.
    let before = number.map { path + "/" + Self.name($0) }
    let known = before.flatMap { try? BackupContents(of: $0, limits: limits) }
    let shared = Dictionary(
      (known?.files ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var report = BackupReport()
    return try storing { () throws(StorageError) in
      for directory in [partial, partial + "/log", partial + "/state"] {
        guard mkdir(directory, 0o700) == 0 else {
          throw systemError("creating the directory \(directory)")
        }
      }
      var copied: [BackupSource.File] = []
      for file in source.files {
        if let before, let same = shared[file.name],
          share(same, with: file, from: before, in: partial)
        {
          report.contents.files.append(same)
        } else {
          copied.append(file)
        }
      }
      try requireRoom(for: copied, of: source)
      var copy = FileCopy(limits, isPaced: isPaced)
      for file in copied {
        let target = partial + "/" + file.name
        let checksum = try source.read(file) { (descriptor) throws(StorageError) in
          try copy.copy(
            descriptor, named: "\(source.directory)/\(file.name)", byteCount: file.byteCount,
            to: target)
        }
        report.contents.files.append(
          .init(
            name: file.name, byteCount: file.byteCount, checksum: checksum, origin: file.origin))
      }
      report.contents.files.sort { $0.name < $1.name }
      report.filesCopied = copied.count
      report.bytesCopied = copy.byteCount
      return report
    }
  }

  /// Gives a file of the backup before a second name; false when it is not the same, or cannot be had.
  private func share(
    _ known: BackupContents.File, with file: BackupSource.File, from before: String,
    in partial: String
  ) -> Bool {
    guard known.isTable, known.origin == file.origin, known.byteCount == file.byteCount else {
      return false
    }
    let path = before + "/" + file.name
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      UInt64(max(status.st_size, 0)) == file.byteCount
    else { return false }
    return link(path, partial + "/" + file.name) == 0
  }

  /// Refuses what there is no room for before anything is written.
  private func requireRoom(
    for files: [BackupSource.File], of source: BackupSource
  ) throws(StorageError) {
    let needed = files.reduce(1 << 20) { $0 + $1.byteCount }
    // Where the system does not tell, the writes will.
    guard let free = try? FileTree.freeBytes(path) else { return }
    let isShared = FileTree.device(path) == FileTree.device(source.directory)
    let kept = isShared ? limits.freeBytesKept : 0
    guard free >= kept, free - kept >= needed else {
      throw .diskFull(
        "the backup takes \(needed) bytes in \(path), where \(free) are free"
          + (kept > 0 ? " and \(kept) are left to the log, which is on the same device" : ""))
    }
  }

  /// Opens what was copied as a start would, notes what is in it, and makes all of it durable.
  private func finish(
    _ partial: String, _ contents: inout BackupContents, acknowledged: UInt64
  ) throws(BackupError) {
    let state = try storing { () throws(StorageError) in
      var options = RocksOptions()
      options.access = .readOnly
      let store = try RocksStore(directory: partial, options: options)
      defer { store.close() }
      return try store.state()
    }
    contents.firstSequence = state.trimmed?.firstSequence ?? 1
    contents.lastSequence = state.lastSequence
    contents.checkpointSequence = state.checkpoint?.appliedSequence ?? 0
    let (applied, first) = (contents.checkpointSequence, contents.firstSequence)
    guard state.lastSequence >= acknowledged, applied <= state.lastSequence, first <= applied + 1
    else {
      throw .damaged(
        file: partial,
        what:
          "has entries \(first)...\(state.lastSequence) and rows of \(applied), where entries up to"
          + " \(acknowledged) were acknowledged")
    }
    let text = contents.text
    try storing { () throws(StorageError) in
      let end = try AcknowledgedFile(path: partial + "/acknowledged")
      try end.startWriting()
      if state.lastSequence > 0 { try end.write(state.lastSequence) }
      try SmallFile.write(text, to: partial + "/" + BackupContents.name)
      for directory in ["/log", "/state", ""] { try DataDirectory.sync(partial + directory) }
    }
  }
}
