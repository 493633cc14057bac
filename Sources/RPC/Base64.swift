/// Base64 as `-bin` metadata uses it: written without padding, read with or without.
package enum Base64 {
  /// Appends the unpadded encoding of `bytes` to `output`.
  package static func encode(_ bytes: some Sequence<UInt8>, into output: inout [UInt8]) {
    var accumulator: UInt32 = 0
    var bits = 0
    for byte in bytes {
      accumulator = accumulator << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        output.append(symbol(UInt8(accumulator >> UInt32(bits) & 63)))
      }
    }
    if bits > 0 { output.append(symbol(UInt8(accumulator << UInt32(6 - bits) & 63))) }
  }

  /// Nil when `text` is not base64: a foreign character, an impossible length, padding that is wrong,
  /// or bits that would be lost.
  package static func decode(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    var end = text.count
    while end > 0, text[end - 1] == 0x3D { end -= 1 }
    let padding = text.count - end
    guard padding <= 2, end % 4 != 1, padding == 0 || text.count % 4 == 0 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(end * 3 / 4)
    var accumulator: UInt32 = 0
    var bits = 0
    for index in 0..<end {
      guard let value = value(text[index]) else { return nil }
      accumulator = accumulator << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: accumulator >> UInt32(bits)))
      }
    }
    return accumulator & ((1 << UInt32(bits)) - 1) == 0 ? output : nil
  }

  private static func symbol(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: value + 0x41
    case 26..<52: value - 26 + 0x61
    case 52..<62: value - 52 + 0x30
    case 62: 0x2B
    default: 0x2F
    }
  }

  private static func value(_ symbol: UInt8) -> UInt8? {
    switch symbol {
    case 0x41...0x5A: symbol - 0x41
    case 0x61...0x7A: symbol - 0x61 + 26
    case 0x30...0x39: symbol - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
