/// What a type looks like in each encoding, as a number: two types with the same number are written
/// in the same bytes. Types of both versions share the numbers, and each is worked out once.
struct Signatures {
  struct Triple: Hashable {
    var native = 0
    var proto = 0
    var json = 0
  }

  private struct Side: Hashable {
    let isOld: Bool
    let id: DeclarationID
  }

  private let old: Schema
  private let new: Schema
  private var numbers: [String: Int] = [:]
  private var known: [Side: Triple] = [:]

  init(old: Schema, new: Schema) {
    self.old = old
    self.new = new
  }

  /// In which encodings an old and a new declaration are the same.
  mutating func agree(
    _ left: DeclarationID, _ right: DeclarationID
  ) -> (native: Bool, proto: Bool, json: Bool) {
    let a = triple(Side(isOld: true, id: left))
    let b = triple(Side(isOld: false, id: right))
    return (a.native == b.native, a.proto == b.proto, a.json == b.json)
  }

  private mutating func number(_ text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = numbers.count + 1
    return numbers.count
  }

  private mutating func triple(_ side: Side) -> Triple {
    if let triple = known[side] { return triple }
    let made = make(side)
    known[side] = made
    return made
  }

  private mutating func make(_ side: Side) -> Triple {
    let schema = side.isOld ? old : new
    switch schema[side.id] {
    case .structure(let it): return fields(it.fields, side, native: "struct")
    case .message(let it): return fields(it.fields, side, native: "message")
    case .enumeration(let it):
      let names =
        ["0=\(ProtoNames.zero(of: it))"]
        + it.cases.filter { !$0.isRetired }.map { "\($0.number)=\(ProtoNames.value($0, of: it))" }
      return Triple(
        native: number("u\(8 * it.size)"), proto: number("enum \(it.size)"),
        json: number("enum \(names)"))
    case .union(let it):
      var native = ""
      var proto = ""
      var json = ""
      for item in it.cases {
        let payload = triple(Side(isOld: side.isOld, id: item.message))
        native += "\(item.number):\(payload.native);"
        proto += "\(item.number):\(payload.proto);"
        json += "\(item.about.name):\(payload.json);"
      }
      return Triple(
        native: number("union " + native), proto: number("union " + proto),
        json: number("union " + json))
    case .service(let it): return Triple(native: number("service " + it.fullName))
    case .newtype: return type(ValueType(kind: .scalar(.id), constraints: []), side)
    }
  }

  private mutating func fields(
    _ fields: [FieldDefinition], _ side: Side, native kind: String
  ) -> Triple {
    var native = kind
    var proto = "message"
    var json = "object"
    for field in fields {
      let type = type(field.type, side)
      let mark = field.isOptional ? "?" : ""
      native += " \(field.isRetired ? "-" : "")\(type.native)\(mark)"
      if field.isRetired { continue }
      proto += " \(field.number):\(type.proto)\(mark)"
      json += " \(field.about.name):\(type.json)\(mark)"
    }
    return Triple(native: number(native), proto: number(proto), json: number(json))
  }

  private mutating func type(_ type: ValueType, _ side: Side) -> Triple {
    switch type.kind {
    case .scalar(let scalar):
      let native = scalar == .id ? "u64" : scalar.rawValue
      return Triple(
        native: number(native), proto: number(scalar.rawValue), json: number(scalar.rawValue))
    case .ascii(let size): return same("ascii \(size)")
    case .string(let max): return same("string \(max)")
    case .bytes(let max): return same("bytes \(max)")
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      return triple(Side(isOld: side.isOld, id: id))
    case .list(let element, let max):
      let inner = self.type(element, side)
      return Triple(
        native: number("[\(inner.native)]\(max)"), proto: number("[\(inner.proto)]\(max)"),
        json: number("[\(inner.json)]\(max)"))
    case .map(let key, let value, let max, _):
      let left = self.type(key, side)
      let right = self.type(value, side)
      return Triple(
        native: number("[\(left.native):\(right.native)]\(max)"),
        proto: number("[\(left.proto):\(right.proto)]\(max)"),
        json: number("[\(left.json):\(right.json)]\(max)"))
    }
  }

  private mutating func same(_ text: String) -> Triple {
    let number = number(text)
    return Triple(native: number, proto: number, json: number)
  }
}
