import DropServices
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

@Suite("A relay that is behind its server, and does not know it", .timeLimit(.minutes(5)))
struct RelayAheadTests {
  /// A relay follows a stream to (1, 2) over a call that brings nothing more, and further calls find the server as
  /// `goOn` has made it.
  private func withStaleCall(
    goOn: (inout Shop) async throws -> Void,
    check: (Shop, RelayUnderTest, inout RelayWords) async throws -> Void
  ) async throws {
    var limits = RelayLimits()
    limits.aheadMilliseconds = 50
    limits.firstDelayMilliseconds = 5
    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      let way = Switchboard(shop.server.channel)
      let relay = try RelayUnderTest(following: [way], limits: limits)
      try await shop.publish(2)
      var viewer = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await viewer.next() == "reset 1 2")
      try await Shop.with(try await LiveServer(depth: .services)) { later in
        #expect(later.stream == shop.stream)
        try await later.publish(2)
        try await goOn(&later)
        way.turn(to: later.server.channel)
        try await check(later, relay, &viewer)
        viewer.call.cancel()
        way.connect(to: nil)
      }
      await relay.stop()
    }
  }

  @Test("a position of the same epoch: the viewer waits, and the stream is followed anew")
  func sameEpoch() async throws {
    try await withStaleCall { server in
      try await server.publish(4)
    } check: { later, relay, viewer in
      let told = try await RelayWords.all(
        relay.client, SubscribeRequest(stream: later.stream, epoch: 1, next: 5), count: 2)
      #expect(told == ["reset 1 5", "marker 1 5"])
      let followed = try await viewer.take(4)
      #expect(followed == (2..<6).map { "marker 1 \($0)" })
      #expect(relay.relay.status.counters.restarts == 0)
    }
  }

  @Test("a position of a later epoch: the old one comes to its end first")
  func laterEpoch() async throws {
    try await withStaleCall { server in
      try await server.publish(1)
      try await server.close()
      _ = try await server.open(server.stream)
      try await server.publish(2)
    } check: { later, relay, viewer in
      let told = try await RelayWords.all(
        relay.client, SubscribeRequest(stream: later.stream, epoch: 2, next: 1), count: 2)
      #expect(told == ["reset 2 1", "marker 2 1"])
      let rest = try await viewer.take()
      #expect(rest == ["marker 1 2", "ended 1 3"])
      let tail = try await RelayWords.all(
        relay.client, SubscribeRequest(stream: later.stream, tail: true), count: 1)
      #expect(tail == ["reset 2 2"])
    }
  }
}
