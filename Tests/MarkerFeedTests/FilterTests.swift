import MarkerFeed
import Testing

@Suite struct FilterTests {
  private let start = FeedPosition(epoch: 1, next: 1)

  @Test(arguments: [
    (FeedFilter.everything, EntryAttributes(markets: 1, segments: 2, tags: 4), true),
    (FeedFilter(markets: 1), EntryAttributes(), true),
    (FeedFilter(markets: 1), EntryAttributes(markets: 3), true),
    (FeedFilter(markets: 1), EntryAttributes(markets: 2), false),
    (FeedFilter(segments: 2), EntryAttributes(segments: 4), false),
    (FeedFilter(segments: 2), EntryAttributes(markets: 8), true),
    (FeedFilter(tags: 1), EntryAttributes(), false),
    (FeedFilter(tags: 5), EntryAttributes(tags: 4), true),
    (FeedFilter(markets: 1, tags: 1), EntryAttributes(markets: 2, tags: 1), false),
  ])
  func matching(filter: FeedFilter, entry: EntryAttributes, expected: Bool) {
    #expect(filter.matches(entry) == expected)
  }

  @Test func aFilteredViewerSleepsThroughTheRestAndMovesPastIt() throws {
    var shard = FeedShard(limits: FeedLimits(ringEntriesPerTopic: 8))
    let filter = FeedFilter(tags: 1)
    let id = try shard.subscribe(
      to: stream, from: nil, filter: filter, durable: start, token: 1)
    #expect(shard.take(id).0 == .idle)
    shard.publish(entries(1...100))
    #expect(shard.woken() == [], "nothing for it")
    #expect(shard.position(of: id)?.next == 101)
    var batch = FeedBatch()
    batch.add(.entry(topic: 7, epoch: 1, offset: 101))
    batch.add(.entry(topic: 7, epoch: 1, offset: 102), attributes: EntryAttributes(tags: 3))
    batch.add(.entry(topic: 7, epoch: 1, offset: 103))
    shard.publish(batch)
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.idle, received(102...102)), "no catch-up for what does not match")
    #expect(shard.counters.catchUps == 0)
    #expect(shard.position(of: id)?.next == 104)
  }

  @Test func valuesAreFilteredToo() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(
      to: stream, from: nil, filter: FeedFilter(markets: 2), durable: start, token: 1)
    #expect(shard.take(id).0 == .idle)
    var batch = FeedBatch()
    batch.add(.value(topic: 7, key: 1, version: 1), attributes: EntryAttributes(markets: 1))
    shard.publish(batch)
    #expect(shard.woken() == [])
    batch = FeedBatch()
    batch.add(.value(topic: 7, key: 2, version: 2), attributes: EntryAttributes(markets: 2))
    shard.publish(batch)
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.idle, [.value(topic: 7, key: 2, version: 2)]))
  }

  @Test func moreFiltersThanGroupsStillFilter() throws {
    var shard = FeedShard(limits: FeedLimits(filterGroupsPerTopic: 2))
    let ids = try (0..<5).map { bit in
      try shard.subscribe(
        to: stream, from: nil, filter: FeedFilter(tags: 1 << UInt32(bit)), durable: start,
        token: UInt64(bit))
    }
    for id in ids { #expect(shard.take(id).0 == .idle) }
    var batch = FeedBatch()
    for bit in 0..<5 as Range<UInt64> {
      batch.add(
        .entry(topic: 7, epoch: 1, offset: bit + 1),
        attributes: EntryAttributes(tags: 1 << UInt32(bit)))
    }
    shard.publish(batch)
    #expect(Set(shard.woken()) == [0, 1, 2, 3, 4])
    for (bit, id) in ids.enumerated() {
      let offset = UInt64(bit) + 1
      #expect(shard.take(id) == (.idle, received(offset...offset)))
    }
  }

  @Test func namesGetBitsUntilThereAreNone() {
    var directory = AttributeDirectory()
    for name in 0..<32 { #expect(directory.intern("m\(name)") == 1 << UInt32(name)) }
    #expect(directory.intern("m3") == 8)
    #expect(directory.intern("one too many") == nil)
    #expect(directory.bit("m31") == 1 << 31)
  }
}
