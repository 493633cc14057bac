import LoadKit
import Testing

/// Hubs that are waited for, in the audit's own model.
@Suite struct AuditDispatchTests {
  private static let (drop, pool, job): (UInt64, UInt64, UInt64) = (5, 6, 9)
  private static let second: Int64 = 1_000_000

  /// Two hubs, and a job that the first is offered at 1 s; times in seconds. Offers have ten, silence has twenty.
  private struct Log: ~Copyable {
    private var audit = LogAudit()
    private var sequence: UInt64 = 0
    private var now: Int64 = 0

    init() {
      for hub in [1, 2] as [UInt64] {
        read(.putHub(AuditHub(hub: hub, abilities: 0, zone: 0, places: 9)))
      }
      read(
        .scheduleDrop(
          AuditDrop(
            drop: drop, pools: [(pool, 99)], buyerLimit: 0, holdTimeMicroseconds: 3_600 * second,
            waitlistPlaces: 0)))
      read(
        .call(
          AuditCall(
            method: "Dispatch/SetDispatch",
            request: AuditFields([
              "answerWithin": "10s", "heardWithin": "20s", "autoSwap": "true",
            ]))), .answered(AuditFields(["set": ""])))
      at(1)
      offer(to: 1, attempt: 1)
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

    func offered(_ hub: UInt64, _ attempt: UInt64, from: UInt64 = 0) -> [AuditConsequence] {
      [
        .dispatch(
          .offered(
            AuditOffer(
              job: job, hub: hub, attempt: attempt, pool: pool, quantity: 1,
              answerBy: now + 10 * second))),
        .job(
          AuditJob(
            job: job, drop: drop, hub: hub, attempt: attempt, isOver: false, isOffered: true,
            swappedFrom: from)),
      ]
    }

    mutating func offer(to hub: UInt64, attempt: UInt64) {
      read(.other, .done, offered(hub, attempt))
    }

    /// A tick by which the job goes from the first hub to the second.
    mutating func swap(_ reason: AuditSwapReason, told: [UInt64] = [1], platform: UInt64 = 1) {
      read(
        .tick(isMoreDue: false), .done,
        [.dispatch(.taken(job: job, hub: 1, attempt: 1, reason: reason))]
          + told.map { .dispatch(.buyerTold(job: job, before: $0)) } + offered(2, 2, from: platform)
      )
    }

    mutating func tick() { read(.tick(isMoreDue: false)) }

    mutating func hear(_ hub: UInt64) {
      read(
        .call(
          AuditCall(method: "Dispatch/Telemetry", request: AuditFields(["hub": "\(hub)"]))),
        .answered(AuditFields(["taken.mode": "HUB_MODE_INSTANT"])))
    }

    mutating func accept() {
      read(
        .report(job: job, isReject: false, isChanged: true), .done,
        [.job(AuditJob(job: job, drop: drop, hub: 1, attempt: 1, isOver: false))])
    }

    consuming func violations() -> [AuditViolationKind] {
      audit.finish().violations.map(\.kind)
    }
  }

  @Test func aJobThatWasNotAnsweredGoesOn() {
    var log = Log()
    log.at(11)
    log.swap(.unanswered)
    #expect(log.violations() == [])
  }

  @Test func tooEarly() {
    var log = Log()
    log.at(10)
    log.swap(.unanswered)
    #expect(log.violations() == [.swapUnfounded])
  }

  @Test func notAtAll() {
    var log = Log()
    log.at(11)
    log.tick()
    #expect(log.violations() == [.swapMissing])
  }

  @Test func toldTwiceOrNotAtAll() {
    for told in [[], [1, 1]] as [[UInt64]] {
      var log = Log()
      log.at(11)
      log.swap(.unanswered, told: told)
      #expect(log.violations() == [.swapTold], "\(told)")
    }
    var log = Log()
    log.at(11)
    log.swap(.unanswered, told: [], platform: 0)
    #expect(log.violations() == [.swapTold])
  }

  @Test func aHubThatIsHeardIsNotSilent() {
    var log = Log()
    log.at(2)
    log.accept()
    for time in [10, 15, 18] as [Int64] {
      log.at(time)
      log.hear(2)
    }
    log.at(21)
    log.swap(.silent)
    #expect(log.violations() == [.swapUnfounded])
  }

  @Test func aSilentHubLosesItsJob() {
    for isSwapped in [true, false] {
      var log = Log()
      log.at(2)
      log.accept()
      for time in [10, 15, 20] as [Int64] {
        log.at(time)
        log.hear(2)
      }
      log.at(22)
      if isSwapped { log.swap(.silent) } else { log.tick() }
      #expect(log.violations() == (isSwapped ? [] : [.swapMissing]))
    }
  }

  @Test func aLogThatStoodStillMakesNobodySilent() {
    var log = Log()
    log.at(60)
    log.tick()
    log.at(69)
    log.tick()
    log.at(70)
    log.swap(.unanswered)
    #expect(log.violations() == [])
    var other = Log()
    other.at(60)
    other.swap(.unanswered)
    #expect(other.violations() == [.swapUnfounded])
  }
}
