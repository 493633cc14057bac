import CNghttp2

/// HTTP/2 error codes (RFC 9113, section 7).
public struct ErrorCode: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let noError = ErrorCode(rawValue: 0)
  public static let protocolError = ErrorCode(rawValue: 1)
  public static let internalError = ErrorCode(rawValue: 2)
  public static let flowControlError = ErrorCode(rawValue: 3)
  public static let settingsTimeout = ErrorCode(rawValue: 4)
  public static let streamClosed = ErrorCode(rawValue: 5)
  public static let frameSizeError = ErrorCode(rawValue: 6)
  public static let refusedStream = ErrorCode(rawValue: 7)
  public static let cancel = ErrorCode(rawValue: 8)
  public static let compressionError = ErrorCode(rawValue: 9)
  public static let connectError = ErrorCode(rawValue: 10)
  public static let enhanceYourCalm = ErrorCode(rawValue: 11)
  public static let inadequateSecurity = ErrorCode(rawValue: 12)
  public static let http11Required = ErrorCode(rawValue: 13)
}

extension ErrorCode: CustomStringConvertible {
  public var description: String {
    switch rawValue {
    case 0: "NO_ERROR"
    case 1: "PROTOCOL_ERROR"
    case 2: "INTERNAL_ERROR"
    case 3: "FLOW_CONTROL_ERROR"
    case 4: "SETTINGS_TIMEOUT"
    case 5: "STREAM_CLOSED"
    case 6: "FRAME_SIZE_ERROR"
    case 7: "REFUSED_STREAM"
    case 8: "CANCEL"
    case 9: "COMPRESSION_ERROR"
    case 10: "CONNECT_ERROR"
    case 11: "ENHANCE_YOUR_CALM"
    case 12: "INADEQUATE_SECURITY"
    case 13: "HTTP_1_1_REQUIRED"
    default: "error code \(rawValue)"
    }
  }
}

/// Why a session cannot go on. Its last frames, a GOAWAY among them, may still be collected.
public struct SessionError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    /// The first bytes are no HTTP/2 preface.
    case notHTTP2
    /// The peer broke the protocol, or flooded us.
    case peer
    /// The library failed: out of memory, or a bug of ours.
    case library
  }

  public let kind: Kind
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// NGHTTP2_ERR_TOO_MANY_CONTINUATIONS, which headers from before the fix of CVE-2024-28182 do not name.
  static let tooManyContinuations: Int32 = -905

  init(code: Int) {
    switch Int32(code) {
    case NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue:
      self.init(.notHTTP2, "the first bytes are no HTTP/2 connection preface")
    case NGHTTP2_ERR_FLOODED.rawValue:
      self.init(.peer, "the peer does not read the answers it asks for")
    case Self.tooManyContinuations:
      self.init(.peer, "the peer sent a header list in too many CONTINUATION frames")
    default:
      let text = nghttp2_strerror(Int32(code)).map { String(cString: $0) } ?? "error \(code)"
      self.init(code <= Int(NGHTTP2_ERR_FATAL.rawValue) ? .library : .peer, text)
    }
  }
}
