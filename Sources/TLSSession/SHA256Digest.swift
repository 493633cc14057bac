import COpenSSL

/// A SHA-256 value of a secret: it says whether another secret is the same, and not what the secret is.
///
/// Two are compared in a time that does not depend on what they are. A value, from any thread.
public struct SHA256Digest: Sendable {
  private var first, second, third, fourth: UInt64

  /// The digest of these bytes.
  public init(of bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    // Sound: SHA-256 writes 32 bytes, which four words have.
    let succeeded = withUnsafeMutableBytes(of: &words) { output in
      EVP_Digest(
        bytes, bytes.count, output.baseAddress?.assumingMemoryBound(to: UInt8.self), nil,
        EVP_sha256(), nil) == 1
    }
    precondition(succeeded, "SHA-256 is not available in this OpenSSL")
    first = UInt64(bigEndian: words.0)
    second = UInt64(bigEndian: words.1)
    third = UInt64(bigEndian: words.2)
    fourth = UInt64(bigEndian: words.3)
  }

  /// What 64 hexadecimal digits say, as `sha256sum` prints them, in either case; nil for anything else.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var words: [UInt64] = []
    for start in stride(from: 0, to: 64, by: 16) {
      var word: UInt64 = 0
      for digit in digits[start..<start + 16] {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): word = word << 4 | UInt64(digit - 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): word = word << 4 | UInt64(digit - 0x61 + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): word = word << 4 | UInt64(digit - 0x41 + 10)
        default: return nil
        }
      }
      words.append(word)
    }
    (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
  }
}

extension SHA256Digest: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    (left.first ^ right.first) | (left.second ^ right.second) | (left.third ^ right.third)
      | (left.fourth ^ right.fourth) == 0
  }
}
