/// Bytes that are not an encoding of the wanted message: the peer's fault, never ours.
public struct WireError: Error, Sendable {
  /// What is wrong with the bytes.
  public enum Reason: Sendable, Hashable {
    /// The bytes end inside a value.
    case truncated
    /// A varint is written in more bytes than it needs.
    case nonMinimalVarint
    /// A varint is above 2^32 - 1; no length, count or case is.
    case varintOverflow
    /// A bool is neither 0 nor 1.
    case invalidBool(UInt8)
    /// A string is not UTF-8.
    case invalidUTF8
    /// Fixed text has a byte above 127, or text after its padding.
    case invalidASCII
    /// A length or count is above the schema's limit.
    case overLimit(limit: Int, actual: Int)
    /// A count asks for more bytes than there are.
    case countExceedsBytes(count: Int)
    /// A map's keys are not strictly ascending.
    case unsortedMap
    /// A presence bit is set that belongs to no known field.
    case unknownPresence
    /// A slot whose presence bit is clear, is not zero.
    case nonzeroAbsent
    /// A shorter block ends inside a slot.
    case splitBlock(length: Int)
    /// A trailing empty field is written out, which the canonical form omits.
    case explicitEmpty
    /// Bytes follow where the value has to end.
    case trailingBytes(count: Int)
    /// The type has no such encoding: one written by hand, with fewer than the generated ones.
    case unsupportedEncoding
    /// A number is outside of its type: an enum's width, a date's years.
    case outOfRange
    /// Text is not the canonical form of a UUID.
    case invalidUUID
    /// A protobuf tag has field number 0 or more than 32 bits, or ends a group that was not begun.
    case invalidTag
    /// A protobuf tag has a wire type that does not exist.
    case invalidWireType(UInt8)
    /// The text is not JSON.
    case malformedJSON
    /// A JSON object has a member that the type does not have.
    case unknownField
    /// A JSON object has a member twice, a map a key twice, or a union two cases.
    case duplicateField
    /// A JSON value is of another type than the field.
    case wrongType
    /// JSON text is no instant, length of time, base64 or name of an enum's case.
    case invalidText
    /// Unknown values are inside one another too deeply.
    case depthExceeded(limit: Int)
  }

  /// One allocation, and only when decoding fails, so that a throwing decoder returns its error in
  /// a register.
  private final class Storage: Sendable {
    let reason: Reason
    let path: String
    init(_ reason: Reason, _ path: String) {
      self.reason = reason
      self.path = path
    }
  }

  private let storage: Storage

  private init(reason: Reason, path: String) {
    storage = Storage(reason, path)
  }

  /// An error that names no field yet.
  @inline(never)
  public init(_ reason: Reason) {
    self.init(reason: reason, path: "")
  }

  /// An error in `field`.
  @inline(never)
  public init(_ reason: Reason, field: StaticString) {
    self.init(reason: reason, path: field.description)
  }

  /// An error in the field that `path` names.
  @inline(never)
  init(_ reason: Reason, path: String) {
    self.init(reason: reason, path: path)
  }

  /// What is wrong.
  public var reason: Reason { storage.reason }

  /// The field, such as `pools[3].capacity`; empty when the message as a whole is wrong.
  public var path: String { storage.path }

  /// The same error seen from the message that holds the failed one in `field`.
  @inline(never)
  public func inside(_ field: StaticString) -> WireError {
    WireError(reason: reason, path: joined(field.description, path))
  }

  /// The same error seen from the message that holds the failed one at `index` of the list `field`.
  @inline(never)
  public func inside(_ field: StaticString, index: Int) -> WireError {
    WireError(reason: reason, path: joined("\(field)[\(index)]", path))
  }
}

/// `outer.inner`, or the one that is not empty.
func joined(_ outer: String, _ inner: String) -> String {
  if inner.isEmpty { return outer }
  if outer.isEmpty { return inner }
  return inner.first == "[" ? outer + inner : "\(outer).\(inner)"
}

