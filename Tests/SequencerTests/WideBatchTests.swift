import Basics
import DropEngine
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// What waits behind a slow disk can be more than a store takes as one record.
@Suite("Wide batches")
struct WideBatchTests {
  @Test(
    "more maximal offers wait than a record may hold bytes: all are stored, in records of 1 MiB")
  func offers() async throws {
    let disk = InMemoryDisk()
    let store = GatedStore(try disk.open())
    var limits = SequencerLimits()
    limits.inboxBytes = 128 << 20
    let sequencer = try LogSequencer(
      store: store, machine: Engine(hashKey: HashKey(1, 2)), clock: ManualClock(), limits: limits)
    let collector = OutcomeCollector<Outcome>()
    let sink = sequencer.register(collector)
    let text = String(repeating: "x", count: 256)
    let put = Command(
      .putOffer(
        PutOffer(
          offer: .none, currentVersion: 0, creator: CreatorID(rawValue: 1), title: text,
          priceMinor: 1, currency: Currency(rawValue: 0x45_5552),
          variants: [String](repeating: text, count: 64))))
    #expect(sequencer.submit(put, token: 0, sink: sink) == .accepted)
    try await store.waitForAppend()
    // 16.6 KB each: 4,096 of them, a batch by count, are beyond the store's 64 MiB.
    let count = 4_200
    for token in 1...count {
      #expect(sequencer.submit(put, token: UInt64(token), sink: sink) == .accepted)
    }
    store.openGate()
    sequencer.stop()
    #expect(sequencer.failed == nil)
    #expect(collector.count == count + 1 && collector.content.abandoned == [])
    let state = try store.state()
    #expect(state.lastSequence == UInt64(count + 1))
    var next: UInt64 = 1
    while let entry = try store.journal(from: next, maximumBytes: 1).first {
      #expect(entry.record.count <= limits.recordBytes)
      next = entry.lastSequence + 1
    }
    #expect(next == UInt64(count + 2))
  }
}
