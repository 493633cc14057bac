import Basics
import EventLoop
import RPC
import Synchronization
import TLSSession
import WireCodec

/// What a server tells its operator. Called on a loop: return soon.
public enum ServerNote: Sendable, CustomStringConvertible {
  case sessionFailed(String, any Error)
  case connectionEnded(String, String)
  case acceptFailed(LoopError)
  case connectionRefused(String, Int)
  case hostRefused(String, Int)
  case handshakeRefused(String, Int)
  case handshakeFailed(String, String)

  public var description: String {
    switch self {
    case .sessionFailed(let peer, let error): "connection from \(peer): \(error)"
    case .connectionEnded(let peer, let reason): "connection from \(peer) ended: \(reason)"
    case .acceptFailed(let error): "\(error)"
    case .connectionRefused(let peer, let limit):
      "connection from \(peer) refused: the limit of \(limit) connections is reached"
    case .hostRefused(let peer, let limit):
      "connection from \(peer) refused: its host has \(limit) connections, which is the limit"
    case .handshakeRefused(let peer, let limit):
      "connection from \(peer) refused: \(limit) TLS handshakes are in flight, which is the limit"
    case .handshakeFailed(let peer, let reason):
      "TLS handshake with \(peer) failed: \(reason)"
    }
  }
}

/// What a server has on one loop. Confined to the loop.
final class ServerLoop: TimerTarget, @unchecked Sendable {
  // Sound although unchecked: made before the server starts, then used on its loop only.
  let loop: Loop
  let limits: ServerLimits
  let table: RouteTable
  /// Whose pages may call from a browser.
  let origins: AllowedOrigins
  /// What calls of other protocols than plain gRPC need; made by the first of them.
  private(set) lazy var tools = AdapterTools(limits.call)
  let handlers: HandlerPool
  /// Shared by all connections: what a source was pulled for is copied at once.
  /// Behind a pointer, which costs no exclusivity check; owned, freed in `deinit`.
  let frames: UnsafeMutablePointer<WireBuffer>
  private let observer: @Sendable (ServerNote) -> Void
  private let connectionCount: ConnectionCount
  private let handshakeCount: ConnectionCount
  /// Bytes buffered for the connections of this loop. Owned, freed in `deinit`.
  let held: UnsafeMutablePointer<Int>
  /// This loop's share of what may be.
  let heldLimit: Int
  private var random: any RandomSource

  /// The streams whose sources have said that there is more.
  let resumed: ResumeQueue

  private var listeners: [TCPListener] = []
  private var connections: [ObjectIdentifier: ServerConnection] = [:]
  private var handshaking: [ObjectIdentifier: TLSLayer] = [:]
  private var maintenance: TimerToken?
  private var draining = false
  private var drained: (() -> Void)?

  init(
    loop: Loop, limits: ServerLimits, table: RouteTable, origins: AllowedOrigins,
    connectionCount: ConnectionCount, handshakeCount: ConnectionCount, heldLimit: Int,
    random: any RandomSource,
    observer: @escaping @Sendable (ServerNote) -> Void
  ) {
    self.loop = loop
    self.limits = limits
    self.table = table
    self.origins = origins
    self.connectionCount = connectionCount
    self.handshakeCount = handshakeCount
    self.heldLimit = heldLimit
    self.random = random
    held = .allocate(capacity: 1)
    held.initialize(to: 0)
    self.observer = observer
    handlers = HandlerPool(loop: loop, parkedLimit: limits.parkedWorkers)
    resumed = ResumeQueue(loop: loop)
    frames = .allocate(capacity: 1)
    frames.initialize(to: WireBuffer(minimumCapacity: 64 << 10))
  }

  deinit {
    frames.deinitialize(count: 1)
    frames.deallocate()
    held.deallocate()
  }

  /// 10 % more or less of it.
  func jittered(_ milliseconds: UInt64) -> UInt64 {
    let tenth = milliseconds / 10
    return milliseconds - tenth + UInt64.random(in: 0...2 * tenth, using: &random)
  }

  func note(_ note: ServerNote) { observer(note) }

  func listen(
    at address: SocketAddress, sharingPort: Bool, tls: ServerTLS?
  ) throws(LoopError) -> SocketAddress {
    let listener = try TCPListener(
      on: loop, at: address, sharingPort: sharingPort,
      accepted: { [unowned self] in accepted($0, tls) },
      failed: { [unowned self] in note(.acceptFailed($0)) })
    listeners.append(listener)
    return listener.localAddress ?? address
  }

