import Basics

extension Engine {
  /// Writes the rows that changed since the last call, and only those: the cost is that of what
  /// changed, whatever the size of the state. Tables in ascending order; and what was forgotten since, if
  /// it is archived.
  ///
  /// The rows of all drains since an engine was empty, or was restored, are its state: applied to
  /// the rows before, they restore to a state with the same digest.
  public mutating func drainChanges(into rows: inout some RowSink) {
    var key = ByteSink()
    var value = ByteSink()
    var digests: [StateDigest] = []
    swap(&key, &keySink)
    swap(&value, &valueSink)
    swap(&digests, &digestScratch)
    key.removeAll()
    value.removeAll()
    encodeEngineRow(into: &value)
    rows.put(table: StateTable.engine.rawValue, key: key.bytes, value: value.bytes)
    drain(partners, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    partners.settle(digests)
    drain(hubs, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    hubs.settle(digests)
    drain(streams, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    streams.settle(digests)
    drain(offers, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    offers.settle(digests)
    drain(drops, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    drops.settle(digests)
    drain(pools, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    pools.settle(digests)
    drain(buyers, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    buyers.settle(digests)
    drain(usage, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    usage.settle(digests)
    drain(holds.kept, &key, &value, into: &rows, &digests) { encodeRow(holds.whole($0), into: &$1) }
    holds.settle(digests)
    drain(waiters, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    waiters.settle(digests)
    drain(orders, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    orders.settle(digests)
    drain(jobs, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    jobs.settle(digests)
    Self.drain(&remembered, .idempotency, &key, &value, into: &rows)
    Self.drain(&refused, .refusals, &key, &value, into: &rows)
    drain(payments, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    payments.settle(digests)
    drain(windows, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    windows.settle(digests)
    drain(reservations, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    reservations.settle(digests)
    drain(hubSignals, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    hubSignals.settle(digests)
    drain(fences, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    fences.settle(digests)
    if !isAdoptionDrained { putAdoptedLimits(&key, &value, into: &rows) }
    if !till.isDrained { putTill(&key, &value, into: &rows) }
    drain(refunding, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    refunding.settle(digests)
    drain(admissions, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    admissions.settle(digests)
    drain(joiners, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    joiners.settle(digests)
    drain(tokens, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    tokens.settle(digests)
    if !dispatch.isDrained { putDispatch(&key, &value, into: &rows) }
    drain(hubStates, &key, &value, into: &rows, &digests) { encodeRow($0, into: &$1) }
    hubStates.settle(digests)
    drainArchive(into: &rows)
    forgetChanges()
    swap(&key, &keySink)
    swap(&value, &valueSink)
    swap(&digests, &digestScratch)
  }

  /// Writes the changed rows of a table, and lists the digests of those that have not been digested
  /// as they are now.
  private func drain<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, _ key: inout ByteSink, _ value: inout ByteSink,
    into rows: inout some RowSink, _ digests: inout [StateDigest],
    encode: (Record, inout ByteSink) -> Void
  ) {
    for removed in table.removedKeys {
      key.removeAll()
      Record.encode(key: removed, into: &key)
      rows.delete(table: Record.table.rawValue, key: key.bytes)
    }
    digests.removeAll(keepingCapacity: true)
    for (slots, isFresh) in [(table.freshSlots, true), (table.settledSlots, false)] {
      for slot in slots where !table[slot].isTombstone {
        key.removeAll()
        value.removeAll()
        Record.encode(key: table[slot].key, into: &key)
        encode(table[slot], &value)
        if isFresh { digests.append(Self.rowDigest(Record.table, key, value)) }
        if fault == .loseDirtyHold, Record.table == .holds, slot % 7 == 3 { continue }
        rows.put(table: Record.table.rawValue, key: key.bytes, value: value.bytes)
      }
    }
  }

  private static func drain(
    _ outcomes: inout IdempotencyTable, _ table: StateTable, _ key: inout ByteSink,
    _ value: inout ByteSink, into rows: inout some RowSink
  ) {
    let (deleted, added) = outcomes.drainNumbers()
    for number in deleted {
      key.removeAll()
      key.putFixed(number.byteSwapped)
      rows.delete(table: table.rawValue, key: key.bytes)
    }
    for number in added {
      encodeRow(number, of: outcomes, &key, &value)
      rows.put(table: table.rawValue, key: key.bytes, value: value.bytes)
      if number == outcomes.digestedEnd { outcomes.settle(rowDigest(table, key, value)) }
    }
  }

  private mutating func putAdoptedLimits(
    _ key: inout ByteSink, _ value: inout ByteSink, into rows: inout some RowSink
  ) {
    key.removeAll()
    value.removeAll()
    encodeAdoptedLimits(into: &value)
    rows.put(table: StateTable.limits.rawValue, key: key.bytes, value: value.bytes)
    isAdoptionDrained = true
  }

  private mutating func putTill(
    _ key: inout ByteSink, _ value: inout ByteSink, into rows: inout some RowSink
  ) {
    key.removeAll()
    value.removeAll()
    encodeTill(into: &value)
    rows.put(table: StateTable.till.rawValue, key: key.bytes, value: value.bytes)
    till.isDrained = true
  }

  private mutating func forgetChanges() {
    partners.forgetChanges()
    hubs.forgetChanges()
    streams.forgetChanges()
    offers.forgetChanges()
    drops.forgetChanges()
    pools.forgetChanges()
    buyers.forgetChanges()
    usage.forgetChanges()
    holds.forgetChanges()
    waiters.forgetChanges()
    orders.forgetChanges()
    jobs.forgetChanges()
    payments.forgetChanges()
    tokens.forgetChanges()
    windows.forgetChanges()
    reservations.forgetChanges()
    hubSignals.forgetChanges()
    fences.forgetChanges()
    refunding.forgetChanges()
    admissions.forgetChanges()
    joiners.forgetChanges()
    hubStates.forgetChanges()
  }
}
