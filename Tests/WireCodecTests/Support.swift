import Foundation
import SchemaFixtures
import WireCodec

/// The message types of the conformance schema, by name.
let conformanceTypes: [String: any WireMessage.Type] = [
  "Nothing": Nothing.self, "Fixed": Fixed.self, "Optionals": Optionals.self, "Leaf": Leaf.self,
  "Label": Label.self, "Choice": Choice.self, "Variable": Variable.self, "Lists": Lists.self,
  "Maps": Maps.self, "Retired": Retired.self, "Version1": Version1.self, "Version2": Version2.self,
  "Version3": Version3.self, "Holder1": Holder1.self, "Holder3": Holder3.self,
  "Checked": Checked.self, "Part": Part.self, "Keywords": Keywords.self,
  "KeywordUnion": KeywordUnion.self,
]

/// One line of `Schemas/conformance/native.jsonl`.
struct Vector: Decodable, CustomStringConvertible {
  let type: String
  let what: String
  let hex: String
  let rejects: String?
  let path: String?
  /// The value as JSON text; of vectors this version also writes.
  var value: String?
  /// The value as JSON text; of vectors another version wrote.
  var reads: String?

  private enum CodingKeys: String, CodingKey { case type, what, hex, rejects, path }

  var description: String { "\(type), \(what)" }

  var bytes: [UInt8] { unhex(hex) }

  static func load() throws -> [Vector] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("Schemas/conformance/native.jsonl")
    let text = try String(contentsOf: url, encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      var vector = try JSONDecoder().decode(Vector.self, from: Data(line.utf8))
      vector.value = member("value", of: line)
      vector.reads = member("reads", of: line)
      return vector
    }
  }

  /// The text of the last member of the line's object, when it is called `name`.
  private static func member(_ name: String, of line: Substring) -> String? {
    guard let hex = line.range(of: "\"hex\":\""),
      let end = line[hex.upperBound...].firstIndex(of: "\"")
    else { return nil }
    let rest = line[line.index(after: end)...]
    let key = ",\"\(name)\":"
    return rest.hasPrefix(key) ? String(rest.dropFirst(key.count).dropLast()) : nil
  }
}

func unhex(_ text: String) -> [UInt8] {
  let digits = Array(text.utf8.filter { $0 != UInt8(ascii: " ") })
  return stride(from: 0, to: digits.count, by: 2).map { index in
    UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
  }
}

func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

// MARK: Values as JSON

protocol DumpedAsText { var dumpedText: String { get } }
extension FixedText: DumpedAsText { var dumpedText: String { text } }
extension UUIDBytes: DumpedAsText { var dumpedText: String { description } }
extension String: DumpedAsText { var dumpedText: String { self } }

protocol DumpedAsPairs { var dumpedPairs: [(Any, Any)] { get } }
extension WireMap: DumpedAsPairs {
  var dumpedPairs: [(Any, Any)] { entries.map { ($0.key as Any, $0.value as Any) } }
}

/// A value in the JSON of the vectors: fields in the order of the schema.
func dump(_ value: Any) -> String {
  switch value {
  case let it as any DumpedAsText: return quoted(it.dumpedText)
  case let it as Bool: return String(it)
  case let it as Double: return "{\"bits\":\"\(padded(it.bitPattern))\"}"
  case let it as Identifier: return String(it.rawValue)
  case let it as Timestamp: return String(it.microseconds)
  case let it as TimeSpan: return String(it.microseconds)
  case let it as Small: return String(it.rawValue)
  case let it as Wide: return String(it.rawValue)
  case let it as any FixedWidthInteger: return String(describing: it)
  case let it as any DumpedAsPairs:
    return list(it.dumpedPairs.map { "[\(dump($0.0)),\(dump($0.1))]" })
  case let it as any WireUnion:
    let payload = Mirror(reflecting: it).children.first?.value
    let content = payload.flatMap { $0 is UInt32 ? nil : dump($0) } ?? "null"
    return "{\"case\":\(it.caseNumber),\"value\":\(content)}"
  default: break
  }
  // A cast would take an empty list of anything for bytes.
  if type(of: value) == [UInt8].self, let bytes = value as? [UInt8] {
    return "{\"hex\":\"\(hex(bytes))\"}"
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional: return mirror.children.first.map { dump($0.value) } ?? "null"
  case .collection: return list(mirror.children.map { dump($0.value) })
  default:
    let members = mirror.children.map { "\(quoted($0.label ?? "")):\(dump($0.value))" }
    return "{\(members.joined(separator: ","))}"
  }
}

private func list(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }

private func padded(_ bits: UInt64) -> String {
  let digits = String(bits, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for unit in text.utf16 {
    switch unit {
    case 0x22: result += "\\\""
    case 0x5C: result += "\\\\"
    case 0x0A: result += "\\n"
    case 0x0D: result += "\\r"
    case 0x09: result += "\\t"
    case 0x08: result += "\\b"
    case 0x0C: result += "\\f"
    case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
    default:
      let digits = String(unit, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
  return result + "\""
}

/// A generator whose numbers follow from its seed alone.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
