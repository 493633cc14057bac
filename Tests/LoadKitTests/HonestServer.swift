import LoadKit

/// A little server that keeps the rules, one drop of two pools, and writes the log an auditor reads.
/// Simple enough to be believed, and written without a look at the engine or the audit.
struct HonestServer {
  struct Hold {
    var buyer: UInt64
    var pool: Int
    var units: UInt64
    var deadline: Int64
    var isLive = true
  }

  struct Waiter {
    var id: UInt64
    var buyer: UInt64
    var units: UInt64
    var least: UInt64
  }

  static let drop: UInt64 = 100
  static let pools: [UInt64] = [101, 102]
  static let holdTime: Int64 = 5_000_000
  static let places: UInt64 = 6
  static let limit: UInt64 = 4
  static let hub: UInt64 = 301
  /// Jobs the hub has at once.
  static let jobsAtOnce = 3

  var random: DemandRandom
  var log: [AuditEntry] = []
  var told = ToldLedger()
  var now: Int64 = 1_000_000
  /// Whether an operator sets the clock now and then.
  var setsClock = false
  var capacity: [UInt64] = [12, 7]
  var taken: [UInt64] = [0, 0]
  var sold: [UInt64] = [0, 0]
  /// Jobs the hub has, and those that wait for it.
  var openJobs: [UInt64] = []
  var waitingJobs: [UInt64] = []
  var overdue: [UInt64] = []
  var lines: [[Waiter]] = [[], []]
  var holds: [UInt64: Hold] = [:]
  var used: [UInt64: UInt64] = [:]
  var isOpen = false
  var nextID: UInt64 = 1000
  var markers: UInt64 = 0
  var known: [AuditKey: (entry: AuditEntry, sequence: UInt64)] = [:]

  init(seed: UInt64) {
    random = DemandRandom(seed: seed, 99)
    write(
      .scheduleDrop(
        AuditDrop(
          drop: Self.drop, pools: zip(Self.pools, capacity).map { (pool: $0, capacity: $1) },
          buyerLimit: Self.limit, holdTimeMicroseconds: Self.holdTime,
          waitlistPlaces: Self.places)))
    write(
      .putHub(AuditHub(hub: Self.hub, abilities: 3, zone: 0, places: UInt64(Self.jobsAtOnce))))
  }

  /// Plays `steps` random commands.
  mutating func play(_ steps: Int) {
    for step in 0..<steps {
      now += Int64(random.below(400_000))
      if setsClock, random.below(50) == 0 { setClock() }
      if holds.contains(where: { $0.value.isLive && $0.value.deadline <= now }) { tick() }
      if step == 5 || (step > 5 && random.below(40) == 0) { marker(cue: step == 5) }
      switch random.below(12) {
      case 0..<5: reserve()
      case 10: confirmTooLate()
      case 11: deliver()
      case 5..<7: confirm()
      case 7: release()
      case 8: repeatSomething()
      default: if isOpen { grow() }
      }
    }
    now += Self.holdTime
    tick()
  }

  @discardableResult
  mutating func write(
    _ action: AuditAction, _ result: AuditResult = .done, key: AuditKey? = nil,
    fingerprint: UInt64 = 0, replayOf: UInt64? = nil, payment: LoadKey? = nil,
    then: [AuditConsequence] = [], events: [AuditPlace] = []
  ) -> AuditEntry {
    let entry = AuditEntry(
      sequence: UInt64(log.count) + 1, logTimeMicroseconds: now,
      identity: key.map { AuditIdentity(key: $0, fingerprint: fingerprint) }, action: action,
      payment: payment, result: result, replayOf: replayOf, consequences: then, events: events)
    log.append(entry)
    if let key, replayOf == nil, known[key] == nil { known[key] = (entry, entry.sequence) }
    return entry
  }

  mutating func newKey() -> AuditKey {
    AuditKey(principal: 1, key: LoadKey(high: random.next(), low: random.next()))
  }

  private mutating func newID() -> UInt64 {
    nextID += 1
    return nextID
  }

