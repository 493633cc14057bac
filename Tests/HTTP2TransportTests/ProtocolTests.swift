import EventLoop
import Gzip
import HTTP2Transport
import RPC
import Testing
import WireCodec

/// What was answered: header lists as `name=value` lines, and the body.
struct RawAnswer {
  var text: String
  var body: [UInt8]
  var frames: [RawFrame]

  /// The envelopes of the body: flags and content.
  var envelopes: [(flags: UInt8, content: [UInt8])] {
    var found: [(flags: UInt8, content: [UInt8])] = []
    var rest = body[...]
    while rest.count >= 5 {
      let length = rest.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
      found.append((rest.first ?? 0, Array(rest.dropFirst(5).prefix(length))))
      rest = rest.dropFirst(5 + length)
    }
    return found
  }

  /// What the envelopes hold, as text.
  var texts: [String] { envelopes.map { String(decoding: $0.content, as: UTF8.self) } }
}

/// Asks a fixture, frame by frame, and sees that the connection lives on.
func ask(
  _ path: String, _ changes: [(String, String?)], _ body: [UInt8], limits: ServerLimits = .init()
) async throws -> RawAnswer {
  let fixture = try await Fixture(limits: limits)
  let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
  await peer.send(
    Raw.headers(1, Raw.request(path, changes)) + Raw.data(1, Array(body.prefix(16_000)))
      + (body.count > 16_000 ? Raw.data(1, Array(body.dropFirst(16_000))) : [])
      + Raw.data(1, [], end: true))
  #expect(await peer.end(of: 1))
  await peer.send(
    Raw.headers(3, Raw.request("/test.Test/Fast")) + Raw.data(3, Raw.message("alive"), end: true))
  #expect(await peer.end(of: 3))
  #expect(await peer.text(of: 3).contains("alive"))
  let frames = await peer.frames.filter { $0.stream == 1 }
  let answer = RawAnswer(
    text: await peer.text(of: 1), body: frames.filter { $0.type == 0 }.flatMap(\.payload),
    frames: frames)
  await peer.close()
  await fixture.end()
  return answer
}

func gzip(_ text: String) -> [UInt8] {
  var output = WireBuffer()
  Array(text.utf8).withUnsafeBytes { GzipCodec(level: 6).compress($0, into: &output) }
  return output.copyBytes()
}

func gunzip(_ bytes: [UInt8]) -> String? {
  var output = WireBuffer()
  let outcome = bytes.withUnsafeBytes {
    GzipCodec(level: 6).decompress($0, into: &output, limit: 1 << 20)
  }
  return outcome == .complete ? String(decoding: output.copyBytes(), as: UTF8.self) : nil
}

/// A message in an envelope with flags.
func envelope(_ flags: UInt8, _ content: [UInt8]) -> [UInt8] {
  [flags] + Raw.message(content).dropFirst()
}

/// One row of a table: a request, and what the answer has to have in it, or not.
struct ProtocolCase: Sendable, CustomTestStringConvertible {
  let name: String
  var path = "/test.Test/Echo"
  var changes: [(String, String?)] = []
  var body: [UInt8] = []
  var expected: [String] = []
  var absent: [String] = []
  var testDescription: String { name }

