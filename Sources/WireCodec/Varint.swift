/// Varints: seven bits a byte, least significant first; lengths, counts and cases, below 2^32.
extension WireBuffer {
  /// Bytes the varint of `value` takes: 1 to 5.
  @inlinable
  public static func varintSize(_ value: Int) -> Int {
    if value < 0x80 { return 1 }
    if value < 0x4000 { return 2 }
    if value < 0x20_0000 { return 3 }
    return value < 0x1000_0000 ? 4 : 5
  }

  /// Appends `value` as a varint.
  ///
  /// - Precondition: `0 <= value < 2^32`.
  @inlinable
  public mutating func append(varint value: Int) {
    if UInt(bitPattern: value) < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
    } else {
      append(longVarint: value)
    }
  }

  @usableFromInline @inline(never)
  mutating func append(longVarint value: Int) {
    precondition(value >= 0 && value <= WireLimits.standard.maximumVarint, "no length is \(value)")
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Opens a value that is preceded by its length. One byte is set aside for the varint, which is
  /// enough below 128 B; `endLength` moves the value when it is longer.
  @inlinable
  public mutating func beginLength() -> Int {
    append(0 as UInt8)
    return used
  }

  /// Writes the length of what was appended since `beginLength` returned `start`.
  @inlinable
  public mutating func endLength(_ start: Int) {
    let length = used &- start
    if length < 0x80 {
      overwrite(at: start &- 1, with: UInt8(truncatingIfNeeded: length))
    } else {
      widenLength(start, length)
    }
  }

  @usableFromInline @inline(never)
  mutating func widenLength(_ start: Int, _ length: Int) {
    precondition(start >= 1 && length >= 0, "endLength without its beginLength")
    let size = Self.varintSize(length)
    reserve(size - 1)
    (base + start + size - 1).copyMemory(from: base + start, byteCount: length)
    used += size - 1
    var rest = length
    for offset in start - 1..<start + size - 2 {
      overwrite(at: offset, with: UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    overwrite(at: start + size - 2, with: UInt8(truncatingIfNeeded: rest))
  }
}

extension WireReader {
  /// Reads a varint below 2^32 written in as few bytes as it needs.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readVarint(field: StaticString) throws(WireError) -> Int {
    guard position < bytes.byteCount else { throw WireError(.truncated, field: field) }
    let first = bytes.byte(at: position)
    if first < 0x80 {
      position &+= 1
      return Int(first)
    }
    return try readLongVarint(field: field)
  }

  @usableFromInline @inline(never)
  @_lifetime(self: copy self)
  mutating func readLongVarint(field: StaticString) throws(WireError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < bytes.byteCount else { throw WireError(.truncated, field: field) }
      let byte = bytes.byte(at: position)
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 {
        guard byte != 0 else { throw WireError(.nonMinimalVarint, field: field) }
        guard value <= UInt64(UInt32.max) else { throw WireError(.varintOverflow, field: field) }
        return Int(value)
      }
      shift += 7
      guard shift <= 28 else { throw WireError(.varintOverflow, field: field) }
    }
  }
}
