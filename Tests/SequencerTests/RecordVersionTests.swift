import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// What came to records with their second version: the term of the writer, and what the stored events digest to.
@Suite("Terms, and what events digest to")
struct RecordVersionTests {
  /// A log of `records` records, each of an announcement and a reserve, without a checkpoint.
  private func disk(records: UInt64 = 6) throws -> InMemoryDisk {
    let disk = InMemoryDisk()
    let store = try disk.open()
    let recovered = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    var core = SequencerCore(recovered: recovered, limits: SequencerLimits(), note: nil, faults: [])
    var stage = CommitStage<ToyMachine>(store: store, lastSequence: 0, head: .zero, faults: [])
    for record in 0..<records {
      var queues = toyQueues([
        .reserve(key: record, pool: 1), .announce(pool: 2, text: "record \(record)"),
        .announce(pool: 3, text: "more of \(record)"),
      ])
      let batch = core.execute(
        &queues, nowMicroseconds: Int64(record + 1) * 1_000, canCheckpoint: false)
      try stage.perform(.write, of: #require(batch), sinks: [], events: IgnoredEvents())
    }
    store.close()
    return disk
  }

  private func headers(_ disk: InMemoryDisk) throws -> [JournalRecord.Header] {
    try (0..<disk.recordCount).map { try JournalRecord(disk.record(at: $0), position: 0).header }
  }

  /// Changes records from one on, and chains all that follow anew, as a forger would.
  private func rewrite(
    _ disk: InMemoryDisk, from first: Int = 0, _ change: (Int, inout [UInt8]) -> Void
  ) throws {
    for index in first..<disk.recordCount {
      let previous =
        index == 0 ? nil : try JournalRecord(disk.record(at: index - 1), position: 0).header.hash
      var bytes = disk.record(at: index)
      change(index, &bytes)
      disk.replaceRecord(at: index, with: bytes.resealed(after: previous))
    }
  }

  private func recover(
    _ disk: InMemoryDisk, _ machine: ToyMachine = ToyMachine()
  ) throws -> RecoveryReport {
    let store = try disk.open()
    defer { store.close() }
    return try Recovery.recover(machine, from: store, limits: SequencerLimits()).report
  }

  private func error(_ body: () throws -> Void) -> SequencerError? {
    do {
      try body()
      return nil
    } catch {
      return error as? SequencerError
    }
  }

  @Test("every record tells its term and what its events digest to")
  func told() throws {
    let headers = try headers(try disk())
    #expect(headers.allSatisfy { $0.version == 2 && $0.term == 1 && $0.events != nil })
    #expect(Set(headers.map(\.events)).count == headers.count)
  }

  @Test("a machine that comes to the same outcomes and to other events is found, the record named")
  func otherEvents() throws {
    let disk = try disk()
    var other = ToyMachine()
    other.tellsOtherwise = true
    let first = SequencerError.divergedEvents(entries: 1...3)
    #expect(error { _ = try recover(disk, other) } == first)
    let store = try disk.open()
    var replayed = other
    #expect(
      error { _ = try JournalReader.replay(store: store, into: &replayed) } == first)
    for target in [2, 3, 4, 18] as [UInt64] {
      #expect(error { _ = try JournalRewind.rewind(store, to: target) { other } } == first)
    }
    let found = StoreVerification(of: store) { other }
    #expect(found.violations.count == 2, "\(found.violations)")
    #expect(found.violations.allSatisfy { $0.contains("record at entry 1 came to other events") })
    #expect(StoreVerification(of: store) { ToyMachine() }.violations == [])
  }

  @Test("a digest that somebody changed, with every hash right, is named by its record")
  func forgedDigest() throws {
    let disk = try disk()
    try rewrite(disk, from: 3) { index, bytes in
      if index == 3 { bytes[JournalRecord.eventsOffset] ^= 1 }
    }
    #expect(error { _ = try recover(disk) } == .divergedEvents(entries: 10...12))
    // Where the form of events is another one nobody can tell; outcomes are compared all the same.
    try rewrite(disk, from: 3) { index, bytes in
      if index == 3 { bytes[JournalRecord.eventFormOffset] = 2 }
    }
    #expect(try recover(disk).entries == 18)
    var machine = ToyMachine()
    let summary = try JournalReader.replay(store: try disk.open(), into: &machine)
    #expect(summary.records == 6 && summary.recordsOfSameEvents == 5)
  }

  @Test("records of version 1, those of version 2 behind them: read, started on, gone on with")
  func mixed() throws {
    for old in 0...6 {
      let disk = try disk()
      try rewrite(disk) { index, bytes in if index < old { bytes = bytes.asVersion1() } }
      #expect(try headers(disk).map(\.version) == (0..<6).map { $0 < old ? 1 : 2 })
      let store = try disk.open()
      let sequencer = try LogSequencer(
        store: store, machine: ToyMachine(), clock: ManualClock(startMicroseconds: 50_000))
      #expect(sequencer.recovery.entries == 18)
      _ = sequencer.submit(.announce(pool: 9, text: "on"), token: 0, sink: .none)
      sequencer.stop()
      let found = StoreVerification(of: store) { ToyMachine() }
      #expect(found.violations == [], "\(old)")
      #expect(found.journal?.recordsOfSameEvents == UInt64(7 - old))
      #expect(found.journal?.term == 1)
      store.close()
      #expect(try headers(disk)[6].version == 2)
    }
  }

