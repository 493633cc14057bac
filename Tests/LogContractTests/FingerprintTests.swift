import LogContract
import LogFixtures
import Testing
import WireCodec

/// A request with a value in every field, and each field changed by itself.
enum RequestFields {
  static let full = Put(
    key: UUIDBytes(high: 1, low: 2), flag: true, tiny: 1, short: 2, word: 3, long: 4, signed: -5,
    balance: 6, account: 7, ratio: 0.5, at: Timestamp(microseconds: 8),
    length: TimeSpan(microseconds: 9), code: "code", kind: .daily,
    range: Band(first: 10, last: 11), maybe: 12, name: "name", data: [13],
    line: Line(amount: 14, note: "note"), about: .line(Line(amount: 15)),
    lines: [Line(amount: 16), Line(note: "last")], numbers: [17, 18], names: ["a", "b"],
    byName: ["x": 19, "y": 20], other: UUIDBytes(high: 21, low: 22), plain: 23, maybeText: "")

  /// By the field's name, changes of it and of nothing else.
  static let changes: [(field: String, change: @Sendable (inout Put) -> Void)] = [
    ("flag", { $0.flag = false }), ("tiny", { $0.tiny = 0 }), ("short", { $0.short = 1 }),
    ("word", { $0.word = 0 }), ("long", { $0.long = 5 }), ("signed", { $0.signed = 5 }),
    ("balance", { $0.balance = -6 }), ("account", { $0.account = 0 }),
    ("ratio", { $0.ratio = -0.5 }), ("at", { $0.at = Timestamp() }),
    ("length", { $0.length = TimeSpan(microseconds: 10) }), ("code", { $0.code = FixedText() }),
    ("kind", { $0.kind = .saving }), ("kind", { $0.kind = .unrecognized(77) }),
    ("range", { $0.range.last = 12 }), ("range", { $0.range = Band(first: 11, last: 10) }),
    ("maybe", { $0.maybe = 0 }), ("maybe", { $0.maybe = nil }), ("name", { $0.name = "" }),
    ("name", { $0.name = "name\0" }), ("data", { $0.data = [] }), ("data", { $0.data = [0] }),
    ("line", { $0.line.note = "" }), ("line", { $0.line = Line() }),
    ("about", { $0.about = .unspecified }), ("about", { $0.about = .none(Nothing()) }),
    ("about", { $0.about = .line(Line(amount: 16)) }), ("lines", { $0.lines.reverse() }),
    ("lines", { $0.lines.append(Line()) }), ("lines", { $0.lines = [] }),
    ("numbers", { $0.numbers = [18, 17] }), ("numbers", { $0.numbers = [17, 18, 0] }),
    ("names", { $0.names = ["ab", ""] }), ("names", { $0.names = ["a", "b", ""] }),
    ("byName", { $0.byName = ["x": 20, "y": 19] }), ("byName", { $0.byName = [:] }),
    ("other", { $0.other = UUIDBytes() }), ("plain", { $0.plain = 24 }),
    ("maybeText", { $0.maybeText = nil }), ("maybeText", { $0.maybeText = "t" }),
  ]
}

@Suite struct FingerprintTests {
  /// A field that is added to the schema is missing here: the test says which.
  @Test func everyFieldIsChanged() {
    let fields = Mirror(reflecting: RequestFields.full).children.compactMap(\.label)
    #expect(Set(fields) == Set(RequestFields.changes.map(\.field) + ["key"]))
  }

