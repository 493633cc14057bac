import EventLoop
import Foundation
import HTTP2Session
import HTTP2Transport
import LoadKit
import RPC
import TLSSession
import Testing

/// Attacks that take their time: half a minute of everything that is begun and not ended, all at once.
@Suite("Slow attacks on a server process", .serialized)
struct SlowAttackTests {
  struct SlowAttack: Sendable {
    var name: String
    /// At the port of TLS.
    var secure = false
    /// Sent at once.
    var opening: [UInt8] = []
    /// Sent once a second, number n.
    var drip: @Sendable (Int) -> [UInt8] = { _ in [] }
    var connections = 40
    var reads = true
    /// Closed by the server within half a minute; otherwise held, at a bound that `end` names.
    var closes: Bool
    var end: String
  }

  static let attacks: [SlowAttack] = [
    SlowAttack(
      name: "TLS: silent before the handshake", secure: true, closes: true,
      end: "handshake timeout"),
    SlowAttack(
      name: "TLS: a handshake byte by byte", secure: true, opening: [0x16],
      drip: { [[0x03, 0x01, 0x02, 0x00, 0x01][$0 % 5]] }, closes: true, end: "handshake timeout"),
    SlowAttack(name: "silent before the preface", closes: true, end: "settings timeout"),
    SlowAttack(
      name: "the preface byte by byte", drip: { $0 < 24 ? [Raw.preface[$0]] : [] }, closes: true,
      end: "settings timeout"),
    SlowAttack(
      name: "settings never acknowledged", opening: Raw.preface + Raw.settings,
      drip: { call(UInt32(1 + 2 * $0)) }, closes: true, end: "settings timeout"),
    SlowAttack(
      name: "a header list field by field",
      opening: open + Raw.frame(1, 0, 1, Raw.block(Raw.request(Victim.unaryPath))),
      // More than eight would be too many for the library.
      drip: { $0 % 2 == 0 ? Raw.frame(9, 0, 1, Raw.block([("a", "b")])) : [] }, closes: true,
      end: "headers timeout"),
    SlowAttack(
      name: "a head of HTTP/1.1 byte by byte",
      opening: Array("POST /a HTTP/1.1\r\nhost: a\r\n".utf8),
      drip: { _ in [0x61] }, closes: true, end: "headers timeout"),
    SlowAttack(
      name: "a message byte by byte",
      opening: open + Raw.headers(1, Raw.request(Victim.unaryPath)) + Raw.data(1, [0, 0, 0, 1, 0]),
      drip: { _ in Raw.data(1, [0]) }, closes: false, end: "request timeout"),
    SlowAttack(
      name: "windows closed, 4 KiB asked for",
      opening: open + Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]) + large(1, 4 << 10), closes: false,
      end: "window timeout"),
    SlowAttack(
      name: "windows opened byte by byte",
      opening: open + Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]) + large(1, 4 << 10),
      drip: { _ in Raw.windowUpdate(1, 1) }, closes: false, end: "unsent bytes of a connection"),
    SlowAttack(
      name: "8 MiB asked for, the socket never read",
      opening: open + Raw.frame(4, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF])
        + Raw.windowUpdate(0, 0x7FFE_0000)
        + (0..<16).flatMap { large(UInt32(1 + 2 * $0), 512 << 10) },
      connections: 1, reads: false, closes: false, end: "stall timeout"),
    SlowAttack(
      name: "idle after a call", opening: open + call(1), closes: false, end: "idle timeout"),
  ]

  private static let open = Raw.preface + Raw.settings + Raw.settingsAck
  private static func call(_ stream: UInt32) -> [UInt8] {
    Raw.headers(stream, Raw.request(Victim.unaryPath))
      + Raw.data(stream, Raw.message([0, 0]), end: true)
  }

  /// A call whose answer has so many bytes.
  private static func large(_ stream: UInt32, _ size: Int) -> [UInt8] {
    let fields = [("content-type", "application/grpc+proto" as String?)]
    // Field 1 of the message, in the encoding of protobuf.
    var message: [UInt8] = [0x0A]
    var rest = size
    while rest > 127 {
      message.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    message.append(UInt8(rest))
    let bytes = Raw.message(message + Array(repeating: 65, count: size))
    var frames = Raw.headers(stream, Raw.request(Victim.unaryPath, fields))
    for start in stride(from: 0, to: bytes.count, by: 16_384) {
      let end = min(bytes.count, start + 16_384)
      frames += Raw.data(stream, Array(bytes[start..<end]), end: end == bytes.count)
    }
    return frames
  }

  private struct Attacker {
    var attack: SlowAttack
    var peer: RawPeer
  }

  @Test("half a minute of nothing but beginnings", .timeLimit(.minutes(5)))
  func all() async throws {
    let made = try Certificates()
    let group = try LoopGroup(count: 2)
    let clear = try await Victim.start()
    let (secure, folder) = try await Victim.startSecure(made)
    defer { try? FileManager.default.removeItem(at: folder) }
    let channel = HTTP2Channel(host: "127.0.0.1", port: clear.port, loop: group.loops[0])
    let secureChannel = HTTP2Channel(
      host: "127.0.0.1", port: secure.port, loop: group.loops[0], tls: try made.clientTLS())
    let bystanders = [channel, secureChannel].map { Bystander($0, pause: .milliseconds(10)) }
    // Allocators and pools get what they keep anyway.
    try await close(connect(clear, secure, group.loops[1]))
    for bystander in bystanders { #expect(await bystander.reaches(50)) }
    let before = [try clear.usage(), try secure.usage()]
    let start = ContinuousClock().now
    for bystander in bystanders { bystander.restart() }
    let attackers = try await connect(clear, secure, group.loops[1])
    let ends = try await drip(attackers)
    for (index, victim) in [clear, secure].enumerated() {
      let mine = attackers.filter { $0.attack.secure == (index == 1) }
      let cost = AttackCost(
        name: index == 1 ? "slow, over TLS" : "slow, in clear text", frames: mine.count * 30,
        before: before[index], after: try victim.usage(),
        elapsed: ContinuousClock().now - start, times: bystanders[index].times, ends: ends[index])
      cost.check()
      #expect(await bystanders[index].stop() == [])
      #expect(victim.process.exit == nil, "\(victim.process.errorTail)")
    }
    await close(attackers)
    await channel.close()
    await secureChannel.close()
    group.shutDown()
    clear.process.kill()
    secure.process.kill()
  }

  private func connect(
    _ clear: Victim, _ secure: Victim, _ loop: Loop
  ) async throws -> [Attacker] {
    var attackers: [Attacker] = []
    for attack in Self.attacks {
      for _ in 0..<attack.connections {
        let peer = try await RawPeer(
          port: attack.secure ? secure.port : clear.port, loop: loop, opens: false)
        if !attack.reads { await peer.stopReading() }
        await peer.send(attack.opening)
        attackers.append(Attacker(attack: attack, peer: peer))
      }
    }
    return attackers
  }

  /// Half a minute, a drop each second. How each of the two servers has ended its attackers.
  private func drip(_ attackers: [Attacker]) async throws -> [[String: Int]] {
    let clock = ContinuousClock()
    let start = clock.now
    for second in 0..<31 {
      for attacker in attackers {
        let bytes = attacker.attack.drip(second)
        if !bytes.isEmpty { await attacker.peer.send(bytes) }
      }
      try await clock.sleep(until: start + .seconds(second + 1))
    }
    var ends: [[String: Int]] = [[:], [:]]
    for attacker in attackers {
      let attack = attacker.attack
      let closed = attack.closes ? await attacker.peer.closed() : await attacker.peer.closedNow()
      #expect(closed == attack.closes, "\(attack.name): \(closed ? "closed" : "not closed")")
      let end = "\(closed ? "closed" : "held"): \(attack.name) (\(attack.end))"
      ends[attack.secure ? 1 : 0][end, default: 0] += 1
    }
    return ends
  }

  private func close(_ attackers: [Attacker]) async {
    for attacker in attackers { await attacker.peer.close() }
  }
}
