import Basics
import Messages
import Stories
import Testing
import WireCodec

@testable import DropEngine

/// Payment tokens and purchases in one call, by stories and at their edges.
@Suite("Express checkout")
struct ExpressTests {
  static let device = ContractCalls.device(1)

  /// A drop with the till open, and a token of buyer 1.
  struct Shop: ~Copyable {
    var till: TillShop
    private(set) var token: Identifier = 0
    var nonce: UInt64 = 0

    init(cap: Int64 = 100_000, total: Int64 = 0, _ change: (inout EngineLimits) -> Void = { _ in })
    {
      till = TillShop(change)
      token = register(cap: cap, total: total)
    }

    mutating func register(cap: Int64, total: Int64 = 0, lasts: Int64 = 3_600_000_000) -> Identifier
    {
      let outcome = till.call(
        .registerToken(
          RegisterTokenRequest(
            key: till.nextKey(), buyer: 1, reference: SHA256.digest(of: [1]),
            cap: Money(minor: cap, currency: "EUR"), total: total,
            expires: Timestamp(microseconds: till.time + lasts), device: ExpressTests.device.bytes))
      )
      guard case .logged(.registerToken(.registered(let told))) = outcome.result else { return 0 }
      return told.token
    }

    /// A purchase as it should be, but for what is changed.
    mutating func buy(
      attested: Digest256? = ExpressTests.device,
      _ change: (inout ExpressRequest) -> Void = { _ in }
    ) -> Outcome {
      nonce += 1
      var request = ExpressRequest(
        key: till.nextKey(), buyer: 1, token: token, drop: Identifier(rawValue: till.drop.rawValue),
        lines: [ReserveLine(pool: Identifier(rawValue: till.pool.rawValue), quantity: 1)],
        amount: Money(minor: 1_000, currency: "EUR"), payment: UUIDBytes(high: 20, low: nonce),
        attestation: Attestation(
          nonce: UUIDBytes(high: 21, low: nonce), at: Timestamp(microseconds: till.time)))
      change(&request)
      var command = Command(.logged(.express(request)))
      command.header = attested.map { EntryHeader(nil, attesting: $0) }
      return till.driver.apply(command, at: till.time)
    }

    var spent: Int64 {
      guard case .token(let found) = till.driver.engine.token(GetTokenRequest(token: token)) else {
        return -1
      }
      return found.spent
    }
  }

