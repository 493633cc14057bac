import CurlTransfers
import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import Webhooks
import WireCodec

/// An endpoint that believes what the reference library of Standard Webhooks believes.
struct WebhookPeer: Sendable {
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  /// Whether there is one.
  static let isHere: Bool = {
    let process = try? Peers.start(Peers.python, ["-c", "import standardwebhooks"])
    return process?.stop(after: 20) == .code(0)
  }()

  let process: ChildProcess
  let address: String
  private let client: CurlClient

  struct Taken: Decodable, Sendable {
    var id: String
    var type: String
    var offset: UInt64
    var subject: String
  }

  struct Counts: Decodable, Sendable {
    var bad: Int
    var failed: Int
    var dropped: Int
    var most: Int
  }

  struct State: Decodable, Sendable {
    var taken: [Taken]
    var counts: Counts
  }

  static func start(_ workspace: Workspace) async throws -> WebhookPeer {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Interop/webhook_endpoint.py").path
    let arguments = [
      script, "--port-file", workspace.path("endpoint-port"), "--secret", secret,
    ]
    let process = try await offPool {
      let process = try Peers.start(Peers.python, arguments)
      _ = try process.waitForLine(containing: "endpoint at", timeoutSeconds: 30)
      return process
    }
    let port = try String(contentsOfFile: workspace.path("endpoint-port"), encoding: .utf8)
    return WebhookPeer(
      process: process, address: "http://127.0.0.1:\(port)", client: try CurlClient())
  }

  func end() {
    client.close()
    process.kill()
  }

  /// How it behaves from now on.
  func behave(_ json: String) async throws {
    let answer = try await client.send(
      WebRequest(url: address + "/_peer", body: Array(json.utf8)))
    #expect(answer.status == 200)
  }

  func state() async throws -> State {
    let answer = try await client.send(WebRequest(url: address + "/_peer"))
    return try JSONDecoder().decode(State.self, from: Data(answer.body))
  }
}

extension ExecutableTests {
  /// A server, a sender that is killed, and an endpoint with bad days.
  @Suite("webhooks", .enabled(if: WebhookPeer.isHere))
  struct WebhookTests {
    static let environment = ["WEBHOOK_SECRET": WebhookPeer.secret]

    private func sender(
      _ workspace: Workspace, _ target: String, _ peer: WebhookPeer, flags: [String] = ["--orders"]
    ) async throws -> ChildProcess {
      let arguments =
        [
          "webhook", "send", target, "--to", peer.address + "/hooks", "--state",
          workspace.path("hooks"), "--timeout", "2000",
        ] + flags
      return try await offPool {
        let process = try Program.start(arguments, environment: Self.environment)
        _ = try process.waitForLine(containing: "posting to", timeoutSeconds: 30)
        return process
      }
    }

    /// Orders of these buyers, one each.
    private func buy(
      _ client: LiveClient, _ stall: Stall, _ buyers: ClosedRange<UInt64>
    ) async throws -> [UInt64] {
      var orders: [UInt64] = []
      for buyer in buyers {
        let held = try await client.untilAnswered {
          try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
        }
        let result = try await client.untilAnswered {
          try await client.checkout.confirm(
            ConfirmRequest(
              key: UUIDBytes(high: 3, low: buyer), buyer: Identifier(rawValue: buyer),
              hold: held.hold, payment: UUIDBytes(high: 8, low: buyer)))
        }
        guard case .confirmed(let confirmed) = result else { throw Refused("\(result)") }
        orders.append(confirmed.order.rawValue)
      }
      return orders
    }

    /// Waits until the endpoint knows these orders.
    private func told(_ peer: WebhookPeer, _ orders: [UInt64]) async throws -> WebhookPeer.State {
      var state = try await peer.state()
      for _ in 0..<600 {
        let known = Set(state.taken.map(\.subject))
        if orders.allSatisfy({ known.contains("\($0)") }) { return state }
        try await Task.sleep(for: .milliseconds(100))
        state = try await peer.state()
      }
      throw Refused("the endpoint knows \(state.taken.count), \(state.counts)")
    }

