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
    var next = 0
    for index in 0..<16 {
      if index == 4 || index == 6 || index == 8 || index == 10 {
        text.storeBytes(of: UInt8(ascii: "-"), toByteOffset: next, as: UInt8.self)
        next += 1
      }
      let word = index < 8 ? high : low
      let byte = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index & 7)))
      text.storeBytes(of: hexadecimalDigit(byte >> 4), toByteOffset: next, as: UInt8.self)
      text.storeBytes(of: hexadecimalDigit(byte & 15), toByteOffset: next + 1, as: UInt8.self)
      next += 2
    }
  }

  /// The value of the canonical text in lower case; zero when there is no text.
  init(canonical text: RawSpan) throws(WireError) {
    self.init()
    if text.byteCount == 0 { return }
    guard text.byteCount == 36 else { throw WireError(.invalidUUID) }
    var digits = 0
    for index in 0..<36 {
      let character = text.byte(at: index)
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard character == UInt8(ascii: "-") else { throw WireError(.invalidUUID) }
        continue
      }
      let digit: UInt8
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
      default: throw WireError(.invalidUUID)
      }
      if digits < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
      digits += 1
    }
  }
}

/// The character of a digit below 16, in lower case.
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
