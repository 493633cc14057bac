// `validate`: constraints and limits of every field, nested ones included.

extension Schema {
  /// True when a value of the type can violate something.
  func needsValidation(_ type: ValueType) -> Bool {
    if !type.constraints.isEmpty { return true }
    switch type.kind {
    case .string, .bytes, .list, .map: return true
    case .scalar, .ascii, .enumeration: return false
    case .structure(let id), .message(let id), .union(let id): return needsValidation(id)
    }
  }

  func needsValidation(_ id: DeclarationID) -> Bool {
    switch self[id] {
    case .structure(let it): it.fields.contains { needsValidation($0.type) }
    case .message(let it): it.fields.contains { !$0.isRetired && needsValidation($0.type) }
    case .union(let it): it.cases.contains { !$0.isRetired && needsValidation($0.message) }
    case .enumeration, .service, .newtype: false
    }
  }
}

extension SwiftEmitter {
  func emitValidation(_ fields: [FieldDefinition], into writer: inout CodeWriter) {
    let checked = fields.filter { !$0.isRetired && schema.needsValidation($0.type) }
    guard !checked.isEmpty else { return }
    writer.line()
    writer.block("public func validate() throws(ValidationError)") { writer in
      for field in checked {
        let value = "self.\(SwiftNames.member(field.about.name))"
        let path = SwiftNames.literal(field.about.name)
        guard field.isOptional else {
          emitChecks(field.type, value, path, into: &writer)
          continue
        }
        writer.block("if let value = \(value)") { writer in
          emitChecks(field.type, "value", path, into: &writer)
        }
      }
    }
  }

  func emitUnionValidation(_ cases: [UnionCase], into writer: inout CodeWriter) {
    let checked = cases.filter { schema.needsValidation($0.message) }
    guard !checked.isEmpty else { return }
    writer.line()
    writer.block("public func validate() throws(ValidationError)") { writer in
      writer.line("switch self {")
      for item in checked {
        let path = SwiftNames.literal(item.about.name)
        writer.line("case .\(item.about.name)(let value): try Validation.check(value, \(path))")
      }
      writer.line("default: break")
      writer.line("}")
    }
  }

  private func emitChecks(
    _ type: ValueType, _ value: String, _ path: String, into writer: inout CodeWriter
  ) {
    for constraint in type.constraints {
      let (condition, words) = check(constraint, type, value)
      emitRequirement(condition, path, words, into: &writer)
    }
    let hasLength = type.constraints.contains { if case .length = $0 { true } else { false } }
    switch type.kind {
    case .string(let max) where !hasLength:
      emitRequirement(
        "\(value).utf8.count <= \(max)", path, "must have at most \(max) bytes", into: &writer)
    case .bytes(let max) where !hasLength:
      emitRequirement(
        "\(value).count <= \(max)", path, "must have at most \(max) bytes", into: &writer)
    case .list(let element, let max):
      if !hasLength {
        emitRequirement(
          "\(value).count <= \(max)", path, "must have at most \(max) elements", into: &writer)
      }
      if schema.needsValidation(element) { emitElements(element, value, path, into: &writer) }
    case .map(_, _, let max, let entry):
      if !hasLength {
        emitRequirement(
          "\(value).count <= \(max)", path, "must have at most \(max) entries", into: &writer)
      }
      if schema.needsValidation(entry) {
        writer.line("try Validation.checkAll(\(value).entries, \(path))")
      }
    case .structure(let id), .message(let id), .union(let id):
      if schema.needsValidation(id) { writer.line("try Validation.check(\(value), \(path))") }
    case .scalar, .ascii, .enumeration, .string, .bytes: break
    }
  }

  private func emitElements(
    _ element: ValueType, _ value: String, _ path: String, into writer: inout CodeWriter
  ) {
    switch element.kind {
    case .structure, .message, .union:
      writer.line("try Validation.checkAll(\(value), \(path))")
    default:
      let inner = String(path.dropLast()) + "[\\(index)]\""
      writer.block("for index in \(value).indices") { writer in
        emitChecks(element, "\(value)[index]", inner, into: &writer)
      }
    }
  }

  private func emitRequirement(
    _ condition: String, _ path: String, _ words: String, into writer: inout CodeWriter
  ) {
    writer.list(
      "try Validation.require(", [condition, path, SwiftNames.literal(words)], ")")
  }

  /// The condition and the words of a constraint.
  private func check(
    _ constraint: Constraint, _ type: ValueType, _ value: String
  ) -> (String, String) {
    let measured: (expression: String, unit: String)
    switch type.kind {
    case .string: measured = ("\(value).utf8.count", "bytes")
    case .bytes: measured = ("\(value).count", "bytes")
    case .list: measured = ("\(value).count", "elements")
    case .map: measured = ("\(value).count", "entries")
    default: measured = (value, "")
    }
    let (expression, unit) = measured
    let be = unit.isEmpty ? "be" : "have"
    let tail = unit.isEmpty ? "" : " " + unit
    switch constraint {
    case .minimum(let bound):
      return ("\(expression) >= \(bound)", "must \(be) at least \(bound)\(tail)")
    case .maximum(let bound):
      return ("\(expression) <= \(bound)", "must \(be) at most \(bound)\(tail)")
    case .length(let count):
      return ("\(expression) == \(count)", "must have exactly \(count)\(tail)")
    case .nonzero: return (nonzero(type, value), "must not be \(zero(type))")
    }
  }

  private func nonzero(_ type: ValueType, _ value: String) -> String {
    switch type.kind {
    case .scalar(.id), .enumeration: "\(value).rawValue != 0"
    case .scalar(.timestamp), .scalar(.duration): "\(value).microseconds != 0"
    case .scalar(.uuid): "\(value) != UUIDBytes()"
    default: "\(value) != 0"
    }
  }

  private func zero(_ type: ValueType) -> String {
    if case .enumeration = type.kind { return "unspecified" }
    return "zero"
  }
}
