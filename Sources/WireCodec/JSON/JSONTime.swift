// Times in JSON: `2026-07-14T18:30:00.250Z` and `1.500s`.

extension WireBuffer {
  /// Appends a fraction of a second in 0, 3 or 6 digits.
  fileprivate mutating func append(fraction microseconds: UInt64) {
    if microseconds == 0 { return }
    append(UInt8(ascii: "."))
    if microseconds % 1_000 == 0 {
      append(decimal: microseconds / 1_000, digits: 3)
    } else {
      append(decimal: microseconds, digits: 6)
    }
  }
}

extension Timestamp: JSONValue {
  /// 0001-01-01T00:00:00Z, in seconds.
  private static let firstSecond: Int64 = -62_135_596_800
  /// 9999-12-31T23:59:59Z, in seconds.
  private static let lastSecond: Int64 = 253_402_300_799

  /// An instant outside of the years 1 to 9999 is written as the nearest inside.
  public func encodeJSON(into output: inout WireBuffer) {
    let first = Self.firstSecond * 1_000_000
    let last = Self.lastSecond * 1_000_000 + 999_999
    let clamped = Swift.min(Swift.max(microseconds, first), last)
    // Counted from the year 1, nothing is negative.
    let total = UInt64(clamped - first)
    let (seconds, micros) = total.quotientAndRemainder(dividingBy: 1_000_000)
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let date = CalendarDate(daysSinceYear1: Int(days))
    output.append(UInt8(ascii: "\""))
    output.append(decimal: UInt64(date.year), digits: 4)
    output.append(UInt8(ascii: "-"))
    output.append(decimal: UInt64(date.month), digits: 2)
    output.append(UInt8(ascii: "-"))
    output.append(decimal: UInt64(date.day), digits: 2)
    output.append(UInt8(ascii: "T"))
    output.append(decimal: second / 3_600, digits: 2)
    output.append(UInt8(ascii: ":"))
    output.append(decimal: second / 60 % 60, digits: 2)
    output.append(UInt8(ascii: ":"))
    output.append(decimal: second % 60, digits: 2)
    output.append(fraction: micros)
    output.append(UInt8(ascii: "Z"))
    output.append(UInt8(ascii: "\""))
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    microseconds = try reader.readText().withBytes(max: 64, else: .invalidText) {
      (text) throws(WireError) in try Self.parse(text)
    }
  }

  private static func parse(_ text: RawSpan) throws(WireError) -> Int64 {
    var scanner = TextScanner(text)
    let year = try scanner.number(digits: 4)
    try scanner.expect("-")
    let month = try scanner.number(digits: 2)
    try scanner.expect("-")
    let day = try scanner.number(digits: 2)
    try scanner.expect("T")
    let hour = try scanner.number(digits: 2)
    try scanner.expect(":")
    let minute = try scanner.number(digits: 2)
    try scanner.expect(":")
    let second = try scanner.number(digits: 2)
    guard let date = CalendarDate(year: year, month: month, day: day),
      hour < 24, minute < 60, second < 60
    else { throw WireError(.invalidText) }
    let micros = try scanner.fraction() / 1_000
    var offset = 0
    if !scanner.take("Z") {
      let isWest = scanner.take("-")
      if !isWest { try scanner.expect("+") }
      let hours = try scanner.number(digits: 2)
      try scanner.expect(":")
      let minutes = try scanner.number(digits: 2)
      guard hours < 24, minutes < 60 else { throw WireError(.invalidText) }
      offset = (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
    }
    guard scanner.isAtEnd else { throw WireError(.invalidText) }
    let day0 = date.daysSinceYear1 * 86_400
    let seconds = firstSecond + Int64(day0 + hour * 3_600 + minute * 60 + second - offset)
    guard seconds >= firstSecond, seconds <= lastSecond else { throw WireError(.outOfRange) }
    return seconds * 1_000_000 + Int64(micros)
  }
}

extension TimeSpan: JSONValue {
  /// The most seconds protobuf allows: ten thousand years.
  private static let mostSeconds: UInt64 = 315_576_000_000

