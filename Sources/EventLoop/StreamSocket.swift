import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sockets that are made by hand, where libuv 1.44 cannot.
enum StreamSocket {
  /// A stream socket that programs started by this process do not inherit: a listening one would go on to take
  /// connections in them, for nobody, after it was closed here.
  static func make(_ family: Int32, _ operation: String) throws(LoopError) -> Int32 {
    #if os(Linux)
      // In one step: another thread may start a program between two.
      let descriptor = socket(
        family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #else
      let descriptor = socket(family, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw LoopError(operation, code: -errno) }
    #if !os(Linux)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    #endif
    return descriptor
  }
}
