// The JSON encoding of generated types, a file of its own: names, writing, reading.

extension SwiftEmitter {
  func emitJSON(_ declaration: Declaration, into writer: inout CodeWriter) {
    switch declaration {
    case .structure(let it): emitJSON(it.about.name, it.fields, isEntry: false, into: &writer)
    case .message(let it):
      emitJSON(it.about.name, it.fields, isEntry: it.isMapEntry, into: &writer)
    case .union(let it): emitJSON(it, into: &writer)
    case .enumeration(let it): emitJSON(it, into: &writer)
    case .service, .newtype: break
    }
  }

  private func emitJSON(_ definition: EnumDefinition, into writer: inout CodeWriter) {
    let cases = definition.cases.filter { !$0.isRetired }
    let names = cases.map { ProtoNames.value($0, of: definition) }
    writer.line()
    writer.block("extension \(definition.about.name)") { writer in
      writer.list(
        "public static let jsonNames = JSONEnumNames(",
        [
          "[" + (["0"] + cases.map { String($0.number) }).joined(separator: ", ") + "]",
          "["
            + ([ProtoNames.zero(of: definition)] + names).map(SwiftNames.literal).joined(
              separator: ", ")
            + "]",
        ], ")")
    }
  }

  private func emitNames(_ names: [String], into writer: inout CodeWriter) {
    let original = names.map(Casing.snake)
    let lists = original == names ? [names] : [names, original]
    writer.list(
      "public static let jsonNames = JSONNames(",
      lists.map { "[" + $0.map(SwiftNames.literal).joined(separator: ", ") + "]" }, ")")
  }

  private func emitJSON(
    _ name: String, _ fields: [FieldDefinition], isEntry: Bool, into writer: inout CodeWriter
  ) {
    let live = fields.filter { !$0.isRetired }
    writer.line()
    writer.block("extension \(name)") { writer in
      emitNames(live.map(\.about.name), into: &writer)
      writer.line()
      writer.block("public func encodeJSON(into output: inout WireBuffer)") { writer in
        writer.line("output.beginJSONObject()")
        for field in live {
          let name = SwiftNames.literal(field.about.name)
          let value = "self.\(SwiftNames.member(field.about.name))"
          writer.line("output.appendJSON\(form(field, isEntry))(\(name), \(value))")
        }
        writer.line("output.endJSONObject()")
      }
      writer.line()
      emitReading(into: &writer) { writer in
        for (index, field) in live.enumerated() {
          writer.line("case \(index): try reader.\(reading(field))")
        }
      }
    }
  }

  /// Which of the runtime's forms the field is written in.
  private func form(_ field: FieldDefinition, _ isEntry: Bool) -> String {
    if field.isOptional { return "Optional" }
    switch field.type.kind {
    case .list: return "List"
    case .map: return "Map"
    case _ where isEntry: return "Present"
    case .structure, .message, .union: return "Object"
    default: return ""
    }
  }

  private func reading(_ field: FieldDefinition) -> String {
    let member = "&self.\(SwiftNames.member(field.about.name))"
    switch field.type.kind {
    case .list(let element, let max):
      let limit = element.limit.map { ", elementMax: \($0)" } ?? ""
      return "readList(\(member), max: \(max)\(limit))"
    case .map(_, _, let max, _): return "readMap(\(member), max: \(max))"
    default:
      let limit = field.type.limit.map { ", max: \($0)" } ?? ""
      return "read\(field.isOptional ? "Optional" : "")(\(member)\(limit))"
    }
  }

  private func emitReading(
    into writer: inout CodeWriter, _ cases: (inout CodeWriter) -> Void
  ) {
    writer.line("public mutating func readJSONMember(")
    writer.line("  _ index: Int, from reader: inout JSONReader")
    writer.block(") throws(WireError)") { writer in
      writer.line("switch index {")
      cases(&writer)
      writer.line("default: break")
      writer.line("}")
    }
  }

  private func emitJSON(_ definition: UnionDefinition, into writer: inout CodeWriter) {
    let cases = definition.cases.filter { !$0.isRetired }
    writer.line()
    writer.block("extension \(definition.about.name)") { writer in
      emitNames(cases.map(\.about.name), into: &writer)
      writer.line()
      writer.block("public func encodeJSON(into output: inout WireBuffer)") { writer in
        writer.line("output.beginJSONObject()")
        writer.line("switch self {")
        for item in cases {
          let name = SwiftNames.literal(item.about.name)
          writer.line(
            "case .\(item.about.name)(let value): output.appendJSONPresent(\(name), value)")
        }
        writer.line("case .unspecified, .unknown: break")
        writer.line("}")
        writer.line("output.endJSONObject()")
      }
      writer.line()
      emitReading(into: &writer) { writer in
        for (index, item) in cases.enumerated() {
          let message = schema[item.message].about.name
          writer.line("case \(index):")
          writer.indented { writer in
            writer.block(
              "if let value = try reader.readCase(\(message).self, isFree: self.caseNumber == 0)"
            ) { $0.line("self = .\(item.about.name)(value)") }
          }
        }
      }
    }
  }
}