extension WireError: CustomStringConvertible {
  public var description: String {
    path.isEmpty ? "\(reason)" : "\(path): \(reason)"
  }
}

extension WireError.Reason {
  /// The reason's stable name, the same in every implementation and in metrics.
  public var name: String {
    switch self {
    case .truncated: "truncated"
    case .nonMinimalVarint: "nonMinimalVarint"
    case .varintOverflow: "varintOverflow"
    case .invalidBool: "invalidBool"
    case .invalidUTF8: "invalidUTF8"
    case .invalidASCII: "invalidASCII"
    case .overLimit: "overLimit"
    case .countExceedsBytes: "countExceedsBytes"
    case .unsortedMap: "unsortedMap"
    case .unknownPresence: "unknownPresence"
    case .nonzeroAbsent: "nonzeroAbsent"
    case .splitBlock: "splitBlock"
    case .explicitEmpty: "explicitEmpty"
    case .trailingBytes: "trailingBytes"
    case .unsupportedEncoding: "unsupportedEncoding"
    case .outOfRange: "outOfRange"
    case .invalidUUID: "invalidUUID"
    case .invalidTag: "invalidTag"
    case .invalidWireType: "invalidWireType"
    case .malformedJSON: "malformedJSON"
    case .unknownField: "unknownField"
    case .duplicateField: "duplicateField"
    case .wrongType: "wrongType"
    case .invalidText: "invalidText"
    case .depthExceeded: "depthExceeded"
    }
  }
}

extension WireError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated: "the bytes end inside a value"
    case .nonMinimalVarint: "a varint is longer than it needs to be"
    case .varintOverflow: "a varint is above 4294967295"
    case .invalidBool(let byte): "a bool is \(byte), not 0 or 1"
    case .invalidUTF8: "a string is not valid UTF-8"
    case .invalidASCII: "fixed text is not ASCII padded with zeros"
    case .overLimit(let limit, let actual): "\(actual) is above the limit of \(limit)"
    case .countExceedsBytes(let count): "a count of \(count) asks for more bytes than there are"
    case .unsortedMap: "the keys of a map are not strictly ascending"
    case .unknownPresence: "a presence bit of no known field is set"
    case .nonzeroAbsent: "an absent field has a value"
    case .splitBlock(let length): "a block of \(length) bytes ends inside a slot"
    case .explicitEmpty: "a trailing empty field is not omitted"
    case .trailingBytes(let count): "\(count) bytes follow the end"
    case .unsupportedEncoding: "the type has no such encoding"
    case .outOfRange: "a number is out of the type's range"
    case .invalidUUID: "a text is not the canonical form of a UUID"
    case .invalidTag: "a tag is not one"
    case .invalidWireType(let type): "there is no wire type \(type)"
    case .malformedJSON: "the text is not JSON"
    case .unknownField: "there is no such field"
    case .duplicateField: "a field is there twice"
    case .wrongType: "the value is of another type"
    case .invalidText: "the text does not stand for a value"
    case .depthExceeded(let limit): "values are nested more than \(limit) deep"
    }
  }
}

/// A value that violates a constraint of its schema: reported to the caller as INVALID_ARGUMENT.
public struct ValidationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The field, such as `pools[3].capacity`.
  public let path: String

  /// What the schema asks for, such as `must be at least 1`.
  public let requirement: String

  /// - Parameters:
  ///   - path: the field, seen from the message that is validated.
  ///   - requirement: what the schema asks for.
  public init(path: String, requirement: String) {
    self.path = path
    self.requirement = requirement
  }

  /// The same error seen from the message that holds the failed one in `field`.
  public func inside(_ field: String) -> ValidationError {
    ValidationError(path: joined(field, path), requirement: requirement)
  }

  public var description: String { "\(path) \(requirement)" }
}
