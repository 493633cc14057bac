import LoadKit
import Testing

/// Tickets that people at a door were told of, against the places of the log.
@Suite("Tickets that were told")
struct AuditTicketTests {
  private static let (drop, pool): (UInt64, UInt64) = (5, 6)

  /// Three people join a door without a draw, in the order of their numbers, and some are told of tickets.
  private func report(
    _ tickets: [(number: UInt64, buyer: UInt64)], isComplete: Bool = true, used: UInt64? = nil
  ) -> AuditReport {
    var audit = LogAudit()
    var sequence: UInt64 = 0
    func read(_ action: AuditAction, _ result: AuditResult, _ audit: inout LogAudit) {
      sequence += 1
      audit.read(
        AuditEntry(
          sequence: sequence, logTimeMicroseconds: 1_000, action: action, result: result))
    }
    func call(
      _ method: String, _ fields: [String: String], _ told: [String: String],
      _ audit: inout LogAudit
    ) {
      read(
        .call(AuditCall(method: method, request: AuditFields(fields))),
        .answered(AuditFields(told)), &audit)
    }
    read(
      .scheduleDrop(
        AuditDrop(
          drop: Self.drop, pools: [(Self.pool, 9)], buyerLimit: 0, holdTimeMicroseconds: 1_000_000,
          waitlistPlaces: 0)), .done, &audit)
    call(
      "Admission/Open",
      ["drop": "\(Self.drop)", "rate": "2", "every": "0.5s", "ticketLasts": "5s"],
      ["opened": ""], &audit)
    for buyer in 1...3 {
      call(
        "Admission/Join", ["drop": "\(Self.drop)", "buyer": "\(buyer)"],
        ["joined": "", "joined.isNew": "true", "joined.place": ""], &audit)
    }
    read(.setPhase(drop: Self.drop, .live), .done, &audit)
    if let used {
      var reserve = AuditReserve(
        buyer: used, drop: Self.drop, lines: [AuditLine(pool: Self.pool, quantity: 1)],
        minimum: 1, joinsWaitlist: false)
      reserve.fields = AuditFields(["ticket": "1"])
      read(
        .reserve(reserve),
        .reserved(AuditGrant(hold: 90, granted: 1, deadlineMicroseconds: 1_001_000)), &audit)
    }
    var told = ToldLedger()
    for (number, buyer) in tickets { told.told(ticket: number, of: buyer, at: Self.drop) }
    return audit.finish(told, isComplete: isComplete)
  }

  @Test("in the order of the places, and of the same buyer who used it, nothing is wrong")
  func right() {
    let told = report([(1, 1), (2, 2)], used: 1)
    #expect(told.isClean, "\(told.violations)")
    #expect(told.ticketsTold == 2 && told.ticketsUsed == 1)
    #expect(told.text.contains("2 tickets of doors told, 1 used"))
    #expect(report([(2, 3), (1, 2)]).isClean)
  }

  @Test("another order, a ticket of two, one too many, and one of nobody are found")
  func wrong() {
    for tickets in [[(1, 2), (2, 1)], [(1, 1), (1, 2)], [(3, 1)]] as [[(UInt64, UInt64)]] {
      #expect(report(tickets).violations.map(\.kind) == [.doorBroken], "\(tickets)")
    }
    #expect(report([(1, 2)], used: 1).violations.map(\.kind) == [.doorBroken])
    #expect(report([(1, 9)]).violations.map(\.kind) == [.lostAcknowledgement])
  }

  @Test("of a log that could not be read to its end nothing is said")
  func unread() {
    let told = report([(1, 9)], isComplete: false)
    #expect(told.isClean && told.unverified == 1)
  }
}
