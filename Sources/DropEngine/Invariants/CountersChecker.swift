import Basics
import Messages
import WireCodec

/// Invariant 2: counters equal the sums of the holds, sales and waiters behind them.
struct CountersChecker: InvariantChecker {
  /// Units sold, as confirms said.
  private var soldByPool: [PoolID: UInt64] = [:]
  /// The pool that each job is about, as partners were told last.
  private var poolOfJob: [JobID: PoolID] = [:]
  /// Slots booked, as confirms said.
  private var bookedByWindow: [WindowID: UInt64] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if let hold = entry.newlyConfirmed, let view = engine.hold(hold) {
      for index in 0..<view.lines.count {
        soldByPool[view.lines[index].pool, default: 0] += UInt64(view.lines[index].quantity)
      }
      if !view.window.isNone { bookedByWindow[view.window, default: 0] += 1 }
    }
    for event in entry.events {
      guard case .job(let update) = event.payload, update.notice == .offered else { continue }
      follow(update, engine)
    }
    for line in entry.cancelledLines(engine) {
      soldByPool[line.pool, default: 0] -= UInt64(line.quantity)
      if !line.lastOf.isNone { bookedByWindow[line.lastOf, default: 0] -= 1 }
    }
    if !report.isScanning { return }
    checkPools(engine, &report)
    checkWindows(engine, &report)
    checkDrops(engine, &report)
    checkHubs(engine, &report)
  }

  /// A job that has come to another hub may be about units of another pool.
  private mutating func follow(_ update: JobUpdate, _ engine: borrowing Engine) {
    // Of a fence partners are told its pool, and units of fences stay where they are.
    guard let slot = engine.jobs.slot(update.job.rawValue) else { return }
    if engine.pools[engine.jobs[slot].pool].isApart { return }
    let before =
      poolOfJob.updateValue(update.pool, forKey: update.job) ?? firstPool(of: slot, engine)
    if before == update.pool { return }
    soldByPool[before, default: 0] -= UInt64(update.quantity)
    soldByPool[update.pool, default: 0] += UInt64(update.quantity)
  }

  /// What the hold of a job's order had in its line.
  private func firstPool(of job: UInt32, _ engine: borrowing Engine) -> PoolID {
    let order = engine.orders[engine.jobs[job].order]
    guard let line = (0..<Int(order.jobCount)).first(where: { order.jobs[$0] == job }),
      let hold = engine.hold(order.hold), line < hold.lines.count
    else { return engine.pools[engine.jobs[job].pool].id }
    return hold.lines[line].pool
  }

  private func checkPools(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    var held: [PoolID: UInt64] = [:]
    var waiting: [PoolID: UInt64] = [:]
    for slot in 0..<engine.holds.end where engine.holds[slot].phase.isLive {
      if engine.holds[slot].isTombstone { continue }
      let hold = engine.holds.whole(slot)
      for index in 0..<Int(hold.lineCount) {
        held[engine.pools[hold.lines[index].pool].id, default: 0] +=
          UInt64(hold.lines[index].quantity)
      }
    }
    for slot in 0..<engine.waiters.end where engine.waiters[slot].phase == .waiting {
      if engine.waiters[slot].isTombstone { continue }
      waiting[engine.pools[engine.waiters[slot].pool].id, default: 0] += 1
    }
    for slot in 0..<engine.pools.end {
      let pool = engine.pools[slot]
      let expected = (held[pool.id] ?? 0, soldByPool[pool.id] ?? 0, waiting[pool.id] ?? 0)
      let found = (UInt64(pool.held), UInt64(pool.sold), UInt64(pool.waiting))
      if expected != found {
        report.add(2, "\(pool.id): (held, sold, waiting) is \(found), recount \(expected)")
      }
    }
  }

  private func checkWindows(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    var held: [WindowID: UInt64] = [:]
    var kept: [WindowID: Int] = [:]
    engine.holds.forEachSlot { slot in
      let hold = engine.holds.whole(slot)
      if hold.window.isNone { return }
      kept[hold.window, default: 0] += 1
      if hold.phase.isLive { held[hold.window, default: 0] += 1 }
      if engine.windows.slot(hold.window.rawValue) == nil {
        report.add(2, "\(hold.window) is gone, and \(hold.id) has a slot of it")
      }
    }
    engine.orders.forEachSlot { slot in
      let window = engine.orders[slot].window
      if !window.isNone { kept[window, default: 0] += 1 }
    }
    engine.windows.forEachSlot { slot in
      let window = engine.windows[slot]
      let expected = (held[window.id] ?? 0, bookedByWindow[window.id] ?? 0, kept[window.id] ?? 0)
      let found = (UInt64(window.held), UInt64(window.booked), window.references)
      if expected != found {
        report.add(2, "\(window.id): (held, booked, kept) is \(found), recount \(expected)")
      }
    }
  }

  private func checkDrops(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    for slot in 0..<engine.drops.end {
      var sums: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      for pool in 0..<engine.pools.end
      where engine.pools[pool].drop == slot && !engine.pools[pool].isApart {
        sums.0 += UInt64(engine.pools[pool].capacity)
        sums.1 += UInt64(engine.pools[pool].held)
        sums.2 += UInt64(engine.pools[pool].sold)
        sums.3 += UInt64(engine.pools[pool].waiting)
      }
      let drop = engine.drops[slot]
      if sums != (drop.capacity, drop.held, drop.sold, drop.waiting) {
        report.add(2, "\(drop.id): sums of its pools are \(sums), it says \(drop.availability)")
      }
    }
  }

  private func checkHubs(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    var open: [UInt32: UInt32] = [:]
    for slot in 0..<engine.jobs.end {
      let job = engine.jobs[slot]
      if job.isTombstone || job.hub == noSlot || job.phase.isFinished { continue }
      open[job.hub, default: 0] += 1
    }
    for slot in 0..<engine.hubs.end where engine.hubs[slot].openJobs != open[slot] ?? 0 {
      let hub = engine.hubs[slot]
      report.add(2, "\(hub.id): open jobs \(hub.openJobs), recount \(open[slot] ?? 0)")
    }
  }
}

