import DynamicCodec
import Messages
import SchemaCompiler
import Testing
import WireCodec

/// The mapping of docs/calling.md, value by value, and what is said of values that do not fit.
@Suite("JSON as messages")
struct MappingTests {
  static let codec = SchemaCodec(
    schema: TestSchemas.shipped,
    readIdentifier: { text, _ in text == "stream_3w00" ? .id(126_976) : .number })

  private func id(_ name: String) throws -> DeclarationID {
    try MethodCatalogue(TestSchemas.shipped).declaration(name)
  }

  private func encoded(_ text: String, as name: String) throws -> [UInt8] {
    try Self.codec.encode(parsed(text), as: id(name))
  }

  @Test("a marker with every field")
  func marker() throws {
    let text = """
      {"stream":"stream_3w00","epoch":2,"offset":"18446744073709551615","kind":"buyCue",
       "mediaTime":"1.500s","wallTime":"2026-11-23T08:15:00.250+01:00","logTime":"0001-01-01T00:00:00Z",
       "offer":7,"drop":"8","title":"Tour 🎸"}
      """
    let expected = Marker(
      stream: 126_976, epoch: 2, offset: .max, kind: .buyCue,
      mediaTime: TimeSpan(microseconds: 1_500_000),
      wallTime: Timestamp(microseconds: 1_795_418_100_250_000),
      logTime: Timestamp(microseconds: -62_135_596_800_000_000), offer: 7, drop: 8,
      title: "Tour 🎸")
    #expect(try encoded(text, as: "Marker") == expected.encodedBytes())
    let seen = try Self.codec.decode(expected.encodedBytes(), as: id("Marker"))
    #expect(
      seen.compactText == """
        {"stream":"126976","epoch":2,"offset":"18446744073709551615","kind":"buyCue",\
        "mediaTime":"1.500s","wallTime":"2026-11-23T07:15:00.250Z",\
        "logTime":"0001-01-01T00:00:00Z","offer":"7","drop":"8","title":"Tour 🎸"}
        """)
  }

  @Test("names of the .proto are read, null is absence, zeros are left out")
  func otherForms() throws {
    let bytes = try encoded(
      #"{"media_time":"0s","kind":"MARKER_KIND_BUY_CUE","title":null}"#, as: "Marker")
    #expect(bytes == Marker(kind: .buyCue).encodedBytes())
    #expect(
      try Self.codec.decode(bytes, as: id("Marker")).compactText == #"{"kind":"buyCue"}"#)
  }

  @Test("a union is an object with one member, a nested message an object")
  func unions() throws {
    let expected = ReserveResult.rejected(
      Rejected(reason: .soldOut, detail: "none left", retryAfter: TimeSpan(microseconds: 250)))
    let text = """
      {"rejected":{"reason":"soldOut","detail":"none left","retryAfter":"0.000250s"}}
      """
    #expect(try encoded(text, as: "ReserveResult") == expected.encodedBytes())
    #expect(
      try Self.codec.decode(expected.encodedBytes(), as: id("ReserveResult")).compactText == text)
    #expect(try encoded("{}", as: "ReserveResult") == ReserveResult.unspecified.encodedBytes())
    let unknown = ReserveResult.unknown(9).encodedBytes()
    #expect(
      try Self.codec.decode(unknown, as: id("ReserveResult")).compactText == ##"{"#9":{}}"##)
    #expect(try encoded(##"{"#9":{}}"##, as: "ReserveResult") == unknown)
  }

  @Test("structs, lists, bytes and UUIDs")
  func lists() throws {
    let put = PutOfferRequest(
      key: UUIDBytes(high: 1, low: 2), creator: 3, title: "Tee",
      price: Money(minor: -1999, currency: "EUR"), variants: ["S", "M"])
    let text = """
      {"key":"00000000-0000-0001-0000-000000000002","creator":"3","title":"Tee",\
      "price":{"minor":"-1999","currency":"EUR"},"variants":["S","M"]}
      """
    #expect(try encoded(text, as: "PutOfferRequest") == put.encodedBytes())
    #expect(
      try Self.codec.decode(put.encodedBytes(), as: id("PutOfferRequest")).compactText == text)
    let echo = EchoMessage(payload: [0xFF, 0xEF, 0xFE, 0x01])
    for form in ["/+/+AQ==", "_-_-AQ", "/+/+AQ"] {
      #expect(try encoded("{\"payload\":\"\(form)\"}", as: "EchoMessage") == echo.encodedBytes())
    }
  }

  static let mistakes: [(String, String, String, String?)] = [
    (
      "ReserveRequest", #"{"quantiy":2}"#, "`ReserveRequest` has no field `quantiy`",
      "did you mean `quantity`?"
    ),
    (
      "ReserveRequest", #"{"quantity":-1}"#, "`quantity` is a whole number from 0 to 4294967295",
      nil
    ),
    (
      "ReserveRequest", #"{"quantity":1.5}"#, "`quantity` is a whole number from 0 to 4294967295",
      nil
    ),
    ("ReserveRequest", #"{"quantity":true}"#, "`quantity` is a whole number, not a bool", nil),
    (
      "ReserveRequest", #"{"buyer":"stream_"}"#,
      "`buyer` is a whole number from 0 to 18446744073709551615", nil
    ),
    (
      "ReserveRequest", #"{"key":"5"}"#,
      "`key` is a UUID such as \"8b4c32a9-24c9-4a16-a740-2a553bf443b0\"", nil
    ),
    ("ReserveRequest", "[]", "`ReserveRequest` is an object, not an array", nil),
    (
      "Marker", #"{"kind":"buycue"}"#, "`MarkerKind` has no case `buycue`", "did you mean `buyCue`?"
    ),
    ("Marker", #"{"kind":256}"#, "`kind` is a whole number from 0 to 255", nil),
    (
      "Marker", #"{"wallTime":"2026-02-29T00:00:00Z"}"#,
      "`wallTime` is an instant such as \"2026-11-23T08:00:00Z\"", nil
    ),
    ("Marker", #"{"mediaTime":"5"}"#, "`mediaTime` is a length of time such as \"1.5s\"", nil),
    ("Marker", #"{"mediaTime":"1s","media_time":"1s"}"#, "`mediaTime` is given twice", nil),
    ("EchoMessage", #"{"payload":"A"}"#, "`payload` holds bytes, written in base64", nil),
    (
      "FeedEvent", #"{"marker":{},"ended":{}}"#, "`FeedEvent` is one case, not 2",
      "it is an object with one member"
    ),
    ("FeedEvent", #"{"makrer":{}}"#, "`FeedEvent` has no case `makrer`", "did you mean `marker`?"),
    (
      "PutOfferRequest", #"{"price":{"currency":"EURO"}}"#,
      "`currency` is ASCII text of at most 3 characters", nil
    ),
    (
      "StatsRequest", #"{"a":1}"#, "`StatsRequest` has no field `a`", "it has none"
    ),
    (
      "CloseStreamRequest", #"{"title":"a"}"#, "`CloseStreamRequest` has no field `title`",
      "its fields are key, stream"
    ),
  ]

  @Test("what does not fit is named", arguments: mistakes.indices)
  func mistake(index: Int) throws {
    let (type, text, message, help) = Self.mistakes[index]
    let json = try parsed(text)
    let declaration = try id(type)
    do throws(JSONError) {
      _ = try Self.codec.encode(json, as: declaration)
      Issue.record("\(text) was encoded")
    } catch {
      #expect(error.message == message)
      #expect(error.help == help)
      #expect(error.offset > 0 || text == "[]")
    }
  }

  /// What generated code reads, `call` reads, and to the same bytes; what it refuses is refused.
  static let numbers: [(String, String, String?)] = [
    ("quantity", "1e3", "1000"), ("quantity", "\"1.0\"", "1"), ("quantity", "\"01\"", nil),
    ("quantity", "2e-1", nil), ("quantity", "-0", "0"), ("quantity", "\"1e0000000001\"", "10"),
    ("buyer", "\"1.8446744073709551615e19\"", "18446744073709551615"), ("buyer", "\"\"", nil),
    ("quantity", "\"1\\u0030\"", "10"), ("quantity", "\" 1\"", nil), ("quantity", "null", "0"),
  ]

  @Test("numbers are read as generated code reads them", arguments: numbers.indices)
  func numbersOfGeneratedCode(index: Int) throws {
    let (field, text, value) = Self.numbers[index]
    let json = "{\"\(field)\":\(text)}"
    let generated = try? ReserveRequest(
      decodingJSON: Array(json.utf8).span.bytes, ignoringUnknownFields: false)
    let dynamic = try? encoded(json, as: "ReserveRequest")
    #expect(generated.map { $0.encodedBytes() } == dynamic, "\(json)")
    #expect((dynamic == nil) == (value == nil), "\(json)")
    if let value {
      #expect(dynamic == (try? encoded("{\"\(field)\":\"\(value)\"}", as: "ReserveRequest")))
    }
  }

  @Test("limits of the schema hold")
  func limits() throws {
    let title = String(repeating: "é", count: 129)
    #expect(throws: JSONError.self) { try encoded("{\"title\":\"\(title)\"}", as: "Marker") }
    let variants = Array(repeating: "\"a\"", count: 65).joined(separator: ",")
    #expect(throws: JSONError.self) {
      try encoded("{\"variants\":[\(variants)]}", as: "PutOfferRequest")
    }
  }

  @Test("instants and lengths of time at the ends of their ranges")
  func extremes() throws {
    for microseconds in [Int64.min, -1, 0, 1, 999_999, .max, 253_402_300_799_999_999] {
      let marker = Marker(
        mediaTime: TimeSpan(microseconds: microseconds),
        wallTime: Timestamp(microseconds: microseconds))
      let json = try Self.codec.decode(marker.encodedBytes(), as: id("Marker"), defaults: true)
      #expect(try encoded(json.compactText, as: "Marker") == marker.encodedBytes())
    }
  }

  @Test("the empty message")
  func empty() throws {
    #expect(try Self.codec.encode(parsed("{}"), as: nil) == EmptyMessage().encodedBytes())
    #expect(throws: JSONError.self) { try Self.codec.encode(parsed("{\"a\":1}"), as: nil) }
    #expect(try Self.codec.decode([0, 0], as: nil).compactText == "{}")
  }
}

/// Ids of newtypes, whose texts are known by the schema and not by the names of fields.
@Suite("newtypes as JSON")
struct NewtypeMappingTests {
  private static let schema = TestSchemas.conformance
  /// Texts of plain ids are somebody else's matter.
  private static let codec = SchemaCodec(
    schema: schema, readIdentifier: { text, _ in .refused("\(text) was asked for", help: "") })

  private func typed() throws -> DeclarationID {
    try MethodCatalogue(Self.schema).declaration("Typed")
  }

  private func encoded(_ text: String) throws -> [UInt8] {
    try Self.codec.encode(parsed(text), as: typed())
  }

  @Test("texts stand wherever such an id may, beside numbers")
  func texts() throws {
    let bytes = try encoded(
      """
      {"ticket":"ticket_3w00","maybe":"seat_1","seats":["seat_2",3,"4"],
       "byTicket":{"5":"seat_6"},"share":{"ticket":"ticket_7"},"byName":{"a":"ticket_8"}}
      """)
    let numbers = try encoded(
      """
      {"ticket":126976,"maybe":"1","seats":[2,3,4],
       "byTicket":{"5":"6"},"share":{"ticket":7},"byName":{"a":8}}
      """)
    #expect(bytes == numbers)
    let seen = try Self.codec.decode(bytes, as: typed())
    #expect(seen["ticket"]?.compactText == "\"126976\"")
  }

  @Test("another kind is refused with the right form")
  func anotherKind() throws {
    let help = "write a number, or ticket_ and its digits, such as ticket_3w00"
    for (text, why) in [
      ("seat_1", "`ticket`: seat_1 is the id of a seat, not of a ticket"),
      ("ticket_", "`ticket`: ticket_ is no id"), ("hold_u", "`ticket`: hold_u is no id"),
    ] {
      let error = #expect(throws: JSONError.self) { try encoded("{\"ticket\":\"\(text)\"}") }
      #expect(error?.message == why && error?.help == help, "\(text)")
    }
    #expect(throws: JSONError.self) { try encoded("{\"seats\":[\"ticket_1\"]}") }
    #expect(throws: JSONError.self) { try encoded("{\"share\":{\"ticket\":\"seat_1\"}}") }
  }

  @Test("what is said of a newtype, and of methods in a log")
  func reference() throws {
    let reference = TypeReference(Self.schema)
    let catalogue = MethodCatalogue(Self.schema)
    let text = reference.text(try catalogue.declaration("TicketID"))
    #expect(
      text.hasPrefix("/// An id of a kind of its own; the same bytes as any other.\nnewtype "))
    #expect(text.hasSuffix("\nan id; as text 126976 is ticket_3w00\n"))
    #expect(reference.text(try catalogue.declaration("Typed")).contains("[TicketID: SeatID]"))
    let calls = reference.text(try catalogue.declaration("Calls"))
    #expect(
      calls.contains("[urgent, for operator, partner, 65535 in the log]")
        && !calls.contains("Forgotten"))
  }
}
