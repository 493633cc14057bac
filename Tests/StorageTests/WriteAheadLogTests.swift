import Basics
import Foundation
import Storage
import Testing

@testable import RocksStorage

/// What a start makes of a log that was cut off, and of one that is damaged.
@Suite("The write-ahead log, read before it is opened")
struct WriteAheadLogTests {
  /// A directory as a killed process leaves it, with `count` entries.
  private func killed(
    _ count: UInt64, recordSize: Int = 3_000, checkpointed: Bool = false
  ) throws -> TemporaryDirectory {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/live")
    for sequence in 1...count {
      try store.append(
        .sample(sequence...sequence, recordSize: recordSize), expecting: sequence - 1)
    }
    if checkpointed {
      var rows = RowBatch()
      rows.put(table: 1, key: [1], value: [2])
      try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: count, note: []))
      try store.flushCheckpoints()
    }
    try FileManager.default.copyItem(
      atPath: parent.path + "/live", toPath: parent.path + "/data")
    store.close()
    return parent
  }

  private func logFile(_ data: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: data + "/log")
    let last = try #require(names.filter { $0.hasSuffix(".log") }.sorted().last)
    return data + "/log/" + last
  }

  private func change(_ path: String, _ body: (inout [UInt8]) -> Void) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    body(&bytes)
    try Data(bytes).write(to: URL(filePath: path))
  }

  @Test(
    "a flipped byte in the middle is an error, and nothing is changed by any number of starts",
    arguments: [true, false])
  func damage(isAcknowledged: Bool) throws {
    let parent = try killed(60)
    let data = parent.path + "/data"
    if !isAcknowledged { try FileManager.default.removeItem(atPath: data + "/acknowledged") }
    let file = try logFile(data)
    try change(file) { $0[$0.count / 2] ^= 0x10 }
    let before = try Snapshot(data)
    for _ in 1...3 {
      let error = #expect(throws: StorageError.self) { try RocksStore(directory: data) }
      guard case .corrupt(let what)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(what.contains(file), "\(what)")
      #expect(try Snapshot(data) == before)
    }
  }

  @Test("every header byte and some of the content, of every piece but the last")
  func everyPiece() throws {
    let parent = try killed(12, recordSize: 20_000)
    let data = parent.path + "/data"
    let file = try logFile(data)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    #expect(bytes.count > 7 * WriteAheadLog.blockLength)
    // The last write begins in front of its 20,000 bytes.
    var offsets = Array(0..<7)
    for block in stride(
      from: WriteAheadLog.blockLength, to: bytes.count - 54_000, by: WriteAheadLog.blockLength)
    {
      offsets += (block - 3)..<(block + 8)
    }
    var random = SplitMix64(seed: 3)
    for _ in 0..<40 { offsets.append(Int(random.below(UInt64(bytes.count - 21_000)))) }
    for offset in offsets {
      for mask: UInt8 in [0x01, 0x80, 0xFF] {
        try change(file) { $0[offset] ^= mask }
        #expect(throws: StorageError.self, "byte \(offset) ^ \(mask)") {
          try WriteAheadLog.scan(directory: data + "/log")
        }
        try change(file) { $0[offset] ^= mask }
      }
    }
    #expect(try WriteAheadLog.scan(directory: data + "/log").torn == nil)
  }

  @Test("an end that was cut off anywhere is none, and what was whole is there")
  func torn() throws {
    let parent = try killed(20)
    let data = parent.path + "/data"
    try FileManager.default.removeItem(atPath: data + "/acknowledged")
    let file = try logFile(data)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    for cut in [1, 7, 500, 2_999, 3_200, 9_000] {
      try Data(bytes.dropLast(cut)).write(to: URL(filePath: file))
      let summary = try WriteAheadLog.scan(directory: data + "/log")
      #expect(summary.writes >= 21 - UInt64(cut / 3_000 + 1) - 1, "\(cut): \(summary)")
      // Room that was reserved and not written, and a write whose middle has not arrived.
      try Data(bytes.dropLast(cut) + [UInt8](repeating: 0, count: 50_000))
        .write(to: URL(filePath: file))
      #expect(try WriteAheadLog.scan(directory: data + "/log").writes == summary.writes)
    }
    let image = parent.path + "/torn"
    try FileManager.default.copyItem(atPath: data, toPath: image)
    try Data(bytes.dropLast(100)).write(to: URL(filePath: try logFile(image)))
    var store = try RocksStore(directory: image)
    #expect(try store.state().lastSequence == 19)
    try store.append(.sample(20...20), expecting: 19)
    store.close()
    store = try RocksStore(directory: image)
    #expect(try store.state().lastSequence == 20)
    store.close()
  }

  @Test("a torn log that a later start has gone on after is no damage")
  func tornThenContinued() throws {
    let parent = try killed(10)
    let data = parent.path + "/data"
    try FileManager.default.removeItem(atPath: data + "/acknowledged")
    let file = try logFile(data)
    let torn = [UInt8](try Data(contentsOf: URL(filePath: file))).dropLast(100)
    try Data(torn).write(to: URL(filePath: file))
    let store = try RocksStore(directory: data)
    try store.append(.sample(10...10), expecting: 9)
    let image = parent.path + "/image"
    try FileManager.default.copyItem(atPath: data, toPath: image)
    store.close()
    // As if the start had been killed before it removed the log it no longer needs.
    try Data(torn).write(to: URL(filePath: image + "/log/" + URL(filePath: file).lastPathComponent))
    let again = try RocksStore(directory: image)
    #expect(try again.state().lastSequence == 10)
    again.close()
  }

  @Test("a log file that is gone is an error when another goes on behind it")
  func missingFile() throws {
    let parent = try TemporaryDirectory()
    var options = RocksOptions()
    // Small enough for a new log file every few entries, while events keep the older ones.
    options.journalBufferBytes = 64 << 10
    let store = try RocksStore(directory: parent.path + "/live", options: options)
    for sequence in UInt64(1)...200 {
      var batch = LogBatch.sample(sequence...sequence, recordSize: 3_000)
      batch.append(event: [1], topic: TopicKey(kind: 1, identifier: 1), offset: sequence)
      try store.append(batch, expecting: sequence - 1)
    }
    let data = parent.path + "/data"
    try FileManager.default.copyItem(atPath: parent.path + "/live", toPath: data)
    store.close()
    let logs = try FileManager.default.contentsOfDirectory(atPath: data + "/log")
      .filter { $0.hasSuffix(".log") }.sorted()
    try #require(logs.count > 2)
    #expect(try WriteAheadLog.scan(directory: data + "/log").files == logs.count)
    try FileManager.default.removeItem(atPath: data + "/log/" + logs[1])
    let before = try Snapshot(data)
    let error = #expect(throws: StorageError.self) { try RocksStore(directory: data) }
    #expect(error?.description.contains("a log file is missing") == true)
    #expect(try Snapshot(data) == before)
  }

  @Test("a log file that is there twice is an error, whichever number the copy has")
  func repeated() throws {
    let parent = try killed(30)
    let data = parent.path + "/data"
    let file = try logFile(data)
    for name in ["000001.log", "000099.log"] {
      let copy = data + "/log/" + name
      try FileManager.default.copyItem(atPath: file, toPath: copy)
      let before = try Snapshot(data)
      let error = #expect(throws: StorageError.self) { try RocksStore(directory: data) }
      #expect(error?.description.contains("is there twice") == true, "\(String(describing: error))")
      #expect(try Snapshot(data) == before)
      try FileManager.default.removeItem(atPath: copy)
    }
    // A copy that ends earlier, and one that begins later.
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    for part in [bytes[..<(bytes.count / 2)], bytes[WriteAheadLog.blockLength...]]
    where !part.isEmpty {
      try Data(part).write(to: URL(filePath: data + "/log/000099.log"))
      #expect(throws: StorageError.self) { try WriteAheadLog.scan(directory: data + "/log") }
    }
  }

  @Test("any byte of any file: a start has everything acknowledged, or changes nothing")
  func anyByte() throws {
    let parent = try killed(30, checkpointed: true)
    let data = parent.path + "/data"
    let original = try Snapshot(data)
    var random = SplitMix64(seed: 11)
    var refused = 0
    for (path, bytes) in original.files.sorted(by: { $0.key < $1.key }) where !bytes.isEmpty {
      for _ in 0..<6 {
        let offset = Int(random.below(UInt64(bytes.count)))
        let image = parent.path + "/image"
        try FileManager.default.copyItem(atPath: data, toPath: image)
        try change(image + path) { $0[offset] ^= 1 << UInt8(random.below(8)) }
        let before = try Snapshot(image)
        do {
          let store = try RocksStore(directory: image)
          #expect(try store.state().lastSequence == 30, "\(path) \(offset)")
          store.close()
        } catch {
          refused += 1
        }
        #expect(try Snapshot(image) == before, "\(path) \(offset)")
        try FileManager.default.removeItem(atPath: image)
      }
    }
    #expect(refused > 6)
  }

  @Test("a file that is gone: RocksDB would begin anew and remove the rest")
  func missingCurrent() throws {
    for place in ["/log/CURRENT", "/state/CURRENT"] {
      let parent = try killed(10, checkpointed: true)
      let data = parent.path + "/data"
      try FileManager.default.removeItem(atPath: data + place)
      let before = try Snapshot(data)
      let error = #expect(throws: StorageError.self) { try RocksStore(directory: data) }
      #expect(error?.description.contains("CURRENT") == true, "\(String(describing: error))")
      #expect(try Snapshot(data) == before)
    }
    let parent = try killed(10)
    let data = parent.path + "/data"
    try FileManager.default.removeItem(atPath: data + "/log")
    let before = try Snapshot(data)
    #expect(throws: StorageError.acknowledgedTailMissing(acknowledged: 10, found: 0)) {
      try RocksStore(directory: data)
    }
    #expect(try Snapshot(data) == before)
  }

  @Test("a first start that was cut off is none")
  func cutOffMaking() throws {
    let parent = try killed(1)
    let data = parent.path + "/data"
    for name in try FileManager.default.contentsOfDirectory(atPath: data + "/log")
    where name == "CURRENT" || name.hasSuffix(".log") {
      try FileManager.default.removeItem(atPath: data + "/log/" + name)
    }
    try FileManager.default.removeItem(atPath: data + "/acknowledged")
    let store = try RocksStore(directory: data)
    #expect(try store.state() == StoreState())
    try store.fill(2)
    store.close()
  }

  @Test("checksums are those of RFC 3720")
  func checksums() {
    let cases: [([UInt8], UInt32)] = [
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E), (Array("123456789".utf8), 0xE306_9283), ([], 0),
    ]
    for (bytes, expected) in cases {
      #expect(bytes.withUnsafeBytes { CRC32C.checksum($0) } == expected)
    }
  }
}

/// All files under a directory with their bytes.
struct Snapshot: Equatable {
  var files: [String: Data] = [:]

  init(_ directory: String) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
      let path = directory + "/" + name
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      else { continue }
      // Not `Data(contentsOf:)`, which leaks a buffer for each empty file.
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      files["/" + name] = try file.readToEnd() ?? Data()
      try file.close()
    }
  }
}
