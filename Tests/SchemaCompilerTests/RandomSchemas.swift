/// Schemas that are correct, with everything the language has in any combination.
struct RandomSchemas {
  private var state: UInt64
  /// Names of what was declared so far, by what it can be used for.
  private var enums: [String] = []
  private var structs: [String] = []
  private var messages: [String] = []
  private var unions: [String] = []
  private var newtypes: [String] = []
  /// Numbers of the log so far, over all files.
  private var logged: Int

  private let seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
    // A range of its own: a number is one in all files that are compiled together.
    logged = Int(seed % 300) * 200
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func chance(_ one: Int) -> Bool { below(one) == 0 }

  private mutating func pick(_ items: [String]) -> String { items[below(items.count)] }

  private static let words = [
    "case", "open", "urlOf", "aB", "x1", "isIt", "theURLText", "message", "oneof", "reserved",
    "stream", "google", "item2Go", "max", "string", "package", "value", "key", "extend", "rpc",
  ]

  private mutating func trailer() -> String {
    switch below(6) {
    case 0: " @deprecated"
    case 1: " @deprecated(\"say \\\"no\\\" \\\\ to it\")"
    case 2: " /// What it is; \"quoted\", and */ as well."
    default: ""
    }
  }

  private mutating func scalar() -> String {
    pick(Scalars.names + enums + structs + newtypes + ["ascii[\(below(20) + 1)]"])
  }

  private mutating func element() -> String {
    let variable = ["string", "string(min: 1, max: 9)", "bytes(len: 3)"] + messages + unions
    return chance(2) ? scalar() : pick(variable)
  }

  private mutating func type() -> String {
    switch below(8) {
    case 0: return "[\(element())](max: \(below(9) + 1))"
    case 1:
      let key = pick(
        ["string", "u8", "u16", "u32", "u64", "i32", "i64", "id", "uuid", "bool"] + newtypes)
      return "[\(key): \(element())]"
    case 2: return scalar() + "?"
    case 3: return pick(messages + ["string(max: 7)", "bytes"]) + "?"
    default: return element()
    }
  }

  /// Names that are unlike each other in `.proto`, too.
  private mutating func names(_ count: Int) -> [String] {
    var free = Self.words
    return (0..<count).map { _ in free.remove(at: below(free.count)) }
  }

  /// The text of one file.
  mutating func file(package: String, prefix: String) -> String {
    var text = "/// A schema by chance.\npackage \(package)\n"
    for index in 0..<below(12) + 4 {
      let name = "\(prefix)\(["Thing", "X", "HTTPCall"][index % 3])\(index)"
      text += "\n" + (chance(3) ? "/// Of \(name).\n" : "") + (chance(9) ? "@deprecated\n" : "")
      switch below(6) {
      case 5: text += newtype(name)
      case 0: text += enumeration(name)
      case 1: text += structure(name)
      case 2 where !messages.isEmpty: text += union(name)
      case 3 where !messages.isEmpty: text += service(name)
      default: text += message(name)
      }
    }
    return text
  }

  private mutating func enumeration(_ name: String) -> String {
    var text = "enum \(name) {\n"
    for (index, item) in names(below(8) + 1).enumerated() {
      text += "  \(chance(4) ? "retired " : "")\(item) = \(index + 1)\(trailer())\n"
    }
    enums.append(name)
    return text + "}\n"
  }

  private mutating func newtype(_ name: String) -> String {
    // Letters that no other one has: a prefix is one in all files that are compiled together.
    var letters: [UInt8] = []
    for var rest in [seed, UInt64(newtypes.count)] {
      for _ in 0..<4 {
        letters.append(UInt8(97 + rest % 26))
        rest /= 26
      }
    }
    newtypes.append(name)
    let prefix = String(decoding: letters, as: UTF8.self)
    let end = trailer()
    // It may be deprecated in front of it.
    return "newtype \(name) = id @prefix(\"\(prefix)\")\(end.contains("@") ? "" : end)\n"
  }

  private mutating func structure(_ name: String) -> String {
    var text = "struct \(name) {\n"
    for item in names(below(5) + 1) { text += "  \(item) \(scalar())\(trailer())\n" }
    structs.append(name)
    return text + "}\n"
  }

  private mutating func message(_ name: String) -> String {
    var text = "message \(name) {\n"
    for (index, item) in names(below(12)).enumerated() {
      text += "  \(index + 1) \(chance(4) ? "retired " : "")\(item) \(type())\(trailer())\n"
    }
    messages.append(name)
    return text + "}\n"
  }

  private mutating func union(_ name: String) -> String {
    var text = "union \(name) {\n"
    for (index, item) in names(below(6) + 1).enumerated() {
      let retired = chance(4) ? "retired " : ""
      text += "  \(index + 1) \(retired)\(item) \(pick(messages))\(trailer())\n"
    }
    unions.append(name)
    return text + "}\n"
  }

  private mutating func service(_ name: String) -> String {
    var text = "service \(name) {\n"
    for item in names(below(4) + 1) {
      let request = chance(5) ? "" : (chance(3) ? "stream " : "") + pick(messages + unions)
      let response = chance(5) ? "()" : (chance(3) ? "stream " : "") + pick(messages + unions)
      let again = !request.hasPrefix("stream") && chance(3) ? " @idempotent" : ""
      let isUnary = !request.hasPrefix("stream") && !response.hasPrefix("stream")
      var log = ""
      if isUnary, chance(2) {
        logged += below(3) + 1
        log = " @logged(\(logged))"
      }
      let retired = log.isEmpty || !chance(4) ? "" : "retired "
      text += "  \(retired)\(item) (\(request)) -> \(response)\(again)\(log)\(trailer())\n"
    }
    return text + "}\n"
  }

  private enum Scalars {
    static let names = [
      "bool", "u8", "u16", "u32", "u64", "i32", "i64", "id", "f64", "timestamp", "duration", "uuid",
    ]
  }
}