  func listen(atUnixPath path: String, tls: ServerTLS?) throws(LoopError) {
    listeners.append(
      try TCPListener(
        on: loop, atUnixPath: path, accepted: { [unowned self] in accepted($0, tls) },
        failed: { [unowned self] in note(.acceptFailed($0)) }))
  }

  private func accepted(_ tcp: TCPConnection, _ tls: ServerTLS?) {
    let host = tcp.remoteAddress?.hostKey
    switch connectionCount.take(
      limit: limits.connections, host: host, hostLimit: limits.connectionsPerHost)
    {
    case .taken: break
    case .full:
      note(.connectionRefused(tcp.peerName, limits.connections))
      return tcp.close()
    case .hostFull:
      note(.hostRefused(tcp.peerName, limits.connectionsPerHost))
      return tcp.close()
    }
    if let tls { return beginHandshake(tcp, tls, host) }
    tcp.delegate = serve(tcp, host, identity: nil)
    // Our settings leave with the answer to the first bytes: if those are no HTTP/2, the peer gets a text
    // that it can read instead.
    tcp.startReading()
  }

  private func serve(
    _ tcp: TCPConnection, _ host: HostKey?, identity: PeerIdentity?
  ) -> ServerConnection {
    let connection = ServerConnection(server: self, tcp: tcp, host: host, identity: identity)
    connections[ObjectIdentifier(connection)] = connection
    if maintenance == nil { maintenance = loop.schedule(after: 1_000, self, tag: 0) }
    if draining { connection.beginDrain() }
    return connection
  }

  // MARK: Handshakes

  /// A connection has a session of HTTP/2 only when its handshake is complete: until then it costs little.
  private func beginHandshake(_ tcp: TCPConnection, _ tls: ServerTLS, _ host: HostKey?) {
    guard case .taken = handshakeCount.take(limit: limits.handshakes) else {
      note(.handshakeRefused(tcp.peerName, limits.handshakes))
      connectionCount.giveBack(host)
      return tcp.close()
    }
    let layer = TLSLayer(
      tcp: tcp, engine: TLSEngine(server: tls.context), timeout: limits.handshakeTimeout)
    handshaking[ObjectIdentifier(layer)] = layer
    layer.opened = { [unowned self] layer in
      endHandshake(layer)
      tls.countHandshake(resumed: layer.engine.isResumed)
      let identity = layer.engine.peerCertificate.map { PeerIdentity($0) }
      layer.inner = serve(layer.tcp, host, identity: identity)
    }
    layer.refused = { [unowned self] layer, reason in
      note(.handshakeFailed(layer.tcp.peerName, reason))
      endHandshake(layer)
      connectionCount.giveBack(host)
      finishDrain()
    }
  }

  private func endHandshake(_ layer: TLSLayer) {
    handshaking[ObjectIdentifier(layer)] = nil
    handshakeCount.giveBack()
  }

  func remove(_ connection: ServerConnection) {
    guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
    connectionCount.giveBack(connection.host)
    finishDrain()
  }

  func timerFired(tag: Int) {
    maintenance = nil
    let now = loop.nowMilliseconds
    for connection in Array(connections.values) { connection.maintain(now) }
    if !connections.isEmpty { maintenance = loop.schedule(after: 1_000, self, tag: 0) }
  }

  // MARK: The end

  /// Accepts no more, and lets every connection end after its streams.
  func drain(_ completion: @escaping () -> Void) {
    for listener in listeners { listener.close() }
    listeners = []
    draining = true
    drained = completion
    for connection in Array(connections.values) { connection.beginDrain() }
    finishDrain()
  }

  private func finishDrain() {
    guard draining, connections.isEmpty, handshaking.isEmpty else { return }
    drained?()
    drained = nil
  }

  /// Ends what a drain has left.
  func endNow() {
    for connection in Array(connections.values) {
      connection.endNow("the server is shutting down")
    }
    for layer in Array(handshaking.values) { layer.tcp.close() }
  }
}

extension PeerIdentity {
  init(_ certificate: PeerCertificate) {
    self.init(
      subject: certificate.subject, dnsNames: certificate.dnsNames, uris: certificate.uris,
      emailAddresses: certificate.emailAddresses, fingerprint: certificate.fingerprint,
      notAfter: certificate.notAfter)
  }
}