  /// A length beyond ten thousand years is written as ten thousand years.
  public func encodeJSON(into output: inout WireBuffer) {
    let most = Self.mostSeconds * 1_000_000
    let clamped = Swift.min(microseconds.magnitude, most)
    output.append(UInt8(ascii: "\""))
    if microseconds < 0 { output.append(UInt8(ascii: "-")) }
    output.append(decimal: clamped / 1_000_000)
    output.append(fraction: clamped % 1_000_000)
    output.append(UInt8(ascii: "s"))
    output.append(UInt8(ascii: "\""))
  }

  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    microseconds = try reader.readText().withBytes(max: 64, else: .invalidText) {
      (text) throws(WireError) in
      var scanner = TextScanner(text)
      let isNegative = scanner.take("-")
      let seconds = try scanner.number(digits: nil)
      let nanoseconds = try scanner.fraction()
      try scanner.expect("s")
      guard scanner.isAtEnd else { throw WireError(.invalidText) }
      let most = Int(Self.mostSeconds)
      guard seconds < most || (seconds == most && nanoseconds == 0) else {
        throw WireError(.outOfRange)
      }
      let magnitude = Int64(seconds) * 1_000_000 + Int64(nanoseconds / 1_000)
      return isNegative ? -magnitude : magnitude
    }
  }
}

/// Reads short text from left to right.
private struct TextScanner: ~Escapable {
  private let text: RawSpan
  private var position = 0

  @_lifetime(copy text)
  init(_ text: RawSpan) { self.text = text }

  var isAtEnd: Bool { position >= text.byteCount }

  @_lifetime(self: copy self)
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard !isAtEnd, text.byte(at: position) == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  @_lifetime(self: copy self)
  mutating func expect(_ character: Unicode.Scalar) throws(WireError) {
    guard take(character) else { throw WireError(.invalidText) }
  }

  /// Above every range.
  private static var highest: Int { 1_000_000_000_000_000 }

  /// As many digits, or as there are; a number outside of every range stays just outside.
  @_lifetime(self: copy self)
  mutating func number(digits wanted: Int?) throws(WireError) -> Int {
    var value = 0
    var count = 0
    while count != wanted, !isAtEnd, isDigit(text.byte(at: position)) {
      value = Swift.min(
        value * 10 + Int(text.byte(at: position) - UInt8(ascii: "0")), Self.highest)
      position += 1
      count += 1
    }
    guard count > 0, wanted == nil || count == wanted else { throw WireError(.invalidText) }
    return value
  }

  /// `.` and one to nine digits, in nanoseconds; 0 when there is none.
  @_lifetime(self: copy self)
  mutating func fraction() throws(WireError) -> Int {
    guard take(".") else { return 0 }
    var value = 0
    var count = 0
    while !isAtEnd, isDigit(text.byte(at: position)) {
      guard count < 9 else { throw WireError(.invalidText) }
      value = value * 10 + Int(text.byte(at: position) - UInt8(ascii: "0"))
      position += 1
      count += 1
    }
    guard count > 0 else { throw WireError(.invalidText) }
    for _ in count..<9 { value *= 10 }
    return value
  }
}

/// A day of the proleptic Gregorian calendar, in the years 1 to 9999.
private struct CalendarDate {
  let year: Int
  let month: Int
  let day: Int

  /// Nil when there is no such day.
  init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9_999, month >= 1, month <= 12, day >= 1,
      day <= Self.daysOfMonth(month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// - Parameter days: days since 0001-01-01.
  init(daysSinceYear1 days: Int) {
    // Right, or one beside it: 400 years have 146,097 days.
    var year = days * 400 / 146_097 + 1
    if Self.daysBefore(year) > days { year -= 1 }
    if Self.daysBefore(year + 1) <= days { year += 1 }
    var rest = days - Self.daysBefore(year)
    var month = 1
    while rest >= Self.daysOfMonth(month, of: year) {
      rest -= Self.daysOfMonth(month, of: year)
      month += 1
    }
    self.year = year
    self.month = month
    day = rest + 1
  }

  var daysSinceYear1: Int {
    var days = Self.daysBefore(year)
    for earlier in 1..<month { days += Self.daysOfMonth(earlier, of: year) }
    return days + day - 1
  }

  /// Days from 0001-01-01 to the first day of `year`.
  private static func daysBefore(_ year: Int) -> Int {
    let full = year - 1
    return full * 365 + full / 4 - full / 100 + full / 400
  }

  private static func daysOfMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