  @Test(
    "whatever is bought and how, every invariant holds", arguments: 1...24 as ClosedRange<UInt64>)
  func stories(seed: UInt64) throws {
    var story = RandomStory(seed: seed &+ 41_000, hasTill: true, hasDoors: seed % 4 == 0)
    var driver = EngineDriver()
    for step in 0..<500 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      try #require(driver.violations.isEmpty, "step \(step): \(driver.violations)")
      story.learn(command, outcome, driver.lastEvents)
    }
    #expect(driver.divergences.isEmpty)
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    #expect(try rows.restore(limits: EngineLimits()).digest() == driver.engine.digest())
    #expect(driver.engine.digest() == driver.engine.digestFromScratch())
  }

  @Test("stories do buy, and are refused for every reason")
  func reach() {
    var bought = 0
    var reasons: Set<RefusalCode> = []
    for seed in UInt64(1)...40 {
      var story = RandomStory(seed: seed &+ 41_000, hasTill: true)
      var engine = Engine(hashKey: HashKey(1, 2))
      for sequence in UInt64(1)...500 {
        let (command, time) = story.next()
        var events: [Event] = []
        let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
        if case .logged(.express(let result)) = outcome.result {
          if case .pending = result { bought += 1 }
          if let code = outcome.refusalCode { reasons.insert(code) }
        }
        story.learn(command, outcome, events)
      }
    }
    #expect(bought > 40, "\(bought)")
    let expected: Set<RefusalCode> = [
      .tokenExpired, .tokenRevoked, .amountOverCap, .badAttestation, .nonceReplay, .priceChanged,
      .unknownToken, .notOwner,
    ]
    #expect(reasons.isSuperset(of: expected), "\(expected.subtracting(reasons))")
  }

  @Test("a refusal changes nothing: no unit, no nonce, no cent, no row")
  func refusalsChangeNothing() {
    var shop = Shop(cap: 5_000)
    _ = shop.buy { $0.attestation.nonce = UUIDBytes(high: 1, low: 1) }
    let revoked = shop.register(cap: 5_000)
    let brief = shop.register(cap: 5_000, lasts: 1_000_000)
    shop.till.call(
      .revokeToken(RevokeTokenRequest(key: shop.till.nextKey(), buyer: 1, token: revoked)))
    shop.till.time += 2_000_000
    shop.till.apply(.tick)
    typealias Case = (RefusalCode, Digest256?, (inout ExpressRequest) -> Void)
    let another = ContractCalls.device(2)
    let cases: [Case] = [
      (.tokenRevoked, Self.device, { $0.token = revoked }),
      (.tokenExpired, Self.device, { $0.token = brief }),
      (.badAttestation, nil, { _ in }), (.badAttestation, another, { _ in }),
      (.badAttestation, Self.device, { $0.attestation.at = Timestamp(microseconds: 500_000_000) }),
      (.badAttestation, Self.device, { $0.attestation.nonce = UUIDBytes() }),
      (.nonceReplay, Self.device, { $0.attestation.nonce = UUIDBytes(high: 1, low: 1) }),
      (.priceChanged, Self.device, { $0.amount.minor = 999 }),
      (.priceChanged, Self.device, { $0.amount.minor = -1 }),
      (
        .amountOverCap, Self.device,
        { ($0.lines[0].quantity, $0.amount.minor) = (6, 6_000) }
      ),
      (.invalid, Self.device, { $0.payment = UUIDBytes() }),
      (.paymentInUse, Self.device, { $0.payment = UUIDBytes(high: 20, low: 1) }),
      (.invalid, Self.device, { ($0.lines, $0.amount.minor) = ([], 0) }),
      (
        .notEnoughUnits, Self.device,
        { ($0.lines[0].quantity, $0.amount.minor, $0.token) = (5, 5_000, $0.token) }
      ),
    ]
    // All units but four are gone.
    shop.till.apply(.adjustInventory(AdjustInventory(pool: shop.till.pool, change: -95)))
    for (code, attested, change) in cases {
      let before = shop.till.driver.engine.rowsWithoutTime()
      let outcome = shop.buy(attested: attested, change)
      #expect(outcome.result.refusal?.code == code, "\(outcome)")
      #expect(shop.till.driver.engine.rowsWithoutTime() == before, "\(code)")
    }
    #expect(shop.till.driver.violations.isEmpty, "\(shop.till.driver.violations)")
  }

  @Test(
    "a nonce that may come again is known; what is forgotten is not good, however the clock is set")
  func noncesAndTheClock() {
    var shop = Shop { $0.noncesPerToken = 2 }
    let first = UUIDBytes(high: 1, low: 1)
    let at = Timestamp(microseconds: shop.till.time)
    #expect(shop.buy { $0.attestation.nonce = first }.refusalCode == nil)
    shop.till.time += 1_000_000
    #expect(shop.buy().refusalCode == nil)
    let full = shop.buy()
    #expect(full.refusalCode == .capacityReached)
    // When the first is old enough, and not before.
    #expect(full.result.refusal?.retryAfterMicroseconds == 119_000_001)
    shop.till.time += 119_000_000
    #expect(shop.buy().refusalCode == .capacityReached)
    shop.till.time += 1
    #expect(shop.buy().refusalCode == nil)
    // Back to when the first was signed: by its time it is good, and it is known no more.
    shop.till.apply(.setClock(SetClock(timeMicroseconds: at.microseconds)))
    shop.till.time = at.microseconds
    let replay = shop.buy {
      $0.attestation.nonce = first
      $0.attestation.at = at
    }
    #expect(replay.refusalCode == .badAttestation)
    #expect(shop.till.driver.violations.isEmpty, "\(shop.till.driver.violations)")
  }

  @Test("what was spent comes back with a payment that came to nothing, and with no other")
  func spent() {
    var shop = Shop(cap: 2_000, total: 3_000)
    #expect(shop.buy().refusalCode == nil && shop.buy().refusalCode == nil)
    #expect(shop.spent == 2_000)
    shop.till.settlePurchase(1, intent: 1, .declined)
    #expect(shop.spent == 1_000)
    shop.till.settlePurchase(2, intent: 2, .authorised)
    shop.till.settlePurchase(2, intent: 3, .captured)
    #expect(shop.spent == 1_000)
    // Authorised after all, which is voided: spent no second time, and not given back twice.
    shop.till.settlePurchase(1, intent: 1, .authorised)
    #expect(shop.spent == 1_000)
    #expect(
      shop.buy { ($0.lines[0].quantity, $0.amount.minor) = (2, 2_000) }.refusalCode == nil)
    #expect(shop.buy().refusalCode == .amountOverCap)
    #expect(shop.spent == 3_000)
    // Nobody answers: its hold lapses.
    shop.till.time += 61_000_000
    shop.till.apply(.tick)
    #expect(shop.spent == 1_000)
    #expect(shop.till.driver.violations.isEmpty, "\(shop.till.driver.violations)")
  }

  @Test(
    "an intent names its token, in the log as well, and in no other intent there is one more byte")
  func intents() throws {
    var shop = Shop()
    _ = shop.buy()
    let told = shop.till.driver.lastEvents.compactMap { event -> IntentUpdate? in
      if case .intent(let intent) = event.payload { intent } else { nil }
    }
    #expect(told.map(\.token.rawValue) == [shop.token.rawValue])
    for token in [TokenID.none, told[0].token] {
      var intent = told[0]
      intent.token = token
      let event = Event(
        topic: .till, offset: 0, sequence: 9, logTimeMicroseconds: 1, payload: .intent(intent))
      var sink = ByteSink()
      event.encode(into: &sink)
      var source = ByteSource(sink.bytes)
      #expect(try Event(from: &source) == event)
    }
    // Asked again it is charged to the same.
    shop.till.time += 11_000_000
    shop.till.apply(.tick)
    let again = shop.till.driver.lastEvents.compactMap { event -> TokenID? in
      if case .intent(let intent) = event.payload { intent.token } else { nil }
    }
    #expect(again.map(\.rawValue) == [shop.token.rawValue])
  }

  @Test("an engine restored between purchase and payment goes on as the one it was")
  func restored() throws {
    var shop = Shop(total: 5_000)
    #expect(shop.buy().refusalCode == nil)
    _ = shop.register(cap: 1, lasts: 2_000_000)
    shop.till.time += 3_000_000
    shop.till.apply(.tick)
    var rows = MemoryRows()
    shop.till.driver.engine.drainChanges(into: &rows)
    var restored = try rows.restore(limits: EngineLimits())
    #expect(restored.digest() == shop.till.driver.engine.digest())
    for step in 0..<3 {
      shop.till.time += 31_000_000
      let live = step == 1 ? shop.till.apply(.tick) : shop.buy()
      var events: [Event] = []
      let log = shop.till.driver.log.last!
      let again = restored.apply(log.command, sequence: log.sequence, at: log.time, events: &events)
      #expect(again == live && events == shop.till.driver.lastEvents)
      #expect(restored.digest() == shop.till.driver.engine.digest())
    }
    #expect(restored.nextDeadlineMicroseconds != nil)
  }

  @Test("a purchase that is forgotten is not told as declined")
  func forgotten() throws {
    var shop = Shop { $0.paymentRetentionMicroseconds = 1_000_000 }
    guard case .logged(.express(.pending(let pending))) = shop.buy().result else {
      Issue.record("not bought")
      return
    }
    let payment = pending.payment
    func settle(_ intent: UInt64, _ report: PaymentReport) -> LogCommand {
      .settle(
        SettleRequest(
          key: UUIDBytes(high: 30, low: intent), payment: payment, intent: intent, report: report))
    }
    shop.till.call(settle(1, .authorised))
    shop.till.call(settle(2, .captured))
    guard case .confirmed(let confirmed) = shop.till.driver.engine.outcome(of: pending) else {
      Issue.record("not paid")
      return
    }
    shop.till.call(
      .cancel(
        CancelOrderRequest(
          key: UUIDBytes(high: 31, low: 1), buyer: 1, order: confirmed.order)))
    shop.till.call(settle(3, .refunded))
    for _ in 0..<40 {
      shop.till.time += 86_400_000_000
      shop.till.apply(.tick)
    }
    #expect(shop.till.driver.engine.payment(Key128(high: 20, low: 1)) == nil)
    guard case .pending = shop.till.driver.engine.outcome(of: pending) else {
      Issue.record("told \(shop.till.driver.engine.outcome(of: pending))")
      return
    }
    #expect(shop.till.driver.violations.isEmpty, "\(shop.till.driver.violations)")
  }

  @Test("what a token takes is bounded")
  func size() {
    #expect(MemoryLayout<TokenRecord>.stride <= 176)
    #expect(MemoryLayout<SpentNonce>.stride == 24)
  }

  @Test("at the ends of time and of numbers nothing traps")
  func ends() {
    for time in [1, Int64.max - 10, Int64.max / 2] {
      var shop = Shop(cap: .max, total: .max)
      shop.till.time = max(shop.till.time, time)
      for at in [Int64.min, -1, 0, .max] {
        _ = shop.buy { $0.attestation.at = Timestamp(microseconds: at) }
        _ = shop.buy { $0.amount.minor = at }
        _ = shop.buy { $0.lines[0].quantity = .max }
      }
      _ = shop.register(cap: .max, lasts: Int64.max - shop.till.time)
      shop.till.apply(.tick)
      #expect(shop.till.driver.violations.isEmpty, "\(shop.till.driver.violations)")
    }
  }
}

