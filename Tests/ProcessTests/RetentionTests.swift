import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("serve --keep-…")
  struct RetentionTests {}
}

extension ExecutableTests.RetentionTests {
  private func head(_ server: ServerUnderTest) async throws -> UInt64 {
    try await server.withClient { try await $0.audit.head(HeadRequest()).sequence }
  }

  @Test(
    "what the operator asks for is an entry of the log, once, and stays when nothing is asked for",
    .timeLimit(.minutes(5)))
  func isAnEntry() async throws {
    try await Workspace.with { workspace in
      var ends: [UInt64] = []
      for flags in [
        ["--keep-keys-seconds", "7200", "--keep-keys-count", "5000"],
        ["--keep-keys-seconds", "7200", "--keep-keys-count", "5000"], [],
        ["--keep-finished-seconds", "60", "--keep-drops-seconds", "3600"],
      ] {
        let server = try await workspace.serve(flags: flags)
        ends.append(try await head(server))
        #expect(try await server.stop() == .code(0))
        let isNews = ends.count == 1 || ends.count == 4
        if isNews {
          #expect(server.process.hasSaid("keysSeconds"), "\(flags)")
        } else {
          #expect(!server.process.errorTail.contains("keysSeconds"), "\(flags)")
        }
      }
      #expect(ends == [1, 1, 1, 2])
      let audit = try await Program.run(["audit", "--data", workspace.path("data"), "--json"])
      #expect(audit.exit == .code(0), "\(audit)")
      let wrong = try await Program.run(
        ["serve", "--data", workspace.path("data"), "--keep-drops-seconds", "-1"])
      #expect(wrong.exit == .code(2))
    }
  }

  @Test(
    "events and entries that need not be kept go, the log says so, and what is left is sound",
    .timeLimit(.minutes(5)))
  func trims() async throws {
    try await Workspace.with { workspace in
      var server = try await workspace.serve()
      try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 50)
        let call = try await client.ingest.publish()
        for number in UInt64(1)...9 {
          try await call.requests.send(
            PublishMarker(
              stream: stall.stream, producer: 3, sequence: number, kind: .note, title: "n"))
        }
        call.requests.finish()
        for try await _ in call.responses {}
      }
      #expect(try await server.stop() == .code(0))

      // An entry more than a second younger than all of these.
      try await Task.sleep(for: .milliseconds(1_200))
      server = try await workspace.serve(flags: [
        "--keep-events-count", "4", "--keep-journal-seconds", "1", "--keep-keys-seconds", "7200",
      ])
      let sequence = try await head(server)
      #expect(server.process.hasSaid("stored events were trimmed"))
      #expect(try await server.stop() == .code(0))
      #expect(server.process.hasSaid("the journal was trimmed"))

      let audit = try await Program.run(["audit", "--data", workspace.path("data"), "--json"])
      #expect(audit.exit == .code(0), "\(audit)")
      #expect(try audit.json().numbers["first_sequence"] == Int64(sequence))

      server = try await workspace.serve()
      try await server.withClient { client in
        let now = try await client.audit.head(HeadRequest()).sequence
        #expect(now == sequence)
        let refusal = await #expect(throws: RPCError.self) {
          let call = try await client.audit.readJournal(ReadJournalRequest(from: 1))
          for try await _ in call.responses {}
        }
        #expect(refusal?.code == .outOfRange)
        #expect(refusal?.metadata["dropwire-resume-at"] == "\(sequence)")
      }
      #expect(try await server.stop() == .code(0))
    }
  }
}
