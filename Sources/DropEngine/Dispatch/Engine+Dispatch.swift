import Basics
import LogContract
import Messages
import WireCodec

/// How hubs are waited for: until they answer an offer, and until they say something. See `docs/dispatch.md`.
extension Engine {
  /// Says how long hubs may take: all of them, or one.
  public mutating func setDispatch(
    _ request: SetDispatchRequest, at position: LogPosition
  ) -> SetDispatchResult {
    let policy = DispatchPolicy(
      answerWithin: request.answerWithin.microseconds,
      heardWithin: request.heardWithin.microseconds, autoSwap: request.autoSwap)
    let names = request.hub.rawValue != 0
    if !policy.isValid || request.remove && !names {
      return .rejected(Rejected(Refusal(.invalid, field: .dispatch)))
    }
    guard let hub = names ? hubs.slot(request.hub.rawValue) : noSlot else {
      return .rejected(Rejected(Refusal(.unknownHub)))
    }
    if !dispatch.isSet { beginDispatch() }
    if names {
      hubStates[changing: hub].own = request.remove ? nil : policy
    } else {
      dispatch.policy = policy
      dispatch.isDrained = false
    }
    noteSlack()
    for slot in names ? hub..<hub + 1 : 0..<hubs.end where names || hubStates[slot].own == nil {
      goBy(policyOf: slot)
    }
    return .set(DispatchSet(hub: request.hub))
  }

  /// From now on hubs are waited for: each of them from this entry on. Goes through all hubs and all jobs, once for a log.
  private mutating func beginDispatch() {
    dispatch.isSet = true
    dispatch.resumedAt = now
    dispatch.isDrained = false
    for hub in 0..<hubs.end { noteNew(hub: hub) }
    for job in slotsByID(jobs, id: { $0.id.rawValue }) where isMovable(job) { link(job) }
  }

  /// A hub is there, and dispatch is set.
  mutating func noteNew(hub: UInt32) {
    var state = HubDispatchRecord()
    state.id = hubs[hub].id
    state.heardAt = now
    if let signals = hubSignals.slot(state.id.rawValue), hubSignals[signals].isHeard {
      state.heardAt = hubSignals[signals].heardAt
      state.isHeard = true
    }
    _ = hubStates.insert(state)
    watchSilence(of: hub)
  }

  /// What a hub goes by.
  func dispatchPolicy(of hub: UInt32) -> DispatchPolicy {
    hubStates[hub].own ?? dispatch.policy
  }

  /// What a hub goes by is another now: it is judged by it at once, or from its time on.
  private mutating func goBy(policyOf hub: UInt32) {
    let policy = dispatchPolicy(of: hub)
    if hubs[hub].isSilent, policy.heardWithin == 0 || silenceTime(of: hub) > now {
      setSilent(false, hub)
      fill(hub)
    }
    watchSilence(of: hub)
    noteDraining(hub)
    if !policy.autoSwap { return }
    var job = hubs[hub].firstJob
    while job != noSlot {
      if jobs[job].answerAt == .max { awaitReply(job) }
      job = jobs[job].nextAtHub
    }
  }

  /// Half of the shortest time of any policy.
  mutating func noteSlack() {
    var shortest = dispatch.policy.shortest
    hubStates.forEachSlot { slot in
      if let own = hubStates[slot].own { shortest = min(shortest, own.shortest) }
    }
    dispatch.slack = shortest == .max ? .max : shortest / 2
  }

  // MARK: Hearing

  /// A hub is heard: it has sent telemetry, or a report on an attempt that it has.
  mutating func hear(_ hub: UInt32) {
    if !dispatch.isSet { return }
    hubStates[changing: hub].heardAt = now
    hubStates[changing: hub].isHeard = true
    if !hubs[hub].isSilent || fault == .keepSilent { return watchSilence(of: hub) }
    setSilent(false, hub)
    setPassing(false, hub)
    watchSilence(of: hub)
    fill(hub)
  }

  /// A hub has shown that it answers: what waits because it did not may be offered to it again.
  mutating func answers(_ hub: UInt32) {
    if !hubs[hub].isPassing { return }
    setPassing(false, hub)
    fill(hub)
  }

  /// An operator gives a hub something to do: it is there, or is waited for anew.
  mutating func vouch(for hub: UInt32) {
    if !dispatch.isSet { return }
    setPassing(false, hub)
    if !hubs[hub].isSilent { return }
    hubStates[changing: hub].heardAt = now
    setSilent(false, hub)
    watchSilence(of: hub)
  }

  mutating func setSilent(_ isSilent: Bool, _ hub: UInt32) {
    if hubs[hub].isSilent == isSilent { return }
    hubs[derived: hub].isSilent = isSilent
    hubStates[changing: hub].isSilent = isSilent
    noteDraining(hub)
  }

  mutating func setPassing(_ isPassing: Bool, _ hub: UInt32) {
    if hubs[hub].isPassing == isPassing { return }
    hubs[derived: hub].isPassing = isPassing
    hubStates[changing: hub].isPassing = isPassing
  }

