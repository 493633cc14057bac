// Bytes in JSON: written in the standard alphabet with padding; read in that and in the one for
// addresses, with and without padding.

extension WireBuffer {
  /// Appends the bytes as base64, in quotes.
  mutating func append(base64 bytes: [UInt8]) {
    append(UInt8(ascii: "\""))
    var index = 0
    while index < bytes.count {
      let count = Swift.min(3, bytes.count - index)
      var group = UInt32(bytes[index]) << 16
      if count > 1 { group |= UInt32(bytes[index + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[index + 2]) }
      for character in 0..<4 {
        let value = UInt8(truncatingIfNeeded: group >> UInt32(18 - 6 * character)) & 0x3F
        append(character <= count ? base64Character(value) : UInt8(ascii: "="))
      }
      index += 3
    }
    append(UInt8(ascii: "\""))
  }

  private func base64Character(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }
}

/// The bytes of base64 `text`, at most `max`.
func decodedBase64(_ text: RawSpan, max: Int) throws(WireError) -> [UInt8] {
  var end = text.byteCount
  var padding = 0
  while padding < 2, end > 0, text.byte(at: end - 1) == UInt8(ascii: "=") {
    end -= 1
    padding += 1
  }
  // Padding fills up a group of four; a single character holds no byte.
  guard end % 4 != 1, padding == 0 || (end + padding) % 4 == 0 else {
    throw WireError(.invalidText)
  }
  let count = end * 3 / 4
  guard count <= max else { throw WireError(.overLimit(limit: max, actual: count)) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count)
  var group: UInt32 = 0
  var bits = 0
  for index in 0..<end {
    guard let value = base64Value(text.byte(at: index)) else { throw WireError(.invalidText) }
    group = group << 6 | UInt32(value)
    bits += 6
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
    }
  }
  return bytes
}

private func base64Value(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
  case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
  case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
  case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
  default: nil
  }
}
