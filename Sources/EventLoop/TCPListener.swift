import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A listening socket, on one loop. Its port is nobody else's: a connection that another loop is to serve is moved there,
/// see `TCPConnection.detach`, as sharing a port with `SO_REUSEPORT` would let other processes share it as well.
/// Confined to the loop.
public final class TCPListener: LoopClosing {
  public let loop: Loop
  private let tcp: UnsafeMutablePointer<uv_tcp_t>
  private var accepted: ((TCPConnection) -> Void)?
  private var failed: ((LoopError) -> Void)?
  private var isClosed = false
  /// What belongs to a socket of this machine.
  private var name: UnixSocket.Claim?

  /// Listens at `address`; port 0 lets the system choose one.
  ///
  /// - Parameters:
  ///   - accepted: gets each connection before it has been read from; set its delegate and start reading.
  ///   - failed: gets what the system said when it could not accept, EMFILE for instance. The listener
  ///     goes on.
  public convenience init(
    on loop: Loop, at address: SocketAddress,
    accepted: @escaping (TCPConnection) -> Void, failed: @escaping (LoopError) -> Void
  ) throws(LoopError) {
    try self.init(on: loop, name: "\(address)", accepted, failed) { () throws(LoopError) in
      try Self.bound(address)
    }
  }

  /// Listens at a path of this machine. A socket file whose process is gone is replaced; a lock file beside it, which
  /// stays, sees to it that of several processes one has the path.
  public convenience init(
    on loop: Loop, atUnixPath path: String, accepted: @escaping (TCPConnection) -> Void,
    failed: @escaping (LoopError) -> Void
  ) throws(LoopError) {
    let claim = try UnixSocket.Claim(path)
    do throws(LoopError) {
      try self.init(on: loop, name: "unix:\(path)", accepted, failed) { () throws(LoopError) in
        try UnixSocket.bound(to: path)
      }
    } catch {
      claim.release(removing: false)
      throw error
    }
    claim.note()
    name = claim
  }

  private init(
    on loop: Loop, name: String, _ accepted: @escaping (TCPConnection) -> Void,
    _ failed: @escaping (LoopError) -> Void, bound: () throws(LoopError) -> Int32
  ) throws(LoopError) {
    self.loop = loop
    self.accepted = accepted
    self.failed = failed
    tcp = .allocate(capacity: 1)
    uv_tcp_init(loop.uv, tcp)
    // The handle keeps the listener alive until libuv has closed it.
    tcp.pointee.data = Unmanaged.passRetained(self).toOpaque()
    do throws(LoopError) {
      let descriptor = try bound()
      let opened = uv_tcp_open(tcp, descriptor)
      guard opened == 0 else {
        Glibc.close(descriptor)
        throw LoopError("listen on \(name)", code: opened)
      }
      let code = uv_listen(TCPConnection.stream(tcp), loop.limits.backlog) { stream, status in
        // Sound: the handle holds its listener until it is closed.
        Unmanaged<TCPListener>.fromOpaque(stream!.pointee.data).takeUnretainedValue()
          .connectionArrived(status)
      }
      guard code == 0 else { throw LoopError("listen on \(name)", code: code) }
    } catch {
      close()
      throw error
    }
    loop.register(self)
  }

  /// By hand, so that programs started by this process do not inherit it.
  static func bound(_ address: SocketAddress) throws(LoopError) -> Int32 {
    let operation = "listen on \(address)"
    let descriptor = try StreamSocket.make(address.isIPv6 ? AF_INET6 : AF_INET, operation)
    var one: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, size)
    let bound = address.withSockaddr { Glibc.bind(descriptor, $0, $1) }
    guard bound == 0 else {
      let code = -errno
      Glibc.close(descriptor)
      throw LoopError(operation, code: code)
    }
    return descriptor
  }

  /// Where it listens, with the port the system chose.
  public var localAddress: SocketAddress? { SocketAddress.of(tcp, uv_tcp_getsockname) }

  private func connectionArrived(_ status: Int32) {
    guard status == 0 else {
      failed?(LoopError("accept a connection", code: status))
      return
    }
    let handle = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
    uv_tcp_init(loop.uv, handle)
    let connection = TCPConnection(loop: loop, tcp: handle)
    let code = uv_accept(TCPConnection.stream(tcp), TCPConnection.stream(handle))
    guard code == 0 else {
      connection.close()
      failed?(LoopError("accept a connection", code: code))
      return
    }
    connection.didOpen()
    accepted?(connection)
  }

  /// Accepts no more.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    accepted = nil
    failed = nil
    loop.unregister(self)
    name?.release(removing: true)
    name = nil
    uv_close(Loop.handle(tcp)) { handle in
      // Sound: this is the last callback of the handle, which held one reference.
      Unmanaged<TCPListener>.fromOpaque(handle!.pointee.data).release()
      UnsafeMutableRawPointer(handle!).assumingMemoryBound(to: uv_tcp_t.self).deallocate()
    }
  }

  func closeForShutdown() { close() }
}