  /// Lists a silent hub whose jobs are to go elsewhere, or takes it off the list.
  mutating func noteDraining(_ hub: UInt32) {
    let isDraining =
      hubs[hub].isSilent && hubs[hub].firstJob != noSlot && dispatchPolicy(of: hub).autoSwap
    let place = partitionPoint(in: 0..<drainingHubs.count) { drainingHubs[$0] < hub }
    let isListed = place < drainingHubs.count && drainingHubs[place] == hub
    if isDraining && !isListed { drainingHubs.insert(hub, at: place) }
    if !isDraining && isListed { drainingHubs.remove(at: place) }
  }

  // MARK: Time

  /// When a hub falls silent if nothing is heard of it.
  private func silenceTime(of hub: UInt32) -> Int64 {
    max(hubStates[hub].heardAt, dispatch.resumedAt)
      .addingSaturated(dispatchPolicy(of: hub).heardWithin)
  }

  /// Waits for the time at which a hub falls silent. One that is waited for before it stays: when that comes, the next
  /// is looked for.
  mutating func watchSilence(of hub: UInt32) {
    if hubs[hub].isSilent || dispatchPolicy(of: hub).heardWithin == 0 { return }
    let time = silenceTime(of: hub)
    if time >= hubs[hub].watchedAt { return }
    hubs[derived: hub].watchedAt = time
    dispatchDue.insert(Deadline(time: time, id: hubs[hub].id.rawValue, slot: hub, kind: .hubSilent))
  }

  /// Until when an offer has to be answered; nil where it has no time.
  func answerTime(of job: UInt32) -> Int64? {
    if jobs[job].phase != .offered || jobs[job].answerWithin == 0 { return nil }
    // Planted: a second early.
    let early: Int64 = fault == .swapEarly ? 1_000_000 : 0
    return max(jobs[job].offeredAt, dispatch.resumedAt)
      .addingSaturated(jobs[job].answerWithin - early)
  }

  /// Waits until an offer has to be answered.
  mutating func awaitReply(_ job: UInt32) {
    guard let time = answerTime(of: job) else { return }
    jobs[derived: job].answerAt = time
    dispatchDue.insert(
      Deadline(time: time, id: jobs[job].id.rawValue, slot: job, kind: .jobAnswer))
  }

  /// The earliest time that has come and still counts; those before it that do not are dropped, and those that have moved
  /// on are put where they belong.
  mutating func nextDispatchDue() -> Deadline? {
    while let first = dispatchDue.first, first.time <= now {
      let isDue =
        first.kind == .hubSilent ? isSilenceDue(first) : isUnanswered(first)
      if isDue { return first }
    }
    return nil
  }

  private mutating func isSilenceDue(_ first: Deadline) -> Bool {
    let hub = first.slot
    if hubs[hub].watchedAt == first.time {
      let counts = !hubs[hub].isSilent && dispatchPolicy(of: hub).heardWithin != 0
      if counts && silenceTime(of: hub) == first.time { return true }
      dispatchDue.removeFirst()
      hubs[derived: hub].watchedAt = .max
      watchSilence(of: hub)
    } else {
      dispatchDue.removeFirst()
    }
    return false
  }

  private mutating func isUnanswered(_ first: Deadline) -> Bool {
    let job = first.slot
    if jobs[job].id.rawValue == first.id, jobs[job].answerAt == first.time,
      let time = answerTime(of: job), dispatchPolicy(of: jobs[job].hub).autoSwap
    {
      if time == first.time { return true }
      dispatchDue.removeFirst()
      awaitReply(job)
      return false
    }
    dispatchDue.removeFirst()
    if jobs[job].id.rawValue == first.id, jobs[job].answerAt == first.time {
      jobs[derived: job].answerAt = .max
    }
    return false
  }

  /// Notes that the log stood still when a hub or an offer was due: nobody could be heard in that time, and all of them have
  /// their whole time from now on. Where nothing was due, it is no news that a log is quiet.
  ///
  /// - Parameter before: log time before this entry.
  @inline(never)
  mutating func noteStop(since before: Int64) {
    if fault == .stopIsSilence { return }
    guard let due = nextDispatchDue() else { return }
    if now.subtractingSaturated(max(due.time, before)) > dispatch.slack {
      dispatch.resumedAt = now
      dispatch.isDrained = false
    }
  }

  /// Log time is set back: what hubs have left, until they answer and until they are silent, they keep.
  mutating func shiftDispatch(by microseconds: Int64) {
    if !dispatch.isSet { return }
    dispatch.resumedAt = dispatch.resumedAt.addingSaturated(microseconds)
    dispatch.isDrained = false
    for hub in 0..<hubStates.end {
      hubStates[changing: hub].heardAt = hubStates[hub].heardAt.addingSaturated(microseconds)
    }
    for job in 0..<jobs.end where answerTime(of: job) != nil {
      jobs[changing: job].offeredAt = jobs[job].offeredAt.addingSaturated(microseconds)
    }
  }

  /// Waits for all hubs and offers anew.
  mutating func awaitDispatch() {
    dispatchDue = DeadlineIndex()
    if !dispatch.isSet { return }
    for hub in 0..<hubs.end {
      hubs[derived: hub].watchedAt = .max
      watchSilence(of: hub)
    }
    for job in slotsByID(jobs, id: { $0.id.rawValue }) {
      jobs[derived: job].answerAt = .max
      awaitReply(job)
    }
  }
}
