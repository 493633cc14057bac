import LoadKit
import Testing

@Suite("Payments in a show")
struct TillShowTests {
  private func show(_ payments: String, _ demand: String = "") throws -> Show {
    let text = """
      show "x"
      offer tee {
        title "Tee"
        price 1.00 EUR
        variants M
      }
      stream {
        creator "A"
        title "B"
      }
      drop d {
        offer tee
        pool M 5 units
        hold-time 5 s
      }
      \(payments)
      marker at 5 s buy-cue drop d "Go"
      audience { viewers 2 }
      demand d {
        buyers 1000
        confirm 50 %
        \(demand)
      }
      """
    return try Show(parsing: text, file: "x")
  }

  private static let open = "payments { asks-again after 1 s }"

  @Test func areReadAsWritten() throws {
    let payments = try #require(
      try show(
        "payments {\n asks-again after 2 s\n decline 5 %\n lose 1 %\n silent 2 %\n duplicate 20 %\n late 3 %\n}"
      ).payments)
    #expect(payments.asksAgainMicroseconds == 2_000_000)
    let shares = [payments.decline, payments.lose, payments.silent, payments.duplicate]
    #expect(shares == [50_000, 10_000, 20_000, 200_000] && payments.late == 30_000)
    #expect(try show("").payments == nil)
    let demand = try show(Self.open, "express 30 %\ncancel 10 % after median 2 s").demands[0]
    #expect(demand.express == 300_000 && demand.cancel == 100_000)
    #expect(demand.cancelAfter == Show.Delay(medianMicroseconds: 2_000_000))
  }

  @Test("what needs a till is refused without one", arguments: ["express 30 %", "cancel 10 %"])
  func needed(line: String) throws {
    let errors = #expect(throws: ShowErrors.self) { try show("", line) }
    #expect(errors?.diagnostics.first?.message.contains("and the show no payments") == true)
  }

  @Test func payingChangesNothingElseOfAnybody() throws {
    let plain = DemandPlan(try show(""))
    #expect(DemandPlan(try show(Self.open)).digest == plain.digest)
    let plan = DemandPlan(try show(Self.open, "express 30 %\ncancel 10 % after median 2 s"))
    #expect(plan.digest != plain.digest)
    let express = plan.buyers.filter(\.isExpress)
    // Of the half that confirms.
    #expect((110...190).contains(express.count))
    #expect((25...80).contains(plan.buyers.count { $0.cancelAfterMicroseconds != nil }))
    #expect(
      express.allSatisfy { if case .confirm = $0.intent { true } else { false } })
    for (with, without) in zip(plan.buyers, plain.buyers) {
      var same = with
      same.isExpress = false
      same.cancelAfterMicroseconds = nil
      #expect(same == without)
    }
  }

  @Test("payments are on the screen and in the report")
  func reported() {
    var counts = PaymentCounts()
    (counts.asked, counts.declined, counts.express, counts.bought) = (1_412, 31, 80, 64)
    counts.cancelled = 9
    var state = ShowState()
    let screen = ShowScreen(style: ScreenStyle(hasColour: false, isUnicode: false), columns: 100)
    #expect(!screen.lines(state, atMicroseconds: 0).contains { $0.hasPrefix("  payments") })
    #expect(!state.json.text.contains("payments"))
    state.learn(.payments(counts))
    let words =
      "1,412 asked for, 31 declined; in one call 80, 64 of them ordered; 9 orders taken back"
    #expect(screen.lines(state, atMicroseconds: 0).contains("  payments \(words)"))
    #expect(state.json.text.contains("\"payments\":{\"asked\":1412,\"declined\":31,\"express\":80"))
  }

  @Test("an order that somebody was told of, and the log has not, is lost")
  func orders() {
    var told = ToldLedger()
    told.told(order: 5 << 20, of: 100)
    let report = LogAudit().finish(told)
    #expect(report.acknowledged == 1 && report.lost == 1)
    #expect(report.violations.map(\.kind) == [.lostAcknowledgement])
  }

  @Test("a purchase that was pending first, and has an order then, has one outcome")
  func purchases() {
    let key = AuditKey(principal: 3, key: LoadKey(high: 1, low: 1))
    for (first, second, faults) in [(0, 9, 0), (9, 0, 0), (9, 9, 0), (8, 9, 1)]
      as [(UInt64, UInt64, Int)]
    {
      var told = ToldLedger()
      told.told(key, bought: 100, order: first, sequence: 5)
      told.told(key, bought: 100, order: second, sequence: 5)
      #expect(told.count == 1)
      #expect(LogAudit().finish(told).count(of: .toldTwoOutcomes) == faults)
    }
  }
}
