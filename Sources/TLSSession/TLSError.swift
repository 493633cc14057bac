import COpenSSL

/// Why a context could not be made, or a session cannot go on. The text is a sentence without its end, for a person
/// who has to mend it: "certificate of shop.example expired on 2026-11-01 00:00 UTC".
public struct TLSError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    /// A certificate, key or authority given to us cannot be used: ours to mend.
    case configuration
    /// The peer's certificate is not good enough, or it has none.
    case certificate
    /// The peer refused us: it sent an alert.
    case alert
    /// The peer's protocols have none in common with ours.
    case noCommonProtocol
    /// The bytes are no TLS, or break its rules.
    case `protocol`
    /// The connection ended without a close of TLS: what came last may be missing.
    case truncated
  }

  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

/// The errors the library has queued for this thread.
enum LibraryErrors {
  /// To be called before each call whose failure is looked at: an old error would be taken for its own.
  static func clear() { ERR_clear_error() }

  /// What the last failed call said, taken from the queue; nil when it said nothing.
  static func take() -> TLSError? {
    let code = ERR_peek_last_error()
    clear()
    guard code != 0 else { return nil }
    let reason = ERR_GET_REASON(code)
    let text = ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)"
    guard ERR_GET_LIB(code) == ERR_LIB_SSL else { return TLSError(.protocol, text) }
    // Alerts of the peer are reasons, too: 1000 and the number of the alert.
    let alert = reason - SSL_AD_REASON_OFFSET
    if (0...255).contains(alert) {
      return TLSError(.alert, "the peer refused: \(alertName(alert)) (alert \(alert))")
    }
    switch reason {
    case SSL_R_HTTP_REQUEST, SSL_R_WRONG_VERSION_NUMBER, SSL_R_UNEXPECTED_MESSAGE:
      return TLSError(.protocol, "the peer does not speak TLS: \(text)")
    case SSL_R_NO_SHARED_CIPHER, SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_UNKNOWN_PROTOCOL,
      SSL_R_NO_PROTOCOLS_AVAILABLE:
      return TLSError(
        .noCommonProtocol, "no version or cipher in common: \(text) (TLS 1.2 or later)")
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
      return TLSError(.certificate, "the client has no certificate, and one is required")
    case SSL_R_UNEXPECTED_EOF_WHILE_READING:
      return TLSError(.truncated, "the peer closed the connection without a close of TLS")
    default: return TLSError(.protocol, text)
    }
  }

  /// The names of RFC 8446; what a person can do about the common ones.
  private static func alertName(_ alert: Int32) -> String {
    switch alert {
    case 42: "bad certificate"
    case 44: "certificate revoked"
    case 45: "certificate expired"
    case 46: "certificate unknown"
    case 48: "unknown certificate authority"
    case 70: "protocol version"
    case 71: "insufficient security"
    case 112: "unrecognized name"
    case 116: "certificate required: the server wants a client certificate"
    case 120: "no application protocol: the peer does not speak h2"
    default: SSL_alert_desc_string_long(alert).map { String(cString: $0) } ?? "unknown alert"
    }
  }
}
