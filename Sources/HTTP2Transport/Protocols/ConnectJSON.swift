import RPC
import StatusDetails
import WireCodec

/// Errors and ends of streams as Connect writes them.
enum ConnectJSON {
  private static let detailsName = "grpc-status-details-bin"

  /// `{"code":"not_found","message":"…","details":[…]}`.
  static func append(
    error status: RPCStatus, _ trailers: Metadata, to output: inout WireBuffer
  ) {
    output.append(utf8: #"{"code":""#)
    output.append(utf8: status.code.connectName)
    output.append(utf8: "\"")
    if !status.message.isEmpty {
      output.append(utf8: #","message":"#)
      append(string: status.message, to: &output)
    }
    appendDetails(status, trailers, to: &output)
    output.append(utf8: "}")
  }

  /// `{"error":{…},"metadata":{"name":["value"]}}`, the content of the last envelope of a stream.
  static func append(
    end status: RPCStatus, _ trailers: Metadata, to output: inout WireBuffer
  ) {
    output.append(utf8: "{")
    if status.code != .ok {
      output.append(utf8: #""error":"#)
      append(error: status, trailers, to: &output)
    }
    var names: [String] = []
    var values: [String: [[UInt8]]] = [:]
    forEachTrailer(status, trailers) { name, value in
      if values[name] == nil { names.append(name) }
      values[name, default: []].append(value)
    }
    if !names.isEmpty {
      output.append(utf8: status.code == .ok ? #""metadata":{"# : #","metadata":{"#)
      for (index, name) in names.enumerated() {
        if index > 0 { output.append(utf8: ",") }
        append(string: name, to: &output)
        output.append(utf8: ":[")
        for (place, value) in (values[name] ?? []).enumerated() {
          if place > 0 { output.append(utf8: ",") }
          append(string: String(decoding: value, as: UTF8.self), to: &output)
        }
        output.append(utf8: "]")
      }
      output.append(utf8: "}")
    }
    output.append(utf8: "}")
  }

  /// Every field that goes after the messages, but the details, which Connect has in the error.
  static func forEachTrailer(
    _ status: RPCStatus, _ trailers: Metadata, _ body: (_ name: String, _ value: [UInt8]) -> Void
  ) {
    status.trailers.forEachWireField { if $0 != detailsName { body($0, $1) } }
    trailers.forEachWireField { if $0 != detailsName { body($0, $1) } }
  }

  private static func appendDetails(
    _ status: RPCStatus, _ trailers: Metadata, to output: inout WireBuffer
  ) {
    var metadata = status.trailers
    metadata.append(contentsOf: trailers)
    let details = RPCError(code: status.code, message: "", metadata: metadata).details
    guard !details.isEmpty else { return }
    output.append(utf8: #","details":["#)
    for (index, detail) in details.enumerated() {
      output.append(utf8: index > 0 ? #",{"type":"# : #"{"type":"#)
      // Connect names the type alone, without what is before the last slash.
      append(string: String(detail.typeUrl.split(separator: "/").last ?? ""), to: &output)
      output.append(utf8: #","value":""#)
      var text: [UInt8] = []
      Base64.encode(detail.value, into: &text)
      output.append(text)
      output.append(utf8: "\"}")
    }
    output.append(utf8: "]")
  }

  static func append(string: String, to output: inout WireBuffer) {
    output.append(0x22 as UInt8)
    for byte in string.utf8 {
      switch byte {
      case 0x22: output.append(utf8: #"\""#)
      case 0x5C: output.append(utf8: #"\\"#)
      case 0x0A: output.append(utf8: #"\n"#)
      case 0x00..<0x20:
        output.append(utf8: byte < 0x10 ? #"\u000"# : #"\u00"#)
        output.append(utf8: String(byte, radix: 16))
      default: output.append(byte)
      }
    }
    output.append(0x22 as UInt8)
  }
}

extension StatusCode {
  /// The name of the code in Connect.
  var connectName: String {
    switch self {
    // The one that has another name there.
    case .cancelled: "canceled"
    default: name.lowercased()
    }
  }

  /// The HTTP status of a unary call that ends so.
  var connectHTTPStatus: Int {
    switch self {
    case .ok: 200
    case .cancelled: 499
    case .invalidArgument, .failedPrecondition, .outOfRange: 400
    case .deadlineExceeded: 504
    case .notFound: 404
    case .alreadyExists, .aborted: 409
    case .permissionDenied: 403
    case .resourceExhausted: 429
    case .unimplemented: 501
    case .unavailable: 503
    case .unauthenticated: 401
    case .unknown, .internal, .dataLoss: 500
    }
  }
}
