import Basics

extension Engine {
  /// Puts a row back into an engine that has not applied anything. Rows come in ascending order of
  /// tables; idempotency rows in ascending order of keys. `finishRestore()` must follow the last
  /// row.
  public mutating func restore(
    table: UInt8, key: [UInt8], value: [UInt8]
  ) throws(RestoreError) {
    guard let known = StateTable(rawValue: table) else { throw .unknownTable(table) }
    rowBeingRestored = Self.rowDigest(known, key, value)
    restoredDigest.combine(unordered: rowBeingRestored)
    try restore(try StoredRow(table: table, key: key, value: value))
  }

  private mutating func restore(_ row: StoredRow) throws(RestoreError) {
    let digest = rowBeingRestored
    switch row {
    case .engine(let row): try restore(row)
    case .partner(let row):
      let record = PartnerRecord(id: row.partner, name: row.name, nextOffset: row.nextOffset)
      try Self.put(record, into: &partners, digest)
    case .hub(let row):
      try Self.put(HubRecord(row), into: &hubs, digest)
      if partners.slot(row.partner.rawValue) == nil { throw .danglingReference(.hubs) }
    case .stream(let row): try Self.put(StreamRecord(row), into: &streams, digest)
    case .offer(let row): try Self.put(OfferRecord(row), into: &offers, digest)
    case .drop(let row): try Self.put(DropRecord(row), into: &drops, digest)
    case .pool(let row): try restore(row)
    case .buyer(let row):
      let record = BuyerRecord(
        id: row.buyer, nextOffset: row.nextOffset, toldAt: row.toldAtMicroseconds, order: row.order)
      try Self.put(record, into: &buyers, digest)
    case .usage(let row):
      let record = UsageRecord(
        key: UsageKey(drop: row.drop, buyer: row.buyer), committed: row.committed,
        waiting: row.waiting, order: row.order)
      try Self.put(record, into: &usage, digest)
    case .hold(let row): try restore(row)
    case .waiter(let row): try restore(row)
    case .order(let row): try restore(row)
    case .job(let row): try restore(row)
    case .idempotency(let row):
      guard remembered.restore(outcome(row), number: row.number, digest: digest) else {
        throw .misplacedRow(.idempotency)
      }
    case .refusal(let row):
      guard refused.restore(outcome(row), number: row.number, digest: digest) else {
        throw .misplacedRow(.refusals)
      }
    case .payment(let row): try Self.put(PaymentRecord(row), into: &payments, digest)
    case .hubSignals(let row): try restore(row)
    }
  }

  private static func put<Record: EntityRecord>(
    _ record: Record, into table: inout EntityTable<Record>, _ digest: StateDigest
  ) throws(RestoreError) {
    if record.isTombstone || table.slot(record.key) != nil {
      throw RestoreError.misplacedRow(Record.table)
    }
    table.restore(record, digest: digest)
  }

  private mutating func restore(_ row: EngineRow) throws(RestoreError) {
    if lastSequence != 0 { throw .notEmpty }
    lastSequence = row.lastSequence
    lastLogTimeMicroseconds = row.lastLogTimeMicroseconds
    platformNextOffset = row.platformNextOffset
    nextFinishOrder = row.nextFinishOrder
    remembered.restoreEmpty(nextNumber: row.nextOutcome)
    // The first form ends here.
    guard let kept = row.retention else { return }
    refused.restoreEmpty(nextNumber: row.nextRefusal)
    rules = row.rules
    forgottenThrough = row.forgottenThrough
    retention = kept
    nextUsageOrder = row.nextUsageOrder
    nextToldOrder = row.nextToldOrder
    forgottenOffset = row.forgottenOffset
    remembered.restore(try Self.ceilings(row.outcomeCeilings, .idempotency))
    refused.restore(try Self.ceilings(row.refusalCeilings, .refusals))
  }

  private static func ceilings(
    _ all: [OutcomeCeiling], _ table: StateTable
  ) throws(RestoreError) -> TimeCeilings {
    let all = all.map { TimeCeilings.Ceiling(end: $0.end, time: $0.timeMicroseconds) }
    guard let ceilings = TimeCeilings(all) else { throw .inconsistent(table) }
    return ceilings
  }

  private mutating func restore(_ row: PoolRow) throws(RestoreError) {
    guard let drop = drops.slot(row.drop.rawValue) else { throw .danglingReference(.pools) }
    if UInt64(row.held) + UInt64(row.sold) > UInt64(row.capacity) { throw .inconsistent(.pools) }
    var record = PoolRecord()
    record.id = row.pool
    record.drop = drop
    record.variant = row.variant
    record.hub = row.hub
    record.capacity = row.capacity
    record.held = row.held
    record.sold = row.sold
    record.waiting = row.waiting
    record.isPending = row.isPending
    try Self.put(record, into: &pools, rowBeingRestored)
  }

  private mutating func restore(_ row: HoldRow) throws(RestoreError) {
    guard let drop = drops.slot(row.drop.rawValue) else { throw .danglingReference(.holds) }
    var record = HoldRecord()
    record.id = row.hold
    record.buyer = row.buyer
    record.drop = drop
    record.phase = row.phase
    record.source = row.source
    record.extensions = row.extensions
    record.lineCount = UInt8(row.lines.count)
    for index in 0..<row.lines.count {
      let line = row.lines[index]
      guard let pool = pools.slot(line.pool.rawValue) else { throw .danglingReference(.holds) }
      record.lines[index] = HeldLine(pool: pool, quantity: line.quantity)
    }
    record.deadline = row.deadlineMicroseconds
    record.confirmDeadline = row.confirmDeadlineMicroseconds
    record.payment = row.payment
    record.order = row.order
    record.waiter = row.waiter
    record.finishedAt = row.finishedAtMicroseconds
    record.finishOrder = row.finishOrder
    try Self.put(record, into: &holds, rowBeingRestored)
  }

