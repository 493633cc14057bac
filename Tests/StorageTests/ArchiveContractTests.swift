import Basics
import Storage
import Testing

/// What every store promises of the archive, checked against both.
@Suite("The contract of a store: the archive")
struct ArchiveContractTests {
  private func mark(_ sequence: UInt64) -> CheckpointMark {
    CheckpointMark(appliedSequence: sequence, note: [])
  }

  private func stamp(_ sequence: UInt64) -> ArchiveStamp {
    ArchiveStamp(sequence: sequence, timeMicroseconds: Int64(sequence) * 1_000)
  }

  /// Rows of `table` that leave the state in one entry.
  private func leaving(_ table: UInt8, _ names: [String], _ sequence: UInt64) -> RowBatch {
    var rows = RowBatch()
    for name in names {
      rows.delete(table: table, key: bytes(name))
      rows.archive(
        table: table, key: bytes(name), value: bytes("last form of \(name)"),
        stamp: stamp(sequence))
    }
    return rows
  }

  @Test(arguments: StoreKind.allCases)
  func whatLeavesTheStateIsInTheArchiveAndNotAmongItsRows(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    var store = try harness.open()
    try store.fill(2)
    var rows = RowBatch()
    for name in ["a", "b"] { rows.put(table: 4, key: bytes(name), value: bytes("row \(name)")) }
    try store.writeCheckpoint(rows, mark: mark(1))
    #expect(try store.archivedRow(table: 4, key: bytes("a")) == nil)
    try store.writeCheckpoint(leaving(4, ["a"], 2), mark: mark(2))
    let archived = ArchivedRow(
      table: 4, key: bytes("a"), stamp: stamp(2), value: bytes("last form of a"))
    // At once, flushed or not.
    #expect(try store.archivedRow(table: 4, key: bytes("a")) == archived)
    #expect(try store.archivedRow(table: 4, key: bytes("b")) == nil)
    #expect(try store.archivedRow(table: 5, key: bytes("a")) == nil)
    #expect(try store.allRows() == [[[4], bytes("b"), bytes("row b")]])
    store.close()
    store = try harness.open()
    #expect(try store.archivedRow(table: 4, key: bytes("a")) == archived)
    #expect(try store.allRows() == [[[4], bytes("b"), bytes("row b")]])
  }

  @Test(arguments: StoreKind.allCases)
  func whatIsArchivedAgainIsWhatCameLastAndWhatIsDeletedIsGone(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    let store = try harness.open()
    defer { withExtendedLifetime(harness) {} }
    try store.fill(4)
    try store.writeCheckpoint(leaving(4, ["a", "b"], 1), mark: mark(1))
    var rows = RowBatch()
    rows.archive(table: 4, key: bytes("a"), value: bytes("later"), stamp: stamp(2))
    try store.writeCheckpoint(rows, mark: mark(2))
    #expect(try store.archivedRow(table: 4, key: bytes("a"))?.value == bytes("later"))
    try store.flushCheckpoints()
    #expect(try store.archivedRow(table: 4, key: bytes("a"))?.value == bytes("later"))
    rows = RowBatch()
    rows.delete(
      table: RowBatch.archiveTable, key: ArchivedRow.key(table: 4, bytes("b")))
    try store.writeCheckpoint(rows, mark: mark(3))
    #expect(try store.archivedRow(table: 4, key: bytes("b")) == nil)
    try store.flushCheckpoints()
    #expect(try store.archivedRow(table: 4, key: bytes("b")) == nil)
    // In one checkpoint: the last change counts.
    rows = RowBatch()
    rows.delete(table: RowBatch.archiveTable, key: ArchivedRow.key(table: 4, bytes("a")))
    rows.archive(table: 4, key: bytes("a"), value: bytes("again"), stamp: stamp(4))
    try store.writeCheckpoint(rows, mark: mark(4))
    #expect(try store.archivedRow(table: 4, key: bytes("a"))?.value == bytes("again"))
  }

