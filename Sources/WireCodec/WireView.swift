/// Fields of a message read from its native bytes, without decoding the rest.
///
/// A field of the block is read where it stands. A field of the tail is found by passing over those in
/// front of it by their lengths, each time it is asked for. Generated code has a member for every
/// field: `WireView<Marker>(bytes).sequence`.
///
/// What is read is checked as a decoder checks it; what is not read is not. So a view accepts bytes
/// that decoding refuses, and never reads outside of them. It borrows the bytes: any thread that may
/// read them may use it.
@frozen
public struct WireView<Viewed: WireBlockMessage>: ~Escapable {
  /// The block, as long as the version of the schema made it that wrote the message.
  public let wireBlock: RawSpan
  @usableFromInline let wireVariable: RawSpan

  /// A view of one message that takes up all of `bytes`.
  ///
  /// - Throws: `WireError` when the block is not inside `bytes`, or is a shorter one that does not end
  ///   where an older version's did.
  @inlinable @inline(__always)
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) throws(WireError) {
    let count = bytes.byteCount
    guard count >= 2 else { throw WireError(.truncated) }
    let end = Int(UInt16(block: bytes, at: 0)) &+ 2
    guard end <= count else { throw WireError(.truncated) }
    wireBlock = bytes.extracting(2..<end)
    wireVariable = bytes.extracting(end..<count)
    if end &- 2 < Viewed.blockSize { try Viewed.wireLayout.checkOlder(wireBlock) }
  }

  /// A reader at the first field of the tail.
  @inlinable @inline(__always)
  @_lifetime(copy self)
  public func wireTail() -> WireReader { WireReader(wireVariable) }

  /// True when the presence bit is set and the slot up to `end` is there.
  @inlinable @inline(__always)
  public func wireHas(_ end: Int, presence byte: Int, mask: UInt8) -> Bool {
    wireBlock.byteCount >= end && wireBlock.byte(at: byte) & mask != 0
  }
}

extension WireReader {
  /// Calls `body` with a string of at most `max` bytes, which is not copied.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func withString<R>(
    max: Int, field: StaticString, _ body: (UTF8Span) -> R
  ) throws(WireError) -> R {
    try withUTF8(takeDelimited(max: max, field: field), field, body)
  }

  /// Calls `body` with a string that may be absent, which is not copied; nil when it is absent.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func withOptionalString<R>(
    max: Int, field: StaticString, _ body: (UTF8Span) -> R
  ) throws(WireError) -> R? {
    guard let text = try takeOptional(max: max, field: field) else { return nil }
    return try withUTF8(text, field, body)
  }

  /// Calls `body` with at most `max` bytes, which are not copied.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func withBytes<R>(
    max: Int, field: StaticString, _ body: (RawSpan) -> R
  ) throws(WireError) -> R {
    body(try takeDelimited(max: max, field: field))
  }

  /// Calls `body` with bytes that may be absent, which are not copied; nil when they are absent.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func withOptionalBytes<R>(
    max: Int, field: StaticString, _ body: (RawSpan) -> R
  ) throws(WireError) -> R? {
    guard let bytes = try takeOptional(max: max, field: field) else { return nil }
    return body(bytes)
  }

  /// Calls `body` with a view of a message; nil, and it is not called, when the message is absent.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func withNested<M: WireBlockMessage, R>(
    field: StaticString, _ body: (WireView<M>) throws(WireError) -> R
  ) throws(WireError) -> R? {
    if isAtEnd { return nil }
    let length = try readVarint(field: field)
    if length == 0 {
      try checkEmptyIsNotLast(field: field)
      return nil
    }
    let content = try take(length, field: field)
    do throws(WireError) {
      return try body(WireView<M>(content))
    } catch {
      throw error.inside(field)
    }
  }

  /// The bytes behind a length of at most `max`; none at the end.
  @inlinable
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func takeDelimited(max: Int, field: StaticString) throws(WireError) -> RawSpan {
    if isAtEnd { return bytes.extracting(0..<0) }
    let length = try readLength(max: max, field: field)
    if length == 0 { try checkEmptyIsNotLast(field: field) }
    return try take(length, field: field)
  }
}

@inlinable
func withUTF8<R>(
  _ bytes: RawSpan, _ field: StaticString, _ body: (UTF8Span) -> R
) throws(WireError) -> R {
  do throws(UTF8.ValidationError) {
    return body(try UTF8Span(validating: Span<UInt8>(_bytes: bytes)))
  } catch {
    throw WireError(.invalidUTF8, field: field)
  }
}
