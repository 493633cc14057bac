import DeviceKeys
import Basics
import DropEngine
import DropwireClient
import LogContract
import MessageServices
import Messages
import RPC
import Sequencer
import Testing
import WireCodec

@testable import DropServices

/// Purchases in one call, as a server answers them: how long it waits, what it tells, and what it keeps to itself.
@Suite("Express checkout over the wire", .timeLimit(.minutes(5)))
struct ExpressTests {
  private static let phone = DeviceSigner(.p256, secret: SHA256.digest(of: [1]))!
  private static let reference = "tok_visa_4242424242424242"

  /// A shop with its till open, and a token of buyer 7.
  private static func withToken(
    _ server: LiveServer, _ body: (inout Shop, Identifier) async throws -> Void
  ) async throws {
    // Devices have a time after 1970.
    server.clock.set(toMicroseconds: 1_000_000)
    try await Shop.with(server) { shop in
      guard
        case .set = try await shop.client.checkout.setTill(
          SetTillRequest(key: shop.key(), queryAfter: TimeSpan(microseconds: 60_000_000))),
        case .registered(let token) = try await shop.client.checkout.registerToken(
          RegisterTokenRequest(
            key: shop.key(), buyer: 7, reference: Array(reference.utf8),
            cap: Money(minor: 10_000, currency: "EUR"),
            expires: Timestamp(microseconds: server.clock.nowMicroseconds() + 3_600_000_000),
            device: phone.key.bytes))
      else { throw RPCError(.internal, "no token") }
      try await body(&shop, token.token)
    }
  }

  private static func request(
    _ shop: inout Shop, _ token: Identifier, wait: Int64, payment: UInt64 = 1
  ) -> ExpressRequest {
    var request = ExpressRequest(
      key: shop.key(), buyer: 7, token: token, drop: shop.drop,
      lines: [ReserveLine(pool: shop.pool, quantity: 1)],
      amount: Money(minor: 2_500, currency: "EUR"), payment: UUIDBytes(high: 5, low: payment),
      attestation: Attestation(
        nonce: UUIDBytes(high: 6, low: payment),
        at: Timestamp(microseconds: shop.server.clock.nowMicroseconds())),
      wait: TimeSpan(microseconds: wait))
    request.sign(with: phone)
    return request
  }

  /// An adapter that answers the next intent.
  private static func settle(
    _ shop: Shop, next: UInt64 = 0, _ report: PaymentReport
  ) async throws {
    let call = try await shop.client.checkout.payments(PaymentsRequest(next: next))
    defer { call.cancel() }
    for try await intent in call.responses {
      guard
        case .settled = try await shop.client.checkout.settle(
          SettleRequest(
            key: UUIDBytes(high: 8, low: intent.number), payment: intent.payment,
            intent: intent.number, report: report))
      else { throw RPCError(.internal, "not settled") }
      return
    }
  }

  @Test("the answer is the order, as soon as there is one", arguments: Depth.allCases)
  func confirmed(depth: Depth) async throws {
    try await Self.withToken(try await LiveServer(depth: depth)) { shop, token in
      let request = Self.request(&shop, token, wait: 5_000_000)
      let client = shop.client
      async let answer = client.checkout.express(request)
      try await Self.settle(shop, .authorised)
      guard case .confirmed(let confirmed) = try await answer else {
        Issue.record("not confirmed: \(try await answer)")
        return
      }
      #expect(confirmed.amountMinor == 2_500 && confirmed.order != 0 && !confirmed.replayed)
      #expect(confirmed.sequence > 0)
      // The same again is the same purchase, however it is signed and however long it is waited for.
      var again = request
      again.sign(with: Self.phone)
      again.wait = nil
      guard case .confirmed(let same) = try await client.checkout.express(again) else {
        Issue.record("not confirmed again")
        return
      }
      #expect(same.order == confirmed.order && same.replayed && same.sequence == confirmed.sequence)
      #expect(try await Self.sold(shop) == 1)
    }
  }

