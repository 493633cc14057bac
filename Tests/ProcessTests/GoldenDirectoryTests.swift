import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// Data directories that releases left behind (`Tests/Journals`): a build that does not start on
  /// them, or that says something else of what happened in them, breaks its promise.
  @Suite("data directories of every release")
  struct GoldenDirectoryTests {
    /// One directory as a release left it.
    struct Recording: Sendable, CustomTestStringConvertible {
      var release: String
      /// How its server ended: stopped, killed.
      var ending: String
      var testDescription: String { "\(release), \(ending)" }
    }

    static let journals = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Journals")

    static let recordings: [Recording] = {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: journals.path)) ?? []
      return names.filter { $0.hasPrefix("v") }.sorted().flatMap { release in
        ["stopped", "killed"].map { Recording(release: release, ending: $0) }
      }
    }()

    /// A call of the recording and what was answered, as JSON.
    struct Call {
      var method: String
      var requests: [String]
      var answers: [[String: Any]]
      var follows: Bool
    }
  }
}

extension ExecutableTests.GoldenDirectoryTests {
  @Test("there are recordings")
  func recordingsAreFound() {
    #expect(Self.recordings.count >= 2)
  }

  @Test(
    "it starts, tells the same, and goes on", .timeLimit(.minutes(5)), arguments: recordings)
  func startsAndGoesOn(recording: Recording) async throws {
    try await Workspace.with { workspace in
      try await unpack(recording, into: workspace)
      let calls = try Self.calls(of: recording)
      let server = try await workspace.serve()
      for call in calls where call.follows {
        try await expectTheSame(call, from: server)
      }
      let journal = try #require(calls.last { $0.method == "Audit/ReadJournal" })
      let records = try await answers(of: journal.method, journal.requests, from: server)
      #expect(records.count == journal.answers.count)
      for (now, then) in zip(records, journal.answers) {
        #expect(now as NSDictionary == then as NSDictionary)
      }
      for call in calls where call.method == "Drops/Get" {
        let now = try await answers(of: call.method, call.requests, from: server)
        #expect(sold(now) == sold(call.answers), "\(call.requests)")
      }
      try await expectTheSameArchive(calls, server)
      try await expectUnitsForSale(calls, server)
      #expect(try await server.stop() == .code(0))

      let audit = try await Program.run(["audit", "--data", workspace.path("data"), "--json"])
      #expect(audit.exit == .code(0), "\(audit)")
    }
  }

  /// The tour's first pool has units left: one of them can still be had.
  private func expectUnitsForSale(_ calls: [Call], _ server: ServerUnderTest) async throws {
    let gone = calls.filter { $0.answers.contains(where: Self.isArchived) }
      .compactMap { ($0.answers.first?["status"] as? [String: Any])?["drop"] as? String }
    let scheduled = calls.filter { $0.method == "Drops/Schedule" }
      .compactMap { $0.answers.first?["scheduled"] as? [String: Any] }
    let drop = try #require(scheduled.first { !gone.contains($0["drop"] as? String ?? "") })
    let pool = try #require((drop["pools"] as? [String])?.first)
    let request = """
      {"key":"\(UUID())","buyer":"77","drop":"\(drop["drop"] ?? "")","pool":"\(pool)","quantity":1}
      """
    let answer = try await answers(of: "Reservations/Reserve", [request], from: server)
    #expect(answer.first?["reserved"] != nil, "\(answer)")
  }

  /// What was forgotten before is read from the archive as it was, to the time at which it left.
  private func expectTheSameArchive(_ calls: [Call], _ server: ServerUnderTest) async throws {
    for call in calls where call.answers.contains(where: Self.isArchived) {
      let now = try await answers(of: call.method, call.requests, from: server)
      #expect(now.map(Self.lasting) == call.answers.map(Self.lasting), "\(call.method)")
    }
  }

  private static func isArchived(_ answer: [String: Any]) -> Bool {
    answer.values.contains { ($0 as? [String: Any])?["archived"] != nil }
  }

  /// An answer without what it says of the moment: the log's length and the server's time.
  private static func lasting(_ answer: [String: Any]) -> NSDictionary {
    var answer = answer
    for (name, value) in answer {
      guard var fields = value as? [String: Any] else { continue }
      for moment in ["asOf", "serverNow"] { fields[moment] = nil }
      answer[name] = fields
    }
    return answer as NSDictionary
  }

  /// What a stream said of the past, it says again: markers and updates with their offsets.
  private func expectTheSame(_ call: Call, from server: ServerUnderTest) async throws {
    // Heartbeats, resets and counters are of the moment; an update or a marker is for ever.
    let told = call.answers.filter { Self.isHistory($0) }
    let arguments =
      ["call", server.target, call.method] + call.requests + ["--max", "\(call.answers.count)"]
    let run = try await Program.run(arguments)
    #expect(run.exit == .code(0), "\(run)")
    let now = try run.lines.map(Self.object).filter { Self.isHistory($0) }
    #expect(now.count >= told.count, "\(call.method) \(call.requests): \(run)")
    for (now, then) in zip(now, told) {
      #expect(now as NSDictionary == then as NSDictionary, "\(call.method) \(call.requests)")
    }
  }

  private static func isHistory(_ answer: [String: Any]) -> Bool {
    answer["marker"] != nil || answer["news"] != nil
  }

  /// Units sold of each pool: what was acknowledged for good. Holds lapse.
  private func sold(_ answers: [[String: Any]]) -> [Int] {
    let status = answers.first?["status"] as? [String: Any]
    let pools = status?["pools"] as? [[String: Any]] ?? []
    return pools.map { ($0["sold"] as? NSNumber)?.intValue ?? 0 }
  }

  private func answers(
    of method: String, _ requests: [String], from server: ServerUnderTest
  ) async throws -> [[String: Any]] {
    let run = try await Program.run(["call", server.target, method] + requests)
    #expect(run.exit == .code(0), "\(run)")
    return try run.lines.map(Self.object)
  }

  private static func object(_ line: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(value as? [String: Any])
  }

  /// The recording's calls on this directory.
  static func calls(of recording: Recording) throws -> [Call] {
    let file = journals.appending(path: "\(recording.release)/answers.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    var calls: [Call] = []
    var directory = ""
    for line in lines {
      let object = try object(String(line))
      if let name = object["directory"] as? String { directory = name }
      guard directory == recording.ending, let method = object["method"] as? String else {
        continue
      }
      let requests = try (object["requests"] as? [Any] ?? []).map {
        String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
      }
      calls.append(
        Call(
          method: method, requests: requests,
          answers: object["answers"] as? [[String: Any]] ?? [], follows: object["follows"] != nil))
    }
    return calls
  }

  func unpack(_ recording: Recording, into workspace: Workspace) async throws {
    let archive = Self.journals.appending(path: "\(recording.release)/\(recording.ending).tar.gz")
    try await offPool {
      let tar = try ChildProcess(
        executable: "/usr/bin/tar",
        arguments: ["-xzf", archive.path, "-C", workspace.directory, "--no-same-owner"])
      #expect(tar.waitForEnd(timeoutSeconds: 30) == .code(0), "\(tar.errorTail)")
    }
  }
}
