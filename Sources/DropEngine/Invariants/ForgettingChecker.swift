import Basics

/// Invariant 23: what is over is forgotten once its retention has passed, as fast as entries and ticks
/// may: so that no table fills with it, whatever log time was in between.
///
/// Ages are its own: from the entry in which it first saw a row over, or from what log time was set
/// back to since. A row is known by its place among all that ended.
struct ForgettingChecker: InvariantChecker {
  private var holds = Ages()
  private var waiters = Ages()
  private var orders = Ages()
  private var payments = Ages()
  private var keys = NumberedAges()
  private var refusals = NumberedAges()
  private var told: [BuyerID: Int64] = [:]
  private var buyers = 0
  /// What counted when the entry began.
  private var retention: Retention?
  private var limits: EngineLimits?

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if entry.command.rules < .second { return }
    let kept = retention ?? engine.retention
    retention = engine.retention
    defer { limits = engine.limits }
    let now = engine.lastLogTimeMicroseconds
    if let back = entry.timeSetBack { setBack(to: back.to) }
    checkBuyers(entry, kept, now, engine, &report)
    if report.isScanning { checkRows(entry, kept, now, engine, &report) }
  }

  private mutating func setBack(to time: Int64) {
    holds.setBack(to: time)
    waiters.setBack(to: time)
    orders.setBack(to: time)
    payments.setBack(to: time)
    keys.setBack(to: time)
    refusals.setBack(to: time)
    told = told.mapValues { min($0, time) }
  }

  private mutating func checkRows(
    _ entry: ObservedEntry, _ kept: Retention, _ now: Int64, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    let limits = limits ?? engine.limits
    let ended = kept.finishedMicroseconds
    var late = holds.see(engine.holds.kept, at: now, ended) { engine.holds.whole($0).finishOrder }
    late += waiters.see(engine.waiters, at: now, ended) { $0.finishOrder }
    late += orders.see(engine.orders, at: now, ended) { $0.finishOrder }
    let gone = holds.gone + waiters.gone + orders.gone
    let latePayments = payments.see(
      engine.payments, at: now, max(limits.paymentRetentionMicroseconds, ended)
    ) { $0.finishOrder }
    let lateKey = keys.see(
      engine.remembered.firstNumber..<engine.remembered.endNumber, at: now, kept.keysMicroseconds)
    let lateRefusal = refusals.see(
      engine.refused.firstNumber..<engine.refused.endNumber, at: now,
      limits.refusalRetentionMicroseconds)
    // Time that was set passes within the entry, after it has forgotten what it may.
    if case .clockSet = entry.outcome.result { return }
    if entry.isTick, late > 0, gone < limits.retiredPerTick {
      report.add(23, "\(late) rows are over for longer than they are kept")
    }
    if latePayments > 0, payments.gone < limits.prunedPerEntry {
      report.add(23, "\(latePayments) payments are over for longer than they are kept")
    }
    if lateKey, keys.gone < limits.prunedPerEntry { report.add(23, "a key outlives its retention") }
    if lateRefusal, refusals.gone < limits.prunedPerEntry {
      report.add(23, "a refusal outlives its retention")
    }
  }

  /// Nobody is refused for want of a place that somebody has who was told nothing for long.
  private mutating func checkBuyers(
    _ entry: ObservedEntry, _ kept: Retention, _ now: Int64, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    for event in entry.events {
      if case .buyer(let buyer) = event.topic { told[buyer] = now }
    }
    defer { buyers = engine.buyers.count }
    guard let refusal = entry.outcome.refusal, !entry.outcome.isReplay,
      refusal.code == .capacityReached, refusal.field == .buyers, engine.buyers.count >= buyers
    else { return }
    engine.buyers.forEachSlot { slot in
      let id = engine.buyers[slot].id
      if let time = told[id], now.subtractingSaturated(time) >= kept.finishedMicroseconds {
        report.add(23, "\(id) was told something at \(time), and is in the way at \(now)")
      }
    }
  }
}

/// Since when the rows of a table are over that are still there, by slot.
private struct Ages: Sendable {
  private var rows: [(order: UInt64, since: Int64)] = []
  /// How many went between the last two looks.
  private(set) var gone = 0

  /// Looks at all rows; returns how many have been over for as long as they are kept.
  mutating func see<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, at now: Int64, _ kept: Int64,
    order: (borrowing Record) -> UInt64
  ) -> Int {
    var late = 0
    gone = 0
    while rows.count < Int(table.end) { rows.append((0, 0)) }
    for slot in rows.indices {
      let current = order(table[UInt32(slot)])
      if rows[slot].order != current {
        if rows[slot].order != 0 { gone += 1 }
        rows[slot] = (current, now)
      }
      if current != 0, now.subtractingSaturated(rows[slot].since) >= kept { late += 1 }
    }
    return late
  }

  mutating func setBack(to time: Int64) {
    for slot in rows.indices { rows[slot].since = min(rows[slot].since, time) }
  }
}

/// The same of what has ascending numbers and goes in their order.
private struct NumberedAges: Sendable {
  private var since: [Int64] = []
  private var first: UInt64 = 0
  private(set) var gone: UInt64 = 0

  /// Whether the oldest has been there for as long as it is kept.
  mutating func see(_ numbers: Range<UInt64>, at now: Int64, _ kept: Int64) -> Bool {
    gone = min(numbers.lowerBound - first, UInt64(since.count))
    since.removeFirst(Int(gone))
    first = numbers.lowerBound
    while since.count < numbers.count { since.append(now) }
    return since.first.map { now.subtractingSaturated($0) >= kept } ?? false
  }

  mutating func setBack(to time: Int64) { since = since.map { min($0, time) } }
}
