import EventLoop
import HTTP2Session
import RPC
import WireCodec

/// Requests: what is taken, what is refused, and what becomes a handler's.
extension ServerConnection {
  /// Whether a request may be handled; any other has its answer afterwards.
  func admit(_ stream: ServerStreamPointer, tooLarge: Bool) -> Bool {
    if tooLarge {
      stream.pointee.call.pointee.headers = HeaderBlock()
      refuse(
        stream, .resourceExhausted,
        "the headers exceed \(server.limits.session.headerListBytes) bytes")
      return false
    }
    guard stream.pointee.head.isPost else {
      if answerPreflight(stream) { return false }
      refuseHTTP(stream, 405, "Calls are made by POST\n", allow: "POST")
      return false
    }
    if stream.pointee.head.fields?.expectation == .unknown {
      refuseHTTP(stream, 417, "Only 100-continue can be expected\n")
      return false
    }
    guard let type = stream.pointee.head.contentType else {
      refuseHTTP(stream, 415, ContentType.expected)
      return false
    }
    if type.callProtocol != .grpc { adapt(stream, type) }
    guard stream.pointee.head.hasRoute, type.callProtocol != .grpc || !hasQuery(stream) else {
      refuse(
        stream, .unimplemented, stream.pointee.head.fields?.pathProblem ?? "the request has no path"
      )
      return false
    }
    guard let encoding = stream.pointee.head.encoding else {
      refuse(stream, .unimplemented, stream.pointee.head.codecProblem)
      return false
    }
    stream.pointee.call.pointee.encoding = encoding
    guard checkDetails(stream, type) else { return false }
    if type.callProtocol == .grpc {
      adaptCompression(stream, type)
      return true
    }
    return hasKind(stream, type)
  }

  /// Whether the path has more than the name of its method: a path of gRPC is the name, to the letter.
  private func hasQuery(_ stream: ServerStreamPointer) -> Bool {
    stream.pointee.head.fields?.hasQuery ?? false
  }

  private func checkDetails(_ stream: ServerStreamPointer, _ type: ContentType) -> Bool {
    var timeout = stream.pointee.head.timeout
    if let adapter = stream.pointee.adapter {
      if let problem = adapter.problem {
        refuse(stream, problem)
        return false
      }
      timeout = adapter.timeout
    } else if let problem = grpcProblem(stream) {
      refuse(stream, problem)
      return false
    }
    switch timeout {
    case .none: break
    case .malformed:
      if type.callProtocol == .connectUnary || type.callProtocol == .connectStream {
        refuse(stream, .invalidArgument, "malformed connect-timeout-ms")
      } else {
        refuse(stream, .internal, "malformed grpc-timeout")
      }
      return false
    case .nanoseconds(let timeout): setDeadline(stream, timeout)
    }
    guard !stream.pointee.state.isRequestDiscarded else { return false }
    guard runningHandlers < server.limits.handlersPerConnection else {
      refuse(stream, .resourceExhausted, "too many handlers of this connection are running")
      return false
    }
    return true
  }

  private func grpcProblem(_ stream: ServerStreamPointer) -> RPCStatus? {
    if stream.pointee.head.badTE { return RPCStatus(.internal, "te must be 'trailers'") }
    guard stream.pointee.head.compression == .unknown else { return nil }
    let compression = stream.pointee.head.fields?.compressionName ?? ""
    var accepted = Metadata()
    accepted.appendProtocolField("grpc-accept-encoding", Compression.accepted)
    return RPCStatus(.unimplemented, "grpc-encoding '\(compression)'", trailers: accepted)
  }

  /// Whether the operator's own rules and interceptors let the call be made; otherwise it has its answer
  /// afterwards.
  func isAdmitted(_ stream: ServerStreamPointer) -> Bool {
    guard table.asksBeforeCalls else { return true }
    let asked = stream.pointee.call.pointee.deadlineNanoseconds
    if let error = table.admit(stream.pointee.context) {
      refuse(stream, RPCStatus(error.code, error.message, trailers: error.metadata))
      return false
    }
    if let deadline = stream.pointee.call.pointee.deadlineNanoseconds, deadline != asked {
      if let timer = stream.pointee.deadline { loop.cancel(timer) }
      let now = loop.nowNanoseconds
      stream.pointee.deadline = loop.schedule(
        after: (deadline > now ? deadline - now : 0) / 1_000_000 + 1, self,
        tag: Int(bitPattern: stream))
    }
    return true
  }

