import Basics
import LogContract
import Messages
import WireCodec

/// All of a purchase in one entry: units, a payment, and its authorisation asked for. See `docs/express.md`.
///
/// Signatures are no matter of the engine. The edge has checked it, and the entry's header says with which key: the rule
/// compares that with the token's, by digests, and never asks the request.
extension Engine {
  /// How old what a device signed may be, by log time, and how far ahead its clock.
  static var attestationAge: Int64 { 120_000_000 }
  static var attestationAhead: Int64 { 30_000_000 }

  /// Every check that is not a reserve's comes first, then all that a reserve can be refused for; only then is anything
  /// changed. What follows is a reserve and the begin of its confirm, by their own rules.
  public mutating func express(
    _ request: ExpressRequest, at position: LogPosition
  ) -> ExpressResult {
    if !till.isOpen { return .rejected(Rejected(Refusal(.tillClosed))) }
    let token: UInt32
    switch chargeable(request.token, by: request.buyer) {
    case .success(let found): token = found
    case .failure(let reason): return .rejected(Rejected(reason.refusal))
    }
    let payment = Key128(high: request.payment.high, low: request.payment.low)
    if let refusal = notAttested(request.attestation, token) ?? notPriced(request, token)
      ?? noRoomForNonce(token) ?? notNew(payment)
    {
      return .rejected(Rejected(refusal))
    }
    let reserved: Messages.Reserved
    switch reserve(request.units, at: position) {
    case .reserved(let granted): reserved = granted
    case .rejected(let rejected): return .rejected(rejected)
    case .unspecified, .unknown: return .rejected(Rejected(Refusal(.invalid)))
    }
    return buy(request, with: token, payment, reserved)
  }

  /// The hold waits for its payment, which is asked for under the token.
  private mutating func buy(
    _ request: ExpressRequest, with token: UInt32, _ payment: Key128, _ reserved: Messages.Reserved
  ) -> ExpressResult {
    payingToken = tokens[token].id
    let begun = beginConfirm(
      BeginConfirm(
        hold: HoldID(rawValue: reserved.hold.rawValue),
        buyer: BuyerID(rawValue: request.buyer.rawValue), payment: payment))
    payingToken = .none
    switch begun {
    case .confirming(let confirming):
      spend(request, token)
      return .pending(
        ExpressPending(
          hold: reserved.hold, payment: request.payment, amount: request.amount,
          deadline: Timestamp(microseconds: confirming.confirmDeadlineMicroseconds),
          serverNow: Timestamp(microseconds: now), heldUntil: reserved.deadline,
          units: reserved.granted, window: reserved.window, legs: reserved.legs))
    // A hold that was made in this entry, for a payment that nobody knew: there is no reason left.
    case .refused(let refusal): return .rejected(Rejected(refusal))
    default: return .rejected(Rejected(Refusal(.invalid)))
    }
  }

  private mutating func spend(_ request: ExpressRequest, _ token: UInt32) {
    let oldest = now.subtractingSaturated(Self.attestationAge)
    for spent in tokens[token].nonces where spent.atMicroseconds < oldest {
      tokens[changing: token].forgottenThrough = max(
        tokens[token].forgottenThrough, spent.atMicroseconds)
    }
    tokens[changing: token].nonces.removeAll { $0.atMicroseconds < oldest }
    if fault != .forgetNonce {
      tokens[changing: token].nonces.append(
        SpentNonce(
          nonce: request.attestation.key, atMicroseconds: request.attestation.at.microseconds))
    }
    tokens[changing: token].spent = tokens[token].spent.addingSaturated(request.amount.minor)
  }

  // MARK: Checks

  /// Why a purchase is not the device's own, of now; nil when it is.
  private func notAttested(_ attestation: Attestation, _ token: UInt32) -> Refusal? {
    if fault != .trustAnySignature,
      attestedKey == .zero || attestedKey != tokens[token].device
    {
      return Refusal(.badAttestation)
    }
    let at = attestation.at.microseconds
    let isInTime =
      at >= now.subtractingSaturated(Self.attestationAge)
      && at <= now.addingSaturated(Self.attestationAhead)
    if !isInTime && fault != .ignoreAge || at <= tokens[token].forgottenThrough {
      return Refusal(.badAttestation, field: .time)
    }
    if attestation.key.isNone { return Refusal(.badAttestation, field: .nonce) }
    let isSpent = tokens[token].nonces.contains { $0.nonce == attestation.key }
    return isSpent ? Refusal(.nonceReplay) : nil
  }

