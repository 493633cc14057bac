import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("SIGHUP")
  struct ReloadTests {}
}

extension ExecutableTests.ReloadTests {
  private static let first = "0123456789abcdef-first"
  private static let second = "0123456789abcdef-second"

  /// Waits until standard error has the text; the server's end is none.
  private func told(_ server: ServerUnderTest, _ text: String) async throws -> Bool {
    for _ in 0..<1_200 {
      if server.process.errorTail.contains(text) { return true }
      if server.process.exit != nil { return false }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private func status(_ server: ServerUnderTest, _ token: String) async throws -> StatusCode {
    try await server.withClient { client in
      do {
        _ = try await client.admin.stats(
          StatsRequest(), options: CallOptions(metadata: ["authorization": "Bearer \(token)"]))
        return .ok
      } catch let error as RPCError { return error.code }
    }
  }

  @Test("never ends a server of clear text, and says that nothing was reloaded")
  func nothing() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      server.process.signal(SIGHUP)
      #expect(try await told(server, "nothing was reloaded"), "\(server.process.errorTail)")
      _ = try await server.withClient { try await $0.admin.stats(StatsRequest()) }
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test(
    "reads tokens and the configuration again, and says what is in force", .timeLimit(.minutes(5)))
  func reloads() async throws {
    try await Workspace.with { workspace in
      let tokens = try workspace.write("tokens", "edge \(Self.first)\n")
      func configuration(_ more: String) throws -> String {
        try workspace.write(
          "config.json", #"{"dropwire": {"tokens": "\#(tokens)"\#(more)}}"#)
      }
      let file = try configuration("")
      let server = try await workspace.serve(flags: ["--config", file])
      #expect(try await status(server, Self.first) == .ok)
      #expect(try await status(server, Self.second) == .unauthenticated)
      _ = try workspace.write("tokens", "edge \(Self.second)\nother \(Self.first)-more\n")
      _ = try configuration(#", "logLevel": "debug", "maxConnections": 77, "loops": 2"#)
      server.process.signal(SIGHUP)
      #expect(try await told(server, "tokens (2)"), "\(server.process.errorTail)")
      for text in ["logLevel info → debug", "maxConnections 20000 → 77", "afterRestart", "loops"] {
        #expect(server.process.hasSaid(text), "\(server.process.errorTail)")
      }
      #expect(try await status(server, Self.first) == .unauthenticated)
      #expect(try await status(server, Self.second) == .ok)
      // What cannot be used changes nothing.
      _ = try workspace.write("tokens", "nonsense\n")
      _ = try workspace.write("config.json", "{")
      server.process.signal(SIGHUP)
      #expect(try await told(server, "nothing was reloaded"), "\(server.process.errorTail)")
      #expect(server.process.hasSaid("tokens:1"), "\(server.process.errorTail)")
      #expect(server.process.hasSaid("not JSON"), "\(server.process.errorTail)")
      #expect(try await status(server, Self.second) == .ok)
      // One fault is said once, although the configuration names the file.
      _ = try configuration("")
      let before = faults(server)
      server.process.signal(SIGHUP)
      for _ in 0..<1_200 where faults(server) == before {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(faults(server) == before + 1, "\(server.process.errorTail)")
      #expect(try await server.stop() == .code(0))
    }
  }

  /// How often the first line of the tokens was found fault with.
  private func faults(_ server: ServerUnderTest) -> Int {
    server.process.errorTail.components(separatedBy: "tokens:1").count - 1
  }

  @Test("call, watch and bench can show a token, and send headers", .timeLimit(.minutes(5)))
  func tokens() async throws {
    try await Workspace.with { workspace in
      let tokens = try workspace.write("tokens", "edge \(Self.first)\n")
      let shown = try workspace.write("token", Self.first + "\n")
      let server = try await workspace.serve(flags: ["--tokens", tokens])
      for token in [
        ["--token", Self.first], ["--token", "@\(shown)"],
        ["-H", "authorization: Bearer \(Self.first)"],
      ] {
        let call = try await Program.run(
          ["call", server.target, "Admin/Stats"] + token, timeoutSeconds: 120)
        #expect(call.exit == .code(0), "\(call)")
      }
      let refused = try await Program.run(
        ["watch", server.target, "--orders"], timeoutSeconds: 120)
      #expect(refused.exit == .code(1), "\(refused)")
      #expect(refused.errors.contains("UNAUTHENTICATED"), "\(refused)")
      // There is no such stream, which only those hear who may ask.
      let watch = try await Program.run(
        ["watch", server.target, "--stream", "stream_3w00", "--token", "@\(shown)"],
        timeoutSeconds: 120)
      #expect(watch.errors.contains("NOT_FOUND"), "\(watch)")
      if Program.isOptimised {
        let bench = try await Program.run(
          [
            "bench", "reserve", "--target", server.target, "--duration", "1s", "--rate", "200",
            "--connections", "2", "--token", "@\(shown)", "--json",
          ], timeoutSeconds: 240)
        // Late on a busy machine, or not: it was let in.
        #expect(bench.exit == .code(0) || bench.exit == .code(3), "\(bench)")
      }
      #expect(try await server.stop() == .code(0))
    }
  }
}
