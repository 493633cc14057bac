/// Reads a log from its first entry, recomputes everything it says from the rules, and compares what
/// clients were told.
///
/// A model of its own, plain and slow on purpose: it knows the rules of a drop and nothing of the
/// engine. Call ``read(_:)`` for every entry in order, then ``finish(_:)`` once.
public struct LogAudit: ~Copyable {
  struct Pool {
    var drop: UInt64
    var capacity: Int64
    var held: Int64 = 0
    var sold: Int64 = 0
    /// Waiters in order; those before `head` are gone.
    var line: [UInt64] = []
    var head = 0
    var waiting = 0
    /// How many of those who wait for this pool alone need at least so many units.
    var minimums: [UInt64: Int] = [:]
    /// How many of those who wait for others as well need so many.
    var parts: [UInt64: Int] = [:]
    /// How many they are.
    var several = 0
    /// Since which entry a unit is free that the first in line could have.
    var idleSince: UInt64?
    /// Ticks there had been by then.
    var idleSinceTick: UInt64 = 0
    var mostOver: Int64 = 0

    var free: Int64 { capacity - held - sold }
  }

  struct Drop {
    var phase = AuditPhase.scheduled
    var buyerLimit: UInt64
    var holdTime: Int64
    var places: UInt64
    var pools: [UInt64]
    var needs: UInt64
    var zone: UInt64
    /// Whether those in line who need more than is free may be passed.
    var lets = false
    /// Log time at which it ended, and at which a hold of it last did.
    var endedAt: Int64?
    var lastEnded: Int64?
    /// It could have been forgotten before log time was set back.
    var mayBeGone = false
  }

  struct Hold {
    enum Phase: UInt8 {
      case held, confirming, confirmed, released, expired, cancelled
      var isLive: Bool { self == .held || self == .confirming }
    }

    var buyer: UInt64
    var drop: UInt64
    var lines: HoldLines
    var phase = Phase.held
    var deadline: Int64
    var confirmDeadline: Int64 = 0
    /// How often it was extended.
    var extensions: UInt64 = 0
    var order: UInt64 = 0
    /// The window that it has a slot of; 0 for none.
    var window: UInt64 = 0
    /// The payment that a begun confirm waits for.
    var payment: LoadKey?
    var endedAt: Int64 = 0
    /// It could have been forgotten before log time was set back.
    var mayBeGone = false

    var due: Int64 { phase == .confirming ? confirmDeadline : deadline }
  }

  /// The lines of a hold; nearly all have one, which then costs no allocation.
  struct HoldLines: Sequence {
    fileprivate var first: AuditLine
    fileprivate var rest: [AuditLine]

    init(_ lines: [AuditLine]) {
      first = lines.first ?? AuditLine(pool: 0, quantity: 0)
      rest = lines.count > 1 ? Array(lines[1...]) : []
    }

    var units: UInt64 { rest.reduce(first.quantity) { $0 + $1.quantity } }

    /// The line, where there is one only.
    var only: AuditLine? { rest.isEmpty ? first : nil }

    func makeIterator() -> Iterator { Iterator(lines: self) }

    struct Iterator: IteratorProtocol {
      fileprivate let lines: HoldLines
      private var at = 0

      fileprivate init(lines: HoldLines) { self.lines = lines }

      mutating func next() -> AuditLine? {
        defer { at += 1 }
        if at == 0 { return lines.first }
        return at <= lines.rest.count ? lines.rest[at - 1] : nil
      }
    }
  }

  struct Waiter {
    enum Phase: UInt8 { case waiting, promoted, left, sentHome }
    var buyer: UInt64
    var lines: HoldLines
    /// Of several lines everything.
    var minimum: UInt64
    var phase = Phase.waiting

    var isInSeveral: Bool { lines.only == nil }
  }

  struct Usage: Hashable {
    var drop: UInt64
    var buyer: UInt64
  }

