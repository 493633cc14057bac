import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("output")
  struct OutputTests {}
}

extension ExecutableTests.OutputTests {
  /// Runs the program by a shell, which knows how to close and redirect descriptors: `$0` is the program.
  private func shell(_ script: String, _ workspace: Workspace) throws -> ChildProcess {
    try ChildProcess(
      executable: "/bin/bash", arguments: ["-c", script, Program.path, workspace.directory])
  }

  /// Runs it to its end.
  private func run(_ script: String, _ workspace: Workspace) async throws -> Ended {
    let process = try shell(script, workspace)
    return try await offPool {
      guard let exit = process.waitForEnd(timeoutSeconds: 120) else {
        process.kill()
        throw Overtime(what: script, seconds: 120, errors: process.errorTail)
      }
      return Ended(exit: exit, lines: process.outputLines, errors: process.errorTail)
    }
  }

  /// A server whose descriptors are not what they should be, serves, drains and leaves with 0.
  private func serves(_ redirections: String, flags: String = "--log-calls all") async throws {
    try await Workspace.with { workspace in
      // Its ready line may go nowhere, so the port is given.
      let port = try FreePort.find()
      let process = try shell(
        "exec \"$0\" serve --listen 127.0.0.1:\(port) --data \"$1/data\" \(flags) \(redirections)",
        workspace)
      let server = ServerUnderTest(process: process, readyLine: "", host: "127.0.0.1", port: port)
      try await server.withClient { client in
        for _ in 0..<50 {
          var options = CallOptions()
          options.waitForReady = true
          options.timeout = .seconds(60)
          _ = try await client.admin.stats(StatsRequest(), options: options)
        }
      }
      for number in 0...2 {
        let link = "/proc/\(process.pid)/fd/\(number)"
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: link)
        #expect(!target.contains(workspace.directory), "\(number) is \(target)")
        #expect(!target.hasPrefix("anon_inode"), "\(number) is \(target)")
      }
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test(
    "a server goes on when what it says cannot be written",
    .timeLimit(.minutes(5)),
    arguments: ["2>/dev/full", ">/dev/full 2>&1", "2> >(exit 0)", "> >(exit 0) 2>&1"])
  func unwritable(redirections: String) async throws { try await serves(redirections) }

  @Test(
    "descriptors that are closed at the start are nobody else's", .timeLimit(.minutes(5)),
    arguments: ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func closed(redirections: String) async throws { try await serves(redirections) }

  @Test("a reader of the log that does not read holds no call up", .timeLimit(.minutes(5)))
  func unread() async throws {
    try await Workspace.with { workspace in
      // The log goes into a pipe that a sleeping process holds: 64 KiB, then nothing more fits.
      let port = try FreePort.find()
      let process = try shell(
        "exec \"$0\" serve --listen 127.0.0.1:\(port) --data \"$1/data\" --log-calls all"
          + " 2> >(exec sleep 20)", workspace)
      let server = ServerUnderTest(process: process, readyLine: "", host: "127.0.0.1", port: port)
      try await server.withClient { client in
        var options = CallOptions()
        options.waitForReady = true
        options.timeout = .seconds(60)
        // Some 200 bytes each.
        for _ in 0..<2_000 { _ = try await client.admin.stats(StatsRequest(), options: options) }
      }
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("a result that cannot be written is a failure, and says so", .timeLimit(.minutes(5)))
  func results() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let target = server.target
      let called = try await run("\"$0\" call \(target) Admin/Stats >/dev/full", workspace)
      #expect(called.exit == .code(1), "\(called)")
      #expect(
        called.errors.contains("standard output cannot be written: No space left"), "\(called)")
      // A reader that has gone is none.
      let left = try await run(
        "set -o pipefail; \"$0\" call \(target) Admin/Stats | head -c 0", workspace)
      #expect(left.errors.isEmpty, "\(left)")
      #expect(try await server.stop() == .code(0))
      for command in ["audit --data \"$1/data\"", "limits", "schema explain E051"] {
        let full = try await run("\"$0\" \(command) >/dev/full", workspace)
        #expect(full.exit == .code(1), "\(command): \(full)")
        #expect(full.errors.contains("No space left on device"), "\(command): \(full)")
        let both = try await run("\"$0\" \(command) >/dev/full 2>&1", workspace)
        #expect(both.exit == .code(1), "\(command): \(both)")
        let nowhere = try await run("\"$0\" \(command) >&- 2>&-", workspace)
        #expect(nowhere.exit == .code(0), "\(command): \(nowhere)")
      }
    }
  }

  @Test("numbers are numbers in JSON logs, and a record is one line", .timeLimit(.minutes(5)))
  func json() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--log-format", "json", "--log-calls", "all"])
      _ = try await server.withClient { try await $0.admin.stats(StatsRequest()) }
      #expect(try await server.stop() == .code(0))
      let records = try server.process.errorTail.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      let call = try #require(records.first { $0["message"] as? String == "call" })
      for key in ["microseconds", "requests", "requestBytes", "responses", "responseBytes"] {
        #expect(call[key] is NSNumber, "\(key) is \(call[key] ?? "missing")")
      }
      let recovered = try #require(records.first { $0["message"] as? String == "recovered" })
      for key in ["sequence", "rows", "replayed", "milliseconds"] {
        #expect(recovered[key] is NSNumber, "\(key) is \(recovered[key] ?? "missing")")
      }
    }
  }
}

/// Ports of this machine.
enum FreePort {
  /// One that nobody had a moment ago.
  static func find() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Sound: `sockaddr` is the common start of all families.
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, size) == 0 ? getsockname(descriptor, pointer, &size) : -1
      }
    }
    try #require(code == 0)
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
