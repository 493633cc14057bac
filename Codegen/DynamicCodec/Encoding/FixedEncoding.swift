import JSONText
import SchemaCompiler
import WireCodec

// Values of a fixed size: what goes into a slot.

extension Encoder {
  /// The bytes of the slot.
  func fixed(_ json: JSONNode, _ type: ValueType, _ name: String) throws(JSONError) -> [UInt8] {
    switch type.kind {
    case .scalar(.id): return littleEndian(try identifier(json, type, name))
    case .scalar(let scalar): return try self.scalar(json, scalar, name)
    case .ascii(let size): return try ascii(json, size, name)
    case .enumeration(let id):
      guard case .enumeration(let definition) = schema[id] else { return [] }
      return try enumeration(json, definition, name)
    case .structure(let id):
      guard case .structure(let definition) = schema[id] else { return [] }
      return try structure(json, definition)
    case .string, .bytes, .message, .union, .list, .map: return []
    }
  }

  private func structure(
    _ json: JSONNode, _ definition: StructDefinition
  ) throws(JSONError) -> [UInt8] {
    let values = try fields(json, definition.fields, definition.about.name)
    return try block(values, definition.fields, definition.size)
  }

  private func scalar(
    _ json: JSONNode, _ scalar: Scalar, _ name: String
  ) throws(JSONError) -> [UInt8] {
    switch scalar {
    case .bool:
      guard case .bool(let flag) = json.value else {
        throw JSONError("`\(name)` is true or false, not \(json.kindName)", at: json.offset)
      }
      return [flag ? 1 : 0]
    case .u8: return littleEndian(try integer(json, name) as UInt8)
    case .u16: return littleEndian(try integer(json, name) as UInt16)
    case .u32: return littleEndian(try integer(json, name) as UInt32)
    case .u64: return littleEndian(try integer(json, name) as UInt64)
    case .i32: return littleEndian(try integer(json, name) as Int32)
    case .i64: return littleEndian(try integer(json, name) as Int64)
    case .id: return littleEndian(try integer(json, name) as UInt64)
    case .f64: return littleEndian(try double(json, name).bitPattern)
    case .timestamp:
      if let microseconds = TimeText.microseconds(json) { return littleEndian(microseconds) }
      let what = "an instant such as \"2026-11-23T08:00:00Z\""
      return littleEndian((try parsed(json, name, what) as Timestamp).microseconds)
    case .duration:
      if let microseconds = TimeText.microseconds(json) { return littleEndian(microseconds) }
      let what = "a length of time such as \"1.5s\""
      return littleEndian((try parsed(json, name, what) as TimeSpan).microseconds)
    case .uuid:
      let words = "a UUID such as \"8b4c32a9-24c9-4a16-a740-2a553bf443b0\""
      // Capitals are for people; all else is as generated code has it.
      var small = json
      if case .string(let text) = json.value {
        small = JSONNode(.string(text.lowercased()), offset: json.offset)
      }
      return (try parsed(small, name, words) as UUIDBytes).bytes
    }
  }

  /// What generated code reads of the token.
  private func parsed<Value: JSONValue>(
    _ json: JSONNode, _ name: String, _ what: String
  ) throws(JSONError) -> Value {
    guard let value = try? JSONScalars.read(Value.self, json.token) else {
      throw JSONError("`\(name)` is \(what)", at: json.offset)
    }
    return value
  }

  private func integer<Value: FixedWidthInteger & JSONValue>(
    _ json: JSONNode, _ name: String
  ) throws(JSONError) -> Value {
    switch json.value {
    case .number, .string: break
    default:
      throw JSONError("`\(name)` is a whole number, not \(json.kindName)", at: json.offset)
    }
    return try parsed(json, name, "a whole number from \(Value.min) to \(Value.max)")
  }

  /// Of a newtype the text says which kind it is of; of any other id the name of the field does.
  private func identifier(
    _ json: JSONNode, _ type: ValueType, _ name: String
  ) throws(JSONError) -> UInt64 {
    guard case .string(let text) = json.value else { return try integer(json, name) }
    if let newtype = type.newtype {
      guard text.contains("_") else { return try integer(json, name) }
      switch IdentifierText.read(text, prefix: schema.newtype(newtype).prefix) {
      case .number(let number): return number
      case .refused(let why, let help):
        throw JSONError("`\(name)`: \(why)", at: json.offset, help: help)
      }
    }
    switch readIdentifier(text, name) {
    case .number: return try integer(json, name)
    case .id(let number): return number
    case .refused(let why, let help):
      throw JSONError("`\(name)`: \(why)", at: json.offset, help: help)
    }
  }

  private func double(_ json: JSONNode, _ name: String) throws(JSONError) -> Double {
    do throws(WireError) {
      return try JSONScalars.read(Double.self, json.token)
    } catch {
      if case .outOfRange = error.reason {
        throw JSONError("`\(name)` is beyond what 64 bits can say", at: json.offset)
      }
      throw JSONError("`\(name)` is a number, not \(json.kindName)", at: json.offset)
    }
  }

  private func ascii(
    _ json: JSONNode, _ size: Int, _ name: String
  ) throws(JSONError) -> [UInt8] {
    guard case .string(let text) = json.value else {
      throw JSONError("`\(name)` is a string, not \(json.kindName)", at: json.offset)
    }
    let bytes = Array(text.utf8)
    guard bytes.count <= size, bytes.allSatisfy({ $0 != 0 && $0 < 0x80 }) else {
      throw JSONError("`\(name)` is ASCII text of at most \(size) characters", at: json.offset)
    }
    return bytes + [UInt8](repeating: 0, count: size - bytes.count)
  }

  private func enumeration(
    _ json: JSONNode, _ definition: EnumDefinition, _ name: String
  ) throws(JSONError) -> [UInt8] {
    let number: Int
    switch json.value {
    case .string(let text) where !Self.isWhole(text):
      number = try caseNumber(text, definition, json.offset)
    case .number, .string:
      number =
        definition.size == 1
        ? Int(try integer(json, name) as UInt8) : Int(try integer(json, name) as UInt16)
    default:
      throw JSONError(
        "`\(name)` is the name of a case of `\(definition.about.name)`, not \(json.kindName)",
        at: json.offset)
    }
    return Array(littleEndian(UInt16(truncatingIfNeeded: number)).prefix(definition.size))
  }

  /// True for the number of a case in quotes, which no case is called.
  private static func isWhole(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return !digits.isEmpty && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private func caseNumber(
    _ text: String, _ definition: EnumDefinition, _ offset: Int
  ) throws(JSONError) -> Int {
    let cases = definition.cases.filter { !$0.isRetired }
    // The name in the exported .proto, `MARKER_KIND_BUY_CUE`.
    if Self.isSame(text, "unspecified") || Self.isSame(text, ProtoNames.zero(of: definition)) {
      return 0
    }
    for item in cases
    where Self.isSame(text, item.about.name)
      || Self.isSame(text, ProtoNames.value(item, of: definition))
    {
      return item.number
    }
    let names = ["unspecified"] + cases.map(\.about.name)
    throw JSONError(
      "`\(definition.about.name)` has no case `\(text)`", at: offset,
      help: Suggestion.help(for: text, among: names)
        ?? "its cases are \(names.joined(separator: ", "))")
  }

  func littleEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    for _ in 0..<Value.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return bytes
  }
}
