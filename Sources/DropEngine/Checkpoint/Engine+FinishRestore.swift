import Basics

extension Engine {
  /// Rebuilds what is derived from the rows: sums, chains, deadlines. Call once, after the last row
  /// and before anything else; throws when the rows contradict each other.
  public mutating func finishRestore() throws(RestoreError) {
    try indexLastRestored()
    if hasAdoptedLimits && rules < .fourth { throw .inconsistent(.limits) }
    try attachFences()
    try attachReservations()
    var ended: [Finished] = []
    try attachWaiters(&ended)
    try attachPools()
    attachPoolsToHubs()
    try attachDoors()
    try attachDispatch()
    try attachJobs()
    try attachUsage()
    try attachBuyers()
    try attachWindows()
    if !remembered.areCeilingsNeeded { throw .inconsistent(.idempotency) }
    if !refused.areCeilingsNeeded { throw .inconsistent(.refusals) }
    holds.forEachSlot { slot in
      let hold = holds[slot]
      drops[derived: hold.drop].references += 1
      if hold.phase.isLive {
        liveHolds += 1
      } else {
        ended.append(
          Finished(
            time: holds[rest: slot].finishedAt, order: holds[rest: slot].finishOrder, slot: slot,
            kind: .hold))
      }
    }
    orders.forEachSlot { slot in
      let order = orders[slot]
      drops[derived: order.drop].references += 1
      if order.finishOrder != 0 {
        ended.append(
          Finished(time: order.finishedAt, order: order.finishOrder, slot: slot, kind: .order))
      }
    }
    tokens.forEachSlot { slot in
      let token = tokens[slot]
      if token.finishOrder != 0 {
        ended.append(
          Finished(time: token.endedAt, order: token.finishOrder, slot: slot, kind: .token))
      }
    }
    ended.sort { $0.order < $1.order }
    for item in ended { finished.append(item) }
    try checkCharges()
    awaitAll()
    for slot in slotsByID(drops, id: { $0.id.rawValue }) {
      if drops[slot].isRetiring { retiringDrops.append(slot) }
      if drops[slot].isRetiring && (drops[slot].references != 0 || !drops[slot].hasEnded) {
        throw .inconsistent(.drops)
      }
    }
    try checkLines()
    restoreLeftOver()
  }

  /// What later rules list of work that is left over, and of payments that will be forgotten.
  private mutating func restoreLeftOver() {
    if rules < .second { return }
    var ended: [EndedPayment] = []
    for slot in 0..<payments.end where payments[slot].finishOrder != 0 {
      ended.append(
        EndedPayment(
          time: payments[slot].endedAt, order: payments[slot].finishOrder, slot: slot))
    }
    ended.sort { $0.order < $1.order }
    for payment in ended { endedPayments.append(payment) }
    for drop in 0..<drops.end where drops[drop].phase == .cancelled {
      collectHolds(ofCancelled: drop)
    }
    if refunding.count > 0 { collectOrders() }
    for hub in 0..<hubs.end { notePending(hub: hub) }
  }

  /// Puts those who wait into their lines, in order.
  private mutating func attachWaiters(_ ended: inout [Finished]) throws(RestoreError) {
    for slot in slotsByID(waiters, id: { $0.id.rawValue }) {
      let waiter = waiters[slot]
      drops[derived: pools[waiter.pool].drop].references += 1
      if waiter.phase == .waiting {
        if waiter.isLeg && waiter.leg == 0 { try attachLegs(of: slot) }
        link(slot, atEndOf: waiter.pool)
        if waiter.leg == 0 { waitingCount += 1 }
      } else {
        ended.append(
          Finished(
            time: waiter.finishedAt, order: waiter.finishOrder, slot: slot, kind: .waiter))
      }
    }
    for slot in 0..<waiters.end where waiters[slot].phase == .waiting && waiters[slot].isLeg {
      if waiters[slot].nextLeg == noSlot { throw .inconsistent(.waiters) }
    }
  }

