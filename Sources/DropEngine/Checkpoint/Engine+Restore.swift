import Basics
import Messages

extension Engine {
  /// Puts a row back into an engine that has not applied anything. Rows come in ascending order of
  /// tables; idempotency rows in ascending order of keys. `finishRestore()` must follow the last
  /// row. That a key is there twice may be noticed only after the last row of its table.
  public mutating func restore(
    table: UInt8, key: [UInt8], value: [UInt8]
  ) throws(RestoreError) {
    guard let known = StateTable(rawValue: table) else { throw .unknownTable(table) }
    rowBeingRestored = Self.rowDigest(known, key, value)
    restoredDigest.combine(unordered: rowBeingRestored)
    if let ended = restoring.note(known, key) { try indexRestored(ended) }
    var row = RowSource(key: ByteSource(key), value: ByteSource(value))
    // The tables that grow with demand: not by way of a value that could be any row.
    switch known {
    case .holds: try restore(try row.whole(of: .holds, HoldRow.init))
    case .usage: try restore(try row.whole(of: .usage, UsageRow.init))
    case .buyers: try restore(try row.whole(of: .buyers, BuyerRow.init))
    case .idempotency: try restore(try row.whole(of: .idempotency, OutcomeRow.init))
    case .refusals: try restoreRefusal(try row.whole(of: .refusals, OutcomeRow.init))
    default: try restore(try StoredRow(known, reading: &row))
    }
  }

  /// Makes what was restored of a table findable, before rows that refer to it.
  private mutating func indexRestored(_ table: StateTable) throws(RestoreError) {
    switch table {
    case .engine: break
    case .partners: partners.indexRestored()
    case .hubs: hubs.indexRestored()
    case .streams: streams.indexRestored()
    case .offers: offers.indexRestored()
    case .drops: drops.indexRestored()
    case .pools: pools.indexRestored()
    case .buyers: buyers.indexRestored()
    case .usage: usage.indexRestored()
    case .holds: holds.indexRestored()
    case .waiters: waiters.indexRestored()
    case .orders: orders.indexRestored()
    case .jobs: jobs.indexRestored()
    case .payments: payments.indexRestored()
    case .windows: windows.indexRestored()
    case .reservations: reservations.indexRestored()
    case .hubSignals: hubSignals.indexRestored()
    case .fences: fences.indexRestored()
    case .admissions: admissions.indexRestored()
    case .joiners: joiners.indexRestored()
    case .tokens: tokens.indexRestored()
    case .hubDispatch: hubStates.indexRestored()
    case .limits, .till, .dispatch: break
    case .refunding: refunding.indexRestored()
    case .idempotency:
      if !remembered.indexRestored() { throw .misplacedRow(.idempotency) }
    case .refusals:
      if !refused.indexRestored() { throw .misplacedRow(.refusals) }
    }
  }

  /// The same after the last row of all.
  mutating func indexLastRestored() throws(RestoreError) {
    if let last = restoring.table { try indexRestored(last) }
  }

  private mutating func restore(_ row: StoredRow) throws(RestoreError) {
    switch row {
    case .engine(let row): try restore(row)
    case .partner(let row):
      try Self.put(
        PartnerRecord(id: row.partner, name: row.name, nextOffset: row.nextOffset), into: &partners,
        rowBeingRestored, restoring)
    case .hub(let row):
      try Self.put(HubRecord(row), into: &hubs, rowBeingRestored, restoring)
      if partners.slot(row.partner.rawValue) == nil { throw .danglingReference(.hubs) }
    case .stream(let row):
      try Self.put(StreamRecord(row), into: &streams, rowBeingRestored, restoring)
    case .offer(let row): try Self.put(OfferRecord(row), into: &offers, rowBeingRestored, restoring)
    case .drop(let row): try Self.put(DropRecord(row), into: &drops, rowBeingRestored, restoring)
    case .pool(let row): try restore(row)
    case .buyer(let row): try restore(row)
    case .usage(let row): try restore(row)
    case .hold(let row): try restore(row)
    case .waiter(let row): try restore(row)
    case .order(let row): try restore(row)
    case .job(let row): try restore(row)
    case .idempotency(let row): try restore(row)
    case .refusal(let row): try restoreRefusal(row)
    case .payment(let row): try restore(row)
    case .window(let row): try restore(row)
    case .reservation(let row):
      try Self.put(ReservationRecord(row), into: &reservations, rowBeingRestored, restoring)
    case .hubSignals(let row): try restore(row)
    case .fence(let row): try Self.put(FenceRecord(row), into: &fences, rowBeingRestored, restoring)
    case .limits(let row): try restore(row)
    case .till(let row): try restore(row)
    case .refunding(let row):
      try Self.put(
        RefundingRecord(id: row.drop), into: &refunding, rowBeingRestored, restoring)
    case .admission(let row):
      try Self.put(AdmissionRecord(row), into: &admissions, rowBeingRestored, restoring)
    case .joiner(let row):
      try Self.put(JoinerRecord(row), into: &joiners, rowBeingRestored, restoring)
    case .token(let row): try restore(row)
    case .dispatch(let row): try restore(row)
    case .hubDispatch(let row): try restore(row)
    }
  }

