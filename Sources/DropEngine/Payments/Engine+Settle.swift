import Basics
import LogContract
import Messages
import WireCodec

/// The till: how it is opened, and what adapters say.
extension Engine {
  /// Shortest and longest time after which an adapter may be asked again, microseconds.
  static var queryTimes: ClosedRange<Int64> { 1_000_000...86_400_000_000 }

  /// Opens the till. It stays open: an order that was charged has to be settled.
  public mutating func setTill(_ request: SetTillRequest, at position: LogPosition) -> SetTillResult
  {
    if !Self.queryTimes.contains(request.queryAfter.microseconds) {
      return .rejected(Rejected(Refusal(.invalid, field: .queryAfter)))
    }
    till.queryAfter = request.queryAfter.microseconds
    till.isDrained = false
    return .set(TillSet(queryAfter: request.queryAfter, nextIntent: till.nextIntent))
  }

  /// What became of an intent. It counts if it is what is asked now; of what is over, only that there is money where
  /// none should be.
  public mutating func settle(_ request: SettleRequest, at position: LogPosition) -> SettleResult {
    let key = Key128(high: request.payment.high, low: request.payment.low)
    if !till.isOpen { return .rejected(Rejected(Refusal(.tillClosed))) }
    guard let slot = payments.slot(key) else {
      return .rejected(Rejected(Refusal(.unknownPayment)))
    }
    let (known, hold) = (charge(of: slot), payments[slot].hold)
    if known.intent == 0 || request.intent >= till.nextIntent {
      return .rejected(Rejected(Refusal(.invalid, field: .intent)))
    }
    if let field = malformed(request, known) {
      return .rejected(Rejected(Refusal(.invalid, field: field)))
    }
    let isAsked = known.asked != nil && known.intent == request.intent
    let minor = request.amount?.minor
    let result =
      isAsked
      ? answer(request.report, minor, slot)
      : late(request.report, minor, slot, of: request.intent)
    if case .refused(let refusal) = result { return .rejected(Rejected(refusal)) }
    // A declined one may have been forgotten for want of room.
    let told =
      payments.slot(key).map { status(ofPayment: $0) }
      ?? PaymentStatus(
        payment: request.payment, hold: Identifier(rawValue: hold.rawValue), state: .declined,
        amount: Money(known.amount, known.currency))
    return .settled(PaymentSettled(status: told, changed: result == .changed))
  }

  private enum Settled: Equatable {
    case changed
    case unchanged
    case refused(Refusal)
  }

  private func malformed(_ request: SettleRequest, _ charge: Charge) -> RefusedField? {
    switch request.report {
    case .unspecified, .unrecognized: return .report
    default: break
    }
    guard let amount = request.amount else { return nil }
    return amount.minor < 0 || amount.currency != charge.currency.text ? .amount : nil
  }

  /// An answer to what is asked.
  private mutating func answer(
    _ report: PaymentReport, _ minor: Int64?, _ slot: UInt32
  ) -> Settled {
    let charge = charge(of: slot)
    switch (charge.asked ?? .query, report) {
    case (_, .notYet): leaveOpen(slot)
    case (.void, .notFound) where fault == .trustNotFound: finishAsked(slot) { $0.isVoided = true }
    case (_, .notFound): return repeatAsked(slot) ? .changed : .unchanged
    case (.authorise, .authorised): return authorised(minor ?? charge.askedAmount, slot)
    case (.authorise, .declined): return declined(slot)
    // No more can be captured than was authorised, whatever the order cost.
    case (.query, .authorised):
      finishAsked(slot) {
        $0.authorised = minor ?? $0.amount
        $0.kept = min($0.kept, $0.authorised)
      }
    case (.capture, .captured), (.query, .captured):
      return captured(minor ?? charge.askedAmount, slot)
    case (.void, .captured): return captured(minor ?? 0, slot)
    case (.void, .voided), (.query, .voided), (.capture, .voided), (.query, .declined):
      // Nothing is held. What was authorised since may be: it is voided once more.
      finishAsked(slot) { $0.isVoided = !charge.isHeldAgain }
    case (.refund, .refunded): return refunded(minor ?? charge.askedAmount, slot)
    case (.query, .refunded): return foundRefunded(minor ?? charge.askedAmount, slot)
    case (.capture, .declined), (.void, .declined), (.refund, .declined):
      leaveOpen(slot, declined: true)
    default: return .unchanged
    }
    return .changed
  }

