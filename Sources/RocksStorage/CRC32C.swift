/// CRC-32C as RocksDB computes it over the records of its logs, eight bytes at a step: a start reads
/// hundreds of megabytes of them.
enum CRC32C {
  /// Table 0 is the usual one; table n is the same after n further zero bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for index in 0..<256 {
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
      tables[index] = value
    }
    for index in 256..<tables.count {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  /// The checksum of `bytes`.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 { extend(0, by: bytes) }

  /// The checksum of what has the checksum `before` and of `bytes` behind it; 0 is that of nothing.
  static func extend(_ before: UInt32, by bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var value = ~before
      var index = 0
      while index + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let mixed = word ^ UInt64(value)
        value = 0
        for step in 0..<8 {
          value ^= tables[(7 - step) * 256 + Int(mixed >> UInt64(8 * step) & 0xFF)]
        }
        index += 8
      }
      while index < bytes.count {
        value = value >> 8 ^ tables[Int((value ^ UInt32(bytes[index])) & 0xFF)]
        index += 1
      }
      return ~value
    }
  }

  /// The form RocksDB stores: bytes that contain their own checksum would have a weak one.
  static func masked(_ checksum: UInt32) -> UInt32 {
    (checksum >> 15 | checksum << 17) &+ 0xA282_EAD8
  }
}
