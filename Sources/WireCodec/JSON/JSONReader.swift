/// Reads JSON text from borrowed bytes, token by token, without a tree in between.
///
/// Blanks are allowed between tokens and nothing is allocated but the values that are wanted.
public struct JSONReader: ~Copyable, ~Escapable {
  let bytes: RawSpan
  var position = 0
  /// True where the name of a map's entry is read: only there a bool is in quotes.
  var isReadingKey = false
  /// The enum read last had the name of a case that is not known, and names of those are ignored.
  var hasUnknownCase = false

  /// True when members of unknown names, and enum cases of unknown names, are passed over; they
  /// are refused otherwise.
  public let ignoresUnknownFields: Bool

  /// Values inside values that are passed over before the text is refused.
  public static var depthLimit: Int { 100 }

  /// The longest number that is looked at, in characters.
  public static var numberLimit: Int { 1_024 }

  /// A reader at the first of `bytes`, which are UTF-8.
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan, ignoringUnknownFields: Bool = false) {
    self.bytes = bytes
    ignoresUnknownFields = ignoringUnknownFields
  }

  // MARK: Tokens

  /// The first byte of the next token, not taken; 0 at the end.
  @_lifetime(self: copy self)
  mutating func peek() -> UInt8 {
    while position < bytes.byteCount {
      let byte = bytes.byte(at: position)
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return 0
  }

  /// Takes the next token if it is `byte`.
  @_lifetime(self: copy self)
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Takes `byte`, which the grammar asks for here.
  @_lifetime(self: copy self)
  mutating func expect(_ byte: Unicode.Scalar) throws(WireError) {
    guard take(byte) else { throw WireError(.malformedJSON) }
  }

  /// Takes the word `null`, `true` or `false` if it is there.
  @_lifetime(self: copy self)
  mutating func takeWord(_ word: StaticString) -> Bool {
    _ = peek()
    let length = word.utf8CodeUnitCount
    guard bytes.byteCount - position >= length else { return false }
    for index in 0..<length
    where bytes.byte(at: position + index) != word.byte(at: index) {
      return false
    }
    position += length
    return true
  }

  /// Checks that nothing but blanks is left.
  @_lifetime(self: copy self)
  mutating func finish() throws(WireError) {
    _ = peek()
    let rest = bytes.byteCount - position
    guard rest == 0 else { throw WireError(.trailingBytes(count: rest)) }
  }

  /// What to say of a token that does not begin a value of the wanted type: that it is of another
  /// one, or that it is none.
  @_lifetime(self: copy self)
  mutating func mismatch() -> WireError {
    switch peek() {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return WireError(.wrongType)
    default:
      let isWord = takeWord("true") || takeWord("false") || takeWord("null")
      return WireError(isWord ? .wrongType : .malformedJSON)
    }
  }

  /// A string, without its quotes and as it is written.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readText() throws(WireError) -> JSONText {
    guard take("\"") else { throw mismatch() }
    let start = position
    var hasEscapes = false
    while position < bytes.byteCount {
      let byte = bytes.byte(at: position)
      if byte == UInt8(ascii: "\"") {
        position += 1
        return JSONText(
          content: bytes.extracting(start..<position - 1), hasEscapes: hasEscapes)
      }
      guard byte >= 0x20 else { throw WireError(.malformedJSON) }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
      }
      position += 1
    }
    throw WireError(.malformedJSON)
  }

  /// A number as it is written.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readNumber() throws(WireError) -> RawSpan {
    let first = peek()
    guard first == UInt8(ascii: "-") || isDigit(first) else { throw mismatch() }
    let start = position
    while position < bytes.byteCount, isNumberPart(bytes.byte(at: position)) { position += 1 }
    return bytes.extracting(start..<position)
  }

  // MARK: Passing over

  /// Passes over any value.
  @_lifetime(self: copy self)
  mutating func skipValue() throws(WireError) { try skipValue(depth: 0) }

  @_lifetime(self: copy self)
  private mutating func skipValue(depth: Int) throws(WireError) {
    switch peek() {
    case UInt8(ascii: "\""): try readText().check()
    case UInt8(ascii: "{"): try skipMembers(depth: depth + 1)
    case UInt8(ascii: "["): try skipElements(depth: depth + 1)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard JSONNumber(try readNumber()) != nil else { throw WireError(.malformedJSON) }
    default:
      guard takeWord("true") || takeWord("false") || takeWord("null") else {
        throw WireError(.malformedJSON)
      }
    }
  }

  @_lifetime(self: copy self)
  private mutating func skipMembers(depth: Int) throws(WireError) {
    guard depth <= Self.depthLimit else {
      throw WireError(.depthExceeded(limit: Self.depthLimit))
    }
    try expect("{")
    if take("}") { return }
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw WireError(.malformedJSON) }
      try readText().check()
      try expect(":")
      try skipValue(depth: depth)
    } while take(",")
    try expect("}")
  }

  @_lifetime(self: copy self)
  private mutating func skipElements(depth: Int) throws(WireError) {
    guard depth <= Self.depthLimit else {
      throw WireError(.depthExceeded(limit: Self.depthLimit))
    }
    try expect("[")
    if take("]") { return }
    repeat { try skipValue(depth: depth) } while take(",")
    try expect("]")
  }
}

func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

private func isNumberPart(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
    UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
    true
  default: false
  }
}

extension StaticString {
  /// The byte at `index`, which is inside.
  func byte(at index: Int) -> UInt8 {
    precondition(index >= 0 && index < utf8CodeUnitCount, "outside the text")
    // Generated names are literals of more than one scalar or of one ASCII scalar; both are bytes.
    return withUTF8Buffer { $0[index] }
  }

  /// True when the text is exactly `bytes`.
  func isEqual(to bytes: RawSpan) -> Bool {
    withUTF8Buffer { own in
      guard own.count == bytes.byteCount else { return false }
      for index in 0..<own.count where own[index] != bytes.byte(at: index) { return false }
      return true
    }
  }
}
