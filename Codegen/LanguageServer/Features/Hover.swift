import JSONText
import SchemaCompiler

extension LanguageSession {
  mutating func hover(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let place = try place(params)
    var parts: [String] = []
    var range: SourceRange?
    if let occurrence = place.index.occurrences(at: place.offset, in: place.target.file).first {
      parts.append(HoverText(analysis: place.analysis).text(occurrence.symbol))
      range = occurrence.range
    } else if let word = word(at: place) {
      parts.append("**\(word.word.text)**\n\n\(word.word.documentation)")
      range = word.range
    }
    // The explanation of what is wrong here.
    for diagnostic in place.analysis.diagnostics(of: place.target.file) {
      let primary = diagnostic.primary.range
      guard primary.start <= place.offset, place.offset <= primary.end else { continue }
      let explanation = Explanation.of(diagnostic.code)
      parts.append(
        "**\(diagnostic.code.text)**: \(explanation.title)\n\n\(explanation.text)")
      range = range ?? primary
    }
    guard let range else { return .null }
    return .object([
      ("contents", Self.markdown(parts.joined(separator: "\n\n---\n\n"))),
      ("range", json(range, place.analysis)),
    ])
  }

  /// The word of the language at a place, if it has its meaning there.
  private func word(at place: Place) -> (word: Vocabulary.Word, range: SourceRange)? {
    let tokens = place.index.result.sources.files[place.target.file].tokens
    guard
      let index = tokens.firstIndex(where: {
        $0.identifier != nil && $0.range.start <= place.offset && place.offset <= $0.range.end
      }), let text = tokens[index].identifier
    else { return nil }
    let token = tokens[index]
    let previous = index > 0 ? tokens[index - 1] : nil
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let words: [Vocabulary.Word]
    if previous?.isSymbol("@") == true {
      words = Vocabulary.annotations
    } else if next?.isSymbol(":") == true || text == "nonzero",
      previous?.isSymbol("(") == true || previous?.isSymbol(",") == true
    {
      words = Vocabulary.constraints
    } else if token.beginsLine {
      words = Vocabulary.declarations + Vocabulary.modifiers.filter { $0.text == "retired" }
    } else {
      // A field may have the name of a type; the name comes first on its line.
      let isName = previous?.beginsLine == true && previous?.identifier == nil
      words = isName ? Vocabulary.modifiers : Vocabulary.types + Vocabulary.modifiers
    }
    let isMember = place.index.symbols.contains { $0.nameRange == place.range(of: token) }
    guard !isMember, let word = words.first(where: { $0.text == text }) else { return nil }
    return (word, place.range(of: token))
  }
}

extension LanguageSession.Place {
  /// The range of a token of the file, as the index counts files.
  func range(of token: Token) -> SourceRange {
    SourceRange(file: target.file, start: token.range.start, end: token.range.end)
  }
}

/// What is said about a symbol: its text, its documentation, where it is on the wire.
struct HoverText {
  let analysis: Analysis

  private var index: SchemaIndex { analysis.index }

  func text(_ id: SymbolID) -> String {
    let symbol = index.symbols[id]
    var text = "```drop\n\(source(symbol))\n```\n"
    if let container = symbol.container {
      text += "\n\(symbol.kind.rawValue) of `\(index.fullName(container))`\n"
    } else {
      text += "\n`\(index.fullName(id))`\n"
    }
    let lines = symbol.documentation.joined(separator: "\n")
    if !lines.isEmpty { text += "\n\(lines)\n" }
    if let reason = symbol.deprecated {
      text += "\n**deprecated**\(reason.isEmpty ? "" : ": " + reason)\n"
    }
    if symbol.isRetired {
      text += "\n**retired**: number and name are not used again\n"
    }
    let facts = facts(id)
    if !facts.isEmpty {
      text += "\n" + facts.map { "- \($0.name): \($0.text)" }.joined(separator: "\n") + "\n"
    }
    return text
  }

