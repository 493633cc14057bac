import DynamicCodec
import Foundation
import WireCodec

/// A value as text, once from a generated value's members by reflection and once from the JSON that
/// decoding makes with all defaults: equal when names and values are. Shares no code with the
/// codec.
enum Reflected {
  /// A text of a JSON value with what mirrors of generated values do not show: fields of the shipped schemas that are
  /// `@secret`, all of them bytes.
  static func hidingSecrets(_ text: String) -> String {
    var text = text
    for field in ["device", "reference", "signature"] {
      text = text.replacing(try! Regex("([{,])\(field):'[^']*'")) {
        "\($0.output[1].substring ?? "")\(field):'secret'"
      }
    }
    return text
  }

  /// From a generated value.
  static func text(_ value: Any) -> String {
    switch value {
    case let it as UUIDBytes: return "\(it)"
    case let it as Bool: return String(it)
    case let it as Double: return it.isNaN ? "NaN" : String(it.bitPattern)
    case let it as Identifier: return String(it.rawValue)
    case let it as any TypedIdentifier: return String(it.rawValue)
    case let it as Timestamp: return String(it.microseconds)
    case let it as TimeSpan: return String(it.microseconds)
    case let it as String: return string(it)
    case let it as any FixedWidthInteger: return String(describing: it)
    case let it as any TextConvertible: return string(it.plainText)
    case let it as any EntryList:
      return "{" + it.pairs.map { "\(key($0.0)):\(text($0.1))" }.joined(separator: ",") + "}"
    case let it as any WireUnion: return union(it)
    default: break
    }
    if type(of: value) == [UInt8].self, let bytes = value as? [UInt8] {
      return string(Data(bytes).base64EncodedString())
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { text($0.value) } ?? "absent"
    case .collection:
      return "[" + mirror.children.map { text($0.value) }.joined(separator: ",") + "]"
    case .enum: return enumeration(value, mirror)
    default:
      let members = mirror.children.compactMap { child -> String? in
        // A list of u8 has the type of bytes; the conformance schema has one of that name.
        let numbers = child.label == "tinies" ? child.value as? [UInt8] : nil
        let content = numbers.map { "\($0)".replacing(" ", with: "") } ?? text(child.value)
        return content == "absent" ? nil : "\(child.label ?? ""):\(content)"
      }
      return "{\(members.joined(separator: ","))}"
    }
  }

  private static func union(_ value: any WireUnion) -> String {
    if value.caseNumber == 0 { return "{}" }
    let child = Mirror(reflecting: value).children.first
    if child?.value is UInt32 { return "{#\(value.caseNumber):{}}" }
    return "{\(child?.label ?? ""):\(text(child?.value ?? ""))}"
  }

  private static func enumeration(_ value: Any, _ mirror: Mirror) -> String {
    if let child = mirror.children.first { return text(child.value) }
    return string("\(value)")
  }

  private static func key(_ value: Any) -> String {
    let plain = text(value)
    return plain.hasPrefix("'") ? String(plain.dropFirst().dropLast()) : plain
  }

  /// From JSON. Text that stands for a number becomes that number.
  static func text(_ node: JSONNode) -> String {
    switch node.value {
    case .null: return "null"
    case .bool(let flag): return String(flag)
    case .number(let number):
      if number.contains(where: { $0 == "." || $0 == "e" }), let value = Double(number) {
        return String(value.bitPattern)
      }
      return number
    case .string(let content): return string(content)
    case .array(let items): return "[" + items.map(text).joined(separator: ",") + "]"
    case .object(let members):
      return "{" + members.map { "\(key($0.name)):\(text($0.node))" }.joined(separator: ",") + "}"
    }
  }

  private static func string(_ content: String) -> String {
    if let number = Int64(content) { return String(number) }
    if let number = UInt64(content) { return String(number) }
    if content == "NaN" { return content }
    if content == "Infinity" { return String(Double.infinity.bitPattern) }
    if content == "-Infinity" { return String((-Double.infinity).bitPattern) }
    if UUIDBytes(content) != nil { return content }
    if let microseconds = instant(content) ?? length(content) { return String(microseconds) }
    return "'\(content)'"
  }

  private static func length(_ text: String) -> Int64? {
    if text.hasSuffix("us") { return Int64(text.dropLast(2)) }
    guard text.hasSuffix("s"), text.count > 1 else { return nil }
    return Decimal(string: String(text.dropLast())).flatMap {
      text.dropLast().allSatisfy { "-.0123456789".contains($0) }
        ? NSDecimalNumber(decimal: $0 * 1_000_000).int64Value : nil
    }
  }

  private static func instant(_ text: String) -> Int64? {
    guard text.hasSuffix("Z"), text.utf8.count >= 20, text.contains("T") else { return nil }
    let pieces = text.dropLast().split(separator: ".")
    let fields = pieces[0].split(whereSeparator: { "-T:".contains($0) }).compactMap { Int($0) }
    guard fields.count == 6 else { return nil }
    let fraction = pieces.count > 1 ? String(pieces[1]) : ""
    let micros = Int64(fraction.padding(toLength: 6, withPad: "0", startingAt: 0)) ?? 0
    // Foundation's calendars are Julian before 1582; RFC 3339 is Gregorian throughout.
    let past = fields[0] - 1
    let isLeap = fields[0] % 4 == 0 && (fields[0] % 100 != 0 || fields[0] % 400 == 0)
    let months = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let days =
      past * 365 + past / 4 - past / 100 + past / 400 - 719_162
      + months.prefix(fields[1] - 1).reduce(0, +) + fields[2] - 1
    let seconds = days * 86_400 + fields[3] * 3600 + fields[4] * 60 + fields[5]
    return Int64(seconds) * 1_000_000 + micros
  }
}

private protocol TextConvertible { var plainText: String { get } }
extension FixedText: TextConvertible { fileprivate var plainText: String { text } }

private protocol EntryList { var pairs: [(Any, Any)] { get } }
extension WireMap: EntryList {
  fileprivate var pairs: [(Any, Any)] { entries.map { ($0.key as Any, $0.value as Any) } }
}
