import Basics

extension Engine {
  mutating func acceptJob(_ command: AcceptJob) -> Outcome.Result {
    let slot: UInt32
    switch find(command.job, partner: command.partner, attempt: command.attempt) {
    case .refused(let refusal): return .refused(refusal)
    case .job(let found): slot = found
    }
    switch jobs[slot].phase {
    case .offered:
      jobs[changing: slot].phase = .accepted
      updateOrder(because: jobs[slot])
      return updated(slot, isChanged: true)
    case .delivered, .failed, .cancelled: return .refused(Refusal(.jobFinished))
    default: return updated(slot, isChanged: false)
    }
  }

  mutating func rejectJob(_ command: RejectJob) -> Outcome.Result {
    let slot: UInt32
    switch find(command.job, partner: command.partner, attempt: command.attempt) {
    case .refused(let refusal): return .refused(refusal)
    case .job(let found): slot = found
    }
    switch jobs[slot].phase {
    case .offered, .accepted:
      passOn(slot)
      return updated(slot, isChanged: true)
    case .delivered, .failed, .cancelled: return .refused(Refusal(.jobFinished))
    default: return .refused(Refusal(.invalidProgress))
    }
  }

  mutating func reportJob(_ command: ReportJob) -> Outcome.Result {
    let slot: UInt32
    switch find(command.job, partner: command.partner, attempt: command.attempt) {
    case .refused(let refusal): return .refused(refusal)
    case .job(let found): slot = found
    }
    let current = jobs[slot].phase
    let reported = phase(of: command.progress)
    // A time that is not said again is still expected.
    var eta = command.etaMicroseconds
    if eta == 0 && rules >= .second { eta = jobs[slot].eta }
    if current == reported && jobs[slot].eta == eta {
      return updated(slot, isChanged: false)
    }
    if current.isFinished { return .refused(Refusal(.jobFinished)) }
    if current == .offered { return .refused(Refusal(.invalidProgress)) }
    if reported == .failed && current.rawValue < JobPhase.outForDelivery.rawValue {
      passOn(slot)
      return updated(slot, isChanged: true)
    }
    if reported.rawValue < current.rawValue { return .refused(Refusal(.invalidProgress)) }
    jobs[changing: slot].phase = reported
    jobs[changing: slot].eta = eta
    if reported.isFinished { leaveHub(slot) }
    updateOrder(because: jobs[slot])
    if reported.isFinished {
      if rules >= .second {
        fill(jobs[slot].hub)
      } else {
        offerUnassignedByFirstRules(limit: 1)
      }
    }
    return updated(slot, isChanged: true)
  }

  private enum Found {
    case job(UInt32)
    case refused(Refusal)
  }

  /// Fencing: only the partner that has the live attempt can change a job.
  private func find(_ job: JobID, partner: PartnerID, attempt: UInt32) -> Found {
    guard partners.slot(partner.rawValue) != nil else { return .refused(Refusal(.unknownPartner)) }
    guard let slot = jobs.slot(job.rawValue) else {
      return .refused(Refusal(mayBeForgotten(job.rawValue) ? .forgotten : .unknownJob))
    }
    let isLive = jobs[slot].attempt == attempt && jobs[slot].phase != .unassigned
    if fault == .ignoreAttempt && jobs[slot].hub != noSlot { return .job(slot) }
    // Cancelled before any hub had it.
    if jobs[slot].hub == noSlot { return .refused(Refusal(.staleAttempt)) }
    if !isLive { return .refused(Refusal(.staleAttempt)) }
    if hubs[jobs[slot].hub].partner != partner { return .refused(Refusal(.notAssigned)) }
    return .job(slot)
  }

  /// Takes the job from its hub and offers it to the next; the hub's room goes to whoever waits for
  /// it.
  private mutating func passOn(_ slot: UInt32) {
    let hub = jobs[slot].hub
    leaveHub(slot)
    offerJob(slot)
    if rules >= .second { fill(hub) }
  }

  mutating func leaveHub(_ slot: UInt32) {
    hubs[changing: jobs[slot].hub].openJobs -= 1
  }

  private func updated(_ slot: UInt32, isChanged: Bool) -> Outcome.Result {
    .jobUpdated(
      JobUpdated(
        job: jobs[slot].id, attempt: jobs[slot].attempt, phase: jobs[slot].phase,
        isChanged: isChanged))
  }

  private func phase(of progress: JobProgress) -> JobPhase {
    switch progress {
    case .preparing: .preparing
    case .ready: .ready
    case .outForDelivery: .outForDelivery
    case .awaitingPickup: .awaitingPickup
    case .delivered: .delivered
    case .failed: .failed
    }
  }
}
