extension Parser {
  /// A declaration, or nil when what stands here begins none; it was reported and passed over.
  mutating func declaration(
    _ documentation: [String], _ annotations: [AnnotationSyntax]
  ) -> DeclarationSyntax? {
    guard let word = current.identifier, let kind = DeclarationSyntax.Kind(rawValue: word) else {
      unknownDeclaration()
      return nil
    }
    let keyword = current.range
    advance()
    if kind == .newtype { return newtype(keyword, documentation, annotations) }
    guard let name = takeName() else {
      expected("the name of the \(word)")
      skipDeclaration()
      return nil
    }
    var documentation = documentation
    let representation = current.isSymbol(":") ? representation(of: kind) : nil
    guard let brace = take(symbol: "{") else {
      expected("`{` after the name")
      skipDeclaration()
      return nil
    }
    takeTrailingDocumentation(into: &documentation)
    var declaration = DeclarationSyntax(
      kind: kind, name: name, documentation: documentation, annotations: annotations,
      range: keyword)
    declaration.representation = representation
    body(&declaration, openedAt: brace)
    declaration.range = keyword.through(lastRange)
    return declaration
  }

  /// `newtype HoldID = id @prefix("hold")`: all of it on one line, with what follows a member there.
  private mutating func newtype(
    _ keyword: SourceRange, _ documentation: [String], _ annotations: [AnnotationSyntax]
  ) -> DeclarationSyntax? {
    let form = "write `newtype HoldID = id @prefix(\"hold\")`"
    let errors = sink.diagnostics.count
    memberErrors = errors
    guard !current.beginsLine, let name = takeName() else {
      expected("the name of the newtype", help: form)
      if !current.beginsLine { skipDeclaration() }
      return nil
    }
    guard !current.beginsLine, take(symbol: "=") != nil else {
      expected("`=` and what the newtype stands for", help: form)
      if !current.beginsLine { skipDeclaration() }
      return nil
    }
    var declaration = DeclarationSyntax(
      kind: .newtype, name: name, documentation: documentation, annotations: annotations,
      range: keyword.through(lastRange))
    if current.beginsLine || isAtEnd {
      expected("what the newtype stands for", help: form)
    } else {
      declaration.base = type(depth: 0)
    }
    declaration.range = keyword.through(lastRange)
    trailer(&declaration.documentation, &declaration.annotations, of: "a newtype")
    declaration.isIncomplete = sink.diagnostics.count > errors
    return declaration
  }

  private mutating func representation(of kind: DeclarationSyntax.Kind) -> Name? {
    advance()
    guard let type = takeName() else {
      expected("`u8` or `u16`")
      return nil
    }
    if kind == .enum { return type }
    sink.report(
      Diagnostic(.unexpectedToken, "only an enum has a representation", at: type.range))
    return nil
  }

  /// Words other languages begin declarations with.
  private static let foreign = [
    "syntax": "the language has one version; remove the line",
    "edition": "the language has one version; remove the line",
    "import": "write `use Money from \"common.drop\"`",
    "include": "write `use Money from \"common.drop\"`",
    "namespace": "write `package company.product.v1`",
    "option": "there are no options",
    "table": "write `message`",
    "record": "write `message`, or `struct` for a frozen value of fixed size",
    "interface": "write `service`",
    "rpc": "methods stand inside a `service`",
    "oneof": "write a `union` and use it as a field's type",
    "extend": "there are no extensions; add a field",
    "type": "write `message` or `struct`, or `newtype` for an id of its own",
    "typedef": "write `newtype HoldID = id @prefix(\"hold\")`",
    "typealias": "write `newtype HoldID = id @prefix(\"hold\")`",
    "alias": "write `newtype HoldID = id @prefix(\"hold\")`",
    "root_type": "every message can be sent by itself; remove the line",
  ]

