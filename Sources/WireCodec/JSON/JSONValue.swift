/// A value as proto3 JSON writes it.
///
/// The members are what generated code is made of; applications use `WireMessage`.
public protocol JSONValue: ProtoValue {
  /// Appends the value's text.
  func encodeJSON(into output: inout WireBuffer)

  /// Reads a value, which is not `null`, in place of what is there.
  ///
  /// - Parameter max: the most bytes a string or byte string may have; other types ignore it.
  mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError)
}

/// A value that can be the name of a member: the key of a map.
public protocol JSONKey: JSONValue {
  /// True when the value's text has quotes of its own.
  static var isQuotedInJSON: Bool { get }
}

// MARK: Numbers

extension FixedWidthInteger where Self: ProtoValue {
  fileprivate mutating func readInteger(from reader: inout JSONReader) throws(WireError) {
    let (isNegative, magnitude) = try reader.readInteger()
    // Zero has no sign, and the lowest number no positive counterpart.
    if isNegative, magnitude != 0 {
      guard Self.isSigned, magnitude <= UInt64(Int64.max) + 1 else {
        throw WireError(.outOfRange)
      }
      self = try narrowed(Int64(truncatingIfNeeded: 0 &- magnitude))
    } else {
      self = try narrowed(magnitude)
    }
  }
}

extension UInt8: JSONKey {
  public static var isQuotedInJSON: Bool { false }
  public func encodeJSON(into output: inout WireBuffer) { output.append(decimal: UInt64(self)) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try readInteger(from: &reader)
  }
}

extension UInt16: JSONKey {
  public static var isQuotedInJSON: Bool { false }
  public func encodeJSON(into output: inout WireBuffer) { output.append(decimal: UInt64(self)) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try readInteger(from: &reader)
  }
}

extension UInt32: JSONKey {
  public static var isQuotedInJSON: Bool { false }
  public func encodeJSON(into output: inout WireBuffer) { output.append(decimal: UInt64(self)) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try readInteger(from: &reader)
  }
}

extension Int32: JSONKey {
  public static var isQuotedInJSON: Bool { false }
  public func encodeJSON(into output: inout WireBuffer) { output.append(signed: Int64(self)) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try readInteger(from: &reader)
  }
}

// Numbers of 64 bits stand in quotes: many readers of JSON have only doubles.

extension UInt64: JSONKey {
  public static var isQuotedInJSON: Bool { true }

  public func encodeJSON(into output: inout WireBuffer) {
    output.append(UInt8(ascii: "\""))
    output.append(decimal: self)
    output.append(UInt8(ascii: "\""))
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try readInteger(from: &reader)
  }
}

extension Int64: JSONKey {
  public static var isQuotedInJSON: Bool { true }

  public func encodeJSON(into output: inout WireBuffer) {
    output.append(UInt8(ascii: "\""))
    output.append(signed: self)
    output.append(UInt8(ascii: "\""))
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try readInteger(from: &reader)
  }
}

extension Identifier: JSONKey {
  public static var isQuotedInJSON: Bool { true }
  public func encodeJSON(into output: inout WireBuffer) { rawValue.encodeJSON(into: &output) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try rawValue.readJSON(from: &reader, max: max)
  }
}

extension Double: JSONValue {
  public func encodeJSON(into output: inout WireBuffer) {
    if isNaN { return output.append(utf8: "\"NaN\"") }
    if isInfinite { return output.append(utf8: self < 0 ? "\"-Infinity\"" : "\"Infinity\"") }
    if self == 0 { return output.append(utf8: sign == .minus ? "-0.0" : "0") }
    output.append(number: self)
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    self = try reader.readDouble()
  }
}

extension JSONReader {
  /// An integral number, in quotes or not.
  @_lifetime(self: copy self)
  fileprivate mutating func readInteger() throws(WireError) -> (isNegative: Bool, UInt64) {
    let number = try readNumberOrText { (text) throws(WireError) -> JSONNumber? in
      JSONNumber(text)
    }
    switch number.magnitude {
    case .value(let magnitude): return (number.isNegative, magnitude)
    case .fraction: throw WireError(.wrongType)
    case .tooLarge: throw WireError(.outOfRange)
    }
  }

  @_lifetime(self: copy self)
  fileprivate mutating func readDouble() throws(WireError) -> Double {
    try readNumberOrText { (text) throws(WireError) -> Double? in
      if ("NaN" as StaticString).isEqual(to: text) { return .nan }
      if ("Infinity" as StaticString).isEqual(to: text) { return .infinity }
      if ("-Infinity" as StaticString).isEqual(to: text) { return -.infinity }
      guard let number = JSONNumber(text) else { return nil }
      if let value = number.fastDouble { return value }
      guard let value = Double(try string(text, field: "")) else { return nil }
      // A finite number that no double comes near.
      guard value.isFinite else { throw WireError(.outOfRange) }
      return value
    }
  }

