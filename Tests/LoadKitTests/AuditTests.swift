import LoadKit
import Testing

/// One way in which a server, or whoever keeps its log, may be bad.
private struct Misdeed: Sendable, CustomTestStringConvertible {
  var name: String
  var expected: AuditViolationKind
  var commit: @Sendable (inout [AuditEntry], inout ToldLedger) -> Bool
  var testDescription: String { name }

  /// Changes the first entry that `change` accepts.
  static func entry(
    _ name: String, _ expected: AuditViolationKind,
    _ change: @escaping @Sendable (inout AuditEntry) -> Bool
  ) -> Misdeed {
    Misdeed(name: name, expected: expected) { log, _ in
      for at in log.indices where change(&log[at]) { return true }
      return false
    }
  }

  /// Changes the first grant that `change` accepts.
  static func grant(
    _ name: String, _ expected: AuditViolationKind,
    _ change: @escaping @Sendable (AuditReserve, inout AuditGrant) -> Bool
  ) -> Misdeed {
    entry(name, expected) { entry in
      guard case .reserve(let request) = entry.action, case .reserved(var grant) = entry.result,
        entry.replayOf == nil, change(request, &grant)
      else { return false }
      entry.result = .reserved(grant)
      return true
    }
  }
}

private let misdeeds: [Misdeed] = [
  Misdeed(name: "drops an entry", expected: .sequenceHole) { log, _ in
    log.remove(at: 20)
    return true
  },
  .entry("turns the clock back", .timeBackwards) { entry in
    guard entry.sequence == 30 else { return false }
    entry.logTimeMicroseconds -= 3_600_000_000
    return true
  },
  Misdeed(name: "sells more than it has", expected: .oversold) { log, _ in
    // The same sales, out of a stock that was nine units smaller all the time.
    for at in log.indices {
      if case .scheduleDrop(var drop) = log[at].action {
        drop.pools[0].capacity -= 9
        log[at].action = .scheduleDrop(drop)
      } else if case .setCapacity(101, let capacity) = log[at].action {
        log[at].action = .setCapacity(pool: 101, capacity: capacity - 9)
      }
    }
    return true
  },
  .grant("grants more than was asked", .grantOutOfRange) { request, grant in
    guard grant.granted == request.wanted else { return false }
    grant.granted += 1
    return true
  },
  .entry("sells before the cue", .grantedWhileNotOpen) { entry in
    guard entry.consequences == [.phase(drop: HonestServer.drop, .live)] else { return false }
    entry.consequences = []
    return true
  },
  .grant("tells a better place in line", .waitlistPosition) { _, grant in
    guard grant.position == 2 else { return false }
    grant.position = 1
    return true
  },
  .grant("gives less time", .wrongDeadline) { _, grant in
    guard grant.hold != 0 else { return false }
    grant.deadlineMicroseconds -= 1_000_000
    return true
  },
  .grant("gives one hold to two buyers", .grantedTwice) { _, grant in
    guard grant.hold > 1010 else { return false }
    grant.hold = 1001
    return true
  },
  .entry("lets a buyer pass the limit", .buyerLimit) { entry in
    guard case .scheduleDrop(var drop) = entry.action else { return false }
    drop.buyerLimit = 1
    entry.action = .scheduleDrop(drop)
    return true
  },
  .entry("expires a hold early", .expiredEarly) { entry in
    guard case .tick = entry.action, !entry.consequences.isEmpty else { return false }
    entry.logTimeMicroseconds -= 6_000_000
    return true
  },
  .entry("forgets to expire", .expiredLate) { entry in
    guard case .tick = entry.action, case .expired = entry.consequences.last else { return false }
    entry.consequences.removeLast()
    return true
  },
  Misdeed(name: "promotes a later one first", expected: .waitlistOrder) { log, _ in
    // The places of two that wait in the same line are swapped when they are promoted.
    var promotions: [(at: Int, index: Int, waiter: UInt64, pool: UInt64)] = []
    var pools: [UInt64: UInt64] = [:]
    for at in log.indices {
      if case .reserve(let request) = log[at].action, case .reserved(let grant) = log[at].result {
        pools[grant.waiter] = request.lines[0].pool
      }
      for (index, consequence) in log[at].consequences.enumerated() {
        if case .promoted(let waiter, _, _, _) = consequence {
          promotions.append((at, index, waiter, pools[waiter] ?? 0))
        }
      }
    }
    for (first, second) in zip(promotions, promotions.dropFirst())
    where first.pool == second.pool {
      swapWaiters(&log, first.at, first.index, second.at, second.index)
      return true
    }
    return false
  },
  .entry("keeps a freed unit", .unitNotHandedOn) { entry in
    guard case .promoted = entry.consequences.last else { return false }
    entry.consequences.removeLast()
    return true
  },
  Misdeed(name: "lets one pass the line", expected: .barging) { log, _ in
    for at in log.indices {
      guard case .reserve(let request) = log[at].action,
        case .reserved(var grant) = log[at].result, grant.position > 1, log[at].replayOf == nil
      else { continue }
      grant = AuditGrant(
        hold: 900_000, granted: request.wanted,
        deadlineMicroseconds: log[at].logTimeMicroseconds + HonestServer.holdTime)
      log[at].result = .reserved(grant)
      return true
    }
    return false
  },
  .entry("refuses what is there", .wrongRefusal) { entry in
    guard case .reserve = entry.action, case .reserved(let grant) = entry.result,
      grant.hold != 0, grant.waiter == 0, entry.replayOf == nil
    else { return false }
    entry.result = .refused(.soldOut)
    return true
  },
  .entry("sells a hold that is over", .holdMisused) { entry in
    guard case .confirm = entry.action, entry.replayOf == nil else { return false }
    entry.logTimeMicroseconds += 3_600_000_000
    return true
  },
  Misdeed(name: "decides a key twice", expected: .keyDecidedTwice) { log, _ in
    for at in log.indices where log[at].replayOf != nil {
      log[at].replayOf = nil
      return true
    }
    return false
  },
  .entry("answers a repeat otherwise", .replayDiffers) { entry in
    guard entry.replayOf != nil, case .reserved(var grant) = entry.result else { return false }
    grant.hold += 1
    entry.result = .reserved(grant)
    return true
  },
  .entry("accepts another body under a used key", .keyMismatchAccepted) { entry in
    guard entry.result == .refused(.keyMismatch) else { return false }
    entry.result = .done
    entry.action = .other
    return true
  },
  .entry("lets somebody wait for nothing", .waitsForNothing) { entry in
    guard case .outOfReach = entry.consequences.first(where: { $0.isOutOfReach }) else {
      return false
    }
    entry.consequences.removeAll { $0.isOutOfReach }
    return true
  },
  .entry("lets somebody in who will never be served", .waitsForNothing) { entry in
    guard case .reserve(var request) = entry.action, case .reserved(let grant) = entry.result,
      grant.hold == 0, grant.waiter != 0, entry.replayOf == nil
    else { return false }
    request.minimum = 100
    request.lines[0].quantity = 100
    entry.action = .reserve(request)
    return true
  },
  .entry("sends home who could be served", .wrongRefusal) { entry in
    guard case .promoted(let waiter, _, _, _) = entry.consequences.last else { return false }
    entry.consequences[entry.consequences.count - 1] = .outOfReach(waiter: waiter)
    return true
  },
  .entry("keeps money without a unit", .moneyKept) { entry in
    guard case .voided = entry.consequences.last else { return false }
    entry.consequences.removeLast()
    return true
  },
  .entry("gives money back twice", .voidedTwice) { entry in
    guard case .voided = entry.consequences.last else { return false }
    entry.consequences += entry.consequences
    return true
  },
  Misdeed(name: "gives back what paid an order", expected: .paidAndVoided) { log, _ in
    for at in log.indices.dropLast() {
      guard case .confirm(let hold, _) = log[at].action, case .confirmed = log[at].result,
        log[at].replayOf == nil, let payment = log[at].payment
      else { continue }
      log[at + 1].consequences.append(.voided(payment: payment, hold: hold))
      return log[at + 1].replayOf == nil
    }
    return false
  },
  Misdeed(name: "pays two orders with one payment", expected: .paymentUsedTwice) { log, _ in
    let confirms = log.indices.filter { at in
      if case .confirmed = log[at].result { return log[at].replayOf == nil }
      return false
    }
    guard confirms.count > 1 else { return false }
    log[confirms[1]].payment = log[confirms[0]].payment
    return true
  },
  Misdeed(name: "leaves a hub idle", expected: .hubLeftIdle) { log, _ in
    for at in log.indices where log[at].action == .other && log[at].consequences.count == 2 {
      log[at].consequences.removeLast()
      return true
    }
    return false
  },
  Misdeed(name: "gives a hub more than it can have", expected: .hubMisused) { log, _ in
    guard case .putHub(var hub) = log[1].action else { return false }
    hub.places = 2
    log[1].action = .putHub(hub)
    return log.contains { $0.action == .other && $0.consequences.count == 2 }
  },
  .entry("skips a feed offset", .feedGapInLog) { entry in
    guard case .marker(_, _, 2) = entry.action else { return false }
    entry.events[0].offset += 1
    return true
  },
  Misdeed(name: "accepts a marker twice", expected: .markerTwice) { log, _ in
    for at in log.indices {
      guard case .marker(let stream, let producer, 2) = log[at].action else { continue }
      log[at].action = .marker(stream: stream, producer: producer, number: 1)
      return true
    }
    return false
  },
  Misdeed(name: "loses what it acknowledged", expected: .lostAcknowledgement) { _, told in
    told.told(
      AuditKey(principal: 1, key: LoadKey(high: 5, low: 5)), AuditGrant(hold: 77, granted: 1),
      sequence: 12)
    return true
  },
  Misdeed(name: "loses the end of its log", expected: .lostAcknowledgement) { log, _ in
    log.removeLast(log.count / 3)
    return true
  },
  Misdeed(name: "tells one buyer two things", expected: .toldTwoOutcomes) { _, told in
    let key = AuditKey(principal: 1, key: LoadKey(high: 6, low: 6))
    told.told(key, refused: .soldOut, sequence: 0)
    told.told(key, AuditGrant(hold: 78, granted: 1), sequence: 0)
    return true
  },
  .grant("tells a buyer of another hold", .toldOtherwise) { _, grant in
    guard grant.hold > 1020 else { return false }
    grant.hold += 5_000_000
    return true
  },
  Misdeed(name: "skips a viewer", expected: .viewerGap) { _, told in
    told.viewers.saw(0, epoch: 1, offset: 999)
    return true
  },
  Misdeed(name: "tells a viewer twice", expected: .viewerDuplicate) { _, told in
    told.viewers.saw(1, epoch: 1, offset: 0)
    return true
  },
]

