import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// `dropwire inspect` and `dropwire upgrade --check`, on directories that releases left behind.
  @Suite("what is in a data directory")
  struct InspectTests {
    typealias Golden = GoldenDirectoryTests

    /// Everything that `inspect` shows of a recording's directory, as the objects of its lines.
    struct Shown {
      var run: Ended
      var objects: [[String: Any]]

      /// What stands under a name, line by line.
      subscript(name: String) -> [[String: Any]] {
        objects.compactMap { $0[name] as? [String: Any] }
      }
    }
  }
}

extension ExecutableTests.InspectTests {
  private func inspect(_ arguments: [String]) async throws -> Shown {
    let run = try await Program.run(["inspect"] + arguments)
    let objects = try run.lines.compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    return Shown(run: run, objects: objects)
  }

  private func withGolden(
    _ recording: Golden.Recording,
    _ body: (_ workspace: Workspace, _ directory: String) async throws -> Void
  ) async throws {
    try await Workspace.with { workspace in
      try await Golden().unpack(recording, into: workspace)
      try await body(workspace, workspace.path("data"))
    }
  }

  private static let stopped = Golden.Recording(release: "v1", ending: "stopped")
  /// With limits that are recorded.
  private static let limited = Golden.Recording(release: "v2", ending: "stopped")

