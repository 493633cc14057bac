import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Synchronization
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("backup and restore")
  struct BackupTests {}
}

/// Buyers that come until they are told to stop.
private final class Crowd: Sendable {
  let isDone = Atomic(false)
  let held = Atomic<UInt64>(0)
}

extension ExecutableTests.BackupTests {
  /// Reserves for one buyer after another until it is told to stop, or the server is gone.
  private func load(
    _ client: LiveClient, _ stall: Stall, from buyer: UInt64, _ crowd: Crowd
  ) async {
    var buyer = buyer
    while !crowd.isDone.load(ordering: .relaxed), !Task.isCancelled {
      buyer += 1
      guard (try? await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)) != nil else {
        return
      }
      crowd.held.wrappingAdd(1, ordering: .relaxed)
    }
  }

  private func back(
    up data: String, to backups: String, _ flags: [String] = []
  ) async throws -> Ended {
    try await Program.run(["backup", data, backups, "--json"] + flags)
  }

  private func verified(_ directory: String) async throws -> Report {
    let run = try await Program.run(["verify", directory, "--json"], timeoutSeconds: 120)
    #expect(run.exit == .code(0), "\(run)")
    return try run.json()
  }

  @Test(
    "under load: backups by call and by command, kill -9, back to a named entry, and it serves on",
    .timeLimit(.minutes(5)))
  func story() async throws {
    try await Workspace.with { workspace in
      let (data, backups) = (workspace.path("data"), workspace.path("backups"))
      let server = try await workspace.serve(flags: ["--backup-to", backups])
      var heads: [UInt64: String] = [:]
      try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 50_000)
        let crowd = Crowd()
        try await withThrowingTaskGroup(of: Void.self) { group in
          for lane in 1...8 as ClosedRange<UInt64> {
            group.addTask { await load(client, stall, from: lane << 32, crowd) }
          }
          var made: [BackupMade] = []
          for number in 1...3 {
            try await Task.sleep(for: .milliseconds(400))
            let before = try await client.audit.head(HeadRequest())
            heads[before.sequence] = before.digest.map { String(format: "%02x", $0) }.joined()
            let backup = try await client.admin.backup(BackupRequest())
            #expect(backup.name == "backup-00000\(number)" && backup.sequence >= before.sequence)
            made.append(backup)
          }
          // Beside the server, by the command.
          let before = try await client.audit.head(HeadRequest()).sequence
          let run = try await back(up: data, to: workspace.path("others"))
          #expect(run.exit == .code(0), "\(run)")
          #expect(try run.json().numbers["last_sequence"].map { $0 >= before } == true)
          #expect(crowd.held.load(ordering: .relaxed) > 50)
          crowd.isDone.store(true, ordering: .relaxed)
          try await group.waitForAll()
        }
      }
      try await server.kill()
      for path in ["backups/backup-000001", "backups/backup-000003", "others/backup-000001"] {
        _ = try await verified(workspace.path(path))
      }
      // To the end of the newest, and to an entry that the digest was asked of while it was the last one.
      let whole = try await Program.run(["restore", backups, workspace.path("whole"), "--json"])
      #expect(whole.exit == .code(0), "\(whole)")
      #expect(try whole.json().numbers["entries_dropped"] == 0)
      let (target, digest) = try #require(heads.min { $0.key < $1.key })
      let there = try await Program.run(
        ["restore", backups, workspace.path("there"), "--to", "\(target)", "--json"])
      #expect(there.exit == .code(0), "\(there)")
      let report = try there.json()
      #expect(report.numbers["last_sequence"] == Int64(target))
      let dropped = try #require(report.numbers["entries_dropped"])
      #expect(dropped > 0 && there.errors.contains("DROPPED"), "\(there)")
      let checked = try await verified(workspace.path("there"))
      #expect(checked.numbers["last_sequence"] == Int64(target))
      #expect(checked.texts["state_digest"] == report.texts["state_digest"])
      let again = try await workspace.serve("there")
      try await again.withClient { client in
        let head = try await client.audit.head(HeadRequest())
        #expect(head.sequence == target)
        #expect(head.digest.map { String(format: "%02x", $0) }.joined() == digest)
        guard
          case .opened = try await client.ingest.openStream(
            OpenStreamRequest(key: UUIDBytes(high: 9, low: 9), creator: 1, title: "on"))
        else { throw Refused("opening a stream") }
      }
      #expect(try await again.stop() == .code(0))
      _ = try await verified(workspace.path("there"))
      let audit = try await Program.run(["audit", "--data", workspace.path("there"), "--json"])
      #expect(audit.exit == .code(0), "\(audit)")
    }
  }

  @Test(
    "killed in the middle of a backup: earlier ones are whole, what is left is none and goes",
    .timeLimit(.minutes(5)))
  func killed() async throws {
    try await Workspace.with { workspace in
      let (data, backups) = (workspace.path("data"), workspace.path("backups"))
      var server = try await workspace.serve(flags: ["--backup-to", backups])
      try await fill(server)
      let first = try await server.withClient { try await $0.admin.backup(BackupRequest()) }
      for delay in [0, 15, 40, 90] {
        let process = server
        async let call: Void = process.withClient { client in
          _ = try? await client.admin.backup(BackupRequest(full: true))
        }
        try await Task.sleep(for: .milliseconds(delay))
        try await server.kill()
        try await call
        server = try await workspace.serve(flags: ["--backup-to", backups])
        #expect(!FileManager.default.fileExists(atPath: data + "/gathered"))
      }
      let checked = try await verified(backups + "/" + first.name)
      #expect(checked.numbers["last_sequence"] == Int64(first.sequence))
      let last = try await server.withClient { try await $0.admin.backup(BackupRequest()) }
      #expect(try await server.stop() == .code(0))
      for name in try FileManager.default.contentsOfDirectory(atPath: backups) {
        #expect(!name.hasSuffix(".partial"), "\(name)")
        _ = try await verified(backups + "/" + name)
      }
      let restored = try await Program.run(["restore", backups, workspace.path("r"), "--json"])
      #expect(restored.exit == .code(0), "\(restored)")
      #expect(try restored.json().numbers["last_sequence"] == Int64(last.sequence))
    }
  }

  /// Some entries.
  private func fill(_ server: ServerUnderTest) async throws {
    try await server.withClient { client in
      let stall = try await Stall.set(up: client, units: 100)
      for buyer in 1...40 as ClosedRange<UInt64> {
        _ = try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
      }
    }
  }

  @Test(
    "refusals: where nobody said where backups go, damaged ones, entries there are none of, filled targets",
    .timeLimit(.minutes(5)))
  func refusals() async throws {
    try await Workspace.with { workspace in
      let (data, backups) = (workspace.path("data"), workspace.path("backups"))
      let server = try await workspace.serve()
      try await fill(server)
      try await server.withClient { client in
        let error = await #expect(throws: RPCError.self) {
          try await client.admin.backup(BackupRequest())
        }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.message.contains("--backup-to") == true)
      }
      #expect(try await server.stop() == .code(0))
      let inside = try await Program.run(
        ["serve", "--listen", "127.0.0.1:0", "--data", data, "--backup-to", data + "/backups"])
      #expect(
        inside.exit == .code(2) && inside.errors.contains("lies in the data directory"), "\(inside)"
      )

      let made = try await back(up: data, to: backups)
      #expect(made.exit == .code(0), "\(made)")
      let last = try #require(try made.json().numbers["last_sequence"])
      func restore(_ flags: [String], _ code: Int32, _ words: String) async throws {
        let run = try await Program.run(
          ["restore", backups, workspace.path("r"), "--json"] + flags)
        #expect(run.exit == .code(code) && run.errors.contains(words), "\(run)")
        #expect(try run.json().isOK == false, "\(run)")
        #expect(!FileManager.default.fileExists(atPath: workspace.path("r")))
      }
      try await restore(["--to", "\(last + 1)"], 1, "holds entries 1...\(last)")
      for path in [data, backups] {
        let run = try await Program.run(["restore", backups, path])
        #expect(run.exit == .code(2) && run.errors.contains("is not empty"), "\(run)")
      }
      let none = try await Program.run(["restore", workspace.path("nowhere"), workspace.path("r")])
      #expect(none.exit == .code(2), "\(none)")
      let list = backups + "/backup-000001/contents"
      let text = try String(contentsOfFile: list, encoding: .utf8)
      try Data(text.replacing("dropwire-backup 1", with: "dropwire-backup 9").utf8).write(
        to: URL(filePath: list))
      try await restore([], 1, "was made by a newer build: its list has version 9")
      try Data(text.utf8).write(to: URL(filePath: list))
      let log = try #require(
        try FileManager.default.contentsOfDirectory(atPath: backups + "/backup-000001/log")
          .first { $0.hasSuffix(".log") })
      let path = backups + "/backup-000001/log/" + log
      var bytes = try Data(contentsOf: URL(filePath: path))
      bytes[bytes.count / 3] ^= 0x10
      try bytes.write(to: URL(filePath: path))
      try await restore([], 1, "\(path) has other bytes than were written")
      let found = try await Program.run(["verify", backups + "/backup-000001", "--json"])
      #expect(try found.json().violations.contains { $0.contains(path) }, "\(found)")
      // The next one shares what is damaged, unless it is told not to.
      let full = try await back(up: data, to: backups, ["--full"])
      #expect(try full.json().numbers["files_copied"] == full.json().numbers["files"])
      let restored = try await Program.run(["restore", backups, workspace.path("r")])
      #expect(restored.exit == .code(0), "\(restored)")
    }
  }
}
