import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("serve --adopt-limits")
  struct AdoptLimitsTests {}
}

extension ExecutableTests.AdoptLimitsTests {
  private func head(_ server: ServerUnderTest) async throws -> UInt64 {
    try await server.withClient { try await $0.audit.head(HeadRequest()).sequence }
  }

  /// Opens a stream; false when the table of streams is full.
  private func open(_ number: UInt64, _ server: ServerUnderTest) async throws -> Bool {
    try await server.withClient { client in
      let result = try await client.ingest.openStream(
        OpenStreamRequest(key: UUIDBytes(high: 3, low: number), creator: 1, title: "s\(number)"))
      if case .opened = result { return true }
      return false
    }
  }

  @Test(
    "what the operator asks for is an entry of the log, once, holds from then on, and is killed by no kill",
    .timeLimit(.minutes(5)))
  func isAnEntry() async throws {
    try await Workspace.with { workspace in
      let data = workspace.path("data")
      var server = try await workspace.serve(flags: ["--adopt-limits", "streams=2,offers=50"])
      #expect(try await head(server) == 1)
      #expect(server.process.hasSaid("the log has gone over to other limits"))
      #expect(try await open(1, server))
      #expect(try await open(2, server))
      #expect(try await !open(3, server))
      try await server.kill()
      // Nobody asks for anything: the log's own hold.
      server = try await workspace.serve()
      #expect(try await !open(4, server))
      let last = try await head(server)
      #expect(try await server.stop() == .code(0))
      #expect(!server.process.errorTail.contains("other limits"))

      let check = try await Program.run(["upgrade", "--check", data])
      #expect(check.exit == .code(0), "\(check)")
      #expect(
        check.lines.contains(
          "  limit         streams: 2, which the log has adopted; this build's is 100000"),
        "\(check)")
      let other = try await Program.run(
        ["upgrade", "--check", data, "--adopt-limits", "streams=3"])
      #expect(
        other.exit == .code(0)
          && other.lines.contains { $0.contains("streams: 2 becomes 3") }, "\(other)")
      #expect(
        try await Program.run(["upgrade", "--check", data, "--adopt-limits", "streams=1"]).exit
          == .code(1))

      for flags in [["--adopt-limits", "streams=3"], ["--adopt-limits", "streams=3"]] {
        server = try await workspace.serve(flags: flags)
        #expect(try await head(server) == last + 1)
        #expect(try await server.stop() == .code(0))
      }
      server = try await workspace.serve(flags: ["--adopt-limits", "build"])
      #expect(try await head(server) == last + 2)
      #expect(try await open(5, server))
      #expect(try await server.stop() == .code(0))

      for arguments in [
        ["audit", "--data", data, "--json"], ["verify", data, "--json"], ["replay", data],
      ] {
        let run = try await Program.run(arguments)
        #expect(run.exit == .code(0), "\(run)")
      }
      let shown = try await Program.run(["inspect", data, "--rows", "limits"])
      #expect(
        shown.lines.count == 1 && shown.lines[0].contains(#""limit":"streams","value":"100000""#),
        "\(shown)")
      let summary = try await Program.run(["inspect", data])
      #expect(
        summary.lines.contains { $0.hasPrefix("  rules 4 ") && $0.contains("decided 3 entries") },
        "\(summary)")
      #expect(summary.lines.contains { $0.hasPrefix("adoptRules ") }, "\(summary)")
      #expect(summary.lines.contains("  term          1"), "\(summary)")
    }
  }

  @Test("what cannot be adopted is said, each thing with its place, and nothing is changed")
  func refused() async throws {
    try await Workspace.with { workspace in
      let data = workspace.path("data")
      let wrong = try await Program.run([
        "serve", "--data", data, "--adopt-limits", "streems=3,holds=0,offers,drops=1,drops=2",
      ])
      #expect(wrong.exit == .code(2), "\(wrong)")
      for told in [
        "adoptLimits: there is no limit streems that a log can adopt; there are partners, hubs, ",
        "adoptLimits: holds is from 1 to 1073741824, and not 0",
        "adoptLimits: \"offers\" is not NAME=VALUE, nor is all of it \"build\"",
        "adoptLimits: drops is there twice",
      ] { #expect(wrong.errors.contains(told), "\(told): \(wrong)") }

      let server = try await workspace.serve()
      #expect(try await open(1, server))
      #expect(try await open(2, server))
      #expect(try await server.stop() == .code(0))
      let full = try await Program.run([
        "serve", "--listen", "127.0.0.1:0", "--data", data, "--adopt-limits", "streams=1",
      ])
      #expect(full.exit == .code(1), "\(full)")
      #expect(
        full.errors.contains(
          "(--adopt-limits streams=1): streams cannot be 1: 2 are in use; nothing was changed"),
        "\(full)")
      let again = try await workspace.serve()
      #expect(try await head(again) == 2)
      #expect(try await again.stop() == .code(0))
    }
  }
}
