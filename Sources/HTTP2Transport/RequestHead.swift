import RPC

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the header list of a request says to the transport itself.
struct RequestHead {
  enum ContentType {
    case missing
    /// `application/grpc+drop`.
    case drop
    /// `application/grpc`.
    case bare
    /// A subtype this server may learn: `+proto` or `+json`.
    case known
    /// Another subtype of gRPC, or no gRPC at all.
    case foreign
  }

  enum Timeout {
    case none, malformed
    case nanoseconds(Int64)
  }

  var isPost = false
  var contentType = ContentType.missing
  /// `dropwire-codec: drop`, for libraries that cannot set the content type.
  var codecIsDrop = false
  var badTE = false
  var timeout = Timeout.none
  /// An encoding other than identity.
  var encoding: String?
  var hasRoute = false
  /// Why there is no route.
  var pathProblem: String?

  /// The codec of the messages is the native one.
  var isNative: Bool {
    switch contentType {
    case .drop: true
    case .bare: codecIsDrop
    default: false
    }
  }

  mutating func setContentType(_ value: UnsafeRawBufferPointer) {
    let prefix = "application/grpc" as StaticString
    guard value.count >= prefix.utf8CodeUnitCount,
      UnsafeRawBufferPointer(rebasing: value[0..<prefix.utf8CodeUnitCount]).equals(prefix)
    else {
      contentType = .foreign
      return
    }
    if value.equals("application/grpc+drop") {
      contentType = .drop
      return
    }
    var end = value.count
    if let semicolon = value.firstIndex(of: 0x3B) { end = semicolon }
    while end > 0, value[end - 1] == 0x20 { end -= 1 }
    let rest = UnsafeRawBufferPointer(rebasing: value[prefix.utf8CodeUnitCount..<end])
    if rest.isEmpty {
      contentType = .bare
    } else if rest.equals("+drop") {
      contentType = .drop
    } else if rest.equals("+proto") || rest.equals("+json") {
      contentType = .known
    } else {
      contentType = .foreign
    }
  }

  mutating func setTimeout(_ value: UnsafeRawBufferPointer) {
    timeout = WireTimeout.parse(value).map { .nanoseconds($0) } ?? .malformed
  }

  mutating func setEncoding(_ value: UnsafeRawBufferPointer) {
    if !value.equals("identity") { encoding = String(decoding: value.prefix(40), as: UTF8.self) }
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
