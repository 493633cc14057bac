import Basics
import DropEngine
import DropwireClient
import MarkerFeed
import MessageServices
import Messages
import RPC
import Sequencer
import Storage
import Testing
import WireCodec

@Suite("Where subscriptions begin and how they end", .timeLimit(.minutes(5)))
struct FeedSubscriptionTests {
  private func withShop(
    _ limits: FeedLimits = FeedLimits(), _ body: (inout Shop) async throws -> Void
  ) async throws {
    try await Shop.with(try await LiveServer(feedLimits: limits), body)
  }

  private func stored(_ topic: DropEngine.Topic, epoch: UInt32 = 0) throws -> Storage.TopicKey {
    let key = Storage.TopicKey(topic, epoch: epoch)
    return try #require(key)
  }

  /// One word an event: what a viewer is told, counts and heartbeats left out.
  private static func word(_ event: FeedEvent) -> String? {
    switch event {
    case .reset(let reset): "reset \(reset.epoch) \(reset.next)\(reset.lost ? " lost" : "")"
    case .marker(let marker): "marker \(marker.epoch) \(marker.offset)"
    case .ended(let end): "ended \(end.epoch) \(end.offset)"
    default: nil
    }
  }

  /// What comes until the server ends the stream, or until `count` words.
  private func words(
    _ shop: Shop, _ request: SubscribeRequest, count: Int = .max
  ) async throws -> [String] {
    let call = try await shop.client.feed.subscribe(request, options: ServiceDriver.patience)
    defer { call.cancel() }
    var words: [String] = []
    for try await event in call.responses {
      if let word = Self.word(event) { words.append(word) }
      if words.count == count { break }
    }
    return words
  }

