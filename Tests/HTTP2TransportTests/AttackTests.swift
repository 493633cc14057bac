import EventLoop
import Foundation
import HTTP2Transport
import LoadKit
import RPC
import Synchronization
import Testing

/// A server in a process of its own, so that its memory can be looked at.
private struct Victim {
  let process: ChildProcess
  let port: Int

  static let echo = Method<Note, Note>(
    service: "dropwire.bench.v1.Echo", name: "Unary", kind: .unary)
  static let chatPath = "/dropwire.bench.v1.Echo/Chat"
  static let unaryPath = "/dropwire.bench.v1.Echo/Unary"
  /// An echo message without a payload.
  static let empty: Note = {
    var note = Note("")
    note.bytes = [0, 0]
    return note
  }()

  static func start() async throws -> Victim {
    let given = ProcessInfo.processInfo.environment["DROPWIRE_BINARY"] ?? ""
    let beside = Bundle.main.bundleURL.appending(path: "dropwire").path
    let candidates = [
      given, beside, FileManager.default.currentDirectoryPath + "/.build/debug/dropwire",
    ]
    let path = try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0) })
    return try await withCheckedThrowingContinuation { done in
      Thread.detachNewThread {
        done.resume(
          with: Result {
            let process = try ChildProcess(
              executable: path, arguments: ["bench", "serve-echo", "--listen", "127.0.0.1:0"])
            let line = try process.waitForLine(containing: "listening", timeoutSeconds: 30)
            guard let port = line.split(separator: ":").last.flatMap({ Int($0) }) else {
              throw ChildError.notReady(waitedFor: "a port", seconds: 30, errors: line)
            }
            return Victim(process: process, port: port)
          })
      }
    }
  }

  var residentBytes: Int64 { ProcessUsage(pid: process.pid)?.residentBytes ?? 0 }
}

/// Calls one after the other on a connection of its own, until it is told to stop.
private final class Bystander: Sendable {
  private let calls = Mutex((good: 0, failed: [String]()))
  private let task: Mutex<Task<Void, Never>?> = Mutex(nil)

  init(_ channel: HTTP2Channel) {
    let running = Task { [self] in
      while !Task.isCancelled {
        do {
          _ = try await channel.unary(
            Victim.echo, Victim.empty, options: CallOptions(timeout: .seconds(20)))
          calls.withLock { $0.good += 1 }
        } catch {
          if !Task.isCancelled { calls.withLock { $0.failed.append("\(error)") } }
          return
        }
      }
    }
    task.withLock { $0 = running }
  }

  var good: Int { calls.withLock { $0.good } }

  /// Waits until so many calls were answered; false after 20 seconds, or when one has failed.
  func reaches(_ count: Int) async -> Bool {
    for _ in 0..<4_000 {
      let (good, failed) = calls.withLock { ($0.good, $0.failed) }
      if good >= count { return true }
      guard failed.isEmpty else { return false }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  func stop() async -> [String] {
    let task = task.withLock { $0 }
    task?.cancel()
    await task?.value
    return calls.withLock { $0.failed }
  }
}

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
    "memory is bounded, others are served", .timeLimit(.minutes(2)), arguments: attacks)
  func attack(_ attack: Attack) async throws {
    let group = try LoopGroup(count: 2)
    let victim = try await Victim.start()
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    let bystander = Bystander(channel)
    // Allocators and pools get what they keep anyway.
    try await run(attack, victim, group.loops[1], connections: 1)
    #expect(await bystander.reaches(50))
    let before = victim.residentBytes
    let served = bystander.good
    try await run(attack, victim, group.loops[1], connections: attack.connections)
    let after = victim.residentBytes
    #expect(before > 0)
    #expect(after - before < 10 << 20, "resident \(before) -> \(after) bytes")
    let more = bystander.good
    #expect(more > served, "nobody else was served meanwhile")
    #expect(await bystander.reaches(more + 10))
    #expect(await bystander.stop() == [])
    #expect(victim.process.exit == nil, "\(victim.process.errorTail)")
    await channel.close()
    group.shutDown()
    victim.process.kill()
  }

  private func run(
    _ attack: Attack, _ victim: Victim, _ loop: Loop, connections: Int
  ) async throws {
    var bytes = attack.opening
    for n in 0..<UInt32(attack.frames / attack.framesEach) { bytes += attack.bytes(n) }
    for _ in 0..<connections {
      let peer = try await RawPeer(port: victim.port, loop: loop)
      if !attack.reads { await peer.stopReading() }
      await peer.send(bytes)
      if !attack.reads {
        // Whatever the server does with it, nobody reads it.
        try await Task.sleep(for: .milliseconds(20))
      } else if attack.closes {
        #expect(await peer.closed(), "not closed")
      } else {
        let mark = Array("answered".utf8)
        await peer.send(Raw.ping(mark))
        #expect(await peer.frame { $0.type == 6 && $0.flags == 1 && $0.payload == mark } != nil)
      }
      await peer.close()
    }
  }
}
