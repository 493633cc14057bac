import JSONText
import SchemaCompiler

extension LanguageSession {
  /// What tokens are, in the order of the legend.
  enum TokenType: String, CaseIterable {
    case keyword, modifier, namespace, type, `struct`, `class`, `enum`, interface, property
    case enumMember, method, number, string, comment, decorator, parameter

    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  static let tokenModifiers = ["declaration", "deprecated", "defaultLibrary"]

  static var semanticTokensOptions: JSONNode {
    .object([
      (
        "legend",
        .object([
          ("tokenTypes", .list(TokenType.allCases.map { .text($0.rawValue) })),
          ("tokenModifiers", .list(tokenModifiers.map { .text($0) })),
        ])
      ), ("full", .flag(true)),
    ])
  }

  mutating func semanticTokens(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let target = try target(params)
    let document = target.analysis.document(target.file)
    var data: [JSONNode] = []
    var last = Position(line: 0, character: 0)
    for token in SemanticTokens(target.analysis, file: target.file).tokens {
      let start = document.position(token.range.start + document.lead, encoding)
      let end = document.position(token.range.end + document.lead, encoding)
      guard start.line == end.line, start < end else { continue }
      let isSameLine = start.line == last.line
      data += [
        .number(start.line - last.line),
        .number(isSameLine ? start.character - last.character : start.character),
        .number(end.character - start.character), .number(token.type.index),
        .number(token.modifiers),
      ]
      last = start
    }
    return .object([("data", .list(data))])
  }
}

/// What every token of a file is: by the names the compiler knows, then by its place.
struct SemanticTokens {
  struct Item {
    let range: SourceRange
    let type: LanguageSession.TokenType
    /// Bits in the order of the legend.
    let modifiers: Int
  }

  /// In the order of the source.
  private(set) var tokens: [Item] = []

  init(_ analysis: Analysis, file: Int) {
    let index = analysis.index
    var named: [Int: SchemaIndex.Occurrence] = [:]
    for occurrence in index.occurrences where occurrence.range.file == file {
      named[occurrence.range.start] = named[occurrence.range.start] ?? occurrence
    }
    let package = index.packageRanges[file]
    let all = index.result.sources.files[file].tokens
    for (position, token) in all.enumerated() {
      let previous = position > 0 ? all[position - 1] : nil
      if let occurrence = named[token.range.start], token.identifier != nil {
        let symbol = index.symbols[occurrence.symbol]
        add(
          token, Self.type(of: symbol.kind),
          (occurrence.role == .declaration ? 1 : 0) | (symbol.deprecated == nil ? 0 : 2))
      } else if let package, package.start <= token.range.start, token.range.end <= package.end {
        if token.identifier != nil { add(token, .namespace) }
      } else {
        add(token, after: previous, before: position + 1 < all.count ? all[position + 1] : nil)
      }
    }
  }

  private static func type(of kind: SchemaIndex.Symbol.Kind) -> LanguageSession.TokenType {
    switch kind {
    case .structure: .struct
    case .message: .class
    case .enumeration, .union: .enum
    case .service: .interface
    case .newtype: .type
    case .field: .property
    case .unionCase, .enumCase: .enumMember
    case .method: .method
    }
  }

  private mutating func add(
    _ token: Token, _ type: LanguageSession.TokenType, _ modifiers: Int = 0
  ) {
    tokens.append(Item(range: token.range, type: type, modifiers: modifiers))
  }

  private mutating func add(_ token: Token, after previous: Token?, before next: Token?) {
    switch token.kind {
    case .integer: add(token, .number)
    case .string: add(token, .string)
    case .documentation: add(token, .comment)
    case .symbol, .invalid, .end: break
    case .identifier(let word):
      if previous?.isSymbol("@") == true {
        add(token, .decorator)
      } else if Vocabulary.types.contains(where: { $0.text == word }) {
        add(token, .type, 4)
      } else if token.beginsLine, Vocabulary.declarations.contains(where: { $0.text == word }) {
        add(token, .keyword)
      } else if word == "from" || word == "retired" || word == "stream" {
        add(token, word == "from" ? .keyword : .modifier)
      } else if next?.isSymbol(":") == true || word == "nonzero" {
        add(token, .parameter)
      }
    }
  }
}
