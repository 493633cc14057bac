import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("what has left the state")
  struct ArchiveTests {}
}

extension ExecutableTests.ArchiveTests {
  private static let buyer: UInt64 = 7

  private func hold(_ client: LiveClient, _ hold: Identifier) async throws -> HoldResult {
    try await client.reservations.hold(
      HoldRequest(buyer: Identifier(rawValue: Self.buyer), hold: hold))
  }

  private func status(_ client: LiveClient, _ hold: Identifier) async throws -> HoldStatus {
    guard case .hold(let status) = try await self.hold(client, hold) else {
      throw Refused("hold \(hold) is not known")
    }
    return status
  }

  /// A hold that was released, a second ago and more, so that the next entry has forgotten it.
  private func forgotten(
    _ client: LiveClient, _ stall: Stall, key: UInt64
  ) async throws -> Identifier {
    let held = try await stall.reserve(client, buyer: Self.buyer, quantity: 2, key: key).hold
    let before = try await status(client, held).archived
    #expect(before == nil)
    let released = try await client.reservations.release(
      ReleaseRequest(
        key: UUIDBytes(high: 3, low: key), buyer: Identifier(rawValue: Self.buyer), hold: held))
    guard case .released = released else { throw Refused("\(released)") }
    try await Task.sleep(for: .milliseconds(1_200))
    _ = try await stall.reserve(client, buyer: 8, quantity: 1, key: key + 1_000)
    return held
  }

  private func archivedHolds(_ directory: String, _ flags: [String] = []) async throws -> [String] {
    let run = try await Program.run(["inspect", directory, "--archive", "holds"] + flags)
    #expect(run.exit == .code(0), "\(run)")
    return try run.lines.compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let row = object?["archived"] as? [String: Any]
      #expect(row?["phase"] as? String == "released", "\(line)")
      #expect(row?["sequence"] != nil && row?["time"] != nil)
      return row?["hold"] as? String
    }
  }

  @Test(
    "is read from the archive, after a kill, from a backup and from the stopped directory; and goes in its time",
    .timeLimit(.minutes(5)))
  func story() async throws {
    try await Workspace.with { workspace in
      let (data, backups) = (workspace.path("data"), workspace.path("backups"))
      let keeping = ["--keep-finished-seconds", "1"]
      var server = try await workspace.serve(flags: keeping + ["--backup-to", backups])
      let (stall, first, second, there) = try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 50)
        let first = try await forgotten(client, stall, key: 1)
        let status = try await status(client, first)
        #expect(status.archived != nil && status.phase == .released)
        #expect(status.lines.map(\.quantity) == [2])
        // Another buyer's is not shown, and what never was is not there.
        let others = try await client.reservations.hold(
          HoldRequest(buyer: Identifier(rawValue: 8), hold: first))
        guard case .rejected(let rejected) = others, rejected.reason == .notOwner else {
          throw Refused("\(others)")
        }
        let none = try await hold(client, Identifier(rawValue: 1 << 40))
        guard case .rejected(let unknown) = none, unknown.reason == .unknownHold else {
          throw Refused("\(none)")
        }
        let there = try await client.audit.head(HeadRequest()).sequence
        _ = try await client.admin.backup(BackupRequest())
        let second = try await forgotten(client, stall, key: 2)
        return (stall, first, second, there)
      }
      try await server.kill()
      let verified = try await Program.run(["verify", data, "--json"])
      #expect(verified.exit == .code(0), "\(verified)")

      server = try await workspace.serve(flags: keeping)
      try await server.withClient { client in
        for held in [first, second] {
          let archived = try await status(client, held).archived
          #expect(archived != nil)
        }
      }
      #expect(try await server.stop() == .code(0))
      #expect(try await archivedHolds(data).count == 2)
      let drop = try await Program.run(["inspect", data, "--rows", "drops"])
      let id = try #require(
        drop.lines.first?.firstMatch(of: /"drop":"(drop_[0-9a-z]+)"/)?.output.1)
      #expect(try await archivedHolds(data, ["--drop", String(id)]).count == 2)
      #expect(try await archivedHolds(data, ["--drop", "drop_zzzz"]).isEmpty)
      let sound = try await Program.run(["verify", data, "--json"])
      #expect(try sound.json().numbers["archived_rows"] == 2, "\(sound)")
      let wrong = try await Program.run(["inspect", data, "--drop", String(id)])
      #expect(wrong.exit == .code(2), "\(wrong)")

      // Back to the entry at which only the first had gone.
      let restored = try await Program.run(
        ["restore", backups, workspace.path("there"), "--to", "\(there)"])
      #expect(restored.exit == .code(0), "\(restored)")
      #expect(try await archivedHolds(workspace.path("there")).count == 1)

      server = try await workspace.serve(flags: keeping + ["--keep-archive-seconds", "1"])
      try await server.withClient { try await expectGone(first, $0, stall) }
      #expect(try await server.stop() == .code(0))
    }
  }

  /// A second is past, and what comes next has it go.
  private func expectGone(
    _ held: Identifier, _ client: LiveClient, _ stall: Stall
  ) async throws {
    var reason: Refusal?
    for attempt in UInt64(0)..<20 where reason == nil {
      try await Task.sleep(for: .milliseconds(1_100))
      _ = try await stall.reserve(client, buyer: 9, quantity: 1, key: 5_000 + attempt)
      if case .rejected(let rejected) = try await hold(client, held) { reason = rejected.reason }
    }
    #expect(reason == .forgotten)
  }
}
