import MarkerFeed
import Testing

@Suite struct FeedShardTests {
  private let start = FeedPosition(epoch: 1, next: 1)

  @Test func everySubscriberGetsEveryEntryOnceInOrder() throws {
    var shard = FeedShard()
    let one = try shard.subscribe(to: stream, from: nil, durable: start, token: 10)
    let two = try shard.subscribe(to: stream, from: nil, durable: start, token: 20)
    #expect(shard.take(one) == (.idle, []))
    #expect(shard.take(two) == (.idle, []))
    shard.publish(entries(1...3))
    #expect(shard.woken() == [10, 20])
    #expect(shard.take(one) == (.idle, received(1...3)))
    shard.publish(entries(4...4))
    #expect(shard.woken() == [10], "the second is already awake and has not pulled yet")
    #expect(shard.take(two) == (.idle, received(1...4)))
    #expect(shard.take(one) == (.idle, received(4...4)))
  }

  @Test func budgetCutsBetweenFramesAndAlwaysMakesProgress() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    shard.publish(entries(1...5))
    #expect(shard.take(id, budget: 100) == (.more, received(1...2)), "45 bytes each")
    #expect(shard.take(id, budget: 1) == (.more, received(3...3)))
    #expect(shard.take(id, budget: 90) == (.idle, received(4...5)))
  }

  @Test func resumeContinuesWhereTheClientStopped() throws {
    var shard = FeedShard()
    try shard.open(stream, durable: start)
    shard.publish(entries(1...9))
    let id = try shard.subscribe(
      to: stream, from: FeedPosition(epoch: 1, next: 5),
      durable: FeedPosition(epoch: 1, next: 10), token: 1)
    #expect(shard.take(id) == (.idle, received(5...9)))
  }

  @Test func resumeAheadOfThisLoopPassesOverWhatWasSeenElsewhere() throws {
    var shard = FeedShard()
    try shard.open(stream, durable: start)
    let id = try shard.subscribe(
      to: stream, from: FeedPosition(epoch: 1, next: 3), durable: FeedPosition(epoch: 1, next: 4),
      token: 1)
    #expect(shard.take(id) == (.idle, []))
    shard.publish(entries(1...2))
    _ = shard.woken()
    #expect(shard.take(id) == (.idle, []))
    shard.publish(entries(3...3))
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.idle, received(3...3)))
  }

  @Test func positionsThatAreNotOursGetOneReset() throws {
    var shard = FeedShard()
    try shard.open(stream, durable: FeedPosition(epoch: 2, next: 50), storedFrom: 10)
    let durable = FeedPosition(epoch: 2, next: 50)
    let cases: [(FeedPosition, ResetReason)] = [
      (FeedPosition(epoch: 3, next: 0), .otherEpoch),
      (FeedPosition(epoch: 2, next: 51), .otherEpoch),
      (FeedPosition(epoch: 2, next: 9), .notStored),
    ]
    for (position, reason) in cases {
      let id = try shard.subscribe(to: stream, from: position, durable: durable, token: 1)
      #expect(shard.take(id) == (.reset(reason), []))
      #expect(shard.take(id) == (.waiting, []), "told once")
      shard.reposition(id, to: durable)
      #expect(shard.take(id) == (.idle, []))
      shard.unsubscribe(id)
    }
    #expect(shard.counters.resets == 3)
  }

  @Test func readersOfAnEpochThatIsOverAreServedItsRestFromTheStore() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(shard.take(id) == (.idle, []))
    shard.publish(entries(1...2, epoch: 2))
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.catchUp(from: 1, before: .max), []))
    shard.caughtUp(id, next: 4)
    #expect(shard.take(id) == (.catchUp(from: 4, before: .max), []))
    shard.reposition(id, to: FeedPosition(epoch: 2, next: 1))
    #expect(shard.take(id) == (.idle, received(1...2, epoch: 2)))
    shard.publish(entries(3...3, epoch: 1))
    #expect(shard.counters.duplicates == 1, "an old epoch's entry is late, not new")
  }

  @Test func laggingReaderIsServedFromTheStoreThenFromTheRing() throws {
    var shard = FeedShard(limits: FeedLimits(ringEntriesPerTopic: 8))
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    shard.publish(entries(1...20))
    #expect(shard.take(id) == (.catchUp(from: 1, before: 13), []))
    #expect(shard.take(id) == (.waiting, []))
    shard.caughtUp(id, next: 13)
    #expect(shard.take(id) == (.idle, received(13...20)))
  }

  @Test func storeServesAFewAtATimeAndTheRestInLine() throws {
    var shard = FeedShard(limits: FeedLimits(ringEntriesPerTopic: 8, catchUps: 1))
    let ids = try (0..<3).map {
      try shard.subscribe(to: stream, from: nil, durable: start, token: $0)
    }
    shard.publish(entries(1...20))
    #expect(shard.take(ids[0]).0 == .catchUp(from: 1, before: 13))
    #expect(shard.take(ids[1]).0 == .waiting)
    #expect(shard.take(ids[2]).0 == .waiting)
    shard.unsubscribe(ids[1])
    shard.caughtUp(ids[0], next: 13)
    #expect(shard.woken() == [2])
    #expect(shard.take(ids[2]).0 == .catchUp(from: 1, before: 13))
    shard.unsubscribe(ids[2])
    #expect(shard.take(ids[0]) == (.idle, received(13...20)))
  }

  @Test func howeverFarBehindTheStoreServes() throws {
    var shard = FeedShard(limits: FeedLimits(ringEntriesPerTopic: 8))
    try shard.open(stream, durable: FeedPosition(epoch: 1, next: 10_000_000))
    let id = try shard.subscribe(
      to: stream, from: FeedPosition(epoch: 1, next: 0),
      durable: FeedPosition(epoch: 1, next: 10_000_000), token: 1)
    #expect(shard.take(id) == (.catchUp(from: 0, before: 10_000_000), []))
  }

  @Test func anOpenedTopicTakesWhatIsPublishedBeforeAnybodySaysWhereItStands() throws {
    for (answer, first) in [(3, 3), (5, 3), (6, 3)] as [(UInt64, UInt64)] {
      var shard = FeedShard()
      try shard.open(stream, durable: nil)
      #expect(shard.window(of: stream) == nil)
      shard.publish(entries(3...5))
      let id = try shard.subscribe(
        to: stream, from: FeedPosition(epoch: 1, next: answer),
        durable: FeedPosition(epoch: 1, next: answer), token: 1)
      shard.close(stream)
      #expect(shard.window(of: stream)?.first == first)
      let expected = answer > 5 ? [] : received(answer...5)
      #expect(shard.take(id) == (.idle, expected), "the log said \(answer)")
    }
  }

  @Test func anOpenedTopicBeginsWhereTheLogStands() throws {
    var shard = FeedShard()
    try shard.open(stream, durable: nil)
    try shard.open(stream, durable: nil)
    let durable = FeedPosition(epoch: 4, next: 9)
    let id = try shard.subscribe(to: stream, from: nil, durable: durable, token: 1)
    #expect(shard.position(of: id) == durable)
    shard.unsubscribe(id)
    shard.close(stream)
    #expect(shard.topicCount == 1, "opened twice, closed once")
    shard.close(stream)
    #expect(shard.topicCount == 0)
  }

  @Test func aValueThatComesLateByAnotherWayIsPassedOver() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    for version in [5, 3, 5] as [UInt64] {
      var batch = FeedBatch()
      batch.add(.value(topic: 7, key: 1, version: version))
      shard.publish(batch)
    }
    #expect(shard.take(id) == (.idle, [.value(topic: 7, key: 1, version: 5)]))
    #expect(shard.counters.valuesOutdated == 2)
    #expect(shard.woken() == [])
  }

  @Test func subscribersOfAnEndedTopicGetTheRestAndTheEnd() throws {
    var shard = FeedShard()
    let durable = FeedPosition(epoch: 1, next: 4)
    let id = try shard.subscribe(
      to: stream, from: durable, durable: durable, isEnded: true, token: 1)
    #expect(shard.take(id) == (.finished, []))
    #expect(shard.window(of: stream)?.isEnded == true)
    let again = try shard.subscribe(
      to: stream, from: nil, durable: FeedPosition(epoch: 2, next: 0), token: 2)
    #expect(shard.take(again) == (.idle, []), "opened again since")
  }

  /// The end of a topic is an entry, its last one; what it has of conflated values comes before.
  @Test func valuesComeBeforeTheEndAndNotAfterIt() throws {
    for isCatchingUp in [false, true] {
      var shard = FeedShard()
      let durable = FeedPosition(epoch: 1, next: 3)
      let before = try shard.subscribe(to: stream, from: durable, durable: durable, token: 1)
      if isCatchingUp { shard.unsubscribe(before) }
      var batch = FeedBatch()
      batch.add(.value(topic: 7, key: 1, version: 1))
      if !isCatchingUp { batch.add(.entry(topic: 7, epoch: 1, offset: 3)) }
      batch.end(stream, at: FeedPosition(epoch: 1, next: 4))
      let id: SubscriberID
      if isCatchingUp {
        let end = FeedPosition(epoch: 1, next: 4)
        id = try shard.subscribe(to: stream, from: durable, durable: end, isEnded: true, token: 2)
        shard.publish(batch)
        #expect(
          shard.take(id)
            == (.catchUp(from: 3, before: 4), [.value(topic: 7, key: 1, version: 1)]))
        var later = FeedBatch()
        later.add(.value(topic: 7, key: 1, version: 2))
        shard.publish(later)
        shard.caughtUp(id, next: 4)
        #expect(shard.take(id) == (.finished, []), "the end was handed over")
      } else {
        shard.publish(batch)
        #expect(
          shard.take(before)
            == (.finished, [.value(topic: 7, key: 1, version: 1)] + received(3...3)))
      }
      // Whoever comes when all is over still sees what there is.
      let late = try shard.subscribe(
        to: stream, from: nil, durable: FeedPosition(epoch: 1, next: 4), isEnded: true, token: 3)
      #expect(shard.take(late).0 == .finished)
      #expect(shard.take(late).1.isEmpty)
    }
  }

  @Test func aHoleInWhatReachesThisLoopIsReadFromTheStore() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(
      to: stream, from: nil, filter: FeedFilter(tags: 1), durable: start, token: 1)
    #expect(shard.take(id).0 == .idle)
    shard.publish(entries(6...7))
    #expect(shard.woken() == [1], "what is missing may match, whatever the newest one is")
    #expect(shard.take(id) == (.catchUp(from: 1, before: 6), []))
  }

  @Test func onlyTheNewestValueOfAKeyAndAfterTheEntries() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(shard.take(id).0 == .idle)
    for round in 1...100 as ClosedRange<UInt64> {
      var batch = FeedBatch()
      batch.add(.value(topic: 7, key: round % 3, version: round))
      batch.add(.entry(topic: 7, epoch: 1, offset: round))
      shard.publish(batch)
    }
    #expect(shard.woken() == [1], "woken once, however much came")
    let (result, got) = shard.take(id)
    #expect(result == .idle)
    let values: [Received] = [
      .value(topic: 7, key: 2, version: 98), .value(topic: 7, key: 0, version: 99),
      .value(topic: 7, key: 1, version: 100),
    ]
    #expect(got == received(1...100) + values)
    let late = try shard.subscribe(
      to: stream, from: nil, durable: FeedPosition(epoch: 1, next: 101), token: 2)
    #expect(shard.take(late) == (.idle, values), "a newcomer learns the present state")
    var over = FeedBatch()
    over.withdraw(key: 0, from: stream)
    shard.publish(over)
    let later = try shard.subscribe(
      to: stream, from: nil, durable: FeedPosition(epoch: 1, next: 101), token: 3)
    #expect(shard.take(later, budget: 1) == (.more, [values[0]]))
    #expect(shard.take(later, budget: 1) == (.idle, [values[2]]))
  }

  @Test func endIsToldAfterTheLastEntry() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    #expect(shard.take(id).0 == .idle)
    var batch = entries(1...1)
    batch.end(stream, at: FeedPosition(epoch: 1, next: 2))
    shard.publish(batch)
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.finished, received(1...1)))
  }

  @Test func anEndOfAnotherPlaceEndsNothing() throws {
    var shard = FeedShard()
    let id = try shard.subscribe(
      to: stream, from: nil, durable: FeedPosition(epoch: 2, next: 1), token: 1)
    #expect(shard.take(id) == (.idle, []))
    for (epoch, next) in [(UInt64(1), UInt64(1)), (2, 0), (2, 2), (3, 1)] {
      var batch = FeedBatch()
      batch.end(stream, at: FeedPosition(epoch: epoch, next: next))
      shard.publish(batch)
      #expect(shard.woken().isEmpty, "\(epoch) \(next)")
    }
    shard.publish(entries(1...1, epoch: 2))
    #expect(shard.woken() == [1])
    #expect(shard.take(id) == (.idle, received(1...1, epoch: 2)))
    #expect(shard.window(of: stream)?.isEnded == false)
  }

  @Test func aLateCallWithAnOldIdFindsNobody() throws {
    var shard = FeedShard()
    let old = try shard.subscribe(to: stream, from: nil, durable: start, token: 1)
    shard.unsubscribe(old)
    #expect(shard.topicCount == 0)
    let new = try shard.subscribe(to: stream, from: nil, durable: start, token: 2)
    #expect(shard.take(old).0 == .gone)
    shard.unsubscribe(old)
    shard.caughtUp(old, next: 9)
    shard.reposition(old, to: start)
    #expect(shard.position(of: old) == nil)
    #expect(shard.position(of: new) == start)
    #expect(shard.subscriberCount == 1)
  }
}
