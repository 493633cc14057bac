import COpenSSL

/// The signature of a webhook: HMAC-SHA256 of the time and the body, with a secret that only Stripe has.
public enum StripeSignature {
  /// What is wrong with one.
  public enum Problem: Error, Sendable, Equatable {
    case missing
    /// The header is none of Stripe's.
    case malformed
    /// Sent too long ago, or by a clock that is ahead.
    case stale
    /// Of nobody who knows a secret.
    case wrong
  }

  /// How far the time may be off. Five minutes, as Stripe's own libraries have it.
  public static let tolerance: Int64 = 300

  private static let headerLimit = 4_096
  private static let partLimit = 32

  /// Checks a body.
  ///
  /// - Parameters:
  ///   - header: `Stripe-Signature`: `t=` seconds, and any number of `v1=` values: while a secret is rolled there are
  ///     two. Other schemes are passed over.
  ///   - secrets: any of them may have signed.
  ///   - now: seconds since 1970.
  public static func check(
    _ header: String?, body: [UInt8], secrets: [[UInt8]], now: Int64,
    tolerance: Int64 = Self.tolerance
  ) throws(Problem) {
    guard let header else { throw .missing }
    let (time, signatures) = try parts(of: header)
    guard let seconds = Int64(time) else { throw .malformed }
    let (age, isTooLarge) = now.subtractingReportingOverflow(seconds)
    guard !isTooLarge, age <= tolerance, age >= -tolerance else { throw .stale }
    let signed = Array(time.utf8) + [UInt8(ascii: ".")] + body
    // All are compared, so that time says nothing of which.
    var isRight = false
    for secret in secrets where !secret.isEmpty {
      let expected = hmac(signed, key: secret)
      for signature in signatures where isSame(expected, signature) { isRight = true }
    }
    guard isRight else { throw .wrong }
  }

  private static func parts(of header: String) throws(Problem) -> (String, [[UInt8]]) {
    guard header.utf8.count <= headerLimit else { throw .malformed }
    var time: String?
    var signatures: [[UInt8]] = []
    let parts = header.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= partLimit else { throw .malformed }
    for part in parts {
      let words = part.drop { $0 == " " }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2 else { throw .malformed }
      switch words[0] {
      case "t":
        // The text is what was signed, so that it has one form.
        let isNumber = words[1].utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        guard time == nil, isNumber, !words[1].isEmpty, words[1].utf8.count <= 18 else {
          throw .malformed
        }
        time = String(words[1])
      case "v1":
        if let bytes = bytes(ofHexadecimal: words[1]) { signatures.append(bytes) }
      default: break
      }
    }
    guard let time, !signatures.isEmpty else { throw .malformed }
    return (time, signatures)
  }

  private static func bytes(ofHexadecimal text: Substring) -> [UInt8]? {
    guard text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for byte in text.utf8 {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x61...0x66: digit = byte - 0x57
      case 0x41...0x46: digit = byte - 0x37
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes
  }

  /// Takes as long wherever they differ.
  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }

  /// HMAC-SHA256 (RFC 2104).
  static func hmac(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: 32)
    var count = 0
    let done = EVP_Q_mac(
      nil, "HMAC", nil, "SHA256", nil, key, key.count, bytes, bytes.count, &code, code.count,
      &count)
    precondition(done != nil && count == 32, "OpenSSL has HMAC-SHA256")
    return code
  }

  /// The header of a body, as Stripe makes it: for tests, and for those who forward webhooks.
  public static func header(body: [UInt8], secret: [UInt8], at seconds: Int64) -> String {
    let code = hmac(Array("\(seconds).".utf8) + body, key: secret)
    let digits = Array("0123456789abcdef".utf8)
    let text = code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "t=\(seconds),v1=" + String(decoding: text, as: UTF8.self)
  }
}
