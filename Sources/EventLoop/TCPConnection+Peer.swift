import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the kernel knows of a peer: all there is to ask where a protocol has no question of its own, or while nothing
/// is read.
extension TCPConnection {
  public enum PeerState: Sendable, Equatable {
    /// It may have ended its own side.
    case there
    /// It has reset the connection, or does not answer any more.
    case lost
  }

  /// Asks the kernel. One system call.
  public var peerState: PeerState {
    var question = pollfd(fd: Self.descriptor(tcp), events: 0, revents: 0)
    guard question.fd >= 0 else { return .lost }
    guard poll(&question, 1, 0) > 0 else { return .there }
    let lost = Int32(POLLERR) | Int32(POLLHUP) | Int32(POLLNVAL)
    return Int32(question.revents) & lost != 0 ? .lost : .there
  }

  /// Has the kernel ask whether the peer is there when nothing moves, and end a connection whose peer does not
  /// answer, or does not take what it was sent. Of a unix socket the kernel knows by itself.
  ///
  /// - Parameters:
  ///   - idle: silence before the first question, milliseconds.
  ///   - timeout: for the answer, milliseconds; it is asked for four times.
  ///   - unread: how long the peer may leave in the kernel what it was sent, milliseconds.
  public func watchPeer(idle: UInt64, timeout: UInt64, unread: UInt64) {
    let descriptor = Self.descriptor(tcp)
    guard descriptor >= 0, remoteAddress != nil else { return }
    func set(_ level: Int32, _ name: Int32, _ value: UInt64) {
      var value = Int32(clamping: value)
      _ = setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }
    let questions: UInt64 = 4
    let tcp = Int32(IPPROTO_TCP)
    #if os(Linux)
      set(tcp, TCP_KEEPIDLE, max(1, idle / 1_000))
      set(tcp, TCP_USER_TIMEOUT, unread)
    #elseif canImport(Darwin)
      set(tcp, TCP_KEEPALIVE, max(1, idle / 1_000))
    #endif
    set(tcp, TCP_KEEPINTVL, max(1, timeout / questions / 1_000))
    set(tcp, TCP_KEEPCNT, questions)
    set(SOL_SOCKET, SO_KEEPALIVE, 1)
  }
}
