import DropServices
import DropwireClient
import MarkerFeed
import MessageServices
import Messages
import RPC
import Synchronization
import Testing
import WireCodec

@Suite("Older events of a relay that does not reach its server", .timeLimit(.minutes(5)))
struct RelayPageTests {
  /// Somebody who takes calls and answers none, until it is told to end.
  private final class Silence: ClientChannel {
    private let isOver = Mutex(false)

    func end() { isOver.withLock { $0 = true } }

    private func silence() async -> RPCError {
      while !Task.isCancelled, !isOver.withLock({ $0 }) {
        try? await Task.sleep(for: .milliseconds(10))
      }
      return RPCError(.unavailable, "it was silent")
    }

    func serverStreaming<Q: WireMessage, R: WireMessage>(
      _ method: Method<Q, R>, _ request: Q, options: CallOptions
    ) async throws(RPCError) -> ServerStreamingCall<R> { throw await silence() }

    func unary<Q: WireMessage, R: WireMessage>(
      _ method: Method<Q, R>, _ request: Q, options: CallOptions
    ) async throws(RPCError) -> R { throw await silence() }

    func clientStreaming<Q: WireMessage, R: WireMessage>(
      _ method: Method<Q, R>, options: CallOptions
    ) async throws(RPCError) -> ClientStreamingCall<Q, R> { throw await silence() }

    func bidirectional<Q: WireMessage, R: WireMessage>(
      _ method: Method<Q, R>, options: CallOptions
    ) async throws(RPCError) -> BidirectionalCall<Q, R> { throw await silence() }
  }

  /// What a viewer is told at last that comes back to the beginning of a stream of 30 markers, after the way to the
  /// server has become another one, and for how long it has waited.
  private func comesBack(
    _ limits: RelayLimits, to target: (any ClientChannel)?
  ) async throws -> (error: RPCError?, waited: Duration) {
    var limits = limits
    limits.historyEntries = 1
    limits.firstDelayMilliseconds = 5
    let server = try await LiveServer(depth: .services)
    let way = Switchboard(server.channel)
    let relay = try RelayUnderTest(
      following: [way], limits: limits,
      feedLimits: FeedLimits(ringBytesPerTopic: 512, ringEntriesPerTopic: 8))
    var told: (error: RPCError?, waited: Duration) = (nil, .zero)
    try await Shop.with(server) { shop in
      var viewer = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await viewer.next() == "reset 1 0")
      try await shop.publish(30)
      #expect(try await relay.comes { $0.counters.entries == 30 })
      way.connect(to: target)
      #expect(try await relay.comes { $0.interrupted == 1 })
      let (client, stream) = (relay.client, shop.stream)
      let began = ContinuousClock.now
      let error = await #expect(throws: RPCError.self) {
        _ = try await RelayWords.all(
          client, SubscribeRequest(stream: stream, epoch: 1, next: 0), count: 31)
      }
      told = (error, ContinuousClock.now - began)
      #expect(try await relay.comes { $0.reading == 0 })
      viewer.call.cancel()
      (target as? Silence)?.end()
      await relay.stop()
    }
    return told
  }

  @Test("a server that is silent: readers do not wait longer than a page may take")
  func silentServer() async throws {
    var limits = RelayLimits()
    limits.pageMilliseconds = 200
    let told = try await comesBack(limits, to: Silence())
    #expect(told.error?.code == .unavailable)
    #expect(told.waited >= .milliseconds(200))
  }

  @Test("a server that is gone: readers are told when the repeated call fails as well")
  func serverIsGone() async throws {
    var limits = RelayLimits()
    limits.pageMilliseconds = 100_000
    let told = try await comesBack(limits, to: nil)
    #expect(told.error?.code == .unavailable)
    #expect(told.waited < .seconds(90))
  }
}
