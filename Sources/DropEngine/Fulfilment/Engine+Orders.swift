import Basics
import Messages

extension Engine {
  /// Sells a live hold's units and places the order, one job per line.
  mutating func placeOrder(_ slot: UInt32) -> Confirmed {
    let finishOrder = finish(.hold, slot: slot)
    var order = OrderRecord()
    order.id = OrderID(sequence: sequence, index: takeIndex())
    order.hold = holds[slot].id
    order.buyer = holds[slot].buyer
    order.drop = holds[slot].drop
    order.payment = holds[rest: slot].payment
    order.amountMinor = amount(of: slot)
    order.jobCount = holds[slot].lineCount
    order.window = holds[rest: slot].window
    holds.end(slot, as: .confirmed, at: now, finishOrder: finishOrder, order: order.id)
    liveHolds -= 1
    authorise(order)
    let orderSlot = orders.insert(order)
    drops[derived: order.drop].references += 1
    if !order.window.isNone { bookSlot(of: order.window) }
    for line in 0..<Int(order.jobCount) {
      let held = holds.line(line, of: slot)
      sellUnits(held.quantity, of: held.pool)
      var job = JobRecord()
      job.id = JobID(sequence: sequence, index: takeIndex())
      job.order = orderSlot
      job.pool = held.pool
      job.quantity = held.quantity
      let jobSlot = jobs.insert(job)
      orders[derived: orderSlot].jobs[line] = jobSlot
    }
    for line in 0..<Int(order.jobCount) { offerJob(orders[orderSlot].jobs[line]) }
    if rules >= .second { settleSold(slot) }
    return Confirmed(hold: order.hold, order: order.id, amountMinor: order.amountMinor)
  }

  /// What is sold can no longer come free: whoever needs it is sent home.
  private mutating func settleSold(_ slot: UInt32) {
    for line in 0..<Int(holds[slot].lineCount) {
      let pool = holds.line(line, of: slot).pool
      if pools[pool].waiting > 0 { settle(pool) }
    }
  }

  /// Sums up an order's jobs, counts the change, and tells buyer and platform about the job it was.
  ///
  /// - Parameter swap: the hub that it was taken from, where another one has it by this.
  mutating func updateOrder(because job: JobRecord, swap: JobSwap? = nil) {
    let slot = job.order
    let wasFinished = isFinished(orders[slot].phase)
    let phase = summary(of: slot)
    orders[changing: slot].phase = phase
    orders[changing: slot].revision += 1
    if isFinished(phase) && !wasFinished {
      let finishOrder = finish(.order, slot: slot)
      orders[changing: slot].finishedAt = now
      orders[changing: slot].finishOrder = finishOrder
      endPayment(of: orders[slot])
    }
    let order = orders[slot]
    let hasHub = job.hub != noSlot
    var update = OrderUpdate(
      order: order.id, hold: order.hold, drop: drops[order.drop].id, buyer: order.buyer,
      revision: order.revision, phase: phase, job: job.id, jobPhase: job.phase,
      attempt: job.attempt, partner: hasHub ? hubs[job.hub].partner : .none,
      hub: hasHub ? hubs[job.hub].id : .none, quantity: job.quantity, etaMicroseconds: job.eta)
    update.detail = detail(of: job, swap)
    emit(to: order.buyer, .order(update))
    if fault == .tellTwice && swap != nil { emit(to: order.buyer, .order(update)) }
    emit(toPlatform: .order(update))
  }

  /// What is said of this change alone; nil where nothing is.
  private mutating func detail(of job: JobRecord, _ swap: JobSwap?) -> OrderDetail? {
    var detail = OrderDetail(swap: swap)
    if let said = remark, jobs[said.job].id == job.id {
      detail.why = said.why
      detail.proof = said.proof
      // Other jobs, or this one again, may move in the same entry.
      remark = nil
    }
    return detail == OrderDetail() ? nil : detail
  }

  private func isFinished(_ phase: OrderPhase) -> Bool {
    phase == .delivered || phase == .failed || phase == .cancelled
  }

  private func summary(of slot: UInt32) -> OrderPhase {
    let count = Int(orders[slot].jobCount)
    var delivered = 0
    var finishedJobs = 0
    var taken = 0
    var cancelled = 0
    for line in 0..<count {
      let phase = jobs[orders[slot].jobs[line]].phase
      switch phase {
      case .unassigned: return .unassigned
      case .offered: break
      case .cancelled: cancelled += 1
      default: taken += 1
      }
      if phase == .delivered { delivered += 1 }
      if phase.isFinished { finishedJobs += 1 }
    }
    if cancelled == count { return .cancelled }
    // What was taken back is as if it had never been asked for.
    if finishedJobs == count { return delivered + cancelled == count ? .delivered : .failed }
    if delivered > 0 { return .partlyDelivered }
    return taken + cancelled == count ? .inFulfilment : .routed
  }
}