  private func setDeadline(_ stream: ServerStreamPointer, _ timeout: Int64) {
    guard timeout > 0 else {
      refuse(stream, .deadlineExceeded, "the deadline had passed on arrival")
      return
    }
    let (deadline, overflow) = loop.nowNanoseconds.addingReportingOverflow(UInt64(timeout))
    guard !overflow else { return }
    stream.pointee.call.pointee.deadlineNanoseconds = deadline
    stream.pointee.deadline = loop.schedule(
      after: UInt64(timeout) / 1_000_000 + 1, self, tag: Int(bitPattern: stream))
  }

  func timerFired(tag: Int) {
    // Sound: the timer of a stream is cancelled before its memory is released.
    guard let stream = ServerStreamPointer(bitPattern: tag) else { return }
    stream.pointee.deadline = nil
    cancel(stream, RPCError(.deadlineExceeded, "the deadline has passed"))
    tcp.setNeedsFlush()
  }

  func begin(_ stream: ServerStreamPointer) {
    let limits = server.limits.call
    let encoding = stream.pointee.call.pointee.encoding
    stream.pointee.messageLimit = min(
      limits.messageBytes,
      encoding.requestLimit(native: stream.pointee.call.pointee.requestLimit))
    guard stream.form == .streaming else { return }
    let pipe = MessagePipe(
      owner: self, unsentLimit: limits.unsentBytes, encoding: encoding, atServer: true,
      compresses: stream.pointee.translator?.compresses ?? false, pressure: outputPressure())
    pipe.transportState = UnsafeMutableRawPointer(stream)
    stream.pointee.pipe = pipe
    start(stream, pipe)
  }

  /// Gives the call to a worker.
  private func start(_ stream: ServerStreamPointer, _ pipe: MessagePipe?) {
    guard stream.pointee.state.queueHandler() else { return }
    runningHandlers += 1
    if pipe == nil { queuedHandlers += 1 }
    server.handlers.submit(
      HandlerJob(connection: self, context: stream.pointee.context, pipe: pipe))
  }

  // MARK: Bodies

  func take(_ bytes: UnsafeRawBufferPointer, of stream: ServerStreamPointer) {
    guard stream.pointee.state.request == .body else {
      credit(stream, bytes.count)
      return
    }
    if let adapter = stream.pointee.adapter { return takeAdapted(bytes, of: stream, adapter) }
    buffered(stream, bytes.count)
    if let pipe = stream.pointee.pipe {
      let problem = stream.pointee.reader.scan(
        bytes, limit: stream.pointee.messageLimit, single: false, { _ in })
      if let problem { return refuse(stream, status(problem, stream)) }
      grant(stream, pipe.receive(bytes))
    } else {
      let call = stream.pointee.call
      let problem = stream.pointee.reader.scan(
        bytes, limit: stream.pointee.messageLimit, single: true,
        { call.pointee.request.append(copying: $0) })
      if let problem { return refuse(stream, status(problem, stream)) }
      // Bounded by the limit of one message, so there is no need to hold the peer back.
      credit(stream, bytes.count)
      hold(stream, stream.pointee.held + bytes.count)
    }
  }

  private func status(_ problem: FrameReader.Problem, _ stream: ServerStreamPointer) -> RPCStatus {
    switch problem {
    case .compressed: RPCStatus(.internal, "a compressed message without grpc-encoding")
    case .badFlag(let flag): RPCStatus(.internal, "a message begins with the byte \(flag)")
    case .tooLarge(let size):
      RPCStatus(
        .resourceExhausted,
        "a message of \(size) bytes exceeds the limit of \(stream.pointee.messageLimit)")
    case .secondMessage: RPCStatus(.unimplemented, "expected one message, the client sent more")
    }
  }

  /// The request is complete.
  func finishRequest(_ stream: ServerStreamPointer) {
    if let adapter = stream.pointee.adapter, !finishAdapted(stream, adapter) { return }
    if stream.pointee.reader.isMidMessage {
      return refuse(stream, .internal, "the request ends within a message")
    }
    if let pipe = stream.pointee.pipe { return pipe.receiveEnd(nil) }
    if stream.pointee.reader.messages == 0 {
      return refuse(stream, .unimplemented, "expected one message, the client sent none")
    }
    guard hasRoomForResponses else {
      if stream.pointee.state.park() { parked.append(stream) }
      return
    }
    handle(stream)
  }

  /// Whether the peer takes its responses: a handler is not begun for one that lets them pile up.
  private var hasRoomForResponses: Bool {
    unsentResponseBytes + queuedHandlers * expectedResponseBytes
      <= server.limits.unsentBytesPerConnection / 2
  }

  /// Begins the handlers that there is room for again; false when there was none to begin.
  func runParked() -> Bool {
    guard hasParked, hasRoomForResponses, !isAbandoned else { return false }
    repeat {
      let stream = parked.removeFirst()
      if stream.pointee.state.unpark() { handle(stream) }
    } while !parked.isEmpty && hasRoomForResponses
    return true
  }

