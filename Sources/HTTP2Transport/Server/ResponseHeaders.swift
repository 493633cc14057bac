import HTTP2Session
import RPC
import WireCodec

/// Header lists of responses: those of every call are made once.
enum ResponseHeaders {
  // Never freed: so that an answer need not count references to them.
  private static let bare = list("application/grpc")
  private static let drop = list("application/grpc+drop")
  private static let proto = list("application/grpc+proto")
  private static let json = list("application/grpc+json")
  static let okTrailers = Unmanaged.passRetained(HeaderList([("grpc-status", "0")]))

  private static func list(_ contentType: String) -> Unmanaged<HeaderList> {
    .passRetained(HeaderList([(":status", "200"), ("content-type", contentType)]))
  }

  /// The beginning of a response without metadata.
  static func start(_ type: ContentType?) -> Unmanaged<HeaderList> {
    guard let type, !type.isBare else { return bare }
    return switch type.encoding {
    case .native: drop
    case .proto: proto
    case .json: json
    }
  }

  static func text(_ type: ContentType?) -> String { type?.text ?? "application/grpc" }

  /// The beginning of a response that carries metadata, or compressed messages.
  static func start(
    _ contentType: String, _ metadata: Metadata, compressed: Bool
  ) -> HeaderFields {
    var fields = HeaderFields()
    fields.append(":status", "200")
    fields.append("content-type", contentType)
    if compressed { fields.append("grpc-encoding", "gzip") }
    metadata.forEachWireField { fields.append($0, $1) }
    return fields
  }

  static func trailers(_ status: RPCStatus, _ more: Metadata?) -> HeaderFields {
    var fields = HeaderFields()
    forEachTrailer(status, more) { fields.append($0, $1) }
    return fields
  }

  /// A response that is nothing but its status.
  static func trailersOnly(
    _ contentType: String, _ status: RPCStatus, _ metadata: Metadata?, _ more: Metadata?
  ) -> HeaderFields {
    var fields = start(contentType, metadata ?? [:], compressed: false)
    forEachTrailer(status, more) { fields.append($0, $1) }
    return fields
  }

  /// Calls `body` for each field that a status is on the wire, and for those of the handler.
  static func forEachTrailer(
    _ status: RPCStatus, _ more: Metadata?, _ body: (_ name: String, _ value: [UInt8]) -> Void
  ) {
    body("grpc-status", Array("\(status.code.rawValue)".utf8))
    if !status.message.isEmpty {
      var text: [UInt8] = []
      PercentEncoding.encode(String(status.message.prefix(2_048)), into: &text)
      body("grpc-message", text)
    }
    status.trailers.forEachWireField(body)
    more?.forEachWireField(body)
  }

  /// An answer to a request that is no call.
  static func plain(
    _ status: Int, allow: String?, origin: AllowedOrigins.Answer?
  ) -> HeaderFields {
    var fields = HeaderFields()
    fields.append(":status", "\(status)")
    fields.append("content-type", "text/plain; charset=utf-8")
    if let allow { fields.append("allow", allow) }
    if status == 415 {
      fields.append(
        "accept-post",
        "application/grpc, application/grpc-web, application/grpc-web-text, application/json, "
          + "application/proto, application/drop, application/connect+json, "
          + "application/connect+proto, application/connect+drop")
    }
    var answer = AnswerFields()
    answer.origin = origin
    answer.appendOrigin(to: &fields)
    return fields
  }
}
