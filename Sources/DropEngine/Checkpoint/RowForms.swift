import Basics
import Messages

/// Version of the form of checkpoint rows: the first byte of each.
let rowFormVersion: UInt8 = 1
/// Newest version of the form of a table's rows. Of the engine's row, 1 ends before the number of the next
/// refusal, 3 has ceilings of times besides, and 4 what the market has switched off; of rows of drops, buyers
/// and usage, 1 is still written where the fields that came with 2 say nothing, as 2 is of the engine's, so
/// that a row has one form whenever it was written. So it is of holds and orders without a window, of
/// pools that are no reservation's, of places in one line and of payments without a charge; of drops, 3 is written
/// where somebody in line may be passed, or was; of payments, 3 where they are charged to a token; of jobs, 2 where
/// dispatch has made their offer, or something was said beside.
func newestRowVersion(of table: StateTable) -> UInt8 {
  switch table {
  case .engine: 4
  case .drops: 3
  case .payments: 3
  case .buyers, .usage, .holds, .waiters, .orders, .pools, .jobs: 2
  default: rowFormVersion
  }
}

/// Values of rows. Records refer to each other by slot in memory and by id in rows.
extension Engine {
  func encodeEngineRow(into sink: inout ByteSink) {
    let isSwitched = !switchedOff.isEmpty
    let areTimesKept = isSwitched || !remembered.ceilings.isEmpty || !refused.ceilings.isEmpty
    sink.put(isSwitched ? newestRowVersion(of: .engine) : areTimesKept ? 3 : 2)
    sink.putVarint(lastSequence)
    sink.putSigned(lastLogTimeMicroseconds)
    sink.putVarint(platformNextOffset)
    sink.putVarint(nextFinishOrder)
    sink.putVarint(remembered.endNumber)
    sink.putVarint(refused.endNumber)
    sink.put(rules.rawValue)
    sink.putVarint(rules == .first ? 0 : forgottenThrough)
    retention.encode(into: &sink)
    sink.putVarint(nextUsageOrder)
    sink.putVarint(nextToldOrder)
    sink.putVarint(forgottenOffset)
    if !areTimesKept { return }
    for ceilings in [remembered.ceilings, refused.ceilings] {
      sink.putVarint(UInt64(ceilings.all.count))
      for ceiling in ceilings.all {
        sink.putVarint(ceiling.end)
        sink.putSigned(ceiling.time)
      }
    }
    if isSwitched { sink.put(switchedOff.rawValue) }
  }

  func encodeAdoptedLimits(into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(adoptedLimits)
  }

  func encodeTill(into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.putSigned(till.queryAfter)
    sink.putVarint(till.nextOffset)
    sink.putVarint(till.nextIntent)
  }

  func encodeRow(_ drop: RefundingRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
  }

  private func encodeRow(_ charge: Charge, into sink: inout ByteSink) {
    sink.putVarint(charge.currency.rawValue)
    for minor in [
      charge.amount, charge.authorised, charge.captured, charge.refunded, charge.kept,
      charge.askedAmount,
    ] { sink.putSigned(minor) }
    sink.put(charge.asked?.rawValue ?? 0)
    sink.putVarint(charge.intent)
    sink.putSigned(charge.askedAt)
    sink.putSigned(charge.dueAt)
    sink.put(charge.repeats)
    sink.put(charge.isVoided)
    sink.put(charge.isUnanswered)
    sink.put(charge.isDeclined)
    sink.put(charge.isRepeated)
    sink.put(charge.isHeldAgain)
    sink.putVarint(charge.overtaken)
    sink.put(charge.isToldAgainAtOnce)
  }

  func encodeRow(_ payment: PaymentRecord, into sink: inout ByteSink) {
    let hasCharge = payment.charge != noSlot
    let token = hasCharge ? charges[payment.charge].token : .none
    sink.put(!token.isNone ? newestRowVersion(of: .payments) : hasCharge ? 2 : rowFormVersion)
    sink.put(payment.hold)
    sink.put(payment.order)
    sink.put(payment.state.rawValue)
    sink.put(payment.reason.rawValue)
    sink.putSigned(payment.amountMinor)
    sink.putSigned(payment.endedAt)
    sink.putVarint(payment.finishOrder)
    if hasCharge { encodeRow(charges[payment.charge], into: &sink) }
    if !token.isNone { sink.put(token) }
  }

