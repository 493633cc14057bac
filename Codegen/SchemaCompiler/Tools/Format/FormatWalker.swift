/// Goes over tokens and comments of a file without errors of syntax and lays them out anew. A comment stays
/// between the tokens where it was found, on a line of its own or behind what it follows.
struct FormatWalker {
  /// A token, or a comment of either sort.
  typealias Piece = FormatFlow.Piece

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

  /// Passes the next token, and the comments in front of it.
  private mutating func take(into flow: inout FormatFlow) -> Token? {
    while !isAtEnd {
      defer { advance() }
      flow.pieces.append(pieces[index].piece)
      if case .token(let token) = pieces[index].piece { return token }
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

  private mutating func takeLeading(indent: String = "") -> [Leading] {
    var found: [Leading] = []
    while !isAtEnd {
      let blank = isAfterBlankLine
      switch pieces[index].piece {
      case .note(let text, _, let isDocumentation):
        advance()
        found.append(Leading(text: text, blankBefore: blank, isComment: !isDocumentation))
      case .token(let token):
        guard token.isSymbol("@") else { return found }
        let annotation = takeAnnotation().text(indent: indent) + comment()
        found.append(Leading(text: annotation, blankBefore: blank, isComment: false))
      }
    }
    return found
  }

  private mutating func takeAnnotation() -> FormatFlow {
    var flow = FormatFlow()
    for _ in 0..<2 { _ = take(into: &flow) }
    guard let open = token, open.isSymbol("("), !open.beginsLine else { return flow }
    while let next = take(into: &flow), !next.isSymbol(")") {}
    return flow
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
      // Imports stand together, and newtypes without lines of their own in front of them.
      let isList = word == "use" || (word == "newtype" && leading.isEmpty)
      let separated = !previous.isEmpty && (!isList || word != previous || begins)
      if separated, token != nil || begins { text += "\n" }
      let statement = token == nil ? "" : statement(word)
      for (position, line) in leading.enumerated() {
        if line.blankBefore, position > 0 { text += "\n" }
        text += line.text + "\n"
      }
      if detached, !statement.isEmpty { text += "\n" }
      text += statement
      previous = word
    }
    return text
  }

  private mutating func statement(_ word: String) -> String {
    var flow = FormatFlow()
    switch word {
    case "package":
      for _ in 0..<2 { _ = take(into: &flow) }
      while let dot = token, dot.isSymbol("."), !dot.beginsLine {
        for _ in 0..<2 { _ = take(into: &flow) }
      }
      return flow.text() + comment() + "\n"
    case "use":
      while let next = take(into: &flow) {
        if case .string = next.kind { break }
      }
      return flow.text() + comment() + "\n"
    case "newtype":
      while let next = token, flow.pieces.isEmpty || !next.beginsLine { _ = take(into: &flow) }
      return flow.text() + (takeTrailing(documentation: true).map { "  " + $0 } ?? "") + "\n"
    default:
      while let next = take(into: &flow), !next.isSymbol("{") {}
      return body(of: word, head: flow.text())
    }
  }

  private mutating func comment() -> String {
    takeTrailing(documentation: false).map { "  " + $0 } ?? ""
  }

  // MARK: Bodies

  private mutating func body(of word: String, head: String) -> String {
    let trailing = takeTrailing(documentation: true).map { "  " + $0 } ?? ""
    var table = FormatTable()
    while !isAtEnd {
      let leading = takeLeading(indent: "  ")
      let detached = isAfterBlankLine && leading.last?.isComment != false
      for line in leading { table.add(.text(line.text), blankBefore: line.blankBefore) }
      guard let next = token, !next.isSymbol("}") else { break }
      table.add(row(of: word, takeMember()), blankBefore: detached)
    }
    var end = FormatFlow()
    _ = take(into: &end)
    if table.isEmpty, trailing.isEmpty { return head + "}" + comment() + "\n" }
    return head + trailing + "\n" + table.render() + "}" + comment() + "\n"
  }

  /// A member with the comment behind it: in columns, or, with comments inside, over several lines.
  private mutating func row(of word: String, _ member: FormatFlow) -> FormatTable.Content {
    let trailing = takeTrailing(documentation: true)
    if member.hasNotes {
      return .text(member.broken(of: word) + (trailing.map { "  " + $0 } ?? ""))
    }
    return .row(FormatFlow.cells(of: word, member.tokens), comment: trailing)
  }

  /// The pieces of a member: up to the next line outside brackets, or the `}` behind it.
  private mutating func takeMember() -> FormatFlow {
    var flow = FormatFlow()
    var depth = 0
    var last: Token?
    while !isAtEnd {
      // The response of a method may stand on the line behind the arrow.
      let isInside = depth > 0 || last?.isSymbol("->") == true
      guard let next = token else {
        if !isInside { break }
        flow.pieces.append(pieces[index].piece)
        advance()
        continue
      }
      if next.isSymbol("}") || (!isInside && next.beginsLine && last != nil) { break }
      if next.isSymbol("(") || next.isSymbol("[") { depth += 1 }
      if next.isSymbol(")") || next.isSymbol("]") { depth -= 1 }
      _ = take(into: &flow)
      last = next
    }
    return flow
  }
}
