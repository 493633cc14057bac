#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An address taken before anybody is let in: whoever cannot have it is told so before it has done
/// anything else. Connections are refused until a ``TCPListener`` listens at the same address.
public final class AddressClaim: Sendable {
  /// A bound socket that does not listen; negative for a socket of this machine.
  private let descriptor: Int32

  /// Takes a port. Others of this process can bind to it meanwhile, and servers that already listen
  /// have it; port 0 says only that the address is this machine's.
  public init(_ address: SocketAddress) throws(LoopError) {
    descriptor = try TCPListener.bound(address)
  }

  /// Looks whether a listener would get the path. Makes the lock file beside it, which stays anyway.
  public init(unixPath path: String) throws(LoopError) {
    descriptor = -1
    try UnixSocket.requireFree(path)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
