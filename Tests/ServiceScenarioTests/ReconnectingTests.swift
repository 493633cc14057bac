import DropwireClient
import EventLoop
import HTTP2Transport
import MessageServices
import Messages
import RPC
import Synchronization
import Testing
import WireCodec

/// Is there for a while without a word, and is cut off; the last one has an update at once, and stays.
private final class QuietSource: FrameSource {
  private let isLast: Bool
  private let time: Duration
  private let loop: any LoopExecutor
  private var stream: StreamHandle?
  private var isOver = false
  private var isSaid = false

  init(isLast: Bool, time: Duration, on loop: any LoopExecutor) {
    self.isLast = isLast
    self.time = time
    self.loop = loop
  }

  /// Sound: opened on the loop only.
  private struct Bound: @unchecked Sendable {
    let source: QuietSource
  }

  func streamOpened(_ stream: StreamHandle) {
    self.stream = stream
    guard !isLast else { return }
    let bound = Bound(source: self)
    Task { [loop, time] in
      try await Task.sleep(for: time)
      loop.execute {
        bound.source.isOver = true
        bound.source.stream?.resume()
      }
    }
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    if isOver { return .finished(RPCStatus(.unavailable, "moved")) }
    guard isLast, !isSaid else { return .idle }
    isSaid = true
    frames.appendFrame(
      BuyerUpdate(offset: 0, news: .drop(DropNotice(drop: 9, phase: .closed))),
      as: stream?.encoding ?? .native)
    return .idle
  }

  func streamClosed() { stream = nil }
}

/// A server whose feeds do what a test says, connection by connection.
private final class MoodyServer: Sendable {
  let client: LiveClient
  private let server: HTTP2Server
  private let channel: HTTP2Channel
  private let group: LoopGroup

  init(
    retry: RetryPolicy, quiet: (connections: Int, time: Duration)? = nil,
    events: @escaping @Sendable (Int, ResponseStream<FeedEvent>) async throws -> Void = { _, _ in }
  ) async throws {
    group = try LoopGroup(count: 2)
    var router = Router()
    let calls = Calls()
    router.register(
      Orders.Methods.watch,
      frames: { _, context in
        guard let quiet else { throw RPCError(.unavailable, "never") }
        return QuietSource(
          isLast: calls.next() > quiet.connections, time: quiet.time, on: context.executor)
      })
    router.register(
      Feed.Methods.subscribe,
      serverStreaming: { _, responses, _ in try await events(calls.next(), responses) })
    server = HTTP2Server(router: router, group: group)
    let port = try await server.start(port: 0).port
    channel = HTTP2Channel(host: "127.0.0.1", port: port, loop: group.loops[1])
    client = LiveClient(channel: channel, retry: retry)
  }
  final class Calls: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }

  func stop() async {
    await channel.close()
    await server.drain(deadline: .zero)
    group.shutDown()
  }
}

@Suite("Followers come back", .timeLimit(.minutes(5)))
struct ReconnectingTests {
  private var retry: RetryPolicy {
    var retry = RetryPolicy()
    retry.firstDelay = .milliseconds(1)
    retry.longestDelay = .milliseconds(5)
    return retry
  }

  @Test("updates on which nothing happens survive fifty disconnections")
  func quietUpdates() async throws {
    let server = try await MoodyServer(
      retry: retry, quiet: (connections: 50, time: .milliseconds(20)))
    var interruptions = 0
    for try await news in FollowedOrders(server.client) {
      if case .interrupted = news { interruptions += 1 }
      if case .update = news { break }
    }
    #expect(interruptions == 50)
    await server.stop()
  }

  @Test("a server that takes nobody in is given up")
  func unwilling() async throws {
    var retry = retry
    retry.attempts = 5
    let server = try await MoodyServer(retry: retry)
    await #expect(throws: RPCError(.unavailable, "never")) {
      for try await _ in FollowedOrders(server.client) {}
    }
    await server.stop()
  }

  @Test("a feed that breaks its silences and falls silent is followed over a new call")
  func silence() async throws {
    var retry = retry
    retry.longestSilence = .seconds(2)
    let server = try await MoodyServer(
      retry: retry,
      events: { call, responses in
        try await responses.send(.reset(FeedReset(epoch: 1, next: UInt64(call))))
        if call == 1 { try await responses.send(.heartbeat(Heartbeat(next: 1))) }
        if call == 3 {
          // More than this viewer was given: it asks again for what it lacks.
          try await responses.send(.heartbeat(Heartbeat(next: 9)))
        }
        if call == 4 { return try await responses.send(.ended(StreamEnded(epoch: 1, offset: 9))) }
        try await Task.sleep(for: .seconds(600))
      })
    var seen: [String] = []
    for try await event in FollowedFeed(server.client, stream: 5) {
      switch event {
      case .resumed(_, let next): seen.append("resumed \(next)")
      case .interrupted(let error):
        seen.append(error.message.hasPrefix("markers") ? "gap" : "silent")
      default: seen.append("\(event)")
      }
    }
    #expect(
      seen == [
        "resumed 1", "silent", "resumed 2", "silent", "resumed 3", "gap", "resumed 4", "ended",
      ])
    await server.stop()
  }
}
