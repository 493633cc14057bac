import CallKit
import EventLoop
import InMemoryTransport
import RPC
import Synchronization
import Testing
import WireCodec

/// What a server in memory has of its own.
@Suite("Calls within a process")
struct InMemoryTests {
  /// A server that `body` may use, stopped and without a call or a handler left afterwards.
  private func with(
    limits: InMemoryLimits = .init(),
    _ body: (InMemoryServer, Record) async throws -> Void,
    router: (inout Router) -> Void = { _ in }
  ) async throws {
    let group = try LoopGroup(count: 2)
    let record = Record()
    var service = TestService.router(record)
    router(&service)
    let server = InMemoryServer(router: service, group: group, limits: limits)
    try await body(server, record)
    await server.stop()
    #expect(server.openCalls == 0)
    group.shutDown()
  }

  @Test("a message larger than the window arrives, in both directions")
  func largeMessages() async throws {
    var limits = InMemoryLimits()
    limits.windowBytes = 1_000
    limits.call.unsentBytes = 1_000
    try await with(limits: limits) { server, _ in
      let chat = try await server.channel().bidirectional(Methods.chat, options: .init())
      var responses = chat.responses.makeAsyncIterator()
      for size in [0, 995, 996, 1_000_000] {
        try await chat.requests.send(Note(size: size))
        #expect(try await responses.next()?.bytes.count == size)
      }
      chat.requests.finish()
      #expect(try await responses.next() == "bye")
    }
  }

  @Test("messages above their limit are refused, requests and responses")
  func messageLimit() async throws {
    var limits = InMemoryLimits()
    limits.call.messageBytes = 1_000
    try await with(limits: limits) { server, _ in
      let channel = server.channel()
      let fits = try await channel.unary(Methods.echo, Note(size: 1_000), options: .init())
      #expect(fits.bytes.count == 1_000)
      let refusal = RPCError(
        .resourceExhausted, "a message of 1001 bytes exceeds the limit of 1000")
      await #expect(throws: refusal) {
        try await channel.unary(Methods.echo, Note(size: 1_001), options: .init())
      }
      let large = Method<Note, Note>(service: "test.Test", name: "Large", kind: .unary)
      await #expect(throws: refusal) {
        try await channel.unary(large, Note("1001"), options: .init())
      }
    } router: { router in
      router.register(Methods.large) { request, _ in Note(size: Int(request.text) ?? 0) }
    }
  }

  @Test("metadata above its limit is refused, the caller's and the answer's")
  func metadataLimit() async throws {
    var limits = InMemoryLimits()
    limits.metadataBytes = 100
    try await with(limits: limits) { server, _ in
      let channel = server.channel()
      var metadata = Metadata()
      try metadata.append(String(repeating: "x", count: 63), for: "large")
      _ = try await channel.unary(Methods.echo, "", options: CallOptions(metadata: metadata))
      try metadata.append("", for: "y")
      await #expect(
        throws: RPCError(
          .resourceExhausted, "the call has 133 bytes of metadata, at most 100 are taken")
      ) { try await channel.unary(Methods.echo, "", options: CallOptions(metadata: metadata)) }
      do {
        _ = try await channel.unary(Methods.metadata, "", options: .init())
        Issue.record("no error")
      } catch let error as RPCError {
        #expect(error.code == .resourceExhausted)
        #expect(error.message.contains("bytes of metadata, at most 100 are sent"))
        #expect(error.metadata.isEmpty)
      }
    }
  }

  @Test("a server that stops ends its calls, cancels their handlers and refuses new ones")
  func stop() async throws {
    try await with { server, record in
      let channel = server.channel()
      let call = Task { try await channel.unary(Methods.hang, "x", options: .init()) }
      let feed = try await channel.serverStreaming(Methods.held, "patience", options: .init())
      #expect(await record.eventually { $0.started == 2 })
      #expect(server.openCalls == 2)
      await server.stop()
      let stopped = RPCError(.unavailable, "the server has stopped")
      await #expect(throws: stopped) { try await call.value }
      await #expect(throws: stopped) { for try await _ in feed.responses {} }
      #expect(record.now.cancelled == 1 && record.now.observed == 1)
      #expect(record.now.sourcesClosed == 1)
      await #expect(throws: stopped) {
        try await channel.unary(Methods.echo, "x", options: .init())
      }
    }
  }

  @Test("each channel is a client of its own, with an identity that rules can ask for")
  func identity() async throws {
    try await with { server, _ in
      let known = server.channel(
        identity: PeerIdentity(
          subject: "CN=agent 7", uris: ["spiffe://acme/7"], fingerprint: [], notAfter: 0))
      let named = try await known.unary(Methods.identity, "", options: .init())
      #expect(named == "CN=agent 7 [\"spiffe://acme/7\"]")
      let admitted = try await known.unary(Methods.guarded, "in", options: .init())
      #expect(admitted == "in")
      let unknown = server.channel()
      await #expect(
        throws: RPCError(.unauthenticated, "a certificate is needed for Guarded")
      ) { try await unknown.unary(Methods.guarded, "in", options: .init()) }
    }
  }

  @Test("interceptors hear the end of every kind of call, with what went both ways")
  func ends() async throws {
    let ends = Ends()
    try await with { server, _ in
      let channel = server.channel()
      _ = try await channel.unary(Methods.echo, "four", options: .init())
      for method in [Methods.count, Methods.feed, Methods.attached] {
        let call = try await channel.serverStreaming(method, "3", options: .init())
        for try await _ in call.responses {}
      }
      _ = try? await channel.unary(Methods.fail, "x", options: .init())
    } router: { router in
      router.intercept(with: ends)
    }
    #expect(
      ends.now == [
        "Echo OK 1/4 1/4", "Count OK 1/1 3/3", "Feed OK 1/1 3/3", "Attached OK 1/1 3/3",
        "Fail NOT_FOUND 1/1 0/0",
      ])
  }

  @Test("ten thousand calls leave nothing behind")
  func many() async throws {
    try await with { server, _ in
      let channel = server.channel()
      for number in 0..<10_000 {
        let note = Note("\(number)")
        let method = number % 2 == 0 ? Methods.echo : Methods.fast
        let answer = try await channel.unary(
          method, note, options: CallOptions(timeout: .seconds(60)))
        if answer != note { Issue.record("\(number) became \(answer.text)") }
      }
    }
  }
}

/// Writes down how calls end.
private final class Ends: ServerInterceptor {
  private let lines = Mutex<[String]>([])
  var now: [String] { lines.withLock { $0 } }

  func callArrived(_ context: ServerContext) throws(RPCError) {
    let name = context.method.name
    context.onEnd { [self] end in
      let line =
        "\(name) \(end.status.code.name) \(end.requests.messages)/\(end.requests.bytes)"
        + " \(end.responses.messages)/\(end.responses.bytes)"
      lines.withLock { $0.append(line) }
    }
  }
}
