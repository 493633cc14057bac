import LogContract
import Messages
import WireCodec

extension ContractCalls {
  /// Hubs that are waited for in a short story, reports with all that they can say, and operators who know better.
  static func ofDispatch(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    [
      ("operator", .setDispatch(setDispatch(key, known, below))),
      (
        "operator",
        .forceSwap(
          ForceSwapRequest(
            key: key, job: Identifier(rawValue: max(known.job, 1)),
            hub: Identifier(rawValue: below(2) == 0 ? known.hub : 0)))
      ),
      ("partner operator", .report(report(known, below))),
    ]
  }

  private static func setDispatch(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> SetDispatchRequest {
    func span() -> TimeSpan {
      TimeSpan(microseconds: below(5) == 0 ? 0 : 1_000_000 * Int64(1 + below(20)))
    }
    let isOfHub = below(3) == 0
    return SetDispatchRequest(
      key: key, hub: Identifier(rawValue: isOfHub ? known.hub : 0), answerWithin: span(),
      heardWithin: span(), autoSwap: below(6) > 0, remove: isOfHub && below(3) == 0)
  }

  /// A report on the attempt that is known, mostly one that can follow.
  private static func report(_ known: Known, _ below: (UInt64) -> UInt64) -> ReportRequest {
    let actions: [JobAction] = [
      .accept, .accept, .accept, .accept, .reject, .preparing, .ready, .outForDelivery,
      .awaitingPickup, .delivered, .failed, .undeliverable,
    ]
    var request = ReportRequest(
      partner: Identifier(rawValue: max(known.partner, 1)),
      job: Identifier(rawValue: max(known.job, 1)), attempt: known.attempt,
      action: actions[Int(below(UInt64(actions.count)))])
    if below(4) == 0 { request.eta = Timestamp(microseconds: 1 + Int64(below(1_000_000))) }
    switch request.action {
    case .reject where below(2) == 0: request.why = JobReason(rawValue: UInt8(1 + below(8)))
    case .undeliverable: request.why = JobReason(rawValue: UInt8(7 + below(8)))
    case .delivered where below(2) == 0:
      request.proof =
        below(2) == 0
        ? DeliveryProof(kind: .code, value: [UInt8](repeating: 48, count: Int(1 + below(17))))
        : DeliveryProof(kind: .signature, value: [UInt8](repeating: UInt8(below(3)), count: 32))
    default: break
    }
    return request
  }

  /// One of the calls of dispatch: most often a report.
  public static func nextOfDispatch(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    let calls = ofDispatch(key: UUIDBytes(high: 11, low: key), known, below)
    let draw = below(20)
    return calls[draw < 2 ? 0 : draw < 5 ? 1 : 2].call
  }
}