  private func source(_ symbol: SchemaIndex.Symbol) -> String {
    guard symbol.isDeclaration else {
      return analysis.text(symbol.range).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    if symbol.kind == .newtype { return analysis.text(symbol.range) }
    return "\(symbol.kind.rawValue) \(symbol.name)"
  }

  private func facts(_ id: SymbolID) -> [(name: String, text: String)] {
    let symbol = index.symbols[id]
    switch symbol.kind {
    case .message, .union:
      var facts: [(String, String)] = []
      if let block = symbol.fixedSize { facts.append(("native", "block of \(block) B")) }
      if let size = symbol.maximumSize { facts.append(("largest encoding", bound(size))) }
      return facts
    case .structure: return [("native", "\(symbol.fixedSize ?? 0) B, inline")]
    case .enumeration: return [("native", "\(symbol.fixedSize ?? 1) B")]
    case .service: return [("path", "`/\(index.exportedName(id))/…`")]
    case .newtype:
      let text = symbol.prefix.map { NewtypeDefinition.text(of: 126_976, prefix: $0) }
      return [("native", "\(symbol.fixedSize ?? 0) B"), ("proto", "`fixed64`")]
        + (text.map { [("text", "`\($0)` of 126976")] } ?? [])
    case .method:
      guard let container = symbol.container else { return [] }
      let path = "`/\(index.exportedName(container))/\(Casing.upperCamel(symbol.name))`"
      return (symbol.isRetired ? [] : [("path", path)])
        + (symbol.logNumber.map { [("log", "\($0), for ever")] } ?? [])
    case .enumCase: return enumCase(symbol)
    case .field, .unionCase: return field(symbol)
    }
  }

  private func bound(_ size: Int) -> String {
    size >= Int(Int32.max) ? "no useful bound" : "\(size) B"
  }

  private func enumCase(_ symbol: SchemaIndex.Symbol) -> [(name: String, text: String)] {
    guard let container = symbol.container, let number = symbol.number else { return [] }
    let prefix = Casing.snake(index.symbols[container].name).uppercased()
    let name = symbol.exported ?? "\(prefix)_\(Casing.snake(symbol.name).uppercased())"
    return [("native", "\(number)"), ("proto", "`\(name) = \(number)`"), ("JSON", "`\"\(name)\"`")]
  }

  private func field(_ symbol: SchemaIndex.Symbol) -> [(name: String, text: String)] {
    guard let number = symbol.number else { return [] }
    var facts: [(String, String)] = []
    if symbol.kind == .unionCase {
      facts.append(("native", "case \(number)"))
    } else if let slot = symbol.slot {
      let isStruct = symbol.container.map { index.symbols[$0].kind == .structure } ?? false
      var place = "\(isStruct ? "offset" : "block +") \(slot.offset), \(slot.size) B"
      if let presence = slot.presence {
        place +=
          "; present: bit \(presence.mask.trailingZeroBitCount) of block + \(presence.offset)"
      }
      facts.append(("native", place))
    } else if let type = symbol.type {
      facts.append(("native", "tail\(limit(type).map { ", " + $0 } ?? "")"))
    }
    let snake = Casing.snake(symbol.name)
    if symbol.isRetired {
      facts.append(("proto", "`reserved \(number)`"))
      return facts
    }
    if let carried = symbol.carried {
      let type = index.symbols[carried].exported ?? index.symbols[carried].name
      facts.append(("proto", "`\(type) \(snake) = \(number)` in a oneof"))
    } else if let type = symbol.type {
      let isMessage = if case .message = type.kind { true } else { false }
      let optional = symbol.isOptional && !isMessage ? "optional " : ""
      facts.append(("proto", "`\(optional)\(proto(type)) \(snake) = \(number)`"))
    }
    facts.append(("JSON", "`\"\(symbol.name)\"`"))
    return facts
  }

  private func limit(_ type: ValueType) -> String? {
    switch type.kind {
    case .string(let max), .bytes(let max): "at most \(max) B"
    case .list(let element, let max):
      "at most \(max) elements" + (limit(element).map { " of \($0)" } ?? "")
    case .map(_, _, let max, _): "at most \(max) entries"
    case .message(let id), .union(let id):
      index.symbols[id].maximumSize.map { "at most \(bound($0))" }
    case .scalar, .ascii, .enumeration, .structure: nil
    }
  }

  private func proto(_ type: ValueType) -> String {
    switch type.kind {
    case .scalar(let scalar): proto(scalar)
    case .ascii, .string: "string"
    case .bytes: "bytes"
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      index.symbols[id].exported ?? index.symbols[id].name
    case .list(let element, _): "repeated \(proto(element))"
    case .map(let key, let value, _, _): "map<\(proto(key)), \(proto(value))>"
    }
  }

  private func proto(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool: "bool"
    case .u8, .u16, .u32: "uint32"
    case .u64: "uint64"
    case .i32: "int32"
    case .i64: "int64"
    case .id: "fixed64"
    case .f64: "double"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .uuid: "string"
    }
  }
}
