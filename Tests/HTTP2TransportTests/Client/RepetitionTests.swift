import EventLoop
import HTTP2Transport
import RPC
import Synchronization
import Testing

/// Calls that are made again, against a server that speaks frame by frame.
@Suite("Calls made again")
struct RepetitionTests {
  private static func previous(_ fixture: ChannelFixture) -> [String] {
    fixture.server.requests.map { $0.fields["grpc-previous-rpc-attempts"] ?? "-" }
  }

  @Test("an idempotent method is repeated until it succeeds, and says how often")
  func retries() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: stream < 5 ? Answer.unavailable(stream) : Answer.ok(stream))
    }
    #expect(try await fixture.call() == "hi")
    #expect(Self.previous(fixture) == ["-", "1", "2"])
    // The same request each time.
    let bodies = fixture.server.heard.filter { $0.frame.type == 0 }.map(\.frame.payload)
    #expect(bodies == Array(repeating: Raw.message("x"), count: 3))
    await fixture.end()
  }

  @Test("attempts end with the policy, and the error says so")
  func exhausted() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: Answer.unavailable(stream))
    }
    let error = await fixture.failure(repetition: .retry(ChannelFixture.policy(3)))
    #expect(error?.code == .unavailable)
    #expect(error?.message.hasPrefix("busy (attempt 3, ") == true, "\(error?.message ?? "")")
    #expect(Self.previous(fixture) == ["-", "1", "2"])
    await fixture.end()
  }

  @Test("idempotent methods are repeated by default, others never, whatever the caller says")
  func defaults() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: Answer.unavailable(stream))
    }
    #expect(await fixture.failure(repetition: .automatic)?.message.contains("attempt 4") == true)
    #expect(await fixture.failure(repetition: .never)?.message == "busy")
    #expect(await fixture.failure(Methods.echo)?.message == "busy")
    var hedging = CallHedgingPolicy()
    hedging.delay = .zero
    #expect(await fixture.failure(Methods.echo, repetition: .hedge(hedging))?.message == "busy")
    #expect(fixture.server.requests.count == 7)
    await fixture.end()
  }

  @Test("a channel without retries repeats nothing by itself")
  func switchedOff() async throws {
    var options = ChannelOptions()
    options.retry = nil
    let fixture = try await ChannelFixture(options: options) { _, stream in
      .init(bytes: Answer.unavailable(stream))
    }
    #expect(await fixture.failure(repetition: .automatic)?.message == "busy")
    #expect(fixture.server.requests.count == 1)
    await fixture.end()
  }

  @Test("once the response has begun, nothing is repeated")
  func committed() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: Answer.start(stream) + Answer.end(stream, [("grpc-status", "14")]))
    }
    #expect(await fixture.failure()?.code == .unavailable)
    do {
      let call = try await fixture.channel.serverStreaming(
        Repeatable.stream, "x",
        options: CallOptions(repetition: .retry(ChannelFixture.policy())))
      for try await _ in call.responses {}
      Issue.record("no error")
    } catch { #expect(error.code == .unavailable) }
    #expect(fixture.server.requests.count == 2)
    await fixture.end()
  }

  @Test("the server's push-back is heeded: a pause, or none more")
  func pushBack() async throws {
    let fixture = try await ChannelFixture { _, stream in
      switch stream {
      case 1: .init(bytes: Answer.unavailable(stream, [("grpc-retry-pushback-ms", "120")]))
      case 3: .init(bytes: Answer.unavailable(stream, [("grpc-retry-pushback-ms", "-1")]))
      default: .init(bytes: Answer.ok(stream))
      }
    }
    let begun = ContinuousClock.now
    #expect(await fixture.failure()?.message.contains("attempt 2") == true)
    #expect(ContinuousClock.now - begun >= .milliseconds(119))
    #expect(fixture.server.requests.count == 2)
    await fixture.end()
  }

  @Test("a channel whose calls fail too often repeats none")
  func throttled() async throws {
    var limits = ChannelFixture.quick
    limits.retryTokens = 4
    let fixture = try await ChannelFixture(limits: limits) { _, stream in
      .init(bytes: Answer.unavailable(stream))
    }
    // Two failures take half of the tokens.
    #expect(await fixture.failure()?.message.contains("attempt 2") == true)
    #expect(await fixture.failure()?.message == "busy")
    #expect(fixture.server.requests.count == 3)
    await fixture.end()
  }

  @Test("a pause beyond the deadline is not waited for")
  func deadline() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: Answer.unavailable(stream, [("grpc-retry-pushback-ms", "60000")]))
    }
    #expect(await fixture.failure(timeout: .seconds(20))?.message == "busy")
    await fixture.end()
  }

  @Test("REFUSED_STREAM: once more, for any method, uncounted")
  func refused() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: stream == 1 ? Raw.reset(stream, 7) : Answer.ok(stream))
    }
    #expect(try await fixture.call(Methods.echo) == "hi")
    #expect(Self.previous(fixture) == ["-", "-"])
    await fixture.end()
    let stubborn = try await ChannelFixture { _, stream in .init(bytes: Raw.reset(stream, 7)) }
    let error = await stubborn.failure(Methods.echo)
    #expect(error?.code == .unavailable && error?.message.contains("REFUSED_STREAM") == true)
    #expect(stubborn.server.requests.count == 2)
    await stubborn.end()
  }

  @Test("a call after GOAWAY's last stream is made again on another connection")
  func afterGoAway() async throws {
    for method in [Methods.echo, Repeatable.unary] {
      let fixture = try await ChannelFixture { connection, stream in
        .init(bytes: connection == 0 ? Answer.goAway(0) : Answer.ok(stream))
      }
      #expect(try await fixture.call(method) == "hi")
      #expect(fixture.server.connections == 2)
      #expect(Self.previous(fixture) == ["-", "-"])
      await fixture.end()
    }
  }

  @Test("what never left this side is sent on another connection, again and again, uncounted")
  func neverLeft() async throws {
    var manners = ScriptedServer.Manners()
    manners.settings = []
    manners.onFrame = { heard in
      switch heard.frame.type {
      // Settings and farewell in one piece: calls begin between them.
      case 4 where heard.frame.flags == 0:
        .init(bytes: Raw.settings + (heard.connection < 4 ? Answer.goAway(0) : []))
      case 1: .init(bytes: Answer.ok(heard.frame.stream))
      default: .init()
      }
    }
    let fixture = try await ChannelFixture(manners)
    #expect(try await fixture.call(Methods.echo, waitForReady: true) == "hi")
    #expect(fixture.server.requests.map(\.connection) == [4])
    #expect(Self.previous(fixture) == ["-"])
    await fixture.end()
  }

  @Test("a stream's requests are sent again, too; those over the limit are not")
  func uploads() async throws {
    var limits = ChannelFixture.quick
    limits.replayBytesPerCall = 1_000
    var manners = ScriptedServer.Manners()
    manners.onFrame = { heard in
      guard heard.frame.endsStream else { return .init() }
      let stream = heard.frame.stream
      return .init(bytes: stream == 1 ? Answer.unavailable(stream) : Answer.ok(stream))
    }
    for size in [100, 2_000] {
      let fixture = try await ChannelFixture(limits: limits, manners)
      let options = CallOptions(
        timeout: .seconds(60), repetition: .retry(ChannelFixture.policy()))
      let call = try await fixture.channel.clientStreaming(Repeatable.upload, options: options)
      let parts = [Note(size: size / 2), Note(size: size / 2)]
      for part in parts { try await call.send(part) }
      do {
        #expect(try await call.finish() == "hi" && size == 100)
      } catch { #expect(error.code == .unavailable && size == 2_000, "\(error)") }
      let sent = fixture.server.heard.filter { $0.frame.type == 0 && $0.frame.stream == 3 }
        .flatMap(\.frame.payload)
      #expect(sent == (size == 100 ? parts.flatMap { Raw.message($0.bytes) } : []))
      await fixture.end()
    }
  }

  @Test("all calls of a channel share the bytes that are kept")
  func sharedBytes() async throws {
    var limits = ChannelFixture.quick
    limits.replayBytes = 10
    let fixture = try await ChannelFixture(limits: limits) { _, stream in
      .init(bytes: Answer.unavailable(stream))
    }
    let call = try await fixture.channel.serverStreaming(
      Repeatable.stream, Note(size: 100),
      options: CallOptions(repetition: .retry(ChannelFixture.policy())))
    await #expect(throws: RPCError(.unavailable, "busy")) {
      for try await _ in call.responses {}
    }
    #expect(fixture.server.requests.count == 1)
    await fixture.end()
  }

  @Test("a server stream is repeated before it has begun, and not seen by its reader")
  func serverStream() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: stream == 1 ? Answer.unavailable(stream) : Answer.ok(stream, "late"))
    }
    let call = try await fixture.channel.serverStreaming(
      Repeatable.stream, "x",
      options: CallOptions(timeout: .seconds(60), repetition: .retry(ChannelFixture.policy())))
    var texts: [String] = []
    for try await note in call.responses { texts.append(note.text) }
    #expect(texts == ["late"])
    #expect(Self.previous(fixture) == ["-", "1"])
    await fixture.end()
  }

  @Test("hedging: the answer that comes first counts, the other attempt is cancelled")
  func hedging() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: stream == 1 ? [] : Answer.ok(stream, "second"))
    }
    var policy = CallHedgingPolicy()
    policy.delay = .milliseconds(10)
    policy.maximumAttempts = 2
    #expect(try await fixture.call(repetition: .hedge(policy)) == "second")
    #expect(
      await eventually {
        fixture.server.heard.contains { $0.frame.type == 3 && $0.frame.stream == 1 }
      })
    let call = try await fixture.channel.serverStreaming(
      Repeatable.stream, "x",
      options: CallOptions(timeout: .seconds(60), repetition: .hedge(policy)))
    var texts: [String] = []
    for try await note in call.responses { texts.append(note.text) }
    #expect(texts == ["second"])
    await fixture.end()
  }

  @Test("hedging: a failure that is not fatal begins the next at once, a fatal one ends the call")
  func hedgingFailures() async throws {
    let fixture = try await ChannelFixture { _, stream in
      switch stream {
      case 1: .init(bytes: Answer.unavailable(stream))
      case 3: .init(bytes: Answer.ok(stream))
      default: .init(bytes: Answer.only(stream, [("grpc-status", "5")]))
      }
    }
    var policy = CallHedgingPolicy()
    policy.delay = .seconds(50)
    #expect(try await fixture.call(repetition: .hedge(policy)) == "hi")
    #expect(Self.previous(fixture) == ["-", "1"])
    #expect(await fixture.failure(repetition: .hedge(policy))?.code == .notFound)
    await fixture.end()
  }

  @Test("a cancelled call is not repeated, while it pauses or while attempts are under way")
  func cancelled() async throws {
    let fixture = try await ChannelFixture { _, stream in
      .init(bytes: stream == 1 ? Answer.unavailable(stream) : [])
    }
    var policy = ChannelFixture.policy()
    policy.initialBackoff = .seconds(50)
    policy.maximumBackoff = .seconds(50)
    let pausing = Task { [policy] in
      try await fixture.call(repetition: .retry(policy), timeout: .seconds(600))
    }
    #expect(await eventually { fixture.server.requests.count == 1 })
    try await Task.sleep(for: .milliseconds(20))
    pausing.cancel()
    await #expect(throws: RPCError(.cancelled, "cancelled by the caller")) {
      try await pausing.value
    }
    var hedging = CallHedgingPolicy()
    hedging.delay = .zero
    let racing = Task { [hedging] in try await fixture.call(repetition: .hedge(hedging)) }
    #expect(await eventually { fixture.server.requests.count == 4 })
    racing.cancel()
    await #expect(throws: RPCError.self) { try await racing.value }
    #expect(await eventually { fixture.server.heard.count { $0.frame.type == 3 } == 3 })
    await fixture.end()
  }

  @Test("calls that pause between attempts end with the channel, or with its loop")
  func ends() async throws {
    for closes in [true, false] {
      let fixture = try await ChannelFixture { _, stream in
        .init(bytes: Answer.unavailable(stream))
      }
      var policy = ChannelFixture.policy()
      policy.initialBackoff = .seconds(50)
      policy.maximumBackoff = .seconds(50)
      let call = Task { [policy] in
        await fixture.failure(repetition: .retry(policy), timeout: .seconds(600))
      }
      #expect(await eventually { fixture.server.requests.count == 1 })
      try await Task.sleep(for: .milliseconds(20))
      if closes { await fixture.channel.close() } else { fixture.group.shutDown() }
      let error = await call.value
      #expect(error?.message.hasPrefix("the channel was closed (attempt 2, ") == true)
      if closes { fixture.group.shutDown() }
    }
  }
}
