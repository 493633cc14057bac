import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps servers from starting on a data directory while somebody reads it, as it is when nothing is under way.
/// Any number may read it at the same time. Ends with the object, or the process.
public final class StoppedDirectory: Sendable {
  private let lock: DirectoryLock

  /// - Throws: ``StorageError/inUse(directory:holder:)`` when a server is running on it,
  ///   ``StorageError/inputOutput(_:)`` when it cannot be opened.
  public init(_ directory: String) throws(StorageError) {
    lock = try DirectoryLock(directory: directory, isShared: true)
  }
}

/// The lock that makes a data directory one server's.
///
/// It lies on the directory itself: RocksDB's own lock is a file inside that has to be opened for
/// writing, it does not hold within a process when the path is another one, and it says nothing of
/// who has it. Released with the object, and by the system when the process ends.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// - Parameter isShared: whether others may have it in the same way meanwhile, as those who only read.
  /// - Throws: ``StorageError/inUse(directory:holder:)`` when somebody else has it.
  init(directory: String, isShared: Bool = false) throws(StorageError) {
    descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("opening the directory \(directory)") }
    var failure: StorageError?
    // File systems without such locks (some over a network) are left to RocksDB's.
    let mode = isShared ? LOCK_SH : LOCK_EX
    if flock(descriptor, mode | LOCK_NB) != 0, errno == EWOULDBLOCK {
      failure = .inUse(directory: directory, holder: Self.holder(of: descriptor))
    } else if let process = Self.olderHolder(of: directory) {
      failure = .inUse(directory: directory, holder: Self.describe(process))
    }
    guard let failure else { return }
    _ = close(descriptor)
    throw failure
  }

  /// Given up by name: a process that is being started has a copy of every descriptor until it becomes another
  /// program, and a lock of this kind lasts as long as any copy is open.
  deinit {
    _ = flock(descriptor, LOCK_UN)
    _ = close(descriptor)
  }

  /// Who uses a directory, as far as the system tells; takes no lock.
  static func user(of directory: String) -> String? {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    return holder(of: descriptor)
  }

  /// Who has the lock, from the system's list of locks.
  private static func holder(of descriptor: Int32) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let list = text(of: "/proc/locks") else { return nil }
    // "3: FLOCK  ADVISORY  WRITE 4711 fe:01:131074 0 EOF"
    for line in list.split(separator: "\n") {
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      guard fields.count > 5, fields[1] == "FLOCK", let process = Int32(fields[4]), process > 0,
        fields[5].split(separator: ":").last.flatMap({ UInt64($0) }) == UInt64(status.st_ino)
      else { continue }
      return describe(process)
    }
    return nil
  }

  /// A release that knew RocksDB's locks only may be running. Asked only under the lock of the
  /// directory: nobody in this process has the file open then, whose lock closing it would release.
  private static func olderHolder(of directory: String) -> Int32? {
    for place in ["/log/LOCK", "/state/LOCK"] {
      let file = open(directory + place, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { continue }
      defer { _ = close(file) }
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      lock.l_whence = Int16(SEEK_SET)
      if fcntl(file, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) { return lock.l_pid }
    }
    return nil
  }

  private static func describe(_ process: Int32) -> String {
    if process == getpid() { return "this process, \(process)" }
    guard let name = text(of: "/proc/\(process)/comm") else { return "process \(process)" }
    return "process \(process), \(name.filter { !$0.isNewline })"
  }

  /// The content of a small file of the system; nil when there is none.
  private static func text(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while bytes.count < 1 << 20 {
      let count = read(file, &piece, piece.count)
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