  private mutating func unknownDeclaration() {
    if let word = current.identifier {
      let known = DeclarationSyntax.Kind.allCases.map(\.rawValue) + ["package", "use"]
      let suggestion = Suggestion.nearest(to: word, among: known)
      var diagnostic = Diagnostic(
        .unknownDeclaration, "`\(word)` begins no declaration", at: current.range)
      if let suggestion {
        diagnostic = diagnostic.helped("did you mean `\(suggestion)`?")
          .fixed(current.range, suggestion, "write `\(suggestion)`")
      } else {
        diagnostic = diagnostic.helped(
          Self.foreign[word] ?? "declarations are struct, message, enum, union, service and newtype"
        )
      }
      sink.report(diagnostic)
    } else if current.isSymbol("}") {
      sink.report(
        Diagnostic(.unexpectedToken, "this `}` closes nothing", at: current.range))
      return advance()
    } else {
      expected("a declaration", atStart: true)
    }
    skipDeclaration()
  }

  /// Passes over a declaration that cannot be read.
  mutating func skipDeclaration() {
    var depth = 0
    var first = true
    while !isAtEnd {
      if !first, depth == 0, current.beginsLine { return }
      if !first, beginsDeclaration { return }
      first = false
      if current.isSymbol("{") { depth += 1 }
      if current.isSymbol("}") {
        depth -= 1
        if depth <= 0 { return advance() }
      }
      advance()
    }
  }

  // MARK: Members

  private mutating func body(_ declaration: inout DeclarationSyntax, openedAt brace: SourceRange) {
    var firstMember = true
    while true {
      var (documentation, range) = takeDocumentation()
      if current.isSymbol("}") {
        dangling(documentation, range)
        advance()
        return
      }
      // Indented, it is a nested declaration, which `member` reports.
      if isAtEnd || (current.isFlush && beginsDeclaration) {
        unclosed(declaration, brace)
        return
      }
      if !current.beginsLine, !firstMember { endOfLine("a member") }
      firstMember = false
      let annotations = takeLeadingAnnotations(&documentation, &range)
      member(&declaration, documentation, annotations)
    }
  }

  private mutating func unclosed(_ declaration: DeclarationSyntax, _ brace: SourceRange) {
    sink.report(
      Diagnostic(
        .missingBrace, "\(declaration.kind.rawValue) `\(declaration.name.text)` is not closed",
        at: current.range, "expected `}` before this"
      ).also(brace, "opened here"))
  }

  private mutating func member(
    _ declaration: inout DeclarationSyntax, _ documentation: [String],
    _ annotations: [AnnotationSyntax]
  ) {
    if beginsDeclaration {
      sink.report(
        Diagnostic(
          .nestedDeclaration, "declarations are not nested", at: current.range
        ).helped("declare it after `\(declaration.name.text)` and use its name"))
      // Read as if it stood beside, so that its name is known.
      if let inner = self.declaration(documentation, annotations) { nested.append(inner) }
      return
    }
    let errors = sink.diagnostics.count
    memberErrors = errors
    switch declaration.kind {
    case .struct, .message, .union:
      if let field = field(declaration, documentation, annotations) {
        declaration.fields.append(field)
      }
    case .enum:
      if let item = enumCase(documentation, annotations) {
        declaration.cases.append(item)
      }
    case .service:
      if let method = method(documentation, annotations) {
        declaration.methods.append(method)
      }
    // It has no members.
    case .newtype: skipMember()
    }
    // What was skipped on the line of an error may have been a member.
    if sink.diagnostics.count > errors { declaration.isIncomplete = true }
  }

  /// What follows a member on its line: annotations and documentation.
  private mutating func trailer(
    _ documentation: inout [String], _ annotations: inout [AnnotationSyntax],
    of what: String = "a member"
  ) {
    annotations += takeAnnotations(onLine: true)
    endOfLine(what, quiet: sink.diagnostics.count > memberErrors)
    takeTrailingDocumentation(into: &documentation)
  }

  // MARK: Fields

