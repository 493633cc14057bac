import SchemaCompiler

/// What may be written at a place of a file: decided by the tokens before it, so that it works on
/// lines that are not finished.
enum CompletionContext: Sendable, Hashable {
  /// What kind of type may stand there.
  enum TypePlace: Sendable, Hashable {
    case fieldOfStruct
    case fieldOfMessage
    /// Element of a list, or value of a map.
    case element
    case caseOfUnion
    /// What a newtype stands for.
    case base
    /// Request or response; `stream` may come before it.
    case method(afterStream: Bool)
  }

  case nothing
  /// A declaration or statement.
  case topLevel
  /// A type of another file, in `use`.
  case importedName
  case from
  /// The path in `use`.
  case path
  /// `u8` or `u16`.
  case representation
  /// The number of the next member.
  case number(of: SchemaIndex.Symbol.Kind)
  /// After the number, where `retired` may stand.
  case retired
  /// After `=` of an enum's case.
  case enumNumber
  case type(TypePlace)
  /// In the parentheses after a type.
  case constraint(base: String, given: [String])
  /// The kind is that of the declaration around it; nil before a declaration.
  case annotation(within: SchemaIndex.Symbol.Kind?)
  /// In the parentheses of an annotation.
  case annotationArgument(name: String, hasLabel: Bool)
}

/// Reads the context of a place.
struct CompletionReader {
  private let bytes: [UInt8]
  private let offset: Int
  /// Tokens that end before the word at the place.
  private let tokens: [Token]
  /// Those on its line.
  private let line: [Token]
  /// Where the word at the place begins; the place itself where there is none.
  let wordStart: Int
  private let isInString: Bool
  private let isInComment: Bool

