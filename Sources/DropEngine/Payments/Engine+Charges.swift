import Basics
import Messages
import WireCodec

/// What becomes of the money of payments once the till is open. Every decision follows the row of the payment.
extension Engine {
  /// For how long something is asked again under its number because nobody has a record of it. Providers know a
  /// number for longer; afterwards it might be another deed, and only a person can tell.
  private static var repeatsWithin: Int64 { 86_400_000_000 }

  // MARK: Charges

  /// The payment that waits for an answer: an adapter is asked to authorise it.
  mutating func askToAuthorise(_ payment: UInt32, hold slot: UInt32) {
    if !till.isOpen { return }
    makeCharge(of: payment, hold: slot)
    ask(.authorise, amount(of: slot), of: payment)
  }

  /// The charge of a payment begins with what its hold costs.
  private mutating func makeCharge(of payment: UInt32, hold slot: UInt32) {
    var charge = Charge()
    charge.currency = drops[holds[slot].drop].currency
    charge.amount = amount(of: slot)
    charge.token = payingToken
    setCharge(charge, of: payment)
  }

  mutating func setCharge(_ charge: Charge, of payment: UInt32) {
    if payments[payment].charge == noSlot {
      payments[changing: payment].charge = charges.insert(charge)
    } else {
      change(payment) { $0 = charge }
    }
  }

  /// Changes a charge that there is.
  mutating func change(_ payment: UInt32, _ body: (inout Charge) -> Void) {
    payments.noteChange(of: payment)
    body(&charges[payments[payment].charge])
  }

  /// The charge of a payment; that of one from before the till is empty.
  func charge(of payment: UInt32) -> Charge {
    payments[payment].charge == noSlot ? .none : charges[payments[payment].charge]
  }

  /// A payment has paid an order: all of it is kept, and captured.
  mutating func chargeOrder(_ payment: UInt32, _ order: OrderRecord) {
    if !till.isOpen { return }
    var charge = charge(of: payment)
    charge.currency = drops[order.drop].currency
    charge.amount = order.amountMinor
    charge.authorised = max(charge.authorised, order.amountMinor)
    charge.kept = order.amountMinor
    charge.forgetAsked()
    setCharge(charge, of: payment)
    advance(payment)
  }

  /// A payment pays for nothing: what was authorised of it is given back. Nobody waits for an answer of before.
  mutating func chargeNothing(_ payment: UInt32) {
    if !till.isOpen { return }
    if payments[payment].charge == noSlot {
      guard let slot = holds.slot(payments[payment].hold.rawValue) else { return }
      makeCharge(of: payment, hold: slot)
    }
    change(payment) {
      $0.kept = 0
      $0.forgetAsked()
    }
    advance(payment)
  }

  /// The charge of an order that was paid before the till was open: what became of its money is to be asked first.
  mutating func chargeLate(_ payment: UInt32, _ order: OrderRecord) {
    if payments[payment].charge != noSlot { return }
    var charge = Charge()
    charge.currency = drops[order.drop].currency
    charge.amount = order.amountMinor
    charge.authorised = order.amountMinor
    charge.kept = order.amountMinor
    setCharge(charge, of: payment)
    ask(.query, order.amountMinor, of: payment)
  }

  // MARK: Asking

  /// Asks for what is to be done next, if nothing is asked.
  mutating func advance(_ payment: UInt32) {
    let charge = charge(of: payment)
    if charge.asked != nil { return }
    if charge.captured > 0 {
      let left = charge.captured - charge.refunded
      if left > charge.kept { ask(.refund, left - charge.kept, of: payment) }
      return
    }
    if charge.isVoided { return }
    switch payments[payment].state {
    // What costs nothing is nobody's to capture.
    case .authorised where charge.amount == 0: break
    case .authorised where charge.kept > 0: ask(.capture, charge.kept, of: payment)
    case .authorised, .voided: ask(.void, charge.amount, of: payment)
    case .declined where charge.authorised > 0: ask(.void, charge.authorised, of: payment)
    default: break
    }
  }

  private mutating func ask(_ kind: MoneyIntent, _ amount: Int64, of payment: UInt32) {
    let number = till.nextIntent
    till.nextIntent += 1
    till.isDrained = false
    let now = now
    let due = now.addingSaturated(till.queryAfter)
    change(payment) {
      $0.asked = kind
      $0.intent = number
      $0.askedAmount = amount
      $0.askedAt = now
      $0.dueAt = due
      $0.repeats = 0
      $0.isUnanswered = kind == .query
      $0.isDeclined = false
      $0.isRepeated = false
      $0.isHeldAgain = false
      $0.isToldAgainAtOnce = true
    }
    awaitAnswer(payment)
    tell(kind, of: payment)
  }

  private mutating func tell(_ kind: MoneyIntent, of payment: UInt32) {
    let charge = charge(of: payment)
    emit(
      toTill: .intent(
        IntentUpdate(
          number: charge.intent, kind: kind, of: charge.asked ?? kind,
          payment: payments[payment].key, hold: payments[payment].hold,
          order: payments[payment].order, amountMinor: charge.askedAmount,
          currency: charge.currency, token: charge.token)))
  }

  // MARK: Time

  mutating func awaitAnswer(_ payment: UInt32) {
    let charge = charge(of: payment)
    if charge.asked == nil { return }
    deadlines.insert(
      Deadline(time: charge.dueAt, id: charge.intent, slot: payment, kind: .payment))
  }

  /// Whether what was asked under a number is still waited for, and not until another time.
  func isAnswerDue(_ deadline: Deadline) -> Bool {
    let charge = charge(of: deadline.slot)
    return charge.asked != nil && charge.intent == deadline.id && charge.dueAt == deadline.time
  }

