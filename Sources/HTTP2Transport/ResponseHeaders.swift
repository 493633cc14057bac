import HTTP2Session
import RPC
import WireCodec

/// Header lists of responses: those of every call are made once.
enum ResponseHeaders {
  private static let bare = list("application/grpc")
  private static let drop = list("application/grpc+drop")
  private static let proto = list("application/grpc+proto")
  private static let json = list("application/grpc+json")
  static let okTrailers = HeaderList([("grpc-status", "0")])

  private static func list(_ contentType: String) -> HeaderList {
    HeaderList([(":status", "200"), ("content-type", contentType)])
  }

  /// The beginning of a response without metadata.
  static func start(_ head: RequestHead) -> HeaderList {
    guard let type = head.contentType, !type.isBare else { return bare }
    return switch type.encoding {
    case .native: drop
    case .proto: proto
    case .json: json
    }
  }

  private static func contentType(_ head: RequestHead) -> String {
    head.contentType?.text ?? "application/grpc"
  }

  /// The beginning of a response that carries metadata.
  static func start(_ head: RequestHead, _ metadata: Metadata) -> HeaderFields {
    var fields = HeaderFields()
    fields.append(":status", "200")
    fields.append("content-type", contentType(head))
    metadata.forEachWireField { fields.append($0, $1) }
    return fields
  }

  static func trailers(_ status: RPCStatus, _ more: Metadata?) -> HeaderFields {
    var fields = HeaderFields()
    append(status, more, to: &fields)
    return fields
  }

  /// A response that is nothing but its status.
  static func trailersOnly(
    _ head: RequestHead, _ status: RPCStatus, _ metadata: Metadata?, _ more: Metadata?
  ) -> HeaderFields {
    var fields = start(head, metadata ?? [:])
    append(status, more, to: &fields)
    return fields
  }

  private static func append(
    _ status: RPCStatus, _ more: Metadata?, to fields: inout HeaderFields
  ) {
    fields.append("grpc-status", "\(status.code.rawValue)")
    if !status.message.isEmpty {
      var text: [UInt8] = []
      PercentEncoding.encode(String(status.message.prefix(2_048)), into: &text)
      fields.append("grpc-message", text)
    }
    status.trailers.forEachWireField { fields.append($0, $1) }
    more?.forEachWireField { fields.append($0, $1) }
  }

  /// An answer to a request that is no gRPC.
  static func plain(_ status: Int, allow: String?) -> HeaderFields {
    var fields = HeaderFields()
    fields.append(":status", "\(status)")
    fields.append("content-type", "text/plain; charset=utf-8")
    if let allow { fields.append("allow", allow) }
    return fields
  }
}
