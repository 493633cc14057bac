/// Random numbers that are the same on every machine, from a seed and what they are for.
///
/// Each buyer, viewer and job has a sequence of its own, so that one more of them does not change
/// what the others do. SplitMix64 throughout; delays are computed in whole numbers, because the
/// logarithms and exponentials of different C libraries differ in their last bits.
public struct DemandRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The sequence for a seed and a path, like (buyers of drop 2, buyer 17).
  public init(seed: UInt64, _ path: UInt64...) {
    state = seed
    for step in path {
      state = Self.mix(state &+ 0x9E37_79B9_7F4A_7C15) ^ Self.mix(step &+ 0xD1B5_4A32_D192_ED03)
    }
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in 0 ..< bound, by multiplication; the bias is below 2^-32 for the bounds used here.
  public mutating func below(_ bound: UInt64) -> UInt64 {
    next().multipliedFullWidth(by: bound).high
  }

  /// True for this share, in parts per million.
  public mutating func happens(_ partsPerMillion: Int) -> Bool {
    below(1_000_000) < UInt64(max(partsPerMillion, 0))
  }

  /// The index that a number in 0 ..< 1,000,000 falls on, given shares that add up to a million.
  public mutating func pick(_ shares: some Collection<Int>) -> Int {
    var left = Int(below(1_000_000))
    for (index, share) in shares.enumerated() {
      if left < share { return index }
      left -= share
    }
    return max(shares.count - 1, 0)
  }

  /// A log-normal time, in microseconds, at most an hour.
  public mutating func time(_ delay: Show.Delay) -> Int64 {
    guard delay.sigmaMillionths > 0 else { return delay.medianMicroseconds }
    // A standard normal number with 32 binary places: twelve uniform ones have variance 1.
    var normal: Int64 = -6 << 32
    for _ in 0..<12 { normal += Int64(next() >> 32) }
    let exponent = normal * delay.sigmaMillionths / 1_000_000 * 1_442_695 / 1_000_000
    let whole = min(exponent >> 32, 8)
    let power = Self.powerOfTwo(fraction: (exponent & 0xFFFF_FFFF) >> 2)
    let scaled = (min(delay.medianMicroseconds, 3_600_000_000) * power) >> 30
    let value = whole >= 0 ? scaled << whole : scaled >> -whole
    return min(value, 3_600_000_000)
  }

  /// 2^x for x in 0 ..< 1, both with 30 binary places: the Taylor series of e^(x ln 2), whose
  /// seventh term is below 2^-16.
  private static func powerOfTwo(fraction: Int64) -> Int64 {
    let terms: [Int64] = [165_394, 1_431_680, 10_327_388, 59_597_083, 257_941_248, 744_261_118]
    var sum: Int64 = 0
    for term in terms { sum = ((sum + term) * fraction) >> 30 }
    return (1 << 30) + sum
  }
}

/// 128 bits over everything that was added, in order: to compare demands and decisions.
public struct DemandDigest: Sendable, Equatable, CustomStringConvertible {
  private var a: UInt64 = 0x243F_6A88_85A3_08D3
  private var b: UInt64 = 0x1319_8A2E_0370_7344

  /// The digest of nothing.
  public init() {}

  /// Adds a number.
  public mutating func add(_ value: UInt64) {
    a = DemandRandom.mix(a ^ value) &+ b
    b = DemandRandom.mix(b &+ value &* 0x9E37_79B9_7F4A_7C15) ^ a
  }

  /// Adds a signed number.
  public mutating func add(_ value: Int64) { add(UInt64(bitPattern: value)) }

  /// Adds a text, with its length.
  public mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    for byte in text.utf8 { add(UInt64(byte)) }
  }

  /// 32 hexadecimal digits.
  public var description: String {
    [a, b].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
