import Basics
import LogContract
import Messages
import WireCodec

/// Jobs that go from one hub to another before pickup: units and load move with them, the window that was promised stays,
/// and the buyer is told once.
extension Engine {
  /// Hubs that are looked at in one entry for jobs that go elsewhere by themselves. At least one job does, however many
  /// hubs there are; the rest follows by ticks that are due at once.
  static var hubLooksPerTick: Int { 65_536 }

  /// Takes a job from its hub, or from among those that wait, and gives it to the hub that is named, or to the next.
  public mutating func forceSwap(
    _ request: ForceSwapRequest, at position: LogPosition
  ) -> ForceSwapResult {
    guard let job = jobs.slot(request.job.rawValue) else {
      return .rejected(
        Rejected(Refusal(mayBeForgotten(request.job.rawValue) ? .forgotten : .unknownJob)))
    }
    switch jobs[job].phase {
    case .delivered, .failed, .cancelled: return .rejected(Rejected(Refusal(.jobFinished)))
    case .outForDelivery, .awaitingPickup:
      if fault != .swapPickedUp { return .rejected(Rejected(Refusal(.pastPickup))) }
    case .unassigned, .offered, .accepted, .preparing, .ready: break
    }
    let before = jobs[job].phase == .unassigned ? noSlot : jobs[job].hub
    let target: UInt32
    if request.hub.rawValue == 0 {
      guard let next = moveTarget(for: job, except: before) else {
        return .rejected(Rejected(Refusal(.noHub, retryAfterMicroseconds: 0)))
      }
      target = next
    } else {
      guard let named = hubs.slot(request.hub.rawValue) else {
        return .rejected(Rejected(Refusal(.unknownHub)))
      }
      if let refusal = whyNot(named, job: job, before: before) {
        return .rejected(Rejected(refusal))
      }
      target = named
    }
    if before == noSlot {
      if !isSpent(job) { waitingJobs.remove(jobs[job].id, need: need(ofJob: job)) }
    } else {
      take(job, because: .operator)
    }
    if request.hub.rawValue != 0 { vouch(for: target) }
    assign(job, to: target)
    if before != noSlot { fill(before) }
    fill(target)
    return .swapped(
      JobSwapped(
        job: request.job, attempt: jobs[job].attempt,
        before: before == noSlot ? 0 : Identifier(rawValue: hubs[before].id.rawValue),
        after: Identifier(rawValue: hubs[target].id.rawValue)))
  }

  /// Why the hub that an operator names cannot have a job; nil when it can. That it refused it, is silent or answers
  /// nothing is for the operator to know. What waits and was promised its room goes before.
  private func whyNot(_ hub: UInt32, job: UInt32, before: UInt32) -> Refusal? {
    if hub == before { return Refusal(.hubCannot, field: .hasIt) }
    let drop = pools[jobs[job].pool].drop
    if !hubs[hub].capabilities.isSuperset(of: drops[drop].requiredCapabilities) {
      return Refusal(.hubCannot, field: .abilities)
    }
    let zone = drops[drop].zone
    if zone != 0 && hubs[hub].zone != 0 && hubs[hub].zone != zone {
      return Refusal(.hubCannot, field: .zone)
    }
    if hubs[hub].openJobs >= hubs[hub].maximumOpenJobs || isPending(hub: hub) {
      return Refusal(.hubCannot, field: .room, retryAfterMicroseconds: 0)
    }
    return nil
  }

  // MARK: Moving

  /// The hub that a job goes to: that of its window; then, where its units are at a hub, one that has as many of its own;
  /// then the next in the order of routing.
  func moveTarget(for job: UInt32, except: UInt32 = noSlot) -> UInt32? {
    let pool = jobs[job].pool
    let drop = pools[pool].drop
    let next = nextHub(for: job, except: except)
    if pools[pool].hub.isNone || pools[pool].isApart { return next }
    let promised = orders[jobs[job].order].window
    if let next, !promised.isNone, let window = windows.slot(promised.rawValue),
      windows[window].hub == next
    {
      return next
    }
    var best: UInt32?
    for other in drops[drop].pools where hasUnits(other, for: job) {
      guard let hub = hubs.slot(pools[other].hub.rawValue), hub != except,
        canTake(hub, job: job, drop: drop)
      else { continue }
      if let known = best, (hubs[known].openJobs, known) <= (hubs[hub].openJobs, hub) { continue }
      best = hub
    }
    return best ?? next
  }

