import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// After a scare: who did it.
  @Suite("who asked, in the log of a real server")
  struct CallersInLogTests {}
}

extension ExecutableTests.CallersInLogTests {
  private static func token(_ name: String) -> String { "0123456789abcdef-\(name)" }

  private func call(
    _ server: ServerUnderTest, _ caller: String, _ method: String, _ request: String,
    _ more: [String] = []
  ) async throws {
    let run = try await Program.run(
      ["call", server.target, method, request, "--token", Self.token(caller)] + more,
      timeoutSeconds: 120)
    #expect(run.exit == .code(0), "\(run)")
  }

  private static func remark(_ number: Int) -> String {
    #"{"key":"00000000-0000-0000-0000-00000000000\#(number)","text":"number \#(number)"}"#
  }

  /// `name role trace` of each entry with a caller.
  private func callers(_ arguments: [String]) async throws -> [String] {
    let run = try await Program.run(["inspect"] + arguments)
    #expect(run.exit == .code(0), "\(run)")
    return try run.lines.compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let entry = object?["entry"] as? [String: Any],
        let caller = entry["caller"] as? [String: String]
      else { return nil }
      return [caller["name"], caller["role"], caller["trace"]].compactMap { $0 }
        .joined(separator: " ")
    }
  }

  @Test(
    "a server that was killed, and another file of callers in between", .timeLimit(.minutes(5)))
  func killed() async throws {
    try await Workspace.with { workspace in
      let callers = try workspace.write(
        "callers",
        """
        anna   operator                 \(Self.token("anna"))
        bert   operator,creator         \(Self.token("bert"))
        """)
      let server = try await workspace.serve(flags: ["--identity", callers])
      try await call(server, "anna", "Admin/Remark", Self.remark(1))
      let trace = "0af7651916cd43dd8448eb211c80319c"
      try await call(
        server, "bert", "Drops/Control",
        #"{"key":"00000000-0000-0000-0000-000000000009","drop":"99","action":"close"}"#,
        ["-H", "traceparent: 00-\(trace)-b7ad6b7169203331-01", "-H", "caller: anna"])
      // The same token is somebody else's from here on.
      _ = try workspace.write("callers", "clara operator \(Self.token("anna"))\n")
      server.process.signal(SIGHUP)
      #expect(await said(server, "identity (1)"), "\(server.process.errorTail)")
      try await call(server, "anna", "Admin/Remark", Self.remark(2))
      server.process.kill()

      let data = workspace.path("data")
      #expect(
        try await self.callers([data, "--entries"]) == [
          "anna operator", "bert creator \(trace)", "clara operator",
        ])
      #expect(
        try await self.callers([data, "--entries", "--caller", "bert"])
          == ["bert creator \(trace)"])
      #expect(try await self.callers([data, "--entries", "--caller", "nobody"]) == [])
      try await summary(of: data)
      let (backups, restored) = (workspace.path("backups"), workspace.path("restored"))
      for command in [
        ["verify", data], ["audit", "--data", data], ["replay", data],
        ["upgrade", "--check", data],
        ["backup", data, backups], ["restore", backups, restored],
      ] {
        let run = try await Program.run(command, timeoutSeconds: 120)
        #expect(run.exit == .code(0), "\(run)")
      }
      #expect(
        try await self.callers([restored, "--entries"])
          == (try await self.callers([data, "--entries"])))
      try await goesOn(workspace)
    }
  }

  private func summary(of data: String) async throws {
    let text = try await Program.run(["inspect", data])
    #expect(
      text.lines.contains { $0.hasPrefix("bert as creator ") && $0.hasSuffix(" 1") }, "\(text)")
    let json = try await Program.run(["inspect", data, "--json"])
    let line = try #require(json.lines.last)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let directory = try #require(report["directory"] as? [String: Any])
    let counted = try #require(directory["callers"] as? [[String: Any]])
    #expect(
      counted.map { "\($0["name"] ?? "") \($0["role"] ?? "") \($0["entries"] ?? "")" } == [
        "anna operator 1", "bert creator 1", "clara operator 1",
      ])
    let alone = try await Program.run(["inspect", data, "--caller", "anna"])
    #expect(alone.exit == .code(64) || alone.exit == .code(2), "\(alone)")
    #expect(alone.errors.contains("--caller is for entries"), "\(alone)")
  }

  /// A server that asks nobody goes on with the log, and says nobody.
  private func goesOn(_ workspace: Workspace) async throws {
    let server = try await workspace.serve()
    let run = try await Program.run(
      ["call", server.target, "Admin/Remark", Self.remark(3)], timeoutSeconds: 120)
    #expect(run.exit == .code(0), "\(run)")
    let journal = try await Program.run(
      ["call", server.target, "Audit/ReadJournal", #"{"from":"1","callers":true}"#],
      timeoutSeconds: 120)
    #expect(journal.exit == .code(0), "\(journal)")
    let all = journal.lines.joined().filter { !$0.isWhitespace }
    #expect(all.contains(#""name":"bert","role":"creator","trace":"0af7651916cd43dd"#), "\(all)")
    #expect(try await server.stop() == .code(0))
    #expect(try await callers([workspace.path("data"), "--entries"]).count == 3)
  }

  /// Whether standard error has the text within a minute.
  private func said(_ server: ServerUnderTest, _ text: String) async -> Bool {
    for _ in 0..<1_200 {
      if server.process.errorTail.contains(text) { return true }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return false
  }
}
