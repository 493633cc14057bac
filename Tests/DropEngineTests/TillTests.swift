import Basics
import Messages
import Stories
import Testing
import WireCodec

@testable import DropEngine

/// Money, by stories in which a provider repeats itself, forgets and lies.
@Suite("The till")
struct TillTests {
  @Test("whatever a provider says, every invariant holds", arguments: 1...24 as ClosedRange<UInt64>)
  func stories(seed: UInt64) throws {
    var story = RandomStory(seed: seed &+ 77_000, hasTill: true)
    var driver = EngineDriver()
    for step in 0..<400 {
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

  @Test("an engine restored in the middle of giving orders back goes on as the one it was")
  func restoredInTheMiddle() throws {
    var shop = TillShop(ordersPerEntry: 1)
    shop.sell(5)
    shop.settle(2, intent: 2, .captured)
    shop.apply(.controlDrop(ControlDrop(drop: shop.drop, action: .cancel)))
    var rows = MemoryRows()
    shop.driver.engine.drainChanges(into: &rows)
    var limits = EngineLimits()
    limits.waitersPerEntry = 1
    var restored = try rows.restore(limits: limits)
    #expect(restored.digest() == shop.driver.engine.digest())
    for _ in 0..<8 {
      let live = shop.apply(.tick)
      var events: [Event] = []
      let sequence = shop.driver.engine.lastSequence
      let again = restored.apply(
        Command(.tick), sequence: sequence, at: shop.time, events: &events)
      #expect(again == live && events == shop.driver.lastEvents)
      #expect(restored.digest() == shop.driver.engine.digest())
    }
    #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
    for order in shop.orders { #expect(shop.driver.engine.order(order)?.phase == .cancelled) }
    #expect(restored.nextDeadlineMicroseconds ?? 0 > shop.time)
  }

  @Test("what was listed twice as over costs a log that goes on no more than one that starts again")
  func restoredWhileForgetting() throws {
    var shop = TillShop {
      $0.paymentRetentionMicroseconds = 1_000_000
      $0.prunedPerEntry = 1
    }
    shop.sell(4)
    for number in 1...4 { shop.cancel(number) }
    // Each is put off once it is due, since it is still asked; the first of them hear something besides.
    for number: UInt64 in 1...2 { shop.settle(number, intent: number, .captured) }
    shop.time += 3 * 86_400_000_000
    for _ in 0..<3 { shop.apply(.tick) }
    for number: UInt64 in 1...2 { shop.settle(number, intent: number + 4, .refunded) }
    var rows = MemoryRows()
    shop.driver.engine.drainChanges(into: &rows)
    var limits = EngineLimits()
    limits.paymentRetentionMicroseconds = 1_000_000
    limits.prunedPerEntry = 1
    var restored = try rows.restore(limits: limits)
    for step in 0..<40 {
      shop.time += 86_400_000_000 / 4
      shop.apply(.tick)
      var events: [Event] = []
      _ = restored.apply(
        Command(.tick), sequence: shop.driver.engine.lastSequence, at: shop.time, events: &events)
      #expect(restored.digest() == shop.driver.engine.digest(), "step \(step)")
    }
  }

  @Test("of what was paid before the till no more is captured than its provider holds")
  func heldLess() {
    var shop = TillShop(opensTill: false)
    shop.sell(1)
    shop.openTill()
    shop.refund(1, 100)
    shop.settle(1, intent: 1, .authorised, minor: 300)
    let payment = shop.status(1)
    #expect(payment?.asked == .capture && payment?.kept == 300 && payment?.authorised == 300)
    shop.settle(1, intent: 2, .captured)
    #expect(shop.status(1)?.captured == 300)
    #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
  }

  @Test("a payment that was declined, and is said to pay for another hold, is asked to be voided")
  func declinedForAnother() {
    var shop = TillShop()
    let (first, second) = (shop.reserve(buyer: 50) ?? .none, shop.reserve(buyer: 51) ?? .none)
    let payment = Key128(high: 9, low: 1)
    shop.apply(
      .beginConfirm(BeginConfirm(hold: first, buyer: BuyerID(rawValue: 50), payment: payment)))
    shop.apply(.paymentDeclined(PaymentResult(hold: first, payment: payment)))
    shop.apply(.release(Release(hold: second, buyer: BuyerID(rawValue: 51))))
    let refused = shop.apply(
      .confirm(Confirm(hold: second, buyer: BuyerID(rawValue: 51), payment: payment)))
    #expect(refused.refusal?.code == .holdReleased)
    let told = shop.driver.lastEvents.compactMap { event -> IntentUpdate? in
      if case .intent(let intent) = event.payload { return intent }
      return nil
    }
    #expect(told.map(\.kind) == [.void] && told.first?.payment == payment)
    #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
  }

  /// A payment whose intent is not answered, long after everything else of it is forgotten.
  private func longAfter(_ fault: EngineFault) -> [InvariantViolation] {
    var shop = TillShop { $0.paymentRetentionMicroseconds = 1_000_000 }
    shop.driver.engine.fault = fault
    shop.sell(1)
    shop.cancel(1)
    for _ in 0..<40 {
      shop.time += 86_400_000_000
      shop.apply(.tick)
    }
    return shop.driver.violations
  }

  @Test("what is asked is known until it is answered, and no longer than any payment after that")
  func askedIsKept() {
    #expect(longAfter(.none).isEmpty)
    #expect(longAfter(.forgetAsked).contains { $0.invariant == 9 })
    var shop = TillShop { $0.paymentRetentionMicroseconds = 1_000_000 }
    shop.sell(1)
    shop.cancel(1)
    shop.settle(1, intent: 1, .captured)
    shop.settle(1, intent: 2, .refunded)
    #expect(shop.driver.engine.payment(Key128(high: 7, low: 1)) != nil)
    for _ in 0..<4 {
      shop.time += 86_400_000_000
      shop.apply(.tick)
    }
    #expect(shop.driver.engine.payment(Key128(high: 7, low: 1)) == nil)
    // Of what is forgotten nothing follows.
    #expect(shop.settle(1, intent: 2, .captured).isRefusal)
    #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
  }

  /// Two live holds of three payments that there is room for.
  @Test("where there is no room for what was declined it is forgotten, and its hold is held again")
  func fullOfPayments() throws {
    var shop = TillShop { $0.payments = 3 }
    shop.sell(1)
    let reserved = shop.apply(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 9), drop: shop.drop,
          lines: UnitLines(UnitLine(pool: shop.pool, quantity: 1)), minimumQuantity: 1)))
    let hold = try #require(reserved.result.reserved?.hold)
    shop.apply(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 10), drop: shop.drop,
          lines: UnitLines(UnitLine(pool: shop.pool, quantity: 1)), minimumQuantity: 1)))
    let begin = BeginConfirm(
      hold: hold, buyer: BuyerID(rawValue: 9), payment: Key128(high: 7, low: 9))
    shop.apply(.beginConfirm(begin))
    let declined = shop.settle(9, intent: 2, .declined)
    guard case .logged(.settle(.settled(let told))) = declined.result else {
      Issue.record("\(declined)")
      return
    }
    #expect(told.changed && told.status.state == .declined)
    #expect(shop.driver.engine.payment(Key128(high: 7, low: 9)) == nil)
    #expect(shop.driver.engine.hold(hold)?.phase == .held)
    // And it may be tried again, as before there was a till.
    #expect(!shop.apply(.beginConfirm(begin)).isRefusal)
    #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
    #expect(shop.driver.divergences.isEmpty, "\(shop.driver.divergences)")
  }

  /// One live hold, and no room for more payments than are there.
  @Test(
    "what an adapter has not answered is not forgotten because somebody else says that it was declined"
  )
  func declinedByOthers() throws {
    var shop = TillShop { $0.payments = 3 }
    shop.sell(1)
    let (held, other) = (shop.reserve(buyer: 9), shop.reserve(buyer: 10))
    let hold = try #require(held)
    #expect(other != nil)
    let payment = Key128(high: 7, low: 9)
    shop.apply(
      .beginConfirm(BeginConfirm(hold: hold, buyer: BuyerID(rawValue: 9), payment: payment)))
    let declined = Command.Body.paymentDeclined(PaymentResult(hold: hold, payment: payment))
    let told = shop.apply(declined)
    let refusal = told.result.refusal
    #expect(refusal?.code == .capacityReached && refusal?.field == .payments)
    #expect(shop.driver.engine.hold(hold)?.phase == .confirming)
    // Where its adapter has said so, it is.
    shop.settle(9, intent: 2, .declined)
    #expect(shop.driver.engine.hold(hold)?.phase == .held)
    #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
    #expect(shop.driver.divergences.isEmpty, "\(shop.driver.divergences)")
  }

  @Test("log time that goes back leaves what was left of the time for an answer")
  func setBack() {
    var shop = TillShop()
    shop.sell(1)
    let due = shop.driver.engine.nextDeadlineMicroseconds
    #expect(due == shop.time + 10_000_000)
    shop.time += 4_000_000
    shop.apply(.tick)
    shop.apply(.setClock(SetClock(timeMicroseconds: 2_000_000)))
    shop.time = 2_000_000
    #expect(shop.driver.engine.nextDeadlineMicroseconds == 8_000_000)
    #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
    #expect(shop.driver.divergences.isEmpty, "\(shop.driver.divergences)")
  }

  @Test("log time that goes back does not make what is asked younger or older")
  func askedBeforeTheClock() {
    var shop = TillShop()
    shop.time += 864_000_000_000
    shop.sell(1)
    let askedAt = shop.driver.engine.charge(of: 0).askedAt
    shop.apply(.setClock(SetClock(timeMicroseconds: shop.time - 800_000_000_000)))
    #expect(shop.driver.engine.charge(of: 0).askedAt == askedAt - 800_000_000_000)
    #expect(shop.driver.divergences.isEmpty, "\(shop.driver.divergences)")
  }

  @Test("an order whose key has paid another takes nothing back from that one")
  func anothersPayment() {
    var shop = TillShop()
    shop.sell(2)
    shop.driver.engine.payments[changing: 0].order = shop.orders[1]
    let cancelled = shop.cancel(1)
    #expect(cancelled.isRefusal)
    let refunded = shop.call(
      .refund(
        RefundRequest(
          key: shop.nextKey(), order: Identifier(rawValue: shop.orders[0].rawValue),
          amount: Money(minor: 1, currency: "EUR"))))
    #expect(refunded.isRefusal)
    #expect(shop.driver.engine.charge(of: 0).kept == 1_000)
  }

  @Test("a void that is declined for ever is forgotten in the end, a refund never")
  func declinedForEver() {
    for isRefund in [false, true] {
      var shop = TillShop { $0.paymentRetentionMicroseconds = 1_000_000 }
      shop.sell(1)
      if isRefund {
        shop.settle(1, intent: 1, .captured)
        shop.cancel(1)
      } else {
        // Its capture is still asked. Once that is declined there is something to void.
        shop.cancel(1)
      }
      for _ in 0..<60 {
        let intent = shop.driver.engine.charge(of: 0).intent
        if shop.driver.engine.charge(of: 0).asked != nil {
          shop.settle(1, intent: intent, .declined)
        }
        shop.time += 86_400_000_000
        shop.apply(.tick)
      }
      let isKnown = shop.driver.engine.payments.slot(Key128(high: 7, low: 1)) != nil
      #expect(isKnown == isRefund)
      #expect(shop.driver.violations.isEmpty, "\(shop.driver.violations)")
    }
  }

  @Test("rows of charges that cannot be are refused")
  func hostileRows() throws {
    var shop = TillShop()
    shop.sell(1)
    var rows = MemoryRows()
    shop.driver.engine.drainChanges(into: &rows)
    let sorted = rows.sorted
    for row in sorted where row.table == StateTable.payments.rawValue {
      for index in row.value.indices {
        var damaged = row.value
        damaged[index] ^= 0x41
        var engine = Engine(hashKey: HashKey(1, 2))
        // Whatever it comes to, nothing traps.
        do {
          for other in sorted {
            try engine.restore(
              table: other.table, key: other.key,
              value: other.table == row.table ? damaged : other.value)
          }
          try engine.finishRestore()
          var events: [Event] = []
          _ = engine.apply(
            Command(.tick), sequence: engine.lastSequence + 1, at: .max, events: &events)
        } catch { continue }
      }
    }
    let withoutTill = sorted.filter { $0.table != StateTable.till.rawValue }
    var engine = Engine(hashKey: HashKey(1, 2))
    for row in withoutTill { try engine.restore(table: row.table, key: row.key, value: row.value) }
    #expect(throws: RestoreError.self) { try engine.finishRestore() }
  }

  /// The till is told to nobody who has not opened it.
  @Test("a log without the new calls is what it was: no row and no event of the till")
  func nothingWithoutIt() {
    for seed in 1...6 as ClosedRange<UInt64> {
      var story = RandomStory(seed: seed)
      var driver = EngineDriver()
      for _ in 0..<300 {
        let (command, time) = story.next()
        let outcome = driver.apply(command, at: time)
        #expect(!driver.lastEvents.contains { $0.topic == .till })
        story.learn(command, outcome, driver.lastEvents)
      }
      var rows = MemoryRows()
      driver.engine.drainChanges(into: &rows)
      for row in rows.sorted {
        #expect(row.table != StateTable.till.rawValue && row.table != StateTable.refunding.rawValue)
        if row.table == StateTable.payments.rawValue { #expect(row.value.first == 1) }
      }
    }
  }
}
