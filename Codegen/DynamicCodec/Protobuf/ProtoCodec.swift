public import JSONText
import WireCodec

/// JSON ↔ protobuf encoding of the types of a schema that is known at run time only, by the proto3 JSON
/// mapping, the well-known types of `google.protobuf` included. Slow by comparison: for tools.
///
/// https://protobuf.dev/programming-guides/json/
public struct ProtoCodec: Sendable {
  /// Messages within messages. 64.
  public static let depthLimit = 64

  public let schema: ProtoSchema

  public init(_ schema: ProtoSchema) { self.schema = schema }

  /// The encoding of `json` as a message of type `name`.
  ///
  /// - Throws: `JSONError` at the first member that does not fit.
  public func encode(_ json: JSONNode, as name: String) throws(JSONError) -> [UInt8] {
    try ProtoEncoder(schema: schema).message(json, name, depth: 0)
  }

  /// A message of type `name` as JSON. Fields that the schema does not have are left out.
  ///
  /// - Parameter defaults: whether zeros and empty values are written out too.
  public func decode(
    _ bytes: [UInt8], as name: String, defaults: Bool = false
  ) throws(ProtoFailure) -> JSONNode {
    try ProtoDecoder(schema: schema, defaults: defaults).message(bytes[...], name, depth: 0)
  }
}

/// Types of `google.protobuf` that have a JSON of their own.
enum WellKnown: String {
  case any = "google.protobuf.Any"
  case timestamp = "google.protobuf.Timestamp"
  case duration = "google.protobuf.Duration"
  case fieldMask = "google.protobuf.FieldMask"
  case structure = "google.protobuf.Struct"
  case value = "google.protobuf.Value"
  case list = "google.protobuf.ListValue"

  static let nullValue = "google.protobuf.NullValue"

  /// A message around one value, which JSON has without the message.
  static func isWrapper(_ name: String) -> Bool {
    let wrapped = [
      "Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes",
    ]
    return wrapped.contains { name == "google.protobuf.\($0)Value" }
  }
}

/// Seconds and nanoseconds as JSON has them.
enum NanosecondText {
  /// RFC 3339, to the nanosecond; nil when it is no instant from year 1 to 9999.
  static func timestamp(_ text: String) -> (seconds: Int64, nanoseconds: Int32)? {
    guard let dot = text.firstIndex(of: ".") else { return seconds(text).map { ($0, 0) } }
    let after = text[text.index(after: dot)...]
    let digits = after.prefix { $0.isASCII && $0.isNumber }
    guard let nanoseconds = fraction(digits),
      let whole = seconds(String(text[..<dot]) + String(after.dropFirst(digits.count)))
    else { return nil }
    return (whole, nanoseconds)
  }

  /// Seconds of an instant without a fraction, as generated code reads it.
  private static func seconds(_ text: String) -> Int64? {
    let instant = try? JSONScalars.read(Timestamp.self, JSONNode(.string(text)).token)
    return instant.map { $0.microseconds / TimeText.microsecondsPerSecond }
  }

  static func timestamp(seconds: Int64, nanoseconds: Int32) -> String? {
    guard seconds >= -62_135_596_800, seconds < 253_402_300_800,
      (0..<1_000_000_000).contains(nanoseconds)
    else { return nil }
    let whole = TimeText.timestamp(seconds * TimeText.microsecondsPerSecond)
    return String(whole.dropLast()) + decimals(nanoseconds) + "Z"
  }

  /// `1.5s`; nil when it is no length of time of at most 10,000 years.
  static func duration(_ text: String) -> (seconds: Int64, nanoseconds: Int32)? {
    guard text.hasSuffix("s") else { return nil }
    var body = text.dropLast()
    let isNegative = body.first == "-"
    if isNegative { body = body.dropFirst() }
    let parts = body.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, parts.count <= 2,
      first.allSatisfy({ $0.isASCII && $0.isNumber }), let seconds = Int64(first),
      seconds <= 315_576_000_000
    else { return nil }
    var nanoseconds: Int32 = 0
    if parts.count == 2 {
      guard let value = fraction(parts[1]) else { return nil }
      nanoseconds = value
    }
    return isNegative ? (-seconds, -nanoseconds) : (seconds, nanoseconds)
  }

  static func duration(seconds: Int64, nanoseconds: Int32) -> String? {
    guard seconds.magnitude <= 315_576_000_000, nanoseconds.magnitude < 1_000_000_000,
      seconds == 0 || nanoseconds == 0 || (seconds < 0) == (nanoseconds < 0)
    else { return nil }
    let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
    return sign + "\(seconds.magnitude)" + decimals(Int32(nanoseconds.magnitude)) + "s"
  }

  private static func fraction(_ digits: Substring) -> Int32? {
    guard (1...9).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int32(digits + String(repeating: "0", count: 9 - digits.count))
  }

  /// Nothing, or three, six or nine digits.
  private static func decimals(_ nanoseconds: Int32) -> String {
    guard nanoseconds != 0 else { return "" }
    let text = String(nanoseconds)
    var digits = String(repeating: "0", count: 9 - text.count) + text
    while digits.hasSuffix("000") { digits.removeLast(3) }
    return "." + digits
  }
}