  @Test("a stream that has ended says so to whoever comes, wherever from")
  func ended() async throws {
    try await withShop { shop in
      try await shop.publish(3)
      try await shop.close()
      let stream = shop.stream
      #expect(
        try await words(shop, SubscribeRequest(stream: stream, tail: true)) == [
          "reset 1 4", "ended 1 3",
        ])
      #expect(
        try await words(shop, SubscribeRequest(stream: stream, epoch: 1, next: 4)) == [
          "reset 1 4", "ended 1 3",
        ])
      #expect(
        try await words(shop, SubscribeRequest(stream: stream, epoch: 1, next: 2)) == [
          "reset 1 2", "marker 1 2", "ended 1 3",
        ])
      #expect(
        try await words(shop, SubscribeRequest(stream: stream)) == [
          "reset 1 0", "marker 1 0", "marker 1 1", "marker 1 2", "ended 1 3",
        ])
    }
  }

  @Test("whoever is there when it ends is told, and the subscription ends")
  func endedWhileThere() async throws {
    try await withShop { shop in
      let call = try await shop.client.feed.subscribe(
        SubscribeRequest(stream: shop.stream), options: ServiceDriver.patience)
      var events = call.responses.makeAsyncIterator()
      #expect(try await events.next().flatMap(Self.word) == "reset 1 0")
      try await shop.publish(1)
      try await shop.close()
      var rest: [String] = []
      while let event = try await events.next() {
        if let word = Self.word(event) { rest.append(word) }
      }
      #expect(rest == ["marker 1 0", "ended 1 1"])
    }
  }

  @Test("an epoch that never was: one reset, and what is stored from its beginning")
  func futureEpoch() async throws {
    try await withShop { shop in
      try await shop.publish(3)
      let request = SubscribeRequest(stream: shop.stream, epoch: 9, next: 5)
      let expected = ["reset 1 0 lost", "marker 1 0", "marker 1 1", "marker 1 2"]
      #expect(try await words(shop, request, count: 4) == expected)
      // Beside a viewer the topic is open on the loop already.
      let beside = try await shop.client.feed.subscribe(SubscribeRequest(stream: shop.stream))
      var events = beside.responses.makeAsyncIterator()
      _ = try await events.next()
      #expect(try await words(shop, request, count: 4) == expected)
      beside.cancel()
    }
  }

  @Test("an offset beyond the end: one reset, to the end")
  func beyondTheEnd() async throws {
    try await withShop { shop in
      try await shop.publish(3)
      let request = SubscribeRequest(stream: shop.stream, epoch: 1, next: 500)
      let call = try await shop.client.feed.subscribe(request, options: ServiceDriver.patience)
      var events = call.responses.makeAsyncIterator()
      #expect(try await events.next().flatMap(Self.word) == "reset 1 3 lost")
      try await shop.publish(1)
      var next: String?
      while next == nil, let event = try await events.next() { next = Self.word(event) }
      #expect(next == "marker 1 3")
      call.cancel()
    }
  }

  @Test("what is left of an epoch that is over comes before its end, and then nothing")
  func olderEpoch() async throws {
    try await withShop { shop in
      try await shop.publish(3)
      try await shop.close()
      _ = try await shop.open(shop.stream)
      try await shop.publish(2)
      let stream = shop.stream
      #expect(
        try await words(shop, SubscribeRequest(stream: stream, epoch: 1, next: 1)) == [
          "reset 1 1", "marker 1 1", "marker 1 2", "ended 1 3",
        ])
      // Whoever has seen the end goes on with the next epoch, and has lost nothing.
      #expect(
        try await words(shop, SubscribeRequest(stream: stream, epoch: 1, next: 4), count: 3) == [
          "reset 2 0", "marker 2 0", "marker 2 1",
        ])
      #expect(
        try await words(shop, SubscribeRequest(stream: stream), count: 3) == [
          "reset 2 0", "marker 2 0", "marker 2 1",
        ])
    }
  }

  @Test("what is trimmed is said once, and then the oldest there is")
  func trimmed() async throws {
    try await withShop { shop in
      try await shop.publish(8)
      let topic = try stored(.stream(StreamID(rawValue: shop.stream.rawValue)), epoch: 1)
      try shop.server.store.trimEvents(of: topic, below: 5)
      #expect(
        try await words(shop, SubscribeRequest(stream: shop.stream), count: 4) == [
          "reset 1 5 lost", "marker 1 5", "marker 1 6", "marker 1 7",
        ])
    }
  }

  @Test("followed updates that are trimmed are said to be lost, and go on")
  func trimmedUpdates() async throws {
    try await withShop { shop in
      for _ in 0..<6 { _ = try await shop.schedule(capacity: 1) }
      let topic = try stored(.platform)
      let bounds = try #require(try shop.server.store.eventBounds(of: topic))
      try #require(bounds.upperBound >= 5)
      try shop.server.store.trimEvents(of: topic, below: 4)
      var retry = RetryPolicy()
      retry.firstDelay = .milliseconds(1)
      let client = LiveClient(channel: shop.client.channel, retry: retry)
      for first in [0, 900] as [UInt64] {
        var seen: [String] = []
        for try await news in FollowedOrders(client, from: first) {
          switch news {
          case .resumed(let next): seen.append("resumed \(next)")
          case .lost(let next): seen.append("lost \(next)")
          case .update(let update): seen.append("update \(update.offset)")
          case .interrupted(let error): seen.append("\(error)")
          }
          if seen.count == (first == 0 ? 4 : 3) { break }
        }
        let end = bounds.upperBound + 1
        #expect(
          seen
            == (first == 0
              ? ["resumed 0", "lost 4", "resumed 4", "update 4"]
              : ["resumed 900", "lost \(end)", "resumed \(end)"]))
      }
    }
  }

  @Test("all of a stream's drops are shown, the 257th and the 300th too")
  func manyDrops() async throws {
    try await withShop { shop in
      let early = try await shop.client.feed.subscribe(
        SubscribeRequest(stream: shop.stream), options: ServiceDriver.patience)
      var drops: Set<Identifier> = [shop.drop]
      for _ in 1..<300 { drops.insert(try await shop.schedule(capacity: 1).drop) }
      let late = try await shop.client.feed.subscribe(
        SubscribeRequest(stream: shop.stream), options: ServiceDriver.patience)
      for call in [early, late] {
        var shown: Set<Identifier> = []
        for try await event in call.responses {
          if case .availability(let counts) = event { shown.insert(counts.drop) }
          if shown.count == drops.count { break }
        }
        #expect(shown == drops)
        call.cancel()
      }
    }
  }

  @Test("a quiet viewer hears heartbeats, with its place")
  func heartbeats() async throws {
    try await withShop(FeedLimits(heartbeatSeconds: 1)) { shop in
      try await shop.publish(3)
      let call = try await shop.client.feed.subscribe(
        SubscribeRequest(stream: shop.stream, tail: true), options: ServiceDriver.patience)
      var beats = 0
      for try await event in call.responses {
        guard case .heartbeat(let beat) = event else { continue }
        #expect(beat.next == 3)
        beats += 1
        if beats == 2 { break }
      }
      #expect(beats == 2)
      call.cancel()
    }
  }
}
