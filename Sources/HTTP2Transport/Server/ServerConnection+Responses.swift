import EventLoop
import HTTP2Session
import RPC
import WireCodec

/// Responses: how an answer becomes frames, and how calls end.
extension ServerConnection {
  // MARK: Handlers

  /// A worker is about to run the handler; false when the call is over already.
  @inline(__always)
  func handlerStarts(
    _ context: ServerContext, _ worker: HandlerWorker, isSingle: Bool
  ) -> Bool {
    if isSingle {
      queuedHandlers -= 1
      // There may be room for others, which only a flush finds.
      if hasParked { tcp.setNeedsFlush() }
    }
    guard let state = context.call.pointee.transportState else {
      runningHandlers -= 1
      endOrphan(context)
      return false
    }
    let stream = state.assumingMemoryBound(to: ServerStream.self)
    guard stream.pointee.state.startHandler() else {
      // Cancelled while it waited for a worker.
      runningHandlers -= 1
      return false
    }
    stream.pointee.worker = worker
    return true
  }

  /// A worker has run the handler, or a deferred handler has answered.
  @inline(__always)
  func handlerFinished(_ context: ServerContext, _ failure: RPCError?) {
    runningHandlers -= 1
    guard let state = context.call.pointee.transportState else { return endOrphan(context) }
    let stream = state.assumingMemoryBound(to: ServerStream.self)
    stream.pointee.worker = nil
    stream.pointee.state.finishHandler()
    // A reply may come out of the cancellation itself, before that has given its answer.
    guard stream.pointee.state.isUndecided, !context.isCancelled else { return }
    if let failure { return finish(stream, failure) }
    if refusesMetadata(stream) { return }
    conclude(stream)
    tcp.setNeedsFlush()
  }

  func replied(_ context: ServerContext, _ failure: RPCError?) { handlerFinished(context, failure) }

  /// The handler of a stream that is gone has ended, and with it what it had of the request.
  private func endOrphan(_ context: ServerContext) {
    let bytes = context.call.pointee.orphanBytes
    guard bytes > 0 else { return }
    context.call.pointee.orphanBytes = 0
    account.pointee.giveBackOrphan(bytes)
  }

  func attend(_ pipe: MessagePipe) {
    if loop.isCurrent {
      look(at: pipe)
    } else {
      loop.execute { self.look(at: pipe) }
    }
  }

  private func look(at pipe: MessagePipe) {
    let (attention, credit, unsent) = pipe.takeAttention()
    guard let state = pipe.transportState else { return }
    let stream = state.assumingMemoryBound(to: ServerStream.self)
    if let adapter = stream.pointee.adapter, credit.bytes > 0 {
      // Its own bytes were credited when messages were made of them; there is room for more now.
      pump(stream, adapter)
    } else {
      grant(stream, credit)
    }
    // After the request has given its room back.
    if stream.pointee.source == nil { setStreamed(stream, unsent) }
    if attention.contains(.source), let source = pipe.takeSource() { attach(stream, source) }
    if attention.contains(.cancel) {
      cancel(stream, RPCError(.cancelled, "the handler's task was cancelled"))
    } else if attention.contains(.outbound) {
      wakeBody(stream)
    }
    tcp.setNeedsFlush()
  }

  /// A stream whose source has more, or an end. The caller sees to the write.
  func resumeStream(_ stream: UnsafeMutableRawPointer) {
    // Sound: it comes from a handle, which is detached before the memory of its stream is released.
    let stream = stream.assumingMemoryBound(to: ServerStream.self)
    stream.pointee.isSourceIdle = false
    switch stream.pointee.state.wake() {
    case .none: break
    case .resume: resume(stream.pointee.id)
    case .respond:
      guard let refusal = stream.pointee.handle?.refusal else { return respond(stream) }
      closeSource(stream)
      finish(stream, refusal)
    }
  }

