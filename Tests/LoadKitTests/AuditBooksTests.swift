import LoadKit
import Testing

private let (drop, pool, payment): (UInt64, UInt64, LoadKey) = (5, 6, LoadKey(high: 0, low: 9))

/// A provider's books against a log, which are wrong in one thing each.
@Suite struct AuditBooksTests {
  /// The till is open, and two units of 1,000 were confirmed, captured and, where it says so, taken back and refunded.
  private struct Log: ~Copyable {
    private var audit = LogAudit()
    private var sequence: UInt64 = 0
    private let order: UInt64 = 5 << 20

    init(isSettled: Bool = true, isTakenBack: Bool = false, isDropCancelled: Bool = false) {
      read(
        .scheduleDrop(
          AuditDrop(
            drop: drop, pools: [(pool, 10)], buyerLimit: 2, holdTimeMicroseconds: 1_000_000,
            waitlistPlaces: 5)))
      read(.setPhase(drop: drop, .live))
      read(
        .till(AuditCall(method: "Checkout/SetTill", request: AuditFields([:]))),
        .answered(AuditFields(["set": "", "set.nextIntent": "1"])))
      read(
        .reserve(
          AuditReserve(
            buyer: 8, drop: drop, lines: [AuditLine(pool: pool, quantity: 2)], minimum: 2,
            joinsWaitlist: false)),
        .reserved(AuditGrant(hold: 100, granted: 2, deadlineMicroseconds: 1_001_000)))
      read(
        .confirm(hold: 100, buyer: 8), .confirmed(order: order), [ask("capture", 1, 2_000)])
      if isSettled { settle(1, "CAPTURED", (2_000, 0, 2_000)) }
      if isTakenBack {
        var fields = status("cancelled.payment", (2_000, 0, 0))
        fields["cancelled"] = ""
        fields["cancelled.returned.minor"] = "2000"
        let line = AuditCancelledLine(hold: 100, order: order, line: 0, isWhole: true)
        let job = AuditJob(
          job: order + 1, drop: drop, hub: 0, attempt: 0, isOver: true, cancelled: line)
        read(
          .till(
            AuditCall(
              method: "Orders/Cancel", request: AuditFields(["order": "\(order)", "buyer": "8"]))),
          .answered(AuditFields(fields)), [.job(job), ask("refund", 2, 2_000)])
        settle(2, "REFUNDED", (2_000, 2_000, 0))
      }
      if isDropCancelled {
        let line = AuditCancelledLine(hold: 100, order: order, line: 0, isWhole: true)
        let job = AuditJob(
          job: order + 1, drop: drop, hub: 0, attempt: 0, isOver: true, cancelled: line)
        read(
          .setPhase(drop: drop, .cancelled), .done, [.job(job), ask("refund", 2, 2_000)])
        settle(2, "REFUNDED", (2_000, 2_000, 0))
      }
    }

    private func ask(_ kind: String, _ number: UInt64, _ amount: Int64) -> AuditConsequence {
      .intent(
        AuditIntent(
          number: number, kind: kind, of: kind, payment: payment, order: order, amount: amount))
    }

    private func status(
      _ name: String, _ told: (captured: Int64, refunded: Int64, kept: Int64)
    ) -> [String: String] {
      [
        name: "", "\(name).hold": "100", "\(name).order": "\(order)",
        "\(name).state": "PAYMENT_STATE_CAPTURED", "\(name).amount.minor": "2000",
        "\(name).authorised": "2000", "\(name).captured": "\(told.captured)",
        "\(name).refunded": "\(told.refunded)", "\(name).kept": "\(told.kept)",
      ]
    }

    private mutating func settle(_ intent: UInt64, _ report: String, _ told: (Int64, Int64, Int64))
    {
      var fields = status("settled.status", told)
      fields["settled"] = ""
      fields["settled.changed"] = "true"
      read(
        .till(
          AuditCall(
            method: "Checkout/Settle",
            request: AuditFields([
              "intent": "\(intent)", "report": "PAYMENT_REPORT_\(report)",
            ]))), .answered(AuditFields(fields)))
    }

    private mutating func read(
      _ action: AuditAction, _ result: AuditResult = .done,
      _ consequences: [AuditConsequence] = []
    ) {
      sequence += 1
      audit.read(
        AuditEntry(
          sequence: sequence, logTimeMicroseconds: 1_000, action: action, payment: payment,
          result: result, consequences: consequences))
    }

    consuming func report(_ deeds: [AuditDeed]) -> AuditReport { audit.finish(books: deeds) }
  }

  private static func deed(
    _ number: UInt64, _ kind: String, _ answer: String, amount: Int64 = 2_000,
    of payment: LoadKey = payment
  ) -> AuditDeed {
    AuditDeed(number: number, kind: kind, payment: payment, amount: amount, answer: answer)
  }

  private static let captured = deed(1, "capture", "captured")
  private static let refunded = deed(2, "refund", "refunded")

  @Test func whatIsRightIsFoundRight() {
    let sold = Log().report([Self.captured])
    #expect(sold.violations == [])
    #expect(sold.books?.captured == 2_000 && sold.books?.unitsSold == 2)
    #expect(sold.books?.unsettled == 0)
    let back = Log(isTakenBack: true).report([Self.captured, Self.refunded])
    #expect(back.violations == [])
    #expect(back.books?.refunded == 2_000 && back.books?.unitsSold == 0)
    let gone = Log(isDropCancelled: true).report([Self.captured, Self.refunded])
    #expect(gone.violations == [])
    #expect(gone.books?.unitsSold == 0)
    #expect(Log(isDropCancelled: true).report([Self.captured]).violations.count > 0)
    // Without books nothing is compared.
    #expect(Log().report([]).violations.count > 0)
  }

  @Test("what is under way is counted, in either state of the books", arguments: [true, false])
  func underWay(isDone: Bool) {
    let report = Log(isSettled: false).report(isDone ? [Self.captured] : [])
    #expect(report.violations == [])
    #expect(report.books?.unsettled == 1)
  }

  private static let faults: [(what: String, isTakenBack: Bool, deeds: [AuditDeed])] = [
    ("books that forget", false, []),
    ("charged twice under one number", false, [captured, captured]),
    ("charged twice under two", false, [captured, deed(2, "capture", "captured")]),
    ("a cent too much", false, [deed(1, "capture", "captured", amount: 2_001)]),
    ("captured, and said to be declined", false, [deed(1, "capture", "declined")]),
    (
      "money of somebody that nobody asked for", false,
      [captured, deed(7, "authorise", "authorised", of: LoadKey(high: 3, low: 3))]
    ),
    ("given back unasked", false, [captured, refunded]),
    ("a refund that was never done", true, [captured]),
    ("voided what was captured", false, [captured, deed(2, "void", "voided")]),
  ]

  @Test("what is wrong is found", arguments: faults.indices)
  func wrong(index: Int) {
    let fault = Self.faults[index]
    let found = Log(isTakenBack: fault.isTakenBack).report(fault.deeds)
    #expect(found.count(of: .booksDiffer) > 0, "\(fault.what)")
    #expect(found.violations.allSatisfy { $0.kind == .booksDiffer }, "\(found.violations)")
  }
}
