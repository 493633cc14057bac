import Basics

extension Engine {
  /// Offers a job to the next hub, under its next attempt; or leaves it unassigned when there is
  /// none.
  mutating func offerJob(_ slot: UInt32) {
    let isSpent = Int(jobs[slot].tried.count) >= min(limits.attemptsPerJob, TriedHubs.capacity)
    if !isSpent, let hub = nextHub(for: slot) {
      jobs[changing: slot].hub = hub
      jobs[changing: slot].attempt += 1
      jobs[changing: slot].phase = .offered
      jobs[changing: slot].tried.append(hub)
      hubs[changing: hub].openJobs += 1
      tellPartner(ofJob: slot, .offered)
    } else {
      jobs[changing: slot].hub = noSlot
      jobs[changing: slot].phase = .unassigned
      if !isSpent { addUnassigned(slot) }
    }
    jobs[changing: slot].eta = 0
    updateOrder(because: jobs[slot])
  }

  /// The pool's own hub first; then, among all that can do it and have not been tried, the one with
  /// the fewest open jobs, the oldest of equals. Hub slots are in the order of their ids.
  private func nextHub(for slot: UInt32) -> UInt32? {
    let pool = jobs[slot].pool
    let drop = pools[pool].drop
    if !pools[pool].hub.isNone, let own = hubs.slot(pools[pool].hub.rawValue),
      canTake(own, job: slot, drop: drop)
    {
      return own
    }
    var best: UInt32?
    for hub in 0..<hubs.end where canTake(hub, job: slot, drop: drop) {
      if let known = best, hubs[known].openJobs <= hubs[hub].openJobs { continue }
      best = hub
    }
    return best
  }

  private func canTake(_ hub: UInt32, job: UInt32, drop: UInt32) -> Bool {
    let zone = drops[drop].zone
    return hubs[hub].openJobs < hubs[hub].maximumOpenJobs
      && hubs[hub].capabilities.isSuperset(of: drops[drop].requiredCapabilities)
      && (zone == 0 || hubs[hub].zone == 0 || hubs[hub].zone == zone)
      && !jobs[job].tried.contains(hub)
  }

  /// Offers jobs that no hub could take, oldest first, now that something may have changed.
  mutating func offerUnassigned(limit: Int) {
    let waiting = unassignedJobs.prefix(limit)
    for slot in waiting where nextHub(for: slot) != nil {
      removeUnassigned(slot)
      offerJob(slot)
    }
  }

  /// Puts a job among those waiting for a hub, in the order of ids.
  mutating func addUnassigned(_ slot: UInt32) {
    unassignedJobs.insert(slot, at: placeAmongUnassigned(slot))
  }

  private mutating func removeUnassigned(_ slot: UInt32) {
    unassignedJobs.remove(at: placeAmongUnassigned(slot))
  }

  private func placeAmongUnassigned(_ slot: UInt32) -> Int {
    var low = 0
    var high = unassignedJobs.count
    while low < high {
      let middle = (low + high) / 2
      if jobs[unassignedJobs[middle]].id < jobs[slot].id {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private mutating func tellPartner(ofJob slot: UInt32, _ notice: JobNotice) {
    let job = jobs[slot]
    let hub = hubs[job.hub]
    guard let partner = partners.slot(hub.partner.rawValue) else { return }
    let pool = pools[job.pool]
    emit(
      toPartner: partner,
      .job(
        JobUpdate(
          notice: notice, job: job.id, attempt: job.attempt, order: orders[job.order].id,
          hub: hub.id, drop: drops[pool.drop].id, pool: pool.id, variant: pool.variant,
          quantity: job.quantity)))
  }
}
