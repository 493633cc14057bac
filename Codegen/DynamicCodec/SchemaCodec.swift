// Errors and values of the codec are JSON: who imports it sees both.
@_exported public import JSONText
public import SchemaCompiler
import WireCodec

/// JSON ↔ native encoding of the types of a schema that is only known at run time.
///
/// The JSON is that of proto3: lowerCamel names, 64-bit integers and ids as strings (numbers are
/// read too), RFC 3339 instants, durations as `1.500s`, bytes as base64, enum cases by name, unions
/// as an object with one member. What is read is checked as strictly as generated code does it, and
/// a value has the same bytes as from generated code. Slow by comparison: for tools.
public struct SchemaCodec: Sendable {
  /// What a text is in the place of an id.
  public enum IdentifierText: Sendable, Equatable {
    /// Nothing of its own: decimal digits, or what is refused like those.
    case number
    /// An id of the right kind.
    case id(UInt64)
    /// None for this field: why, and how one is written.
    case refused(String, help: String)
  }

  /// The types.
  public let schema: Schema
  /// Reads other text forms of plain ids than decimal digits, such as `hold_3w00`; those of a newtype are
  /// read by its prefix.
  let readIdentifier: @Sendable (String, String) -> IdentifierText

  /// - Parameters:
  ///   - schema: the types.
  ///   - readIdentifier: what the text of a plain id is, and of which field.
  public init(
    schema: Schema,
    readIdentifier: @escaping @Sendable (String, String) -> IdentifierText = { _, _ in .number }
  ) {
    self.schema = schema
    self.readIdentifier = readIdentifier
  }

  /// The native encoding of `json` as a value of `type`.
  ///
  /// Checks what the encoding itself demands: types and limits. Constraints (`min`, `nonzero`) are
  /// the receiver's to check, so that its answer can be seen.
  ///
  /// - Parameters:
  ///   - json: an object.
  ///   - type: a message or a union; nil for the empty message.
  /// - Throws: `JSONError` at the first member that does not fit.
  public func encode(_ json: JSONNode, as type: DeclarationID?) throws(JSONError) -> [UInt8] {
    let encoder = Encoder(schema: schema, readIdentifier: readIdentifier)
    guard let type else {
      try encoder.checkEmpty(json)
      return [0, 0]
    }
    switch schema[type] {
    case .message(let message): return try encoder.message(json, message).bytes
    case .union(let union): return try encoder.union(json, union)
    case .structure, .enumeration, .service, .newtype:
      throw JSONError("`\(schema[type].about.name)` is no message and no union", at: json.offset)
    }
  }

  /// The value of `type` that takes up all of `bytes`, as JSON.
  ///
  /// - Parameters:
  ///   - bytes: a native encoding.
  ///   - type: a message or a union; nil for the empty message.
  ///   - defaults: whether zeros and empty values are written out too. Absent ones never are.
  /// - Throws: `DecodingFailure` for bytes that generated code would not accept either.
  public func decode(
    _ bytes: [UInt8], as type: DeclarationID?, defaults: Bool = false
  ) throws(DecodingFailure) -> JSONNode {
    let decoder = Decoder(schema: schema, defaults: defaults)
    var cursor = ByteCursor(bytes[...])
    guard let type else {
      _ = try cursor.takeBlock()
      return JSONNode(.object([]))
    }
    switch schema[type] {
    case .message(let message): return try decoder.message(&cursor, message)
    case .union(let union):
      let value = try decoder.union(&cursor, union)
      guard cursor.isAtEnd else {
        throw DecodingFailure(.trailingBytes(count: cursor.remaining))
      }
      return value
    case .structure, .enumeration, .service, .newtype: throw DecodingFailure(.truncated)
    }
  }
}
