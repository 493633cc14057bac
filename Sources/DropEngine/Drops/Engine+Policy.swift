import Basics
import LogContract
import Messages
import WireCodec

/// How a drop sells can be changed while it does. What was promised by then stays: holds keep their time, and
/// nobody in line is sent home.
extension Engine {
  /// Changes a drop's policy from this entry on; what the request leaves out stays as it is.
  public mutating func setPolicy(
    _ request: SetPolicyRequest, at position: LogPosition
  ) -> SetPolicyResult {
    guard let slot = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    keepSchedule(of: slot)
    let reservation = drops[slot].reservation
    if reservation != noSlot { keepReservation(reservation) }
    if let refusal = unfit(request, drop: slot) { return .rejected(Rejected(refusal)) }
    let before = policy(ofDrop: slot)
    if fault != .forgetPolicy {
      if let time = request.holdTime { drops[changing: slot].holdTTL = time.microseconds }
      if let limit = request.waitlistLimit { drops[changing: slot].waitlistLimit = limit }
    }
    if reservation != noSlot {
      change(reservation, request)
      // More may have been asked for in this second than is to open it.
      if request.demand != nil && drops[slot].phase == .live { countDemand(0, reservation) }
    }
    if let bypass = request.bypass { setBypass(bypass, of: slot) }
    // Whether there is a line to join, and whether the reservation opens for want of units, may be otherwise now.
    announce(slot)
    return .changed(
      PolicySet(drop: request.drop, before: before, after: policy(ofDrop: slot)))
  }

  private func unfit(_ request: SetPolicyRequest, drop slot: UInt32) -> Refusal? {
    switch drops[slot].phase {
    case .scheduled, .live: break
    case .closed: return Refusal(.dropClosed)
    case .cancelled: return Refusal(.dropCancelled)
    }
    if let time = request.holdTime, !isHoldTime(time.microseconds) {
      return Refusal(.invalid, field: .holdTTL)
    }
    if let limit = request.waitlistLimit, limit > limits.waitersPerPool {
      return Refusal(.invalid, field: .waitlistLimit)
    }
    let instead = request.instead
    if !isOrder(instead) { return Refusal(.invalid, field: .instead) }
    let opens = request.soldOut != nil || request.demand != nil
    if !opens && instead.isEmpty { return nil }
    let reservation = drops[slot].reservation
    if reservation == noSlot || reservations[reservation].phase == .closed
      || opens && reservations[reservation].phase != .waiting
    {
      return Refusal(.invalidTransition, field: .reservation)
    }
    return nil
  }

  private mutating func change(_ reservation: UInt32, _ request: SetPolicyRequest) {
    if let soldOut = request.soldOut {
      reservations[changing: reservation].opensWhenSoldOut = soldOut
    }
    if let demand = request.demand { reservations[changing: reservation].demand = demand }
    if !request.instead.isEmpty { reservations[changing: reservation].instead = request.instead }
  }

  /// Lets whoever can be served pass those in a drop's lines who need more than is free, or nobody. Its lines move
  /// on at once.
  mutating func setBypass(_ bypass: Bool, of slot: UInt32) {
    if drops[slot].bypass == bypass { return }
    drops[changing: slot].bypass = bypass
    for pool in drops[slot].pools { setPassing(bypass, of: pool) }
    for pool in drops[slot].pools { settle(pool) }
  }

  /// How a drop sells by now.
  func policy(ofDrop slot: UInt32) -> DropPolicy {
    let drop = drops[slot]
    var policy = DropPolicy(
      holdTime: TimeSpan(microseconds: drop.holdTTL), waitlistLimit: drop.waitlistLimit,
      bypass: drop.bypass)
    if drop.reservation != noSlot {
      let reservation = reservations[drop.reservation]
      policy.soldOut = reservation.opensWhenSoldOut
      policy.demand = reservation.demand
      policy.instead = reservation.instead
    }
    return policy
  }
}
