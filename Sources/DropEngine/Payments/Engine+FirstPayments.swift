import Basics

extension Engine {
  /// A payment authorised under the first rules: looked for in the holds alone.
  mutating func paymentAuthorisedByFirstRules(_ command: PaymentResult) -> Outcome.Result {
    guard let slot = holds.slot(command.hold.rawValue) else {
      return voidByFirstRules(command, reason: .unknownHold)
    }
    if holds[slot].phase == .confirmed && holds[rest: slot].payment == command.payment {
      return .confirmed(
        Confirmed(
          hold: command.hold, order: holds[rest: slot].order, amountMinor: amount(of: slot)))
    }
    if let refusal = ended(slot) { return voidByFirstRules(command, reason: refusal.code) }
    if holds[slot].phase == .held { return voidByFirstRules(command, reason: .notConfirming) }
    if holds[rest: slot].payment != command.payment {
      return voidByFirstRules(command, reason: .paymentMismatch)
    }
    if drops[holds[slot].drop].phase == .cancelled {
      return voidByFirstRules(command, reason: .dropCancelled)
    }
    return .confirmed(placeOrder(slot))
  }

  private mutating func voidByFirstRules(
    _ payment: PaymentResult, reason: RefusalCode
  ) -> Outcome.Result {
    emit(
      toPlatform: .voidPayment(
        VoidPayment(payment: payment.payment, hold: payment.hold, reason: reason)))
    return .paymentVoided(PaymentVoided(hold: payment.hold, reason: reason))
  }
}
