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
    /// The type has no such encoding.
    case unsupportedEncoding
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