  /// Asks for the memory that going on with a stream needs, unless that was done in this turn.
  func askForMemory(turn: Int) {
    guard askedInTurn != turn else { return }
    askedInTurn = turn
    prefetch(Unmanaged.passUnretained(tcp).toOpaque(), lines: 2)
    tcp.prefetchHandle()
    forEachHotRange { prefetch($0, lines: $1) }
  }

  // MARK: Answers

  /// There is something to send: begins the response, or lets it go on.
  func wakeBody(_ stream: ServerStreamPointer) {
    perform(stream.pointee.state.wake(), stream)
  }

  /// How the call ends is known: with `status`, after what its handler has sent.
  @inline(__always)
  func conclude(_ stream: ServerStreamPointer) { perform(stream.pointee.state.decide(), stream) }

  @inline(__always)
  private func perform(_ action: CallState.AnswerAction, _ stream: ServerStreamPointer) {
    switch action {
    case .none: break
    case .respond: respond(stream)
    case .resume: resume(stream.pointee.id)
    }
  }

  /// Begins a response whose body comes from `readBody`.
  private func respond(_ stream: ServerStreamPointer) {
    if stream.pointee.state.answer == .none, refusesMetadata(stream) { return }
    let size = stream.pointee.call.pointee.response.count
    if size > 0 {
      guard unsentResponseBytes + size <= server.limits.unsentBytesPerConnection, hasRoom(size)
      else {
        stream.pointee.call.pointee.response.removeAll(keepingCapacity: false)
        return settle(
          stream, RPCStatus(.resourceExhausted, "the client does not take its responses"))
      }
      unsentResponseBytes += size
      expectedResponseBytes = max(size, expectedResponseBytes - expectedResponseBytes >> 3)
      charge(size)
      stream.pointee.charged = size
    }
    if stream.pointee.adapter != nil { return respondAdapted(stream) }
    stream.pointee.state.beginAnswer()
    stream.pointee.hasResponse = size > 0
    let body = UnsafeMutableRawPointer(stream)
    if size > server.limits.call.compressedAboveBytes, stream.pointee.head.acceptsGzip,
      stream.pointee.context.allowsCompression
    {
      return respondCompressed(stream)
    }
    if stream.hasFields, let fields = stream.pointee.context.responseFields,
      !fields.metadata.isEmpty
    {
      submitResponse(
        stream.pointee.id,
        ResponseHeaders.start(
          ResponseHeaders.text(stream.pointee.head.contentType), fields.metadata, compressed: false),
        body: body)
    } else {
      ResponseHeaders.start(stream.pointee.head.contentType)._withUnsafeGuaranteedRef {
        submitResponse(stream.pointee.id, $0, body: body)
      }
    }
  }

  /// Begins a response in a protocol other than plain gRPC.
  private func respondAdapted(_ stream: ServerStreamPointer) {
    guard let translator = stream.pointee.translator else {
      // One message is the whole answer.
      if let adapter = stream.pointee.adapter { answer(stream, adapter, .ok) }
      return
    }
    stream.pointee.state.beginAnswer()
    stream.pointee.hasResponse = stream.pointee.call.pointee.response.count > 0
    submitResponse(
      stream.pointee.id, translator.begin(answerFields(stream)),
      body: UnsafeMutableRawPointer(stream))
  }

  /// Begins a plain gRPC response whose one message is worth compressing.
  private func respondCompressed(_ stream: ServerStreamPointer) {
    compressResponse(stream)
    let metadata = stream.pointee.context.responseFields?.metadata
    submitResponse(
      stream.pointee.id,
      ResponseHeaders.start(
        ResponseHeaders.text(stream.pointee.head.contentType), metadata ?? [:], compressed: true),
      body: UnsafeMutableRawPointer(stream))
  }

  /// Ends the call with an error of its handler.
  func finish(_ stream: ServerStreamPointer, _ error: RPCError) {
    end(
      stream, RPCStatus(error.code, error.message, trailers: error.metadata))
  }

