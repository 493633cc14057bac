import Basics
import DropEngine
import Messages
import WireCodec

/// A drop with the till open, and orders in it.
struct TillShop: ~Copyable {
  var driver: EngineDriver
  private(set) var drop = DropID.none
  private(set) var pool = PoolID.none
  private(set) var orders: [OrderID] = []
  var time: Int64 = 1_000_000
  private var key: UInt64 = 0

  /// - Parameters:
  ///   - ordersPerEntry: of a cancelled drop.
  ///   - opensTill: whether the till is open from the beginning.
  init(
    ordersPerEntry: Int = 256, opensTill: Bool = true,
    _ change: (inout EngineLimits) -> Void = { _ in }
  ) {
    var limits = EngineLimits()
    limits.waitersPerEntry = ordersPerEntry
    change(&limits)
    driver = EngineDriver(limits: limits)
    apply(.registerPartner(RegisterPartner(name: "p")))
    let offer = apply(
      .putOffer(
        PutOffer(
          creator: CreatorID(rawValue: 1), title: "t", priceMinor: 1_000,
          currency: Currency(rawValue: 0x455552), variants: ["M"])))
    guard case .offerPut(let put) = offer.result else { return }
    let scheduled = apply(
      .scheduleDrop(
        ScheduleDrop(
          offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 100)],
          holdTTLMicroseconds: 100_000_000)))
    guard case .dropScheduled(let made) = scheduled.result else { return }
    (drop, pool) = (made.drop, made.pool(at: 0))
    apply(.controlDrop(ControlDrop(drop: drop, action: .open)))
    if opensTill { openTill() }
  }

  mutating func openTill() {
    call(.setTill(SetTillRequest(key: nextKey(), queryAfter: TimeSpan(microseconds: 10_000_000))))
  }

  /// Holds a unit.
  mutating func reserve(buyer: UInt64) -> HoldID? {
    let reserved = apply(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: buyer), drop: drop,
          lines: UnitLines(UnitLine(pool: pool, quantity: 1)), minimumQuantity: 1)))
    return reserved.result.reserved?.hold
  }

  /// Gives back part of what an order cost.
  mutating func refund(_ number: Int, _ minor: Int64) {
    call(
      .refund(
        RefundRequest(
          key: nextKey(), order: Identifier(rawValue: orders[number - 1].rawValue),
          amount: Money(minor: minor, currency: "EUR"))))
  }

  /// A payment, by its number.
  func status(_ payment: UInt64) -> PaymentStatus? {
    let found = driver.engine.payment(
      GetPaymentRequest(payment: UUIDBytes(high: 7, low: payment)))
    if case .payment(let found) = found { return found.status }
    return nil
  }

  /// A key of a request.
  mutating func nextKey() -> UUIDBytes {
    key += 1
    return UUIDBytes(high: 3, low: key)
  }

  /// Takes a whole order back.
  @discardableResult
  mutating func cancel(_ number: Int) -> Outcome {
    call(
      .cancel(
        CancelOrderRequest(
          key: nextKey(), buyer: Identifier(rawValue: UInt64(number)),
          order: Identifier(rawValue: orders[number - 1].rawValue))))
  }

  @discardableResult
  mutating func apply(_ body: Command.Body) -> Outcome {
    let outcome = driver.apply(Command(body), at: time)
    return outcome
  }

  @discardableResult
  mutating func call(_ call: LogCommand) -> Outcome { apply(.logged(call)) }

  /// Orders of a unit, each paid by a payment of its number.
  mutating func sell(_ count: Int) {
    for _ in 0..<count {
      let buyer = BuyerID(rawValue: UInt64(orders.count + 1))
      guard let hold = reserve(buyer: buyer.rawValue) else { return }
      let payment = Key128(high: 7, low: UInt64(orders.count + 1))
      let confirmed = apply(.confirm(Confirm(hold: hold, buyer: buyer, payment: payment)))
      guard case .confirmed(let order) = confirmed.result else { return }
      orders.append(order.order)
    }
  }

  /// What an adapter says of a payment, by its number.
  @discardableResult
  mutating func settle(
    _ payment: UInt64, intent: UInt64, _ report: PaymentReport, minor: Int64? = nil
  ) -> Outcome {
    call(
      .settle(
        SettleRequest(
          key: nextKey(), payment: UUIDBytes(high: 7, low: payment), intent: intent,
          report: report, amount: minor.map { Money(minor: $0, currency: "EUR") })))
  }
}
