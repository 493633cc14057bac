import DynamicCodec
import SchemaCompiler

/// Random values of a type as JSON, within the limits of the schema.
struct RandomValues {
  let schema: Schema
  var random: SeededGenerator

  mutating func value(of id: DeclarationID) -> JSONNode {
    switch schema[id] {
    case .message(let definition): return object(definition.fields)
    case .structure(let definition): return object(definition.fields)
    case .union(let definition):
      let cases = definition.cases.filter { !$0.isRetired }
      guard let chosen = cases.randomElement(using: &random), !chance(8) else {
        return JSONNode(.object([]))
      }
      return JSONNode(.object([JSONMember(chosen.about.name, value(of: chosen.message))]))
    case .enumeration(let definition):
      let live = definition.cases.filter { !$0.isRetired }
      if chance(6) {
        let known = Set(live.map(\.number))
        let number = Int.random(in: 1...(definition.size == 1 ? 255 : 65_535), using: &random)
        if !known.contains(number) { return JSONNode(.number(String(number))) }
      }
      let name = chance(5) ? nil : live.randomElement(using: &random)?.about.name
      return JSONNode(.string(name ?? "unspecified"))
    case .service, .newtype: return JSONNode(.null)
    }
  }

  private mutating func object(_ fields: [FieldDefinition]) -> JSONNode {
    var members: [JSONMember] = []
    for field in fields where !field.isRetired && !chance(5) {
      if field.isOptional, chance(3) { continue }
      members.append(JSONMember(field.about.name, value(of: field.type)))
    }
    return JSONNode(.object(members.shuffled(using: &random)))
  }

  private mutating func value(of type: ValueType) -> JSONNode {
    switch type.kind {
    case .scalar(let scalar): return self.scalar(scalar)
    case .ascii(let size): return JSONNode(.string(text(max: size, ascii: true)))
    case .string(let max): return JSONNode(.string(text(max: max, ascii: false)))
    case .bytes(let max):
      // Base64 of three bytes is four of these digits.
      let groups = Int.random(in: 0...min(max / 3, 6), using: &random)
      let digits = (0..<groups * 4).map { _ in "Ab0+/z".randomElement(using: &random) ?? "A" }
      return JSONNode(.string(String(digits)))
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      return value(of: id)
    case .list(let element, let max):
      let count = Int.random(in: 0...min(max, 4), using: &random)
      return JSONNode(.array((0..<count).map { _ in value(of: element) }))
    case .map(let key, let value, let max, _):
      var members: [String: JSONNode] = [:]
      for _ in 0..<Int.random(in: 0...min(max, 4), using: &random) {
        members[keyText(key)] = self.value(of: value)
      }
      return JSONNode(.object(members.map { JSONMember($0.key, $0.value) }))
    }
  }

  private mutating func keyText(_ key: ValueType) -> String {
    switch value(of: key).value {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    default: ""
    }
  }

  private mutating func scalar(_ scalar: Scalar) -> JSONNode {
    switch scalar {
    case .bool: return JSONNode(.bool(Bool.random(using: &random)))
    case .u8: return JSONNode(.number(String(UInt8.random(in: 0 ... .max, using: &random))))
    case .u16: return JSONNode(.number(String(UInt16.random(in: 0 ... .max, using: &random))))
    case .u32: return JSONNode(.number(String(UInt32.random(in: 0 ... .max, using: &random))))
    case .i32: return JSONNode(.number(String(Int32.random(in: .min ... .max, using: &random))))
    case .u64, .id: return JSONNode(.string(String(bits())))
    case .i64: return JSONNode(.string(String(Int64(bitPattern: bits()))))
    case .f64:
      let value = Double(bitPattern: bits())
      return value.isFinite ? JSONNode(.number(value.description)) : JSONNode(.string("NaN"))
    case .timestamp:
      if chance(4) { return JSONNode(.string("\(Int64(bitPattern: bits()))us")) }
      let year = Int.random(in: 1000...9999, using: &random)
      let micros = Int.random(in: 100_000...999_999, using: &random)
      return JSONNode(.string("\(year)-02-28T23:59:01.\(micros)Z"))
    case .duration:
      if chance(4) { return JSONNode(.string("\(Int64(bitPattern: bits()))us")) }
      let seconds = Int64.random(in: -315_000_000_000...315_000_000_000, using: &random)
      return JSONNode(.string("\(seconds).25s"))
    case .uuid:
      let digits = (0..<32).map { _ in "0123456789abcdef".randomElement(using: &random) ?? "0" }
      let text = String(digits)
      var parts: [Substring] = []
      var rest = text[...]
      for length in [8, 4, 4, 4, 12] {
        parts.append(rest.prefix(length))
        rest = rest.dropFirst(length)
      }
      return JSONNode(.string(parts.joined(separator: "-")))
    }
  }

  private mutating func text(max: Int, ascii: Bool) -> String {
    let alphabet = ascii ? "AZaz09-_" : "ab \"\\/\n\u{1}é€🙂水"
    var text = ""
    for _ in 0..<Int.random(in: 0...min(max, 40), using: &random) {
      let next = alphabet.randomElement(using: &random) ?? "a"
      if text.utf8.count + next.utf8.count > max { break }
      text.append(next)
    }
    return text
  }

  private mutating func bits() -> UInt64 {
    chance(4) ? UInt64.random(in: 0...9, using: &random) : random.next()
  }

  private mutating func chance(_ oneIn: Int) -> Bool {
    Int.random(in: 0..<oneIn, using: &random) == 0
  }
}
