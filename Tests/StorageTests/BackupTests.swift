import Foundation
import Storage
import Synchronization
import Testing

@testable import RocksStorage

/// Backups of a directory that is written to, and what becomes of damaged ones.
@Suite("Backups of a directory")
struct BackupTests {
  private static var readOnly: RocksOptions {
    var options = RocksOptions()
    options.access = .readOnly
    return options
  }

  private func limits() -> BackupLimits {
    var limits = BackupLimits()
    limits.freeBytesKept = 0
    return limits
  }

  private func back(up store: RocksStore, _ set: BackupSet) throws -> BackupReport {
    try set.make(madeAt: 1, isPaced: false) { () throws(StorageError) in
      try BackupSource(servedBy: store)
    }
  }

  /// Entries as records of random bytes, which cannot be compressed.
  private func append(_ store: RocksStore, _ range: ClosedRange<UInt64>, size: Int) throws {
    var random = SystemRandomNumberGenerator()
    for sequence in range {
      var batch = LogBatch.sample(sequence...sequence)
      batch.record = (0..<size / 8).flatMap { _ in
        withUnsafeBytes(of: random.next()) { Array($0) }
      }
      batch.append(
        event: bytes("event"), topic: TopicKey(kind: 1, identifier: 1), offset: sequence - 1)
      try store.append(batch, expecting: sequence - 1)
    }
  }

