/// A value that protobuf knows: scalars, text, bytes, enums, and messages in their field.
///
/// The members are what generated code is made of; applications use `WireMessage`.
public protocol ProtoValue: Sendable {
  /// The value of a field that is not written.
  init()

  /// How a field of the type is written: 0 varint, 1 eight bytes, 2 a length and bytes.
  static var protoWireType: UInt32 { get }

  /// True when a field without presence is not written.
  var isProtoDefault: Bool { get }

  /// Bytes after the tag, a length included.
  var protoValueSize: Int { get }

  /// Appends what follows the tag.
  func appendProtoValue(to output: inout WireBuffer)

  /// Reads what follows a tag with the type's wire type. A message is merged into the value that
  /// is there, everything else replaces it.
  ///
  /// - Parameter max: the most bytes a string or byte string may have; other types ignore it.
  mutating func mergeProtoValue(from reader: inout ProtoReader, max: Int) throws(WireError)
}

/// A value written as a varint.
public protocol ProtoVarint: ProtoValue {
  /// The 64 bits that are written.
  var protoVarint: UInt64 { get }

  /// The value of 64 bits that were read; types of 32 bits and fewer drop the upper half first.
  init(protoVarint: UInt64) throws(WireError)
}

extension ProtoVarint {
  @inlinable public static var protoWireType: UInt32 { 0 }
  @inlinable public var isProtoDefault: Bool { protoVarint == 0 }
  @inlinable public var protoValueSize: Int { WireBuffer.protoVarintSize(protoVarint) }

  @inlinable
  public func appendProtoValue(to output: inout WireBuffer) {
    output.append(protoVarint: protoVarint)
  }

  @inlinable
  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    self = try Self(protoVarint: reader.readVarint())
  }
}

extension Bool: ProtoVarint {
  @inlinable public var protoVarint: UInt64 { self ? 1 : 0 }
  @inlinable public init(protoVarint: UInt64) { self = protoVarint != 0 }
}

extension UInt8: ProtoVarint {
  @inlinable public var protoVarint: UInt64 { UInt64(self) }

  @inlinable
  public init(protoVarint: UInt64) throws(WireError) {
    self = try narrowed(UInt32(truncatingIfNeeded: protoVarint))
  }
}

extension UInt16: ProtoVarint {
  @inlinable public var protoVarint: UInt64 { UInt64(self) }

  @inlinable
  public init(protoVarint: UInt64) throws(WireError) {
    self = try narrowed(UInt32(truncatingIfNeeded: protoVarint))
  }
}

extension UInt32: ProtoVarint {
  @inlinable public var protoVarint: UInt64 { UInt64(self) }
  @inlinable public init(protoVarint: UInt64) { self.init(truncatingIfNeeded: protoVarint) }
}

extension UInt64: ProtoVarint {
  @inlinable public var protoVarint: UInt64 { self }
  @inlinable public init(protoVarint: UInt64) { self = protoVarint }
}

extension Int32: ProtoVarint {
  // Negative numbers take ten bytes: the sign is extended to 64 bits.
  @inlinable public var protoVarint: UInt64 { UInt64(bitPattern: Int64(self)) }
  @inlinable public init(protoVarint: UInt64) { self.init(truncatingIfNeeded: protoVarint) }
}

extension Int64: ProtoVarint {
  @inlinable public var protoVarint: UInt64 { UInt64(bitPattern: self) }
  @inlinable public init(protoVarint: UInt64) { self.init(bitPattern: protoVarint) }
}

/// The number in a narrower type.
@inlinable
func narrowed<T: FixedWidthInteger>(_ value: some FixedWidthInteger) throws(WireError) -> T {
  guard let narrow = T(exactly: value) else { throw WireError(.outOfRange) }
  return narrow
}

extension WireEnum {
  @inlinable public var protoVarint: UInt64 { UInt64(rawValue) }

  @inlinable
  public init(protoVarint: UInt64) throws(WireError) {
    // A negative number has its upper bits set, so it does not fit either.
    self.init(rawValue: try narrowed(UInt32(truncatingIfNeeded: protoVarint)))
  }
}

// MARK: Eight bytes

extension Identifier: ProtoValue {
  @inlinable public static var protoWireType: UInt32 { 1 }
  @inlinable public var isProtoDefault: Bool { rawValue == 0 }
  @inlinable public var protoValueSize: Int { 8 }

  @inlinable
  public func appendProtoValue(to output: inout WireBuffer) {
    output.append(littleEndian: rawValue)
  }

  @inlinable
  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    rawValue = try reader.readFixed64()
  }
}

extension Double: ProtoValue {
  @inlinable public static var protoWireType: UInt32 { 1 }
  // By its bits: -0.0 is a value of its own.
  @inlinable public var isProtoDefault: Bool { bitPattern == 0 }
  @inlinable public var protoValueSize: Int { 8 }

  @inlinable
  public func appendProtoValue(to output: inout WireBuffer) {
    output.append(littleEndian: bitPattern)
  }

  @inlinable
  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    self = Double(bitPattern: try reader.readFixed64())
  }
}

// MARK: Text and bytes

extension String: ProtoValue {
  @inlinable public static var protoWireType: UInt32 { 2 }
  @inlinable public var isProtoDefault: Bool { isEmpty }
  @inlinable public var protoValueSize: Int { WireBuffer.delimitedSize(utf8.count) }

  @inlinable
  public func appendProtoValue(to output: inout WireBuffer) { output.appendString(self) }

