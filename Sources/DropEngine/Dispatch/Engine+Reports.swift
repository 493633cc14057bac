import Basics
import LogContract
import Messages
import WireCodec

/// What a partner says of a job beside where it is.
struct JobRemark: Sendable {
  /// Slot of the job.
  var job: UInt32
  var why = JobReason.unspecified
  var proof: DeliveryProof?
}

/// Reports of partners as calls of the contract.
extension Engine {
  /// A report on an attempt: the same as the commands of before, and with a reason, or with a proof.
  public mutating func report(
    _ request: ReportRequest, at position: LogPosition
  ) -> ReportResult {
    if let field = unfit(request) { return .rejected(Rejected(Refusal(.invalid, field: field))) }
    let partner = PartnerID(rawValue: request.partner.rawValue)
    let job = JobID(rawValue: request.job.rawValue)
    let slot = jobs.slot(job.rawValue)
    if let slot {
      remark = JobRemark(job: slot, why: request.why ?? .unspecified, proof: request.proof)
    }
    defer { remark = nil }
    let result: Outcome.Result
    switch request.action {
    case .accept:
      result = acceptJob(AcceptJob(partner: partner, job: job, attempt: request.attempt))
    case .reject:
      result = rejectJob(
        RejectJob(partner: partner, job: job, attempt: request.attempt, reason: request.reason))
    default:
      let progress = JobProgress(request.action)
      result = reportJob(
        ReportJob(
          partner: partner, job: job, attempt: request.attempt, progress: progress,
          etaMicroseconds: request.eta.map { $0.microseconds == 0 ? 1 : $0.microseconds } ?? 0),
        isUndeliverable: request.action == .undeliverable)
    }
    switch result {
    case .jobUpdated(let updated):
      return .taken(
        ReportTaken(
          job: request.job, attempt: updated.attempt,
          phase: Messages.JobPhase(rawValue: updated.phase.rawValue), changed: updated.isChanged))
    case .refused(var refusal):
      if refusal.code == .invalidProgress, let slot {
        refusal.available = Self.possibleActions(from: jobs[slot].phase)
      }
      return .rejected(Rejected(refusal))
    default: return .rejected(Rejected(Refusal(.invalid, field: .report)))
    }
  }

  /// The field of a report that is out of its range; nil where none is.
  private func unfit(_ request: ReportRequest) -> RefusedField? {
    if request.action.rawValue == 0 || request.action.rawValue > JobAction.undeliverable.rawValue {
      return .action
    }
    let isReason =
      switch request.action {
      case .reject: request.why.map { Self.reasonsBeforePickup.contains($0.rawValue) } ?? true
      case .failed: request.why.map { Self.reasons.contains($0.rawValue) } ?? true
      case .undeliverable: request.why.map { Self.isOfDelivery($0) } ?? false
      default: request.why == nil
      }
    if !isReason { return .why }
    guard let proof = request.proof else { return nil }
    let isProof =
      switch proof.kind {
      case .code: (1...16).contains(proof.value.count)
      case .signature: proof.value.count == 32
      default: false
      }
    return isProof && request.action == .delivered ? nil : .proof
  }

  private static var reasons: ClosedRange<UInt8> {
    JobReason.other.rawValue...JobReason.lost.rawValue
  }

  private static var reasonsBeforePickup: ClosedRange<UInt8> {
    JobReason.other.rawValue...JobReason.damaged.rawValue
  }

  private static func isOfDelivery(_ why: JobReason) -> Bool {
    why == .other || why == .damaged
      || reasons.contains(why.rawValue) && !reasonsBeforePickup.contains(why.rawValue)
  }

  /// What can be reported of an attempt that is where it is: a bit for each action, by its number.
  package static func possibleActions(from phase: JobPhase) -> UInt32 {
    let actions: [JobAction] =
      switch phase {
      case .offered: [.accept, .reject]
      case .accepted:
        [.reject, .preparing, .ready, .outForDelivery, .awaitingPickup, .delivered, .failed]
      case .preparing: [.ready, .outForDelivery, .awaitingPickup, .delivered, .failed]
      case .ready: [.outForDelivery, .awaitingPickup, .delivered, .failed]
      case .outForDelivery: [.awaitingPickup, .delivered, .failed, .undeliverable]
      case .awaitingPickup: [.delivered, .failed, .undeliverable]
      case .unassigned, .delivered, .failed, .cancelled: []
      }
    return actions.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }
}

extension JobProgress {
  /// Of an action that is neither accept nor reject.
  fileprivate init(_ action: JobAction) {
    self =
      switch action {
      case .preparing: .preparing
      case .ready: .ready
      case .outForDelivery: .outForDelivery
      case .awaitingPickup: .awaitingPickup
      case .delivered: .delivered
      default: .failed
      }
  }
}
