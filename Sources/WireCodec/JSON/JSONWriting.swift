// JSON as it is written: no blanks, members in the order of their numbers, default values left out.

extension WireBuffer {
  /// Begins an object.
  public mutating func beginJSONObject() { append(UInt8(ascii: "{")) }

  /// Ends an object.
  public mutating func endJSONObject() { append(UInt8(ascii: "}")) }

  /// Appends a member's name, with a comma when it is not the object's first.
  mutating func appendJSONName(_ name: StaticString) {
    // No value ends in an opening brace, so that one is the object's own.
    if used > 0, bytes.byte(at: used - 1) != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
    append(UInt8(ascii: "\""))
    append(name)
    append(UInt8(ascii: "\""))
    append(UInt8(ascii: ":"))
  }

  // MARK: Members as generated code writes them

  /// Appends a member unless its value is the default.
  public mutating func appendJSON<T: JSONValue>(_ name: StaticString, _ value: T) {
    if !value.isProtoDefault { appendJSONPresent(name, value) }
  }

  /// Appends a member whatever its value.
  public mutating func appendJSONPresent<T: JSONValue>(_ name: StaticString, _ value: T) {
    appendJSONName(name)
    value.encodeJSON(into: &self)
  }

  /// Appends a member if it is there.
  public mutating func appendJSONOptional<T: JSONValue>(_ name: StaticString, _ value: T?) {
    if let value { appendJSONPresent(name, value) }
  }

  /// Appends an object unless it has no members.
  public mutating func appendJSONObject<T: JSONObject>(_ name: StaticString, _ value: T) {
    let mark = used
    appendJSONName(name)
    let start = used
    value.encodeJSON(into: &self)
    if used == start + 2 { truncate(to: mark) }
  }

  /// Appends a list unless it is empty.
  public mutating func appendJSONList<T: JSONValue>(_ name: StaticString, _ list: [T]) {
    if list.isEmpty { return }
    appendJSONName(name)
    append(UInt8(ascii: "["))
    for index in list.indices {
      if index > 0 { append(UInt8(ascii: ",")) }
      list[index].encodeJSON(into: &self)
    }
    append(UInt8(ascii: "]"))
  }

  /// Appends a map unless it is empty.
  public mutating func appendJSONMap<Entry>(_ name: StaticString, _ map: WireMap<Entry>) {
    if map.isEmpty { return }
    appendJSONName(name)
    append(UInt8(ascii: "{"))
    let quotes = !Entry.Key.isQuotedInJSON
    for index in map.entries.indices {
      if index > 0 { append(UInt8(ascii: ",")) }
      if quotes { append(UInt8(ascii: "\"")) }
      map.entries[index].key.encodeJSON(into: &self)
      if quotes { append(UInt8(ascii: "\"")) }
      append(UInt8(ascii: ":"))
      map.entries[index].value.encodeJSON(into: &self)
    }
    append(UInt8(ascii: "}"))
  }

  // MARK: Text

  /// Appends the characters of generated text.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(copying: UnsafeRawBufferPointer($0)) }
  }

  /// Appends the digits of `value`.
  mutating func append(decimal value: UInt64) {
    var count = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    append(decimal: value, digits: count)
  }

  /// Appends the last `count` digits of `value`, with zeros in front.
  mutating func append(decimal value: UInt64, digits count: Int) {
    var text = appendUninitialized(count)
    var rest = value
    for offset in stride(from: count - 1, through: 0, by: -1) {
      let digit = UInt8(truncatingIfNeeded: rest % 10)
      text.storeBytes(of: UInt8(ascii: "0") + digit, toByteOffset: offset, as: UInt8.self)
      rest /= 10
    }
  }

  /// Appends the number with its sign.
  mutating func append(signed value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: value.magnitude)
  }

  /// Appends the shortest digits that are read as `value` again, in the form of ECMAScript: whole
  /// numbers below 10^21 without point or exponent, and an exponent only outside of 10^-6 to 10^21.
  ///
  /// - Precondition: `value` is finite and not zero.
  mutating func append(number value: Double) {
    // At most 17 digits, in a form that depends on the value: they are set anew.
    var digits = InlineArray<17, UInt8>(repeating: 0)
    var count = 0
    var point: Int?
    var seen = 0
    var exponent = 0
    var text = value.description.utf8.makeIterator()
    while let byte = text.next(), byte != UInt8(ascii: "e") {
      if byte == UInt8(ascii: ".") { point = seen }
      guard isDigit(byte) else { continue }
      seen += 1
      if count == 0, byte == UInt8(ascii: "0") {
        // Zeros in front only move the point.
        seen -= 1
        exponent -= point == nil ? 0 : 1
      } else if count < 17 {
        digits[count] = byte
        count += 1
      }
    }
    var power = 0
    var falls = false
    while let byte = text.next() {
      if byte == UInt8(ascii: "-") { falls = true }
      if isDigit(byte) { power = power * 10 + Int(byte - UInt8(ascii: "0")) }
    }
    exponent += (point ?? seen) + (falls ? -power : power)
    while count > 1, digits[count - 1] == UInt8(ascii: "0") { count -= 1 }
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: digits, count, exponent: exponent)
  }

  /// Appends 0.d × 10^`exponent`, d being the first `count` digits.
  private mutating func append(
    digits: InlineArray<17, UInt8>, _ count: Int, exponent: Int
  ) {
    let isPlain = exponent > -6 && exponent <= 21
    if isPlain, exponent <= 0 {
      append("0." as StaticString)
      for _ in exponent..<0 { append(UInt8(ascii: "0")) }
    }
    let whole = isPlain ? exponent : 1
    for index in 0..<count {
      if index == whole, index > 0 { append(UInt8(ascii: ".")) }
      append(digits[index])
    }
    if isPlain {
      if count < exponent { for _ in count..<exponent { append(UInt8(ascii: "0")) } }
    } else {
      append(UInt8(ascii: "e"))
      append(UInt8(ascii: exponent > 0 ? "+" : "-"))
      append(decimal: UInt64((exponent - 1).magnitude))
    }
  }

  /// Appends the text in quotes.
  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      // What needs no escape is copied as a whole.
      var start = 0
      for index in bytes.indices where needsEscape(bytes[index]) {
        append(
          copying: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<index]))
        append(escaped: bytes[index])
        start = index + 1
      }
      append(copying: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]))
    }
    // Bridged strings only; there are none on Linux.
    if done == nil {
      for byte in text.utf8 {
        if needsEscape(byte) { append(escaped: byte) } else { append(byte) }
      }
    }
    append(UInt8(ascii: "\""))
  }

  private func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escaped byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0..<0x20:
      append("u00" as StaticString)
      append(hexadecimalDigit(byte >> 4))
      append(hexadecimalDigit(byte & 15))
    default: append(byte)
    }
  }
}
