/// A 64-bit identity of one kind, so that a hold's cannot be passed where a drop's is wanted. A `newtype`
/// in schemas, of which generated code makes a struct.
///
/// Every encoding is that of ``Identifier``. The text form has the kind in front, `hold_3w00`; it is for
/// people, and no encoding has it.
public protocol TypedIdentifier: WireFixed, JSONKey, ProtoValue, Hashable, Comparable,
  RawRepresentable, ExpressibleByIntegerLiteral, LosslessStringConvertible
where RawValue == UInt64, IntegerLiteralType == UInt64 {
  /// What the text form begins with, in front of `_`: letters from a to z.
  static var prefix: String { get }

  /// The identity's bits; 0 is "none".
  var rawValue: UInt64 { get set }

  /// - Parameter rawValue: the identity's bits.
  init(rawValue: UInt64)
}

/// Why a text is no id of a kind, and how one is written.
public struct IdentifierTextError: Error, Hashable, CustomStringConvertible {
  /// What is wrong: `drop_3w00 is the id of a drop, not of a hold`.
  public let reason: String
  /// How it is written: `write a number, or hold_ and its digits, such as hold_3w00`.
  public let help: String

  public var description: String { "\(reason); \(help)" }
}

extension TypedIdentifier {
  /// The identity 0, "none".
  @inlinable
  public init() { self.init(rawValue: 0) }

  /// The identity of a plain id, which is said to be one of this kind.
  @inlinable
  public init(_ identifier: Identifier) { self.init(rawValue: identifier.rawValue) }

  @inlinable
  public init(integerLiteral value: UInt64) { self.init(rawValue: value) }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  // MARK: Text

  /// The text form, `hold_3w00`; `init(_:)` reads it back.
  public var description: String { IdentifierText.text(rawValue, prefix: Self.prefix) }

  /// Reads the text form; nil for what is none, or none of this kind.
  public init?(_ description: String) {
    guard case .number(let number) = IdentifierText.read(description, prefix: Self.prefix) else {
      return nil
    }
    self.init(rawValue: number)
  }

  /// Reads the text form.
  ///
  /// - Throws: ``IdentifierTextError`` for what is none, or none of this kind, with the right form.
  public init(text: some StringProtocol) throws(IdentifierTextError) {
    switch IdentifierText.read(text, prefix: Self.prefix) {
    case .number(let number): self.init(rawValue: number)
    case .refused(let reason, let help): throw IdentifierTextError(reason: reason, help: help)
    }
  }
}

extension Identifier {
  /// The plain id of one of a kind.
  @inlinable
  public init(_ identifier: some TypedIdentifier) { self.init(rawValue: identifier.rawValue) }
}

// MARK: Encodings, which are those of `Identifier`

extension TypedIdentifier {
  @inlinable public static var wireSize: Int { 8 }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) {
    self.init(rawValue: UInt64(block: block, at: offset))
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    rawValue.store(into: &block, at: offset)
  }

  @inlinable public static var protoWireType: UInt32 { 1 }
  @inlinable public var isProtoDefault: Bool { rawValue == 0 }
  @inlinable public var protoValueSize: Int { 8 }

  @inlinable
  public func appendProtoValue(to output: inout WireBuffer) {
    output.append(littleEndian: rawValue)
  }

  @inlinable
  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    rawValue = try reader.readFixed64()
  }

  public static var isQuotedInJSON: Bool { true }
  public func encodeJSON(into output: inout WireBuffer) { rawValue.encodeJSON(into: &output) }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    try rawValue.readJSON(from: &reader, max: max)
  }
}
