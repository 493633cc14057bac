import EventLoop
import HTTP2Session
import HTTP2Transport
import LoadKit
import RPC
import Testing

/// Each attack that the library alone does not stop, 20,000 frames long: the server's memory grows by less than
/// 10 MB, the attacker is closed or held, and a client beside it is served all the time.
@Suite("Attacks on a server process", .serialized)
struct AttackTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    /// Once for each connection; stream 1 is a call that stays open.
    var opening: [UInt8] = []
    /// Bytes number n of one connection.
    var bytes: @Sendable (UInt32) -> [UInt8]
    var framesEach = 1
    /// On each connection, and how many connections there are after each other.
    var frames = 2_000
    var connections = 10
    /// The attacker is closed; otherwise it is held, and the connection goes on.
    var closes = true
    var reads = true
    var testDescription: String { name }
  }

  private static func stream(_ n: UInt32) -> UInt32 { 3 + 2 * n }
  private static let call = Raw.headers(1, Raw.request(Victim.chatPath))
  private static func request(
    _ n: UInt32, _ changes: [(String, String?)] = [], path: String = Victim.unaryPath
  ) -> [UInt8] {
    Raw.headers(stream(n), Raw.request(path, changes))
  }
  private static let long = String(repeating: "x", count: 15_000)

  static let attacks: [Attack] = [
    Attack(name: "PING", bytes: { _ in Raw.ping() }),
    Attack(name: "PING, answers unread", bytes: { _ in Raw.ping() }, reads: false),
    Attack(name: "SETTINGS", bytes: { _ in Raw.settings }),
    Attack(name: "SETTINGS, answers unread", bytes: { _ in Raw.settings }, reads: false),
    Attack(name: "PRIORITY", bytes: { _ in Raw.frame(2, 0, 1, [0, 0, 0, 0, 16]) }),
    Attack(name: "empty DATA", opening: call, bytes: { _ in Raw.data(1, []) }),
    Attack(
      name: "DATA of padding only", opening: call, bytes: { _ in Raw.frame(0, 8, 1, [2, 0, 0]) }),
    Attack(
      name: "empty DATA on a stream we have reset",
      opening: Raw.headers(1, Raw.request("/no.Such/Method")), bytes: { _ in Raw.data(1, []) }),
    Attack(
      name: "RST_STREAM of closed streams", opening: call + Raw.reset(1, 8),
      bytes: { _ in Raw.reset(1, 8) }),
    Attack(
      name: "WINDOW_UPDATE of closed streams", opening: call + Raw.reset(1, 8),
      bytes: { _ in Raw.windowUpdate(1, 1) }),
    Attack(
      name: "GOAWAY", opening: call, bytes: { _ in Raw.frame(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]) }),
    Attack(name: "unknown frames", bytes: { _ in Raw.frame(0xBB, 0, 0, [1, 2, 3]) }),
    Attack(name: "WINDOW_UPDATE", bytes: { _ in Raw.windowUpdate(0, 1) }),
    Attack(
      name: "window overflow",
      bytes: { request($0, path: Victim.chatPath) + Raw.windowUpdate(stream($0), 0x7FFF_FFFF) },
      framesEach: 2),
    Attack(
      name: "malformed headers",
      bytes: { Raw.headers(stream($0), [(":method", "POST"), ("UPPER", "x")]) }),
    Attack(
      name: "empty header names",
      bytes: { Raw.headers(stream($0), Raw.request(Victim.unaryPath) + [("", "x")]) }),
    Attack(
      name: "content-length that is wrong",
      bytes: {
        request($0, [("content-length", "3")])
          + Raw.data(stream($0), Raw.message([0, 0]), end: true)
      }, framesEach: 2),
    Attack(
      name: "rapid reset",
      bytes: { request($0, path: Victim.chatPath) + Raw.reset(stream($0), 8) }, framesEach: 2,
      frames: 4_000, connections: 5),
    Attack(
      name: "CONTINUATION",
      opening: Raw.frame(1, 0, 1, Raw.block(Raw.request(Victim.unaryPath))),
      bytes: { _ in Raw.frame(9, 0, 1, Raw.block([("a", "b")])) }),
    Attack(
      name: "64 KiB of headers",
      bytes: { n in
        let part = Raw.block([("a", long)])
        return Raw.frame(1, 1, stream(n), Raw.block(Raw.request(Victim.unaryPath)) + part)
          + Raw.frame(9, 0, stream(n), part) + Raw.frame(9, 0, stream(n), part)
          + Raw.frame(9, Raw.endHeaders, stream(n), part)
      }, framesEach: 4, frames: 10_000, connections: 2),
    Attack(
      name: "header compression bomb",
      bytes: { n in
        // The first block puts 3,000 bytes into the table, each later byte refers to them.
        let entry: [UInt8] =
          [0x40, 1, 0x61, 127, 0xB9, 0x16] + Array(repeating: 0x78, count: 3_000)
        return Raw.frame(
          1, Raw.endHeaders | 1, stream(n),
          Raw.block(Raw.request(Victim.unaryPath)) + (n == 0 ? entry : [])
            + Array(repeating: 0xBE, count: 20))
      }),
    Attack(
      name: "smaller stream numbers",
      opening: Raw.headers(0x00FF_FFFF, Raw.request(Victim.chatPath)),
      bytes: { Raw.headers(stream($0), Raw.request(Victim.unaryPath), end: true) }),
    Attack(
      name: "windows closed, answers asked for",
      opening: Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]),
      bytes: { request($0) + Raw.data(stream($0), Raw.message([0, 0]), end: true) },
      framesEach: 2, closes: false),
    Attack(
      name: "DATA of one byte", opening: call,
      bytes: { n in Raw.data(1, [Raw.message([0, 0])[Int(n) % 7]]) }, frames: 21_000,
      connections: 1, closes: false),
  ]

  @Test(
    "memory and time are bounded, others are served", .timeLimit(.minutes(5)), arguments: attacks)
  func attack(_ attack: Attack) async throws {
    let group = try LoopGroup(count: 2)
    let victim = try await Victim.start()
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    let bystander = Bystander(channel)
    // Allocators and pools get what they keep anyway.
    _ = try await run(attack, victim, group.loops[1], connections: 1)
    #expect(await bystander.reaches(50))
    let before = try victim.usage()
    let start = ContinuousClock().now
    bystander.restart()
    let ends = try await run(attack, victim, group.loops[1], connections: attack.connections)
    // However short the attack was, somebody was served beside it and is so afterwards.
    #expect(await bystander.reaches(bystander.good + 10))
    let cost = AttackCost(
      name: attack.name, frames: attack.frames * attack.connections, before: before,
      after: try victim.usage(), elapsed: ContinuousClock().now - start, times: bystander.times,
      ends: ends)
    #expect(await bystander.stop() == [])
    cost.check()
    await restsNow(victim)
    #expect(victim.process.exit == nil, "\(victim.process.errorTail)")
    await channel.close()
    group.shutDown()
    victim.process.kill()
  }

  /// Nothing of the attack goes on in the server when everybody is silent.
  private func restsNow(_ victim: Victim) async {
    for _ in 0..<100 {
      let before = ProcessUsage(pid: victim.process.pid)?.cpuNanoseconds ?? 0
      try? await Task.sleep(for: .milliseconds(100))
      let after = ProcessUsage(pid: victim.process.pid)?.cpuNanoseconds ?? 0
      if after - before <= 10_000_000 { return }
    }
    Issue.record("the server is still busy, ten seconds after the attack")
  }

  /// How the attackers ended: a text for each, with their number.
  private func run(
    _ attack: Attack, _ victim: Victim, _ loop: Loop, connections: Int
  ) async throws -> [String: Int] {
    var bytes = attack.opening
    for n in 0..<UInt32(attack.frames / attack.framesEach) { bytes += attack.bytes(n) }
    var ends: [String: Int] = [:]
    for _ in 0..<connections {
      let peer = try await RawPeer(port: victim.port, loop: loop)
      if !attack.reads { await peer.stopReading() }
      await peer.send(bytes)
      if !attack.reads {
        // Whatever the server does with it, nobody reads it.
        try await Task.sleep(for: .milliseconds(20))
        ends["never reads, leaves", default: 0] += 1
      } else if attack.closes {
        #expect(await peer.closed(), "not closed")
        ends[await peer.ending, default: 0] += 1
      } else {
        let mark = Array("answered".utf8)
        await peer.send(Raw.ping(mark))
        #expect(await peer.frame { $0.type == 6 && $0.flags == 1 && $0.payload == mark } != nil)
        ends["held", default: 0] += 1
      }
      await peer.close()
    }
    return ends
  }
}

extension RawPeer {
  /// How the server has ended the connection.
  var ending: String {
    guard let away = frames.last(where: { $0.type == 7 && $0.code != 0 }) else { return "closed" }
    return "GOAWAY \(ErrorCode(rawValue: away.code))"
  }
}