    /// Nothing is left out; first sightings of a subject are in order, and an id is one event.
    private func check(_ state: WebhookPeer.State) {
      #expect(state.counts.bad == 0)
      var first: [UInt64: String] = [:]
      var newest: [String: UInt64] = [:]
      for one in state.taken {
        if let id = first[one.offset] {
          #expect(id == one.id)
          continue
        }
        first[one.offset] = one.id
        #expect(one.id == "orders_0_\(one.offset)")
        let subject = "\(one.type.prefix { $0 != "." }) \(one.subject)"
        if let before = newest[subject] { #expect(before < one.offset, "\(subject)") }
        newest[subject] = one.offset
      }
      let offsets = first.keys.sorted()
      #expect(offsets == Array(0..<UInt64(offsets.count)))
    }

    @Test(
      "an endpoint with bad days has every event, in order for each order, whoever is killed",
      .timeLimit(.minutes(3)))
    func killed() async throws {
      try await Workspace.with { workspace in
        var server = try await workspace.serve()
        let peer = try await WebhookPeer.start(workspace)
        defer { peer.end() }
        var orders: [UInt64] = []
        let stall = try await server.withClient { client in
          let stall = try await Stall.set(up: client, units: 200)
          orders += try await buy(client, stall, 1...20)
          return stall
        }
        try await peer.behave(#"{"fail":200,"drop":100,"seed":7}"#)
        var process = try await sender(workspace, server.target, peer)
        for (round, buyers) in [21...50, 51...80, 81...110].enumerated() {
          orders += try await server.withClient {
            try await buy($0, stall, UInt64(buyers.lowerBound)...UInt64(buyers.upperBound))
          }
          process.kill()
          let gone = process
          _ = try await offPool { gone.waitForEnd(timeoutSeconds: 10) }
          if round == 1 {
            try await server.kill()
            server = try await workspace.serve(port: server.port)
          }
          process = try await sender(workspace, server.target, peer)
        }
        try await peer.behave(#"{"fail":0,"drop":0}"#)
        check(try await told(peer, orders))
        let last = process
        #expect(try await offPool { last.stop(graceSeconds: 10) } == .code(0))
        let summary = try #require(process.outputLines.last)
        #expect(summary.contains(", 0 put aside"), "\(summary)")
      }
    }

    @Test(
      "an endpoint that is down is waited for; 410 ends the sender, and nothing is lost",
      .timeLimit(.minutes(2)))
    func down() async throws {
      try await Workspace.with { workspace in
        let server = try await workspace.serve()
        let peer = try await WebhookPeer.start(workspace)
        defer { peer.end() }
        let orders = try await server.withClient { client in
          let stall = try await Stall.set(up: client, units: 200)
          return try await buy(client, stall, 1...30)
        }
        // It redirects, which is not followed; then it asks for quiet; then it wants no more.
        try await peer.behave(#"{"status":302}"#)
        let first = try await sender(workspace, server.target, peer)
        try await Task.sleep(for: .seconds(2))
        try await peer.behave(#"{"status":410}"#)
        let exit = try await offPool { first.waitForEnd(timeoutSeconds: 30) }
        #expect(exit == .code(1) && first.errorTail.contains("wants no more"), "\(first.errorTail)")
        #expect(first.errorTail.contains("left alone"), "\(first.errorTail)")
        #expect(try await peer.state().taken.isEmpty)
        try await peer.behave(#"{"status":0}"#)
        let second = try await sender(
          workspace, server.target, peer, flags: ["--orders", "--json"])
        check(try await told(peer, orders))
        // One of another endpoint's is sent again by hand.
        let letter =
          #"{"at":1,"body":"{\"type\":\"order.updated\",\"timestamp\":\"x\",\"offset\":\"9\",\"data\":{\"order\":\"77\"}}","#
          + #""id":"orders_0_x","reason":"500","subject":"order:77","type":"order.updated"}"#
        _ = try workspace.write("hooks/dead/orders_0_x.json", letter)
        let listed = try await Program.run(["webhook", "dead", workspace.path("hooks")])
        #expect(
          listed.exit == .code(0)
            && listed.lines.contains { $0.hasPrefix("orders_0_x  order.updated  order:77") })
        let asked = try await Program.run(["webhook", "replay", workspace.path("hooks"), "--all"])
        #expect(asked.exit == .code(0) && asked.lines.last == "1 to be posted again", "\(asked)")
        for _ in 0..<100
        where try await !peer.state().taken.contains(where: { $0.id == "orders_0_x" }) {
          try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await peer.state().taken.last?.id == "orders_0_x")
        #expect(try await offPool { second.stop(graceSeconds: 10) } == .code(0))
        let report = try #require(second.outputLines.last)
        #expect(
          report.contains(#""sentAgain":1"#) && report.contains(#""putAside":0"#), "\(report)")
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: workspace.path("hooks/again")).isEmpty
        )
      }
    }

    /// Posts a report as a partner's own service would.
    private func report(
      _ url: String, _ json: String, secret: String = WebhookPeer.secret
    ) async throws -> (Int, String) {
      let client = try CurlClient()
      defer { client.close() }
      let (body, seconds) = (Array(json.utf8), Int64(Date.now.timeIntervalSince1970))
      let signature = WebhookSignature.header(
        id: "report-1", at: seconds, body: body, secrets: [try #require(WebhookSecret(secret))])
      let answer = try await client.send(
        WebRequest(
          url: url,
          headers: [
            ("Content-Type", "application/json"), ("webhook-id", "report-1"),
            ("webhook-timestamp", "\(seconds)"), ("webhook-signature", signature),
          ], body: body))
      return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    @Test("a partner's jobs are posted, and its reports come back by POST", .timeLimit(.minutes(2)))
    func jobs() async throws {
      try await Workspace.with { workspace in
        let server = try await workspace.serve()
        let peer = try await WebhookPeer.start(workspace)
        defer { peer.end() }
        let partner = try await server.withClient { client in
          guard
            case .registered(let made) = try await client.registry.registerPartner(
              RegisterPartnerRequest(key: UUIDBytes(high: 9, low: 1), name: "bikes")),
            case .stored = try await client.registry.putHub(
              PutHubRequest(
                key: UUIDBytes(high: 9, low: 2), partner: made.partner,
                capabilities: .max, openJobs: 90))
          else { throw Refused("no partner") }
          let stall = try await Stall.set(up: client, units: 50)
          _ = try await buy(client, stall, 1...20)
          return made.partner.rawValue
        }
        let process = try await sender(
          workspace, server.target, peer,
          flags: ["--jobs", "\(partner)", "--reports", "127.0.0.1:0"])
        let line = try #require(process.outputLines.first { $0.contains("reports at") })
        let url = String(try #require(line.split(separator: " ").last))
        var state = try await peer.state()
        for _ in 0..<200 where state.taken.count < 20 {
          try await Task.sleep(for: .milliseconds(50))
          state = try await peer.state()
        }
        #expect(state.taken.count == 20 && state.counts.bad == 0)
        #expect(state.taken.allSatisfy { $0.type == "job.offered" })
        let job = try #require(state.taken.first?.subject)
        let accept = #"{"job":"\#(job)","attempt":1,"action":"JOB_ACTION_ACCEPT"}"#
        let (taken, answer) = try await report(url, accept)
        #expect(
          taken == 200 && answer.contains(#""accepted":{"#) && answer.contains(#""changed":true"#),
          "\(answer)")
        let (again, same) = try await report(url, accept)
        #expect(again == 200 && !same.contains(#""changed":true"#), "\(same)")
        let (stale, refusal) = try await report(
          url, #"{"job":"\#(job)","attempt":7,"action":"JOB_ACTION_DELIVERED"}"#)
        #expect(stale == 409 && refusal.contains("staleAttempt"), "\(refusal)")
        let (wrong, why) = try await report(url, #"{"job":"x"}"#)
        #expect(wrong == 400 && why.contains("error"), "\(why)")
        let other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx"
        #expect(try await report(url, accept, secret: other).0 == 401)
        // A report while there is no server is to be sent again.
        try await server.kill()
        #expect(try await report(url, accept).0 == 503)
        #expect(try await offPool { process.stop(graceSeconds: 10) } == .code(0))
      }
    }

    @Test("what is wrong is said before anything is posted", .timeLimit(.minutes(1)))
    func wrong() async throws {
      try await Workspace.with { workspace in
        let secret = Self.environment
        let rows: [(flags: [String], environment: [String: String], code: Int32, words: String)] = [
          ([], secret, 2, "Say what to post"), (["--orders"], [:], 2, "--secret-file"),
          (["--orders"], ["WEBHOOK_SECRET": "whsec_short"], 2, "base64 of 24 to 64 bytes"),
          (["--orders", "--to", "http://example.com/"], secret, 2, "over https"),
          (["--orders", "--to", "https://user:x@example.com/"], secret, 2, "no address"),
          (["--orders", "--to-ca", workspace.path("none")], secret, 2, "--to-ca: cannot read"),
          (
            ["--orders", "--secret-file", workspace.path("none")], secret, 2,
            "--secret-file: cannot read"
          ),
          (["--orders", "--at-once", "0"], secret, 2, "--at-once"),
          (["--orders", "--only", "orders"], secret, 2, "--only: orders"),
          (["--jobs", "partner_3w00", "--buyer", "3"], secret, 2, "--buyer"),
          (["--orders", "--reports", "127.0.0.1:0"], secret, 2, "--reports"),
          (["--jobs", "7", "--reports", "nowhere"], secret, 2, "--reports nowhere"),
        ]
        for row in rows {
          let to = row.flags.contains("--to") ? [] : ["--to", "http://127.0.0.1:1/"]
          let run = try await Program.run(
            ["webhook", "send", "127.0.0.1:1", "--state", workspace.path("state")] + to + row.flags,
            environment: row.environment)
          #expect(
            run.exit == .code(row.code) && run.errors.contains(row.words), "\(row.flags): \(run)")
          #expect(!run.errors.contains("whsec_short"), "\(run)")
          #expect(!run.errors.contains(WebhookPeer.secret), "\(run)")
        }
        // Books of something else.
        let other = workspace.path("other")
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        _ = try workspace.write(
          "other/books.jsonl", #"{"era":0,"next":3,"source":"jobs-7"}"# + "\n")
        let run = try await Program.run(
          [
            "webhook", "send", "127.0.0.1:1", "--orders", "--to", "http://127.0.0.1:1/", "--state",
            other, "--for", "0",
          ],
          environment: secret)
        #expect(run.exit == .code(1) && run.errors.contains("is of jobs-7"), "\(run)")
        let none = try await Program.run(["webhook", "dead", workspace.path("nowhere")])
        #expect(none.exit == .code(2))
        let traversal = try await Program.run(["webhook", "replay", other, "../x"])
        #expect(traversal.exit == .code(2))
      }
    }
  }
}
