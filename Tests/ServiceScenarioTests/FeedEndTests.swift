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

@Suite("What a viewer is told first and last", .timeLimit(.minutes(5)))
struct FeedEndTests {
  private func withShop(_ body: (inout Shop) async throws -> Void) async throws {
    try await Shop.with(
      try await LiveServer(feedLimits: FeedLimits(ringBytesPerTopic: 1 << 9)), body)
  }

  /// One word an event, counts too; until the server ends the stream, or until `count` words.
  private func words(
    _ shop: Shop, _ request: SubscribeRequest, count: Int = .max
  ) async throws -> [String] {
    let call = try await shop.client.feed.subscribe(request, options: ServiceDriver.patience)
    defer { call.cancel() }
    var words: [String] = []
    for try await event in call.responses {
      switch event {
      case .reset(let reset):
        words.append("reset \(reset.epoch) \(reset.next)\(reset.lost ? " lost" : "")")
      case .marker(let marker): words.append("marker \(marker.epoch) \(marker.offset)")
      case .ended(let end): words.append("ended \(end.epoch) \(end.offset)")
      case .availability: words.append("counts")
      default: break
      }
      if words.count == count { break }
    }
    return words
  }

  private func trim(_ shop: Shop, epoch: UInt32, below offset: UInt64) throws {
    let topic = DropEngine.Topic.stream(StreamID(rawValue: shop.stream.rawValue))
    let stored = Storage.TopicKey(topic, epoch: epoch)
    let key = try #require(stored)
    try shop.server.store.trimEvents(of: key, below: offset)
  }

  @Test("the end of a stream comes last, after the counts, wherever a viewer begins")
  func endIsLast() async throws {
    try await withShop { shop in
      // Beside a viewer the topic is open on the loop, with entries in its ring.
      for isBeside in [false, true] {
        if isBeside { _ = try await shop.open(shop.stream) }
        let beside = try await shop.client.feed.subscribe(
          SubscribeRequest(stream: shop.stream, tail: true))
        var events = beside.responses.makeAsyncIterator()
        if isBeside { _ = try await events.next() } else { beside.cancel() }
        try await shop.publish(3)
        try await shop.close()
        for next in UInt64(0)...4 {
          let told = try await words(shop, SubscribeRequest(stream: shop.stream, next: next))
          #expect(told.last?.hasPrefix("ended") == true, "from \(next): \(told)")
          #expect(told.contains("counts"), "from \(next): \(told)")
        }
        let tail = try await words(shop, SubscribeRequest(stream: shop.stream, tail: true))
        #expect(tail.last?.hasPrefix("ended") == true, "\(tail)")
        beside.cancel()
      }
    }
  }

  @Test("a position of an epoch that is over gets one reset, which is right")
  func epochThatIsOver() async throws {
    try await withShop { shop in
      try await shop.publish(6)
      try await shop.close()
      _ = try await shop.open(shop.stream)
      try await shop.publish(2)
      func told(_ next: UInt64, _ count: Int) async throws -> [String] {
        try await words(
          shop, SubscribeRequest(stream: shop.stream, epoch: 1, next: next), count: count)
      }
      #expect(try await told(5, .max) == ["reset 1 5", "marker 1 5", "ended 1 6"])
      // From the end on, the next epoch: nothing of it is lost.
      let present = ["marker 2 0", "marker 2 1"]
      #expect(try await told(7, 3) == ["reset 2 0"] + present)
      // Behind the end: of another log.
      for next in [8, 500, UInt64.max] {
        #expect(try await told(next, 3) == ["reset 2 0 lost"] + present, "\(next)")
      }
      try trim(shop, epoch: 1, below: 4)
      #expect(
        try await told(2, .max) == ["reset 1 4 lost", "marker 1 4", "marker 1 5", "ended 1 6"])
      #expect(try await told(4, 1) == ["reset 1 4"])
      try trim(shop, epoch: 1, below: 7)
      #expect(try await told(2, 3) == ["reset 2 0 lost"] + present)
      // What the present epoch lacks is lost as well.
      try trim(shop, epoch: 2, below: 1)
      #expect(try await told(2, 2) == ["reset 2 1 lost", "marker 2 1"])
    }
  }

  @Test("what was trimmed behind the ring of an open topic: one reset, which is right")
  func trimmedBesideAViewer() async throws {
    try await withShop { shop in
      let beside = try await shop.client.feed.subscribe(
        SubscribeRequest(stream: shop.stream, tail: true))
      var events = beside.responses.makeAsyncIterator()
      _ = try await events.next()
      try await shop.publish(40)
      try trim(shop, epoch: 1, below: 9)
      for next in [0, 3, UInt64(8)] {
        #expect(
          try await words(shop, SubscribeRequest(stream: shop.stream, next: next), count: 2)
            .filter { $0 != "counts" } == ["reset 1 9 lost", "marker 1 9"], "\(next)")
      }
      beside.cancel()
    }
  }
}
