import Storage
import Testing

/// Cutting the journal off behind an entry, checked against both stores.
@Suite("Cutting a journal")
struct JournalCutTests {
  private static let topic = TopicKey(kind: 1, identifier: 7)
  private static let other = TopicKey(kind: 1, identifier: 8)

  /// Three records, 1...3, 4...6 and 7...9, with an event for each entry, and rows of entry 3.
  private func filled(_ harness: StoreHarness) throws -> any Store {
    let store = try harness.open()
    for first in [1, 4, 7] as [UInt64] {
      var batch = LogBatch.sample(first...first + 2)
      for sequence in first...first + 2 {
        batch.append(event: bytes("event \(sequence)"), topic: Self.topic, offset: sequence)
      }
      if first == 7 { batch.append(event: bytes("first"), topic: Self.other, offset: 0) }
      try store.append(batch, expecting: first - 1)
    }
    var rows = RowBatch()
    rows.put(table: 1, key: [1], value: [1])
    try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: 3, note: [3]))
    try store.flushCheckpoints()
    return store
  }

  private func events(_ store: any Store, _ topic: TopicKey) throws -> [UInt64] {
    try store.events(of: topic, from: 0, maximumCount: 100, maximumBytes: 1 << 20).map(\.offset)
  }

  @Test(
    "what follows goes, with its events; the log goes on from there", arguments: StoreKind.allCases)
  func betweenRecords(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try filled(harness)
    try store.cutJournal(
      JournalCut(
        lastSequence: 6,
        events: [.init(topic: Self.topic, offset: 7), .init(topic: Self.other, offset: 0)]))
    for _ in 1...2 {
      let state = try store.state()
      #expect(state.lastSequence == 6 && state.durableThrough == 6)
      #expect(state.checkpoint?.appliedSequence == 3)
      #expect(try store.journal(from: 1, maximumBytes: 1 << 20).map(\.lastSequence) == [3, 6])
      #expect(try events(store, Self.topic) == [1, 2, 3, 4, 5, 6])
      #expect(try events(store, Self.other) == [])
      #expect(try store.eventBounds(of: Self.other) == nil)
      store.close()
      store = try harness.open()
    }
    try store.append(.sample(7...7), expecting: 6)
    #expect(try store.state().lastSequence == 7)
  }

  @Test("a record that goes on is replaced", arguments: StoreKind.allCases)
  func withinARecord(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try filled(harness)
    try store.cutJournal(
      JournalCut(
        lastSequence: 5, record: bytes("cut"), events: [.init(topic: Self.topic, offset: 6)]))
    store.close()
    store = try harness.open()
    #expect(try store.state().lastSequence == 5)
    let page = try store.journal(from: 4, maximumBytes: 1 << 20)
    #expect(page == [JournalEntry(lastSequence: 5, record: bytes("cut"))])
    #expect(try events(store, Self.topic) == [1, 2, 3, 4, 5])
    try store.append(.sample(6...8), expecting: 5)
  }

  @Test("what cannot be cut is refused, and nothing changes", arguments: StoreKind.allCases)
  func refused(_ kind: StoreKind) throws {
    let store = try filled(try StoreHarness(kind))
    let cuts = [
      // No entry of the journal.
      JournalCut(lastSequence: 0), JournalCut(lastSequence: 10),
      // Rows are ahead.
      JournalCut(lastSequence: 2, record: bytes("cut")),
      // No record ends there, or one does and another is given.
      JournalCut(lastSequence: 5), JournalCut(lastSequence: 6, record: bytes("cut")),
    ]
    for cut in cuts {
      let error = #expect(throws: StorageError.self, "\(cut)") { try store.cutJournal(cut) }
      guard case .misuse? = error else {
        Issue.record("\(cut): \(String(describing: error))")
        continue
      }
    }
    #expect(try store.state().lastSequence == 9)
    #expect(try store.journal(from: 1, maximumBytes: 1 << 20).count == 3)
    // At its end there is nothing to cut.
    try store.cutJournal(JournalCut(lastSequence: 9))
    #expect(try events(store, Self.topic).count == 9)
  }
}