  /// Why a purchase costs something else, or too much; nil when neither. What a drop that is not there costs is for the
  /// reserve to refuse.
  private func notPriced(_ request: ExpressRequest, _ token: UInt32) -> Refusal? {
    let amount = request.amount
    if let drop = drops.slot(request.drop.rawValue), fault != .anyPrice {
      let units = request.lines.reduce(Int64(0)) { $0.addingSaturated(Int64($1.quantity)) }
      let price = drops[drop].priceMinor.multipliedReportingOverflow(by: units)
      if price.overflow || price.partialValue != amount.minor
        || drops[drop].currency.text != amount.currency
      {
        return Refusal(.priceChanged)
      }
    }
    if amount.minor < 0 { return Refusal(.priceChanged) }
    if fault == .overCap { return nil }
    let left = allowed(tokens[token], in: amount.currency)
    return amount.minor > left ? Refusal(.amountOverCap, available: UInt32(clamping: left)) : nil
  }

  /// What one purchase may cost; a cap in other money covers nothing.
  private func allowed(_ token: TokenRecord, in currency: FixedText<3>) -> Int64 {
    if token.currency.text != currency { return 0 }
    return token.total == 0
      ? token.cap : max(0, min(token.cap, token.total.subtractingSaturated(token.spent)))
  }

  /// A nonce that is not known afterwards would buy again.
  private func noRoomForNonce(_ token: UInt32) -> Refusal? {
    let oldest = now.subtractingSaturated(Self.attestationAge)
    let kept = tokens[token].nonces.filter { $0.atMicroseconds >= oldest }
    if kept.count < Int(limits.noncesPerToken) { return nil }
    let first = kept.reduce(Int64.max) { min($0, $1.atMicroseconds) }
    return Refusal(
      .capacityReached, field: .nonces,
      retryAfterMicroseconds: max(1, first.subtractingSaturated(oldest).addingSaturated(1)))
  }

  /// A payment of before pays for something else, or for nothing.
  private func notNew(_ payment: Key128) -> Refusal? {
    if payment.isNone { return Refusal(.invalid, field: .payment) }
    guard let known = payments.slot(payment) else { return nil }
    let isOver = payments[known].state == .voided || payments[known].state == .declined
    return Refusal(isOver ? .paymentVoided : .paymentInUse)
  }

  // MARK: Looking

  /// What a purchase that was pending has come to by now.
  public func outcome(of pending: ExpressPending) -> ExpressResult {
    let hold = HoldID(rawValue: pending.hold.rawValue)
    let payment = payments.slot(Key128(high: pending.payment.high, low: pending.payment.low))
    if let slot = payment, payments[slot].hold == hold {
      switch payments[slot].state {
      case .intended: return .pending(pending)
      case .voided:
        return .voided(
          Messages.PaymentVoided(
            hold: pending.hold, reason: Rejected(Refusal(payments[slot].reason))))
      case .declined: break
      case .authorised, .captured, .unanswered, .refunded:
        return .confirmed(
          Messages.Confirmed(
            hold: pending.hold, order: Identifier(rawValue: payments[slot].order.rawValue),
            amountMinor: pending.amount.minor))
      }
    }
    guard let slot = holds.slot(hold.rawValue) else {
      // A payment that is not known any more is not one that was declined: that would make the buyer buy again.
      let isKnown = payment.map { payments[$0].hold == hold } ?? false
      return isKnown
        ? .declined(Messages.PaymentDeclined(hold: pending.hold)) : .pending(pending)
    }
    return .declined(
      Messages.PaymentDeclined(
        hold: pending.hold, stillHeld: holds[slot].phase == .held && holds[slot].deadline > now,
        deadline: Timestamp(microseconds: holds[slot].deadline)))
  }
}

extension ExpressRequest {
  /// The reserve that the purchase begins with: all of it at once.
  public var units: ReserveRequest {
    let isOne = lines.count == 1
    return ReserveRequest(
      buyer: buyer, drop: drop, pool: isOne ? lines[0].pool : 0,
      quantity: isOne ? lines[0].quantity : 0, lines: isOne ? [] : lines, window: window,
      anyWindow: anyWindow, zone: zone, preference: preference, only: true, ticket: ticket)
  }
}

extension Attestation {
  /// The nonce as the engine keeps it.
  fileprivate var key: Key128 { Key128(high: nonce.high, low: nonce.low) }
}
