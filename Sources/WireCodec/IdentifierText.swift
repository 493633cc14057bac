/// The text of ids with their kind in front: `hold_3w00`.
public enum IdentifierText {
  /// What a text is where an id of one kind is wanted.
  public enum Reading: Sendable, Equatable {
    /// The number of an id of that kind.
    case number(UInt64)
    /// No id of that kind: why, and how one is written.
    case refused(String, help: String)
  }

  /// Crockford's base 32 in small letters, most significant digit first, without zeros in front.
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  /// 13 × 5 bits ≥ 64 bits.
  private static let maximumDigits = 13

  /// The text of an id.
  ///
  /// - Parameters:
  ///   - number: any; 0 is "none" and has a text as well.
  ///   - prefix: what stands in front of the `_`.
  public static func text(_ number: UInt64, prefix: String) -> String {
    var reversed: [UInt8] = []
    reversed.reserveCapacity(maximumDigits)
    var rest = number
    repeat {
      reversed.append(digits[Int(rest & 31)])
      rest >>= 5
    } while rest != 0
    return "\(prefix)_\(String(decoding: reversed.reversed(), as: UTF8.self))"
  }

  /// The number of a text of the kind `prefix`, of which there is one text each: small letters, digits
  /// without zeros in front. Decimal digits are no such text.
  public static func read(_ text: some StringProtocol, prefix: String) -> Reading {
    let help = "write a number, or \(prefix)_ and its digits, such as \(prefix)_3w00"
    let parts = text.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = parts.first, let digits = parts.last, !kind.isEmpty,
      let number = number(digits)
    else { return .refused("\(text) is no id", help: help) }
    guard kind == prefix else {
      return .refused("\(text) is the id of a \(kind), not of a \(prefix)", help: help)
    }
    return .number(number)
  }

  /// The number of canonical digits; nil for any other text, and above 64 bits.
  private static func number(_ text: some StringProtocol) -> UInt64? {
    var value: UInt64 = 0
    var count = 0
    for byte in text.utf8 {
      guard count < maximumDigits, let digit = digits.firstIndex(of: byte), value >> 59 == 0,
        count == 0 || value != 0
      else { return nil }
      value = value << 5 | UInt64(digit)
      count += 1
    }
    return count == 0 ? nil : value
  }
}
