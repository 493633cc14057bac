import Gzip
import HTTP2Session
import RPC
import WireCodec

/// Connect with one message each way: the message is the body, the status the HTTP status, and an error a JSON
/// object. What curl speaks.
final class ConnectUnaryAdapter: CallAdapter {
  let problem: RPCStatus?
  let timeout: RequestHead.Timeout
  private let contentType: String
  private let compression: Compression
  private let unknownCompression: Bool
  private let offered: Bool
  private var raw = WireBuffer()
  private var isComplete = false
  private var isTaken = false

  init(_ fields: ProtocolFields, _ type: ContentType) {
    contentType = type.text
    timeout = fields.connectTimeout
    compression = fields.contentEncoding
    offered = fields.acceptsGzip
    unknownCompression = fields.contentEncoding == .unknown
    problem =
      unknownCompression
      ? RPCStatus(.unimplemented, "content-encoding '\(fields.compressionName)'")
      : fields.versionProblem
  }

  var heldBytes: Int { isComplete ? 0 : raw.count }
  /// As the plain request counts its bytes: nothing is taken out before all of it is.
  var keptBytes: Int { raw.count }
  func discardRequest() { raw.removeAll(keepingCapacity: false) }

  func receive(_ bytes: UnsafeRawBufferPointer) { raw.append(copying: bytes) }
  func receiveEnd() { isComplete = true }

  func nextRequest(
    limit: Int, _ tools: AdapterTools, into message: inout WireBuffer
  ) -> RequestStep {
    if raw.count > limit {
      return .refused(
        RPCStatus(.resourceExhausted, "the message exceeds the limit of \(limit) bytes"))
    }
    guard isComplete, !isTaken else { return .incomplete }
    isTaken = true
    defer { raw.removeAll(keepingCapacity: false) }
    return raw.withUnsafeBytes { bytes in
      // Without a body there is nothing to decompress, whatever the field says.
      if let format = compression.format, !bytes.isEmpty {
        return RequestStep(
          tools.gzip.decompress(bytes, as: format, into: &message, limit: limit), format, limit)
      }
      message.append(copying: bytes)
      return .message(compressed: false)
    }
  }

  func answer(
    _ status: RPCStatus, _ fields: AnswerFields, _ tools: AdapterTools, body: inout WireBuffer
  ) -> HeaderFields {
    var list = HeaderFields()
    list.append(":status", "\(status.code.connectHTTPStatus)")
    if status.code == .ok {
      list.append("content-type", contentType)
      if offered, fields.compresses, body.count >= tools.compressedAbove {
        var compressed = WireBuffer()
        body.withUnsafeBytes { tools.compress($0, into: &compressed) }
        swap(&body, &compressed)
        list.append("content-encoding", "gzip")
      }
    } else {
      list.append("content-type", "application/json")
      body.removeAll(keepingCapacity: body.capacity <= EnvelopeReader.keptCapacity)
      ConnectJSON.append(error: status, fields.trailers, to: &body)
    }
    if unknownCompression { list.append("accept-encoding", Compression.accepted) }
    fields.metadata.forEachWireField { list.append($0, $1) }
    ConnectJSON.forEachTrailer(status, fields.trailers) { list.append("trailer-" + $0, $1) }
    fields.appendOrigin(to: &list, trailerPrefix: "trailer-")
    return list
  }
}
