/// Index of a symbol in its `SchemaIndex`; for a declaration its `DeclarationID` as well.
package typealias SymbolID = Int

/// Every name of a compilation with the places it stands in: what editors ask for. It is there for
/// sources with errors too, with what could be read of them.
package struct SchemaIndex: Sendable {
  /// Something that has a name.
  package struct Symbol: Sendable {
    /// What it is.
    package enum Kind: String, Sendable {
      case structure = "struct"
      case message
      case enumeration = "enum"
      case union
      case service
      case newtype
      case field
      case unionCase = "case of a union"
      case enumCase = "case of an enum"
      case method
    }

    package let kind: Kind
    package let name: String
    /// The declaration a member stands in.
    package let container: SymbolID?
    /// Where the name stands.
    package let nameRange: SourceRange
    /// All of it, without its documentation.
    package let range: SourceRange
    /// Line by line.
    package let documentation: [String]
    /// The text of `@deprecated`; empty without one given, nil when not deprecated.
    package let deprecated: String?
    /// The text of `@proto`: the name on the wire where that is another one.
    package let exported: String?
    /// The number of a field or case; of a struct's field its position.
    package var number: UInt64?
    /// What the texts of a newtype's ids begin with.
    package var prefix: String?
    /// The number of a method in the log.
    package var logNumber: UInt64?
    package var isRetired = false
    package var isOptional = false
    /// The type of a field, if it makes sense.
    package var type: ValueType?
    /// Where a fixed field is in its block.
    package var slot: Slot?
    /// The message a case of a union carries.
    package var carried: SymbolID?
    /// Bytes of a message's block, of a struct or of an enum.
    package var fixedSize: Int?
    /// The largest encoding of a message or union; nil while the sources have errors.
    package var maximumSize: Int?

    package var isDeclaration: Bool { container == nil }
  }

  /// A place where a symbol is named.
  package struct Occurrence: Sendable, Hashable {
    /// Why it is named there.
    package enum Role: Sendable, Hashable {
      case declaration
      /// In `use`.
      case `import`
      case reference
    }

    package let symbol: SymbolID
    package let range: SourceRange
    package let role: Role
  }

  /// One `use` line.
  package struct Import: Sendable {
    package let names: [String]
    package let nameRanges: [SourceRange]
    /// As written.
    package let path: String
    package let pathRange: SourceRange
    package let range: SourceRange
    /// The file it means, if there is one.
    package let target: Int?
  }

  /// What the compiler found.
  package let result: Compiler.Result
  /// Declarations first, in the order of the files; then their members.
  package private(set) var symbols: [Symbol] = []
  /// Sorted by file and place.
  package private(set) var occurrences: [Occurrence] = []
  /// By file: the types it can name, with what they are.
  package let scopes: [[String: SymbolID]]
  /// By file: its package; empty when it names none.
  package private(set) var packages: [String] = []
  /// By file: where the package's name stands.
  package private(set) var packageRanges: [SourceRange?] = []
  /// By file: its imports in the order of the source.
  package private(set) var imports: [[Import]] = []
  private var members: [SymbolID: [SymbolID]] = [:]

  /// Members of a declaration in the order of the source.
  package func members(of declaration: SymbolID) -> [SymbolID] { members[declaration] ?? [] }

  /// Declarations of a file in the order of the source.
  package func declarations(in file: Int) -> [SymbolID] {
    symbols.indices.filter {
      symbols[$0].isDeclaration && symbols[$0].nameRange.file == file
    }.sorted { symbols[$0].range.start < symbols[$1].range.start }
  }

  /// The full name of a declaration, `package.Name`; of a member `package.Name.member`.
  package func fullName(_ id: SymbolID) -> String {
    let symbol = symbols[id]
    if let container = symbol.container { return fullName(container) + "." + symbol.name }
    let package = packages[symbol.nameRange.file]
    return package.isEmpty ? symbol.name : package + "." + symbol.name
  }

  /// The full name of a declaration on the wire, in `.proto` and for reflection.
  package func exportedName(_ id: SymbolID) -> String {
    let symbol = symbols[id]
    let package = packages[symbol.nameRange.file]
    return (package.isEmpty ? "" : package + ".") + (symbol.exported ?? symbol.name)
  }

  /// A number that no method has in the log.
  package var nextLogNumber: UInt64 {
    Analyzer.nextLogNumber(besides: symbols.compactMap(\.logNumber))
  }

  /// What is named at an offset: usually one, for a field of several cases of a union more.
  package func occurrences(at offset: Int, in file: Int) -> [Occurrence] {
    occurrences.filter {
      $0.range.file == file && $0.range.start <= offset && offset <= $0.range.end
    }
  }

  /// Every place a symbol is named.
  package func occurrences(of id: SymbolID) -> [Occurrence] {
    occurrences.filter { $0.symbol == id }
  }

  /// The declaration whose text holds an offset.
  package func declaration(around offset: Int, in file: Int) -> SymbolID? {
    symbols.indices.last {
      let symbol = symbols[$0]
      return symbol.isDeclaration && symbol.range.file == file && symbol.range.start <= offset
        && offset <= symbol.range.end
    }
  }

  /// A type as the source spells it, limits included where they are not the default.
  package func spelling(_ type: ValueType) -> String {
    if let newtype = type.newtype { return symbols[newtype].name }
    return switch type.kind {
    case .scalar(let scalar): scalar.rawValue
    case .ascii(let size): "ascii[\(size)]"
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      symbols[id].name
    case .string: "string"
    case .bytes: "bytes"
    case .list(let element, _): "[\(spelling(element))]"
    case .map(let key, let value, _, _): "[\(spelling(key)): \(spelling(value))]"
    }
  }
}