  func encodeRow(_ partner: PartnerRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.putText(partner.name)
    sink.putVarint(partner.nextOffset)
  }

  func encodeRow(_ hub: HubRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(hub.partner)
    sink.putVarint(hub.zone)
    sink.putFixed(hub.capabilities.rawValue)
    sink.putVarint(hub.maximumOpenJobs)
    sink.putVarint(hub.openJobs)
  }

  func encodeRow(_ stream: StreamRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(stream.creator)
    sink.putText(stream.title)
    sink.putVarint(stream.epoch)
    sink.putVarint(stream.nextOffset)
    sink.put(stream.isOpen)
  }

  func encodeRow(_ offer: OfferRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(offer.creator)
    sink.putVarint(offer.version)
    sink.putText(offer.title)
    sink.putSigned(offer.priceMinor)
    sink.putVarint(offer.currency.rawValue)
    sink.putVarint(UInt64(offer.variants.count))
    for variant in offer.variants { sink.putText(variant) }
  }

  func encodeRow(_ drop: DropRecord, into sink: inout ByteSink) {
    let isPassing = drop.bypass || drop.passed != 0
    let isNoted = isPassing || drop.endedAt != 0 || drop.isRetiring
    sink.put(isPassing ? newestRowVersion(of: .drops) : isNoted ? 2 : rowFormVersion)
    sink.put(drop.offer)
    sink.putVarint(drop.offerVersion)
    sink.put(drop.stream)
    sink.putSigned(drop.priceMinor)
    sink.putVarint(drop.currency.rawValue)
    sink.put(drop.phase.rawValue)
    sink.put(drop.opensByCue)
    sink.putVarint(drop.buyerLimit)
    sink.putVarint(drop.waitlistLimit)
    sink.putSigned(drop.holdTTL)
    sink.putSigned(drop.opensAt)
    sink.putSigned(drop.closesAt)
    sink.putFixed(drop.requiredCapabilities.rawValue)
    sink.putVarint(drop.zone)
    sink.putVarint(drop.poolCount)
    if isNoted {
      sink.putSigned(drop.endedAt)
      sink.put(drop.isRetiring)
    }
    if isPassing {
      sink.put(drop.bypass)
      sink.putVarint(drop.passed)
    }
  }

  func encodeRow(_ pool: PoolRecord, into sink: inout ByteSink) {
    sink.put(pool.isPreorder ? newestRowVersion(of: .pools) : rowFormVersion)
    sink.put(drops[pool.drop].id)
    sink.putVarint(pool.variant)
    sink.put(pool.hub)
    sink.putVarint(pool.capacity)
    sink.putVarint(pool.held)
    sink.putVarint(pool.sold)
    sink.putVarint(pool.waiting)
    sink.put(pool.isPending)
    if pool.isPreorder { sink.put(pool.isPreorder) }
  }

  func encodeRow(_ buyer: BuyerRecord, into sink: inout ByteSink) {
    sink.put(buyer.order == 0 ? rowFormVersion : newestRowVersion(of: .buyers))
    sink.putVarint(buyer.nextOffset)
    if buyer.order == 0 { return }
    sink.putSigned(buyer.toldAt)
    sink.putVarint(buyer.order)
  }

  func encodeRow(_ usage: UsageRecord, into sink: inout ByteSink) {
    sink.put(usage.order == 0 ? rowFormVersion : newestRowVersion(of: .usage))
    sink.putVarint(usage.committed)
    sink.putVarint(usage.waiting)
    if usage.order != 0 { sink.putVarint(usage.order) }
  }

  func encodeRow(_ hold: HoldRecord, into sink: inout ByteSink) {
    sink.put(hold.window.isNone ? rowFormVersion : newestRowVersion(of: .holds))
    sink.put(hold.buyer)
    sink.put(drops[hold.drop].id)
    sink.put(hold.phase.rawValue)
    sink.put(hold.source.rawValue)
    sink.put(hold.extensions)
    sink.put(hold.lineCount)
    for index in 0..<Int(hold.lineCount) {
      sink.put(pools[hold.lines[index].pool].id)
      sink.putVarint(hold.lines[index].quantity)
    }
    sink.putSigned(hold.deadline)
    sink.putSigned(hold.confirmDeadline)
    sink.put(hold.payment)
    sink.put(hold.order)
    sink.put(hold.waiter)
    sink.putSigned(hold.finishedAt)
    sink.putVarint(hold.finishOrder)
    if !hold.window.isNone { sink.put(hold.window) }
  }

