import EventLoop
import HTTP2Session
import HTTP2Transport
import RPC
import Testing

/// Peers that mean harm: the connection ends, its memory is bounded, and the others notice nothing.
@Suite("Hostile peers")
struct HostileTests {
  struct Flood: Sendable, CustomTestStringConvertible {
    let name: String
    /// Bytes number n of the flood, for an open stream 1.
    let bytes: @Sendable (UInt32) -> [UInt8]
    var count: UInt32 = 5_000
    /// ENHANCE_YOUR_CALM by us; the library itself answers some floods in its own way.
    var codes: [UInt32] = [11]
    var testDescription: String { name }
  }

  private static func stream(_ n: UInt32) -> UInt32 { 3 + 2 * n }

  static let floods: [Flood] = [
    Flood(name: "PING", bytes: { _ in Raw.ping() }),
    Flood(name: "SETTINGS", bytes: { _ in Raw.settings }),
    Flood(name: "PRIORITY", bytes: { _ in Raw.frame(2, 0, 1, [0, 0, 0, 0, 16]) }),
    Flood(name: "empty DATA", bytes: { _ in Raw.data(1, []) }),
    Flood(name: "unknown frames", bytes: { _ in Raw.frame(0xBB, 0, 0, [1, 2, 3]) }),
    Flood(name: "WINDOW_UPDATE", bytes: { _ in Raw.windowUpdate(0, 1) }),
    Flood(
      name: "window overflow",
      bytes: { n in
        Raw.headers(stream(n), Raw.request("/test.Test/Deaf"))
          + Raw.windowUpdate(stream(n), 0x7FFF_FFFF)
      }),
    Flood(
      name: "malformed headers",
      bytes: { n in Raw.headers(stream(n), [(":method", "POST"), ("UPPER", "x")]) }),
    Flood(
      name: "content-length that is wrong",
      bytes: { n in
        Raw.headers(stream(n), Raw.request("/test.Test/Fast", [("content-length", "3")]))
          + Raw.data(stream(n), Raw.message("hello"), end: true)
      }, codes: [1, 11]),
    Flood(
      name: "rapid reset",
      bytes: { n in
        Raw.headers(stream(n), Raw.request("/test.Test/Hang")) + Raw.reset(stream(n), 8)
      }, codes: [2, 11]),
  ]

