import EventLoop
import HTTP2Transport
import RPC
import Synchronization
import Testing

/// How a channel keeps to what its server allows.
@Suite("Streams a server allows")
struct StreamLimitTests {
  /// A server that allows so many streams, and answers when it is told to.
  private static func holding(_ streams: UInt32) -> ScriptedServer.Manners {
    var manners = ScriptedServer.Manners()
    manners.settings = Answer.streams(streams)
    return manners
  }

  private static func requests(_ fixture: ChannelFixture) -> [UInt32] {
    fixture.server.requests.map(\.frame.stream)
  }

  @Test("more calls than streams wait, in order, and go when others end")
  func queue() async throws {
    let fixture = try await ChannelFixture(Self.holding(2))
    let calls = (0..<4).map { number in
      Task { try await fixture.call(Methods.echo, Note("\(number)")) }
    }
    #expect(await eventually { fixture.server.requests.count == 2 })
    try await Task.sleep(for: .milliseconds(30))
    #expect(Self.requests(fixture) == [1, 3])
    await fixture.server.send(Answer.ok(3), to: 0)
    #expect(await eventually { Self.requests(fixture) == [1, 3, 5] })
    await fixture.server.send(Answer.ok(1) + Answer.ok(5), to: 0)
    #expect(await eventually { Self.requests(fixture) == [1, 3, 5, 7] })
    await fixture.server.send(Answer.ok(7), to: 0)
    for call in calls { #expect(try await call.value == "hi") }
    #expect(fixture.server.connections == 1)
    await fixture.end()
  }

  @Test("calls that wait go when the server allows more")
  func raised() async throws {
    let fixture = try await ChannelFixture(Self.holding(0))
    let call = Task { try await fixture.call(Methods.echo) }
    #expect(await eventually { fixture.channel.state == .ready })
    try await Task.sleep(for: .milliseconds(20))
    #expect(fixture.server.requests.isEmpty)
    await fixture.server.send(Answer.streams(1), to: 0)
    #expect(await eventually { fixture.server.requests.count == 1 })
    await fixture.server.send(Answer.ok(1), to: 0)
    #expect(try await call.value == "hi")
    await fixture.end()
  }

  @Test("or another connection is opened, as many as the limits allow")
  func moreConnections() async throws {
    var limits = ChannelFixture.quick
    limits.connectionsPerServer = 2
    let fixture = try await ChannelFixture(limits: limits, Self.holding(1))
    let calls = (0..<3).map { _ in Task { try await fixture.call(Methods.echo) } }
    #expect(await eventually { fixture.server.requests.count == 2 })
    #expect(Set(fixture.server.requests.map(\.connection)) == [0, 1])
    try await Task.sleep(for: .milliseconds(30))
    #expect(fixture.server.connections == 2)
    await fixture.server.send(Answer.ok(1), to: 1)
    #expect(await eventually { fixture.server.requests.count == 3 })
    await fixture.server.send(Answer.ok(1), to: 0)
    await fixture.server.send(Answer.ok(3), to: 1)
    for call in calls { #expect(try await call.value == "hi") }
    await fixture.end()
  }

  @Test("calls that wait are bounded, and wait no longer than their deadline")
  func bounded() async throws {
    var limits = ChannelFixture.quick
    limits.waitingCalls = 1
    let fixture = try await ChannelFixture(limits: limits, Self.holding(0))
    let first = Task { await fixture.failure(Methods.echo, timeout: .seconds(600)) }
    #expect(await eventually { fixture.channel.state == .ready })
    // Whoever comes second finds the queue full.
    #expect(
      await eventually {
        await fixture.failure(Methods.echo, timeout: .milliseconds(20))?.code == .resourceExhausted
      })
    first.cancel()
    #expect(await first.value?.code == .cancelled)
    let error = await fixture.failure(Methods.echo, timeout: .milliseconds(200))
    #expect(error?.code == .deadlineExceeded)
    #expect(
      error?.message.contains("all streams of the connection to 127.0.0.1:") == true,
      "\(error?.message ?? "")")
    await fixture.end()
  }

