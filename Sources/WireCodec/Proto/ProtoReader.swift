/// Reads the protobuf wire format from borrowed bytes, checking every length before it is used.
///
/// A tag is a field's number shifted left by three with the wire type below. Fields come in any
/// order and any number; what is not known is passed over.
@frozen
public struct ProtoReader: ~Copyable, ~Escapable {
  @usableFromInline let bytes: RawSpan
  @usableFromInline var position: Int

  /// Groups inside groups that are passed over before the bytes are refused.
  public static var depthLimit: Int { 100 }

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

  /// The next field's tag; 0 at the end.
  ///
  /// - Throws: `WireError` when the tag has field number 0 or more than 32 bits.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readTag() throws(WireError) -> UInt32 {
    guard position < bytes.byteCount else { return 0 }
    let first = bytes.byte(at: position)
    if first < 0x80, first >= 8 {
      position &+= 1
      return UInt32(first)
    }
    return try readLongTag()
  }

  @usableFromInline @inline(never)
  @_lifetime(self: copy self)
  mutating func readLongTag() throws(WireError) -> UInt32 {
    let start = position
    let value = try readVarint()
    guard position - start <= 5, value <= UInt64(UInt32.max), value >= 8 else {
      throw WireError(.invalidTag)
    }
    return UInt32(value)
  }

  /// A varint of at most ten bytes; bits above the 64th are dropped.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readVarint() throws(WireError) -> UInt64 {
    guard position < bytes.byteCount else { throw WireError(.truncated) }
    let first = bytes.byte(at: position)
    if first < 0x80 {
      position &+= 1
      return UInt64(first)
    }
    return try readLongVarint()
  }

  @usableFromInline @inline(never)
  @_lifetime(self: copy self)
  mutating func readLongVarint() throws(WireError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 70 {
      guard position < bytes.byteCount else { throw WireError(.truncated) }
      let byte = bytes.byte(at: position)
      position += 1
      // The tenth byte is shifted by 63: all but its lowest bit are dropped.
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw WireError(.varintOverflow)
  }

  /// Eight bytes, least significant first.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readFixed64() throws(WireError) -> UInt64 {
    guard remaining >= 8 else { throw WireError(.truncated) }
    let value = UInt64(block: bytes, at: position)
    position &+= 8
    return value
  }

  /// A length and as many bytes.
  @inlinable
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func readDelimited() throws(WireError) -> RawSpan {
    let length = try readVarint()
    guard length <= UInt64(remaining) else { throw WireError(.truncated) }
    let start = position
    position = start &+ Int(length)
    return bytes.extracting(start..<position)
  }

  /// Passes over the value of a field that is not known, or whose wire type is not the field's.
  ///
  /// - Parameter tag: the tag `readTag` returned.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func skip(_ tag: UInt32) throws(WireError) {
    try skip(tag, depth: 0)
  }

  @_lifetime(self: copy self)
  private mutating func skip(_ tag: UInt32, depth: Int) throws(WireError) {
    switch tag & 7 {
    case 0: _ = try readVarint()
    case 1: _ = try readFixed64()
    case 2: _ = try readDelimited()
    case 3: try skipGroup(tag, depth: depth + 1)
    case 4: throw WireError(.invalidTag)
    case 5:
      guard remaining >= 4 else { throw WireError(.truncated) }
      position += 4
    default: throw WireError(.invalidWireType(UInt8(tag & 7)))
    }
  }

  /// Passes over fields up to the end of the group that `tag` began.
  @_lifetime(self: copy self)
  private mutating func skipGroup(_ tag: UInt32, depth: Int) throws(WireError) {
    guard depth <= Self.depthLimit else {
      throw WireError(.depthExceeded(limit: Self.depthLimit))
    }
    while true {
      let next = try readTag()
      guard next != 0 else { throw WireError(.truncated) }
      if next == tag + 1 { return }
      try skip(next, depth: depth)
    }
  }
}
