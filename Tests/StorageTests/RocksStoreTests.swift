import Foundation
import Storage
import Testing

@testable import RocksStorage

/// What only the store on disk has: files, locks, stamps, and what is left when a process dies.
@Suite("The store on RocksDB")
struct RocksStoreTests {
  /// The files as a killed process leaves them.
  private func crashImage(of directory: String, in parent: TemporaryDirectory) throws -> String {
    let copy = parent.path + "/image-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: directory, toPath: copy)
    return copy
  }

  @Test func aKilledProcessLosesNothingAcknowledged() throws {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    for sequence in UInt64(1)...50 {
      try store.append(.sample(sequence...sequence), expecting: sequence - 1)
      var rows = RowBatch()
      rows.put(table: 1, key: [UInt8(sequence)], value: [])
      try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: sequence, note: []))
      if sequence == 20 { try store.flushCheckpoints() }
      if sequence.isMultiple(of: 10) {
        let image = try RocksStore(
          directory: try crashImage(of: parent.path + "/data", in: parent))
        let state = try image.state()
        #expect(state.lastSequence == sequence)
        #expect(state.durableThrough == sequence)
        #expect(try image.journal(from: 1, maximumBytes: 1 << 20).count == Int(sequence))
        let applied = state.checkpoint?.appliedSequence ?? 0
        #expect(applied >= (sequence >= 20 ? 20 : 0) && applied <= sequence)
        #expect(try image.allRows().count == Int(applied))
      }
    }
  }

  @Test func aMissingAcknowledgedTailIsNamed() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    let store = try RocksStore(directory: path)
    try store.fill(5)
    store.close()
    let options = OptionsHandle(RocksOptions())
    let log = try RocksDatabase(
      path: path + "/log", access: .readWrite, names: ["default", "journal", "events"],
      familyOptions: [options.pointer, options.pointer, options.pointer])
    try log.use { (handles) throws(StorageError) in
      let batch = RocksWriteBatch()
      batch.delete(handles.families[1], key: Keys.journal(5))
      let write = rocksWriteOptions()
      defer { rocksFree(write) }
      try handles.write(batch, options: write, "tampering")
    }
    log.close()
    #expect(throws: StorageError.acknowledgedTailMissing(acknowledged: 5, found: 4)) {
      try RocksStore(directory: path)
    }
  }

  @Test func anotherFormatIsRefused() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    try RocksStore(directory: path).close()
    let options = OptionsHandle(RocksOptions())
    let log = try RocksDatabase(
      path: path + "/log", access: .readWrite, names: ["default", "journal", "events"],
      familyOptions: [options.pointer, options.pointer, options.pointer])
    try log.use { (handles) throws(StorageError) in
      let batch = RocksWriteBatch()
      batch.put(handles.families[0], key: Keys.format, value: [0, 0, 0, 0, 0, 0, 0, 99])
      let write = rocksWriteOptions()
      defer { rocksFree(write) }
      try handles.write(batch, options: write, "tampering")
    }
    log.close()
    #expect(
      throws: StorageError.incompatibleFormat(directory: path, found: 99, supported: 1)
    ) { try RocksStore(directory: path) }
  }

  @Test func theDirectoryInUseIsNamed() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    let store = try RocksStore(directory: path)
    let error = #expect(throws: StorageError.self) { try RocksStore(directory: path) }
    #expect(error == .inUse(directory: path, holder: "this process, \(getpid())"))
    #expect(error?.description.contains("in use by another server") == true)
    store.close()
  }

  @Test func readOnlyAccessNeedsNoLockAndChangesNothing() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    let store = try RocksStore(directory: path)
    try store.fill(3)
    var options = RocksOptions()
    options.access = .readOnly
    let reader = try RocksStore(directory: path, options: options)
    #expect(try reader.state().lastSequence == 3)
    #expect(throws: StorageError.self) { try reader.append(.sample(4...4), expecting: 3) }
    reader.close()
    try store.append(.sample(4...4), expecting: 3)
    store.close()
  }

  @Test func aDirectoryThatCannotBeMadeIsNamed() {
    let error = #expect(throws: StorageError.self) {
      try RocksStore(directory: "/nonexistent/dropwire/data")
    }
    #expect(error?.description.contains("/nonexistent/dropwire/data") == true)
  }

  @Test func theStateDatabaseCanBeThrownAway() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    var store = try RocksStore(directory: path)
    try store.fill(3)
    try store.writeCheckpoint(RowBatch(), mark: CheckpointMark(appliedSequence: 3, note: []))
    store.close()
    try FileManager.default.removeItem(atPath: path + "/state")
    store = try RocksStore(directory: path)
    #expect(try store.state().checkpoint == nil)
    #expect(try store.state().lastSequence == 3)
  }

  @Test func messagesOfTheLibraryBecomeTypedErrors() {
    let cases: [(String, StorageError)] = [
      (
        "IO error: No space left on device: While appending to file: /x/000004.log",
        .diskFull(
          "op: IO error: No space left on device: While appending to file: /x/000004.log")
      ),
      ("Corruption: block checksum mismatch", .corrupt("op: Corruption: block checksum mismatch")),
      ("IO error: file too large", .inputOutput("op: IO error: file too large")),
    ]
    for (message, expected) in cases { #expect(storageError(message, during: "op") == expected) }
  }
}
