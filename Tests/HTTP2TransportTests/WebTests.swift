import RPC
import Testing
import WireCodec

@testable import HTTP2Transport

@Suite("gRPC-Web and browsers")
struct WebTests {
  static let common: [(String, String?)] = [
    ("te", nil), ("content-type", "application/grpc-web+json"),
  ]
  private static let hello = Raw.message(Array(#"{"text":"hello"}"#.utf8))

  static let cases: [ProtocolCase] = [
    ProtocolCase(
      name: "JSON", body: hello,
      expected: [
        ":status=200", "content-type=application/grpc-web+json\n", #"{"text":"hello"}"#,
        "grpc-status: 0\r\n",
      ]),
    ProtocolCase(
      name: "bare is protobuf", changes: [("content-type", "application/grpc-web")],
      body: Raw.message([10, 2] + Array("hi".utf8)),
      expected: ["content-type=application/grpc-web\n", "\n\u{2}hi", "grpc-status: 0\r\n"]),
    ProtocolCase(
      name: "native", changes: [("content-type", "application/grpc-web+drop")],
      body: Raw.message("raw"), expected: ["raw", "grpc-status: 0\r\n"]),
    ProtocolCase(
      name: "bare with a codec",
      changes: [("content-type", "application/grpc-web"), ("dropwire-codec", "json")],
      body: hello, expected: [#"{"text":"hello"}"#, "grpc-status: 0\r\n"]),
    ProtocolCase(
      name: "an error", path: "/test.Test/Fail",
      body: Raw.message(Array(#"{"text":"details"}"#.utf8)),
      expected: [
        ":status=200", "grpc-status: 9\r\n", "grpc-message: sold out: 100 %25 %E2%80%93 %C3%BC\r\n",
        "x-why: sold\r\n",
      ]),
    ProtocolCase(
      name: "metadata", path: "/test.Test/Metadata", changes: [("x-asked", "yes")], body: hello,
      expected: ["x-first=one", "x-last: yes\r\n", "x-last-bin: AQID\r\n"]),
    ProtocolCase(
      name: "no such method", path: "/test.Test/Nope", body: hello,
      expected: [":status=200", "grpc-status: 12\r\n", "unknown method Nope"]),
    ProtocolCase(
      name: "a subtype unknown", changes: [("content-type", "application/grpc-web+thrift")],
      body: hello, expected: [":status=415"]),
    ProtocolCase(
      name: "a timeout", path: "/test.Test/Hang", changes: [("grpc-timeout", "50m")], body: hello,
      expected: ["grpc-status: 4\r\n"]),
    ProtocolCase(
      name: "a compression unknown", changes: [("grpc-encoding", "br")], body: hello,
      expected: [
        "grpc-accept-encoding=gzip,deflate,identity", "grpc-status: 12\r\n", "grpc-encoding 'br'",
      ]),
    ProtocolCase(
      name: "gzip", changes: [("grpc-encoding", "gzip")],
      body: envelope(1, gzip(#"{"text":"hello"}"#)),
      expected: [#"{"text":"hello"}"#, "grpc-status: 0\r\n"]),
    ProtocolCase(
      name: "nothing", expected: ["grpc-status: 12\r\n", "the client sent none"]),
  ]

  @Test("a request is answered as the table says", arguments: cases)
  func table(_ row: ProtocolCase) async throws { try await row.check(Self.common) }

  @Test("trailers are the last envelope, and not compressed")
  func trailers() async throws {
    let answer = try await ask(
      "/test.Test/Count", Self.common + [("grpc-accept-encoding", "gzip")],
      Raw.message(Array(#"{"text":"2"}"#.utf8)))
    #expect(answer.envelopes.map(\.flags) == [0, 0, 0x80])
    #expect(answer.texts == [#"{"text":"0"}"#, #"{"text":"1"}"#, "grpc-status: 0\r\n"])
    // One header list, and END_STREAM on the body.
    #expect(answer.frames.filter { $0.type == 1 }.count == 1)
    #expect(answer.frames.last?.type == 0)
  }

  @Test("the text form is base64, both ways, however it is cut")
  func text() async throws {
    let types: [(String, String?)] = [("content-type", "application/grpc-web-text+json")]
    let request = base64(Self.hello)
    // Two portions with a padding each, as a browser's library makes them.
    let cut = base64(Array(Self.hello[..<7])) + base64(Array(Self.hello[7...]))
    for body in [request, cut] {
      let answer = try await ask("/test.Test/Echo", Self.common + types, Array(body.utf8))
      #expect(answer.text.contains("content-type=application/grpc-web-text+json\n"))
      var stream: [UInt8] = []
      var quad: [UInt8] = []
      for byte in answer.body {
        quad.append(byte)
        guard quad.count == 4 else { continue }
        stream += quad.withUnsafeBytes { Base64.decode($0) } ?? []
        quad = []
      }
      #expect(quad.isEmpty)
      let plain = RawAnswer(text: "", body: stream, frames: [])
      #expect(plain.texts == [#"{"text":"hello"}"#, "grpc-status: 0\r\n"])
    }
    for wrong in ["!!!!", "AAAA====", "AAAAA"] {
      let answer = try await ask("/test.Test/Echo", Self.common + types, Array(wrong.utf8))
      let plain = answer.body.withUnsafeBytes { Base64.decode($0) } ?? []
      #expect(String(decoding: plain, as: UTF8.self).contains("grpc-status: 13"))
    }
  }

  private func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    Base64.encode(bytes, into: &text)
    while text.count % 4 != 0 { text.append(0x3D) }
    return String(decoding: text, as: UTF8.self)
  }

  static let page = "https://page.example"

  static let origins: [ProtocolCase] = [
    ProtocolCase(
      name: "an answer that a page may see",
      changes: [("origin", page), ("content-type", "application/json")],
      body: Array(#"{"text":"hello"}"#.utf8),
      expected: [
        ":status=200", "access-control-allow-origin=https://page.example\n", "vary=origin",
        "access-control-allow-credentials=true\n", #"{"text":"hello"}"#,
      ]),
    ProtocolCase(
      name: "names of what a page may see", path: "/test.Test/Metadata",
      changes: [("origin", page), ("content-type", "application/json")],
      body: Array(#"{"text":""}"#.utf8),
      expected: ["access-control-expose-headers=x-first,trailer-x-last,trailer-x-last-bin,"]),
    ProtocolCase(
      name: "an error that a page may see", path: "/test.Test/Nope", changes: [("origin", page)],
      body: hello, expected: ["access-control-allow-origin=", "grpc-status: 12\r\n"]),
    ProtocolCase(
      name: "a refusal that a page may see",
      changes: [("origin", page), ("content-type", "text/plain")],
      expected: [":status=415", "access-control-allow-origin="]),
    ProtocolCase(
      name: "a stream that a page may see", path: "/test.Test/Count",
      changes: [("origin", page), ("content-type", "application/connect+json")],
      body: Raw.message(Array(#"{"text":"0"}"#.utf8)),
      expected: [":status=200", "access-control-allow-origin="]),
    ProtocolCase(
      name: "another origin is answered, but no page sees it",
      changes: [("origin", "https://other.example")], body: hello,
      expected: ["grpc-status: 0\r\n"], absent: ["access-control"]),
    ProtocolCase(
      name: "a question before the call",
      changes: [
        (":method", "OPTIONS"), ("content-type", nil), ("origin", page),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type,x-asked"),
      ],
      expected: [
        ":status=204", "access-control-allow-origin=https://page.example\n",
        "access-control-allow-credentials=true\n",
        "access-control-allow-methods=POST", "access-control-allow-headers=content-type,x-asked",
        "access-control-max-age=7200", "vary=origin",
      ]),
    ProtocolCase(
      name: "a question from elsewhere",
      changes: [
        (":method", "OPTIONS"), ("content-type", nil), ("origin", "https://other.example"),
        ("access-control-request-method", "POST"),
      ], expected: [":status=403", "see --allow-origin"], absent: ["access-control"]),
    ProtocolCase(
      name: "OPTIONS that is no such question", changes: [(":method", "OPTIONS")],
      expected: [":status=405", "allow=POST"]),
  ]

  @Test("an origin is answered as the table says", arguments: origins)
  func originTable(_ row: ProtocolCase) async throws { try await row.check(Self.common) }

  static let problems: [(String, String?)] = [
    ("https://shop.example", nil), ("http://localhost:5173", nil),
    ("http://[::1]:80", "browsers say http://[::1]"),
    ("*", nil), ("capacitor://localhost", nil), ("https://xn--bcher-kva.example", nil),
    ("https://shop.example/", "browsers say https://shop.example"),
    ("https://shop.example/a?b", "browsers say https://shop.example"),
    ("https://Shop.Example", "browsers say https://shop.example"),
    ("HTTPS://shop.example", "browsers say https://shop.example"),
    ("https://shop.example:443", "browsers say https://shop.example"),
    ("http://shop.example:80", "browsers say http://shop.example"),
    ("https://shop.example:80", nil), ("shop.example", "https://shop.example"), ("", "a scheme"),
    ("https://*.shop.example", "* alone means all"), ("https://me@shop.example", "the user"),
    ("https://", "no host"), ("https://a b", "no host"), ("null", "without an origin"),
    ("https://bücher.example", "no host"), ("://a", "no scheme"),
  ]

  @Test("an origin that no page can have is told apart", arguments: problems)
  func originProblem(origin: String, says: String?) {
    let problem = AllowedOrigins.problem(with: origin)
    #expect(
      says.map { problem?.contains($0) == true } ?? (problem == nil), "\(problem ?? "nothing")")
  }

  @Test("cookies are for origins that are named, when the operator says so")
  func credentials() {
    let named = AllowedOrigins(["https://a.example", "*"], credentials: true)
    #expect(
      named.answer(to: "https://a.example") == .init(origin: "https://a.example", credentials: true)
    )
    #expect(named.answer(to: "https://b.example") == .init(origin: "*", credentials: false))
    let plain = AllowedOrigins(["https://a.example"])
    #expect(plain.answer(to: "https://a.example")?.credentials == false)
    #expect(plain.answer(to: "https://b.example") == nil)
  }
}
