import EventLoop
import Foundation
import RPC
import Testing

@testable import HTTP2Transport

@Suite("HTTP/1.1 requests, taken apart")
struct HTTP1ParserTests {
  /// What comes of `text`, given in portions of `size`.
  private func events(_ text: String, size: Int = .max) -> [HTTP1Parser.Event] {
    var parser = HTTP1Parser(headLimit: 1_000)
    var events: [HTTP1Parser.Event] = []
    var body: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let portion = rest.prefix(size)
      rest = rest.dropFirst(portion.count)
      portion.withUnsafeBytes { parser.append($0) }
      reading: while true {
        switch parser.next() {
        case .incomplete: break reading
        case .body(let bytes): body += bytes
        case .end:
          events += [.body(body), .end]
          body = []
          parser.nextRequest()
        case let event:
          events.append(event)
          if case .refused = event { return events }
        }
      }
    }
    return events
  }

  private func head(
    _ method: String, _ target: String, _ fields: [(String, String)] = [], host: String = "h"
  ) -> HTTP1Parser.Head {
    HTTP1Parser.Head(method: method, target: target, fields: fields, host: host)
  }

  @Test("whatever the boundaries", arguments: [1, 2, 3, 7, 1_000])
  func boundaries(size: Int) {
    let text =
      "POST /a.B/C HTTP/1.1\r\nHost: h\r\nContent-Type:  application/json \r\n"
      + "Content-Length: 5\r\n\r\nhello"
      + "\r\nPOST /a.B/C HTTP/1.1\r\nhost: h\r\ntransfer-encoding: Chunked\r\nX-A: b\r\n\r\n"
      + "3;name=value\r\nhel\r\nA\r\nlo, world!\r\n0\r\nx-trailer: 1\r\n\r\n"
      + "GET / HTTP/1.1\r\nhost: h\r\n\r\n"
    #expect(
      events(text, size: size) == [
        .head(head("POST", "/a.B/C", [("content-type", "application/json")])),
        .body(Array("hello".utf8)), .end,
        .head(head("POST", "/a.B/C", [("x-a", "b")])), .body(Array("hello, world!".utf8)), .end,
        .head(head("GET", "/")), .body([]), .end,
      ])
  }

  /// What the parser makes of the head of a request; the status it refuses it with.
  private func outcome(_ text: String, size: Int) -> (head: HTTP1Parser.Head?, refused: Int?) {
    var head: HTTP1Parser.Head?
    for event in events(text, size: size) {
      switch event {
      case .head(let found): head = found
      case .refused(let status, _): return (head, status)
      default: break
      }
    }
    return (head, nil)
  }

  @Test("what is no request, or two to two readers, is refused", arguments: HTTP1Case.refused)
  func refused(_ request: HTTP1Case) {
    for size in [1, 3, 1_000_000] {
      let (_, status) = outcome(request.text, size: size)
      #expect(status == request.status, "in portions of \(size)")
    }
  }

  @Test("what the grammar allows is taken", arguments: HTTP1Case.taken)
  func taken(_ request: HTTP1Case) {
    for size in [1, 3, 1_000_000] {
      let (head, status) = outcome(request.text, size: size)
      #expect(status == nil, "in portions of \(size)")
      #expect(head.map(request.isRight) == true, "\(String(describing: head))")
    }
  }
}

