import DropServices
import DropwireClient
import InMemoryTransport
import MarkerFeed
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

@Suite("A relay gives up a call that brings nothing", .timeLimit(.minutes(5)))
struct RelaySilenceTests {
  @Test("heartbeats that came and do not come any more: a new call, and nothing is missing")
  func silence() async throws {
    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      // Every two seconds, which is too seldom for the other one.
      let near = try RelayUnderTest(
        following: [shop.server.channel], name: 1, feedLimits: FeedLimits(heartbeatSeconds: 2))
      var limits = RelayLimits()
      limits.silenceSeconds = 1
      let far = try RelayUnderTest(
        following: [near.server.channel()], name: 2, limits: limits,
        feedLimits: FeedLimits(heartbeatSeconds: 0))
      var viewer = try await RelayWords(
        far.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await viewer.next() == "reset 1 0")
      #expect(try await far.comes { $0.counters.losses >= 1 && $0.following == 1 })
      try await shop.publish(1)
      #expect(try await viewer.next() == "marker 1 0")
      viewer.call.cancel()
      await far.stop()
      await near.stop()
    }
  }

  @Test("a call that never says where it begins: the next address is called")
  func noReset() async throws {
    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      var patient = RelayLimits()
      patient.waitMilliseconds = 100_000
      let near = try RelayUnderTest(following: [Switchboard(nil)], name: 1, limits: patient)
      var limits = RelayLimits()
      limits.waitMilliseconds = 300
      let far = try RelayUnderTest(
        following: [near.server.channel(), shop.server.channel], name: 2, limits: limits)
      let tail = SubscribeRequest(stream: shop.stream, tail: true)
      // Whether the first one still has the stream in time is no matter.
      _ = try? await RelayWords.all(far.client, tail, count: 1)
      #expect(try await far.comes { $0.following == 1 })
      #expect(far.relay.status.counters.calls == 2 && far.relay.status.upstream == 1)
      let words = try await RelayWords.all(far.client, tail, count: 1)
      #expect(words == ["reset 1 0"])
      await far.stop()
      await near.stop()
    }
  }
}
