import Basics

extension Engine {
  /// Why a live hold cannot be paid with a payment; nil when it can.
  func notPayable(_ payment: Key128, by hold: HoldID) -> Refusal? {
    guard rules >= .second, let slot = payments.slot(payment) else { return nil }
    if fault == .payTwice && payments[slot].finishOrder == 0 { return nil }
    if payments[slot].hold != hold { return Refusal(.paymentInUse) }
    let state = payments[slot].state
    return state == .voided || state == .declined ? Refusal(.paymentVoided) : nil
  }

  /// The refusal for a hold that is not there: it never was, or it has been forgotten.
  func absent(_ hold: HoldID, payment: Key128 = .none) -> Refusal {
    if let slot = payments.slot(payment), payments[slot].hold == hold,
      payments[slot].state == .authorised
    {
      return Refusal(.alreadyConfirmed)
    }
    return Refusal(mayBeForgotten(hold.rawValue) ? .forgotten : .unknownHold)
  }

  /// A begun confirm waits for a payment.
  mutating func intend(_ payment: Key128, for hold: HoldID) {
    if rules < .second || payments.slot(payment) != nil { return }
    var record = PaymentRecord()
    record.key = payment
    record.hold = hold
    let inserted = payments.insert(record)
    if let slot = holds.slot(hold.rawValue) { askToAuthorise(inserted, hold: slot) }
  }

  /// A payment has paid an order.
  mutating func authorise(_ order: OrderRecord) {
    if rules < .second { return }
    var record = PaymentRecord()
    record.key = order.payment
    record.hold = order.hold
    record.order = order.id
    record.state = .authorised
    record.amountMinor = order.amountMinor
    if let slot = payments.slot(order.payment) {
      record.charge = payments[slot].charge
      payments[changing: slot] = record
      chargeOrder(slot, order)
    } else {
      chargeOrder(payments.insert(record), order)
    }
  }

  /// A payment came to nothing: the same one may be tried again, for whichever hold. Once the till is open it is
  /// known to have been declined, where there is room: should it be authorised all the same, it is voided.
  mutating func forgetDeclined(_ payment: Key128, of hold: HoldID) {
    guard let slot = payments.slot(payment), payments[slot].hold == hold,
      payments[slot].state == .intended
    else { return }
    if payments[slot].charge == noSlot || !isRoomForDeclined {
      returnToToken(payment: slot)
      forget(chargeOf: slot)
      payments.remove(slot)
      return
    }
    payments[changing: slot].state = .declined
    payments[changing: slot].reason = .notConfirming
    returnToToken(payment: slot)
    end(payment: slot)
    chargeNothing(slot)
  }

  /// Whether a payment that is over can be kept beside what live holds and waiters were promised.
  var isRoomForDeclined: Bool {
    payments.count + liveHolds + waitingCount <= Int(limits.payments)
  }

  /// Why nobody but its adapter can say now that a payment was declined; nil when anybody can.
  func notDeclinable(_ payment: Key128) -> Refusal? {
    guard let slot = payments.slot(payment), charge(of: slot).asked == .authorise,
      !isRoomForDeclined, fault != .forgetAsked
    else { return nil }
    return Refusal(.capacityReached, field: .payments, retryAfterMicroseconds: 0)
  }

  /// The slot of a charge is free again.
  mutating func forget(chargeOf payment: UInt32) {
    if payments[payment].charge == noSlot { return }
    charges.remove(payments[payment].charge, tombstone: .none)
  }

  /// Why a payment cannot be voided now; nil when it can. What is voided has to be known afterwards, or
  /// the platform would hear of it again, and it could pay for something: without a place for it
  /// nothing is done, and whoever reported it comes again. The room that live holds and waiters have
  /// been promised stays theirs.
  func notVoidable(_ payment: Key128) -> Refusal? {
    if rules < .second || fault == .voidPaid || payments.slot(payment) != nil { return nil }
    if payments.count + liveHolds + waitingCount < Int(limits.payments) { return nil }
    return Refusal(.capacityReached, field: .payments, retryAfterMicroseconds: 0)
  }

