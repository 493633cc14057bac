/// Crockford's base 32 in lower case, most significant digit first, without leading zeros: the text
/// form of 64-bit numbers in ids. One number has exactly one text.
public enum Base32 {
  /// Digits of the longest number: 13 × 5 bits ≥ 64 bits.
  public static let maximumDigits = 13

  @usableFromInline static let digits: [UInt8] = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The canonical text of `value`: "0" for zero, at most 13 digits.
  public static func encode(_ value: UInt64) -> String {
    var reversed: [UInt8] = []
    reversed.reserveCapacity(maximumDigits)
    var rest = value
    repeat {
      reversed.append(digits[Int(rest & 31)])
      rest >>= 5
    } while rest != 0
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }

  /// The number whose canonical text is `text`, or nil: unknown digit, leading zero, empty, or over
  /// 64 bits.
  public static func decode(_ text: some StringProtocol) -> UInt64? {
    var value: UInt64 = 0
    var count = 0
    for byte in text.utf8 {
      guard count < maximumDigits, let digit = digit(of: byte) else { return nil }
      if count == 1 && value == 0 { return nil }
      if value >> 59 != 0 { return nil }
      value = value << 5 | UInt64(digit)
      count += 1
    }
    return count == 0 ? nil : value
  }

  private static func digit(of byte: UInt8) -> UInt8? {
    for (index, candidate) in digits.enumerated() where candidate == byte {
      return UInt8(truncatingIfNeeded: index)
    }
    return nil
  }
}
