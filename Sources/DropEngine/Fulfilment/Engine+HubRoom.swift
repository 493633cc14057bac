import Basics

extension Engine {
  /// A hub has room, or can do something else: jobs that wait and that it can take are given to it,
  /// the oldest first, as many as the entry allows. The rest follows by ticks; until then no newer
  /// job is given to it.
  mutating func fill(_ hub: UInt32) {
    if jobsBudget > 0, fault != .leaveHubIdle, hasRoom(hub) {
      // What a hub can take does not depend on what it was just given.
      let room = Int(hubs[hub].maximumOpenJobs - hubs[hub].openJobs)
      var looks = 0
      let jobs = waitingJobs.takeOldest(
        for: hubs[hub], in: hub, limit: min(room, jobsBudget), looks: &looks)
      jobsBudget -= jobs.count
      for job in jobs { assign(job, to: hub) }
    }
    notePending(hub: hub)
  }

  @inline(__always)
  private func hasRoom(_ hub: UInt32) -> Bool {
    hubs[hub].openJobs < hubs[hub].maximumOpenJobs
  }

  /// Lists a hub that a waiting job could go to, or takes it off the list.
  mutating func notePending(hub: UInt32) {
    let isPending =
      fault != .leaveHubIdle && hasRoom(hub) && waitingJobs.oldest(for: hubs[hub], in: hub) != nil
    let place = placeAmongPending(hub: hub)
    let isListed = place < pendingHubs.count && pendingHubs[place] == hub
    if isPending && !isListed { pendingHubs.insert(hub, at: place) }
    if !isPending && isListed { pendingHubs.remove(at: place) }
  }

  /// At the end of an entry: hubs may have lost their room, or what they could take.
  mutating func checkPendingHubs() {
    let listed = pendingHubs
    for hub in listed { notePending(hub: hub) }
  }

  /// Whether jobs that wait are about to be given to a hub.
  func isPending(hub: UInt32) -> Bool {
    if pendingHubs.isEmpty { return false }
    let place = placeAmongPending(hub: hub)
    return place < pendingHubs.count && pendingHubs[place] == hub
  }

  /// Slots of hubs are in the order of their ids.
  private func placeAmongPending(hub: UInt32) -> Int {
    partitionPoint(in: 0..<pendingHubs.count) { pendingHubs[$0] < hub }
  }

  func need(ofJob slot: UInt32) -> JobNeed {
    let drop = pools[jobs[slot].pool].drop
    return JobNeed(
      capabilities: drops[drop].requiredCapabilities, zone: drops[drop].zone,
      tried: jobs[slot].tried, isPassed: jobs[slot].isPassed)
  }

  /// Puts a job among those that wait for a hub.
  mutating func addUnassigned(_ slot: UInt32) {
    waitingJobs.insert(
      WaitingJobs.Job(id: jobs[slot].id, slot: slot), need: need(ofJob: slot))
  }

  /// What the first rules did when something may have changed: the oldest few are offered, if they
  /// can be.
  mutating func offerUnassignedByFirstRules(limit: Int) {
    for slot in waitingJobs.oldest(limit) where nextHub(for: slot) != nil {
      waitingJobs.remove(jobs[slot].id, need: need(ofJob: slot))
      offerJob(slot)
    }
  }
}
