public import EventLoop
public import HTTP2Transport
public import RPC
import WireCodec

/// The server a load is for.
public struct LoadTarget: Sendable, CustomStringConvertible {
  public var address: SocketAddress
  /// Clear text when nil.
  public var tls: ClientTLS?
  /// Sent with every call.
  public var metadata: Metadata

  public init(_ address: SocketAddress, tls: ClientTLS? = nil, metadata: Metadata = [:]) {
    self.address = address
    self.metadata = metadata
    self.tls = tls
  }

  public var description: String { "\(address)" }
}

/// One connection of a load client, made again when it is lost. Confined to its loop.
final class Link: TimerTarget {
  /// Milliseconds between attempts: short, because a killed server is to be found again at once.
  static let retryMilliseconds: UInt64 = 50

  let loop: Loop
  let address: LoadTarget
  private let limits: ClientLimits
  private(set) var connection: ClientConnection?
  /// Connections lost after they were up.
  private(set) var losses = 0
  private(set) var lastError = ""
  private var isWanted = false
  private var isConnecting = false
  /// Called when a connection is up, the first time and again.
  var onReady: (() -> Void)?
  /// Called when a connection was lost, after the ends of all its calls.
  var onLost: ((String) -> Void)?

  init(loop: Loop, address: LoadTarget, limits: ClientLimits = .init()) {
    self.loop = loop
    self.address = address
    self.limits = limits
  }

  var isUp: Bool { connection != nil }

  /// Connects, and keeps connected until `close`.
  func open() {
    isWanted = true
    attempt()
  }

  func close() {
    isWanted = false
    let open = connection
    connection = nil
    open?.close()
  }

  /// Drops the connection as a lost network would; it is made again at once.
  func interrupt() { connection?.close() }

  func timerFired(tag: Int) { attempt() }

  private func attempt() {
    guard isWanted, !isConnecting, connection == nil else { return }
    isConnecting = true
    ClientConnection.connect(
      to: address.address, on: loop, limits: limits, tls: address.tls
    ) { [weak self] result in
      self?.finished(result)
    }
  }

  private func finished(_ result: Result<ClientConnection, LoopError>) {
    isConnecting = false
    switch result {
    case .success(let connection):
      guard isWanted else { return connection.close() }
      self.connection = connection
      connection.onClose = { [weak self] reason in self?.lost(reason) }
      onReady?()
    case .failure(let error):
      lastError = "\(error)"
      retry()
    }
  }

  private func lost(_ reason: String) {
    guard connection != nil else { return }
    connection = nil
    losses += 1
    lastError = reason
    onLost?(reason)
    retry()
  }

  private func retry() {
    guard isWanted else { return }
    _ = loop.schedule(after: Self.retryMilliseconds, self, tag: 0)
  }
}

/// Whose turn it is of several links.
struct LinkTurns {
  private var last = 0

  /// The next one that is up; nil when none is.
  mutating func next(of links: [Link]) -> Int? {
    for _ in links.indices {
      last = last + 1 == links.count ? 0 : last + 1
      if links[last].isUp { return last }
    }
    return nil
  }
}

/// The request headers of the methods a load client calls, made once per server.
struct Templates: Sendable {
  let authority: String
  private let isSecure: Bool
  private let metadata: Metadata

  init(_ address: LoadTarget) {
    metadata = address.metadata
    authority = "\(address)"
    isSecure = address.tls != nil
  }

  func of<Q, R>(_ method: Method<Q, R>) -> RequestTemplate {
    RequestTemplate(
      path: method.path, authority: authority, isSecure: isSecure, metadata: metadata)
  }
}