extension SchemaIndex {
  /// - Parameters:
  ///   - analyzer: after all its passes.
  ///   - result: what it found.
  init(_ analyzer: Analyzer, _ result: Compiler.Result) {
    self.result = result
    scopes = analyzer.scopes
    for id in analyzer.declared.indices { add(declaration: id, analyzer, result.schema) }
    for id in analyzer.declared.indices { add(membersOf: id, analyzer) }
    for (file, tree) in analyzer.trees.enumerated() {
      packages.append(tree.package?.text ?? "")
      packageRanges.append(tree.package?.range)
      let path = analyzer.sources.files[file].path
      imports.append(
        tree.uses.map { use in
          Import(
            names: use.names.map(\.text), nameRanges: use.names.map(\.range), path: use.path,
            pathRange: use.pathRange, range: use.range,
            target: analyzer.sources.index(of: Paths.resolve(use.path, from: path)))
        })
      addImports(file, tree.uses)
    }
    for id in analyzer.declared.indices { addReferences(in: id, analyzer) }
    occurrences.sort {
      ($0.range.file, $0.range.start, $0.symbol) < ($1.range.file, $1.range.start, $1.symbol)
    }
  }

  private mutating func add(
    declaration id: DeclarationID, _ analyzer: Analyzer, _ schema: Schema?
  ) {
    let syntax = analyzer.declared[id].syntax
    let kind: Symbol.Kind =
      switch syntax.kind {
      case .struct: .structure
      case .message: .message
      case .enum: .enumeration
      case .union: .union
      case .service: .service
      case .newtype: .newtype
      }
    var symbol = symbol(
      kind, syntax.name, range: syntax.range, container: nil,
      analyzer.describe(syntax.name, syntax.documentation, syntax.annotations),
      syntax.annotations)
    switch syntax.kind {
    case .struct, .message:
      let slots = (analyzer.fields[id] ?? []).compactMap(\.slot)
      symbol.fixedSize = slots.last.map { $0.offset + $0.size } ?? 0
    case .enum: symbol.fixedSize = analyzer.enumSize(syntax)
    case .newtype:
      symbol.fixedSize = Scalar.id.size
      symbol.prefix = Analyzer.prefix(of: syntax)?.text
    case .union, .service: break
    }
    switch schema?.declarations[id] {
    case .message(let definition): symbol.maximumSize = definition.maximumSize
    case .union(let definition): symbol.maximumSize = definition.maximumSize
    case .structure, .enumeration, .service, .newtype, nil: break
    }
    symbols.append(symbol)
    occurrences.append(Occurrence(symbol: id, range: syntax.name.range, role: .declaration))
  }

  private func symbol(
    _ kind: Symbol.Kind, _ name: Name, range: SourceRange, container: SymbolID?,
    _ about: Description, _ annotations: [AnnotationSyntax]
  ) -> Symbol {
    var exported: String?
    for annotation in annotations where annotation.name.text == "proto" {
      if case .text(let text) = annotation.arguments.first?.value { exported = text }
    }
    return Symbol(
      kind: kind, name: name.text, container: container, nameRange: name.range, range: range,
      documentation: about.documentation, deprecated: about.deprecated, exported: exported)
  }

  private mutating func add(membersOf id: DeclarationID, _ analyzer: Analyzer) {
    let syntax = analyzer.declared[id].syntax
    let resolved = analyzer.fields[id] ?? []
    for (position, field) in syntax.fields.enumerated() {
      let start = (field.number?.range ?? field.retired ?? field.name.range)
      let end = field.type.optional.map { field.type.range.through($0) } ?? field.type.range
      var member = symbol(
        syntax.kind == .union ? .unionCase : .field, field.name,
        range: start.through(end), container: id,
        analyzer.describe(field.name, field.documentation, field.annotations), field.annotations)
      member.number = syntax.kind == .struct ? UInt64(position + 1) : field.number?.value
      member.isRetired = field.retired != nil
      member.isOptional = field.type.optional != nil
      if let known = resolved.first(where: { $0.syntax.name.range == field.name.range }) {
        member.type = known.type
        member.slot = known.slot
      }
      member.carried =
        analyzer.unionCases[id]?
        .first { $0.syntax.name.range == field.name.range }?.message
      add(member)
    }
    for item in syntax.cases {
      let start = item.retired ?? item.name.range
      var member = symbol(
        .enumCase, item.name, range: start.through(item.number.range), container: id,
        analyzer.describe(item.name, item.documentation, item.annotations), item.annotations)
      member.number = item.number.value
      member.isRetired = item.retired != nil
      add(member)
    }
    for method in syntax.methods {
      let start = method.retired ?? method.name.range
      var member = symbol(
        .method, method.name, range: start.through(method.response.range), container: id,
        analyzer.describe(method.name, method.documentation, method.annotations),
        method.annotations)
      member.isRetired = method.retired != nil
      member.logNumber = Analyzer.logNumbers(method.annotations).first
      add(member)
    }
  }