  @Test("a flood ends its connection, and only that", arguments: floods)
  func flood(_ flood: Flood) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.headers(1, Raw.request("/test.Test/Deaf")))
    var bytes: [UInt8] = []
    for n in 0..<flood.count { bytes += flood.bytes(n) }
    await peer.send(bytes)
    let goAway = await peer.frame { $0.type == 7 }
    #expect(flood.codes.contains(goAway?.code ?? 999), "\(String(describing: goAway))")
    #expect(await peer.closed())
    #expect(try await fixture.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await fixture.end()
  }

  @Test("streams over the limit are refused, those below are served")
  func tooManyStreams() async throws {
    var limits = ServerLimits()
    limits.session.concurrentStreams = 10
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    // After the acknowledgement the library takes one stream too many for a protocol error.
    for n in 0..<10 as Range<UInt32> {
      await peer.send(Raw.headers(1 + 2 * n, Raw.request("/test.Test/Deaf")))
    }
    #expect(await fixture.record.eventually { $0.started == 10 })
    await peer.send(Raw.headers(21, Raw.request("/test.Test/Deaf")))
    #expect(await peer.frame { $0.type == 7 || $0.type == 3 } != nil)
    await fixture.end()
  }

  @Test("responses nobody takes are bounded for each connection: further handlers wait")
  func untakenResponses() async throws {
    var limits = ServerLimits()
    limits.unsentBytesPerConnection = 25_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    // No window for any response.
    await peer.send(Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]))
    let body = Raw.message(Array(repeating: 65, count: 10_000))
    for stream in [1, 3, 5, 7] as [UInt32] {
      await peer.send(
        Raw.headers(stream, Raw.request("/test.Test/Fast")) + Raw.data(stream, body, end: true))
    }
    // One that gives up is forgotten, one whose deadline passes is told so.
    await peer.send(Raw.reset(7, 8))
    await peer.send(
      Raw.headers(9, Raw.request("/test.Test/Fast", [("grpc-timeout", "20m")]))
        + Raw.data(9, body, end: true))
    #expect(await peer.end(of: 9))
    #expect(await peer.text(of: 9).contains("grpc-status=4"))
    await peer.send(Raw.ping())
    #expect(await peer.frame { $0.type == 6 && $0.flags & 1 == 1 } != nil)
    #expect(await !peer.frames.contains { $0.endsStream && $0.stream != 9 })
    #expect(await !peer.frames.contains { $0.type == 1 && $0.stream == 5 })
    // What was made is still there, and the rest is made when there is room.
    await peer.send(Raw.windowUpdate(1, 20_000) + Raw.windowUpdate(3, 20_000))
    #expect(await peer.end(of: 1))
    #expect(await peer.end(of: 3))
    #expect(await peer.frame { $0.type == 1 && $0.stream == 5 } != nil)
    await peer.send(Raw.windowUpdate(5, 20_000))
    #expect(await peer.end(of: 5))
    #expect(await peer.text(of: 5).contains("grpc-status=0"))
    await fixture.end()
  }

  @Test("a response beyond the bound is refused, and the others are not")
  func largeUntakenResponse() async throws {
    var limits = ServerLimits()
    limits.unsentBytesPerConnection = 25_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]))
    for (stream, size) in [(1, 10_000), (3, 16_000)] as [(UInt32, Int)] {
      let body = Raw.message(Array(repeating: 65, count: size))
      await peer.send(
        Raw.headers(stream, Raw.request("/test.Test/Fast")) + Raw.data(stream, body, end: true))
    }
    #expect(await peer.end(of: 3))
    #expect(await peer.text(of: 3).contains("does not take its responses"))
    await peer.send(Raw.windowUpdate(1, 20_000))
    #expect(await peer.end(of: 1))
    await fixture.end()
  }

  @Test("a peer that reads nothing is closed, one that reads slowly is not")
  func stalled() async throws {
    var limits = ServerLimits()
    limits.stallTimeout = 500
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    // All windows open, and then the socket is not read: only the kernel's buffers are left.
    await peer.send(
      Raw.frame(4, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]) + Raw.windowUpdate(0, 0x7FFE_0000))
    await peer.stopReading()
    await peer.send(
      Raw.headers(1, Raw.request("/test.Test/Flood"))
        + Raw.data(1, Raw.message("20000"), end: true))
    #expect(await fixture.record.eventually { $0.sent > 1_000 })
    var closed = false
    for _ in 0..<RawPeer.polls where !closed {
      closed = fixture.server.connections == 0
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(closed)
    #expect(fixture.record.now.sent < 20_000)
    await fixture.end()
  }

  @Test("a stalled preface, and settings that are never acknowledged, end the connection")
  func settingsTimeout() async throws {
    var limits = ServerLimits()
    limits.settingsTimeout = 100
    let fixture = try await Fixture(limits: limits)
    let silent = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], bare: true)
    let stubborn = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], bare: true)
    await stubborn.send(Raw.preface + Raw.settings)
    #expect(await silent.closed())
    #expect(await stubborn.closed())
    #expect(try await fixture.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await fixture.end()
  }

  @Test("half a header list ends the connection, half a request its call")
  func halfSent() async throws {
    var limits = ServerLimits()
    limits.headersTimeout = 100
    limits.requestTimeout = 100
    let fixture = try await Fixture(limits: limits)
    let half = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await half.send(Raw.frame(1, 0, 1, Raw.block(Raw.request("/test.Test/Fast"))))
    let slow = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await slow.send(Raw.headers(1, Raw.request("/test.Test/Fast")) + Raw.data(1, [0, 0]))
    #expect(await half.closed())
    #expect(await slow.end(of: 1))
    #expect(await slow.text(of: 1).contains("grpc-status=4"))
    await fixture.end()
  }

  @Test("an idle connection is drained")
  func idle() async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 100
    limits.drainNoticeTimeout = 100
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    #expect(await peer.frame { $0.type == 7 && $0.code == 0 } != nil)
    #expect(await peer.closed())
    await fixture.end()
  }

  @Test("a request with a deadline is answered when it has passed, the rest of it unsent")
  func deadline() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(
      Raw.headers(1, Raw.request("/test.Test/Deaf", [("grpc-timeout", "20m")])))
    #expect(await peer.end(of: 1))
    #expect(await peer.text(of: 1).contains("grpc-status=4"))
    await fixture.end()
  }

  @Test("drain: a notice, a ping, the real GOAWAY, and calls in between are served")
  func drainFrames() async throws {
    var limits = ServerLimits()
    // The answer to the ping is what is tried, however late it comes.
    limits.drainNoticeTimeout = 120_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.headers(1, Raw.request("/test.Test/Chat")))
    await peer.send(Raw.data(1, Raw.message("a")))
    #expect(await peer.frame { $0.type == 0 } != nil)
    let drained = Task { await fixture.server.drain() }
    let notice = await peer.frame { $0.type == 7 }
    #expect(notice?.payload.prefix(4).elementsEqual(Raw.big(0x7FFF_FFFF)) == true)
    let ping = await peer.frame { $0.type == 6 && $0.flags == 0 }
    // On its way when the notice was sent.
    await peer.send(
      Raw.headers(3, Raw.request("/test.Test/Fast"))
        + Raw.data(3, Raw.message("late"), end: true))
    await peer.send(Raw.frame(6, 1, 0, ping?.payload ?? []))
    let final = await peer.frame { $0.type == 7 && $0.payload.prefix(4).elementsEqual(Raw.big(3)) }
    #expect(final?.code == 0)
    #expect(await peer.end(of: 3))
    await peer.send(Raw.data(1, [], end: true))
    #expect(await peer.end(of: 1))
    #expect(await peer.text(of: 1).contains("bye"))
    #expect(await peer.closed())
    await drained.value
    await fixture.end()
  }

  @Test(
    "random bytes after the preface never crash the server",
    arguments: 1...20 as ClosedRange<UInt64>)
  func garbage(seed: UInt64) async throws {
    let fixture = try await Fixture()
    var state = seed
    func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    for _ in 0..<200 {
      let size = Int(next()) % 40
      await peer.send(
        Raw.frame(next() % 12, next(), UInt32(next() % 8), (0..<size).map { _ in next() }))
    }
    #expect(
      try await fixture.channel.unary(Methods.echo, "y", options: .init()) == "y", "seed \(seed)")
    await peer.close()
    await fixture.end()
  }
}