  @Test func theKeyDoesNotCount() {
    let fingerprint = Command.put(RequestFields.full).fingerprint
    for key in [UUIDBytes(), UUIDBytes(high: 3, low: 0), UUIDBytes(high: .max, low: .max)] {
      var other = RequestFields.full
      other.key = key
      #expect(Command.put(other).fingerprint == fingerprint)
    }
    #expect(
      Command.stamp(Stamp(number: 1, parcel: 2)).fingerprint
        == Command.stamp(Stamp(number: 9, parcel: 2)).fingerprint)
    #expect(
      Command.parcelsPut(Parcel(tracking: nil, weight: 2)).fingerprint
        == Command.parcelsPut(Parcel(tracking: [1], weight: 2)).fingerprint)
    #expect(
      Command.close(Close(name: "a", account: 2)).fingerprint
        == Command.close(Close(name: "b", account: 2)).fingerprint)
  }

  /// Each field by itself, from every request of a chain in which one after the other has been changed.
  @Test func everyOtherFieldCounts() {
    var request = RequestFields.full
    var seen: [UInt64: String] = [Command.put(request).fingerprint: "full"]
    for (field, change) in RequestFields.changes {
      var alone = RequestFields.full
      change(&alone)
      #expect(alone != RequestFields.full, "\(field)")
      let fingerprint = Command.put(alone).fingerprint
      #expect(seen.updateValue(field, forKey: fingerprint) == nil, "\(field)")
      let before = Command.put(request).fingerprint
      change(&request)
      #expect(Command.put(request).fingerprint != before, "\(field), behind those before it")
    }
  }

  @Test func theMethodCounts() {
    #expect(Command.put(Put()).fingerprint != Command.merge(Put()).fingerprint)
    #expect(Command.put(Put()).fingerprint != 0)
  }

  /// It is stored: these never change.
  @Test func theValuesStayWhatTheyAre() {
    #expect(Command.touch(EmptyMessage()).fingerprint == 691_042_536_513_405_407)
    #expect(Command.put(RequestFields.full).fingerprint == 10_149_986_732_209_777_370)
    #expect(
      Command.close(Close(name: "rent", account: 3)).fingerprint == 15_151_327_996_778_255_042)
  }

  /// A request that an older version remembered is the same one for a newer, whose blocks are longer.
  @Test func newFieldsThatAreNotThereChangeNothing() throws {
    let early = Early(
      key: UUIDBytes(high: 1, low: 1), count: 3,
      items: [EarlyItem(weight: 1), EarlyItem(), EarlyItem(weight: 2)])
    let late = try Late(bytes: early.encodedBytes())
    #expect(late.encodedBytes() != early.encodedBytes())
    #expect(Entry(message: late).fingerprint == Entry(message: early).fingerprint)
    let changes: [(inout Late) -> Void] = [
      { $0.note = "n" }, { $0.extra = 1 }, { $0.more.weight = 1 }, { $0.maybe = 0 },
      { $0.items[1].fragile = true }, { $0.items[2].label = "l" },
    ]
    for (index, change) in changes.enumerated() {
      var other = late
      change(&other)
      #expect(
        Entry(message: other).fingerprint != Entry(message: early).fingerprint, "change \(index)")
    }
  }
}

/// One method whose request is any message: what two versions of a schema would each generate.
private struct Entry<Message: WireMessage & Hashable>: LoggedCommand {
  typealias Outcome = LogFixtures.LogOutcome
  static var methods: [LogMethod] { [] }
  var message: Message
  var number: Int { 1 }
  var messageSize: Int { message.encodedSize }
  var idempotencyKey: LogKey? { nil }
  var withoutKey: Self { self }
  var isUrgent: Bool { false }
  var maximumResultSize: Int { 0 }

  init(message: Message) { self.message = message }

  init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    message = try LogMethod.read(Message.self, bytes, number: number)
  }

  init(number: Int, message bytes: RawSpan, as encoding: WireEncoding) throws(LogContractError) {
    message = try LogMethod.read(Message.self, bytes, number: number, as: encoding)
  }

  static func messageTypes(
    of number: Int
  ) -> (
    request: any WireMessage.Type, result: any WireMessage.Type
  )? { nil }

  func identifier(_ field: String) -> UInt64? { nil }

  func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    message.encode(into: &output, as: encoding)
  }

  func encodeMessage(into output: inout WireBuffer) { message.encode(into: &output) }
  func encodeCanonically(into output: inout WireBuffer) { message.encodeProto(into: &output) }
}

@Suite struct KeyTests {
  @Test func keysAreTheFieldsValues() {
    let uuid = UUIDBytes(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10)
    #expect(Command.put(Put(key: uuid)).idempotencyKey?.bytes == Array(1...16))
    #expect(
      Command.stamp(Stamp(number: -2)).idempotencyKey?.bytes == [
        255, 255, 255, 255, 255, 255, 255, 254,
      ])
    #expect(Command.close(Close(name: "ab")).idempotencyKey?.bytes == [97, 98])
    #expect(
      Command.seal(Seal(code: "ab")).idempotencyKey?.bytes == [97, 98])
    #expect(
      Command.parcelsNumber(Hand(turn: 258)).idempotencyKey?.bytes == [0, 0, 0, 0, 0, 0, 1, 2])
    #expect(
      Command.parcelsPut(Parcel(tracking: Array(0..<40))).idempotencyKey?.bytes == Array(0..<40))
    #expect(Command.touch(EmptyMessage()).idempotencyKey == nil)
  }

  @Test func nothingIsNoKey() {
    for command: Command in [
      .put(Put()), .stamp(Stamp(parcel: 4)), .close(Close()), .seal(Seal(count: 1)),
      .parcelsNumber(Hand()), .parcelsPut(Parcel(weight: 1)), .parcelsPut(Parcel(tracking: [])),
    ] { #expect(command.idempotencyKey == nil, "\(command)") }
  }

  @Test func bytesOfAnyLengthComeBack() {
    var seen: Set<LogKey> = []
    for length in 1...40 {
      for first: UInt8 in [0, 1, 255] {
        let bytes = [first] + Array(repeating: 0, count: length - 1)
        let key = LogKey(bytes)
        #expect(key?.bytes == bytes)
        if let key { #expect(seen.insert(key).inserted, "\(bytes)") }
      }
    }
    #expect(
      LogKey(UUIDBytes(high: 5, low: 6)) == LogKey(LogKey(UUIDBytes(high: 5, low: 6))?.bytes ?? []))
    #expect(LogKey(UInt64(5)) == LogKey(LogKey(UInt64(5))?.bytes ?? []))
  }
}
