/// Tokens and the comments between them, as they follow one another.
struct FormatFlow {
  /// A token, or a comment of either sort.
  enum Piece {
    case token(Token)
    /// `beginsLine`: nothing stands before it on its line.
    case note(String, beginsLine: Bool, isDocumentation: Bool)
  }

  var pieces: [Piece] = []

  /// True when a comment stands between the tokens.
  var hasNotes: Bool {
    pieces.contains { piece in
      if case .note = piece { return true }
      return false
    }
  }

  var tokens: [Token] {
    pieces.compactMap { piece in
      if case .token(let token) = piece { return token }
      return nil
    }
  }

  /// One line, or as many as the comments need: behind a comment the next one begins.
  ///
  /// - Parameters:
  ///   - indent: in front of what the lines after the first are indented by anyway.
  ///   - columns: the tokens that begin a column: a blank stands before them.
  func text(indent: String = "", columns: [Int] = []) -> String {
    let lineBreak = "\n" + indent + "    "
    var text = ""
    var previous: Token?
    var count = 0
    var isLineOver = false
    for piece in pieces {
      switch piece {
      case .token(let token):
        if isLineOver {
          text += lineBreak
        } else if let previous, columns.contains(count) || Self.needsBlank(previous, token) {
          text += " "
        }
        text += Self.spelling(token)
        previous = token
        count += 1
        isLineOver = false
      case .note(let note, let beginsLine, _):
        text += (beginsLine || isLineOver ? lineBreak : "  ") + note
        isLineOver = true
      }
    }
    return text
  }

  // MARK: Columns

  /// The tokens of a member in front of which the next column begins.
  static func columns(of word: String, _ member: ArraySlice<Token>) -> [Int] {
    switch word {
    case "struct": [1]
    case "enum": [member.firstIndex { $0.isSymbol("=") } ?? 1]
    case "service":
      [
        member.firstIndex { $0.isSymbol("(") } ?? 1, member.firstIndex { $0.isSymbol("->") } ?? 1,
      ]
    default: [2]
    }
  }

  /// A member with comments inside, over several lines.
  func broken(of word: String) -> String {
    let tokens = tokens[...]
    let isRetired =
      word != "enum" && word != "service" && tokens.count > 4 && tokens[1].identifier == "retired"
    return text(indent: "  ", columns: isRetired ? [3] : Self.columns(of: word, tokens))
  }

  /// The cells of a member without comments inside.
  static func cells(of word: String, _ tokens: [Token]) -> [String] {
    let at = tokens.firstIndex { $0.isSymbol("@") } ?? tokens.count
    let member = tokens[..<at]
    let annotations = Self.joined(Array(tokens[at...]))
    let cuts = columns(of: word, member).map { min($0, member.count) }
    var cells: [String] = []
    var start = 0
    for cut in cuts + [member.count] {
      cells.append(Self.joined(Array(member[start..<max(start, cut)])))
      start = max(start, cut)
    }
    if word != "enum", cells.count == 2, let keyword = member.dropFirst().first,
      keyword.identifier == "retired", member.count > 3
    {
      // The name of what is retired stands with its type.
      cells[1] = Self.joined([member[2]]) + " " + Self.joined(Array(member[3...]))
    }
    return cells + [annotations]
  }

  private static func joined(_ tokens: [Token]) -> String {
    FormatFlow(pieces: tokens.map { .token($0) }).text()
  }

  // MARK: Blanks between tokens

  private static func spelling(_ token: Token) -> String {
    switch token.kind {
    case .identifier(let name): return name
    case .integer(let value): return String(value)
    case .symbol(let symbol): return symbol
    case .string(let content):
      let escaped = content.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
      return "\"" + String(escaped) + "\""
    case .documentation(let text): return "/// " + text
    case .invalid, .end: return ""
    }
  }

  private static func needsBlank(_ left: Token, _ right: Token) -> Bool {
    if case .symbol(let symbol) = right.kind {
      switch symbol {
      case ")", "]", ",", ":", "?", ".", "}": return false
      // After a name or a type they are its brackets; the request of a method is a cell of its own.
      case "(", "[": return left.isSymbol("->") || left.isSymbol(":") || left.isSymbol(",")
      default: break
      }
    }
    if case .symbol(let symbol) = left.kind {
      return !["(", "[", "@", ".", "-"].contains(symbol)
    }
    return true
  }
}
