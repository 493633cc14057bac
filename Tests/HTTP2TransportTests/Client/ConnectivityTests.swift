import EventLoop
import HTTP2Transport
import RPC
import Synchronization
import Testing

/// What a channel does to have connections, against servers that come and go.
@Suite("Connections of a channel")
struct ConnectivityTests {
  private static func answering(_ text: String) -> ScriptedServer.Manners {
    var manners = ScriptedServer.Manners()
    manners.onFrame = { heard in
      heard.frame.type == 1 ? .init(bytes: Answer.ok(heard.frame.stream, text)) : .init()
    }
    return manners
  }

  private static func unary(
    _ channel: HTTP2Channel, wait: Bool = true
  ) async throws(RPCError)
    -> String
  {
    try await channel.unary(
      Methods.echo, "x", options: CallOptions(timeout: .seconds(60), waitForReady: wait)
    ).text
  }

  /// A port that nobody listens at, below those the system gives to connections.
  private static var freePort: Int { Int.random(in: 20_000..<32_000) }

  @Test("a channel is idle, connects for its first call, and is idle again when the server says so")
  func states() async throws {
    let seen = Mutex<[String]>([])
    let fixture = try await ChannelFixture(
      note: { note in seen.withLock { $0.append("\(note)") } }, Self.answering("hi"))
    #expect(fixture.channel.state == .idle)
    var changes = fixture.channel.stateChanges.makeAsyncIterator()
    #expect(await changes.next() == .idle)
    #expect(try await Self.unary(fixture.channel) == "hi")
    #expect(await changes.next() == .connecting)
    #expect(await changes.next() == .ready)
    await fixture.server.send(Answer.goAway(0x7FFF_FFFF), to: 0)
    #expect(await changes.next() == .idle)
    #expect(await eventually { fixture.server.closed == 1 })
    #expect(try await Self.unary(fixture.channel) == "hi")
    #expect(await changes.next() == .connecting)
    #expect(await changes.next() == .ready)
    await fixture.channel.close()
    #expect(await changes.next() == .shutdown)
    #expect(await changes.next() == nil)
    #expect(fixture.channel.state == .shutdown)
    var late = fixture.channel.stateChanges.makeAsyncIterator()
    #expect(await late.next() == .shutdown)
    #expect(await late.next() == nil)
    #expect(
      await fixture.failure() == RPCError(.unavailable, "the channel is closed"))
    #expect(seen.withLock { $0 } == ["connecting", "ready", "idle", "connecting", "ready"])
    await fixture.end()
  }

  @Test("a connection may be made before the first call")
  func early() async throws {
    let fixture = try await ChannelFixture(Self.answering("hi"))
    fixture.channel.connect()
    #expect(await eventually { fixture.channel.state == .ready })
    await fixture.end()
  }

  @Test("without calls for a while, connections are let go")
  func idle() async throws {
    var limits = ChannelFixture.quick
    limits.idleTimeout = 80
    let fixture = try await ChannelFixture(limits: limits, Self.answering("hi"))
    #expect(try await Self.unary(fixture.channel) == "hi")
    #expect(await eventually { fixture.channel.state == .idle && fixture.server.closed == 1 })
    #expect(try await Self.unary(fixture.channel) == "hi")
    #expect(fixture.server.connections == 2)
    await fixture.end()
  }

  @Test("a call keeps its channel from being idle")
  func busy() async throws {
    var limits = ChannelFixture.quick
    limits.idleTimeout = 40
    var manners = ScriptedServer.Manners()
    manners.onFrame = { _ in .init() }
    let fixture = try await ChannelFixture(limits: limits, manners)
    #expect(
      await fixture.failure(Methods.echo, timeout: .milliseconds(400))?.code == .deadlineExceeded)
    #expect(fixture.server.connections == 1)
    await fixture.end()
  }

  @Test("after a failure calls fail at once, with reason and attempts, until a connection is there")
  func transientFailure() async throws {
    let group = try LoopGroup(count: 2)
    let port = Self.freePort
    var limits = ChannelFixture.quick
    limits.backoffBase = 100
    limits.backoffCap = 100
    let channel = HTTP2Channel(
      host: "127.0.0.1", port: port, loop: group.loops[0], limits: limits)
    var changes = channel.stateChanges.makeAsyncIterator()
    func failure() async -> String {
      do { return try await Self.unary(channel, wait: false) } catch { return error.message }
    }
    #expect(await failure().contains("127.0.0.1:\(port): cannot connect to 127.0.0.1:\(port)"))
    #expect(channel.state == .transientFailure)
    #expect(await eventually { await failure().contains(", attempt ") })
    let waiting = Task { try await Self.unary(channel) }
    let server = try await ScriptedServer(
      loop: group.loops[1], port: port, Self.answering("up"))
    #expect(try await waiting.value == "up")
    #expect(try await Self.unary(channel, wait: false) == "up")
    // It stays in that state although more attempts are made.
    var states: [ConnectivityState] = []
    while states.last != .ready, let state = await changes.next() { states.append(state) }
    #expect(states == [.idle, .connecting, .transientFailure, .ready])
    await server.stop()
    await channel.close()
    group.shutDown()
  }

  @Test("a pause between attempts, and calls that wait in it, end with the channel")
  func closing() async throws {
    let group = try LoopGroup()
    let channel = HTTP2Channel(host: "127.0.0.1", port: 1, loop: group.loops[0])
    let waiting = Task { try await Self.unary(channel) }
    #expect(await eventually { channel.state == .transientFailure })
    await channel.close()
    await #expect(throws: RPCError(.unavailable, "the channel was closed")) {
      try await waiting.value
    }
    group.shutDown()
  }

  @Test("a backoff begins anew only with the settings: a server that says nothing earns none")
  func settings() async throws {
    var limits = ChannelFixture.quick
    limits.connectTimeout = 50
    var manners = ScriptedServer.Manners()
    manners.settings = []
    let fixture = try await ChannelFixture(limits: limits, manners)
    let message = await fixture.failure(Methods.echo)?.message ?? ""
    #expect(
      message.contains(
        "no connection within 50 ms: waiting for the HTTP/2 settings of 127.0.0.1:"), "\(message)")
    #expect(await eventually { fixture.server.connections >= 3 })
    #expect(
      await eventually {
        await fixture.failure(Methods.echo)?.message.contains(", attempt ") == true
      })
    await fixture.end()
  }

  @Test("a server that ends every connection as it begins is not called again at once")
  func goodbyes() async throws {
    var manners = ScriptedServer.Manners()
    manners.settings = Raw.settings + Answer.goAway(0, 0, "no room")
    var limits = ChannelFixture.quick
    limits.backoffBase = 50_000
    limits.backoffCap = 50_000
    let fixture = try await ChannelFixture(limits: limits, manners)
    let error = await fixture.failure(Methods.echo)
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("'no room'") == true, "\(error?.message ?? "")")
    #expect(fixture.server.connections == 1)
    await fixture.end()
  }

  @Test("the deadline covers resolving, connecting and waiting")
  func deadlines() async throws {
    let group = try LoopGroup()
    let channel = HTTP2Channel(host: "127.0.0.1", port: 1, loop: group.loops[0])
    do {
      _ = try await channel.unary(
        Methods.echo, "x", options: CallOptions(timeout: .milliseconds(500), waitForReady: true))
      Issue.record("port 1 answered")
    } catch {
      #expect(error.code == .deadlineExceeded)
      // On a slow day the first attempt is still under way.
      #expect(error.message.contains("127.0.0.1:1"), "\(error.message)")
      #expect(error.message.contains("connection: "), "\(error.message)")
    }
    await channel.close()
    group.shutDown()
  }

  @Test("a call that its deadline ends is reset with CANCEL: the server need not go on")
  func deadlineCancels() async throws {
    let fixture = try await ChannelFixture { _, stream in
      stream == 3 ? .init() : .init(bytes: Answer.ok(stream))
    }
    #expect(try await fixture.call() == "hi")
    #expect(await fixture.failure(timeout: .milliseconds(500))?.code == .deadlineExceeded)
    let cancel: [UInt8] = [0, 0, 0, 8]
    #expect(
      await eventually {
        fixture.server.heard.contains {
          $0.frame.type == 3 && $0.frame.stream == 3 && $0.frame.payload == cancel
        }
      })
    #expect(try await fixture.call() == "hi")
    await fixture.end()
  }

  @Test("a name that does not exist is an error of resolving, and is asked again")
  func unresolvable() async throws {
    let group = try LoopGroup()
    let channel = HTTP2Channel(
      try ChannelTarget("dns:///nowhere.invalid:80"), loop: group.loops[0],
      limits: ChannelFixture.quick)
    do {
      _ = try await Self.unary(channel, wait: false)
      Issue.record("it answered")
    } catch {
      #expect(error.code == .unavailable)
      #expect(
        error.message.contains("dns:///nowhere.invalid:80: cannot resolve 'nowhere.invalid'"),
        "\(error.message)")
    }
    await channel.close()
    group.shutDown()
  }

  @Test("TLS against a server of clear text says so")
  func handshake() async throws {
    let fixture = try await ChannelFixture(Self.answering("hi"))
    let tls = try Certificates().clientTLS()
    let channel = HTTP2Channel(
      ChannelTarget(host: "127.0.0.1", port: fixture.server.port), loop: fixture.group.loops[0],
      tls: tls)
    do {
      _ = try await Self.unary(channel, wait: false)
      Issue.record("it answered")
    } catch { #expect(error.message.contains("TLS: "), "\(error.message)") }
    await channel.close()
    await fixture.end()
  }
}

