// One payment, one order; and no money without a unit. The first rules knew no payments: what they did
// is not judged.
extension LogAudit {
  struct Payment {
    var hold: UInt64
    /// The order it paid; 0 when none.
    var order: UInt64 = 0
    var isVoided = false
    /// When it was heard of, paid or was voided. One that was voided, or that paid an order which is over, need not be
    /// known longer than its retention.
    var since: Int64
    /// It could have been forgotten before log time was set back.
    var mayBeGone = false
  }

  /// What is known of a payment, as long as it must be.
  func known(_ payment: LoadKey) -> Payment? {
    payments[payment].flatMap { mayBeForgotten($0) ? nil : $0 }
  }

  /// What is known of a payment that a hold is bound to. What need not be known is forgotten with its money, if its key is
  /// another hold's now.
  private mutating func bind(_ payment: LoadKey, to hold: UInt64) -> Payment? {
    guard let before = payments[payment] else { return nil }
    let known = known(payment)
    if known == nil, before.hold != hold { forget(payment) }
    return known
  }

  func mayBeForgotten(_ known: Payment) -> Bool {
    if known.mayBeGone { return true }
    // From when an order is over its payment is kept for longer than this; not a moment less.
    let isOver = known.isVoided || known.order != 0 && isOver(order: known.order)
    return isOver && now - known.since >= limits.paymentRetentionMicroseconds
  }

  /// Whether none of an order's jobs, which are numbered from it on, is to be done any more.
  private func isOver(order: UInt64) -> Bool {
    (1...4).allSatisfy { jobs[order + $0] == nil }
  }

  /// The key of a payment is used for something else. What is asked by now is asked of that.
  private mutating func forget(_ payment: LoadKey) {
    payments[payment] = nil
    guard let before = till.charges[payment] else { return }
    till.charges[payment] = Charge(open: before.open, isDeclined: before.isDeclined)
  }

  /// Something is asked of a payment for the first time: by the same key of another one, where that one need not be
  /// known any more, waits for nothing and is not of the same order.
  mutating func noteKeyUsedAgain(_ intent: AuditIntent) {
    guard let known = payments[intent.payment], mayBeForgotten(known),
      till.charges[intent.payment]?.open ?? 0 == 0, known.order != intent.order
    else { return }
    forget(intent.payment)
  }

  /// A begun confirm waits for a payment.
  mutating func intend(_ payment: LoadKey?, _ hold: UInt64) {
    guard let payment else { return }
    holds[hold]?.payment = payment
    if rules < 2 { return }
    if let known = bind(payment, to: hold) {
      if known.hold != hold { fault(.paymentUsedTwice, "for hold \(known.hold), now \(hold)") }
      if known.isVoided { fault(.paidAndVoided, "hold \(hold) waits for what was given back") }
      return
    }
    payments[payment] = Payment(hold: hold, since: now)
  }

  /// A payment was declined: it may be tried again.
  mutating func forgetIntended(of hold: UInt64) {
    guard let payment = holds[hold]?.payment else { return }
    holds[hold]?.payment = nil
    returnToToken(payment)
    if let known = payments[payment], known.hold == hold, known.order == 0, !known.isVoided {
      payments[payment] = nil
    }
  }

  /// A payment paid an order.
  mutating func pay(_ payment: LoadKey?, _ hold: UInt64, _ order: UInt64) {
    guard let payment, rules >= 2 else { return }
    if let known = bind(payment, to: hold) {
      if known.isVoided { fault(.paidAndVoided, "order \(order) is paid by what was given back") }
      if known.order != 0 && known.order != order || known.hold != hold {
        fault(.paymentUsedTwice, "for hold \(known.hold), now \(hold)")
      }
    }
    payments[payment] = Payment(hold: hold, order: order, since: now)
  }

  /// The platform is told to give a payment back.
  mutating func void(_ payment: LoadKey, _ hold: UInt64) {
    if rules < 2 { return }
    if holds[hold] == nil {
      fault(.unknownReference, "a payment is given back for hold \(hold), which never was")
    }
    if let known = bind(payment, to: hold) {
      if known.order != 0 { fault(.paidAndVoided, "it paid order \(known.order)") }
      if known.isVoided { fault(.voidedTwice, "for hold \(hold), and for \(known.hold) before") }
    }
    returnToToken(payment)
    payments[payment] = Payment(hold: hold, isVoided: true, since: now)
  }

  /// A hold ended that waited for its payment.
  mutating func strandIntended(of hold: UInt64) {
    guard rules >= 2, let known = holds[hold], known.phase == .confirming,
      let payment = known.payment
    else { return }
    stranded.append(payment)
  }

  /// A confirm was refused for good, and its payment is authorised already.
  mutating func strand(_ payment: LoadKey?, of hold: UInt64, _ refusal: AuditRefusal) {
    guard rules >= 2, let payment, holds[hold] != nil else { return }
    switch refusal {
    case .holdExpired, .holdReleased, .dropCancelled, .alreadyConfirmed: break
    default: return
    }
    // Another hold's, or this one's: in good hands. Of one that could be forgotten nobody can tell whether it was.
    if let before = payments[payment], before.hold != hold || before.order != 0 { return }
    stranded.append(payment)
  }

  /// At the end of an entry: what can no longer be used has been given back.
  mutating func checkMoney() {
    for payment in stranded where payments[payment]?.isVoided != true && !isVoidAsked(payment) {
      fault(.moneyKept, "payment \(payment) can no longer be used, and was not given back")
    }
    stranded.removeAll(keepingCapacity: true)
  }
}
