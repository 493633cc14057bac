// How the schema's types are spelled in Swift.

extension Schema {
  /// The Swift type of a field, with `?`.
  func swiftType(_ field: FieldDefinition) -> String {
    swiftType(field.type) + (field.isOptional ? "?" : "")
  }

  func swiftType(_ type: ValueType) -> String {
    if let newtype = type.newtype { return self[newtype].about.name }
    return switch type.kind {
    case .scalar(let scalar): scalar.swiftType
    case .ascii(let size): "FixedText<\(size)>"
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      self[id].about.name
    case .string: "String"
    case .bytes: "[UInt8]"
    case .list(let element, _): "[\(swiftType(element))]"
    case .map(_, _, _, let entry): "WireMap<\(self[entry].about.name)>"
    }
  }

  /// What a field holds that was not set.
  func swiftDefault(_ field: FieldDefinition) -> String {
    if field.isOptional { return "nil" }
    switch field.type.kind {
    case .scalar(.bool): return "false"
    case .scalar(.id), .scalar(.timestamp), .scalar(.duration), .scalar(.uuid), .ascii, .structure,
      .message, .map:
      return swiftType(field.type) + "()"
    case .scalar: return "0"
    case .enumeration, .union: return ".unspecified"
    case .string: return "\"\""
    case .bytes, .list: return "[]"
    }
  }

  /// True when reading the fixed type can fail.
  func readingFails(_ type: ValueType) -> Bool {
    switch type.kind {
    case .scalar(.bool), .ascii: true
    case .structure(let id):
      if case .structure(let definition) = self[id] {
        definition.fields.contains { readingFails($0.type) }
      } else {
        false
      }
    case .scalar, .enumeration: false
    case .string, .bytes, .message, .union, .list, .map: true
    }
  }

  /// An expression that reads the fixed field from `block`.
  func swiftLoad(_ field: FieldDefinition, at offset: String) -> String {
    let name = SwiftNames.literal(field.about.name)
    if let presence = field.slot?.presence {
      let bit = "presence\(presence.offset) & \(hexadecimal(presence.mask)) != 0"
      return "try block.loadOptional(at: \(offset), if: \(bit), field: \(name))"
    }
    if readingFails(field.type) { return "try block.load(at: \(offset), field: \(name))" }
    return "\(swiftType(field.type))(block: block, at: \(offset))"
  }

  /// An expression that reads the variable field from `tail`.
  func swiftRead(_ field: FieldDefinition) -> String {
    let name = "field: \(SwiftNames.literal(field.about.name))"
    let optional = field.isOptional ? "Optional" : ""
    switch field.type.kind {
    case .string(let max): return "try tail.read\(optional)String(max: \(max), \(name))"
    case .bytes(let max): return "try tail.read\(optional)Bytes(max: \(max), \(name))"
    case .message: return "try tail.read\(optional)Nested(\(name))"
    case .union: return "try tail.readUnion(\(name))"
    case .map(_, _, let max, _): return "try tail.readMap(max: \(max), \(name))"
    case .list(let element, let max):
      switch element.kind {
      case .string(let elementMax):
        return "try tail.readStrings(max: \(max), elementMax: \(elementMax), \(name))"
      case .bytes(let elementMax):
        return "try tail.readByteStrings(max: \(max), elementMax: \(elementMax), \(name))"
      case .message: return "try tail.readMessages(max: \(max), \(name))"
      case .union: return "try tail.readUnions(max: \(max), \(name))"
      default: return "try tail.readList(max: \(max), \(name))"
      }
    case .scalar, .ascii, .enumeration, .structure: return ""
    }
  }

  /// A statement that passes over the retired variable field in `tail`.
  func swiftSkip(_ field: FieldDefinition) -> String {
    let name = "field: \(SwiftNames.literal(field.about.name))"
    switch field.type.kind {
    case .string, .bytes:
      return "try tail.skipDelimited(\(field.isOptional ? "plusOne: true, " : "")\(name))"
    case .message: return "try tail.skipDelimited(\(name))"
    case .union: return "try tail.skipUnion(\(name))"
    case .map: return "try tail.skipMessages(\(name))"
    case .list(let element, _):
      switch element.kind {
      case .string, .bytes: return "try tail.skipDelimitedList(\(name))"
      case .message: return "try tail.skipMessages(\(name))"
      case .union: return "try tail.skipUnions(\(name))"
      default: return "try tail.skipList(elementSize: \(fixedSize(element)), \(name))"
      }
    case .scalar, .ascii, .enumeration, .structure: return ""
    }
  }

  /// The `WireWriter` method that appends the variable field.
  func swiftAppend(_ field: FieldDefinition) -> String {
    let value = "self.\(SwiftNames.member(field.about.name))"
    let optional = field.isOptional ? "Optional" : ""
    switch field.type.kind {
    case .string: return "try writer.append\(optional)String(\(value))"
    case .bytes: return "try writer.append\(optional)Bytes(\(value))"
    case .message: return "try writer.append\(optional)Nested(\(value))"
    case .union: return "try \(value).write(to: &writer)"
    case .map: return "try writer.appendMap(\(value))"
    case .list(let element, _):
      switch element.kind {
      case .string: return "try writer.appendStrings(\(value))"
      case .bytes: return "try writer.appendByteStrings(\(value))"
      case .message: return "try writer.appendMessages(\(value))"
      case .union: return "try writer.appendUnions(\(value))"
      default: return "try writer.appendList(\(value))"
      }
    case .scalar, .ascii, .enumeration, .structure: return ""
    }
  }

  /// The expression of the variable field's size.
  func swiftSize(_ field: FieldDefinition) -> String {
    let value = "self.\(SwiftNames.member(field.about.name))"
    if case .union = field.type.kind { return "\(value).encodedSize" }
    return "WireBuffer.size(\(value))"
  }

  /// The condition under which the variable field is not empty; nil when it never is.
  func swiftIsPresent(_ field: FieldDefinition) -> String? {
    let value = "self.\(SwiftNames.member(field.about.name))"
    if field.isOptional { return "\(value) != nil" }
    switch field.type.kind {
    case .message: return nil
    case .union: return "\(value).caseNumber != 0"
    default: return "!\(value).isEmpty"
    }
  }
}

extension Scalar {
  var swiftType: String {
    switch self {
    case .bool: "Bool"
    case .u8: "UInt8"
    case .u16: "UInt16"
    case .u32: "UInt32"
    case .u64: "UInt64"
    case .i32: "Int32"
    case .i64: "Int64"
    case .id: "Identifier"
    case .f64: "Double"
    case .timestamp: "Timestamp"
    case .duration: "TimeSpan"
    case .uuid: "UUIDBytes"
    }
  }
}

func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}
