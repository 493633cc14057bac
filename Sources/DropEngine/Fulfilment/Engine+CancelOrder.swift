import Basics
import LogContract
import Messages
import WireCodec

/// After the sale: an order is taken back, whole or by line, or part of its price is given back.
extension Engine {
  /// All of what was named is taken back or nothing. Money follows in the same entry: void or refund.
  public mutating func cancel(
    _ request: CancelOrderRequest, at position: LogPosition
  ) -> CancelOrderResult {
    if !till.isOpen { return .rejected(Rejected(Refusal(.tillClosed))) }
    guard let slot = orders.slot(request.order.rawValue) else {
      return .rejected(Rejected(absent(order: request.order.rawValue)))
    }
    if orders[slot].buyer.rawValue != request.buyer.rawValue {
      return .rejected(Rejected(Refusal(.notOwner)))
    }
    guard let lines = lines(request.jobs, of: slot) else {
      return .rejected(Rejected(Refusal(.invalid, field: .jobs)))
    }
    if request.expected != 0 && request.expected != orders[slot].revision {
      return .rejected(
        Rejected(Refusal(.versionConflict, available: orders[slot].revision)))
    }
    if lines.isEmpty || lines.contains(where: { phase(ofLine: $0, of: slot) == .cancelled }) {
      return .rejected(Rejected(Refusal(.alreadyCancelled)))
    }
    if fault != .cancelLate, !lines.allSatisfy({ isBeforePickup(phase(ofLine: $0, of: slot)) }) {
      return .rejected(Rejected(Refusal(.pastPickup)))
    }
    // Nothing irreversible follows from not finding a record: without one nobody knows whose money it is.
    guard let payment = payment(of: orders[slot]) else {
      return .rejected(Rejected(Refusal(.unknownPayment)))
    }
    let returned = cancel(lines, ofOrder: slot, payment)
    return .cancelled(
      OrderCancelled(
        order: request.order, phase: Messages.OrderPhase(rawValue: orders[slot].phase.rawValue),
        revision: orders[slot].revision,
        returned: Money(returned, charge(of: payment).currency),
        payment: status(ofPayment: payment)))
  }

  /// Gives back part of what an order cost and has not given back already.
  public mutating func refund(_ request: RefundRequest, at position: LogPosition) -> RefundResult {
    if !till.isOpen { return .rejected(Rejected(Refusal(.tillClosed))) }
    guard let slot = orders.slot(request.order.rawValue) else {
      return .rejected(Rejected(absent(order: request.order.rawValue)))
    }
    guard let payment = payment(of: orders[slot]) else {
      return .rejected(Rejected(Refusal(.unknownPayment)))
    }
    let currency = drops[orders[slot].drop].currency
    if request.amount.minor <= 0 || request.amount.currency != currency.text {
      return .rejected(Rejected(Refusal(.invalid, field: .amount)))
    }
    let isKnown = payments[payment].charge != noSlot
    let kept = isKnown ? charge(of: payment).kept : payments[payment].amountMinor
    if request.amount.minor > kept && fault != .refundMore {
      return .rejected(Rejected(Refusal(.overCaptured, available: UInt32(clamping: kept))))
    }
    _ = giveBack(request.amount.minor, of: payment, orders[slot])
    return .refund(RefundOrdered(payment: status(ofPayment: payment)))
  }

  private func absent(order: UInt64) -> Refusal {
    Refusal(mayBeForgotten(order) ? .forgotten : .unknownOrder)
  }

  // MARK: Lines

  private func phase(ofLine line: Int, of slot: UInt32) -> JobPhase {
    jobs[orders[slot].jobs[line]].phase
  }

  private func isBeforePickup(_ phase: JobPhase) -> Bool {
    switch phase {
    case .unassigned, .offered, .accepted, .preparing, .ready: true
    case .outForDelivery, .awaitingPickup, .delivered, .failed, .cancelled: false
    }
  }

  /// The lines of those jobs, in the order of the order; of none, all that are not cancelled. Nil where one is not of
  /// the order, or named twice.
  private func lines(_ named: [Identifier], of slot: UInt32) -> [Int]? {
    let all = Array(0..<Int(orders[slot].jobCount))
    if named.isEmpty { return all.filter { phase(ofLine: $0, of: slot) != .cancelled } }
    let found = all.filter { line in
      named.contains { $0.rawValue == jobs[orders[slot].jobs[line]].id.rawValue }
    }
    return found.count == named.count ? found : nil
  }

  /// The lines that can be taken back.
  func openLines(of slot: UInt32) -> [Int] {
    (0..<Int(orders[slot].jobCount)).filter { isBeforePickup(phase(ofLine: $0, of: slot)) }
  }

  // MARK: Giving back

  /// Cancels lines of an order: units, limit, slot and the hubs' room first, then those who wait for them, then the
  /// money. What that is, minor units.
  mutating func cancel(_ lines: [Int], ofOrder slot: UInt32, _ payment: UInt32) -> Int64 {
    let drop = orders[slot].drop
    var units: UInt32 = 0
    var hubs: [UInt32] = []
    var pools: [UInt32] = []
    for line in lines {
      let job = orders[slot].jobs[line]
      if let hub = withdraw(job) { hubs.append(hub) }
      units += jobs[job].quantity
      pools.append(jobs[job].pool)
      if fault != .keepSold { returnUnits(jobs[job].quantity, of: jobs[job].pool) }
      updateOrder(because: jobs[job])
    }
    if fault != .keepLimit {
      changeUsage(of: orders[slot].buyer, in: drop, committed: -Int64(units))
    }
    let window = orders[slot].window
    if orders[slot].phase == .cancelled && !window.isNone && fault != .keepBooked {
      unbookSlot(of: window)
    }
    for pool in pools { settle(pool) }
    for hub in hubs { fill(hub) }
    return giveBack(drops[drop].priceMinor * Int64(units), of: payment, orders[slot])
  }

  /// Takes a job from its hub, or from among those that wait for one. The hub, if it has room for another now.
  private mutating func withdraw(_ job: UInt32) -> UInt32? {
    let (phase, hub) = (jobs[job].phase, jobs[job].hub)
    if phase == .unassigned {
      if !isSpent(job) { waitingJobs.remove(jobs[job].id, need: need(ofJob: job)) }
    } else if !phase.isFinished {
      leaveHub(job)
    }
    jobs[changing: job].phase = .cancelled
    jobs[changing: job].eta = 0
    if phase == .unassigned { return nil }
    tellPartner(ofJob: job, .withdrawn)
    return hub
  }

  /// The seller is to have less of a payment: what that asks for is asked. How much less; no more than is left.
  private mutating func giveBack(
    _ minor: Int64, of payment: UInt32, _ order: OrderRecord
  ) -> Int64 {
    chargeLate(payment, order)
    let returned = min(minor, charge(of: payment).kept)
    if fault == .keepMoney { return returned }
    change(payment) { $0.kept -= returned }
    keepOn(payment: payment)
    advance(payment)
    return returned
  }
}
