import HTTP2Session
import RPC
import WireCodec

/// gRPC with compression: the request's messages may be compressed, or the responses of a stream.
final class GRPCAdapter: StreamAdapter {
  let output = AdaptedBody()
  let timeout: RequestHead.Timeout
  private let contentType: String
  private let offered: Bool
  private var reader: EnvelopeReader
  private var writer: EnvelopeWriter

  init(_ head: RequestHead, _ type: ContentType) {
    timeout = head.timeout
    contentType = type.text
    offered = head.acceptsGzip
    reader = EnvelopeReader(
      compressionField: "grpc-encoding", compression: head.compression)
    writer = EnvelopeWriter(compresses: head.acceptsGzip)
  }

  /// Looked at before there is an adapter.
  var problem: RPCStatus? { nil }
  var compresses: Bool { offered }
  var heldBytes: Int { reader.heldBytes }
  var keptBytes: Int { reader.keptBytes }
  var outputBytes: Int { output.bytes.capacity + writer.keptBytes }
  func discardRequest() { reader.removeAll() }

  func receive(_ bytes: UnsafeRawBufferPointer) { reader.append(bytes) }
  func receiveEnd() {}

  func nextRequest(
    limit: Int, _ tools: AdapterTools, into message: inout WireBuffer
  ) -> RequestStep { reader.next(limit: limit, tools.gzip, into: &message) }

  func begin(_ fields: AnswerFields) -> HeaderFields {
    writer.compresses = offered && fields.compresses
    return ResponseHeaders.start(
      contentType, fields.metadata, compressed: writer.compresses)
  }

  func send(_ frames: UnsafeRawBufferPointer, _ tools: AdapterTools) {
    writer.write(frames, tools, into: &output.bytes)
  }

  func end(_ status: RPCStatus, _ fields: AnswerFields) {
    output.end = .trailers(ResponseHeaders.trailers(status, fields.trailers))
  }

  func answer(
    _ status: RPCStatus, _ fields: AnswerFields, _ tools: AdapterTools, body: inout WireBuffer
  ) -> HeaderFields {
    ResponseHeaders.trailersOnly(contentType, status, fields.metadata, fields.trailers)
  }
}