  private func flip(_ path: String) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(filePath: path))
  }

  /// Restores to the end and gives the last sequence.
  private func restore(_ set: BackupSet, into target: String) throws -> UInt64 {
    let (path, contents) = try set.find(to: nil)
    try DirectoryRestore(path, contents, into: target).finish()
    let store = try RocksStore(directory: target)
    defer { store.close() }
    return try store.state().lastSequence
  }

  @Test("the second backup after few changes takes few bytes; each opens by itself")
  func incremental() throws {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    let set = BackupSet(parent.path + "/backups", limits: limits())
    try append(store, 1...200, size: 40_000)
    var rows = RowBatch()
    for row in 0..<200 as Range<UInt8> {
      rows.put(table: 1, key: [row], value: [UInt8](repeating: row, count: 1_000))
    }
    try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: 200, note: []))
    try store.flushCheckpoints()
    let first = try back(up: store, set)
    #expect(first.name == "backup-000001" && first.contents.lastSequence == 200)
    #expect(first.bytesCopied > 8_000_000, "\(first)")
    try append(store, 201...205, size: 1_000)
    let second = try back(up: store, set)
    #expect(second.contents.lastSequence == 205)
    #expect(second.contents.checkpointSequence == 200)
    #expect(second.bytesCopied < 60_000, "\(second.bytesCopied) of \(second.contents.byteCount)")
    #expect(second.contents.byteCount > 8_000_000)
    print(
      "backup 1: \(first.bytesCopied) bytes, \(first.filesCopied) files;"
        + " backup 2: \(second.bytesCopied) bytes, \(second.filesCopied) of \(second.fileCount) files"
    )
    #expect(try set.names() == ["backup-000001", "backup-000002"])
    for (report, count) in [(first, 200), (second, 205)] as [(BackupReport, UInt64)] {
      let copy = try RocksStore(directory: report.path, options: Self.readOnly)
      let state = try copy.state()
      #expect(state.lastSequence == count && state.durableThrough == count)
      #expect(try copy.allRows().count == 200)
      copy.close()
    }
    // Any of them may go.
    try FileManager.default.removeItem(atPath: first.path)
    #expect(try restore(set, into: parent.path + "/restored") == 205)
    #expect(!FileManager.default.fileExists(atPath: parent.path + "/data/gathered"))
    store.close()
  }

  @Test(
    "of a directory that another process serves from, nothing in it is changed",
    arguments: [true, false])
  func beside(isOpen: Bool) throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    let store = try RocksStore(directory: path)
    try append(store, 1...50, size: 1_000)
    if !isOpen { store.close() }
    let before = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    let set = BackupSet(parent.path + "/backups", limits: limits())
    let report = try set.make(madeAt: 1) { () throws(StorageError) in
      try BackupSource(directory: path)
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: path).sorted() == before)
    #expect(report.contents.lastSequence == 50)
    #expect(try restore(set, into: parent.path + "/restored") == 50)
    store.close()
  }

  @Test(
    "while entries are appended: all that were acknowledged before it began, whole",
    arguments: [true, false])
  func underLoad(isServed: Bool) async throws {
    let parent = try TemporaryDirectory()
    var options = RocksOptions()
    options.journalBufferBytes = 256 << 10
    options.rowBufferBytes = 1 << 20
    let store = try RocksStore(directory: parent.path + "/data", options: options)
    try store.startWriting()
    let isDone = Atomic(false)
    // Also where an expectation throws: nobody else tells the writer that it is over.
    defer { isDone.store(true, ordering: .relaxed) }
    let acknowledged = Atomic<UInt64>(0)
    let writer = onOwnThread {
      var sequence: UInt64 = 0
      while !isDone.load(ordering: .relaxed), sequence < 8_000 {
        sequence += 1
        try store.append(.sample(sequence...sequence, recordSize: 600), expecting: sequence - 1)
        acknowledged.store(sequence, ordering: .releasing)
        if sequence.isMultiple(of: 50) {
          var rows = RowBatch()
          rows.put(table: 1, key: bytes("\(sequence)"), value: [UInt8](repeating: 1, count: 5_000))
          try store.writeCheckpoint(
            rows, mark: CheckpointMark(appliedSequence: sequence, note: []))
          if sequence.isMultiple(of: 400) {
            try store.flushCheckpoints()
            try store.trimJournal(to: TrimMark(firstSequence: sequence - 20, note: []))
          }
        }
      }
    }
    let set = BackupSet(parent.path + "/backups", limits: limits())
    for _ in 1...4 {
      try await Task.sleep(for: .milliseconds(60))
      let before = acknowledged.load(ordering: .acquiring)
      let report = try set.make(madeAt: 1, isPaced: false) { () throws(StorageError) in
        isServed
          ? try BackupSource(servedBy: store)
          : try BackupSource(directory: parent.path + "/data")
      }
      let copy = try RocksStore(directory: report.path, options: Self.readOnly)
      let state = try copy.state()
      #expect(state.lastSequence >= before)
      let applied = state.checkpoint?.appliedSequence ?? 0
      let first = state.trimmed?.firstSequence ?? 1
      #expect(applied <= state.lastSequence && first <= applied + 1)
      #expect(try copy.allRows().count == Int(applied / 50))
      var next = first
      while let page = try Optional(copy.journal(from: next, maximumBytes: 1 << 20)), !page.isEmpty
      {
        for entry in page {
          #expect(entry.record == LogBatch.sample(next...next, recordSize: 600).record)
          next = entry.lastSequence + 1
        }
      }
      #expect(next == state.lastSequence + 1)
      copy.close()
    }
    isDone.store(true, ordering: .relaxed)
    try await writer.value
    store.close()
  }

  @Test("a flipped byte, a file cut short, one that is gone: refused by name, and nothing is left")
  func damaged() throws {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    try append(store, 1...50, size: 1_000)
    let set = BackupSet(parent.path + "/backups", limits: limits())
    let report = try back(up: store, set)
    store.close()
    let target = parent.path + "/restored"
    #expect(DirectoryInspection(backup: parent.path + "/data")?.findings == nil)
    #expect(DirectoryInspection(backup: report.path)?.violations == [])
    #expect(DirectoryInspection(backup: report.path)?.findings.count == 1)
    let names = report.contents.files.map(\.name) + [BackupContents.name]
    #expect(names.count > 5)
    for name in names {
      let path = report.path + "/" + name
      let whole = try Data(contentsOf: URL(filePath: path))
      for damage in [
        { try flip(path) }, { try whole.dropLast(1).write(to: URL(filePath: path)) },
        { try FileManager.default.removeItem(atPath: path) },
      ] as [() throws -> Void]
      where !whole.isEmpty {
        try damage()
        let error = #expect(throws: BackupError.self, "\(name)") {
          try restore(set, into: target)
        }
        #expect(
          error?.description.contains(path) == true || name == BackupContents.name,
          "\(error as Any)")
        if name != BackupContents.name {
          let found = DirectoryInspection(backup: report.path)?.violations ?? []
          #expect(found.count == 1 && found[0].contains(path), "\(found)")
        }
        #expect(!FileManager.default.fileExists(atPath: target))
        #expect(!FileManager.default.fileExists(atPath: target + ".partial"))
        try whole.write(to: URL(filePath: path))
      }
    }
    #expect(try restore(set, into: target) == 50)
  }

  @Test("a list of a newer build, of another format, or that leads elsewhere")
  func foreignLists() throws {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    try append(store, 1...5, size: 100)
    let set = BackupSet(parent.path + "/backups", limits: limits())
    let report = try back(up: store, set)
    store.close()
    let path = report.path + "/contents"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    func sealed(_ text: String) -> String {
      let head =
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
        .joined(separator: "\n") + "\n"
      let checksum = Array(head.utf8).withUnsafeBytes { CRC32C.checksum($0) }
      return head + "end \(hexadecimal(checksum))\n"
    }
    #expect(sealed(text) == text)
    func refusal(_ text: String) throws -> BackupError? {
      try Data(text.utf8).write(to: URL(filePath: path))
      return #expect(throws: BackupError.self) { try set.find(to: nil) }
    }
    guard
      case .newer(_, let version)? = try refusal(
        text.replacing("dropwire-backup 1\n", with: "dropwire-backup 2\n"))
    else {
      Issue.record("a newer list")
      return
    }
    #expect(version.contains("version 2; this build reads 1"))
    guard
      case .newer(_, let format)? = try refusal(
        sealed(text.replacing("format 1\n", with: "format 7\n")))
    else {
      Issue.record("a newer format")
      return
    }
    #expect(format.contains("format 7"))
    for name in [
      "log/../../x", "/etc/passwd", "log/LOCK", "../x", "state/x", "log//CURRENT", "CURRENT",
    ] {
      guard case .damaged? = try refusal(sealed(text.replacing("log/CURRENT", with: name))) else {
        Issue.record("\(name)")
        continue
      }
    }
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1 << UInt8(index % 8)
      try Data(changed).write(to: URL(filePath: path))
      #expect(throws: BackupError.self, "byte \(index)") { try set.find(to: nil) }
    }
    guard case .damaged? = try refusal("") else {
      Issue.record("an empty list")
      return
    }
    guard case .damaged? = try refusal(text.replacing("checkpoint 0", with: "checkpoint 1")) else {
      Issue.record("another number")
      return
    }
  }

  @Test(
    "what a killed process left is no backup, and goes with the next one; another process waits")
  func leftovers() throws {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    try append(store, 1...5, size: 100)
    let path = parent.path + "/backups"
    let set = BackupSet(path, limits: limits())
    _ = try back(up: store, set)
    for left in [path + "/backup-000002.partial/log", parent.path + "/data/gathered/log"] {
      try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
      try Data("half".utf8).write(to: URL(filePath: left + "/000001.sst"))
    }
    #expect(try set.names() == ["backup-000001"])
    #expect(try restore(set, into: parent.path + "/restored") == 5)
    try append(store, 6...7, size: 100)
    let lock = open(path, O_RDONLY | O_DIRECTORY)
    #expect(flock(lock, LOCK_EX) == 0)
    #expect(throws: BackupError.inProgress(directory: path)) { try back(up: store, set) }
    close(lock)
    let second = try back(up: store, set)
    #expect(second.name == "backup-000002" && second.contents.lastSequence == 7)
    #expect(try set.names() == ["backup-000001", "backup-000002"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == ["backup-000001", "backup-000002"])
    store.close()
    // A start removes what was gathered.
    try FileManager.default.createDirectory(
      atPath: parent.path + "/data/gathered/state", withIntermediateDirectories: true)
    let again = try RocksStore(directory: parent.path + "/data")
    try again.startWriting()
    #expect(!FileManager.default.fileExists(atPath: parent.path + "/data/gathered"))
    again.close()
  }

  @Test("places where backups and restored directories do not belong")
  func places() throws {
    let parent = try TemporaryDirectory()
    let data = parent.path + "/data"
    let store = try RocksStore(directory: data)
    try append(store, 1...5, size: 100)
    try FileManager.default.createSymbolicLink(
      atPath: parent.path + "/link", withDestinationPath: data)
    for place in [
      data, data + "/backups", data + "/log/x/y", parent.path + "/link/b", data + "/../data/b",
    ] {
      #expect(throws: BackupError.self, "\(place)") { try BackupSet(place).check(for: data) }
    }
    let set = BackupSet(parent.path + "/backups", limits: limits())
    try set.check(for: data)
    try BackupSet(parent.path + "/data-backups").check(for: data)
    _ = try back(up: store, set)
    for target in [data, parent.path + "/backups"] {
      #expect(throws: BackupError.occupied(target)) { try restore(set, into: target) }
    }
    // An empty directory will do, and so does what a restore has left.
    let target = parent.path + "/empty"
    for path in [target, target + ".partial"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    #expect(throws: BackupError.occupied(target + ".partial")) { try restore(set, into: target) }
    try Data().write(to: URL(filePath: target + ".partial/restoring"))
    #expect(try restore(set, into: target) == 5)
    store.close()
  }

  @Test("which backup can be taken back to an entry")
  func reach() throws {
    // first kept, checkpoint, last; and the entries asked for with the answer
    let table: [(UInt64, UInt64, UInt64, [UInt64: Bool])] = [
      (1, 0, 10, [0: false, 1: true, 10: true, 11: false]),
      (1, 8, 10, [1: true, 7: true, 8: true, 10: true]),
      (5, 8, 10, [4: false, 7: false, 8: true, 10: true, 11: false]),
    ]
    for (first, checkpoint, last, expected) in table {
      var contents = BackupContents()
      (contents.firstSequence, contents.checkpointSequence) = (first, checkpoint)
      contents.lastSequence = last
      for (sequence, answer) in expected {
        #expect(contents.reaches(sequence) == answer, "\(first) \(checkpoint) \(last): \(sequence)")
      }
    }
  }
}