  private mutating func field(
    _ declaration: DeclarationSyntax, _ documentation: [String], _ annotations: [AnnotationSyntax]
  ) -> FieldSyntax? {
    var documentation = documentation
    var annotations = annotations
    if foreignMember() { return nil }
    let number = takeInteger()
    let isStruct = declaration.kind == .struct
    let what = declaration.kind == .union ? "case" : "field"
    if let number, isStruct {
      sink.report(
        Diagnostic(
          .numberedStructField, "fields of a struct have no numbers", at: number.range
        ).helped("a struct is frozen: it keeps the order in which it is written")
          .fixed(number.range.upTo(current.range), "", "remove the number"))
    } else if number == nil, !isStruct {
      reportMissingNumber(declaration, what)
      if current.identifier == nil {
        skipMember()
        return nil
      }
    }
    let retired = retiredMark()
    if let word = current.identifier, Self.modifiers.contains(word),
      peek().identifier != nil, !peek(2).beginsLine,
      peek(2).identifier != nil || peek(2).isSymbol("[") || peek(2).isSymbol(":")
    {
      foreignModifier(word)
    }
    guard !current.beginsLine || (number == nil && retired == nil), let name = takeName() else {
      expected("the name of the \(what)", atStart: number == nil && retired == nil)
      skipMember()
      return nil
    }
    colonAfterName()
    guard !current.beginsLine, !current.isSymbol("}"), !isAtEnd else {
      sink.report(
        Diagnostic(
          .missingType, "the \(what) `\(name.text)` has no type", at: lastRange.after,
          "expected a type"
        ).helped(
          retired == nil
            ? "write `\(name.text) u64`"
            : "a retired \(what) keeps its type; `retired` itself cannot be a name"))
      return nil
    }
    let type = self.type(depth: 0)
    if current.isSymbol("="), !current.beginsLine { defaultValue() }
    trailer(&documentation, &annotations)
    return FieldSyntax(
      number: isStruct ? nil : number, retired: retired, name: name, type: type,
      documentation: documentation, annotations: annotations)
  }

  private mutating func reportMissingNumber(_ declaration: DeclarationSyntax, _ what: String) {
    guard current.identifier != nil else {
      return expected("the number of a \(what)", atStart: true)
    }
    // One that is too large has none behind it, and is reported by itself.
    let numbers = declaration.fields.compactMap { $0.number?.value }
    let next = (numbers.filter { $0 < Analyzer.largestNumber }.max() ?? 0) + 1
    sink.report(
      Diagnostic(
        .missingNumber, "a \(what) of \(declaration.kind.spoken) begins with its number",
        at: current.range, "expected a number before this"
      ).helped("the next free number is \(next)")
        .fixed(
          SourceRange(
            file: current.range.file, start: current.range.start, end: current.range.start),
          "\(next) ", "insert the number \(next)"))
  }

  private mutating func retiredMark() -> SourceRange? {
    guard current.identifier == "retired", !peek().beginsLine, peek().identifier != nil else {
      return nil
    }
    return take(word: "retired")
  }

  private static let modifiers: Set<String> = ["required", "optional", "repeated", "let", "var"]

  private mutating func foreignModifier(_ word: String) {
    var diagnostic = Diagnostic(
      .foreignModifier, "there is no modifier `\(word)`", at: current.range)
    let rest = current.range.upTo(peek().range)
    switch word {
    case "required":
      diagnostic = diagnostic.helped("every field is there; write `T?` for one that may be absent")
        .fixed(rest, "", "remove `required`")
    case "optional": diagnostic = diagnostic.helped("write `T?` after the name")
    case "repeated": diagnostic = diagnostic.helped("write `[T]` after the name")
    default: diagnostic = diagnostic.fixed(rest, "", "remove `\(word)`")
    }
    sink.report(diagnostic)
    advance()
  }

  /// `oneof kind { … }` and `reserved 4` of another language; reported and passed over.
  private mutating func foreignMember() -> Bool {
    guard let word = current.identifier else { return false }
    let help: String
    if word == "oneof", peek().identifier != nil, peek(2).isSymbol("{") {
      help = "declare a `union` beside it, and use it as a field's type"
    } else if ["reserved", "extensions"].contains(word), case .integer(let value) = peek().kind {
      help = "what was removed stays where it was: `\(value) retired name type`"
    } else {
      return false
    }
    sink.report(
      Diagnostic(.foreignModifier, "there is no `\(word)` in a message", at: current.range)
        .helped(help))
    skipMember()
    return true
  }

