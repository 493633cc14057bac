import DropwireClient
import Foundation
import LoadKit
import Messages
import RPC
import Testing
import WireCodec

extension ProcessTests {
  /// A clock cannot be moved here; what a server has noted of it can.
  @Suite("the clock")
  struct ClockTests {
    private static let day: Int64 = 86_400_000_000

    /// Log time, as a partner that registers finds it.
    private func logTime(_ server: ServerUnderTest) async throws -> Int64 {
      let key = UUIDBytes(high: 5, low: UInt64.random(in: 1 ... .max))
      return try await server.withClient { client in
        _ = try await client.registry.registerPartner(RegisterPartnerRequest(key: key, name: "p"))
        return try await client.audit.head(HeadRequest()).logTime.microseconds
      }
    }

    private func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }
  }
}

extension ProcessTests.ClockTests {
  @Test(
    "a start that does not agree with the time that has passed is said, and mended by an operator",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/sys/kernel/random/boot_id")),
    .timeLimit(.minutes(5)))
  func refusedAtAStart() async throws {
    try await Workspace.with { workspace in
      let first = try await workspace.serve()
      #expect(abs(try await logTime(first) - now()) < Self.day / 24)
      #expect(try await first.stop() == .code(0))

      // As if the clock had shown a day more when the server was started first.
      let path = workspace.path("data/clock")
      var words = try String(contentsOfFile: path, encoding: .utf8).split(
        whereSeparator: \.isWhitespace
      ).map(String.init)
      let noted = try #require(words.count == 4 ? Int64(words[2]) : nil)
      words[2] = "\(noted + Self.day)"
      _ = try workspace.write("data/clock", words.joined(separator: " ") + "\n")

      let second = try await workspace.serve(flags: ["--log-format", "json"])
      #expect(abs(try await logTime(second) - now() - Self.day) < Self.day / 24)
      let stats = try await second.withClient { try await $0.admin.stats(StatsRequest()) }
      #expect(stats.clockRefused)
      #expect(abs(stats.clockOffset.microseconds + Self.day) < Self.day / 24)
      #expect(second.process.errorTail.contains("log time does not follow it"))
      let set = try await second.withClient {
        try await $0.admin.setClock(SetClockRequest(expectedOffset: stats.clockOffset))
      }
      #expect(set.to.microseconds < set.from.microseconds)
      #expect(abs(try await logTime(second) - now()) < Self.day / 24)
      #expect(
        try await second.withClient { try await $0.admin.stats(StatsRequest()).clockRefused }
          == false)
      try await second.kill()

      // The next start agrees with what was set, and the audit with all of it.
      let third = try await workspace.serve()
      #expect(abs(try await logTime(third) - now()) < Self.day / 24)
      #expect(try await third.stop() == .code(0))
      let audit = try await Program.run(["audit", "--data", workspace.path("data"), "--json"])
      #expect(audit.exit == .code(0), "\(audit)")
    }
  }
}
