import DeviceKeys
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

// Buyers where the till is open: a confirm waits for its payment, some buy in one call, and some take their order back.
extension BuyerCrowd {
  // MARK: In one call

  /// Units, payment and confirm at once, for who has left a token; false for all others.
  func buyExpress(_ index: Int) -> Bool {
    let plan = buyers[index].plan
    guard plan.isExpress, let purse = paying?.purses[plan.buyer], let template = paying?.express
    else { return false }
    let target = targets[plan.drop]
    var amount = target.price
    amount.minor *= Int64(plan.quantity)
    let key = key(index, .express)
    var request = ExpressRequest(
      key: UUIDBytes(high: key.high, low: key.low), buyer: Identifier(rawValue: plan.buyer),
      token: purse.token, drop: target.drop,
      lines: [ReserveLine(pool: target.pools[plan.pool], quantity: plan.quantity)],
      amount: amount, payment: UUIDBytes(high: plan.payment.high, low: plan.payment.low),
      attestation: Attestation(
        nonce: UUIDBytes(high: key.low | 1, low: key.high),
        at: Timestamp(microseconds: wallMicroseconds())),
      ticket: buyers[index].ticket, zone: plan.zone ?? target.zone)
    request.sign(with: purse.signer)
    counts.express += 1
    pays(plan.payment)
    begin(template, request, index, .express)
    if let after = plan.duplicateAfterMicroseconds {
      agenda.after(after) { [unowned self, request] in begin(template, request, index, .express) }
    }
    return true
  }

  private func take(_ result: ExpressResult, _ index: Int) {
    let key = auditKey(index, .express)
    switch result {
    case .pending(let pending):
      ledger.told(key, bought: pending.hold.rawValue, order: 0, sequence: pending.sequence)
      holds(pending.hold, index, isAnswered: false)
    case .confirmed(let confirmed):
      ledger.told(
        key, bought: confirmed.hold.rawValue, order: confirmed.order.rawValue,
        sequence: confirmed.sequence)
      if confirmed.replayed { counts.replays += 1 }
      holds(confirmed.hold, index, isAnswered: true)
      bought(confirmed.order, index)
    case .declined(let told):
      ledger.told(key, bought: told.hold.rawValue, order: 0, sequence: told.sequence)
      if holds(told.hold, index, isAnswered: true), told.stillHeld { declined(told.hold, index) }
    case .voided(let told):
      ledger.told(key, bought: told.hold.rawValue, order: 0, sequence: told.sequence)
      holds(told.hold, index, isAnswered: true)
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
      // The second answer to one that was sent twice.
      guard buyers[index].clickedAt != 0 else { return }
      answered(index)
      counts.refused += 1
      if buyers[index].ticket != nil { door.leave(index) }
    default: fail(index)
    }
  }

  /// The purchase has its units. False where that was known: the call was sent twice, or the buyer was told already.
  @discardableResult
  private func holds(_ hold: Identifier, _ index: Int, isAnswered: Bool) -> Bool {
    guard buyers[index].hold.rawValue == 0, buyers[index].order.rawValue == 0 else { return false }
    answered(index)
    counts.held += 1
    counts.unitsHeld += Int(buyers[index].plan.quantity)
    buyers[index].hold = hold
    buyers[index].quantity = buyers[index].plan.quantity
    buyers[index].isPaying = !isAnswered
    return true
  }

  private func answered(_ index: Int) {
    onAnswer?(steadyMicroseconds() - buyers[index].clickedAt)
    buyers[index].clickedAt = 0
  }

  // MARK: In steps

  /// The hold waits for its payment, which an adapter is asked to have authorised.
  func beginConfirm(_ hold: Identifier, _ index: Int) {
    guard buyers[index].hold == hold, let template = paying?.begin else { return }
    let (plan, key) = (buyers[index].plan, key(index, .begin))
    buyers[index].isPaying = true
    pays(plan.payment)
    let request = BeginConfirmRequest(
      key: UUIDBytes(high: key.high, low: key.low), buyer: Identifier(rawValue: plan.buyer),
      hold: hold, payment: UUIDBytes(high: plan.payment.high, low: plan.payment.low))
    begin(template, request, index, .begin)
  }

  private func pays(_ payment: LoadKey) {
    counts.paying += 1
    paying?.payments.append(payment)
  }

  /// A payment was declined, and the hold is there for another: half of them have one that is authorised already, and
  /// confirm with it; the others give the units back.
  func declined(_ hold: Identifier, _ index: Int) {
    buyers[index].isPaying = false
    counts.declined += 1
    var payment = buyers[index].plan.payment
    guard payment.high & 2 == 0 else { return release(hold, index) }
    payment.high ^= 1
    pays(payment)
    confirm(hold, index, payment: payment)
  }

  /// The buyer's news have an order of the hold; that of a purchase may come before its answer.
  func toldOrder(_ order: OrderUpdate, _ index: Int) {
    let buyer = buyers[index]
    guard order.drop == targets[buyer.plan.drop].drop, buyer.order.rawValue == 0 else { return }
    if buyer.plan.isExpress { holds(order.hold, index, isAnswered: true) }
    guard buyers[index].hold == order.hold else { return }
    ledger.told(order: order.order.rawValue, of: order.hold.rawValue)
    bought(order.order, index)
  }

  // MARK: Afterwards

  /// Takes an order back. One that is on its way to the door cannot be.
  func cancel(_ order: Identifier, _ index: Int) {
    guard let template = paying?.cancel else { return }
    let key = key(index, .cancel)
    let request = CancelOrderRequest(
      key: UUIDBytes(high: key.high, low: key.low),
      buyer: Identifier(rawValue: buyers[index].plan.buyer), order: order)
    begin(template, request, index, .cancel)
  }

  // MARK: Answers

  func answeredPaying(_ index: Int, _ step: Step, _ message: RawSpan) {
    switch step {
    case .express:
      guard let result = try? ExpressResult(decoding: message) else { return fail(index) }
      take(result, index)
    case .begin:
      guard let result = try? BeginConfirmResult(decoding: message) else { return fail(index) }
      take(result, index)
    default:
      guard let result = try? CancelOrderResult(decoding: message) else { return fail(index) }
      take(result, index)
    }
  }

  private func take(_ result: BeginConfirmResult, _ index: Int) {
    let key = auditKey(index, .begin)
    switch result {
    case .confirming(let told): ledger.told(key, doneAt: told.sequence)
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
      counts.refused += 1
    default: fail(index)
    }
  }

  private func take(_ result: CancelOrderResult, _ index: Int) {
    let key = auditKey(index, .cancel)
    switch result {
    case .cancelled(let told):
      ledger.told(key, doneAt: told.sequence)
      counts.cancelled += 1
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
    default: fail(index)
    }
  }
}