  /// What `parse` makes of a number, which may stand in quotes.
  @_lifetime(self: copy self)
  private mutating func readNumberOrText<T>(
    _ parse: (RawSpan) throws(WireError) -> T?
  ) throws(WireError) -> T {
    let limit = Self.numberLimit
    if peek() == UInt8(ascii: "\"") {
      let text = try readText()
      let value = try text.withBytes(max: limit, else: .wrongType, parse)
      guard let value else { throw WireError(.wrongType) }
      return value
    }
    let text = try readNumber()
    guard text.byteCount <= limit else {
      guard JSONNumber(text) != nil else { throw WireError(.malformedJSON) }
      throw WireError(.overLimit(limit: limit, actual: text.byteCount))
    }
    guard let value = try parse(text) else { throw WireError(.malformedJSON) }
    return value
  }
}

// MARK: Words and text

extension Bool: JSONKey {
  public static var isQuotedInJSON: Bool { false }

  public func encodeJSON(into output: inout WireBuffer) {
    output.append(utf8: self ? "true" : "false")
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    if reader.isReadingKey {
      self = try reader.readText().withBytes(max: 16, else: .wrongType) {
        (text) throws(WireError) in
        if ("true" as StaticString).isEqual(to: text) { return true }
        if ("false" as StaticString).isEqual(to: text) { return false }
        throw WireError(.wrongType)
      }
    } else if reader.takeWord("true") {
      self = true
    } else if reader.takeWord("false") {
      self = false
    } else {
      throw reader.mismatch()
    }
  }
}

extension String: JSONKey {
  public static var isQuotedInJSON: Bool { true }
  public func encodeJSON(into output: inout WireBuffer) { output.append(quoted: self) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    self = try reader.readText().string(max: max)
  }
}

extension FixedText: JSONValue {
  public func encodeJSON(into output: inout WireBuffer) { output.append(quoted: text) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    let value = try reader.readText().string(max: size)
    self = try FixedText(ascii: value.utf8.span.bytes)
  }
}

extension UUIDBytes: JSONKey {
  public static var isQuotedInJSON: Bool { true }

  public func encodeJSON(into output: inout WireBuffer) {
    output.append(UInt8(ascii: "\""))
    appendText(to: &output)
    output.append(UInt8(ascii: "\""))
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    self = try reader.readText().withBytes(max: 36, else: .invalidUUID) {
      (text) throws(WireError) in try UUIDBytes(canonical: text)
    }
  }
}

extension [UInt8]: JSONValue {
  public func encodeJSON(into output: inout WireBuffer) { output.append(base64: self) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    let text = try reader.readText()
    // Four characters for three bytes, and at most two of padding.
    let most = (max + 2) / 3 * 4
    self = try text.withBytes(max: most, else: .overLimit(limit: max, actual: max + 1)) {
      (text) throws(WireError) in try decodedBase64(text, max: max)
    }
  }
}

// MARK: Enums

extension WireEnum {
  public func encodeJSON(into output: inout WireBuffer) {
    let number = UInt16(truncatingIfNeeded: rawValue)
    if let name = Self.jsonNames.name(of: number) {
      output.append(UInt8(ascii: "\""))
      output.append(name)
      output.append(UInt8(ascii: "\""))
    } else {
      output.append(decimal: UInt64(number))
    }
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    guard reader.peek() == UInt8(ascii: "\"") else {
      var number: Int32 = 0
      try number.readJSON(from: &reader, max: 0)
      self = Self(rawValue: try narrowed(number))
      return
    }
    let ignoresUnknown = reader.ignoresUnknownFields
    let known = try reader.readText().withBytes(max: 1_024, else: .invalidText) {
      (text) throws(WireError) -> Self? in
      if let number = Self.jsonNames.number(of: text) {
        return Self(rawValue: try narrowed(number))
      }
      if let number = JSONNumber(text), number.isPlain {
        guard case .value(let value) = number.magnitude, !number.isNegative || value == 0 else {
          throw WireError(.outOfRange)
        }
        return Self(rawValue: try narrowed(value))
      }
      // A case that a later version added.
      if ignoresUnknown {
        try JSONText(content: text, hasEscapes: false).check()
        return nil
      }
      throw WireError(.invalidText)
    }
    self = known ?? Self()
    // Where a default is not the same as nothing, the caller leaves the value out.
    reader.hasUnknownCase = known == nil
  }
}
