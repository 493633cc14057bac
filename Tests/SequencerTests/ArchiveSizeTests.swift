import Basics
import DropEngine
import Foundation
import RocksStorage
import Storage
import Testing

@testable import Sequencer

/// What a hold costs on disk once it has left the state.
@Suite("The size of the archive")
struct ArchiveSizeTests {
  private static let second: Int64 = 1_000_000
  private static let holds: UInt64 = 20_000

  private static func call(_ body: Command.Body, _ engine: inout Engine, _ time: Int64) -> Outcome {
    var events: [Event] = []
    return engine.apply(
      Command(body), sequence: engine.lastSequence + 1, at: time, events: &events)
  }

  /// A drop that has units for all, in a log that keeps what has ended for a second.
  private static func openDrop(_ engine: inout Engine, at time: Int64) throws -> DropScheduled {
    _ = call(
      .retain(
        Retention(
          keysMicroseconds: second, finishedMicroseconds: second, dropsMicroseconds: .max)
      ), &engine, time)
    _ = call(
      .putOffer(
        PutOffer(
          creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100,
          currency: Currency(rawValue: 0x455552), variants: ["M"])), &engine, time)
    let scheduled = call(
      .scheduleDrop(
        ScheduleDrop(
          offer: OfferID(sequence: 2, index: 0),
          pools: [PoolSpecification(variant: 0, capacity: 1_000_000)], buyerLimit: 0,
          holdTTLMicroseconds: 60 * second, waitlistLimit: 0)), &engine, time
    ).result
    guard case .dropScheduled(let drop) = scheduled else { throw NotSetUp(result: scheduled) }
    _ = call(.controlDrop(ControlDrop(drop: drop.drop, action: .open)), &engine, time)
    return drop
  }

  private struct NotSetUp: Error {
    var result: Outcome.Result
  }

  /// Bytes of all table files behind a log in which every hold was made, released and forgotten.
  private func bytes(archiving: Bool) throws -> (bytes: UInt64, rows: UInt64) {
    let directory = FileManager.default.temporaryDirectory.path + "/dropwire-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try RocksStore(directory: directory)
    try store.startWriting()
    var engine = Engine(hashKey: HashKey(1, 2))
    if archiving { engine.startArchiving() }
    var keeping = ArchiveKeeping(store: store, limits: SequencerLimits())
    var appended: UInt64 = 0
    func checkpoint(_ engine: inout Engine, _ keeping: inout ArchiveKeeping) throws {
      let last = engine.lastSequence
      try store.append(
        LogBatch(firstSequence: appended + 1, lastSequence: last, record: [1]),
        expecting: appended)
      appended = last
      var rows = RowBatch()
      engine.drainChanges(into: &rows)
      let time = engine.lastLogTimeMicroseconds
      try store.writeCheckpoint(
        try keeping.complete(rows, through: last, at: time).rows,
        mark: CheckpointMark(appliedSequence: last, note: []))
    }
    var time: Int64 = 1_700_000_000_000_000
    let drop = try Self.openDrop(&engine, at: time)
    for number in 0..<Self.holds {
      time += 1_000
      // Buyers as shops have them: any number.
      let buyer = BuyerID(rawValue: number &* 0x9E37_79B9_7F4A_7C15 | 1)
      let reserve = Reserve(
        buyer: buyer, drop: drop.drop,
        lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1)
      if case .reserved(let reserved) = Self.call(.reserve(reserve), &engine, time).result {
        _ = Self.call(.release(Release(hold: reserved.hold, buyer: buyer)), &engine, time)
      }
      if number % 500 == 0 { try checkpoint(&engine, &keeping) }
    }
    for _ in 0..<200 {
      time += 100 * Self.second
      _ = Self.call(.tick, &engine, time)
    }
    #expect(engine.counts.holds == 0)
    try checkpoint(&engine, &keeping)
    let rows = try keeping.totals().rows
    store.close()
    var bytes: UInt64 = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: directory + "/state")
    where name.hasSuffix(".sst") {
      let values = try FileManager.default.attributesOfItem(atPath: "\(directory)/state/\(name)")
      bytes += (values[.size] as? NSNumber)?.uint64Value ?? 0
    }
    return (bytes, rows)
  }

  @Test func aHoldTakesLessThanInMemory() throws {
    let without = try bytes(archiving: false)
    let with = try bytes(archiving: true)
    #expect(without.rows == 0 && with.rows == Self.holds)
    let each = Double(with.bytes - without.bytes) / Double(Self.holds)
    print("an archived hold takes \(each) bytes on disk, its list included")
    #expect(each > 20 && each < 80)
  }
}