@Suite("Several servers")
struct BalancingTests {
  private struct Servers {
    let group: LoopGroup
    let servers: [ScriptedServer]

    init(_ count: Int) async throws {
      group = try LoopGroup(count: 2)
      servers = try await ScriptedServer.numbered(count, on: group.loops[1])
    }

    func channel(_ balancing: BalancingPolicy, firstPort: Int? = nil) throws -> HTTP2Channel {
      let ports = (firstPort.map { [$0] } ?? []) + servers.map(\.port)
      var options = ChannelOptions()
      options.balancing = balancing
      let list = ports.map { "127.0.0.1:\($0)" }.joined(separator: ",")
      return HTTP2Channel(
        try ChannelTarget("ipv4:\(list)"), loop: group.loops[0], limits: ChannelFixture.quick,
        options: options)
    }
  }

  private static func ask(_ channel: HTTP2Channel) async throws -> String {
    try await channel.unary(
      Methods.echo, "x", options: CallOptions(timeout: .seconds(60), waitForReady: true)
    ).text
  }

  @Test("pick-first stays with the first that answers, and goes on to the next when it is gone")
  func pickFirst() async throws {
    let three = try await Servers(3)
    let channel = try three.channel(.pickFirst(), firstPort: 1)
    var answers: Set<String> = []
    for _ in 0..<6 { answers.insert(try await Self.ask(channel)) }
    #expect(answers == ["0"])
    await three.servers[0].stop()
    #expect(await eventually { (try? await Self.ask(channel)) == "1" })
    #expect(three.servers[2].connections == 0)
    await channel.close()
    three.group.shutDown()
  }

