import Basics

extension Engine {
  /// Writes the rows that changed since the last call, and only those: the cost is that of what
  /// changed, whatever the size of the state. Tables in ascending order.
  ///
  /// The rows of all drains since an engine was empty, or was restored, are its state: applied to
  /// the rows before, they restore to a state with the same digest.
  public mutating func drainChanges(into rows: inout some RowSink) {
    var key = ByteSink()
    var value = ByteSink()
    swap(&key, &keySink)
    swap(&value, &valueSink)
    key.removeAll()
    value.removeAll()
    encodeEngineRow(into: &value)
    rows.put(table: StateTable.engine.rawValue, key: key.bytes, value: value.bytes)
    drain(partners, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(hubs, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(streams, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(offers, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(drops, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(pools, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(buyers, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(usage, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(holds, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(waiters, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(orders, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drain(jobs, &key, &value, into: &rows) { encodeRow($0, into: &$1) }
    drainRemembered(&key, &value, into: &rows)
    forgetChanges()
    swap(&key, &keySink)
    swap(&value, &valueSink)
  }

  private func drain<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, _ key: inout ByteSink, _ value: inout ByteSink,
    into rows: inout some RowSink, encode: (Record, inout ByteSink) -> Void
  ) {
    for removed in table.removedKeys {
      key.removeAll()
      Record.encode(key: removed, into: &key)
      rows.delete(table: Record.table.rawValue, key: key.bytes)
    }
    for slot in table.dirtySlots where !table[slot].isTombstone {
      if fault == .loseDirtyHold, Record.table == .holds, slot % 7 == 3 { continue }
      key.removeAll()
      value.removeAll()
      Record.encode(key: table[slot].key, into: &key)
      encode(table[slot], &value)
      rows.put(table: Record.table.rawValue, key: key.bytes, value: value.bytes)
    }
  }

  private mutating func drainRemembered(
    _ key: inout ByteSink, _ value: inout ByteSink, into rows: inout some RowSink
  ) {
    let table = StateTable.idempotency.rawValue
    let (deleted, added) = remembered.drainNumbers()
    for number in deleted {
      key.removeAll()
      key.putFixed(number.byteSwapped)
      rows.delete(table: table, key: key.bytes)
    }
    for number in added {
      key.removeAll()
      value.removeAll()
      key.putFixed(number.byteSwapped)
      encodeRow(remembered.outcome(number: number), into: &value)
      rows.put(table: table, key: key.bytes, value: value.bytes)
    }
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
  }

  /// A digest of all state: the sum over all rows, so that it does not depend on where in memory a
  /// record is. Takes time in proportion to the state.
  public func digest() -> StateDigest {
    var digest = StateDigest.empty
    var key = ByteSink()
    var value = ByteSink()
    encodeEngineRow(into: &value)
    digest.combine(unordered: rowDigest(.engine, key, value))
    sum(partners, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(hubs, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(streams, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(offers, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(drops, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(pools, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(buyers, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(usage, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(holds, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(waiters, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(orders, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    sum(jobs, &key, &value, into: &digest) { encodeRow($0, into: &$1) }
    for number in remembered.firstNumber..<remembered.endNumber {
      key.removeAll()
      value.removeAll()
      key.putFixed(number.byteSwapped)
      encodeRow(remembered.outcome(number: number), into: &value)
      digest.combine(unordered: rowDigest(.idempotency, key, value))
    }
    return digest
  }

  private func sum<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, _ key: inout ByteSink, _ value: inout ByteSink,
    into digest: inout StateDigest, encode: (Record, inout ByteSink) -> Void
  ) {
    table.forEachSlot { slot in
      key.removeAll()
      value.removeAll()
      Record.encode(key: table[slot].key, into: &key)
      encode(table[slot], &value)
      digest.combine(unordered: rowDigest(Record.table, key, value))
    }
  }

  private func rowDigest(_ table: StateTable, _ key: ByteSink, _ value: ByteSink) -> StateDigest {
    var hasher = DigestHasher()
    hasher.combine(UInt64(table.rawValue))
    hasher.combine(bytes: key.bytes)
    hasher.combine(bytes: value.bytes)
    return hasher.finalize()
  }
}