  private mutating func marker(cue: Bool) {
    let place = AuditPlace(kind: 1, id: 9, epoch: 1, offset: markers)
    if cue { isOpen = true }
    write(
      .marker(stream: 9, producer: 3, number: markers), .placed(epoch: 1, offset: markers),
      then: cue ? [.phase(drop: Self.drop, .live)] : [], events: [place])
    for viewer in 0..<3 { told.viewers.saw(viewer, epoch: 1, offset: markers) }
    markers += 1
  }

  private func free(_ pool: Int) -> UInt64 { capacity[pool] - taken[pool] }

  private mutating func reserve() {
    let buyer = 1 + random.below(30)
    let pool = Int(random.below(2))
    let wanted = 1 + random.below(3)
    let least = random.below(2) == 0 ? 1 : wanted
    let waits = random.below(4) > 0
    let key = newKey()
    let action = AuditAction.reserve(
      AuditReserve(
        buyer: buyer, drop: Self.drop,
        lines: [AuditLine(pool: Self.pools[pool], quantity: wanted)], minimum: least,
        joinsWaitlist: waits))
    func refuse(_ server: inout HonestServer, _ reason: AuditRefusal) {
      let entry = server.write(action, .refused(reason), key: key)
      server.told.told(key, refused: reason, sequence: entry.sequence)
    }
    guard isOpen else { return refuse(&self, .dropNotOpen) }
    let left = Self.limit - min(used[buyer, default: 0], Self.limit)
    guard least <= left else { return refuse(&self, .buyerLimit) }
    let units = min(wanted, left)
    var granted = lines[pool].isEmpty ? min(free(pool), units) : 0
    if granted < least { granted = 0 }
    if granted == 0, waits, least > capacity[pool] - sold[pool] {
      return refuse(&self, capacity[pool] == sold[pool] ? .soldOut : .neverEnoughUnits)
    }
    let hasPlace = waits && UInt64(lines[pool].count) < Self.places
    if granted == 0, !hasPlace { return refuse(&self, waits ? .waitlistFull : .soldOut) }
    var grant = AuditGrant()
    if granted > 0 {
      grant.hold = take(buyer, pool, granted)
      grant.granted = granted
      grant.deadlineMicroseconds = now + Self.holdTime
    }
    if granted < units, hasPlace {
      let waiter = Waiter(
        id: newID(), buyer: buyer, units: units - granted, least: granted > 0 ? 1 : least)
      lines[pool].append(waiter)
      used[buyer, default: 0] += waiter.units
      grant.waiter = waiter.id
      grant.waiting = waiter.units
      grant.position = UInt64(lines[pool].count)
    }
    let entry = write(action, .reserved(grant), key: key)
    told.told(key, grant, sequence: entry.sequence)
  }

  private mutating func take(_ buyer: UInt64, _ pool: Int, _ units: UInt64) -> UInt64 {
    let id = newID()
    holds[id] = Hold(buyer: buyer, pool: pool, units: units, deadline: now + Self.holdTime)
    taken[pool] += units
    used[buyer, default: 0] += units
    return id
  }

  private mutating func promote(_ pool: Int) -> [AuditConsequence] {
    var result: [AuditConsequence] = []
    while let head = lines[pool].first, free(pool) > 0, free(pool) >= head.least {
      lines[pool].removeFirst()
      used[head.buyer, default: 0] -= head.units
      let granted = min(free(pool), head.units)
      let hold = take(head.buyer, pool, granted)
      result.append(
        .promoted(
          waiter: head.id, hold: hold, granted: granted,
          deadlineMicroseconds: now + Self.holdTime))
    }
    return result
  }

  private mutating func giveBack(_ id: UInt64) -> [AuditConsequence] {
    let hold = holds[id]!
    holds[id]!.isLive = false
    taken[hold.pool] -= hold.units
    used[hold.buyer]! -= hold.units
    return promote(hold.pool)
  }

  private mutating func anyHold() -> UInt64? {
    let live = holds.filter { $0.value.isLive && $0.value.deadline > now }.keys.sorted()
    return live.isEmpty ? nil : live[Int(random.below(UInt64(live.count)))]
  }