  /// - Parameters:
  ///   - source: the file.
  ///   - offset: the place, in bytes.
  init(_ source: SourceFile, at offset: Int) {
    bytes = source.bytes
    self.offset = min(offset, source.bytes.count)
    var start = self.offset
    while start > 0, Self.isWord(source.bytes[start - 1]) { start -= 1 }
    var lineStart = self.offset
    while lineStart > 0, source.bytes[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
    let all = source.tokens
    let string = all.first {
      guard case .string = $0.kind else { return false }
      return $0.range.start < offset
        && (offset < $0.range.end || source.bytes[$0.range.end - 1] != UInt8(ascii: "\"")
          || $0.range.end - $0.range.start == 1)
        && offset <= $0.range.end
    }
    isInString = string != nil
    isInComment = Self.hasComment(source.bytes[lineStart..<self.offset])
    wordStart = string.map { $0.range.start + 1 } ?? start
    let limit = string?.range.start ?? start
    tokens = all.filter { $0.range.end <= limit && $0.kind != .end }
    line = tokens.filter { $0.range.start >= lineStart }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func hasComment(_ line: ArraySlice<UInt8>) -> Bool {
    var inString = false
    var previous: UInt8 = 0
    for byte in line {
      if byte == UInt8(ascii: "\""), previous != UInt8(ascii: "\\") { inString.toggle() }
      if byte == UInt8(ascii: "/"), previous == byte, !inString { return true }
      previous = byte
    }
    return false
  }

  /// The kind of the declaration around the place, with its name.
  var enclosing: (kind: SchemaIndex.Symbol.Kind, name: String)? {
    var found: (SchemaIndex.Symbol.Kind, String)?
    for (index, token) in tokens.enumerated() {
      if token.isSymbol("}") { found = nil }
      guard token.isSymbol("{"), found == nil else { continue }
      // `enum Name: u16 {` has two tokens more.
      let back = index >= 2 && tokens[index - 2].isSymbol(":") ? 2 : 0
      guard index >= 2 + back, let name = tokens[index - 1 - back].identifier,
        let word = tokens[index - 2 - back].identifier,
        let kind = SchemaIndex.Symbol.Kind(rawValue: word)
      else { continue }
      found = (kind, name)
    }
    return found
  }

  var context: CompletionContext {
    if isInComment { return .nothing }
    if let context = annotationContext { return context }
    guard let enclosing else { return topLevel }
    if isInString { return .nothing }
    let rest = Array(withoutAnnotations[...])
    switch enclosing.kind {
    case .message: return numbered(rest, .fieldOfMessage, .message)
    case .union: return numbered(rest, .caseOfUnion, .union)
    case .structure: return rest.isEmpty ? .nothing : type(Array(rest.dropFirst()), .fieldOfStruct)
    case .enumeration: return enumCase(rest)
    case .service: return method(rest)
    case .field, .unionCase, .enumCase, .method, .newtype: return .nothing
    }
  }

  // MARK: Outside declarations

  private var topLevel: CompletionContext {
    guard let first = line.first else { return isInString ? .nothing : .topLevel }
    switch first.identifier {
    case "use":
      if line.contains(where: { $0.identifier == "from" }) { return isInString ? .path : .nothing }
      if isInString { return .nothing }
      return line.count == 1 || line.last?.isSymbol(",") == true ? .importedName : .from
    case "newtype": return line.last?.isSymbol("=") == true ? .type(.base) : .nothing
    case "enum": return line.last?.isSymbol(":") == true ? .representation : .nothing
    default: return .nothing
    }
  }

  // MARK: Annotations

  /// The line's tokens without annotations that are complete.
  private var withoutAnnotations: [Token] {
    var rest: [Token] = []
    var index = 0
    while index < line.count {
      guard line[index].isSymbol("@") else {
        rest.append(line[index])
        index += 1
        continue
      }
      index += 2
      guard index < line.count, line[index].isSymbol("(") else { continue }
      while index < line.count, !line[index].isSymbol(")") { index += 1 }
      index += 1
    }
    return rest
  }

  private var annotationContext: CompletionContext? {
    guard let at = line.lastIndex(where: { $0.isSymbol("@") }) else { return nil }
    let rest = line[(at + 1)...]
    guard let name = rest.first?.identifier else {
      let isNewtype = enclosing == nil && line.first?.identifier == "newtype"
      return .annotation(within: isNewtype ? .newtype : enclosing?.kind)
    }
    guard rest.dropFirst().first?.isSymbol("(") == true,
      !rest.contains(where: { $0.isSymbol(")") })
    else { return nil }
    if isInString { return .nothing }
    return .annotationArgument(name: name, hasLabel: rest.last?.isSymbol(":") == true)
  }

  // MARK: Members

  private func numbered(
    _ rest: [Token], _ place: CompletionContext.TypePlace, _ kind: SchemaIndex.Symbol.Kind
  ) -> CompletionContext {
    guard let first = rest.first else { return .number(of: kind) }
    guard case .integer = first.kind else { return .nothing }
    if rest.count == 1 { return .retired }
    let retired = rest[1].identifier == "retired"
    let named = retired ? 3 : 2
    guard rest.count >= named else { return .nothing }
    return type(Array(rest[named...]), place)
  }

  private func type(
    _ rest: [Token], _ place: CompletionContext.TypePlace
  ) -> CompletionContext {
    guard let last = rest.last else { return .type(place) }
    if let open = rest.lastIndex(where: { $0.isSymbol("(") }),
      !rest[open...].contains(where: { $0.isSymbol(")") })
    {
      guard last.isSymbol("(") || last.isSymbol(",") else { return .nothing }
      let given = rest[open...].compactMap(\.identifier)
      return .constraint(base: base(rest[..<open]), given: given)
    }
    let isElement = last.isSymbol("[") || last.isSymbol(":")
    let isSize = rest.count >= 2 && rest[rest.count - 2].identifier == "ascii"
    if isElement, !isSize, place != .caseOfUnion { return .type(.element) }
    return .nothing
  }

  /// The type before its constraints: a name, or `[` for a list or map.
  private func base(_ type: ArraySlice<Token>) -> String {
    guard let last = type.last else { return "" }
    if last.isSymbol("]") {
      return type.first?.identifier == "ascii" && type.count == 4 ? "ascii" : "["
    }
    if last.isSymbol("?") { return base(type.dropLast()) }
    return last.identifier ?? ""
  }

  private func enumCase(_ rest: [Token]) -> CompletionContext {
    if rest.isEmpty { return .retired }
    return rest.last?.isSymbol("=") == true ? .enumNumber : .nothing
  }

  private func method(_ rest: [Token]) -> CompletionContext {
    if rest.isEmpty { return .retired }
    guard let last = rest.last, rest.first?.identifier != nil else { return .nothing }
    if last.isSymbol("(") || last.isSymbol("->") { return .type(.method(afterStream: false)) }
    let before = rest.dropLast().last
    let opens = before?.isSymbol("(") == true || before?.isSymbol("->") == true
    if last.identifier == "stream", opens { return .type(.method(afterStream: true)) }
    return .nothing
  }
}
