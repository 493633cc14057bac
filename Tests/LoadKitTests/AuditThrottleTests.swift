import LoadKit
import Testing

/// Throttles of hubs in the audit's own model.
@Suite struct AuditThrottleTests {
  private static let (drop, pool, hub): (UInt64, UInt64, UInt64) = (5, 6, 4)
  private static let second: Int64 = 1_000_000

  /// A hub whose pool is sold from; times in seconds.
  private struct Log: ~Copyable {
    private var audit = LogAudit()
    private var sequence: UInt64 = 0
    private var now: Int64 = 0

    init() {
      read(.putHub(AuditHub(hub: hub, abilities: 0, zone: 0, places: 9)))
      read(
        .scheduleDrop(
          AuditDrop(
            drop: drop, pools: [(pool, 99)], buyerLimit: 0, holdTimeMicroseconds: 3_600 * second,
            waitlistPlaces: 0, hubs: [pool: hub])))
      read(.setPhase(drop: drop, .live))
    }

    mutating func at(_ seconds: Int64) { now = seconds * second }

    mutating func read(
      _ action: AuditAction, _ result: AuditResult = .done,
      _ consequences: [AuditConsequence] = []
    ) {
      sequence += 1
      audit.read(
        AuditEntry(
          sequence: sequence, logTimeMicroseconds: now, action: action, result: result,
          consequences: consequences))
    }

    /// A reserve; granted without a refusal.
    mutating func reserve(_ refusal: AuditRefusal? = nil, _ changes: [AuditConsequence] = []) {
      let grant = AuditGrant(
        hold: 100 + sequence, granted: 1, deadlineMicroseconds: now + 3_600 * second)
      read(
        .reserve(
          AuditReserve(
            buyer: 7, drop: drop, lines: [AuditLine(pool: pool, quantity: 1)], minimum: 1,
            joinsWaitlist: false)), refusal.map { .refused($0) } ?? .reserved(grant), changes)
    }

    mutating func call(
      _ method: String, _ fields: [String: String], told: [String: String],
      _ changes: [AuditConsequence] = []
    ) {
      var fields = fields
      fields["hub"] = "\(hub)"
      read(
        .call(AuditCall(method: method, request: AuditFields(fields))),
        .answered(AuditFields(told)), changes)
    }

    mutating func throttle(_ fields: [String: String]) {
      call("Admin/SetThrottle", fields, told: ["changed.mode": "HUB_MODE_INSTANT"])
    }

    mutating func telemetry(
      backlog: Int, told mode: String = "INSTANT", _ changes: [AuditConsequence] = []
    ) {
      call(
        "Dispatch/Telemetry", ["backlog": "\(backlog)", "acceptRate": "1000"],
        told: ["taken.mode": "HUB_MODE_\(mode)"], changes)
    }

    consuming func violations() -> [AuditViolationKind] {
      audit.finish().violations.map(\.kind)
    }
  }

  private static func change(_ isReservation: Bool, _ reason: AuditHubReason) -> AuditConsequence {
    .hubMode(AuditHubChange(hub: hub, isReservation: isReservation, reason: reason))
  }

  private static func violations(_ body: (inout Log) -> Void) -> [AuditViolationKind] {
    var log = Log()
    body(&log)
    return log.violations()
  }

  private static let tokens = ["burst": "2", "refill": "1.5s"]
  private static let modes = [
    "enterBacklog": "9", "exitBacklog": "3", "heartbeatWithin": "30s", "minDwell": "10s",
  ]

  @Test func tokensAreCounted() {
    let fair = Self.violations { log in
      log.throttle(Self.tokens)
      log.reserve()
      log.reserve()
      log.reserve(.hubThrottled)
      log.at(1)
      log.reserve(.hubThrottled)
      // One is there at 1.5 s, the next one at 3 s.
      log.at(2)
      log.reserve()
      log.reserve(.hubThrottled)
      log.at(3)
      log.reserve()
    }
    #expect(fair == [])
    let overrun = Self.violations { log in
      log.throttle(Self.tokens)
      for _ in 0..<3 { log.reserve() }
    }
    #expect(overrun == [.hubOverrun])
    let withheld = Self.violations { log in
      log.throttle(Self.tokens)
      log.reserve()
      log.reserve(.hubThrottled)
    }
    #expect(withheld == [.wrongRefusal])
    // A clock that is set back makes none.
    let minted = Self.violations { log in
      log.at(100)
      log.throttle(Self.tokens)
      log.reserve()
      log.reserve()
      log.at(50)
      log.read(.setClock(from: 100 * Self.second, to: 50 * Self.second))
      log.reserve()
    }
    #expect(minted == [.hubOverrun])
  }

