import EventLoop
import HTTP2Session
import RPC
import TLSSession
import WireCodec

/// What owns a client's connection. Confined to the loop.
protocol ClientSessionOwner: AnyObject {
  /// The server's settings arrived: calls may go.
  func sessionReady(_ session: ClientSession)
  /// The server takes no new calls on this connection.
  func sessionDraining(_ session: ClientSession, _ reason: String)
  /// The connection is gone, and all its calls have ended.
  func sessionClosed(_ session: ClientSession, _ reason: String)
  /// The session was marked `isAwaited`, and has room for a call.
  func sessionHasRoom(_ session: ClientSession)
}

/// One connection of a client. Confined to its loop.
final class ClientSession: Session, ConnectionDelegate, TimerTarget, @unchecked Sendable {
  // Sound although unchecked: everything runs on the loop of the connection.

  let tcp: TCPConnection
  let peer: String
  let clientLimits: ClientLimits
  weak var owner: (any ClientSessionOwner)?

  var streams: ClientStreamPointer?
  private(set) var streamCount = 0
  /// Streams the server allows, as of its last settings.
  private var streamLimit = 0
  private(set) var callsBegun = 0
  /// Somebody waits for room, and is told of it once.
  var isAwaited = false
  private var pool: [ClientStreamPointer] = []
  private var allocated: [ClientStreamPointer] = []
  var bufferedBytes = 0
  var connectionCreditDue = 0
  /// What compressed calls need; made by the first of them.
  private(set) lazy var tools = AdapterTools(clientLimits.call)
  private(set) var isReady = false
  /// What the server said with GOAWAY, for the errors of the calls it refuses.
  private(set) var goAway: String?
  private(set) var isClosed = false
  /// The server ended the connection because of our pings.
  private(set) var wasPingedTooOften = false
  private var isRetiring = false
  /// Milliseconds of the loop's clock.
  let bornAt: UInt64
  private weak var layer: TLSLayer?
  var reading: Keepalive.Reading
  var keepalive: Keepalive?
  var keepaliveTimer: TimerToken?

  /// - Parameter tls: the session's bytes go through it; nil for clear text.
  init(
    tcp: TCPConnection, peer: String, limits: ClientLimits, tls: TLSEngine? = nil
  ) {
    self.tcp = tcp
    self.peer = peer
    clientLimits = limits
    bornAt = tcp.loop.nowMilliseconds
    reading = Keepalive.Reading(last: bornAt)
    super.init(
      role: .client, limits: limits.session, nowMilliseconds: tcp.loop.nowMilliseconds)
    if let tls {
      // The connection holds the layer. Its handshake has the time of the connect attempt.
      let layer = TLSLayer(tcp: tcp, engine: tls, timeout: limits.connectTimeout)
      layer.inner = self
      self.layer = layer
    } else {
      tcp.delegate = self
      tcp.startReading()
      tcp.setNeedsFlush()
    }
  }

  deinit {
    for pointer in allocated {
      pointer.deinitialize(count: 1)
      pointer.deallocate()
    }
  }

  var loop: Loop { tcp.loop }

  /// Whether a call can be begun here.
  var isUsable: Bool {
    !isClosed && goAway == nil && !hasFailed && !isRetiring && acceptsRequests
      && callsBegun < clientLimits.callsPerConnection
  }

  /// Whether the server takes one more call at once.
  var hasRoom: Bool { streamCount < streamLimit && isUsable }

  var isHandshaking: Bool { layer?.isHandshaking ?? false }

  /// No request has left on it.
  var isUnused: Bool { lastRequestSent == 0 }

  // MARK: Bytes

