/// A SHA-256 digest as a value: four words where an array would be an allocation.
@frozen
public struct Digest256: Hashable, Sendable {
  /// Its bytes in four words, the first byte in the highest bits of the first.
  public let words: InlineArray<4, UInt64>

  /// A digest of its bytes; nil where these are not 32.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == SHA256.byteCount else { return nil }
    var words = InlineArray<4, UInt64>(repeating: 0)
    for (place, byte) in bytes.enumerated() {
      words[place / 8] = words[place / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// Nothing but zeros: of no bytes that anybody knows.
  public static let zero = Digest256(words: InlineArray(repeating: 0))

  private init(words: InlineArray<4, UInt64>) { self.words = words }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    (0..<SHA256.byteCount).map {
      UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8))
    }
  }

  public static func == (left: Digest256, right: Digest256) -> Bool {
    (0..<4).allSatisfy { left.words[$0] == right.words[$0] }
  }

  public func hash(into hasher: inout Hasher) {
    for place in 0..<4 { hasher.combine(words[place]) }
  }
}

extension Digest256: CustomStringConvertible {
  /// 64 hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