extension AuditConsequence {
  fileprivate var isOutOfReach: Bool {
    if case .outOfReach = self { return true }
    return false
  }
}

/// Of a server whose clock is set by an operator.
private let misdeedsOfTheClock: [Misdeed] = [
  .entry("says that it set the clock from another time than it was", .timeBackwards) { entry in
    guard case .setClock(let from, let to) = entry.action else { return false }
    entry.action = .setClock(from: from + 1, to: to)
    return true
  },
  .entry("sets the clock to another time than it says", .timeBackwards) { entry in
    guard case .setClock(let from, let to) = entry.action, to < from else { return false }
    entry.action = .setClock(from: from, to: to - 1)
    return true
  },
  Misdeed(name: "lets what is held last as long as the clock was wrong", expected: .expiredLate) {
    log, _ in
    guard
      let back = log.firstIndex(where: {
        guard case .setClock(let from, let to) = $0.action else { return false }
        return to < from
      }),
      let tick = log[back...].firstIndex(where: {
        $0.action == .tick(isMoreDue: false) && $0.consequences.count == 1
      }), case .expired = log[tick].consequences[0]
    else { return false }
    log[tick].consequences = []
    return true
  },
]

private func swapWaiters(_ log: inout [AuditEntry], _ a: Int, _ i: Int, _ b: Int, _ j: Int) {
  guard case .promoted(let first, let hold1, let granted1, let deadline1) = log[a].consequences[i],
    case .promoted(let second, let hold2, let granted2, let deadline2) = log[b].consequences[j]
  else { return }
  log[a].consequences[i] = .promoted(
    waiter: second, hold: hold1, granted: granted1, deadlineMicroseconds: deadline1)
  log[b].consequences[j] = .promoted(
    waiter: first, hold: hold2, granted: granted2, deadlineMicroseconds: deadline2)
}