  func check(_ common: [(String, String?)]) async throws {
    let answer = try await ask(path, common + changes, body)
    for text in expected { #expect(answer.text.contains(text), "\(answer.text)") }
    for text in absent { #expect(!answer.text.contains(text), "\(answer.text)") }
  }
}

@Suite("Connect, one message each way")
struct ConnectUnaryTests {
  static let hello = Array(#"{"text":"hello"}"#.utf8)
  static let common: [(String, String?)] = [("te", nil), ("content-type", "application/json")]

  static let cases: [ProtocolCase] = [
    ProtocolCase(
      name: "JSON", body: hello,
      expected: [":status=200", "content-type=application/json\n", #"{"text":"hello"}"#],
      absent: ["grpc-status"]),
    ProtocolCase(
      name: "protobuf", changes: [("content-type", "application/proto")],
      body: [10, 2] + Array("hi".utf8),
      expected: [":status=200", "content-type=application/proto\n", "\n\u{2}hi"]),
    ProtocolCase(
      name: "a query", path: "/test.Test/Echo?trace=1", body: hello,
      expected: [":status=200", #"{"text":"hello"}"#]),
    ProtocolCase(
      name: "a query of no method", path: "/test.Test/Nope?trace=1", body: hello,
      expected: [":status=501", #""code":"unimplemented""#]),
    ProtocolCase(
      name: "names in capitals",
      changes: [
        ("content-type", "Application/JSON; Charset=\"UTF-8\""), ("content-encoding", "GZIP"),
      ],
      body: gzip(#"{"text":"hello"}"#), expected: [":status=200", #"{"text":"hello"}"#]),
    ProtocolCase(
      name: "another charset", changes: [("content-type", "application/json; charset=latin1")],
      body: hello, expected: [":status=415"]),
    ProtocolCase(
      name: "deflate",
      changes: [("content-type", "application/drop"), ("content-encoding", "deflate")],
      body: CompressionTests.zlibHello, expected: [":status=200", "hello"]),
    ProtocolCase(
      name: "protobuf, nothing", changes: [("content-type", "application/proto")],
      expected: [":status=200", "content-type=application/proto\n"]),
    ProtocolCase(
      name: "native", path: "/test.Test/Fast", changes: [("content-type", "application/drop")],
      body: Array("raw".utf8), expected: [":status=200", "content-type=application/drop\n", "raw"]),
    ProtocolCase(
      name: "JSON with a charset and a version",
      changes: [
        ("content-type", "application/json; charset=utf-8"), ("connect-protocol-version", "1"),
      ], body: hello, expected: [":status=200", #"{"text":"hello"}"#]),
    ProtocolCase(
      name: "another version", changes: [("connect-protocol-version", "2")], body: hello,
      expected: [
        ":status=400", "content-type=application/json\n", #""code":"invalid_argument""#,
        "connect-protocol-version must be 1, and is '2'",
      ]),
    ProtocolCase(
      name: "a codec unknown", changes: [("content-type", "application/xml")], body: hello,
      expected: [":status=415", "accept-post=", "application/json"]),
    ProtocolCase(
      name: "no JSON", body: Array("{".utf8),
      expected: [":status=400", #""code":"invalid_argument""#, "cannot decode test.Note"]),
    ProtocolCase(
      name: "no JSON at all", expected: [":status=400", #""code":"invalid_argument""#]),
    ProtocolCase(
      name: "a constraint", body: Array(#"{"text":"invalid"}"#.utf8),
      expected: [":status=400", #""code":"invalid_argument""#, "text must be valid"]),
    ProtocolCase(
      name: "an error", path: "/test.Test/Fail", body: Array(#"{"text":"thing"}"#.utf8),
      expected: [
        ":status=404", "content-type=application/json\n",
        #"{"code":"not_found","message":"no thing"}"#,
      ], absent: ["grpc-status"]),
    ProtocolCase(
      name: "an error that says nothing", path: "/test.Test/Fail",
      body: Array(#"{"text":"secret"}"#.utf8),
      expected: [":status=500", #"{"code":"unknown","message":"the handler failed"}"#]),
    ProtocolCase(
      name: "details and metadata of an error", path: "/test.Test/Fail",
      body: Array(#"{"text":"rich"}"#.utf8),
      expected: [
        ":status=429", "trailer-x-why=sold", #""message":"a \"limit\"\n""#,
        #""details":[{"type":"test.Problem","value":"Bwg"}]"#,
      ], absent: ["grpc-status-details-bin"]),
    ProtocolCase(
      name: "metadata", path: "/test.Test/Metadata", changes: [("x-asked", "yes")], body: hello,
      expected: [":status=200", "x-first=one", "trailer-x-last=yes", "trailer-x-last-bin=AQID"]),
    ProtocolCase(
      name: "no such method", path: "/test.Test/Nope", body: hello,
      expected: [":status=501", #""code":"unimplemented""#, "unknown method Nope of test.Test"]),
    ProtocolCase(
      name: "a streaming method", path: "/test.Test/Count", body: hello,
      expected: [":status=415", "Count streams: application/connect+json"]),
    ProtocolCase(
      name: "a timeout", path: "/test.Test/Hang", changes: [("connect-timeout-ms", "50")],
      body: hello, expected: [":status=504", #""code":"deadline_exceeded""#]),
    ProtocolCase(
      name: "an answer behind the timeout", path: "/test.Test/Owed",
      changes: [("connect-timeout-ms", "50")],
      body: Array(#"{"text":"responds after it"}"#.utf8),
      expected: [":status=504", #""code":"deadline_exceeded""#], absent: ["responds"]),
    ProtocolCase(
      name: "an answer out of the timeout", path: "/test.Test/Owed",
      changes: [("connect-timeout-ms", "50")],
      body: Array(#"{"text":"responds when cancelled"}"#.utf8),
      expected: [":status=504", #""code":"deadline_exceeded""#], absent: ["responds"]),
    ProtocolCase(
      name: "a failure out of the timeout", path: "/test.Test/Owed",
      changes: [("connect-timeout-ms", "50")],
      body: Array(#"{"text":"fails when cancelled"}"#.utf8),
      expected: [":status=504", #""code":"deadline_exceeded""#], absent: ["aborted"]),
    ProtocolCase(
      name: "a long timeout", changes: [("connect-timeout-ms", "9999999999")], body: hello,
      expected: [":status=200", #"{"text":"hello"}"#]),
    ProtocolCase(
      name: "a timeout that is none", changes: [("connect-timeout-ms", "-1")], body: hello,
      expected: [":status=400", "malformed connect-timeout-ms"]),
    ProtocolCase(
      name: "a timeout of eleven digits", changes: [("connect-timeout-ms", "10000000000")],
      body: hello, expected: [":status=400", "malformed connect-timeout-ms"]),
    ProtocolCase(
      name: "gzip", changes: [("content-encoding", "gzip")], body: gzip(#"{"text":"hello"}"#),
      expected: [":status=200", #"{"text":"hello"}"#], absent: ["content-encoding"]),
    ProtocolCase(
      name: "identity", changes: [("content-encoding", "identity")], body: hello,
      expected: [":status=200", #"{"text":"hello"}"#]),
    ProtocolCase(
      name: "a compression unknown", changes: [("content-encoding", "br")], body: hello,
      expected: [
        ":status=501", "accept-encoding=gzip,deflate,identity", #""code":"unimplemented""#,
        "content-encoding 'br'",
      ]),
    ProtocolCase(
      name: "gzip that is none", changes: [("content-encoding", "gzip")], body: hello,
      expected: [":status=500", "says that it is gzip, and is not"]),
    ProtocolCase(
      name: "a bomb", changes: [("content-encoding", "gzip")],
      body: gzip(String(repeating: " ", count: 8 << 20)),
      expected: [":status=429", #""code":"resource_exhausted""#, "exceeds the limit of"]),
    ProtocolCase(
      name: "GET", changes: [(":method", "GET")], expected: [":status=405", "allow=POST"]),
  ]

  @Test("a request is answered as the table says", arguments: cases)
  func table(_ row: ProtocolCase) async throws { try await row.check(Self.common) }

  @Test("a large response is compressed for who takes it, and only for them")
  func compressed() async throws {
    let text = String(repeating: "hello ", count: 1_000)
    let body = Array(#"{"text":"\#(text)"}"#.utf8)
    let offers: [(String?, Bool)] = [
      ("gzip, br", true), ("br;q=1.0, gzip;q=0.5", true), (nil, false), ("br", false),
      ("gzip;q=0", false), ("gzip;q=0.0", false),
    ]
    for (offer, taken) in offers {
      let answer = try await ask(
        "/test.Test/Echo", Self.common + [("accept-encoding", offer)], body)
      #expect(answer.text.contains("content-encoding=gzip") == taken)
      let plain = taken ? gunzip(answer.body) : String(decoding: answer.body, as: UTF8.self)
      let same = plain == #"{"text":"\#(text)"}"#
      #expect(same)
    }
    let small = try await ask(
      "/test.Test/Echo", Self.common + [("accept-encoding", "gzip")], Self.hello)
    #expect(!small.text.contains("content-encoding"))
    let forbidden = try await ask(
      "/test.Test/Uncompressed", Self.common + [("accept-encoding", "gzip")], body)
    #expect(!forbidden.text.contains("content-encoding"))
  }

  @Test("the limit of a body holds before its end")
  func endless() async throws {
    var limits = ServerLimits()
    limits.call.messageBytes = 100_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(
      Raw.headers(1, Raw.request("/test.Test/Echo", Self.common + [("content-length", nil)])))
    let chunk = Raw.data(1, [UInt8](repeating: 0x20, count: 16_000))
    // Within the window of the stream, and no end.
    for _ in 0..<7 { await peer.send(chunk) }
    #expect(await peer.end(of: 1))
    let text = await peer.text(of: 1)
    let isRefused =
      text.contains(":status=429") && text.contains("the message exceeds the limit of")
    #expect(isRefused, "\(text)")
    await peer.close()
    await fixture.end()
  }
}

@Suite("Connect, streams")
struct ConnectStreamTests {
  static let common: [(String, String?)] = [
    ("te", nil), ("content-type", "application/connect+json"),
  ]

  private static func note(_ text: String) -> [UInt8] {
    Raw.message(Array(#"{"text":"\#(text)"}"#.utf8))
  }

  private func texts(
    _ method: String, _ body: [UInt8], _ changes: [(String, String?)] = []
  ) async throws -> [String] {
    let answer = try await ask("/test.Test/\(method)", Self.common + changes, body)
    #expect(answer.text.contains(":status=200"))
    #expect(answer.text.contains("content-type=application/connect+json\n"))
    #expect(!answer.text.contains("grpc-status"))
    #expect(answer.envelopes.map(\.flags).last == 2)
    return answer.texts
  }

  @Test("all kinds of streams end with an envelope of their own")
  func kinds() async throws {
    #expect(
      try await texts("Count", Self.note("2"))
        == [#"{"text":"0"}"#, #"{"text":"1"}"#, "{}"])
    #expect(
      try await texts("Feed", Self.note("2")) == [#"{"text":"2"}"#, #"{"text":"1"}"#, "{}"])
    #expect(
      try await texts("Attached", Self.note("2")) == [#"{"text":"2"}"#, #"{"text":"1"}"#, "{}"])
    #expect(
      try await texts("Collect", Self.note("a") + Self.note("b")) == [#"{"text":"ab"}"#, "{}"])
    #expect(
      try await texts("Chat", Self.note("x"))
        == [#"{"text":"x"}"#, #"{"text":"bye"}"#, "{}"])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    var method = "Count"
    var changes: [(String, String?)] = []
    var body: [UInt8] = []
    let end: String
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      name: "nothing", end: #"{"error":{"code":"unimplemented","message":"expected one test.Note"#),
    Row(
      name: "two for one", body: note("1") + note("2"),
      end: #"{"error":{"code":"unimplemented","message":"expected one test.Note"#),
    Row(
      name: "no JSON", body: Raw.message("{"),
      end: #"{"error":{"code":"invalid_argument","message":"cannot decode test.Note"#),
    Row(
      name: "half a message", body: Array(note("1").dropLast()),
      end: #"{"error":{"code":"internal","message":"the request ends within a message"}}"#),
    Row(
      name: "compressed without a name", body: envelope(1, gzip(#"{"text":"1"}"#)),
      end: #"{"error":{"code":"internal","message":"a compressed message without connect-"#),
    Row(
      name: "a strange flag", body: envelope(2, []),
      end: #"{"error":{"code":"internal","message":"a message begins with the byte 2"}}"#),
    Row(
      name: "four gigabytes", body: [0, 255, 255, 255, 255],
      end: #"{"error":{"code":"resource_exhausted","message":"a message of 4294967295 bytes"#),
    Row(
      name: "gzip", changes: [("connect-content-encoding", "gzip")],
      body: envelope(1, gzip(#"{"text":"0"}"#)), end: "{}"),
    Row(
      name: "gzip announced and not used", changes: [("connect-content-encoding", "gzip")],
      body: note("0"), end: "{}"),
    Row(
      name: "a bomb", changes: [("connect-content-encoding", "gzip")],
      body: envelope(1, gzip(String(repeating: " ", count: 8 << 20))),
      end: #"{"error":{"code":"resource_exhausted","message":"a decompressed message exceeds"#),
    Row(
      name: "a compression unknown", changes: [("connect-content-encoding", "br")],
      body: note("0"),
      end: #"{"error":{"code":"unimplemented","message":"connect-content-encoding 'br'"}}"#),
    Row(
      name: "no such method", method: "Nope", body: note("0"),
      end: #"{"error":{"code":"unimplemented","message":"unknown method Nope of test.Test"}}"#),
    Row(
      name: "a timeout", method: "Deaf", changes: [("connect-timeout-ms", "50")], body: note("0"),
      end: #"{"error":{"code":"deadline_exceeded","message":"the deadline has passed"}}"#),
  ]

  @Test("the last envelope is as the table says", arguments: rows)
  func table(_ row: Row) async throws {
    let last = try await texts(row.method, row.body, row.changes).last ?? ""
    #expect(last.hasPrefix(row.end), "\(last)")
  }

  @Test("a method that takes one message is not called so")
  func unary() async throws {
    let answer = try await ask("/test.Test/Echo", Self.common, Self.note("x"))
    #expect(answer.text.contains(":status=415"))
    #expect(answer.text.contains("Echo takes one message: application/json"))
  }

  @Test("large messages are compressed for who takes it, but one the handler sends plain")
  func compressed() async throws {
    let text = String(repeating: "hello ", count: 1_000)
    let answer = try await ask(
      "/test.Test/Twice", Self.common + [("connect-accept-encoding", "gzip")], Self.note(text))
    #expect(answer.text.contains("connect-content-encoding=gzip"))
    #expect(answer.envelopes.map(\.flags) == [1, 0, 0, 2])
    let same = answer.envelopes.first.flatMap { gunzip($0.content) } == #"{"text":"\#(text)"}"#
    #expect(same)
    let plain = try await ask("/test.Test/Twice", Self.common, Self.note(text))
    #expect(plain.envelopes.map(\.flags) == [0, 0, 0, 2])
    #expect(!plain.text.contains("connect-content-encoding"))
  }

  @Test("trailers are the metadata of the last envelope")
  func trailers() async throws {
    let last = try await texts("Trailing", Self.note("x")).last
    #expect(last == #"{"metadata":{"x-last":["a","b"]}}"#)
  }
}
