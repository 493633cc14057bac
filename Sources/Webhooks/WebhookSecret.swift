import COpenSSL

/// The secret that a sender of webhooks shares with who takes them, as Standard Webhooks has it: `whsec_` and base64 of
/// 24 to 64 random bytes. Neither its text nor its bytes are shown by anything here.
public struct WebhookSecret: Sendable, Equatable {
  /// How a secret's text begins.
  public static let prefix = "whsec_"
  /// Bytes of a secret, as the specification bounds them.
  public static let byteCounts: ClosedRange<Int> = 24...64

  let bytes: [UInt8]

  /// Nil for what is no such text; the prefix may be left out.
  public init?(_ text: String) {
    let encoded = text.hasPrefix(Self.prefix) ? String(text.dropFirst(Self.prefix.count)) : text
    guard let bytes = Base64Text.decoded(encoded), Self.byteCounts.contains(bytes.count) else {
      return nil
    }
    self.bytes = bytes
  }

  /// HMAC-SHA256 (RFC 2104) with the secret.
  func code(of bytes: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: 32)
    var count = 0
    let done = EVP_Q_mac(
      nil, "HMAC", nil, "SHA256", nil, self.bytes, self.bytes.count, bytes, bytes.count, &code,
      code.count, &count)
    precondition(done != nil && count == 32, "OpenSSL has HMAC-SHA256")
    return code
  }
}

/// Base64 with padding (RFC 4648, section 4).
enum Base64Text {
  static func encoded(_ bytes: [UInt8]) -> String {
    // OpenSSL ends the text with a zero.
    var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    let count = EVP_EncodeBlock(&text, bytes, Int32(clamping: bytes.count))
    return String(decoding: text.prefix(Int(count)), as: UTF8.self)
  }

  /// Nil for what is not the text of any bytes: OpenSSL passes over spaces, so that the bytes are written again and compared.
  static func decoded(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard !characters.isEmpty, characters.count % 4 == 0, characters.count <= 4_096 else {
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: characters.count / 4 * 3)
    let count = EVP_DecodeBlock(&bytes, characters, Int32(characters.count))
    guard count >= 0 else { return nil }
    let padding = characters.suffix(2).filter { $0 == UInt8(ascii: "=") }.count
    guard Int(count) >= padding else { return nil }
    bytes.removeLast(bytes.count - (Int(count) - padding))
    return encoded(bytes) == text ? bytes : nil
  }
}
