/// A number of JSON's grammar, with what an exact conversion needs. The digits are not copied.
struct JSONNumber {
  /// True when there is a minus sign.
  let isNegative: Bool
  /// The significant digits, as far as they fit in 64 bits.
  let digits: UInt64
  /// The power of ten that `digits` are multiplied with.
  let exponent: Int
  /// False when digits other than 0 did not fit.
  let isExact: Bool
  /// True when no digit other than 0 is behind the point.
  let isIntegral: Bool
  /// True when there is neither a point nor an exponent.
  let isPlain: Bool

  /// Nil when `text` is not exactly one number.
  init?(_ text: RawSpan) {
    var next = 0
    let end = text.byteCount
    func digit(_ index: Int) -> UInt8? {
      guard index < end, isDigit(text.byte(at: index)) else { return nil }
      return text.byte(at: index) - UInt8(ascii: "0")
    }
    var negative = false
    if end > 0, text.byte(at: 0) == UInt8(ascii: "-") {
      negative = true
      next = 1
    }
    var mantissa = Mantissa()
    guard let first = digit(next) else { return nil }
    if first == 0 {
      next += 1
      guard digit(next) == nil else { return nil }
    }
    while let value = digit(next) {
      mantissa.append(value, isFraction: false)
      next += 1
    }
    isPlain = next == end
    if next < end, text.byte(at: next) == UInt8(ascii: ".") {
      next += 1
      guard digit(next) != nil else { return nil }
      while let value = digit(next) {
        mantissa.append(value, isFraction: true)
        next += 1
      }
    }
    var power = 0
    if next < end, text.byte(at: next) | 0x20 == UInt8(ascii: "e") {
      next += 1
      var falls = false
      if next < end, text.byte(at: next) == UInt8(ascii: "-") {
        falls = true
        next += 1
      } else if next < end, text.byte(at: next) == UInt8(ascii: "+") {
        next += 1
      }
      guard digit(next) != nil else { return nil }
      while let value = digit(next) {
        // Far outside of every type; more would not change that.
        power = min(power * 10 + Int(value), 1_000_000)
        next += 1
      }
      if falls { power = -power }
    }
    guard next == end else { return nil }
    isNegative = negative
    digits = mantissa.digits
    exponent = mantissa.digits == 0 ? 0 : mantissa.exponent + power
    isExact = mantissa.isExact
    isIntegral = mantissa.digits == 0 || mantissa.lowest + power >= 0
  }

  private struct Mantissa {
    var digits: UInt64 = 0
    var exponent = 0
    var isExact = true
    /// The power of ten of the last digit that is not 0.
    var lowest = 0
    /// Digits behind the point.
    private var fraction = 0
    /// Zeros seen since the last other digit: they count only when one follows.
    private var zeros = 0

    mutating func append(_ digit: UInt8, isFraction: Bool) {
      if isFraction {
        exponent -= 1
        fraction += 1
      }
      if digit != 0 { lowest = -fraction } else if !isFraction { lowest += 1 }
      if digit == 0 {
        if digits != 0 { zeros += 1 }
        if digits != 0 { exponent += 1 }
        return
      }
      // The zeros become digits, so they are no power of ten any more.
      for _ in 0..<zeros { push(0) }
      exponent -= zeros
      zeros = 0
      push(digit)
    }

    private mutating func push(_ digit: UInt8) {
      let (tenfold, overflow) = digits.multipliedReportingOverflow(by: 10)
      let (sum, overflowToo) = tenfold.addingReportingOverflow(UInt64(digit))
      if overflow || overflowToo || !isExact {
        isExact = false
        exponent += 1
      } else {
        digits = sum
      }
    }
  }

  /// What an integer made of the number.
  enum Integral {
    case value(UInt64)
    case fraction
    case tooLarge
  }

  /// The magnitude, when the number is integral and has at most 64 bits.
  var magnitude: Integral {
    guard isIntegral else { return .fraction }
    guard isExact else { return .tooLarge }
    var value = digits
    guard exponent <= 20 || value == 0 else { return .tooLarge }
    for _ in 0..<exponent {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return .tooLarge }
      value = tenfold
    }
    return .value(value)
  }

  /// The number, when it is exactly one product or quotient of two exact doubles; the rounding is
  /// right then.
  var fastDouble: Double? {
    guard isExact, digits <= 1 << 53, abs(exponent) <= 22 else { return nil }
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
    return isNegative ? -value : value
  }
}
