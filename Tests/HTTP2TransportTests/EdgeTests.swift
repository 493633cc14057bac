import EventLoop
import HTTP2Transport
import RPC
import Testing

/// The lines of `docs/conformance.md` that no other suite has.
@Suite("Edges of the protocol, frame by frame")
struct EdgeTests {
  private static let body = Raw.message("hello")

  @Test(
    "a path that only looks like a guarded one does not reach its handler",
    arguments: [
      "test.Test/Guarded", "//test.Test/Guarded", "/test.Test/Guarded/", "/test.Test//Guarded",
      "/test.Test/Guarded?", "/test.Test/Guarded#", "/test.Test/%47uarded", "/test.Test/guarded",
      "/x/../test.Test/Guarded", "/test.Test/Guarded",
    ])
  func guarded(path: String) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.headers(1, Raw.request(path)) + Raw.data(1, Self.body, end: true))
    #expect(await peer.end(of: 1))
    let text = await peer.text(of: 1)
    #expect(!text.contains("hello") && !text.contains("grpc-status=0"), "\(text)")
    await fixture.end()
  }

  @Test("-bin fields: padded, unpadded, several in one; answered without padding")
  func binaryMetadata() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let fields = [("x-a-bin", "AQI="), ("x-a-bin", "AQI"), ("x-a-bin", "AQI,AwQF, Bg==")]
    await peer.send(
      Raw.headers(1, Raw.request("/test.Test/Binary") + fields)
        + Raw.data(1, Self.body, end: true))
    #expect(await peer.end(of: 1))
    let text = await peer.text(of: 1)
    #expect(text.contains("[[1, 2], [1, 2], [1, 2], [3, 4, 5], [6]]"), "\(text)")
    #expect(text.contains("x-b-bin=/w\n"), "\(text)")
    await fixture.end()
  }

  @Test(
    "an error before the first message is one header list, whoever makes it",
    arguments: [
      ("/test.Test/Fail", [], "grpc-status=5"),
      ("/test.Test/Guarded", [], "grpc-status=16"),
      ("/test.Test/Hang", [("grpc-timeout", "20m")], "grpc-status=4"),
      ("/test.Test/Deaf", [("grpc-timeout", "20m")], "grpc-status=4"),
    ] as [(String, [(String, String?)], String)])
  func trailersOnly(_ path: String, _ changes: [(String, String?)], _ status: String) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.headers(1, Raw.request(path, changes)) + Raw.data(1, Self.body, end: true))
    #expect(await peer.end(of: 1))
    let frames = await peer.frames.filter { $0.stream == 1 }
    #expect(frames.map(\.type) == [1] && frames[0].endsStream, "\(frames)")
    let text = await peer.text(of: 1)
    #expect(text.contains(status) && text.contains(":status=200"), "\(text)")
    await fixture.end()
  }

  @Test(
    "a call that is answered ends with its status, in trailers of their own",
    arguments: ["Fast", "Echo", "Collect", "Count", "Feed", "Attached", "Chat"])
  func trailers(method: String) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(
      Raw.headers(1, Raw.request("/test.Test/\(method)"))
        + Raw.data(1, Raw.message("2"), end: true))
    #expect(await peer.end(of: 1))
    let frames = await peer.frames.filter { $0.stream == 1 }
    #expect(frames.first?.type == 1 && frames.last?.type == 1, "\(frames)")
    #expect(frames.count { $0.type == 1 } == 2 && frames.count { $0.endsStream } == 1)
    #expect(await peer.text(of: 1).contains("grpc-status=0\n"))
    await fixture.end()
  }

  @Test("a deadline answers, and then resets the rest of the request with NO_ERROR")
  func deadlineResets() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.headers(1, Raw.request("/test.Test/Deaf", [("grpc-timeout", "20m")])))
    let reset = await peer.frame { $0.type == 3 }
    #expect(reset?.code == 0)
    let frames = await peer.frames
    #expect(frames.firstIndex { $0.endsStream } ?? .max < frames.firstIndex { $0.type == 3 } ?? 0)
    await fixture.end()
  }

  /// Ways in which a call ends that its client does not wait for.
  enum Loss: String, CaseIterable {
    case reset, close, goAwayAndClose, silence, brokenFrame
  }

  @Test("an idle handler hears at once that nobody waits", arguments: Loss.allCases)
  func lost(_ loss: Loss) async throws {
    var limits = ServerLimits()
    if loss == .silence {
      limits.keepaliveTime = 100
      // Long enough for the call to arrive before, on a machine that is busy.
      limits.keepaliveTimeout = 30_000
    }
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], opens: false)
    await peer.send(
      Raw.preface + Raw.settings + Raw.settingsAck
        + Raw.headers(1, Raw.request("/test.Test/Hang")) + Raw.data(1, Self.body, end: true))
    #expect(await fixture.record.eventually { $0.started == 1 })
    switch loss {
    case .reset: await peer.send(Raw.reset(1, 8))
    case .close: await peer.close()
    case .goAwayAndClose:
      await peer.send(Raw.frame(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))
      await peer.close()
    case .silence: break
    case .brokenFrame: await peer.send(Raw.frame(6, 0, 0, [1]))
    }
    #expect(await fixture.record.eventually { $0.cancelled == 1 && $0.observed == 1 })
    #expect(fixture.record.now.last?.code == .cancelled)
    await fixture.end()
  }

  @Test(
    "a drain does not wait for connections that have not begun",
    arguments: [[], Array(Raw.preface[..<10]), Raw.preface, Raw.preface + Raw.settings])
  func drainUnbegun(_ bytes: [UInt8]) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], opens: false)
    await peer.send(bytes)
    for _ in 0..<RawPeer.polls where fixture.server.connections == 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    await fixture.server.drain(deadline: .milliseconds(300))
    #expect(fixture.server.connections == 0)
    #expect(await peer.closed())
    await fixture.end()
  }

  @Test("a drain does not wait for half a header list, nor for half a message")
  func drainHalf() async throws {
    let fixture = try await Fixture()
    let peers = [
      try await RawPeer(port: fixture.port, loop: fixture.group.loops[0]),
      try await RawPeer(port: fixture.port, loop: fixture.group.loops[0]),
    ]
    await peers[0].send(Raw.frame(1, 0, 1, Raw.block(Raw.request("/test.Test/Fast"))))
    await peers[1].send(Raw.headers(1, Raw.request("/test.Test/Fast")) + Raw.data(1, [0, 0]))
    for _ in 0..<RawPeer.polls where fixture.server.connections < 2 {
      try await Task.sleep(for: .milliseconds(5))
    }
    await fixture.server.drain(deadline: .milliseconds(300))
    #expect(fixture.server.connections == 0)
    for peer in peers { #expect(await peer.closed()) }
    await fixture.end()
  }

  @Test("the rest of a refused upload is dropped, and costs the connection no window")
  func refusedUpload() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let block = Array(repeating: 0 as UInt8, count: 16_384)
    // Four times the connection's window, on streams that are answered and reset at once.
    for n in 0..<32 as Range<UInt32> {
      let id = 1 + 2 * n
      var bytes = Raw.headers(id, Raw.request("/test.Test/Nope"))
      for _ in 0..<8 { bytes += Raw.data(id, block) }
      await peer.send(bytes)
      #expect(await peer.end(of: id))
    }
    await peer.send(
      Raw.headers(101, Raw.request("/test.Test/Fast")) + Raw.data(101, Self.body, end: true))
    #expect(await peer.end(of: 101))
    #expect(await peer.text(of: 101).contains("grpc-status=0"))
    let credit = await peer.frames.filter { $0.type == 8 && $0.stream == 0 }
      .reduce(0) { $0 + $1.payload.reduce(0) { $0 << 8 | Int($1) } }
    #expect(credit > 3 << 20, "\(credit) bytes of window came back")
    await fixture.end()
  }

  @Test("who expects 100-continue is told to go on, or has the answer at once")
  func expectations() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    func request(_ path: String, _ expected: String) -> [(String, String)] {
      Raw.request("/test.Test/\(path)", [("expect", expected)])
    }
    await peer.send(Raw.headers(1, request("Echo", "100-Continue")))
    #expect(await peer.frame { $0.stream == 1 && $0.type == 1 } != nil)
    #expect(await peer.text(of: 1) == ":status=100\n")
    await peer.send(Raw.data(1, Self.body, end: true))
    #expect(await peer.end(of: 1))
    let answered = await peer.text(of: 1)
    #expect(answered.hasPrefix(":status=100\n:status=200\n"), "\(answered)")
    #expect(answered.contains("hello") && answered.contains("grpc-status=0"), "\(answered)")

    // Nobody waits whose request is here, and nobody is asked for one that is refused.
    await peer.send(Raw.headers(3, request("Echo", "100-continue"), end: true))
    await peer.send(Raw.headers(5, request("Missing", "100-continue")))
    await peer.send(Raw.headers(7, request("Echo", "kittens")))
    for (stream, status, text) in [
      (3, "200", "the client sent none"), (5, "200", "unknown method"),
      (7, "417", "Only 100-continue can be expected"),
    ] {
      #expect(await peer.end(of: UInt32(stream)))
      let answer = await peer.text(of: UInt32(stream))
      #expect(answer.hasPrefix(":status=\(status)\n") && answer.contains(text), "\(answer)")
    }
    await peer.close()
    await fixture.end()
  }
}
