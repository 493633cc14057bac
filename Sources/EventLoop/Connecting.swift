import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Loop {
  /// Connects to `address`. On the loop; `completion` is called on it, once, perhaps before this returns.
  ///
  /// - Returns: the connection that is being made. Closing it before `completion` was called gives the
  ///   attempt up: `completion` then gets an error.
  @discardableResult
  public func connect(
    to address: SocketAddress, completion: @escaping (Result<TCPConnection, LoopError>) -> Void
  ) -> TCPConnection {
    let handle = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
    uv_tcp_init(uv, handle)
    let connection = TCPConnection(loop: self, tcp: handle)
    let attempt = ConnectAttempt(address, connection, completion)
    guard !isStopping else {
      attempt.finish(UV_ECANCELED.rawValue)
      return connection
    }
    let code = address.withSockaddr { sockaddr, _ in
      startConnect(attempt.request, handle, sockaddr)
    }
    if code != 0 { attempt.finish(code) }
    return connection
  }

  /// Connects to a socket of this machine. On the loop; `completion` is called on it, once, before this returns. A
  /// path that begins with the byte 0 is a name of Linux' abstract sockets.
  public func connect(
    toUnixPath path: String, completion: @escaping (Result<TCPConnection, LoopError>) -> Void
  ) {
    let handle = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
    uv_tcp_init(uv, handle)
    let connection = TCPConnection(loop: self, tcp: handle)
    do throws(LoopError) {
      guard !isStopping else {
        throw LoopError("connect to a socket of this machine", code: UV_ECANCELED.rawValue)
      }
      let descriptor = try UnixSocket.connected(to: path)
      let code = uv_tcp_open(handle, descriptor)
      guard code == 0 else {
        close(descriptor)
        throw LoopError("connect to unix:\(path)", code: code)
      }
      connection.didOpen()
      completion(.success(connection))
    } catch {
      connection.close()
      completion(.failure(error))
    }
  }

  /// A connection of a socket that another loop has detached; nil when the loop is being shut down. On the loop.
  public func adopt(_ descriptor: Int32) -> TCPConnection? {
    guard !isStopping else {
      close(descriptor)
      return nil
    }
    let handle = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
    uv_tcp_init(uv, handle)
    let connection = TCPConnection(loop: self, tcp: handle)
    guard uv_tcp_open(handle, descriptor) == 0 else {
      close(descriptor)
      connection.close()
      return nil
    }
    connection.didOpen()
    return connection
  }

  private func startConnect(
    _ request: UnsafeMutablePointer<uv_connect_t>, _ handle: UnsafeMutablePointer<uv_tcp_t>,
    _ address: UnsafePointer<sockaddr>
  ) -> Int32 {
    uv_tcp_connect(request, handle, address) { request, status in
      // Sound: the attempt was retained for this one callback.
      Unmanaged<ConnectAttempt>.fromOpaque(request!.pointee.data).takeUnretainedValue()
        .finish(status)
    }
  }

  /// Looks `host` up on a thread of libuv's pool. On the loop; `completion` is called on it, once.
  public func resolve(
    host: String, port: Int,
    completion: @escaping (Result<[SocketAddress], LoopError>) -> Void
  ) {
    if let numeric = try? SocketAddress(host: host, port: port) {
      return completion(.success([numeric]))
    }
    guard !isStopping else {
      return completion(.failure(LoopError("resolve '\(host)'", code: UV_ECANCELED.rawValue)))
    }
    let lookup = Lookup(host, completion)
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if os(Linux)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    let code = uv_getaddrinfo(
      uv, lookup.request,
      { request, status, list in
        // Sound: the lookup was retained for this one callback.
        Unmanaged<Lookup>.fromOpaque(request!.pointee.data).takeUnretainedValue()
          .finish(status, list)
      }, host, String(port), &hints)
    if code != 0 { lookup.finish(code, nil) }
  }
}

/// One connect request; lives until libuv has answered it.
private final class ConnectAttempt {
  let request = UnsafeMutablePointer<uv_connect_t>.allocate(capacity: 1)
  private let address: SocketAddress
  private let connection: TCPConnection
  private let completion: (Result<TCPConnection, LoopError>) -> Void

  init(
    _ address: SocketAddress, _ connection: TCPConnection,
    _ completion: @escaping (Result<TCPConnection, LoopError>) -> Void
  ) {
    self.address = address
    self.connection = connection
    self.completion = completion
    request.initialize(to: uv_connect_t())
    request.pointee.data = Unmanaged.passRetained(self).toOpaque()
  }

  deinit { request.deallocate() }

  func finish(_ status: Int32) {
    if status == 0 {
      connection.didOpen()
      completion(.success(connection))
    } else {
      connection.close()
      completion(.failure(LoopError("connect to \(address)", code: status)))
    }
    Unmanaged.passUnretained(self).release()
  }
}

/// One look-up; lives until libuv has answered it.
private final class Lookup {
  let request = UnsafeMutablePointer<uv_getaddrinfo_t>.allocate(capacity: 1)
  private let host: String
  private let completion: (Result<[SocketAddress], LoopError>) -> Void

  init(_ host: String, _ completion: @escaping (Result<[SocketAddress], LoopError>) -> Void) {
    self.host = host
    self.completion = completion
    request.initialize(to: uv_getaddrinfo_t())
    request.pointee.data = Unmanaged.passRetained(self).toOpaque()
  }

  deinit { request.deallocate() }

  func finish(_ status: Int32, _ list: UnsafeMutablePointer<addrinfo>?) {
    defer {
      uv_freeaddrinfo(list)
      Unmanaged.passUnretained(self).release()
    }
    guard status == 0 else {
      return completion(.failure(LoopError("resolve '\(host)'", code: status)))
    }
    var addresses: [SocketAddress] = []
    var next = list
    while let entry = next {
      if let sockaddr = entry.pointee.ai_addr, let address = SocketAddress(sockaddr) {
        addresses.append(address)
      }
      next = entry.pointee.ai_next
    }
    guard !addresses.isEmpty else {
      return completion(
        .failure(
          LoopError("resolve '\(host)'", name: "ENOTFOUND", reason: "the name has no address")))
    }
    completion(.success(addresses))
  }
}