  /// What an earlier entry decided under a key.
  struct Decision {
    var sequence: UInt64
    var fingerprint: UInt64
    /// The hold it was about; 0 when about none.
    var hold: UInt64
    var result: AuditResult
    /// Log time from which it is known, microseconds: the entry's, or what was set back to since.
    var time: Int64
    /// It could have been forgotten before log time was set back.
    var mayBeGone = false
    /// Its place among those that can be decided again without doing anything twice: refusals, and
    /// being told once more that a payment is awaited. 0 for all others.
    var passing: Int
    /// Its place among those that cannot.
    var place: UInt64
  }

  struct Due: Comparable {
    var time: Int64
    var hold: UInt64
    static func < (a: Due, b: Due) -> Bool { (a.time, a.hold) < (b.time, b.hold) }
  }

  /// What it goes by, and the log has adopted since.
  public internal(set) var limits: AuditLimits
  var askable = AuditAskable()
  var report = AuditReport()
  var pools: [UInt64: Pool] = [:]
  var poolOrder: [UInt64] = []
  var drops: [UInt64: Drop] = [:]
  var holds: [UInt64: Hold] = [:]
  var waiters: [UInt64: Waiter] = [:]
  var orders: Set<UInt64> = []
  var usage: [Usage: UInt64] = [:]
  var decisions: [AuditKey: Decision] = [:]
  /// Decisions that did nothing, counted.
  var passing = 0
  /// Decisions that did something, counted; markers are remembered with them.
  var lasting: UInt64 = 0
  var history: RetentionHistory
  /// Log time of the first entry by rules under which drops are forgotten.
  var beganForgetting: Int64?
  /// Decisions whose keys were used again after their retention.
  var earlierDecisions: [AuditKey: [Decision]] = [:]
  var payments: [LoadKey: Payment] = [:]
  /// Payments of confirms that came to nothing in the entry being read.
  var stranded: [LoadKey] = []
  var hubs: [UInt64: Hub] = [:]
  var windows: [UInt64: Window] = [:]
  var reservations: [UInt64: Reservation] = [:]
  /// Pools of reservations.
  var preorders: Set<UInt64> = []
  /// Hubs that pools of reservations are at.
  var hubOfPreorder: [UInt64: UInt64] = [:]
  var fences: [UInt64: Fence] = [:]
  var doors: [UInt64: Door] = [:]
  /// In the order in which they were made.
  var fencesOfPool: [UInt64: [UInt64]] = [:]
  /// The drop whose reservation the entry being read opens or closes by hand; 0 for none.
  var askedByHand: UInt64 = 0
  var jobs: [UInt64: Job] = [:]
  /// Jobs without a hub that may still be offered.
  var waitingJobs: Set<UInt64> = []
  /// Hubs with room for a waiting job, and since which entry.
  var idleHubs: [UInt64: (entry: UInt64, tick: UInt64)] = [:]
  var hasJobNews = false
  var dispatch = Dispatch()
  /// The pool that a job is about, where it is another than the one it was sold from.
  var movedJobs: [UInt64: UInt64] = [:]
  var throttles: [UInt64: Throttle] = [:]
  var till = Till()
  var tokens = Tokens()
  /// What is switched off in the market, by the names of the schema.
  var off: Set<String> = []
  /// Hubs that pools are at.
  var hubOfPool: [UInt64: UInt64] = [:]
  /// What a call's entry told of hubs, until the call has been followed.
  var hubChanges: [AuditHubChange] = []
  /// What a call's entry told besides that follows from it.
  var heldBack: [AuditConsequence] = []
  var rules: UInt8 = 2
  var markers: [MarkerIdentity: Marker] = [:]
  var topics: [AuditPlace: UInt64] = [:]
  /// Buyers' topics so far, and the furthest any of them went.
  var buyerTopics = 0
  var furthestBuyer: UInt64 = 0
  var deadlines = MinimumHeap<Due>()
  /// Pools with units free for somebody in line; few at any time.
  var idlePools: [UInt64] = []
  var now: Int64 = 0
  var ticks: UInt64 = 0
  var sequence: UInt64 = 0

