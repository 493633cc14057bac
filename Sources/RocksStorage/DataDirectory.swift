import Basics
import Storage
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets other threads run while one waits for them.
func pauseThread() { usleep(50) }

/// Making and looking at directories of data.
public enum DataDirectory {
  /// Makes a directory and what is missing above it, for its owner alone (0700), each durable in its
  /// parent before this returns; one that exists stays as it is.
  ///
  /// - Throws: ``StorageError/inputOutput(_:)`` or ``StorageError/diskFull(_:)`` that names the path.
  public static func make(_ path: String) throws(StorageError) {
    if isDirectory(path) { return }
    let parent = parent(of: path)
    if parent != path { try make(parent) }
    try makeOne(path)
  }

  /// Whether there is a log in it, whatever its state.
  public static func holdsData(_ path: String) -> Bool { isDirectory(path + "/log") }

  /// The server that uses it, as `process 4711, dropwire`; nil when there is none, or the system does
  /// not tell.
  public static func user(of path: String) -> String? { DirectoryLock.user(of: path) }

  /// One level of ``make(_:)``: the parent exists.
  static func makeOne(_ path: String) throws(StorageError) {
    guard mkdir(path, 0o700) != 0 else {
      try sync(parent(of: path))
      return
    }
    let code = errno
    if code == EEXIST, isDirectory(path) { return }
    throw systemError("creating the directory \(path)", code == EEXIST ? ENOTDIR : code)
  }

  /// Returns when the names in a directory are durable.
  static func sync(_ path: String) throws(StorageError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("opening the directory \(path)") }
    defer { _ = close(descriptor) }
    // Some file systems cannot sync a directory and need not.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw systemError("syncing the directory \(path)")
    }
  }

  /// Names in a directory, in no order; none when it does not exist.
  static func names(in path: String) throws(StorageError) -> [String] {
    guard let directory = opendir(path) else {
      if errno == ENOENT { return [] }
      throw systemError("reading the directory \(path)")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// What of a data directory others than its owner may read or change: paths, the directory first.
  public static func openToOthers(_ path: String) -> [String] {
    var found: [String] = []
    for place in [path, path + "/log", path + "/state"] {
      if let mode = mode(of: place), mode & 0o077 != 0 { found.append(place) }
      for name in ((try? names(in: place)) ?? []).sorted()
      where place != path || !isDirectory(place + "/" + name) {
        let file = place + "/" + name
        if let mode = mode(of: file), mode & 0o077 != 0 { found.append(file) }
      }
    }
    return found
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether it has bytes.
  static func isFilled(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  private static func parent(of path: String) -> String {
    var parts = path[...]
    while parts.count > 1, parts.last == "/" { parts.removeLast() }
    guard let slash = parts.lastIndex(of: "/") else { return "." }
    return slash == parts.startIndex ? "/" : String(parts[..<slash])
  }
}

/// The last error of a system call as a typed error.
func systemError(_ operation: String, _ code: Int32 = errno) -> StorageError {
  let text = "\(operation): \(String(cString: strerror(code)))"
  return code == ENOSPC || code == EDQUOT ? .diskFull(text) : .inputOutput(text)
}

/// A small file that remembers how far the log was acknowledged.
///
/// RocksDB opens a log with a damaged end by dropping everything behind the damage, which is right
/// for a write that was torn by a loss of power and wrong for entries somebody was told about. This
/// file tells the two apart. It is written without a sync after every batch, so after a loss of
/// power it may lag behind, never run ahead.
final class AcknowledgedFile: Sendable {
  private let path: String
  /// Negative while there is no file.
  private let descriptor: Mutex<Int32>
  private static let magic: UInt64 = 0x4B43_4150_4F52_4444  // "DDROPACK"
  private static let size = 24

  /// Opens the file for reading; one that does not exist is as good as an empty one.
  init(path: String) throws(StorageError) {
    self.path = path
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 || errno == ENOENT else { throw systemError("opening \(path)") }
    descriptor = Mutex(opened)
  }

  /// Opens it for writing, for its owner alone; makes it when there is none.
  func startWriting() throws(StorageError) {
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw systemError("opening \(path)") }
    descriptor.withLock { descriptor in
      if descriptor >= 0 { _ = close(descriptor) }
      descriptor = opened
    }
  }

  /// The sequence last written; 0 for a new or unreadable file, which proves nothing.
  func read() -> UInt64 { (try? checked()) ?? 0 }

  /// The sequence last written; 0 where there is no file, or one that a loss of power left empty.
  ///
  /// - Throws: ``StorageError/corrupt(_:)`` when it has other bytes than were ever written.
  func checked() throws(StorageError) -> UInt64 {
    // One more than there should be.
    var bytes = [UInt8](repeating: 0, count: Self.size + 1)
    let count = descriptor.withLock { $0 < 0 ? 0 : pread($0, &bytes, bytes.count, 0) }
    guard count >= 0 else { throw systemError("reading \(path)") }
    if bytes.allSatisfy({ $0 == 0 }) { return 0 }
    var source = ByteSource(Array(bytes.prefix(count)))
    guard count == Self.size, let magic = try? source.fixed(UInt64.self), magic == Self.magic,
      let sequence = try? source.fixed(UInt64.self),
      let check = try? source.fixed(UInt64.self), check == mixBits(sequence)
    else {
      throw .corrupt(
        "\(path), which says how far the log was acknowledged, has bytes that were not written there"
      )
    }
    return sequence
  }

  /// Remembers that entries up to `sequence` are durable.
  func write(_ sequence: UInt64) throws(StorageError) {
    let check = mixBits(sequence)
    let words = (Self.magic.littleEndian, sequence.littleEndian, check.littleEndian)
    let written = descriptor.withLock { descriptor in
      withUnsafeBytes(of: words) { pwrite(descriptor, $0.baseAddress, Self.size, 0) }
    }
    guard written == Self.size else { throw systemError("writing the acknowledged position") }
  }

  deinit { descriptor.withLock { if $0 >= 0 { _ = close($0) } } }
}
