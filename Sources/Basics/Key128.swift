/// 128 opaque bits chosen by a caller: an idempotency key, an external payment reference.
@frozen
public struct Key128: Hashable, Sendable {
  public var high: UInt64
  public var low: UInt64

  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The key that means "none given".
  @inlinable
  public static var none: Key128 { Key128(high: 0, low: 0) }

  /// Whether this is `none`.
  @inlinable
  public var isNone: Bool { high | low == 0 }
}

extension Key128: CustomStringConvertible {
  /// 32 hexadecimal digits.
  public var description: String { StateDigest(high: high, low: low).description }
}
