import EventLoop
import Foundation
import HTTP2Transport
import RPC
import Testing

/// A peer that sends no more is no peer that is gone.
@Suite("The end of a peer's bytes")
struct HalfCloseTests {
  private static func post(_ method: String, _ text: String, _ fields: String = "") -> [UInt8] {
    let body = #"{"text":"\#(text)"}"#
    return Array(
      ("POST /test.Test/\(method) HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\n"
        + "content-length: \(body.utf8.count)\r\n\(fields)\r\n\(body)").utf8)
  }

  private static func call(
    _ stream: UInt32, _ method: String, _ changes: [(String, String?)] = []
  ) -> [UInt8] {
    Raw.headers(stream, Raw.request("/test.Test/\(method)", changes))
      + Raw.data(stream, Raw.message("hello"), end: true)
  }

  private static let opening = Raw.preface + Raw.settings

  /// Sends `bytes`, ends, and gives what comes until the server closes.
  private func exchange(_ fixture: Fixture, _ bytes: [UInt8]) async throws -> [UInt8] {
    let socket = try PlainSocket(port: fixture.port)
    socket.send(bytes)
    socket.endWriting()
    defer { socket.end() }
    return await socket.readToEnd()
  }

  private func text(_ fixture: Fixture, _ bytes: [UInt8]) async throws -> String {
    String(decoding: try await exchange(fixture, bytes), as: UTF8.self)
  }

  /// How many streams have got a status.
  private func answered(_ bytes: [UInt8]) -> Int {
    var bytes = bytes
    return RawFrame.take(from: &bytes).count { $0.type == 1 && $0.endsStream }
  }

  @Test("twenty requests of twenty connections, all answered")
  func everyAnswer() async throws {
    let fixture = try await Fixture()
    try await withThrowingTaskGroup(of: (String, Int).self) { tasks in
      for number in 0..<20 {
        tasks.addTask {
          let old = try await text(fixture, Self.post("Echo", "n\(number)"))
          return (old, answered(try await exchange(fixture, Self.opening + Self.call(1, "Echo"))))
        }
      }
      for try await (old, new) in tasks {
        #expect(old.hasPrefix("HTTP/1.1 200 OK") && old.hasSuffix("0\r\n\r\n"), "\(old)")
        #expect(new == 1)
      }
    }
    await fixture.end()
  }

  @Test("twenty requests of one connection, all answered")
  func manyOfOne() async throws {
    let fixture = try await Fixture()
    let old = try await text(fixture, (0..<20).flatMap { Self.post("Echo", "n\($0)") })
    #expect(old.components(separatedBy: "HTTP/1.1 200 OK").count == 21, "\(old)")
    let calls = (0..<20).flatMap { Self.call(1 + 2 * $0, "Echo") }
    #expect(answered(try await exchange(fixture, Self.opening + calls)) == 20)
    await fixture.end()
  }

  @Test("an answer that takes its time")
  func late() async throws {
    let fixture = try await Fixture()
    let old = try await text(fixture, Self.post("Hang", "", "connect-timeout-ms: 2500\r\n"))
    #expect(old.contains("HTTP/1.1 504 Gateway Timeout") && old.hasSuffix("0\r\n\r\n"), "\(old)")
    let new = try await exchange(
      fixture, Self.opening + Self.call(1, "Hang", [("grpc-timeout", "2500m")]))
    #expect(answered(new) == 1)
    #expect(fixture.record.now.started == 2)
    await fixture.end()
  }

  @Test("over TLS, with and without its close", arguments: [false, true])
  func secure(bare: Bool) async throws {
    let made = try Certificates()
    let fixture = try await Fixture(tls: made.serverTLS())
    let socket = try PlainSocket(port: fixture.port)
    let received = try await socket.exchange(
      Self.opening + Self.call(1, "Hang", [("grpc-timeout", "300m")]) + Self.call(3, "Echo"),
      made.clientTLS().context, bare: bare)
    #expect(answered(received) == 2)
    socket.end()
    await fixture.end()
  }

  @Test("a request that is not complete is cancelled, and the connection closed")
  func halfRequest() async throws {
    let fixture = try await Fixture()
    let open = Raw.headers(1, Raw.request("/test.Test/Deaf"))
    _ = try await exchange(fixture, Self.opening + open)
    let old = try await text(fixture, Array(Self.post("Echo", "hello").dropLast(3)))
    #expect(old.hasPrefix("HTTP/1.1 400 Bad Request"), "\(old)")
    #expect(try await text(fixture, Array(Self.post("Echo", "hello").prefix(20))).contains(" 400 "))
    #expect(try await exchange(fixture, Array("POS".utf8)).isEmpty)
    #expect(await Self.isEmpty(fixture))
    await fixture.end()
  }

  @Test("what waits for a window that nobody will open is not kept")
  func closedWindow() async throws {
    let fixture = try await Fixture()
    let noWindow = Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0])
    _ = try await exchange(fixture, Raw.preface + noWindow + Self.call(1, "Echo"))
    #expect(await Self.isEmpty(fixture))
    await fixture.end()
  }

  @Test("a peer that is gone cancels its call", arguments: [false, true])
  func gone(http2: Bool) async throws {
    let fixture = try await Fixture()
    let socket = try PlainSocket(port: fixture.port)
    socket.send(http2 ? Self.opening + Self.call(1, "Hang") : Self.post("Hang", ""))
    #expect(await fixture.record.eventually { $0.started == 1 })
    socket.end()
    #expect(await fixture.record.eventually { $0.cancelled == 1 })
    #expect(await Self.isEmpty(fixture))
    await fixture.end()
  }

  @Test("a peer that was not read any more, and is gone, is noticed", arguments: [false, true])
  func goneUnread(byReset: Bool) async throws {
    let fixture = try await Fixture()
    let socket = try PlainSocket(port: fixture.port)
    socket.send(Self.post("Hang", ""))
    #expect(await fixture.record.eventually { $0.started == 1 })
    // More than the server keeps: it stops to read.
    let more = Array(repeating: UInt8(0x41), count: 16_384)
    for _ in 0..<25 {
      socket.sendSome(more)
      try await Task.sleep(for: .milliseconds(2))
    }
    if byReset { socket.reset() } else { socket.end() }
    #expect(await fixture.record.eventually { $0.cancelled == 1 })
    #expect(await Self.isEmpty(fixture))
    await fixture.end()
  }

  @Test("a caller over HTTP/1.1 that waits, and sends nothing, is kept")
  func silentWaiter() async throws {
    var limits = ServerLimits()
    limits.keepaliveTime = 100
    limits.keepaliveTimeout = 1_000
    let fixture = try await Fixture(limits: limits)
    let socket = try PlainSocket(port: fixture.port)
    socket.send(
      Self.post("Hang", "", "connect-timeout-ms: 6000\r\nconnection: close\r\n"))
    let text = await socket.text()
    #expect(text.hasPrefix("HTTP/1.1 504 Gateway Timeout"), "\(text)")
    socket.end()
    await fixture.end()
  }

  private static func isEmpty(_ fixture: Fixture) async -> Bool {
    for _ in 0..<RawPeer.polls {
      if fixture.server.connections == 0 { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }
}
