import SchemaFixtures
import Testing
import WireCodec

/// The protobuf encoding, byte by byte.
@Suite struct ProtoTests {
  /// What the bytes are read as, written again.
  static let accepted: [(type: any WireMessage.Type, what: String, hex: String, again: String)] = [
    (Fixed.self, "nothing", "", ""),
    (Fixed.self, "every scalar's default is omitted", "0800 1000 41 0000000000000000", ""),
    (Fixed.self, "-0.0 is no default", "49 0000000000000080", "49 0000000000000080"),
    (Fixed.self, "a bool is true unless it is 0", "08 8002", "0801"),
    (Fixed.self, "the last scalar counts", "2001 2002 2003", "2003"),
    (Fixed.self, "a varint may be longer than it needs", "20 818000", "2001"),
    (Fixed.self, "32 bits are what a u32 takes of a varint", "20 81ffffff1f", "20 81ffffff0f"),
    (
      Fixed.self, "a negative i32 in ten bytes", "30 ffffffffffffffffff01",
      "30 ffffffffffffffffff01"
    ),
    (Fixed.self, "a negative i32 in five bytes", "30 ffffffff0f", "30 ffffffffffffffffff01"),
    (Fixed.self, "an unknown number of an enum", "50 ff01", "50 ff01"),
    (
      Fixed.self, "another wire type is an unknown field", "0d 01000000 0901000000 00000000 0a00",
      ""
    ),
    (Fixed.self, "fields in any order", "2001 0801", "0801 2001"),
    (
      Fixed.self, "unknown fields of every wire type",
      "d80f 05 d90f 0102030405060708 da0f 02 6162 dd0f 01020304", ""
    ),
    (Fixed.self, "a group in a group", "db0f 0801 db0f dc0f dc0f 2001", "2001"),
    (Fixed.self, "an instant's fraction is cut off downward", "62 03 10 dc0b", "62 03 10 e807"),
    (
      Fixed.self, "an instant before the epoch",
      "62 11 08 ffffffffffffffffff01 10 988cebdc03",
      "62 11 08 ffffffffffffffffff01 10 988cebdc03"
    ),
    (
      Fixed.self, "a nanosecond before the epoch is a microsecond before",
      "62 0b 10 ffffffffffffffffff01",
      "62 11 08 ffffffffffffffffff01 10 988cebdc03"
    ),
    (
      Fixed.self, "a length's fraction is cut off toward zero", "6a 0b 10 a4f4ffffffffffffff01",
      "6a 0b 10 98f8ffffffffffffff01"
    ),
    (Fixed.self, "instants are merged", "62 02 0801 62 03 10 e807", "62 05 0801 10e807"),
    (Fixed.self, "no text is the UUID zero", "7200", ""),
    (Fixed.self, "a place with a point in it", "8201 04 0a02 0801", "8201 04 0a02 0801"),
    (Fixed.self, "an empty place is omitted", "8201 02 0a00", ""),
    (
      Optionals.self, "what is there is written, 0 as well",
      "0800 1000 2800 3200 3800 4200 4a00",
      "0800 1000 2800 3200 3800 42 24"
        + "30303030303030302d303030302d303030302d303030302d303030303030303030303030 4a00"
    ),
    (Variable.self, "messages are merged", "2a 02 0801 2a 03 12 01 61", "2a 05 0801 1201 61"),
    (Variable.self, "an optional message that is there", "32 00", "3200"),
    (
      Variable.self, "the same case is merged", "3a 04 0a 02 0801 3a 05 0a 03 12 01 61",
      "3a 07 0a 05 0801 1201 61"
    ),
    (
      Variable.self, "the last case counts", "3a 04 0a 02 0801 3a 05 12 03 0a 01 61",
      "3a 05 12 03 0a 01 61"
    ),
    (Variable.self, "a case with nothing in it", "3a 02 2200", "3a 02 2200"),
    (Choice.self, "a retired case is an unknown field", "1a 00", ""),
    (Lists.self, "packed or not", "0a 02 01 02 0803 0a 00 12 01 01 1000", "0a 03 010203 1202 0100"),
    (
      Lists.self, "elements that are empty stay", "2200 2a00 3200 3a00 4200 4a00 62 00",
      "2200 2a00 3200 3a00 4200 4a00 62 00"
    ),
    (
      Maps.self, "keys in order, the last of equal ones",
      "0a 05 0a 01 62 1002 0a 03 0a 01 61 "
        + "0a 07 12 00 0a 01 62 1003",
      "0a 05 0a 01 61 1000 0a 05 0a 01 62 1003"
    ),
    (Maps.self, "an entry without key and value", "0a00 12 00", "0a 04 0a00 1000 12 04 0800 1200"),
    (Retired.self, "retired fields are unknown", "0805 1006 2a 01 61", "1006"),
    (KeywordUnion.self, "a union by itself", "12 03 0a 01 61", "12 03 0a 01 61"),
  ]

  @Test func acceptedBytesAreWrittenCanonically() {
    for row in Self.accepted { accept(row.type, row.what, row.hex, row.again) }
  }

  private func accept<M: WireMessage>(
    _ type: M.Type, _ what: String, _ bytes: String, _ again: String
  ) {
    do throws(WireError) {
      let value = try M(bytes: unhex(bytes), as: .proto)
      #expect(hex(value.encoded(as: .proto)) == hex(unhex(again)), "\(what)")
      #expect(value.protoSize == unhex(again).count, "\(what)")
    } catch {
      Issue.record("\(what): \(error)")
    }
  }

