import JSONText

/// Protobuf in, JSON out.
struct ProtoDecoder {
  let schema: ProtoSchema
  /// Zeros and empty values are written out too.
  let defaults: Bool

  func message(
    _ bytes: ArraySlice<UInt8>, _ name: String, depth: Int
  ) throws(ProtoFailure) -> JSONNode {
    guard depth < ProtoCodec.depthLimit else { throw ProtoFailure("is too deep") }
    let parts = try ProtoReader.fields(bytes)
    if let known = WellKnown(rawValue: name) { return try special(parts, known, depth) }
    guard let type = schema.messages[name] else {
      throw ProtoFailure("the server did not tell of the type \(name)")
    }
    if WellKnown.isWrapper(name), let field = type.fields.first {
      return try last(parts, field, depth) ?? zero(field)
    }
    var members: [JSONMember] = []
    for field in type.fields {
      do throws(ProtoFailure) {
        if let value = try value(parts, field, type, depth) {
          members.append(JSONMember(field.jsonName, value))
        }
      } catch {
        throw error.inside(field.jsonName)
      }
    }
    return JSONNode(.object(members))
  }

  // MARK: Fields

  typealias Parts = [(number: Int, value: ProtoValue)]

  /// Nil when the field is not there, or zero and nobody wants to see zeros.
  private func value(
    _ parts: Parts, _ field: ProtoField, _ type: ProtoMessage, _ depth: Int
  ) throws(ProtoFailure) -> JSONNode? {
    if field.isRepeated {
      if let entry = schema.messages[field.typeName], entry.isMapEntry {
        return try map(parts, field, entry, depth)
      }
      return try list(parts, field, depth)
    }
    if let found = try last(parts, field, depth) {
      if field.hasPresence || defaults || !isZero(found, field) { return found }
      return nil
    }
    return defaults && !field.hasPresence ? zero(field) : nil
  }

  /// The value that counts when there are several: the last; of messages all of them, one after the other.
  private func last(
    _ parts: Parts, _ field: ProtoField, _ depth: Int
  ) throws(ProtoFailure) -> JSONNode? {
    if field.kind == .message {
      var merged: [UInt8]?
      for part in parts where part.number == field.number {
        guard case .bytes(let bytes) = part.value else { throw Self.mismatch }
        merged = (merged ?? []) + bytes
      }
      guard let merged else { return nil }
      return try message(merged[...], field.typeName, depth: depth + 1)
    }
    var found: JSONNode?
    for part in parts where part.number == field.number {
      // A list where one value is expected: its last counts, as in any decoder.
      found = try items(part.value, field, depth).last ?? found
    }
    return found
  }

  private func list(
    _ parts: Parts, _ field: ProtoField, _ depth: Int
  ) throws(ProtoFailure) -> JSONNode? {
    var items: [JSONNode] = []
    for part in parts where part.number == field.number {
      items += try self.items(part.value, field, depth)
    }
    return items.isEmpty && !defaults ? nil : JSONNode(.array(items))
  }

  private func map(
    _ parts: Parts, _ field: ProtoField, _ entry: ProtoMessage, _ depth: Int
  ) throws(ProtoFailure) -> JSONNode? {
    var members: [JSONMember] = []
    for part in parts where part.number == field.number {
      guard case .bytes(let bytes) = part.value, entry.fields.count == 2 else {
        throw Self.mismatch
      }
      let inner = try ProtoReader.fields(bytes)
      let (key, value) = (entry.fields[0], entry.fields[1])
      let name = Self.keyText(try last(inner, key, depth) ?? zero(key))
      let item: JSONNode
      if let found = try last(inner, value, depth) {
        item = found
      } else if value.kind == .message {
        item = try message([], value.typeName, depth: depth + 1)
      } else {
        item = zero(value)
      }
      members.removeAll { $0.name == name }
      members.append(JSONMember(name, item))
    }
    return members.isEmpty && !defaults ? nil : JSONNode(.object(members))
  }

  private static func keyText(_ node: JSONNode) -> String {
    switch node.value {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: ""
    }
  }

