/// A JSON string as it stands in the text, between its quotes.
struct JSONText: ~Escapable {
  let content: RawSpan
  let hasEscapes: Bool

  @_lifetime(copy content)
  init(content: RawSpan, hasEscapes: Bool) {
    self.content = content
    self.hasEscapes = hasEscapes
  }

  /// The string, when it has at most `max` bytes.
  func string(max: Int) throws(WireError) -> String {
    guard hasEscapes else {
      guard content.byteCount <= max else {
        throw WireError(.overLimit(limit: max, actual: content.byteCount))
      }
      return try WireCodec.string(content, field: "")
    }
    let count = try countOfBytes()
    guard count <= max else { throw WireError(.overLimit(limit: max, actual: count)) }
    let bytes = try unescaped(count)
    return try WireCodec.string(bytes.span.bytes, field: "")
  }

  /// Calls `body` with the bytes of the text, when there are at most `max`, else throws `error`.
  func withBytes<R>(
    max: Int, else reason: WireError.Reason, _ body: (RawSpan) throws(WireError) -> R
  ) throws(WireError) -> R {
    guard hasEscapes else {
      guard content.byteCount <= max else { throw WireError(reason) }
      return try body(content)
    }
    let count = try countOfBytes()
    guard count <= max else { throw WireError(reason) }
    let bytes = try unescaped(count)
    return try body(bytes.span.bytes)
  }

  /// Checks that the text is UTF-8 and its escapes are right, without keeping it.
  func check() throws(WireError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: Span<UInt8>(_bytes: content))
    } catch {
      throw WireError(.invalidUTF8)
    }
    if hasEscapes { _ = try countOfBytes() }
  }

  /// Bytes of the text without escapes.
  private func countOfBytes() throws(WireError) -> Int {
    var count = 0
    var next = 0
    while next < content.byteCount {
      if content.byte(at: next) == UInt8(ascii: "\\") {
        count += UTF8.width(try scalar(at: &next))
      } else {
        count += 1
        next += 1
      }
    }
    return count
  }

  private func unescaped(_ count: Int) throws(WireError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var next = 0
    while next < content.byteCount {
      let byte = content.byte(at: next)
      if byte == UInt8(ascii: "\\") {
        let scalar = try scalar(at: &next)
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
      } else {
        bytes.append(byte)
        next += 1
      }
    }
    return bytes
  }

  /// The scalar of the escape at `next`, which is moved behind it.
  private func scalar(at next: inout Int) throws(WireError) -> Unicode.Scalar {
    guard next + 1 < content.byteCount else { throw WireError(.malformedJSON) }
    let letter = content.byte(at: next + 1)
    next += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw WireError(.malformedJSON)
    }
    let unit = try codeUnit(at: &next)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // Half of a pair: the other half has to follow.
    guard unit < 0xDC00, next + 1 < content.byteCount,
      content.byte(at: next) == UInt8(ascii: "\\"),
      content.byte(at: next + 1) == UInt8(ascii: "u")
    else { throw WireError(.invalidUTF8) }
    next += 2
    let low = try codeUnit(at: &next)
    guard low >= 0xDC00, low <= 0xDFFF,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw WireError(.invalidUTF8) }
    return scalar
  }

  /// Four hexadecimal digits.
  private func codeUnit(at next: inout Int) throws(WireError) -> UInt32 {
    guard next + 4 <= content.byteCount else { throw WireError(.malformedJSON) }
    var unit: UInt32 = 0
    for _ in 0..<4 {
      let character = content.byte(at: next)
      guard let digit = hexadecimalValue(character) else { throw WireError(.malformedJSON) }
      unit = unit << 4 | UInt32(digit)
      next += 1
    }
    return unit
  }
}
