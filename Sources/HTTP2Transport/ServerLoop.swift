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
  case handshakeRefused(String, Int)
  case handshakeFailed(String, String)

  public var description: String {
    switch self {
    case .sessionFailed(let peer, let error): "connection from \(peer): \(error)"
    case .connectionEnded(let peer, let reason): "connection from \(peer) ended: \(reason)"
    case .acceptFailed(let error): "\(error)"
    case .connectionRefused(let peer, let limit):
      "connection from \(peer) refused: the limit of \(limit) connections is reached"
    case .handshakeRefused(let peer, let limit):
      "connection from \(peer) refused: \(limit) TLS handshakes are in flight, which is the limit"
    case .handshakeFailed(let peer, let reason):
      "TLS handshake with \(peer) failed: \(reason)"
    }
  }
}

/// What a server has on one loop. Confined to the loop.
final class ServerLoop: TimerTarget, TurnFlushing, StreamScheduling, @unchecked Sendable {
  // Sound although unchecked: made before the server starts, then used on its loop only.
  let loop: Loop
  let limits: ServerLimits
  let table: RouteTable
  let handlers: HandlerPool
  /// Shared by all connections: what a source was pulled for is copied at once.
  /// Behind a pointer, which costs no exclusivity check; owned, freed in `deinit`.
  let frames: UnsafeMutablePointer<WireBuffer>
  private let observer: @Sendable (ServerNote) -> Void
  private let connectionCount: ConnectionCount
  private let handshakeCount: ConnectionCount

  private struct Resumed {
    var scheduled: [StreamHandle] = []
    var delivering: [StreamHandle] = []
  }
  /// Owned, freed in `deinit`.
  private let resumed: UnsafeMutablePointer<Resumed>

  private var listeners: [TCPListener] = []
  private var connections: [ObjectIdentifier: ServerConnection] = [:]
  private var handshaking: [ObjectIdentifier: TLSLayer] = [:]
  private var maintenance: TimerToken?
  private var draining = false
  private var drained: (() -> Void)?

  init(
    loop: Loop, limits: ServerLimits, table: RouteTable, connectionCount: ConnectionCount,
    handshakeCount: ConnectionCount,
    observer: @escaping @Sendable (ServerNote) -> Void
  ) {
    self.loop = loop
    self.limits = limits
    self.table = table
    self.connectionCount = connectionCount
    self.handshakeCount = handshakeCount
    self.observer = observer
    handlers = HandlerPool(loop: loop, parkedLimit: limits.parkedWorkers)
    resumed = .allocate(capacity: 1)
    resumed.initialize(to: Resumed())
    frames = .allocate(capacity: 1)
    frames.initialize(to: WireBuffer(minimumCapacity: 64 << 10))
  }

  deinit {
    resumed.deinitialize(count: 1)
    resumed.deallocate()
    frames.deinitialize(count: 1)
    frames.deallocate()
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

  private func accepted(_ tcp: TCPConnection, _ tls: ServerTLS?) {
    guard connectionCount.take(limit: limits.connections) else {
      note(.connectionRefused(tcp.remoteAddress?.description ?? "unknown", limits.connections))
      return tcp.close()
    }
    if let tls { return beginHandshake(tcp, tls.context) }
    tcp.delegate = serve(tcp, identity: nil)
    // Our settings leave with the answer to the first bytes: if those are no HTTP/2, the peer gets a text
    // that it can read instead.
    tcp.startReading()
  }

  private func serve(_ tcp: TCPConnection, identity: PeerIdentity?) -> ServerConnection {
    let connection = ServerConnection(server: self, tcp: tcp, identity: identity)
    connections[ObjectIdentifier(connection)] = connection
    if maintenance == nil { maintenance = loop.schedule(after: 1_000, self, tag: 0) }
    if draining { connection.beginDrain() }
    return connection
  }

  // MARK: Handshakes

  /// A connection has a session of HTTP/2 only when its handshake is complete: until then it costs little.
  private func beginHandshake(_ tcp: TCPConnection, _ context: TLSContext) {
    guard handshakeCount.take(limit: limits.handshakes) else {
      note(
        .handshakeRefused(tcp.remoteAddress?.description ?? "unknown", limits.handshakes))
      connectionCount.giveBack()
      return tcp.close()
    }
    let layer = TLSLayer(
      tcp: tcp, engine: TLSEngine(server: context), timeout: limits.handshakeTimeout)
    handshaking[ObjectIdentifier(layer)] = layer
    layer.opened = { [unowned self] layer in
      endHandshake(layer)
      let identity = layer.engine.peerCertificate.map { PeerIdentity($0) }
      layer.inner = serve(layer.tcp, identity: identity)
    }
    layer.refused = { [unowned self] layer, reason in
      note(.handshakeFailed(layer.tcp.remoteAddress?.description ?? "unknown", reason))
      endHandshake(layer)
      connectionCount.giveBack()
      finishDrain()
    }
  }

  private func endHandshake(_ layer: TLSLayer) {
    handshaking[ObjectIdentifier(layer)] = nil
    handshakeCount.giveBack()
  }

  func remove(_ connection: ServerConnection) {
    guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
    connectionCount.giveBack()
    finishDrain()
  }

  func timerFired(tag: Int) {
    maintenance = nil
    let now = loop.nowMilliseconds
    for connection in Array(connections.values) { connection.maintain(now) }
    if !connections.isEmpty { maintenance = loop.schedule(after: 1_000, self, tag: 0) }
  }

  // MARK: Fan-out

  func schedule(_ handle: StreamHandle) {
    if resumed.pointee.scheduled.isEmpty { loop.scheduleFlush(self) }
    resumed.pointee.scheduled.append(handle)
  }

  func flushTurn() {
    swap(&resumed.pointee.scheduled, &resumed.pointee.delivering)
    for index in resumed.pointee.delivering.indices {
      resumed.pointee.delivering[index].deliver()
    }
    resumed.pointee.delivering.removeAll(keepingCapacity: true)
  }

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
    for connection in Array(connections.values) { connection.endNow() }
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

/// Connections of all loops of a server, or handshakes.
final class ConnectionCount: Sendable {
  private let count = Atomic(0)

  /// False when there are `limit` already.
  func take(limit: Int) -> Bool {
    guard count.add(1, ordering: .relaxed).newValue <= limit else {
      giveBack()
      return false
    }
    return true
  }

  func giveBack() { count.subtract(1, ordering: .relaxed) }

  var current: Int { count.load(ordering: .relaxed) }
}
