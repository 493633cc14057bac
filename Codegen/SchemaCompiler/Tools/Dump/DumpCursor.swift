/// Why reading stops: the place of the next value is not known any more.
struct DumpStop: Error {
  let offset: Int
  let length: Int
  let path: String
  let reason: String
  let message: String
}

/// Reads a stretch of the bytes and keeps account of it.
struct DumpCursor {
  private(set) var position: Int
  let end: Int

  var isAtEnd: Bool { position >= end }
  var remaining: Int { end - position }

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next `length` bytes.
  mutating func take(_ length: Int, _ path: String) throws(DumpStop) -> Range<Int> {
    guard length <= remaining else {
      throw DumpStop(
        offset: position, length: max(0, remaining), path: path, reason: "truncated",
        message: "\(length) bytes are needed, \(max(0, remaining)) are left")
    }
    defer { position += length }
    return position..<position + length
  }

  /// A varint of at most `most` bytes.
  ///
  /// - Parameter minimal: whether more bytes than needed are refused.
  mutating func varint(
    _ bytes: [UInt8], _ path: String, most: Int, minimal: Bool
  ) throws(DumpStop) -> (value: UInt64, range: Range<Int>) {
    let start = position
    var value: UInt64 = 0
    for index in 0..<most {
      guard position < end else {
        throw DumpStop(
          offset: start, length: position - start, path: path, reason: "truncated",
          message: "a varint does not end")
      }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      guard byte < 0x80 else { continue }
      if minimal, byte == 0, index > 0 {
        throw DumpStop(
          offset: start, length: position - start, path: path, reason: "nonMinimalVarint",
          message: "a varint has more bytes than it needs")
      }
      if minimal, value > UInt64(UInt32.max) { break }
      return (value, start..<position)
    }
    throw DumpStop(
      offset: start, length: position - start, path: path, reason: "varintOverflow",
      message: minimal ? "a varint is 2^32 or more" : "a varint has more than \(most) bytes")
  }
}

extension DumpReport {
  mutating func note(_ range: Range<Int>, _ path: String, _ type: String, _ value: String = "") {
    entries.append(
      Entry(offset: range.lowerBound, length: range.count, path: path, type: type, value: value))
  }

  /// Adds to the value of the last entry.
  mutating func amendLast(_ text: String) {
    guard let last = entries.popLast() else { return }
    entries.append(
      Entry(
        offset: last.offset, length: last.length, path: last.path, type: last.type,
        value: last.value + text))
  }

  mutating func fail(_ range: Range<Int>, _ path: String, _ reason: String, _ message: String) {
    failures.append(
      Failure(
        offset: range.lowerBound, length: range.count, path: path, reason: reason,
        message: message))
  }

  /// Ends with the failure, and what is left of the bytes.
  mutating func stop(_ stop: DumpStop) {
    fail(stop.offset..<stop.offset + stop.length, stop.path, stop.reason, stop.message)
    let rest = entries.map { $0.offset + $0.length }.max() ?? 0
    if rest < bytes.count { note(rest..<bytes.count, "", "not read") }
  }

  /// Little-endian.
  func number(_ range: Range<Int>) -> UInt64 {
    var value: UInt64 = 0
    for byte in bytes[range].reversed() { value = value << 8 | UInt64(byte) }
    return value
  }

  /// The text in quotes, or why it is none.
  mutating func text(_ range: Range<Int>, _ path: String) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      fail(range, path, "invalidUTF8", "the string is not UTF-8")
      return ""
    }
    return DiagnosticJSON.quoted(text)
  }
}

/// Values as text.
enum DumpText {
  static func scalar(_ scalar: Scalar, _ number: UInt64) -> String {
    switch scalar {
    case .bool: number == 0 ? "false" : "true"
    case .u8, .u16, .u32, .u64, .id: String(number)
    case .i32: String(Int32(truncatingIfNeeded: number))
    case .i64: String(Int64(bitPattern: number))
    case .f64: "\(Double(bitPattern: number))"
    case .timestamp: instant(Int64(bitPattern: number))
    case .duration: span(Int64(bitPattern: number))
    case .uuid: ""
    }
  }

  static func uuid(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += HexText.byte(byte)
    }
    return text
  }

  /// `2026-03-01T12:00:00.250000Z`.
  static func instant(_ microseconds: Int64) -> String {
    let perDay: Int64 = 86_400_000_000
    var days = microseconds / perDay
    var rest = microseconds % perDay
    if rest < 0 {
      rest += perDay
      days -= 1
    }
    let (year, month, day) = date(days)
    let seconds = rest / 1_000_000
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let fraction = rest % 1_000_000
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
      + time.joined(separator: ":") + (fraction == 0 ? "" : "." + padded(fraction, 6)) + "Z"
  }

  /// `1.500000s`.
  static func span(_ microseconds: Int64) -> String {
    let magnitude = microseconds.magnitude
    let fraction = Int64(magnitude % 1_000_000)
    return (microseconds < 0 ? "-" : "") + String(magnitude / 1_000_000)
      + (fraction == 0 ? "" : "." + padded(fraction, 6)) + "s"
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count))
      + digits
  }

  /// Days since 1970-01-01 in the Gregorian calendar, with years that begin in March.
  private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1
    )
  }
}
