// The tables the codecs of the runtime go by.

extension PythonEmitter {
  func emitTables(_ declared: [DeclarationID], into writer: inout PythonWriter) {
    writer.line()
    writer.line()
    for id in declared {
      guard case .enumeration(let it) = schema[id] else { continue }
      let names =
        ["0: \(PythonNames.literal(ProtoNames.zero(of: it)))"]
        + it.cases.filter { !$0.isRetired }.map {
          "\($0.number): \(PythonNames.literal(ProtoNames.value($0, of: it)))"
        }
      writer.call("_dw.enumeration(\(name(id)), \(it.size), {", names, "})")
    }
    for id in declared {
      switch schema[id] {
      case .structure(let it): emit(id, it.fullName, it.fields, into: &writer)
      case .message(let it): emit(id, it.fullName, it.fields, into: &writer)
      case .union(let it): emit(id, it, into: &writer)
      case .enumeration, .service, .newtype: break
      }
    }
  }

  private func emit(
    _ id: DeclarationID, _ fullName: String, _ fields: [FieldDefinition],
    into writer: inout PythonWriter
  ) {
    writer.call(
      "_dw.fields(",
      [name(id), PythonNames.literal(fullName)]
        + fields.map { field in
          let label = PythonNames.attribute(field.about.name)
          var arguments = [
            "\(field.number)", PythonNames.literal(label), PythonNames.literal(field.about.name),
            table(field.type),
          ]
          if field.isOptional { arguments.append("optional=True") }
          if field.isRetired { arguments.append("retired=True") }
          return "_dw.Field(\(arguments.joined(separator: ", ")))"
        })
  }

  private func emit(
    _ id: DeclarationID, _ it: UnionDefinition, into writer: inout PythonWriter
  ) {
    writer.call(
      "_dw.cases(",
      [name(id), PythonNames.literal(it.fullName)]
        + it.cases.map { item in
          let label = PythonNames.unionCase(item.about.name)
          var arguments = [
            "\(item.number)", PythonNames.literal(label), PythonNames.literal(item.about.name),
            name(item.message),
          ]
          if item.isRetired { arguments.append("retired=True") }
          return "_dw.Case(\(arguments.joined(separator: ", ")))"
        })
  }

  /// A type with its limit and constraints.
  private func table(_ type: ValueType) -> String {
    var arguments: [String] = []
    let maker: String
    switch type.kind {
    case .scalar(let scalar): maker = Self.maker(scalar)
    case .ascii(let size):
      maker = "ascii"
      arguments = ["\(size)"]
    case .string(let max):
      maker = "string"
      arguments = ["\(max)"]
    case .bytes(let max):
      maker = "octets"
      arguments = ["\(max)"]
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      maker = "of"
      arguments = [name(id)]
    case .list(let element, let max):
      maker = "list_of"
      arguments = [table(element), "\(max)"]
    case .map(let key, let value, let max, _):
      maker = "map_of"
      arguments = [table(key), table(value), "\(max)"]
    }
    if let newtype = type.newtype {
      arguments.append("prefix=\(PythonNames.literal(schema.newtype(newtype).prefix))")
    }
    for constraint in type.constraints {
      switch constraint {
      case .minimum(let bound): arguments.append("min=\(bound)")
      case .maximum(let bound): arguments.append("max=\(bound)")
      case .length(let count): arguments.append("len=\(count)")
      case .nonzero: arguments.append("nonzero=True")
      }
    }
    return "_dw.\(maker)(\(arguments.joined(separator: ", ")))"
  }

  private static func maker(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool: "boolean"
    case .id: "ident"
    case .uuid: "guid"
    default: scalar.rawValue
    }
  }
}
