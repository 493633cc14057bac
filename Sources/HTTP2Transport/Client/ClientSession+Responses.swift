import EventLoop
import HTTP2Session
import RPC
import WireCodec

/// Requests out, responses in, and what a call ends with.
extension ClientSession {
  // MARK: Requests

  func fill(_ buffer: UnsafeMutableRawBufferPointer, from stream: ClientStreamPointer) -> BodyRead {
    if let envelopes = stream.pointee.envelopes {
      return fillCompressed(buffer, from: stream, envelopes)
    }
    return fillFrames(buffer, from: stream)
  }

  /// The frames of the request, compressed or not.
  @inline(__always)
  func fillFrames(
    _ buffer: UnsafeMutableRawBufferPointer, from stream: ClientStreamPointer
  ) -> BodyRead {
    var read = BodyRead()
    if let replay = stream.pointee.replay {
      read = replay.read(at: &stream.pointee.sent, into: buffer)
      if replay.isOverLimit { responseBegan(stream) }
    } else {
      let start = stream.pointee.sent
      let count = min(buffer.count, stream.pointee.request.count - start)
      stream.pointee.request.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
      }
      read.count = count
      stream.pointee.sent = start + count
      if stream.pointee.sent == stream.pointee.request.count {
        if stream.pointee.requestFinished { read.end = .endStream }
        forgetRequest(stream)
      }
    }
    stream.pointee.endSubmitted = read.end == .endStream
    stream.pointee.deferred = read.count == 0 && read.end == .none
    return read
  }

  /// All of the request is on its way. It stays where another attempt may need it.
  @inline(__always)
  private func forgetRequest(_ stream: ClientStreamPointer) {
    let size = stream.pointee.sent
    if stream.pointee.keepsRequest {
      if size <= clientLimits.replayBytesPerCall { return }
      stream.pointee.keepsRequest = false
    }
    stream.pointee.request.removeAll(keepingCapacity: size <= 4_096)
    stream.pointee.sent = 0
  }

  /// No other attempt is made of the call that the stream is one of.
  private func responseBegan(_ stream: ClientStreamPointer) {
    (stream.pointee.observer as? ChannelCall)?.responseBegan(self, stream)
  }

  /// There is something to send.
  func wakeBody(_ stream: ClientStreamPointer) {
    if stream.pointee.deferred {
      stream.pointee.deferred = false
      resume(stream.pointee.id)
    }
    tcp.setNeedsFlush()
  }

  // MARK: Headers

  func receivedField(
    _ stream: ClientStreamPointer, _ name: UnsafeRawBufferPointer,
    _ value: UnsafeRawBufferPointer
  ) {
    switch name.count {
    case 7 where name.equals(":status"):
      stream.pointee.httpStatus = value.reduce(0) { $0 &* 10 &+ Int($1) &- 0x30 }
    case 12 where name.equals("content-type"):
      stream.pointee.isGRPC = ContentType.isGRPC(value)
    case 11 where name.equals("grpc-status"):
      if let code = StatusCode(wireText: value) {
        stream.pointee.code = code
      } else {
        stream.pointee.code = .unknown
        stream.pointee.message =
          "grpc-status '\(String(decoding: value.prefix(40), as: UTF8.self))' is no number"
      }
    case 13 where name.equals("grpc-encoding"):
      setCompression(stream, value)
    case 12 where name.equals("grpc-message"):
      let text = PercentEncoding.decode(value)
      stream.pointee.message = stream.pointee.message.isEmpty ? text : stream.pointee.message
    default:
      if stream.pointee.gotHeaders {
        stream.pointee.trailers.append(name: name, value: value)
      } else {
        stream.pointee.headers.append(name: name, value: value)
      }
    }
  }

  /// A server may compress although it was offered nothing: gRPC's C core does, told to compress everything.
  private func setCompression(_ stream: ClientStreamPointer, _ value: UnsafeRawBufferPointer) {
    let compression = Compression(value)
    if compression.format != nil, stream.pointee.envelopes == nil, !stream.pointee.gotHeaders {
      stream.pointee.envelopes = ClientEnvelopes(compresses: false)
    }
    stream.pointee.envelopes?.reader.compression = compression
  }

  func receivedHeaders(_ stream: ClientStreamPointer, endStream: Bool, tooLarge: Bool) {
    if tooLarge {
      return cancel(
        stream,
        RPCError(
          .resourceExhausted,
          "the headers from \(peer) exceed \(clientLimits.session.headerListBytes) bytes"))
    }
    if stream.pointee.httpStatus < 200, !endStream {
      // A 1xx: the response follows.
      stream.pointee.httpStatus = 0
      stream.pointee.headers.removeAll()
      return
    }
    if !stream.pointee.gotHeaders {
      stream.pointee.gotHeaders = true
      if endStream {
        // Trailers only: the one header list is both.
        swap(&stream.pointee.headers, &stream.pointee.trailers)
      } else {
        stream.pointee.hasResponse = true
      }
      if stream.pointee.replay != nil, !endStream || stream.pointee.code == .ok {
        responseBegan(stream)
      }
      stream.pointee.pipe?.setInitialMetadata(stream.pointee.headers.metadata)
    }
    if endStream { responseEnded(stream) }
  }

  // MARK: Messages

  func received(_ bytes: UnsafeRawBufferPointer, _ stream: ClientStreamPointer) {
    countReceived(stream, bytes.count)
    guard stream.pointee.isGRPC, stream.pointee.httpStatus == 200 else {
      // Somebody else's answer: its beginning goes into the error.
      let room = max(0, clientLimits.quotedBytes - stream.pointee.partial.count)
      stream.pointee.partial.append(
        copying: UnsafeRawBufferPointer(rebasing: bytes.prefix(room)))
      return consumed(stream, bytes.count)
    }
    // Trailers end a stream: this status came with the first header list.
    if stream.pointee.code != nil {
      return cancel(
        stream, RPCError(.internal, "\(peer) sent a body after the status of a response"))
    }
    if let envelopes = stream.pointee.envelopes {
      envelopes.reader.append(bytes)
      return pump(stream, envelopes)
    }
    let limit = stream.pointee.messageLimit
    if let pipe = stream.pointee.pipe {
      let problem = stream.pointee.reader.scan(bytes, limit: limit, single: false) { _ in }
      if let problem { return fail(stream, problem) }
      consumed(stream, pipe.receive(bytes).bytes)
    } else {
      deliver(bytes, stream)
    }
  }

  /// Gives each complete message to the observer, without a copy when it lies in one chunk.
  private func deliver(_ bytes: UnsafeRawBufferPointer, _ stream: ClientStreamPointer) {
    let generation = stream.pointee.generation
    let count = bytes.count
    var rest = bytes
    while !rest.isEmpty {
      if !stream.pointee.reader.isMidMessage, rest.count >= 5, rest[0] == 0 {
        let size = Int(
          UInt32(bigEndian: rest.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        if size <= stream.pointee.messageLimit, rest.count >= 5 + size {
          stream.pointee.reader.countWholeMessage()
          let message = UnsafeRawBufferPointer(rebasing: rest[5..<5 + size])
          stream.pointee.observer?.callReceived(stream.pointee.tag, message.bytes)
          // The observer may have cancelled the call.
          guard stream.pointee.generation == generation else { return }
          rest = UnsafeRawBufferPointer(rebasing: rest[(5 + size)...])
          continue
        }
      }
      guard let taken = assemble(rest, stream) else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    }
    consumed(stream, count)
  }

  /// Takes bytes of a message that does not lie in one chunk; nil when the call has ended.
  private func assemble(_ bytes: UnsafeRawBufferPointer, _ stream: ClientStreamPointer) -> Int? {
    let generation = stream.pointee.generation
    let taken = min(bytes.count, stream.pointee.reader.missing)
    let part = UnsafeRawBufferPointer(rebasing: bytes[0..<taken])
    let problem = stream.pointee.reader.scan(
      part, limit: stream.pointee.messageLimit, single: false
    ) { stream.pointee.partial.append(copying: $0) }
    if let problem {
      fail(stream, problem)
      return nil
    }
    if !stream.pointee.reader.isMidMessage {
      let observer = stream.pointee.observer
      // Taken out meanwhile: the observer may end the call, which recycles the stream.
      var message = WireBuffer()
      swap(&message, &stream.pointee.partial)
      message.withUnsafeBytes { observer?.callReceived(stream.pointee.tag, $0.bytes) }
    }
    return stream.pointee.generation == generation ? taken : nil
  }

  private func fail(_ stream: ClientStreamPointer, _ problem: FrameReader.Problem) {
    let error: RPCError
    switch problem {
    case .tooLarge(let size):
      error = RPCError(
        .resourceExhausted,
        "a message of \(size) bytes from \(peer) exceeds the limit of \(stream.pointee.messageLimit)"
      )
    case .compressed:
      error = RPCError(.internal, "\(peer) sent a compressed message without grpc-encoding")
    case .badFlag(let flag):
      error = RPCError(.internal, "a message from \(peer) begins with the byte \(flag)")
    case .secondMessage:
      error = RPCError(.unimplemented, "\(peer) sent more than one message")
    }
    cancel(stream, error)
  }

  // MARK: Flow control

  private func countReceived(_ stream: ClientStreamPointer, _ count: Int) {
    stream.pointee.unconsumed += count
    bufferedBytes += count
    connectionCreditDue += count
    payConnection()
  }

  private func payConnection() {
    guard connectionCreditDue >= 32 << 10, bufferedBytes <= clientLimits.bufferedBytes else {
      return
    }
    consumeConnection(connectionCreditDue)
    connectionCreditDue = 0
  }

  /// The caller has taken bytes: the server may send as many again.
  func consumed(_ stream: ClientStreamPointer, _ count: Int) {
    guard count > 0 else { return }
    let counted = min(count, stream.pointee.unconsumed)
    stream.pointee.unconsumed -= counted
    bufferedBytes -= counted
    payConnection()
    stream.pointee.creditDue += count
    if stream.pointee.creditDue >= 16 << 10 {
      consumeStream(stream.pointee.id, stream.pointee.creditDue)
      stream.pointee.creditDue = 0
      tcp.setNeedsFlush()
    }
  }

  // MARK: Ends

  /// The server sends no more: the call is over, whatever is left of the request.
  func responseEnded(_ stream: ClientStreamPointer) {
    if let envelopes = stream.pointee.envelopes {
      let generation = stream.pointee.generation
      drain(stream, envelopes)
      // It may have ended the call with an error.
      guard stream.pointee.generation == generation else { return }
    }
    let id = stream.pointee.id
    let unfinished = !stream.pointee.endSubmitted
    let error = outcome(stream, reset: nil)
    forget(id)
    if unfinished { reset(id, .cancel) }
    end(stream, error, .processed)
  }

  /// The stream was reset, or refused.
  func closed(_ stream: ClientStreamPointer, _ code: ErrorCode) {
    let isSeen = stream.pointee.id <= lastRequestSent
    let fate: AttemptFate = code != .refusedStream ? .processed : isSeen ? .refused : .neverLeft
    end(stream, outcome(stream, reset: code), fate)
  }

  /// What the call ended with: nil for OK. A status that was given is what counts, whatever else is odd; the table
  /// is `Tests/Interop/odd_answers.json`.
  ///
  /// - Parameter reset: how the stream was reset; nil when the server has ended it.
  private func outcome(_ stream: ClientStreamPointer, reset: ErrorCode?) -> RPCError? {
    if let failure = stream.pointee.failure { return failure }
    // An OK in front of a response that was cut by a reset is none.
    if let status = stream.pointee.code, status != .ok || reset == nil {
      if status == .ok {
        return stream.pointee.reader.isMidMessage || stream.pointee.envelopes?.isMidMessage == true
          ? RPCError(.internal, "the response of \(peer) ends within a message") : nil
      }
      return RPCError(
        code: status, message: stream.pointee.message,
        metadata: stream.pointee.trailers.metadata)
    }
    if let reset, reset != .noError || stream.pointee.httpStatus == 0 {
      // The server's clock may be the faster one: to the caller it is the same deadline.
      if reset == .cancel, let deadline = stream.pointee.deadlineNanoseconds,
        deadline <= loop.nowNanoseconds + 1_000_000
      {
        return RPCError(.deadlineExceeded, "the deadline passed while waiting for \(peer)")
      }
      return RPCError(reset: reset, peer: peer, goAway: goAway)
    }
    guard stream.pointee.httpStatus == 200, stream.pointee.isGRPC else {
      let text = stream.pointee.partial.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
      return RPCError(httpStatus: stream.pointee.httpStatus, peer: peer, body: text)
    }
    if let reset { return RPCError(reset: reset, peer: peer, goAway: goAway) }
    return RPCError(.unknown, "the response of \(peer) has no grpc-status")
  }
}

extension RPCError {
  /// What a reset without a status means (gRPC over HTTP/2, "Errors").
  init(reset code: ErrorCode, peer: String, goAway: String?) {
    let status: StatusCode
    switch code {
    case .refusedStream: status = .unavailable
    case .cancel: status = .cancelled
    case .enhanceYourCalm: status = .resourceExhausted
    case .inadequateSecurity: status = .permissionDenied
    default: status = .internal
    }
    self.init(
      status, "\(peer) reset the stream: \(code)" + (goAway.map { " after \($0)" } ?? ""))
  }

  /// What an HTTP status without a status of gRPC means.
  init(httpStatus: Int, peer: String, body: String) {
    let status: StatusCode
    switch httpStatus {
    case 400, 431: status = .internal
    case 401: status = .unauthenticated
    case 403: status = .permissionDenied
    case 404: status = .unimplemented
    case 429, 502, 503, 504: status = .unavailable
    default: status = .unknown
    }
    self.init(
      status,
      "\(peer) answered with HTTP status \(httpStatus) and no gRPC"
        + (body.isEmpty ? "" : ": \(body)"))
  }
}
