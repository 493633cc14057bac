// The rules of the calls of the log's contract: what each must come to, and what it changes.
extension LogAudit {
  /// A call that did something.
  mutating func decide(_ call: AuditCall, _ result: AuditFields) {
    switch call.method {
    case "Admin/Remark":
      if !result.has("remarked") { fault(.unknownReference, "a remark came to \(result.values)") }
    case "Drops/SetBuyerLimit": setBuyerLimit(call.request, result)
    case "Admin/SetMarket": setMarket(call.request, result)
    case "Admin/SetPolicy": setPolicy(call.request, result)
    case "Drops/RingFence": ringFence(call.request, result)
    case "Admission/Open": openDoor(call.request)
    case "Admission/Join": joinDoor(call.request, result)
    case "Admission/Reveal": revealDoor(call.request, result)
    case "Admission/Leave": leaveDoor(call.request)
    case "Admin/SetThrottle": setThrottle(call.request, result)
    case "Admin/SetHubMode": setHubMode(call.request, result)
    case "Dispatch/Telemetry": telemetry(call.request, result)
    // Noted before what followed from them.
    case "Dispatch/SetDispatch", "Dispatch/ForceSwap": break
    default: fault(.unknownReference, "no method that is known here is called \(call.method)")
    }
  }

  /// A call that was refused.
  mutating func judge(_ refusal: AuditRefusal, _ call: AuditCall) {
    switch call.method {
    case "Admin/Remark":
      // There is nothing that stands in the way of a remark but a full table of keys.
      if refusal != .keyMismatch, refusal != .capacityReached {
        fault(.wrongRefusal, "a remark was refused: \(refusal)")
      }
    case "Drops/SetBuyerLimit": judge(refusal, ofLimit: call.request)
    case "Admin/SetMarket":
      if refusal != .keyMismatch, refusal != .capacityReached {
        fault(.wrongRefusal, "a market was refused: \(refusal)")
      }
    case "Admin/SetPolicy": judge(refusal, ofPolicy: call.request)
    case "Drops/RingFence": judge(refusal, ofFence: call.request)
    case "Admission/Open", "Admission/Join", "Admission/Reveal", "Admission/Leave":
      judge(refusal, ofDoor: call)
    case "Admin/SetThrottle": judge(refusal, ofHub: call.request, isThrottle: true)
    case "Admin/SetHubMode": judge(refusal, ofHub: call.request, isThrottle: false)
    default: break
    }
  }

  // MARK: Buyers' limits

  private mutating func setBuyerLimit(_ request: AuditFields, _ result: AuditFields) {
    let (id, limit) = (request.number("drop"), request.number("limit"))
    guard let drop = drops[id] else {
      return fault(.unknownReference, "a limit of drop \(id), which never was")
    }
    let told = (result.number("changed.before"), result.number("changed.after"))
    if told != (drop.buyerLimit, limit) {
      fault(.buyerLimit, "drop \(id) went from \(drop.buyerLimit) to \(limit), told \(told)")
    }
    if drop.phase != .scheduled, drop.phase != .live || changesKind(drop, limit) {
      fault(
        .buyerLimit, "drop \(id) is \(drop.phase), and went from \(drop.buyerLimit) to \(limit)")
    }
    drops[id]?.buyerLimit = limit
  }

  private mutating func judge(_ refusal: AuditRefusal, ofLimit request: AuditFields) {
    let id = request.number("drop")
    guard let drop = drops[id] else { return }
    let isRight =
      switch refusal {
      case .unknownDrop: mayBeForgotten(id, drop)
      case .dropClosed: drop.phase == .closed
      case .dropCancelled: drop.phase == .cancelled
      case .keyMismatch, .capacityReached: true
      // It is live, and has a limit or none.
      case .other: drop.phase == .live && changesKind(drop, request.number("limit"))
      default: false
      }
    if !isRight { fault(.wrongRefusal, "\(refusal): drop \(id) is \(drop.phase)") }
  }

  private func changesKind(_ drop: Drop, _ limit: UInt64) -> Bool {
    (drop.buyerLimit == 0) != (limit == 0)
  }
}
