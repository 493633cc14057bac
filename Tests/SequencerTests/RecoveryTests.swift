import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// Recovery, verification and what is said about a journal somebody has changed.
@Suite("Recovery and the audit of a journal")
struct RecoveryTests {
  /// A disk with `records` single-entry records, checkpointed through `checkpointed`.
  private func disk(records: UInt64, checkpointed: UInt64 = 0) async throws -> InMemoryDisk {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 100)
    for (through, isLast) in [(checkpointed, false), (records, true)] where through > 0 {
      let store = try disk.open()
      let sequencer = try LogSequencer(store: store, machine: ToyMachine(), clock: clock)
      let last = sequencer.recovery.lastSequence
      for sequence in last..<max(through, last) {
        _ = try await sequencer.perform(.reserve(key: sequence, pool: 1))
        clock.advance(byMicroseconds: 1)
      }
      if isLast && checkpointed != records {
        disk.crash()
        sequencer.stop()
      } else {
        sequencer.stop()
        store.close()
      }
    }
    return disk
  }

  private func recover(_ disk: InMemoryDisk) throws -> RecoveryReport {
    let store = try disk.open()
    defer { store.close() }
    return try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits()).report
  }

  /// What `verify` says; nil when all is well.
  private func verdict(_ disk: InMemoryDisk) throws -> SequencerError? {
    let store = try disk.open()
    defer { store.close() }
    do {
      _ = try JournalReader<ToyMachine>.verify(store: store)
      return nil
    } catch let error as SequencerError {
      return error
    }
  }

  @Test func rowsThenTail() async throws {
    let disk = try await disk(records: 12, checkpointed: 8)
    let report = try recover(disk)
    #expect(report.checkpointSequence == 8)
    #expect(report.entries == 4)
    #expect(report.lastSequence == 12)
    #expect(report.rows == 8 * 2 + 1)
  }

  @Test func withoutRowsTheJournalIsEnough() async throws {
    let disk = try await disk(records: 12)
    #expect(try recover(disk).entries == 12)
  }

  @Test func aChangedByteIsNamed() async throws {
    let disk = try await disk(records: 10)
    for index in 0..<10 {
      for byte in [0, 10, 50, 80, 105, 110, disk.record(at: index).count - 1] {
        disk.damageRecord(at: index, byte: byte)
        guard case .journal(let fault)? = try verdict(disk) else {
          Issue.record("record \(index) byte \(byte) not seen")
          continue
        }
        #expect(fault.sequence == UInt64(index) + 1)
        disk.damageRecord(at: index, byte: byte)
      }
    }
    #expect(try verdict(disk) == nil)
  }

  @Test func aRemovedRecordIsNamed() async throws {
    for index in 0..<9 {
      let disk = try await disk(records: 10)
      disk.removeRecord(at: index)
      #expect(
        try verdict(disk)
          == .journal(
            JournalFault(
              sequence: UInt64(index) + 1,
              kind: .sequenceBroken(
                expected: UInt64(index) + 1, found: UInt64(index) + 2))))
    }
  }

  @Test func aRemovedEndIsNamed() async throws {
    let disk = try await disk(records: 10)
    disk.removeRecord(at: 9)
    let error = #expect(throws: StorageError.self) { try verdict(disk) }
    #expect(error == .acknowledgedTailMissing(acknowledged: 10, found: 9))
  }

  @Test func exchangedRecordsAreNamed() async throws {
    let disk = try await disk(records: 10)
    disk.swapRecords(3, 5)
    #expect(
      try verdict(disk)
        == .journal(
          JournalFault(sequence: 4, kind: .sequenceBroken(expected: 4, found: 6))))
  }

  @Test func aRewrittenRecordBreaksTheChain() async throws {
    let disk = try await disk(records: 10)
    // A forger who knows the format writes a whole record with right hashes and checksums in its
    // place.
    let original = try JournalRecord(disk.record(at: 4), position: 5)
    var forged = PreparedBatch<ToyMachine>.sample(
      first: 5, time: original.header.logTimeMicroseconds, [.reserve(key: 99, pool: 1)])
    forged.outcomes = [.held(hold: 5, deadlineMicroseconds: 1)]
    let record = JournalRecordWriter.encode(forged, previous: original.header.previousHash)
    disk.replaceRecord(at: 4, with: record.bytes)
    #expect(
      try verdict(disk) == .journal(JournalFault(sequence: 6, kind: .chainBroken)))
  }

  @Test func aForgedLastRecordIsFoundByReplay() async throws {
    let disk = try await disk(records: 10)
    let original = try JournalRecord(disk.record(at: 9), position: 10)
    var forged = PreparedBatch<ToyMachine>.sample(
      first: 10, time: original.header.logTimeMicroseconds, [.reserve(key: 99, pool: 1)])
    forged.outcomes = [.soldOut(pool: 1)]
    let record = JournalRecordWriter.encode(forged, previous: original.header.previousHash)
    disk.replaceRecord(at: 9, with: record.bytes)
    #expect(try verdict(disk) == nil)
    let store = try disk.open()
    var machine = ToyMachine()
    let isDiverged = { (error: SequencerError?) in
      guard case .diverged(sequence: 10, _)? = error else { return false }
      return true
    }
    #expect(
      isDiverged(
        #expect(throws: SequencerError.self) {
          try JournalReader.replay(store: store, into: &machine)
        }))
    #expect(
      isDiverged(
        #expect(throws: SequencerError.self) {
          _ = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
        }))
  }

  @Test func timeThatGoesBackIsNamed() async throws {
    let disk = try await disk(records: 3)
    let original = try JournalRecord(disk.record(at: 2), position: 3)
    let forged = PreparedBatch<ToyMachine>.sample(first: 3, time: 5, [.tick])
    disk.replaceRecord(
      at: 2,
      with: JournalRecordWriter.encode(forged, previous: original.header.previousHash).bytes)
    #expect(
      try verdict(disk)
        == .journal(JournalFault(sequence: 3, kind: .timeWentBack(from: 101, to: 5))))
  }

  /// No version writes such a time; a journal that has one was not written by any.
  @Test func timeBeyondTheYear9999IsNamed() async throws {
    let disk = try await disk(records: 3)
    let original = try JournalRecord(disk.record(at: 2), position: 3)
    for time in [LogTime.latestMicroseconds + 1, .max] {
      let forged = PreparedBatch<ToyMachine>.sample(first: 3, time: time, [.tick])
      disk.replaceRecord(
        at: 2,
        with: JournalRecordWriter.encode(forged, previous: original.header.previousHash).bytes)
      #expect(
        try verdict(disk)
          == .journal(JournalFault(sequence: 3, kind: .timeBeyondRange(time))))
    }
  }

  @Test func aChangedRowIsFoundByTheDigest() async throws {
    let disk = try await disk(records: 5, checkpointed: 5)
    disk.damageRow(table: 2, key: [0, 0, 0, 0, 0, 0, 0, 3], byte: 5)
    let store = try disk.open()
    let error = #expect(throws: SequencerError.self) {
      _ = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    }
    guard case .checkpoint(5, let what)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(what.contains("digests to"))
  }

  @Test(
    arguments: [(0, 20), (1, 19), (7, 13), (18, 2), (19, nil), (1_000, nil)] as [(Int64, UInt64?)])
  func aJournalIsTrimmedByAge(kept: Int64, first: UInt64?) async throws {
    // Entries 1 … 20, a record each, a microsecond apart.
    let disk = try await disk(records: 20)
    var limits = SequencerLimits()
    limits.journalMicrosecondsKept = kept
    let store = try disk.open()
    let records = try store.journal(from: 1, maximumBytes: .max)
    #expect(records.count == 20)
    let times = try records.map { try JournalRecord($0.record, position: $0.lastSequence).header }
    let newest = times[19].logTimeMicroseconds
    let expected = times.first { $0.logTimeMicroseconds >= newest - kept }?.firstSequence
    let mark = try JournalTrimming(store: store, limits: limits).mark(behind: 20)
    #expect(mark?.firstSequence == (expected == 1 ? nil : expected))
    if Set(times.map(\.logTimeMicroseconds)).count == 20 { #expect(mark?.firstSequence == first) }
    guard let mark else { return }
    try store.trimJournal(to: mark)
    // Once more from where it begins now.
    #expect(try JournalTrimming(store: store, limits: limits).mark(behind: 20) == mark)
    #expect(try JournalReader<ToyMachine>.verify(store: store).firstSequence == mark.firstSequence)
  }

  @Test func aTrimmedJournalIsVerifiedFromItsMark() async throws {
    let disk = InMemoryDisk()
    let clock = ManualClock(startMicroseconds: 1)
    var limits = SequencerLimits()
    limits.journalEntriesKept = 3
    for round in UInt64(0)..<4 {
      let store = try disk.open()
      let sequencer = try LogSequencer(
        store: store, machine: ToyMachine(), clock: clock, limits: limits)
      #expect(sequencer.recovery.lastSequence == round * 5)
      for key in 0..<5 {
        _ = try await sequencer.perform(.reserve(key: round * 5 + UInt64(key), pool: 1))
      }
      sequencer.stop()
      let summary = try JournalReader<ToyMachine>.verify(store: store)
      #expect(summary.lastSequence == round * 5 + 5)
      #expect(summary.firstSequence == round * 5 + 3)
      var machine = ToyMachine()
      #expect(throws: SequencerError.self) {
        try JournalReader.replay(store: store, into: &machine)
      }
      store.close()
    }
    disk.removeRecord(at: 0)
    #expect(
      try verdict(disk)
        == .journal(
          JournalFault(sequence: 18, kind: .sequenceBroken(expected: 18, found: 19))))
  }

  @Test("an outcome in another form than this version writes is the same outcome")
  func anotherFormOfTheSame() async throws {
    let disk = try await disk(records: 3)
    var bytes = disk.record(at: 2)
    let record = try JournalRecord(bytes, position: 3)
    var place = 0
    try record.visitEntries { _, _, outcome in place = outcome.lowerBound }
    bytes.insert(7, at: place)
    // The payload's length and, as the index's last byte, the outcome's.
    bytes[20] += 1
    bytes[bytes.count - 1] += 1
    disk.replaceRecord(at: 2, with: bytes.resealed())
    #expect(try recover(disk).entries == 3)
    let store = try disk.open()
    var machine = ToyMachine()
    #expect(try JournalReader.replay(store: store, into: &machine).lastSequence == 3)
  }

  @Test("without a tail, the last record must be the one the checkpoint names")
  func anotherLastRecord() async throws {
    let disk = try await disk(records: 5, checkpointed: 5)
    let original = try JournalRecord(disk.record(at: 4), position: 5)
    var forged = PreparedBatch<ToyMachine>.sample(
      first: 5, time: original.header.logTimeMicroseconds, [.reserve(key: 99, pool: 1)])
    forged.outcomes = [.held(hold: 5, deadlineMicroseconds: 1)]
    disk.replaceRecord(
      at: 4,
      with: JournalRecordWriter.encode(forged, previous: original.header.previousHash).bytes)
    let store = try disk.open()
    let error = #expect(throws: SequencerError.self) {
      _ = try Recovery.recover(ToyMachine(), from: store, limits: SequencerLimits())
    }
    #expect(error == .journal(JournalFault(sequence: 5, kind: .notTheCheckpoints)))
  }
}
