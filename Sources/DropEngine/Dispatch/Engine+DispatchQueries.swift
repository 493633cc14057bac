import Basics
import Messages
import WireCodec

extension Engine {
  /// Where a job is, and whose it is: the partner whose hub has it, or none. A refusal has no sentence yet.
  public func state(ofJob id: Identifier) -> (partner: PartnerID, result: JobResult) {
    guard let slot = jobs.slot(id.rawValue) else {
      let code: RefusalCode = mayBeForgotten(id.rawValue) ? .forgotten : .unknownJob
      return (.none, .rejected(Rejected(Refusal(code))))
    }
    let job = jobs[slot]
    let hasHub = job.hub != noSlot
    let partner = hasHub ? hubs[job.hub].partner : .none
    var state = JobState(
      job: id, order: Identifier(rawValue: orders[job.order].id.rawValue),
      partner: Identifier(rawValue: partner.rawValue),
      hub: Identifier(rawValue: hasHub ? hubs[job.hub].id.rawValue : 0), attempt: job.attempt,
      phase: Messages.JobPhase(rawValue: job.phase.rawValue))
    state.answerBy = answerTime(of: slot).map { Timestamp(microseconds: $0) }
    state.window = grant(ofWindow: orders[job.order].window)
    state.eta = job.eta == 0 ? nil : Timestamp(microseconds: job.eta)
    state.why = job.why
    state.proof = job.proof
    state.refusals = UInt32(job.tried.count)
    state.passed = job.isPassed
    if job.takenFrom != noSlot {
      state.taken = Identifier(rawValue: hubs[job.takenFrom].id.rawValue)
      state.swap = job.swap
    }
    state.asOf = lastSequence
    return (partner, .state(state))
  }
}
