import Basics

/// The digest of the state: the sum of the digests of all rows, modulo 2^128.
///
/// A sum does not depend on where in memory a record is nor on the order of rows, and a row that
/// changes changes it by the difference. So each table keeps the digest of each of its rows and the
/// sum of these; they are brought up to date where rows are encoded anyway, in a drain, which then
/// costs a multiplication or two more for every eight bytes. An entry does nothing for it.
extension Engine {
  /// A digest of all state. Costs what has changed since the last drain or `settleDigest()`,
  /// whatever the size of the state.
  public func digest() -> StateDigest {
    var key = ByteSink()
    var value = ByteSink()
    encodeEngineRow(into: &value)
    var digest = Self.rowDigest(.engine, key, value)
    add(partners, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(hubs, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(streams, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(offers, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(drops, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(pools, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(buyers, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(usage, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(holds.kept, &key, &value, to: &digest) { encodeRow(holds.whole($0), into: &$1) }
    add(waiters, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(orders, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(jobs, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(payments, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(windows, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(reservations, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(hubSignals, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(fences, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(refunding, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(admissions, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(joiners, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(tokens, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    add(hubStates, &key, &value, to: &digest) { encodeRow($0, into: &$1) }
    Self.add(remembered, .idempotency, from: remembered.digestedEnd, &key, &value, to: &digest)
    Self.add(refused, .refusals, from: refused.digestedEnd, &key, &value, to: &digest)
    digest.combine(unordered: remembered.digestSum)
    digest.combine(unordered: refused.digestSum)
    addAdoptedLimits(&key, &value, to: &digest)
    addTill(&key, &value, to: &digest)
    addDispatch(&key, &value, to: &digest)
    return digest
  }

  /// Digests the rows that have changed, so that asking for the digest again and again costs
  /// nothing until something changes.
  public mutating func settleDigest() {
    var key = ByteSink()
    var value = ByteSink()
    var digests: [StateDigest] = []
    swap(&digests, &digestScratch)
    digest(partners, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    partners.settle(digests)
    digest(hubs, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    hubs.settle(digests)
    digest(streams, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    streams.settle(digests)
    digest(offers, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    offers.settle(digests)
    digest(drops, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    drops.settle(digests)
    digest(pools, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    pools.settle(digests)
    digest(buyers, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    buyers.settle(digests)
    digest(usage, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    usage.settle(digests)
    digest(holds.kept, &key, &value, into: &digests) { encodeRow(holds.whole($0), into: &$1) }
    holds.settle(digests)
    digest(waiters, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    waiters.settle(digests)
    digest(orders, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    orders.settle(digests)
    digest(jobs, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    jobs.settle(digests)
    digest(payments, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    payments.settle(digests)
    digest(windows, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    windows.settle(digests)
    digest(reservations, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    reservations.settle(digests)
    digest(hubSignals, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    hubSignals.settle(digests)
    digest(fences, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    fences.settle(digests)
    digest(refunding, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    refunding.settle(digests)
    digest(admissions, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    admissions.settle(digests)
    digest(joiners, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    joiners.settle(digests)
    digest(tokens, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    tokens.settle(digests)
    digest(hubStates, &key, &value, into: &digests) { encodeRow($0, into: &$1) }
    hubStates.settle(digests)
    Self.settle(&remembered, .idempotency, &key, &value)
    Self.settle(&refused, .refusals, &key, &value)
    swap(&digests, &digestScratch)
  }

  /// The digest from the rows alone, and in proportion to the state: what `digest()` must be.
  package func digestFromScratch() -> StateDigest {
    var key = ByteSink()
    var value = ByteSink()
    encodeEngineRow(into: &value)
    var digest = Self.rowDigest(.engine, key, value)
    sum(partners, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(hubs, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(streams, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(offers, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(drops, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(pools, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(buyers, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(usage, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(holds.kept, &key, &value, into: &digest) { encodeRow(holds.whole($0), into: &$1) }
    sum(waiters, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(orders, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(jobs, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(payments, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(windows, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(reservations, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(hubSignals, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(fences, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(refunding, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(admissions, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(joiners, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(tokens, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(hubStates, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    Self.add(remembered, .idempotency, from: remembered.firstNumber, &key, &value, to: &digest)
    Self.add(refused, .refusals, from: refused.firstNumber, &key, &value, to: &digest)
    addAdoptedLimits(&key, &value, to: &digest)
    addTill(&key, &value, to: &digest)
    addDispatch(&key, &value, to: &digest)
    return digest
  }

  /// One row at most, and seldom another one.
  private func addAdoptedLimits(
    _ key: inout ByteSink, _ value: inout ByteSink, to digest: inout StateDigest
  ) {
    if !hasAdoptedLimits { return }
    key.removeAll()
    value.removeAll()
    encodeAdoptedLimits(into: &value)
    digest.combine(unordered: Self.rowDigest(.limits, key, value))
  }

  /// One row at most.
  private func addTill(
    _ key: inout ByteSink, _ value: inout ByteSink, to digest: inout StateDigest
  ) {
    if !till.isOpen { return }
    key.removeAll()
    value.removeAll()
    encodeTill(into: &value)
    digest.combine(unordered: Self.rowDigest(.till, key, value))
  }

  /// One row at most.
  private func addDispatch(
    _ key: inout ByteSink, _ value: inout ByteSink, to digest: inout StateDigest
  ) {
    if !dispatch.isSet { return }
    key.removeAll()
    value.removeAll()
    encodeDispatch(into: &value)
    digest.combine(unordered: Self.rowDigest(.dispatch, key, value))
  }

  /// Key and value of an outcome's row.
  static func encodeRow(
    _ number: UInt64, of outcomes: borrowing IdempotencyTable, _ key: inout ByteSink,
    _ value: inout ByteSink
  ) {
    key.removeAll()
    value.removeAll()
    key.putFixed(number.byteSwapped)
    encodeRow(outcomes.outcome(number: number), into: &value)
  }

  /// Adds the rows of outcomes from a number on.
  private static func add(
    _ outcomes: borrowing IdempotencyTable, _ table: StateTable, from first: UInt64,
    _ key: inout ByteSink, _ value: inout ByteSink, to digest: inout StateDigest
  ) {
    for number in first..<outcomes.endNumber {
      encodeRow(number, of: outcomes, &key, &value)
      digest.combine(unordered: rowDigest(table, key, value))
    }
  }

  private static func settle(
    _ outcomes: inout IdempotencyTable, _ table: StateTable, _ key: inout ByteSink,
    _ value: inout ByteSink
  ) {
    while outcomes.digestedEnd < outcomes.endNumber {
      encodeRow(outcomes.digestedEnd, of: outcomes, &key, &value)
      outcomes.settle(rowDigest(table, key, value))
    }
  }

  static func rowDigest(_ table: StateTable, _ key: ByteSink, _ value: ByteSink) -> StateDigest {
    rowDigest(table, key.bytes, value.bytes)
  }

  static func rowDigest(_ table: StateTable, _ key: [UInt8], _ value: [UInt8]) -> StateDigest {
    var hasher = DigestHasher()
    hasher.combine(UInt64(table.rawValue))
    hasher.combine(bytes: key)
    hasher.combine(bytes: value)
    return hasher.finalize()
  }

  /// Lists the digests of a table's changed rows.
  private func digest<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, _ key: inout ByteSink, _ value: inout ByteSink,
    into digests: inout [StateDigest], encode: (Record, inout ByteSink) -> Void
  ) {
    digests.removeAll(keepingCapacity: true)
    for slot in table.freshSlots where !table[slot].isTombstone {
      digests.append(rowDigest(slot, of: table, &key, &value, encode: encode))
    }
  }

  /// Adds a table's sum as it is with its changed rows.
  private func add<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, _ key: inout ByteSink, _ value: inout ByteSink,
    to digest: inout StateDigest, encode: (Record, inout ByteSink) -> Void
  ) {
    digest.combine(unordered: table.digestSum)
    for slot in table.freshSlots where !table[slot].isTombstone {
      digest.remove(unordered: table.digest(of: slot))
      digest.combine(unordered: rowDigest(slot, of: table, &key, &value, encode: encode))
    }
  }

  private func sum<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, _ key: inout ByteSink, _ value: inout ByteSink,
    into digest: inout StateDigest, encode: (Record, inout ByteSink) -> Void
  ) {
    table.forEachSlot { slot in
      digest.combine(unordered: rowDigest(slot, of: table, &key, &value, encode: encode))
    }
  }

  private func rowDigest<Record: EntityRecord>(
    _ slot: UInt32, of table: borrowing EntityTable<Record>, _ key: inout ByteSink,
    _ value: inout ByteSink, encode: (Record, inout ByteSink) -> Void
  ) -> StateDigest {
    key.removeAll()
    value.removeAll()
    Record.encode(key: table[slot].key, into: &key)
    encode(table[slot], &value)
    return Self.rowDigest(Record.table, key, value)
  }
}
