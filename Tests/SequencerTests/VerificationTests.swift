import Basics
import DropEngine
import Foundation
import Storage
import Testing

@testable import RocksStorage
@testable import Sequencer

/// What a start does not read is read afterwards, and on demand.
@Suite("The whole journal, verified")
struct VerificationTests {
  private final class Directory {
    let path = FileManager.default.temporaryDirectory.path + "/dropwire-verify-\(UUID())"
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static var options: RocksOptions {
    var options = RocksOptions()
    options.journalBufferBytes = 64 << 10
    return options
  }

  /// A directory whose journal lies in table files, all before the checkpoint.
  private func directory(_ count: Int = 300) async throws -> Directory {
    let directory = Directory()
    let store = try RocksStore(directory: directory.path, options: Self.options)
    let sequencer = try LogSequencer(store: store)
    let name = String(repeating: "n", count: 200)
    for _ in 0..<count {
      _ = try await sequencer.perform(Command(.registerPartner(RegisterPartner(name: name))))
    }
    sequencer.stop()
    store.close()
    // The next start has written what lay in the write-ahead log as table files.
    let again = try RocksStore(directory: directory.path, options: Self.options)
    try again.startWriting()
    again.close()
    return directory
  }

  private func flip(_ path: String, at place: Double) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    bytes[Int(Double(bytes.count) * place)] ^= 0x20
    try Data(bytes).write(to: URL(filePath: path))
  }

  private func tables(_ directory: Directory) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path + "/log")
      .filter { $0.hasSuffix(".sst") }.sorted()
  }

  private func scan(
    _ store: any Store, _ limits: SequencerLimits = SequencerLimits()
  ) async throws
    -> JournalScanState
  {
    let last = try store.state().lastSequence
    let scan = JournalScan<Engine>(store: store, through: last, limits: limits)
    try await ThreadedSequencerTests.wait("the scan") { scan.state.phase != .running }
    scan.stop()
    return scan.state
  }

  @Test("a damaged table file before the checkpoint is found by the scan and named")
  func damagedTable() async throws {
    let directory = try await directory()
    var store = try RocksStore(directory: directory.path, options: Self.options)
    let sound = try await scan(store)
    #expect(sound.phase == .done)
    #expect(sound.firstSequence == 1 && sound.verifiedThrough == 300)
    #expect(StoreVerification(of: store) { Engine(hashKey: HashKey(1, 2)) }.violations == [])
    #expect(DirectoryInspection(tablesOf: store).violations == [])
    store.close()

    let table = try #require(try tables(directory).first)
    try flip(directory.path + "/log/" + table, at: 0.3)
    store = try RocksStore(directory: directory.path, options: Self.options)
    // The start reads nothing of it.
    #expect(
      try Recovery.recover(Engine(hashKey: HashKey(1, 2)), from: store, limits: SequencerLimits())
        .lastSequence == 300)
    let damaged = try await scan(store)
    guard case .damaged(let what) = damaged.phase else {
      Issue.record("\(damaged)")
      return
    }
    #expect(what.contains(table), "\(what)")
    #expect(damaged.verifiedThrough < 300)
    let verified = StoreVerification(of: store) { Engine(hashKey: HashKey(1, 2)) }
    #expect(verified.violations.count == 1 && verified.violations[0].contains(table), "\(verified)")
    #expect(verified.stateDigest != nil && verified.journal == nil)
    let inspected = DirectoryInspection(tablesOf: store)
    #expect(inspected.violations.count == 1 && inspected.violations[0].contains(table))
    store.close()
  }

  @Test("a scan can be stopped in the middle of its pause")
  func stop() async throws {
    let store = try InMemoryDisk().open()
    let sequencer = try LogSequencer(store: store)
    let title = String(repeating: "t", count: 200)
    for _ in 0..<100 {
      _ = try await sequencer.perform(
        Command(
          .putOffer(
            PutOffer(
              creator: CreatorID(rawValue: 1), title: title, priceMinor: 1,
              currency: Currency("EUR")!, variants: (0..<64).map { "\($0)" + title }))))
    }
    sequencer.stop()
    var limits = SequencerLimits()
    // After the first megabyte, a pause of days.
    limits.scanBytesPerSecond = 1
    let scan = JournalScan<Engine>(store: store, through: 100, limits: limits)
    try await ThreadedSequencerTests.wait("some reading") { scan.state.verifiedThrough > 50 }
    scan.stop()
    #expect(scan.state.phase == .stopped)
    scan.stop()
    #expect(try await self.scan(store).phase == .done)
  }

  @Test("rows that are not those of the journal are found, each digest right by itself")
  func otherRows() async throws {
    let first = try await directory(20)
    let second = Directory()
    let store = try RocksStore(directory: second.path)
    let sequencer = try LogSequencer(store: store)
    for _ in 0..<20 {
      _ = try await sequencer.perform(Command(.registerPartner(RegisterPartner(name: "other"))))
    }
    sequencer.stop()
    store.close()
    try FileManager.default.removeItem(atPath: first.path + "/state")
    try FileManager.default.copyItem(atPath: second.path + "/state", toPath: first.path + "/state")
    let mixed = try RocksStore(directory: first.path)
    defer { mixed.close() }
    let verified = StoreVerification(of: mixed) { Engine(hashKey: HashKey(1, 2)) }
    #expect(verified.journal?.lastSequence == 20)
    #expect(verified.violations.count == 1, "\(verified.violations)")
    #expect(
      verified.violations.first?.contains("is not the one the checkpoint was taken after") == true)
  }

  /// Thirty entries, of which the last five are kept.
  private func trimmedJournal() async throws -> (disk: InMemoryDisk, store: InMemoryStore) {
    let disk = InMemoryDisk()
    let store = try disk.open()
    var limits = SequencerLimits()
    limits.journalEntriesKept = 5
    let sequencer = try LogSequencer(store: store, limits: limits)
    for _ in 0..<30 {
      _ = try await sequencer.perform(Command(.registerPartner(RegisterPartner(name: "n"))))
    }
    sequencer.stop()
    return (disk, store)
  }

  @Test("a trimmed journal whose first record is damaged is said to be so", .timeLimit(.minutes(1)))
  func trimmedAndDamaged() async throws {
    let (disk, store) = try await trimmedJournal()
    disk.damageRecord(at: 0, byte: 60)
    let state = try await scan(store)
    guard case .damaged(let what) = state.phase else {
      Issue.record("\(state)")
      return
    }
    #expect(what.contains("26"), "\(what)")
  }

  @Test("a trimmed journal is scanned from its mark, also when it is trimmed meanwhile")
  func trimmed() async throws {
    let (_, store) = try await trimmedJournal()
    let state = try await scan(store)
    #expect(state.phase == .done && state.firstSequence == 26 && state.verifiedThrough == 30)
    let verified = StoreVerification(of: store) { Engine(hashKey: HashKey(1, 2)) }
    #expect(verified.violations == [])
    #expect(verified.journal?.firstSequence == 26)
  }
}