extension BackupTests {
  @Test("what an append takes while backups are made beside it")
  func latency() async throws {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    try store.startWriting()
    let isDone = Atomic(false)
    defer { isDone.store(true, ordering: .relaxed) }
    let isBackingUp = Atomic(false)
    let writer = onOwnThread {
      var found: [Bool: [Int64]] = [:]
      var sequence: UInt64 = 0
      while !isDone.load(ordering: .relaxed) {
        sequence += 1
        let batch = LogBatch.sample(sequence...sequence, recordSize: 2_000)
        let isBeside = isBackingUp.load(ordering: .relaxed)
        let begun = monotonicMicroseconds()
        try store.append(batch, expecting: sequence - 1)
        found[isBeside, default: []].append(monotonicMicroseconds() - begun)
      }
      return found.mapValues { $0.sorted() }
    }
    let set = BackupSet(parent.path + "/backups", limits: limits())
    for _ in 1...5 {
      try await Task.sleep(for: .milliseconds(500))
      isBackingUp.store(true, ordering: .relaxed)
      let report = try set.make(madeAt: 1) { () throws(StorageError) in
        try BackupSource(servedBy: store)
      }
      isBackingUp.store(false, ordering: .relaxed)
      print("backup: \(report.bytesCopied) bytes in \(report.durationMicroseconds) us")
    }
    isDone.store(true, ordering: .relaxed)
    let found = try await writer.value
    for (isBeside, times) in found.sorted(by: { !$0.key && $1.key }) {
      let at = { times[min(times.count - 1, Int(Double(times.count) * $0))] }
      print(
        isBeside ? "beside a backup:" : "alone:", "\(times.count) appends, p50 \(at(0.5)) us,",
        "p99 \(at(0.99)) us, p99.9 \(at(0.999)) us, longest \(times.last ?? 0) us")
    }
    // Not a measurement of this machine: nobody waits for the whole of a backup.
    #expect(found[true]?.count ?? 0 > 5)
    store.close()
  }