  /// All legs of a place wait, for pools of one drop, and each for another.
  private mutating func attachLegs(of slot: UInt32) throws(RestoreError) {
    let legs = legs(of: slot)
    let (place, drop) = (waiters[slot], pools[waiters[slot].pool].drop)
    let isWhole = legs.enumerated().allSatisfy { index, leg in
      let waiter = waiters[leg]
      return waiter.phase == .waiting && waiter.leg == index && waiter.legs == place.legs
        && waiter.buyer == place.buyer && pools[waiter.pool].drop == drop
        && legs[..<index].allSatisfy { waiters[$0].pool != waiter.pool }
    }
    if legs.count != place.legs || !isWhole { throw .inconsistent(.waiters) }
    linkLegs(legs)
  }

  private mutating func attachPools() throws(RestoreError) {
    for slot in slotsByID(pools, id: { $0.id.rawValue }) where !pools[slot].isApart {
      pools[derived: slot].passes = drops[pools[slot].drop].bypass
      noteLegs(in: slot)
      let pool = pools[slot]
      drops[derived: pool.drop].pools.append(slot)
      drops[derived: pool.drop].capacity += UInt64(pool.capacity)
      drops[derived: pool.drop].held += UInt64(pool.held)
      drops[derived: pool.drop].sold += UInt64(pool.sold)
      drops[derived: pool.drop].waiting += UInt64(pool.waiting)
      if pool.isSelling { drops[derived: pool.drop].sellingPools += 1 }
      if pool.isPending { pendingPools.append(slot) }
    }
    var isComplete = true
    drops.forEachSlot { slot in
      if drops[slot].pools.count != Int(drops[slot].poolCount) { isComplete = false }
    }
    if !isComplete { throw .inconsistent(.pools) }
  }

  private mutating func attachUsage() throws(RestoreError) {
    for slot in slotsByID(usage, id: { $0.order }) {
      guard let drop = drops.slot(usage[slot].key.drop.rawValue) else {
        throw .danglingReference(.usage)
      }
      if (usage[slot].order == 0) != (rules < .second) { throw .inconsistent(.usage) }
      linkUsage(slot, drop: drop)
    }
  }

  private mutating func attachBuyers() throws(RestoreError) {
    for slot in slotsByID(buyers, id: { $0.order }) {
      if (buyers[slot].order == 0) != (rules < .second) { throw .inconsistent(.buyers) }
      if buyers[slot].order != 0 { linkBuyer(slot) }
    }
  }

  private mutating func attachJobs() throws(RestoreError) {
    for slot in slotsByID(jobs, id: { $0.id.rawValue }) {
      let order = jobs[slot].order
      guard let line = (0..<4).first(where: { orders[order].jobs[$0] == noSlot }) else {
        throw .inconsistent(.jobs)
      }
      orders[derived: order].jobs[line] = slot
      let job = jobs[slot]
      if job.phase == .unassigned {
        if Int(job.tried.count) < min(limits.attemptsPerJob, TriedHubs.capacity) {
          addUnassigned(slot)
        }
      } else if job.hub == noSlot && job.phase != .cancelled {
        throw .inconsistent(.jobs)
      }
    }
    var isComplete = true
    orders.forEachSlot { slot in
      for line in 0..<4
      where (orders[slot].jobs[line] == noSlot) != (line >= Int(orders[slot].jobCount)) {
        isComplete = false
      }
    }
    if !isComplete { throw .inconsistent(.jobs) }
  }

  /// The waiters of a pool must be as many as it says.
  private func checkLines() throws(RestoreError) {
    var expected = 0
    pools.forEachSlot { slot in expected += Int(pools[slot].waiting) }
    var found = 0
    waiters.forEachSlot { slot in if waiters[slot].phase == .waiting { found += 1 } }
    if expected != found { throw .inconsistent(.waiters) }
  }

  /// Slots in the order of ids: which they are in already when rows came in the order of their
  /// keys.
  func slotsByID<Record: EntityRecord>(
    _ table: borrowing EntityTable<Record>, id: (Record) -> UInt64
  ) -> [UInt32] {
    var slots: [UInt32] = []
    slots.reserveCapacity(table.count)
    var isSorted = true
    var last: UInt64 = 0
    table.forEachSlot { slot in
      let current = id(table[slot])
      if current < last { isSorted = false }
      last = current
      slots.append(slot)
    }
    if !isSorted { slots.sort { id(table[$0]) < id(table[$1]) } }
    return slots
  }
}