  /// Ends the call with a status, after what its handler has sent.
  private func end(_ stream: ServerStreamPointer, _ status: RPCStatus) {
    if stream.pointee.state.isUndecided { settle(stream, status) }
  }

  /// The same, whatever was to be its end before anything was submitted.
  private func settle(_ stream: ServerStreamPointer, _ status: RPCStatus) {
    let status = fitting(stream, status)
    stream.pointee.status = status
    let fields = stream.pointee.context.responseFields
    if !stream.pointee.state.isAnswerBegun, stream.pointee.pipe?.hasOutbound != true {
      if let adapter = stream.pointee.adapter {
        answer(stream, adapter, status)
        return tcp.setNeedsFlush()
      }
      stream.pointee.state.answerWhole()
      submitResponse(
        stream.pointee.id,
        ResponseHeaders.trailersOnly(
          ResponseHeaders.text(stream.pointee.head.contentType), status, fields?.metadata,
          fields?.trailers),
        body: nil)
      resetIfEarly(stream)
    } else {
      conclude(stream)
    }
    tcp.setNeedsFlush()
  }

  /// What still arrives of the request is dropped; false when it was before.
  @discardableResult
  func discardRequest(_ stream: ServerStreamPointer) -> Bool {
    switch stream.pointee.state.discardRequest() {
    case .refused: return false
    case .discarded: break
    case .unparked: parked.removeAll { $0 == stream }
    }
    return true
  }

  /// Answers a request that no handler sees.
  func refuse(_ stream: ServerStreamPointer, _ code: StatusCode, _ message: String) {
    refuse(stream, RPCStatus(code, message))
  }

  func refuse(_ stream: ServerStreamPointer, _ status: RPCStatus) {
    guard discardRequest(stream) else { return }
    consumed(stream, stream.pointee.unconsumed)
    stream.pointee.adapter?.discardRequest()
    // What a handler has, in its context or its pipe, stays until the stream is closed.
    if !stream.pointee.state.hasHandler {
      stream.pointee.call.pointee.request.removeAll(keepingCapacity: false)
      hold(stream, 0)
    } else if let pipe = stream.pointee.pipe, stream.pointee.adapter != nil {
      hold(stream, pipe.keptInboundBytes)
    }
    if stream.pointee.state.hasHandler {
      cancel(
        stream,
        RPCError(code: status.code, message: status.message, metadata: status.trailers))
    } else {
      end(stream, status)
    }
  }

  /// Answers what is no gRPC request, with a body a person can read.
  func refuseHTTP(
    _ stream: ServerStreamPointer, _ status: Int, _ text: String, allow: String? = nil
  ) {
    discardRequest(stream)
    stream.pointee.state.answerPlainly()
    let fields = ResponseHeaders.plain(status, allow: allow, origin: allowedOrigin(stream))
    guard !stream.pointee.head.isHead else {
      return submitResponse(stream.pointee.id, fields, body: nil)
    }
    stream.pointee.call.pointee.response.append(utf8: text)
    stream.pointee.hasResponse = true
    submitResponse(stream.pointee.id, fields, body: UnsafeMutableRawPointer(stream))
  }

  /// The answer is complete before the request is: the client need not send the rest.
  @inline(__always)
  func resetIfEarly(_ stream: ServerStreamPointer) {
    if !stream.pointee.state.hasRequestEnded {
      earlyResets.append(stream.pointee.id)
      hasEarlyResets = true
    }
  }

