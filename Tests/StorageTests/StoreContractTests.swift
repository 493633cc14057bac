import Basics
import Storage
import Testing

/// What every store promises, checked against both.
@Suite("The contract of a store")
struct StoreContractTests {
  @Test(arguments: StoreKind.allCases)
  func aNewStoreIsEmpty(_ kind: StoreKind) throws {
    let store = try StoreHarness(kind).open()
    #expect(try store.state() == StoreState())
    #expect(try store.journal(from: 0, maximumBytes: 1000).isEmpty)
    #expect(try store.eventBounds(of: TopicKey(kind: 1, identifier: 1)) == nil)
    #expect(try store.allRows().isEmpty)
    #expect(try store.metadata("name") == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func whatWasAppendedIsThereAfterReopening(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try harness.open()
    try store.append(.sample(1...3), expecting: 0)
    try store.append(.sample(4...4), expecting: 3)
    store.close()
    store = try harness.open()
    let state = try store.state()
    #expect(state.lastSequence == 4)
    #expect(state.durableThrough == 4)
    let page = try store.journal(from: 1, maximumBytes: 1000)
    #expect(page.map(\.lastSequence) == [3, 4])
    #expect(page.map(\.record) == [LogBatch.sample(1...3).record, LogBatch.sample(4...4).record])
    try store.append(.sample(5...9), expecting: 4)
    #expect(try store.state().lastSequence == 9)
  }

  @Test(arguments: StoreKind.allCases)
  func journalReadsBeginAtTheRecordThatContainsTheSequence(_ kind: StoreKind) throws {
    let store = try StoreHarness(kind).open()
    try store.append(.sample(1...10), expecting: 0)
    try store.append(.sample(11...20), expecting: 10)
    try store.append(.sample(21...21), expecting: 20)
    let first = { (sequence: UInt64) in
      try store.journal(from: sequence, maximumBytes: 1).map(\.lastSequence)
    }
    #expect(try first(1) == [10])
    #expect(try first(10) == [10])
    #expect(try first(11) == [20])
    #expect(try first(21) == [21])
    #expect(try first(22) == [])
    #expect(try store.journal(from: 1, maximumBytes: 80).map(\.lastSequence) == [10, 20])
  }

