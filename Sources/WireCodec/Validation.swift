/// A value whose schema states constraints or limits.
public protocol Validatable {
  /// Checks constraints (`min`, `max`, `len`, `nonzero`) and limits.
  ///
  /// - Throws: `ValidationError` with the path of the first field that violates one.
  func validate() throws(ValidationError)
}

extension Validatable {
  /// Without constraints every value is valid.
  @inlinable
  public func validate() throws(ValidationError) {}
}

/// A generated struct: frozen, of fixed size, stored inline.
public protocol WireStruct: WireFixed, Validatable, ProtoMessage, JSONObject {}

/// A generated enum: open, `unspecified` is 0, and unknown numbers are kept.
public protocol WireEnum: WireFixed, ProtoVarint, JSONValue {
  associatedtype RawValue: FixedWidthInteger & UnsignedInteger & Sendable

  /// The value that stands for `rawValue` on the wire.
  init(rawValue: RawValue)

  /// The number on the wire.
  var rawValue: RawValue { get }

  /// The names of the cases, as the exported `.proto` has them.
  static var jsonNames: JSONEnumNames { get }
}

extension WireEnum {
  /// `unspecified`.
  @inlinable
  public init() { self.init(rawValue: 0) }
}

/// What generated `validate` methods are made of.
public enum Validation {
  /// Throws unless `holds`; the path and the requirement are only made when it does not.
  @inlinable
  public static func require(
    _ holds: Bool, _ path: @autoclosure () -> String, _ requirement: @autoclosure () -> String
  ) throws(ValidationError) {
    if !holds { throw ValidationError(path: path(), requirement: requirement()) }
  }

  /// Validates the value of `field`.
  @inlinable
  public static func check<T: Validatable>(
    _ value: T, _ field: @autoclosure () -> String
  ) throws(ValidationError) {
    do throws(ValidationError) {
      try value.validate()
    } catch {
      throw error.inside(field())
    }
  }

  /// Validates every element of the list `field`.
  @inlinable
  public static func checkAll<T: Validatable>(
    _ list: [T], _ field: @autoclosure () -> String
  ) throws(ValidationError) {
    for index in list.indices { try check(list[index], "\(field())[\(index)]") }
  }
}
