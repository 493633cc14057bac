import LoadKit
import Testing

/// Calls of the log's contract in the audit's own model.
@Suite struct AuditCallTests {
  private static let drop: UInt64 = 5
  private static let pool: UInt64 = 6

  /// What the audit has against entries after a drop with a limit was scheduled and, perhaps, opened.
  private static func violations(
    limit: UInt64 = 4, isLive: Bool = true, _ actions: [(AuditAction, AuditResult)]
  ) -> [AuditViolationKind] {
    var audit = LogAudit()
    var sequence: UInt64 = 0
    func read(_ action: AuditAction, _ result: AuditResult, _ audit: inout LogAudit) {
      sequence += 1
      audit.read(
        AuditEntry(
          sequence: sequence, logTimeMicroseconds: 1_000, action: action, result: result))
    }
    let scheduled = AuditDrop(
      drop: drop, pools: [(pool, 9)], buyerLimit: limit, holdTimeMicroseconds: 1_000_000,
      waitlistPlaces: 0)
    read(.scheduleDrop(scheduled), .done, &audit)
    if isLive { read(.setPhase(drop: drop, .live), .done, &audit) }
    for (action, result) in actions { read(action, result, &audit) }
    return audit.finish().violations.map(\.kind)
  }

  private static func limit(
    _ limit: UInt64, before: UInt64, after: UInt64? = nil, of drop: UInt64 = drop
  ) -> (AuditAction, AuditResult) {
    (
      .call(
        AuditCall(
          method: "Drops/SetBuyerLimit",
          request: AuditFields(["drop": "\(drop)", "limit": "\(limit)"]))),
      .answered(
        AuditFields([
          "changed": "", "changed.before": "\(before)", "changed.after": "\(after ?? limit)",
        ]))
    )
  }

  private static func refused(
    _ wanted: UInt64, _ reason: AuditRefusal
  ) -> (AuditAction, AuditResult) {
    (limit(wanted, before: 0).0, .refused(reason))
  }

  private static func reserve(_ quantity: UInt64, hold: UInt64) -> (AuditAction, AuditResult) {
    (
      .reserve(
        AuditReserve(
          buyer: 7, drop: drop, lines: [AuditLine(pool: pool, quantity: quantity)],
          minimum: quantity, joinsWaitlist: false)),
      .reserved(AuditGrant(hold: hold, granted: quantity, deadlineMicroseconds: 1_001_000))
    )
  }

  @Test func whatARuleAllowsIsNoFault() {
    #expect(Self.violations([Self.limit(2, before: 4), Self.limit(6, before: 2)]) == [])
    #expect(
      Self.violations(isLive: false, [Self.limit(0, before: 4), Self.limit(1, before: 0)]) == [])
    #expect(Self.violations([Self.refused(0, .other)]) == [])
    // More than a lower limit is kept, and no more is given.
    #expect(Self.violations([Self.reserve(4, hold: 8), Self.limit(1, before: 4)]) == [])
  }

  @Test func whatNoRuleAllowsIsAFault() {
    #expect(Self.violations([Self.limit(2, before: 3)]) == [.buyerLimit])
    #expect(Self.violations([Self.limit(2, before: 4, after: 3)]) == [.buyerLimit])
    #expect(Self.violations([Self.limit(0, before: 4)]) == [.buyerLimit])
    #expect(Self.violations(limit: 0, [Self.limit(3, before: 0)]) == [.buyerLimit])
    #expect(Self.violations([Self.limit(2, before: 4, of: 99)]) == [.unknownReference])
    let closed = (AuditAction.setPhase(drop: Self.drop, .closed), AuditResult.done)
    #expect(Self.violations([closed, Self.limit(2, before: 4)]) == [.buyerLimit])
    let grants = [Self.limit(1, before: 4), Self.reserve(2, hold: 8)]
    #expect(Self.violations(grants) == [.buyerLimit])
  }

  @Test func refusalsNeedTheirReason() {
    #expect(Self.violations([Self.refused(2, .other)]) == [.wrongRefusal])
    #expect(Self.violations([Self.refused(2, .dropClosed)]) == [.wrongRefusal])
    #expect(Self.violations([Self.refused(2, .dropCancelled)]) == [.wrongRefusal])
    #expect(Self.violations([Self.refused(2, .unknownDrop)]) == [.wrongRefusal])
    #expect(Self.violations([Self.refused(2, .buyerLimit)]) == [.wrongRefusal])
  }

  @Test func aMethodThatIsNotKnownIsAFault() {
    let call = AuditAction.call(AuditCall(method: "Drops/Vanish", request: AuditFields([:])))
    #expect(Self.violations([(call, .answered(AuditFields([:])))]) == [.unknownReference])
    let remark = AuditAction.call(
      AuditCall(method: "Admin/Remark", request: AuditFields(["text": "a"])))
    #expect(Self.violations([(remark, .answered(AuditFields(["remarked": ""])))]) == [])
    #expect(Self.violations([(remark, .refused(.dropClosed))]) == [.wrongRefusal])
  }
}