  private static func sold(_ shop: Shop) async throws -> UInt32 {
    guard
      case .status(let status) = try await shop.client.drops.get(GetDropRequest(drop: shop.drop))
    else { return .max }
    return status.pools[0].sold + status.pools[0].held
  }

  @Test("declined, the units are still held", arguments: Depth.allCases)
  func declined(depth: Depth) async throws {
    try await Self.withToken(try await LiveServer(depth: depth)) { shop, token in
      let request = Self.request(&shop, token, wait: 5_000_000)
      let client = shop.client
      async let answer = client.checkout.express(request)
      try await Self.settle(shop, .declined)
      guard case .declined(let declined) = try await answer else {
        Issue.record("not declined: \(try await answer)")
        return
      }
      #expect(declined.stillHeld && declined.hold != 0)
    }
  }

  @Test("given back while it waits: the drop was cancelled")
  func voided() async throws {
    try await Self.withToken(try await LiveServer(depth: .services)) { shop, token in
      let request = Self.request(&shop, token, wait: 5_000_000)
      let client = shop.client
      async let answer = client.checkout.express(request)
      // Once it is there.
      while try await Self.sold(shop) == 0 { await Task.yield() }
      _ = try await client.drops.control(
        ControlDropRequest(key: shop.key(), drop: shop.drop, action: .cancel))
      guard case .voided(let voided) = try await answer else {
        Issue.record("not voided: \(try await answer)")
        return
      }
      #expect(voided.reason.reason == .dropCancelled && !voided.reason.detail.isEmpty)
    }
  }

  @Test(
    "nobody answers in time: pending, and under its key the end, later", arguments: Depth.allCases)
  func pending(depth: Depth) async throws {
    try await Self.withToken(try await LiveServer(depth: depth)) { shop, token in
      for wait in [0, -5_000_000, 20_000] as [Int64] {
        let number = UInt64(bitPattern: wait) & 0xFF + 1
        let request = Self.request(&shop, token, wait: wait, payment: number)
        guard case .pending(let pending) = try await shop.client.checkout.express(request) else {
          Issue.record("not pending")
          return
        }
        #expect(pending.hold != 0 && pending.payment == request.payment && pending.sequence > 0)
        #expect(pending.units == 1 && pending.amount == request.amount)
      }
      #expect(shop.server.log.publisher.bell.count == 0)
    }
  }

  @Test("whoever gives up is waited for no longer, and the purchase is what it is")
  func cancelled() async throws {
    try await Self.withToken(try await LiveServer(depth: .sockets)) { shop, token in
      let request = Self.request(&shop, token, wait: 5_000_000)
      let client = shop.client
      let call = Task { try await client.checkout.express(request) }
      while shop.server.log.publisher.bell.count == 0 { await Task.yield() }
      call.cancel()
      _ = try? await call.value
      while shop.server.log.publisher.bell.count > 0 {
        try await Task.sleep(for: .milliseconds(5))
      }
      try await Self.settle(shop, .authorised)
      guard case .confirmed(let told) = try await client.checkout.express(request) else {
        Issue.record("not confirmed")
        return
      }
      #expect(told.replayed)
      #expect(try await Self.sold(shop) == 1)
    }
  }

  @Test(
    "it waits as long as it is asked to, up to five seconds, and leaves the caller time for the answer"
  )
  func waits() {
    typealias Case = (asked: Int64?, left: Duration?, wait: Duration)
    let cases: [Case] = [
      (nil, nil, .seconds(2)), (0, nil, .zero), (-1, nil, .zero), (.min, nil, .zero),
      (3_000_000, nil, .seconds(3)), (.max, nil, .seconds(5)), (nil, .seconds(60), .seconds(2)),
      (.max, .seconds(4), .seconds(3)), (.max, .milliseconds(200), .milliseconds(100)),
      (nil, .milliseconds(90), .zero), (nil, .zero, .zero),
    ]
    for (asked, left, wait) in cases {
      let asked = asked.map { TimeSpan(microseconds: $0) }
      #expect(CheckoutHandler.wait(asked: asked, left: left) == wait)
    }
  }

