import Basics
import DropEngine
import Testing

/// A command is judged by its own log time, and log time can be set.
@Suite("Time")
struct TimeTests {
  private struct Market: ~Copyable {
    var driver: EngineDriver
    var drop = DropID.none
    var pool = PoolID.none

    init(
      opensAt: Int64 = 0, closesAt: Int64 = 0, capacity: UInt32 = 5,
      limits: EngineLimits = EngineLimits()
    ) {
      driver = EngineDriver(limits: limits)
      schedule(opensAt: opensAt, closesAt: closesAt, capacity: capacity)
    }

    /// The drop that is meant from here on.
    mutating func schedule(opensAt: Int64 = 0, closesAt: Int64 = 0, capacity: UInt32) {
      let offer = driver.apply(
        Command(
          .putOffer(
            PutOffer(
              creator: CreatorID(rawValue: 1), title: "t", priceMinor: 100,
              currency: Currency("EUR")!, variants: ["M"]))), at: 0)
      guard case .offerPut(let put) = offer.result else { return }
      let scheduled = driver.apply(
        Command(
          .scheduleDrop(
            ScheduleDrop(
              offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: capacity)],
              holdTTLMicroseconds: 10_000_000, waitlistLimit: 100,
              opensAtMicroseconds: opensAt, closesAtMicroseconds: closesAt))), at: 0)
      guard case .dropScheduled(let made) = scheduled.result else { return }
      drop = made.drop
      pool = made.pool(at: 0)
      if opensAt == 0 { control(.open, at: 0) }
    }

    @discardableResult
    mutating func control(_ action: DropAction, at time: Int64) -> Outcome.Result {
      driver.apply(Command(.controlDrop(ControlDrop(drop: drop, action: action))), at: time).result
    }

    mutating func reserve(_ buyer: UInt64, at time: Int64) -> Outcome.Result {
      driver.apply(
        Command(
          .reserve(
            Reserve(
              buyer: BuyerID(rawValue: buyer), drop: drop,
              lines: UnitLines(UnitLine(pool: pool, quantity: 1)), minimumQuantity: 1,
              joinWaitlist: true))), at: time
      ).result
    }

    mutating func confirm(_ hold: HoldID, _ buyer: UInt64, at time: Int64) -> Outcome.Result {
      driver.apply(
        Command(
          .confirm(
            Confirm(
              hold: hold, buyer: BuyerID(rawValue: buyer), payment: Key128(high: 1, low: buyer)))),
        at: time
      ).result
    }

    mutating func setClock(to time: Int64) -> Outcome.Result {
      driver.apply(Command(.setClock(SetClock(timeMicroseconds: time))), at: time).result
    }
  }

  private func hold(_ result: Outcome.Result) -> HoldID {
    if case .reserved(let reserved) = result { return reserved.hold }
    return .none
  }

  private func refusal(_ result: Outcome.Result) -> RefusalCode? {
    if case .refused(let refusal) = result { return refusal.code }
    return nil
  }

  /// Nobody sends ticks here: they may be as late as they like.
  @Test func aDropSellsFromItsOpeningToItsClosingTime() {
    var market = Market(opensAt: 10_000_000, closesAt: 20_000_000)
    #expect(refusal(market.reserve(1, at: 9_999_999)) == .dropNotOpen)
    #expect(hold(market.reserve(1, at: 10_000_000)) != .none)
    #expect(hold(market.reserve(2, at: 19_999_999)) != .none)
    #expect(refusal(market.reserve(3, at: 20_000_000)) == .dropClosed)
    #expect(refusal(market.control(.close, at: 20_000_000)) == .invalidTransition)
    #expect(market.driver.violations.isEmpty && market.driver.divergences.isEmpty)
  }

  @Test func aDropThatSleptThroughItsTimeIsClosed() {
    var market = Market(opensAt: 10_000_000, closesAt: 20_000_000)
    #expect(refusal(market.reserve(1, at: 30_000_000)) == .dropClosed)
    #expect(market.driver.violations.isEmpty && market.driver.divergences.isEmpty)
  }

  /// What is given back after closing time goes to nobody in line.
  @Test func nobodyIsPromotedAfterClosingTime() {
    var market = Market(closesAt: 8_000_000, capacity: 1)
    let held = hold(market.reserve(1, at: 1_000_000))
    #expect(hold(market.reserve(2, at: 2_000_000)) == .none)
    _ = market.driver.apply(
      Command(.release(Release(hold: held, buyer: BuyerID(rawValue: 1)))), at: 9_000_000)
    #expect(market.driver.engine.status(of: market.drop)?.pools[0].waiting == 0)
    #expect(market.driver.engine.status(of: market.drop)?.pools[0].held == 0)
    #expect(market.driver.violations.isEmpty && market.driver.divergences.isEmpty)
  }

  /// A payment that was declined after its own deadline finds its hold expired, as it would after
  /// the tick.
  @Test func aPaymentHasItsTimeAndNoMore() {
    var market = Market()
    let held = hold(market.reserve(1, at: 0))
    let payment = Key128(high: 1, low: 2)
    let buyer = BuyerID(rawValue: 1)
    _ = market.driver.apply(
      Command(.beginConfirm(BeginConfirm(hold: held, buyer: buyer, payment: payment))), at: 1)
    let late = market.driver.apply(
      Command(.paymentDeclined(PaymentResult(hold: held, payment: payment))), at: 60_000_001)
    #expect(refusal(late.result) == .holdExpired)
    #expect(market.driver.violations.isEmpty && market.driver.divergences.isEmpty)
  }

  @Test func aHoldKeepsTheTimeLeftWhenTheClockIsSetBack() {
    let day: Int64 = 86_400_000_000
    var market = Market()
    let held = hold(market.reserve(1, at: 2 * day))
    guard case .clockSet(let set) = market.setClock(to: day) else {
      Issue.record("the clock can be set back")
      return
    }
    #expect(set.fromMicroseconds == 2 * day && set.toMicroseconds == day)
    #expect(refusal(market.confirm(held, 1, at: day + 10_000_000)) == .holdExpired)
    let other = hold(market.reserve(2, at: day + 10_000_000))
    let ticked = market.driver.apply(Command(.tick), at: day + 10_000_000).result
    if case .ticked(let ticked) = ticked { #expect(ticked.expired == 1) }
    guard case .confirmed = market.confirm(other, 2, at: day + 15_000_000) else {
      Issue.record("a hold in its time")
      return
    }
    #expect(market.driver.violations.isEmpty && market.driver.divergences.isEmpty)
  }

  @Test func timePassesWhenTheClockIsSetForward() {
    var market = Market()
    let held = hold(market.reserve(1, at: 0))
    guard case .clockSet(let set) = market.setClock(to: 3_600_000_000) else {
      Issue.record("the clock can be set forward")
      return
    }
    #expect(set.fromMicroseconds == 0 && set.toMicroseconds == 3_600_000_000)
    #expect(refusal(market.confirm(held, 1, at: 3_600_000_000)) == .holdExpired)
    #expect(market.driver.violations.isEmpty && market.driver.divergences.isEmpty)
  }

  @Test(arguments: [-1, Int64.min, SetClock.latestMicroseconds + 1, .max])
  func aTimeThatCannotBeIsRefused(time: Int64) {
    var market = Market()
    let result = market.driver.apply(
      Command(.setClock(SetClock(timeMicroseconds: time))), at: 5
    ).result
    #expect(refusal(result) == .invalid)
    #expect(market.driver.engine.lastLogTimeMicroseconds == 5)
  }

  /// However many are sent home, whoever waits for what is free does not wait for that.
  @Test func promotionsPassThoseWhoAreSentHome() {
    var limits = EngineLimits()
    limits.waitersPerEntry = 4
    var market = Market(capacity: 1, limits: limits)
    for buyer in UInt64(1)...20 { _ = market.reserve(buyer, at: 0) }
    let ended = market.drop
    market.schedule(capacity: 1)
    for buyer in UInt64(1)...20 { _ = market.reserve(buyer, at: 0) }
    _ = market.driver.apply(
      Command(.controlDrop(ControlDrop(drop: ended, action: .close))), at: 1)
    _ = market.driver.apply(
      Command(.adjustInventory(AdjustInventory(pool: market.pool, change: 12))), at: 1)
    let drop = market.drop
    var ticks = 0
    while market.driver.engine.status(of: drop)?.pools[0].waiting ?? 0 > 7, ticks < 100 {
      _ = market.driver.apply(Command(.tick), at: 1)
      ticks += 1
    }
    #expect(ticks == 2)
    #expect(market.driver.engine.status(of: ended)?.pools[0].waiting ?? 0 > 0)
    #expect(market.driver.violations.isEmpty && market.driver.divergences.isEmpty)
  }
}
