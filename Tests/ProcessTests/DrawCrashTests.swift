import Basics
import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

private let python = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"

extension ExecutableTests {
  /// A draw is a function of its seed and its list, and both are in the log: a server that dies between the commitment and
  /// the reveal, or in the middle of the drawing, changes nothing of it.
  @Suite("a draw and kills")
  struct DrawCrashTests {
    private static let seed = (0..<32).map { UInt8($0 &* 7 &+ 3) }
    private static let people = (1...90).map { UInt64($0 &* 7_919 % 1_000 + 1) }
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "scripts/verify-draw.py").path

    /// What a run came to.
    private struct Run: Equatable {
      /// By person, in the order of joining: the digest of the list that each was told, and the rank.
      var listed: [[UInt8]] = []
      var ranks: [UInt32] = []
      /// The order as Python computes it from public data.
      var order: [UInt64] = []
    }

    private static func key(_ low: UInt64) -> UUIDBytes { UUIDBytes(high: 8, low: low) }

    /// A drop that is scheduled, with a door whose list is open for some seconds.
    private func open(_ client: LiveClient) async throws -> Identifier {
      guard
        case .opened(let stream) = try await client.ingest.openStream(
          OpenStreamRequest(key: Self.key(1), creator: 1, title: "by lot")),
        case .stored(let offer) = try await client.offers.put(
          PutOfferRequest(
            key: Self.key(2), creator: 1, title: "cup",
            price: Money(minor: 450, currency: "EUR"), variants: ["ash"])),
        case .scheduled(let scheduled) = try await client.drops.schedule(
          ScheduleDropRequest(
            key: Self.key(3), offer: offer.offer, stream: stream.stream,
            pools: [PoolSpec(capacity: 9)], holdTime: TimeSpan(microseconds: 5_000_000),
            opensByCue: true))
      else { throw Refused("setting up") }
      let now = try await client.reservations.windows(WindowsRequest()).serverNow.microseconds
      let door = OpenAdmissionRequest(
        key: Self.key(4), drop: scheduled.drop,
        drawAfter: Timestamp(microseconds: now + 6_000_000),
        commitment: SHA256.digest(of: Self.seed), rate: 3,
        every: TimeSpan(microseconds: 1_000_000), ticketLasts: TimeSpan(microseconds: 5_000_000))
      guard case .opened = try await client.admission.open(door) else { throw Refused("the door") }
      return scheduled.drop
    }

    private func join(
      _ client: LiveClient, _ drop: Identifier, _ people: some Sequence<UInt64>
    ) async throws -> [AdmissionJoined] {
      var all: [AdmissionJoined] = []
      for person in people {
        let result = try await client.admission.join(
          JoinAdmissionRequest(buyer: Identifier(rawValue: person), drop: drop))
        guard case .joined(let joined) = result else { throw Refused("\(result)") }
        all.append(joined)
      }
      return all
    }

    private func reveal(_ client: LiveClient, _ drop: Identifier) async throws {
      for attempt in 0..<200 as Range<UInt64> {
        let result = try await client.admission.reveal(
          RevealAdmissionRequest(key: Self.key(100 + attempt), drop: drop, seed: Self.seed))
        switch result {
        case .revealed: return
        // Remembered under its key: the next attempt has another.
        case .rejected(let rejected) where rejected.reason == .listOpen:
          try await Task.sleep(for: .milliseconds(100))
        default: throw Refused("\(result)")
        }
      }
      throw Refused("the list was never closed")
    }

    private func drawn(_ client: LiveClient, _ drop: Identifier) async throws {
      for _ in 0..<300 {
        guard case .draw(let draw) = try await client.admission.draw(DrawRequest(drop: drop)) else {
          throw Refused("no draw")
        }
        if !draw.status.order.isEmpty { return }
        try await Task.sleep(for: .milliseconds(50))
      }
      throw Refused("never drawn")
    }

    /// The order by the script in the repository, which has no line of the server's code.
    private func order(by file: String) async throws -> [UInt64] {
      let code = """
        import json, sys
        known = {}
        exec(open(sys.argv[2]).read().rpartition("sys.exit")[0], known)
        assert known["holds"]
        print(json.dumps(known["order"]))
        """
      let run = try await offPool {
        let process = try ChildProcess(
          executable: "/usr/bin/env", arguments: [python, "-B", "-c", code, file, Self.script])
        return (process.waitForEnd(timeoutSeconds: 30), process.outputLines, process.errorTail)
      }
      #expect(run.0 == .code(0), "\(run)")
      let line = try #require(run.1.last)
      return try JSONDecoder().decode([UInt64].self, from: Data(line.utf8))
    }

    private func run(_ workspace: Workspace, _ data: String, isKilled: Bool) async throws -> Run {
      var server = try await workspace.serve(data)
      func crash() async throws {
        guard isKilled else { return }
        try await server.kill()
        server = try await workspace.serve(data, port: server.port)
      }
      var result = Run()
      let half = Self.people.count / 2
      let drop = try await server.withClient { try await open($0) }
      let first = try await server.withClient { try await join($0, drop, Self.people[..<half]) }
      try await crash()
      let rest = try await server.withClient { client in
        // Who asks again is where they were.
        let again = try await join(client, drop, Self.people[..<half])
        #expect(again.map(\.place.number) == first.map(\.place.number))
        return try await join(client, drop, Self.people[half...])
      }
      result.listed = (first + rest).map(\.listed)
      // Committed to, and not revealed.
      try await crash()
      try await server.withClient { try await reveal($0, drop) }
      // Revealed, and perhaps not drawn.
      try await crash()
      result.ranks = try await server.withClient { client in
        try await drawn(client, drop)
        return try await join(client, drop, Self.people).map(\.place.position)
      }
      let file = workspace.path("\(data).json")
      let verified = try await Program.run([
        "draw", "verify", server.target, "--drop", "\(drop.rawValue)", "--save", file,
      ])
      #expect(verified.exit == .code(0), "\(verified)")
      result.order = try await order(by: file)
      #expect(try await server.stop() == .code(0))
      return result
    }

    @Test(
      "killed before the reveal and after it: everybody's rank is that of the seed and the list, as without a kill",
      .timeLimit(.minutes(3)))
    func killed() async throws {
      #expect(Set(Self.people).count == Self.people.count)
      try await Workspace.with { workspace in
        async let plain = run(workspace, "plain", isKilled: false)
        let killed = try await run(workspace, "killed", isKilled: true)
        let ranked = zip(killed.ranks, Self.people).sorted { $0.0 < $1.0 }
        #expect(ranked.map(\.0) == (1...UInt32(Self.people.count)).map { $0 })
        #expect(ranked.map(\.1) == killed.order)
        #expect(killed.order != Self.people)
        let other = try await plain
        #expect(other.ranks == killed.ranks && other.order == killed.order)
        #expect(other.listed == killed.listed)
        let audit = try await Program.run(["audit", "--data", workspace.path("killed"), "--json"])
        #expect(audit.exit == .code(0), "\(audit)")
      }
    }
  }
}