  @Test(
    "a device without room: refused with the reason before anything is written; the store goes on",
    .enabled(if: SmallDevice.isAllowed, SmallDevice.reason))
  func fullDevice() throws {
    let device = try SmallDevice(megabytes: 32)
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    try append(store, 1...20, size: 200_000)
    let set = BackupSet(device.path + "/backups", limits: limits())
    _ = try back(up: store, set)
    try append(store, 21...40, size: 200_000)
    try device.fill(leaving: 3 << 20)
    let error = #expect(throws: BackupError.self) { try back(up: store, set) }
    guard case .storage(.diskFull(let why))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(why.contains("the backup takes") && why.contains(device.path))
    #expect(!device.exists("backups/backup-000002.partial"))
    try append(store, 41...42, size: 1_000)
    #expect(try set.names() == ["backup-000001"])
    device.empty()
    #expect(try back(up: store, set).contents.lastSequence == 42)
    store.close()
  }

  @Test(
    "a data directory that is short of room makes no backup, and keeps on serving",
    .enabled(if: SmallDevice.isAllowed, SmallDevice.reason))
  func shortOfRoom() throws {
    let device = try SmallDevice(megabytes: 64)
    let parent = try TemporaryDirectory()
    for watermark in [12 << 20, 0] {
      var options = RocksOptions()
      options.watermarkBytes = watermark
      let path = device.path + "/data-\(watermark)"
      let store = try RocksStore(directory: path, options: options)
      try append(store, 1...20, size: 200_000)
      try device.fill(leaving: 3 << 20)
      let set = BackupSet(parent.path + "/backups-\(watermark)", limits: limits())
      let error = #expect(throws: BackupError.self) { try back(up: store, set) }
      guard case .storage(.diskFull)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      try append(store, 21...22, size: 1_000)
      #expect(!FileManager.default.fileExists(atPath: path + "/gathered"))
      device.empty()
      #expect(try back(up: store, set).contents.lastSequence == 22)
      store.close()
    }
  }
}
