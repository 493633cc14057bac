/// Instants and lengths of time as JSON has them: RFC 3339, and seconds with an `s`.
///
/// Values that the text forms cannot say (years outside 1…9999) are written as microseconds, `-5us`;
/// that form is read for every value.
enum TimeText {
  static let microsecondsPerSecond: Int64 = 1_000_000
  private static let secondsPerDay: Int64 = 86_400
  /// 0001-01-01T00:00:00Z and 10000-01-01T00:00:00Z, seconds.
  private static let firstSecond: Int64 = -62_135_596_800
  private static let endSecond: Int64 = 253_402_300_800

  // MARK: Instants

  /// `2026-11-23T08:00:00.250Z`.
  static func timestamp(_ microseconds: Int64) -> String {
    let (seconds, fraction) = split(microseconds)
    guard seconds >= firstSecond, seconds < endSecond else { return "\(microseconds)us" }
    let day = floored(seconds, secondsPerDay)
    let second = seconds - day * secondsPerDay
    let (year, month, dayOfMonth) = date(day)
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2) + "T"
      + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
      + decimals(fraction) + "Z"
  }

  /// The instant of an RFC 3339 text; nil for anything else, finer than a microsecond included.
  static func timestamp(_ text: String) -> Int64? {
    if let microseconds = plain(text) { return microseconds }
    let bytes = Array(text.utf8)
    guard bytes.count >= 20,
      bytes[4] == minus, bytes[7] == minus, bytes[10] | 0x20 == UInt8(ascii: "t"),
      bytes[13] == colon, bytes[16] == colon,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      year >= 1, (1...12).contains(month), day >= 1, day <= daysInMonth(year, month),
      hour < 24, minute < 60, second < 60
    else { return nil }
    var rest = bytes[19...]
    var fraction: Int64 = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { isDigit($0) }
      guard let value = microseconds(ofDecimals: digits) else { return nil }
      fraction = value
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let zone = zoneSeconds(rest) else { return nil }
    let seconds =
      dayNumber(year, month, day) * secondsPerDay + hour * 3600 + minute * 60 + second - zone
    return seconds * microsecondsPerSecond + fraction
  }

  /// Seconds east of Greenwich of `Z` or `+02:00`.
  private static func zoneSeconds(_ text: ArraySlice<UInt8>) -> Int64? {
    if text.count == 1, let first = text.first, first | 0x20 == UInt8(ascii: "z") { return 0 }
    let bytes = Array(text)
    guard bytes.count == 6, bytes[0] == minus || bytes[0] == UInt8(ascii: "+"), bytes[3] == colon,
      let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    return (hours * 3600 + minutes * 60) * (bytes[0] == minus ? -1 : 1)
  }

  // MARK: Lengths of time

  /// `90s`, `1.500s`, `-0.000250s`.
  static func duration(_ microseconds: Int64) -> String {
    let magnitude = microseconds.magnitude
    let seconds = magnitude / UInt64(microsecondsPerSecond)
    let fraction = Int64(magnitude % UInt64(microsecondsPerSecond))
    return (microseconds < 0 ? "-" : "") + String(seconds) + decimals(fraction) + "s"
  }

  /// The length of `1.5s`; nil for anything else, finer than a microsecond included.
  static func duration(_ text: String) -> Int64? {
    if let microseconds = plain(text) { return microseconds }
    guard text.hasSuffix("s") else { return nil }
    let isNegative = text.hasPrefix("-")
    let body = Array(text.utf8.dropLast().dropFirst(isNegative ? 1 : 0))
    let whole = body.prefix { isDigit($0) }
    guard !whole.isEmpty, let seconds = Int64(String(decoding: whole, as: UTF8.self)) else {
      return nil
    }
    var fraction: Int64 = 0
    let rest = body.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      guard rest.dropFirst().allSatisfy(isDigit),
        let value = microseconds(ofDecimals: rest.dropFirst())
      else { return nil }
      fraction = value
    } else if !rest.isEmpty {
      return nil
    }
    // On the negative side, where there is one value more.
    let (scaled, overflow) = (-seconds).multipliedReportingOverflow(by: microsecondsPerSecond)
    let (total, overflowed) = scaled.subtractingReportingOverflow(fraction)
    guard !overflow, !overflowed else { return nil }
    if isNegative { return total }
    return total == .min ? nil : -total
  }

  // MARK: Digits

  private static let minus = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")

  /// `-5us`.
  private static func plain(_ text: String) -> Int64? {
    text.hasSuffix("us") ? Int64(text.dropLast(2)) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard digits.allSatisfy(isDigit) else { return nil }
    return Int64(String(decoding: digits, as: UTF8.self))
  }

  /// 1 to 9 digits after the point; nil when more than the first six are not zero.
  private static func microseconds(ofDecimals digits: ArraySlice<UInt8>) -> Int64? {
    guard (1...9).contains(digits.count),
      digits.dropFirst(6).allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    let text = String(decoding: digits.prefix(6), as: UTF8.self)
    return Int64(text + String(repeating: "0", count: 6 - text.utf8.count))
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

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func daysInMonth(_ year: Int64, _ month: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 in the Gregorian calendar. Years begin in March, so that the leap day is
  /// the last one of its year.
  private static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floored(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
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