  private mutating func restore(_ row: WaiterRow) throws(RestoreError) {
    guard let pool = pools.slot(row.pool.rawValue) else { throw .danglingReference(.waiters) }
    var record = WaiterRecord()
    record.id = row.waiter
    record.buyer = row.buyer
    record.pool = pool
    record.quantity = row.quantity
    record.minimum = row.minimumQuantity
    record.phase = row.phase
    record.hold = row.hold
    record.finishedAt = row.finishedAtMicroseconds
    record.finishOrder = row.finishOrder
    try Self.put(record, into: &waiters, rowBeingRestored)
  }

  private mutating func restore(_ row: OrderRow) throws(RestoreError) {
    guard let drop = drops.slot(row.drop.rawValue) else { throw .danglingReference(.orders) }
    if Int(row.jobCount) > UnitLines.capacity { throw .inconsistent(.orders) }
    var record = OrderRecord()
    record.id = row.order
    record.hold = row.hold
    record.buyer = row.buyer
    record.drop = drop
    record.revision = row.revision
    record.phase = row.phase
    record.jobCount = row.jobCount
    record.payment = row.payment
    record.amountMinor = row.amountMinor
    record.finishedAt = row.finishedAtMicroseconds
    record.finishOrder = row.finishOrder
    try Self.put(record, into: &orders, rowBeingRestored)
  }

  private mutating func restore(_ row: JobRow) throws(RestoreError) {
    guard let order = orders.slot(row.order.rawValue), let pool = pools.slot(row.pool.rawValue)
    else { throw .danglingReference(.jobs) }
    if row.tried.count > TriedHubs.capacity { throw .inconsistent(.jobs) }
    var record = JobRecord()
    record.id = row.job
    record.order = order
    record.pool = pool
    record.quantity = row.quantity
    record.phase = row.phase
    record.attempt = row.attempt
    if !row.hub.isNone {
      guard let slot = hubs.slot(row.hub.rawValue) else { throw .danglingReference(.jobs) }
      record.hub = slot
    }
    for hub in row.tried {
      guard let slot = hubs.slot(hub.rawValue) else { throw .danglingReference(.jobs) }
      record.tried.append(slot)
    }
    record.eta = row.etaMicroseconds
    try Self.put(record, into: &jobs, rowBeingRestored)
  }

  private mutating func restore(_ row: HubSignalRow) throws(RestoreError) {
    guard let hub = hubs.slot(row.hub.rawValue) else { throw .danglingReference(.hubSignals) }
    if !row.policy.isValid(under: limits) { throw .inconsistent(.hubSignals) }
    var record = HubSignalRecord()
    record.id = row.hub
    record.hub = hub
    record.policy = row.policy
    record.fullAt = row.fullAtMicroseconds
    record.mode = row.mode
    record.reason = row.reason
    record.isForced = row.isForced
    record.since = row.sinceMicroseconds
    record.heardAt = row.heardAtMicroseconds
    record.isHeard = row.isHeard
    record.numbers = HubNumbers(
      backlog: row.backlog, preparation: row.preparationMicroseconds,
      acceptRate: row.acceptRate)
    try Self.put(record, into: &hubSignals, rowBeingRestored)
  }

  private func outcome(_ row: OutcomeRow) -> RememberedOutcome {
    RememberedOutcome(
      key: RememberedKey(
        space: row.space, principal: row.principal.rawValue, key: row.key, under: secret),
      fingerprint: row.fingerprint, outcome: row.outcome)
  }
}

// Rows that refer to nothing by a slot.

extension HubRecord {
  fileprivate init(_ row: HubRow) {
    self.init(
      id: row.hub, partner: row.partner, zone: row.zone, capabilities: row.capabilities,
      maximumOpenJobs: row.maximumOpenJobs, openJobs: row.jobs)
  }
}

extension StreamRecord {
  fileprivate init(_ row: StreamRow) {
    self.init(
      id: row.stream, creator: row.creator, title: row.title, epoch: row.epoch,
      nextOffset: row.nextOffset, isOpen: row.isOpen)
  }
}

extension OfferRecord {
  fileprivate init(_ row: OfferRow) {
    self.init(
      id: row.offer, creator: row.creator, version: row.version, title: row.title,
      priceMinor: row.priceMinor, currency: row.currency, variants: row.variants)
  }
}

extension DropRecord {
  fileprivate init(_ row: DropRow) {
    self.init()
    id = row.drop
    offer = row.offer
    offerVersion = row.offerVersion
    stream = row.stream
    priceMinor = row.priceMinor
    currency = row.currency
    phase = row.phase
    opensByCue = row.opensByCue
    buyerLimit = row.buyerLimit
    waitlistLimit = row.waitlistLimit
    holdTTL = row.holdTTLMicroseconds
    opensAt = row.opensAtMicroseconds
    closesAt = row.closesAtMicroseconds
    requiredCapabilities = row.requiredCapabilities
    zone = row.zone
    poolCount = row.poolCount
    endedAt = row.endedAtMicroseconds
    isRetiring = row.isRetiring
  }
}

extension PaymentRecord {
  fileprivate init(_ row: PaymentRow) {
    self.init()
    key = row.payment
    hold = row.hold
    order = row.order
    state = row.state
    reason = row.reason
    amountMinor = row.amountMinor
    endedAt = row.endedAtMicroseconds
    finishOrder = row.finishOrder
  }
}
