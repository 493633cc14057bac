/// The secret under which tables place keys that somebody else chose.
///
/// Whoever knows where a table puts a key can choose keys that all go to one place: each look-up
/// then walks past all of them, and whatever works through the table stands still. Under a key that
/// is drawn at random for each process, nobody outside can tell which keys will meet. The hash is
/// SipHash-1-3, which is made for this: collisions cannot be found without the key, nor from the
/// ones that timing gives away. That is why it is worth some 100 instructions where mixing without
/// a secret takes 10.
///
/// Pure modules are handed a key, as they are handed time. Nothing may depend on it but how fast
/// something is found: no table is walked in the order of hashes.
@frozen
public struct HashKey: Equatable, Sendable {
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64

  /// - Parameters: 128 bits that nobody outside of the process knows; any fixed numbers in tests.
  @inlinable
  public init(_ first: UInt64, _ second: UInt64) {
    self.first = first
    self.second = second
  }

  /// SipHash-1-3 of the eight bytes of a word, little-endian.
  @inlinable @inline(__always)
  public func hash(_ word: UInt64) -> UInt64 {
    var state = SipState(self)
    state.absorb(word)
    return state.finish(8 << 56)
  }

  /// SipHash-1-3 of the sixteen bytes of two words, little-endian.
  @inlinable @inline(__always)
  public func hash(_ word: UInt64, _ next: UInt64) -> UInt64 {
    var state = SipState(self)
    state.absorb(word)
    state.absorb(next)
    return state.finish(16 << 56)
  }

  /// SipHash-1-3 of the 25 bytes of three words, little-endian, and a byte.
  @inlinable @inline(__always)
  public func hash(_ word: UInt64, _ next: UInt64, _ third: UInt64, _ last: UInt8) -> UInt64 {
    var state = SipState(self)
    state.absorb(word)
    state.absorb(next)
    state.absorb(third)
    return state.finish(25 << 56 | UInt64(last))
  }
}

/// The state of SipHash with one round for each word and three at the end.
@frozen
@usableFromInline
struct SipState {
  @usableFromInline var v0: UInt64
  @usableFromInline var v1: UInt64
  @usableFromInline var v2: UInt64
  @usableFromInline var v3: UInt64

  @inlinable @inline(__always)
  init(_ key: HashKey) {
    v0 = key.first ^ 0x736F_6D65_7073_6575
    v1 = key.second ^ 0x646F_7261_6E64_6F6D
    v2 = key.first ^ 0x6C79_6765_6E65_7261
    v3 = key.second ^ 0x7465_6462_7974_6573
  }

  @inlinable @inline(__always)
  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    v0 ^= word
  }

  /// - Parameter last: the number of bytes in its highest byte, and the bytes that fill no word.
  @inlinable @inline(__always)
  mutating func finish(_ last: UInt64) -> UInt64 {
    absorb(last)
    v2 ^= 0xFF
    round()
    round()
    round()
    return v0 ^ v1 ^ v2 ^ v3
  }

  @inlinable @inline(__always)
  mutating func round() {
    v0 = v0 &+ v1
    v2 = v2 &+ v3
    v1 = Self.rotate(v1, by: 13) ^ v0
    v3 = Self.rotate(v3, by: 16) ^ v2
    v0 = Self.rotate(v0, by: 32)
    v2 = v2 &+ v1
    v0 = v0 &+ v3
    v1 = Self.rotate(v1, by: 17) ^ v2
    v3 = Self.rotate(v3, by: 21) ^ v0
    v2 = Self.rotate(v2, by: 32)
  }

  @inlinable @inline(__always)
  static func rotate(_ value: UInt64, by bits: UInt64) -> UInt64 {
    value &<< bits | value &>> (64 &- bits)
  }
}
