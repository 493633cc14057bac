/// Why bytes could not be read, and where.
public struct ByteError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: Equatable, Sendable {
    /// The value needs more bytes than are left.
    case truncated
    /// A varint has a superfluous last byte of zero, or more than 64 bits.
    case malformedVarint
    /// A number does not fit the field it is read into.
    case outOfRange
    /// A text is not UTF-8.
    case invalidText
    /// A length is over the limit given by the reader.
    case lengthOverLimit
    /// A tag, version or enumeration value that this reader does not know.
    case unknownTag
    /// Bytes are left where there should be none.
    case trailingBytes
    /// What says which form or rules follow is newer than this reader knows: a newer program wrote it.
    case newerVersion(UInt8, newest: UInt8)
    /// A number that no method of the contract has here: a newer program wrote it.
    case unknownMethod(Int)
    /// A call of the method with that number has fields that it has not here: a newer program wrote it.
    case unknownFields(Int)
  }

  public let reason: Reason
  /// Position of the value that could not be read, counted from the start of the source's bytes.
  public let offset: Int

  @inlinable
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  public var description: String {
    if case .newerVersion(let found, let newest) = reason {
      return "version \(found) at byte \(offset), and this build knows versions up to \(newest)"
    }
    return "\(reason) at byte \(offset)"
  }
}

/// Reads what `ByteSink` wrote. Never traps and never reads outside its range, whatever the bytes
/// are.
@frozen
public struct ByteSource: Sendable {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  /// Reads all of `bytes`.
  @inlinable
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
    end = bytes.count
  }

  /// Reads the part of `bytes` in `range`, clamped to what exists.
  @inlinable
  public init(_ bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    position = min(max(range.lowerBound, 0), bytes.count)
    end = min(max(range.upperBound, position), bytes.count)
  }

  /// Position of the next byte in the array given at the start.
  @inlinable
  public var offset: Int { position }

  /// Bytes not read yet.
  @inlinable
  public var remaining: Int { end - position }

  /// Whether everything has been read.
  @inlinable
  public var isAtEnd: Bool { position == end }

  /// Throws `trailingBytes` unless everything has been read.
  @inlinable
  public func finish() throws(ByteError) {
    guard isAtEnd else { throw ByteError(.trailingBytes, at: position) }
  }

  /// One byte.
  @inlinable
  public mutating func byte() throws(ByteError) -> UInt8 {
    guard position < end else { throw ByteError(.truncated, at: position) }
    defer { position += 1 }
    return bytes[position]
  }

  /// One byte that must be 0 or 1.
  @inlinable
  public mutating func flag() throws(ByteError) -> Bool {
    let start = position
    let value = try byte()
    guard value <= 1 else { throw ByteError(.outOfRange, at: start) }
    return value == 1
  }

  /// A byte that says in which version what follows is written, from 1 to `newest`.
  public mutating func version(upTo newest: UInt8) throws(ByteError) -> UInt8 {
    let start = position
    let found = try byte()
    guard found <= newest else { throw ByteError(.newerVersion(found, newest: newest), at: start) }
    guard found > 0 else { throw ByteError(.unknownTag, at: start) }
    return found
  }

  /// A fixed-width integer, little-endian.
  @inlinable
  public mutating func fixed<Integer: FixedWidthInteger>(
    _ type: Integer.Type = Integer.self
  ) throws(ByteError) -> Integer {
    let width = Integer.bitWidth / 8
    guard width <= end - position else { throw ByteError(.truncated, at: position) }
    // One load instead of one for each byte. Sound: so many bytes are left before `end`, which is
    // within the array.
    let value = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: position, as: Integer.self)
    }
    position += width
    return Integer(littleEndian: value)
  }

  /// An unsigned integer as a varint; only the shortest form is accepted.
  @inlinable
  public mutating func varint() throws(ByteError) -> UInt64 {
    if position < end, bytes[position] < 0x80 {
      defer { position += 1 }
      return UInt64(bytes[position])
    }
    return try longVarint()
  }

  @usableFromInline
  mutating func longVarint() throws(ByteError) -> UInt64 {
    let start = position
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < end else { throw ByteError(.truncated, at: start) }
      let next = bytes[position]
      position += 1
      if shift == 63 && next > 1 { throw ByteError(.malformedVarint, at: start) }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 {
        if next == 0 && shift > 0 { throw ByteError(.malformedVarint, at: start) }
        return value
      }
      shift += 7
    }
  }

  /// A varint that must fit 32 bits.
  @inlinable
  public mutating func varint32() throws(ByteError) -> UInt32 {
    let start = position
    guard let value = UInt32(exactly: try varint()) else {
      throw ByteError(.outOfRange, at: start)
    }
    return value
  }

  /// A signed integer written by `putSigned`.
  @inlinable
  public mutating func signed() throws(ByteError) -> Int64 {
    let raw = try varint()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  /// An id.
  @inlinable
  public mutating func id<Kind>(
    _ type: EntityID<Kind>.Type = EntityID<Kind>.self
  ) throws(ByteError) -> EntityID<Kind> {
    EntityID(rawValue: try fixed(UInt64.self))
  }

  /// A 128-bit key.
  @inlinable
  public mutating func key() throws(ByteError) -> Key128 {
    let high = try fixed(UInt64.self)
    return Key128(high: high, low: try fixed(UInt64.self))
  }

  /// A length or count written as a varint, refused when over `limit` or over what is left to read.
  ///
  /// Safe to allocate by, for elements that take at least one byte each.
  @inlinable
  public mutating func length(limit: Int) throws(ByteError) -> Int {
    let start = position
    let value = try varint()
    guard value <= UInt64(max(limit, 0)) else { throw ByteError(.lengthOverLimit, at: start) }
    guard value <= UInt64(end - position) else { throw ByteError(.truncated, at: start) }
    return Int(value)
  }

  /// A text of at most `limit` bytes of UTF-8.
  @inlinable
  public mutating func text(limit: Int) throws(ByteError) -> String {
    let start = position
    let count = try length(limit: limit)
    let bytes = bytes
    let text: String
    do throws(UTF8.ValidationError) {
      text = String(
        copying: try UTF8Span(validating: bytes.span.extracting(position..<position + count)))
    } catch {
      throw ByteError(.invalidText, at: start)
    }
    position += count
    return text
  }

  /// Bytes written by `putBytes`, at most `limit`.
  @inlinable
  public mutating func byteArray(limit: Int) throws(ByteError) -> [UInt8] {
    let count = try length(limit: limit)
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }

  /// The next `count` bytes, as they are.
  @inlinable
  public mutating func raw(count: Int) throws(ByteError) -> [UInt8] {
    guard count >= 0, count <= end - position else { throw ByteError(.truncated, at: position) }
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }
}
