import COpenSSL

/// Signatures of the Standard Webhooks scheme: HMAC-SHA256 over id, time and body, so that whoever takes a webhook knows
/// who sent it, when, and that it came whole (https://www.standardwebhooks.com, "Signature scheme").
public enum WebhookSignature {
  /// The headers' names, in the order of what is signed.
  public static let idHeader = "webhook-id"
  public static let timestampHeader = "webhook-timestamp"
  public static let signatureHeader = "webhook-signature"

  /// How far the time may be off. Five minutes, as the reference libraries have it.
  public static let tolerance: Int64 = 300

  /// What is wrong with a webhook.
  public enum Problem: Error, Sendable, Equatable {
    case missing
    /// A header is none of the scheme's.
    case malformed
    /// Sent too long ago, or by a clock that is ahead.
    case stale
    /// Of nobody who knows a secret.
    case wrong
  }

  private static let headerLimit = 4_096
  private static let partLimit = 32

  /// The header `webhook-signature`: one value for each secret, so that a secret can be changed without a gap.
  ///
  /// - Parameter seconds: since 1970; what `webhook-timestamp` says.
  public static func header(
    id: String, at seconds: Int64, body: [UInt8], secrets: [WebhookSecret]
  ) -> String {
    let signed = content(id, "\(seconds)", body)
    return secrets.map { "v1," + Base64Text.encoded($0.code(of: signed)) }.joined(separator: " ")
  }

  /// Checks a webhook that came in.
  ///
  /// - Parameters:
  ///   - signature: values that are separated by spaces; those of other versions are passed over.
  ///   - now: seconds since 1970.
  public static func check(
    id: String?, timestamp: String?, signature: String?, body: [UInt8],
    secrets: [WebhookSecret], now: Int64
  ) throws(Problem) {
    guard let id, let timestamp, let signature, !id.isEmpty else { throw .missing }
    guard id.utf8.count <= 256, signature.utf8.count <= headerLimit else { throw .malformed }
    // The text is what was signed, so that it has one form.
    let isNumber = timestamp.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard isNumber, timestamp.utf8.count <= 18, let seconds = Int64(timestamp) else {
      throw .malformed
    }
    let (age, isTooLarge) = now.subtractingReportingOverflow(seconds)
    guard !isTooLarge, age <= tolerance, age >= -tolerance else { throw .stale }
    let values = signature.split(separator: " ")
    guard values.count <= partLimit else { throw .malformed }
    let given = values.compactMap { value -> [UInt8]? in
      value.hasPrefix("v1,") ? Base64Text.decoded(String(value.dropFirst(3))) : nil
    }
    let signed = content(id, timestamp, body)
    // All are compared, so that time says nothing of which.
    var isRight = false
    for secret in secrets {
      let expected = secret.code(of: signed)
      for code in given where code.count == expected.count {
        if CRYPTO_memcmp(code, expected, code.count) == 0 { isRight = true }
      }
    }
    guard isRight else { throw .wrong }
  }

  private static func content(_ id: String, _ time: String, _ body: [UInt8]) -> [UInt8] {
    Array("\(id).\(time).".utf8) + body
  }
}
