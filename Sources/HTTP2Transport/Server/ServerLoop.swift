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
  /// A peer speaks TLS to a port of clear text, or the other way round.
  case wrongProtocol(String, String)
  case acceptFailed(LoopError)
  case connectionRefused(String, Int)
  case hostRefused(String, Int)
  case handshakeRefused(String, Int)
  case handshakeFailed(String, String)

  public var description: String {
    switch self {
    case .sessionFailed(let peer, let error): "connection from \(peer): \(error)"
    case .connectionEnded(let peer, let reason), .wrongProtocol(let peer, let reason):
      "connection from \(peer) ended: \(reason)"
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

/// A TLS handshake in flight.
struct Handshake {
  let layer: TLSLayer
  let host: HostKey?
  let account: UnsafeMutablePointer<HostAccount>
  /// On the loop's clock.
  let began: UInt64
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
  /// What one connection may make the loop hold.
  let connectionLimit: Int
  /// How many connections there may be, in all and of one host: may be changed while the server runs.
  var places: (connections: Int, perHost: Int)
  /// The hosts that have connections here.
  var hosts = HostAccounts()
  private var random: any RandomSource

  /// The streams whose sources have said that there is more.
  let resumed: ResumeQueue

  private var listeners: [TCPListener] = []
  private(set) var connections: [ObjectIdentifier: ServerConnection] = [:]
  private(set) var handshaking: [ObjectIdentifier: Handshake] = [:]
  private var maintenance: TimerToken?
  private var connectionsServed: UInt64 = 0
  /// Connections that are here or on their way.
  private let load = Atomic(0)
  private var nextLoop = 0
  private var draining = false
  /// Everybody who waits for the end of the drain.
  private var drained: [() -> Void] = []

  init(
    loop: Loop, limits: ServerLimits, table: RouteTable, origins: AllowedOrigins,
    connectionCount: ConnectionCount, handshakeCount: ConnectionCount, heldLimit: Int,
    random: any RandomSource,
    observer: @escaping @Sendable (ServerNote) -> Void
  ) {
    self.loop = loop
    self.limits = limits
    places = (limits.connections, limits.connectionsPerHost)
    self.table = table
    self.origins = origins
    self.connectionCount = connectionCount
    self.handshakeCount = handshakeCount
    self.heldLimit = heldLimit
    connectionLimit = heldLimit / 2
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
    guard milliseconds > 0 else { return 0 }
    let tenth = milliseconds / 10
    return milliseconds - tenth + UInt64.random(in: 0...2 * tenth, using: &random)
  }

  func note(_ note: ServerNote) { observer(note) }

  /// Listens for all loops of the server.
  func listen(
    at address: SocketAddress, for loops: [ServerLoop], tls: ServerTLS?
  ) throws(LoopError) -> SocketAddress {
    let listener = try TCPListener(
      on: loop, at: address, accepted: { [unowned self] in spread($0, loops, tls) },
      failed: { [unowned self] in note(.acceptFailed($0)) })
    listeners.append(listener)
    return listener.localAddress ?? address
  }

  func listen(
    atUnixPath path: String, for loops: [ServerLoop], tls: ServerTLS?
  ) throws(LoopError) {
    listeners.append(
      try TCPListener(
        on: loop, atUnixPath: path, accepted: { [unowned self] in spread($0, loops, tls) },
        failed: { [unowned self] in note(.acceptFailed($0)) }))
  }

  /// Gives a connection to the loop that has fewest; of those that have as few, to the next one.
  private func spread(_ tcp: TCPConnection, _ loops: [ServerLoop], _ tls: ServerTLS?) {
    guard loops.count > 1 else {
      load.wrappingAdd(1, ordering: .relaxed)
      return accepted(tcp, tls)
    }
    nextLoop = (nextLoop + 1) % loops.count
    let inTurn = loops[nextLoop...] + loops[..<nextLoop]
    let chosen =
      inTurn.min {
        $0.load.load(ordering: .relaxed) < $1.load.load(ordering: .relaxed)
      } ?? self
    chosen.load.wrappingAdd(1, ordering: .relaxed)
    guard chosen !== self else { return accepted(tcp, tls) }
    guard let descriptor = tcp.detach() else {
      chosen.load.wrappingSubtract(1, ordering: .relaxed)
      return note(
        .acceptFailed(
          LoopError(
            "move a connection to its loop", name: "EMFILE", reason: "too many open files")))
    }
    chosen.loop.execute {
      guard let tcp = chosen.loop.adopt(descriptor) else { return }
      // A drain that has ended does not wait for what was on its way.
      guard !chosen.draining else { return tcp.close() }
      chosen.accepted(tcp, tls)
    }
  }

  private func accepted(_ tcp: TCPConnection, _ tls: ServerTLS?) {
    let host = tcp.remoteAddress?.hostKey
    switch takePlace(host) {
    case .taken: break
    case .full:
      note(.connectionRefused(tcp.peerName, places.connections))
      load.wrappingSubtract(1, ordering: .relaxed)
      return tcp.close()
    case .hostFull:
      note(.hostRefused(tcp.peerName, places.perHost))
      load.wrappingSubtract(1, ordering: .relaxed)
      return tcp.close()
    }
    if let tls { return beginHandshake(tcp, tls, host) }
    tcp.delegate = serve(tcp, host, identity: nil)
    // Our settings leave with the answer to the first bytes: if those are no HTTP/2, the peer gets a text
    // that it can read instead.
    tcp.startReading()
  }

  private func takePlace(_ host: HostKey?) -> ConnectionCount.Answer {
    let answer = connectionCount.take(
      limit: places.connections, host: host, hostLimit: places.perHost)
    guard case .full = answer, makePlace(for: host) else { return answer }
    return connectionCount.take(
      limit: places.connections, host: host, hostLimit: places.perHost)
  }

  private func giveBackPlace(_ host: HostKey?) {
    connectionCount.giveBack(host)
    load.wrappingSubtract(1, ordering: .relaxed)
  }

  private func serve(
    _ tcp: TCPConnection, _ host: HostKey?, identity: PeerIdentity?, tls: TLSEngine? = nil
  ) -> ServerConnection {
    connectionsServed += 1
    let connection = ServerConnection(
      server: self, tcp: tcp, host: host, account: hosts.take(host), identity: identity,
      tls: tls, number: UInt64(loop.index) << 48 | connectionsServed)
    connections[ObjectIdentifier(connection)] = connection
    if maintenance == nil { maintenance = loop.schedule(after: 1_000, self, tag: 0) }
    if draining { connection.beginDrain() }
    return connection
  }

  // MARK: Handshakes

  /// A connection has a session of HTTP/2 only when its handshake is complete: until then it costs little.
  private func beginHandshake(_ tcp: TCPConnection, _ tls: ServerTLS, _ host: HostKey?) {
    guard takeHandshakePlace(host) else {
      note(.handshakeRefused(tcp.peerName, limits.handshakes))
      giveBackPlace(host)
      return tcp.close()
    }
    let layer = TLSLayer(
      tcp: tcp, engine: TLSEngine(server: tls.context), timeout: limits.handshakeTimeout)
    let account = hosts.take(host)
    account.pointee.handshakes += 1
    charge(TLSEngine.handshakeBytes, to: account)
    handshaking[ObjectIdentifier(layer)] = Handshake(
      layer: layer, host: host, account: account, began: loop.nowMilliseconds)
    layer.opened = { [unowned self] layer in
      endHandshake(layer)
      tls.countHandshake(resumed: layer.engine.isResumed)
      let identity = layer.engine.peerCertificate.map { PeerIdentity($0) }
      layer.inner = serve(layer.tcp, host, identity: identity, tls: layer.engine)
    }
    layer.refused = { [unowned self] layer, reason in
      note(
        layer.speaksClearText
          ? .wrongProtocol(layer.tcp.peerName, reason)
          : .handshakeFailed(layer.tcp.peerName, reason))
      endHandshake(layer)
      giveBackPlace(host)
      finishDrain()
    }
  }

  private func takeHandshakePlace(_ host: HostKey?) -> Bool {
    if case .taken = handshakeCount.take(limit: limits.handshakes) { return true }
    guard makeHandshakePlace(for: host) else { return false }
    if case .taken = handshakeCount.take(limit: limits.handshakes) { return true }
    return false
  }

  private func charge(_ bytes: Int, to account: UnsafeMutablePointer<HostAccount>) {
    account.pointee.held += bytes
    held.pointee += bytes
  }

  private func endHandshake(_ layer: TLSLayer) {
    guard let handshake = handshaking.removeValue(forKey: ObjectIdentifier(layer)) else { return }
    handshake.account.pointee.handshakes -= 1
    charge(-TLSEngine.handshakeBytes, to: handshake.account)
    hosts.giveBack(handshake.host)
    handshakeCount.giveBack()
  }

  func remove(_ connection: ServerConnection) {
    guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
    connection.account.pointee.close()
    hosts.giveBack(connection.host)
    giveBackPlace(connection.host)
    finishDrain()
  }

  func timerFired(tag: Int) {
    maintenance = nil
    let now = loop.nowMilliseconds
    for connection in Array(connections.values) { connection.maintain(now) }
    shed()
    if !connections.isEmpty { maintenance = loop.schedule(after: 1_000, self, tag: 0) }
  }

  // MARK: The end

  /// Accepts no more, and lets every connection end after its streams.
  func drain(_ completion: @escaping () -> Void) {
    for listener in listeners { listener.close() }
    listeners = []
    draining = true
    drained.append(completion)
    for connection in Array(connections.values) { connection.beginDrain() }
    finishDrain()
  }

  private func finishDrain() {
    guard draining, connections.isEmpty, handshaking.isEmpty else { return }
    let told = drained
    drained = []
    for completion in told { completion() }
  }

  /// Ends what a drain has left.
  func endNow() {
    for connection in Array(connections.values) {
      connection.endNow("the server is shutting down")
    }
    for handshake in Array(handshaking.values) { handshake.layer.tcp.close() }
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