  /// Ends the call from outside its handler, which is told.
  ///
  /// - Parameter mayEnd: false resets a stream whose answer has begun.
  func cancel(_ stream: ServerStreamPointer, _ error: RPCError, mayEnd: Bool = true) {
    let blocked =
      stream.pointee.state.isAnswerBegun && !(mayEnd && hasWindow(stream.pointee.id))
    discardRequest(stream)
    stopHandler(stream, error)
    guard stream.pointee.state.isUndecided else {
      // Complete, but the client does not take it.
      return reset(stream.pointee.id, .cancel)
    }
    stream.pointee.pipe?.close(error)
    stream.pointee.call.pointee.response.removeAll(keepingCapacity: true)
    stream.pointee.hasResponse = false
    stream.pointee.sent = 0
    closeSource(stream)
    if stream.pointee.streamed > 0 { setStreamed(stream, 0) }
    if blocked {
      stream.pointee.context.noteStatus(RPCStatus(error))
      stream.pointee.state.cutOff()
      reset(stream.pointee.id, .cancel)
    } else {
      finish(stream, error)
    }
  }

  private func stopHandler(_ stream: ServerStreamPointer, _ error: RPCError) {
    guard stream.pointee.state.hasHandler || stream.pointee.source != nil else { return }
    stream.pointee.context.cancel(error)
    stream.pointee.worker?.cancel()
  }

  private func closeSource(_ stream: ServerStreamPointer) {
    stream.pointee.handle?.detach()
    stream.pointee.handle = nil
    let source = stream.pointee.source
    stream.pointee.source = nil
    source?.streamClosed()
  }

  // MARK: Bodies

  func fill(_ buffer: UnsafeMutableRawBufferPointer, from stream: ServerStreamPointer) -> BodyRead {
    if let translator = stream.pointee.translator {
      return fillTranslated(buffer, from: stream, translator)
    }
    return fillFrames(buffer, from: stream)
  }

