// The protobuf encoding of generated types, a file of its own: sizes, writing, merging.

extension SwiftEmitter {
  func emitProto(_ declaration: Declaration, into writer: inout CodeWriter) {
    switch declaration {
    case .structure(let it): emitProto(it.about.name, it.fields, isEntry: false, into: &writer)
    case .message(let it):
      emitProto(it.about.name, it.fields, isEntry: it.isMapEntry, into: &writer)
    case .union(let it): emitProto(it, into: &writer)
    // Enums and newtypes have all of it from the runtime.
    case .enumeration, .service, .newtype: break
    }
  }

  private func emitProto(
    _ name: String, _ fields: [FieldDefinition], isEntry: Bool, into writer: inout CodeWriter
  ) {
    let live = fields.filter { !$0.isRetired }
    writer.line()
    writer.block("extension \(name)") { writer in
      writer.block("public var protoSize: Int") { writer in
        if live.isEmpty { return writer.line("0") }
        writer.line("var size = 0")
        for field in live {
          let tag = WireTag(field)
          let call = "WireBuffer.proto\(form(field, isEntry))Size(\(tag.size), \(value(field)))"
          writer.line("size &+= \(call)")
        }
        writer.line("return size")
      }
      writer.line()
      writer.block("public func encodeProto(into output: inout WireBuffer)") { writer in
        for field in live {
          let tag = WireTag(field)
          writer.line(
            "output.appendProto\(form(field, isEntry))(\(tag.value), \(value(field)))")
        }
      }
      writer.line()
      emitMerging(into: &writer) { writer in
        for field in live { emitMerging(field, into: &writer) }
      }
    }
  }

  /// Which of the runtime's forms the field is written in.
  private func form(_ field: FieldDefinition, _ isEntry: Bool) -> String {
    if field.isOptional { return "Optional" }
    switch field.type.kind {
    case .list(let element, _): return WireTag.type(element) == 2 ? "List" : "Packed"
    case .map: return "List"
    // An entry has both of its fields, whatever they hold.
    case _ where isEntry: return "Present"
    case .structure, .message, .union: return "Message"
    default: return ""
    }
  }

  private func value(_ field: FieldDefinition) -> String {
    let member = "self.\(SwiftNames.member(field.about.name))"
    if case .map = field.type.kind { return member + ".entries" }
    return member
  }

  /// The loop over the fields; `cases` writes what is known.
  private func emitMerging(
    into writer: inout CodeWriter, _ cases: (inout CodeWriter) -> Void
  ) {
    let head = "public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError)"
    writer.block(head) { writer in
      writer.block("while case let tag = try reader.readTag(), tag != 0") { writer in
        writer.line("switch tag {")
        cases(&writer)
        writer.line("default: try reader.skip(tag)")
        writer.line("}")
      }
    }
  }

  private func emitMerging(_ field: FieldDefinition, into writer: inout CodeWriter) {
    let tag = WireTag(field)
    let member = "&self.\(SwiftNames.member(field.about.name))"
    let name = "field: \(SwiftNames.literal(field.about.name))"
    switch field.type.kind {
    case .list(let element, let max):
      let limit = element.limit.map { "elementMax: \($0), " } ?? ""
      if WireTag.type(element) != 2 {
        writer.line("case \(tag.value): try reader.readPacked(\(member), max: \(max), \(name))")
      }
      let single = WireTag(number: field.number, type: WireTag.type(element))
      writer.line(
        "case \(single.value): try reader.readElement(\(member), max: \(max), \(limit)\(name))")
    case .map(_, _, let max, _):
      writer.line("case \(tag.value): try reader.readEntry(\(member), max: \(max), \(name))")
    default:
      let call = field.isOptional ? "readOptional" : "read"
      let limit = field.type.limit.map { "max: \($0), " } ?? ""
      writer.line("case \(tag.value): try reader.\(call)(\(member), \(limit)\(name))")
    }
  }

  private func emitProto(_ definition: UnionDefinition, into writer: inout CodeWriter) {
    let cases = definition.cases.filter { !$0.isRetired }
    writer.line()
    writer.block("extension \(definition.about.name)") { writer in
      writer.block("public var protoSize: Int") { writer in
        writer.line("switch self {")
        for item in cases {
          let size = "WireBuffer.protoPresentSize(\(WireTag(item).size), value)"
          writer.line("case .\(item.about.name)(let value): \(size)")
        }
        writer.line("case .unspecified, .unknown: 0")
        writer.line("}")
      }
      writer.line()
      writer.block("public func encodeProto(into output: inout WireBuffer)") { writer in
        writer.line("switch self {")
        for item in cases {
          let append = "output.appendProtoPresent(\(WireTag(item).value), value)"
          writer.line("case .\(item.about.name)(let value): \(append)")
        }
        writer.line("case .unspecified, .unknown: break")
        writer.line("}")
      }
      writer.line()
      emitMerging(into: &writer) { writer in
        for item in cases {
          let name = item.about.name
          writer.line("case \(WireTag(item).value):")
          writer.indented { writer in
            let message = schema[item.message].about.name
            // The case that is there already is merged with; another one takes its place.
            writer.line("var value = \(message)()")
            writer.line("if case .\(name)(let earlier) = self { value = earlier }")
            writer.line("try reader.read(&value, field: \(SwiftNames.literal(name)))")
            writer.line("self = .\(name)(value)")
          }
        }
      }
    }
  }
}

/// A field's tag in protobuf.
private struct WireTag {
  let value: Int

  init(number: Int, type: Int) { value = number << 3 | type }

  init(_ field: FieldDefinition) {
    self.init(number: field.number, type: Self.fieldType(field.type))
  }

  init(_ item: UnionCase) { self.init(number: item.number, type: 2) }

  /// Bytes of the tag as a varint.
  var size: Int {
    var size = 1
    var rest = value
    while rest >= 0x80 {
      rest >>= 7
      size += 1
    }
    return size
  }

  /// The wire type of a field as it is written.
  private static func fieldType(_ type: ValueType) -> Int {
    if case .list = type.kind { return 2 }
    return Self.type(type)
  }

  /// The wire type of a value: 0 varint, 1 eight bytes, 2 a length and bytes.
  static func type(_ type: ValueType) -> Int {
    switch type.kind {
    case .scalar(.id), .scalar(.f64): 1
    case .scalar(.timestamp), .scalar(.duration), .scalar(.uuid): 2
    case .scalar, .enumeration: 0
    default: 2
    }
  }
}

extension ValueType {
  /// The most bytes of a string or byte string; nil for other types.
  var limit: Int? {
    switch kind {
    case .string(let max), .bytes(let max): max
    default: nil
    }
  }
}
