import JSONText
import SchemaCompiler
import WireCodec

/// JSON in, protobuf out.
struct ProtoEncoder {
  let schema: ProtoSchema

  // MARK: Messages

  func message(_ json: JSONNode, _ name: String, depth: Int) throws(JSONError) -> [UInt8] {
    guard depth < ProtoCodec.depthLimit else { throw JSONError("is too deep", at: json.offset) }
    if let known = WellKnown(rawValue: name) { return try special(json, known, depth) }
    guard let type = schema.messages[name] else {
      throw JSONError("the server did not tell of the type `\(name)`", at: json.offset)
    }
    if WellKnown.isWrapper(name), let field = type.fields.first {
      var writer = ProtoWriter()
      try single(json, field, &writer, depth)
      return writer.bytes
    }
    guard case .object(let members) = json.value else {
      throw JSONError(
        "`\(ProtoSchema.lastPart(name))` is an object, not \(json.kindName)", at: json.offset)
    }
    return try encode(members, type, depth)
  }

  private func encode(
    _ members: [JSONMember], _ type: ProtoMessage, _ depth: Int
  ) throws(JSONError) -> [UInt8] {
    var values = [JSONMember?](repeating: nil, count: type.fields.count)
    var seen: Set<Int> = []
    for member in members {
      let found = type.fields.firstIndex {
        Encoder.isSame($0.jsonName, member.name) || Encoder.isSame($0.name, member.name)
      }
      guard let index = found else { throw unknown(member, type) }
      let field = type.fields[index]
      guard seen.insert(index).inserted else {
        throw JSONError("`\(field.jsonName)` is given twice", at: member.offset)
      }
      if case .null = member.node.value, !takesNull(field) { continue }
      if let oneof = field.oneof,
        let other = type.fields.indices.first(where: {
          type.fields[$0].oneof == oneof && values[$0] != nil
        })
      {
        throw JSONError(
          "`\(field.jsonName)` and `\(type.fields[other].jsonName)` exclude each other",
          at: member.offset)
      }
      values[index] = member
    }
    var writer = ProtoWriter()
    for (field, value) in zip(type.fields, values) {
      if let value { try self.field(value.node, field, &writer, depth) }
    }
    return writer.bytes
  }

  private func unknown(_ member: JSONMember, _ type: ProtoMessage) -> JSONError {
    let names = type.fields.map(\.jsonName)
    let all = names.isEmpty ? "it has none" : "its fields are \(names.joined(separator: ", "))"
    return JSONError(
      "`\(ProtoSchema.lastPart(type.fullName))` has no field `\(member.name)`", at: member.offset,
      help: Suggestion.help(for: member.name, among: names) ?? all)
  }

  /// Null is a value of its own there; anywhere else it says that the field is not set.
  private func takesNull(_ field: ProtoField) -> Bool {
    !field.isRepeated
      && (field.typeName == WellKnown.value.rawValue || field.typeName == WellKnown.nullValue)
  }

  // MARK: Fields

  private func field(
    _ json: JSONNode, _ field: ProtoField, _ writer: inout ProtoWriter, _ depth: Int
  ) throws(JSONError) {
    guard field.isRepeated else {
      var one = ProtoWriter()
      try single(json, field, &one, depth)
      if field.hasPresence || !isZero(one.bytes, field) { writer.bytes += one.bytes }
      return
    }
    if let entry = schema.messages[field.typeName], entry.isMapEntry {
      return try map(json, field, entry, &writer, depth)
    }
    guard case .array(let items) = json.value else {
      throw JSONError("`\(field.jsonName)` is an array, not \(json.kindName)", at: json.offset)
    }
    guard field.isPacked else {
      for item in items { try single(item, field, &writer, depth) }
      return
    }
    var packed = ProtoWriter()
    for item in items { try number(item, field, &packed) }
    if !packed.bytes.isEmpty { writer.delimited(field.number, packed.bytes) }
  }

  /// Whether what was written for a field is its default: a tag and zeros.
  private func isZero(_ bytes: [UInt8], _ field: ProtoField) -> Bool {
    var tag = ProtoWriter()
    tag.varint(UInt64(field.number) << 3)
    return bytes.dropFirst(tag.bytes.count).allSatisfy { $0 == 0 }
      && (field.kind != .string && field.kind != .bytes || bytes.count == tag.bytes.count + 1)
  }

  private func map(
    _ json: JSONNode, _ field: ProtoField, _ entry: ProtoMessage, _ writer: inout ProtoWriter,
    _ depth: Int
  ) throws(JSONError) {
    guard case .object(let members) = json.value, entry.fields.count == 2 else {
      throw JSONError("`\(field.jsonName)` is an object, not \(json.kindName)", at: json.offset)
    }
    for member in members {
      var made = ProtoWriter()
      let key = entry.fields[0]
      let node: JSONNode
      switch (key.kind, member.name) {
      case (.bool, "true"): node = JSONNode(.bool(true), offset: member.offset)
      case (.bool, "false"): node = JSONNode(.bool(false), offset: member.offset)
      default: node = JSONNode(.string(member.name), offset: member.offset)
      }
      try single(node, key, &made, depth)
      try single(member.node, entry.fields[1], &made, depth)
      writer.delimited(field.number, made.bytes)
    }
  }

