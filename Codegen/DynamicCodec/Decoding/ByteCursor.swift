public import WireCodec

/// Why bytes are not an encoding of the wanted type.
public struct DecodingFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with the bytes.
  public let reason: WireError.Reason
  /// The field, such as `pools[3].capacity`; empty when the message as a whole is wrong.
  public let path: String

  init(_ reason: WireError.Reason, path: String = "") {
    self.reason = reason
    self.path = path
  }

  /// The same failure seen from the message that holds the failed one in `field`.
  func inside(_ field: String) -> DecodingFailure {
    if path.isEmpty { return DecodingFailure(reason, path: field) }
    return DecodingFailure(reason, path: path.hasPrefix("[") ? field + path : "\(field).\(path)")
  }

  public var description: String { path.isEmpty ? "\(reason)" : "\(path): \(reason)" }
}

/// Reads from the front of some bytes, checking every length before it is used.
struct ByteCursor {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }
  var remaining: Int { rest.count }

  mutating func take(_ length: Int) throws(DecodingFailure) -> ArraySlice<UInt8> {
    guard length >= 0, length <= rest.count else { throw DecodingFailure(.truncated) }
    let taken = rest.prefix(length)
    rest = rest.dropFirst(length)
    return taken
  }

  /// A varint below 2^32 written in as few bytes as it needs.
  mutating func takeVarint() throws(DecodingFailure) -> Int {
    var value: UInt64 = 0
    for index in 0..<5 {
      guard let byte = rest.popFirst() else { throw DecodingFailure(.truncated) }
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      guard byte < 0x80 else { continue }
      guard byte != 0 || index == 0 else { throw DecodingFailure(.nonMinimalVarint) }
      guard value <= UInt64(UInt32.max) else { throw DecodingFailure(.varintOverflow) }
      return Int(value)
    }
    throw DecodingFailure(.varintOverflow)
  }

  mutating func takeBlockLength() throws(DecodingFailure) -> Int {
    guard rest.count >= 2 else { throw DecodingFailure(.truncated) }
    let low = Int(rest.removeFirst())
    return low | Int(rest.removeFirst()) << 8
  }

  mutating func takeBlock() throws(DecodingFailure) -> ArraySlice<UInt8> {
    try take(try takeBlockLength())
  }

  /// A length or count within a limit.
  mutating func takeLength(max: Int) throws(DecodingFailure) -> Int {
    let length = try takeVarint()
    guard length <= max else { throw DecodingFailure(.overLimit(limit: max, actual: length)) }
    return length
  }

  /// The canonical form omits trailing empty fields: an empty one is there only before another.
  func checkEmptyIsNotLast() throws(DecodingFailure) {
    if isAtEnd { throw DecodingFailure(.explicitEmpty) }
  }

  /// A count of a list; nil for an empty one.
  mutating func takeCount(max: Int) throws(DecodingFailure) -> Int? {
    if isAtEnd { return nil }
    let count = try takeLength(max: max)
    if count == 0 {
      try checkEmptyIsNotLast()
      return nil
    }
    return count
  }

  /// Throws unless there are at least `count` × `size` bytes.
  func checkRoom(_ count: Int, of size: Int) throws(DecodingFailure) {
    guard size == 0 || count <= remaining / size else {
      throw DecodingFailure(.countExceedsBytes(count: count))
    }
  }
}
