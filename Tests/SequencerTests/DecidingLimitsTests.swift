import Basics
import DropEngine
import Storage
import Testing

@testable import Sequencer

/// A log goes on under the limits that it was made with.
@Suite("Limits that decide")
struct DecidingLimitsTests {
  private func start(
    _ disk: InMemoryDisk, _ change: (inout EngineLimits) -> Void = { _ in }
  ) throws {
    var limits = EngineLimits()
    change(&limits)
    let store = try disk.open()
    defer { store.close() }
    try LogSequencer(store: store, machine: Engine(limits: limits, hashKey: HashKey(1, 2))).stop()
  }

  @Test("other limits are refused, each by name")
  func others() throws {
    let disk = InMemoryDisk()
    try start(disk)
    try start(disk)
    let error = #expect(throws: SequencerError.self) {
      try start(disk) {
        $0.holds = 7
        $0.confirmTimeoutMicroseconds = 5
      }
    }
    #expect(
      error
        == .otherLimits([
          "holds was 67108864 and is 7", "confirmTimeoutMicroseconds was 60000000 and is 5",
        ]))
    #expect(error?.description.contains("holds was 67108864 and is 7") == true)
    try start(disk)
  }

  @Test("a directory without a record is taken as it is, and recorded")
  func unrecorded() throws {
    let disk = InMemoryDisk()
    try start(disk) { $0.holds = 9 }
    let store = try disk.open()
    try store.setMetadata(DecidingLimits.name, to: [])
    store.close()
    try start(disk) { $0.holds = 10 }
    #expect(throws: SequencerError.otherLimits(["holds was 10 and is 9"])) {
      try start(disk) { $0.holds = 9 }
    }
  }

  @Test("a limit of a later version is refused by name, one of this version is added")
  func versions() throws {
    let disk = InMemoryDisk()
    var store = try disk.open()
    try store.setMetadata(DecidingLimits.name, to: Array("holds=67108864\nwishes=3\n".utf8))
    store.close()
    #expect(
      throws: SequencerError.limitsNotTaken(["wishes was 3 and is not known to this version"])
    ) { try start(disk) }
    store = try disk.open()
    try store.setMetadata(DecidingLimits.name, to: Array("holds=67108864\n".utf8))
    store.close()
    try start(disk)
    #expect(throws: SequencerError.otherLimits(["orders was 33554432 and is 1"])) {
      try start(disk) { $0.orders = 1 }
    }
  }

  @Test("a record that no log can have is refused by name, and ends no process")
  func impossible() throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    try store.setMetadata(DecidingLimits.name, to: Array("waitersPerEntry=-5\nholds=9\n".utf8))
    store.close()
    #expect(throws: SequencerError.limitsNotTaken(["waitersPerEntry was -5 and is 1024"])) {
      try start(disk)
    }
  }

  @Test("every limit of the engine is recorded, but for those of what is kept")
  func complete() {
    let all = Mirror(reflecting: EngineLimits()).children.compactMap(\.label)
    let recorded = Engine(hashKey: HashKey(1, 2)).decidingLimits.map(\.name)
    #expect(
      all.filter { !recorded.contains($0) } == [
        "idempotencyKeys", "promisedKeys", "refusals", "refusalRetentionMicroseconds",
        "idempotencyRetentionMicroseconds", "finishedRetentionMicroseconds",
        "dropRetentionMicroseconds", "paymentRetentionMicroseconds",
      ])
  }

  @Test("what is kept, and how long, can be changed for a log that exists")
  func keeping() throws {
    let disk = InMemoryDisk()
    try start(disk)
    try start(disk) {
      $0.idempotencyRetentionMicroseconds = 3_600_000_000
      $0.finishedRetentionMicroseconds = 3_600_000_000
      $0.refusals = 10
    }
    try start(disk)
  }
}