  // MARK: Values

  static let mismatch = ProtoFailure("has another type on the wire than in the schema")

  /// The values of one field on the wire: several when they are packed.
  private func items(
    _ value: ProtoValue, _ field: ProtoField, _ depth: Int
  ) throws(ProtoFailure) -> [JSONNode] {
    switch (value, field.kind) {
    case (.bytes(let bytes), .message):
      return [try message(bytes, field.typeName, depth: depth + 1)]
    case (.bytes(let bytes), .string):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ProtoFailure("is no UTF-8")
      }
      return [JSONNode(.string(text))]
    case (.bytes(let bytes), .bytes): return [JSONNode(.string(Base64Text.encode(bytes)))]
    case (.bytes(let bytes), let kind):
      var reader = ProtoReader(bytes)
      var found: [JSONNode] = []
      while !reader.rest.isEmpty {
        switch kind.wireType {
        case 0: found.append(number(try reader.varint(), field))
        case 1: found.append(number(try reader.fixed(8), field))
        case 5: found.append(number(try reader.fixed(4), field))
        default: throw Self.mismatch
        }
      }
      return found
    case (.varint(let bits), let kind) where kind.wireType == 0: return [number(bits, field)]
    case (.fixed64(let bits), let kind) where kind.wireType == 1: return [number(bits, field)]
    case (.fixed32(let bits), let kind) where kind.wireType == 5:
      return [number(UInt64(bits), field)]
    default: throw Self.mismatch
    }
  }

  private func number(_ bits: UInt64, _ field: ProtoField) -> JSONNode {
    let low = UInt32(truncatingIfNeeded: bits)
    switch field.kind {
    case .bool: return JSONNode(.bool(bits != 0))
    case .double: return Self.real(Double(bitPattern: bits))
    case .float:
      let value = Float(bitPattern: low)
      return value.isFinite ? JSONNode(.number(Self.trimmed("\(value)"))) : Self.real(Double(value))
    case .int32, .sfixed32: return JSONNode(.number("\(Int32(bitPattern: low))"))
    case .uint32, .fixed32: return JSONNode(.number("\(low)"))
    case .sint32:
      return JSONNode(.number("\(Int32(bitPattern: low >> 1 ^ (low & 1 == 1 ? .max : 0)))"))
    case .int64, .sfixed64: return JSONNode(.string("\(Int64(bitPattern: bits))"))
    case .uint64, .fixed64: return JSONNode(.string("\(bits)"))
    case .sint64:
      return JSONNode(.string("\(Int64(bitPattern: bits >> 1 ^ (bits & 1 == 1 ? .max : 0)))"))
    case .enumeration:
      if field.typeName == WellKnown.nullValue { return JSONNode(.null) }
      let number = Int32(bitPattern: low)
      let name = schema.enums[field.typeName]?.values.first { $0.number == number }?.name
      return name.map { JSONNode(.string($0)) } ?? JSONNode(.number("\(number)"))
    case .string, .bytes, .message, .group: return JSONNode(.null)
    }
  }

  static func real(_ value: Double) -> JSONNode {
    if value.isNaN { return JSONNode(.string("NaN")) }
    if value.isInfinite { return JSONNode(.string(value < 0 ? "-Infinity" : "Infinity")) }
    return JSONNode(.number(trimmed("\(value)")))
  }

  /// `3.0` is 3.
  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func zero(_ field: ProtoField) -> JSONNode {
    switch field.kind {
    case .string, .bytes: JSONNode(.string(""))
    case .message, .group: JSONNode(.object([]))
    default: number(0, field)
    }
  }

  private func isZero(_ node: JSONNode, _ field: ProtoField) -> Bool {
    switch node.value {
    case .bool(let flag): !flag
    // Minus zero is not zero.
    case .number(let text): text == "0"
    case .string(let text):
      // 64-bit numbers are text, too; the text "0" is not zero.
      text.isEmpty || (text == "0" && field.kind.wireType != 2)
    case .null: true
    case .array(let items): items.isEmpty
    case .object: false
    }
  }
}