  static let rejected: [(type: any WireMessage.Type, hex: String, expected: String)] = [
    (Fixed.self, "08", "truncated flag"),
    (Fixed.self, "88", "truncated "),
    (Fixed.self, "41 00", "truncated ident"),
    (Fixed.self, "72 02 61", "truncated key"),
    (Fixed.self, "72 ffffffffffffffffff01", "truncated key"),
    (Fixed.self, "d80f", "truncated "),
    (Fixed.self, "dd0f 0102", "truncated "),
    (Fixed.self, "db0f 0801", "truncated "),
    (Fixed.self, "08 ffffffffffffffffffff01", "varintOverflow flag"),
    (Fixed.self, "00", "invalidTag "),
    (Fixed.self, "0100000000", "invalidTag "),
    (Fixed.self, "8080808010", "invalidTag "),
    (Fixed.self, "888080808000", "invalidTag "),
    (Fixed.self, "0c", "invalidTag "),
    (Fixed.self, "db0f e40f", "invalidTag "),
    (Fixed.self, "0e", "invalidWireType "),
    (Fixed.self, "0f", "invalidWireType "),
    (Fixed.self, "10 8002", "outOfRange tiny"),
    (Fixed.self, "18 808004", "outOfRange short"),
    (Fixed.self, "50 8002", "outOfRange small"),
    (Fixed.self, "50 ffffffffffffffffff01", "outOfRange small"),
    (Fixed.self, "58 808004", "outOfRange wide"),
    (Fixed.self, "62 0a 08 ffffffffffffffff7f", "outOfRange at"),
    (Fixed.self, "6a 0b 08 80808080808080808001", "outOfRange span"),
    (Fixed.self, "62 02 08", "truncated at"),
    (Fixed.self, "62 01 08", "truncated at"),
    (Fixed.self, "62 01 10", "truncated at"),
    (Fixed.self, "72 05 68656c6c6f", "invalidUUID key"),
    (
      Fixed.self,
      "72 24 41303030303030302d303030302d303030302d303030302d303030303030303030303030",
      "invalidUUID key"
    ),
    (Fixed.self, "7a 05 6162636465", "overLimit code"),
    (Fixed.self, "7a 02 c3a9", "invalidASCII code"),
    (Fixed.self, "7a 01 00", "invalidASCII code"),
    (Fixed.self, "8201 04 0a 02 08", "truncated place"),
    (Fixed.self, "8201 03 0a 01 08", "truncated place.at.x"),
    (Leaf.self, "12 01 ff", "invalidUTF8 text"),
    (Leaf.self, "12 02 c0 80", "invalidUTF8 text"),
    (Label.self, "0a 15 616161616161616161616161616161616161616161", "overLimit text"),
    (Variable.self, "22 0b 0000000000000000000000", "overLimit blob"),
    (Variable.self, "3a 04 0a 02 1201", "truncated choice.leaf.text"),
    (Lists.self, "0a 09 010101010101010101", "overLimit words"),
    (Lists.self, "0801 0801 0801 0801 0801 0801 0801 0801 0801", "overLimit words"),
    (Lists.self, "0a 02 0180", "truncated words[1]"),
    (Lists.self, "0a 05 01", "truncated words"),
    (Lists.self, "1a 03 018002", "outOfRange smalls[1]"),
    (Lists.self, "2a 00 2a 09 616161616161616161", "overLimit texts[1]"),
    (Lists.self, "3a 02 1205", "truncated leaves[0].text"),
    (Lists.self, "52 01 61", "invalidUUID keys[0]"),
    (Maps.self, "0a 03 0a 01 ff", "invalidUTF8 counts[0].key"),
    (Maps.self, "12 00 12 04 0801 1201", "truncated leaves[1].value"),
    (Maps.self, "22 03 10 8002", "outOfRange smalls[0].value"),
    (
      Maps.self,
      "2a 00 2a 02 0801 2a 020802 2a 020803 2a 020804 2a 020805 2a 020806 2a 020807 "
        + "2a 02 0808", "overLimit signed"
    ),
  ]

  @Test func badBytesAreRefusedWithReasonAndPath() {
    for row in Self.rejected {
      #expect(refusal(row.type, unhex(row.hex), as: .proto) == row.expected, "\(row.hex)")
    }
  }

  @Test func groupsAreFollowedToALimit() throws {
    let limit = ProtoReader.depthLimit
    let nested = [UInt8](repeating: 0x0B, count: limit) + [UInt8](repeating: 0x0C, count: limit)
    #expect(try Fixed(bytes: nested, as: .proto) == Fixed())
    let deeper = [0x0B] + nested + [0x0C]
    #expect(refusal(Fixed.self, deeper, as: .proto) == "depthExceeded ")
  }

  @Test func theFarthestTimesComeBack() throws {
    for microseconds in [Int64.min, Int64.min + 1, -1_000_001, -1, 0, 1, Int64.max - 1, Int64.max] {
      let value = Fixed(
        at: Timestamp(microseconds: microseconds), span: TimeSpan(microseconds: microseconds))
      #expect(try Fixed(bytes: value.encoded(as: .proto), as: .proto) == value)
    }
  }

  @Test func mapsAreSortedWhateverTheOrder() throws {
    var bytes: [UInt8] = []
    for key: UInt8 in [5, 3, 1, 4, 2, 3, 5] { bytes += [0x12, 2, 0x08, key] }
    #expect(try Maps(bytes: bytes, as: .proto).leaves.map(\.key) == [1, 2, 3, 4, 5])
  }

  @Test func anUnknownCaseIsWrittenAsNone() {
    #expect(Choice.unknown(9).encoded(as: .proto).isEmpty)
    #expect(Choice.unknown(9).json == "{}")
    #expect(EmptyMessage().encoded(as: .proto).isEmpty)
    #expect(EmptyMessage().json == "{}")
  }
}
