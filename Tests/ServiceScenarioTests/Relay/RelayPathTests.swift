import DropwireClient
import InMemoryTransport
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

@testable import DropServices

@Suite("What a viewer says of the relays before it harms nobody else", .timeLimit(.minutes(5)))
struct RelayPathTests {
  /// The first event for a viewer whose call says that it came through two relays more.
  private static func forged(
    _ client: LiveClient, _ stream: Identifier
  ) async throws -> (call: ServerStreamingCall<FeedEvent>, first: FeedEvent?) {
    let call = try await client.feed.subscribe(
      SubscribeRequest(stream: stream, tail: true),
      options: CallOptions(
        timeout: .seconds(120), metadata: Metadata(dictionaryLiteral: (RelayPath.field, "a,b")),
        encoding: .native))
    var events = call.responses.makeAsyncIterator()
    do {
      return (call, try await events.next())
    } catch {
      call.cancel()
      throw error
    }
  }

  /// Two relays, one behind the other, of which the first takes no call that came through three.
  private func with(
    _ body: (inout Shop, _ near: RelayUnderTest, _ far: RelayUnderTest, Switchboard) async throws ->
      Void
  ) async throws {
    var limits = RelayLimits()
    limits.hops = 3
    limits.firstDelayMilliseconds = 5
    limits.waitMilliseconds = 60_000
    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      let near = try RelayUnderTest(following: [shop.server.channel], name: 1, limits: limits)
      let way = Switchboard(near.server.channel())
      let far = try RelayUnderTest(following: [way], name: 2, limits: limits)
      do {
        try await body(&shop, near, far, way)
      } catch {
        await far.stop()
        await near.stop()
        throw error
      }
      await far.stop()
      await near.stop()
    }
  }

  @Test("held by a subscription: the stream goes on for the others when the call is made again")
  func held() async throws {
    try await with { shop, near, far, way in
      let tail = SubscribeRequest(stream: shop.stream, tail: true)
      var viewer = try await RelayWords(far.client, tail)
      #expect(try await viewer.next() == "reset 1 0")
      let forger = try await Self.forged(far.client, shop.stream)
      #expect(forger.first != nil, "the stream is here already")
      way.connect(to: near.server.channel())
      #expect(try await far.comes { $0.counters.calls >= 3 && $0.following == 1 })
      #expect(near.relay.status.counters.refused == 1)
      try await shop.publish(1)
      #expect(try await viewer.next() == "marker 1 0")
      // As long a list is refused at once meanwhile, and a shorter one is none of that.
      let stream = shop.stream
      let refused = await #expect(throws: RPCError.self) {
        _ = try await Self.forged(far.client, stream)
      }
      #expect(refused?.code == .failedPrecondition)
      #expect(near.relay.status.counters.refused == 1)
      let words = try await RelayWords.all(far.client, tail, count: 1)
      #expect(words == ["reset 1 1"])
      forger.call.cancel()
      viewer.call.cancel()
    }
  }

  @Test("brought by one who waits: that one is refused, and the others get the stream")
  func waiting() async throws {
    try await with { shop, near, far, way in
      way.connect(to: nil)
      let (client, stream) = (far.client, shop.stream)
      async let honest = RelayWords.all(
        client, SubscribeRequest(stream: stream, tail: true), count: 1)
      async let code = { () async -> StatusCode? in
        do {
          _ = try await Self.forged(client, stream)
          return nil
        } catch { return (error as? RPCError)?.code }
      }()
      let bothWait = try await far.comes { $0.waiting == 2 }
      #expect(bothWait)
      way.connect(to: near.server.channel())
      let (refusal, told) = (await code, try await honest)
      #expect(refusal == .failedPrecondition)
      #expect(told == ["reset 1 0"])
    }
  }

  @Test("the longest list that is held is sent, and none that an address has refused")
  func longest() {
    func path(_ text: String) -> RelayPath {
      RelayPath(Metadata(dictionaryLiteral: (RelayPath.field, text)))
    }
    let second: UInt64 = 1_000_000_000
    let error = RPCError(.failedPrecondition, "too long")
    var paths = RelayPaths(path("a"))
    #expect(paths.sent(to: 0, 0) == path("a"))
    for text in ["a", "b,c", "b,c", "d,e,f"] { paths.add(path(text)) }
    #expect(paths.count == 3 && paths.sent(to: 0, 0) == path("d,e,f"))
    paths.refused(3, by: 0, error, second)
    #expect(paths.sent(to: 0, second) == path("b,c") && paths.sent(to: 1, second).count == 3)
    #expect(paths.error(for: path("1,2,3,4"), at: 0, second) == error)
    #expect(paths.error(for: path("1,2"), at: 0, second) == nil)
    #expect(paths.error(for: path("1,2,3"), at: 1, second) == nil)
    // After a minute it may be another way that is behind the address.
    #expect(paths.sent(to: 0, 61 * second).count == 3)
    #expect(paths.error(for: path("1,2,3"), at: 0, 61 * second) == nil)
    for text in ["d,e,f", "b,c"] { paths.remove(path(text)) }
    #expect(paths.sent(to: 0, 0) == path("b,c"), "of two one is held")
    for text in ["b,c", "a"] { paths.remove(path(text)) }
    #expect(paths.count == 0 && paths.sent(to: 0, 0) == path("a"))
    // A list without relays is as short as one can be.
    paths.refused(0, by: 0, error, 0)
    #expect(paths.error(for: path(""), at: 0, 0) == nil)
  }
}
