import RPC
import WireCodec

/// What the content type of a request says: the protocol of the call, and how its messages are written.
struct ContentType: Equatable {
  /// The protocols a server's port speaks.
  enum CallProtocol: UInt8 {
    case grpc
  }

  var callProtocol = CallProtocol.grpc
  var encoding = WireEncoding.native
  /// Without a subtype: protobuf, unless the metadata say otherwise.
  var isBare = false

  /// What is answered with HTTP 415.
  static let expected =
    "This server takes content-type: application/grpc, application/grpc+proto, +json and +drop\n"

  /// Nil for a content type that no protocol of this server has.
  init?(_ value: UnsafeRawBufferPointer) {
    // By far the most frequent one, before any taking apart.
    if value.equals("application/grpc+drop") { return }
    var end = value.firstIndex(of: 0x3B) ?? value.count
    while end > 0, value[end - 1] == 0x20 { end -= 1 }
    let essence = UnsafeRawBufferPointer(rebasing: value[..<end])
    let prefix = "application/grpc" as StaticString
    guard let subtype = essence.after(prefix) else { return nil }
    callProtocol = .grpc
    if subtype.isEmpty {
      isBare = true
      encoding = .proto
    } else {
      guard let named = subtype.after("+"), let known = WireEncoding(subtype: named) else {
        return nil
      }
      encoding = known
    }
  }

  /// As a response says it: like the request.
  var text: String { isBare ? "application/grpc" : "application/grpc+\(encoding.subtype)" }
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

  /// Largest request in bytes that can be one of at most `native` bytes in the native encoding, generously:
  /// names of fields and of enum cases, escapes and digits make JSON large. Only a first bound, which
  /// holds before anything is decoded; the decoder enforces the limits of the schema.
  func requestLimit(native: Int) -> Int {
    switch self {
    case .native: native * 2 + (4 << 10)
    case .proto: native * 4 + (16 << 10)
    case .json: native * 32 + (64 << 10)
    }
  }

  init?(subtype: UnsafeRawBufferPointer) {
    if subtype.equals("drop") {
      self = .native
    } else if subtype.equals("proto") {
      self = .proto
    } else if subtype.equals("json") {
      self = .json
    } else {
      return nil
    }
  }
}

extension UnsafeRawBufferPointer {
  /// What follows `prefix`; nil when the bytes do not begin with it.
  func after(_ prefix: StaticString) -> UnsafeRawBufferPointer? {
    let length = prefix.utf8CodeUnitCount
    guard count >= length, UnsafeRawBufferPointer(rebasing: self[..<length]).equals(prefix) else {
      return nil
    }
    return UnsafeRawBufferPointer(rebasing: self[length...])
  }
}
