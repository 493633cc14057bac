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
  "KeywordUnion": KeywordUnion.self, "MoreMaps": MoreMaps.self, "MoreLists": MoreLists.self,
  "Group": Group.self, "Inner": Inner.self, "MoreOptionals": MoreOptionals.self,
  "LongNames": LongNames.self, "LongChoice": LongChoice.self,
  "ForeignKeywords": ForeignKeywords.self,
  "Typed": Typed.self, "TypedChecked": TypedChecked.self, "TypedChoice": TypedChoice.self,
]

/// One line of `Schemas/conformance/conformance.jsonl`; its README describes the forms.
struct Vector: Decodable, CustomStringConvertible {
  let type: String
  let what: String
  /// The encoding of `bytes` or `text`; none when the line is a value in all of them.
  let encoding: String?
  let options: [String]?
  /// The canonical forms of the value, the first two in hex; none when it is refused.
  let native: String?
  let proto: String?
  let json: String?
  /// Encodings that write the value and read another one.
  let lossy: [String]?
  let rejects: String?
  let path: String?
  /// The value as JSON text, in the form of `dump`; of lines in all encodings.
  var value: String?
  /// What is read of `source`, as JSON text; of lines in one encoding.
  var reads: String?
  private let bytes: String?
  private let text: String?

  private enum CodingKeys: String, CodingKey {
    case type, what, encoding, options, native, proto, json, lossy, rejects, path, bytes, text
  }

  var description: String { "\(type), \(what)" }

  /// The bytes of a line in one encoding.
  var source: [UInt8] { text.map { Array($0.utf8) } ?? unhex(bytes ?? "") }

  /// What the native decoder gets of the line, if it is about that at all.
  var nativeBytes: [UInt8]? {
    value != nil ? unhex(native ?? "") : encoding == "native" ? source : nil
  }

  static func load() throws -> [Vector] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("Schemas/conformance/conformance.jsonl")
    let text = try String(contentsOf: url, encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      var vector = try JSONDecoder().decode(Vector.self, from: Data(line.utf8))
      vector.value = member("value", of: line)
      vector.reads = vector.value == nil ? member("reads", of: line) : nil
      return vector
    }
  }

  /// The text of the last member of the line's object, when it is called `name`. Quotes in texts
  /// are escaped, and what comes before the last member are texts.
  private static func member(_ name: String, of line: Substring) -> String? {
    guard let key = line.range(of: ",\"\(name)\":") else { return nil }
    guard line.range(of: ",\"rejects\":") == nil else { return nil }
    let earlier = name == "value" ? line.range(of: ",\"reads\":") : nil
    if let earlier, earlier.lowerBound < key.lowerBound { return nil }
    return String(line[key.upperBound...].dropLast())
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
  case let it as any TypedIdentifier: return String(it.rawValue)
  case let it as Timestamp: return String(it.microseconds)
  case let it as TimeSpan: return String(it.microseconds)
  case let it as Small: return String(it.rawValue)
  case let it as Wide: return String(it.rawValue)
  case let it as LongKind: return String(it.rawValue)
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
    let members = mirror.children.map { child in
      // A list of u8 has the type of bytes; the conformance schema has one of that name.
      let numbers = child.label == "tinies" ? child.value as? [UInt8] : nil
      let content = numbers.map { list($0.map(String.init)) } ?? dump(child.value)
      return "\(quoted(child.label ?? "")):\(content)"
    }
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
