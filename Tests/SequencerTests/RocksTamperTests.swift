import Basics
import CRocksDB
import DropEngine
import Foundation
import Storage
import Testing

@testable import RocksStorage
@testable import Sequencer

/// Somebody opens the directory with RocksDB's own tools and changes the journal: the reader says
/// where.
@Suite("A changed journal on disk")
struct RocksTamperTests {
  private final class Directory {
    let path = FileManager.default.temporaryDirectory.path + "/dropwire-tamper-\(UUID())"
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// A directory with the engine's log of some partners, one record each.
  private func directory() async throws -> Directory {
    let directory = Directory()
    let store = try RocksStore(directory: directory.path)
    let sequencer = try LogSequencer(store: store)
    for number in 1...8 {
      _ = try await sequencer.perform(Command(.registerPartner(RegisterPartner(name: "\(number)"))))
    }
    sequencer.stop()
    store.close()
    return directory
  }

  /// Writes into the journal below the store.
  private func tamper(
    _ path: String, _ change: (borrowing RocksWriteBatch, Handles) throws -> Void
  ) throws {
    let options = OptionsHandle(RocksOptions())
    let log = try RocksDatabase(
      path: path + "/log", access: .readWrite, names: ["default", "journal", "events"],
      familyOptions: [options.pointer, options.pointer, options.pointer])
    defer { log.close() }
    var failure: (any Error)?
    try log.use { (handles) throws(StorageError) in
      let batch = RocksWriteBatch()
      do { try change(batch, handles) } catch { failure = error }
      let options = rocksdb_writeoptions_create()!
      defer { rocksdb_writeoptions_destroy(options) }
      try handles.write(batch, options: options, "tampering")
    }
    if let failure { throw failure }
  }

  private func verdict(_ path: String) throws -> SequencerError? {
    var options = RocksOptions()
    options.access = .readOnly
    let store = try RocksStore(directory: path, options: options)
    defer { store.close() }
    do {
      _ = try JournalReader<Engine>.verify(store: store)
      return nil
    } catch let error as SequencerError {
      return error
    }
  }

  private func record(_ handles: Handles, _ sequence: UInt64) throws -> [UInt8] {
    try #require(try handles.value(family: 1, key: Keys.journal(sequence)))
  }

  private func files(_ path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      files[name] = FileManager.default.contents(atPath: path + "/" + name)
    }
    return files
  }

  @Test("a start that does not trust the journal leaves every file as it was")
  func refusedStart() async throws {
    let directory = try await directory()
    try FileManager.default.removeItem(atPath: directory.path + "/state")
    try tamper(directory.path) { batch, handles in
      var bytes = try record(handles, 6)
      bytes[bytes.count - 4] ^= 1
      batch.put(handles.families[1], key: Keys.journal(6), value: bytes)
    }
    let before = try files(directory.path)
    for _ in 1...3 {
      let store = try RocksStore(directory: directory.path)
      let error = #expect(throws: SequencerError.self) { try LogSequencer(store: store) }
      #expect(error == .journal(JournalFault(sequence: 6, kind: .contentChanged)))
      store.close()
      #expect(try files(directory.path) == before)
    }
  }

  @Test func nothingChangedIsFine() async throws {
    let directory = try await directory()
    #expect(try verdict(directory.path) == nil)
  }

  @Test func aChangedByteIsNamed() async throws {
    let directory = try await directory()
    try tamper(directory.path) { batch, handles in
      var bytes = try record(handles, 3)
      bytes[bytes.count - 4] ^= 1
      batch.put(handles.families[1], key: Keys.journal(3), value: bytes)
    }
    #expect(
      try verdict(directory.path)
        == .journal(JournalFault(sequence: 3, kind: .contentChanged)))
  }

  @Test func aRemovedRecordIsNamed() async throws {
    let directory = try await directory()
    try tamper(directory.path) { batch, handles in
      batch.delete(handles.families[1], key: Keys.journal(5))
    }
    #expect(
      try verdict(directory.path)
        == .journal(
          JournalFault(sequence: 5, kind: .sequenceBroken(expected: 5, found: 6))))
  }

  @Test func exchangedRecordsAreNamed() async throws {
    let directory = try await directory()
    try tamper(directory.path) { batch, handles in
      let (second, fourth) = (try record(handles, 2), try record(handles, 4))
      batch.put(handles.families[1], key: Keys.journal(2), value: fourth)
      batch.put(handles.families[1], key: Keys.journal(4), value: second)
    }
    #expect(
      try verdict(directory.path)
        == .journal(
          JournalFault(sequence: 2, kind: .sequenceBroken(expected: 2, found: 4))))
  }

  @Test func aRemovedEndIsNamed() async throws {
    let directory = try await directory()
    try tamper(directory.path) { batch, handles in
      batch.delete(handles.families[1], key: Keys.journal(8))
    }
    let error = #expect(throws: StorageError.self) { try verdict(directory.path) }
    #expect(error == .acknowledgedTailMissing(acknowledged: 8, found: 7))
  }
}
