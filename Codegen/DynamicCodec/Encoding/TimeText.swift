import JSONText

/// Instants and lengths of time as JSON has them: RFC 3339, and seconds with an `s`.
///
/// Values that the text forms cannot say (years outside 1…9999, more than ten thousand years) are written
/// as microseconds, `-5us`; that form is read for every value, all others as generated code reads them.
package enum TimeText {
  static let microsecondsPerSecond: Int64 = 1_000_000
  private static let secondsPerDay: Int64 = 86_400
  /// 0001-01-01T00:00:00Z and 10000-01-01T00:00:00Z, seconds.
  private static let firstSecond: Int64 = -62_135_596_800
  private static let endSecond: Int64 = 253_402_300_800
  /// Ten thousand years, the most that protobuf allows.
  private static let mostSeconds: UInt64 = 315_576_000_000

  // MARK: Instants

  /// `2026-11-23T08:00:00.250Z`.
  package static func timestamp(_ microseconds: Int64) -> String {
    let (seconds, fraction) = split(microseconds)
    guard seconds >= firstSecond, seconds < endSecond else { return "\(microseconds)us" }
    let day = floored(seconds, secondsPerDay)
    let second = seconds - day * secondsPerDay
    let (year, month, dayOfMonth) = date(day)
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2) + "T"
      + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
      + decimals(fraction) + "Z"
  }

  // MARK: Lengths of time

  /// `90s`, `1.500s`, `-0.000250s`.
  package static func duration(_ microseconds: Int64) -> String {
    let magnitude = microseconds.magnitude
    guard magnitude <= mostSeconds * UInt64(microsecondsPerSecond) else {
      return "\(microseconds)us"
    }
    let seconds = magnitude / UInt64(microsecondsPerSecond)
    let fraction = Int64(magnitude % UInt64(microsecondsPerSecond))
    return (microseconds < 0 ? "-" : "") + String(seconds) + decimals(fraction) + "s"
  }

  // MARK: Digits

  /// The value of `-5us`; nil for anything else.
  static func microseconds(_ json: JSONNode) -> Int64? {
    guard case .string(let text) = json.value, text.hasSuffix("us"), !text.hasPrefix("+") else {
      return nil
    }
    return Int64(text.dropLast(2))
  }

  /// Nothing, three digits or six.
  private static func decimals(_ microseconds: Int64) -> String {
    if microseconds == 0 { return "" }
    if microseconds % 1000 == 0 { return "." + padded(microseconds / 1000, 3) }
    return "." + padded(microseconds, 6)
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // MARK: Calendar

  private static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }

  private static func split(_ microseconds: Int64) -> (seconds: Int64, fraction: Int64) {
    let rest = microseconds % microsecondsPerSecond
    // Not by multiplying back, which overflows for the earliest instant.
    return (
      floored(microseconds, microsecondsPerSecond), rest < 0 ? rest + microsecondsPerSecond : rest
    )
  }

  private static func date(_ dayNumber: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = dayNumber + 719_468
    let era = floored(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
