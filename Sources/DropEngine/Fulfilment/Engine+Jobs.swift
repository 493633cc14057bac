import Basics
import Messages

extension Engine {
  mutating func acceptJob(_ command: AcceptJob) -> Outcome.Result {
    let slot: UInt32
    switch find(command.job, partner: command.partner, attempt: command.attempt) {
    case .refused(let refusal): return .refused(refusal)
    case .job(let found): slot = found
    }
    hear(jobs[slot].hub)
    switch jobs[slot].phase {
    case .offered:
      jobs[changing: slot].phase = .accepted
      jobs[changing: slot].isPassed = false
      answers(jobs[slot].hub)
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
    hear(jobs[slot].hub)
    switch jobs[slot].phase {
    case .offered, .accepted:
      noteWhy(slot)
      passOn(slot)
      return updated(slot, isChanged: true)
    case .delivered, .failed, .cancelled: return .refused(Refusal(.jobFinished))
    default: return .refused(Refusal(.invalidProgress))
    }
  }

  /// - Parameter isUndeliverable: whether it says so: after pickup alone.
  mutating func reportJob(
    _ command: ReportJob, isUndeliverable: Bool = false
  ) -> Outcome.Result {
    let slot: UInt32
    switch find(command.job, partner: command.partner, attempt: command.attempt) {
    case .refused(let refusal): return .refused(refusal)
    case .job(let found): slot = found
    }
    hear(jobs[slot].hub)
    let current = jobs[slot].phase
    let reported = phase(of: command.progress)
    // A time that is not said again is still expected.
    var eta = command.etaMicroseconds
    if eta == 0 && rules >= .second { eta = jobs[slot].eta }
    if current == reported && jobs[slot].eta == eta, !isProofNew(slot) {
      return updated(slot, isChanged: false)
    }
    if current == .delivered && reported == .delivered, addsProof(slot) {
      noteWhy(slot)
      updateOrder(because: jobs[slot])
      answers(jobs[slot].hub)
      return updated(slot, isChanged: true)
    }
    if current.isFinished { return .refused(Refusal(.jobFinished)) }
    if current == .offered { return .refused(Refusal(.invalidProgress)) }
    let isPickedUp = current.rawValue >= JobPhase.outForDelivery.rawValue
    if isUndeliverable && !isPickedUp && fault != .anyStep {
      return .refused(Refusal(.invalidProgress))
    }
    if reported == .failed && !isPickedUp && !isUndeliverable {
      noteWhy(slot)
      passOn(slot)
      return updated(slot, isChanged: true)
    }
    if reported.rawValue < current.rawValue { return .refused(Refusal(.invalidProgress)) }
    jobs[changing: slot].phase = reported
    jobs[changing: slot].eta = eta
    noteWhy(slot)
    if reported.isFinished {
      leaveHub(slot)
    } else if reported.rawValue >= JobPhase.outForDelivery.rawValue {
      unlink(slot)
    }
    updateOrder(because: jobs[slot])
    answers(jobs[slot].hub)
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
    if hubs[hub].isPassing { setPassing(false, hub) }
    offerJob(slot)
    if rules >= .second { fill(hub) }
  }

  mutating func leaveHub(_ slot: UInt32) {
    hubs[changing: jobs[slot].hub].openJobs -= 1
    unlink(slot)
  }

  // MARK: What is said beside

  /// Keeps why a job is not done, or how it was handed over, if its report says so.
  private mutating func noteWhy(_ slot: UInt32) {
    guard let said = remark, said.job == slot else { return }
    if said.why != .unspecified { jobs[changing: slot].why = said.why }
    if let proof = said.proof { jobs[changing: slot].proof = proof }
  }

  /// Whether a report has another proof than the job.
  private func isProofNew(_ slot: UInt32) -> Bool {
    guard let said = remark, said.job == slot, let proof = said.proof else { return false }
    return jobs[slot].proof != proof
  }

  /// Whether it has one, and the job has none.
  private func addsProof(_ slot: UInt32) -> Bool {
    isProofNew(slot) && jobs[slot].proof == nil
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
