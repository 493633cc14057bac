/// What `schema explain Marker` prints: where every field is on the wire, and how large it gets.
public enum LayoutTable {
  /// The layout of the declaration called `name`, with or without its package; nil when there is
  /// none.
  public static func render(_ name: String, in schema: Schema) -> String? {
    let found = schema.declarations.first { $0.fullName == name || $0.about.name == name }
    guard let found else { return nil }
    switch found {
    case .message(let definition): return message(definition, schema)
    case .structure(let definition): return structure(definition, schema)
    case .enumeration(let definition): return enumeration(definition)
    case .union(let definition): return union(definition, schema)
    case .service(let definition): return service(definition, schema)
    case .newtype(let definition): return newtype(definition)
    }
  }

  /// Names that `render` knows, for suggestions.
  public static func names(in schema: Schema) -> [String] { schema.declarations.map(\.about.name) }

  /// The name nearest to one that is not known.
  public static func suggestion(for name: String, in schema: Schema) -> String? {
    Suggestion.nearest(to: name, among: names(in: schema))
  }

  private static func message(_ definition: MessageDefinition, _ schema: Schema) -> String {
    let range =
      definition.maximumSize >= SizeBounds.ceiling
      ? "no useful bound" : "\(definition.maximumSize) B"
    var text = "message \(definition.fullName)\n"
    text += "  block \(definition.blockSize) B, largest encoding \(range)\n\n"
    var rows = [["no.", "field", "type", "where", "bytes"]]
    for field in definition.fields {
      var place = "tail"
      var size = "variable"
      if let slot = field.slot {
        place = "block + \(slot.offset)"
        size = String(slot.size)
        if let presence = slot.presence {
          place += ", bit \(presence.mask.trailingZeroBitCount) of + \(presence.offset)"
        }
      }
      let name = field.isRetired ? "retired \(field.about.name)" : field.about.name
      rows.append([String(field.number), name, schema.spelling(field), place, size])
    }
    return text + table(rows)
  }

  private static func structure(_ definition: StructDefinition, _ schema: Schema) -> String {
    var rows = [["field", "type", "offset", "bytes"]]
    for field in definition.fields {
      rows.append([
        field.about.name, schema.spelling(field), String(field.slot?.offset ?? 0),
        String(field.slot?.size ?? 0),
      ])
    }
    return "struct \(definition.fullName)\n  \(definition.size) B inline\n\n" + table(rows)
  }

  private static func enumeration(_ definition: EnumDefinition) -> String {
    var rows = [["value", "case"], ["0", "unspecified"]]
    for item in definition.cases {
      rows.append([String(item.number), (item.isRetired ? "retired " : "") + item.about.name])
    }
    return "enum \(definition.fullName)\n  \(definition.size) B\n\n" + table(rows)
  }

  private static func union(_ definition: UnionDefinition, _ schema: Schema) -> String {
    var rows = [["no.", "case", "message", "largest"]]
    for item in definition.cases {
      let message = schema.message(item.message)
      rows.append([
        String(item.number), (item.isRetired ? "retired " : "") + item.about.name,
        message.about.name, "\(message.maximumSize) B",
      ])
    }
    return "union \(definition.fullName)\n  largest encoding \(definition.maximumSize) B\n\n"
      + table(rows)
  }

  private static func service(_ definition: ServiceDefinition, _ schema: Schema) -> String {
    let isLogged = !definition.loggedMethods.isEmpty
    var rows = [["path", "request", "response"] + (isLogged ? ["in the log"] : [])]
    for method in definition.methods + definition.retiredMethods {
      let request = method.request.map { schema[$0].about.name } ?? "()"
      let response = method.response.map { schema[$0].about.name } ?? "()"
      rows.append(
        [
          (definition.isRetired(method) ? "retired " : "")
            + "/\(definition.fullName)/\(Casing.upperCamel(method.about.name))",
          (method.streamsRequests ? "stream " : "") + request,
          (method.streamsResponses ? "stream " : "") + response,
        ] + (isLogged ? [method.logNumber.map { String($0) } ?? ""] : []))
    }
    return "service \(definition.fullName)\n\n" + table(rows)
  }

  private static func newtype(_ definition: NewtypeDefinition) -> String {
    "newtype \(definition.fullName)\n  id, \(Scalar.id.size) B\n\n"
      + table([["text", "number"], [definition.text(of: exampleID), String(exampleID)]])
  }

  /// What the first entry of a log creates first.
  static let exampleID: UInt64 = 126_976

  private static func table(_ rows: [[String]]) -> String {
    var widths = [Int](repeating: 0, count: rows[0].count)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    var text = ""
    for row in rows {
      var line = " "
      for (column, cell) in row.enumerated() {
        line += " " + cell
        if column < row.count - 1 {
          line += String(repeating: " ", count: widths[column] - cell.count + 1)
        }
      }
      text += line + "\n"
    }
    return text
  }
}

extension Schema {
  /// The type of a field as the source spells it, with its limit.
  package func spelling(_ field: FieldDefinition) -> String {
    spelling(field.type) + (field.isOptional ? "?" : "")
  }

  package func spelling(_ type: ValueType) -> String {
    if let newtype = type.newtype { return self[newtype].about.name }
    return switch type.kind {
    case .scalar(let scalar): scalar.rawValue
    case .ascii(let size): "ascii[\(size)]"
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      self[id].about.name
    case .string(let max): "string(max: \(max))"
    case .bytes(let max): "bytes(max: \(max))"
    case .list(let element, let max): "[\(spelling(element))](max: \(max))"
    case .map(let key, let value, let max, _):
      "[\(spelling(key)): \(spelling(value))](max: \(max))"
    }
  }
}