extension ObservedEntry {
  /// The hold that this entry sold, if it did: not a replay, and not a repeated message of a
  /// payment.
  var newlyConfirmed: HoldID? {
    if let status = settled {
      return OrderID(rawValue: status.order.rawValue).sequence == sequence
        ? HoldID(rawValue: status.hold.rawValue) : nil
    }
    guard !outcome.isReplay, case .confirmed(let confirmed) = outcome.result,
      confirmed.order.sequence == sequence
    else { return nil }
    return confirmed.hold
  }

  /// Where a payment is after an answer that counted.
  var settled: PaymentStatus? {
    guard !outcome.isReplay, case .logged(.settle(.settled(let told))) = outcome.result,
      told.changed
    else { return nil }
    return told.status
  }

  /// Lines of orders that this entry took back.
  func cancelledLines(_ engine: borrowing Engine) -> [CancelledLine] {
    var lines: [CancelledLine] = []
    for event in events {
      guard case .platform = event.topic, case .order(let update) = event.payload,
        update.jobPhase == .cancelled, let job = engine.job(update.job),
        let order = engine.order(update.order)
      else { continue }
      lines.append(
        CancelledLine(
          order: order.order, payment: order.payment, drop: order.drop, buyer: order.buyer,
          pool: job.pool, job: job.job, quantity: job.quantity,
          lastOf: update.phase == .cancelled ? order.window : .none))
    }
    return lines
  }
}

/// A line of an order that was taken back.
struct CancelledLine {
  var order: OrderID
  var payment: Key128
  var drop: DropID
  var buyer: BuyerID
  var pool: PoolID
  var job: JobID
  var quantity: UInt32
  /// The window whose slot is free with it; `.none` where there is none, or other lines are left.
  var lastOf: WindowID
}
