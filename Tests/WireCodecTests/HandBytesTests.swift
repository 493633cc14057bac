import SchemaFixtures
import Testing
import WireCodec

/// Encodings computed by hand from the specification.
@Suite struct HandBytesTests {
  private func expect<M: WireMessage & Equatable>(
    _ value: M, _ bytes: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(hex(value.encodedBytes()) == hex(unhex(bytes)), sourceLocation: sourceLocation)
    #expect(try M(bytes: unhex(bytes)) == value, sourceLocation: sourceLocation)
  }

  @Test func blockAndTail() throws {
    try expect(Nothing(), "0000")
    try expect(EmptyMessage(), "0000")
    try expect(Leaf(), "0400 00000000")
    try expect(Leaf(number: 0x0102_0304), "0400 04030201")
    try expect(Leaf(number: 1, text: "ab"), "0400 01000000 02 6162")
    try expect(Label(text: "ß"), "0000 02 c39f")
  }

  @Test func presenceBytesOpenInPlace() throws {
    var value = Optionals()
    // Presence byte, a 1, b 1, c 2, d 4, e 8, f 8, g 1, h 16; presence byte, i 2; j 1.
    try expect(value, "2e00" + String(repeating: "00", count: 46))
    value.a = true
    value.c = 0x0102
    value.i = "Z"
    value.j = 9
    try expect(
      value,
      "2e00 05 01 00 0201 00000000 0000000000000000 0000000000000000 00"
        + "00000000000000000000000000000000 01 5a00 09")
    value.a = false
    #expect(value.encodedBytes()[3] == 0)
    #expect(value.encodedBytes()[2] == 5)
  }

  @Test func trailingEmptyFieldsAreOmitted() throws {
    let message = "06 0400 00000000"
    try expect(Variable(), "0000 00 00 00 00" + message)
    try expect(Variable(text: "x"), "0000 01 78 00 00 00" + message)
    try expect(Variable(maybe: ""), "0000 00 00 01 00" + message)
    try expect(Variable(blob: [7]), "0000 00 00 00 02 07" + message)
    try expect(Variable(other: Leaf()), "0000 00 00 00 00" + message + message)
    try expect(
      Variable(choice: .none(Nothing())), "0000 00 00 00 00" + message + "00 04 02 0000")
  }

  @Test func unions() throws {
    try expect(Choice.unspecified, "00")
    try expect(Choice.label(Label(text: "q")), "02 04 0000 01 71")
    try expect(Choice.unknown(200), "c801 00")
    // The retired case is not known any more; its content is not kept.
    #expect(try Choice(bytes: unhex("03 02 0000")) == .unknown(3))
  }

  @Test func lists() throws {
    try expect(Lists(words: [1, 258]), "0000 02 01000000 02010000")
    try expect(Lists(flags: [true, false]), "0000 00 02 01 00")
    try expect(Lists(smalls: [.two, .unrecognized(9)]), "0000 00 00 02 02 09")
    try expect(Lists(texts: ["", "ab"]), "0000 00 00 00 00 02 00 02 6162")
    try expect(
      Lists(leaves: [Leaf(number: 1), Leaf(number: 2, text: "z")]),
      "0000 000000000000 02 0400 01000000 02000000 04 00 02 01 7a")
    try expect(Lists(labels: [Label(), Label()]), "0000 00000000000000 02 0000 02 00 00")
    try expect(
      Lists(choices: [.unspecified, .none(Nothing())]), "0000 0000000000000000 02 00 04 02 0000")
  }

  @Test func mapsAreListsOfEntriesInTheOrderOfTheirKeys() throws {
    try expect(
      Maps(counts: ["b": 2, "a": 1]),
      "0000 02 0800 0100000000000000 0200000000000000 06 02 01 61 02 01 62")
    try expect(
      Maps(signed: [3: .unspecified, -3: .unspecified]),
      "0000 00 00 00 00 02 0400 fdffffff 03000000 02 00 00")
  }

  @Test func retiredFieldsLeaveZeros() throws {
    try expect(Retired(b: 5), "0a00 00000000 05 00 0000 0000")
    try expect(Retired(d: 7), "0a00 00000000 00 02 0000 0700")
    try expect(
      Retired(o: "x"),
      "0a00 00000000 00 00 0000 0000" + String(repeating: "00", count: 10) + "01 78")
  }

  @Test func lengthsOfTwoBytes() throws {
    let text = String(repeating: "y", count: 200)
    let body = unhex("0000 c801") + Array(text.utf8) + unhex("00 00 00 06 0400 00000000")
    #expect(Variable(text: text).encodedBytes() == body)
    #expect(try Variable(bytes: body).text == text)
  }
}
