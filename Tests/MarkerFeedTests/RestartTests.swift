import MarkerFeed
import Testing

/// A topic goes on elsewhere, because the log that its publisher follows has said so.
@Suite struct RestartTests {
  private let start = FeedPosition(epoch: 1, next: 1)

  private func restart(_ position: FeedPosition, storedFrom: UInt64) -> FeedBatch {
    var batch = FeedBatch()
    batch.restart(stream, at: position, storedFrom: storedFrom)
    return batch
  }

  @Test func theSamePositionIsNoNews() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(shard.take(id) == (.idle, []))
    shard.publish(restart(start, storedFrom: 1))
    #expect(shard.woken().isEmpty)
    #expect(shard.take(id) == (.idle, []))
  }

  @Test func entriesThatAreGoneAreSaidToBeGone() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(shard.take(id) == (.idle, []))
    shard.publish(restart(FeedPosition(epoch: 1, next: 9), storedFrom: 9))
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.reset(.notStored), []))
    shard.reposition(id, to: FeedPosition(epoch: 1, next: 9))
    shard.publish(entries(9...10))
    #expect(shard.take(id) == (.idle, received(9...10)))
  }

  @Test func entriesThatAreStoredAreReadFromThere() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    shard.publish(restart(FeedPosition(epoch: 1, next: 9), storedFrom: 0))
    #expect(shard.take(id) == (.catchUp(from: 1, before: 9), []))
    shard.caughtUp(id, next: 9)
    #expect(shard.take(id) == (.idle, []))
  }

  @Test func aLaterEpochLeavesTheOldOneToTheStore() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(shard.take(id) == (.idle, []))
    shard.publish(restart(FeedPosition(epoch: 2, next: 4), storedFrom: 4))
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.catchUp(from: 1, before: .max), []))
    #expect(shard.window(of: stream)?.storedFrom == 4)
  }

  /// Whoever is idle, awake, reads from the store, stands in line for that, or has seen more: all of them.
  @Test func anEarlierPositionIsAnotherLogForEverybody() throws {
    var limits = FeedLimits()
    limits.catchUps = 1
    var shard = FeedShard(limits: limits)
    let durable = FeedPosition(epoch: 3, next: 50)
    func subscribe(_ next: UInt64?, _ token: UInt64) throws -> SubscriberID {
      try shard.subscribe(
        to: stream, from: next.map { FeedPosition(epoch: 3, next: $0) }, durable: durable,
        token: token)
    }
    let idle = try subscribe(nil, 1)
    let awake = try subscribe(nil, 2)
    let reading = try subscribe(10, 3)
    let inLine = try subscribe(11, 4)
    #expect(shard.take(idle) == (.idle, []))
    #expect(shard.take(reading) == (.catchUp(from: 10, before: 50), []))
    #expect(shard.take(inLine) == (.waiting, []))
    var counts = FeedBatch()
    counts.add(.value(topic: 7, key: 7, version: 900))
    shard.publish(counts)
    shard.publish(restart(FeedPosition(epoch: 3, next: 20), storedFrom: 20))
    let roused = shard.woken()
    #expect(roused == [1])
    for id in [idle, awake] { #expect(shard.take(id) == (.reset(.otherEpoch), [])) }
    #expect(shard.take(reading) == (.waiting, []))
    shard.caughtUp(reading, next: 30)
    #expect(shard.woken() == [4])
    for id in [reading, inLine] { #expect(shard.take(id) == (.reset(.otherEpoch), [])) }
    // Counts of the other log are no measure of these.
    var older = FeedBatch()
    older.add(.value(topic: 7, key: 7, version: 2))
    shard.publish(older)
    let now = FeedPosition(epoch: 3, next: 20)
    for id in [idle, awake, reading, inLine] {
      shard.reposition(id, to: now)
      #expect(shard.take(id) == (.idle, [.value(topic: 7, key: 7, version: 2)]))
    }
    shard.publish(entries(20...21, epoch: 3))
    let tokens = shard.woken().sorted()
    #expect(tokens == [1, 2, 3, 4])
    for id in [idle, awake, reading, inLine] {
      #expect(shard.take(id) == (.idle, received(20...21, epoch: 3)))
    }
  }

  @Test func anEndDoesNotOutliveItsLog() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(
      to: stream, from: nil, durable: FeedPosition(epoch: 2, next: 5), isEnded: true, token: 1)
    shard.publish(restart(FeedPosition(epoch: 1, next: 0), storedFrom: 0))
    #expect(shard.take(id) == (.reset(.otherEpoch), []))
    shard.reposition(id, to: FeedPosition(epoch: 1, next: 0))
    #expect(shard.take(id) == (.idle, []))
  }

  /// Of a log that there is not any more nothing stays, and a topic of its name may begin before where it ended.
  @Test func aDisplacedTopicBeginsAnew() throws {
    var shard = FeedShard()
    try shard.open(stream, durable: FeedPosition(epoch: 3, next: 8))
    shard.publish(entries(8...9, epoch: 3))
    let old = try shard.subscribe(
      to: stream, from: nil, durable: FeedPosition(epoch: 3, next: 10), token: 1)
    #expect(shard.take(old) == (.idle, []))
    var batch = FeedBatch()
    batch.displace(stream)
    shard.publish(batch)
    #expect(shard.window(of: stream) == nil, "the log has to be asked")
    #expect(shard.woken() == [1])
    #expect(shard.take(old) == (.reset(.otherEpoch), []))
    let new = try shard.subscribe(
      to: stream, from: nil, durable: FeedPosition(epoch: 1, next: 2), token: 2)
    #expect(shard.window(of: stream)?.next == 2 && shard.window(of: stream)?.epoch == 1)
    shard.publish(entries(2...3))
    #expect(shard.take(new) == (.idle, received(2...3)))
    shard.reposition(old, to: FeedPosition(epoch: 1, next: 2))
    #expect(shard.take(old) == (.idle, received(2...3)))
  }
}
