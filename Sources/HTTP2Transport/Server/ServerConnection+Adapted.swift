import Gzip
import HTTP2Session
import RPC
import WireCodec

/// Calls of protocols other than plain gRPC: their bytes go through an adapter, on the way in and on the way
/// out, and everything between is the same.
extension ServerConnection {
  // MARK: Requests

  /// Gives the call the adapter of its protocol, if it needs one.
  func adapt(_ stream: ServerStreamPointer, _ type: ContentType) {
    let head = stream.pointee.head
    switch type.callProtocol {
    case .grpc: return
    case .grpcWeb, .grpcWebText: use(GRPCWebAdapter(head, type), stream)
    case .connectUnary:
      stream.pointee.adapter = ConnectUnaryAdapter(head.fields ?? ProtocolFields(), type)
    case .connectStream: use(ConnectStreamAdapter(head.fields ?? ProtocolFields(), type), stream)
    }
  }

  /// Plain gRPC needs an adapter only when messages of the request are compressed, or those of a stream may be.
  func adaptCompression(_ stream: ServerStreamPointer, _ type: ContentType) {
    let streams = stream.form == .streaming
    guard
      stream.pointee.head.compression.format != nil || (streams && stream.pointee.head.acceptsGzip)
    else { return }
    use(GRPCAdapter(stream.pointee.head, type), stream)
  }

  private func use(_ adapter: some StreamAdapter, _ stream: ServerStreamPointer) {
    stream.pointee.adapter = adapter
    stream.pointee.translator = adapter
  }

  /// Whether this protocol has calls of this kind; any other has its answer afterwards.
  func hasKind(_ stream: ServerStreamPointer, _ type: ContentType) -> Bool {
    let isSingle = stream.form?.isUnary ?? false
    let name = stream.pointee.context.method.name
    switch type.callProtocol {
    case .connectUnary where !isSingle:
      refuseHTTP(
        stream, 415, "\(name) streams: application/connect+json, +proto, +drop\n")
      return false
    case .connectStream where isSingle:
      refuseHTTP(
        stream, 415,
        "\(name) takes one message: application/json, application/proto, "
          + "application/drop\n")
      return false
    default: return true
    }
  }

  func takeAdapted(
    _ bytes: UnsafeRawBufferPointer, of stream: ServerStreamPointer, _ adapter: any CallAdapter
  ) {
    buffered(stream, bytes.count)
    adapter.receive(bytes)
    pump(stream, adapter)
  }

  /// The body is complete. False when the call has its answer, or its pipe hears of the end by itself.
  func finishAdapted(_ stream: ServerStreamPointer, _ adapter: any CallAdapter) -> Bool {
    adapter.receiveEnd()
    pump(stream, adapter)
    guard !stream.pointee.state.isRequestDiscarded, stream.pointee.pipe == nil else { return false }
    if adapter.heldBytes > 0 {
      refuse(stream, .internal, "the request ends within a message")
      return false
    }
    return true
  }

  /// Takes messages out of what has arrived, as far as the handler keeps up: a small body can decompress to a
  /// large one, so it is left compressed until then.
  func pump(_ stream: ServerStreamPointer, _ adapter: any CallAdapter) {
    let tools = server.tools
    let limit = stream.pointee.messageLimit
    while !stream.pointee.state.isRequestDiscarded {
      if let pipe = stream.pointee.pipe,
        pipe.inboundBytes >= server.limits.call.requestsAheadBytes
      {
        consumed(stream, stream.pointee.unconsumed - adapter.heldBytes)
        return keep(stream, adapter)
      }
      tools.message.removeAll(keepingCapacity: tools.message.capacity <= 64 << 10)
      let start = stream.pointee.pipe == nil ? 0 : tools.message.beginFrame()
      switch adapter.nextRequest(limit: limit, tools, into: &tools.message) {
      case .refused(let status): return refuse(stream, status)
      case .incomplete: return ranDry(stream, adapter)
      case .message(let compressed):
        if let pipe = stream.pointee.pipe {
          tools.message.endFrame(start)
          if compressed { tools.message.overwrite(at: start, with: FrameFlag.compressed) }
          tools.message.withUnsafeBytes { _ = pipe.receive($0) }
        } else if accept(tools.message, stream) {
          stream.pointee.call.pointee.requestWasCompressed = compressed
          keep(stream, adapter)
        } else {
          return
        }
      }
    }
  }

  /// The one request of a call; false for a second one.
  private func accept(_ message: borrowing WireBuffer, _ stream: ServerStreamPointer) -> Bool {
    guard stream.pointee.reader.messages == 0 else {
      refuse(stream, .unimplemented, "expected one message, the client sent more")
      return false
    }
    stream.pointee.reader.countWholeMessage()
    message.withUnsafeBytes { stream.pointee.call.pointee.request.append(copying: $0) }
    return true
  }

  /// Nothing is left but the beginning of a message, whose size is bounded: the client may send on.
  private func ranDry(_ stream: ServerStreamPointer, _ adapter: any CallAdapter) {
    consumed(stream, stream.pointee.unconsumed)
    keep(stream, adapter)
    guard stream.pointee.state.request == .complete, let pipe = stream.pointee.pipe else { return }
    if adapter.heldBytes > 0 {
      refuse(stream, .internal, "the request ends within a message")
    } else {
      pipe.receiveEnd(nil)
    }
  }

