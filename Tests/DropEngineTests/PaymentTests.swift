import Basics
import DropEngine
import Testing

@Suite("Payments are kept in bounds")
struct PaymentTests {
  private static let buyer = BuyerID(rawValue: 7)

  private static let drop = DropID(sequence: 2, index: 0)
  private static let pool = PoolID(sequence: 2, index: 1)

  /// An engine with one live drop of one pool of 1,000 units.
  private static func sale(_ limits: EngineLimits) -> EngineDriver {
    var driver = EngineDriver(limits: limits)
    _ = driver.apply(
      Command(
        .putOffer(
          PutOffer(
            creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100,
            currency: Currency("EUR")!, variants: ["M"]))), at: 0)
    _ = driver.apply(
      Command(
        .scheduleDrop(
          ScheduleDrop(
            offer: OfferID(sequence: 1, index: 0),
            pools: [PoolSpecification(variant: 0, capacity: 1_000)],
            holdTTLMicroseconds: 10_000_000))), at: 0)
    _ = driver.apply(Command(.controlDrop(ControlDrop(drop: drop, action: .open))), at: 0)
    return driver
  }

  private static func reserve(_ driver: inout EngineDriver, at time: Int64) -> Outcome {
    driver.apply(
      Command(
        .reserve(
          Reserve(
            buyer: buyer, drop: drop, lines: UnitLines(UnitLine(pool: pool, quantity: 1)),
            minimumQuantity: 1))), at: time)
  }

  @Test("a full table refuses reserves and what would be voided, never what a hold has room for")
  func full() {
    var limits = EngineLimits()
    limits.payments = 4
    var driver = Self.sale(limits)
    var holds: [HoldID] = []
    for _ in 0..<4 {
      guard case .reserved(let reserved) = Self.reserve(&driver, at: 1).result else {
        continue
      }
      holds.append(reserved.hold)
    }
    #expect(holds.count == 4)
    let refused = Self.reserve(&driver, at: 1)
    #expect(refused.refusal?.code == .capacityReached && refused.refusal?.field == .payments)
    // Reports that fit nothing take no room from the holds: whoever reports them comes again.
    for number in UInt64(1)...20 {
      let strange = driver.apply(
        Command(
          .paymentAuthorised(
            PaymentResult(hold: holds[0], payment: Key128(high: 9, low: number)))), at: 2)
      #expect(strange.refusal?.code == .capacityReached && strange.refusal?.field == .payments)
      #expect(driver.lastEvents.isEmpty)
    }
    #expect(driver.engine.counts.payments == 0)
    for (number, hold) in holds.enumerated() {
      let outcome = driver.apply(
        Command(
          .confirm(
            Confirm(hold: hold, buyer: Self.buyer, payment: Key128(high: 1, low: UInt64(number))))),
        at: 3)
      guard case .confirmed = outcome.result else {
        Issue.record("\(outcome)")
        continue
      }
    }
    #expect(driver.engine.counts.payments == 4)
    #expect(driver.violations.isEmpty)
  }

  /// However often it is said, and however full the table was: the platform hears of it once, and what
  /// was voided pays for nothing.
  @Test("the platform hears once of a payment that is voided, also of a full table")
  func voidedOnce() {
    var limits = EngineLimits()
    limits.payments = 1
    var driver = Self.sale(limits)
    let payment = Key128(high: 9, low: 1)
    guard case .reserved(let first) = Self.reserve(&driver, at: 1).result else { return }
    var heard = 0
    func report(_ hold: HoldID, at time: Int64) -> Outcome {
      let outcome = driver.apply(
        Command(.paymentAuthorised(PaymentResult(hold: hold, payment: payment))), at: time)
      heard += driver.lastEvents.count { if case .voidPayment = $0.payload { true } else { false } }
      return outcome
    }
    func confirm(_ hold: HoldID, at time: Int64) -> Outcome {
      let outcome = driver.apply(
        Command(.confirm(Confirm(hold: hold, buyer: Self.buyer, payment: payment))), at: time)
      heard += driver.lastEvents.count { if case .voidPayment = $0.payload { true } else { false } }
      return outcome
    }
    // Its hold has the only place, and does not wait for a payment.
    for _ in 0..<3 { #expect(report(first.hold, at: 2).refusal?.code == .capacityReached) }
    _ = driver.apply(Command(.tick), at: 10_000_001)
    guard case .reserved(let second) = Self.reserve(&driver, at: 10_000_002).result else {
      Issue.record("there is room again")
      return
    }
    // The first one is over, and the second has the only place.
    for _ in 0..<3 {
      #expect(report(first.hold, at: 10_000_003).refusal?.code == .capacityReached)
      #expect(confirm(first.hold, at: 10_000_003).refusal?.code == .capacityReached)
    }
    #expect(heard == 0)
    let release = Release(hold: second.hold, buyer: Self.buyer)
    #expect(driver.apply(Command(.release(release)), at: 10_000_004).refusal == nil)
    #expect(confirm(first.hold, at: 10_000_005).refusal?.code == .holdExpired)
    #expect(heard == 1)
    for _ in 0..<3 {
      #expect(confirm(first.hold, at: 10_000_006).refusal?.code == .holdExpired)
      guard case .paymentVoided = report(first.hold, at: 10_000_006).result else {
        Issue.record("it was voided")
        return
      }
    }
    #expect(heard == 1)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
    #expect(driver.divergences.isEmpty, "\(driver.divergences)")
  }

  @Test("payments that were voided are forgotten after their retention, a few per entry")
  func pruned() {
    var limits = EngineLimits()
    limits.paymentRetentionMicroseconds = 20_000_000
    limits.finishedRetentionMicroseconds = 20_000_000
    var driver = Self.sale(limits)
    guard case .reserved(let reserved) = Self.reserve(&driver, at: 1).result else {
      return
    }
    for number in UInt64(1)...10 {
      _ = driver.apply(
        Command(
          .paymentAuthorised(
            PaymentResult(hold: reserved.hold, payment: Key128(high: 9, low: number)))), at: 2)
    }
    #expect(driver.engine.counts.payments == 10)
    #expect(driver.engine.payment(Key128(high: 9, low: 3))?.state == .voided)
    for _ in 0..<3 { _ = driver.apply(Command(.tick), at: 20_000_001) }
    #expect(driver.engine.counts.payments == 10)
    _ = driver.apply(Command(.tick), at: 20_000_002)
    #expect(driver.engine.counts.payments == 6)
    for _ in 0..<2 { _ = driver.apply(Command(.tick), at: 20_000_003) }
    #expect(driver.engine.counts.payments == 0)
    #expect(driver.violations.isEmpty && driver.divergences.isEmpty)
  }
}
