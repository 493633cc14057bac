import LoadKit
import Testing

private let (drop, shirts, caps): (UInt64, UInt64, UInt64) = (5, 6, 7)

/// One place in several lines, in the audit's own model.
@Suite struct AuditPlacesTests {
  /// A live drop with two shirts and two caps, of which somebody holds some.
  private struct Log: ~Copyable {
    private var audit = LogAudit()
    private var sequence: UInt64 = 0

    init(bypass: Bool = false) {
      read(
        .scheduleDrop(
          AuditDrop(
            drop: drop, pools: [(shirts, 2), (caps, 2)], buyerLimit: 0,
            holdTimeMicroseconds: 1_000_000, waitlistPlaces: 5, lets: bypass)))
      read(.setPhase(drop: drop, .live))
    }

    private static func lines(_ lines: [(UInt64, UInt64)]) -> [AuditLine] {
      lines.map { AuditLine(pool: $0.0, quantity: $0.1) }
    }

    mutating func hold(_ lines: [(UInt64, UInt64)], as id: UInt64) {
      let asked = Self.lines(lines)
      let units = asked.reduce(0) { $0 + $1.quantity }
      let request = AuditReserve(
        buyer: id, drop: drop, lines: asked, minimum: units, joinsWaitlist: false)
      read(
        .reserve(request),
        .reserved(AuditGrant(hold: id, granted: units, deadlineMicroseconds: 1_001_000)))
    }

    mutating func wait(
      _ lines: [(UInt64, UInt64)], as id: UInt64, position: UInt64, together: Bool = true
    ) {
      let asked = Self.lines(lines)
      let units = asked.reduce(0) { $0 + $1.quantity }
      var request = AuditReserve(
        buyer: id, drop: drop, lines: asked, minimum: units, joinsWaitlist: true)
      if together { request.fields = AuditFields(["together": "true"]) }
      read(
        .reserve(request),
        .reserved(AuditGrant(waiter: id, waiting: units, position: position)))
    }

    mutating func release(_ id: UInt64, then consequences: [AuditConsequence] = []) {
      read(.release(hold: id, buyer: id), .done, consequences)
    }

    mutating func sell(_ id: UInt64, then consequences: [AuditConsequence] = []) {
      read(.confirm(hold: id, buyer: nil), .confirmed(order: id), consequences)
    }

    mutating func leave(_ id: UInt64) { read(.leaveWaitlist(waiter: id, buyer: id)) }

    mutating func tick() { read(.tick(isMoreDue: true)) }

    private mutating func read(
      _ action: AuditAction, _ result: AuditResult = .done,
      _ consequences: [AuditConsequence] = []
    ) {
      sequence += 1
      audit.read(
        AuditEntry(
          sequence: sequence, logTimeMicroseconds: 1_000, action: action, result: result,
          consequences: consequences))
    }

    consuming func violations() -> [AuditViolationKind] {
      audit.finish().violations.map(\.kind)
    }
  }

  private static func violations(
    bypass: Bool = false, _ body: (inout Log) -> Void
  ) -> [AuditViolationKind] {
    var log = Log(bypass: bypass)
    body(&log)
    return log.violations()
  }

  private static func turn(_ waiter: UInt64, _ units: UInt64) -> AuditConsequence {
    .promoted(waiter: waiter, hold: 1_000 + waiter, granted: units, deadlineMicroseconds: 1_001_000)
  }

  @Test func aTurnIsOfAllLines() {
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2)], as: 10)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
        // The cap that is kept back is not for a newcomer, the other is.
        log.hold([(caps, 1)], as: 11)
        log.release(10, then: [Self.turn(20, 2)])
        log.hold([(shirts, 1)], as: 12)
      } == [])
    // Nobody has the shirt: there is none.
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2)], as: 10)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
        log.hold([(caps, 1)], as: 11)
        log.release(11, then: [Self.turn(20, 2)])
      }.contains(.oversold))
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2)], as: 10)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
        log.release(10, then: [Self.turn(20, 1)])
      }.contains(.grantOutOfRange))
  }

  @Test func whatTheFirstNeedsIsKeptBack() {
    let kinds = Self.violations { log in
      log.hold([(shirts, 2)], as: 10)
      log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
      log.hold([(caps, 2)], as: 11)
    }
    #expect(kinds == [.barging])
    // Nor for who is behind in line; where the policy lets pass, for both.
    for bypass in [false, true] {
      let kinds = Self.violations(bypass: bypass) { log in
        log.hold([(shirts, 2)], as: 10)
        log.hold([(caps, 2)], as: 11)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
        log.wait([(caps, 2)], as: 21, position: 2)
        log.release(11, then: [Self.turn(21, 2)])
      }
      #expect(kinds == (bypass ? [] : [.waitlistOrder]))
    }
  }

  @Test func nobodyIsPassed() {
    // Who waits for caps alone came before.
    let kinds = Self.violations { log in
      log.hold([(shirts, 2), (caps, 2)], as: 10)
      log.wait([(caps, 2)], as: 19, position: 1)
      log.wait([(shirts, 1), (caps, 1)], as: 20, position: 2)
      log.release(10, then: [Self.turn(20, 2), Self.turn(19, 1)])
    }
    #expect(kinds.first == .waitlistOrder)
    // Of two who wait for both, the second is served with what the first could have had.
    let others = Self.violations { log in
      log.hold([(shirts, 2), (caps, 2)], as: 10)
      log.wait([(shirts, 2), (caps, 1)], as: 20, position: 1)
      log.wait([(shirts, 1), (caps, 1)], as: 21, position: 2)
      log.release(10, then: [Self.turn(21, 2)])
    }
    #expect(others.first == .waitlistOrder)
  }

  @Test func aPlaceIsWhatWasAskedFor() {
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2)], as: 10)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1, together: false)
      }.first == .unknownReference)
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2), (caps, 2)], as: 10)
        log.wait([(caps, 1)], as: 19, position: 1)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
      } == [.waitlistPosition])
    // In none of its lines any more.
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2)], as: 10)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
        log.leave(20)
        log.hold([(caps, 2)], as: 11)
        log.release(10)
      } == [])
  }

  @Test func unitsOfAllPoolsAreHandedOn() {
    let kinds = Self.violations { log in
      log.hold([(shirts, 2)], as: 10)
      log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
      log.release(10)
    }
    #expect(Set(kinds) == [.unitNotHandedOn])
    // With a cap missing there is nothing to hand on.
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2), (caps, 2)], as: 10)
        log.wait([(shirts, 3), (caps, 1)], as: 20, position: 1)
      }.contains(.waitsForNothing))
  }

  @Test func whoCannotBeServedIsSentHome() {
    let sale: (inout Log, [AuditConsequence]) -> Void = { log, then in
      log.hold([(shirts, 2)], as: 10)
      log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
      log.sell(10, then: then)
    }
    #expect(Self.violations { sale(&$0, [.outOfReach(waiter: 20)]) } == [])
    #expect(Set(Self.violations { sale(&$0, []) }) == [.waitsForNothing])
    #expect(
      Self.violations { log in
        log.hold([(shirts, 2)], as: 10)
        log.wait([(shirts, 1), (caps, 1)], as: 20, position: 1)
        log.hold([(caps, 1)], as: 11)
        log.release(11, then: [.outOfReach(waiter: 20)])
      } == [.wrongRefusal])
  }
}
