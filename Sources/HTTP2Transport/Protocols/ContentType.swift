import RPC
import WireCodec

/// What the content type of a request says: the protocol of the call, and how its messages are written.
struct ContentType: Equatable {
  /// The protocols a server's port speaks.
  enum CallProtocol: UInt8 {
    case grpc
    case grpcWeb
    /// gRPC-Web whose bodies are base64.
    case grpcWebText
    /// One message is the whole body.
    case connectUnary
    /// Connect with messages in envelopes.
    case connectStream
  }

  var callProtocol = CallProtocol.grpc
  var encoding = WireEncoding.native
  /// Without a subtype: protobuf, unless the metadata say otherwise.
  var isBare = false

  /// What is answered with HTTP 415.
  static let expected =
    "This server takes content-type: application/grpc, application/grpc-web, application/grpc-web-text,"
    + " each alone or with +proto, +json or +drop; application/json, application/proto,"
    + " application/drop for one message; application/connect+json, +proto, +drop for streams\n"

  /// Nil for a content type that no protocol of this server has. Names are the same in any case (RFC 9110, 8.3.1).
  static func parse(_ value: UnsafeRawBufferPointer) -> ContentType? {
    // By far the most frequent one, before any taking apart.
    if value.equals("application/grpc+drop") { return ContentType() }
    var end = value.firstIndex(of: 0x3B) ?? value.count
    let parameters = value[end...]
    while end > 0, HTTPGrammar.isSpace(value[end - 1]) { end -= 1 }
    let essence = UnsafeRawBufferPointer(rebasing: value[..<end])
    guard let kind = essence.after("application/"), let type = parse(kind: kind) else { return nil }
    guard type.encoding == .json, !parameters.isEmpty else { return type }
    return isUTF8(Array(parameters)[...]) ? type : nil
  }

  /// Whether a response is gRPC, in whatever encoding.
  static func isGRPC(_ value: UnsafeRawBufferPointer) -> Bool {
    guard let rest = value.after("application/grpc") else { return false }
    guard let next = rest.first else { return true }
    return next == 0x2B || next == 0x3B || HTTPGrammar.isSpace(next)
  }

  /// Whether parameters name no other character set: JSON has only one (RFC 8259, 8.1).
  private static func isUTF8(_ parameters: ArraySlice<UInt8>) -> Bool {
    guard let list = HTTPGrammar.parts(parameters, separator: 0x3B) else { return false }
    return list.allSatisfy { parameter in
      HTTPGrammar.value(of: "charset", in: parameter).map { $0 == "utf-8" } ?? true
    }
  }

  /// - Parameter kind: what follows `application/`.
  private static func parse(kind: UnsafeRawBufferPointer) -> ContentType? {
    if let subtype = kind.after("grpc-web-text") { return plus(.grpcWebText, subtype) }
    if let subtype = kind.after("grpc-web") { return plus(.grpcWeb, subtype) }
    if let subtype = kind.after("grpc") { return plus(.grpc, subtype) }
    if let subtype = kind.after("connect+") {
      return WireEncoding(subtype: subtype).map {
        ContentType(callProtocol: .connectStream, encoding: $0)
      }
    }
    return WireEncoding(subtype: kind).map {
      ContentType(callProtocol: .connectUnary, encoding: $0)
    }
  }

  /// One of gRPC's, which say their encoding behind a plus, or not at all.
  private static func plus(
    _ callProtocol: CallProtocol, _ subtype: UnsafeRawBufferPointer
  ) -> ContentType? {
    if subtype.isEmpty {
      return ContentType(callProtocol: callProtocol, encoding: .proto, isBare: true)
    }
    guard let named = subtype.after("+"), let encoding = WireEncoding(subtype: named) else {
      return nil
    }
    return ContentType(callProtocol: callProtocol, encoding: encoding)
  }

  /// As a response says it: like the request.
  var text: String {
    switch callProtocol {
    case .grpc: "application/grpc\(suffix)"
    case .grpcWeb: "application/grpc-web\(suffix)"
    case .grpcWebText: "application/grpc-web-text\(suffix)"
    case .connectUnary: "application/\(encoding.subtype)"
    case .connectStream: "application/connect\(suffix)"
    }
  }

  private var suffix: String { isBare ? "" : "+\(encoding.subtype)" }
}

extension WireEncoding {
  /// How content types and the metadata `dropwire-codec` name it.
  var subtype: String {
    switch self {
    case .native: "drop"
    case .proto: "proto"
    case .json: "json"
    }
  }

  init?(subtype: UnsafeRawBufferPointer) {
    if subtype.matches("drop") {
      self = .native
    } else if subtype.matches("proto") {
      self = .proto
    } else if subtype.matches("json") {
      self = .json
    } else {
      return nil
    }
  }
}

extension UnsafeRawBufferPointer {
  /// What follows `prefix`, which is in lower case, whatever the case of these bytes; nil when they do not begin so.
  func after(_ prefix: StaticString) -> UnsafeRawBufferPointer? {
    let length = prefix.utf8CodeUnitCount
    guard count >= length, UnsafeRawBufferPointer(rebasing: self[..<length]).matches(prefix) else {
      return nil
    }
    return UnsafeRawBufferPointer(rebasing: self[length...])
  }
}
