import CallKit
import EventLoop
import HTTP2Transport
import InMemoryTransport
import RPC
import WireCodec

/// The ways that calls can go.
enum Wire: CaseIterable, Sendable {
  case sockets, memory

  /// Messages of 1,000 bytes that are under way when nobody takes them, at most: the window of a stream, 256 and 64 KiB,
  /// and what may be unsent behind it, with room to spare.
  var window: Int {
    switch self {
    case .sockets: 600
    case .memory: 200
    }
  }
}

/// A server with the test service, and a channel to it.
final class Wired: Sendable {
  let channel: any ClientChannel
  let record = Record()
  private let groups: [LoopGroup]
  private let close: @Sendable () async -> Void

  init(_ wire: Wire, loops: Int = 1, encoding: WireEncoding = .native) async throws {
    let serving = try LoopGroup(count: loops)
    let router = TestService.router(record)
    switch wire {
    case .sockets:
      let calling = try LoopGroup(count: 1)
      groups = [calling, serving]
      let server = HTTP2Server(router: router, group: serving)
      let address = try await server.start(port: 0)
      let channel = HTTP2Channel(
        host: "127.0.0.1", port: address.port, loop: calling.loops[0], encoding: encoding)
      self.channel = channel
      close = {
        await channel.close()
        await server.drain(deadline: .zero)
      }
    case .memory:
      groups = [serving]
      let server = InMemoryServer(router: router, group: serving)
      channel = server.channel(encoding: encoding)
      close = { await server.stop() }
    }
  }

  /// Call it at the end of each test.
  func end() async {
    await close()
    for group in groups { group.shutDown() }
  }
}