  /// No answer came in time: what became of it is asked under its number, never for a second deed. What was declined
  /// is asked anew.
  mutating func meetAnswerDeadline(_ payment: UInt32) {
    let charge = charge(of: payment)
    if fault == .askAnew {
      change(payment) { $0.asked = nil }
      ask(charge.asked ?? .query, charge.askedAmount, of: payment)
      return
    }
    if charge.isDeclined && isOverForGood(charge) { return askAnew(payment) }
    waitLonger(payment)
    change(payment) { $0.isToldAgainAtOnce = true }
    // The send that was declined may not be the last one. Under its own number nothing is done twice.
    if charge.isDeclined, let asked = charge.asked, isRepeatable(charge) {
      change(payment) { $0.isDeclined = false }
      return tell(asked, of: payment)
    }
    change(payment) { $0.isDeclined = false }
    tell(.query, of: payment)
  }

  /// Whether what is asked may be told again to be done.
  private func isRepeatable(_ charge: Charge) -> Bool {
    charge.asked != .query
      && now.subtractingSaturated(charge.askedAt) <= Self.repeatsWithin
  }

  /// Whether no send of what was declined is under way any more: there was one, or the last is a day ago.
  private func isOverForGood(_ charge: Charge) -> Bool {
    !charge.isRepeated
      || now.subtractingSaturated(charge.askedAt) > 2 * Self.repeatsWithin
  }

  /// What was declined is asked under a new number, if it is still to be done. Each time its answer is waited for
  /// longer: what is declined for ever is not asked as often as what may be done in a moment.
  private mutating func askAnew(_ payment: UInt32) {
    let before = charge(of: payment)
    change(payment) {
      $0.forgetAsked()
      $0.overtaken = $0.intent
    }
    advance(payment)
    if charge(of: payment).asked == before.asked {
      change(payment) { $0.repeats = before.repeats }
    }
  }

  /// Twice as long each time, within bounds.
  private mutating func waitLonger(_ payment: UInt32) {
    let repeats = min(charge(of: payment).repeats, Charge.longestPause - 1) + 1
    let pause = till.queryAfter.multipliedReportingOverflow(by: 1 << Int64(repeats))
    let due = now.addingSaturated(pause.overflow ? .max : pause.partialValue)
    change(payment) {
      $0.repeats = repeats
      $0.dueAt = due
      $0.isUnanswered = true
    }
    awaitAnswer(payment)
  }

  /// Log time was set back: what is left of the time for an answer stays.
  mutating func shiftCharges(by microseconds: Int64) {
    for slot in 0..<payments.end where charge(of: slot).asked != nil {
      change(slot) {
        $0.askedAt = $0.askedAt.addingSaturated(microseconds)
        $0.dueAt = $0.dueAt.addingSaturated(microseconds)
      }
    }
  }

  // MARK: Answers

  /// What was asked is done, or will not be: whatever is next is asked.
  mutating func finishAsked(_ payment: UInt32, _ body: (inout Charge) -> Void) {
    change(payment) {
      $0.forgetAsked()
      body(&$0)
    }
    advance(payment)
  }

  /// An answer that leaves open what became of it.
  mutating func leaveOpen(_ payment: UInt32, declined: Bool = false) {
    waitLonger(payment)
    change(payment) { $0.isDeclined = declined }
  }

  /// The provider has no record of what was asked: it is asked again under its number, which is the same deed. To
  /// have no record is not to have done nothing: nothing else follows. Of what was declined meanwhile there is nothing
  /// to find: told again, it could be done beside what is asked anew.
  mutating func repeatAsked(_ payment: UInt32) -> Bool {
    let charge = charge(of: payment)
    if charge.isDeclined && fault != .repeatDeclined { return false }
    waitLonger(payment)
    if let asked = charge.asked, isRepeatable(charge), charge.isToldAgainAtOnce {
      let forgets = fault == .repeatDeclined
      change(payment) {
        $0.isToldAgainAtOnce = false
        if !forgets { $0.isRepeated = true }
      }
      tell(asked, of: payment)
    }
    return true
  }

  // MARK: Looking

  /// Where a payment is.
  func state(ofPayment slot: UInt32) -> PaymentState {
    let charge = charge(of: slot)
    if charge.asked != nil && charge.isUnanswered { return .unanswered }
    if charge.captured > 0 {
      return charge.refunded == charge.captured ? .refunded : .captured
    }
    return payments[slot].state
  }

  /// All of a payment, as callers are told.
  func status(ofPayment slot: UInt32) -> PaymentStatus {
    let (payment, charge) = (payments[slot], charge(of: slot))
    return PaymentStatus(
      payment: UUIDBytes(high: payment.key.high, low: payment.key.low),
      hold: Identifier(rawValue: payment.hold.rawValue),
      order: Identifier(rawValue: payment.order.rawValue),
      state: Messages.PaymentState(rawValue: state(ofPayment: slot).rawValue),
      amount: Money(charge.amount, charge.currency), authorised: charge.authorised,
      captured: charge.captured, refunded: charge.refunded, kept: charge.kept,
      asked: charge.asked.map { Messages.IntentKind(rawValue: $0.rawValue) } ?? .unspecified,
      intent: charge.asked == nil ? 0 : charge.intent)
  }

  /// A payment as of now.
  public func payment(_ request: GetPaymentRequest) -> GetPaymentResult {
    guard let slot = payments.slot(Key128(high: request.payment.high, low: request.payment.low))
    else { return .rejected(Rejected(Refusal(.unknownPayment))) }
    return .payment(PaymentFound(status: status(ofPayment: slot), asOf: lastSequence))
  }
}
