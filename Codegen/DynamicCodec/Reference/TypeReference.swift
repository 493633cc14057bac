public import JSONText
public import SchemaCompiler

/// A type or service as a caller wants to read it: documentation, fields with types and limits, and
/// a request to start from.
public struct TypeReference: Sendable {
  private let schema: Schema

  /// - Parameter schema: what is described.
  public init(_ schema: Schema) {
    self.schema = schema
  }

  /// The text for a declaration; every line ends with a break.
  public func text(_ id: DeclarationID) -> String {
    switch schema[id] {
    case .message(let definition):
      return heading("message", definition.about, definition.fullName) + fields(definition.fields)
        + size(definition.maximumSize) + "\nJSON\n  \(template(id).compactText)\n"
    case .structure(let definition):
      return heading("struct", definition.about, definition.fullName) + fields(definition.fields)
        + "\n\(definition.size) B inline\n"
    case .enumeration(let definition):
      let rows = [["  0", "unspecified", "Nothing was said."]] + definition.cases.map(enumCase)
      return heading("enum", definition.about, definition.fullName) + Columns.aligned(rows)
    case .union(let definition):
      return heading("union", definition.about, definition.fullName) + cases(definition)
        + size(definition.maximumSize) + "\nJSON, exactly one case\n"
        + definition.cases.filter { !$0.isRetired }.map {
          "  {\"\($0.about.name)\":\(template($0.message).compactText)}\n"
        }.joined()
    case .service(let definition):
      return heading("service", definition.about, definition.fullName)
        + definition.methods.map { method($0, of: definition) }.joined(separator: "\n")
    case .newtype(let definition):
      return heading("newtype", definition.about, definition.fullName)
        + "\nan id; as text 126976 is \(definition.text(of: 126_976))\n"
    }
  }

  /// A value of the type with every field in it, to be changed by hand. Absent fields are null.
  public func template(_ id: DeclarationID?) -> JSONNode {
    guard let id else { return JSONNode(.object([])) }
    switch schema[id] {
    case .message(let definition): return template(definition.fields)
    case .structure(let definition): return template(definition.fields)
    case .union(let definition):
      guard let first = definition.cases.first(where: { !$0.isRetired }) else {
        return JSONNode(.object([]))
      }
      return JSONNode(.object([JSONMember(first.about.name, template(first.message))]))
    case .enumeration(let definition):
      let first = definition.cases.first { !$0.isRetired }
      return JSONNode(.string(first?.about.name ?? "unspecified"))
    case .newtype: return JSONNode(.string("0"))
    case .service: return JSONNode(.null)
    }
  }

  private func template(_ fields: [FieldDefinition]) -> JSONNode {
    JSONNode(
      .object(
        fields.filter { !$0.isRetired }.map { field in
          JSONMember(
            field.about.name, field.isOptional ? JSONNode(.null) : template(field.type))
        }))
  }

  private func template(_ type: ValueType) -> JSONNode {
    switch type.kind {
    case .scalar(let scalar):
      switch scalar {
      case .bool: return JSONNode(.bool(false))
      case .u8, .u16, .u32, .i32: return JSONNode(.number("0"))
      case .u64, .i64, .id: return JSONNode(.string("0"))
      case .f64: return JSONNode(.number("0.0"))
      case .timestamp: return JSONNode(.string("1970-01-01T00:00:00Z"))
      case .duration: return JSONNode(.string("0s"))
      case .uuid: return JSONNode(.string("00000000-0000-0000-0000-000000000000"))
      }
    case .ascii, .string, .bytes: return JSONNode(.string(""))
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      return template(id)
    case .list(let element, _): return JSONNode(.array([template(element)]))
    case .map: return JSONNode(.object([]))
    }
  }

  // MARK: Parts

  private func heading(_ kind: String, _ about: Description, _ fullName: String) -> String {
    var text = about.documentation.map { "/// \($0)\n" }.joined()
    if let note = about.deprecated { text += "deprecated\(note.isEmpty ? "" : ": \(note)")\n" }
    return text + "\(kind) \(fullName)\n"
  }

  private func size(_ bytes: Int) -> String {
    bytes >= Int(Int32.max) ? "" : "\nat most \(bytes) B encoded\n"
  }

  private func fields(_ fields: [FieldDefinition]) -> String {
    Columns.aligned(
      fields.filter { !$0.isRetired }.map { field in
        [
          "  \(field.number)", field.about.name, schema.spelling(field) + constraints(field.type),
          (field.isSecret ? "[secret] " : "") + notes(field.about),
        ]
      })
  }

  private func constraints(_ type: ValueType) -> String {
    let words = type.constraints.map { constraint in
      switch constraint {
      case .minimum(let bound): "min: \(bound)"
      case .maximum(let bound): "max: \(bound)"
      case .length(let count): "len: \(count)"
      case .nonzero: "nonzero"
      }
    }
    return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
  }

  private func notes(_ about: Description) -> String {
    let text = about.documentation.joined(separator: " ")
    return about.deprecated == nil ? text : "[deprecated] " + text
  }

  private func enumCase(_ item: EnumCase) -> [String] {
    let name = item.isRetired ? "retired \(item.about.name)" : item.about.name
    return ["  \(item.number)", name, notes(item.about)]
  }

  private func cases(_ definition: UnionDefinition) -> String {
    Columns.aligned(
      definition.cases.filter { !$0.isRetired }.map { item in
        ["  \(item.number)", item.about.name, schema[item.message].about.name, notes(item.about)]
      })
  }

  private func method(_ method: MethodDefinition, of service: ServiceDefinition) -> String {
    let callable = CallableMethod(service: service, method: method)
    var text = method.about.documentation.map { "  /// \($0)\n" }.joined()
    let signature = MethodCatalogue(schema).signature(method)
    var marks: [String] = []
    if method.isIdempotent {
      marks.append(method.idempotencyKey.map { "idempotent by \($0)" } ?? "idempotent")
    }
    if let field = method.resumesAfter { marks.append("resumable after \(field)") }
    if method.isUrgent { marks.append("urgent") }
    if !method.roles.isEmpty { marks.append("for " + method.roles.joined(separator: ", ")) }
    if let number = method.logNumber { marks.append("\(number) in the log") }
    if method.about.deprecated != nil { marks.append("deprecated") }
    text += "  \(callable.name) \(signature)"
    text += marks.isEmpty ? "\n" : "  [\(marks.joined(separator: ", "))]\n"
    return text + "    \(callable.shortName) '\(template(method.request).compactText)'\n"
  }
}
