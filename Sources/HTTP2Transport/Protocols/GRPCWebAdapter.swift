import HTTP2Session
import RPC
import WireCodec

/// gRPC-Web: gRPC whose trailers are the last envelope of the body, because a browser shows its pages none. In
/// the text form both bodies are base64.
final class GRPCWebAdapter: StreamAdapter {
  /// The flag of the envelope with the trailers.
  private static let trailersFlag: UInt8 = 0x80

  let output = AdaptedBody()
  let problem: RPCStatus?
  let timeout: RequestHead.Timeout
  private let contentType: String
  private let offered: Bool
  private let unknownCompression: Bool
  private var reader: EnvelopeReader
  private var writer: EnvelopeWriter
  /// Only of the text form.
  private var decoder: Base64Stream?
  private var decoded: [UInt8] = []
  private var isMalformed = false

  init(_ head: RequestHead, _ type: ContentType) {
    timeout = head.timeout
    contentType = type.text
    offered = head.acceptsGzip
    unknownCompression = head.compression == .unknown
    problem =
      unknownCompression
      ? RPCStatus(.unimplemented, "grpc-encoding '\(head.fields?.compressionName ?? "")'") : nil
    reader = EnvelopeReader(
      compressionField: "grpc-encoding", compression: head.compression)
    writer = EnvelopeWriter(compresses: head.acceptsGzip)
    if type.callProtocol == .grpcWebText { decoder = Base64Stream() }
  }

  var compresses: Bool { offered }
  var heldBytes: Int { reader.heldBytes + (decoder?.heldBytes ?? 0) }
  var keptBytes: Int { reader.keptBytes + decoded.capacity }
  var outputBytes: Int { output.bytes.capacity + writer.keptBytes }
  func discardRequest() { reader.removeAll() }

  func receive(_ bytes: UnsafeRawBufferPointer) {
    guard decoder != nil else { return reader.append(bytes) }
    decoded.removeAll(keepingCapacity: true)
    isMalformed = isMalformed || decoder?.decode(bytes, into: &decoded) == false
    decoded.withUnsafeBytes { reader.append($0) }
    if decoded.capacity > EnvelopeReader.keptCapacity { decoded = [] }
  }

  func receiveEnd() {}

  func nextRequest(
    limit: Int, _ tools: AdapterTools, into message: inout WireBuffer
  ) -> RequestStep {
    if isMalformed { return .refused(RPCStatus(.internal, "the request's body is no base64")) }
    return reader.next(limit: limit, tools.gzip, into: &message)
  }

  func begin(_ fields: AnswerFields) -> HeaderFields {
    writer.compresses = offered && fields.compresses
    var list = ResponseHeaders.start(
      contentType, fields.metadata, compressed: writer.compresses)
    if unknownCompression { list.append("grpc-accept-encoding", Compression.accepted) }
    fields.appendOrigin(to: &list)
    return list
  }

  func send(_ frames: UnsafeRawBufferPointer, _ tools: AdapterTools) {
    guard decoder != nil else { return writer.write(frames, tools, into: &output.bytes) }
    var binary = WireBuffer()
    writer.write(frames, tools, into: &binary)
    appendText(binary, to: &output.bytes)
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
    var binary = WireBuffer()
    let start = binary.beginFrame()
    binary.overwrite(at: start, with: Self.trailersFlag)
    ResponseHeaders.forEachTrailer(status, fields.trailers) { name, value in
      binary.append(utf8: name)
      binary.append(utf8: ": ")
      binary.append(value)
      binary.append(utf8: "\r\n")
    }
    binary.endFrame(start)
    if decoder == nil {
      binary.withUnsafeBytes { body.append(copying: $0) }
    } else {
      appendText(binary, to: &body)
    }
  }

  /// Each portion is padded by itself, so that nothing of it waits for the next one.
  private func appendText(_ binary: borrowing WireBuffer, to body: inout WireBuffer) {
    guard !binary.isEmpty else { return }
    var text: [UInt8] = []
    binary.withUnsafeBytes { Base64.encode($0, into: &text) }
    while text.count % 4 != 0 { text.append(0x3D) }
    body.append(text)
  }
}

/// Base64 as it arrives: quads cut anywhere, padding at the end of any of them.
struct Base64Stream {
  private var quad: [UInt8] = []

  /// Characters of a quad that is not complete.
  var heldBytes: Int { quad.count }

  /// False when there is something that is no base64.
  mutating func decode(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Bool {
    for byte in bytes {
      quad.append(byte)
      guard quad.count == 4 else { continue }
      guard let decoded = quad.withUnsafeBytes({ Base64.decode($0) }), !decoded.isEmpty else {
        return false
      }
      output.append(contentsOf: decoded)
      quad.removeAll(keepingCapacity: true)
    }
    return true
  }
}
