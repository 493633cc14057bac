import SchemaFixtures
import Testing
import WireCodec

/// The three encodings carry the same values.
@Suite struct EncodingPropertyTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func randomValuesComeBackInEveryEncoding(seed: UInt64) throws {
    var random = RandomValues(seed: seed)
    for _ in 0..<30 {
      try roundTrip(random.fixed(), seed)
      try roundTrip(random.lists(), seed)
      try roundTrip(random.variable(), seed)
      try roundTrip(random.optionals(), seed)
      try roundTrip(random.maps(), seed)
    }
  }

  private func roundTrip<M: WireMessage>(_ value: M, _ seed: UInt64) throws {
    // Compared by their native bytes: those tell -0.0 from 0.0 and one NaN from another.
    let native = value.encodedBytes()
    for encoding in WireEncoding.allCases {
      let bytes = value.encoded(as: encoding)
      if let size = value.encodedSize(as: encoding) { #expect(bytes.count == size, "\(seed)") }
      let again = try M(bytes: bytes, as: encoding)
      #expect(again.encodedBytes() == native, "seed \(seed) \(encoding): \(hex(bytes))")
      #expect(again.encoded(as: encoding) == bytes, "seed \(seed) \(encoding): \(hex(bytes))")
      // Behind something else in the buffer.
      var buffer = WireBuffer()
      buffer.append([0x7B, 0x7B])
      value.encode(into: &buffer, as: encoding)
      #expect(Array(buffer.copyBytes().dropFirst(2)) == bytes, "seed \(seed) \(encoding)")
    }
  }

  /// Two encodings one after the other are one message that was merged.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func concatenatedMessagesMerge(seed: UInt64) throws {
    var random = RandomValues(seed: seed)
    for _ in 0..<30 {
      let (first, second) = (random.optionals(), random.optionals())
      let bytes = first.encoded(as: .proto) + second.encoded(as: .proto)
      let merged = try Optionals(bytes: bytes, as: .proto)
      #expect(merged.b == second.b ?? first.b, "seed \(seed)")
      #expect(merged.h == second.h ?? first.h, "seed \(seed)")
      #expect(merged.j == (second.j == 0 ? first.j : second.j), "seed \(seed)")
      let (left, right) = (random.lists(), random.lists())
      if left.points.count + right.points.count <= 200, left.words.count + right.words.count <= 8 {
        let both = try? Lists(
          bytes: left.encoded(as: .proto) + right.encoded(as: .proto), as: .proto)
        // Another list may be above its limit.
        if let both { #expect(both.points == left.points + right.points, "seed \(seed)") }
      }
    }
  }

  /// A decoder of damaged bytes refuses them or reads a value whose own encoding is read the same.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func damagedBytesNeverTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var values = RandomValues(seed: seed)
    for _ in 0..<60 {
      for encoding in [WireEncoding.proto, .json] {
        let samples = [
          values.fixed().encoded(as: encoding), values.lists().encoded(as: encoding),
          values.variable().encoded(as: encoding), values.optionals().encoded(as: encoding),
          values.maps().encoded(as: encoding),
        ]
        for sample in samples {
          let bytes = damaged(sample, &random)
          for name in conformanceTypes.keys.sorted() {
            if let type = conformanceTypes[name] { survives(type, bytes, encoding, seed) }
          }
        }
      }
    }
  }

  private func survives<M: WireMessage>(
    _ type: M.Type, _ bytes: [UInt8], _ encoding: WireEncoding, _ seed: UInt64
  ) {
    guard let value = try? M(bytes: bytes, as: encoding, ignoringUnknownFields: true) else {
      return
    }
    let again = value.encoded(as: encoding)
    if let size = value.encodedSize(as: encoding) { #expect(size == again.count, "seed \(seed)") }
    guard let second = try? M(bytes: again, as: encoding) else {
      Issue.record("seed \(seed): \(M.self) \(hex(bytes)) is written as \(hex(again))")
      return
    }
    #expect(dump(second) == dump(value), "seed \(seed): \(M.self) \(hex(bytes))")
  }

  private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      let index = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where !bytes.isEmpty: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1 where !bytes.isEmpty: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
      case 2 where !bytes.isEmpty: bytes.removeSubrange(index...)
      case 3 where !bytes.isEmpty: bytes.remove(at: index)
      case 4:
        let known: [UInt8] = [0, 1, 0x0B, 0x7F, 0x80, 0xFF, 0x22, 0x2C, 0x5B, 0x5C, 0x7B, 0x7D]
        bytes.insert(known.randomElement(using: &random) ?? 0, at: index)
      default: bytes += (0..<3).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      }
    }
    return bytes
  }

  @Test func everyPrefixIsRefusedOrRead() throws {
    var values = RandomValues(seed: 7)
    for encoding in [WireEncoding.proto, .json] {
      let bytes = values.lists().encoded(as: encoding)
      for length in 0..<bytes.count {
        let prefix = Array(bytes.prefix(length))
        if encoding == .json {
          #expect((try? Lists(bytes: prefix, as: encoding)) == nil, "\(length)")
        } else {
          _ = try? Lists(bytes: prefix, as: encoding)
        }
      }
    }
  }
}
