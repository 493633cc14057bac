import EventLoop
import Foundation
import HTTP2Session
import HTTP2Transport
import TLSSession
import Testing

/// Every section of RFC 9113 and RFC 7541 that a server must enforce, by a peer that speaks frame by frame.
///
/// The tables beside this file are the list; `docs/conformance.md` shows it. One rule after the other: hundreds of peers at
/// once would take the time of the suites beside this one, under sanitizers all of it.
@Suite("Conformance", .serialized)
struct ConformanceTests {
  /// One server for all rules, in clear text and over TLS.
  private struct Server: Sendable {
    let fixture: Fixture
    let securePort: Int
    let tls: TLSContext

    static let shared = Task {
      var limits = ServerLimits()
      limits.session.concurrentStreams = Rule.streamLimit
      let made = try Certificates()
      let fixture = try await Fixture(limits: limits)
      let port = try await fixture.server.start(port: 0, tls: made.serverTLS()).port
      return Server(fixture: fixture, securePort: port, tls: try made.clientTLS().context)
    }

    func connect(secure: Bool) async throws -> RawPeer {
      try await RawPeer(
        port: secure ? securePort : fixture.port, loop: fixture.group.loops[0], opens: false,
        tls: secure ? tls : nil)
    }
  }

  @Test("in clear text", arguments: Rule.all)
  func clear(_ rule: Rule) async throws { try await check(rule, secure: false) }

  @Test("over TLS", arguments: Rule.all)
  func secure(_ rule: Rule) async throws { try await check(rule, secure: true) }

  private func check(_ rule: Rule, secure: Bool) async throws {
    let peer = try await Server.shared.value.connect(secure: secure)
    if rule.opens { await peer.send(Raw.preface + Raw.settings + Raw.settingsAck) }
    for step in rule.steps { try await take(step, peer) }
    switch rule.outcome {
    case .connectionError(let codes):
      let away = await peer.frame { $0.type == 7 }
      let code = away.map { ErrorCode(rawValue: $0.code) }
      #expect(code.map(codes.contains) == true, "GOAWAY \(code.map { "\($0)" } ?? "did not come")")
      if away != nil { #expect(await peer.closed()) }
    case .streamError(let id, let codes):
      let reset = await peer.frame { ($0.type == 3 && $0.stream == id) || $0.type == 7 }
      let code = reset.map { ErrorCode(rawValue: $0.code) }
      #expect(reset?.type == 3 && code.map(codes.contains) == true, "\(describe(reset))")
      await lives(peer, resets: 1)
    case .answered(let id, let text):
      #expect(await peer.end(of: id), "no answer")
      let answer = await peer.text(of: id)
      #expect(answer.contains(text), "\(answer)")
      await lives(peer, resets: nil)
    case .ignored: await lives(peer, resets: 0)
    case .closed: #expect(await peer.closed())
    case .sent(let id, let count):
      await lives(peer, resets: 0)
      #expect(await peer.bodyBytes(of: id) == count)
    case .acknowledged(let payload):
      let answer = await peer.frame { $0.type == 6 && $0.flags == 1 && $0.stream == 0 }
      #expect(answer?.payload == payload)
    case .received(_, let isRight):
      if await !peer.closedNow() { await mark(peer) }
      let frames = await peer.frames
      #expect(isRight(frames), "\(frames)")
    }
    await peer.close()
  }

  private func take(_ step: Rule.Step, _ peer: RawPeer) async throws {
    switch step {
    case .bytes(let bytes): await peer.send(bytes)
    case .ended(let stream): #expect(await peer.end(of: stream), "no answer to stream \(stream)")
    case .received(let stream, let count):
      #expect(await peer.receives(count, of: stream), "not \(count) bytes of \(stream)")
    case .frame(let type):
      #expect(await peer.frame { $0.type == type } != nil, "no frame of type \(type)")
    case .pause: try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func describe(_ frame: RawFrame?) -> String {
    guard let frame else { return "neither RST_STREAM nor GOAWAY" }
    return "\(frame.type == 7 ? "GOAWAY" : "RST_STREAM") \(ErrorCode(rawValue: frame.code))"
  }

  private static let probe = Array("probing!".utf8)

  /// Waits until the server has taken everything that was sent so far.
  private func mark(_ peer: RawPeer) async {
    await peer.send(Raw.ping(Self.probe))
    _ = await peer.frame { $0.type == 6 && $0.flags == 1 && $0.payload == Self.probe }
  }

  /// Expects that the connection goes on, with so many resets; nil for any.
  private func lives(_ peer: RawPeer, resets: Int?) async {
    await mark(peer)
    let frames = await peer.frames
    #expect(frames.contains { $0.payload == Self.probe }, "PING had no answer: \(frames)")
    if let away = frames.first(where: { $0.type == 7 }) { Issue.record("\(describe(away))") }
    guard let resets else { return }
    #expect(frames.count { $0.type == 3 } == resets, "\(frames)")
  }

  // MARK: The document

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let document = root.appending(path: "docs/conformance.md")

  @Test("the list has 150 rules and more, each once")
  func list() {
    #expect(Rule.all.count >= 150)
    #expect(Set(Rule.all.map(\.testDescription)).count == Rule.all.count)
  }

  @Test("docs/conformance.md has the rules of these tables")
  func documented() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let begin = try #require(text.range(of: "DROPWIRE_RECORD=1 -->\n")).upperBound
    let end = try #require(text.range(of: "<!-- end of rules -->")).lowerBound
    let wanted =
      "| section | the peer sends | what comes back |\n|---|---|---|\n"
      + Rule.all.map(\.row).joined()
    guard text[begin..<end] != wanted else { return }
    guard ProcessInfo.processInfo.environment["DROPWIRE_RECORD"] == "1" else {
      Issue.record("the document differs: run again with DROPWIRE_RECORD=1")
      return
    }
    try text.replacingCharacters(in: begin..<end, with: wanted)
      .write(to: Self.document, atomically: true, encoding: .utf8)
    Issue.record("the document was recorded; run again without DROPWIRE_RECORD")
  }

  @Test("the tests that docs/conformance.md names are there")
  func named() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let sources = try Self.sources()
    var names = 0
    for match in text.matches(of: /`([A-Z]\w+Tests)\.(\w+)`/) {
      names += 1
      let body = sources.first { $0.contains("struct \(match.1)") }
      #expect(
        body?.contains("func \(match.2)(") == true, "\(match.1).\(match.2) is not there")
    }
    #expect(names > 50)
  }

  private static func sources() throws -> [String] {
    let tests = root.appending(path: "Tests")
    let names = try #require(FileManager.default.enumerator(atPath: tests.path))
    return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }
  }
}
