import SchemaFixtures
import Testing
import WireCodec

@Suite struct PrimitiveTests {
  @Test func aBufferGrowsAndKeepsItsBytes() {
    var buffer = WireBuffer()
    var expected: [UInt8] = []
    for index in 0..<1000 {
      let byte = UInt8(truncatingIfNeeded: index)
      buffer.append(byte)
      buffer.append([byte, 1, 2])
      buffer.append(littleEndian: UInt32(index))
      buffer.append(bigEndian: UInt16(index))
      expected += [byte, byte, 1, 2, byte, UInt8(index >> 8), 0, 0, UInt8(index >> 8), byte]
    }
    #expect(buffer.copyBytes() == expected)
    let grown = buffer.count
    #expect(grown == 10_000)
    buffer.removeFirst(9_990)
    #expect(buffer.copyBytes() == Array(expected.suffix(10)))
    buffer.truncate(to: 1)
    buffer.append(utf8: "ß")
    buffer.appendZeros(2)
    #expect(buffer.copyBytes() == [expected[9_990], 0xC3, 0x9F, 0, 0])
    buffer.overwrite(at: 0, with: 9)
    buffer.overwrite(at: 1, bigEndian: 0x0102_0304 as UInt32)
    #expect(buffer.copyBytes() == [9, 1, 2, 3, 4])
    buffer.removeAll(keepingCapacity: true)
    let (isEmpty, kept) = (buffer.isEmpty, buffer.capacity)
    #expect(isEmpty)
    #expect(kept >= 10_000)
    buffer.removeAll()
    let released = buffer.capacity
    #expect(released == 64)
  }

  @Test(arguments: [
    (0, "00"), (1, "01"), (127, "7f"), (128, "8001"), (300, "ac02"), (16_383, "ff7f"),
    (16_384, "808001"), (2_097_151, "ffff7f"), (2_097_152, "80808001"),
    (268_435_456, "8080808001"), (4_294_967_295, "ffffffff0f"),
  ])
  func varints(value: Int, bytes: String) throws {
    var buffer = WireBuffer()
    buffer.append(varint: value)
    #expect(hex(buffer.copyBytes()) == bytes)
    #expect(WireBuffer.varintSize(value) == bytes.count / 2)
    let content = unhex(bytes)
    var reader = WireReader(content.span.bytes)
    let read = try reader.readVarint(field: "n")
    let isAtEnd = reader.isAtEnd
    #expect(read == value)
    #expect(isAtEnd)
  }

  @Test(arguments: [0, 1, 127, 128, 129, 16_383, 16_384, 100_000])
  func lengthsWrittenAfterTheBodyAreMinimal(size: Int) throws {
    var buffer = WireBuffer()
    buffer.append(7 as UInt8)
    let start = buffer.beginLength()
    buffer.append([UInt8](repeating: 3, count: size))
    buffer.endLength(start)
    buffer.append(9 as UInt8)
    let bytes = buffer.copyBytes()
    var reader = WireReader(bytes.span.bytes)
    _ = try reader.take(1, field: "")
    let body = try reader.readBytes(max: size, field: "")
    let remaining = reader.remaining
    #expect(body == [UInt8](repeating: 3, count: size))
    #expect(remaining == 1)
    #expect(bytes.last == 9)
  }

  @Test func uuidText() {
    let uuid = UUIDBytes("00112233-4455-6677-8899-AABBCCDDEEFF")
    #expect(uuid?.bytes == unhex("00112233445566778899aabbccddeeff"))
    #expect(uuid?.description == "00112233-4455-6677-8899-aabbccddeeff")
    #expect(UUIDBytes(uuid?.bytes ?? []) == uuid)
    for bad in [
      "", "0", "00112233445566778899aabbccddeeff", "00112233-4455-6677-8899-aabbccddeef",
      "00112233-4455-6677-8899-aabbccddeefg", "00112233-4455-6677-8899-aabbccddeeff0",
      "001122334-455-6677-8899-aabbccddeeff",
    ] {
      #expect(UUIDBytes(bad) == nil, "\(bad)")
    }
    #expect(UUIDBytes(high: 1, low: 0) > UUIDBytes(high: 0, low: 9))
  }

  /// The text as three fixed bytes hold it; nil when they cannot.
  private func fixed(_ text: String) -> String? { FixedText<3>(text)?.text }

  private func precedes(_ left: String, _ right: String) -> Bool? {
    guard let left = FixedText<3>(left), let right = FixedText<3>(right) else {
      return nil
    }
    return left < right
  }

  @Test func fixedText() {
    #expect(fixed("EUR") == "EUR")
    #expect(fixed("E") == "E")
    #expect(fixed("") == "")
    #expect(fixed("EURO") == nil)
    #expect(fixed("ß") == nil)
    #expect(fixed("a\0") == nil)
    #expect(precedes("AB", "ABA") == true)
    #expect(precedes("AB", "AA") == false)
    #expect(precedes("AB", "AB") == false)
  }

  @Test func mapsKeepTheOrderOfBytes() throws {
    var map = WireMap<MapsCountsEntry>([("b", 2), ("a", 1), ("c", 3), ("a", 9)])
    #expect(map.entries.map(\.key) == ["a", "b", "c"])
    #expect(map["a"] == 9)
    map["b"] = nil
    map["0"] = 0
    #expect(map.entries.map(\.key) == ["0", "a", "c"])
    #expect(map["b"] == nil)
    #expect(map.count == 3)
    // Swift takes these for one string; on the wire they are two.
    map["\u{E9}"] = 1
    map["e\u{301}"] = 2
    #expect(map.count == 5)
    #expect(
      try Maps(bytes: Maps(counts: map).encodedBytes()).counts.map(\.value) == [0, 9, 3, 2, 1])
  }

  @Test func errorsNameTheFieldFromOutsideIn() {
    let error = WireError(.truncated, field: "capacity").inside("pools", index: 3).inside("drop")
    #expect(error.path == "drop.pools[3].capacity")
    #expect(error.description == "drop.pools[3].capacity: the bytes end inside a value")
    #expect(WireError(.invalidUTF8).inside("tags", index: 0).path == "tags[0]")
  }

  @Test func sizesAreKnownBeforehand() {
    #expect(Leaf.maximumEncodedSize == 2 + 4 + 1 + 40)
    #expect(Label.maximumEncodedSize == 2 + 1 + 20)
    #expect(Choice.maximumEncodedSize == 1 + 1 + Leaf.maximumEncodedSize)
    #expect(Nothing.maximumEncodedSize == 2)
    #expect(Optionals.maximumEncodedSize == 2 + 46)
  }
}