  @Test(arguments: StoreKind.allCases)
  func rowsAreReadInOrderAPageAtATime(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    let store = try harness.open()
    defer { withExtendedLifetime(harness) {} }
    try store.fill(2)
    try store.writeCheckpoint(leaving(5, ["b", "a", "ab"], 1), mark: mark(1))
    try store.writeCheckpoint(leaving(4, ["z"], 2), mark: mark(2))
    let names = { (table: UInt8, after: [UInt8]?, count: Int, size: Int) in
      try store.archiveRows(
        in: table, after: after, maximumCount: count, maximumBytes: size
      ).map { String(decoding: $0.key.dropFirst(), as: UTF8.self) }
    }
    #expect(try names(RowBatch.archiveTable, nil, 100, 10_000) == [])
    try store.flushCheckpoints()
    #expect(try names(RowBatch.archiveTable, nil, 100, 10_000) == ["z", "a", "ab", "b"])
    #expect(try names(RowBatch.archiveTable, nil, 2, 10_000) == ["z", "a"])
    #expect(try names(RowBatch.archiveTable, nil, 100, 0) == ["z"])
    #expect(try names(RowBatch.archiveTable, [5] + bytes("a"), 100, 10_000) == ["ab", "b"])
    #expect(try names(RowBatch.archiveTable, [5], 100, 10_000) == ["a", "ab", "b"])
    #expect(try names(RowBatch.archiveTable, [5] + bytes("b"), 100, 10_000) == [])
    #expect(try names(RowBatch.archiveIndexTable, nil, 100, 10_000) == [])
    var all: [String] = []
    try store.visitArchive { all.append(String(decoding: $0.value, as: UTF8.self)) }
    #expect(all == ["z", "a", "ab", "b"].map { "last form of \($0)" })
  }

  @Test(arguments: StoreKind.allCases)
  func theBoundsAreThoseOfRows(_ kind: StoreKind) throws {
    let harness = try StoreHarness(kind)
    harness.limits.maximumRowKeyBytes = 4
    harness.limits.maximumRowValueBytes = 14
    let store = try harness.open()
    try store.fill(1)
    var rows = RowBatch()
    rows.archive(
      table: 4, key: bytes("1234"), value: bytes("123456789 1234"),
      stamp: ArchiveStamp(sequence: .max, timeMicroseconds: .min))
    try store.writeCheckpoint(rows, mark: mark(1))
    rows.archive(table: 4, key: bytes("12345"), value: [], stamp: stamp(1))
    #expect(
      throws: StorageError.limitExceeded(limit: "maximumRowKeyBytes", value: 5, maximum: 4)
    ) { try store.writeCheckpoint(rows, mark: mark(1)) }
  }

  /// What a process that was killed had not flushed is neither gone from the state nor in the archive.
  @Test(arguments: 0..<40)
  func afterACrashItIsInOneOfBoth(_ seed: Int) throws {
    let disk = InMemoryDisk(faults: FaultPlan(seed: UInt64(seed)))
    var store = try disk.open()
    try store.fill(4)
    var rows = RowBatch()
    for name in ["a", "b", "c"] { rows.put(table: 4, key: bytes(name), value: bytes("row")) }
    try store.writeCheckpoint(rows, mark: mark(1))
    for (index, name) in ["a", "b", "c"].enumerated() {
      let sequence = UInt64(index) + 2
      try store.writeCheckpoint(leaving(4, [name], sequence), mark: mark(sequence))
    }
    disk.crash()
    store = try disk.open()
    guard let applied = try store.state().checkpoint?.appliedSequence else { return }
    let left = try store.allRows().map { String(decoding: $0[1], as: UTF8.self) }
    var archived: [String] = []
    try store.visitArchive { archived.append(String(decoding: $0.key, as: UTF8.self)) }
    #expect(archived + left == ["a", "b", "c"])
    #expect(archived.count == Int(applied) - 1)
  }

  @Test func aStampThatIsNewerOrTornIsNamed() throws {
    #expect(throws: StorageError.self) { try ArchivedRow(key: [4, 1], value: [9, 1, 1]) }
    #expect(throws: StorageError.self) { try ArchivedRow(key: [4, 1], value: [1]) }
    #expect(throws: StorageError.self) { try ArchivedRow(key: [], value: [1, 1, 1]) }
    let row = try ArchivedRow(key: [4, 1], value: [1, 7, 4, 9, 9])
    #expect(
      row
        == ArchivedRow(
          table: 4, key: [1], stamp: ArchiveStamp(sequence: 7, timeMicroseconds: 2),
          value: [9, 9]))
  }
}