  private mutating func restore(_ row: PaymentRow) throws(RestoreError) {
    var record = PaymentRecord(row)
    switch row.state {
    case .intended, .authorised, .voided, .declined: break
    case .captured, .unanswered, .refunded: throw .inconsistent(.payments)
    }
    if let kept = row.charge {
      guard let charge = Charge(kept) else { throw .inconsistent(.payments) }
      record.charge = charges.insert(charge)
    }
    try Self.put(record, into: &payments, rowBeingRestored, restoring)
  }

  static func put<Record: EntityRecord>(
    _ record: Record, into table: inout EntityTable<Record>, _ digest: StateDigest,
    _ order: RestoreOrder
  ) throws(RestoreError) {
    if record.isTombstone { throw .misplacedRow(Record.table) }
    if !order.isNew {
      table.indexRestored()
      if table.slot(record.key) != nil { throw .misplacedRow(Record.table) }
    }
    table.restore(record, digest: digest)
  }

  private mutating func restore(_ row: BuyerRow) throws(RestoreError) {
    let record = BuyerRecord(
      id: row.buyer, nextOffset: row.nextOffset, toldAt: row.toldAtMicroseconds, order: row.order)
    try Self.put(record, into: &buyers, rowBeingRestored, restoring)
  }

  private mutating func restore(_ row: UsageRow) throws(RestoreError) {
    let record = UsageRecord(
      key: UsageKey(drop: row.drop, buyer: row.buyer), committed: row.committed,
      waiting: row.waiting, order: row.order)
    try Self.put(record, into: &usage, rowBeingRestored, restoring)
  }

  private mutating func restore(_ row: OutcomeRow) throws(RestoreError) {
    guard remembered.restore(outcome(row), number: row.number, digest: rowBeingRestored) else {
      throw .misplacedRow(.idempotency)
    }
  }

  private mutating func restoreRefusal(_ row: OutcomeRow) throws(RestoreError) {
    guard refused.restore(outcome(row), number: row.number, digest: rowBeingRestored) else {
      throw .misplacedRow(.refusals)
    }
  }

  private mutating func restore(_ row: EngineRow) throws(RestoreError) {
    switchedOff = MarketSwitches(rawValue: row.switchedOff)
    if !switchedOff.isSubset(of: .all) { throw .inconsistent(.engine) }
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

  private mutating func restore(_ row: LimitsRow) throws(RestoreError) {
    if fault == .loseAdoption { return }
    if hasAdoptedLimits { throw .misplacedRow(.limits) }
    if row.settings.isEmpty { throw .inconsistent(.limits) }
    adoptedLimits = row.settings
    for setting in row.settings {
      guard take(setting) else { throw .inconsistent(.limits) }
    }
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
    record.isPreorder = row.isPreorder
    record.isApart = row.isPreorder
    try Self.put(record, into: &pools, rowBeingRestored, restoring)
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
    record.window = row.window
    try Self.put(holds.keep(record), into: &holds.kept, rowBeingRestored, restoring)
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
    let isInRange = row.legs >= 1 && row.legs <= UnitLines.capacity && row.leg < row.legs
    // The ids of a place in several lines follow each other, within those of an entry.
    let behind = UInt64(row.legs) + UInt64(row.waiter.index)
    if !isInRange || row.waiter.index < row.leg || behind - UInt64(row.leg) > 1 << 20 {
      throw .inconsistent(.waiters)
    }
    record.leg = row.leg
    record.legs = row.legs
    try Self.put(record, into: &waiters, rowBeingRestored, restoring)
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
    record.window = row.window
    try Self.put(record, into: &orders, rowBeingRestored, restoring)
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
    if let row = row.dispatch { try restore(row, to: &record) }
    try Self.put(record, into: &jobs, rowBeingRestored, restoring)
  }

  private mutating func restore(_ row: WindowRow) throws(RestoreError) {
    if UInt64(row.held) + UInt64(row.booked) > UInt64(row.capacity) {
      throw .inconsistent(.windows)
    }
    var record = WindowRecord()
    record.id = row.window
    if !row.hub.isNone {
      guard let slot = hubs.slot(row.hub.rawValue) else { throw .danglingReference(.windows) }
      record.hub = slot
    }
    record.zone = row.zone
    record.kind = WindowClass(rawValue: row.windowClass)
    record.preferences = PreferenceSet(rawValue: row.preferences)
    record.start = row.startMicroseconds
    record.end = row.endMicroseconds
    record.opens = row.opensMicroseconds
    record.closes = row.closesMicroseconds
    record.capacity = row.capacity
    record.held = row.held
    record.booked = row.booked
    try Self.put(record, into: &windows, rowBeingRestored, restoring)
  }

  private mutating func restore(_ row: HubSignalRow) throws(RestoreError) {
    guard let hub = hubs.slot(row.hub.rawValue) else { throw .danglingReference(.hubSignals) }
    if !row.policy.isValid(under: limits.widestOfHubs) { throw .inconsistent(.hubSignals) }
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
    try Self.put(record, into: &hubSignals, rowBeingRestored, restoring)
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
    bypass = row.bypass
    passed = row.passed
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