  @Test("shuffled, many channels spread over the servers")
  func shuffled() async throws {
    let two = try await Servers(2)
    var answers: [String: Int] = [:]
    for _ in 0..<24 {
      let channel = try two.channel(.pickFirst(shuffled: true))
      answers[try await Self.ask(channel), default: 0] += 1
      await channel.close()
    }
    #expect(answers.count == 2, "\(answers)")
    two.group.shutDown()
  }

  @Test("round robin goes round, past those that are gone, and back to them when they return")
  func roundRobin() async throws {
    let three = try await Servers(3)
    let channel = try three.channel(.roundRobin)
    channel.connect()
    #expect(await eventually { three.servers.allSatisfy { $0.connections == 1 } })
    #expect(
      await eventually {
        Set([
          try? await Self.ask(channel), try? await Self.ask(channel), try? await Self.ask(channel),
        ]).count == 3
      })
    var answers: [String] = []
    for _ in 0..<6 { answers.append(try await Self.ask(channel)) }
    #expect(Set(answers[0..<3]).count == 3)
    #expect(Array(answers[0..<3]) == Array(answers[3..<6]))
    let port = three.servers[1].port
    await three.servers[1].stop()
    #expect(
      await eventually {
        var seen: Set<String> = []
        for _ in 0..<4 { seen.insert((try? await Self.ask(channel)) ?? "error") }
        return seen == ["0", "2"]
      })
    #expect(channel.state == .ready)
    let again = try await ScriptedServer(loop: three.group.loops[1], port: port) { _, stream in
      .init(bytes: Answer.ok(stream, "back"))
    }
    #expect(await eventually { (try? await Self.ask(channel)) == "back" })
    #expect(again.connections == 1)
    await channel.close()
    three.group.shutDown()
  }

  @Test("round robin without any server fails with a reason")
  func nobody() async throws {
    let none = try await Servers(0)
    let channel = HTTP2Channel(
      try ChannelTarget("ipv4:127.0.0.1:1,127.0.0.1:2"), loop: none.group.loops[0],
      options: {
        var options = ChannelOptions()
        options.balancing = .roundRobin
        return options
      }())
    do {
      _ = try await channel.unary(Methods.echo, "x", options: .init())
      Issue.record("it answered")
    } catch { #expect(error.message.contains("cannot connect to 127.0.0.1:"), "\(error.message)") }
    await channel.close()
    none.group.shutDown()
  }

  @Test("an address that does not answer holds nobody up: the next is tried beside it")
  func happyEyeballs() async throws {
    let group = try LoopGroup(count: 2)
    var silent = ScriptedServer.Manners()
    silent.settings = []
    let deaf = try await ScriptedServer(loop: group.loops[1], silent)
    let good = try await ScriptedServer(loop: group.loops[1]) { _, stream in
      .init(bytes: Answer.ok(stream))
    }
    var limits = ClientLimits()
    limits.addressDelay = 20
    let channel = HTTP2Channel(
      try ChannelTarget("ipv4:127.0.0.1:\(deaf.port),127.0.0.1:\(good.port)"),
      loop: group.loops[0], limits: limits)
    #expect(try await Self.ask(channel) == "hi")
    // The loser is closed.
    #expect(await eventually { deaf.connections == 1 && deaf.closed == 1 })
    await channel.close()
    group.shutDown()
  }

  @Test("an abstract socket of Linux")
  func abstractSocket() async throws {
    let group = try LoopGroup()
    let channel = HTTP2Channel(
      try ChannelTarget("unix-abstract:dropwire-nobody"), loop: group.loops[0])
    do {
      _ = try await channel.unary(Methods.echo, "x", options: .init())
      Issue.record("it answered")
    } catch {
      #expect(
        error.message.contains("cannot connect to unix-abstract:dropwire-nobody"),
        "\(error.message)")
    }
    await channel.close()
    group.shutDown()
  }
}
