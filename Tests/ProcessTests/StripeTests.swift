import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import StripePayments
import TLSSession
import Testing
import WireCodec

extension ExecutableTests {
  /// A server, an adapter, and a provider that keeps books of its own.
  @Suite("payments at Stripe", .enabled(if: StripePeer.isHere))
  struct StripeTests {
    static func payment(_ buyer: UInt64) -> UUIDBytes { UUIDBytes(high: 8, low: buyer) }

    /// Where a running adapter takes webhooks.
    struct Adapter {
      var process: ChildProcess
      var webhooks: String

      func json() throws -> [String: Any] {
        let line = try #require(process.outputLines.last)
        return try #require(
          try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
    }

    /// - Parameter port: 0 takes a free one.
    func adapter(
      _ workspace: Workspace, _ server: ServerUnderTest, _ peer: StripePeer, port: String = "0",
      flags: [String] = []
    ) async throws -> Adapter {
      let secrets = try workspace.write("secrets", "whsec_older\n\(StripePeer.webhookSecret)\n")
      let arguments = [
        "payments", "stripe", server.target, "--books", workspace.path("books.jsonl"), "--api",
        peer.address, "--means", workspace.path("means.jsonl"), "--webhooks", "127.0.0.1:\(port)",
        "--webhook-secret-file", secrets, "--patience", "4", "--timeout", "1000", "--json",
      ]
      return try await offPool {
        let process = try Program.start(
          arguments + flags, environment: ["STRIPE_API_KEY": StripePeer.secret])
        let line = try process.waitForLine(containing: "webhooks at", timeoutSeconds: 30)
        return Adapter(
          process: process, webhooks: String(try #require(line.split(separator: " ").last)))
      }
    }

    /// Appends what a payment is paid with.
    func pay(_ workspace: Workspace, _ buyer: UInt64, _ means: String) throws {
      let path = workspace.path("means.jsonl")
      if !FileManager.default.fileExists(atPath: path) {
        _ = try workspace.write("means.jsonl", "")
      }
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.seekToEnd()
      try file.write(
        contentsOf: Data("{\"payment\":\"\(Self.payment(buyer))\",\(means)}\n".utf8))
      try file.close()
    }

    func buy(
      _ workspace: Workspace, _ client: LiveClient, _ stall: Stall, _ buyers: ClosedRange<UInt64>
    ) async throws {
      for buyer in buyers {
        let method = buyer % 7 == 0 ? "pm_card_chargeCustomerFail" : "pm_card_visa"
        try pay(workspace, buyer, "\"paymentMethod\":\"\(method)\"")
        try await begin(client, stall, buyer)
      }
    }

    func begin(_ client: LiveClient, _ stall: Stall, _ buyer: UInt64) async throws {
      let held = try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
      let begun = try await client.checkout.beginConfirm(
        BeginConfirmRequest(
          key: UUIDBytes(high: 3, low: buyer), buyer: Identifier(rawValue: buyer),
          hold: held.hold, payment: Self.payment(buyer)))
      guard case .confirming = begun else { throw Refused("\(begun)") }
    }

    func status(_ client: LiveClient, _ buyer: UInt64) async throws -> PaymentStatus {
      let result = try await client.checkout.payment(
        GetPaymentRequest(payment: Self.payment(buyer)))
      guard case .payment(let found) = result else { throw Refused("\(result)") }
      return found.status
    }

    func openTill(_ client: LiveClient, queryAfter seconds: Int64) async throws {
      let till = try await client.checkout.setTill(
        SetTillRequest(
          key: UUIDBytes(high: 1, low: 9),
          queryAfter: TimeSpan(microseconds: seconds * 1_000_000)))
      guard case .set = till else { throw Refused("\(till)") }
    }

    /// Waits until nothing is asked of payments.
    func settled(
      _ client: LiveClient, _ buyers: ClosedRange<UInt64>, _ workspace: Workspace,
      _ adapter: Adapter
    ) async throws -> [UInt64: PaymentStatus] {
      var all: [UInt64: PaymentStatus] = [:]
      for _ in 0..<800 {
        for buyer in buyers { all[buyer] = try await status(client, buyer) }
        if all.values.allSatisfy({ $0.asked == .unspecified && $0.state != .intended }) {
          return all
        }
        try await Task.sleep(for: .milliseconds(100))
      }
      let open = all.values.filter { $0.asked != .unspecified || $0.state == .intended }
      let books = try String(contentsOfFile: workspace.path("books.jsonl"), encoding: .utf8)
      let lines = books.split(separator: "\n").filter { line in
        open.contains { line.contains("\($0.payment)") }
      }
      throw Refused(
        "not settled: \(open)\n\(lines.joined(separator: "\n"))\n\(adapter.process.errorTail)")
    }

    /// Takes back every third order that there is, and gives back a part of every fifth. How many.
    func regret(
      _ client: LiveClient, _ buyers: ClosedRange<UInt64>
    ) async throws -> Int {
      var count = 0
      for buyer in buyers where buyer % 3 == 0 || buyer % 5 == 0 {
        let status = try await status(client, buyer)
        guard status.order != 0 else { continue }
        if buyer % 3 == 0 {
          let result = try await client.orders.cancel(
            CancelOrderRequest(
              key: UUIDBytes(high: 4, low: buyer), buyer: Identifier(rawValue: buyer),
              order: status.order))
          if case .cancelled = result { count += 1 }
        } else {
          let result = try await client.orders.refund(
            RefundRequest(
              key: UUIDBytes(high: 5, low: buyer), order: status.order,
              amount: Money(minor: 120, currency: "EUR")))
          if case .refund = result { count += 1 }
        }
      }
      return count
    }
  }
}

extension ExecutableTests.StripeTests {
  /// Events of nobody here, of no kind that is known, and lies.
  private func bother(_ peer: StripePeer, _ url: String) async throws {
    try await peer.ask(
      "/v1/payment_intents",
      [
        "amount": "999", "currency": "eur", "capture_method": "manual", "confirm": "true",
        "payment_method": "pm_card_visa",
        "metadata[dropwire_payment]": "\(UUIDBytes(high: 99, low: 1))",
      ])
    let body = Array(
      """
      {"object":"event","id":"evt_1","type":"payment_intent.succeeded","data":{"object":\
      {"object":"payment_intent","id":"pi_none","metadata":{"dropwire_payment":"\(Self.payment(1))"}}}}
      """.utf8)
    let now = Int64(Date.now.timeIntervalSince1970)
    let secret = Array(StripePeer.webhookSecret.utf8)
    let right = StripeSignature.header(body: body, secret: secret, at: now)
    let old = StripeSignature.header(body: body, secret: secret, at: now - 400)
    let foreign = StripeSignature.header(body: body, secret: Array("whsec_x".utf8), at: now)
    for wrong in [old, foreign, "t=1,v1=x", nil] {
      #expect(try await peer.post(url, body, signature: wrong) == 400)
    }
    #expect(try await peer.post(url, body + [0x20], signature: right) == 400)
    #expect(try await peer.post(url + "x", body, signature: right) == 404)
    let large = [UInt8](repeating: 0x20, count: 300 << 10)
    let status = try? await peer.post(
      url, large, signature: StripeSignature.header(body: large, secret: secret, at: now))
    #expect(status == nil || status == 413)
    for odd in [
      #"{"object":"event","id":"e","type":"of.tomorrow","data":{"object":{}}}"#, "[]", "{",
    ] {
      let body = Array(odd.utf8)
      let signature = StripeSignature.header(body: body, secret: secret, at: now)
      #expect(try await peer.post(url, body, signature: signature) == 200)
    }
  }