  func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
    // Behind TLS one read can carry more after what ended the session.
    guard !hasFailed else { return }
    do throws(SessionError) {
      let now = loop.nowMilliseconds
      reading.last = now
      reading.count &+= 1
      try receive(bytes, nowMilliseconds: now)
    } catch {
      tcp.stopReading()
    }
    tcp.setNeedsFlush()
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    while !buffer.isFull, let chunk = nextChunk() { buffer.append(chunk) }
    if buffer.isFull { countRequestsAsSent() }
    if !buffer.isFull, hasFailed || isOver || (goAway != nil && streamCount == 0) {
      tcp.closeWhenFlushed()
    }
  }

  func connectionClosed(_ reason: CloseReason) {
    isClosed = true
    if let keepaliveTimer { loop.cancel(keepaliveTimer) }
    keepaliveTimer = nil
    let text: String
    switch reason {
    case _ where failure != nil: text = "\(failure!)"
    case .local: text = "closed by this side"
    case .endOfStream: text = "closed by the server"
    case .failed(let error): text = "\(error)"
    case .refused(let reason): text = "TLS: \(reason)"
    }
    let full = "the connection to \(peer) was lost: \(text)" + (goAway.map { " (\($0))" } ?? "")
    while let stream = streams {
      let fate: AttemptFate = stream.pointee.id > lastRequestSent ? .neverLeft : .processed
      end(stream, stream.pointee.failure ?? RPCError(.unavailable, full), fate)
    }
    owner?.sessionClosed(self, full)
  }

  /// Closes at the end of the turn, so that it may be asked for from within a callback.
  func close() {
    fail("closed by this side", .noError)
    tcp.closeWhenFlushed()
  }

  // MARK: Connection events

  override func settingsReceived() {
    streamLimit = min(peerConcurrentStreams, clientLimits.queuedCalls)
    guard !isReady else { return tellOfRoom() }
    isReady = true
    owner?.sessionReady(self)
  }

  private func tellOfRoom() {
    guard isAwaited, hasRoom else { return }
    isAwaited = false
    owner?.sessionHasRoom(self)
  }

  /// Takes no more calls, and closes when those it has have ended.
  func retire() {
    isRetiring = true
    if streamCount == 0 { close() }
  }

  override func goAwayReceived(
    lastStream: Int32, _ code: ErrorCode, debug: UnsafeRawBufferPointer
  ) {
    let text = String(decoding: debug.prefix(clientLimits.quotedBytes), as: UTF8.self)
    let first = goAway == nil
    goAway = "GOAWAY \(code)" + (text.isEmpty ? "" : " '\(text)'")
    wasPingedTooOften = code == .enhanceYourCalm && text == "too_many_pings"
    if first { owner?.sessionDraining(self, goAway ?? "") }
    if streamCount == 0 { tcp.setNeedsFlush() }
  }

  // MARK: Streams

  /// Memory for a call, or nil when too many wait already.
  func makeStream() -> ClientStreamPointer? {
    guard streamCount < clientLimits.queuedCalls else { return nil }
    let stream: ClientStreamPointer
    if let reused = pool.popLast() {
      stream = reused
    } else {
      stream = .allocate(capacity: 1)
      stream.initialize(to: ClientStream())
      allocated.append(stream)
    }
    stream.pointee.messageLimit = clientLimits.call.messageBytes
    stream.pointee.next = streams
    streams?.pointee.previous = stream
    streams = stream
    streamCount += 1
    callsBegun &+= 1
    return stream
  }

  /// Memory of a call that is over, or was never begun.
  func release(_ stream: ClientStreamPointer) {
    if let previous = stream.pointee.previous {
      previous.pointee.next = stream.pointee.next
    } else {
      streams = stream.pointee.next
    }
    stream.pointee.next?.pointee.previous = stream.pointee.previous
    streamCount -= 1
    bufferedBytes -= stream.pointee.unconsumed
    stream.pointee.recycle(retainedBytes: clientLimits.call.retainedBytes)
    pool.append(stream)
    if isAwaited { tellOfRoom() }
    guard streamCount == 0 else { return }
    if goAway != nil { tcp.setNeedsFlush() }
    if isRetiring { close() }
  }

  /// Begins the call on the wire. False when the connection takes no more; the stream is still to be released.
  func submit(
    _ stream: ClientStreamPointer, _ template: RequestTemplate, deadlineNanoseconds: UInt64?,
    _ metadata: Metadata
  ) -> Bool {
    if stream.pointee.template !== template { stream.pointee.template = template }
    if template.compression == .gzip {
      stream.pointee.envelopes = ClientEnvelopes(compresses: true)
    }
    var remaining: Int64?
    if let deadlineNanoseconds {
      let left = deadlineNanoseconds.nanosecondsLeft(at: loop.nowNanoseconds)
      remaining = left
      stream.pointee.deadlineNanoseconds = deadlineNanoseconds
      stream.pointee.deadline = loop.schedule(
        after: UInt64(left) / 1_000_000 + 1, self, tag: Int(bitPattern: stream))
    }
    let state = UnsafeMutableRawPointer(stream)
    let id: Int32?
    if remaining == nil, metadata.isEmpty {
      id = submitRequest(template.list, state: state)
    } else {
      id = submitRequest(
        template.fields(timeoutNanoseconds: remaining, metadata), state: state)
    }
    guard let id else {
      stopDeadline(stream)
      return false
    }
    stream.pointee.id = id
    tcp.setNeedsFlush()
    return true
  }

  private func stopDeadline(_ stream: ClientStreamPointer) {
    if let deadline = stream.pointee.deadline { loop.cancel(deadline) }
    stream.pointee.deadline = nil
  }

  func timerFired(tag: Int) {
    // Sound: the timer of a call is cancelled before its memory is used again.
    guard let stream = ClientStreamPointer(bitPattern: tag) else { return keepaliveDue() }
    stream.pointee.deadline = nil
    cancel(
      stream,
      RPCError(.deadlineExceeded, "the deadline passed while waiting for \(peer)"))
  }

  /// Gives the call up on this side.
  func cancel(_ stream: ClientStreamPointer, _ error: RPCError) {
    let id = stream.pointee.id
    // The session still knows the stream; its state must not be used again.
    forget(id)
    reset(id, .cancel)
    end(stream, error, .final)
    tcp.setNeedsFlush()
  }

  /// Gives up an attempt whose call does not end with it: nobody is told.
  func abandon(_ stream: ClientStreamPointer) {
    let id = stream.pointee.id
    forget(id)
    reset(id, .cancel)
    stopDeadline(stream)
    release(stream)
    tcp.setNeedsFlush()
  }

  /// The stream is over; a call of a channel may go on with another one. Nil for success.
  func end(_ stream: ClientStreamPointer, _ error: RPCError?, _ fate: AttemptFate) {
    stopDeadline(stream)
    if let error, let call = stream.pointee.observer as? ChannelCall {
      return call.failed(self, stream, error, fate)
    }
    finish(stream, error)
  }

  /// Ends the call towards its maker and releases its memory. Nil for success.
  func finish(_ stream: ClientStreamPointer, _ error: RPCError?) {
    let observer = stream.pointee.observer
    let pipe = stream.pointee.pipe
    let tag = stream.pointee.tag
    let trailers = stream.pointee.trailers.isEmpty ? Metadata() : stream.pointee.trailers.metadata
    if let pipe {
      pipe.transportState = nil
      pipe.setTrailers(trailers)
    }
    release(stream)
    pipe?.close(error)
    observer?.callEnded(
      tag,
      error.map { RPCStatus($0.code, $0.message, trailers: $0.metadata) }
        ?? RPCStatus(.ok, "", trailers: trailers))
  }

  // MARK: Session events

  override func streamField(
    _ id: Int32, _ state: UnsafeMutableRawPointer, name: UnsafeRawBufferPointer,
    value: UnsafeRawBufferPointer
  ) {
    // Sound, here and below: the state of a stream is what was given to `submitRequest`.
    receivedField(state.assumingMemoryBound(to: ClientStream.self), name, value)
  }

  override func streamHeaders(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ kind: HeaderKind, endStream: Bool,
    tooLarge: Bool
  ) {
    receivedHeaders(
      state.assumingMemoryBound(to: ClientStream.self), endStream: endStream, tooLarge: tooLarge)
  }

  override func streamData(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ bytes: UnsafeRawBufferPointer
  ) {
    received(bytes, state.assumingMemoryBound(to: ClientStream.self))
  }

  override func streamEnded(_ id: Int32, _ state: UnsafeMutableRawPointer) {
    responseEnded(state.assumingMemoryBound(to: ClientStream.self))
  }

  override func readBody(
    _ id: Int32, _ state: UnsafeMutableRawPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> BodyRead {
    fill(buffer, from: state.assumingMemoryBound(to: ClientStream.self))
  }

  override func streamClosed(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ code: ErrorCode
  ) {
    closed(state.assumingMemoryBound(to: ClientStream.self), code)
  }
}
