/// Names a kind of entity, so that a hold's id cannot be passed where a drop's is wanted.
public protocol EntityKind: SendableMetatype {
  /// The part of the text form before the underscore, for example "hold". Lower-case ASCII letters
  /// only.
  static var prefix: String { get }
}

/// A 64-bit id of one kind of entity.
///
/// Entities born in the log are numbered by their entry: `sequence << 20 | index`, where `sequence`
/// is the log entry that created it (1 … 2^44 − 1) and `index` its place among what that entry
/// created (0 … 2^20 − 1). Replaying a log therefore gives the same ids, and ids of one kind sort
/// by age. Entities known from outside (buyers, creators, producers) may use any number. Zero means
/// "none".
@frozen
public struct EntityID<Kind: EntityKind>: Hashable, Comparable, Sendable {
  public var rawValue: UInt64

  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The id of the `index`-th entity created by log entry `sequence`. Both are masked to their
  /// width.
  @inlinable
  public init(sequence: UInt64, index: UInt32) {
    rawValue = sequence << 20 | UInt64(index & 0xF_FFFF)
  }

  /// The id that means "no entity".
  @inlinable
  public static var none: Self { Self(rawValue: 0) }

  /// Whether this is `none`.
  @inlinable
  public var isNone: Bool { rawValue == 0 }

  /// The log entry that created the entity, for ids born in the log.
  @inlinable
  public var sequence: UInt64 { rawValue >> 20 }

  /// The place among what that entry created, for ids born in the log.
  @inlinable
  public var index: UInt32 { UInt32(truncatingIfNeeded: rawValue & 0xF_FFFF) }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// How many entities one log entry can create: the width of the index part of an id.
public let maximumEntitiesPerEntry: UInt32 = 1 << 20

extension EntityID: CustomStringConvertible {
  /// The text form, for example `hold_3w00`. `init(_:)` reads it back.
  public var description: String { "\(Kind.prefix)_\(Base32.encode(rawValue))" }

  /// Reads the text form; nil when the prefix is another kind's or the digits are not canonical.
  public init?(_ text: String) {
    let prefix = Kind.prefix
    guard text.utf8.count <= prefix.utf8.count + 1 + Base32.maximumDigits,
      text.hasPrefix(prefix)
    else { return nil }
    let rest = text.dropFirst(prefix.count)
    guard rest.first == "_", let value = Base32.decode(rest.dropFirst()) else { return nil }
    self.init(rawValue: value)
  }
}