  @Test(
    "both books say the same to the cent, whoever is killed, deaf, late or down",
    .timeLimit(.minutes(3)))
  func books() async throws {
    try await Workspace.with { workspace in
      let peer = try await StripePeer.start(workspace)
      defer { peer.end() }
      try await peer.behave(#"{"drop":200,"late":80,"fault":100,"busy":200,"seed":5}"#)
      var server = try await workspace.serve()
      let stall = try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 40)
        try await openTill(client, queryAfter: 1)
        return stall
      }
      var adapter = try await adapter(workspace, server, peer)
      let port = String(try #require(URL(string: adapter.webhooks)?.port))
      try await peer.tell(adapter.webhooks)
      try await server.withClient { try await buy(workspace, $0, stall, 1...9) }
      // In the middle of what it does.
      adapter.process.kill()
      try await server.withClient { try await buy(workspace, $0, stall, 10...14) }
      adapter = try await self.adapter(workspace, server, peer, port: port)
      try await bother(peer, adapter.webhooks)
      try await server.kill()
      server = try await workspace.serve(port: server.port)

      // The provider is gone, for longer than anybody waits for it.
      try await peer.behave(#"{"down":true}"#)
      let early = try await server.withClient { client in
        try await buy(workspace, client, stall, 15...22)
        return try await regret(client, 1...12)
      }
      try await Task.sleep(for: .milliseconds(1_500))
      adapter.process.kill()
      adapter = try await self.adapter(workspace, server, peer, port: port)
      try await Task.sleep(for: .milliseconds(1_500))
      try await peer.behave(#"{"down":false}"#)

      let all = try await server.withClient { [adapter] client in
        _ = try await settled(client, 1...22, workspace, adapter)
        let late = try await regret(client, 1...22)
        #expect(early + late > 0)
        return try await settled(client, 1...22, workspace, adapter)
      }
      try await compare(peer, all)
      let pool = try await server.withClient { try await stall.status($0) }
      #expect(all.values.reduce(0) { $0 + $1.kept } == Int64(pool.sold) * 450 - parts(all))
      for state in [PaymentState.captured, .refunded, .declined] {
        #expect(all.values.contains { $0.state == state }, "\(state)")
      }

      let running = adapter.process
      #expect(try await offPool { running.stop(graceSeconds: 20) } == .code(0))
      let said = try adapter.json()
      #expect((said["badWebhooks"] as? Int ?? 0) == 0 && (said["refused"] as? Int) == 0, "\(said)")
      try checkSecrets(workspace, running)
      #expect(try await server.stop() == .code(0))
      let audit = try await Program.run(
        ["audit", "--data", workspace.path("data"), "--json"], timeoutSeconds: 60)
      #expect(audit.exit == .code(0), "\(audit)")
    }
  }

  /// What was given back of orders that stand.
  private func parts(_ all: [UInt64: PaymentStatus]) -> Int64 {
    all.values.reduce(0) { $0 + ($1.state == .captured ? $1.refunded : 0) }
  }

  private func compare(_ peer: StripePeer, _ all: [UInt64: PaymentStatus]) async throws {
    let books = try await peer.books()
    for (buyer, status) in all {
      let entries = books.filter { $0.payment == "\(Self.payment(buyer))" }
      #expect(entries.count <= 1, "charged twice: \(entries)")
      let known = entries.first
      #expect(status.captured == known?.received ?? 0, "\(buyer): \(status), \(entries)")
      #expect(status.refunded == known?.refunded ?? 0, "\(buyer): \(status), \(entries)")
      #expect(known?.held ?? 0 == 0, "\(buyer): \(status), \(entries)")
      #expect(status.captured - status.refunded == status.kept)
    }
  }

  private func checkSecrets(_ workspace: Workspace, _ process: ChildProcess) throws {
    let books = try String(contentsOfFile: workspace.path("books.jsonl"), encoding: .utf8)
    for text in [books, process.errorTail, process.outputLines.joined()] {
      #expect(!text.contains(StripePeer.secret) && !text.contains(StripePeer.webhookSecret))
    }
  }

  @Test("a buyer who has to prove who he is: the webhook brings the order", .timeLimit(.minutes(2)))
  func webhook() async throws {
    try await Workspace.with { workspace in
      let peer = try await StripePeer.start(workspace)
      defer { peer.end() }
      let server = try await workspace.serve()
      let adapter = try await adapter(workspace, server, peer)
      try await peer.tell(adapter.webhooks)
      try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 4)
        // Nobody asks within this test.
        try await openTill(client, queryAfter: 600)
        let method = try await peer.ask(
          "/v1/payment_methods",
          [
            "type": "card", "card[number]": "4000002500003155", "card[exp_month]": "12",
            "card[exp_year]": "30", "card[cvc]": "123",
          ])
        try pay(workspace, 1, "\"paymentMethod\":\"\(method["id"] as? String ?? "")\"")
        try await begin(client, stall, 1)
        // The shop makes it, and tells the payment; the adapter has to find out by itself.
        let made = try await peer.ask(
          "/v1/payment_intents",
          [
            "amount": "450", "currency": "eur", "capture_method": "manual", "confirm": "true",
            "payment_method": method["id"] as? String ?? "",
            "metadata[dropwire_payment]": "\(Self.payment(2))",
          ])
        try pay(workspace, 2, "\"paymentIntent\":\"\(made["id"] as? String ?? "")\"")
        try await begin(client, stall, 2)
        try await Task.sleep(for: .milliseconds(700))
        let books = try await peer.books()
        #expect(books.map(\.status) == ["requires_action", "requires_action"])
        for buyer in 1...2 as ClosedRange<UInt64> {
          #expect(try await status(client, buyer).state != .authorised)
        }
        for entry in books {
          try await peer.ask(
            "/v1/payment_intents/\(entry.id)/_authenticate",
            ["client_secret": entry.secret, "success": "true"])
        }
        let all = try await settled(client, 1...2, workspace, adapter)
        try await compare(peer, all)
        #expect(all.values.allSatisfy { $0.captured == 450 && $0.order != 0 })
      }
      let running = adapter.process
      #expect(try await offPool { running.stop(graceSeconds: 20) } == .code(0))
      #expect(try await server.stop() == .code(0))
    }
  }
}

extension ExecutableTests.StripeTests {
  private func run(
    _ workspace: Workspace, _ peer: StripePeer, _ flags: [String], key: String?
  ) async throws -> Ended {
    try await Program.run(
      [
        "payments", "stripe", "127.0.0.1:1", "--books", workspace.path("other.jsonl"), "--api",
        peer.address, "--for", "0",
      ] + flags, environment: key.map { ["STRIPE_API_KEY": $0] } ?? [:])
  }

