import Basics

/// Reading. Each answer is a copy of what is so after the last entry applied.
extension Engine {
  /// The stream; nil when there is none.
  public func stream(_ id: StreamID) -> StreamView? {
    guard let slot = streams.slot(id.rawValue) else { return nil }
    let stream = streams[slot]
    return StreamView(
      stream: id, creator: stream.creator, title: stream.title, epoch: stream.epoch,
      nextOffset: stream.nextOffset, isOpen: stream.isOpen)
  }

  /// The offer; nil when there is none.
  public func offer(_ id: OfferID) -> OfferView? {
    guard let slot = offers.slot(id.rawValue) else { return nil }
    let offer = offers[slot]
    return OfferView(
      offer: id, creator: offer.creator, version: offer.version, title: offer.title,
      priceMinor: offer.priceMinor, currency: offer.currency, variants: offer.variants)
  }

  /// The partner; nil when there is none.
  public func partner(_ id: PartnerID) -> PartnerView? {
    guard let slot = partners.slot(id.rawValue) else { return nil }
    return PartnerView(
      partner: id, name: partners[slot].name, nextOffset: partners[slot].nextOffset)
  }

  /// The hub; nil when there is none.
  public func hub(_ id: HubID) -> HubView? {
    guard let slot = hubs.slot(id.rawValue) else { return nil }
    let hub = hubs[slot]
    return HubView(
      hub: id, partner: hub.partner, zone: hub.zone, capabilities: hub.capabilities,
      maximumOpenJobs: hub.maximumOpenJobs, openJobs: hub.openJobs)
  }

  /// The drop; nil when there is none.
  public func drop(_ id: DropID) -> DropView? {
    guard let slot = drops.slot(id.rawValue) else { return nil }
    let drop = drops[slot]
    return DropView(
      drop: id, offer: drop.offer, offerVersion: drop.offerVersion, stream: drop.stream,
      priceMinor: drop.priceMinor, currency: drop.currency, buyerLimit: drop.buyerLimit,
      holdTTLMicroseconds: drop.holdTTL, waitlistLimit: drop.waitlistLimit,
      opensByCue: drop.opensByCue, opensAtMicroseconds: drop.opensAt,
      closesAtMicroseconds: drop.closesAt, pools: drop.pools.map { pools[$0].id },
      availability: drop.availability)
  }

  /// The pool; nil when there is none.
  public func pool(_ id: PoolID) -> PoolView? {
    guard let slot = pools.slot(id.rawValue) else { return nil }
    let pool = pools[slot]
    return PoolView(
      pool: id, drop: drops[pool.drop].id, variant: pool.variant, hub: pool.hub,
      capacity: pool.capacity, held: pool.held, sold: pool.sold, waiting: pool.waiting)
  }

  /// The hold; nil when there is none, or it ended too long ago.
  public func hold(_ id: HoldID) -> HoldView? {
    guard let slot = holds.slot(id.rawValue) else { return nil }
    let hold = holds.whole(slot)
    var lines = UnitLines()
    for index in 0..<Int(hold.lineCount) {
      let line = hold.lines[index]
      lines.append(UnitLine(pool: pools[line.pool].id, quantity: line.quantity))
    }
    return HoldView(
      hold: id, buyer: hold.buyer, drop: drops[hold.drop].id, phase: hold.phase,
      source: hold.source, lines: lines, deadlineMicroseconds: hold.deadline,
      confirmDeadlineMicroseconds: hold.confirmDeadline, payment: hold.payment,
      order: hold.order, waiter: hold.waiter, window: hold.window)
  }

  /// The place in line; nil when there is none, or it ended too long ago.
  public func waiter(_ id: WaiterID) -> WaiterView? {
    guard let slot = waiters.slot(id.rawValue), waiters[slot].leg == 0 else { return nil }
    let waiter = waiters[slot]
    var lines = UnitLines()
    for leg in legs(of: slot) {
      lines.append(UnitLine(pool: pools[waiters[leg].pool].id, quantity: waiters[leg].quantity))
    }
    return WaiterView(
      waiter: id, buyer: waiter.buyer, pool: pools[waiter.pool].id,
      quantity: UInt32(clamping: lines.totalQuantity),
      minimumQuantity: waiter.isLeg ? UInt32(clamping: lines.totalQuantity) : waiter.minimum,
      lines: lines, phase: waiter.phase, hold: waiter.hold)
  }

  /// The job; nil when there is none, or its order ended too long ago.
  public func job(_ id: JobID) -> JobView? {
    jobs.slot(id.rawValue).map { view(ofJob: $0) }
  }

  /// The order; nil when there is none, or it ended too long ago.
  public func order(_ id: OrderID) -> OrderView? {
    guard let slot = orders.slot(id.rawValue) else { return nil }
    let order = orders[slot]
    return OrderView(
      order: id, hold: order.hold, buyer: order.buyer, drop: drops[order.drop].id,
      revision: order.revision, phase: order.phase, payment: order.payment,
      amountMinor: order.amountMinor,
      jobs: (0..<Int(order.jobCount)).map { view(ofJob: order.jobs[$0]) }, window: order.window)
  }

  /// The payment; nil when the engine has never heard of it, or no longer knows.
  public func payment(_ key: Key128) -> PaymentView? {
    guard let slot = payments.slot(key) else { return nil }
    let payment = payments[slot]
    return PaymentView(
      payment: key, hold: payment.hold, order: payment.order, state: payment.state)
  }

  /// How much there is of everything that grows.
  public var counts: EngineCounts {
    EngineCounts(
      drops: drops.count, pools: pools.count, liveHolds: liveHolds, holds: holds.count,
      waiting: waitingCount, orders: orders.count, payments: payments.count,
      idempotencyKeys: remembered.count, refusals: refused.count)
  }

  private func view(ofJob slot: UInt32) -> JobView {
    let job = jobs[slot]
    let hasHub = job.hub != noSlot
    return JobView(
      job: job.id, order: orders[job.order].id, pool: pools[job.pool].id, quantity: job.quantity,
      phase: job.phase, attempt: job.attempt, hub: hasHub ? hubs[job.hub].id : .none,
      partner: hasHub ? hubs[job.hub].partner : .none, etaMicroseconds: job.eta)
  }
}
