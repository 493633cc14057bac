import LoadKit
import Testing

/// Who is said to have asked, in the audit's own model.
@Suite struct AuditCallerTests {
  private static func violations(
    _ caller: AuditCaller?, _ action: AuditAction = .other, replayOf: UInt64? = nil
  ) -> [AuditViolation] {
    var audit = LogAudit()
    audit.read(
      AuditEntry(
        sequence: 1, logTimeMicroseconds: 1_000, action: action, replayOf: replayOf,
        caller: caller))
    return audit.finish().violations
  }

  private static func kinds(
    _ name: String, _ role: String, _ method: String?
  )
    -> [AuditViolationKind]
  {
    violations(AuditCaller(name: name, role: role, method: method)).map(\.kind)
  }

  @Test func whoMayAskIsNoFault() {
    #expect(Self.violations(nil).isEmpty)
    #expect(Self.kinds("ops", "operator", "Drops/Control") == [])
    #expect(Self.kinds("shop", "creator", "Drops/Control") == [])
    #expect(Self.kinds("edge-eu", "edge", "Reservations/Reserve") == [])
    #expect(
      Self.kinds(String(repeating: "é", count: 32), "payments", "Checkout/PaymentResult") == [])
  }

  @Test func whoMayNotIsAFault() {
    #expect(Self.kinds("edge-eu", "edge", "Drops/Control") == [.wrongCaller])
    #expect(Self.kinds("reports", "auditor", "Admin/Remark") == [.wrongCaller])
    #expect(Self.kinds("shop", "creator", "Drops/SetBuyerLimit") == [.wrongCaller])
    #expect(Self.kinds("ops", "", "Drops/Control") == [.wrongCaller])
    #expect(Self.kinds("", "operator", "Drops/Control") == [.wrongCaller])
    #expect(
      Self.kinds(String(repeating: "é", count: 33), "operator", "Drops/Adjust") == [.wrongCaller])
    #expect(Self.kinds("ops", "operator", "Drops/Explode") == [.wrongCaller])
    // What only the log does.
    let tick = AuditCaller(name: "ops", role: "operator", method: nil)
    #expect(Self.violations(tick, .tick(isMoreDue: false)).map(\.kind) == [.wrongCaller])
  }

  @Test func itIsSaidWhoAndWhat() {
    let caller = AuditCaller(name: "edge-eu", role: "edge", method: "Drops/Control")
    #expect(
      Self.violations(caller).map(\.description) == [
        "wrong-caller at 1: edge-eu called Drops/Control as edge, which may not"
      ])
  }

  /// A repetition has a caller of its own.
  @Test func repetitionsAreLookedAt() {
    let caller = AuditCaller(name: "web", role: "viewer", method: "Reservations/Reserve")
    #expect(Self.violations(caller, replayOf: 1).first?.kind == .wrongCaller)
  }
}
