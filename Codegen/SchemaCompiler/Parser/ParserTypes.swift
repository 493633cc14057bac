extension Parser {
  /// A type with its constraints and `?`. What cannot be read has the kind `.invalid`.
  mutating func type(depth: Int) -> TypeSyntax {
    let start = current.range
    guard depth < limits.typeDepth else {
      sink.report(
        Diagnostic(
          .typeTooDeep, "types are nested more than \(limits.typeDepth) deep", at: start))
      return TypeSyntax(kind: .invalid, range: start)
    }
    let kind = typeKind(depth: depth)
    if case .invalid = kind { return TypeSyntax(kind: .invalid, range: start) }
    var type = TypeSyntax(kind: kind, range: start.through(lastRange))
    type.optional = takeOptionalMark()
    if current.isSymbol("("), !current.beginsLine {
      let constraints = self.constraints()
      if let mark = takeOptionalMark() { type.optional = type.optional ?? mark }
      let optional = type.optional
      type = TypeSyntax(kind: kind, range: start.through(lastRange))
      type.optional = optional
      type.constraints = constraints
    }
    return type
  }

  private mutating func takeOptionalMark() -> SourceRange? {
    guard !current.beginsLine else { return nil }
    return take(symbol: "?")
  }

  private mutating func typeKind(depth: Int) -> TypeSyntax.Kind {
    if take(symbol: "[") != nil { return listOrMap(depth: depth) }
    guard let name = takeName() else {
      let isMark = current.isSymbol("?") && peek().identifier != nil
      expected("a type", help: isMark ? "write `?` behind the type" : nil)
      return .invalid
    }
    if name.text == "ascii" { return ascii(name) }
    if ["map", "list", "array", "set", "vector"].contains(name.text), isGeneric {
      sink.report(
        Diagnostic(.unknownType, "there is no type `\(name.text)`", at: name.range)
          .helped("write a list as `[T]` and a map as `[K: V]`"))
      return .invalid
    }
    if current.isSymbol("["), !current.beginsLine {
      sink.report(
        Diagnostic(
          .unexpectedToken, "only `ascii` has a size in brackets", at: current.range
        ).helped("write a list as `[\(name.text)]`"))
      return .invalid
    }
    if current.isSymbol("."), !current.beginsLine {
      sink.report(
        Diagnostic(
          .unexpectedToken, "types are named without their package", at: current.range
        ).helped("import the type: `use Money from \"common.drop\"`"))
      return .invalid
    }
    return .named(name.text)
  }

  private var isGeneric: Bool { current.kind == .invalid || current.isSymbol("[") }

  private mutating func listOrMap(depth: Int) -> TypeSyntax.Kind {
    let element = type(depth: depth + 1)
    if take(symbol: ":") != nil {
      let value = type(depth: depth + 1)
      guard take(symbol: "]") != nil else {
        expected("`]` after the type of the values")
        return .invalid
      }
      if isInvalid(element) || isInvalid(value) { return .invalid }
      return .map(element, value)
    }
    if isInvalid(element) {
      _ = take(symbol: "]")
      return .invalid
    }
    guard take(symbol: "]") != nil else {
      expected("`]` after the type of the elements")
      return .invalid
    }
    return .list(element)
  }

  private func isInvalid(_ type: TypeSyntax) -> Bool {
    if case .invalid = type.kind { return true }
    return false
  }

  private mutating func ascii(_ name: Name) -> TypeSyntax.Kind {
    guard !current.beginsLine, take(symbol: "[") != nil else {
      sink.report(
        Diagnostic(
          .asciiSize, "`ascii` needs its size", at: name.range, "expected `ascii[n]`"
        ).helped("write `ascii[3]` for three bytes, or `string` for text of any length"))
      return .invalid
    }
    guard let size = takeInteger() else {
      expected("the size in bytes")
      return .invalid
    }
    guard take(symbol: "]") != nil else {
      expected("`]` after the size")
      return .invalid
    }
    return .ascii(size)
  }

  /// `(max: 120, nonzero)`.
  private mutating func constraints() -> [ConstraintSyntax] {
    advance()
    var constraints: [ConstraintSyntax] = []
    while !current.isSymbol(")"), !current.beginsLine, !isAtEnd {
      guard let name = takeName() else {
        expected("`min`, `max`, `len` or `nonzero`")
        break
      }
      var value: ConstraintValue?
      if take(symbol: ":") != nil {
        value = constraintValue()
        if value == nil {
          expected("a number")
          break
        }
      } else if current.isSymbol("=") {
        expected("`:`", help: "write `\(name.text): 16`")
        break
      }
      constraints.append(
        ConstraintSyntax(name: name, value: value, range: name.range.through(lastRange)))
      if take(symbol: ",") == nil { break }
    }
    if take(symbol: ")") == nil {
      if current.kind != .invalid, !lastWasError { expected("`)` after the constraints") }
      while !current.beginsLine, !isAtEnd, !current.isSymbol(")"), !current.isSymbol("}") {
        advance()
      }
      _ = current.beginsLine ? nil : take(symbol: ")")
    }
    return constraints
  }

  /// True when the last report was about the current token: one error is enough.
  private var lastWasError: Bool {
    sink.diagnostics.last?.primary.range == current.range
  }

  private mutating func constraintValue() -> ConstraintValue? {
    let start = current.range
    let negative = take(symbol: "-") != nil
    guard let number = takeInteger() else { return nil }
    return ConstraintValue(
      negative: negative, magnitude: number.value, range: start.through(number.range))
  }
}