  /// One value with its tag.
  private func single(
    _ json: JSONNode, _ field: ProtoField, _ writer: inout ProtoWriter, _ depth: Int
  ) throws(JSONError) {
    switch field.kind {
    case .message:
      writer.delimited(
        field.number, try message(json, field.typeName, depth: depth + 1))
    case .string: writer.delimited(field.number, Array(try text(json, field).utf8))
    case .bytes:
      _ = try text(json, field)
      guard let bytes = try? JSONScalars.read([UInt8].self, json.token, max: 1 << 30) else {
        throw JSONError("`\(field.jsonName)` is base64", at: json.offset)
      }
      writer.delimited(field.number, bytes)
    default:
      writer.tag(field.number, field.kind.wireType)
      try number(json, field, &writer)
    }
  }

  private func text(_ json: JSONNode, _ field: ProtoField) throws(JSONError) -> String {
    guard case .string(let text) = json.value else {
      throw JSONError("`\(field.jsonName)` is a string, not \(json.kindName)", at: json.offset)
    }
    return text
  }

  // MARK: Numbers

  private func number(
    _ json: JSONNode, _ field: ProtoField, _ writer: inout ProtoWriter
  ) throws(JSONError) {
    switch field.kind {
    case .bool:
      guard case .bool(let flag) = json.value else {
        throw JSONError(
          "`\(field.jsonName)` is true or false, not \(json.kindName)", at: json.offset)
      }
      writer.varint(flag ? 1 : 0)
    case .double: writer.fixed(try real(json, field).bitPattern, 8)
    case .float:
      let value = try real(json, field)
      guard !value.isFinite || Float(value).isFinite else {
        throw JSONError("`\(field.jsonName)` is beyond what 32 bits can say", at: json.offset)
      }
      writer.fixed(UInt64(Float(value).bitPattern), 4)
    case .enumeration: writer.varint(UInt64(bitPattern: Int64(try enumCase(json, field))))
    case .int32: writer.varint(UInt64(bitPattern: Int64(try integer(json, field) as Int32)))
    case .int64: writer.varint(UInt64(bitPattern: try integer(json, field)))
    case .uint32: writer.varint(UInt64(try integer(json, field) as UInt32))
    case .uint64: writer.varint(try integer(json, field))
    case .sint32: writer.varint(zigzag(Int64(try integer(json, field) as Int32)))
    case .sint64: writer.varint(zigzag(try integer(json, field)))
    case .fixed32: writer.fixed(UInt64(try integer(json, field) as UInt32), 4)
    case .fixed64: writer.fixed(try integer(json, field), 8)
    case .sfixed32:
      writer.fixed(UInt64(UInt32(bitPattern: try integer(json, field) as Int32)), 4)
    case .sfixed64: writer.fixed(UInt64(bitPattern: try integer(json, field)), 8)
    case .string, .bytes, .message, .group: break
    }
  }

  private func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }

  private func integer<Value: FixedWidthInteger & JSONValue>(
    _ json: JSONNode, _ field: ProtoField
  ) throws(JSONError) -> Value {
    switch json.value {
    case .number, .string: break
    default:
      throw JSONError(
        "`\(field.jsonName)` is a whole number, not \(json.kindName)", at: json.offset)
    }
    guard let value = try? JSONScalars.read(Value.self, json.token) else {
      throw JSONError(
        "`\(field.jsonName)` is a whole number from \(Value.min) to \(Value.max)", at: json.offset)
    }
    return value
  }

  private func real(_ json: JSONNode, _ field: ProtoField) throws(JSONError) -> Double {
    switch json.value {
    case .number, .string: break
    default:
      throw JSONError("`\(field.jsonName)` is a number, not \(json.kindName)", at: json.offset)
    }
    guard let value = try? JSONScalars.read(Double.self, json.token) else {
      throw JSONError("`\(field.jsonName)` is a number of 64 bits", at: json.offset)
    }
    return value
  }

  private func enumCase(_ json: JSONNode, _ field: ProtoField) throws(JSONError) -> Int32 {
    switch json.value {
    case .null where field.typeName == WellKnown.nullValue: return 0
    case .number: return try integer(json, field)
    case .string(let name):
      let values = schema.enums[field.typeName]?.values ?? []
      if let value = values.first(where: { $0.name == name }) { return value.number }
      let names = values.map(\.name)
      throw JSONError(
        "`\(ProtoSchema.lastPart(field.typeName))` has no value `\(name)`", at: json.offset,
        help: Suggestion.help(for: name, among: names)
          ?? "its values are \(names.joined(separator: ", "))")
    default:
      throw JSONError(
        "`\(field.jsonName)` is the name of a value, not \(json.kindName)", at: json.offset)
    }
  }
}

extension ProtoField.Kind {
  /// 0 for varints, 1 and 5 for fixed ones, 2 for what has a length.
  var wireType: UInt64 {
    switch self {
    case .double, .fixed64, .sfixed64: 1
    case .float, .fixed32, .sfixed32: 5
    case .string, .bytes, .message: 2
    case .group: 3
    default: 0
    }
  }
}
