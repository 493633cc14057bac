/// An instant in microseconds since 1970-01-01T00:00:00Z, without leap seconds.
@frozen
public struct Timestamp: WireFixed, Hashable, Comparable {
  /// Microseconds since the epoch; negative before it.
  public var microseconds: Int64

  /// The epoch.
  @inlinable
  public init() { microseconds = 0 }

  /// - Parameter microseconds: microseconds since 1970-01-01T00:00:00Z.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  @inlinable public static var wireSize: Int { 8 }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) {
    microseconds = Int64(block: block, at: offset)
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    microseconds.store(into: &block, at: offset)
  }

  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }
}

/// A length of time in microseconds; negative lengths are allowed. `duration` in schemas.
@frozen
public struct TimeSpan: WireFixed, Hashable, Comparable {
  /// The length in microseconds.
  public var microseconds: Int64

  /// No time at all.
  @inlinable
  public init() { microseconds = 0 }

  /// - Parameter microseconds: the length in microseconds.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  @inlinable public static var wireSize: Int { 8 }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) {
    microseconds = Int64(block: block, at: offset)
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    microseconds.store(into: &block, at: offset)
  }

  @inlinable
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.microseconds < right.microseconds
  }
}

/// A 64-bit identity. 0 is "none". `id` in schemas.
@frozen
public struct Identifier: WireFixed, Hashable, Comparable, RawRepresentable,
  ExpressibleByIntegerLiteral, CustomStringConvertible
{
  /// The identity's bits.
  public var rawValue: UInt64

  /// - Parameter rawValue: the identity's bits.
  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The identity 0, "none".
  @inlinable
  public init() {
    rawValue = 0
  }

  @inlinable
  public init(integerLiteral value: UInt64) {
    rawValue = value
  }

  @inlinable public static var wireSize: Int { 8 }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) {
    rawValue = UInt64(block: block, at: offset)
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    rawValue.store(into: &block, at: offset)
  }

  @inlinable
  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.rawValue < right.rawValue
  }

  public var description: String { String(rawValue) }
}

/// A UUID's 16 bytes, in the order of its text. `uuid` in schemas.
@frozen
public struct UUIDBytes: WireFixed, Hashable, Comparable, CustomStringConvertible {
  /// Bytes 0 to 7, byte 0 most significant.
  public var high: UInt64
  /// Bytes 8 to 15, byte 8 most significant.
  public var low: UInt64

  /// Sixteen zeros.
  @inlinable
  public init() {
    high = 0
    low = 0
  }

  /// - Parameters:
  ///   - high: bytes 0 to 7, byte 0 most significant.
  ///   - low: bytes 8 to 15, byte 8 most significant.
  @inlinable
  public init(high: UInt64 = 0, low: UInt64 = 0) {
    self.high = high
    self.low = low
  }

  /// The 16 bytes; nil when `bytes` has another count.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    let span = bytes.span.bytes
    self.init(block: span, at: 0)
  }

  /// The canonical text, `8-4-4-4-12` hexadecimal digits of either case; nil for anything else.
  public init?(_ text: String) {
    var bytes: [UInt8] = []
    var high: UInt8?
    for (index, character) in text.utf8.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard character == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = hexadecimalValue(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    guard text.utf8.count == 36 else { return nil }
    self.init(bytes)
  }

  /// The bytes in the order of the text.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    for word in [high, low] {
      for shift in stride(from: 56, through: 0, by: -8) {
        result.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return result
  }

  @inlinable public static var wireSize: Int { 16 }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) {
    high = UInt64(block: block, at: offset).byteSwapped
    low = UInt64(block: block, at: offset &+ 8).byteSwapped
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    high.byteSwapped.store(into: &block, at: offset)
    low.byteSwapped.store(into: &block, at: offset &+ 8)
  }

  /// The order of the bytes.
  @inlinable
  public static func < (left: UUIDBytes, right: UUIDBytes) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  /// The canonical text, in lower case.
  public var description: String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text += "-" }
      text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
    return text
  }
}

/// The value of a hexadecimal digit of either case.
func hexadecimalValue(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
  default: nil
  }
}