  /// `stream: id`.
  private mutating func colonAfterName() {
    guard current.isSymbol(":"), !current.beginsLine, !peek().beginsLine else { return }
    sink.report(
      Diagnostic(
        .unexpectedToken, "no colon stands between a name and its type", at: current.range
      ).fixed(current.range, "", "remove the colon"))
    advance()
  }

  private mutating func defaultValue() {
    let start = current.range
    advance()
    _ = take(symbol: "-")
    if !current.beginsLine { advance() }
    sink.report(
      Diagnostic(
        .defaultValue, "fields have no custom default", at: start.through(lastRange)
      ).helped("a field that was not set is zero, empty or, with `?`, absent"))
  }

  // MARK: Enum cases

  private mutating func enumCase(
    _ documentation: [String], _ annotations: [AnnotationSyntax]
  ) -> CaseSyntax? {
    var documentation = documentation
    var annotations = annotations
    let retired = retiredMark()
    guard let name = takeName() else {
      expected("the name of a case", help: "write `offerOpen = 1`", atStart: true)
      skipMember()
      return nil
    }
    guard !current.beginsLine, take(symbol: "=") != nil else {
      sink.report(
        Diagnostic(
          .missingNumber, "the case `\(name.text)` has no number", at: lastRange.after,
          "expected `= number`"))
      if !current.beginsLine { skipMember() }
      return nil
    }
    guard !current.beginsLine, let number = takeInteger() else {
      expected("the number of the case")
      if !current.beginsLine { skipMember() }
      return nil
    }
    trailer(&documentation, &annotations)
    return CaseSyntax(
      number: number, retired: retired, name: name, documentation: documentation,
      annotations: annotations)
  }

  // MARK: Methods

  private mutating func method(
    _ documentation: [String], _ annotations: [AnnotationSyntax]
  ) -> MethodSyntax? {
    var documentation = documentation
    var annotations = annotations
    if current.identifier == "rpc", peek().identifier != nil {
      sink.report(
        Diagnostic(.foreignModifier, "a method begins with its name", at: current.range)
          .fixed(current.range.upTo(peek().range), "", "remove `rpc`"))
      advance()
    }
    let retired = retiredMark()
    guard let name = takeName() else {
      expected(
        "the name of a method", help: "write `reserve (ReserveRequest) -> ReserveResult`",
        atStart: true)
      skipMember()
      return nil
    }
    guard let request = parenthesized("request") else {
      skipMember()
      return nil
    }
    if current.identifier == "returns" {
      expected("`->`", help: "write `\(name.text) (Request) -> Response`")
      skipMember()
      return nil
    }
    guard !current.beginsLine, take(symbol: "->") != nil else {
      expected(
        "`->` and the response's type", help: "write `\(name.text) (Request) -> Response`")
      if !current.beginsLine { skipMember() }
      return nil
    }
    let response = current.isSymbol("(") ? parenthesized("response") : streamable("response")
    guard let response else {
      skipMember()
      return nil
    }
    trailer(&documentation, &annotations)
    return MethodSyntax(
      retired: retired, name: name, request: request, response: response,
      documentation: documentation,
      annotations: annotations)
  }

  private mutating func parenthesized(_ what: String) -> StreamableSyntax? {
    guard !current.beginsLine, let open = take(symbol: "(") else {
      expected("`(` and the \(what)'s type")
      return nil
    }
    if let close = take(symbol: ")") {
      return StreamableSyntax(streaming: nil, type: nil, range: open.through(close))
    }
    let inner = streamable(what)
    guard take(symbol: ")") != nil else {
      expected("`)` after the \(what)'s type")
      return nil
    }
    return inner
  }

  private mutating func streamable(_ what: String) -> StreamableSyntax? {
    var streaming: SourceRange?
    if current.identifier == "stream", peek().identifier != nil, !peek().beginsLine {
      streaming = take(word: "stream")
    }
    guard !current.beginsLine, let type = takeName() else {
      expected("the \(what)'s type")
      return nil
    }
    return StreamableSyntax(
      streaming: streaming, type: type, range: (streaming ?? type.range).through(type.range))
  }
}
