/// Reads the tokens of one file into a syntax tree. Lenient: after an error it goes on with the
/// next member or declaration, so that one run reports everything that is wrong.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  var sink: DiagnosticSink
  let limits: CompilerLimits
  /// The last token that was consumed.
  private(set) var lastRange: SourceRange
  /// How many diagnostics there were when the current member began.
  var memberErrors = 0
  /// Declarations found inside others, which is an error.
  var nested: [DeclarationSyntax] = []

  private init(_ tokens: [Token], file: Int, sink: DiagnosticSink, limits: CompilerLimits) {
    self.tokens = tokens
    self.sink = sink
    self.limits = limits
    lastRange = SourceRange(file: file, start: 0, end: 0)
  }

  /// The tree of one file; whatever could not be read is missing in it and was reported.
  static func parse(
    file: Int, in sources: SourceSet, limits: CompilerLimits, report: inout DiagnosticSink
  ) -> FileSyntax {
    let tokens = Lexer.tokens(of: file, in: sources, report: &report)
    // A file that is no text has no other errors.
    if report.diagnostics.last?.code == .invalidUTF8 { return FileSyntax(file: file) }
    var parser = Parser(tokens, file: file, sink: report, limits: limits)
    let tree = parser.file(file)
    report = parser.sink
    return tree
  }

  // MARK: Tokens

  var current: Token { tokens[index] }

  func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  mutating func advance() {
    lastRange = current.range
    if index < tokens.count - 1 { index += 1 }
  }

  var isAtEnd: Bool { current.kind == .end }

  mutating func take(symbol: String) -> SourceRange? {
    guard current.isSymbol(symbol) else { return nil }
    advance()
    return lastRange
  }

  mutating func take(word: String) -> SourceRange? {
    guard current.identifier == word else { return nil }
    advance()
    return lastRange
  }

  mutating func takeName() -> Name? {
    guard let text = current.identifier else { return nil }
    advance()
    return Name(text: text, range: lastRange)
  }

  mutating func takeInteger() -> NumberSyntax? {
    guard case .integer(let value) = current.kind else { return nil }
    advance()
    return NumberSyntax(value: value, range: lastRange)
  }

  /// Reports that something else was expected here.
  ///
  /// - Parameter atStart: a line may begin here, so that its first word is the wrong one.
  mutating func expected(_ what: String, help: String? = nil, atStart: Bool = false) {
    // An invalid character was reported by the lexer.
    if current.kind == .invalid { return }
    let endsLine = isAtEnd || (current.beginsLine && lastRange.end > 0 && !atStart)
    let found = isAtEnd ? current.spelling : endsLine ? "the end of the line" : current.spelling
    sink.report(
      Diagnostic(
        .unexpectedToken, "expected \(what), found \(found)",
        at: endsLine ? lastRange.after : current.range, "expected \(what)"
      ).helped(help))
  }

  /// Passes over the rest of a member: up to the next line, or the `}` that ends the declaration.
  mutating func skipMember() {
    var depth = 0
    var first = true
    while !isAtEnd {
      if current.isSymbol("{") { depth += 1 }
      if current.isSymbol("}") {
        if depth == 0 { return }
        depth -= 1
      }
      if !first, depth == 0, current.beginsLine { return }
      first = false
      advance()
    }
  }

  /// True where a declaration certainly begins: `message Name {` at the beginning of a line.
  var beginsDeclaration: Bool {
    guard current.beginsLine, let word = current.identifier,
      DeclarationSyntax.Kind(rawValue: word) != nil, peek().identifier != nil
    else { return false }
    return peek(2).isSymbol("{") || (word == "enum" && peek(2).isSymbol(":"))
      || (word == "newtype" && peek(2).isSymbol("="))
  }

  // MARK: Files

  private mutating func file(_ file: Int) -> FileSyntax {
    var tree = FileSyntax(file: file)
    var reportedPackage = false
    while true {
      var (documentation, documentationRange) = takeDocumentation()
      let annotations = takeLeadingAnnotations(&documentation, &documentationRange)
      if isAtEnd {
        dangling(documentation, documentationRange)
        dangling(annotations)
        break
      }
      switch current.identifier {
      case "package":
        dangling(annotations)
        package(&tree, documentation)
        reportedPackage = true
      case "use":
        dangling(documentation, documentationRange)
        dangling(annotations)
        use(&tree)
      default:
        if tree.package == nil, !reportedPackage {
          reportedPackage = true
          missingPackage()
        }
        if let declaration = declaration(documentation, annotations) {
          tree.declarations.append(declaration)
        }
      }
    }
    if tree.package == nil, !reportedPackage { missingPackage() }
    tree.declarations += nested
    return tree
  }

  private mutating func missingPackage() {
    sink.report(
      Diagnostic(
        .missingPackage, "the file does not say which package it belongs to", at: current.range,
        "expected `package` before this"
      ).helped("begin the file with a line such as `package company.product.v1`"))
  }

  private mutating func package(_ tree: inout FileSyntax, _ documentation: [String]) {
    let keyword = current.range
    advance()
    guard !current.beginsLine, var name = takeName() else {
      expected("the package's name", help: "write `package company.product.v1`")
      if !current.beginsLine { skipMember() }
      return
    }
    let errors = sink.diagnostics.count
    while current.isSymbol("."), !current.beginsLine {
      advance()
      guard let part = takeName() else {
        expected("a name after the dot")
        break
      }
      name = Name(text: name.text + "." + part.text, range: name.range.through(part.range))
    }
    if let earlier = tree.package {
      sink.report(
        Diagnostic(.misplacedStatement, "a file belongs to one package", at: keyword)
          .also(earlier.range, "the package was given here"))
    } else if !tree.uses.isEmpty || !tree.declarations.isEmpty {
      sink.report(
        Diagnostic(.misplacedStatement, "`package` comes first in the file", at: keyword))
    }
    if tree.package == nil {
      tree.package = name
      tree.documentation = documentation
    }
    endOfLine("the package", quiet: sink.diagnostics.count > errors)
  }

  private mutating func use(_ tree: inout FileSyntax) {
    let keyword = current.range
    advance()
    var names: [Name] = []
    repeat {
      guard let name = takeName() else {
        expected("the name of a type", help: "write `use Money, Place from \"common.drop\"`")
        return skipMember()
      }
      names.append(name)
    } while take(symbol: ",") != nil
    guard take(word: "from") != nil else {
      expected("`from`", help: "write `use Money, Place from \"common.drop\"`")
      return skipMember()
    }
    guard case .string(let path) = current.kind else {
      expected("the file's path in quotes")
      return skipMember()
    }
    advance()
    let use = UseSyntax(
      names: names, path: path, pathRange: lastRange, range: keyword.through(lastRange))
    if let first = tree.declarations.first {
      sink.report(
        Diagnostic(.misplacedStatement, "`use` comes before the first declaration", at: keyword)
          .also(first.name.range, "the first declaration"))
    }
    tree.uses.append(use)
    endOfLine("the path")
  }

  /// Checks that nothing else follows on the line.
  ///
  /// - Parameter quiet: passes over the rest without a word: the line has its error.
  mutating func endOfLine(_ what: String, quiet: Bool = false) {
    guard !isAtEnd, !current.beginsLine, !current.isSymbol("}") else { return }
    if case .documentation = current.kind { return }
    if current.isSymbol(","), peek().beginsLine || peek().kind == .end, !quiet {
      sink.report(
        Diagnostic(.trailingTokens, "no comma stands behind \(what)", at: current.range)
          .helped("members end with their line").fixed(current.range, "", "remove the comma"))
    } else if current.kind != .invalid, !quiet {
      sink.report(
        Diagnostic(
          .trailingTokens, "\(current.spelling) cannot follow \(what) on its line",
          at: current.range
        ).helped("every member stands on a line of its own"))
    }
    while !isAtEnd, !current.beginsLine, !current.isSymbol("}") {
      if case .documentation = current.kind { return }
      advance()
    }
  }

  // MARK: Documentation and annotations

  /// The `///` lines here, and where they begin.
  mutating func takeDocumentation() -> ([String], SourceRange?) {
    var lines: [String] = []
    var range: SourceRange?
    while case .documentation(let text) = current.kind {
      lines.append(text)
      range = range ?? current.range
      advance()
    }
    return (lines, range)
  }

  /// A `///` at the end of the line of a member.
  mutating func takeTrailingDocumentation(into documentation: inout [String]) {
    guard case .documentation(let text) = current.kind, !current.beginsLine else { return }
    documentation.append(text)
    advance()
  }

  mutating func dangling(_ documentation: [String], _ range: SourceRange?) {
    guard !documentation.isEmpty, let range else { return }
    sink.report(
      Diagnostic(
        .danglingDocumentation, "this documentation belongs to no declaration", at: range
      ).helped("use `//` for a comment that documents nothing"))
  }

  private mutating func dangling(_ annotations: [AnnotationSyntax]) {
    guard let first = annotations.first, let last = annotations.last else { return }
    sink.report(
      Diagnostic(
        .unexpectedToken, "an annotation stands in front of a declaration or a member",
        at: first.range.through(last.range)))
  }

  /// The annotations in front of a declaration or member, and the documentation between and behind them.
  mutating func takeLeadingAnnotations(
    _ documentation: inout [String], _ range: inout SourceRange?
  ) -> [AnnotationSyntax] {
    var annotations: [AnnotationSyntax] = []
    while case let more = takeAnnotations(), !more.isEmpty {
      annotations += more
      let (lines, place) = takeDocumentation()
      documentation += lines
      range = range ?? place
    }
    return annotations
  }

  /// The annotations here. Only those that begin a line belong to what follows.
  mutating func takeAnnotations(onLine: Bool = false) -> [AnnotationSyntax] {
    var annotations: [AnnotationSyntax] = []
    while current.isSymbol("@"), !onLine || !current.beginsLine {
      guard let annotation = annotation() else { break }
      annotations.append(annotation)
    }
    return annotations
  }

  private mutating func annotation() -> AnnotationSyntax? {
    let start = current.range
    advance()
    guard !current.beginsLine, let name = takeName() else {
      expected("the annotation's name")
      return nil
    }
    guard current.isSymbol("("), !current.beginsLine else {
      return AnnotationSyntax(name: name, arguments: [], range: start.through(lastRange))
    }
    advance()
    var arguments: [AnnotationSyntax.Argument] = []
    while !isAtEnd, !current.isSymbol(")"), !current.beginsLine {
      guard let argument = argument() else {
        expected("a word, a number or a string")
        return nil
      }
      arguments.append(argument)
      if take(symbol: ",") == nil { break }
    }
    guard !current.beginsLine, take(symbol: ")") != nil else {
      expected("`)` at the end of the annotation")
      return nil
    }
    return AnnotationSyntax(name: name, arguments: arguments, range: start.through(lastRange))
  }

  private mutating func argument() -> AnnotationSyntax.Argument? {
    let start = current.range
    var label: Name?
    if current.identifier != nil, peek().isSymbol(":") {
      label = takeName()
      advance()
    }
    let value: AnnotationSyntax.Value
    switch current.kind {
    case .identifier(let word): value = .word(word)
    case .string(let text): value = .text(text)
    case .integer(let number): value = .number(number)
    default: return nil
    }
    advance()
    return .init(label: label, value: value, range: start.through(lastRange))
  }
}
