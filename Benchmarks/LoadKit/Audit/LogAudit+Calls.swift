// The rules of the calls of the log's contract: what each must come to, and what it changes.
extension LogAudit {
  /// A call that did something.
  mutating func decide(_ call: AuditCall, _ result: AuditFields) {
    switch call.method {
    case "Admin/Remark":
      if !result.has("remarked") { fault(.unknownReference, "a remark came to \(result.values)") }
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
    default: break
    }
  }
}