  @Test(
    "a service is believed by its certificate, and a key by the service", .timeLimit(.minutes(2)))
  func authority() async throws {
    try await Workspace.with { workspace in
      let now = Int64(Date.now.timeIntervalSince1970)
      let pair = try CertificateRequest(
        commonName: "stripe", names: ["DNS:localhost"], notBefore: now - 60,
        notAfter: now + 86_400
      ).selfSigned()
      let certificate = try workspace.write("cert.pem", String(decoding: pair.chain, as: UTF8.self))
      let key = try workspace.write("key.pem", String(decoding: pair.key, as: UTF8.self))
      let peer = try await StripePeer.start(workspace, certificate: certificate, key: key)
      defer { peer.end() }
      let known = try await run(
        workspace, peer, ["--api-ca", certificate], key: StripePeer.secret)
      #expect(known.exit == .code(0) && known.errors.isEmpty, "\(known)")
      let unknown = try await run(workspace, peer, [], key: StripePeer.secret)
      #expect(unknown.exit == .code(0) && unknown.errors.contains("certificate"), "\(unknown)")
      let other = try await run(
        workspace, peer,
        ["--api-ca", certificate, "--api", peer.address.replacing("localhost", with: "127.0.0.1")],
        key: StripePeer.secret)
      #expect(other.errors.contains("certificate"), "\(other)")
      // This peer knows no restricted keys.
      let refused = try await run(
        workspace, peer, ["--api-ca", certificate], key: "rk_test_0123456789")
      #expect(refused.exit == .code(2) && refused.errors.contains("401"), "\(refused)")
      #expect(!refused.errors.contains("0123456789"))
    }
  }