  /// Tells the platform to void a payment, once, unless it is another hold's or has paid an order. One that was declined
  /// for another hold is asked to be voided: somebody says that there is money after all.
  mutating func giveBack(_ payment: Key128, of hold: HoldID, reason: RefusalCode) {
    if rules < .second || fault == .voidPaid {
      // Nothing is kept of payments.
    } else if let slot = payments.slot(payment) {
      if payments[slot].hold != hold, payments[slot].state == .declined {
        _ = lateAuthorised(charge(of: slot).amount, slot)
      }
      guard payments[slot].hold == hold, payments[slot].state == .intended else { return }
      payments[changing: slot].state = .voided
      payments[changing: slot].reason = reason
      returnToToken(payment: slot)
      end(payment: slot)
      chargeNothing(slot)
    } else {
      var record = PaymentRecord()
      record.key = payment
      record.hold = hold
      record.state = .voided
      record.reason = reason
      let slot = payments.insert(record)
      end(payment: slot)
      chargeNothing(slot)
    }
    emit(
      toPlatform: .voidPayment(VoidPayment(payment: payment, hold: hold, reason: reason)))
  }

  /// A payment that pays for nothing any more is authorised all the same. Whether it is such a one of the hold's.
  mutating func giveBackAgain(_ payment: Key128, of hold: HoldID) -> Bool {
    guard let slot = payments.slot(payment), payments[slot].hold == hold,
      payments[slot].state == .voided || payments[slot].state == .declined
    else { return false }
    _ = lateAuthorised(charge(of: slot).amount, slot)
    return true
  }

  /// The payment that paid an order; nil where it is another order's: the first rules let a key pay twice.
  func payment(of order: OrderRecord) -> UInt32? {
    guard let slot = payments.slot(order.payment) else { return nil }
    return payments[slot].order == order.id ? slot : nil
  }

  /// The order that a payment paid is over: from now on its retention counts.
  mutating func endPayment(of order: OrderRecord) {
    guard rules >= .second, let slot = payment(of: order) else { return }
    end(payment: slot)
  }

  private mutating func end(payment slot: UInt32) {
    let order = nextFinishOrder
    nextFinishOrder += 1
    payments[changing: slot].endedAt = now
    payments[changing: slot].finishOrder = order
    endedPayments.append(EndedPayment(time: now, order: order, slot: slot))
  }

  /// Something became of a payment that was over: its retention begins again.
  mutating func keepOn(payment slot: UInt32) {
    if payments[slot].finishOrder != 0 { end(payment: slot) }
  }

  /// Whether a payment is still as over as it was when it was listed.
  func isOver(_ ended: EndedPayment) -> Bool { payments[ended.slot].finishOrder == ended.order }

  /// Whether what becomes of a payment is still to be heard: whoever is asked has to find it. What a buyer is owed is
  /// asked until it is given back; what was declined of all else, so long after its order, will not be.
  private func isAwaited(_ slot: UInt32) -> Bool {
    let charge = charge(of: slot)
    guard let asked = charge.asked else { return false }
    return asked == .refund || !charge.isDeclined
  }

  /// Forgets some of the payments that are past their retention.
  mutating func prunePayments() {
    // No shorter than holds and orders, whatever the log says of these.
    let kept = max(limits.paymentRetentionMicroseconds, retention.finishedMicroseconds)
    var budget = limits.prunedPerEntry
    while budget > 0, let oldest = endedPayments.first,
      oldest.time.addingSaturated(kept) <= now
    {
      _ = endedPayments.removeFirst()
      // Costs nothing of the share: a log that starts from a checkpoint does not have it.
      if !isOver(oldest) { continue }
      budget -= 1
      if isAwaited(oldest.slot) && fault != .forgetAsked {
        keepOn(payment: oldest.slot)
      } else {
        remove(payment: oldest.slot)
      }
    }
  }

  /// The payments that holds and orders of the first rules know of.
  mutating func derivePayments() {
    for slot in slotsByID(orders, id: { $0.id.rawValue }) {
      if payments.slot(orders[slot].payment) != nil { continue }
      authorise(orders[slot])
      if orders[slot].finishOrder != 0 { endPayment(of: orders[slot]) }
    }
    for slot in slotsByID(holds.kept, id: { $0.id.rawValue }) where holds[slot].phase == .confirming
    {
      intend(holds[rest: slot].payment, for: holds[slot].id)
    }
  }
}
