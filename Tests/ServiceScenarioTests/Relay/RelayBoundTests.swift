import Basics
import DropServices
import DropwireClient
import InMemoryTransport
import MarkerFeed
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

@Suite("What a relay holds is bounded", .timeLimit(.minutes(5)))
struct RelayBoundTests {
  private func with(
    _ server: LiveServer, limits: RelayLimits, feedLimits: FeedLimits = FeedLimits(),
    _ body: (inout Shop, RelayUnderTest, Switchboard) async throws -> Void
  ) async throws {
    let way = Switchboard(server.channel)
    let relay = try RelayUnderTest(following: [way], limits: limits, feedLimits: feedLimits)
    try await Shop.with(server) { shop in
      do {
        try await body(&shop, relay, way)
      } catch {
        await relay.stop()
        throw error
      }
      // Before its server, whose loops it calls on.
      await relay.stop()
    }
  }

  @Test("what is behind rings and history comes by pages, and the way may be cut in their middle")
  func pages() async throws {
    var limits = RelayLimits()
    limits.historyEntries = 16
    limits.pageEntries = 50
    limits.firstDelayMilliseconds = 5
    let small = FeedLimits(ringBytesPerTopic: 512, ringEntriesPerTopic: 8)
    try await with(try await LiveServer(depth: .services), limits: limits, feedLimits: small) {
      shop, relay, way in
      try await shop.publish(1_000)
      var viewer = try await RelayWords(relay.client, SubscribeRequest(stream: shop.stream))
      #expect(try await viewer.next() == "reset 1 0")
      for offset in 0..<1_000 {
        if offset % 170 == 60 { way.connect(to: shop.server.channel) }
        #expect(try await viewer.next() == "marker 1 \(offset)")
      }
      try await shop.publish(1)
      #expect(try await viewer.next() == "marker 1 1000")
      #expect(relay.relay.status.counters.pages >= 20)
      #expect(relay.relay.status.historyBytes < 16 * 300)
      viewer.call.cancel()
    }
  }

  @Test("many that come back to one place cost one page")
  func shared() async throws {
    try await with(try await LiveServer(depth: .services), limits: RelayLimits()) {
      shop, relay, way in
      try await shop.publish(30)
      try await withThrowingTaskGroup(of: [String].self) { tasks in
        for next in 0..<200 {
          let request = SubscribeRequest(
            stream: shop.stream, epoch: 1, next: UInt64(20 + next % 5))
          let client = relay.client
          tasks.addTask {
            try await RelayWords.all(client, request, count: 1 + 10 - next % 5)
          }
        }
        for try await words in tasks {
          #expect(words.first?.hasPrefix("reset 1 2") == true && words.last == "marker 1 29")
        }
      }
      // One for the stream; at most one for each of the five places.
      #expect(way.calls <= 6)
      let first = way.calls
      _ = try await RelayWords.all(
        relay.client, SubscribeRequest(stream: shop.stream, epoch: 1, next: 24), count: 7)
      #expect(way.calls == first, "it is kept")
    }
  }

  @Test("streams: those that nobody watches make room, those that somebody watches do not")
  func topics() async throws {
    var limits = RelayLimits()
    limits.topics = 2
    try await with(try await LiveServer(depth: .services), limits: limits) { shop, relay, _ in
      let streams = [shop.stream, try await shop.open(), try await shop.open()]
      func watch(_ index: Int) async throws -> RelayWords {
        var words = try await RelayWords(
          relay.client, SubscribeRequest(stream: streams[index], tail: true))
        #expect(try await words.next() == "reset 1 0")
        return words
      }
      let first = try await watch(0)
      let second = try await watch(1)
      let refused = await #expect(throws: RPCError.self) { _ = try await watch(2) }
      #expect(refused?.code == .resourceExhausted)
      first.call.cancel()
      #expect(try await relay.comes { $0.idle == 1 })
      let third = try await watch(2)
      #expect(relay.relay.status.topics == 2)
      #expect(relay.relay.status.counters.dropped == 1)
      second.call.cancel()
      third.call.cancel()
    }
  }

