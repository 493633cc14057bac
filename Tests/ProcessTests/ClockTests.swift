import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
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

    /// Writes another log time into the note of a server, with the right check value.
    private func changeNote(
      in workspace: Workspace, by microseconds: Int64, isDamaged: Bool = false
    ) throws {
      let text = try String(contentsOfFile: workspace.path("data/clock"), encoding: .utf8)
      var words = text.split(separator: " ").map(String.init)
      let noted = try #require(words.count == 6 ? Int64(words[3]) : nil)
      words[3] = "\(noted + microseconds)"
      let changed = words.dropLast().joined(separator: " ") + " "
      let check = String(crc32c(changed), radix: 16)
      let padded = String(repeating: "0", count: 8 - check.count) + check + "\n"
      _ = try workspace.write("data/clock", changed + (isDamaged ? words[5] : padded))
    }

    /// By the definition, bit by bit.
    private func crc32c(_ text: String) -> UInt32 {
      var value = UInt32.max
      for byte in text.utf8 {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value >> 1 ^ (value & 1) * 0x82F6_3B78 }
      }
      return ~value
    }

    private func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }
  }
}

extension ExecutableTests.ClockTests {
  @Test(
    "a start that does not agree with the time that has passed is said, and mended by an operator",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/sys/kernel/random/boot_id")),
    .timeLimit(.minutes(5)))
  func refusedAtAStart() async throws {
    try await Workspace.with { workspace in
      let first = try await workspace.serve()
      let last = try await logTime(first)
      #expect(abs(last - now()) < Self.day / 24)
      #expect(try await first.stop() == .code(0))
      // As if the clock had shown 1.5 s less then: which can be true once as much has passed since the
      // last entry.
      try changeNote(in: workspace, by: -1_500_000)
      while now() - last < 2_000_000 { try await Task.sleep(for: .milliseconds(50)) }

      // That is more than this server follows.
      let second = try await workspace.serve(
        flags: ["--log-format", "json", "--max-clock-step-seconds", "1"])
      let refused = try await logTime(second)
      let stats = try await second.withClient { try await $0.admin.stats(StatsRequest()) }
      #expect(stats.clockRefused)
      #expect(stats.clockOffset.microseconds > 1_000_000)
      #expect(now() - refused > 1_000_000)
      #expect(second.process.errorTail.contains("log time does not follow it"))
      let set = try await second.withClient {
        try await $0.admin.setClock(SetClockRequest(expectedOffset: stats.clockOffset))
      }
      #expect(set.to.microseconds > set.from.microseconds)
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

  @Test(
    "a note that is damaged, or later than the clock, takes log time nowhere",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/sys/kernel/random/boot_id")),
    .timeLimit(.minutes(5)))
  func notBelieved() async throws {
    try await Workspace.with { workspace in
      let first = try await workspace.serve()
      _ = try await logTime(first)
      #expect(try await first.stop() == .code(0))
      for (change, isDamaged, said) in [
        (Self.day, true, "damaged"), (8_000_000_000_000_000, true, "damaged"),
        (Self.day, false, "not believed"), (8_000_000_000_000_000, false, "not believed"),
      ] {
        try changeNote(in: workspace, by: change, isDamaged: isDamaged)
        let verify = try await Program.run(["verify", workspace.path("data")])
        #expect(verify.exit == .code(isDamaged ? 1 : 0), "\(verify)")
        #expect(verify.lines.contains { $0.contains("check value") }, "\(verify)")
        let server = try await workspace.serve(flags: ["--log-format", "json"])
        #expect(abs(try await logTime(server) - now()) < Self.day / 24)
        let stats = try await server.withClient { try await $0.admin.stats(StatsRequest()) }
        #expect(!stats.clockRefused)
        #expect(server.process.errorTail.contains(said))
        #expect(try await server.stop() == .code(0))
        // What is noted now is right again.
        let sound = try await Program.run(["verify", workspace.path("data")])
        #expect(sound.exit == .code(0), "\(sound)")
      }
    }
  }
}
