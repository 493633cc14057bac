import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  /// A server and an adapter that are both killed, and a provider with bad days.
  @Suite("payments")
  struct PaymentsTests {
    private static let price: Int64 = 450
    private static let buyers: ClosedRange<UInt64> = 1...36

    private static func payment(_ buyer: UInt64) -> UUIDBytes { UUIDBytes(high: 6, low: buyer) }

    private func adapter(_ server: ServerUnderTest, _ books: String) async throws -> ChildProcess {
      let arguments = [
        "payments", "simulate", server.target, "--books", books, "--decline", "150", "--lose",
        "150", "--silent", "150", "--duplicate", "250", "--late", "150", "--seed", "7", "--json",
      ]
      return try await offPool { try Program.start(arguments) }
    }

    /// Buyers hold a unit each, and let it be paid for.
    private func buy(
      _ client: LiveClient, _ stall: Stall, _ buyers: ClosedRange<UInt64>
    ) async throws {
      for buyer in buyers {
        let held = try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
        let begun = try await client.checkout.beginConfirm(
          BeginConfirmRequest(
            key: UUIDBytes(high: 3, low: buyer), buyer: Identifier(rawValue: buyer),
            hold: held.hold, payment: Self.payment(buyer)))
        guard case .confirming = begun else { throw Refused("\(begun)") }
      }
    }

    private func status(_ client: LiveClient, _ buyer: UInt64) async throws -> PaymentStatus {
      let result = try await client.checkout.payment(
        GetPaymentRequest(payment: Self.payment(buyer)))
      guard case .payment(let found) = result else { throw Refused("\(result)") }
      return found.status
    }

    /// Takes back the orders that there are of every third buyer.
    private func cancelSome(_ client: LiveClient) async throws -> Int {
      var cancelled = 0
      for buyer in Self.buyers where buyer % 3 == 0 {
        guard
          case .payment(let found) = try await client.checkout.payment(
            GetPaymentRequest(payment: Self.payment(buyer))), found.status.order != 0
        else { continue }
        let result = try await client.orders.cancel(
          CancelOrderRequest(
            key: UUIDBytes(high: 4, low: buyer), buyer: Identifier(rawValue: buyer),
            order: found.status.order))
        if case .cancelled = result { cancelled += 1 }
      }
      return cancelled
    }

    /// Waits until nothing is asked of any payment.
    private func settle(_ client: LiveClient) async throws -> [UInt64: PaymentStatus] {
      var all: [UInt64: PaymentStatus] = [:]
      for _ in 0..<600 {
        var isOver = true
        for buyer in Self.buyers {
          let status = try await status(client, buyer)
          all[buyer] = status
          if status.asked != .unspecified || status.state == .intended { isOver = false }
        }
        if isOver { return all }
        try await Task.sleep(for: .milliseconds(150))
      }
      throw Refused("not settled: \(all.values.filter { $0.asked != .unspecified })")
    }

    /// What a provider's books say of a payment.
    private struct Entry: Codable {
      var number: UInt64
      var kind: String
      var payment: String
      var amount: Int64
      var answer: String
    }

    private func books(
      _ path: String
    ) throws -> [String: (authorised: Int64, captured: Int64, refunded: Int64)] {
      var accounts: [String: (authorised: Int64, captured: Int64, refunded: Int64)] = [:]
      var numbers: Set<UInt64> = []
      for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
        let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
        #expect(numbers.insert(entry.number).inserted, "twice: \(line)")
        switch (entry.kind, entry.answer) {
        case ("authorise", "authorised"):
          #expect(accounts[entry.payment]?.authorised ?? 0 == 0, "twice: \(line)")
          accounts[entry.payment, default: (0, 0, 0)].authorised += entry.amount
        case ("capture", "captured"):
          accounts[entry.payment, default: (0, 0, 0)].captured += entry.amount
        case ("refund", "refunded"):
          accounts[entry.payment, default: (0, 0, 0)].refunded += entry.amount
        default: break
        }
      }
      return accounts
    }
  }
}

extension ExecutableTests.PaymentsTests {
  @Test(
    "no payment without a unit and no unit without a payment, whoever is killed, by both books",
    .timeLimit(.minutes(5)))
  func killed() async throws {
    try await Workspace.with { workspace in
      let path = workspace.path("books.jsonl")
      var server = try await workspace.serve()
      let stall = try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 30)
        let till = try await client.checkout.setTill(
          SetTillRequest(
            key: UUIDBytes(high: 1, low: 9), queryAfter: TimeSpan(microseconds: 1_000_000)))
        guard case .set = till else { throw Refused("\(till)") }
        return stall
      }
      var adapter = try await adapter(server, path)
      try await server.withClient { try await buy($0, stall, 1...12) }

      // The server in the middle of answers, the adapter in the middle of intents.
      try await server.kill()
      server = try await workspace.serve(port: server.port)
      try await server.withClient { try await buy($0, stall, 13...24) }
      adapter.kill()
      #expect(try await ended(adapter) == .signal(SIGKILL))
      let early = try await server.withClient { client in
        try await buy(client, stall, 25...30)
        return try await cancelSome(client)
      }
      try await server.kill()
      adapter = try await self.adapter(server, path)
      server = try await workspace.serve(port: server.port)
      let (first, cancelled) = try await server.withClient { client in
        try await Task.sleep(for: .milliseconds(2_500))
        let cancelled = try await cancelSome(client)
        // What came back is sold again.
        for buyer in 31...36 as ClosedRange<UInt64> {
          try await buy(client, stall, buyer...buyer)
        }
        return (try await settle(client), cancelled)
      }
      #expect(early + cancelled > 0)

      let told = try books(path)
      var kept: Int64 = 0
      for (buyer, status) in first {
        let known = told["\(Self.payment(buyer))"] ?? (0, 0, 0)
        #expect(status.captured == known.captured, "\(buyer): \(status), \(known)")
        #expect(status.refunded == known.refunded, "\(buyer): \(status), \(known)")
        #expect(status.captured <= status.authorised && status.refunded <= status.captured)
        #expect(status.captured - status.refunded == status.kept)
        kept += status.kept
      }
      let pool = try await server.withClient { try await stall.status($0) }
      #expect(kept == Int64(pool.sold) * Self.price)
      #expect(pool.sold > 0 && first.values.contains { $0.state == .refunded })
      #expect(first.values.contains { $0.state == .declined })

      let end = try await offPool { [adapter] in adapter.stop(graceSeconds: 20) }
      #expect(end == .code(0), "\(adapter.errorTail)")
      let line = try #require(adapter.outputLines.last)
      let said = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(
        (said["captured"] as? NSNumber)?.int64Value == first.values.reduce(0) { $0 + $1.captured })
      #expect(
        (said["refunded"] as? NSNumber)?.int64Value == first.values.reduce(0) { $0 + $1.refunded })
      #expect(try await server.stop() == .code(0))
      let audit = try await Program.run(
        ["audit", "--data", workspace.path("data"), "--json"], timeoutSeconds: 60)
      #expect(audit.exit == .code(0), "\(audit)")
    }
  }

  private func ended(_ process: ChildProcess) async throws -> ChildExit? {
    try await offPool { process.waitForEnd(timeoutSeconds: 10) }
  }
}
