import LoadKit
import Testing

private let (drop, pool, payment): (UInt64, UInt64, LoadKey) = (5, 6, LoadKey(high: 0, low: 9))

/// Money in the audit's own model: logs that are wrong in one thing each.
@Suite struct AuditTillTests {
  /// A live drop with the till open, and one order of two units, which was confirmed: its capture is asked for.
  private struct Log: ~Copyable {
    private var audit = LogAudit()
    private var sequence: UInt64 = 0
    private var time: Int64 = 1_000
    let order: UInt64 = 5 << 20

    init(isOpen: Bool = true, captures: UInt64 = 1) {
      read(
        .scheduleDrop(
          AuditDrop(
            drop: drop, pools: [(pool, 10)], buyerLimit: 2, holdTimeMicroseconds: 1_000_000,
            waitlistPlaces: 5)))
      read(.setPhase(drop: drop, .live))
      if isOpen {
        read(
          .till(AuditCall(method: "Checkout/SetTill", request: AuditFields([:]))),
          .answered(AuditFields(["set": "", "set.nextIntent": "1"])))
      } else {
        read(.other)
      }
      read(
        .reserve(
          AuditReserve(
            buyer: 8, drop: drop, lines: [AuditLine(pool: pool, quantity: 2)], minimum: 2,
            joinsWaitlist: false)),
        .reserved(AuditGrant(hold: 100, granted: 2, deadlineMicroseconds: 1_001_000)))
      read(
        .confirm(hold: 100, buyer: 8), .confirmed(order: order),
        (0..<captures).map { ask("capture", $0 + 1, 2_000) })
    }

    private func ask(
      _ kind: String, _ number: UInt64, _ amount: Int64, of: String? = nil
    )
      -> AuditConsequence
    {
      .intent(
        AuditIntent(
          number: number, kind: kind, of: of ?? kind, payment: payment, order: order,
          amount: amount))
    }

    /// What a call says of the payment.
    private func status(
      _ name: String, captured: Int64, refunded: Int64, kept: Int64
    ) -> [String: String] {
      [
        name: "", "\(name).hold": "100", "\(name).order": "\(order)",
        "\(name).state": "PAYMENT_STATE_AUTHORISED", "\(name).amount.minor": "2000",
        "\(name).authorised": "2000", "\(name).captured": "\(captured)",
        "\(name).refunded": "\(refunded)", "\(name).kept": "\(kept)",
      ]
    }

    mutating func settle(
      _ intent: UInt64, _ report: String, told: (captured: Int64, refunded: Int64, kept: Int64),
      changed: Bool = true, asks: (kind: String, number: UInt64, amount: Int64)? = nil
    ) {
      var fields = status(
        "settled.status", captured: told.captured, refunded: told.refunded, kept: told.kept)
      fields["settled"] = ""
      if changed { fields["settled.changed"] = "true" }
      read(
        .till(
          AuditCall(
            method: "Checkout/Settle",
            request: AuditFields([
              "intent": "\(intent)", "report": "PAYMENT_REPORT_\(report)",
            ]))), .answered(AuditFields(fields)),
        asks.map { [ask($0.kind, $0.number, $0.amount)] } ?? [])
    }

    mutating func cancel(
      returned: Int64 = 2_000, kept: Int64 = 0, captured: Int64 = 0, isDone: Bool = true,
      asks: (kind: String, number: UInt64, amount: Int64)? = nil, by buyer: UInt64 = 8
    ) {
      var fields = status("cancelled.payment", captured: captured, refunded: 0, kept: kept)
      fields["cancelled"] = ""
      fields["cancelled.returned.minor"] = "\(returned)"
      read(
        .till(
          AuditCall(
            method: "Orders/Cancel",
            request: AuditFields(["order": "\(order)", "buyer": "\(buyer)"]))),
        .answered(AuditFields(fields)),
        (isDone ? [line()] : []) + (asks.map { [ask($0.kind, $0.number, $0.amount)] } ?? []))
    }

