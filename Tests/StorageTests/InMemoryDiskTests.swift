import Storage
import Testing

/// The faults of the in-memory disk do what a real medium does.
@Suite("The in-memory disk")
struct InMemoryDiskTests {
  @Test func aRefusedWriteLeavesNothingAndStopsTheStore() throws {
    let disk = InMemoryDisk()
    var store = try disk.open()
    try store.fill(3)
    disk.setNextFault(.refused(.inputOutput("test")))
    #expect(throws: StorageError.inputOutput("test")) {
      try store.append(.sample(4...4), expecting: 3)
    }
    #expect(throws: StorageError.self) { try store.append(.sample(4...4), expecting: 3) }
    #expect(try store.journal(from: 1, maximumBytes: 1000).count == 3)
    disk.crash()
    #expect(throws: StorageError.closed) { try store.state() }
    store = try disk.open()
    try store.append(.sample(4...4), expecting: 3)
  }

  @Test func aFullDiskTakesTheSameBatchLater() throws {
    let disk = InMemoryDisk()
    let full = try disk.open()
    try full.fill(3)
    disk.setNextFault(.refused(.diskFull("test")))
    #expect(throws: StorageError.diskFull("test")) {
      try full.append(.sample(4...4), expecting: 3)
    }
    try full.append(.sample(4...4), expecting: 3)
    #expect(try full.state().lastSequence == 4)
  }

  @Test func anUncertainWriteIsThereWhollyTornOrNotAtAll() throws {
    var fates: Set<String> = []
    for seed in UInt64(0)..<64 {
      let disk = InMemoryDisk(faults: FaultPlan(seed: seed))
      var store = try disk.open()
      try store.fill(2)
      disk.setNextFault(seed.isMultiple(of: 2) ? .crash : .uncertain(.inputOutput("test")))
      var batch = LogBatch.sample(3...5)
      let topic = TopicKey(kind: 1, identifier: 1)
      batch.append(event: [1], topic: topic, offset: 0)
      #expect(throws: StorageError.self) { try store.append(batch, expecting: 2) }
      disk.crash()
      store = try disk.open()
      let state = try store.state()
      #expect(state.durableThrough == 2)
      let records = try store.journal(from: 1, maximumBytes: 1000).map(\.record)
      let hasEvent = try store.eventBounds(of: topic) != nil
      if records.count == 2 {
        fates.insert("lost")
        #expect(!hasEvent)
      } else if records.last == batch.record {
        fates.insert("whole")
        #expect(hasEvent)
      } else {
        fates.insert("torn")
        #expect(!hasEvent)
        #expect(batch.record.starts(with: records[2]))
        try store.discardTornRecord(lastSequence: 5)
        try store.append(batch, expecting: 2)
      }
      #expect(throws: StorageError.self) { try store.discardTornRecord(lastSequence: 2) }
    }
    #expect(fates == ["lost", "whole", "torn"])
  }

  @Test func checkpointsSurviveACrashInOrderOrNotAtAll() throws {
    var survivors: Set<UInt64> = []
    for seed in UInt64(0)..<64 {
      let disk = InMemoryDisk(faults: FaultPlan(seed: seed))
      let store = try disk.open()
      try store.fill(4)
      for sequence in UInt64(1)...4 {
        var rows = RowBatch()
        rows.put(table: 1, key: [UInt8(sequence)], value: [])
        if sequence == 1 { rows.put(table: 2, key: [], value: [1]) }
        try store.writeCheckpoint(
          rows, mark: CheckpointMark(appliedSequence: sequence, note: []))
        if sequence == 2 { try store.flushCheckpoints() }
      }
      disk.crash()
      let applied = try #require(try disk.open().state().checkpoint?.appliedSequence)
      survivors.insert(applied)
      disk.crash()
      #expect(try disk.open().allRows().count == Int(applied) + 1)
    }
    #expect(survivors == [2, 3, 4])
  }

  @Test func aDiskThatLiesAboutSyncLosesAcknowledgedRecords() throws {
    var lost = 0
    for seed in UInt64(0)..<32 {
      let disk = InMemoryDisk(faults: FaultPlan(seed: seed))
      try disk.open().fill(1)
      disk.crash()
      disk.skipSync()
      let store = try disk.open()
      for sequence in UInt64(2)...4 {
        try store.append(.sample(sequence...sequence), expecting: sequence - 1)
      }
      disk.crash()
      if disk.recordCount < 4 { lost += 1 }
    }
    #expect(lost > 0)
  }

  @Test func damageIsVisible() throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    try store.fill(3)
    disk.damageRecord(at: 1, byte: 3)
    let intact = LogBatch.sample(2...2).record
    let page = try store.journal(from: 2, maximumBytes: 1)
    #expect(page[0].record != intact)
    disk.damageRecord(at: 1, byte: 3)
    #expect(disk.record(at: 1) == intact)
    disk.swapRecords(0, 1)
    #expect(disk.record(at: 0) == intact)
    disk.removeRecord(at: 0)
    #expect(disk.recordCount == 2)
  }

  @Test func theSamePlanGivesTheSameFaults() {
    let fates = { (seed: UInt64) in
      var plan = FaultPlan(
        seed: seed, refusedPerMille: 100, uncertainPerMille: 100, crashPerMille: 100)
      return (0..<200).map { _ in plan.nextWrite() }
    }
    #expect(fates(1) == fates(1))
    #expect(fates(1) != fates(2))
    #expect(fates(1).contains(.crash))
    #expect(fates(1).contains(.none))
  }
}
