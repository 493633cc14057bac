import SchemaFixtures
import Testing
import WireCodec

/// Views against the decoder, on the vectors of `Schemas/conformance`.
@Suite struct ViewTests {
  private static func blockType(_ name: String) -> (any WireBlockMessage.Type)? {
    conformanceTypes[name] as? any WireBlockMessage.Type
  }

  @Test func everyFieldIsReadAsDecodingReadsIt() throws {
    var count = 0
    for vector in try Vector.load() {
      guard let expected = vector.value ?? vector.reads, let bytes = vector.nativeBytes,
        let type = Self.blockType(vector.type)
      else { continue }
      #expect(dump(try viewed(type, bytes)) == expected, "\(vector)")
      count += 1
    }
    #expect(count > 450)
  }

  /// Bytes that decoding refuses are refused, or what is read of them is.
  @Test func badBytesAreRefusedOrReadSafely() throws {
    var refused = 0
    for vector in try Vector.load() where vector.encoding == "native" {
      guard vector.rejects != nil, let type = Self.blockType(vector.type) else { continue }
      if (try? viewed(type, vector.source)) == nil { refused += 1 }
    }
    #expect(refused > 50)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func damagedBytesNeverTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vectors = try Vector.load().filter { ($0.nativeBytes?.count ?? .max) < 2_000 }
    for _ in 0..<1_500 {
      guard let vector = vectors.randomElement(using: &random), var bytes = vector.nativeBytes,
        let type = Self.blockType(vector.type)
      else { continue }
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = random.next()
      }
      bytes.removeLast(min(bytes.count, Int.random(in: 0...2, using: &random)))
      check(type, bytes, "seed \(seed), \(vector)")
    }
  }

  /// What the decoder accepts, the view reads alike.
  private func check<M: WireBlockMessage>(_ type: M.Type, _ bytes: [UInt8], _ what: String) {
    let seen = try? viewed(type, bytes)
    guard let decoded = try? M(bytes: bytes) else { return }
    #expect(seen.map { dump($0) } == dump(decoded), "\(what): \(hex(bytes))")
  }

  private func viewed<M: WireBlockMessage>(_ type: M.Type, _ bytes: [UInt8]) throws(WireError) -> M
  {
    try M(view: WireView<M>(bytes.span.bytes))
  }

  @Test func stringsBytesAndMessagesAreLent() throws {
    let value = Variable(
      text: "żółw", data: [1, 2, 3], maybe: "", blob: nil, leaf: Leaf(number: 7, text: "leaf"),
      other: nil, choice: .label(Label(text: "x")))
    let bytes = value.encodedBytes()
    let view = try WireView<Variable>(bytes.span.bytes)
    #expect(try view.withText { String(copying: $0) } == "żółw")
    #expect(try view.withData { $0.byteCount } == 3)
    #expect(try view.withMaybe { $0.count } == 0)
    #expect(try view.withBlob { $0.byteCount } == nil)
    #expect(try view.withLeaf { leaf throws(WireError) in leaf.number } == 7)
    #expect(try view.withLeaf { leaf throws(WireError) in try leaf.text } == "leaf")
    #expect(try view.withOther { leaf throws(WireError) in leaf.number } == nil)
  }

  /// What is not asked for is not looked at; what is asked for is checked.
  @Test func onlyWhatIsReadIsChecked() throws {
    var bytes = Leaf(number: 7, text: "text").encodedBytes()
    bytes[bytes.count - 1] = 0xFF
    let view = try WireView<Leaf>(bytes.span.bytes)
    #expect(view.number == 7)
    do throws(WireError) {
      _ = try view.text
      Issue.record("read as text")
    } catch {
      #expect(error.reason == .invalidUTF8)
      #expect(error.path == "text")
    }
  }

  @Test func aBlockThatIsNotThereIsRefusedAtOnce() throws {
    for bytes: [UInt8] in [[], [4], [4, 0], [4, 0, 1, 2, 3]] {
      #expect(throws: WireError.self) {
        _ = try WireView<Leaf>(bytes.span.bytes).number
      }
    }
    // Of an older version, whose block ended inside today's slot.
    #expect(throws: WireError.self) { _ = try WireView<Leaf>([3, 0, 1, 2, 3].span.bytes).number }
    // Of an older version without a slot at all.
    #expect(try WireView<Leaf>([0, 0].span.bytes).number == 0)
  }
}

/// Encoding where there is no room: the buffer grows, and what was there stays.
@Suite struct RoomTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func encodingIntoAFullBufferGivesTheSameBytes(seed: UInt64) throws {
    var random = RandomValues(seed: seed)
    for _ in 0..<4 {
      check(random.lists(), seed)
      check(random.variable(), seed)
      check(random.optionals(), seed)
      check(random.maps(), seed)
    }
  }

  /// With every room from none to enough, so that each write is once the one that does not fit.
  private func check<M: WireMessage>(_ value: M, _ seed: UInt64) {
    let bytes = value.encodedBytes()
    for room in 0..<min(bytes.count, 90) {
      var buffer = WireBuffer(minimumCapacity: 64)
      while buffer.capacity - buffer.count > room { buffer.append(0xAB) }
      let before = buffer.count
      value.encode(into: &buffer)
      let written = buffer.copyBytes()
      #expect(Array(written[before...]) == bytes, "seed \(seed), room \(room)")
      #expect(written[..<before].allSatisfy { $0 == 0xAB })
    }
  }

  @Test func stringsOfEveryLengthAreCopiedWhole() throws {
    for length in 0...300 {
      let text = String((0..<length).map { Character(Unicode.Scalar(UInt8(33 + $0 % 90))) })
      let value = Variable(text: text, maybe: String(text.prefix(10)))
      let bytes = value.encodedBytes()
      #expect(try Variable(bytes: bytes).text == text)
      #expect(bytes.count == value.encodedSize)
    }
  }
}

/// The text of a UUID in protobuf, which is read eight characters at a time.
@Suite struct UUIDTextTests {
  /// Every character in every place: read as a digit, or refused.
  @Test func onlyDigitsInLowerCaseAreRead() throws {
    let canonical = Array("01234567-89ab-cdef-fedc-ba9876543210".utf8)
    for place in canonical.indices {
      for character in UInt8.min ... .max {
        var text = canonical
        text[place] = character
        let isDash = [8, 13, 18, 23].contains(place)
        let isDigit = (48...57).contains(character) || (97...102).contains(character)
        let isRight = isDash ? character == UInt8(ascii: "-") : isDigit
        // Field 14, a text of 36 bytes.
        let read = try? Fixed(bytes: [14 << 3 | 2, 36] + text, as: .proto).key
        #expect((read != nil) == isRight, "\(character) at \(place)")
        guard isRight else { continue }
        #expect(read?.description == String(decoding: text, as: UTF8.self))
        #expect(
          Fixed(key: read ?? UUIDBytes()).encoded(as: .proto).dropFirst(2).elementsEqual(text))
      }
    }
  }
}
