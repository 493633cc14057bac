import Basics
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// The archive of a log: what comes in, what goes, and what a crash leaves of it.
@Suite("The archive of a log")
struct ArchiveKeepingTests {
  private static let second: Int64 = 1_000_000
  private static let table: UInt8 = 4

  private static func key(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  /// A store that gets checkpoints, each at the second of its number.
  private final class Log {
    let disk = InMemoryDisk()
    var store: any Store
    var limits = SequencerLimits()
    private(set) var keeping: ArchiveKeeping
    private(set) var trimmed = 0
    private var sequence: UInt64 = 0

    init(_ limits: SequencerLimits = SequencerLimits()) throws {
      store = try disk.open()
      self.limits = limits
      keeping = ArchiveKeeping(store: store, limits: limits)
    }

    /// Rows that leave with one entry.
    func checkpoint(
      _ leaving: Range<UInt64>, bytes: Int = 10, at seconds: Int64? = nil, flushes: Bool = true
    ) throws {
      sequence += 1
      let record = [UInt8(truncatingIfNeeded: sequence)]
      try store.append(
        LogBatch(firstSequence: sequence, lastSequence: sequence, record: record),
        expecting: sequence - 1)
      let time = (seconds ?? Int64(sequence)) * second
      var rows = RowBatch()
      for number in leaving {
        rows.delete(table: table, key: key(number))
        rows.archive(
          table: table, key: key(number), value: [UInt8](repeating: 7, count: bytes),
          stamp: ArchiveStamp(sequence: sequence, timeMicroseconds: time))
      }
      let completed = try keeping.complete(rows, through: sequence, at: time)
      trimmed += completed.trimmed
      try store.writeCheckpoint(
        completed.rows, mark: CheckpointMark(appliedSequence: sequence, note: []))
      if flushes { try store.flushCheckpoints() }
    }

    /// The process dies; another one goes on.
    func crash() throws {
      disk.crash()
      store = try disk.open()
      sequence = try store.state().lastSequence
      keeping = ArchiveKeeping(store: store, limits: limits)
    }

    var numbers: [UInt64] {
      get throws {
        var found: [UInt64] = []
        try store.visitArchive { row in
          found.append(row.key.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
        return found
      }
    }

    func totals() throws -> ArchiveTotals { try keeping.totals() }

    /// Rows, lists and totals say the same.
    func verify() throws {
      try store.flushCheckpoints()
      let found = ArchiveVerification(of: store)
      #expect(found.violations == [])
      #expect(try found.totals == totals())
    }
  }

  @Test func withoutBoundsEverythingStays() throws {
    let log = try Log()
    for turn in UInt64(0)..<10 { try log.checkpoint(turn * 5..<turn * 5 + 5) }
    #expect(try log.numbers == Array(0..<50))
    let totals = try log.totals()
    #expect(totals.rows == 50 && log.trimmed == 0)
    // 9 of the key, 10 of the value, and when it left.
    #expect(totals.bytes >= 50 * (9 + 10 + 3) && totals.bytes < 50 * (9 + 10 + 12))
    try log.verify()
  }

  @Test func theOldestGoesByAge() throws {
    var limits = SequencerLimits()
    limits.archiveMicrosecondsKept = 4 * Self.second
    let log = try Log(limits)
    for turn in UInt64(0)..<10 { try log.checkpoint(turn * 5..<turn * 5 + 5) }
    // At second 10 what came at second 6 is as old as may be.
    #expect(try log.numbers == Array(25..<50))
    #expect(log.trimmed == 25)
    try log.checkpoint(0..<0, at: 100)
    #expect(try log.numbers.isEmpty)
    #expect(try log.totals() == ArchiveTotals())
    try log.verify()
  }

  @Test func theOldestGoesBySize() throws {
    var limits = SequencerLimits()
    limits.archiveBytesKept = 1_000
    let log = try Log(limits)
    for turn in UInt64(0)..<20 { try log.checkpoint(turn * 4..<turn * 4 + 4, bytes: 100) }
    let totals = try log.totals()
    #expect(totals.bytes <= 1_000 && totals.bytes > 1_000 - 4 * 130)
    #expect(try log.numbers == Array(72..<80))
    try log.verify()
  }

  @Test func whatIsNotFlushedIsTrimmedOnce() throws {
    var limits = SequencerLimits()
    limits.archiveMicrosecondsKept = Self.second
    let log = try Log(limits)
    for turn in UInt64(0)..<4 { try log.checkpoint(turn * 5..<turn * 5 + 5) }
    for turn in UInt64(4)..<12 { try log.checkpoint(turn * 5..<turn * 5 + 5, flushes: false) }
    // Lists are read as they were flushed: those of before have gone, and are not counted again.
    try log.verify()
    #expect(try log.totals().rows == 8 * 5)
    try log.checkpoint(0..<0, at: 13)
    try log.verify()
    #expect(try log.numbers == Array(55..<60))
  }

  @Test func aStepIsBounded() throws {
    var limits = SequencerLimits()
    limits.archiveMicrosecondsKept = Self.second
    let log = try Log(limits)
    try log.checkpoint(0..<20_000)
    try log.checkpoint(0..<0, at: 100)
    #expect(log.trimmed == 4 * ArchiveChunk.mostRows)
    // More comes in than usually goes: twice as much goes.
    try log.checkpoint(20_000..<23_000, at: 100)
    #expect(log.trimmed >= 4 * ArchiveChunk.mostRows + 6_000)
    #expect(log.trimmed < 4 * ArchiveChunk.mostRows + 6_000 + ArchiveChunk.mostRows)
    for _ in 0..<4 { try log.checkpoint(0..<0, at: 100) }
    #expect(try log.numbers == Array(20_000..<23_000))
    try log.verify()
  }

  /// As of a payment that is reported again after a week.
  @Test func whatIsArchivedAgainGoesWithItsLastTime() throws {
    var limits = SequencerLimits()
    limits.archiveMicrosecondsKept = 4 * Self.second
    let log = try Log(limits)
    try log.checkpoint(0..<3)
    for _ in 0..<3 { try log.checkpoint(0..<0) }
    try log.checkpoint(1..<2)
    #expect(try log.totals().rows == 4)
    try log.checkpoint(0..<0)
    #expect(try log.numbers == [1])
    try log.verify()
    // In the checkpoint that trims it.
    try log.checkpoint(1..<2, at: 100)
    #expect(try log.numbers == [1])
    try log.verify()
    try log.checkpoint(0..<0, at: 200)
    #expect(try log.numbers.isEmpty)
    try log.verify()
  }

  @Test func whatCameBeforeLogTimeWasSetBackIsAsOldAsWhatFollows() throws {
    var limits = SequencerLimits()
    limits.archiveMicrosecondsKept = 4 * Self.second
    let log = try Log(limits)
    try log.checkpoint(0..<5, at: 1_000_000)
    try log.checkpoint(5..<10, at: 10)
    try log.checkpoint(0..<0, at: 12)
    #expect(try log.numbers == Array(0..<10))
    try log.checkpoint(10..<15, at: 15)
    #expect(try log.numbers == Array(10..<15))
    try log.verify()
  }

  @Test(arguments: 0..<60)
  func afterACrashListsAndRowsStillSayTheSame(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var limits = SequencerLimits()
    if random.chance(percent: 50) { limits.archiveMicrosecondsKept = 5 * Self.second }
    if random.chance(percent: 50) { limits.archiveBytesKept = 2_000 }
    let log = try Log(limits)
    log.disk.setFaults(FaultPlan(seed: UInt64(seed)))
    var next: UInt64 = 0
    for _ in 0..<60 {
      if random.chance(percent: 10) {
        try log.crash()
        try log.verify()
      }
      let count = random.below(30)
      try log.checkpoint(
        next..<next + count, bytes: Int(random.below(60)), flushes: random.chance(percent: 40))
      next += count
    }
    try log.verify()
    if limits.archiveBytesKept != .max { #expect(try log.totals().bytes < 2_000 + 30 * 80 * 8) }
  }

  @Test func damageIsNamed() throws {
    let log = try Log()
    try log.checkpoint(0..<5)
    try log.checkpoint(5..<10)
    try log.verify()
    var rows = RowBatch()
    rows.delete(
      table: RowBatch.archiveTable, key: ArchivedRow.key(table: Self.table, Self.key(3)))
    let mark = CheckpointMark(appliedSequence: 2, note: [])
    try log.store.writeCheckpoint(rows, mark: mark)
    try log.store.flushCheckpoints()
    var found = ArchiveVerification(of: log.store)
    #expect(found.violations.contains { $0.contains("which is not there") })
    rows = RowBatch()
    rows.archive(
      table: Self.table, key: Self.key(99), value: [1],
      stamp: ArchiveStamp(sequence: 9, timeMicroseconds: 1))
    try log.store.writeCheckpoint(rows, mark: mark)
    try log.store.flushCheckpoints()
    found = ArchiveVerification(of: log.store)
    #expect(found.violations.contains { $0.contains("left in entry 9, rows are of 2") })
    #expect(found.violations.contains { $0.contains("which is not there") })
  }

  /// Whatever a running log forgets can be read at any time.
  @Test func aRunningLogArchives() async throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    let clock = ManualClock(startMicroseconds: 1_000_000)
    var limits = SequencerLimits()
    limits.entriesPerCheckpoint = 3
    let sequencer = try LogSequencer(
      store: store, machine: ToyMachine(), clock: clock, limits: limits)
    var holds: [UInt64] = []
    for key in UInt64(0)..<40 {
      let reply = try await sequencer.perform(.reserve(key: key, pool: UInt32(key % 5)))
      guard case .held(let hold, _) = reply.outcome else { continue }
      holds.append(hold)
      if key % 2 == 0 { _ = try await sequencer.perform(.release(hold: hold)) }
    }
    #expect(holds.count == 40)
    sequencer.stop()
    for (index, hold) in holds.enumerated() {
      let row = try sequencer.archived(table: ToyMachine.archivedTable, key: Self.key(hold))
      #expect((row != nil) == (index % 2 == 0), "hold \(hold)")
      #expect(row.map { $0.stamp.sequence == hold + 1 } ?? true)
    }
    #expect(sequencer.metrics.archive.rows == 20)
    #expect(ArchiveVerification(of: store).violations == [])
  }

  /// An archive of what the dropped entries forgot would know what has not happened.
  @Test func aLogTakenBackHasNothingOfWhatIsDropped() throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    let limits = SequencerLimits()
    let recovered = try Recovery.recover(ToyMachine(), from: store, limits: limits, archives: true)
    var core = SequencerCore(recovered: recovered, limits: limits, note: nil, faults: [])
    var stage = CommitStage<ToyMachine>(store: store, lastSequence: 0, head: .zero, faults: [])
    // Reserves have odd numbers, their releases follow.
    for turn in UInt64(0)..<10 {
      var queues = toyQueues([.reserve(key: turn, pool: 1)])
      let time = Int64(turn + 1) * 10_000
      let reserved = try #require(
        core.execute(&queues, nowMicroseconds: time, canCheckpoint: false))
      try stage.perform(.write, of: reserved, sinks: [], events: IgnoredEvents())
      queues = toyQueues([.release(hold: turn * 2 + 1)])
      let released = try #require(
        core.execute(&queues, nowMicroseconds: time + 1, canCheckpoint: false))
      try stage.perform(.write, of: released, sinks: [], events: IgnoredEvents())
    }
    store.close()
    let again = try disk.open()
    let report = try JournalRewind.rewind(again, to: 7) { ToyMachine() }
    #expect(report.lastSequence == 7)
    var found: [UInt64] = []
    try again.visitArchive { found.append($0.stamp.sequence) }
    #expect(found == [2, 4, 6])
    #expect(ArchiveVerification(of: again).violations == [])
  }
}
