// Types for TypeScript. Names of the language's own types come by the runtime's aliases, so that a
// schema may call a message `Map` or `Promise`.

extension JavaScriptEmitter {
  func declareFields(
    _ fields: [FieldDefinition], of declaration: Declaration, _ kind: String,
    into writer: inout CodeWriter
  ) {
    let about = declaration.about
    writer.jsDocumentation(about)
    writer.block("export interface \(about.name)") { writer in
      for field in fields where !field.isRetired {
        writer.jsDocumentation(field.about)
        let type = typeName(field.type)
        let member = field.about.name
        writer.line(field.isOptional ? "\(member)?: \(type) | undefined;" : "\(member): \(type);")
      }
    }
    writer.line("export declare const \(about.name): dropwire.\(kind)<\(about.name)>;")
  }

  func declare(_ definition: UnionDefinition, into writer: inout CodeWriter) {
    let name = definition.about.name
    writer.jsDocumentation(definition.about)
    writer.line("export type \(name) =")
    writer.indented { writer in
      for item in definition.cases where !item.isRetired {
        writer.jsDocumentation(item.about)
        let type = schema[item.message].about.name
        writer.line("| { case: \(JavaScriptText.literal(item.about.name)); value: \(type) }")
      }
      writer.line("| dropwire.NoCase;")
    }
    writer.line("export declare const \(name): dropwire.UnionType<\(name)>;")
  }

  func declare(_ definition: EnumDefinition, into writer: inout CodeWriter) {
    let name = definition.about.name
    writer.jsDocumentation(definition.about)
    writer.line("export declare const \(name): {")
    writer.indented { writer in
      writer.line("readonly unspecified: 0;")
      for item in definition.cases where !item.isRetired {
        writer.jsDocumentation(item.about)
        writer.line("readonly \(item.about.name): \(item.number);")
      }
    }
    writer.line("};")
    writer.line("export type \(name) = dropwire.Open<typeof \(name)>;")
  }

  func declare(_ definition: NewtypeDefinition, into writer: inout CodeWriter) {
    let name = definition.about.name
    writer.jsDocumentation(
      definition.about, fallback: "An id, as text `\(definition.text(of: LayoutTable.exampleID))`.")
    let brand = JavaScriptText.literal(definition.fullName)
    writer.line("export type \(name) = dropwire.TypedID<\(brand)>;")
    writer.line("export declare const \(name): dropwire.TypedIDType<\(name)>;")
  }

  private func typeName(_ type: ValueType) -> String {
    if let newtype = type.newtype { return schema[newtype].about.name }
    return switch type.kind {
    case .scalar(let scalar): typeName(scalar)
    case .ascii, .string: "string"
    case .bytes: "dropwire.Bytes"
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      schema[id].about.name
    case .list(let element, _): "\(typeName(element))[]"
    case .map(let key, let value, _, _): "dropwire.WireMap<\(typeName(key)), \(typeName(value))>"
    }
  }

  private func typeName(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool: "boolean"
    case .u8, .u16, .u32, .i32, .f64: "number"
    case .u64, .i64, .id: "bigint"
    case .timestamp: "dropwire.Timestamp"
    case .duration: "dropwire.Duration"
    case .uuid: "string"
    }
  }
}
