/// Goes over tokens and comments of a file without errors of syntax and lays them out anew.
struct FormatWalker {
  /// A token, or a comment of either sort.
  private enum Piece {
    case token(Token)
    /// `beginsLine`: nothing stands before it on its line.
    case note(String, beginsLine: Bool, isDocumentation: Bool)
  }

  /// A comment or annotation in front of what it belongs to.
  private struct Leading {
    let text: String
    let blankBefore: Bool
    let isComment: Bool
  }

  private let source: SourceFile
  private var pieces: [(piece: Piece, range: SourceRange)] = []
  private var index = 0
  /// Where the last piece that was passed ended.
  private var lastEnd = 0
  /// Comments found where none can stay: they move in front of the line.
  private var displaced: [String] = []

  init(_ source: SourceFile, _ tokens: [Token], _ comments: [Comment]) {
    self.source = source
    for token in tokens where token.kind != .end {
      if case .documentation(let words) = token.kind {
        let note = words.isEmpty ? "///" : "/// " + words
        pieces.append(
          (.note(note, beginsLine: token.beginsLine, isDocumentation: true), token.range))
      } else {
        pieces.append((.token(token), token.range))
      }
    }
    for comment in comments {
      pieces.append(
        (
          .note(comment.text, beginsLine: comment.beginsLine, isDocumentation: false),
          comment.range
        ))
    }
    pieces.sort { $0.range.start < $1.range.start }
  }

  // MARK: Pieces

  private var isAtEnd: Bool { index >= pieces.count }

  private var token: Token? {
    guard !isAtEnd, case .token(let token) = pieces[index].piece else { return nil }
    return token
  }

  private mutating func advance() {
    lastEnd = pieces[index].range.end
    index += 1
  }

  /// Whether the source has a blank line in front of the next piece.
  private var isAfterBlankLine: Bool {
    let end = isAtEnd ? source.bytes.count : pieces[index].range.start
    return lastEnd < end && source.bytes[lastEnd..<end].count { $0 == newline } > 1
  }

  /// The next token; comments in front of it are displaced.
  private mutating func take() -> Token? {
    while !isAtEnd {
      defer { advance() }
      switch pieces[index].piece {
      case .token(let token): return token
      case .note(let text, _, _): displaced.append(text)
      }
    }
    return nil
  }

  /// The comment on the rest of the line.
  ///
  /// - Parameter documentation: whether `///` may stand here; it would document what follows.
  private mutating func takeTrailing(documentation: Bool) -> String? {
    guard !isAtEnd, case .note(let text, let beginsLine, let isDocumentation) = pieces[index].piece,
      !beginsLine, documentation || !isDocumentation
    else { return nil }
    advance()
    return text
  }

  private mutating func takeLeading() -> [Leading] {
    var found: [Leading] = []
    while !isAtEnd {
      let blank = isAfterBlankLine
      switch pieces[index].piece {
      case .note(let text, _, let isDocumentation):
        advance()
        found.append(Leading(text: text, blankBefore: blank, isComment: !isDocumentation))
      case .token(let token):
        guard token.isSymbol("@") else { return found }
        let annotation = Self.joined(takeAnnotation())
        for text in displaced {
          found.append(Leading(text: text, blankBefore: false, isComment: true))
        }
        displaced = []
        found.append(Leading(text: annotation, blankBefore: blank, isComment: false))
      }
    }
    return found
  }

  private mutating func takeAnnotation() -> [Token] {
    var tokens: [Token] = []
    if let at = take() { tokens.append(at) }
    if let name = take() { tokens.append(name) }
    guard let open = token, open.isSymbol("("), !open.beginsLine else { return tokens }
    while let next = take() {
      tokens.append(next)
      if next.isSymbol(")") { break }
    }
    return tokens
  }

  // MARK: Files

