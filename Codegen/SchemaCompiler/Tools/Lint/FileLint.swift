/// Looks at one file; the findings are in the order in which rules look.
struct FileLint {
  let schema: Schema
  let file: SchemaFile
  let tree: FileSyntax
  var found = DiagnosticSink()

  init(schema: Schema, file: SchemaFile, tree: FileSyntax) {
    self.schema = schema
    self.file = file
    self.tree = tree
  }

  mutating func run() {
    checkPackage()
    for declaration in tree.declarations {
      checkDocumentation(declaration)
      checkDeprecation(declaration.annotations)
      checkNames(declaration)
      for field in declaration.fields {
        checkDeprecation(field.annotations)
        if field.retired != nil { continue }
        checkLimits(field.type, what: "`\(field.name.text)`")
        checkMeaning(field)
      }
      for item in declaration.cases { checkDeprecation(item.annotations) }
      for method in declaration.methods { checkDeprecation(method.annotations) }
    }
    checkUses()
    checkSizes()
    checkServices()
  }

  // MARK: Documentation

  private mutating func checkPackage() {
    guard let package = tree.package else { return }
    if tree.documentation.allSatisfy(\.isEmpty) {
      found.report(
        Diagnostic(
          .undocumentedPackage, "the file does not say what it is about", at: package.range
        )
        .helped("write `/// …` before `package`"))
    }
    let last = package.text.split(separator: ".").last ?? ""
    if last.first != "v" || last.count < 2 || !last.dropFirst().allSatisfy(\.isNumber) {
      found.report(
        Diagnostic(
          .packageWithoutVersion, "the package `\(package.text)` has no version", at: package.range
        ).helped("call it `\(package.text).v1`, so that there can be a `v2` beside it"))
    }
  }

  private mutating func checkDocumentation(_ declaration: DeclarationSyntax) {
    let kind = declaration.kind.rawValue
    note(declaration.documentation, declaration.name, .undocumentedDeclaration, kind)
    for field in declaration.fields where field.retired == nil {
      let what = declaration.kind == .union ? "case" : "field"
      note(field.documentation, field.name, .undocumentedMember, what)
    }
    for item in declaration.cases where item.retired == nil {
      note(item.documentation, item.name, .undocumentedMember, "case")
    }
    for method in declaration.methods where method.retired == nil {
      note(method.documentation, method.name, .undocumentedMethod, "method")
    }
  }

  private mutating func note(
    _ documentation: [String], _ name: Name, _ code: DiagnosticCode, _ what: String
  ) {
    if documentation.isEmpty {
      found.report(
        Diagnostic(code, "the \(what) `\(name.text)` is not documented", at: name.range)
          .helped("write `/// …` before it or at the end of its line"))
    } else if documentation.allSatisfy(\.isEmpty) {
      found.report(
        Diagnostic(
          .emptyDocumentation, "the documentation of `\(name.text)` says nothing", at: name.range))
    }
  }

  private mutating func checkDeprecation(_ annotations: [AnnotationSyntax]) {
    for annotation in annotations
    where annotation.name.text == "deprecated" && annotation.arguments.isEmpty {
      found.report(
        Diagnostic(
          .deprecatedWithoutReason, "`@deprecated` does not say what to use instead",
          at: annotation.range
        ).helped("write `@deprecated(\"use orders\")`"))
    }
  }

  // MARK: Names

  private mutating func checkNames(_ declaration: DeclarationSyntax) {
    let name = declaration.name.text
    for item in declaration.cases where item.retired == nil {
      repeats(item.name, name, .repeatedEnumName, "the exported name begins with it anyway")
    }
    for field in declaration.fields where field.retired == nil {
      repeats(field.name, name, .repeatedTypeName, "where it stands says so already")
    }
  }

  private mutating func repeats(
    _ member: Name, _ type: String, _ code: DiagnosticCode, _ help: String
  ) {
    let typeWords = Casing.words(type).map { $0.lowercased() }
    let words = Casing.words(member.text).map { $0.lowercased() }
    guard words.count > typeWords.count, words.starts(with: typeWords) else { return }
    let rest = Array(Casing.words(member.text).dropFirst(typeWords.count))
    let short = Casing.lowerCamel(rest.joined(separator: "_"))
    found.report(
      Diagnostic(code, "`\(member.text)` repeats the name of `\(type)`", at: member.range)
        .helped(help).helped("call it `\(short)`"))
  }

  // MARK: Limits

  private mutating func checkLimits(_ type: TypeSyntax, what: String) {
    let isLimited = type.constraints.contains { $0.name.text == "max" || $0.name.text == "len" }
    switch type.kind {
    case .named("string"):
      if !isLimited {
        limit(type, .stringWithoutLimit, what, "\(WireDefaults.stringBytes)", "bytes")
      }
    case .named("bytes"):
      if !isLimited { limit(type, .bytesWithoutLimit, what, "\(WireDefaults.bytes)", "bytes") }
    case .list(let element):
      if !isLimited {
        limit(type, .listWithoutLimit, what, "\(WireDefaults.listCount)", "elements")
      }
      checkLimits(element, what: "an element of \(what)")
    case .map(let key, let value):
      if !isLimited { limit(type, .listWithoutLimit, what, "\(WireDefaults.listCount)", "entries") }
      checkLimits(key, what: "a key of \(what)")
      checkLimits(value, what: "a value of \(what)")
    case .named, .ascii, .invalid: break
    }
  }

  private mutating func limit(
    _ type: TypeSyntax, _ code: DiagnosticCode, _ what: String, _ most: String, _ unit: String
  ) {
    var diagnostic = Diagnostic(
      code, "\(what) states no limit, so that it is \(most) \(unit)", at: type.range
    ).helped("write the limit that is meant: raising it later is easy, lowering it is not")
    // Behind other constraints, or in parentheses of its own. Behind a `?` both would be right.
    if let last = type.constraints.last {
      diagnostic = diagnostic.fixed(last.range.after, ", max: \(most)", "write the limit out")
    } else if type.optional == nil {
      diagnostic = diagnostic.fixed(type.range.after, "(max: \(most))", "write the limit out")
    } else if let mark = type.optional {
      let before = SourceRange(file: mark.file, start: mark.start, end: mark.start)
      diagnostic = diagnostic.fixed(before, "(max: \(most))", "write the limit out")
    }
    found.report(diagnostic)
  }
}
