import EventLoop
import Foundation
import Gzip
import HTTP2Transport
import LoadKit
import RPC
import Testing
import WireCodec

/// What the adapters between protocols keep, and what was inflated: a kilobyte of the peer's can be a megabyte of ours.
extension MemoryAttackTests {
  private static let mebibyte = 1 << 20

  /// A call of the echo whose messages may be compressed.
  private func chat(_ stream: UInt32, _ changes: [(String, String?)]) -> [UInt8] {
    Raw.headers(
      stream,
      Raw.request(Victim.chatPath, [("content-type", "application/grpc+proto")] + changes))
  }

  /// An echo message in protobuf, without an envelope.
  private func echo(_ payload: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x0A]
    var rest = payload.count
    while rest > 127 {
      bytes.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    return bytes + [UInt8(rest)] + payload
  }

  /// One of a mebibyte of zeros, compressed: a kilobyte.
  private func bomb() -> [UInt8] {
    var output = WireBuffer()
    echo(Array(repeating: 0, count: Self.mebibyte)).withUnsafeBytes {
      GzipCodec(level: 6).compress($0, into: &output)
    }
    return envelope(1, output.copyBytes())
  }

  @Test("messages inflated for handlers that cannot go on", .timeLimit(.minutes(5)))
  func inflated() async throws {
    let group = try LoopGroup(count: 2)
    let victim = try await Victim.start()
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    let bomb = bomb()
    // Seventeen answers of a megabyte that are not taken: from then on each call has one message on its way.
    var first: [UInt8] = []
    for n in 0..<17 as Range<UInt32> {
      first += chat(1 + 2 * n, [("grpc-encoding", "gzip")]) + Raw.data(1 + 2 * n, bomb)
    }
    var rest: [[UInt8]] = []
    for n in 17..<900 as Range<UInt32> {
      var bytes = chat(1 + 2 * n, [("grpc-encoding", "gzip")])
      // One that is answered, one in the handler's hands, one that waits for it.
      bytes += Raw.data(1 + 2 * n, Raw.message(echo([1])) + bomb + bomb)
      rest.append(bytes)
    }
    let peer = try await RawPeer(port: victim.port, loop: group.loops[1], opens: false)
    await peer.send(Raw.preface + Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]) + Raw.settingsAck)
    try await run(
      "883 calls with two messages of 1 MiB each in 1 KiB of gzip, answers not taken",
      frames: 1_800, on: victim, group, neighbour: channel, growth: 600 << 20
    ) {
      await peer.send(first)
      await settle(peer, 1)
      await settle(peer, 2)
      for (n, bytes) in rest.enumerated() {
        await peer.send(bytes)
        // As the window of the connection allows.
        if n % 50 == 49 { await settle(peer, UInt8(3 + n / 50)) }
      }
      await settle(peer, 100)
      return ["held": 1]
    }
    await peer.close()
    await end(channel, group, victim)
  }

  @Test("answers compressed for windows of a byte", .timeLimit(.minutes(5)))
  func deflated() async throws {
    let group = try LoopGroup(count: 2)
    let victim = try await Victim.start()
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    let peer = try await RawPeer(port: victim.port, loop: group.loops[1], opens: false)
    await peer.send(Raw.preface + Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 1]) + Raw.settingsAck)
    // As much as the window of a stream lets through.
    let noise = Raw.message(echo(Raw.noise(200 << 10)))
    try await run(
      "800 answers of 200 KiB to be compressed, windows of one byte", frames: 11_200, on: victim,
      group, neighbour: channel, growth: 80 << 20
    ) {
      for n in 0..<800 as Range<UInt32> {
        let stream = 1 + 2 * n
        await peer.send(
          chat(stream, [("grpc-accept-encoding", "gzip")]) + Raw.frames(stream, noise))
        if n % 4 == 3 { await settle(peer, UInt8(n / 4)) }
      }
      return ["held": 1]
    }
    await peer.close()
    await end(channel, group, victim)
  }

  @Test("large messages, taken long ago, of calls that stay open", .timeLimit(.minutes(5)))
  func taken() async throws {
    let group = try LoopGroup(count: 2)
    let victim = try await Victim.start()
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    let peer = try await RawPeer(port: victim.port, loop: group.loops[1], opens: false)
    await peer.send(
      Raw.preface + Raw.frame(4, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]) + Raw.settingsAck
        + Raw.windowUpdate(0, 0x7FFE_0000))
    let noise = Raw.message(echo(Raw.noise(200 << 10)))
    try await run(
      "300 calls that have sent 200 KiB and are open", frames: 4_200, on: victim,
      group, neighbour: channel, growth: 40 << 20
    ) {
      for n in 0..<300 as Range<UInt32> {
        let stream = 1 + 2 * n
        await peer.send(chat(stream, [("grpc-encoding", "gzip")]) + Raw.frames(stream, noise))
        if n % 4 == 3 { await settle(peer, UInt8(n / 4)) }
      }
      return ["held": 1]
    }
    await peer.close()
    await end(channel, group, victim)
  }
}

// MARK: TLS

extension MemoryAttackTests {
  @Test("records of TLS that are never complete", .timeLimit(.minutes(5)))
  func records() async throws {
    try #require(EventLoop.DescriptorLimit.raise() > 2_000)
    let made = try Certificates()
    let group = try LoopGroup(count: 2)
    let (victim, folder) = try await Victim.startSecure(made)
    defer { try? FileManager.default.removeItem(at: folder) }
    let channel = HTTP2Channel(
      host: "127.0.0.1", port: victim.port, loop: group.loops[0], tls: try made.clientTLS())
    var peers: [RawPeer] = []
    try await run(
      "500 sessions of TLS within a record of 16 KiB", frames: 500, on: victim, group,
      neighbour: channel, growth: 48 << 20
    ) {
      for _ in 0..<500 {
        let peer = try await RawPeer(
          port: victim.port, loop: group.loops[1], tls: try made.clientTLS().context)
        peers.append(peer)
      }
      for peer in peers {
        #expect(await peer.frame { $0.type == 4 && $0.flags == 1 } != nil)
        await peer.sendBeneathTLS([0x17, 3, 3, 0x40, 0x18] + Array(repeating: 1, count: 16_000))
      }
      try await Task.sleep(for: .seconds(1))
      return ["held": peers.count]
    }
    for peer in peers { await peer.close() }
    await end(channel, group, victim)
  }
}