  /// Counts what is kept of the request besides what is counted as received: the memory that it takes here, and what
  /// waits for the handler, decompressed as it may be.
  private func keep(_ stream: ServerStreamPointer, _ adapter: any CallAdapter) {
    hold(
      stream,
      max(0, adapter.keptBytes - stream.pointee.unconsumed)
        + stream.pointee.call.pointee.request.count + (stream.pointee.pipe?.keptInboundBytes ?? 0))
  }

  // MARK: Responses

  /// What the handler wants of its answer.
  func answerFields(_ stream: ServerStreamPointer) -> AnswerFields {
    var fields = AnswerFields()
    if let set = stream.pointee.context.responseFields {
      fields.metadata = set.metadata
      fields.trailers = set.trailers
      fields.compresses = stream.pointee.context.allowsCompression
    }
    fields.origin = allowedOrigin(stream)
    return fields
  }

  /// The whole answer at once: one message and status OK, or a status alone.
  func answer(_ stream: ServerStreamPointer, _ adapter: any CallAdapter, _ status: RPCStatus) {
    let call = stream.pointee.call
    if status.code == .ok {
      call.pointee.response.removeFirst(min(5, call.pointee.response.count))
    } else {
      call.pointee.response.removeAll(
        keepingCapacity: call.pointee.response.capacity <= EnvelopeReader.keptCapacity)
    }
    let list = adapter.answer(
      status, answerFields(stream), server.tools, body: &call.pointee.response)
    stream.pointee.sent = 0
    stream.pointee.hasResponse = !call.pointee.response.isEmpty
    chargeAnswer(stream)
    // The bytes are what the protocol wants already.
    stream.pointee.translator = nil
    guard stream.pointee.hasResponse else {
      stream.pointee.state.answerWhole()
      submitResponse(stream.pointee.id, list, body: nil)
      return resetIfEarly(stream)
    }
    stream.pointee.context.noteStatus(status)
    stream.pointee.state.answerPlainly()
    submitResponse(stream.pointee.id, list, body: UnsafeMutableRawPointer(stream))
  }

  /// Counts the body of an answer that was not counted as a message, or has become larger.
  private func chargeAnswer(_ stream: ServerStreamPointer) {
    let added = stream.pointee.call.pointee.response.count - stream.pointee.charged
    guard added > 0 else { return }
    stream.pointee.charged += added
    unsentResponseBytes += added
    charge(added)
  }

  /// Fills from what the adapter makes of the frames of the response.
  func fillTranslated(
    _ buffer: UnsafeMutableRawBufferPointer, from stream: ServerStreamPointer,
    _ adapter: any StreamAdapter
  ) -> BodyRead {
    var read = BodyRead()
    while read.count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[read.count...])
      read.count += adapter.output.take(into: rest)
      if read.count == buffer.count { break }
      if let end = adapter.output.end {
        finishBody(stream, end, &read)
        break
      }
      let frames = withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 16) { scratch in
        let frames = fillFrames(scratch, from: stream)
        adapter.send(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(scratch)[..<frames.count]),
          server.tools)
        return frames
      }
      switch frames.end {
      case .trailers: adapter.end(stream.pointee.status ?? .ok, answerFields(stream))
      case .endStream: adapter.output.end = .endStream
      case .none: break
      }
      if frames.count == 0, frames.end == .none {
        // Nothing more now. The library waits only when it got nothing.
        if read.count > 0 { _ = stream.pointee.state.wake() }
        break
      }
    }
    setAdapted(stream, adapter.outputBytes)
    return read
  }

  private func finishBody(
    _ stream: ServerStreamPointer, _ end: BodyEnd, _ read: inout BodyRead
  ) {
    switch end {
    // No reset, however much of the request is missing: curl would report it instead of the answer.
    case .endStream: read.end = .endStream
    case .trailers(let trailers):
      submitTrailers(stream.pointee.id, trailers)
      read.end = .trailers
      resetIfEarly(stream)
    }
  }

  /// Compresses the one response of a plain gRPC call in place.
  func compressResponse(_ stream: ServerStreamPointer) {
    var compressed = WireBuffer()
    let start = compressed.beginFrame()
    stream.pointee.call.pointee.response.withUnsafeBytes {
      server.tools.compress(UnsafeRawBufferPointer(rebasing: $0[5...]), into: &compressed)
    }
    compressed.overwrite(at: start, with: 1)
    compressed.endFrame(start)
    swap(&stream.pointee.call.pointee.response, &compressed)
  }

  // MARK: Browsers

  /// What the answer says to the page that makes the call; nil when nobody asked, or it may not see it.
  func allowedOrigin(_ stream: ServerStreamPointer) -> AllowedOrigins.Answer? {
    stream.pointee.head.fields?.origin.flatMap { server.origins.answer(to: $0) }
  }

  /// Answers what a browser asks before a call; false when it is no such question.
  func answerPreflight(_ stream: ServerStreamPointer) -> Bool {
    guard stream.pointee.head.isOptions, let fields = stream.pointee.head.fields,
      fields.origin != nil, fields.wantedMethod != nil
    else { return false }
    guard let origin = allowedOrigin(stream) else {
      refuseHTTP(stream, 403, "This origin may not call: see --allow-origin\n")
      return true
    }
    var list = HeaderFields()
    list.append(":status", "204")
    origin.append(to: &list)
    list.append("access-control-allow-methods", "POST")
    if let wanted = fields.wantedHeaders {
      list.append("access-control-allow-headers", wanted)
    }
    list.append("access-control-max-age", "7200")
    list.append("vary", "origin")
    discardRequest(stream)
    stream.pointee.state.answerPlainly()
    submitResponse(stream.pointee.id, list, body: nil)
    return true
  }
}
