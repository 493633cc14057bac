public import WireCodec

/// The value of the field that `@idempotent(field)` names: two requests with one key are the same request,
/// sent again.
///
/// A field that is zero, empty or absent is no key. Keys of different methods, and of different types, may
/// be equal: whoever remembers them says whose they are.
@frozen
public struct LogKey: Hashable, Sendable {
  // Up to sixteen bytes, which is what nearly all keys are, stand in the words; no memory is taken for them.
  @usableFromInline var high: UInt64
  @usableFromInline var low: UInt64
  @usableFromInline var rest: [UInt8]
  @usableFromInline var length: Int

  /// A uuid; nil for sixteen zeros.
  @inlinable
  public init?(_ value: UUIDBytes) {
    if value.high | value.low == 0 { return nil }
    (high, low, rest, length) = (value.high, value.low, [], 16)
  }

  /// A number; nil for 0.
  @inlinable
  public init?(_ value: UInt64) {
    if value == 0 { return nil }
    (high, low, rest, length) = (value, 0, [], 8)
  }

  /// A number; nil for 0.
  @inlinable
  public init?(_ value: Int64) { self.init(UInt64(bitPattern: value)) }

  /// An id; nil for the one that is none.
  @inlinable
  public init?(_ value: Identifier) { self.init(value.rawValue) }

  /// An id of a kind of its own; nil for the one that is none.
  @inlinable
  public init?(_ value: some TypedIdentifier) { self.init(value.rawValue) }

  /// A text; nil for the empty one.
  public init?(_ value: String) { self.init(Array(value.utf8)) }

  /// A text of fixed size; nil for the empty one.
  public init?<let size: Int>(_ value: FixedText<size>) { self.init(Array(value.text.utf8)) }

  /// Bytes as they are; nil for none.
  public init?(_ value: [UInt8]) {
    if value.isEmpty { return nil }
    (high, low, rest, length) = (0, 0, [], value.count)
    for index in 0..<min(value.count, 8) { high |= UInt64(value[index]) << UInt64(56 - 8 * index) }
    for index in 8..<max(8, min(value.count, 16)) {
      low |= UInt64(value[index]) << UInt64(120 - 8 * index)
    }
    if value.count > 16 { rest = Array(value[16...]) }
  }

  /// The key's bytes, 1 or more: what ``init(_:)-([UInt8])`` makes the same key of.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    for index in 0..<min(length, 8) {
      bytes.append(UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index)))
    }
    for index in 8..<max(8, min(length, 16)) {
      bytes.append(UInt8(truncatingIfNeeded: low >> UInt64(120 - 8 * index)))
    }
    return bytes + rest
  }
}
