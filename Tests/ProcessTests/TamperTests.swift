import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  @Suite("a data directory that was changed")
  struct TamperTests {}
}

extension ExecutableTests.TamperTests {
  /// How somebody changes the journal behind the server's back.
  enum Change: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case flippedByte, deletedRecord, swappedRecords, appendedByte

    var testDescription: String { rawValue }

    /// What is said about it.
    var told: String {
      switch self {
      case .flippedByte: "was changed: its content does not match its hash"
      case .deletedRecord, .swappedRecords: "is out of sequence"
      case .appendedByte: "is not as long as its header says"
      }
    }

    /// Changes the record at `index`, and returns the sequence that has to be named.
    func apply(to journal: StoredJournal, at index: Int) throws -> UInt64 {
      let records = try journal.records()
      let (key, original) = records[index]
      var bytes = original
      switch self {
      case .flippedByte:
        bytes[bytes.count - 5] ^= 0x10
        try journal.put(key, bytes)
      case .appendedByte: try journal.put(key, bytes + [0])
      case .deletedRecord: try journal.delete(key)
      case .swappedRecords:
        try journal.put(key, records[index + 1].bytes)
        try journal.put(records[index + 1].key, bytes)
      }
      return records[index - 1].key + 1
    }
  }

  /// A server that was used and killed: nearly all of its journal is replayed by the next start.
  private func usedDirectory(_ workspace: Workspace) async throws -> String {
    let server = try await workspace.serve()
    try await server.withClient { client in
      let stall = try await Stall.set(up: client, units: 40)
      for buyer in 1...20 as ClosedRange<UInt64> {
        _ = try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
      }
    }
    try await server.kill()
    return workspace.path("data")
  }

  private func change(_ directory: String, _ change: Change) throws -> UInt64 {
    let journal = try StoredJournal(directory: directory)
    let count = try journal.records().count
    try #require(count >= 20, "each call has a record of its own")
    return try change.apply(to: journal, at: count / 2)
  }

  @Test("audit names the record, and a server does not start on it", arguments: Change.allCases)
  func tampered(how: Change) async throws {
    try await Workspace.with { workspace in
      let directory = try await usedDirectory(workspace)
      let untouched = try await Program.run(["audit", "--data", directory])
      #expect(untouched.exit == .code(0), "\(untouched)")

      let sequence = try change(directory, how)
      let audit = try await Program.run(["audit", "--data", directory, "--json"])
      #expect(audit.exit == .code(1), "\(audit)")
      let report = try audit.json()
      #expect(!report.isOK)
      let words = report.violations.first ?? ""
      #expect(words.contains("entry \(sequence)"), "\(report.violations)")

      let start = try await Program.run([
        "serve", "--listen", "127.0.0.1:0", "--data", directory,
      ])
      #expect(start.exit == .code(1), "\(start)")
      #expect(start.errors.contains("the log in \(directory) cannot be trusted"), "\(start)")
      #expect(start.errors.contains("entry \(sequence) \(how.told)"), "\(start)")
      #expect(start.lines.isEmpty, "\(start)")
    }
  }

  @Test("the last record deleted: the directory knows that it was acknowledged")
  func lastRecordDeleted() async throws {
    try await Workspace.with { workspace in
      let directory = try await usedDirectory(workspace)
      try {
        let journal = try StoredJournal(directory: directory)
        try journal.delete(try #require(try journal.records().last?.key))
      }()
      for arguments in [
        ["audit", "--data", directory],
        ["serve", "--listen", "127.0.0.1:0", "--data", directory],
      ] {
        let run = try await Program.run(arguments)
        #expect(run.exit == .code(1), "\(run)")
        #expect(run.errors.contains("were acknowledged as durable"), "\(run)")
      }
    }
  }

  @Test("after an orderly stop, what a checkpoint covers is still found by audit")
  func beforeCheckpoint() async throws {
    try await Workspace.with { workspace in
      let directory = try await usedDirectory(workspace)
      // Recovers, writes a checkpoint and stops.
      let again = try await workspace.serve()
      #expect(try await again.stop() == .code(0))
      let sequence = try change(directory, .flippedByte)
      let audit = try await Program.run(["audit", "--data", directory])
      #expect(audit.exit == .code(1), "\(audit)")
      #expect(audit.lines.contains { $0.contains("entry \(sequence)") }, "\(audit)")
    }
  }

  @Test("a log cut off at its end, or without its index, is refused with a reason")
  func brokenFiles() async throws {
    try await Workspace.with { workspace in
      let directory = try await usedDirectory(workspace)
      let log = directory + "/log"
      let files = try FileManager.default.contentsOfDirectory(atPath: log)
      let written = try #require(files.filter { $0.hasSuffix(".log") }.sorted().last)
      let handle = try #require(FileHandle(forWritingAtPath: "\(log)/\(written)"))
      let length = try handle.seekToEnd()
      try handle.truncate(atOffset: length / 2)
      try handle.close()
      let short = try await Program.run(["serve", "--listen", "127.0.0.1:0", "--data", directory])
      #expect(short.exit == .code(1), "\(short)")
      #expect(short.errors.contains("were acknowledged as durable"), "\(short)")

      try Data("nonsense".utf8).write(to: URL(filePath: log + "/CURRENT"))
      let lost = try await Program.run(["serve", "--listen", "127.0.0.1:0", "--data", directory])
      #expect(lost.exit == .code(1), "\(lost)")
      #expect(lost.errors.contains("cannot open the data directory \(directory)"), "\(lost)")
    }
  }

  @Test("a file where the directory should be")
  func notADirectory() async throws {
    try await Workspace.with { workspace in
      let file = try workspace.write("data", "hello")
      let run = try await Program.run(["serve", "--listen", "127.0.0.1:0", "--data", file])
      #expect(run.exit == .code(1), "\(run)")
      #expect(run.errors.contains(file), "\(run)")
    }
  }
}