  /// A marker's place, and when it got it: its number is known as long as a key is.
  struct Marker {
    var epoch: UInt64
    var offset: UInt64
    var known: Decision
  }

  struct MarkerIdentity: Hashable {
    var stream: UInt64
    var producer: UInt64
    var number: UInt64
  }

  /// An audit that has read nothing.
  public init(limits: AuditLimits = AuditLimits()) {
    self.limits = limits
    history = RetentionHistory(
      AuditRetention(
        keys: limits.keyRetentionMicroseconds, ended: limits.endedRetentionMicroseconds,
        drops: limits.dropRetentionMicroseconds))
  }

  /// What was found wrong so far.
  public var violationCount: UInt64 { report.violationCount }

  /// Reads the next entry.
  public mutating func read(_ entry: AuditEntry) {
    if report.entries > 0, entry.sequence != sequence + 1 {
      fault(.sequenceHole, "entry \(entry.sequence) follows \(sequence)")
    }
    sequence = entry.sequence
    if case .setClock(let from, let to) = entry.action, to == entry.logTimeMicroseconds {
      if report.entries > 0, from != now {
        fault(.timeBackwards, "it was \(now), and is said to be set from \(from)")
      }
      if to < from { shift(from: from, to: to) }
      now = to
    } else if entry.logTimeMicroseconds < now {
      fault(.timeBackwards, "\(entry.logTimeMicroseconds) after \(now)")
    }
    now = max(now, entry.logTimeMicroseconds)
    if case .tick = entry.action { ticks += 1 }
    rules = entry.rules
    if rules >= 2, beganForgetting == nil { beganForgetting = now }
    report.entries += 1
    report.lastSequence = sequence
    digest(entry)
    readEvents(entry)
    if let caller = entry.caller { judge(caller) }
    if entry.replayOf != nil {
      report.replays += 1
      checkReplay(entry)
      return
    }
    noteDispatch(entry)
    // A reserve, or a call, finds its drop in the phase that its schedule says, whether a tick has come or not.
    let isAfter =
      switch entry.action {
      case .reserve, .call, .purchase: true
      default: false
      }
    askedByHand = 0
    if case .setReservation(let drop) = entry.action { askedByHand = drop }
    // What a drop opens because nothing is left, it opens at the entry's end.
    if isAfter {
      for consequence in entry.consequences where !consequence.isLast {
        // Hubs change by what is said of them, and lines move on by what is free, or by another policy.
        if case .hubMode(let change) = consequence, case .call = entry.action {
          hubChanges.append(change)
        } else if case .purchase = entry.action, case .intent = consequence {
          // Of a payment that is known once the purchase was read.
          heldBack.append(consequence)
        } else if case .call = entry.action, consequence.followsCall {
          heldBack.append(consequence)
        } else {
          follow(consequence)
        }
      }
    }
    if checkKey(entry) { perform(entry) }
    for change in hubChanges { follow(change) }
    hubChanges = []
    for consequence in heldBack { follow(consequence) }
    heldBack = []
    for after in entry.consequences where after.isLast || !isAfter { follow(after) }
    if !reservations.isEmpty { checkReservations() }
    if !doors.isEmpty { noteDoors() }
    if case .tick(isMoreDue: false) = entry.action {
      checkNothingIsDue()
      checkHubsAreSettled()
    }
    checkEnds(of: entry)
  }

  /// What no entry may leave behind.
  private mutating func checkEnds(of entry: AuditEntry) {
    checkIdlePools()
    checkMoney()
    checkTill()
    checkPurchase()
    checkIdleHubs()
    endDispatch(entry)
  }

