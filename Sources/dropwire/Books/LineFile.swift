import Foundation

/// A file of lines that a process writes while it works, each whole or not there: what it has to know after it was killed.
/// One process at a time has it. Confined to whoever opened it.
final class LineFile {
  private let path: String
  private var file: FileHandle
  /// A line was not written, or only half of it: what came behind it would be lost with it.
  private var isBroken = false

  /// Opens the file, or begins it. A last line that a crash has cut off is left out, and cut off.
  ///
  /// - Parameters:
  ///   - owner: who may have it open already, for the error: "another adapter".
  ///   - take: each line, with its number from 1; false for what is none of the file's.
  init(path: String, owner: String, kind: String, _ take: (Data, Int) -> Bool) throws {
    self.path = path
    let file = try Self.opened(path, owner)
    let bytes = try file.readToEnd() ?? Data()
    let end = bytes.lastIndex(of: 0x0A).map { bytes.index(after: $0) } ?? bytes.startIndex
    var count = 0
    for text in bytes[..<end].split(separator: 0x0A) {
      count += 1
      guard take(text, count) else {
        throw CommandFailure("\(path): line \(count) is none of \(kind)")
      }
    }
    try file.truncate(atOffset: UInt64(bytes.distance(from: bytes.startIndex, to: end)))
    try file.seekToEnd()
    self.file = file
  }

  /// Opened for this process alone: two with the same file would both think that they are the first.
  private static func opened(_ path: String, _ owner: String) throws -> FileHandle {
    for _ in 0..<3 {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw CommandFailure("\(path) cannot be written", exitCode: 70)
      }
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        throw CommandFailure("\(path) is in use by \(owner)")
      }
      // Another process may have put a new file in its place in between: then this is of nobody.
      var (mine, there) = (stat(), stat())
      guard fstat(descriptor, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino,
        mine.st_dev == there.st_dev
      else { continue }
      try FileDurability.syncFolder(of: path)
      return file
    }
    throw CommandFailure("\(path) is in use by \(owner)")
  }

  /// Adds a line.
  ///
  /// - Parameter synced: whether it is on the disk when this returns.
  /// - Throws: `CommandFailure` with exit code 70, from then on always.
  func append(_ line: Data, synced: Bool) throws {
    guard !isBroken else {
      throw CommandFailure("the books could not be written before", exitCode: 70)
    }
    do {
      try file.write(contentsOf: line + [0x0A])
      if synced { try file.synchronize() }
    } catch {
      isBroken = true
      throw CommandFailure(
        "the books cannot be written: \(error.localizedDescription)", exitCode: 70)
    }
  }

  /// Other lines in the place of all, or nothing is changed.
  func replace(with lines: [Data]) throws {
    let beside = path + ".new"
    try? FileManager.default.removeItem(atPath: beside)
    let new = try Self.opened(beside, "another process")
    for line in lines { try new.write(contentsOf: line + [0x0A]) }
    try new.synchronize()
    guard rename(beside, path) == 0 else {
      throw CommandFailure("\(path) cannot be written", exitCode: 70)
    }
    try FileDurability.syncFolder(of: path)
    file = new
  }
}

/// What makes a file be there after a crash of the machine.
enum FileDurability {
  /// A new name, or a name that is gone, stays so.
  static func syncFolder(of path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    // Some file systems have no such thing.
    guard descriptor >= 0, fsync(descriptor) == 0 || errno == EINVAL else {
      throw CommandFailure("\(folder) cannot be written", exitCode: 70)
    }
  }

  /// A file with this content, all of it or none, in the place of what had its name.
  static func write(_ content: Data, to path: String) throws {
    let beside = path + ".new"
    do {
      try content.write(to: URL(filePath: beside))
      let file = try FileHandle(forWritingTo: URL(filePath: beside))
      try file.synchronize()
      try file.close()
    } catch {
      throw CommandFailure("\(path) cannot be written: \(error.localizedDescription)", exitCode: 70)
    }
    guard rename(beside, path) == 0 else {
      throw CommandFailure("\(path) cannot be written", exitCode: 70)
    }
    try syncFolder(of: path)
  }
}