  private mutating func add(_ member: Symbol) {
    let id = symbols.count
    symbols.append(member)
    occurrences.append(Occurrence(symbol: id, range: member.nameRange, role: .declaration))
    if let container = member.container { members[container, default: []].append(id) }
  }

  // MARK: References

  private mutating func addImports(_ file: Int, _ uses: [UseSyntax]) {
    for name in uses.flatMap(\.names) {
      guard let id = scopes[file][name.text], symbols[id].nameRange.file != file else { continue }
      occurrences.append(Occurrence(symbol: id, range: name.range, role: .import))
    }
  }

  private mutating func addReferences(in id: DeclarationID, _ analyzer: Analyzer) {
    let file = analyzer.declared[id].file
    let syntax = analyzer.declared[id].syntax
    for field in syntax.fields { refer(field.type, file) }
    for method in syntax.methods {
      for side in [method.request, method.response] {
        if let type = side.type { refer(type.text, type.range, file) }
      }
      for annotation in method.annotations { refer(annotation, of: method, file) }
    }
  }

  private mutating func refer(_ name: String, _ range: SourceRange, _ file: Int) {
    guard let id = scopes[file][name] else { return }
    occurrences.append(Occurrence(symbol: id, range: range, role: .reference))
  }

  private mutating func refer(_ type: TypeSyntax, _ file: Int) {
    switch type.kind {
    case .named(let name):
      let start = type.range.start
      let range = SourceRange(
        file: type.range.file, start: start, end: start + name.utf8.count)
      refer(name, range, file)
    case .list(let element): refer(element, file)
    case .map(let key, let value):
      refer(key, file)
      refer(value, file)
    case .ascii, .invalid: break
    }
  }

  /// The fields that `@idempotent` and `@resumable` name.
  private mutating func refer(
    _ annotation: AnnotationSyntax, of method: MethodSyntax, _ file: Int
  ) {
    guard let argument = annotation.arguments.first, case .word(let word) = argument.value else {
      return
    }
    let sides =
      switch annotation.name.text {
      case "idempotent": [method.request]
      case "resumable": [method.response, method.request]
      default: [StreamableSyntax]()
      }
    let range = SourceRange(
      file: argument.range.file, start: argument.range.end - word.utf8.count,
      end: argument.range.end)
    for side in sides {
      guard let type = side.type, let target = scopes[file][type.text] else { continue }
      let found = fields(of: target).filter { symbols[$0].name == word }
      for id in found {
        occurrences.append(Occurrence(symbol: id, range: range, role: .reference))
      }
      // A field of the response comes before one of the request.
      if !found.isEmpty { return }
    }
  }

  /// Fields of a message, or of the messages a union carries.
  package func fields(of declaration: SymbolID) -> [SymbolID] {
    guard symbols[declaration].kind == .union else { return members(of: declaration) }
    return members(of: declaration).flatMap { item in
      symbols[item].carried.map { members(of: $0) } ?? []
    }
  }
}

/// What a file declares and imports, without a look at any other file.
package struct SchemaOutline: Sendable {
  package let package: String
  /// As written in `use`.
  package let imports: [String]
  /// Name and kind of each declaration.
  package let declarations: [(name: String, kind: SchemaIndex.Symbol.Kind)]

  /// Reads a file; what cannot be read is left out.
  package init(_ source: SourceFile, limits: CompilerLimits = CompilerLimits()) {
    var sources = SourceSet()
    sources.add(source)
    var sink = DiagnosticSink()
    let isTooLarge = source.bytes.count > limits.sourceBytes
    let tree =
      isTooLarge
      ? FileSyntax(file: 0)
      : Parser.parse(file: 0, in: sources, limits: limits, report: &sink)
    package = tree.package?.text ?? ""
    imports = tree.uses.map(\.path)
    declarations = tree.declarations.map { syntax in
      let kind: SchemaIndex.Symbol.Kind =
        switch syntax.kind {
        case .struct: .structure
        case .message: .message
        case .enum: .enumeration
        case .union: .union
        case .service: .service
        case .newtype: .newtype
        }
      return (syntax.name.text, kind)
    }
  }
}

extension SourceFile {
  /// The file's tokens, whatever is wrong with it; the last one is `.end`.
  package var tokens: [Token] {
    var sources = SourceSet()
    sources.add(self)
    var sink = DiagnosticSink()
    return Lexer.tokens(of: 0, in: sources, report: &sink)
  }
}