  /// The file in its canonical layout.
  mutating func run() -> String {
    var text = ""
    var previous = ""
    while !isAtEnd {
      let begins = isAfterBlankLine
      let leading = takeLeading()
      let detached = isAfterBlankLine && leading.last?.isComment == true
      let word = token?.identifier ?? ""
      let separated = !previous.isEmpty && (word != "use" || previous != "use" || begins)
      if separated, token != nil || begins { text += "\n" }
      let statement = token == nil ? "" : statement(word)
      for (position, line) in leading.enumerated() {
        if line.blankBefore, position > 0 { text += "\n" }
        text += line.text + "\n"
      }
      if detached, !statement.isEmpty { text += "\n" }
      for comment in displaced { text += comment + "\n" }
      displaced = []
      text += statement
      previous = word
    }
    return text
  }

  private mutating func statement(_ word: String) -> String {
    var tokens: [Token] = []
    switch word {
    case "package":
      for _ in 0..<2 { if let next = take() { tokens.append(next) } }
      while let dot = token, dot.isSymbol("."), !dot.beginsLine {
        for _ in 0..<2 { if let next = take() { tokens.append(next) } }
      }
      return Self.joined(tokens) + comment() + "\n"
    case "use":
      while let next = take() {
        tokens.append(next)
        if case .string = next.kind { break }
      }
      return Self.joined(tokens) + comment() + "\n"
    default:
      while let next = take() {
        tokens.append(next)
        if next.isSymbol("{") { break }
      }
      return body(of: word, head: Self.joined(tokens))
    }
  }

  private mutating func comment() -> String {
    takeTrailing(documentation: false).map { "  " + $0 } ?? ""
  }

  // MARK: Bodies

  private mutating func body(of word: String, head: String) -> String {
    let trailing = takeTrailing(documentation: true).map { "  " + $0 } ?? ""
    let before = displaced
    displaced = []
    var table = FormatTable()
    while !isAtEnd {
      let leading = takeLeading()
      let detached = isAfterBlankLine && leading.last?.isComment != false
      for line in leading { table.add(.text(line.text), blankBefore: line.blankBefore) }
      guard let next = token, !next.isSymbol("}") else { break }
      let cells = cells(of: word, takeMember())
      let comment = takeTrailing(documentation: true)
      for (position, text) in displaced.enumerated() {
        table.add(.text(text), blankBefore: detached && position == 0)
      }
      table.add(.row(cells, comment: comment), blankBefore: detached && displaced.isEmpty)
      displaced = []
    }
    _ = take()
    displaced = before + displaced
    if table.isEmpty, trailing.isEmpty { return head + "}" + comment() + "\n" }
    return head + trailing + "\n" + table.render() + "}" + comment() + "\n"
  }

  /// The tokens of a member: up to the next line outside brackets, or the `}` behind it.
  private mutating func takeMember() -> [Token] {
    var tokens: [Token] = []
    var depth = 0
    while !isAtEnd {
      if let next = token {
        if next.isSymbol("}") || (depth == 0 && next.beginsLine && !tokens.isEmpty) { break }
        if next.isSymbol("(") || next.isSymbol("[") { depth += 1 }
        if next.isSymbol(")") || next.isSymbol("]") { depth -= 1 }
        tokens.append(next)
        advance()
      } else if depth > 0, case .note(let text, _, _) = pieces[index].piece {
        displaced.append(text)
        advance()
      } else {
        break
      }
    }
    return tokens
  }

  private func cells(of word: String, _ tokens: [Token]) -> [String] {
    let at = tokens.firstIndex { $0.isSymbol("@") } ?? tokens.count
    let member = tokens[..<at]
    let annotations = Self.joined(Array(tokens[at...]))
    var cuts: [Int]
    switch word {
    case "struct": cuts = [1]
    case "enum": cuts = [member.firstIndex { $0.isSymbol("=") } ?? 1]
    case "service":
      cuts = [1, member.firstIndex { $0.isSymbol("->") } ?? 1]
    default: cuts = [2]
    }
    cuts = cuts.map { min($0, member.count) }
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

  // MARK: Blanks between tokens

  private static func joined(_ tokens: [Token]) -> String {
    var text = ""
    var previous: Token?
    for token in tokens {
      if let previous, needsBlank(previous, token) { text += " " }
      text += spelling(token)
      previous = token
    }
    return text
  }

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
