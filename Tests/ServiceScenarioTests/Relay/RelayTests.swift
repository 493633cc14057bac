import Basics
import DropServices
import DropwireClient
import MarkerFeed
import MessageServices
import Messages
import RPC
import StatusDetails
import Testing
import WireCodec

@Suite("A relay serves what its server does", .timeLimit(.minutes(5)))
struct RelayTests {
  /// A shop with a relay before it, over a way that can be cut.
  private func withRelay(
    limits: RelayLimits = RelayLimits(), feedLimits: FeedLimits = FeedLimits(),
    clock: any MicrosecondClock = ManualClock(),
    _ body: (inout Shop, RelayUnderTest, Switchboard) async throws -> Void
  ) async throws {
    let server = try await LiveServer(depth: .services)
    let way = Switchboard(server.channel)
    let relay = try RelayUnderTest(
      following: [way], limits: limits, feedLimits: feedLimits, clock: clock)
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

  private func markers(_ range: Range<Int>, epoch: Int = 1) -> [String] {
    range.map { "marker \(epoch) \($0)" }
  }

  @Test(
    "the same words from every position, in every encoding, while it goes on and after its end",
    arguments: WireEncoding.allCases)
  func sameWords(_ encoding: WireEncoding) async throws {
    try await withRelay { shop, relay, _ in
      try await shop.publish(3)
      for isEnded in [false, true] {
        if isEnded { try await shop.close() }
        for next in UInt64(0)...5 {
          let request = SubscribeRequest(stream: shop.stream, epoch: 1, next: next)
          let count = isEnded ? Int.max : max(1, 4 - Int(next))
          let direct = try await RelayWords.all(shop.client, request, count: count)
          let relayed = try await RelayWords.all(
            relay.client, request, count: count, encoding: encoding)
          #expect(relayed == direct, "from \(next), ended: \(isEnded)")
        }
        let tail = SubscribeRequest(stream: shop.stream, tail: true)
        let count = isEnded ? Int.max : 1
        let direct = try await RelayWords.all(shop.client, tail, count: count)
        let relayed = try await RelayWords.all(
          relay.client, tail, count: count, encoding: encoding)
        #expect(relayed == direct, "the tail, ended: \(isEnded)")
      }
    }
  }

  @Test("a stream is followed once, however many watch it on however many loops")
  func followedOnce() async throws {
    try await withRelay { shop, relay, way in
      var viewers: [RelayWords] = []
      for _ in 0..<40 {
        viewers.append(
          try await RelayWords(relay.client, SubscribeRequest(stream: shop.stream, tail: true)))
      }
      for index in viewers.indices { #expect(try await viewers[index].next() == "reset 1 0") }
      try await shop.publish(5)
      for index in viewers.indices {
        #expect(try await viewers[index].take(5) == markers(0..<5))
      }
      #expect(way.calls == 1)
      #expect(relay.relay.status.viewers == 40)
      for viewer in viewers { viewer.call.cancel() }
      #expect(try await relay.comes { $0.viewers == 0 && $0.idle == 1 })
    }
  }

  @Test("the newest counts come to those who come later, and again only when they change")
  func counts() async throws {
    try await withRelay { shop, relay, way in
      var first = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await first.next() == "reset 1 0")
      // Two: counts may come behind the first.
      for offset in 0..<2 {
        try await shop.publish(1)
        #expect(try await first.next() == "marker 1 \(offset)")
      }
      #expect(first.counts == 1)
      way.connect(to: shop.server.channel)
      #expect(try await relay.comes { $0.following == 1 && $0.counters.calls == 2 })
      for offset in 2..<4 {
        try await shop.publish(1)
        #expect(try await first.next() == "marker 1 \(offset)")
      }
      #expect(first.counts == 1, "the server says them again on the new call; nothing has changed")
      _ = try await shop.client.reservations.reserve(shop.reserve())
      try await shop.publish(1)
      #expect(try await first.next() == "marker 1 4")
      var second = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, next: 0))
      #expect(try await second.take(6) == ["reset 1 0"] + markers(0..<5))
      for offset in 5..<7 {
        try await shop.publish(1)
        #expect(try await first.next() == "marker 1 \(offset)")
        #expect(try await second.next() == "marker 1 \(offset)")
      }
      #expect(first.counts == 2 && second.counts == 1)
      first.call.cancel()
      second.call.cancel()
    }
  }

  @Test("a server that is gone for a while: nothing is missing, nothing twice, and it shows")
  func serverIsGone() async throws {
    let clock = ManualClock(startMicroseconds: 5_000_000)
    try await withRelay(feedLimits: FeedLimits(heartbeatSeconds: 1), clock: clock) {
      shop, relay, way in
      func next(_ words: inout RelayWords, isBeat: Bool = false) async throws -> String? {
        while let word = try await words.next() {
          if word.hasPrefix("beat") == isBeat { return word }
        }
        return nil
      }
      var viewer = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await next(&viewer) == "reset 1 0")
      try await shop.publish(2)
      for offset in 0..<2 { #expect(try await next(&viewer) == "marker 1 \(offset)") }
      way.connect(to: nil)
      #expect(try await relay.comes { $0.interrupted == 1 })
      try await shop.publish(3)
      clock.advance(byMicroseconds: 9_000_000)
      // A heartbeat says when the server was heard last, and that nothing is known beyond. The first may be from before.
      _ = try await next(&viewer, isBeat: true)
      #expect(try await next(&viewer, isBeat: true) == "beat 2 at 5000000")
      #expect(relay.relay.status.silentMicroseconds == 9_000_000)
      // Whoever comes meanwhile gets what is here.
      var late = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, epoch: 1, next: 1))
      #expect(try await next(&late) == "reset 1 1")
      #expect(try await next(&late) == "marker 1 1")
      way.connect(to: shop.server.channel)
      for offset in 2..<5 {
        #expect(try await next(&viewer) == "marker 1 \(offset)")
        #expect(try await next(&late) == "marker 1 \(offset)")
      }
      #expect(relay.relay.status.silentMicroseconds == 0)
      viewer.call.cancel()
      late.call.cancel()
    }
  }

  @Test("a stream that nobody has asked for yet, and no server: UNAVAILABLE, after a while")
  func noServer() async throws {
    var limits = RelayLimits()
    limits.waitMilliseconds = 300
    try await withRelay(limits: limits) { shop, relay, way in
      way.connect(to: nil)
      let began = ContinuousClock.now
      let error = await #expect(throws: RPCError.self) {
        _ = try await RelayWords.all(relay.client, SubscribeRequest(stream: shop.stream))
      }
      #expect(error?.code == .unavailable)
      #expect(error?.detail(RetryInfo.self)?.retryDelay?.microseconds == 1_000_000)
      #expect(error?.message.contains("the way is cut") == true)
      #expect(ContinuousClock.now - began >= .milliseconds(300))
      #expect(relay.relay.status.counters.tooLate == 1)
      way.connect(to: shop.server.channel)
      // It comes back as it is told to: where much else runs, the way may take longer than a wait of 300 ms.
      var words: [String]?
      for _ in 0..<100 where words == nil {
        do {
          words = try await RelayWords.all(
            relay.client, SubscribeRequest(stream: shop.stream), count: 1)
        } catch let error as RPCError where error.code == .unavailable {}
      }
      #expect(words == ["reset 1 0"])
    }
  }

  @Test("a stream that there is not is NOT_FOUND, also when it goes while it is watched")
  func missing() async throws {
    try await withRelay { shop, relay, way in
      let error = await #expect(throws: RPCError.self) {
        _ = try await RelayWords.all(relay.client, SubscribeRequest(stream: 99))
      }
      #expect(error?.code == .notFound)
      var viewer = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await viewer.next() == "reset 1 0")
      let empty = try await LiveServer(depth: .services)
      way.connect(to: empty.channel)
      let gone = await #expect(throws: RPCError.self) { _ = try await viewer.take() }
      #expect(gone?.code == .notFound)
      way.connect(to: nil)
      await empty.stop()
    }
  }

  @Test("whoever is ahead of the relay waits for it, and gets neither a reset nor anything twice")
  func ahead() async throws {
    try await withRelay { shop, relay, way in
      var viewer = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await viewer.next() == "reset 1 0")
      way.connect(to: nil)
      #expect(try await relay.comes { $0.interrupted == 1 })
      try await shop.publish(4)
      let client = relay.client
      let request = SubscribeRequest(stream: shop.stream, epoch: 1, next: 3)
      async let told = RelayWords.all(client, request, count: 2)
      #expect(try await relay.comes { $0.waiting == 1 })
      way.connect(to: shop.server.channel)
      #expect(try await told == ["reset 1 3", "marker 1 3"])
      #expect(try await viewer.take(4) == markers(0..<4))
      viewer.call.cancel()
    }
  }

  @Test("a position that is none of the log: the server says so, and the viewer gets its reset")
  func noneOfTheLog() async throws {
    var limits = RelayLimits()
    limits.aheadMilliseconds = 50
    try await withRelay(limits: limits) { shop, relay, _ in
      try await shop.publish(2)
      for (epoch, next) in [(UInt32(1), UInt64(700)), (9, 0), (1, .max), (.max, .max)] {
        let told = try await RelayWords.all(
          relay.client, SubscribeRequest(stream: shop.stream, epoch: epoch, next: next), count: 1)
        let direct = try await RelayWords.all(
          shop.client, SubscribeRequest(stream: shop.stream, epoch: epoch, next: next), count: 1)
        #expect(told == direct, "\(epoch) \(next)")
      }
      #expect(relay.relay.status.counters.verified == 4)
    }
  }

  @Test("another log behind the same address: everybody gets an explicit reset")
  func anotherLog() async throws {
    try await withRelay { shop, relay, way in
      var viewer = try await RelayWords(
        relay.client, SubscribeRequest(stream: shop.stream, tail: true))
      #expect(try await viewer.next() == "reset 1 0")
      try await shop.publish(6)
      #expect(try await viewer.take(6) == markers(0..<6))
      let second = try await LiveServer(depth: .services)
      try await Shop.with(second) { other in
        #expect(other.stream == shop.stream)
        try await other.publish(2)
        way.connect(to: second.channel)
        let reset = try await viewer.next()
        #expect(reset == "reset 1 2 lost")
        try await other.publish(1)
        #expect(try await viewer.next() == "marker 1 2")
        #expect(relay.relay.status.counters.restarts == 1)
        viewer.call.cancel()
        way.connect(to: nil)
      }
    }
  }

  @Test("a stream that is opened again: the relay asks, and goes on under the next epoch")
  func reopened() async throws {
    try await withRelay { shop, relay, way in
      try await shop.publish(2)
      let all = SubscribeRequest(stream: shop.stream)
      var first = try await RelayWords(relay.client, all)
      #expect(try await first.take(3) == ["reset 1 0"] + markers(0..<2))
      try await shop.close()
      #expect(try await first.take() == ["ended 1 2"])
      let words2 = try await RelayWords.all(relay.client, all)
      #expect(words2 == ["reset 1 0"] + markers(0..<2) + ["ended 1 2"])
      _ = try await shop.open(shop.stream)
      try await shop.publish(1)
      let words3 = try await RelayWords.all(relay.client, all, count: 2)
      #expect(words3 == ["reset 2 0", "marker 2 0"])
      // From within the epoch that is over: its rest, and its end.
      let within = SubscribeRequest(stream: shop.stream, epoch: 1, next: 1)
      let words4 = try await RelayWords.all(relay.client, within)
      #expect(words4 == ["reset 1 1", "marker 1 1", "ended 1 2"])
      // From its end on: the next one.
      let behind = SubscribeRequest(stream: shop.stream, epoch: 1, next: 3)
      let told = try await RelayWords.all(relay.client, behind, count: 3)
      #expect(told == ["reset 1 3", "reset 2 0", "marker 2 0"])
      #expect(way.calls < 12)
    }
  }

  @Test("closed and opened again while the relay was away: the rest, the end, and no marker lost")
  func reopenedMeanwhile() async throws {
    try await withRelay { shop, relay, way in
      let feed = FollowedFeed(relay.client, stream: shop.stream)
      var events = feed.makeAsyncIterator()
      guard case .resumed(epoch: 1, next: 0)? = try await events.next() else {
        Issue.record("not at the beginning")
        return
      }
      way.connect(to: nil)
      #expect(try await relay.comes { $0.interrupted == 1 })
      try await shop.publish(2)
      try await shop.close()
      _ = try await shop.open(shop.stream)
      try await shop.publish(1)
      way.connect(to: shop.server.channel)
      var told: [String] = []
      while let event = try await events.next() {
        switch event {
        case .marker(let marker): told.append("marker \(marker.epoch) \(marker.offset)")
        case .ended: told.append("ended")
        case .availability: break
        default: told.append("\(event)")
        }
      }
      #expect(told == markers(0..<2) + ["ended"])
    }
  }
}
