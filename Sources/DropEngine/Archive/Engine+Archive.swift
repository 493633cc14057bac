import Basics

/// What is forgotten and may be asked for later goes to the archive: the last form of its row, which the next drain
/// hands over with the row's deletion. What the engine decides never depends on it.
extension Engine {
  /// Tables whose rows go to the archive when they are forgotten. Not the others: usage and lines can be
  /// told from holds, keys and refusals are of use for a time only, and of payments that were declined nothing is
  /// to be known. The rest is not forgotten.
  public static let archivedTables: [StateTable] = [
    .drops, .pools, .holds, .waiters, .orders, .jobs, .payments, .windows, .reservations, .fences,
  ]

  /// From now on what is forgotten is kept for the next drain. Whoever calls this drains.
  public mutating func startArchiving() { archive.isKept = true }

  /// Rows that wait for the next drain.
  public var archivedCount: Int { archive.count }

  /// Something forgotten since the last drain; nil when it was not, was forgotten before, or is of a table that is
  /// not archived.
  ///
  /// - Parameter key: as the row of `table` has it.
  public func archived(
    table: StateTable, key: [UInt8]
  ) -> (stamp: ArchiveStamp, value: [UInt8])? {
    archive.last(table, key: key)
  }

  /// Hands over what was forgotten since the last drain.
  mutating func drainArchive(into rows: inout some RowSink) {
    defer { archivedThrough = lastSequence }
    if archive.count == 0 { return }
    archive.drain(into: &rows) { index, key in
      switch fault {
      case .loseArchived: return index % 7 == 3
      case .archiveDrainedOnly:
        var source = ByteSource(key)
        let id = UInt64(bigEndian: (try? source.fixed()) ?? 0)
        return id >> 20 > archivedThrough
      default: return false
      }
    }
  }

  // MARK: Removing

  /// Writes the last form of a row that is about to be removed.
  private mutating func archive<Record: EntityRecord>(
    _ record: Record, encode: (borrowing Engine, Record, inout ByteSink) -> Void
  ) {
    // Taken out, because rows are written by the engine that it is a part of.
    var buffer = ArchiveBuffer()
    swap(&buffer, &archive)
    buffer.add(record, sequence: sequence, at: now) { encode(self, $0, &$1) }
    swap(&buffer, &archive)
  }

  mutating func remove(hold slot: UInt32) {
    if archive.isKept {
      let kept = holds[slot]
      archive(kept) { $0.encodeRow($0.holds.whole($1), into: &$2) }
    }
    holds.remove(slot)
  }

  mutating func remove(waiter slot: UInt32) {
    if archive.isKept { archive(waiters[slot]) { $0.encodeRow($1, into: &$2) } }
    waiters.remove(slot)
  }

  mutating func remove(order slot: UInt32) {
    if archive.isKept { archive(orders[slot]) { $0.encodeRow($1, into: &$2) } }
    for line in 0..<Int(orders[slot].jobCount) {
      let job = orders[slot].jobs[line]
      if archive.isKept { archive(jobs[job]) { $0.encodeRow($1, into: &$2) } }
      jobs.remove(job)
    }
    orders.remove(slot)
  }

  mutating func remove(payment slot: UInt32) {
    if archive.isKept { archive(payments[slot]) { $0.encodeRow($1, into: &$2) } }
    forget(chargeOf: slot)
    payments.remove(slot)
  }

  mutating func remove(window slot: UInt32) {
    if archive.isKept { archive(windows[slot]) { $0.encodeRow($1, into: &$2) } }
    windows.remove(slot)
  }

  mutating func remove(fence slot: UInt32) {
    if archive.isKept { archive(fences[slot]) { $0.encodeRow($1, into: &$2) } }
    remove(pool: fences[slot].account)
    fences.remove(slot)
  }

  mutating func remove(pool slot: UInt32) {
    if archive.isKept { archive(pools[slot]) { $0.encodeRow($1, into: &$2) } }
    pools.remove(slot)
  }

  mutating func remove(reservation slot: UInt32) {
    if archive.isKept { archive(reservations[slot]) { $0.encodeRow($1, into: &$2) } }
    for pool in reservations[slot].pools { remove(pool: pool) }
    reservations.remove(slot)
  }

  /// After its pools: their rows name it.
  mutating func remove(drop slot: UInt32) {
    if archive.isKept {
      var drop = drops[slot]
      drop.isRetiring = false
      archive(drop) { $0.encodeRow($1, into: &$2) }
    }
    drops.remove(slot)
  }
}

extension PaymentRow {
  /// Whether the row of a payment that is gone says that it came to nothing: one that was voided, or whose order is
  /// over, has ended before it goes.
  package static func isDeclined(_ value: [UInt8]) -> Bool {
    guard
      case .payment(let row)? = try? StoredRow(
        table: StateTable.payments.rawValue, key: [UInt8](repeating: 0, count: 16), value: value)
    else { return false }
    return row.finishOrder == 0
  }
}
