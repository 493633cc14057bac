import LoadKit
import Testing

/// Windows in the audit's own model.
@Suite struct AuditWindowTests {
  private static let (drop, pool): (UInt64, UInt64) = (5, 6)
  private static let second: Int64 = 1_000_000
  private static let (early, late): (UInt64, UInt64) = (8, 9)

  /// A drop that is sold with slots of two windows; times in seconds.
  private struct Log: ~Copyable {
    private var audit = LogAudit()
    private var sequence: UInt64 = 0
    private var now: Int64 = 0

    init() {
      read(
        .scheduleDrop(
          AuditDrop(
            drop: drop, pools: [(pool, 99)], buyerLimit: 0, holdTimeMicroseconds: 3_600 * second,
            waitlistPlaces: 0)))
      read(.setPhase(drop: drop, .live))
      put(early, from: 100, to: 110)
      put(late, from: 500, to: 600)
    }

    mutating func put(_ window: UInt64, from start: Int64, to end: Int64) {
      read(
        .putWindows([
          AuditWindow(
            window: window, start: start * second, end: end * second, closes: start * second,
            slots: 50)
        ]))
    }

    /// Log time goes on to `from`, and is set back.
    mutating func setBack(from: Int64, to: Int64) {
      now = from * second
      read(.tick(isMoreDue: false))
      now = to * second
      read(.setClock(from: from * second, to: to * second))
    }

    /// A slot of any window, which is of this one.
    mutating func reserve(_ window: UInt64) {
      let grant = AuditGrant(
        hold: 100 + sequence, granted: 1, deadlineMicroseconds: now + 3_600 * second,
        window: window)
      read(
        .reserve(
          AuditReserve(
            buyer: 7, drop: drop, lines: [AuditLine(pool: pool, quantity: 1)], minimum: 1,
            joinsWaitlist: false, slot: AuditSlotWish(isAny: true))), .reserved(grant))
    }

    private mutating func read(_ action: AuditAction, _ result: AuditResult = .done) {
      sequence += 1
      audit.read(
        AuditEntry(
          sequence: sequence, logTimeMicroseconds: now, action: action, result: result,
          consequences: []))
    }

    consuming func violations() -> [AuditViolationKind] {
      audit.finish().violations.map(\.kind)
    }
  }

  private static func violations(_ body: (inout Log) -> Void) -> [AuditViolationKind] {
    var log = Log()
    body(&log)
    return log.violations()
  }

  @Test func anyIsTheEarliest() {
    #expect(Self.violations { $0.reserve(Self.early) } == [])
    #expect(Self.violations { $0.reserve(Self.late) } == [.slotMisused])
  }

  @Test func whatWasOverBeforeTimeWasSetBackMayBeForgotten() {
    for window in [Self.early, Self.late] {
      let found = Self.violations { log in
        log.setBack(from: 200, to: 50)
        log.reserve(window)
      }
      #expect(found == [], "\(window)")
    }
    let isNotOver = Self.violations { log in
      log.setBack(from: 105, to: 50)
      log.reserve(Self.late)
    }
    #expect(isNotOver == [.slotMisused])
    // Who changes it shows that it is there.
    let isThere = Self.violations { log in
      log.setBack(from: 200, to: 50)
      log.put(Self.early, from: 100, to: 120)
      log.reserve(Self.late)
    }
    #expect(isThere == [.slotMisused])
  }
}
