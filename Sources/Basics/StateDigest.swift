/// A 128-bit digest of state: equal states have equal digests, on every machine and in every run.
///
/// For finding divergence, not for security: whoever can choose the state can make digests collide.
@frozen
public struct StateDigest: Hashable, Sendable {
  public var high: UInt64
  public var low: UInt64

  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The digest of nothing.
  @inlinable
  public static var empty: StateDigest { StateDigest(high: 0, low: 0) }

  /// Adds the digest of one row of a set of rows. The order of rows does not matter, their number
  /// does: the same row combined twice differs from once.
  @inlinable
  public mutating func combine(unordered other: StateDigest) {
    let (sum, carry) = low.addingReportingOverflow(other.low)
    low = sum
    high = high &+ other.high &+ (carry ? 1 : 0)
  }

  /// Takes back what `combine(unordered:)` added, whatever was added since: so a set of rows that
  /// changes is digested by its changes.
  @inlinable
  public mutating func remove(unordered other: StateDigest) {
    let (difference, borrow) = low.subtractingReportingOverflow(other.low)
    low = difference
    high = high &- other.high &- (borrow ? 1 : 0)
  }
}

extension StateDigest: CustomStringConvertible {
  /// 32 hexadecimal digits, the high half first.
  public var description: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

  private static func hexadecimal(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

/// Digests a sequence of words or bytes. Deterministic: no per-process seed.
///
/// Two lanes of multiply-and-fold with different constants; about one multiplication per lane and
/// word.
@frozen
public struct DigestHasher: Sendable {
  @usableFromInline var first: UInt64
  @usableFromInline var second: UInt64
  @usableFromInline var length: UInt64

  @inlinable
  public init() {
    first = 0x243F_6A88_85A3_08D3
    second = 0x1319_8A2E_0370_7344
    length = 0
  }

  /// Adds one word.
  @inlinable
  public mutating func combine(_ word: UInt64) {
    first = Self.fold(first ^ word, 0x9E37_79B9_7F4A_7C15) &+ 0xA076_1D64_78BD_642F
    second = Self.fold(second ^ word &+ 0xE703_7ED1_A0B4_28DB, 0xC2B2_AE3D_27D4_EB4F) ^ first
    length &+= 1
  }

  /// Adds bytes, eight at a time, and their number.
  public mutating func combine(bytes: [UInt8]) {
    bytes.withUnsafeBytes { combine($0) }
  }

  /// Adds the bytes in `range`, which must lie within `bytes`, and their number.
  public mutating func combine(bytes: [UInt8], range: Range<Int>) {
    // Sound: the slice traps unless the range is within the array.
    bytes[range].withUnsafeBytes { combine($0) }
  }

  /// Eight at once are four times as fast as one by one.
  private mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    // In registers, not in memory between the words.
    var hasher = self
    // Sound: words are read while eight bytes are left, and the rest within the bytes.
    var offset = 0
    while bytes.count - offset >= 8 {
      hasher.combine(
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    if offset < bytes.count {
      var word: UInt64 = 0
      var shift: UInt64 = 0
      while offset < bytes.count {
        word |= UInt64(bytes[offset]) << shift
        shift += 8
        offset += 1
      }
      hasher.combine(word)
    }
    hasher.combine(UInt64(bytes.count))
    self = hasher
  }

  /// The digest of everything added.
  @inlinable
  public func finalize() -> StateDigest {
    let high = mixBits(first ^ length &* 0x9E37_79B9_7F4A_7C15)
    return StateDigest(high: high, low: mixBits(second &+ high))
  }

  @inlinable
  static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
