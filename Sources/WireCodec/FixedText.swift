/// ASCII text of at most `size` bytes, stored inline and padded with zeros. `ascii[size]` in
/// schemas; text shorter than the size has no zero byte of its own.
@frozen
public struct FixedText<let size: Int>: WireFixed {
  @usableFromInline var storage: InlineArray<size, UInt8>

  /// Empty text.
  @inlinable
  public init() {
    storage = InlineArray(repeating: 0)
  }

  /// The text; nil when it is longer than `size` bytes, not ASCII or contains a zero byte.
  public init?(_ text: some StringProtocol) {
    self.init()
    var next = 0
    for byte in text.utf8 {
      guard next < size, byte != 0, byte < 0x80 else { return nil }
      storage[next] = byte
      next += 1
    }
  }

  /// The text without its padding.
  public var text: String {
    var result = ""
    for index in 0..<size {
      guard storage[index] != 0 else { break }
      result.unicodeScalars.append(Unicode.Scalar(storage[index]))
    }
    return result
  }

  /// Bytes of the text without its padding.
  public var count: Int {
    for index in 0..<size where storage[index] == 0 { return index }
    return size
  }

  @inlinable public static var wireSize: Int { size }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) throws(WireError) {
    // Every bit pattern is an array of bytes; the load checks the bounds.
    storage = block.unsafeLoadUnaligned(
      fromByteOffset: offset, as: InlineArray<size, UInt8>.self)
    var high: UInt8 = 0
    var isPadding = false
    var isBroken = false
    for index in 0..<size {
      let byte = storage[index]
      high |= byte
      isBroken = isBroken || (isPadding && byte != 0)
      isPadding = byte == 0
    }
    if high >= 0x80 || isBroken { throw WireError(.invalidASCII) }
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    block.storeBytes(of: storage, toByteOffset: offset, as: InlineArray<size, UInt8>.self)
  }
}

extension FixedText: Hashable {
  @inlinable
  public static func == (left: FixedText, right: FixedText) -> Bool {
    for index in 0..<size where left.storage[index] != right.storage[index] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    for index in 0..<size { hasher.combine(storage[index]) }
  }
}

extension FixedText: Comparable {
  public static func < (left: FixedText, right: FixedText) -> Bool {
    for index in 0..<size where left.storage[index] != right.storage[index] {
      return left.storage[index] < right.storage[index]
    }
    return false
  }
}

extension FixedText: CustomStringConvertible {
  public var description: String { text }
}

extension FixedText: ExpressibleByStringLiteral {
  /// A literal has to fit: anything else is a mistake in the source.
  public init(stringLiteral value: StaticString) {
    guard let text = FixedText(value.description) else {
      preconditionFailure("'\(value)' is not ASCII of at most \(size) bytes")
    }
    self = text
  }
}
