import EventLoop
import HTTP2Transport
import RPC
import Synchronization
import Testing

/// A registry whose answers a test changes.
private final class Registry: NameResolver {
  enum Entry: Sendable {
    case ports([Int])
    case problem(String)
    /// No answer before the question is taken back.
    case silence
  }

  struct Problem: Error, CustomStringConvertible { let description: String }

  struct State {
    var entry: Entry
    var questions: [String] = []
    var cancelled = 0
  }

  let state: Mutex<State>

  init(_ entry: Entry) { state = Mutex(State(entry: entry)) }

  func say(_ entry: Entry) { state.withLock { $0.entry = entry } }
  var questions: Int { state.withLock { $0.questions.count } }

  func addresses(host: String, port: Int) async throws -> [ChannelAddress] {
    let entry = state.withLock { state in
      state.questions.append("\(host):\(port)")
      return state.entry
    }
    switch entry {
    case .ports(let ports):
      return try ports.map { ChannelAddress(try SocketAddress(host: "127.0.0.1", port: $0)) }
    case .problem(let text): throw Problem(description: text)
    case .silence:
      do {
        try await Task.sleep(for: .seconds(600))
      } catch {
        state.withLock { $0.cancelled += 1 }
        throw error
      }
      return []
    }
  }
}

/// Servers that say their number, and a channel to the name they have.
private struct Shop {
  let group: LoopGroup
  let servers: [ScriptedServer]
  let registry: Registry
  let channel: HTTP2Channel

  init(
    servers count: Int, first: Int, balancing: BalancingPolicy = .pickFirst(),
    host: String = "shop.example", change: (inout ClientLimits) -> Void = { _ in }
  ) async throws {
    group = try LoopGroup(count: 2)
    servers = try await ScriptedServer.numbered(count, on: group.loops[1])
    registry = Registry(.ports([servers[first].port]))
    var limits = ChannelFixture.quick
    change(&limits)
    var options = ChannelOptions()
    options.balancing = balancing
    options.resolver = registry
    options.retry = nil
    channel = HTTP2Channel(
      try ChannelTarget("dns:///\(host):7070"), loop: group.loops[0], limits: limits,
      options: options)
  }

  func ask(waitForReady: Bool = true) async throws -> String {
    try await channel.unary(
      Methods.echo, "x", options: CallOptions(timeout: .seconds(60), waitForReady: waitForReady)
    ).text
  }

  func failure() async -> RPCError? {
    do {
      _ = try await ask(waitForReady: false)
      return nil
    } catch { return error as? RPCError }
  }

  func end() async {
    await channel.close()
    group.shutDown()
  }
}

@Suite("A resolver of one's own")
struct ResolverTests {
  @Test("pick-first asks it for every new connection, and for nothing else")
  func pickFirst() async throws {
    let shop = try await Shop(servers: 2, first: 0)
    for _ in 0..<3 { #expect(try await shop.ask() == "0") }
    #expect(shop.registry.state.withLock { $0.questions } == ["shop.example:7070"])
    shop.registry.say(.ports([shop.servers[1].port]))
    #expect(try await shop.ask() == "0")
    await shop.servers[0].stop()
    #expect(await eventually { (try? await shop.ask()) == "1" })
    #expect(shop.registry.questions >= 2)
    await shop.end()
  }

  @Test("round robin asks when a server is lost, and leaves those that are no longer named")
  func roundRobin() async throws {
    let shop = try await Shop(servers: 3, first: 0, balancing: .roundRobin) {
      $0.resolveInterval = 0
    }
    shop.registry.say(.ports([shop.servers[0].port, shop.servers[1].port]))
    #expect(
      await eventually { Set([try? await shop.ask(), try? await shop.ask()]) == ["0", "1"] })
    shop.registry.say(.ports([shop.servers[1].port, shop.servers[2].port]))
    await shop.servers[0].stop()
    #expect(
      await eventually { Set([try? await shop.ask(), try? await shop.ask()]) == ["1", "2"] })
    await shop.end()
  }

  @Test("not more often than the limits say")
  func interval() async throws {
    let shop = try await Shop(servers: 2, first: 0, balancing: .roundRobin) {
      $0.resolveInterval = 600_000
    }
    #expect(try await shop.ask() == "0")
    shop.registry.say(.ports([shop.servers[1].port]))
    await shop.servers[0].stop()
    // Attempts to connect go on, each of which could have been a question.
    #expect(await eventually { await shop.failure()?.message.contains("ECONNREFUSED") == true })
    try await Task.sleep(for: .milliseconds(300))
    #expect(shop.registry.questions == 1)
    await shop.end()
  }

  @Test("what it throws is what calls say, and it is asked again")
  func failure() async throws {
    let shop = try await Shop(servers: 1, first: 0)
    shop.registry.say(.problem("no such shop"))
    let error = await shop.failure()
    #expect(error?.code == .unavailable)
    #expect(
      error?.message == "dns:///shop.example:7070: cannot resolve 'shop.example': no such shop")
    shop.registry.say(.ports([]))
    #expect(
      await eventually {
        await shop.failure()?.message
          == "dns:///shop.example:7070: 'shop.example' has no addresses"
      })
    shop.registry.say(.ports([shop.servers[0].port]))
    #expect(try await shop.ask() == "0")
    await shop.end()
  }

  @Test("one that does not answer is given up, and cancelled; so it is with the channel")
  func silence() async throws {
    let shop = try await Shop(servers: 1, first: 0) { $0.connectTimeout = 50 }
    shop.registry.say(.silence)
    #expect(
      await shop.failure()?.message
        == "dns:///shop.example:7070: no answer of the resolver within 50 ms")
    #expect(await eventually { shop.registry.state.withLock { $0.cancelled >= 1 } })
    await shop.end()

    let closed = try await Shop(servers: 1, first: 0)
    closed.registry.say(.silence)
    closed.channel.connect()
    #expect(await eventually { closed.registry.questions == 1 })
    await closed.end()
    #expect(await eventually { closed.registry.state.withLock { $0.cancelled == 1 } })
  }

  @Test("an address is not a name: it is not asked")
  func numeric() async throws {
    let shop = try await Shop(servers: 1, first: 0, host: "127.0.0.1")
    #expect(await shop.failure()?.message.contains("127.0.0.1:7070") == true)
    #expect(shop.registry.questions == 0)
    await shop.end()
  }
}