extension Outcome {
  /// Why nothing was done; nil where something was.
  var refusalCode: RefusalCode? { result.refusal?.code }
}

extension TillShop {
  /// What an adapter says of a purchase's payment, by its number.
  @discardableResult
  mutating func settlePurchase(
    _ payment: UInt64, intent: UInt64, _ report: PaymentReport
  ) -> Outcome {
    call(
      .settle(
        SettleRequest(
          key: nextKey(), payment: UUIDBytes(high: 20, low: payment), intent: intent, report: report
        )
      ))
  }
}

extension Engine {
  /// Digests of all rows but the engine's own, which has the number and the time of the last entry.
  func rowsWithoutTime() -> [StateDigest] {
    var key = ByteSink()
    var value = ByteSink()
    var all: [StateDigest] = []
    func add<Record: EntityRecord>(
      _ table: borrowing EntityTable<Record>, _ encode: (Record, inout ByteSink) -> Void
    ) {
      table.forEachSlot { slot in
        key.removeAll()
        value.removeAll()
        Record.encode(key: table[slot].key, into: &key)
        encode(table[slot], &value)
        all.append(Self.rowDigest(Record.table, key, value))
      }
    }
    add(pools) { encodeRow($0, into: &$1) }
    add(usage) { encodeRow($0, into: &$1) }
    add(holds.kept) { encodeRow(holds.whole($0), into: &$1) }
    add(payments) { encodeRow($0, into: &$1) }
    add(tokens) { encodeRow($0, into: &$1) }
    add(buyers) { encodeRow($0, into: &$1) }
    return all
  }
}
