// Pass 8: names that the export to Protocol Buffers puts into one scope.

extension Analyzer {
  mutating func checkExportedNames() {
    checkExportedValues()
    for declaration in declared { checkExportedFields(declaration.syntax) }
  }

  /// Fields of a message differ there in more than case and underscores.
  private mutating func checkExportedFields(_ syntax: DeclarationSyntax) {
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

  /// Values of enums live beside their enum there, so that two enums can want the same name.
  private mutating func checkExportedValues() {
    var seen: [String: (range: SourceRange, name: String)] = [:]
    for declaration in declared where declaration.syntax.kind == .enum {
      let syntax = declaration.syntax
      let package = trees[declaration.file].package?.text ?? ""
      let prefix = Casing.snake(syntax.name.text) + "_"
      let values =
        [(name: "unspecified", range: syntax.name.range)]
        + syntax.cases.filter { $0.retired == nil }.map {
          (name: $0.name.text, range: $0.name.range)
        }
      for value in values {
        let name = (prefix + Casing.snake(value.name)).uppercased()
        let key = package + "." + name
        guard let earlier = seen[key] else {
          seen[key] = (value.range, syntax.name.text)
          continue
        }
        // Two cases of one enum, or two enums of one name, were reported already.
        if earlier.name == syntax.name.text { continue }
        sink.report(
          Diagnostic(
            .exportClash, "two values become `\(name)` in `.proto`", at: value.range
          ).also(earlier.range, "the other one"))
      }
    }
  }
}
