import EventLoop
import HTTP2Session
import RPC
import Testing

@testable import HTTP2Transport
@testable import TLSSession

@Suite("What adapters and TLS keep is counted")
struct AdapterShareTests {
  /// A message of so many letters in an envelope, compressed.
  private func inflates(to size: Int) -> [UInt8] {
    envelope(1, gzip(String(repeating: "a", count: size)))
  }

  @Test("messages inflated ahead of their handlers are requests that are held")
  func inflated() async throws {
    var limits = ServerLimits()
    limits.heldBytesPerConnection = 500_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    for stream in [1, 3, 5, 7] as [UInt32] {
      await peer.send(
        Raw.headers(stream, Raw.request("/test.Test/Deaf", [("grpc-encoding", "gzip")]))
          + Raw.data(stream, inflates(to: 150_000)))
    }
    #expect(await peer.end(of: 7))
    #expect(await peer.text(of: 7).contains("grpc-status=8"))
    #expect(await !peer.frames.contains { $0.stream < 7 && ($0.endsStream || $0.type == 3) })
    await fixture.end()
  }

  @Test("what a handler has taken and not come back from is held, and given back when it ends")
  func inHand() async throws {
    var limits = ServerLimits()
    limits.heldBytesPerConnection = 500_000
    limits.call.unsentBytes = 1
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], opens: false)
    await peer.send(Raw.preface + Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]) + Raw.settingsAck)
    // One that is answered into a closed window, one that its handler has no room to answer.
    for stream in [1, 3, 5, 7] as [UInt32] {
      await peer.send(
        Raw.headers(stream, Raw.request("/test.Test/Chat", [("grpc-encoding", "gzip")]))
          + Raw.data(stream, Raw.message("a") + inflates(to: 150_000)))
      let mark = Array("sent...\(stream)".utf8)
      await peer.send(Raw.ping(mark))
      #expect(await peer.frame { $0.type == 6 && $0.payload == mark } != nil)
    }
    #expect(await peer.end(of: 7), "four of 150 KB are not within 500 KB")
    #expect(await !peer.frames.contains { $0.stream < 7 && ($0.endsStream || $0.type == 3) })
    for stream in [1, 3, 5] as [UInt32] { await peer.send(Raw.reset(stream, 8)) }
    await peer.send(
      Raw.headers(9, Raw.request("/test.Test/Deaf", [("grpc-encoding", "gzip")]))
        + Raw.data(9, inflates(to: 400_000)) + Raw.ping())
    #expect(await peer.frame { $0.type == 6 && $0.payload == Array(repeating: 7, count: 8) } != nil)
    #expect(await !peer.frames.contains { $0.stream == 9 && ($0.endsStream || $0.type == 3) })
    await fixture.end()
  }

  @Test("sessions of TLS, and records that are not complete, are held by their connections")
  func records() async throws {
    let made = try Certificates()
    var limits = ServerLimits()
    limits.heldBytes = 1_700_000
    // On a busy machine this takes minutes, and the peers answer no PING.
    limits.keepaliveTime = 0
    let fixture = try await Fixture(limits: limits, tls: try made.serverTLS())
    var peers: [RawPeer] = []
    for _ in 0..<40 {
      let peer = try await RawPeer(
        port: fixture.port, loop: fixture.group.loops[0],
        tls: try made.clientTLS().context)
      #expect(await peer.frame { $0.type == 4 && $0.flags == 1 } != nil)
      peers.append(peer)
    }
    func closed() async -> Int {
      var closed = 0
      for peer in peers where await peer.closedNow() { closed += 1 }
      return closed
    }
    try await Task.sleep(for: .milliseconds(1_200))
    #expect(await closed() == 0, "forty sessions have room")
    // The header of a record of 16 KiB, and nothing of it.
    for peer in peers { await peer.sendBeneathTLS([0x17, 3, 3, 0x40, 0x18]) }
    for _ in 0..<RawPeer.polls where await closed() == 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    let ended = await closed()
    #expect(ended > 0 && ended < 20, "\(ended) of 40 have given way")
    await fixture.end()
  }
}
