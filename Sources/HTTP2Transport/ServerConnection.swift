import EventLoop
import HTTP2Session
import RPC
import WireCodec

/// One connection of a server: the session's events become calls, and their answers frames.
final class ServerConnection: Session, ConnectionDelegate, PipeOwner, StreamResuming, TimerTarget,
  @unchecked Sendable
{
  // Sound although unchecked: everything runs on the loop of the connection. Tasks reach it through
  // `attend` only, which hops to the loop.

  // First what every write touches.
  let server: ServerLoop
  let tcp: TCPConnection
  var streamCount = 0
  var hasEarlyResets = false
  /// The peer speaks HTTP/1, and is told what this port speaks.
  private var plainAnswer = false

  enum Drain {
    case none
    /// The notice is out since then.
    case noticed(UInt64)
    case final
  }
  private(set) var drain = Drain.none

  let table: RouteTable
  /// Owned, freed in `deinit`; behind a pointer, which costs no exclusivity check.
  let pool: UnsafeMutablePointer<ServerStreamPool>
  private(set) lazy var peer: String = tcp.remoteAddress?.description ?? "unknown"

  /// Who the peer is by its certificate.
  private let identity: PeerIdentity?
  var streams: ServerStreamPointer?
  var runningHandlers = 0
  /// Bytes of requests received and not consumed, and credit of the connection kept back for them.
  var bufferedBytes = 0
  var connectionCreditDue = 0
  /// Bytes of unary responses whose streams are open.
  var unsentResponseBytes = 0
  /// Streams to reset, as their answers were complete before their requests. The library would drop an
  /// answer that is not yet on its way, so the resets wait until it has nothing else to send.
  var earlyResets: [Int32] = []

  var lastActivity: UInt64
  private let opened: UInt64
  private var settingsDone = false
  /// Since when a header list is incomplete.
  private var headersBegan: UInt64?
  /// Since when no write has completed, and how many had then.
  private var stalled: (since: UInt64, writes: UInt64)?
  private var receivedAnything = false

  /// Whoever makes it gives it the bytes of `tcp`, directly or behind TLS.
  init(server: ServerLoop, tcp: TCPConnection, identity: PeerIdentity?) {
    self.server = server
    self.identity = identity
    table = server.table
    pool = .allocate(capacity: 1)
    pool.initialize(to: ServerStreamPool())
    self.tcp = tcp
    let now = server.loop.nowMilliseconds
    opened = now
    lastActivity = now
    super.init(role: .server, limits: server.limits.session, nowMilliseconds: now)
  }

  deinit {
    pool.deinitialize(count: 1)
    pool.deallocate()
  }

  var loop: Loop { server.loop }

  // MARK: Bytes

  func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
    // Behind TLS one read can carry more after what ended the session.
    guard !hasFailed else { return }
    let now = loop.nowMilliseconds
    lastActivity = now
    do throws(SessionError) {
      try receive(bytes, nowMilliseconds: now)
    } catch {
      sessionFailed(error, bytes)
    }
    receivedAnything = true
    tcp.setNeedsFlush()
  }

  private func sessionFailed(_ error: SessionError, _ bytes: UnsafeRawBufferPointer) {
    tcp.stopReading()
    if error.kind == .notHTTP2, !receivedAnything, let first = bytes.first, first >= 0x41,
      first <= 0x5A
    {
      plainAnswer = true
    }
    if error.kind == .notHTTP2, !receivedAnything, bytes.first == 0x16 {
      return server.note(
        .connectionEnded(peer, "the client speaks TLS, this port speaks clear text"))
    }
    server.note(.sessionFailed(peer, error))
  }

  /// What an HTTP/1 client can read.
  private static let http1Answer =
    "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain\r\nconnection: close\r\n"
    + "content-length: 92\r\n\r\n"
    + "This port speaks HTTP/2 with prior knowledge (gRPC). "
    + "With curl: --http2-prior-knowledge\n"

  func connectionCollect(into buffer: inout OutputBuffer) {
    if plainAnswer {
      var answer = Self.http1Answer
      answer.withUTF8 { buffer.append(UnsafeRawBufferPointer($0)) }
      plainAnswer = false
      tcp.closeWhenFlushed()
      return
    }
    while !buffer.isFull, let chunk = nextChunk() ?? chunkAfterResets() { buffer.append(chunk) }
    if !buffer.isFull, hasFailed || isOver || isDrained { tcp.closeWhenFlushed() }
  }

  private func chunkAfterResets() -> UnsafeRawBufferPointer? {
    guard hasEarlyResets else { return nil }
    hasEarlyResets = false
    for id in earlyResets { reset(id, .noError) }
    earlyResets.removeAll()
    return nextChunk()
  }

  private var isDrained: Bool {
    if case .final = drain { streamCount == 0 } else { false }
  }

  func connectionClosed(_ reason: CloseReason) {
    let error = RPCError(.cancelled, "the connection to \(peer) was lost")
    while let stream = streams { close(stream, error) }
    server.remove(self)
  }

  // MARK: Connection events

  override func settingsAcknowledged() { settingsDone = true }

  override func pingAcknowledged(_ payload: UInt64) {
    if case .noticed = drain { sendFinalGoAway() }
  }

  /// Once a second.
  func maintain(_ now: UInt64) {
    let limits = server.limits
    if !settingsDone, limits.settingsTimeout > 0, now - opened > limits.settingsTimeout {
      return end("the peer did not acknowledge our settings in time", .settingsTimeout)
    }
    if let headersBegan, limits.headersTimeout > 0, now - headersBegan > limits.headersTimeout {
      return end("the peer did not complete its headers in time", .protocolError)
    }
    if tcp.unwrittenBytes == 0 {
      stalled = nil
    } else if let stalled, stalled.writes == tcp.completedWrites {
      // Nothing tells that a peer which reads no bytes would read a GOAWAY.
      if limits.stallTimeout > 0, now - stalled.since > limits.stallTimeout { return tcp.close() }
    } else {
      stalled = (now, tcp.completedWrites)
    }
    if streamCount == 0, limits.idleTimeout > 0, now - lastActivity > limits.idleTimeout {
      beginDrain()
    }
    if case .noticed(let since) = drain, now - since >= limits.drainNoticeTimeout {
      sendFinalGoAway()
    }
    if streamCount > 0, limits.requestTimeout > 0 { endSlowRequests(now) }
    // Memory is kept for the next call of a busy connection only.
    if now - lastActivity > 1_000 { pool.pointee.trim() }
  }

  private func end(_ reason: String, _ code: ErrorCode) {
    fail(reason, code)
    server.note(.connectionEnded(peer, reason))
    tcp.setNeedsFlush()
  }

  private func endSlowRequests(_ now: UInt64) {
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      guard now - stream.pointee.beganMilliseconds > server.limits.requestTimeout else { continue }
      if stream.pointee.refused {
        // Answered long ago, and the client still has not ended its request.
        if !stream.pointee.endReceived { reset(stream.pointee.id, .noError) }
        tcp.setNeedsFlush()
      } else if stream.pointee.isSingle, !stream.pointee.requestEnded {
        refuse(stream, .deadlineExceeded, "the request was not complete in time")
        tcp.setNeedsFlush()
      }
    }
  }

  // MARK: Draining

  /// Says that the connection will end; calls on their way are still taken.
  func beginDrain() {
    guard case .none = drain else { return }
    drain = .noticed(loop.nowMilliseconds)
    submitShutdownNotice()
    submitPing(0x6472_6169_6E)
    tcp.setNeedsFlush()
  }

  private func sendFinalGoAway() {
    drain = .final
    submitGoAway(.noError, debug: "drain")
    tcp.setNeedsFlush()
  }

  /// The time of a drain is over.
  func endNow() {
    let error = RPCError(.unavailable, "the server is shutting down")
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      cancel(stream, error)
    }
    if case .final = drain {} else { sendFinalGoAway() }
    if tcp.unwrittenBytes > 0 { tcp.close() } else { tcp.closeWhenFlushed() }
  }

  // MARK: Streams begin

  override func streamBegan(_ id: Int32) -> UnsafeMutableRawPointer? {
    headersBegan = lastActivity
    let stream = pool.pointee.make(loop, identity) { peer }
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
    guard !stream.pointee.headersComplete else { return }
    switch name.count {
    case 5 where name.equals(":path"): setPath(stream, value)
    case 7 where name.equals(":method"): stream.pointee.head.isPost = value.equals("POST")
    case 7 where name.equals(":scheme"): break
    case 10 where name.equals(":authority"): break
    case 12 where name.equals("content-type"):
      stream.pointee.head.contentType = ContentType(value)
    case 2 where name.equals("te"): stream.pointee.head.badTE = !value.equals("trailers")
    case 12 where name.equals("grpc-timeout"): stream.pointee.head.setTimeout(value)
    case 13 where name.equals("grpc-encoding"): stream.pointee.head.setCompression(value)
    case 14 where name.equals("dropwire-codec"): stream.pointee.head.setCodec(value)
    case 14 where name.equals("content-length"): break
    case 20 where name.equals("grpc-accept-encoding"): break
    default: stream.pointee.call.pointee.headers.append(name: name, value: value)
    }
  }

  private func setPath(_ stream: ServerStreamPointer, _ path: UnsafeRawBufferPointer) {
    if let route = table.route(for: path) {
      stream.pointee.head.hasRoute = true
      route._withUnsafeGuaranteedRef { route in
        // Usually the route of the call before: then nothing is counted.
        if stream.pointee.call.pointee.route !== route {
          stream.pointee.call.pointee.route = route
        }
      }
    } else {
      stream.pointee.head.pathProblem = table.explainMissing(path)
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
    stream.pointee.headersComplete = true
    stream.pointee.endReceived = endStream
    if let route = admit(stream, tooLarge: tooLarge), isAuthorized(stream) {
      begin(stream, route)
    }
    if endStream { finishRequest(stream) }
  }

  override func streamData(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ bytes: UnsafeRawBufferPointer
  ) {
    take(bytes, of: state.assumingMemoryBound(to: ServerStream.self))
  }

  override func streamEnded(_ id: Int32, _ state: UnsafeMutableRawPointer) {
    let stream = state.assumingMemoryBound(to: ServerStream.self)
    stream.pointee.endReceived = true
    finishRequest(stream)
  }

  override func readBody(
    _ id: Int32, _ state: UnsafeMutableRawPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> BodyRead {
    fill(buffer, from: state.assumingMemoryBound(to: ServerStream.self))
  }

  override func streamClosed(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ code: ErrorCode
  ) {
    closed(state.assumingMemoryBound(to: ServerStream.self), code)
  }
}
