import SchemaFixtures
import Testing
import WireCodec

/// Old readers and new writers, and the other way round.
@Suite struct EvolutionTests {
  @Test func anOldReaderIgnoresWhatItDoesNotKnow() throws {
    let new = Version3(
      id: 7, name: "n", count: 3, tags: ["a", "b"], price: -1, level: 2,
      leaf: Leaf(number: 9, text: "t"))
    let middle = try Version2(bytes: new.encodedBytes())
    #expect(middle == Version2(id: 7, name: "n", count: 3, tags: ["a", "b"]))
    #expect(try Version1(bytes: new.encodedBytes()) == Version1(id: 7, name: "n"))
  }

  @Test func aNewReaderFindsNothingWhereAnOldWriterWroteNothing() throws {
    let old = Version1(id: 7, name: "n")
    #expect(try Version3(bytes: old.encodedBytes()) == Version3(id: 7, name: "n"))
    #expect(try Version2(bytes: old.encodedBytes()) == Version2(id: 7, name: "n"))
    #expect(try Version3(bytes: Nothing().encodedBytes()) == Version3())
  }

  @Test func elementsOfListsEvolveToo() throws {
    let old = Holder1(items: [Version1(id: 1, name: "a"), Version1(id: 2)], one: Version1(id: 3))
    let new = try Holder3(bytes: old.encodedBytes())
    #expect(new.items == [Version3(id: 1, name: "a"), Version3(id: 2)])
    #expect(new.one == Version3(id: 3))
    #expect(new.more == 0)
    let back = try Holder1(
      bytes: Holder3(
        items: [Version3(id: 1, name: "a", price: 5, parent: Leaf(text: "p"))],
        one: Version3(id: 3, tags: ["x"]), more: 8
      ).encodedBytes())
    #expect(back == Holder1(items: [Version1(id: 1, name: "a")], one: Version1(id: 3)))
  }

  @Test func aBlockEndsOnlyWhereAVersionDid() throws {
    let bytes = Version3(id: 1, count: 2, price: 3, level: 4).encodedBytes()
    let size = Version3.blockSize
    // id 8, count 4, presence byte and price 8, level 1, old 2.
    #expect(size == 24)
    let ends: Set = [0, 8, 12, 21, 22, 24]
    for length in 0...size {
      var cut = [UInt8(length), 0] + bytes[2..<2 + length]
      if length >= 13, length < 22 {
        // The presence bit of `level` is beyond the block.
        #expect(throws: WireError.self) { try Version3(bytes: cut) }
        cut[14] = length < 21 ? 0 : 1
      }
      if ends.contains(length) {
        #expect(try Version3(bytes: cut).id == (length >= 8 ? 1 : 0))
      } else {
        #expect(throws: WireError.self) { try Version3(bytes: cut) }
      }
    }
  }

  @Test func unknownEnumValuesSurvive() throws {
    let value = Fixed(small: .unrecognized(200), wide: .unrecognized(40_000))
    let again = try Fixed(bytes: value.encodedBytes())
    #expect(again.small == .unrecognized(200))
    #expect(again.wide == .unrecognized(40_000))
    // A retired value is one this version does not know.
    #expect(Small(rawValue: 3) == .unrecognized(3))
    #expect(Small(rawValue: 0) == .unspecified)
  }
}
