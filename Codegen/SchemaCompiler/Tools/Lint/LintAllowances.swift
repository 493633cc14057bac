/// The `// lint:allow …` comments of a file, and what each of them covers.
struct LintAllowances {
  private struct Allowance {
    let code: DiagnosticCode
    /// Where it stands.
    let range: SourceRange
    /// The offsets it covers.
    let covered: Range<Int>
    var isUsed = false
  }

  private static let keyword = "lint:allow"

  private var allowances: [Allowance] = []
  private var wrong: [Diagnostic] = []

  init(_ tokens: [Token], _ comments: [Comment], _ source: SourceFile) {
    let bodies = Self.declarations(tokens)
    for comment in comments {
      let words = comment.text.drop { $0 == "/" }.drop { $0 == " " }
      guard words.hasPrefix(Self.keyword) else { continue }
      let covered = Self.covered(by: comment, tokens, bodies, source)
      note(comment, words, covered)
    }
  }

  /// Codes follow the keyword; the first word that is none begins the reason.
  private mutating func note(_ comment: Comment, _ words: Substring, _ covered: Range<Int>) {
    var isFirst = true
    for word in words.dropFirst(Self.keyword.count).split(whereSeparator: { " ,:".contains($0) }) {
      if let code = DiagnosticCode(text: String(word)), code.family == .lint {
        allowances.append(Allowance(code: code, range: comment.range, covered: covered))
      } else {
        let looksLikeCode =
          isFirst || (word.first == "L" && word.dropFirst().allSatisfy(\.isNumber))
        if looksLikeCode {
          wrong.append(
            Diagnostic(
              .unknownAllowance, "`\(word)` is no code of `schema lint`", at: comment.range
            ).helped("write `// \(Self.keyword) L010`"))
        }
        if !looksLikeCode || isFirst { return }
      }
      isFirst = false
    }
    guard isFirst else { return }
    wrong.append(
      Diagnostic(.unknownAllowance, "no code is allowed here", at: comment.range)
        .helped("write `// \(Self.keyword) L010`"))
  }

  /// Whether a comment allows the finding; it has its use then.
  mutating func allow(_ finding: Diagnostic) -> Bool {
    let start = finding.primary.range.start
    let index = allowances.firstIndex { $0.code == finding.code && $0.covered.contains(start) }
    guard let index else { return false }
    allowances[index].isUsed = true
    return true
  }

  /// What is wrong with the comments themselves.
  func leftOver(silenced: Set<DiagnosticCode>) -> [Diagnostic] {
    let unused = allowances.filter { !$0.isUsed && !silenced.contains($0.code) }.map {
      Diagnostic(.unusedAllowance, "nothing here is \($0.code.text)", at: $0.range)
        .helped("remove the comment, or the code from it")
    }
    return wrong + unused
  }

  // MARK: What a comment covers

  /// From the keyword of each declaration to its `}`.
  private static func declarations(_ tokens: [Token]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for (index, token) in tokens.enumerated() {
      if start == nil, token.beginsLine, token.identifier == "newtype" {
        // It has no braces: it ends with its line.
        let rest = tokens[index...].dropFirst().prefix { !$0.beginsLine && $0.kind != .end }
        found.append(token.range.start..<(rest.last ?? token).range.end)
        continue
      }
      if start == nil, let word = token.identifier, DeclarationSyntax.Kind(rawValue: word) != nil {
        start = token.range.start
      }
      if token.isSymbol("}"), let begun = start {
        found.append(begun..<token.range.end)
        start = nil
      }
    }
    return found
  }

  private static func covered(
    by comment: Comment, _ tokens: [Token], _ bodies: [Range<Int>], _ source: SourceFile
  ) -> Range<Int> {
    guard comment.beginsLine else {
      let line = source.line(at: comment.range.start)
      // At the end of the line that opens a declaration it is about the declaration.
      let opened = bodies.first {
        source.line(at: $0.lowerBound) == line && $0.upperBound > comment.range.start
      }
      return opened ?? lines(from: comment.range.start, to: comment.range.start, source)
    }
    let next = firstWord(tokens, after: comment.range.end)
    guard let next, next.kind != .end else { return 0..<source.bytes.count + 1 }
    if next.identifier == "package" { return 0..<source.bytes.count + 1 }
    if let body = bodies.first(where: { $0.lowerBound == next.range.start }) { return body }
    return lines(from: comment.range.start, to: next.range.start, source)
  }

  /// The first token that is neither documentation nor part of an annotation.
  private static func firstWord(_ tokens: [Token], after offset: Int) -> Token? {
    var rest = tokens.drop { $0.range.start < offset }
    while let first = rest.first {
      if case .documentation = first.kind {
        rest = rest.dropFirst()
      } else if first.isSymbol("@") {
        rest = rest.dropFirst(2)
        guard rest.first?.isSymbol("(") == true else { continue }
        rest = rest.drop { !$0.isSymbol(")") }.dropFirst()
      } else {
        return first
      }
    }
    return nil
  }

  private static func lines(from start: Int, to end: Int, _ source: SourceFile) -> Range<Int> {
    let first = source.lineStarts[source.line(at: start) - 1]
    let last = source.line(at: end)
    let limit = last < source.lineStarts.count ? source.lineStarts[last] : source.bytes.count + 1
    return first..<max(first, limit)
  }
}