  @Test func modesHaveTheirReason() {
    let fair = Self.violations { log in
      log.throttle(Self.modes)
      log.telemetry(backlog: 8)
      log.telemetry(backlog: 9, told: "RESERVATION", [Self.change(true, .backlog)])
      log.reserve(.hubThrottled)
      log.at(10)
      log.telemetry(backlog: 4, told: "RESERVATION")
      log.at(11)
      log.telemetry(backlog: 3, [Self.change(false, .recovered)])
      log.reserve()
      log.at(41)
      log.reserve(.hubThrottled, [Self.change(true, .heartbeat)])
    }
    #expect(fair == [])
  }

  @Test func modesWithoutTheirReasonAreFaults() {
    let faults: [(String, (inout Log) -> Void)] = [
      (
        "a job too early",
        { $0.telemetry(backlog: 8, told: "RESERVATION", [Self.change(true, .backlog)]) }
      ),
      ("not at all", { $0.telemetry(backlog: 9) }),
      (
        "for another reason",
        {
          $0.telemetry(backlog: 9, told: "RESERVATION", [Self.change(true, .acceptRate)])
        }
      ),
      ("told otherwise", { $0.telemetry(backlog: 9, [Self.change(true, .backlog)]) }),
      (
        "within the dwell",
        { log in
          log.telemetry(backlog: 9, told: "RESERVATION", [Self.change(true, .backlog)])
          log.at(9)
          log.telemetry(backlog: 0, [Self.change(false, .recovered)])
        }
      ),
      (
        "in the gap",
        { log in
          log.telemetry(backlog: 9, told: "RESERVATION", [Self.change(true, .backlog)])
          log.at(12)
          log.telemetry(backlog: 4, [Self.change(false, .recovered)])
        }
      ),
      (
        "silent, after a tick",
        { log in
          log.at(30)
          log.read(.tick(isMoreDue: false))
        }
      ),
      (
        "an operator's, and nobody said so",
        { log in
          log.read(.tick(isMoreDue: false), .done, [Self.change(true, .operator)])
        }
      ),
    ]
    for (what, body) in faults {
      let found = Self.violations { log in
        log.throttle(Self.modes)
        body(&log)
      }
      #expect(found.contains(.hubMode), "\(what): \(found)")
    }
    let sold = Self.violations { log in
      log.throttle(Self.modes)
      log.telemetry(backlog: 9, told: "RESERVATION", [Self.change(true, .backlog)])
      log.reserve()
    }
    #expect(sold == [.hubOverrun])
  }

  @Test func anOperatorHasTheLastWord() {
    func say(
      _ log: inout Log, _ mode: String, _ told: (String, String), _ changes: [AuditConsequence]
    ) {
      log.call(
        "Admin/SetHubMode", ["mode": "HUB_MODE_\(mode)"],
        told: [
          "changed.before": "HUB_MODE_\(told.0)", "changed.after": "HUB_MODE_\(told.1)",
        ], changes)
    }
    let fair = Self.violations { log in
      log.throttle(Self.modes)
      say(&log, "RESERVATION", ("INSTANT", "RESERVATION"), [Self.change(true, .operator)])
      log.telemetry(backlog: 0, told: "RESERVATION")
      log.at(20)
      say(&log, "AUTOMATIC", ("RESERVATION", "INSTANT"), [Self.change(false, .recovered)])
    }
    #expect(fair == [])
    let ignored = Self.violations { log in
      say(&log, "RESERVATION", ("INSTANT", "INSTANT"), [])
    }
    #expect(Set(ignored) == [.hubMode])
  }

  @Test func spansAreReadAsJSONWritesThem() {
    let fields = AuditFields(["a": "1.5s", "b": "-0.000001s", "c": "86400s", "d": "9s"])
    let read = ["a", "b", "c", "d", "e"].map { fields.microseconds($0) }
    #expect(read == [1_500_000, -1, 86_400_000_000, 9_000_000, 0])
  }
}
