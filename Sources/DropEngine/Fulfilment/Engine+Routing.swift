import Basics
import Messages

extension Engine {
  /// Offers a job to the next hub, under its next attempt; or leaves it unassigned when there is
  /// none.
  mutating func offerJob(_ slot: UInt32) {
    if !isSpent(slot), let hub = nextHub(for: slot) {
      assign(slot, to: hub)
      return
    }
    leaveUnassigned(slot)
  }

  /// No hub has a job. Unless it was refused as often as may be, it waits for one.
  mutating func leaveUnassigned(_ slot: UInt32) {
    jobs[changing: slot].hub = noSlot
    jobs[changing: slot].phase = .unassigned
    jobs[changing: slot].eta = 0
    if !isSpent(slot) { addUnassigned(slot) }
    updateOrder(because: jobs[slot])
  }

  /// Offers a job to a hub that can take it, under its next attempt.
  mutating func assign(_ slot: UInt32, to hub: UInt32) {
    jobs[changing: slot].hub = hub
    jobs[changing: slot].attempt += 1
    jobs[changing: slot].phase = .offered
    jobs[changing: slot].eta = 0
    jobs[changing: slot].tried.append(hub)
    hubs[changing: hub].openJobs += 1
    let left = jobs[slot].takenFrom == noSlot ? nil : moveUnits(of: slot, to: hub)
    if dispatch.isSet { noteOffer(slot) }
    tellPartner(ofJob: slot, .offered)
    updateOrder(because: jobs[slot], swap: toldSwap(of: slot, to: hub))
    if jobs[slot].takenFrom != noSlot {
      jobs[changing: slot].takenFrom = noSlot
      jobs[changing: slot].swap = .unspecified
    }
    if let left { settle(left) }
  }

  /// A hub has a job from now on, and may be waited for.
  private mutating func noteOffer(_ slot: UInt32) {
    jobs[changing: slot].offer = dispatch.nextOffer
    dispatch.nextOffer += 1
    dispatch.isDrained = false
    jobs[changing: slot].offeredAt = now
    let within = dispatchPolicy(of: jobs[slot].hub).answerWithin
    jobs[changing: slot].answerWithin = within
    link(slot)
    awaitReply(slot)
  }

  /// Whether a job has been refused as often as it may be.
  func isSpent(_ slot: UInt32) -> Bool {
    Int(jobs[slot].tried.count) >= min(limits.attemptsPerJob, TriedHubs.capacity)
  }

  /// The hub whose window was promised first, then the pool's own; then, among all that can do it and have not been
  /// tried, the one with the fewest open jobs, the oldest of equals. Hub slots are in the order of their ids.
  ///
  /// - Parameter except: slot of a hub that is not asked.
  func nextHub(for slot: UInt32, except: UInt32 = noSlot) -> UInt32? {
    let pool = jobs[slot].pool
    let drop = pools[pool].drop
    let promised = orders[jobs[slot].order].window
    if !promised.isNone, let window = windows.slot(promised.rawValue),
      windows[window].hub != noSlot, windows[window].hub != except,
      canTake(windows[window].hub, job: slot, drop: drop)
    {
      return windows[window].hub
    }
    if !pools[pool].hub.isNone, let own = hubs.slot(pools[pool].hub.rawValue), own != except,
      canTake(own, job: slot, drop: drop)
    {
      return own
    }
    var best: UInt32?
    for hub in 0..<hubs.end where hub != except && canTake(hub, job: slot, drop: drop) {
      if let known = best, hubs[known].openJobs <= hubs[hub].openJobs { continue }
      best = hub
    }
    return best
  }

  func canTake(_ hub: UInt32, job: UInt32, drop: UInt32) -> Bool {
    let zone = drops[drop].zone
    return hubs[hub].openJobs < hubs[hub].maximumOpenJobs
      && hubs[hub].capabilities.isSuperset(of: drops[drop].requiredCapabilities)
      && (zone == 0 || hubs[hub].zone == 0 || hubs[hub].zone == zone)
      && !jobs[job].tried.contains(hub) && !hubs[hub].isSilent
      && !(jobs[job].isPassed && hubs[hub].isPassing) && !isPending(hub: hub)
  }

  /// - Parameter reason: why it goes elsewhere.
  mutating func tellPartner(
    ofJob slot: UInt32, _ notice: JobNotice, because reason: SwapReason = .unspecified
  ) {
    let job = jobs[slot]
    let hub = hubs[job.hub]
    guard let partner = partners.slot(hub.partner.rawValue) else { return }
    let pool = pools[job.pool]
    emit(
      toPartner: partner,
      .job(
        JobUpdate(
          notice: notice, job: job.id, attempt: job.attempt, order: orders[job.order].id,
          hub: hub.id, drop: drops[pool.drop].id, pool: poolID(of: job.pool), variant: pool.variant,
          quantity: job.quantity, window: grant(ofWindow: orders[job.order].window),
          answerByMicroseconds: notice == .offered ? answerTime(of: slot) : nil, swap: reason)))
  }
}