  @Test(arguments: StoreKind.allCases)
  func anAppendThatExpectsAnotherEndIsFenced(_ kind: StoreKind) throws {
    let store = try StoreHarness(kind).open()
    try store.append(.sample(1...2), expecting: 0)
    #expect(throws: StorageError.fenced(expected: 0, found: 2)) {
      try store.append(.sample(1...2), expecting: 0)
    }
    #expect(throws: StorageError.self) { try store.append(.sample(4...4), expecting: 2) }
    #expect(throws: StorageError.self) { try store.append(.sample(0...0), expecting: 2) }
    try store.append(.sample(3...3), expecting: 2)
    #expect(try store.state().lastSequence == 3)
  }

  /// A writer that was taken over from does not find out by the sequence alone: both may go on at the same entry.
  @Test(arguments: StoreKind.allCases)
  func anAppendBehindAnotherRecordOrOfAnEarlierTermIsFenced(_ kind: StoreKind) throws {
    func batch(_ entries: ClosedRange<UInt64>, _ hash: UInt8, term: UInt64) -> LogBatch {
      var batch = LogBatch.sample(entries)
      batch.head = LogHead(sequence: entries.upperBound, hash: [hash], term: term)
      return batch
    }
    let store = try StoreHarness(kind).open()
    try store.append(batch(1...2, 2, term: 1), expecting: LogHead(sequence: 0))
    try store.append(
      batch(3...3, 3, term: 2), expecting: LogHead(sequence: 2, hash: [2], term: 1))
    let end = LogHead(sequence: 3, hash: [3], term: 2)
    #expect(throws: StorageError.fencedByRecord(sequence: 3)) {
      try store.append(
        batch(4...4, 4, term: 2), expecting: LogHead(sequence: 3, hash: [9], term: 2))
    }
    #expect(throws: StorageError.fencedByTerm(expected: 1, found: 2)) {
      try store.append(batch(4...4, 4, term: 1), expecting: end)
    }
    #expect(throws: StorageError.fenced(expected: 2, found: 3)) {
      try store.append(
        batch(3...3, 3, term: 2), expecting: LogHead(sequence: 2, hash: [2], term: 1))
    }
    #expect(try store.state().lastSequence == 3)
    try store.append(batch(4...4, 4, term: 2), expecting: end)
    #expect(try store.state().lastSequence == 4)
  }

  @Test(arguments: StoreKind.allCases)
  func limitsRefuseABatchBeforeItIsWritten(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    harness.limits.maximumRecordBytes = 64
    harness.limits.maximumEventBytes = 8
    harness.limits.maximumEventsPerBatch = 1
    harness.limits.maximumRowKeyBytes = 4
    harness.limits.maximumRowValueBytes = 4
    harness.limits.maximumMetadataBytes = 4
    let store = try harness.open()
    let refused = { (limit: String, body: () throws -> Void) in
      let error = #expect(throws: StorageError.self) { try body() }
      guard case .limitExceeded(limit, _, _)? = error else {
        Issue.record("\(limit): \(String(describing: error))")
        return
      }
    }
    refused("maximumRecordBytes") {
      try store.append(.sample(1...1, recordSize: 65), expecting: 0)
    }
    var batch = LogBatch.sample(1...1)
    batch.append(event: bytes("123456789"), topic: TopicKey(kind: 1, identifier: 1), offset: 0)
    refused("maximumEventBytes") { try store.append(batch, expecting: 0) }
    batch.append(event: [1], topic: TopicKey(kind: 1, identifier: 1), offset: 1)
    refused("maximumEventsPerBatch") { try store.append(batch, expecting: 0) }
    var rows = RowBatch()
    rows.put(table: 1, key: bytes("12345"), value: [])
    let mark = CheckpointMark(appliedSequence: 0, note: [])
    refused("maximumRowKeyBytes") { try store.writeCheckpoint(rows, mark: mark) }
    rows = RowBatch()
    rows.put(table: 1, key: [], value: bytes("12345"))
    refused("maximumRowValueBytes") { try store.writeCheckpoint(rows, mark: mark) }
    refused("maximumMetadataBytes") { try store.setMetadata("x", to: bytes("12345")) }
    rows = RowBatch()
    rows.put(table: RowBatch.reservedTables, key: [], value: [])
    #expect(throws: StorageError.self) { try store.writeCheckpoint(rows, mark: mark) }
    #expect(try store.state() == StoreState())
    try store.append(.sample(1...1), expecting: 0)
  }

  @Test(arguments: StoreKind.allCases)
  func eventsAreReadByTopicFromAnOffset(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try harness.open()
    let one = TopicKey(kind: 1, identifier: 7)
    let two = TopicKey(kind: 1, identifier: 7, epoch: 1)
    for sequence in UInt64(1)...20 {
      var batch = LogBatch.sample(sequence...sequence)
      batch.append(event: bytes("one \(sequence)"), topic: one, offset: sequence - 1)
      if sequence.isMultiple(of: 2) {
        batch.append(event: bytes("two \(sequence)"), topic: two, offset: sequence / 2)
      }
      try store.append(batch, expecting: sequence - 1)
    }
    store.close()
    store = try harness.open()
    let read = { (topic: TopicKey, offset: UInt64, count: Int, size: Int) in
      try store.events(of: topic, from: offset, maximumCount: count, maximumBytes: size)
    }
    #expect(try read(one, 0, 100, 1000).map(\.offset) == Array(0..<20))
    #expect(try read(one, 18, 100, 1000).map(\.bytes) == [bytes("one 19"), bytes("one 20")])
    #expect(try read(one, 5, 3, 1000).map(\.offset) == [5, 6, 7])
    #expect(try read(one, 0, 100, 10).map(\.offset) == [0, 1])
    #expect(try read(one, 0, 100, 0).map(\.offset) == [0])
    #expect(try read(one, 20, 100, 1000).isEmpty)
    #expect(try read(two, 0, 100, 1000).map(\.offset) == Array(1...10))
    #expect(try read(TopicKey(kind: 1, identifier: 8), 0, 100, 1000).isEmpty)
    #expect(try store.eventBounds(of: one) == 0...19)
    #expect(try store.eventBounds(of: two) == 1...10)
    try store.trimEvents(of: one, below: 15)
    #expect(try store.eventBounds(of: one) == 15...19)
    #expect(try read(one, 3, 2, 1000).map(\.offset) == [15, 16])
    #expect(try store.eventBounds(of: two) == 1...10)
    try store.trimEvents(of: one, below: 100)
    #expect(try store.eventBounds(of: one) == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func topicsAreListedInOrderWhileTheyHaveEvents(_ kind: StoreKind) throws {
    let store = try StoreHarness(kind).open()
    #expect(try store.topics(after: nil, maximumCount: 10).isEmpty)
    let topics = [
      TopicKey(kind: 1, identifier: 5, epoch: 1), TopicKey(kind: 1, identifier: 5, epoch: 2),
      TopicKey(kind: 2, identifier: 1), TopicKey(kind: 2, identifier: .max),
      TopicKey(kind: 4, identifier: 0),
    ]
    var batch = LogBatch.sample(1...1)
    for (index, topic) in topics.enumerated().reversed() {
      // More than are removed one by one, at one topic.
      for offset in 0..<UInt64(index == 2 ? 200 : 3) {
        batch.append(event: bytes("event"), topic: topic, offset: offset)
      }
    }
    try store.append(batch, expecting: 0)
    #expect(try store.topics(after: nil, maximumCount: 10) == topics)
    #expect(try store.topics(after: nil, maximumCount: 2) == Array(topics[..<2]))
    #expect(try store.topics(after: topics[1], maximumCount: 2) == Array(topics[2...3]))
    #expect(try store.topics(after: topics[3], maximumCount: 2) == [topics[4]])
    #expect(try store.topics(after: topics[4], maximumCount: 2).isEmpty)
    // Behind one that is not there.
    let absent = TopicKey(kind: 2, identifier: 0)
    #expect(try store.topics(after: absent, maximumCount: 1) == [topics[2]])
    try store.trimEvents(of: topics[2], below: 150)
    #expect(try store.eventBounds(of: topics[2]) == 150...199)
    for topic in topics[...2] { try store.trimEvents(of: topic, below: 1_000) }
    #expect(try store.topics(after: nil, maximumCount: 10) == Array(topics[3...]))
    #expect(try store.eventBounds(of: topics[4]) == 0...2)
  }

  @Test(arguments: StoreKind.allCases)
  func theJournalsSizeFallsFromItsBeginningToItsEnd(_ kind: StoreKind) throws {
    let store = try StoreHarness(kind).open()
    #expect(try store.journalBytes(from: 1) == 0)
    for sequence in UInt64(1)...20 {
      try store.append(.sample(sequence...sequence, recordSize: 1_000), expecting: sequence - 1)
    }
    // Of what is not in a table file yet nothing may be known.
    let sizes = try (UInt64(1)...21).map { try store.journalBytes(from: $0) }
    #expect(sizes == sizes.sorted(by: >))
    #expect(sizes[20] == 0)
    if kind == .memory { #expect(sizes[0] == 20_000 && sizes[19] == 1_000) }
  }

  @Test(arguments: StoreKind.allCases)
  func rowsFollowInTheOrderTheyWereWritten(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try harness.open()
    try store.fill(2)
    var rows = RowBatch()
    rows.put(table: 2, key: bytes("a"), value: bytes("1"))
    rows.put(table: 1, key: bytes("b"), value: bytes("2"))
    rows.put(table: 1, key: bytes("a"), value: bytes("3"))
    rows.put(table: 1, key: bytes("a"), value: bytes("4"))
    try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: 1, note: bytes("n1")))
    rows = RowBatch()
    rows.delete(table: 1, key: bytes("b"))
    rows.delete(table: 9, key: bytes("never there"))
    rows.put(table: 1, key: bytes("aa"), value: [])
    try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: 2, note: bytes("n2")))
    let expected = [
      [[1], bytes("a"), bytes("4")], [[1], bytes("aa"), []], [[2], bytes("a"), bytes("1")],
    ]
    let mark = CheckpointMark(appliedSequence: 2, note: bytes("n2"))
    #expect(try store.allRows() == expected)
    #expect(try store.state().checkpoint == mark)
    try store.flushCheckpoints()
    store.close()
    store = try harness.open()
    #expect(try store.allRows() == expected)
    #expect(try store.state().checkpoint == mark)
  }

  /// Large checkpoints are kept as they came, small ones put together: the last change of a key wins in
  /// whichever it is, and keys that begin alike are compared across them.
  @Test(arguments: StoreKind.allCases)
  func rowsOfManyCheckpointsAreSortedTogether(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    let store = try harness.open()
    defer { withExtendedLifetime(harness) {} }
    try store.fill(9)
    let key = { (number: Int) in bytes("the same beginning \(number % 10)") }
    var expected: [[UInt8]: [UInt8]] = [:]
    for round in 0..<9 {
      var rows = RowBatch()
      for number in [round, round + 3] {
        // Every third round is a small one.
        let value = [UInt8](repeating: UInt8(round), count: round % 3 == 2 ? 3 : 700_000)
        rows.put(table: 1, key: key(number), value: value)
        expected[key(number)] = value
      }
      rows.delete(table: 1, key: key(round + 4))
      expected[key(round + 4)] = nil
      try store.writeCheckpoint(
        rows, mark: CheckpointMark(appliedSequence: UInt64(round + 1), note: []))
    }
    let rows = try store.allRows()
    #expect(rows.map { $0[1] } == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
    for row in rows { #expect(expected[row[1]] == row[2]) }
  }

  @Test(arguments: StoreKind.allCases)
  func aCheckpointCannotRunAheadOfTheJournal(_ kind: StoreKind) throws {
    let store = try StoreHarness(kind).open()
    try store.fill(2)
    #expect(throws: StorageError.self) {
      try store.writeCheckpoint(
        RowBatch(), mark: CheckpointMark(appliedSequence: 3, note: []))
    }
  }

  @Test(arguments: StoreKind.allCases)
  func aTrimmedJournalRemembersWhereItBegins(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try harness.open()
    try store.append(.sample(1...3), expecting: 0)
    try store.append(.sample(4...6), expecting: 3)
    try store.append(.sample(7...9), expecting: 6)
    #expect(throws: StorageError.self) {
      try store.trimJournal(to: TrimMark(firstSequence: 5, note: []))
    }
    #expect(throws: StorageError.self) {
      try store.trimJournal(to: TrimMark(firstSequence: 10, note: []))
    }
    let mark = TrimMark(firstSequence: 7, note: bytes("anchor"))
    try store.trimJournal(to: mark)
    try store.append(.sample(10...10), expecting: 9)
    store.close()
    store = try harness.open()
    #expect(try store.state().trimmed == mark)
    #expect(try store.journal(from: 1, maximumBytes: 1000).map(\.lastSequence) == [9, 10])
  }

  @Test(arguments: StoreKind.allCases)
  func metadataStays(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try harness.open()
    try store.setMetadata("market", to: bytes("berlin"))
    try store.setMetadata("market", to: bytes("hamburg"))
    store.close()
    store = try harness.open()
    #expect(try store.metadata("market") == bytes("hamburg"))
    #expect(try store.metadata("other") == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func oneStoreAtATime(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    let store = try harness.open()
    let error = #expect(throws: StorageError.self) { try harness.open() }
    guard case .inUse? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    store.close()
    store.close()
    #expect(throws: StorageError.closed) { try store.journal(from: 1, maximumBytes: 1) }
    #expect(throws: StorageError.closed) { try store.append(.sample(1...1), expecting: 0) }
    try harness.open().close()
  }

  @Test(arguments: StoreKind.allCases)
  func readersSeeWholeBatchesWhileOneThreadWrites(_ kind: StoreKind) async throws {
    let store = try StoreHarness(kind).open()
    let topic = TopicKey(kind: 3, identifier: 3)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in UInt64(0)..<200 {
          let last = number * 5 + 5
          var batch = LogBatch.sample(last - 4...last)
          for offset in last - 5..<last { batch.append(event: [7], topic: topic, offset: offset) }
          try store.append(batch, expecting: last - 5)
          try store.writeCheckpoint(
            RowBatch(), mark: CheckpointMark(appliedSequence: last, note: []))
        }
      }
      for _ in 0..<2 {
        group.addTask {
          var seen = 0
          while seen < 1000 {
            // Whoever fails ends all: the writer's error would leave the readers waiting for ever.
            try Task.checkCancellation()
            // Both readers may have begun before the writer, which needs a thread to write.
            await Task.yield()
            let events = try store.events(
              of: topic, from: 0, maximumCount: 10_000, maximumBytes: 1 << 20)
            let records = try store.journal(from: 1, maximumBytes: 1 << 20)
            try #require(events.count.isMultiple(of: 5))
            try #require(events.count >= seen && records.count * 5 >= events.count)
            seen = events.count
          }
        }
      }
      while try await group.next() != nil {}
    }
  }

  @Test(arguments: 0..<6)
  func bothStoresAgree(_ round: UInt64) throws {
    let seed = 0xD40_0000 + round
    var random = SplitMix64(seed: seed)
    let harnesses = try StoreKind.allCases.map { try StoreHarness($0) }
    var stores = try harnesses.map { try $0.open() }
    var last: UInt64 = 0
    var offsets: [UInt64] = [0, 0, 0]
    for step in 0..<200 {
      let roll = random.below(100)
      if roll < 60 {
        let end = last + 1 + random.below(5)
        var batch = LogBatch.sample(last + 1...end, recordSize: Int(random.below(300)))
        for _ in 0..<random.below(4) {
          let topic = Int(random.below(3))
          batch.append(
            event: bytes("event \(random.next())"),
            topic: TopicKey(kind: UInt8(topic), identifier: .max), offset: offsets[topic])
          offsets[topic] += 1
        }
        for store in stores { try store.append(batch, expecting: last) }
        last = end
      } else if roll < 85 {
        var rows = RowBatch()
        for _ in 0..<random.below(6) {
          let key = [UInt8(random.below(8)), UInt8(random.below(4)) &* 85]
          let table = UInt8(random.below(3))
          if random.chance(percent: 30) {
            rows.delete(table: table, key: key)
          } else {
            rows.put(table: table, key: key, value: bytes("\(random.next())"))
          }
        }
        let mark = CheckpointMark(appliedSequence: last, note: bytes("\(step)"))
        for store in stores { try store.writeCheckpoint(rows, mark: mark) }
      } else if roll < 92 {
        let topic = Int(random.below(3))
        let offset = random.below(offsets[topic] + 1)
        for store in stores {
          try store.trimEvents(of: TopicKey(kind: UInt8(topic), identifier: .max), below: offset)
        }
      } else {
        for store in stores { store.close() }
        stores = try harnesses.map { try $0.open() }
      }
      try compare(stores[0], stores[1], seed: seed, from: random.below(last + 2))
    }
  }

  private func compare(
    _ left: any Store, _ right: any Store, seed: UInt64, from sequence: UInt64
  ) throws {
    func same<R: Equatable>(_ read: (any Store) throws -> R) throws {
      let (first, second) = (try read(left), try read(right))
      try #require(first == second, "seed \(seed)")
    }
    try same { try $0.state() }
    try same { try $0.topics(after: nil, maximumCount: 2) }
    try same {
      try $0.topics(after: TopicKey(kind: 0, identifier: .max), maximumCount: 9)
    }
    try same { try $0.journal(from: sequence, maximumBytes: 500) }
    try same { try $0.allRows() }
    for kind in UInt8(0)..<3 {
      let topic = TopicKey(kind: kind, identifier: .max)
      try same { try $0.eventBounds(of: topic) }
      try same {
        try $0.events(of: topic, from: sequence / 4, maximumCount: 7, maximumBytes: 90)
      }
    }
  }
}
