import Basics

extension Engine {
  /// Puts a row back into an engine that has not applied anything. Rows come in ascending order of
  /// tables; idempotency rows in ascending order of keys. `finishRestore()` must follow the last
  /// row.
  public mutating func restore(
    table: UInt8, key: [UInt8], value: [UInt8]
  ) throws(RestoreError) {
    guard let table = StateTable(rawValue: table) else { throw .unknownTable(table) }
    rowBeingRestored = Self.rowDigest(table, key, value)
    restoredDigest.combine(unordered: rowBeingRestored)
    var keySource = ByteSource(key)
    var source = ByteSource(value)
    do {
      let start = source.offset
      let version = try source.byte()
      guard version >= 1, version <= newestRowVersion(of: table) else {
        throw ByteError(.unknownTag, at: start)
      }
      let isComplete = try restore(table, version, &keySource, &source)
      if !isComplete { throw RestoreError.danglingReference(table) }
      try source.finish()
      try keySource.finish()
    } catch let error as ByteError {
      throw .malformedRow(table, error)
    } catch let error as RestoreError {
      throw error
    } catch {
      throw .inconsistent(table)
    }
  }

  /// False when the row refers to something that is not there.
  private mutating func restore(
    _ table: StateTable, _ version: UInt8, _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> Bool {
    switch table {
    case .engine: try restoreEngine(&source, version)
    case .partners:
      let record = PartnerRecord(
        id: try key.bigEndianID(), name: try source.text(limit: FormBounds.textBytes),
        nextOffset: try source.varint())
      try Self.put(record, into: &partners, rowBeingRestored)
    case .hubs: return try restoreHub(&key, &source)
    case .streams:
      let record = StreamRecord(
        id: try key.bigEndianID(), creator: try source.id(),
        title: try source.text(limit: FormBounds.textBytes), epoch: try source.varint32(),
        nextOffset: try source.varint(), isOpen: try source.flag())
      try Self.put(record, into: &streams, rowBeingRestored)
    case .offers: try restoreOffer(&key, &source)
    case .drops: try restoreDrop(&key, &source, version)
    case .pools: return try restorePool(&key, &source)
    case .buyers:
      var record = BuyerRecord(id: try key.bigEndianID(), nextOffset: try source.varint())
      if version >= 2 {
        record.toldAt = try source.signed()
        record.order = try source.varint()
      }
      try Self.put(record, into: &buyers, rowBeingRestored)
    case .usage:
      let usageKey = UsageKey(drop: try key.bigEndianID(), buyer: try key.bigEndianID())
      var record = UsageRecord(
        key: usageKey, committed: try source.varint32(), waiting: try source.varint32())
      if version >= 2 { record.order = try source.varint() }
      try Self.put(record, into: &usage, rowBeingRestored)
    case .holds: return try restoreHold(&key, &source)
    case .waiters: return try restoreWaiter(&key, &source)
    case .orders: return try restoreOrder(&key, &source)
    case .jobs: return try restoreJob(&key, &source)
    case .idempotency:
      let (number, outcome) = try readRemembered(&key, &source)
      guard remembered.restore(outcome, number: number, digest: rowBeingRestored) else {
        throw RestoreError.misplacedRow(table)
      }
    case .refusals:
      let (number, outcome) = try readRemembered(&key, &source)
      guard refused.restore(outcome, number: number, digest: rowBeingRestored) else {
        throw RestoreError.misplacedRow(table)
      }
    case .payments: try restorePayment(&key, &source)
    }
    return true
  }

  private static func put<Record: EntityRecord>(
    _ record: Record, into table: inout EntityTable<Record>, _ digest: StateDigest
  ) throws {
    if record.isTombstone || table.slot(record.key) != nil {
      throw RestoreError.misplacedRow(Record.table)
    }
    table.restore(record, digest: digest)
  }

  private mutating func restoreEngine(_ source: inout ByteSource, _ version: UInt8) throws {
    if lastSequence != 0 { throw RestoreError.notEmpty }
    lastSequence = try source.varint()
    lastLogTimeMicroseconds = try source.signed()
    platformNextOffset = try source.varint()
    nextFinishOrder = try source.varint()
    remembered.restoreEmpty(nextNumber: try source.varint())
    if version < 2 { return }
    refused.restoreEmpty(nextNumber: try source.varint())
    rules = try source.enumeration()
    forgottenThrough = try source.varint()
    retention = try Retention(from: &source)
    nextUsageOrder = try source.varint()
    nextToldOrder = try source.varint()
    forgottenOffset = try source.varint()
    if version < 3 { return }
    remembered.restore(try Self.ceilings(from: &source, .idempotency))
    refused.restore(try Self.ceilings(from: &source, .refusals))
  }

  private static func ceilings(
    from source: inout ByteSource, _ table: StateTable
  ) throws -> TimeCeilings {
    var all: [TimeCeilings.Ceiling] = []
    for _ in 0..<(try source.length(limit: TimeCeilings.most)) {
      all.append(TimeCeilings.Ceiling(end: try source.varint(), time: try source.signed()))
    }
    guard let ceilings = TimeCeilings(all) else { throw RestoreError.inconsistent(table) }
    return ceilings
  }

  private mutating func restorePayment(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws {
    var record = PaymentRecord()
    record.key = Key128(
      high: UInt64(bigEndian: try key.fixed()), low: UInt64(bigEndian: try key.fixed()))
    record.hold = try source.id()
    record.order = try source.id()
    record.state = try source.enumeration()
    record.reason = try source.enumeration()
    record.amountMinor = try source.signed()
    record.endedAt = try source.signed()
    record.finishOrder = try source.varint()
    try Self.put(record, into: &payments, rowBeingRestored)
  }

  private mutating func restoreHub(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> Bool {
    let record = HubRecord(
      id: try key.bigEndianID(), partner: try source.id(), zone: try source.varint32(),
      capabilities: Capabilities(rawValue: try source.fixed()),
      maximumOpenJobs: try source.varint32(), openJobs: try source.varint32())
    try Self.put(record, into: &hubs, rowBeingRestored)
    return partners.slot(record.partner.rawValue) != nil
  }

  private mutating func restoreOffer(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws {
    var record = OfferRecord(
      id: try key.bigEndianID(), creator: try source.id(), version: try source.varint32(),
      title: try source.text(limit: FormBounds.textBytes), priceMinor: try source.signed(),
      currency: Currency(rawValue: try source.varint32()), variants: [])
    for _ in 0..<(try source.length(limit: FormBounds.elements)) {
      record.variants.append(try source.text(limit: FormBounds.textBytes))
    }
    try Self.put(record, into: &offers, rowBeingRestored)
  }

  private mutating func restoreDrop(
    _ key: inout ByteSource, _ source: inout ByteSource, _ version: UInt8
  ) throws {
    var record = DropRecord()
    record.id = try key.bigEndianID()
    record.offer = try source.id()
    record.offerVersion = try source.varint32()
    record.stream = try source.id()
    record.priceMinor = try source.signed()
    record.currency = Currency(rawValue: try source.varint32())
    record.phase = try source.enumeration()
    record.opensByCue = try source.flag()
    record.buyerLimit = try source.varint32()
    record.waitlistLimit = try source.varint32()
    record.holdTTL = try source.signed()
    record.opensAt = try source.signed()
    record.closesAt = try source.signed()
    record.requiredCapabilities = Capabilities(rawValue: try source.fixed())
    record.zone = try source.varint32()
    record.poolCount = try source.varint32()
    if version >= 2 {
      record.endedAt = try source.signed()
      record.isRetiring = try source.flag()
    }
    try Self.put(record, into: &drops, rowBeingRestored)
  }

  private mutating func restorePool(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> Bool {
    var record = PoolRecord()
    record.id = try key.bigEndianID()
    guard let drop = drops.slot(try source.id(DropID.self).rawValue) else { return false }
    record.drop = drop
    record.variant = try source.varint32()
    record.hub = try source.id()
    record.capacity = try source.varint32()
    record.held = try source.varint32()
    record.sold = try source.varint32()
    record.waiting = try source.varint32()
    record.isPending = try source.flag()
    if UInt64(record.held) + UInt64(record.sold) > UInt64(record.capacity) {
      throw RestoreError.inconsistent(.pools)
    }
    try Self.put(record, into: &pools, rowBeingRestored)
    return true
  }

  private mutating func restoreHold(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> Bool {
    var record = HoldRecord()
    record.id = try key.bigEndianID()
    record.buyer = try source.id()
    guard let drop = drops.slot(try source.id(DropID.self).rawValue) else { return false }
    record.drop = drop
    record.phase = try source.enumeration()
    record.source = try source.enumeration()
    record.extensions = try source.byte()
    record.lineCount = try source.byte()
    if Int(record.lineCount) > UnitLines.capacity { throw RestoreError.inconsistent(.holds) }
    for index in 0..<Int(record.lineCount) {
      guard let pool = pools.slot(try source.id(PoolID.self).rawValue) else { return false }
      record.lines[index] = HeldLine(pool: pool, quantity: try source.varint32())
    }
    record.deadline = try source.signed()
    record.confirmDeadline = try source.signed()
    record.payment = try source.key()
    record.order = try source.id()
    record.waiter = try source.id()
    record.finishedAt = try source.signed()
    record.finishOrder = try source.varint()
    try Self.put(record, into: &holds, rowBeingRestored)
    return true
  }

  private mutating func restoreWaiter(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> Bool {
    var record = WaiterRecord()
    record.id = try key.bigEndianID()
    record.buyer = try source.id()
    guard let pool = pools.slot(try source.id(PoolID.self).rawValue) else { return false }
    record.pool = pool
    record.quantity = try source.varint32()
    record.minimum = try source.varint32()
    record.phase = try source.enumeration()
    record.hold = try source.id()
    record.finishedAt = try source.signed()
    record.finishOrder = try source.varint()
    try Self.put(record, into: &waiters, rowBeingRestored)
    return true
  }

  private mutating func restoreOrder(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> Bool {
    var record = OrderRecord()
    record.id = try key.bigEndianID()
    record.hold = try source.id()
    record.buyer = try source.id()
    guard let drop = drops.slot(try source.id(DropID.self).rawValue) else { return false }
    record.drop = drop
    record.revision = try source.varint32()
    record.phase = try source.enumeration()
    record.jobCount = try source.byte()
    if Int(record.jobCount) > UnitLines.capacity { throw RestoreError.inconsistent(.orders) }
    record.payment = try source.key()
    record.amountMinor = try source.signed()
    record.finishedAt = try source.signed()
    record.finishOrder = try source.varint()
    try Self.put(record, into: &orders, rowBeingRestored)
    return true
  }

  private mutating func restoreJob(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> Bool {
    var record = JobRecord()
    record.id = try key.bigEndianID()
    guard let order = orders.slot(try source.id(OrderID.self).rawValue) else { return false }
    guard let pool = pools.slot(try source.id(PoolID.self).rawValue) else { return false }
    record.order = order
    record.pool = pool
    record.quantity = try source.varint32()
    record.phase = try source.enumeration()
    record.attempt = try source.varint32()
    let hub = try source.id(HubID.self)
    if !hub.isNone {
      guard let slot = hubs.slot(hub.rawValue) else { return false }
      record.hub = slot
    }
    let tried = try source.byte()
    if Int(tried) > TriedHubs.capacity { throw RestoreError.inconsistent(.jobs) }
    for _ in 0..<tried {
      guard let slot = hubs.slot(try source.id(HubID.self).rawValue) else { return false }
      record.tried.append(slot)
    }
    record.eta = try source.signed()
    try Self.put(record, into: &jobs, rowBeingRestored)
    return true
  }

  private func readRemembered(
    _ key: inout ByteSource, _ source: inout ByteSource
  ) throws -> (number: UInt64, outcome: RememberedOutcome) {
    let number = UInt64(bigEndian: try key.fixed())
    let remembered = RememberedOutcome(
      key: RememberedKey(
        space: try source.enumeration(), principal: try source.fixed(), key: try source.key(),
        under: secret),
      fingerprint: try source.fixed(), outcome: try Outcome(from: &source))
    return (number, remembered)
  }
}

extension ByteSource {
  /// Reads an id from a row's key.
  fileprivate mutating func bigEndianID<Kind>() throws(ByteError) -> EntityID<Kind> {
    EntityID(rawValue: UInt64(bigEndian: try fixed()))
  }
}