  /// Money is held at the provider: the hold becomes an order, or it is given back.
  private mutating func authorised(_ minor: Int64, _ slot: UInt32) -> Settled {
    let (payment, hold) = (payments[slot].key, payments[slot].hold)
    let before = charge(of: slot)
    // It has to be known until it is back.
    if minor < before.amount && !isRoomForDeclined {
      return .refused(Refusal(.capacityReached, field: .payments, retryAfterMicroseconds: 0))
    }
    change(slot) { $0.authorised = minor }
    // Less than the hold costs is as good as nothing, but that it has to go back.
    let result = PaymentResult(hold: hold, payment: payment)
    let decided =
      minor < before.amount
      ? paymentDeclined(result, isAnswer: true) : paymentAuthorised(result)
    if case .refused(let refusal) = decided {
      change(slot) { $0 = before }
      return .refused(refusal)
    }
    return .changed
  }

  private mutating func declined(_ slot: UInt32) -> Settled {
    let result = PaymentResult(hold: payments[slot].hold, payment: payments[slot].key)
    let decided = paymentDeclined(result, isAnswer: true)
    if case .refused(let refusal) = decided { return .refused(refusal) }
    return .changed
  }

  /// Never more than was authorised. What was captured less than asked is lost to the seller. How much has to be said
  /// where nobody asked for it.
  private mutating func captured(_ minor: Int64, _ slot: UInt32) -> Settled {
    let charge = charge(of: slot)
    if minor > max(charge.authorised, charge.amount) && fault != .captureMore || minor == 0 {
      return .refused(Refusal(.invalid, field: .amount))
    }
    let isSpared = fault == .captureMore
    finishAsked(slot) {
      $0.captured = minor
      if !isSpared { $0.authorised = max($0.authorised, minor) }
      $0.kept = min($0.kept, minor)
    }
    return .changed
  }

  private mutating func refunded(_ minor: Int64, _ slot: UInt32) -> Settled {
    let charge = charge(of: slot)
    let left = charge.captured - charge.refunded
    // Of what is asked some may have been refunded under a number before: more than there is cannot be.
    let isCounted = left < charge.askedAmount && fault != .countTwice
    if minor > left && !isCounted || minor == 0 {
      return .refused(Refusal(.invalid, field: .amount))
    }
    finishAsked(slot) { $0.refund(min(minor, left)) }
    return .changed
  }

  /// What was paid before the till was open was captured, and some of it is refunded already.
  private mutating func foundRefunded(_ minor: Int64, _ slot: UInt32) -> Settled {
    let captured = charge(of: slot).askedAmount
    if minor > captured || minor == 0 { return .refused(Refusal(.invalid, field: .amount)) }
    finishAsked(slot) {
      $0.captured = captured
      $0.authorised = max($0.authorised, captured)
      $0.refund(minor)
    }
    return .changed
  }

  /// A refund that was declined, and asked under another number since, was done all the same. What is asked now has to
  /// be answered as before.
  private mutating func overtaken(_ minor: Int64?, _ slot: UInt32) -> Settled {
    let charge = charge(of: slot)
    let left = charge.captured - charge.refunded
    if left == 0 { return .unchanged }
    // How much has to be said where nobody asks for it now.
    guard let minor, minor > 0, minor <= left else {
      return .refused(Refusal(.invalid, field: .amount))
    }
    change(slot) {
      $0.refund(minor)
      $0.overtaken = 0
    }
    keepOn(payment: slot)
    return .changed
  }

  /// A report of an intent that was answered, or overtaken.
  private mutating func late(
    _ report: PaymentReport, _ minor: Int64?, _ slot: UInt32, of intent: UInt64
  ) -> Settled {
    let charge = charge(of: slot)
    switch report {
    case .authorised: return lateAuthorised(minor ?? charge.amount, slot) ? .changed : .unchanged
    case .captured where charge.captured == 0 && payments[slot].state != .intended:
      return captured(minor ?? 0, slot)
    case .refunded where fault == .countTwice && charge.refunded > 0:
      return refunded(minor ?? charge.refunded, slot)
    case .refunded where intent == charge.overtaken: return overtaken(minor, slot)
    default: return .unchanged
    }
  }

  /// Something was authorised that pays for nothing: it is to be voided, also where something was voided already or
  /// is being voided: nobody knows which came first at the provider. Whether anything follows.
  mutating func lateAuthorised(_ minor: Int64, _ slot: UInt32) -> Bool {
    let charge = charge(of: slot)
    let state = payments[slot].state
    let isUnwanted =
      state == .voided || state == .declined || state == .authorised && charge.kept == 0
    guard payments[slot].charge != noSlot, charge.captured == 0, isUnwanted,
      fault != .keepLateMoney
    else { return false }
    if charge.asked == .void && !charge.isHeldAgain {
      change(slot) {
        $0.isHeldAgain = true
        $0.authorised = max($0.authorised, minor)
      }
      return true
    }
    if charge.asked != nil { return false }
    finishAsked(slot) {
      $0.isVoided = false
      $0.authorised = max($0.authorised, minor)
    }
    keepOn(payment: slot)
    return true
  }
}
