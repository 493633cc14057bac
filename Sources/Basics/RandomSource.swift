/// The seam through which randomness enters a process.
///
/// A refinement of the standard library's generator, so that `Int.random(in:using:)` and
/// `shuffle(using:)` work with it. Pure modules are handed values, never a source.
public protocol RandomSource: RandomNumberGenerator, Sendable {}

/// Seeded, reproducible, fast: the same seed gives the same numbers on every machine. Not for
/// secrets.
public struct SplitMix64: RandomSource {
  @usableFromInline var state: UInt64

  /// - Parameter seed: any value; equal seeds give equal sequences.
  @inlinable
  public init(seed: UInt64) {
    state = seed
  }

  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return mixBits(state)
  }

  /// A number in `0 ..< bound`, or 0 for a bound of 0. The bias is below `bound / 2^64`.
  @inlinable
  public mutating func below(_ bound: UInt64) -> UInt64 {
    next().multipliedFullWidth(by: bound).high
  }

  /// True `percent` times in a hundred.
  @inlinable
  public mutating func chance(percent: UInt64) -> Bool {
    below(100) < percent
  }

  /// An independent source for a part of a simulation, so that parts do not disturb each other's
  /// numbers.
  @inlinable
  public mutating func split() -> SplitMix64 {
    SplitMix64(seed: next() ^ 0xD1B5_4A32_D192_ED03)
  }
}

/// The finalizer of SplitMix64: a bijection of 64 bits whose every output bit depends on every
/// input bit.
@inlinable
public func mixBits(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