  @Test("neither reference nor key nor signature is in the log, in any answer, or in a sentence")
  func secrets() async throws {
    try await Self.withToken(try await LiveServer(depth: .services)) { shop, token in
      let request = Self.request(&shop, token, wait: 0)
      var wrong = Self.request(&shop, token, wait: 0, payment: 2)
      wrong.attestation.signature[7] ^= 1
      var answers = ["\(try await shop.client.checkout.express(request))"]
      let refused = try await shop.client.checkout.express(wrong)
      guard case .rejected(let rejected) = refused else {
        Issue.record("taken")
        return
      }
      #expect(rejected.reason == .badAttestation && !rejected.detail.isEmpty)
      answers.append("\(refused)")
      answers.append("\(request)")
      let register = RegisterTokenRequest(
        key: shop.key(), buyer: 7, reference: Array(Self.reference.utf8), device: [1, 2, 3])
      answers.append("\(try await shop.client.checkout.registerToken(register)) \(register)")
      let found = try await shop.client.checkout.token(GetTokenRequest(token: token))
      guard case .token(let status) = found else {
        Issue.record("no token")
        return
      }
      #expect(status.reference == SHA256.digest(of: Array(Self.reference.utf8)))
      answers.append("\(found)")
      let parts = [
        Array(Self.reference.utf8), Array(Self.phone.key.bytes[1..<33]),
        request.attestation.signature, wrong.attestation.signature,
      ]
      for text in answers {
        #expect(!text.contains(Self.reference))
        for part in parts { #expect(!text.contains("\(part)"), "\(text)") }
      }
      let call = try await shop.client.audit.readJournal(ReadJournalRequest(from: 1))
      var records: [UInt8] = []
      for try await record in call.responses { records += record.record }
      #expect(records.count > 500)
      for part in parts {
        #expect(!Self.has(records, Array(part.prefix(16))), "\(part.count) bytes")
      }
      // What the rule decides by is there.
      #expect(Self.has(records, Self.phone.key.digest.bytes))
    }
  }

  private static func has(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { start in
      bytes[start] == part[0] && bytes[start..<start + part.count].elementsEqual(part)
    }
  }

  @Test("an edge buys for those it acts for, and an adapter looks a token up")
  func callers() async throws {
    let server = try await LiveServer(
      depth: .services,
      callers: { token in
        var scope = CallerScope()
        if token == "edge" { scope.limit("buyer", to: [8...9]) }
        return Caller(name: "\(token)-1", roles: [token], scope: scope)
      })
    try await Self.withToken(server) { shop, token in
      let request = Self.request(&shop, token, wait: 0)
      func code(_ body: () async throws -> Void) async -> StatusCode? {
        do {
          try await body()
          return nil
        } catch { return (error as? RPCError)?.code }
      }
      let (edge, bank) = (server.client(token: "edge"), server.client(token: "payments"))
      #expect(
        await code { _ = try await edge.checkout.express(request) } == .permissionDenied)
      #expect(
        await code { _ = try await bank.checkout.express(request) } == .permissionDenied)
      #expect(
        await code { _ = try await edge.checkout.token(GetTokenRequest(token: token)) }
          == .permissionDenied)
      #expect(
        await code { _ = try await bank.checkout.token(GetTokenRequest(token: token)) } == nil)
      // The log knows who called, and what was verified.
      guard case .pending(let pending) = try await shop.client.checkout.express(request) else {
        Issue.record("not pending")
        return
      }
      let call = try await server.client(token: "auditor").audit.readJournal(
        ReadJournalRequest(from: pending.sequence, callers: true))
      for try await record in call.responses {
        #expect(record.callers.first?.name == "operator-1")
        #expect(Self.has(record.record, Self.phone.key.digest.bytes))
        break
      }
    }
  }
}
