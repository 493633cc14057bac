/// `grpc-message` on the wire: UTF-8 in which everything but printable ASCII, and `%`, is `%XX`.
package enum PercentEncoding {
  package static func encode(_ text: String, into output: inout [UInt8]) {
    for byte in text.utf8 {
      if byte >= 0x20, byte <= 0x7E, byte != 0x25 {
        output.append(byte)
      } else {
        output.append(0x25)
        output.append(digit(byte >> 4))
        output.append(digit(byte & 15))
      }
    }
  }

  /// Never fails: what is no valid escape stays as it is, what is no valid UTF-8 is replaced.
  package static func decode(_ bytes: UnsafeRawBufferPointer) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x25, index + 2 < bytes.count, let high = nibble(bytes[index + 1]),
        let low = nibble(bytes[index + 2])
      {
        plain.append(high << 4 | low)
        index += 3
      } else {
        plain.append(byte)
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x37 }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