  private mutating func confirm() {
    guard let id = anyHold() else { return }
    let key = newKey()
    let order = newID()
    let hold = holds[id]!
    holds[id]!.isLive = false
    sold[hold.pool] += hold.units
    let job = newID()
    let hasRoom = openJobs.count < Self.jobsAtOnce
    if hasRoom { openJobs.append(job) } else { waitingJobs.append(job) }
    let entry = write(
      .confirm(hold: id, buyer: hold.buyer), .confirmed(order: order), key: key,
      payment: newKey().key, then: [told(of: job, isAtHub: hasRoom)] + sendHome(hold.pool))
    told.told(key, confirmed: id, order: order, sequence: entry.sequence)
  }

  private func told(of job: UInt64, isAtHub: Bool) -> AuditConsequence {
    .job(
      AuditJob(
        job: job, drop: Self.drop, hub: isAtHub ? Self.hub : 0, attempt: isAtHub ? 1 : 0,
        isOver: false))
  }

  /// Who needs more than can still come; then whoever has a turn.
  private mutating func sendHome(_ pool: Int) -> [AuditConsequence] {
    var result: [AuditConsequence] = []
    for waiter in lines[pool] where waiter.least > capacity[pool] - sold[pool] {
      used[waiter.buyer, default: 0] -= waiter.units
      result.append(.outOfReach(waiter: waiter.id))
    }
    lines[pool].removeAll { $0.least > capacity[pool] - sold[pool] }
    return result + promote(pool)
  }

  /// A confirm of a hold that has expired: refused, and the money goes back.
  private mutating func confirmTooLate() {
    guard !overdue.isEmpty else { return }
    let id = overdue.removeLast()
    let payment = newKey().key
    write(
      .confirm(hold: id, buyer: holds[id]!.buyer), .refused(.holdExpired), key: newKey(),
      payment: payment, then: [.voided(payment: payment, hold: id)])
  }

  /// The hub is done with a job: the next one has its place.
  private mutating func deliver() {
    guard !openJobs.isEmpty else { return }
    let job = openJobs.removeFirst()
    var then: [AuditConsequence] = [
      .job(AuditJob(job: job, drop: Self.drop, hub: Self.hub, attempt: 1, isOver: true))
    ]
    if !waitingJobs.isEmpty {
      let next = waitingJobs.removeFirst()
      openJobs.append(next)
      then.append(told(of: next, isAtHub: true))
    }
    write(.other, then: then)
  }

  private mutating func release() {
    guard let id = anyHold() else { return }
    let key = newKey()
    let buyer = holds[id]!.buyer
    let promoted = giveBack(id)
    let entry = write(.release(hold: id, buyer: buyer), key: key, then: promoted)
    told.told(key, released: id, sequence: entry.sequence)
  }

  private mutating func repeatSomething() {
    let earlier = known.keys.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
    guard !earlier.isEmpty else { return }
    let key = earlier[Int(random.below(UInt64(earlier.count)))]
    let (entry, sequence) = known[key]!
    if random.below(4) == 0 {
      write(entry.action, .refused(.keyMismatch), key: key, fingerprint: 1)
    } else {
      write(entry.action, entry.result, key: key, replayOf: sequence)
    }
  }

  private mutating func grow() {
    let pool = Int(random.below(2))
    capacity[pool] += 1
    let promoted = promote(pool)
    write(.setCapacity(pool: Self.pools[pool], capacity: capacity[pool]), then: promoted)
  }

  /// An hour back or forth. Back, whoever holds something keeps the time that is left.
  private mutating func setClock() {
    let before = log.last?.logTimeMicroseconds ?? now
    now = before + (random.below(2) == 0 ? -3_600_000_000 : 3_600_000_000)
    if now < before {
      for id in holds.keys where holds[id]!.isLive { holds[id]!.deadline += now - before }
    }
    write(.setClock(from: before, to: now))
  }

  private mutating func tick() {
    var then: [AuditConsequence] = []
    let due = holds.filter { $0.value.isLive && $0.value.deadline <= now }
      .sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }
    for (id, _) in due {
      then.append(.expired(hold: id))
      overdue.append(id)
      then += giveBack(id)
    }
    write(.tick(isMoreDue: false), then: then)
  }
}
