// Pass 8: names in the export to Protocol Buffers: those that `@proto` gives, and those that would
// be one there. A package is one scope of types and of the values of enums; a message is another.

extension Analyzer {
  mutating func checkExportedNames() {
    for declaration in declared { checkProtoAnnotations(declaration) }
    var names = ExportedNames()
    claimPackages(in: &names)
    for declaration in declared where declaration.syntax.kind != .newtype {
      let package = trees[declaration.file].package?.text ?? ""
      claimNames(of: declaration.syntax, package: package, in: &names)
      checkAlikeFields(declaration.syntax)
      checkValues(of: declaration.syntax)
    }
  }

  // MARK: @proto

  /// The name a declaration has in its package when exported; dotted inside a message.
  static func exportedName(_ syntax: DeclarationSyntax) -> String {
    protoText(syntax.annotations) ?? syntax.name.text
  }

  /// The text of `@proto("…")`, or of its argument with that label.
  static func protoText(_ annotations: [AnnotationSyntax], label: String? = nil) -> String? {
    for annotation in annotations where annotation.name.text == "proto" {
      for argument in annotation.arguments where argument.label?.text == label {
        if case .text(let text) = argument.value { return text }
      }
    }
    return nil
  }

  private mutating func checkProtoAnnotations(_ declaration: Declared) {
    let syntax = declaration.syntax
    // It is not there in `.proto`, which was reported.
    if syntax.kind == .newtype { return }
    for annotation in syntax.annotations where annotation.name.text == "proto" {
      checkForm(annotation, zero: syntax.kind == .enum, dots: syntax.kind != .service)
      checkParent(annotation, of: declaration)
    }
    for item in syntax.cases {
      for annotation in item.annotations where annotation.name.text == "proto" {
        checkForm(annotation, zero: false, dots: false)
      }
    }
  }

  private mutating func checkForm(_ annotation: AnnotationSyntax, zero: Bool, dots: Bool) {
    var labels: Set<String> = []
    var isRight = !annotation.arguments.isEmpty
    for argument in annotation.arguments {
      let label = argument.label?.text ?? ""
      isRight =
        isRight && labels.insert(label).inserted && (label.isEmpty || label == "zero" && zero)
      guard case .text(let text) = argument.value else {
        isRight = false
        continue
      }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let isName = parts.allSatisfy { part in
        part.utf8.first.map(isLetter) == true
          && part.utf8.allSatisfy { isLetter($0) || isDigit($0) }
      }
      isRight = isRight && isName && (parts.count == 1 || dots && label.isEmpty)
    }
    guard !isRight else { return }
    sink.report(
      Diagnostic(
        .annotationArguments, "`@proto` takes the name in `.proto`", at: annotation.range
      ).helped(
        zero
          ? "write `@proto(\"Outer.Name\")`, and `zero: \"NONE\"` for the name of 0"
          : dots
            ? "write `@proto(\"Name\")`, or `@proto(\"Outer.Name\")`"
            : "write one name, `@proto(\"NAME\")`"))
  }

  /// What stands inside a message stands beside it in the source.
  private mutating func checkParent(_ annotation: AnnotationSyntax, of declaration: Declared) {
    let name = Self.exportedName(declaration.syntax)
    guard let dot = name.lastIndex(of: ".") else { return }
    let parent = name[..<dot]
    let isThere = declared.contains {
      let kind = $0.syntax.kind
      return $0.file == declaration.file && Self.exportedName($0.syntax) == parent
        && (kind == .message || kind == .union || kind == .struct)
    }
    if isThere { return }
    sink.report(
      Diagnostic(
        .annotationArguments, "no message of this file is called `\(parent)` in `.proto`",
        at: annotation.range))
  }

  // MARK: Clashes

  /// What has which name so far.
  private struct ExportedNames {
    /// By the full name; `owner` tells what was reported already by another pass.
    var taken: [String: (range: SourceRange, owner: String)] = [:]
  }

  private mutating func claim(
    _ name: String, in scope: String, _ range: SourceRange, owner: String,
    _ names: inout ExportedNames
  ) {
    guard let earlier = names.taken[scope + "." + name] else {
      names.taken[scope + "." + name] = (range, owner)
      return
    }
    // Two members of one declaration, or two declarations of one name.
    if earlier.owner == owner { return }
    sink.report(
      Diagnostic(.exportClash, "two names become `\(name)` in `.proto`", at: range)
        .also(earlier.range, "the other one"))
  }

