import EventLoop
import HTTP2Transport
import RPC
import Testing

@Suite("Deadlines, cancellation, drain")
struct EndingTests {
  @Test("a lost connection cancels handlers and ends calls with a reason")
  func lost() async throws {
    let fixture = try await Fixture()
    let task = Task {
      try await fixture.channel.unary(Methods.hang, "x", options: .init())
    }
    #expect(await fixture.record.eventually { $0.started == 1 })
    await fixture.channel.close()
    await #expect(throws: RPCError.self) { try await task.value }
    #expect(await fixture.record.eventually { $0.cancelled == 1 })
    await fixture.end()
  }

  @Test("a drain lets calls finish, refuses new ones, and returns")
  func drain() async throws {
    let fixture = try await Fixture()
    let call = try await fixture.channel.bidirectional(Methods.chat, options: .init())
    var responses = call.responses.makeAsyncIterator()
    try await call.requests.send("before")
    #expect(try await responses.next() == "before")
    let drained = Task { await fixture.server.drain() }
    try await Task.sleep(for: .milliseconds(50))
    try await call.requests.send("during")
    #expect(try await responses.next() == "during")
    call.requests.finish()
    #expect(try await responses.next() == "bye")
    #expect(try await responses.next() == nil)
    await drained.value
    #expect(fixture.server.connections == 0)
    do {
      _ = try await fixture.channel.unary(Methods.echo, "x", options: .init())
      Issue.record("the server is gone")
    } catch {
      #expect(error.code == .unavailable)
      #expect(error.message.contains("ECONNREFUSED"))
      #expect(error.message.contains("127.0.0.1:\(fixture.port)"))
    }
    await fixture.end()
  }

  @Test("two drains at once both return", .timeLimit(.minutes(5)))
  func twoDrains() async throws {
    let fixture = try await Fixture()
    let task = Task {
      try await fixture.channel.unary(Methods.hang, "x", options: .init())
    }
    #expect(await fixture.record.eventually { $0.started == 1 })
    let first = Task { await fixture.server.drain(deadline: .milliseconds(200)) }
    let second = Task { await fixture.server.drain(deadline: .milliseconds(200)) }
    await first.value
    await second.value
    _ = await task.result
    await fixture.end()
  }

  @Test("a drain's deadline cancels what does not end")
  func drainDeadline() async throws {
    let fixture = try await Fixture()
    let task = Task {
      try await fixture.channel.unary(Methods.hang, "x", options: .init())
    }
    #expect(await fixture.record.eventually { $0.started == 1 })
    await fixture.server.drain(deadline: .milliseconds(50))
    let result = await task.result
    #expect(throws: RPCError(.unavailable, "the server is shutting down")) { try result.get() }
    #expect(await fixture.record.eventually { $0.cancelled == 1 })
    await fixture.end()
  }

  @Test("a call that waits for a connection hears why there is none")
  func noServer() async throws {
    let group = try LoopGroup()
    let channel = HTTP2Channel(host: "127.0.0.1", port: 1, loop: group.loops[0])
    do {
      _ = try await channel.unary(Methods.echo, "x", options: .init())
      Issue.record("port 1 answered")
    } catch {
      #expect(error.code == .unavailable)
      #expect(error.message.contains("connect to 127.0.0.1:1: connection refused"))
    }
    do {
      _ = try await channel.unary(
        Methods.echo, "x",
        options: CallOptions(timeout: .milliseconds(50), waitForReady: true))
      Issue.record("port 1 answered")
    } catch {
      #expect(error.code == .deadlineExceeded)
      // Between two attempts the last one's end is told, within one where it goes to.
      #expect(
        error.message.contains("connection refused")
          || error.message.contains("connecting to 127.0.0.1:1, attempt"), "\(error.message)")
    }
    await channel.close()
    group.shutDown()
  }

  @Test("wait-for-ready outlives a server that starts late")
  func waitForReady() async throws {
    // Below the ports the system gives to the connections of the tests beside this one.
    let port = Int.random(in: 20_000..<32_000)
    var limits = ClientLimits()
    limits.backoffBase = 20
    let group = try LoopGroup(count: 2)
    let channel = HTTP2Channel(host: "localhost", port: port, loop: group.loops[0], limits: limits)
    let task = Task {
      try await channel.unary(
        Methods.echo, "x", options: CallOptions(timeout: .seconds(60), waitForReady: true))
    }
    try await Task.sleep(for: .milliseconds(100))
    let serving = try LoopGroup()
    let server = HTTP2Server(router: Fixture.router(Record()), group: serving)
    try await server.start(port: port)
    #expect(try await task.value == "x")
    await channel.close()
    group.shutDown()
    serving.shutDown()
  }
}
