import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// `dropwire call` of servers that answer as none should.
  @Suite("call of hostile servers", .timeLimit(.minutes(5)))
  struct HostileAnswerTests {}
}

extension ExecutableTests.HostileAnswerTests {
  private func call(
    _ mode: String, _ arguments: [String], content: String = "application/grpc+proto"
  ) async throws -> Ended {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Interop/hostile_answers.py").path
    let process = try Peers.start(Peers.python, ["-B", script, mode, content])
    defer {
      process.kill()
      _ = process.waitForEnd(timeoutSeconds: 10)
    }
    let line = try await offPool {
      try process.waitForLine(containing: "listening", timeoutSeconds: 60)
    }
    let target = "127.0.0.1:" + (line.split(separator: " ").last.map(String.init) ?? "")
    return try await Program.run(["call", target] + arguments, timeoutSeconds: 60)
  }

  @Test(
    "a call with one answer ends with the second, and shows none before its status",
    arguments: ["endless", "two", "early"])
  func oneAnswer(mode: String) async throws {
    let run = try await call(mode, ["Admin/Stats", "--encoding", "proto"])
    #expect(run.exit == .code(1), "\(run)")
    #expect(run.lines.isEmpty, "\(run)")
    #expect(
      run.errors.contains(mode == "early" ? "INTERNAL (13)" : "UNIMPLEMENTED (12)"), "\(run)")
  }

  @Test("no text of a server makes a line of its own, in a call and in its reflection")
  func lines() async throws {
    for arguments in [["Admin/Stats", "--encoding", "proto"], ["Store/Get", "{}", "--reflect"]] {
      let run = try await call("lines", arguments)
      #expect(run.exit == .code(1), "\(run)")
      #expect(run.errors.contains(#"first\nerror: second\u{1B}[31m"#), "\(arguments): \(run)")
    }
  }
}
