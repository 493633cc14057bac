/// SHA-256 as the audit computes it: written apart from the engine's, which it judges.
enum AuditHash {
  static func sha256(_ message: [UInt8]) -> [UInt8] {
    // Both tables are the fractions of roots of primes, by which they are made here.
    var hash = roots.initial
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bits = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
    for start in stride(from: 0, to: padded.count, by: 64) {
      var w = (0..<16).map { word in
        padded[(start + word * 4)..<(start + word * 4 + 4)].reduce(UInt32(0)) {
          $0 << 8 | UInt32($1)
        }
      }
      for t in 16..<64 {
        let a = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ (w[t - 15] >> 3)
        let b = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ (w[t - 2] >> 10)
        w.append(w[t - 16] &+ a &+ w[t - 7] &+ b)
      }
      var v = hash
      for t in 0..<64 {
        let e = v[4]
        let a = v[0]
        let choose = (e & v[5]) ^ (~e & v[6])
        let one =
          v[7] &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choose &+ roots.rounds[t]
          &+ w[t]
        let most = (a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2])
        let two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ most
        v = [one &+ two, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
      }
      hash = zip(hash, v).map { $0 &+ $1 }
    }
    return hash.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
    }
  }

  private static func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { (x >> n) | (x << (32 - n)) }

  private static let roots: (initial: [UInt32], rounds: [UInt32]) = {
    var primes: [UInt64] = []
    var next: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ next % $0 != 0 }) { primes.append(next) }
      next += 1
    }
    // The first 32 bits behind the point of a root: the root of p * 2^64, or of p * 2^96, less its whole part.
    func fraction(_ prime: UInt64, _ power: Int) -> UInt32 {
      var root: UInt64 = 0
      for bit in stride(from: UInt64(36), through: 0, by: -1) {
        let trial = root | 1 << bit
        var product = Wide(trial)
        for _ in 1..<power { product = product.times(trial) }
        if product <= Wide(prime).shifted(words: power) { root = trial }
      }
      return UInt32(truncatingIfNeeded: root)
    }
    return (primes[..<8].map { fraction($0, 2) }, primes.map { fraction($0, 3) })
  }()

  /// A number of 32-bit digits, the lowest first.
  private struct Wide {
    var digits: [UInt64]

    init(_ value: UInt64) { digits = [value & 0xffff_ffff, value >> 32, 0, 0, 0, 0] }

    func times(_ factor: UInt64) -> Wide {
      var result = Wide(0)
      for (index, digit) in digits.enumerated() where digit != 0 {
        var carry: UInt64 = 0
        for (offset, part) in [factor & 0xffff_ffff, factor >> 32, 0].enumerated()
        where index + offset < 6 {
          let sum = result.digits[index + offset] + digit * part + carry
          result.digits[index + offset] = sum & 0xffff_ffff
          carry = sum >> 32
        }
      }
      return result
    }

    func shifted(words: Int) -> Wide {
      var result = Wide(0)
      for index in 0..<(6 - words) { result.digits[index + words] = digits[index] }
      return result
    }

    static func <= (a: Wide, b: Wide) -> Bool {
      for index in stride(from: 5, through: 0, by: -1) where a.digits[index] != b.digits[index] {
        return a.digits[index] < b.digits[index]
      }
      return true
    }
  }

  /// What a text in base64 says, as JSON has bytes.
  static func bytes(_ base64: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var (result, bits, count) = ([UInt8](), UInt32(0), 0)
    for letter in base64.utf8 {
      guard let value = letters.firstIndex(of: letter) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }
}
