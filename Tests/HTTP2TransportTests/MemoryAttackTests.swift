import DropwireClient
import EventLoop
import Foundation
import HTTP2Session
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import TLSSession
import Testing
import WireCodec

/// Attacks on what a process has once for everybody: memory, places. A neighbour is served all the time.
@Suite("Attacks on what peers share", .serialized)
struct MemoryAttackTests {
  /// Protobuf, so that messages can be written down.
  private static func request(_ path: String) -> [(String, String)] {
    Raw.request(path, [("content-type", "application/grpc+proto")])
  }

  /// Runs `attack` with a neighbour beside it, and prints what it has cost.
  ///
  /// - Parameter growth: bytes the server may grow by.
  func run(
    _ name: String, frames: Int, on victim: Victim, _ group: LoopGroup, neighbour: HTTP2Channel,
    growth: Int64, calls: Method<Note, Note> = Victim.echo,
    _ attack: () async throws -> [String: Int]
  ) async throws {
    let bystander = Bystander(neighbour, calling: calls, pause: .milliseconds(1))
    #expect(await bystander.reaches(50))
    let before = try victim.usage()
    let start = ContinuousClock().now
    bystander.restart()
    let ends = try await attack()
    #expect(await bystander.reaches(bystander.good + 20))
    let cost = AttackCost(
      name: name, frames: frames, before: before, after: try victim.usage(),
      elapsed: ContinuousClock().now - start, times: bystander.times, ends: ends)
    #expect(await bystander.stop() == [])
    print("attack: \(cost.row)")
    #expect(cost.growth < growth, "\(cost.row)")
    #expect(cost.times.count > 0, "nobody else was served meanwhile")
    #expect(cost.times.last ?? .zero < .seconds(20), "\(cost.row)")
    #expect(victim.process.exit == nil, "\(victim.process.errorTail)")
  }

  /// Waits until a peer's server has read and answered all that was sent before.
  func settle(_ peer: RawPeer, _ number: UInt8) async {
    let mark = [number] + Array("settled".utf8)
    await peer.send(Raw.ping(mark))
    #expect(await peer.frame { $0.type == 6 && $0.flags == 1 && $0.payload == mark } != nil)
  }

  @Test("header lists that cost their sender a byte a kilobyte", .timeLimit(.minutes(5)))
  func headers() async throws {
    let group = try LoopGroup(count: 2)
    let victim = try await Victim.start()
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    // 3,900 bytes go into the table once; each call refers to them four times.
    let entry: [UInt8] = [0x40, 1, 0x61, 127, 0xBD, 0x1D] + Array(repeating: 0x78, count: 3_900)
    let references = Array(repeating: 0xBE as UInt8, count: 4)
    let block = Raw.block(Raw.request(Victim.chatPath))
    var bytes: [UInt8] = []
    for n in 0..<1_000 {
      let fields = block + (n == 0 ? entry : []) + references
      bytes += Raw.frame(1, Raw.endHeaders, UInt32(1 + 2 * n), fields)
    }
    let peers = try await connect(32, victim.port, group.loops[1])
    try await run(
      "1,000 calls with 15 KB of headers each, 32 connections", frames: 32_000, on: victim, group,
      neighbour: channel, growth: 160 << 20
    ) {
      for peer in peers { await peer.send(bytes) }
      for peer in peers { await settle(peer, 1) }
      return ["held": peers.count]
    }
    for peer in peers { await peer.close() }
    await end(channel, group, victim)
  }

  @Test("a thousand readers of the journal that read nothing", .timeLimit(.minutes(5)))
  func journal() async throws {
    let group = try LoopGroup(count: 2)
    let workspace = FileManager.default.temporaryDirectory
      .appending(path: "dropwire-memory-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: workspace) }
    let victim = try await Victim.serve(workspace)
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    try await fill(LiveClient(channel: channel), markers: 8_000)
    var bytes =
      Raw.frame(4, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]) + Raw.windowUpdate(0, 0x7FFE_0000)
    for n in 0..<1_000 {
      let stream = UInt32(1 + 2 * n)
      bytes += Raw.headers(stream, Self.request("/dropwire.live.v1.Audit/ReadJournal"))
      bytes += Raw.data(stream, Raw.message([] as [UInt8]), end: true)
    }
    let peer = try await RawPeer(port: victim.port, loop: group.loops[1])
    await peer.stopReading()
    try await run(
      "ReadJournal 1,000 times, nothing read", frames: 2_000, on: victim, group,
      neighbour: channel, growth: 96 << 20, calls: Victim.stats
    ) {
      await peer.send(bytes)
      try await Task.sleep(for: .seconds(3))
      return ["held": 1]
    }
    await peer.close()
    await end(channel, group, victim)
  }