  @Test("a stream that nobody watches is followed for a while, and then no longer")
  func idle() async throws {
    var limits = RelayLimits()
    limits.idleSeconds = 1
    let server = try await LiveServer(depth: .services)
    try await with(server, limits: limits) { shop, relay, way in
      for _ in 0..<2 {
        let words = try await RelayWords.all(
          relay.client, SubscribeRequest(stream: shop.stream, tail: true), count: 1)
        #expect(words == ["reset 1 0"])
      }
      #expect(way.calls == 1)
      #expect(try await relay.comes { $0.topics == 0 })
      #expect(relay.relay.status.historyBytes == 0)
      _ = try await RelayWords.all(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true), count: 1)
      #expect(way.calls == 2)
    }
  }

  @Test("those who wait for a server")
  func waiting() async throws {
    var limits = RelayLimits()
    limits.waiting = 3
    limits.waitMilliseconds = 60_000
    try await with(try await LiveServer(depth: .services), limits: limits) { shop, relay, way in
      way.connect(to: nil)
      let (client, request) = (relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      try await withThrowingTaskGroup(of: [String].self) { tasks in
        for _ in 0..<3 {
          tasks.addTask { try await RelayWords.all(client, request, count: 1) }
        }
        #expect(try await relay.comes { $0.waiting == 3 })
        let refused = await #expect(throws: RPCError.self) {
          _ = try await RelayWords.all(client, request)
        }
        #expect(refused?.code == .resourceExhausted)
        way.connect(to: shop.server.channel)
        for try await words in tasks { #expect(words == ["reset 1 0"]) }
      }
      #expect(relay.relay.status.waiting == 0)
    }
  }

  @Test("a relay that follows itself, and a tower of relays")
  func circles() async throws {
    var limits = RelayLimits()
    limits.hops = 3
    let way = Switchboard(nil)
    let relay = try RelayUnderTest(following: [way], name: 7, limits: limits)
    way.connect(to: relay.server.channel())
    let circle = await #expect(throws: RPCError.self) {
      _ = try await RelayWords.all(relay.client, SubscribeRequest(stream: 5))
    }
    #expect(circle?.code == .failedPrecondition)
    #expect(circle?.message.contains("follows itself") == true)
    way.connect(to: nil)
    await relay.stop()

    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      var tower: [RelayUnderTest] = []
      for name in UInt64(1)...4 {
        tower.append(
          try RelayUnderTest(
            following: [tower.last?.server.channel() ?? shop.server.channel], name: name,
            limits: limits))
      }
      try await shop.publish(2)
      let request = SubscribeRequest(stream: shop.stream)
      let words1 = try await RelayWords.all(tower[2].client, request, count: 3)
      #expect(words1 == ["reset 1 0", "marker 1 0", "marker 1 1"])
      let high = await #expect(throws: RPCError.self) {
        _ = try await RelayWords.all(tower[3].client, SubscribeRequest(stream: 999))
      }
      #expect(high?.code == .failedPrecondition)
      for relay in tower.reversed() { await relay.stop() }
    }
  }

  @Test("the next address when one fails")
  func severalServers() async throws {
    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      let (one, two) = (Switchboard(shop.server.channel), Switchboard(shop.server.channel))
      let relay = try RelayUnderTest(following: [one, two])
      var viewer = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await viewer.next() == "reset 1 0")
      for way in [one, two, one, two] {
        way.connect(to: nil)
        #expect(try await relay.comes { $0.interrupted == 0 && $0.following == 1 })
        try await shop.publish(1)
        #expect(try await viewer.next()?.hasPrefix("marker 1") == true)
        way.connect(to: shop.server.channel)
      }
      #expect(one.calls > 1 && two.calls > 1)
      viewer.call.cancel()
      await relay.stop()
    }
  }

  @Test("callers are checked at the relay, by the roles of the schema")
  func callers() async throws {
    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      let relay = try RelayUnderTest(
        following: [shop.server.channel],
        callers: {
          switch $0 {
          case "viewer": Caller(name: "v", roles: ["viewer"])
          case "partner": Caller(name: "p", roles: ["partner"])
          default: nil
          }
        })
      func told(_ token: String?) async throws -> [String] {
        let channel = relay.server.channel()
        let client = LiveClient(
          channel: token.map { token in
            InterceptedChannel(
              channel, interceptors: [BearerToken { token }], nowNanoseconds: { 0 })
          } ?? channel)
        return try await RelayWords.all(
          client, SubscribeRequest(stream: shop.stream, tail: true), count: 1)
      }
      #expect(try await told("viewer") == ["reset 1 0"])
      for (token, code) in [("partner", StatusCode.permissionDenied), (nil, .unauthenticated)] {
        let refused = await #expect(throws: RPCError.self) { _ = try await told(token) }
        #expect(refused?.code == code)
      }
      await relay.stop()
    }
  }
}