  @Test("all of it is shown, no payment is, and no byte is changed", arguments: Golden.recordings)
  func everything(recording: Golden.Recording) async throws {
    try await withGolden(recording) { _, directory in
      let before = try files(directory)
      let summary = try await Program.run(["inspect", directory, "--json"])
      #expect(summary.exit == .code(0), "\(summary)")
      let line = try #require(summary.lines.last)
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let counted = try #require(report["directory"] as? [String: Any])
      let last = try #require(counted["last_sequence"] as? Int)

      let entries = try await inspect([directory, "--entries"])
      #expect(entries.run.exit == .code(0), "\(entries.run)")
      let sequences = entries["entry"].compactMap {
        ($0["sequence"] as? String).flatMap { Int($0) }
      }
      #expect(sequences == Array(1...last))

      let rows = try await inspect([directory, "--rows"])
      #expect(rows.run.exit == .code(0), "\(rows.run)")
      var tables: [String: Int] = [:]
      for row in rows["row"] { tables[row["table"] as? String ?? "", default: 0] += 1 }
      #expect(tables == counted["rows"] as? [String: Int])
      // The checkpoint of a server that was killed is from before the sale.
      #expect(tables.count >= (recording.ending == "stopped" ? 12 : 8))

      let events = try await inspect([directory, "--events"])
      #expect(events.run.exit == .code(0), "\(events.run)")
      let families = counted["events"] as? [String: [String: Int]] ?? [:]
      let hasTill = try Golden.calls(of: recording).contains { $0.method == "Checkout/SetTill" }
      let expected: Set = ["stream", "buyer", "partner", "platform"]
      #expect(Set(families.keys) == expected.union(hasTill ? ["till"] : []))
      #expect(events["event"].count == families.values.reduce(0) { $0 + ($1["events"] ?? 0) })

      // As the calls that made the directory had them.
      let requests = try Golden.calls(of: recording).flatMap(\.requests).joined()
      let payments = requests.matches(of: /"payment":"([0-9a-f-]+)"/).map { String($0.output.1) }
      #expect(payments.count >= 5)
      let all = [entries, rows, events].flatMap(\.run.lines).joined()
      for payment in Set(payments) { #expect(!all.contains(payment)) }
      #expect(all.contains(#""payment":"secret:"#))
      #expect(try files(directory) == before)
    }
  }

  @Test("what was asked for, under the names of the schemas")
  func selection() async throws {
    try await withGolden(Self.stopped) { _, directory in
      let some = try await inspect([directory, "--entries", "2..4", "--json"])
      #expect(some["entry"].map { $0["sequence"] as? String } == ["2", "3", "4"])
      #expect(try some.run.json().isOK)
      let offer = try #require(
        (some["entry"].first?["command"] as? [String: Any])?["putOffer"] as? [String: Any])
      #expect(offer["title"] as? String == "Jacket")
      #expect(offer["price"] as? [String: String] == ["minor": "8900", "currency": "EUR"])

      let holds = try await inspect([directory, "--rows", "holds"])
      #expect(!holds["row"].isEmpty)
      for row in holds["row"] {
        #expect(row["table"] as? String == "holds")
        #expect((row["hold"] as? String)?.hasPrefix("hold_") == true)
        #expect((row["lines"] as? [[String: Any]])?.first?["quantity"] is NSNumber)
      }

      let told = try await inspect([directory, "--events", "buyer_d"])
      #expect(!told["event"].isEmpty)
      #expect(told["event"].allSatisfy { $0["topic"] as? String == "buyer_d" })
      #expect(
        told["event"].map { $0["offset"] as? String } == told["event"].indices.map { "\($0)" })

      let none = try await inspect([directory, "--entries", "100000.."])
      #expect(none.run.exit == .code(0) && none.objects.isEmpty, "\(none.run)")
    }
  }

  @Test(
    "what cannot be asked for is said",
    arguments: [
      (["--rows", "hold"], "there is no table hold; there are engine, partners"),
      (["--events", "hold_3w00"], "hold_3w00 is no topic; write stream_…"),
      (["--events", "buyer_!"], "buyer_! is no id"),
      (["--entries", "9..2"], "--entries: 9..2 is no range of entries; write such as 12, 12..40"),
    ])
  func wrong(arguments: [String], told: String) async throws {
    let run = try await Program.run(["inspect", "/nowhere"] + arguments)
    #expect(run.exit == .code(2) && run.errors.contains(told), "\(run)")
    #expect(run.lines.isEmpty)
  }

  @Test("a running server's directory is refused, and who has it is named")
  func running() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let refused = try await Program.run(["inspect", workspace.path("data")])
      #expect(refused.exit == .code(1), "\(refused)")
      #expect(
        refused.errors.contains(
          "a server is running on \(workspace.path("data")) (process \(server.process.pid), dropwire)"
        ),
        "\(refused)")
      // What would happen can be asked beforehand.
      let upgrade = try await Program.run(["upgrade", "--check", workspace.path("data")])
      #expect(upgrade.exit == .code(0), "\(upgrade)")
      #expect(upgrade.lines.contains { $0.contains("in use by") }, "\(upgrade)")
      #expect(try await server.stop() == .code(0))
      let run = try await Program.run(["inspect", workspace.path("data")])
      #expect(run.exit == .code(0), "\(run)")
    }
    let nothing = try await Program.run(["inspect", "/nowhere"])
    #expect(nothing.exit == .code(2), "\(nothing)")
  }

  @Test("damage is named, and with --keep-going the rest is shown")
  func damage() async throws {
    try await withGolden(Self.stopped) { _, directory in
      let (damaged, next) = try {
        let journal = try StoredJournal(directory: directory)
        let records = try journal.records()
        var (key, bytes) = records[records.count / 2]
        bytes[bytes.count - 5] ^= 0x10
        try journal.put(key, bytes)
        let before = records[records.count / 2 - 1].key
        return (before + 1, key + 1)
      }()
      let last = try StoredJournal(directory: directory).records().last?.key ?? 0
      let before = try files(directory)
      let first = try await inspect([directory, "--entries", "--json"])
      #expect(first.run.exit == .code(1), "\(first.run)")
      let named = "the journal record at entry \(damaged) was changed"
      #expect(first.run.errors.contains("damaged: \(named)"), "\(first.run)")
      #expect(first["entry"].count == Int(damaged) - 1)
      #expect(try first.run.json().violations.first?.hasPrefix(named) == true)

      let all = try await inspect([directory, "--entries", "--rows", "--keep-going", "--json"])
      #expect(all.run.exit == .code(1), "\(all.run)")
      #expect(all["entry"].count == Int(last) - Int(next - damaged))
      #expect(all["entry"].contains { $0["sequence"] as? String == "\(last)" })
      #expect(!all["row"].isEmpty)
      #expect(try files(directory) == before)
    }
  }

  @Test("the first start with this build, told beforehand", arguments: Golden.recordings)
  func upgrade(recording: Golden.Recording) async throws {
    try await withGolden(recording) { workspace, directory in
      let before = try files(directory)
      let run = try await Program.run(["upgrade", "--check", directory, "--json"])
      #expect(run.exit == .code(0), "\(run)")
      let report = try run.json()
      #expect(report.isOK && report.violations.isEmpty)
      let rules = try #require(report.numbers["rules_now"])
      // What the writer knew is a bound: a directory may use fewer rules than its build had.
      let written = try #require(recording.release.dropFirst().first?.wholeNumberValue)
      #expect(rules <= Int64(written) && report.numbers["rules_known"] == 4)
      let replayed = try #require(report.numbers["entries_to_replay"])
      #expect((replayed > 0) == (recording.ending == "killed"))
      #expect(try files(directory) == before)
      let text = try await Program.run(["upgrade", "--check", directory])
      #expect(text.lines.contains { $0.hasPrefix("ok: this build starts on it") }, "\(text)")
      // Those of before have records of the first version, and no term.
      let told = "  journal records of version 1 are followed by those of version 2, which earlier"
      #expect(text.lines.contains { $0.hasPrefix(told) } == (written <= 3), "\(text)")
      let summary = try await Program.run(["inspect", directory])
      #expect(
        summary.lines.contains { $0.hasPrefix("  records ") && $0.hasSuffix(" of version 1") }
          == (written <= 3), "\(summary)")
    }
  }

  @Test("a checkpoint of a newer build is refused with both versions, and nothing is changed")
  func newerRows() async throws {
    try await withGolden(Self.stopped) { _, directory in
      try {
        let state = try StoredJournal(directory: directory, isState: true)
        // Tables are the first byte of a row's key; holds are the tenth.
        var (key, bytes) = try #require(try state.contents(of: 0).first { $0.key.first == 10 })
        bytes[0] = 9
        try state.put(key, bytes, in: 0)
      }()
      let before = try files(directory)
      let told =
        "was written by a newer build: version 9 of the form of its rows of holds, and this build"
        + " knows versions up to 2"
      for arguments in [
        ["upgrade", "--check", directory], ["verify", directory],
      ] {
        let run = try await Program.run(arguments)
        #expect(run.exit == .code(1), "\(run)")
        #expect(run.lines.contains { $0.contains(told) }, "\(run)")
      }
      let start = try await Program.run(["serve", "--listen", "127.0.0.1:0", "--data", directory])
      #expect(start.exit == .code(1) && start.errors.contains(told), "\(start)")
      #expect(start.errors.contains("nothing was changed; start that build, or a later one, on it"))
      let shown = try await inspect([directory, "--rows", "--keep-going"])
      #expect(shown.run.exit == .code(1) && !shown["row"].isEmpty, "\(shown.run)")
      #expect(shown.run.errors.contains("version 9 of the form of its rows of holds"))
      #expect(try files(directory) == before)
    }
  }

  @Test("limits that a start would refuse are named beforehand")
  func otherLimits() async throws {
    try await withGolden(Self.limited) { _, directory in
      try {
        let log = try StoredJournal(directory: directory)
        let limits = Array("user/limits".utf8)
        let (_, bytes) = try #require(try log.contents(of: 0).first { $0.key == limits })
        let text = String(decoding: bytes, as: UTF8.self)
          .replacing(/\nlinesPerHold=\d+/, with: "\nlinesPerHold=3")
        try log.put(limits, Array(text.utf8), in: 0)
      }()
      let run = try await Program.run(["upgrade", "--check", directory])
      #expect(run.exit == .code(1), "\(run)")
      #expect(run.lines.contains { $0.contains("linesPerHold: 3 now, 4 after") }, "\(run)")
      #expect(
        run.lines.contains {
          $0.hasPrefix("REFUSED") && $0.contains("linesPerHold was 3 and is 4")
        },
        "\(run)")
      #expect(
        run.lines.contains { $0.contains("--adopt-limits build has the log go over to") }, "\(run)")
      let start = try await Program.run(["serve", "--listen", "127.0.0.1:0", "--data", directory])
      #expect(
        start.exit == .code(1) && start.errors.contains("  linesPerHold was 3 and is 4")
          && start.errors.contains("--adopt-limits build"), "\(start)")
      let adopting = try await Program.run(
        ["upgrade", "--check", directory, "--adopt-limits", "build"])
      #expect(
        adopting.exit == .code(0)
          && adopting.lines.contains { $0.contains("linesPerHold: 3 becomes 4") }, "\(adopting)")
      let bare = try await Program.run(["upgrade", directory])
      #expect(bare.exit == .code(2) && bare.errors.contains("--check"), "\(bare)")
    }
  }

  @Test("a reader that has seen enough ends it without a word")
  func brokenPipe() async throws {
    try await withGolden(Self.stopped) { workspace, directory in
      let program = try await offPool {
        let shell = try ChildProcess(
          executable: "/bin/bash",
          arguments: [
            "-c",
            "for i in 1 2 3; do \"$0\" inspect \"$1\" --entries; done | head -n 1",
            Program.path, directory,
          ])
        let exit = shell.waitForEnd(timeoutSeconds: 60)
        return (exit, shell.outputLines, shell.errorTail)
      }
      #expect(program.0 == .code(0) && program.1.count == 1 && program.2.isEmpty, "\(program)")
    }
  }
}
