import EventLoop
import HTTP2Session
import RPC
import Testing

@testable import HTTP2Transport

@Suite("What peers share")
struct ShareTests {
  /// Calls whose requests lack their last byte.
  private func halves(_ streams: [UInt32], _ size: Int) -> [UInt8] {
    streams.flatMap { stream in
      let message = Raw.message(Array(repeating: 65, count: size))
      return Raw.headers(stream, Raw.request("/test.Test/Echo"))
        + Raw.data(stream, Array(message.dropLast()))
    }
  }

  @Test("whoever holds most gives way when others have no room")
  func greediest() async throws {
    var limits = ServerLimits()
    limits.heldBytes = 200_000
    let fixture = try await Fixture(limits: limits)
    let loop = fixture.group.loops[0]
    // Each below the half that one may have; together all there is.
    let greedy = try await RawPeer(port: fixture.port, loop: loop)
    let other = try await RawPeer(port: fixture.port, loop: loop)
    await greedy.send(halves([1, 3, 5, 7, 9, 11], 15_000) + Raw.ping())
    #expect(await greedy.frame { $0.type == 6 } != nil)
    await other.send(halves([1, 3, 5, 7, 9], 14_000) + Raw.ping())
    #expect(await other.frame { $0.type == 6 } != nil)
    let small = try await RawPeer(port: fixture.port, loop: loop)
    for stream in stride(from: 1 as UInt32, to: 12, by: 2) {
      await small.send(
        Raw.headers(stream, Raw.request("/test.Test/Echo"))
          + Raw.data(stream, Raw.message(Array(repeating: 66, count: 10_000)), end: true))
      #expect(await small.end(of: stream))
      #expect(await small.text(of: stream).contains("grpc-status=0"))
    }
    // Three that are not complete, beside the two: only one of these has to go.
    await small.send(halves([21, 23, 25], 10_000) + Raw.ping())
    #expect(await small.frame { $0.type == 6 } != nil)
    #expect(await greedy.closed())
    #expect(await greedy.ending == "GOAWAY ENHANCE_YOUR_CALM")
    #expect(await !other.closedNow())
    #expect(await !small.closedNow())
    await fixture.end()
  }

  @Test("whoever holds most itself is refused, and nobody else")
  func refused() async throws {
    var limits = ServerLimits()
    limits.heldBytes = 100_000
    let fixture = try await Fixture(limits: limits)
    let loop = fixture.group.loops[0]
    let small = try await RawPeer(port: fixture.port, loop: loop)
    await small.send(halves([1], 10_000) + Raw.ping())
    #expect(await small.frame { $0.type == 6 } != nil)
    let greedy = try await RawPeer(port: fixture.port, loop: loop)
    await greedy.send(halves([1, 3, 5, 7], 15_000))
    #expect(await greedy.end(of: 5))
    #expect(await greedy.text(of: 5).contains("grpc-status=8"))
    await small.send(Raw.data(1, [65], end: true))
    #expect(await small.end(of: 1))
    #expect(await small.text(of: 1).contains("grpc-status=0"))
    #expect(await !greedy.closedNow())
    await fixture.end()
  }

  @Test("header lists of open calls are bounded, and their room is free again")
  func headers() async throws {
    var limits = ServerLimits()
    limits.headerBytesPerConnection = 30_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let field = ("x-long", String(repeating: "h", count: 9_000) as String?)
    for stream in [1, 3, 5, 7] as [UInt32] {
      await peer.send(Raw.headers(stream, Raw.request("/test.Test/Chat", [field])))
    }
    #expect(await peer.end(of: 7))
    #expect(await peer.text(of: 7).contains("grpc-status=8"))
    #expect(await !peer.frames.contains { $0.stream == 1 && $0.endsStream })
    for stream in [1, 3, 5] as [UInt32] { await peer.send(Raw.reset(stream, 8)) }
    await peer.send(
      Raw.headers(9, Raw.request("/test.Test/Metadata", [field]))
        + Raw.data(9, Raw.message("x"), end: true))
    #expect(await peer.end(of: 9))
    #expect(await peer.text(of: 9).contains("grpc-status=0"))
    await fixture.end()
  }

