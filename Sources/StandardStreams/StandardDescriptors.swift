#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Descriptors 0, 1 and 2 of a process: there from the start, and written to without anything that could end it.
/// From any thread.
public enum StandardDescriptors {
  /// Gives those of the three that are closed to `/dev/null`. Before anything else is opened: a file of data that
  /// became number 2 would get what is said on standard error.
  public static func reserve() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The smallest number that is free, and all below are taken.
      let opened = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
      if opened >= 0, opened != descriptor {
        dup2(opened, descriptor)
        close(opened)
      }
    }
  }

  /// Writes all bytes, waiting as long as the reader takes.
  ///
  /// - Returns: how many could be written, and the system's number for why there are no more; zero for all.
  public static func write(
    _ bytes: some Sequence<UInt8>, to descriptor: Int32
  ) -> (written: Int, code: Int32) {
    // Most sequences of bytes have them in one place already.
    if let answer = bytes.withContiguousStorageIfAvailable({
      write(UnsafeRawBufferPointer($0), to: descriptor)
    }) {
      return answer
    }
    return Array(bytes).withUnsafeBytes { write($0, to: descriptor) }
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
  ) -> (written: Int, code: Int32) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, rest.baseAddress, rest.count)
      #else
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another program that has the same terminal or pipe has asked not to wait.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      case let code: return (written, code)
      }
    }
    return (written, 0)
  }

  /// What the system says of an error's number.
  public static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
