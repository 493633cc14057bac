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
    let result = isAsked ? answer(request.report, minor, slot) : late(request.report, minor, slot)
    if case .refused(let refusal) = result { return .rejected(Rejected(refusal)) }
    // A declined one may have been forgotten for want of room.
    let told =
      payments.slot(key).map { status(ofPayment: $0) }
      ?? PaymentStatus(
        payment: request.payment, hold: Identifier(rawValue: hold.rawValue), state: .declined,
        amount: Money(known.amount, known.currency))
    return .settled(
      PaymentSettled(status: told, changed: result == .changed))
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
    case (_, .notFound): repeatAsked(slot)
    case (.authorise, .authorised): return authorised(minor ?? charge.askedAmount, slot)
    case (.authorise, .declined): return declined(slot)
    case (.query, .authorised): finishAsked(slot) { $0.authorised = minor ?? $0.amount }
    case (.capture, .captured), (.query, .captured):
      return captured(minor ?? charge.askedAmount, slot)
    case (.void, .captured): return captured(minor ?? 0, slot)
    case (.void, .voided), (.query, .voided): finishAsked(slot) { $0.isVoided = true }
    case (.refund, .refunded): return refunded(minor ?? charge.askedAmount, slot)
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
      minor < before.amount ? paymentDeclined(result) : paymentAuthorised(result)
    if case .refused(let refusal) = decided {
      change(slot) { $0 = before }
      return .refused(refusal)
    }
    return .changed
  }

  private mutating func declined(_ slot: UInt32) -> Settled {
    let result = PaymentResult(hold: payments[slot].hold, payment: payments[slot].key)
    if case .refused(let refusal) = paymentDeclined(result) { return .refused(refusal) }
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
    if minor > charge.captured - charge.refunded || minor == 0 {
      return .refused(Refusal(.invalid, field: .amount))
    }
    finishAsked(slot) {
      $0.refunded += minor
      $0.kept = min($0.kept, $0.captured - $0.refunded)
    }
    return .changed
  }

  /// A report of an intent that was answered, or overtaken.
  private mutating func late(_ report: PaymentReport, _ minor: Int64?, _ slot: UInt32) -> Settled {
    let charge = charge(of: slot)
    switch report {
    case .authorised: return lateAuthorised(minor ?? charge.amount, slot) ? .changed : .unchanged
    case .captured where charge.captured == 0 && payments[slot].state != .intended:
      return captured(minor ?? 0, slot)
    case .refunded where fault == .countTwice && charge.refunded > 0:
      return refunded(minor ?? charge.refunded, slot)
    default: return .unchanged
    }
  }

  /// Something was authorised that pays for nothing: it is to be voided, if it is not already. Whether anything
  /// follows.
  mutating func lateAuthorised(_ minor: Int64, _ slot: UInt32) -> Bool {
    let charge = charge(of: slot)
    let state = payments[slot].state
    guard payments[slot].charge != noSlot, charge.captured == 0, charge.asked == nil,
      state == .voided || state == .declined, fault != .keepLateMoney
    else { return false }
    finishAsked(slot) {
      $0.isVoided = false
      $0.authorised = max($0.authorised, minor)
    }
    keepOn(payment: slot)
    return true
  }
}