private func audit(_ log: [AuditEntry], _ told: ToldLedger) -> AuditReport {
  var limits = AuditLimits()
  limits.violationsKept = 10_000
  limits.handOnEntries = 0
  var audit = LogAudit(limits: limits)
  for entry in log { audit.read(entry) }
  audit.checkViewers(told.viewers, kind: 1, stream: 9)
  return audit.finish(told)
}

@Suite struct AuditTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func anHonestLogIsClean(seed: UInt64) {
    var server = HonestServer(seed: seed)
    server.setsClock = seed % 2 == 0
    server.play(400)
    let report = audit(server.log, server.told)
    #expect(report.violations.map(\.description) == [], "seed \(seed)")
    #expect(report.isClean)
    #expect(report.acknowledged > 20)
    #expect((report.lost, report.oversold, report.duplicates, report.inversions) == (0, 0, 0, 0))
    #expect(report.pools.map(\.capacity) == server.capacity.map { Int64($0) })
    #expect(report.digest == audit(server.log, server.told).digest)
  }

  @Test func theHonestServerDoesEverythingThatIsJudged() {
    var server = HonestServer(seed: 1)
    server.play(2000)
    let report = audit(server.log, server.told)
    for count in [
      report.grants, report.joined, report.promotions, report.confirms, report.releases,
      report.expiries, report.replays, report.refusals,
    ] {
      #expect(count > 3)
    }
  }

  /// Each kind of misbehaviour is found, and called by its name.
  @Test(arguments: misdeeds)
  private func everyMisdeedIsFoundAndNamed(misdeed: Misdeed) {
    expectFound(misdeed)
  }

  @Test(arguments: misdeedsOfTheClock)
  private func everyMisdeedOfTheClockIsFoundAndNamed(misdeed: Misdeed) {
    expectFound(misdeed, setsClock: true)
  }

  private func expectFound(_ misdeed: Misdeed, setsClock: Bool = false) {
    var committed = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      var server = HonestServer(seed: seed)
      server.setsClock = setsClock
      server.play(300)
      var (log, told) = (server.log, server.told)
      guard misdeed.commit(&log, &told) else { continue }
      committed += 1
      let report = audit(log, told)
      #expect(!report.isClean, "seed \(seed)")
      #expect(
        report.count(of: misdeed.expected) > 0, "seed \(seed): \(report.violations.prefix(3))")
    }
    #expect(committed >= 5, "the misdeed was hardly ever possible")
  }

  /// A key is known for a day, and no longer: the same request after that is a new one.
  @Test func aKeyIsKnownForItsRetention() {
    let key = AuditKey(principal: 1, key: LoadKey(high: 3, low: 3))
    func entry(
      _ sequence: UInt64, hours: Int64, fingerprint: UInt64 = 1, _ result: AuditResult = .done
    ) -> AuditEntry {
      AuditEntry(
        sequence: sequence, logTimeMicroseconds: hours * 3_600_000_000,
        identity: AuditIdentity(key: key, fingerprint: fingerprint), action: .other,
        result: result)
    }
    func found(_ entries: [AuditEntry], told: ToldLedger = ToldLedger()) -> [AuditViolationKind] {
      audit(entries, told).violations.map(\.kind)
    }
    #expect(found([entry(1, hours: 0), entry(2, hours: 23)]) == [.keyDecidedTwice])
    #expect(found([entry(1, hours: 0), entry(2, hours: 24)]) == [])
    #expect(found([entry(1, hours: 0), entry(2, hours: 25)]) == [])
    // With another body: within the time only a refusal will do, after it either will.
    let other = entry(2, hours: 23, fingerprint: 2)
    #expect(found([entry(1, hours: 0), other]) == [.keyMismatchAccepted])
    let refused = entry(2, hours: 25, fingerprint: 2, .refused(.keyMismatch))
    #expect(found([entry(1, hours: 0), refused]) == [])
    #expect(found([entry(1, hours: 0), entry(2, hours: 25, fingerprint: 2)]) == [])
    // From then on the new decision counts.
    #expect(
      found([entry(1, hours: 0), entry(2, hours: 25), entry(3, hours: 26)])
        == [.keyDecidedTwice])
    // And each answer is compared with the decision it was about.
    var told = ToldLedger()
    told.told(key, doneAt: 1)
    #expect(found([entry(1, hours: 0), entry(2, hours: 25)], told: told) == [])
  }

  /// What was decided ahead of a time that was set back to is known from that time on, for its
  /// retention, and what was before for its own; what could be forgotten ahead may be gone.
  @Test func keysWhenTheClockIsSetBack() {
    func entry(_ sequence: UInt64, hours: Int64, _ key: UInt64) -> AuditEntry {
      AuditEntry(
        sequence: sequence, logTimeMicroseconds: hours * 3_600_000_000,
        identity: AuditIdentity(
          key: AuditKey(principal: 1, key: LoadKey(high: 3, low: key)), fingerprint: 1),
        action: .other)
    }
    func found(_ key: UInt64, hours: Int64) -> [AuditViolationKind] {
      let hour: Int64 = 3_600_000_000
      let log = [
        entry(1, hours: 0, 1), entry(2, hours: 90, 2), entry(3, hours: 100, 3),
        AuditEntry(
          sequence: 4, logTimeMicroseconds: 10 * hour,
          action: .setClock(from: 100 * hour, to: 10 * hour)),
        entry(5, hours: hours, key),
      ]
      return audit(log, ToldLedger()).violations.map(\.kind)
    }
    #expect(found(1, hours: 11) == [], "forgotten ahead, perhaps")
    for key in [2, 3] as [UInt64] {
      #expect(found(key, hours: 33) == [.keyDecidedTwice])
      #expect(found(key, hours: 34) == [])
    }
  }

  /// An operator's key and a buyer's are two, whatever the numbers.
  @Test func keysOfOperatorsAndBuyersAreApart() {
    let key = LoadKey(high: 3, low: 3)
    let entries = [false, true].enumerated().map { index, isSetup in
      AuditEntry(
        sequence: UInt64(index) + 1, logTimeMicroseconds: 5,
        identity: AuditIdentity(
          key: AuditKey(principal: .max, key: key, isSetup: isSetup), fingerprint: 7),
        action: .other)
    }
    #expect(audit(entries, ToldLedger()).violations == [])
  }

  /// A log that breaks off says nothing of what came later; that is counted, and not called lost.
  @Test func whatCouldNotBeReadIsNotCalledLost() {
    var server = HonestServer(seed: 5)
    server.play(300)
    let half = server.log.count / 2
    var audit = LogAudit()
    for entry in server.log.prefix(half) { audit.read(entry) }
    let report = audit.finish(server.told, isComplete: false)
    #expect(report.violations == [])
    #expect(report.unverified > 10)
    #expect(report.acknowledged > report.unverified)
    // Nothing was read at all.
    let nothing = LogAudit().finish(server.told, isComplete: false)
    #expect(nothing.violations == [])
  }

  /// What the first rules did is judged by what they promised.
  @Test func theFirstRulesAreJudgedMildly() {
    let drop = AuditDrop(
      drop: 1, pools: [(pool: 2, capacity: 5)], buyerLimit: 0, holdTimeMicroseconds: 10,
      waitlistPlaces: 9)
    let wish = AuditReserve(
      buyer: 3, drop: 1, lines: [AuditLine(pool: 2, quantity: 6)], minimum: 6,
      joinsWaitlist: true)
    for rules in [1, 2] as [UInt8] {
      let log = [
        AuditEntry(
          sequence: 1, logTimeMicroseconds: 1, action: .scheduleDrop(drop), rules: rules),
        AuditEntry(
          sequence: 2, logTimeMicroseconds: 1, action: .setPhase(drop: 1, .live), rules: rules),
        AuditEntry(
          sequence: 3, logTimeMicroseconds: 1, action: .reserve(wish),
          result: .reserved(AuditGrant(waiter: 4, waiting: 6, position: 1)), rules: rules),
      ]
      #expect(audit(log, ToldLedger()).isClean == (rules == 1))
    }
  }

  @Test func theReportCountsWhatTheCommandsAnswerFor() {
    var server = HonestServer(seed: 3)
    server.play(300)
    var log = server.log
    guard case .scheduleDrop(var drop) = log[0].action else { return }
    drop.pools[0].capacity = 2
    log[0].action = .scheduleDrop(drop)
    server.told.told(
      AuditKey(principal: 9, key: LoadKey(high: 1, low: 1)), AuditGrant(hold: 5, granted: 1),
      sequence: 3)
    let report = audit(log, server.told)
    #expect(report.oversold > 0)
    #expect(report.lost == 1)
    #expect(report.violationCount >= UInt64(report.violations.count))
  }

  @Test func theLedgerSaysWhenItIsFull() {
    var limits = AuditLimits()
    limits.answers = 2
    var told = ToldLedger(limits: limits)
    for key in 1...3 as ClosedRange<UInt64> {
      told.told(
        AuditKey(principal: 1, key: LoadKey(high: 0, low: key)), refused: .soldOut, sequence: key)
    }
    #expect(told.dropped == 1)
    let report = LogAudit().finish(told)
    #expect(report.count(of: .ledgerOverflow) == 1)
  }

  @Test func aResetExcusesOnlyWhatItSays() {
    var viewers = ViewerLedger()
    viewers.reset(0, epoch: 1, next: 5, lost: false)
    viewers.saw(0, epoch: 1, offset: 5)
    #expect(viewers.position(of: 0)! == (1, 6))
    // Resumed where it was, then a little before: the repeat is noticed.
    viewers.reset(0, epoch: 1, next: 6, lost: false)
    viewers.reset(0, epoch: 1, next: 5, lost: false)
    #expect((viewers.gaps, viewers.duplicates, viewers.resets) == (0, 0, 0))
    viewers.saw(0, epoch: 1, offset: 5)
    #expect(viewers.duplicates == 1)
    // Further ahead without a word is a gap; with a word it is a loss, and counted as one.
    viewers.reset(0, epoch: 1, next: 9, lost: false)
    #expect(viewers.gaps == 3)
    viewers.reset(0, epoch: 1, next: 20, lost: true)
    #expect((viewers.gaps, viewers.resets, viewers.lossyResets) == (3, 1, 1))
    viewers.saw(0, epoch: 1, offset: 20)
    #expect(viewers.complete(epoch: 1, next: 21) == 1)
  }

  @Test func ledgersOfSeveralLoopsJoin() {
    let key = AuditKey(principal: 1, key: LoadKey(high: 0, low: 7))
    var one = ToldLedger()
    one.told(key, AuditGrant(hold: 1, granted: 1), sequence: 4)
    var two = ToldLedger()
    two.told(key, AuditGrant(hold: 2, granted: 1), sequence: 4)
    two.noAnswer()
    one.join(two)
    #expect(one.acknowledged == 1)
    #expect(one.unanswered == 1)
    #expect(LogAudit().finish(one).count(of: .toldTwoOutcomes) == 1)
  }
}