  /// Whether a pool at another hub has free what a job is about, and nobody waits for it.
  private func hasUnits(_ other: UInt32, for job: UInt32) -> Bool {
    let pool = jobs[job].pool
    return other != pool && pools[other].variant == pools[pool].variant && !pools[other].hub.isNone
      && pools[other].hub != pools[pool].hub && pools[other].waiting == 0
      && pools[other].freeForNewcomer >= jobs[job].quantity
  }

  /// A job that was taken from a hub has come to another: where that has units of its own, the job is about those, and the
  /// others can be sold again.
  ///
  /// - Returns: the pool that has those back, which is to be settled once everybody was told.
  mutating func moveUnits(of job: UInt32, to hub: UInt32) -> UInt32? {
    let pool = jobs[job].pool
    let isAtHome = pools[pool].hub == hubs[hub].id
    if pools[pool].hub.isNone || pools[pool].isApart || isAtHome { return nil }
    let drop = pools[pool].drop
    guard
      let other = drops[drop].pools.first(where: {
        pools[$0].hub == hubs[hub].id && hasUnits($0, for: job)
      })
    else { return nil }
    jobs[changing: job].pool = other
    returnUnits(jobs[job].quantity, of: pool)
    if fault != .loseSwapped { sellFreeUnits(jobs[job].quantity, of: other) }
    return pool
  }

  /// Takes a job from its hub. What a hub did not say is no refusal of it.
  private mutating func take(_ job: UInt32, because reason: SwapReason) {
    let hub = jobs[job].hub
    leaveHub(job)
    tellPartner(ofJob: job, .withdrawn, because: reason)
    if fault != .countUnanswered { jobs[changing: job].tried.removeLast(if: hub) }
    if reason == .unanswered {
      jobs[changing: job].isPassed = true
      setPassing(true, hub)
    }
    jobs[changing: job].takenFrom = hub
    jobs[changing: job].swap = reason
  }

  /// A job goes from its hub to another; where none can take it, it waits for one.
  private mutating func move(_ job: UInt32, because reason: SwapReason) {
    let hub = jobs[job].hub
    jobsBudget -= 1
    take(job, because: reason)
    if !isSpent(job), let target = moveTarget(for: job) {
      assign(job, to: target)
    } else {
      leaveUnassigned(job)
    }
    if reason == .unanswered { fill(hub) }
  }

  /// The hub that a job was taken from, when it comes to another one while what was promised can be kept.
  func toldSwap(of job: UInt32, to hub: UInt32) -> JobSwap? {
    let before = jobs[job].takenFrom
    if before == noSlot || before == hub { return nil }
    let promised = orders[jobs[job].order].window
    if !promised.isNone, let window = windows.slot(promised.rawValue), windows[window].end <= now {
      return nil
    }
    return JobSwap(
      before: Identifier(rawValue: hubs[before].id.rawValue), reason: jobs[job].swap)
  }

  // MARK: Ticks

  /// What ticks do of dispatch: hubs fall silent, and jobs that were left unanswered, or are at silent hubs, go elsewhere.
  ///
  /// - Returns: whether there is more of it to do.
  mutating func keepDispatch() -> Bool {
    var looks = Self.hubLooksPerTick
    let cost = Int(hubs.end) + 1
    var silences = limits.deadlinesPerTick
    while looks > 0, jobsBudget > 0, silences > 0, let due = nextDispatchDue() {
      dispatchDue.removeFirst()
      if due.kind == .hubSilent {
        silences -= 1
        hubs[derived: due.slot].watchedAt = .max
        if fault != .ignoreSilentHub { setSilent(true, due.slot) }
      } else {
        looks -= cost
        jobs[derived: due.slot].answerAt = .max
        if fault != .keepUnanswered { move(due.slot, because: .unanswered) }
      }
    }
    let silent = drainingHubs
    for hub in silent {
      while looks > 0, jobsBudget > 0, hubs[hub].firstJob != noSlot {
        looks -= cost
        move(hubs[hub].firstJob, because: .silent)
      }
    }
    return nextDispatchDue() != nil || !drainingHubs.isEmpty
  }
}
