/// Appends values to a byte array: little-endian integers, minimal varints, length-prefixed bytes.
///
/// What `ByteSource` reads. The form is stable: it is what journals and checkpoints are made of.
@frozen
public struct ByteSink: Sendable {
  /// Everything appended so far.
  public var bytes: [UInt8]

  /// - Parameter minimumCapacity: bytes to allocate room for at once.
  @inlinable
  public init(minimumCapacity: Int = 0) {
    bytes = []
    if minimumCapacity > 0 { bytes.reserveCapacity(minimumCapacity) }
  }

  /// Bytes appended so far.
  @inlinable
  public var count: Int { bytes.count }

  /// Forgets the content and keeps the memory.
  @inlinable
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// One byte.
  @inlinable
  public mutating func put(_ value: UInt8) {
    bytes.append(value)
  }

  /// One byte, 0 or 1.
  @inlinable
  public mutating func put(_ value: Bool) {
    bytes.append(value ? 1 : 0)
  }

  /// A fixed-width integer, little-endian.
  @inlinable
  public mutating func putFixed<Integer: FixedWidthInteger>(_ value: Integer) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// An unsigned integer in 1 to 10 bytes, seven bits each, least significant first.
  @inlinable
  public mutating func putVarint(_ value: UInt64) {
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// An unsigned integer of 32 bits as a varint.
  @inlinable
  public mutating func putVarint(_ value: UInt32) {
    putVarint(UInt64(value))
  }

  /// A signed integer as a zigzag varint: small magnitudes take few bytes.
  @inlinable
  public mutating func putSigned(_ value: Int64) {
    putVarint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// An id, eight bytes.
  @inlinable
  public mutating func put<Kind>(_ id: EntityID<Kind>) {
    putFixed(id.rawValue)
  }

  /// A 128-bit key, sixteen bytes.
  @inlinable
  public mutating func put(_ key: Key128) {
    putFixed(key.high)
    putFixed(key.low)
  }

  /// A text as its length in bytes (varint) and its UTF-8.
  @inlinable
  public mutating func putText(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      putVarint(UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  /// Bytes with their length (varint) before them.
  @inlinable
  public mutating func putBytes(_ content: [UInt8]) {
    putVarint(UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  /// Bytes as they are, without a length.
  @inlinable
  public mutating func putRaw(_ content: [UInt8]) {
    bytes.append(contentsOf: content)
  }
}
