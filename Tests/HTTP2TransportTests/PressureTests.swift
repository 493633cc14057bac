import EventLoop
import HTTP2Transport
import RPC
import Testing

@Suite("Back-pressure")
struct PressureTests {
  @Test("a message over the limit is refused by its length")
  func tooLarge() async throws {
    var limits = ServerLimits()
    limits.call.messageBytes = 1_000
    let fixture = try await Fixture(limits: limits)
    #expect(
      try await fixture.channel.unary(Methods.echo, Note(size: 1_000), options: .init()).bytes.count
        == 1_000)
    await #expect(
      throws: RPCError(
        .resourceExhausted, "a message of 1001 bytes exceeds the limit of 1000")
    ) { try await fixture.channel.unary(Methods.echo, Note(size: 1_001), options: .init()) }
    await #expect(throws: RPCError.self) {
      try await fixture.channel.unary(Methods.echo, Note(size: 5_000_000), options: .init())
    }
    #expect(try await fixture.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await fixture.end()
  }

  @Test("more responses at once than may wait: all come", arguments: ["Echo", "Fast"])
  func manyLargeCalls(method: String) async throws {
    var limits = ServerLimits()
    limits.unsentBytesPerConnection = 4 << 20
    let fixture = try await Fixture(limits: limits)
    let channel = fixture.channel
    let sizes = try await withThrowingTaskGroup(of: Int.self) { tasks in
      for _ in 0..<64 {
        tasks.addTask {
          try await channel.unary(
            Method<Note, Note>(service: "test.Test", name: method, kind: .unary),
            Note(size: 300_000), options: .init()
          ).bytes.count
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
    #expect(sizes == Array(repeating: 300_000, count: 64))
    await fixture.end()
  }

  @Test("requests that are complete in one read: no more handlers begin than responses have room")
  func manyInOneRead() async throws {
    var limits = ServerLimits()
    limits.unsentBytesPerConnection = 64_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let streams = (0..<200).map { UInt32(1 + 2 * $0) }
    let message = Raw.message(Array(repeating: 65, count: 1_000))
    await peer.send(
      Raw.windowUpdate(0, 1 << 20)
        + streams.flatMap {
          Raw.headers($0, Raw.request("/test.Test/Echo")) + Raw.data($0, message, end: true)
        })
    for stream in streams { #expect(await peer.end(of: stream)) }
    let answered = await peer.frames.filter { $0.type == 0 }.reduce(0) { $0 + $1.payload.count }
    #expect(answered == 200 * message.count)
    await peer.close()
    await fixture.end()
  }

  @Test("a response over the client's limit is refused")
  func tooLargeResponse() async throws {
    var limits = ClientLimits()
    limits.call.messageBytes = 1_000
    let fixture = try await Fixture(client: limits)
    do {
      _ = try await fixture.channel.unary(Methods.echo, Note(size: 1_001), options: .init())
      Issue.record("no error")
    } catch { #expect(error.code == .resourceExhausted) }
    await fixture.end()
  }

  @Test("connections over the limit are refused, and the place is free again afterwards")
  func connections() async throws {
    var limits = ServerLimits()
    limits.connections = 1
    let fixture = try await Fixture(limits: limits)
    #expect(try await fixture.channel.unary(Methods.echo, "a", options: .init()) == "a")
    let second = HTTP2Channel(host: "127.0.0.1", port: fixture.port, loop: fixture.group.loops[1])
    await #expect(throws: RPCError.self) {
      try await second.unary(Methods.echo, "b", options: .init())
    }
    await fixture.channel.close()
    #expect(
      try await second.unary(
        Methods.echo, "b", options: CallOptions(timeout: .seconds(10), waitForReady: true)) == "b")
    await second.close()
    await fixture.end()
  }
}
