/// A JSON value that knows where it stood in its text.
///
/// Numbers keep their text: 64-bit integers do not fit in a `Double`.
public struct JSONNode: Sendable {
  /// What kinds of values there are.
  public indirect enum Value: Sendable {
    case null
    case bool(Bool)
    /// The number as written, already checked to be one.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// In the order of the text; no name occurs twice.
    case object([JSONMember])
  }

  /// The value.
  public let value: Value
  /// Offset of its first byte in the text; 0 for values that were not read from one.
  public let offset: Int

  /// - Parameters:
  ///   - value: the value.
  ///   - offset: where it begins in its text.
  public init(_ value: Value, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// What the value is, for messages: "a string", "an object".
  package var kindName: String {
    switch value {
    case .null: "null"
    case .bool: "a bool"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The value as JSON writes it, without blanks.
  package var token: [UInt8] { Array(compactText.utf8) }

  /// The member of that name of an object; nil for anything else.
  public subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.node
  }
}

/// A name with its value.
public struct JSONMember: Sendable {
  /// The name, without escapes.
  public let name: String
  /// Offset of the name's first byte in the text.
  public let offset: Int
  /// The value.
  public let node: JSONNode

  /// - Parameters:
  ///   - name: the name.
  ///   - node: the value.
  ///   - offset: where the name begins in its text.
  public init(_ name: String, _ node: JSONNode, offset: Int = 0) {
    self.name = name
    self.node = node
    self.offset = offset
  }
}

/// What is wrong with a JSON text, or with its use as a message, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence, without a full stop.
  public let message: String
  /// Offset of the first byte it is about.
  public let offset: Int
  /// Advice, such as a name that may have been meant.
  public let help: String?

  /// - Parameters:
  ///   - message: one sentence, without a full stop.
  ///   - offset: where, in bytes from the start of the text.
  ///   - help: advice, one sentence.
  public init(_ message: String, at offset: Int, help: String? = nil) {
    self.message = message
    self.offset = offset
    self.help = help
  }

  public var description: String {
    help.map { "\(message) (\($0))" } ?? message
  }

  /// The error as people read it: place, message, the line with a caret, help.
  ///
  /// - Parameters:
  ///   - text: the text the offsets are about.
  ///   - name: how the text is called, such as a file's path.
  ///   - firstLine: the number of the text's first line.
  public func rendered(in text: [UInt8], named name: String, firstLine: Int = 1) -> String {
    let place = min(max(offset, 0), text.count)
    let before = text[..<place]
    let line = firstLine + before.count { $0 == newline }
    let start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = text[place...].firstIndex(of: newline) ?? text.count
    // Columns and the caret count scalars, not bytes.
    let column = text[start..<place].count { $0 & 0xC0 != 0x80 }
    let (excerpt, indentation) = Self.excerpt(text[start..<end], around: column)
    var result = "\(name):\(line):\(column + 1): \(message)\n"
    result += "  \(excerpt)\n  \(String(repeating: " ", count: indentation))^"
    if let help { result += "\n  help: \(help)" }
    return result
  }

  /// At most 90 scalars of the line, with where the column is in them.
  private static func excerpt(_ line: ArraySlice<UInt8>, around column: Int) -> (String, Int) {
    let width = 90
    let scalars = String(decoding: line, as: UTF8.self).unicodeScalars.map {
      VisibleText.isControl($0) ? " " : $0
    }
    let start = max(0, min(column - width / 2, scalars.count - width))
    let end = min(scalars.count, start + width)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    return (
      (start > 0 ? "…" : "") + String(text) + (end < scalars.count ? "…" : ""),
      column - start + (start > 0 ? 1 : 0)
    )
  }
}

/// What is refused as too much.
public struct JSONLimits: Sendable, Hashable {
  /// Bytes of one document. 16 MiB.
  public var documentBytes = 16 << 20
  /// Takes half of a surrogate pair for U+FFFD instead of refusing it: some who write JSON keep their
  /// text in 16-bit units. False.
  public var repairsSurrogates = false
  /// Objects and arrays within one another. 160: types are at most 64 deep, each in a list or a map.
  public var depth = 160

  /// The limits in force unless others are given.
  public init() {}
}

let newline = UInt8(ascii: "\n")