  @Test("streamed answers that pile up hold their handlers back, and end their calls at last")
  func streamed() async throws {
    var limits = ServerLimits()
    limits.streamedBytesPerConnection = 200_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], opens: false)
    // No window: everything waits.
    await peer.send(
      Raw.preface + Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]) + Raw.settingsAck)
    var calls: [UInt8] = []
    // 64 KiB would be kept of each.
    for stream in stride(from: 1 as UInt32, to: 81, by: 2) {
      calls += Raw.headers(stream, Raw.request("/test.Test/Flood"))
      calls += Raw.data(stream, Raw.message("5000"), end: true)
    }
    await peer.send(calls + Raw.ping())
    #expect(await peer.frame { $0.type == 6 } != nil)
    var before = -1
    while fixture.record.now.sent != before {
      before = fixture.record.now.sent
      try await Task.sleep(for: .milliseconds(100))
    }
    // Messages of 1,000 bytes: half of the bound freely, then one of each call.
    #expect(before <= 240, "\(before) messages wait for a peer that takes none")
    #expect(await !peer.closedNow())
    // With windows all of them go on.
    await peer.send(
      Raw.frame(4, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]) + Raw.windowUpdate(0, 0x7FFE_0000))
    #expect(await peer.end(of: 1))
    #expect(await peer.text(of: 1).contains("grpc-status=0"))
    await fixture.end()
  }

  @Test("a place among handshakes is given up for one of another, when it took long")
  func handshakes() async throws {
    let made = try Certificates()
    var limits = ServerLimits()
    limits.handshakes = 4
    limits.handshakePatience = 50
    let fixture = try await Fixture(limits: limits, tls: try made.serverTLS())
    var silent: [RawPeer] = []
    for _ in 0..<4 {
      silent.append(
        try await RawPeer(
          port: fixture.port, loop: fixture.group.loops[0], bare: true, opens: false))
    }
    try await Task.sleep(for: .milliseconds(200))
    let late = HTTP2Channel(
      host: "127.0.0.1", port: fixture.port, loop: fixture.group.loops[0],
      tls: try made.clientTLS())
    let answer = try await late.unary(
      Methods.echo, "y", options: CallOptions(timeout: .seconds(60), waitForReady: true))
    #expect(answer == "y")
    var closed = 0
    for peer in silent where await peer.closedNow() { closed += 1 }
    #expect(closed == 1)
    await late.close()
    await fixture.end()
  }

  @Test("an idle connection of the host that has most makes place for another host's")
  func places() async throws {
    var limits = ServerLimits()
    limits.connections = 6
    let fixture = try await Fixture(limits: limits)
    let other = try await fixture.server.start(host: "::1", port: 0)
    let loop = fixture.group.loops[0]
    var many: [RawPeer] = []
    // The fixture's own channel connects with its first call, and has one open.
    let chat = try await fixture.channel.bidirectional(Methods.chat, options: .init())
    try await chat.requests.send("a")
    for _ in 0..<5 { many.append(try await RawPeer(port: fixture.port, loop: loop)) }
    for peer in many {
      await peer.send(Raw.ping())
      #expect(await peer.frame { $0.type == 6 } != nil)
    }
    // One more of the same host has no place.
    let refused = try await RawPeer(port: fixture.port, loop: loop)
    #expect(await refused.closed())
    let late = HTTP2Channel(host: "::1", port: other.port, loop: loop)
    let answer = try await late.unary(
      Methods.echo, "y", options: CallOptions(timeout: .seconds(60), waitForReady: true))
    #expect(answer == "y")
    var closed = 0
    for peer in many where await peer.closedNow() { closed += 1 }
    #expect(closed == 1)
    try await chat.requests.send("b")
    var responses = chat.responses.makeAsyncIterator()
    #expect(try await responses.next() != nil)
    #expect(try await responses.next() != nil)
    chat.cancel()
    await late.close()
    await fixture.end()
  }

  @Test("everything that was counted is given back")
  func account() {
    let total = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    total.initialize(to: 0)
    defer { total.deallocate() }
    var hosts = HostAccounts()
    let host = hosts.take(nil)
    #expect(hosts.take(nil) == host)
    var first = ConnectionAccount(host: host, total: total)
    var second = ConnectionAccount(host: host, total: total)
    first.add(10)
    second.add(5)
    first.add(-3)
    #expect(first.held == 7 && host.pointee.held == 12 && total.pointee == 12)
    first.close()
    #expect(host.pointee.held == 5 && total.pointee == 5)
    hosts.giveBack(nil)
    #expect(hosts.count == 1 && hosts.connections(of: nil) == 1)
    second.close()
    hosts.giveBack(nil)
    #expect(hosts.count == 0 && total.pointee == 0)
  }
}
