import HTTP2Session
import RPC
import WireCodec

/// Connect with streams: envelopes as in gRPC, and the status in a last one, as JSON.
final class ConnectStreamAdapter: StreamAdapter {
  /// The flag of the envelope with the status.
  private static let endFlag: UInt8 = 2

  let output = AdaptedBody()
  let problem: RPCStatus?
  let timeout: RequestHead.Timeout
  private let contentType: String
  private let unknownCompression: Bool
  private let offered: Bool
  private var reader: EnvelopeReader
  private var writer: EnvelopeWriter

  init(_ fields: ProtocolFields, _ type: ContentType) {
    contentType = type.text
    timeout = fields.connectTimeout
    offered = fields.connectAcceptsGzip
    unknownCompression = fields.connectContentEncoding == .unknown
    problem =
      unknownCompression
      ? RPCStatus(.unimplemented, "connect-content-encoding '\(fields.compressionName)'")
      : fields.versionProblem
    reader = EnvelopeReader(
      compressionField: "connect-content-encoding",
      compression: fields.connectContentEncoding)
    writer = EnvelopeWriter(compresses: fields.connectAcceptsGzip)
  }

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
    var list = HeaderFields()
    list.append(":status", "200")
    list.append("content-type", contentType)
    if writer.compresses { list.append("connect-content-encoding", "gzip") }
    if unknownCompression { list.append("connect-accept-encoding", Compression.accepted) }
    fields.metadata.forEachWireField { list.append($0, $1) }
    fields.appendOrigin(to: &list)
    return list
  }

  func send(_ frames: UnsafeRawBufferPointer, _ tools: AdapterTools) {
    writer.write(frames, tools, into: &output.bytes)
  }

  func end(_ status: RPCStatus, _ fields: AnswerFields) {
    appendEnd(status, fields, to: &output.bytes)
    output.end = .endStream
  }

  func answer(
    _ status: RPCStatus, _ fields: AnswerFields, _ tools: AdapterTools, body: inout WireBuffer
  ) -> HeaderFields {
    appendEnd(status, fields, to: &body)
    return begin(fields)
  }

  private func appendEnd(
    _ status: RPCStatus, _ fields: AnswerFields, to body: inout WireBuffer
  ) {
    let start = body.beginFrame()
    body.overwrite(at: start, with: Self.endFlag)
    ConnectJSON.append(end: status, fields.trailers, to: &body)
    body.endFrame(start)
  }
}