    private func line() -> AuditConsequence {
      .job(
        AuditJob(
          job: order + 1, drop: drop, hub: 0, attempt: 0, isOver: true,
          cancelled: AuditCancelledLine(hold: 100, order: order, line: 0, isWhole: true)))
    }

    /// A line goes that nobody asked for.
    mutating func lose() { read(.tick(isMoreDue: false), .done, [line()]) }

    mutating func query(_ number: UInt64, _ amount: Int64) {
      read(.tick(isMoreDue: false), .done, [ask("query", number, amount, of: "capture")])
    }

    mutating func pass(_ microseconds: Int64) { time += microseconds }

    /// Another hold of the buyer's waits for a payment, which an adapter is asked to authorise.
    mutating func beginAnother(_ intent: UInt64, by paid: LoadKey = payment) {
      read(
        .reserve(
          AuditReserve(
            buyer: 9, drop: drop, lines: [AuditLine(pool: pool, quantity: 1)], minimum: 1,
            joinsWaitlist: false)),
        .reserved(AuditGrant(hold: 200, granted: 1, deadlineMicroseconds: time + 1_000_000)))
      begin(intent, by: paid)
    }

    mutating func begin(_ intent: UInt64, by paid: LoadKey) {
      read(
        .beginConfirm(hold: 200, buyer: 9), .deadline(time + 60_000_000),
        [
          .intent(
            AuditIntent(
              number: intent, kind: "authorise", of: "authorise", payment: paid, order: 0,
              amount: 1_000))
        ], by: paid)
    }

    /// The platform says that the other hold's payment was declined.
    mutating func decline(by paid: LoadKey) {
      read(.decline(hold: 200), .declined(isStillHeld: true), by: paid)
    }

    /// The payment of the other hold was authorised, and is given back.
    mutating func authorisedLate(_ intent: UInt64, asks: UInt64, by paid: LoadKey) {
      let fields = [
        "settled": "", "settled.changed": "true", "settled.status": "",
        "settled.status.hold": "200", "settled.status.order": "0",
        "settled.status.state": "PAYMENT_STATE_DECLINED", "settled.status.amount.minor": "1000",
        "settled.status.authorised": "1000", "settled.status.captured": "0",
        "settled.status.refunded": "0", "settled.status.kept": "0",
      ]
      let void = AuditIntent(
        number: asks, kind: "void", of: "void", payment: paid, order: 0, amount: 1_000)
      read(
        .till(
          AuditCall(
            method: "Checkout/Settle",
            request: AuditFields([
              "intent": "\(intent)", "report": "PAYMENT_REPORT_AUTHORISED",
            ]))), .answered(AuditFields(fields)), [.intent(void)], by: paid)
    }

    /// A hub takes the order's job.
    mutating func deliverLater() {
      read(
        .tick(isMoreDue: false), .done,
        [.job(AuditJob(job: order + 1, drop: drop, hub: 0, attempt: 0, isOver: false))])
    }

    mutating func tick() { read(.tick(isMoreDue: false)) }

    private mutating func read(
      _ action: AuditAction, _ result: AuditResult = .done,
      _ consequences: [AuditConsequence] = [], by paid: LoadKey = payment
    ) {
      sequence += 1
      audit.read(
        AuditEntry(
          sequence: sequence, logTimeMicroseconds: time, action: action, payment: paid,
          result: result, consequences: consequences))
    }

    consuming func violations() -> [AuditViolationKind] { audit.finish().violations.map(\.kind) }
  }

  @Test func whatIsRightIsFound() {
    var log = Log()
    log.query(1, 2_000)
    log.settle(1, "NOT_FOUND", told: (0, 0, 2_000))
    log.settle(1, "CAPTURED", told: (2_000, 0, 2_000))
    log.settle(1, "CAPTURED", told: (2_000, 0, 2_000), changed: false)
    log.cancel(captured: 2_000, asks: ("refund", 2, 2_000))
    log.settle(2, "REFUNDED", told: (2_000, 2_000, 0))
    #expect(log.violations() == [])
  }

  @Test func intentsBeforeTheTillIsOpen() {
    #expect(Log(isOpen: false).violations() == [.moneyMoved])
  }