  @Test("taken back to any entry of it: what is left tells of its own events")
  func cut() throws {
    for old in [0, 2, 6] {
      for target in 1...18 as ClosedRange<UInt64> {
        let disk = try disk()
        try rewrite(disk) { index, bytes in if index < old { bytes = bytes.asVersion1() } }
        let store = try disk.open()
        _ = try JournalRewind.rewind(store, to: target) { ToyMachine() }
        // Everything once more, the cut record among it.
        var machine = ToyMachine()
        let summary = try JournalReader.replay(store: store, into: &machine)
        #expect(summary.lastSequence == target)
        let records = Int(target + 2) / 3
        #expect(summary.recordsOfSameEvents == UInt64(max(0, records - old)), "\(old), \(target)")
        let isOld = records <= old
        #expect(try headers(disk).last?.term == (isOld ? 0 : 1))
        let mark = try #require(try store.state().checkpoint)
        #expect(try CheckpointNote(mark.note).term == (isOld ? 0 : 1))
        store.close()
      }
    }
  }

  @Test("a start that takes over writes in a higher term, another one in that of before")
  func takeOver() throws {
    let disk = try disk()
    for (takesOver, term) in [(false, 1), (true, 2), (false, 2), (true, 3)] as [(Bool, UInt64)] {
      let store = try disk.open()
      let recovered = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
      var stage = CommitStage<ToyMachine>(
        store: store, lastSequence: recovered.lastSequence, head: recovered.head,
        lastTerm: recovered.term, takesOver: takesOver, faults: [])
      var core = SequencerCore(
        recovered: recovered, limits: SequencerLimits(), note: nil, faults: [])
      var queues = toyQueues([.announce(pool: 1, text: "term \(term)")])
      let batch = try #require(
        core.execute(&queues, nowMicroseconds: 900_000, canCheckpoint: true))
      try stage.perform(.write, of: batch, sinks: [], events: IgnoredEvents())
      #expect(try headers(disk).last?.term == term)
      if let write = stage.checkpointWrite(for: batch) {
        try store.writeCheckpoint(write.rows, mark: write.mark)
        try store.flushCheckpoints()
        #expect(try CheckpointNote(write.mark.note).term == term)
      }
      store.close()
    }
  }

  @Test("a record of a lower term than the one before is refused, and named")
  func lowerTerm() throws {
    let disk = try disk()
    try rewrite(disk, from: 2) { index, bytes in bytes[108] = index == 4 ? 3 : 5 }
    let fault = SequencerError.journal(
      JournalFault(sequence: 13, kind: .termWentBack(from: 5, to: 3)))
    #expect(error { _ = try recover(disk) } == fault)
    let store = try disk.open()
    #expect(error { _ = try JournalReader<ToyMachine>.verify(store: store) } == fault)
    store.close()
    var stream = JournalStream<ToyMachine>()
    for index in 0..<4 { _ = try stream.accept(disk.record(at: index)) }
    #expect(stream.term == 5)
    #expect(throws: JournalFault(sequence: 13, kind: .termWentBack(from: 5, to: 3))) {
      _ = try stream.accept(disk.record(at: 4))
    }
    // One that has none is of a build from before there were any: it cannot have followed.
    try rewrite(disk, from: 4) { index, bytes in if index == 4 { bytes = bytes.asVersion1() } }
    #expect(
      error { _ = try recover(disk) }
        == .journal(JournalFault(sequence: 13, kind: .termWentBack(from: 5, to: 0))))
    #expect(
      "\(try #require(error { _ = try recover(disk) }))"
        == "the journal record at entry 13 is of term 0 behind one of term 5: another writer had taken over"
    )
  }

  @Test("the term before is known from the checkpoint, and from where a journal was trimmed to")
  func behindTheCheckpoint() throws {
    let disk = try disk()
    try rewrite(disk) { _, bytes in bytes[108] = 5 }
    var store = try disk.open()
    let head = try headers(disk)[3].hash
    var recovered = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    // Rows of the end of the fourth record: the next one is of a lower term.
    _ = try JournalRewind.rewind(store, to: 12) { ToyMachine() }
    #expect(recovered.term == 5)
    #expect(try CheckpointNote(#require(store.state().checkpoint).note).chainHash == head)
    var stage = CommitStage<ToyMachine>(
      store: store, lastSequence: 12, head: head, lastTerm: 0, faults: [])
    recovered = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    var core = SequencerCore(recovered: recovered, limits: SequencerLimits(), note: nil, faults: [])
    var queues = toyQueues([.announce(pool: 1, text: "late")])
    let batch = try #require(core.execute(&queues, nowMicroseconds: 900_000, canCheckpoint: false))
    try stage.perform(.write, of: batch, sinks: [], events: IgnoredEvents())
    store.close()
    let fault = SequencerError.journal(
      JournalFault(sequence: 13, kind: .termWentBack(from: 5, to: 1)))
    #expect(error { _ = try recover(disk) } == fault)
    store = try disk.open()
    var limits = SequencerLimits()
    limits.journalEntriesKept = 3
    let mark = try #require(try JournalTrimming(store: store, limits: limits).mark(behind: 12))
    #expect(mark.firstSequence == 10)
    try store.trimJournal(to: mark)
    #expect(error { _ = try JournalReader<ToyMachine>.verify(store: store) } == fault)
  }
}