  @Test("all subscriptions of a loop taken by twenty connections", .timeLimit(.minutes(5)))
  func subscriptions() async throws {
    let group = try LoopGroup(count: 2)
    let workspace = FileManager.default.temporaryDirectory
      .appending(path: "dropwire-memory-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: workspace) }
    let victim = try await Victim.serve(workspace)
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    let client = LiveClient(channel: channel)
    let stream = try await fill(client, markers: 1)
    var id: [UInt8] = [8]
    var rest = stream.rawValue
    while rest > 127 {
      id.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    id.append(UInt8(rest))
    var bytes: [UInt8] = []
    for n in 0..<1_000 {
      let number = UInt32(1 + 2 * n)
      bytes += Raw.headers(number, Self.request("/dropwire.live.v1.Feed/Subscribe"))
      bytes += Raw.data(number, Raw.message(id), end: true)
    }
    let peers = try await connect(21, victim.port, group.loops[1])
    try await run(
      "1,000 subscriptions each, 21 connections", frames: 42_000, on: victim, group,
      neighbour: channel, growth: 128 << 20, calls: Victim.stats
    ) {
      for peer in peers { await peer.send(bytes) }
      for peer in peers { await settle(peer, 2) }
      // A viewer that comes later is served.
      for _ in 0..<10 {
        let feed = try await client.feed.subscribe(SubscribeRequest(stream: stream))
        var heard = feed.responses.makeAsyncIterator()
        #expect(try await heard.next() != nil)
        #expect(try await heard.next() != nil)
        feed.cancel()
      }
      return ["held": peers.count]
    }
    for peer in peers { await peer.close() }
    await end(channel, group, victim)
  }

  @Test("all calls that may run taken by one who never sends a request", .timeLimit(.minutes(5)))
  func calls() async throws {
    let group = try LoopGroup(count: 2)
    let workspace = FileManager.default.temporaryDirectory
      .appending(path: "dropwire-memory-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: workspace) }
    let victim = try await Victim.serve(workspace, ["--max-calls", "64"])
    let channel = HTTP2Channel(host: "127.0.0.1", port: victim.port, loop: group.loops[0])
    // The header list takes the place.
    let bytes = (0..<1_000 as Range<UInt32>).flatMap {
      Raw.headers(1 + 2 * $0, Self.request("/dropwire.live.v1.Admin/Stats"))
    }
    let peer = try await RawPeer(port: victim.port, loop: group.loops[1])
    try await run(
      "1,000 calls without a request, of 64 that may run", frames: 1_000, on: victim, group,
      neighbour: channel, growth: 32 << 20, calls: Victim.stats
    ) {
      await peer.send(bytes)
      await settle(peer, 1)
      #expect(await peer.end(of: 1_999), "the last has no place")
      return ["held": 1]
    }
    await peer.close()
    await end(channel, group, victim)
  }

  @Test("all handshakes in flight taken by those who are silent", .timeLimit(.minutes(5)))
  func handshakes() async throws {
    // Both ends of a thousand connections, here and there.
    try #require(EventLoop.DescriptorLimit.raise() > 2_000)
    let made = try Certificates()
    let group = try LoopGroup(count: 2)
    let (victim, folder) = try await Victim.startSecure(made)
    defer { try? FileManager.default.removeItem(at: folder) }
    let channel = HTTP2Channel(
      host: "127.0.0.1", port: victim.port, loop: group.loops[0], tls: try made.clientTLS())
    var silent: [RawPeer] = []
    try await run(
      "1,100 silent connections to the port of TLS", frames: 0, on: victim, group,
      neighbour: channel, growth: 128 << 20
    ) {
      for _ in 0..<1_100 {
        silent.append(
          try await RawPeer(port: victim.port, loop: group.loops[1], bare: true, opens: false))
      }
      try await Task.sleep(for: .milliseconds(1_100))
      // Others come as well, however many wait.
      for _ in 0..<5 {
        let late = HTTP2Channel(
          host: "127.0.0.1", port: victim.port, loop: group.loops[0], tls: try made.clientTLS())
        _ = try await late.unary(
          Victim.echo, Victim.empty,
          options: CallOptions(timeout: .seconds(60), waitForReady: true))
        await late.close()
      }
      return ["give way to others": silent.count]
    }
    for peer in silent { await peer.close() }
    await end(channel, group, victim)
  }

  // MARK: Support

  func connect(_ count: Int, _ port: Int, _ loop: Loop) async throws -> [RawPeer] {
    var peers: [RawPeer] = []
    for _ in 0..<count { peers.append(try await RawPeer(port: port, loop: loop)) }
    return peers
  }

  func end(_ channel: HTTP2Channel, _ group: LoopGroup, _ victim: Victim) async {
    await channel.close()
    group.shutDown()
    victim.process.kill()
  }

  /// A stream with markers of some 300 bytes each in the log.
  @discardableResult
  private func fill(_ client: LiveClient, markers: Int) async throws -> Identifier {
    guard
      case .opened(let opened) = try await client.ingest.openStream(
        OpenStreamRequest(key: UUIDBytes(high: 1, low: 1), creator: 1, title: "on the square"))
    else { throw RPCError(.internal, "no stream") }
    let title = String(repeating: "m", count: 200)
    let producers = min(markers, 40)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for producer in 1...producers {
        group.addTask {
          let call = try await client.ingest.publish()
          let sender = Task {
            for number in 1...markers / producers {
              try await call.requests.send(
                PublishMarker(
                  stream: opened.stream, producer: Identifier(rawValue: UInt64(producer)),
                  sequence: UInt64(number), kind: .note, title: title))
            }
            call.requests.finish()
          }
          for try await _ in call.responses {}
          try await sender.value
        }
      }
      try await group.waitForAll()
    }
    return opened.stream
  }
}
