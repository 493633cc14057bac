import EventLoop
import HTTP2Session
import RPC
import TLSSession
import WireCodec

/// One connection of a server: the session's events become calls, and their answers frames.
final class ServerConnection: Session, ConnectionDelegate, PipeOwner, ReplyTarget, TimerTarget,
  @unchecked Sendable
{
  // Sound although unchecked: everything runs on the loop of the connection. Tasks reach it through
  // `attend` only, which hops to the loop.

  // First what every write touches.
  let server: ServerLoop
  let tcp: TCPConnection
  var streamCount = 0
  var hasEarlyResets = false
  /// The peer sends no more. What it has asked for is still answered.
  var hasReadEnd = false
  /// The peer speaks HTTP/1.
  private(set) var bridge: HTTP1Bridge?
  /// Nothing is read until the bridge has room.
  private(set) var isHeldBack = false
  /// The turn of the loop's `ResumeQueue` in which streams went on the last time.
  var resumedInTurn = 0
  /// The one in which memory was asked for.
  var askedInTurn = 0

  enum Drain {
    case none
    /// The notice is out since then.
    case noticed(UInt64)
    case final
  }
  var drain = Drain.none
  /// Why, for the GOAWAY.
  var drainReason = ""

  /// What the bytes of `tcp` go through, if it is TLS.
  let tls: TLSEngine?
  let table: RouteTable
  /// Of `pool` and `account`. Owned, freed in `deinit`.
  private let memory: UnsafeMutableRawPointer
  /// Behind a pointer, which costs no exclusivity check.
  let pool: UnsafeMutablePointer<ServerStreamPool>
  private(set) lazy var peer: String = tcp.peerName

  /// Who the peer is by its certificate.
  private let identity: PeerIdentity?
  /// Whom the connection is counted for.
  let host: HostKey?
  var streams: ServerStreamPointer?
  var runningHandlers = 0
  /// Bytes of requests received and not consumed, and credit of the connection kept back for them.
  var bufferedBytes = 0
  var connectionCreditDue = 0
  /// Bytes of unary responses whose streams are open.
  var unsentResponseBytes = 0
  /// Handlers of one message that are submitted and have not begun, and how large a response they may be
  /// expected to make: the largest of late, forgotten by an eighth with each smaller one. One read can complete
  /// two hundred requests, whose responses are not there to be counted yet; 256 KiB before there was any.
  var queuedHandlers = 0
  var expectedResponseBytes = 256 << 10
  /// Calls whose handlers wait until the peer has taken responses, in order.
  var parked: [ServerStreamPointer] = [] {
    didSet { hasParked = !parked.isEmpty }
  }
  /// Whether there are any: asked for every call, and costs no exclusivity check.
  private(set) var hasParked = false
  /// Streams to reset, as their answers were complete before their requests. The library would drop an
  /// answer that is not yet on its way, so the resets wait until it has nothing else to send.
  var earlyResets: [Int32] = []

  /// Bytes of incomplete requests that are kept for handlers of one message.
  var heldBytes = 0
  /// Bytes of header lists of open calls.
  var headerBytes = 0
  /// Bytes of streamed responses that wait.
  var streamedBytes = 0
  /// Tells pipes when there are many of these; made by the first.
  private(set) var pressure: OutputPressure?
  /// Bytes that were counted for the library, the socket and the bridge the last time.
  var sampledBytes = 0
  /// Calls that are ended at the end of the turn, as too much waits of them.
  var overdue: [Int32] = []
  /// All of it. Behind a pointer, which costs no exclusivity check.
  let account: UnsafeMutablePointer<ConnectionAccount>
  private let place: PeerPlace
  /// When bytes arrived the last time.
  var lastActivity: UInt64
  let opened: UInt64
  var settingsDone = false
  /// Since when a header list is incomplete.
  var headersBegan: UInt64?
  /// The first bytes, while they do not say what the peer speaks.
  private var opening: [UInt8]? = []
  /// The session has failed and its streams are gone; the library does not know that.
  private(set) var isAbandoned = false
  /// What the timers have seen.
  var watch: ConnectionWatch
  private var startsLikeTLS = false

  /// Whoever makes it gives it the bytes of `tcp`, directly or behind TLS.
  ///
  /// - Parameters:
  ///   - account: the host's, in which the connection is counted.
  ///   - number: no other connection of the process has it.
  init(
    server: ServerLoop, tcp: TCPConnection, host: HostKey?,
    account hostAccount: UnsafeMutablePointer<HostAccount>, identity: PeerIdentity?,
    tls: TLSEngine?,
    number: UInt64
  ) {
    self.server = server
    // Sound: the one follows the other; both consist of words.
    let offset = MemoryLayout<ConnectionAccount>.stride
    memory = .allocate(
      byteCount: offset + MemoryLayout<ServerStreamPool>.size, alignment: 16)
    account = memory.bindMemory(to: ConnectionAccount.self, capacity: 1)
    pool = (memory + offset).bindMemory(to: ServerStreamPool.self, capacity: 1)
    account.initialize(to: ConnectionAccount(host: hostAccount, total: server.held))
    place = PeerPlace(host: host?.bits ?? 0, connection: number)
    self.identity = identity
    self.tls = tls
    self.host = host
    table = server.table
    pool.initialize(to: ServerStreamPool())
    self.tcp = tcp
    let now = server.loop.nowMilliseconds
    opened = now
    lastActivity = now
    watch = ConnectionWatch(
      lastCall: now, ageLimit: server.jittered(server.limits.connectionAge))
    super.init(role: .server, limits: server.limits.session, nowMilliseconds: now)
  }

  deinit {
    pool.deinitialize(count: 1)
    memory.deallocate()
  }

  /// Bytes that the bridge holds.
  var bridgeBytes: Int { bridge?.heldBytes ?? 0 }

  /// What tells a pipe of this connection when to make less.
  func outputPressure() -> OutputPressure {
    if let pressure { return pressure }
    let made = OutputPressure()
    made.set(isTight)
    pressure = made
    return made
  }

  var loop: Loop { server.loop }

  // MARK: Bytes

  func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
    // Behind TLS one read can carry more after what ended the session.
    guard !hasFailed else { return }
    let now = loop.nowMilliseconds
    lastActivity = now
    if let opening, !(opening.isEmpty && ConnectionOpening.isPreface(bytes)) {
      // Nothing is said before that is clear: to whom speaks HTTP/1 our settings are none of an answer.
      guard recognise(opening, bytes, now) else { return }
    } else {
      opening = nil
      take(bytes, now)
    }
    tcp.setNeedsFlush()
  }

  /// Finds out what the peer speaks, by what came before and what comes now; false when it is not clear yet.
  private func recognise(_ held: [UInt8], _ bytes: UnsafeRawBufferPointer, _ now: UInt64) -> Bool {
    let all = held + bytes
    return all.withUnsafeBytes { all in
      switch ConnectionOpening(all, lineLimit: Int(server.limits.session.headerListBytes)) {
      case .undecided:
        headersBegan = headersBegan ?? now
        charge(all.count - held.count)
        opening = Array(all)
        return false
      case .http2: headersBegan = nil
      case .http1:
        bridge = HTTP1Bridge(limits: server.limits, nowMilliseconds: now)
        watchPeer(idle: server.limits.keepaliveTime)
      }
      charge(-held.count)
      opening = nil
      startsLikeTLS = all.first == 0x16
      take(all, now)
      return true
    }
  }

  private func take(_ bytes: UnsafeRawBufferPointer, _ now: UInt64) {
    if let bridge {
      bridge.received(bytes)
      shuttle(bridge)
      headersBegan = bridge.isMidHead ? headersBegan ?? now : nil
    } else {
      do throws(SessionError) {
        try receive(bytes, nowMilliseconds: now)
      } catch {
        sessionFailed(error)
      }
    }
    sample()
  }

  private func sessionFailed(_ error: SessionError) {
    tcp.stopReading()
    if error.kind == .notHTTP2, startsLikeTLS {
      return server.note(
        .wrongProtocol(peer, "the client speaks TLS, this port speaks clear text"))
    }
    abandon()
    server.note(.sessionFailed(peer, error))
  }

  func connectionReadEnded() -> Bool {
    guard !hasReadEnd else { return true }
    guard !hasFailed, opening == nil else { return false }
    hasReadEnd = true
    if let bridge {
      bridge.inputEnded()
      shuttle(bridge)
    } else {
      endHalfRequests()
    }
    tcp.setNeedsFlush()
    return true
  }

  /// Carries what the two sessions have for each other, until neither has anything.
  private func shuttle(_ bridge: HTTP1Bridge) {
    guard !isAbandoned else { return }
    let now = loop.nowMilliseconds
    do throws(SessionError) {
      var moved = true
      while moved {
        moved = false
        while let chunk = bridge.nextChunk() {
          try receive(chunk, nowMilliseconds: now)
          moved = true
        }
        while let chunk = nextChunk() ?? chunkAfterResets() {
          try bridge.receive(chunk, nowMilliseconds: now)
          moved = true
        }
        bridge.advance()
      }
    } catch {
      // Whichever side it was: what one has let go, the other must not go on to call.
      fail("\(error)", .internalError)
      bridge.giveUp()
      sessionFailed(error)
    }
    guard bridge.isCongested != isHeldBack else { return }
    isHeldBack.toggle()
    if isHeldBack { tcp.stopReading() } else { tcp.startReading() }
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    if !overdue.isEmpty { endOverdueCalls() }
    if let bridge { return collect(bridge, into: &buffer) }
    repeat {
      while !buffer.isFull, let chunk = nextChunk() ?? chunkAfterResets() { buffer.append(chunk) }
    } while !buffer.isFull && runParked()
    if hasReadEnd, !buffer.isFull, streamCount > 0 {
      resetBlocked()
      while !buffer.isFull, let chunk = nextChunk() { buffer.append(chunk) }
    }
    if !buffer.isFull, hasFailed || isOver || isDrained || hasReadEnd && streamCount == 0 {
      tcp.closeWhenFlushed()
    }
  }

  private func collect(_ bridge: HTTP1Bridge, into buffer: inout OutputBuffer) {
    shuttle(bridge)
    while !buffer.isFull, bridge.hasOutput {
      bridge.takeOutput(buffer.room) { buffer.append($0) }
      shuttle(bridge)
    }
    guard !buffer.isFull else { return }
    if bridge.isFinished || hasFailed || isOver || isDrained { tcp.closeWhenFlushed() }
  }

  private func chunkAfterResets() -> UnsafeRawBufferPointer? {
    hasEarlyResets ? resetEarlyAndGoOn() : nil
  }

  /// Not inlined: its access to the list would be moved to where every write pays for it.
  @inline(never)
  private func resetEarlyAndGoOn() -> UnsafeRawBufferPointer? {
    hasEarlyResets = false
    for id in earlyResets { reset(id, .noError) }
    earlyResets.removeAll()
    return nextChunk()
  }

  private var isDrained: Bool {
    if case .final = drain { streamCount == 0 } else { false }
  }

  func connectionClosed(_ reason: CloseReason) {
    closeStreams()
    server.remove(self)
  }

  /// After the session has failed, outside of its calls: the streams need not wait until a peer has read the
  /// GOAWAY, which it may never do.
  func abandon() {
    isAbandoned = true
    closeStreams()
    pool.pointee.trim()
  }

  private func closeStreams() {
    let error = RPCError(.cancelled, "the connection to \(peer) was lost")
    while let stream = streams { close(stream, error) }
  }

  // MARK: Connection events

  override func settingsAcknowledged() { settingsDone = true }

  override func pingReceived() { countPing() }

  override func pingAcknowledged(_ payload: UInt64) {
    if case .noticed = drain { sendFinalGoAway() }
  }

  // MARK: Streams begin

  override func streamBegan(_ id: Int32) -> UnsafeMutableRawPointer? {
    headersBegan = lastActivity
    watch.lastCall = lastActivity
    let stream = pool.pointee.make(loop, identity, place) { peer }
    charge(ServerStream.bytes)
    stream.pointee.id = id
    stream.pointee.beganMilliseconds = lastActivity
    stream.pointee.call.pointee.transportState = UnsafeMutableRawPointer(stream)
    stream.pointee.next = streams
    streams?.pointee.previous = stream
    streams = stream
    streamCount += 1
    return UnsafeMutableRawPointer(stream)
  }

  override func streamField(
    _ id: Int32, _ state: UnsafeMutableRawPointer, name: UnsafeRawBufferPointer,
    value: UnsafeRawBufferPointer
  ) {
    // Sound, here and below: the state of a stream is what `streamBegan` returned.
    let stream = state.assumingMemoryBound(to: ServerStream.self)
    guard stream.pointee.state.request == .head else { return }
    switch name.count {
    case 5 where name.equals(":path"): setPath(stream, value)
    case 7 where name.equals(":method"): stream.pointee.head.setMethod(value)
    case 7 where name.equals(":scheme"): break
    case 10 where name.equals(":authority"): break
    case 12 where name.equals("content-type"):
      stream.pointee.head.contentType = ContentType.parse(value)
    case 2 where name.equals("te"): stream.pointee.head.badTE = !value.matches("trailers")
    case 12 where name.equals("grpc-timeout"): stream.pointee.head.setTimeout(value)
    case 13 where name.equals("grpc-encoding"):
      stream.pointee.head.setCompression(value)
    case 14 where name.equals("dropwire-codec"): stream.pointee.head.setCodec(value)
    case 14 where name.equals("content-length"): break
    case 20 where name.equals("grpc-accept-encoding"):
      stream.pointee.head.acceptsGzip = Compression.isOffered(in: value)
    case 6, 15, 16, 18, 23, 24, 29, 30:
      if !ProtocolFields.take(name, value, into: &stream.pointee.head.fields) {
        stream.pointee.call.pointee.headers.append(name: name, value: value)
      }
    default: stream.pointee.call.pointee.headers.append(name: name, value: value)
    }
  }

  private func setPath(_ stream: ServerStreamPointer, _ path: UnsafeRawBufferPointer) {
    if let route = table.route(for: path) {
      stream.pointee.head.hasRoute = true
      stream.pointee.call.pointee.setRoute(route)
    } else {
      let fields = ProtocolFields.made(&stream.pointee.head.fields)
      fields.pathProblem = table.explainMissing(path)
      // Only some protocols have paths with more than the name; which it is comes later.
      guard let mark = path.firstIndex(of: 0x3F),
        let route = table.route(for: UnsafeRawBufferPointer(rebasing: path[..<mark]))
      else { return }
      fields.hasQuery = true
      stream.pointee.head.hasRoute = true
      stream.pointee.call.pointee.setRoute(route)
    }
  }

  override func streamHeaders(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ kind: HeaderKind, endStream: Bool,
    tooLarge: Bool
  ) {
    headersBegan = nil
    let stream = state.assumingMemoryBound(to: ServerStream.self)
    guard kind == .request else {
      // Trailers of a request: nothing in gRPC uses them, but they end it.
      if endStream { streamEnded(id, state) }
      return
    }
    guard stream.pointee.state.completeHead(endStream: endStream) else {
      // It took so long that the call has its answer.
      return dropHeaders(stream)
    }
    if admit(stream, tooLarge: tooLarge), keepHeaders(stream) {
      if isAdmitted(stream) {
        if !endStream, stream.pointee.head.fields?.expectation != nil { submitContinue(id) }
        begin(stream)
      }
    } else {
      dropHeaders(stream)
    }
    if stream.pointee.state.request == .complete { finishRequest(stream) }
  }

  /// Nobody looks at them any more.
  private func dropHeaders(_ stream: ServerStreamPointer) {
    stream.pointee.call.pointee.headers = HeaderBlock()
    stream.pointee.head.fields = nil
  }

  override func streamData(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ bytes: UnsafeRawBufferPointer
  ) {
    take(bytes, of: state.assumingMemoryBound(to: ServerStream.self))
  }

  override func streamEnded(_ id: Int32, _ state: UnsafeMutableRawPointer) {
    let stream = state.assumingMemoryBound(to: ServerStream.self)
    if stream.pointee.state.endRequest() { finishRequest(stream) }
  }

  override func readBody(
    _ id: Int32, _ state: UnsafeMutableRawPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> BodyRead {
    guard !isAbandoned else { return BodyRead() }
    return fill(buffer, from: state.assumingMemoryBound(to: ServerStream.self))
  }

  override func streamClosed(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ code: ErrorCode
  ) {
    guard !isAbandoned else { return }
    closed(state.assumingMemoryBound(to: ServerStream.self), code)
  }
}