  /// Log time goes back, and what still counts keeps the time that is left to it.
  private mutating func shift(from: Int64, to: Int64) {
    shiftHolds(by: to - from)
    shiftThrottles(from: from, to: to)
    shiftDispatch(by: to - from)
    shiftDoors(by: to - from)
    doubtWindows(over: from)
    doubtTokens(over: from)
    bringBack(to: to)
  }

  /// Compares with what clients were told, and reports.
  ///
  /// - Parameters:
  ///   - told: what clients were told; nil checks the log alone.
  ///   - deeds: what the provider of payments has written down; nil compares nothing.
  ///   - isComplete: false when the log could not be read to its end. What clients were told of
  ///     later entries is then not judged, but counted: the log is not known to have lost it.
  public consuming func finish(
    _ told: ToldLedger? = nil, books deeds: [AuditDeed]? = nil, isComplete: Bool = true
  ) -> AuditReport {
    if isComplete { checkEnd() }
    if isComplete, let deeds { compare(deeds) }
    for id in poolOrder {
      guard let pool = pools[id] else { continue }
      report.oversold += UInt64(pool.mostOver)
      report.pools.append(
        AuditReport.Pool(
          pool: id, drop: pool.drop, capacity: pool.capacity, held: pool.held, sold: pool.sold,
          waiting: Int64(pool.waiting)))
    }
    if let told { compare(told, isComplete: isComplete) }
    return report
  }

  /// What may not be left over at the end.
  private mutating func checkEnd() {
    for pool in idlePools { faultIdle(pool, "ends") }
    for hub in idleHubs.keys.sorted() {
      fault(.hubLeftIdle, "hub \(hub) ends with room for a job that waits")
    }
  }

  mutating func fault(_ kind: AuditViolationKind, _ detail: String) {
    report.violationCount += 1
    switch kind {
    case .barging, .waitlistOrder, .waitlistPosition: report.inversions += 1
    case .keyDecidedTwice, .grantedTwice, .replayDiffers, .toldTwoOutcomes, .markerTwice:
      report.duplicates += 1
    case .lostAcknowledgement, .toldOtherwise: report.lost += 1
    default: break
    }
    guard report.violations.count < limits.violationsKept else { return }
    report.violations.append(
      AuditViolation(kind: kind, sequence: sequence, detail: detail))
  }

  // MARK: - Keys

  /// Whether the entry is to be performed: not when its key was used already.
  private mutating func checkKey(_ entry: AuditEntry) -> Bool {
    guard let identity = entry.identity else { return true }
    guard let known = decisions[identity.key] else {
      if entry.result == .refused(.keyMismatch) {
        fault(.wrongRefusal, "the key was never used before")
        return false
      }
      decide(entry, identity)
      return true
    }
    if known.fingerprint != identity.fingerprint, entry.result == .refused(.keyMismatch) {
      report.refusals += 1
      return false
    }
    if !mustBeKept(known) {
      // It need not be known any more; a few keys are known a little longer.
      earlierDecisions[identity.key, default: []].append(known)
      decide(entry, identity)
      return true
    }
    if known.fingerprint != identity.fingerprint {
      fault(.keyMismatchAccepted, "the key was used in entry \(known.sequence) for another body")
    } else {
      fault(.keyDecidedTwice, "decided in entry \(known.sequence) already")
    }
    return true
  }

  private mutating func decide(_ entry: AuditEntry, _ identity: AuditIdentity) {
    if entry.result == .refused(.capacityReached) { return }
    defer { if decisions[identity.key]?.passing == 0 { lasting += 1 } }
    decisions[identity.key] = Decision(
      sequence: entry.sequence, fingerprint: identity.fingerprint,
      hold: Self.hold(of: entry.action), result: entry.result, time: entry.logTimeMicroseconds,
      passing: numberIfPassing(entry), place: lasting)
  }

  /// Whether what was decided under a key must still be given again. A refusal and the like, for a
  /// short time only: to decide it anew does nothing twice.
  func mustBeKept(_ known: Decision) -> Bool {
    if known.mayBeGone { return false }
    let age = now - known.time
    if known.passing == 0 {
      return !history.mayBeForgotten(since: known.time, at: now, \.keys)
        && lasting - known.place <= history.fewestKeys(since: known.time)
    }
    return age < limits.refusalMicroseconds && passing - known.passing < limits.refusals
  }

