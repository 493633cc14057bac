import Basics

extension Engine {
  mutating func beginConfirm(_ command: BeginConfirm) -> Outcome.Result {
    if command.payment.isNone { return .refused(Refusal(.invalid, field: .payment)) }
    guard let slot = holds.slot(command.hold.rawValue) else {
      return .refused(absent(command.hold, payment: command.payment))
    }
    if let refusal = notConfirmable(slot, buyer: command.buyer, payment: command.payment) {
      return .refused(refusal)
    }
    if let refusal = notPayable(command.payment, by: command.hold) { return .refused(refusal) }
    if holds[slot].phase == .held {
      intend(command.payment, for: command.hold)
      holds[changing: slot].phase = .confirming
      holds[changingRest: slot].payment = command.payment
      holds[changingRest: slot].confirmDeadline = now.addingSaturated(
        limits.confirmTimeoutMicroseconds)
      awaitDeadline(of: slot)
    } else {
      changedNothing = true
    }
    return .confirming(
      Confirming(
        hold: command.hold, confirmDeadlineMicroseconds: holds[rest: slot].confirmDeadline))
  }

  mutating func confirm(_ command: Confirm) -> Outcome.Result {
    if command.payment.isNone { return .refused(Refusal(.invalid, field: .payment)) }
    guard let slot = holds.slot(command.hold.rawValue) else {
      return .refused(absent(command.hold, payment: command.payment))
    }
    if let refusal = notConfirmable(slot, buyer: command.buyer, payment: command.payment) {
      return .refused(returnMoney(command, slot, refusal))
    }
    if let refusal = notPayable(command.payment, by: command.hold) {
      // Whoever confirms has had it authorised.
      _ = giveBackAgain(command.payment, of: command.hold)
      return .refused(refusal)
    }
    holds[changingRest: slot].payment = command.payment
    return .confirmed(placeOrder(slot))
  }

  /// A payment that is authorised already and can never confirm its hold is given back. Only the
  /// hold's own buyer can have that done, and never to the payment that confirmed it. The refusal that
  /// is then given: another one, if the payment finds no place and its buyer has to come again.
  private mutating func returnMoney(
    _ command: Confirm, _ slot: UInt32, _ refusal: Refusal
  ) -> Refusal {
    if rules < .second { return refusal }
    switch refusal.code {
    case .holdExpired, .holdReleased, .dropCancelled: break
    case .alreadyConfirmed:
      if holds[rest: slot].payment == command.payment { return refusal }
    default: return refusal
    }
    if let full = notVoidable(command.payment) { return full }
    if giveBackAgain(command.payment, of: command.hold) { return refusal }
    giveBack(command.payment, of: command.hold, reason: refusal.code)
    return refusal
  }

  /// Why a hold cannot be confirmed with a payment; nil when it can.
  private func notConfirmable(_ slot: UInt32, buyer: BuyerID, payment: Key128) -> Refusal? {
    if holds[slot].buyer != buyer { return Refusal(.notOwner) }
    if let refusal = ended(slot) { return refusal }
    if drops[holds[slot].drop].phase == .cancelled { return Refusal(.dropCancelled) }
    if holds[slot].phase == .confirming && holds[rest: slot].payment != payment {
      return Refusal(.paymentMismatch)
    }
    return nil
  }

  /// The refusal for a hold that is over, by its phase or by log time before the tick that will say
  /// so.
  func ended(_ slot: UInt32) -> Refusal? {
    switch holds[slot].phase {
    case .expired: Refusal(.holdExpired)
    case .released: Refusal(.holdReleased)
    case .confirmed: Refusal(.alreadyConfirmed)
    case .cancelled: Refusal(.dropCancelled)
    case .held, .confirming:
      holds.dueAt(slot) <= now && fault != .useLate ? Refusal(.holdExpired) : nil
    }
  }

  /// A payment that was authorised but cannot confirm its hold is voided: money never stays behind.
  /// What became of it is known longer than its hold and its order are. Nothing is voided for a
  /// hold that is not there: nobody could say whose money that would be.
  mutating func paymentAuthorised(_ command: PaymentResult) -> Outcome.Result {
    if command.payment.isNone { return .refused(Refusal(.invalid, field: .payment)) }
    if rules < .second { return paymentAuthorisedByFirstRules(command) }
    if let known = payments.slot(command.payment), fault != .voidPaid {
      if payments[known].hold != command.hold { return .refused(Refusal(.paymentInUse)) }
      switch payments[known].state {
      case .authorised:
        return .confirmed(
          Confirmed(
            hold: command.hold, order: payments[known].order,
            amountMinor: payments[known].amountMinor))
      case .voided, .declined:
        _ = lateAuthorised(charge(of: known).amount, known)
        return .paymentVoided(
          PaymentVoided(hold: command.hold, reason: payments[known].reason))
      case .intended, .captured, .unanswered, .refunded: break
      }
    }
    guard let slot = holds.slot(command.hold.rawValue) else {
      return .refused(absent(command.hold))
    }
    if let refusal = ended(slot) { return void(command, reason: refusal.code) }
    if holds[slot].phase == .held { return void(command, reason: .notConfirming) }
    if holds[rest: slot].payment != command.payment {
      return void(command, reason: .paymentMismatch)
    }
    if drops[holds[slot].drop].phase == .cancelled {
      return void(command, reason: .dropCancelled)
    }
    return .confirmed(placeOrder(slot))
  }

  private mutating func void(_ payment: PaymentResult, reason: RefusalCode) -> Outcome.Result {
    if let full = notVoidable(payment.payment) { return .refused(full) }
    giveBack(payment.payment, of: payment.hold, reason: reason)
    return .paymentVoided(PaymentVoided(hold: payment.hold, reason: reason))
  }

  /// A payment came to nothing: its hold is held again, or over.
  ///
  /// - Parameter isAnswer: whether it answers what the till has asked of the payment. Who else says so may be wrong: the
  ///   payment has to be known until its adapter has spoken, or it would be asked for under two numbers.
  mutating func paymentDeclined(
    _ command: PaymentResult, isAnswer: Bool = false
  ) -> Outcome.Result {
    guard let slot = holds.slot(command.hold.rawValue) else {
      return .refused(absent(command.hold))
    }
    switch holds[slot].phase {
    case .expired, .released, .confirmed, .cancelled:
      return .refused(ended(slot) ?? Refusal(.notConfirming))
    case .held: return .refused(Refusal(.notConfirming))
    case .confirming: break
    }
    // The payment had its time: what the tick has not said yet is so all the same.
    if rules >= .second, let refusal = ended(slot) { return .refused(refusal) }
    if holds[rest: slot].payment != command.payment { return .refused(Refusal(.paymentMismatch)) }
    if !isAnswer, let full = notDeclinable(command.payment) { return .refused(full) }
    forgetDeclined(command.payment, of: command.hold)
    let isStillHeld = now < holds[slot].deadline
    if isStillHeld {
      holds[changing: slot].phase = .held
      holds.forgetPayment(of: slot)
      awaitDeadline(of: slot)
      tellBuyer(ofHold: slot)
    } else {
      end(slot, as: .expired)
      tellBuyer(ofHold: slot)
      settlePools(of: slot)
    }
    return .paymentDeclined(
      PaymentDeclined(
        hold: command.hold, isStillHeld: isStillHeld,
        deadlineMicroseconds: holds[slot].deadline))
  }

  /// Price of everything in a hold, minor units.
  func amount(of slot: UInt32) -> Int64 {
    drops[holds[slot].drop].priceMinor * Int64(holds.quantity(of: slot))
  }
}