  /// Gives a complete request to its handler.
  private func handle(_ stream: ServerStreamPointer) {
    switch stream.form {
    case .unary: start(stream, nil)
    case .streaming, nil: break
    case .synchronous, .deferred, .frames:
      switch stream.pointee.call.pointee.route?.handler {
      case .synchronous(let handler): run(stream, handler)
      case .deferred(let handler): begin(stream, handler)
      case .frames(let handler): open(stream, handler)
      default: break
      }
    }
  }

  private func run(
    _ stream: ServerStreamPointer, _ handler: @Sendable (ServerContext) throws -> Void
  ) {
    do {
      try handler(stream.pointee.context)
      if refusesMetadata(stream) { return }
      conclude(stream)
    } catch {
      finish(stream, RPCError(handlerError: error))
    }
  }

  /// Its answer comes by `replied`; until then the call is as one whose handler runs in a task.
  private func begin(_ stream: ServerStreamPointer, _ handler: Route.Deferred) {
    guard stream.pointee.state.beginHandler() else { return }
    runningHandlers += 1
    Route.begin(handler, stream.pointee.context, to: self)
  }

  private func open(
    _ stream: ServerStreamPointer,
    _ handler: @Sendable (ServerContext) throws -> any FrameSource
  ) {
    do {
      attach(stream, try handler(stream.pointee.context))
    } catch {
      finish(stream, RPCError(handlerError: error))
    }
  }

  /// From here on the stream is pulled from `source`.
  func attach(_ stream: ServerStreamPointer, _ source: any FrameSource) {
    let handle = StreamHandle(
      connection: Unmanaged.passUnretained(self).toOpaque(),
      stream: UnsafeMutableRawPointer(stream), scheduler: server.resumed,
      encoding: stream.pointee.call.pointee.encoding)
    stream.pointee.handle = handle
    if stream.pointee.context.hasEndObservers {
      let counting = CountingSource(source)
      stream.pointee.counting = counting
      stream.pointee.source = counting
    } else {
      stream.pointee.source = source
    }
    source.streamOpened(handle)
    if !handle.isHeld { wakeBody(stream) }
  }

  // MARK: Flow control

  /// Bytes have arrived and nobody has consumed them.
  func buffered(_ stream: ServerStreamPointer, _ count: Int) {
    stream.pointee.unconsumed += count
    bufferedBytes += count
    charge(count)
    // The connection's window is given back at once, so that one slow handler does not stop the others,
    // until too much is buffered.
    connectionCreditDue += count
    payConnection()
  }

  /// Counts what the stream keeps of requests besides what windows bound: messages that are not complete, and
  /// the one of a call. Refuses the call when there is too much of it.
  func hold(_ stream: ServerStreamPointer, _ bytes: Int) {
    let added = bytes - stream.pointee.held
    guard added != 0 else { return }
    stream.pointee.held = bytes
    heldBytes += added
    charge(added)
    if added > 0, heldBytes > server.limits.heldBytesPerConnection || !hasRoom(0) {
      refuse(stream, .resourceExhausted, "too many bytes of requests wait to be complete")
    }
  }

  /// Gives the peer credit that the stream's pipe has said is due.
  func grant(_ stream: ServerStreamPointer, _ credit: InboundCredit) {
    consumed(stream, credit.bytes)
    hold(stream, credit.ahead)
  }

  func payConnection() {
    guard connectionCreditDue >= 32 << 10,
      bufferedBytes <= server.limits.bufferedBytesPerConnection,
      server.held.pointee <= server.heldLimit || server.makeRoom(for: self, 0)
    else { return }
    consumeConnection(connectionCreditDue)
    connectionCreditDue = 0
  }

  /// The handler has taken bytes: the client may send as many again.
  func consumed(_ stream: ServerStreamPointer, _ count: Int) {
    guard count > 0 else { return }
    let counted = min(count, stream.pointee.unconsumed)
    stream.pointee.unconsumed -= counted
    bufferedBytes -= counted
    charge(-counted)
    payConnection()
    guard !stream.pointee.state.hasRequestEnded else { return }
    stream.pointee.creditDue += count
    if stream.pointee.creditDue >= 16 << 10 {
      consumeStream(stream.pointee.id, stream.pointee.creditDue)
      stream.pointee.creditDue = 0
    }
  }

  /// Bytes that nobody waits for.
  @inline(__always)
  private func credit(_ stream: ServerStreamPointer, _ count: Int) {
    if stream.pointee.unconsumed >= count {
      consumed(stream, count)
    } else {
      connectionCreditDue += count
      payConnection()
      if !stream.pointee.state.hasRequestEnded { consumeStream(stream.pointee.id, count) }
    }
  }
}
