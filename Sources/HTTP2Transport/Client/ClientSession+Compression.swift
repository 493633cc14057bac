import HTTP2Session
import RPC
import WireCodec

/// What a client's call has when its messages may be compressed, or the server's are.
final class ClientEnvelopes {
  var reader = EnvelopeReader(compressionField: "grpc-encoding", compression: .none)
  var writer: EnvelopeWriter
  let output = AdaptedBody()

  /// - Parameter compresses: requests are compressed.
  init(compresses: Bool) { writer = EnvelopeWriter(compresses: compresses) }

  var isMidMessage: Bool { reader.heldBytes > 0 }
}

/// Calls whose messages may be compressed. All others know nothing of this.
extension ClientSession {
  func fillCompressed(
    _ buffer: UnsafeMutableRawBufferPointer, from stream: ClientStreamPointer,
    _ envelopes: ClientEnvelopes
  ) -> BodyRead {
    var read = BodyRead()
    while read.count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[read.count...])
      read.count += envelopes.output.take(into: rest)
      if read.count == buffer.count { break }
      if envelopes.output.end != nil {
        read.end = .endStream
        break
      }
      let frames = withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 16) { scratch in
        let frames = fillFrames(scratch, from: stream)
        envelopes.writer.write(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(scratch)[..<frames.count]),
          tools, into: &envelopes.output.bytes)
        return frames
      }
      if frames.end != .none { envelopes.output.end = .endStream }
      if frames.count == 0, frames.end == .none { break }
    }
    stream.pointee.endSubmitted = read.end == .endStream
    stream.pointee.deferred = read.count == 0 && read.end == .none
    return read
  }

  /// Takes messages out of what has arrived, as far as the caller keeps up.
  func pump(_ stream: ClientStreamPointer, _ envelopes: ClientEnvelopes) {
    take(stream, envelopes, ahead: clientLimits.call.requestsAheadBytes)
  }

  /// The response is complete: all of it is taken, up to a bound that a hostile server cannot move.
  func drain(_ stream: ClientStreamPointer, _ envelopes: ClientEnvelopes) {
    let bound = 8 * max(clientLimits.bufferedBytes, stream.pointee.messageLimit)
    let generation = stream.pointee.generation
    take(stream, envelopes, ahead: bound)
    guard stream.pointee.generation == generation, let pipe = stream.pointee.pipe,
      pipe.inboundBytes >= bound
    else { return }
    cancel(
      stream,
      RPCError(
        .resourceExhausted, "the decompressed responses of \(peer) exceed \(bound) bytes"))
  }

  private func take(
    _ stream: ClientStreamPointer, _ envelopes: ClientEnvelopes, ahead: Int
  ) {
    let generation = stream.pointee.generation
    while true {
      if let pipe = stream.pointee.pipe, pipe.inboundBytes >= ahead {
        return consumed(stream, stream.pointee.unconsumed - envelopes.reader.heldBytes)
      }
      var message = WireBuffer()
      let start = message.beginFrame()
      switch envelopes.reader.next(
        limit: stream.pointee.messageLimit, tools.gzip, into: &message)
      {
      case .incomplete: return consumed(stream, stream.pointee.unconsumed)
      case .refused(let status):
        return cancel(stream, RPCError(code: status.code, message: "\(peer): \(status.message)"))
      case .message(let compressed):
        if compressed { message.overwrite(at: start, with: FrameFlag.compressed) }
      }
      message.endFrame(start)
      message.withUnsafeBytes { frame in
        if let pipe = stream.pointee.pipe {
          _ = pipe.receive(frame)
        } else {
          stream.pointee.observer?.callReceived(
            stream.pointee.tag, UnsafeRawBufferPointer(rebasing: frame[5...]).bytes)
        }
      }
      // The observer may have cancelled the call.
      guard stream.pointee.generation == generation else { return }
    }
  }
}
