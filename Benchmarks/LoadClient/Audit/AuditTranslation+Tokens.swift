import Basics
import DropEngine
import LoadKit
import Messages
import WireCodec

// What the audit knows of payment tokens and of purchases in one call.

extension AuditToken {
  init(_ request: RegisterTokenRequest, _ told: TokenRegistered) {
    self.init(
      token: told.token.rawValue, buyer: request.buyer.rawValue, cap: request.cap.minor,
      total: request.total, currency: request.cap.currency.text,
      expiresMicroseconds: request.expires.microseconds, device: request.device)
  }
}

extension AuditPurchase {
  /// - Parameter attested: the key that the entry's header names.
  init(_ request: ExpressRequest, _ attested: Digest256?, _ outcome: Outcome) {
    self.init(
      token: request.token.rawValue, reserve: AuditReserve(request), amount: request.amount.minor,
      currency: request.amount.currency.text, nonce: LoadKey(request.attestation.nonce),
      atMicroseconds: request.attestation.at.microseconds, attested: attested?.bytes)
    guard case .logged(.express(.pending(let pending))) = outcome.result else { return }
    confirmDeadlineMicroseconds = pending.deadline.microseconds
    grant = AuditGrant(
      hold: pending.hold.rawValue, granted: reserve.wanted,
      deadlineMicroseconds: pending.heldUntil.microseconds,
      window: pending.window?.window.rawValue ?? 0,
      legs: pending.legs.map {
        AuditLine(
          pool: $0.fence.rawValue == 0 ? $0.pool.rawValue : $0.fence.rawValue,
          quantity: UInt64($0.quantity))
      })
  }
}

extension AuditReserve {
  /// All of the units of a purchase, at once or not at all.
  init(_ request: ExpressRequest) {
    let lines = request.lines.map {
      AuditLine(pool: $0.pool.rawValue, quantity: UInt64($0.quantity))
    }
    self.init(
      buyer: request.buyer.rawValue, drop: request.drop.rawValue, lines: lines,
      minimum: lines.reduce(0) { $0 + $1.quantity }, joinsWaitlist: false)
    slot = AuditSlotWish(
      ReserveRequest(
        window: request.window, anyWindow: request.anyWindow, zone: request.zone,
        preference: request.preference, only: true))
    if let ticket = request.ticket { fields = AuditFields(["ticket": "\(ticket)"]) }
  }
}
