import EventLoop
import HTTP2Transport
import RPC
import Testing

/// What the server answers to requests that no library sends.
@Suite("Requests, frame by frame")
struct RequestTests {
  private func answer(
    _ bytes: [UInt8], limits: ServerLimits = .init()
  ) async throws -> (text: String, frames: [RawFrame]) {
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(bytes)
    #expect(await peer.end(of: 1))
    let answer = (await peer.text(of: 1), await peer.frames.filter { $0.stream == 1 })
    // The connection lives on.
    await peer.send(
      Raw.headers(3, Raw.request("/test.Test/Fast"))
        + Raw.data(3, Raw.message("alive"), end: true))
    #expect(await peer.end(of: 3))
    #expect(await peer.text(of: 3).contains("alive"))
    await peer.close()
    await fixture.end()
    return answer
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var changes: [(String, String?)] = []
    var path = "/test.Test/Fast"
    var body = Array("hello".utf8)
    let expected: [String]
    var testDescription: String { name }
  }

  private static let proto: [UInt8] = [0x0A, 5] + Array("hello".utf8)
  private static let json = Array(#"{"text":"hello"}"#.utf8)

  static let cases: [Case] = [
    Case(name: "in order", expected: [":status=200", "grpc-status=0", "hello"]),
    Case(name: "GET", changes: [(":method", "GET")], expected: [":status=405", "allow=POST"]),
    Case(name: "no content-type", changes: [("content-type", nil)], expected: [":status=415"]),
    Case(
      name: "text/html", changes: [("content-type", "text/html")], expected: [":status=415"]),
    Case(
      name: "a subtype unknown", changes: [("content-type", "application/grpc+thrift")],
      expected: [":status=415"]),
    Case(
      name: "protobuf", changes: [("content-type", "application/grpc+proto")], body: proto,
      expected: ["content-type=application/grpc+proto\n", "grpc-status=0", "\n\u{5}hello"]),
    Case(
      name: "bare", changes: [("content-type", "application/grpc")], body: proto,
      expected: ["content-type=application/grpc\n", "grpc-status=0", "\n\u{5}hello"]),
    Case(
      name: "JSON", changes: [("content-type", "application/grpc+json")], body: json,
      expected: ["content-type=application/grpc+json\n", "grpc-status=0", #"{"text":"hello"}"#]),
    Case(
      name: "bare, with JSON",
      changes: [("content-type", "application/grpc"), ("dropwire-codec", "json")], body: json,
      expected: ["content-type=application/grpc\n", "grpc-status=0", #"{"text":"hello"}"#]),
    Case(
      name: "bare, with protobuf",
      changes: [("content-type", "application/grpc"), ("dropwire-codec", "proto")], body: proto,
      expected: ["content-type=application/grpc\n", "grpc-status=0", "\n\u{5}hello"]),
    Case(
      name: "bare, with a codec unknown",
      changes: [("content-type", "application/grpc"), ("dropwire-codec", "thrift")],
      expected: [
        "grpc-status=12", "dropwire-codec 'thrift': this server speaks drop, proto and json",
      ]),
    Case(
      name: "the codec overrides no subtype",
      changes: [("content-type", "application/grpc+json"), ("dropwire-codec", "thrift")],
      body: json, expected: ["content-type=application/grpc+json\n", "grpc-status=0"]),
    Case(
      name: "protobuf that is none", changes: [("content-type", "application/grpc+proto")],
      expected: ["grpc-status=3", "cannot decode test.Note: the bytes end inside a value"]),
    Case(
      name: "JSON that is none", changes: [("content-type", "application/grpc+json")],
      expected: ["grpc-status=3", "cannot decode test.Note"]),
    Case(
      name: "a message without that encoding",
      changes: [("content-type", "application/grpc+json")], path: "/test.Test/NativeOnly",
      expected: ["grpc-status=12", "test.NativeOnly has no encoding as json"]),
    Case(
      name: "bare, with the codec",
      changes: [("content-type", "application/grpc"), ("dropwire-codec", "drop")],
      expected: ["content-type=application/grpc\n", "grpc-status=0", "hello"]),
    Case(
      name: "parameters", changes: [("content-type", "application/grpc+drop; charset=utf-8")],
      expected: ["content-type=application/grpc+drop\n", "grpc-status=0"]),
    Case(name: "no te", changes: [("te", nil)], expected: ["grpc-status=0"]),
    Case(
      name: "a timeout that is none", changes: [("grpc-timeout", "soon")],
      expected: ["grpc-status=13", "grpc-message=malformed grpc-timeout"]),
    Case(
      name: "a timeout of zero", changes: [("grpc-timeout", "0m")], expected: ["grpc-status=4"]),
    Case(
      name: "a long timeout", changes: [("grpc-timeout", "99999999H")], expected: ["grpc-status=0"]),
    Case(
      name: "an encoding unknown", changes: [("grpc-encoding", "zstd")],
      expected: ["grpc-status=12", "grpc-accept-encoding=gzip,deflate,identity"]),
    Case(
      name: "names in capitals",
      changes: [("content-type", "Application/GRPC+Drop"), ("te", "Trailers")],
      expected: ["content-type=application/grpc+drop\n", "grpc-status=0"]),
    Case(
      name: "a path with a query", path: "/test.Test/Fast?a=b",
      expected: ["grpc-status=12", "unknown method"]),
    Case(name: "identity", changes: [("grpc-encoding", "identity")], expected: ["grpc-status=0"]),
    Case(
      name: "no such method", path: "/test.Test/Nope",
      expected: [":status=200", "grpc-status=12", "unknown method Nope of test.Test"]),
    Case(
      name: "a path in lower case", path: "/test.test/fast",
      expected: ["grpc-status=12", "unknown service test.test"]),
    Case(name: "half a path", path: "/test.Test", expected: ["grpc-status=12", "malformed path"]),
    Case(
      name: "a path of another shape", path: "/a/b/c",
      expected: ["grpc-status=12", "malformed path"]),
    Case(
      name: "headers beyond the limit", changes: (0..<500).map { ("x-\($0)", "v") },
      expected: [":status=200", "grpc-status=8", "exceed 16384 bytes"]),
    Case(
      name: "a codec by the way", changes: [("x-bin", "not base64!")], expected: ["grpc-status=0"]),
  ]

  @Test("a header list is answered as the table says", arguments: cases)
  func table(_ row: Case) async throws {
    let answer = try await answer(
      Raw.headers(1, Raw.request(row.path, row.changes))
        + Raw.data(1, Raw.message(row.body), end: true))
    for text in row.expected { #expect(answer.text.contains(text), "\(answer.text)") }
  }

  @Test("trailers only: an error without a message is one header list")
  func trailersOnly() async throws {
    let answer = try await answer(
      Raw.headers(1, Raw.request("/test.Test/Nope")) + Raw.data(1, Raw.message("x"), end: true))
    #expect(answer.frames.filter { $0.type == 1 }.count == 1)
    #expect(answer.frames[0].endsStream)
  }

  @Test("an early answer resets the rest of the request with NO_ERROR")
  func earlyAnswer() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.headers(1, Raw.request("/test.Test/Nope")))
    let reset = await peer.frame { $0.type == 3 }
    #expect(reset?.code == 0)
    #expect(await peer.frames.contains { $0.stream == 1 && $0.endsStream })
    await fixture.end()
  }

  @Test("a request without an authority is malformed, and harms nobody")
  func noAuthority() async throws {
    let answer = try await answer(
      Raw.headers(1, Raw.request("/test.Test/Fast", [(":authority", nil)]), end: true))
    #expect(answer.frames.map(\.type) == [3])
    #expect(answer.frames.first?.code == 1)
  }

  struct BodyCase: Sendable, CustomTestStringConvertible {
    let name: String
    let body: [UInt8]
    let expected: String
    var testDescription: String { name }
  }

  static let bodies: [BodyCase] = [
    BodyCase(name: "nothing", body: [], expected: "the client sent none"),
    BodyCase(
      name: "two messages", body: Raw.message("a") + Raw.message("b"),
      expected: "the client sent more"),
    BodyCase(name: "half a prefix", body: [0, 0, 0], expected: "ends within a message"),
    BodyCase(
      name: "half a message", body: Array(Raw.message("hello").dropLast()),
      expected: "ends within a message"),
    BodyCase(
      name: "compressed", body: [1, 0, 0, 0, 1, 65],
      expected: "a compressed message without grpc-encoding"),
    BodyCase(name: "a strange flag", body: [9, 0, 0, 0, 0], expected: "begins with the byte 9"),
    BodyCase(
      name: "four gigabytes", body: [0, 255, 255, 255, 255, 1],
      expected: "a message of 4294967295 bytes exceeds the limit of 4194304"),
  ]

  @Test("a body is answered as the table says", arguments: bodies)
  func bodyTable(_ row: BodyCase) async throws {
    for handler in ["Fast", "Echo"] {
      let answer = try await answer(
        Raw.headers(1, Raw.request("/test.Test/\(handler)")) + Raw.data(1, row.body, end: true))
      #expect(answer.text.contains(row.expected), "\(answer.text)")
    }
  }

  @Test("messages cross DATA at every boundary, one byte at a time, with padding")
  func boundaries() async throws {
    let body = Raw.message("hello")
    for cut in 0...body.count {
      let answer = try await answer(
        Raw.headers(1, Raw.request("/test.Test/Fast")) + Raw.data(1, Array(body[..<cut]))
          + Raw.data(1, Array(body[cut...]), end: true))
      #expect(answer.text.contains("hello"))
    }
    let single = body.flatMap { Raw.data(1, [$0]) } + Raw.data(1, [], end: true)
    #expect(
      try await answer(Raw.headers(1, Raw.request("/test.Test/Echo")) + single).text
        .contains("hello"))
    let padded = Raw.frame(0, 8 | Raw.endStream, 1, [3] + body + [0, 0, 0])
    #expect(
      try await answer(Raw.headers(1, Raw.request("/test.Test/Echo")) + padded).text
        .contains("hello"))
  }

  @Test("request trailers end a request")
  func requestTrailers() async throws {
    let answer = try await answer(
      Raw.headers(1, Raw.request("/test.Test/Fast")) + Raw.data(1, Raw.message("hello"))
        + Raw.headers(1, [("x-trailer", "1")], end: true))
    #expect(answer.text.contains("hello"))
    #expect(answer.text.contains("grpc-status=0"))
  }
}