  @Test("a connection that has carried its calls is replaced, and closed when they have ended")
  func numbersUsedUp() async throws {
    var limits = ChannelFixture.quick
    limits.callsPerConnection = 3
    let fixture = try await ChannelFixture(limits: limits) { _, stream in
      .init(bytes: Answer.ok(stream))
    }
    for _ in 0..<7 { #expect(try await fixture.call(Methods.echo) == "hi") }
    #expect(fixture.server.requests.map(\.connection) == [0, 0, 0, 1, 1, 1, 2])
    #expect(await eventually { fixture.server.closed == 2 })
    await fixture.end()
  }

  @Test("only so many addresses of a target are looked at")
  func addresses() async throws {
    let group = try LoopGroup(count: 2)
    let server = try await ScriptedServer(loop: group.loops[1]) { _, stream in
      .init(bytes: Answer.ok(stream))
    }
    var limits = ChannelFixture.quick
    limits.addresses = 1
    let channel = HTTP2Channel(
      try ChannelTarget("ipv4:127.0.0.1:1,127.0.0.1:\(server.port)"), loop: group.loops[0],
      limits: limits)
    await #expect(throws: RPCError.self) {
      try await channel.unary(Methods.echo, "x", options: .init())
    }
    #expect(server.connections == 0)
    await channel.close()
    group.shutDown()
  }
}

@Suite("Keepalive on the wire")
struct KeepaliveWireTests {
  private static var limits: ClientLimits {
    var limits = ChannelFixture.quick
    limits.keepaliveTime = 30
    limits.keepaliveFloor = 10
    limits.keepaliveTimeout = 60
    return limits
  }

  private static func pings(_ fixture: ChannelFixture) -> Int {
    fixture.server.heard.count { $0.frame.type == 6 && $0.frame.flags == 0 }
  }

  @Test("a silent server is asked while there are calls, and goes on when it answers")
  func asked() async throws {
    let fixture = try await ChannelFixture(limits: Self.limits, .init())
    let call = Task { try await fixture.call(Methods.echo) }
    #expect(await eventually { Self.pings(fixture) >= 3 })
    await fixture.server.send(Answer.ok(1), to: 0)
    #expect(try await call.value == "hi")
    #expect(fixture.server.connections == 1)
    await fixture.end()
  }

  @Test("a server that does not answer is given up, and the error says so")
  func lost() async throws {
    var manners = ScriptedServer.Manners()
    manners.answersPings = false
    let fixture = try await ChannelFixture(limits: Self.limits, manners)
    let error = await fixture.failure(Methods.echo)
    #expect(error?.code == .unavailable)
    #expect(
      error?.message.contains("no answer to a keepalive PING within 60 ms") == true,
      "\(error?.message ?? "")")
    #expect(await eventually { fixture.server.closed == 1 })
    await fixture.end()
  }

  @Test("off by default, not below 10 s, and not without calls")
  func defaults() async throws {
    #expect(ClientLimits().keepaliveTime == 0 && ClientLimits().keepaliveFloor == 10_000)
    #expect(!ClientLimits().keepaliveWithoutCalls)
    var floor = Self.limits
    floor.keepaliveFloor = 10_000
    let quiet = try await ChannelFixture(limits: floor, .init())
    _ = await quiet.failure(Methods.echo, timeout: .milliseconds(200))
    #expect(Self.pings(quiet) == 0)
    await quiet.end()
    let unused = try await ChannelFixture(limits: Self.limits, .init())
    unused.channel.connect()
    #expect(await eventually { unused.channel.state == .ready })
    try await Task.sleep(for: .milliseconds(200))
    #expect(Self.pings(unused) == 0)
    await unused.end()
    var eager = Self.limits
    eager.keepaliveWithoutCalls = true
    let watched = try await ChannelFixture(limits: eager, .init())
    watched.channel.connect()
    #expect(await eventually { Self.pings(watched) >= 1 })
    await watched.end()
  }

  @Test("a server that complains is asked half as often")
  func complaints() async throws {
    let notes = Mutex<[ChannelNote]>([])
    let fixture = try await ChannelFixture(
      limits: Self.limits, note: { note in notes.withLock { $0.append(note) } }, .init())
    for round in 0..<2 {
      fixture.channel.connect()
      #expect(
        await eventually {
          fixture.channel.state == .ready && fixture.server.connections == round + 1
        })
      await fixture.server.send(Answer.goAway(0, 11, "too_many_pings"), to: round)
      #expect(await eventually { fixture.server.closed == round + 1 })
    }
    #expect(
      notes.withLock { $0.filter { "\($0)".contains("complained") } } == [
        .keepaliveSlowed(milliseconds: 60), .keepaliveSlowed(milliseconds: 120),
      ])
    await fixture.end()
  }
}