  func encodeRow(_ waiter: WaiterRecord, into sink: inout ByteSink) {
    sink.put(waiter.isLeg ? newestRowVersion(of: .waiters) : rowFormVersion)
    sink.put(waiter.buyer)
    sink.put(pools[waiter.pool].id)
    sink.putVarint(waiter.quantity)
    sink.putVarint(waiter.minimum)
    sink.put(waiter.phase.rawValue)
    sink.put(waiter.hold)
    sink.putSigned(waiter.finishedAt)
    sink.putVarint(waiter.finishOrder)
    if waiter.isLeg {
      sink.put(waiter.leg)
      sink.put(waiter.legs)
    }
  }

  func encodeRow(_ order: OrderRecord, into sink: inout ByteSink) {
    sink.put(order.window.isNone ? rowFormVersion : newestRowVersion(of: .orders))
    sink.put(order.hold)
    sink.put(order.buyer)
    sink.put(drops[order.drop].id)
    sink.putVarint(order.revision)
    sink.put(order.phase.rawValue)
    sink.put(order.jobCount)
    sink.put(order.payment)
    sink.putSigned(order.amountMinor)
    sink.putSigned(order.finishedAt)
    sink.putVarint(order.finishOrder)
    if !order.window.isNone { sink.put(order.window) }
  }

  func encodeRow(_ window: WindowRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(hubID(of: window))
    sink.putVarint(window.zone)
    sink.put(window.kind.rawValue)
    sink.put(window.preferences.rawValue)
    sink.putSigned(window.start)
    sink.putSigned(window.end)
    sink.putSigned(window.opens)
    sink.putSigned(window.closes)
    sink.putVarint(window.capacity)
    sink.putVarint(window.held)
    sink.putVarint(window.booked)
  }

  func encodeRow(_ job: JobRecord, into sink: inout ByteSink) {
    sink.put(job.isPlain ? rowFormVersion : newestRowVersion(of: .jobs))
    sink.put(orders[job.order].id)
    sink.put(pools[job.pool].id)
    sink.putVarint(job.quantity)
    sink.put(job.phase.rawValue)
    sink.putVarint(job.attempt)
    sink.put(job.hub == noSlot ? .none : hubs[job.hub].id)
    sink.put(job.tried.count)
    for index in 0..<Int(job.tried.count) { sink.put(hubs[job.tried.hubs[index]].id) }
    sink.putSigned(job.eta)
    if !job.isPlain { encodeDispatch(of: job, into: &sink) }
  }

  func encodeRow(_ hub: HubSignalRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.putVarint(hub.policy.burst)
    sink.putSigned(hub.policy.refillMicroseconds)
    sink.putVarint(hub.policy.openJobs)
    sink.putVarint(hub.policy.enterBacklog)
    sink.putVarint(hub.policy.exitBacklog)
    sink.putSigned(hub.policy.enterPreparationMicroseconds)
    sink.putSigned(hub.policy.exitPreparationMicroseconds)
    sink.putVarint(hub.policy.minAcceptRate)
    sink.putVarint(hub.policy.exitAcceptRate)
    sink.putSigned(hub.policy.heartbeatWithinMicroseconds)
    sink.putSigned(hub.policy.minDwellMicroseconds)
    sink.putSigned(hub.fullAt)
    sink.put(hub.mode.rawValue)
    sink.put(hub.reason.rawValue)
    sink.put(hub.isForced)
    sink.putSigned(hub.since)
    sink.putSigned(hub.heardAt)
    sink.put(hub.isHeard)
    sink.putVarint(hub.numbers.backlog)
    sink.putSigned(hub.numbers.preparation)
    sink.putVarint(hub.numbers.acceptRate)
  }

  static func encodeRow(_ remembered: RememberedOutcome, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(remembered.key.space.rawValue)
    sink.putFixed(remembered.key.principal)
    sink.put(remembered.key.key)
    sink.putFixed(remembered.fingerprint)
    remembered.outcome.encode(into: &sink)
  }
}
