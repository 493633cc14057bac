/// Reads variable fields from borrowed bytes, checking every length before it is used.
///
/// A reader that is at its end reads every further field as empty: trailing empty fields are
/// omitted by the canonical form, and older versions of a schema do not have them.
@frozen
public struct WireReader: ~Copyable, ~Escapable {
  @usableFromInline let bytes: RawSpan
  @usableFromInline var position: Int

  /// A reader at the first of `bytes`.
  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) {
    self.bytes = bytes
    position = 0
  }

  /// True when everything was read.
  @inlinable public var isAtEnd: Bool { position >= bytes.byteCount }

  /// Bytes not yet read.
  @inlinable public var remaining: Int { bytes.byteCount &- position }

  /// The next `length` bytes.
  @inlinable
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func take(_ length: Int, field: StaticString) throws(WireError) -> RawSpan {
    guard length >= 0, length <= remaining else { throw WireError(.truncated, field: field) }
    let start = position
    position = start &+ length
    return bytes.extracting(start..<start &+ length)
  }

  /// The canonical form omits trailing empty fields: an empty one is written out only when another
  /// follows.
  @inlinable
  func checkEmptyIsNotLast(field: StaticString) throws(WireError) {
    if isAtEnd { throw WireError(.explicitEmpty, field: field) }
  }

  // MARK: Strings and bytes

  /// A length, checked against the field's limit and the bytes there are.
  @inlinable
  @_lifetime(self: copy self)
  mutating func readLength(max: Int, field: StaticString) throws(WireError) -> Int {
    let length = try readVarint(field: field)
    guard length <= max else {
      throw WireError(.overLimit(limit: max, actual: length), field: field)
    }
    return length
  }

  /// A string of at most `max` bytes.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readString(max: Int, field: StaticString) throws(WireError) -> String {
    if isAtEnd { return "" }
    let length = try readLength(max: max, field: field)
    if length == 0 {
      try checkEmptyIsNotLast(field: field)
      return ""
    }
    return try string(take(length, field: field), field: field)
  }

  /// A string that may be absent: 0 is absent, n + 1 precedes n bytes.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readOptionalString(
    max: Int, field: StaticString
  ) throws(WireError) -> String? {
    guard let content = try takeOptional(max: max, field: field) else { return nil }
    return try string(content, field: field)
  }

  /// At most `max` bytes.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readBytes(max: Int, field: StaticString) throws(WireError) -> [UInt8] {
    if isAtEnd { return [] }
    let length = try readLength(max: max, field: field)
    if length == 0 {
      try checkEmptyIsNotLast(field: field)
      return []
    }
    return copied(try take(length, field: field))
  }

  /// Bytes that may be absent: 0 is absent, n + 1 precedes n bytes.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readOptionalBytes(
    max: Int, field: StaticString
  ) throws(WireError) -> [UInt8]? {
    guard let content = try takeOptional(max: max, field: field) else { return nil }
    return copied(content)
  }

  @inlinable
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func takeOptional(max: Int, field: StaticString) throws(WireError) -> RawSpan? {
    if isAtEnd { return nil }
    let length = try readVarint(field: field)
    if length == 0 {
      try checkEmptyIsNotLast(field: field)
      return nil
    }
    guard length &- 1 <= max else {
      throw WireError(.overLimit(limit: max, actual: length &- 1), field: field)
    }
    return try take(length &- 1, field: field)
  }

  // MARK: Messages

  /// The block of a message: its length, then that many bytes.
  @inlinable @inline(__always)
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func readBlock() throws(WireError) -> RawSpan {
    let length = try readBlockLength(field: "")
    return try take(length, field: "")
  }

  /// A message whose `block` is shorter than the known one: an older version wrote it.
  @inlinable @inline(never)
  @_lifetime(self: copy self)
  public mutating func readOlder<M: WireBlockMessage>(_ block: RawSpan) throws(WireError) -> M {
    let wide = try M.wireLayout.widened(block)
    return try M(block: wide.span.bytes, tail: &self)
  }

  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  mutating func readBlockLength(field: StaticString) throws(WireError) -> Int {
    guard remaining >= 2 else { throw WireError(.truncated, field: field) }
    let length = UInt16(block: bytes, at: position)
    position &+= 2
    return Int(length)
  }

  /// A message field. Absent, from an older version, it is the message with every field empty.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readNested<M: WireBlockMessage>(
    field: StaticString
  ) throws(WireError) -> M {
    try readOptionalNested(field: field) ?? M()
  }

  /// A message field that may be absent: length 0.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readOptionalNested<M: WireBlockMessage>(
    field: StaticString
  ) throws(WireError) -> M? {
    if isAtEnd { return nil }
    let length = try readVarint(field: field)
    if length == 0 {
      try checkEmptyIsNotLast(field: field)
      return nil
    }
    let content = try take(length, field: field)
    do throws(WireError) {
      return try M(decoding: content)
    } catch {
      throw error.inside(field)
    }
  }

  // MARK: Unions

  /// A union field: its case, and for a case other than 0 the length and the message.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readUnion<U: WireUnion>(field: StaticString) throws(WireError) -> U {
    if isAtEnd { return U() }
    let number = try readVarint(field: field)
    if number == 0 {
      try checkEmptyIsNotLast(field: field)
      return U()
    }
    return try readPayload(number, field: field)
  }

  /// A union that takes up all of the bytes.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readWholeUnion<U: WireUnion>() throws(WireError) -> U {
    let number = try readVarint(field: "")
    let value: U = number == 0 ? U() : try readPayload(number, field: "")
    guard isAtEnd else { throw WireError(.trailingBytes(count: remaining)) }
    return value
  }

  @inlinable
  @_lifetime(self: copy self)
  mutating func readPayload<U: WireUnion>(
    _ number: Int, field: StaticString
  ) throws(WireError) -> U {
    let length = try readVarint(field: field)
    let payload = try take(length, field: field)
    do throws(WireError) {
      return try U(number: UInt32(truncatingIfNeeded: number), payload: payload)
    } catch {
      throw error.inside(field)
    }
  }
}

extension WireBlockMessage {
  /// The message of a union's case `name`.
  @inlinable
  public init(payload: RawSpan, case name: StaticString) throws(WireError) {
    do throws(WireError) {
      try self.init(decoding: payload)
    } catch {
      throw error.inside(name)
    }
  }
}

/// The bytes as a string, checked to be UTF-8.
@inlinable
func string(_ bytes: RawSpan, field: StaticString) throws(WireError) -> String {
  // Four times faster than `String(validating:as:)`, measured.
  do throws(UTF8.ValidationError) {
    return String(copying: try UTF8Span(validating: Span<UInt8>(_bytes: bytes)))
  } catch {
    throw WireError(.invalidUTF8, field: field)
  }
}

/// The bytes in an array of their own.
@inlinable
func copied(_ bytes: RawSpan) -> [UInt8] {
  bytes.withUnsafeBytes { [UInt8]($0) }
}
