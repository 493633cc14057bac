import MarkerFeed
import Testing

@Suite struct LimitTests {
  private let start = FeedPosition(epoch: 1, next: 1)

  @Test func ringKeepsItsBytesAndItsCount() throws {
    var shard = FeedShard(
      limits: FeedLimits(ringBytesPerTopic: 4096, ringEntriesPerTopic: 1024))
    try shard.open(stream, durable: start)
    for offset in 1...5000 as ClosedRange<UInt64> {
      shard.publish(entries(offset...offset, padding: Int(offset % 97)))
      #expect(shard.ringBytes <= 4096)
    }
    let kept = shard.window(of: stream)
    let window = try #require(kept)
    #expect(window.next == 5001)
    #expect(window.first > 4900 && window.first < 4990)
    shard.close(stream)
    #expect(shard.ringBytes == 0)
  }

  @Test func allRingsTogetherKeepTheTotal() throws {
    var shard = FeedShard(
      limits: FeedLimits(ringBytesPerTopic: 4096, ringBytesTotal: 10_000))
    for topic in 1...8 as ClosedRange<UInt64> {
      let key = TopicKey(kind: 1, id: topic)
      try shard.open(key, durable: start)
      for offset in 1...200 as ClosedRange<UInt64> {
        var batch = FeedBatch()
        batch.add(.entry(topic: topic, epoch: 1, offset: offset))
        shard.publish(batch)
      }
      #expect(shard.window(of: key)?.next == 201, "whatever is kept, the topic goes on")
    }
    #expect(shard.ringBytes <= 10_000)
    #expect(shard.counters.entriesNotKept > 0)
  }

  @Test func anOversizeEntryComesFromTheStore() throws {
    var shard = FeedShard(limits: FeedLimits(frameBytes: 100))
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(shard.take(id).0 == .idle)
    shard.publish(entries(1...1, padding: 100))
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.catchUp(from: 1, before: 2), []))
    shard.caughtUp(id, next: 2)
    shard.publish(entries(2...2))
    #expect(shard.take(id) == (.idle, received(2...2)))
  }

  @Test func keysSubscribersAndTopicsAreCounted() throws {
    var shard = FeedShard(
      limits: FeedLimits(conflationKeysPerTopic: 2, topics: 1, subscribers: 1))
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(throws: FeedError.tooManySubscribers(limit: 1)) {
      try shard.subscribe(to: stream, from: nil, durable: start, token: 2)
    }
    #expect(throws: FeedError.tooManyTopics(limit: 1)) {
      try shard.open(TopicKey(kind: 1, id: 8), durable: start)
    }
    var batch = FeedBatch()
    for key in 1...3 as ClosedRange<UInt64> { batch.add(.value(topic: 7, key: key, version: key)) }
    shard.publish(batch)
    let newest: [Received] = [
      .value(topic: 7, key: 2, version: 2), .value(topic: 7, key: 3, version: 3),
    ]
    #expect(shard.take(id).1 == newest, "what has not changed for longest makes room")
    #expect(shard.counters.valuesEvicted == 1)
  }

  @Test func keysOfAllTopicsTogetherKeepTheTotal() throws {
    var shard = FeedShard(limits: FeedLimits(conflationKeysTotal: 3))
    var ids: [SubscriberID] = []
    for topic in 1...3 as ClosedRange<UInt64> {
      ids.append(
        try shard.subscribe(
          to: TopicKey(kind: 1, id: topic), from: nil, durable: start, token: topic))
    }
    var batch = FeedBatch()
    for (topic, key) in [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1)] as [(UInt64, UInt64)] {
      batch.add(.value(topic: topic, key: key, version: 1))
    }
    shard.publish(batch)
    #expect(ids.map { shard.take($0).1.count } == [2, 1, 0])
    #expect(shard.counters.valuesEvicted == 1 && shard.counters.valuesRefused == 1)
    shard.unsubscribe(ids[0])
    batch = FeedBatch()
    batch.add(.value(topic: 3, key: 1, version: 2))
    shard.publish(batch)
    #expect(shard.take(ids[2]).1.count == 1, "a topic that is gone has given its keys back")
  }
}