  @Test func capturedTwice() {
    // Under two numbers at once.
    #expect(Log(captures: 2).violations() == [.moneyMoved])
    var log = Log()
    log.settle(1, "CAPTURED", told: (2_000, 0, 2_000), asks: ("capture", 2, 2_000))
    #expect(log.violations() == [.moneyMoved])
  }

  /// One after the other is declined, and two only once the first is.
  @Test func askedAnew() {
    for isDeclined in [true, false] {
      var log = Log()
      log.settle(
        1, isDeclined ? "DECLINED" : "NOT_YET", told: (0, 0, 2_000), asks: ("capture", 2, 2_000))
      #expect(log.violations() == (isDeclined ? [] : [.moneyMoved]))
    }
  }

  @Test func countedTwice() {
    var log = Log()
    log.settle(1, "CAPTURED", told: (2_000, 0, 2_000))
    log.cancel(captured: 2_000, asks: ("refund", 2, 2_000))
    log.settle(2, "REFUNDED", told: (2_000, 2_000, 0))
    log.settle(2, "REFUNDED", told: (2_000, 4_000, 0))
    #expect(log.violations().contains(.moneyMoved))
  }

  @Test func refundedMoreThanThereIs() {
    var log = Log()
    log.settle(1, "CAPTURED", told: (2_000, 0, 2_000))
    log.cancel(captured: 2_000, asks: ("refund", 2, 2_001))
    #expect(log.violations() == [.moneyMoved])
  }

  @Test func anIntentThatIsAnotherWhenItIsAskedAgain() {
    var log = Log()
    log.query(1, 1_000)
    #expect(log.violations() == [.moneyMoved])
  }

  @Test func aStandingOrderIsVoided() {
    var log = Log()
    log.settle(1, "DECLINED", told: (0, 0, 2_000), asks: ("void", 2, 2_000))
    #expect(log.violations() == [.moneyMoved])
  }

  @Test func moneyThatIsKept() {
    var log = Log()
    log.settle(1, "CAPTURED", told: (2_000, 0, 2_000))
    log.cancel(kept: 2_000, captured: 2_000)
    #expect(log.violations() == [.moneyMoved])
  }

  @Test func linesThatStayOrGoByThemselves() {
    var log = Log()
    log.cancel(isDone: false, asks: ("void", 2, 2_000))
    #expect(log.violations() == [.wrongCancel])
    var other = Log()
    other.lose()
    #expect(other.violations() == [.wrongCancel])
    var strangers = Log()
    strangers.cancel(asks: ("void", 2, 2_000), by: 7)
    #expect(strangers.violations() == [.wrongCancel])
  }

  /// What was paid and given back is forgotten in the end, and its key is used for another hold: not a moment earlier.
  @Test func aKeyThatIsUsedAgain() {
    let kept = AuditLimits().paymentRetentionMicroseconds
    for (passed, found) in [(kept - 1, true), (kept, false)] {
      var log = Log()
      log.settle(1, "CAPTURED", told: (2_000, 0, 2_000))
      log.cancel(captured: 2_000, asks: ("refund", 2, 2_000))
      log.settle(2, "REFUNDED", told: (2_000, 2_000, 0))
      log.pass(passed)
      log.beginAnother(3)
      #expect(log.violations().contains(.paymentUsedTwice) == found)
    }
    // An order that is not over keeps its payment.
    var log = Log()
    log.settle(1, "CAPTURED", told: (2_000, 0, 2_000))
    log.deliverLater()
    log.pass(kept)
    log.beginAnother(2)
    #expect(log.violations().contains(.paymentUsedTwice))
  }

  /// Of two payments of one hold the first is authorised after it was declined: the hold goes on waiting for the second.
  @Test func anEarlierPaymentThatIsToldLate() {
    let (first, second) = (LoadKey(high: 1, low: 1), LoadKey(high: 1, low: 2))
    var log = Log()
    log.beginAnother(2, by: first)
    log.decline(by: first)
    log.begin(3, by: second)
    log.authorisedLate(2, asks: 4, by: first)
    log.pass(2_000_000)
    log.tick()
    #expect(log.violations() == [])
  }
}
