import EventLoop
import HTTP2Transport
import RPC
import Testing

/// A server on several loops that says which of them a call is on.
private func withLoops(
  _ count: Int, limits: ServerLimits = .init(),
  _ body: (HTTP2Server, _ port: Int, Loop) async throws -> Void
) async throws {
  let serving = try LoopGroup(count: count)
  let calling = try LoopGroup(count: 1)
  var router = Router()
  router.register(Methods.echo, unary: { _, context in Note("\(context.executor.index)") })
  let server = HTTP2Server(router: router, group: serving, limits: limits)
  let port = try await server.start(port: 0).port
  try await body(server, port, calling.loops[0])
  serving.shutDown()
  calling.shutDown()
}

@Suite("Several loops on one port")
struct LoopTests {
  @Test("connections spread over the loops, and each stays on its own")
  func spread() async throws {
    try await withLoops(4) { server, port, loop in
      let channels = (0..<64).map { _ in
        HTTP2Channel(host: "127.0.0.1", port: port, loop: loop)
      }
      var used: [String: Int] = [:]
      for channel in channels {
        let first = try await channel.unary(Methods.echo, "", options: .init()).text
        #expect(try await channel.unary(Methods.echo, "", options: .init()).text == first)
        used[first, default: 0] += 1
      }
      // Each goes to the loop that has fewest.
      #expect(used == ["0": 16, "1": 16, "2": 16, "3": 16])
      #expect(server.connections == 64)
      for channel in channels { await channel.close() }
    }
  }

  @Test("limits count the connections of all loops", arguments: ["host", "server"])
  func limits(of kind: String) async throws {
    var limits = ServerLimits()
    if kind == "host" { limits.connectionsPerHost = 8 } else { limits.connections = 8 }
    try await withLoops(4, limits: limits) { server, port, loop in
      let channels = (0..<24).map { _ in
        HTTP2Channel(host: "127.0.0.1", port: port, loop: loop)
      }
      var taken = 0
      for channel in channels {
        do throws(RPCError) {
          _ = try await channel.unary(Methods.echo, "", options: .init())
          taken += 1
        } catch {
          #expect(error.code == .unavailable)
        }
      }
      #expect(taken == 8 && server.connections == 8)
      // A place that is given back on one loop is free on every other. Those that were refused go first: they
      // try again by themselves, and would take it.
      for channel in channels.reversed() { await channel.close() }
      for _ in 0..<RawPeer.polls where server.connections > 0 {
        try await Task.sleep(for: .milliseconds(5))
      }
      let next = HTTP2Channel(host: "127.0.0.1", port: port, loop: loop)
      _ = try await next.unary(
        Methods.echo, "", options: .init(timeout: .seconds(60), waitForReady: true))
      await next.close()
    }
  }
}
