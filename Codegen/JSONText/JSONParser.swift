/// A strict reader of JSON (RFC 8259): no comments, no trailing commas, no name twice, UTF-8 only.
public struct JSONParser {
  private let bytes: [UInt8]
  private let limits: JSONLimits
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8], _ limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The one value of the text.
  ///
  /// - Throws: `JSONError` with the first thing that is not JSON.
  public static func parse(
    _ text: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONNode {
    guard text.count <= limits.documentBytes else {
      throw JSONError(
        "the document has \(text.count) bytes, more than \(limits.documentBytes)", at: 0)
    }
    var parser = JSONParser(text, limits)
    parser.skipSpace()
    let node = try parser.value()
    parser.skipSpace()
    guard parser.position == text.count else {
      throw JSONError("nothing may follow the value", at: parser.position)
    }
    return node
  }

  // MARK: Values

  private mutating func value() throws(JSONError) -> JSONNode {
    guard let byte = current else {
      throw JSONError("the text ends where a value is expected", at: position)
    }
    let start = position
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(.object(try members()), offset: start)
    case UInt8(ascii: "["): return JSONNode(.array(try elements()), offset: start)
    case UInt8(ascii: "\""): return JSONNode(.string(try string()), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(.number(try number()), offset: start)
    default: return JSONNode(try word(), offset: start)
    }
  }

  private mutating func word() throws(JSONError) -> JSONNode.Value {
    let words: [(String, JSONNode.Value)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    for (word, value) in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    let isQuote = current == UInt8(ascii: "'")
    throw JSONError(
      "no JSON value begins here", at: position,
      help: isQuote ? "strings stand between double quotes" : nil)
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= limits.depth else {
      throw JSONError("more than \(limits.depth) objects and arrays in one another", at: position)
    }
    position += 1
    skipSpace()
  }

  /// True at the closing bracket, which is consumed; false after a comma.
  private mutating func ends(_ bracket: UInt8, opened: Int) throws(JSONError) -> Bool {
    skipSpace()
    switch current {
    case bracket:
      position += 1
      depth -= 1
      return true
    case UInt8(ascii: ","):
      let comma = position
      position += 1
      skipSpace()
      guard current != bracket else { throw JSONError("a comma with nothing after it", at: comma) }
      return false
    case nil: throw JSONError("the bracket is never closed", at: opened)
    default:
      let closing = String(UnicodeScalar(bracket))
      throw JSONError("expected `,` or `\(closing)`", at: position)
    }
  }

  private mutating func elements() throws(JSONError) -> [JSONNode] {
    let opened = position
    try enter()
    var list: [JSONNode] = []
    if current == UInt8(ascii: "]") { return try ends(UInt8(ascii: "]"), opened: opened) ? [] : [] }
    repeat { list.append(try value()) } while try !ends(UInt8(ascii: "]"), opened: opened)
    return list
  }

  private mutating func members() throws(JSONError) -> [JSONMember] {
    let opened = position
    try enter()
    var list: [JSONMember] = []
    // By their bytes: two that are only drawn alike are two.
    var names: Set<[UInt8]> = []
    if current == UInt8(ascii: "}") { return try ends(UInt8(ascii: "}"), opened: opened) ? [] : [] }
    repeat {
      let start = position
      guard current == UInt8(ascii: "\"") else {
        let missing = current == nil
        throw JSONError(
          missing ? "the bracket is never closed" : "a member begins with its name in quotes",
          at: missing ? opened : start)
      }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw JSONError("`\(name)` stands twice in one object", at: start)
      }
      skipSpace()
      guard current == UInt8(ascii: ":") else {
        throw JSONError("expected `:` after the name", at: position)
      }
      position += 1
      skipSpace()
      list.append(JSONMember(name, try value(), offset: start))
    } while try !ends(UInt8(ascii: "}"), opened: opened)
    return list
  }

  // MARK: Numbers

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0 else { throw JSONError("a digit is missing", at: position) }
    if whole > 1, bytes[position - whole] == UInt8(ascii: "0") {
      throw JSONError("a number has no leading zero", at: start)
    }
    if current == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw JSONError("a digit is missing", at: position) }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw JSONError("a digit is missing", at: position) }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    let opened = position
    position += 1
    var content: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw JSONError("the string is not valid UTF-8", at: opened)
        }
        return text
      case UInt8(ascii: "\\"): content.append(contentsOf: try escape())
      case 0..<0x20:
        throw JSONError(
          "a control character in a string", at: position,
          help: byte == newline ? "a line break is written `\\n`" : "it is written `\\u00…`")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw JSONError("the string is never closed", at: opened)
  }

  private mutating func escape() throws(JSONError) -> [UInt8] {
    let start = position
    position += 1
    guard let byte = current else { throw JSONError("the text ends in an escape", at: start) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try escapedScalar(start)).utf8)
    default: throw JSONError("there is no such escape", at: start)
    }
  }

  /// After `\u`: one unit, or the two of a surrogate pair.
  private mutating func escapedScalar(_ start: Int) throws(JSONError) -> Character {
    var value = UInt32(try unit(start))
    if value >= 0xD800, value < 0xDC00,
      bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
    {
      let second = position
      position += 2
      let low = UInt32(try unit(start))
      if low >= 0xDC00, low < 0xE000 {
        value = 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00)
      } else {
        // It is an escape of its own.
        position = second
      }
    }
    if let scalar = Unicode.Scalar(value) { return Character(scalar) }
    guard limits.repairsSurrogates else {
      throw JSONError("half of a surrogate pair", at: start)
    }
    return "\u{FFFD}"
  }

  private mutating func unit(_ start: Int) throws(JSONError) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    let isHexadecimal = digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    guard digits.count == 4, isHexadecimal,
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw JSONError("`\\u` is followed by four hexadecimal digits", at: start) }
    position += 4
    return unit
  }

  // MARK: Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }
}
