import LoadKit
import Testing

private let (drop, pool, fence): (UInt64, UInt64, UInt64) = (5, 6, 7)

/// Fences in the audit's own model.
@Suite struct AuditFenceTests {
  /// A live drop with ten units, four of them in a fence for zone 3.
  private struct Log: ~Copyable {
    private var audit = LogAudit()
    private var sequence: UInt64 = 0

    init() {
      read(
        .scheduleDrop(
          AuditDrop(
            drop: drop, pools: [(pool, 10)], buyerLimit: 0, holdTimeMicroseconds: 1_000_000,
            waitlistPlaces: 5)))
      read(.setPhase(drop: drop, .live))
      move(4, told: (4, 4, 6))
    }

    mutating func move(
      _ units: Int64, told: (capacity: UInt64, free: UInt64, poolCapacity: UInt64),
      zone: UInt64 = 3, fence: UInt64 = fence, of pool: UInt64 = pool,
      _ consequences: [AuditConsequence] = []
    ) {
      read(
        .call(Self.call(units, zone: zone, of: pool)),
        .answered(
          AuditFields([
            "fenced": "", "fenced.fence": "\(fence)", "fenced.pool": "\(pool)",
            "fenced.capacity": "\(told.capacity)", "fenced.free": "\(told.free)",
            "fenced.poolCapacity": "\(told.poolCapacity)",
          ])), consequences)
    }

    mutating func refuse(_ units: Int64, _ reason: AuditRefusal, zone: UInt64 = 3) {
      read(.call(Self.call(units, zone: zone, of: pool)), .refused(reason))
    }

    private static func call(_ units: Int64, zone: UInt64, of pool: UInt64) -> AuditCall {
      AuditCall(
        method: "Drops/RingFence",
        request: AuditFields([
          "drop": "\(drop)", "pool": "\(pool)", "move": "\(units)", "whom": "",
          "whom.zone": "\(zone)",
        ]))
    }

    /// A reserve in a zone, and where its units are from; none where all are of the pool.
    mutating func reserve(_ quantity: UInt64, zone: UInt64, from legs: [(UInt64, UInt64)] = []) {
      let grant = AuditGrant(
        hold: 100 + sequence, granted: quantity, deadlineMicroseconds: 1_001_000,
        legs: legs.map { AuditLine(pool: $0.0, quantity: $0.1) })
      read(.reserve(Self.request(quantity, zone: zone)), .reserved(grant))
    }

    mutating func refuse(reserve quantity: UInt64, zone: UInt64, _ reason: AuditRefusal) {
      read(.reserve(Self.request(quantity, zone: zone)), .refused(reason))
    }

    mutating func wait() {
      read(
        .reserve(
          AuditReserve(
            buyer: 9, drop: drop, lines: [AuditLine(pool: pool, quantity: 1)], minimum: 1,
            joinsWaitlist: true)), .reserved(AuditGrant(waiter: 50, waiting: 1, position: 1)))
    }

    private static func request(_ quantity: UInt64, zone: UInt64) -> AuditReserve {
      AuditReserve(
        buyer: 8, drop: drop, lines: [AuditLine(pool: pool, quantity: quantity)],
        minimum: quantity, joinsWaitlist: false, slot: AuditSlotWish(zone: zone))
    }

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

    mutating func cancelDrop() { read(.setPhase(drop: drop, .cancelled)) }

    consuming func violations() -> [AuditViolationKind] {
      audit.finish().violations.map(\.kind)
    }
  }

  private static func violations(_ body: (inout Log) -> Void) -> [AuditViolationKind] {
    var log = Log()
    body(&log)
    return log.violations()
  }

  @Test func whatIsMovedIsKeptCountOf() {
    #expect(Self.violations { $0.move(-3, told: (1, 1, 9)) } == [])
    // One more than there is, told of another size, of a drop that is over.
    #expect(Self.violations { $0.move(7, told: (11, 11, 0)) }.first == .fenceBroken)
    #expect(Self.violations { $0.move(-5, told: (0, 0, 11)) }.first == .fenceBroken)
    #expect(Self.violations { $0.move(1, told: (4, 4, 5)) } == [.fenceBroken])
    #expect(
      Self.violations { log in
        log.cancelDrop()
        log.move(1, told: (5, 5, 5))
      } == [.fenceBroken])
    // Twice for the same, and of a fence.
    #expect(Self.violations { $0.move(1, told: (1, 1, 5), fence: 70) } == [.fenceBroken])
    #expect(
      Self.violations { $0.move(1, told: (1, 1, 3), zone: 4, fence: 70, of: fence) }
        == [.unknownReference])
    #expect(Self.violations { $0.move(1, told: (1, 1, 5), zone: 0, fence: 70) } == [.fenceBroken])
  }

  @Test func whoeverItIsForHasIt() {
    #expect(Self.violations { $0.reserve(3, zone: 3, from: [(fence, 3)]) } == [])
    #expect(Self.violations { $0.reserve(6, zone: 3, from: [(fence, 4), (pool, 2)]) } == [])
    #expect(Self.violations { $0.reserve(6, zone: 4) } == [])
    // For others, from the pool first, more than there is, from elsewhere.
    #expect(Self.violations { $0.reserve(3, zone: 4, from: [(fence, 3)]) } == [.fenceBroken])
    #expect(Self.violations { $0.reserve(3, zone: 3) } == [.fenceBroken])
    #expect(
      Self.violations { $0.reserve(3, zone: 3, from: [(fence, 2), (pool, 1)]) } == [.fenceBroken])
    #expect(Self.violations { $0.reserve(5, zone: 3, from: [(fence, 5)]) } == [.oversold])
    #expect(Self.violations { $0.reserve(7, zone: 4) } == [.oversold])
    #expect(
      Self.violations { $0.reserve(3, zone: 3, from: [(fence, 2)]) }.first == .grantOutOfRange)
  }

  @Test func refusalsHaveTheirReason() {
    #expect(Self.violations { $0.refuse(reserve: 7, zone: 4, .notEnoughUnits) } == [])
    #expect(Self.violations { $0.refuse(reserve: 7, zone: 3, .notEnoughUnits) } == [.wrongRefusal])
    #expect(Self.violations { $0.refuse(reserve: 11, zone: 3, .notEnoughUnits) } == [])
    #expect(Self.violations { $0.refuse(7, .notEnoughUnits) } == [])
    #expect(Self.violations { $0.refuse(6, .notEnoughUnits) } == [.wrongRefusal])
    #expect(Self.violations { $0.refuse(-5, .notEnoughUnits) } == [])
    #expect(Self.violations { $0.refuse(-4, .notEnoughUnits) } == [.wrongRefusal])
    #expect(Self.violations { $0.refuse(0, .other) } == [])
    #expect(Self.violations { $0.refuse(1, .other) } == [.wrongRefusal])
    #expect(Self.violations { $0.refuse(1, .dropClosed) } == [.wrongRefusal])
  }

  @Test func whatIsMovedBackGoesToTheLine() {
    let found = Self.violations { log in
      log.reserve(6, zone: 0)
      log.wait()
      log.move(
        -1, told: (3, 3, 7),
        [.promoted(waiter: 50, hold: 51, granted: 1, deadlineMicroseconds: 1_001_000)])
    }
    #expect(found == [])
    let isLeft = Self.violations { log in
      log.reserve(6, zone: 0)
      log.wait()
      log.move(-1, told: (3, 3, 7))
    }
    #expect(isLeft == [.unitNotHandedOn])
  }
}