@Suite("HTTP/1.1 on the port")
struct HTTP1Tests {
  /// Sends requests on one connection, and reads until `count` responses ended or the connection did.
  private func exchange(
    _ requests: [UInt8], until last: String, cut: Int? = nil, limits: ServerLimits = .init()
  ) async throws -> String {
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], bare: true)
    if let cut {
      await peer.send(Array(requests[..<cut]))
      try await Task.sleep(for: .milliseconds(20))
      await peer.send(Array(requests[cut...]))
    } else {
      await peer.send(requests)
    }
    var text = ""
    for _ in 0..<1_000 where !text.contains(last) {
      let closed = await peer.closedNow()
      text = String(decoding: await peer.leftover, as: UTF8.self)
      if closed { break }
      try await Task.sleep(for: .milliseconds(5))
    }
    await peer.close()
    await fixture.end()
    return text
  }

  private func post(_ path: String, _ body: String, _ fields: String = "") -> [UInt8] {
    Array(
      ("POST \(path) HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/json\r\n"
        + "content-length: \(body.utf8.count)\r\n\(fields)\r\n\(body)").utf8)
  }

  @Test("calls one after the other on a connection, even sent at once")
  func calls() async throws {
    let requests =
      post("/test.Test/Echo", #"{"text":"one"}"#) + post("/test.Test/Nope", "{}")
      + post("/test.Test/Fast", #"{"text":"three"}"#)
    let text = try await exchange(requests, until: "three")
    #expect(text.hasPrefix("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"), "\(text)")
    #expect(text.contains("transfer-encoding: chunked\r\n\r\ne\r\n{\"text\":\"one\"}\r\n0\r\n\r\n"))
    #expect(text.contains("HTTP/1.1 501 Not Implemented\r\n"))
    #expect(text.contains(#"{"text":"three"}"#))
    for place in [1, 2, 4, 30] {
      let cut = try await exchange(
        post("/test.Test/Echo", #"{"text":"one"}"#), until: "0\r\n\r\n", cut: place)
      #expect(cut.contains(#"{"text":"one"}"#), "cut at \(place)")
    }
    let early = try await exchange(
      [0x0D, 0x0A] + post("/test.Test/Echo", #"{"text":"one"}"#), until: "0\r\n\r\n", cut: 2)
    #expect(early.contains(#"{"text":"one"}"#))
  }

  @Test("streams and errors")
  func streams() async throws {
    let body = String(decoding: Raw.message(Array(#"{"text":"2"}"#.utf8)), as: UTF8.self)
    let text = try await exchange(
      Array(
        ("POST /test.Test/Count HTTP/1.1\r\nHost: h\r\ncontent-type: application/connect+json\r\n"
          + "content-length: \(body.utf8.count)\r\n\r\n\(body)").utf8), until: "0\r\n\r\n")
    #expect(text.contains(#"{"text":"0"}"#) && text.contains(#"{"text":"1"}"#), "\(text)")
    let large = String(repeating: "x", count: 100_000)
    let request = post("/test.Test/Echo", #"{"text":"\#(large)"}"#, "expect: 100-continue\r\n")
    let echo = try await exchange(
      request, until: "\r\n0\r\n\r\n", cut: request.count - large.utf8.count - 11)
    #expect(echo.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
    let count = echo.filter { $0 == "x" }.count
    // One more is in the field's name.
    #expect(count == 100_001)
    // Who does not wait is told nothing.
    let eager = try await exchange(
      post("/test.Test/Echo", #"{"text":"x"}"#, "expect: 100-continue\r\n"), until: "0\r\n\r\n")
    #expect(eager.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(eager)")
  }

  static let answers: [(String, [String])] = [
    ("GET / HTTP/1.1\r\nhost: h\r\n\r\n", ["HTTP/1.1 405 Method Not Allowed", "allow: POST"]),
    ("GET / HTTP/1.1\r\n\r\n", ["HTTP/1.1 400 Bad Request", "connection: close"]),
    ("\r\nPUT / HTTP/1.1\r\nhost: h\r\n\r\n", ["HTTP/1.1 405 Method Not Allowed"]),
    ("GET / HTTP/2.0\r\nhost: h\r\n\r\n", ["HTTP/1.1 505 HTTP Version Not Supported"]),
    (
      "POST / HTTP/1.1\r\nhost: h\r\nexpect: a miracle\r\ncontent-length: 1\r\n\r\n",
      ["HTTP/1.1 417 Expectation Failed"]
    ),
    ("GET /\(String(repeating: "y", count: 20_000))", ["HTTP/1.1 414 URI Too Long"]),
    (
      "GET / HTTP/1.0\r\n\r\n",
      ["HTTP/1.1 405 Method Not Allowed", "connection: close", "Calls are made by POST"]
    ),
    (
      "POST /a HTTP/1.1\r\nhost: h\r\ncontent-type: application/grpc\r\ncontent-length: 0\r\n\r\n",
      ["HTTP/1.1 400 Bad Request", "gRPC needs HTTP/2", "--http2-prior-knowledge"]
    ),
    ("HELLO / HTTP/x\r\n\r\n", ["HTTP/1.1 400 Bad Request", "connection: close"]),
    (
      "OPTIONS /a HTTP/1.1\r\nhost: h\r\norigin: https://page.example\r\n"
        + "access-control-request-method: POST\r\n\r\n",
      ["HTTP/1.1 204 No Content", "access-control-allow-origin: https://page.example"]
    ),
    (
      "POST / HTTP/1.1\r\nhost: h\r\nx: \(String(repeating: "y", count: 20_000))\r\n\r\n",
      ["HTTP/1.1 431 Request Header Fields Too Large"]
    ),
  ]

  @Test("an answer that a person can read", arguments: answers)
  func readable(request: String, expected: [String]) async throws {
    let text = try await exchange(Array(request.utf8), until: expected.last ?? "")
    for part in expected { #expect(text.contains(part), "\(text)") }
  }

  @Test("a head that does not end is not waited for")
  func slowHead() async throws {
    var limits = ServerLimits()
    limits.headersTimeout = 100
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], bare: true)
    await peer.send(Array("POST / HTTP/1.1\r\nhost:".utf8))
    #expect(await peer.closed())
    await fixture.end()
  }

  @Test(
    "HEAD has the head of an answer and no body, and the connection goes on", arguments: [1, 2])
  func head(version: Int) async throws {
    let fixture = try await Fixture()
    let base = "http://127.0.0.1:\(fixture.port)/"
    if version == 1 {
      let text = try await exchange(
        Array("HEAD / HTTP/1.1\r\nhost: h\r\n\r\n".utf8)
          + post("/test.Test/Echo", #"{"text":"x"}"#),
        until: #"{"text":"x"}"#)
      #expect(text.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"), "\(text)")
      #expect(!text.contains("Calls are made"))
      #expect(text.contains("\r\n\r\nHTTP/1.1 200 OK"), "\(text)")
    } else if hasCurl {
      let output = try await runForeign(["curl", "-sSI", "--http2-prior-knowledge", base])
      #expect(output.status == 0 && output.text.hasPrefix("HTTP/2 405"), "\(output.text)")
    }
    await fixture.end()
  }

  @Test("an answer that has begun is not followed by another one when the request goes wrong")
  func wrongAfterBegin() async throws {
    let head =
      "POST /test.Test/Chat HTTP/1.1\r\nhost: h\r\ncontent-type: application/connect+json\r\n"
      + "transfer-encoding: chunked\r\n\r\n"
    let message = Raw.message(Array(#"{"text":"2"}"#.utf8))
    let chunk = String(message.count, radix: 16) + "\r\n"
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], bare: true)
    await peer.send(Array((head + chunk).utf8) + message + Array("\r\n".utf8))
    var text = ""
    for _ in 0..<RawPeer.polls where !text.contains(#"{"text":"2"}"#) {
      _ = await peer.closedNow()
      text = String(decoding: await peer.leftover, as: UTF8.self)
      try await Task.sleep(for: .milliseconds(5))
    }
    await peer.send(Array("no chunk\r\n".utf8))
    #expect(await peer.closed())
    text = String(decoding: await peer.leftover, as: UTF8.self)
    #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "\(text)")
    await fixture.end()
  }

  @Test("a client that goes away cancels its call")
  func goesAway() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], bare: true)
    await peer.send(post("/test.Test/Hang", #"{"text":""}"#))
    #expect(await fixture.record.eventually { $0.started == 1 })
    await peer.close()
    #expect(await fixture.record.eventually { $0.cancelled == 1 })
    await fixture.end()
  }
}