  @Test("a proxy of the environment is told no key in clear text", .timeLimit(.minutes(1)))
  func proxy() async throws {
    try await Workspace.with { workspace in
      let peer = try await StripePeer.start(workspace)
      defer { peer.end() }
      let flags = [
        "payments", "stripe", "127.0.0.1:1", "--books", workspace.path("other.jsonl"), "--api",
        peer.address, "--for", "0",
      ]
      for name in ["http_proxy", "all_proxy"] {
        let run = try await Program.run(
          flags, environment: ["STRIPE_API_KEY": StripePeer.secret, name: "http://127.0.0.1:1"])
        #expect(run.exit == .code(0) && run.errors.isEmpty, "\(name): \(run)")
      }
      // A service that refuses to be asked would decline everybody.
      try await peer.behave(#"{"refuse":true}"#)
      let run = try await Program.run(flags, environment: ["STRIPE_API_KEY": StripePeer.secret])
      #expect(run.exit == .code(2) && run.errors.contains("refuses to be asked"), "\(run)")
    }
  }

  @Test("what is wrong is said before anything is done", .timeLimit(.minutes(2)))
  func wrong() async throws {
    try await Workspace.with { workspace in
      let secret = StripePeer.secret
      let garbage = try workspace.write("garbage", "{}\n")
      let table: [([String], String?, Int32, String)] = [
        ([], nil, 2, "there is no secret key"),
        ([], "pk_test_1", 2, "begins with sk_"),
        ([], "sk_live_1", 2, "--live"),
        (["--key-file", workspace.path("none")], secret, 2, "cannot read"),
        (["--api", "http://example.com"], secret, 2, "over https"),
        (["--api", "ftp://localhost"], secret, 2, "over https"),
        (["--api", "https://user:x@example.com"], secret, 2, "no address"),
        (["--api", "https://example.com/v1"], secret, 2, "no address"),
        (["--api-ca", workspace.path("none")], secret, 2, "--api-ca: cannot read"),
        (["--webhooks", "127.0.0.1:0"], secret, 2, "--webhook-secret-file"),
        (["--patience", "0"], secret, 2, "--patience"),
        (["--books", garbage], secret, 1, "line 1"),
        (["--books", workspace.directory], secret, 70, "cannot be written"),
      ]
      for (flags, key, code, words) in table {
        let base = flags.contains("--books") ? [] : ["--books", workspace.path("books.jsonl")]
        let api = flags.contains("--api") ? [] : ["--api", "http://127.0.0.1:1"]
        let run = try await Program.run(
          ["payments", "stripe", "127.0.0.1:1", "--for", "0"] + base + api + flags,
          environment: key.map { ["STRIPE_API_KEY": $0] } ?? ["STRIPE_API_KEY": ""])
        #expect(run.exit == .code(code), "\(flags): \(run)")
        #expect(run.errors.contains(words), "\(flags): \(run)")
      }
    }
  }
}
