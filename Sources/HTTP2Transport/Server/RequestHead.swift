import RPC
import WireCodec

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the header list of a request says to the transport itself.
struct RequestHead {
  enum Codec {
    case none, unknown
    case known(WireEncoding)
  }

  enum Timeout {
    case none, malformed
    case nanoseconds(Int64)
  }

  var isPost = false
  var isOptions = false
  /// The answer has no body.
  var isHead = false
  /// Nil when there is none, or one that no protocol of this server has.
  var contentType: ContentType?
  /// `dropwire-codec`, for libraries that cannot set the content type.
  var codec = Codec.none
  var badTE = false
  var timeout = Timeout.none
  /// `grpc-encoding`.
  var compression = Compression.none
  /// `grpc-accept-encoding` has gzip.
  var acceptsGzip = false
  /// Fields of the other protocols, and names that are wrong; nil when there is nothing of this.
  var fields: ProtocolFields?
  var hasRoute = false

  /// How the messages are written; nil when the metadata ask for what nobody knows.
  var encoding: WireEncoding? {
    guard let contentType else { return nil }
    guard contentType.isBare else { return contentType.encoding }
    switch codec {
    case .none: return contentType.encoding
    case .known(let encoding): return encoding
    case .unknown: return nil
    }
  }

  mutating func setCodec(_ value: UnsafeRawBufferPointer) {
    if let encoding = WireEncoding(subtype: value) {
      codec = .known(encoding)
    } else {
      codec = .unknown
      ProtocolFields.made(&fields).codecName = String(
        decoding: value.prefix(40), as: UTF8.self)
    }
  }

  mutating func setCompression(_ value: UnsafeRawBufferPointer) {
    compression = ProtocolFields.compression(value, &fields)
  }

  /// Why there is no encoding.
  var codecProblem: String {
    "dropwire-codec '\(fields?.codecName ?? "")': this server speaks drop, proto and json"
  }

  mutating func setMethod(_ value: UnsafeRawBufferPointer) {
    isPost = value.equals("POST")
    guard !isPost else { return }
    isOptions = value.equals("OPTIONS")
    isHead = value.equals("HEAD")
  }

  mutating func setTimeout(_ value: UnsafeRawBufferPointer) {
    timeout = WireTimeout.parse(value).map { .nanoseconds($0) } ?? .malformed
  }
}

extension UnsafeRawBufferPointer {
  /// Compares with a text of the program.
  @inline(__always)
  func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    // A library call of a few instructions; comparing byte by byte cost 3 % of a call.
    return memcmp(baseAddress!, text.utf8Start, count) == 0
  }
}
