/// Cuts a stream of bytes into the JSON documents in it, as they become complete: what a streaming
/// call reads from a pipe. Documents are objects, with nothing but space between them.
public struct JSONDocuments: Sendable {
  /// The text of one document.
  public struct Document: Sendable, Hashable {
    /// From the opening brace to the closing one.
    public let text: [UInt8]
    /// The line of the stream in which it begins, from 1.
    public let line: Int
  }

  private enum Place {
    case between
    case inside
    case inString
    case afterBackslash
  }

  private let limits: JSONLimits
  private var place = Place.between
  private var pending: [UInt8] = []
  private var depth = 0
  /// The line the stream has come to, from 1.
  public private(set) var line = 1
  private var firstLine = 1

  /// - Parameter limits: what is refused as too much.
  public init(limits: JSONLimits = JSONLimits()) {
    self.limits = limits
  }

  /// Takes more of the stream.
  ///
  /// - Returns: the documents that ended in it.
  /// - Throws: `JSONError`, with the offset in `bytes`, for text between documents and for one that
  ///   is too long.
  public mutating func feed(_ bytes: some Sequence<UInt8>) throws(JSONError) -> [Document] {
    var found: [Document] = []
    var offset = 0
    for byte in bytes {
      if let document = try take(byte, offset) { found.append(document) }
      if byte == newline { line += 1 }
      offset += 1
    }
    return found
  }

  /// Takes a line break, for those who feed line by line.
  public mutating func lineBreak() {
    if place != .between { pending.append(newline) }
    if place == .afterBackslash { place = .inString }
    line += 1
  }

  /// Says that the stream has ended.
  ///
  /// - Throws: `JSONError` when a document has not.
  public func finish() throws(JSONError) {
    guard pending.isEmpty else {
      throw JSONError("the document that begins in line \(firstLine) never ends", at: 0)
    }
  }

  private mutating func take(_ byte: UInt8, _ offset: Int) throws(JSONError) -> Document? {
    switch place {
    case .between:
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { return nil }
      guard byte == UInt8(ascii: "{") else {
        throw JSONError("a message is a JSON object and begins with `{`", at: offset)
      }
      place = .inside
      firstLine = line
      depth = 1
    case .inside:
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""): place = .inString
      default: break
      }
    case .inString:
      if byte == UInt8(ascii: "\"") { place = .inside }
      if byte == UInt8(ascii: "\\") { place = .afterBackslash }
    case .afterBackslash: place = .inString
    }
    pending.append(byte)
    guard pending.count <= limits.documentBytes else {
      throw JSONError(
        "the document that begins in line \(firstLine) has more than "
          + "\(limits.documentBytes) bytes", at: offset)
    }
    guard place == .inside, depth == 0 else { return nil }
    let document = Document(text: pending, line: firstLine)
    pending = []
    place = .between
    return document
  }
}