  /// The frames of the response, whatever its protocol makes of them.
  @inline(__always)
  func fillFrames(
    _ buffer: UnsafeMutableRawBufferPointer, from stream: ServerStreamPointer
  ) -> BodyRead {
    var read = BodyRead()
    if stream.pointee.hasResponse {
      read.count = takeResponse(stream, into: buffer)
      if stream.pointee.hasResponse { return read }
    }
    if stream.pointee.source != nil {
      // The library asks again until it gets nothing; the source was clear.
      if read.count == 0, !stream.pointee.isSourceIdle { pull(stream, into: buffer, &read) }
      if stream.pointee.hasResponse { return read }
    } else if let pipe = stream.pointee.pipe, read.count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[read.count...])
      let (count, outcome, unsent) = pipe.takeOutbound(into: rest)
      read.count += count
      if unsent != stream.pointee.streamed { setStreamed(stream, unsent) }
      if outcome == .more { return read }
    }
    switch stream.pointee.state.answer {
    case .ending: endBody(stream, &read)
    // No reset, however much of the request is missing: curl would report it instead of the answer.
    case .plain: read.end = .endStream
    case .open: if read.count == 0 { stream.pointee.state.pause() }
    case .none, .decided, .paused: break
    }
    return read
  }

  private func endBody(_ stream: ServerStreamPointer, _ read: inout BodyRead) {
    if stream.pointee.translator != nil {
      // It ends its output when it has had these bytes.
      read.end = .trailers
      return
    }
    let trailers =
      stream.hasFields ? stream.pointee.context.responseFields?.trailers : nil
    if stream.pointee.status == nil, trailers?.isEmpty ?? true {
      ResponseHeaders.okTrailers._withUnsafeGuaranteedRef {
        submitTrailers(stream.pointee.id, $0)
      }
    } else {
      submitTrailers(
        stream.pointee.id, ResponseHeaders.trailers(stream.pointee.status ?? .ok, trailers))
    }
    read.end = .trailers
    resetIfEarly(stream)
  }

  private func takeResponse(
    _ stream: ServerStreamPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    let start = stream.pointee.sent
    let count = min(buffer.count, stream.pointee.call.pointee.response.count - start)
    stream.pointee.call.pointee.response.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
    }
    stream.pointee.sent = start + count
    stream.pointee.hasResponse = stream.pointee.sent < stream.pointee.call.pointee.response.count
    if stream.pointee.source != nil,
      stream.pointee.sent == stream.pointee.call.pointee.response.count
    {
      // The rest of a pull: an idle viewer must not keep its memory.
      stream.pointee.call.pointee.response.removeAll(keepingCapacity: false)
      stream.pointee.sent = 0
      countSource(stream)
    }
    return count
  }

  /// Pulls into a buffer shared by the loop; what does not fit waits with the stream.
  private func pull(
    _ stream: ServerStreamPointer, into buffer: UnsafeMutableRawBufferPointer,
    _ read: inout BodyRead
  ) {
    guard let source = stream.pointee.source else { return }
    let pulled = server.frames
    pulled.pointee.removeAll(keepingCapacity: true)
    let answer = source.pull(into: &pulled.pointee, budget: buffer.count)
    let count = min(buffer.count, pulled.pointee.count)
    pulled.pointee.withUnsafeBytes { frames in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: frames[0..<count]))
      if frames.count > count {
        stream.pointee.hasResponse = true
        stream.pointee.call.pointee.response.append(
          copying: UnsafeRawBufferPointer(rebasing: frames[count...]))
      }
    }
    if stream.pointee.hasResponse { countSource(stream) }
    read.count = count
    switch answer {
    case .more: break
    case .idle: stream.pointee.isSourceIdle = true
    case .finished(let status):
      stream.pointee.status = status == .ok ? nil : status
      conclude(stream)
      closeSource(stream)
    }
  }

  // MARK: Streams end

  func closed(_ stream: ServerStreamPointer, _ code: ErrorCode) {
    switch code {
    case .noError: close(stream, nil)
    case .cancel: close(stream, RPCError(.cancelled, "the client cancelled the call"))
    default: close(stream, RPCError(.cancelled, "the stream was reset: \(code)"))
    }
    if streamCount == 0, case .final = drain { tcp.setNeedsFlush() }
  }

  /// Lets everything of the stream go. The session does not know it any more.
  func close(_ stream: ServerStreamPointer, _ error: RPCError?) {
    if let deadline = stream.pointee.deadline { loop.cancel(deadline) }
    var error = error
    if error == nil, stream.pointee.state.isUndecided {
      // A reset says NO_ERROR as well, and what it cuts off did not end in order.
      error = RPCError(.cancelled, "the client ended the call before its answer")
    }
    if let error { stopHandler(stream, error) }
    if stream.isTouched, stream.pointee.context.hasEndObservers {
      tellEnd(stream, error)
    }
    stream.pointee.pipe?.transportState = nil
    stream.pointee.pipe?.close(error)
    closeSource(stream)
    if stream.pointee.state.handler == .parked { parked.removeAll { $0 == stream } }
    let unconsumed = stream.pointee.unconsumed
    bufferedBytes -= unconsumed
    unsentResponseBytes -= stream.pointee.charged
    heldBytes -= stream.pointee.held
    let own = ServerStream.bytes + unconsumed + stream.pointee.held
    if stream.pointee.state.hasHandler {
      // It goes on, and what has come of its request stays with it.
      stream.pointee.call.pointee.orphanBytes = own
    } else {
      charge(-own)
    }
    headerBytes -= stream.pointee.headerBytes
    if stream.pointee.streamed > 0 { setStreamed(stream, 0) }
    if stream.pointee.adapted > 0 { setAdapted(stream, 0) }
    charge(-(stream.pointee.charged + stream.pointee.headerBytes))
    stream.pointee.call.pointee.transportState = nil
    stream.pointee.context.forgetObservers()
    if hasEarlyResets { earlyResets.removeAll { $0 == stream.pointee.id } }
    if let previous = stream.pointee.previous {
      previous.pointee.next = stream.pointee.next
    } else {
      streams = stream.pointee.next
    }
    stream.pointee.next?.pointee.previous = stream.pointee.previous
    streamCount -= 1
    pool.pointee.release(
      stream, limit: server.limits.pooledStreams,
      retainedBytes: server.limits.call.retainedBytes)
  }
}