  private mutating func numberIfPassing(_ entry: AuditEntry) -> Int {
    if rules < 2 { return 0 }
    switch (entry.action, entry.result) {
    case (_, .refused), (.beginConfirm, _):
      passing += 1
      return passing
    default: return 0
    }
  }

  /// What was decided under a key. The first rules knew one kind of key only.
  private func decision(under key: AuditKey) -> Decision? {
    if let known = decisions[key] { return known }
    if !key.isSetup { return nil }
    return decisions[AuditKey(principal: key.principal, key: key.key)]
  }

  private mutating func checkReplay(_ entry: AuditEntry) {
    if case .marker(let stream, let producer, let number) = entry.action {
      let identity = MarkerIdentity(stream: stream, producer: producer, number: number)
      if case .placed(let epoch, let offset) = entry.result,
        let known = markers[identity], (known.epoch, known.offset) == (epoch, offset)
      {
        return
      }
      fault(.markerTwice, "marker \(number) of producer \(producer) has another place now")
      return
    }
    guard let identity = entry.identity, let known = decision(under: identity.key) else {
      fault(.replayDiffers, "there is no earlier entry under this key")
      return
    }
    if known.fingerprint != identity.fingerprint {
      fault(.keyMismatchAccepted, "the key was used in entry \(known.sequence) for another body")
    } else if known.result != entry.result || entry.replayOf != known.sequence {
      fault(.replayDiffers, "entry \(known.sequence) said \(known.result), now \(entry.result)")
    }
  }

  // MARK: - Feeds

  /// What callers call the topics of buyers.
  static let buyerKind: UInt8 = 2

  /// Offsets of a topic are contiguous from 0 in each epoch.
  private mutating func readEvents(_ entry: AuditEntry) {
    for event in entry.events {
      var topic = event
      topic.offset = 0
      let expected = topics[topic] ?? 0
      let isBuyers = event.kind == Self.buyerKind
      if isBuyers, topics[topic] == nil { buyerTopics += 1 }
      let mayBeForgotten =
        isBuyers && rules >= 2 && buyerTopics > limits.buyers
        && event.offset > expected && event.offset <= furthestBuyer
      if isBuyers { furthestBuyer = max(furthestBuyer, event.offset + 1) }
      if event.offset != expected, !mayBeForgotten {
        fault(
          .feedGapInLog,
          "topic \(event.kind):\(event.id) epoch \(event.epoch) has \(event.offset) after "
            + "\(expected) entries")
      }
      topics[topic] = event.offset + 1
    }
  }

  private mutating func digest(_ entry: AuditEntry) {
    report.digest.add(entry.sequence)
    report.digest.add(entry.logTimeMicroseconds)
    switch entry.result {
    case .done: report.digest.add(UInt64(1))
    case .reserved(let grant):
      for word in [2, grant.hold, grant.granted, grant.waiter, grant.waiting, grant.position] {
        report.digest.add(word)
      }
      if grant.window != 0 { report.digest.add(grant.window) }
    case .confirmed(let order):
      report.digest.add(UInt64(3))
      report.digest.add(order)
    case .deadline(let time): report.digest.add(time)
    case .declined(let isStillHeld): report.digest.add(UInt64(isStillHeld ? 5 : 4))
    case .placed(let epoch, let offset):
      report.digest.add(epoch)
      report.digest.add(offset)
    case .answered(let fields):
      for name in fields.values.keys.sorted() {
        for byte in (name + "=" + (fields.values[name] ?? "")).utf8 {
          report.digest.add(UInt64(byte))
        }
      }
    case .refused(let reason): report.digest.add(UInt64(100) + UInt64(reason.rawValue))
    }
  }
}
