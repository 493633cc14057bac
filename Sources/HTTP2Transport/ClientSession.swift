import EventLoop
import HTTP2Session
import RPC
import TLSSession
import WireCodec

/// What owns a client's connection. Confined to the loop.
protocol ClientSessionOwner: AnyObject {
  /// The server's settings arrived: calls may go.
  func sessionReady()
  /// The server takes no new calls on this connection.
  func sessionDraining(_ reason: String)
  /// The connection is gone, and all its calls have ended.
  func sessionClosed(_ reason: String)
}

/// One connection of a client. Confined to its loop.
final class ClientSession: Session, ConnectionDelegate, TimerTarget, @unchecked Sendable {
  // Sound although unchecked: everything runs on the loop of the connection.

  let tcp: TCPConnection
  let peer: String
  let clientLimits: ClientLimits
  weak var owner: (any ClientSessionOwner)?

  var streams: ClientStreamPointer?
  var streamCount = 0
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

  /// - Parameter tls: the session's bytes go through it; nil for clear text.
  init(
    tcp: TCPConnection, peer: String, limits: ClientLimits, tls: TLSEngine? = nil
  ) {
    self.tcp = tcp
    self.peer = peer
    clientLimits = limits
    super.init(
      role: .client, limits: limits.session, nowMilliseconds: tcp.loop.nowMilliseconds)
    if let tls {
      // The connection holds the layer. Its handshake has the time of the connect attempt.
      let layer = TLSLayer(tcp: tcp, engine: tls, timeout: limits.connectTimeout)
      layer.inner = self
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
  var isUsable: Bool { !isClosed && goAway == nil && failure == nil && acceptsRequests }

  // MARK: Bytes

  func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
    // Behind TLS one read can carry more after what ended the session.
    guard !hasFailed else { return }
    do throws(SessionError) {
      try receive(bytes, nowMilliseconds: loop.nowMilliseconds)
    } catch {
      tcp.stopReading()
    }
    tcp.setNeedsFlush()
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    while !buffer.isFull, let chunk = nextChunk() { buffer.append(chunk) }
    if !buffer.isFull, hasFailed || isOver || (goAway != nil && streamCount == 0) {
      tcp.closeWhenFlushed()
    }
  }

  func connectionClosed(_ reason: CloseReason) {
    isClosed = true
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
      end(stream, stream.pointee.failure ?? RPCError(.unavailable, full))
    }
    owner?.sessionClosed(full)
  }

  /// Closes at the end of the turn, so that it may be asked for from within a callback.
  func close() {
    fail("closed by this side", .noError)
    tcp.closeWhenFlushed()
  }

  // MARK: Connection events

  override func settingsReceived() {
    guard !isReady else { return }
    isReady = true
    owner?.sessionReady()
  }

  override func goAwayReceived(
    lastStream: Int32, _ code: ErrorCode, debug: UnsafeRawBufferPointer
  ) {
    let text = String(decoding: debug.prefix(clientLimits.quotedBytes), as: UTF8.self)
    let first = goAway == nil
    goAway = "GOAWAY \(code)" + (text.isEmpty ? "" : " '\(text)'")
    if first { owner?.sessionDraining(goAway ?? "") }
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
    return stream
  }

  private func release(_ stream: ClientStreamPointer) {
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
    if streamCount == 0, goAway != nil { tcp.setNeedsFlush() }
  }

  /// Begins the call on the wire; on failure its memory is released again.
  func submit(
    _ stream: ClientStreamPointer, _ template: RequestTemplate, deadlineNanoseconds: UInt64?,
    _ metadata: Metadata
  ) -> RPCError? {
    if stream.pointee.template !== template { stream.pointee.template = template }
    if template.compression == .gzip {
      stream.pointee.envelopes = ClientEnvelopes(compresses: true)
    }
    var remaining: Int64?
    if let deadlineNanoseconds {
      let now = loop.nowNanoseconds
      let left = deadlineNanoseconds > now ? Int64(deadlineNanoseconds - now) : 0
      remaining = left
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
      if let deadline = stream.pointee.deadline { loop.cancel(deadline) }
      release(stream)
      return RPCError(.unavailable, "the connection to \(peer) takes no more calls")
    }
    stream.pointee.id = id
    tcp.setNeedsFlush()
    return nil
  }

  func timerFired(tag: Int) {
    // Sound: the timer of a call is cancelled before its memory is used again.
    guard let stream = ClientStreamPointer(bitPattern: tag) else { return }
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
    end(stream, error)
    tcp.setNeedsFlush()
  }

  /// Ends the call towards its maker and releases its memory. Nil for success.
  func end(_ stream: ClientStreamPointer, _ error: RPCError?) {
    if let deadline = stream.pointee.deadline { loop.cancel(deadline) }
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
