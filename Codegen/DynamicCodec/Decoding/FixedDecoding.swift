import JSONText
import SchemaCompiler
import WireCodec

// Values of a fixed size: what is in a slot.

extension Decoder {
  /// Bytes of a fixed type.
  func fixedSize(_ type: ValueType) -> Int {
    switch type.kind {
    case .scalar(let scalar): return scalar.size
    case .ascii(let size): return size
    case .enumeration(let id):
      if case .enumeration(let definition) = schema[id] { return definition.size }
      return 0
    case .structure(let id):
      if case .structure(let definition) = schema[id] { return definition.size }
      return 0
    case .string, .bytes, .message, .union, .list, .map: return 0
    }
  }

  /// The value in `bytes`, which are as many as the type has.
  func fixed(_ bytes: ArraySlice<UInt8>, _ type: ValueType) throws(DecodingFailure) -> JSONNode {
    switch type.kind {
    case .scalar(let scalar): return try self.scalar(bytes, scalar)
    case .ascii: return try ascii(bytes)
    case .enumeration(let id):
      guard case .enumeration(let definition) = schema[id] else { return JSONNode(.null) }
      return enumeration(Int(bits(bytes)), definition)
    case .structure(let id):
      guard case .structure(let definition) = schema[id] else { return JSONNode(.null) }
      return try structure(bytes, definition)
    case .string, .bytes, .message, .union, .list, .map: return JSONNode(.null)
    }
  }

  private func structure(
    _ bytes: ArraySlice<UInt8>, _ definition: StructDefinition
  ) throws(DecodingFailure) -> JSONNode {
    var members: [JSONMember] = []
    for field in definition.fields {
      guard let slot = field.slot else { continue }
      let content = bytes.dropFirst(slot.offset).prefix(slot.size)
      do throws(DecodingFailure) {
        let value = try fixed(content, field.type)
        if defaults || content.contains(where: { $0 != 0 }) {
          members.append(JSONMember(field.about.name, value))
        }
      } catch {
        throw error.inside(field.about.name)
      }
    }
    return JSONNode(.object(members))
  }

  private func scalar(
    _ bytes: ArraySlice<UInt8>, _ scalar: Scalar
  ) throws(DecodingFailure) -> JSONNode {
    let value = scalar == .uuid ? 0 : bits(bytes)
    let signed = Int64(bitPattern: value)
    switch scalar {
    case .bool:
      guard value <= 1 else { throw DecodingFailure(.invalidBool(UInt8(value))) }
      return JSONNode(.bool(value == 1))
    case .u8, .u16, .u32: return JSONNode(.number(String(value)))
    case .i32: return JSONNode(.number(String(Int32(truncatingIfNeeded: value))))
    case .u64, .id: return JSONNode(.string(String(value)))
    case .i64: return JSONNode(.string(String(signed)))
    case .f64: return JSONNode(double(Double(bitPattern: value)))
    case .timestamp: return JSONNode(.string(TimeText.timestamp(signed)))
    case .duration: return JSONNode(.string(TimeText.duration(signed)))
    case .uuid: return JSONNode(.string(UUIDBytes(Array(bytes))?.description ?? ""))
    }
  }

  private func double(_ value: Double) -> JSONNode.Value {
    if value.isNaN { return .string("NaN") }
    if value.isInfinite { return .string(value < 0 ? "-Infinity" : "Infinity") }
    return .number(value.description)
  }

  private func ascii(_ bytes: ArraySlice<UInt8>) throws(DecodingFailure) -> JSONNode {
    let text = bytes.prefix { $0 != 0 }
    guard text.allSatisfy({ $0 < 0x80 }), bytes.dropFirst(text.count).allSatisfy({ $0 == 0 })
    else { throw DecodingFailure(.invalidASCII) }
    return JSONNode(.string(String(decoding: text, as: UTF8.self)))
  }

  private func enumeration(_ number: Int, _ definition: EnumDefinition) -> JSONNode {
    if number == 0 { return JSONNode(.string("unspecified")) }
    let known = definition.cases.first { $0.number == number && !$0.isRetired }
    return JSONNode(known.map { .string($0.about.name) } ?? .number(String(number)))
  }

  /// At most eight bytes, little-endian.
  private func bits(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension Decoder {
  /// Passes over the retired variable field: an older writer may still send it.
  func skip(_ tail: inout ByteCursor, _ field: FieldDefinition) throws(DecodingFailure) {
    if tail.isAtEnd { return }
    switch field.type.kind {
    case .string, .bytes, .message:
      let length = try tail.takeVarint()
      if length == 0 { return try tail.checkEmptyIsNotLast() }
      var isPlusOne = field.isOptional
      if case .message = field.type.kind { isPlusOne = false }
      _ = try tail.take(isPlusOne ? length - 1 : length)
    case .union:
      let number = try tail.takeVarint()
      if number == 0 { return try tail.checkEmptyIsNotLast() }
      _ = try tail.take(try tail.takeVarint())
    case .list(let element, _): try skipList(&tail, element)
    case .map: try skipMessages(&tail)
    case .scalar, .ascii, .enumeration, .structure: break
    }
  }

  private func skipList(
    _ tail: inout ByteCursor, _ element: ValueType
  ) throws(DecodingFailure) {
    if case .message = element.kind { return try skipMessages(&tail) }
    guard let count = try tail.takeCount(max: .max) else { return }
    try tail.checkRoom(count, of: element.isFixed ? fixedSize(element) : 1)
    switch element.kind {
    case .string, .bytes:
      for _ in 0..<count { _ = try tail.take(try tail.takeVarint()) }
    case .union:
      for _ in 0..<count where try tail.takeVarint() != 0 {
        _ = try tail.take(try tail.takeVarint())
      }
    default: _ = try tail.take(count * fixedSize(element))
    }
  }

  private func skipMessages(_ tail: inout ByteCursor) throws(DecodingFailure) {
    guard let count = try tail.takeCount(max: .max) else { return }
    let stride = try tail.takeBlockLength()
    try tail.checkRoom(count, of: stride)
    _ = try tail.take(count * stride)
    _ = try tail.take(try tail.takeVarint())
  }
}
