import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sockets of this machine, named by a path.
///
/// They are made by hand and then given to libuv's handles of TCP: those look at the family of a socket only
/// when they bind or connect it themselves, and everything else here is the same for both.
enum UnixSocket {
  /// The right to listen at a path, held by a lock file beside it as long as this is. Two processes that start at the
  /// same time would otherwise both find a socket that nobody listens at, and each remove what the other has made.
  final class Claim {
    private let path: String
    private var lock: Int32 = -1
    /// Which file it is that was made.
    private var inode: (device: dev_t, number: ino_t)?

    init(_ path: String) throws(LoopError) {
      self.path = path
      // An abstract name is gone with its process.
      guard path.utf8.first != 0 else { return }
      let operation = "listen on unix:\(path)"
      lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard lock >= 0 else { throw LoopError(operation, code: -errno) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno == EWOULDBLOCK ? EADDRINUSE : errno
        close(lock)
        lock = -1
        throw LoopError(operation, code: -code)
      }
    }

    deinit { release(removing: false) }

    /// The socket is there now.
    func note() {
      var status = stat()
      if lstat(path, &status) == 0 { inode = (status.st_dev, status.st_ino) }
    }

    /// Lets others listen.
    ///
    /// - Parameter removing: takes the socket away, unless another file has its name by now.
    func release(removing: Bool) {
      guard lock >= 0 else { return }
      var status = stat()
      if removing, let inode, lstat(path, &status) == 0,
        (status.st_dev, status.st_ino) == inode
      {
        unlink(path)
      }
      close(lock)
      lock = -1
    }
  }

  /// Throws what a listener at `path` would throw, as things are now.
  static func requireFree(_ path: String) throws(LoopError) {
    let operation = "listen on \(Self.display(path))"
    let name = try Name(path, operation)
    let claim = try Claim(path)
    defer { claim.release(removing: false) }
    var status = stat()
    guard path.utf8.first != 0, lstat(path, &status) == 0 else { return }
    guard isSocket(path), isAbandoned(name) else { throw LoopError(operation, code: -EADDRINUSE) }
  }

  /// A socket bound to `path`. A socket file that nobody listens at is replaced; any other file is not.
  static func bound(to path: String) throws(LoopError) -> Int32 {
    let operation = "listen on \(Self.display(path))"
    let name = try Name(path, operation)
    if isSocket(path), isAbandoned(name) { unlink(path) }
    let descriptor = try StreamSocket.make(AF_UNIX, operation)
    guard name.withSockaddr({ bind(descriptor, $0, $1) }) == 0 else {
      let code = -errno
      close(descriptor)
      throw LoopError(operation, code: code)
    }
    return descriptor
  }

  /// A socket connected to `path`. Does not wait: a listener on this machine answers at once or has no room.
  static func connected(to path: String) throws(LoopError) -> Int32 {
    let operation = "connect to \(Self.display(path))"
    let name = try Name(path, operation)
    let descriptor = try StreamSocket.make(AF_UNIX, operation)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    guard name.withSockaddr({ connect(descriptor, $0, $1) }) == 0 else {
      let code = -errno
      close(descriptor)
      throw LoopError(operation, code: code)
    }
    return descriptor
  }

  private static func display(_ path: String) -> String {
    path.utf8.first == 0 ? "unix-abstract:\(path.dropFirst())" : "unix:\(path)"
  }

  /// An ordinary file refuses connections, too.
  private static func isSocket(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// A socket whose process is gone refuses connections.
  private static func isAbandoned(_ name: Name) -> Bool {
    guard let descriptor = try? StreamSocket.make(AF_UNIX, "look") else { return false }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    let code = name.withSockaddr { connect(descriptor, $0, $1) }
    return code != 0 && errno == ECONNREFUSED
  }

  /// A path as the system wants it.
  private struct Name {
    private var address = sockaddr_un()
    private var size = MemoryLayout<sockaddr_un>.size

    init(_ path: String, _ operation: String) throws(LoopError) {
      let bytes = Array(path.utf8)
      let room = MemoryLayout.size(ofValue: address.sun_path) - 1
      // An abstract name is as long as its address says; anything else ends with a zero.
      let isAbstract = bytes.first == 0 && bytes.count > 1
      guard !bytes.isEmpty, bytes.count <= room, isAbstract || !bytes.contains(0) else {
        throw LoopError(
          operation, name: "ENAMETOOLONG", reason: "a path of a socket has 1 to \(room) bytes")
      }
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      if isAbstract { size = MemoryLayout.offset(of: \sockaddr_un.sun_path)! + bytes.count }
    }

    func withSockaddr<R>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
      withUnsafeBytes(of: address) {
        // Sound: `sockaddr` is the common start of all families.
        body(
          $0.baseAddress!.assumingMemoryBound(to: sockaddr.self),
          socklen_t(size))
      }
    }
  }
}