  private mutating func claimNames(
    of syntax: DeclarationSyntax, package: String, in names: inout ExportedNames
  ) {
    let exported = Self.exportedName(syntax)
    let owner = syntax.name.text
    var path = exported.split(separator: ".").map(String.init)
    let last = path.popLast() ?? exported
    let outer = ([package] + path).joined(separator: ".")
    claim(last, in: outer, syntax.name.range, owner: owner, &names)
    switch syntax.kind {
    case .enum:
      let zero = Self.protoText(syntax.annotations, label: "zero")
      let first = zero ?? ProtoNames.value("unspecified", enumeration: last)
      claim(first, in: outer, syntax.name.range, owner: owner, &names)
      for item in syntax.cases where item.retired == nil {
        let name =
          Self.protoText(item.annotations) ?? ProtoNames.value(item.name.text, enumeration: last)
        claim(name, in: outer, item.name.range, owner: owner, &names)
      }
    case .struct, .message, .union:
      let inner = outer + "." + last
      for field in syntax.fields where field.retired == nil {
        let name = Casing.snake(field.name.text)
        claim(name, in: inner, field.name.range, owner: owner, &names)
        if field.type.optional != nil {
          claim("_" + name, in: inner, field.name.range, owner: owner, &names)
        }
        if case .map = field.type.kind {
          claim(ProtoNames.entry(name), in: inner, field.name.range, owner: owner, &names)
        }
      }
      if syntax.kind == .union {
        let isCase = syntax.fields.contains { $0.name.text == "case" }
        claim(
          ProtoNames.oneof(hasCase: isCase), in: inner, syntax.name.range, owner: owner, &names)
      }
    // Of a newtype there is nothing in `.proto`.
    case .service, .newtype: break
    }
  }

  /// A package is a name in the package around it.
  private func claimPackages(in names: inout ExportedNames) {
    for tree in trees {
      guard let package = tree.package else { continue }
      var outer = ""
      for part in package.text.split(separator: ".") {
        let name = outer.isEmpty ? String(part) : outer + "." + part
        // The same package in many files is one.
        if names.taken[name] == nil { names.taken[name] = (package.range, "") }
        outer = name
      }
    }
  }

  /// Values of an enum that `@proto` names: what protoc would read as something else, and names that
  /// are one without the name of the enum in front of them.
  private mutating func checkValues(of syntax: DeclarationSyntax) {
    guard syntax.kind == .enum else { return }
    let last = ProtoNames.last(of: Self.exportedName(syntax))
    var values = [(ProtoNames.value("unspecified", enumeration: last), syntax.name.range)]
    if let zero = Self.protoText(syntax.annotations, label: "zero") { values[0].0 = zero }
    for item in syntax.cases where item.retired == nil {
      let usual = ProtoNames.value(item.name.text, enumeration: last)
      values.append((Self.protoText(item.annotations) ?? usual, item.name.range))
    }
    var seen: [String: (name: String, range: SourceRange)] = [:]
    for (name, range) in values {
      if ["option", "reserved"].contains(name) {
        sink.report(
          Diagnostic(
            .generatedName, "`.proto` reads `\(name)` in an enum as the beginning of a statement",
            at: range))
      }
      let key = ProtoNames.pascal(ProtoNames.unprefixed(name, enumeration: last))
      if let earlier = seen[key], earlier.name != name {
        sink.report(
          Diagnostic(
            .exportClash,
            "`\(name)` and `\(earlier.name)` are one in `.proto` without the name of the enum",
            at: range
          ).also(earlier.range, "the other one"))
      }
      seen[key] = seen[key] ?? (name, range)
    }
  }

  /// Fields of a message differ there in more than case and underscores.
  private mutating func checkAlikeFields(_ syntax: DeclarationSyntax) {
    var seen: [String: Name] = [:]
    for field in syntax.fields where field.retired == nil {
      let key = field.name.text.lowercased().filter { $0 != "_" }
      guard let earlier = seen[key] else {
        seen[key] = field.name
        continue
      }
      // One name in snake_case was reported already.
      if Casing.snake(earlier.text) == Casing.snake(field.name.text) { continue }
      sink.report(
        Diagnostic(
          .exportClash,
          "`\(field.name.text)` and `\(earlier.text)` are too much alike for `.proto`",
          at: field.name.range
        ).also(earlier.range, "the other one")
          .helped("names of fields differ in more than upper and lower case"))
    }
  }
}