  @inlinable
  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    self = try string(reader.readDelimited(max: max), field: "")
  }
}

extension [UInt8]: ProtoValue {
  @inlinable public static var protoWireType: UInt32 { 2 }
  @inlinable public var isProtoDefault: Bool { isEmpty }
  @inlinable public var protoValueSize: Int { WireBuffer.delimitedSize(count) }

  @inlinable
  public func appendProtoValue(to output: inout WireBuffer) { output.appendBytes(self) }

  @inlinable
  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    self = copied(try reader.readDelimited(max: max))
  }
}

extension ProtoReader {
  /// A length of at most `max` and as many bytes.
  @inlinable
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readDelimited(max: Int) throws(WireError) -> RawSpan {
    let content = try readDelimited()
    guard content.byteCount <= max else {
      throw WireError(.overLimit(limit: max, actual: content.byteCount))
    }
    return content
  }
}

extension FixedText: ProtoValue {
  @inlinable public static var protoWireType: UInt32 { 2 }
  @inlinable public var isProtoDefault: Bool { count == 0 }
  @inlinable public var protoValueSize: Int { WireBuffer.delimitedSize(count) }

  public func appendProtoValue(to output: inout WireBuffer) {
    let length = count
    output.append(varint: length)
    for index in 0..<length { output.append(storage[index]) }
  }

  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    self = try Self(ascii: reader.readDelimited(max: size))
  }

  /// The text of at most `size` ASCII bytes, none of which is zero.
  init(ascii bytes: RawSpan) throws(WireError) {
    self.init()
    for index in 0..<bytes.byteCount {
      let byte = bytes.byte(at: index)
      guard byte != 0, byte < 0x80 else { throw WireError(.invalidASCII) }
      storage[index] = byte
    }
  }
}

extension UUIDBytes: ProtoValue {
  @inlinable public static var protoWireType: UInt32 { 2 }
  @inlinable public var isProtoDefault: Bool { high == 0 && low == 0 }
  @inlinable public var protoValueSize: Int { 37 }

  public func appendProtoValue(to output: inout WireBuffer) {
    output.append(36 as UInt8)
    appendText(to: &output)
  }

  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    self = try Self(canonical: reader.readDelimited())
  }

  /// Appends the 36 characters of the canonical text.
  func appendText(to output: inout WireBuffer) {
    var text = output.appendUninitialized(36)
    let dash = UInt8(ascii: "-")
    let first = hexadecimalDigits(high >> 32)
    let second = hexadecimalDigits(high)
    let third = hexadecimalDigits(low >> 32)
    let fourth = hexadecimalDigits(low)
    first.store(into: &text, at: 0)
    dash.store(into: &text, at: 8)
    UInt32(truncatingIfNeeded: second).store(into: &text, at: 9)
    dash.store(into: &text, at: 13)
    UInt32(truncatingIfNeeded: second >> 32).store(into: &text, at: 14)
    dash.store(into: &text, at: 18)
    UInt32(truncatingIfNeeded: third).store(into: &text, at: 19)
    dash.store(into: &text, at: 23)
    UInt32(truncatingIfNeeded: third >> 32).store(into: &text, at: 24)
    fourth.store(into: &text, at: 28)
  }

  /// The value of the canonical text in lower case; zero when there is no text.
  init(canonical text: RawSpan) throws(WireError) {
    self.init()
    if text.byteCount == 0 { return }
    let dash = UInt8(ascii: "-")
    guard text.byteCount == 36, text.byte(at: 8) == dash, text.byte(at: 13) == dash,
      text.byte(at: 18) == dash, text.byte(at: 23) == dash
    else { throw WireError(.invalidUUID) }
    let first = try hexadecimalValue(UInt64(block: text, at: 0))
    let second = try hexadecimalValue(
      UInt64(UInt32(block: text, at: 9)) | UInt64(UInt32(block: text, at: 14)) << 32)
    let third = try hexadecimalValue(
      UInt64(UInt32(block: text, at: 19)) | UInt64(UInt32(block: text, at: 24)) << 32)
    let fourth = try hexadecimalValue(UInt64(block: text, at: 28))
    high = first << 32 | second
    low = third << 32 | fourth
  }
}

/// Eight digits in lower case, the first in the lowest byte, of the lower 32 bits. All bytes of the
/// word are worked on at once.
private func hexadecimalDigits(_ value: UInt64) -> UInt64 {
  var digits = value & 0xFFFF_FFFF
  digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
  digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
  digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
  return hexadecimalCharacters(digits.byteSwapped)
}

/// The character of the digit in each byte: "0" to "9", or 39 behind it to "f".
private func hexadecimalCharacters(_ digits: UInt64) -> UInt64 {
  let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
  return digits &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
}

/// The 32 bits of eight digits in lower case, the first in the lowest byte.
private func hexadecimalValue(_ characters: UInt64) throws(WireError) -> UInt64 {
  let letters = characters >> 6 & 0x0101_0101_0101_0101
  let digits = characters & 0x0F0F_0F0F_0F0F_0F0F &+ letters &* 9
  // What is no digit does not come back as itself, or is above 15.
  guard digits & 0xF0F0_F0F0_F0F0_F0F0 == 0, hexadecimalCharacters(digits) == characters else {
    throw WireError(.invalidUUID)
  }
  var value = digits.byteSwapped
  value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
  value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
  return (value | value >> 16) & 0xFFFF_FFFF
}

/// The character of a digit below 16, in lower case.
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
