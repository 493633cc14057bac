import Basics
import DropEngine
import LoadKit
import Messages
import Stories
import WireCodec

@testable import LoadClient
@testable import Sequencer

/// Plays random commands on the real engine and lets the independent audit read what came of them.
struct EngineUnderAudit: ~Copyable {
  private var engine: Engine
  private var audit: LogAudit
  private var told = ToldLedger()
  private var random: DemandRandom
  private var now: Int64 = 1_700_000_000_000_000
  private var sequence: UInt64 = 0
  private var drops: [(drop: DropID, pools: [PoolID])] = []
  private var stream = StreamID.none
  private var holds: [(hold: HoldID, buyer: BuyerID)] = []
  private var waiters: [(waiter: WaiterID, buyer: BuyerID)] = []
  private var payments: [PaymentResult] = []
  private var settled: [PaymentResult] = []
  private var partner = PartnerID.none
  private var hubs: [HubID] = []
  private var windows: [UInt64] = []
  private var fences: [UInt64] = []
  private var offer = OfferID.none
  private var jobs: [(job: JobID, attempt: UInt32)] = []
  private var sent: [Command] = []
  private var markers: UInt64 = 0
  /// An oversold pool has fewer than no units free; that a line forms then is beyond the fault.
  private let hasLine: Bool
  /// Units freed twice make the counters of their pool wrong: whatever else ends a hold would trap.
  private let onlyReserves: Bool
  /// Hubs that get throttles, and say how they are, are for what is planted in these.
  private let hasThrottles: Bool
  /// Whether the log goes over to other limits on the way.
  private let adoptsLimits: Bool
  /// What is wrong with who is said to have asked.
  private let callers: AuditedCallers.Fault

  init(seed: UInt64, fault: EngineFault, callers: AuditedCallers.Fault = .none) {
    self.callers = callers
    random = DemandRandom(seed: seed, 7)
    var limits = EngineLimits()
    // Small, so that work is left over for later entries.
    limits.waitersPerEntry = 2
    limits.deadlinesPerTick = 3
    limits.jobsPerEntry = 2
    engine = Engine(limits: limits, hashKey: HashKey(1, 2))
    engine.fault = fault
    hasLine = fault != .oversellByOne
    onlyReserves = fault == .freeTwice
    let ofHubs: [EngineFault] = [
      .none, .ignoreDwell, .flipEarly, .ignoreSilence, .refillTwice, .takeNoToken,
    ]
    hasThrottles = ofHubs.contains(fault)
    adoptsLimits = fault == .none && seed % 2 == 0 || fault == .ignoreAdoption
    audit = LogAudit()
  }

  /// The verdict on `steps` commands.
  consuming func run(steps: Int) -> AuditReport {
    prepare()
    // A bad engine is not driven on: what it does after its first mistake says nothing.
    for step in 0..<steps where audit.violationCount == 0 {
      now += Int64(random.below(300_000))
      tickIfDue()
      if step == 10 { cue() }
      if step == 60, adoptsLimits { adoptLimits() }
      act()
    }
    if audit.violationCount == 0 { finishSale() }
    return audit.finish(told)
  }

  private mutating func adoptLimits() {
    apply(
      .adoptRules(
        AdoptRules([
          LimitSetting(.quantityPerLine, 2), LimitSetting(.linesPerHold, 1),
          LimitSetting(.extensionsPerHold, 0), LimitSetting(.attemptsPerJob, 2),
        ])))
  }

  private mutating func prepare() {
    apply(.openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "live")))
    let offer = PutOffer(
      creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100, currency: Currency("EUR")!,
      variants: ["S", "M"])
    guard
      case .streamOpened(let opened) = apply(
        .openStream(
          OpenStream(creator: CreatorID(rawValue: 1), title: "second"))
      ).result,
      case .offerPut(let put) = apply(.putOffer(offer)).result
    else { return }
    stream = opened.stream
    self.offer = put.offer
    if case .partnerRegistered(let id) = apply(
      .registerPartner(RegisterPartner(name: "baker"))
    ).result {
      partner = id
      for zone in [0, 1] as [UInt32] { putHub(zone: zone) }
    }
    for (limit, cued) in [(4, true), (0, false)] as [(UInt32, Bool)] {
      let drop = ScheduleDrop(
        offer: put.offer, stream: stream,
        pools: [
          PoolSpecification(variant: 0, capacity: 14),
          PoolSpecification(
            variant: 1, hub: hasThrottles && !cued ? hubs[0] : .none, capacity: 6),
        ], buyerLimit: limit, holdTTLMicroseconds: 4_000_000, waitlistLimit: 6, opensByCue: cued)
      if case .dropScheduled(let scheduled) = apply(.scheduleDrop(drop)).result {
        drops.append((scheduled.drop, [scheduled.pool(at: 0), scheduled.pool(at: 1)]))
      }
    }
    apply(.controlDrop(ControlDrop(drop: drops[1].drop, action: .open)))
    prepareHybrids()
  }

  /// Windows that last as long as the story, and hybrid drops.
  private mutating func prepareHybrids() {
    for zone in [0, 1] as [UInt32] {
      let window = WindowSpec(
        class: .sameDay, start: Timestamp(microseconds: 900_000_000_000),
        end: Timestamp(microseconds: 901_000_000_000), capacity: 5)
      let put = PutWindowsRequest(zone: zone, windows: [window])
      apply(.logged(.putWindows(put)))
    }
    for _ in 0..<3 {
      let known = known()
      let schedule = ContractCalls.hybrid(key: random.next(), known) { random.below($0) }
      apply(.logged(schedule))
      if let last = drops.last { apply(.controlDrop(ControlDrop(drop: last.drop, action: .open))) }
    }
  }

  private mutating func anyDrop() -> (drop: DropID, pools: [PoolID]) {
    drops[Int(random.below(UInt64(drops.count)))]
  }

  private mutating func anyPool() -> PoolID {
    let drop = anyDrop()
    return drop.pools[Int(random.below(UInt64(drop.pools.count)))]
  }

  private mutating func putHub(_ hub: HubID = .none, zone: UInt32) {
    let outcome = apply(
      .putHub(
        PutHub(
          hub: hub, partner: partner, zone: zone, capabilities: .pickup,
          maximumOpenJobs: UInt32(1 + random.below(4)))))
    if case .hubPut(let id) = outcome.result, hub.isNone { hubs.append(id) }
  }

  private mutating func work() {
    if random.below(12) == 0 {
      let at = Int(random.below(UInt64(hubs.count)))
      return putHub(hubs[at], zone: UInt32(at))
    }
    guard !jobs.isEmpty else { return }
    let job = jobs.remove(at: Int(random.below(UInt64(jobs.count))))
    if random.below(3) == 0 {
      apply(.rejectJob(RejectJob(partner: partner, job: job.job, attempt: job.attempt)))
      return
    }
    apply(.acceptJob(AcceptJob(partner: partner, job: job.job, attempt: job.attempt)))
    apply(
      .reportJob(
        ReportJob(
          partner: partner, job: job.job, attempt: job.attempt,
          progress: random.below(4) == 0 ? .failed : .delivered)))
  }

  private mutating func cue() {
    marker(kind: .buyCue, drop: drops[0].drop)
  }

  private mutating func marker(kind: DropEngine.MarkerKind, drop: DropID = .none) {
    markers += 1
    apply(
      .publishMarker(
        PublishMarker(
          stream: stream, producer: ProducerID(rawValue: 2), producerSequence: markers, kind: kind,
          drop: drop, title: "now")))
    // Its producer sends it again now and then.
    if random.below(4) == 0 {
      apply(
        .publishMarker(
          PublishMarker(
            stream: stream, producer: ProducerID(rawValue: 2), producerSequence: markers,
            kind: kind, drop: drop, title: "now")))
    }
  }

  private mutating func act() {
    switch onlyReserves ? 0 : random.below(24) {
    case 0..<8: reserve()
    case 8..<10: useHold { .confirm(Confirm(hold: $0, buyer: $1, payment: $2)) }
    case 10: begin()
    case 11: settlePayment()
    case 12: useHold { hold, buyer, _ in .release(Release(hold: hold, buyer: buyer)) }
    case 13: useHold { hold, buyer, _ in .extend(Extend(hold: hold, buyer: buyer)) }
    case 14:
      guard !waiters.isEmpty else { return }
      let waiter = waiters[Int(random.below(UInt64(waiters.count)))]
      apply(.leaveWaitlist(LeaveWaitlist(waiter: waiter.waiter, buyer: waiter.buyer)), keyed: true)
    case 15:
      if random.below(2) == 0 { return fence() }
      let pool = anyPool()
      apply(.adjustInventory(AdjustInventory(pool: pool, change: Int64(random.below(4)) - 1)))
    case 16: marker(kind: .note)
    case 17: call()
    case 20, 21: work()
    case 22: reportAgain()
    case 23: setBack()
    default: sendAgain()
    }
  }

  /// Units that are set aside, or moved back.
  private mutating func fence() {
    let known = known()
    let command = ContractCalls.fence(key: random.next(), known) { random.below($0) }
    apply(.logged(command), keyed: true)
  }

  /// A call of the log's contract.
  private mutating func call() {
    let known = known()
    let key = random.next()
    // Numbers of its own: what follows is the same however many methods there are.
    var own = DemandRandom(seed: key, 8)
    let command =
      random.below(2) == 0 || !hasThrottles
      ? ContractCalls.nextBesideDoors(key: key, known) { own.below($0) }
      : ContractCalls.nextOfHub(key: key, known) { own.below($0) }
    if ContractCalls.isOfHub(command) && !hasThrottles { return }
    apply(.logged(command), keyed: ContractCalls.hasKey(command))
  }

  /// What calls of the contract can be about.
  private mutating func known() -> ContractCalls.Known {
    let drop = anyDrop()
    var known = ContractCalls.Known(drop: drop.drop.rawValue)
    known.pool = drop.pools[Int(random.below(UInt64(drop.pools.count)))].rawValue
    known.offer = offer.rawValue
    if !windows.isEmpty { known.window = windows[Int(random.below(UInt64(windows.count)))] }
    if let fence = fences.last { known.fence = fence }
    known.hub = hubs[Int(random.below(UInt64(hubs.count)))].rawValue
    known.partner = partner.rawValue
    known.time = now
    return known
  }

  /// Now and then log time was ahead, and an operator sets it back.
  private mutating func setBack() {
    if random.below(4) > 0 { return }
    now -= Int64(random.below(100_000_000))
    apply(.setClock(SetClock(timeMicroseconds: now)))
  }

  /// A provider's report once more, under another key: for its hold, or for another.
  private mutating func reportAgain() {
    guard !settled.isEmpty else { return }
    var payment = settled[Int(random.below(UInt64(settled.count)))]
    if random.below(4) == 0, let hold = holds.last { payment.hold = hold.hold }
    apply(.paymentAuthorised(payment), keyed: true)
  }

  private mutating func reserve() {
    if !windows.isEmpty, random.below(6) == 0 {
      let known = known()
      let command = ContractCalls.reserve(key: random.next(), known) { random.below($0) }
      apply(.logged(command), keyed: true)
      return
    }
    let drop = anyDrop()
    let quantity = UInt32(1 + random.below(3))
    var lines = [
      UnitLine(
        pool: drop.pools[Int(random.below(UInt64(drop.pools.count)))], quantity: quantity)
    ]
    let isDouble = random.below(12) == 0
    if isDouble {
      lines = drop.pools.prefix(4).map { UnitLine(pool: $0, quantity: 1) }
    }
    if isDouble, hasLine, random.below(2) == 0 { return together(drop.drop, lines) }
    let total = lines.reduce(0) { $0 + $1.quantity }
    apply(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 1 + random.below(40)), drop: drop.drop,
          lines: UnitLines(lines)!,
          minimumQuantity: isDouble || random.below(2) == 0 ? total : 1,
          joinWaitlist: !isDouble && hasLine && random.below(4) > 0)), keyed: true)
  }

  /// One place for several pools.
  private mutating func together(_ drop: DropID, _ lines: [UnitLine]) {
    var request = ReserveRequest(
      key: UUIDBytes(high: 12, low: random.next()),
      buyer: Identifier(rawValue: 1 + random.below(40)), drop: Identifier(rawValue: drop.rawValue),
      waitlist: true, together: true)
    request.lines = lines.map {
      ReserveLine(pool: Identifier(rawValue: $0.pool.rawValue), quantity: $0.quantity)
    }
    apply(.logged(.reserve(request)), keyed: true)
  }

  private mutating func useHold(_ body: (HoldID, BuyerID, Key128) -> Command.Body) {
    guard !holds.isEmpty else { return }
    // Mostly one of the latest, which may still live.
    let last = min(holds.count, random.below(4) == 0 ? holds.count : 6)
    let hold = holds[holds.count - 1 - Int(random.below(UInt64(last)))]
    // Now and then with a payment that was another hold's.
    let other = random.below(8) == 0 ? settled.last?.payment : nil
    let payment = other ?? Key128(high: 1, low: random.next() | 1)
    apply(body(hold.hold, hold.buyer, payment), keyed: true)
  }

  private mutating func begin() {
    guard let hold = holds.last else { return }
    let payment = Key128(high: 2, low: random.next() | 1)
    let outcome = apply(
      .beginConfirm(BeginConfirm(hold: hold.hold, buyer: hold.buyer, payment: payment)),
      keyed: true)
    if case .confirming = outcome.result {
      payments.append(PaymentResult(hold: hold.hold, payment: payment))
    }
  }

  private mutating func settlePayment() {
    guard !payments.isEmpty else { return }
    let payment = payments.remove(at: Int(random.below(UInt64(payments.count))))
    settled.append(payment)
    now += Int64(random.below(8_000_000))
    tickIfDue()
    apply(
      random.below(2) == 0 ? .paymentAuthorised(payment) : .paymentDeclined(payment), keyed: true)
  }

  /// An earlier command under its key again; sometimes with another body.
  private mutating func sendAgain() {
    guard !sent.isEmpty else { return }
    var command = sent[sent.count - 1 - Int(random.below(UInt64(min(sent.count, 20))))]
    if random.below(3) == 0 { command.identity.fingerprint &+= 1 }
    apply(command)
  }

  private mutating func tickIfDue() {
    while audit.violationCount == 0, let due = engine.nextDeadlineMicroseconds, due <= now {
      let outcome = apply(.tick)
      // An engine that cannot move on would tick for ever.
      guard case .ticked(let ticked) = outcome.result, ticked.isMoreDue else { return }
    }
  }

  private mutating func finishSale() {
    apply(.controlDrop(ControlDrop(drop: drops[0].drop, action: .close)))
    tickIfDue()
    now += 120_000_000
    tickIfDue()
    apply(.tick)
    forget()
  }

  /// What is over is forgotten, the drop not before its time.
  private mutating func forget() {
    apply(
      .retain(
        Retention(
          keysMicroseconds: 86_400_000_000, finishedMicroseconds: 60_000_000,
          dropsMicroseconds: 3_600_000_000)))
    // A hub that nobody has been to, for what others have sent back.
    apply(
      .putHub(
        PutHub(partner: partner, zone: 0, capabilities: .pickup, maximumOpenJobs: 1_000)))
    for _ in 0..<20 { apply(.tick) }
    for _ in 0..<400 where !jobs.isEmpty { deliver(jobs.removeLast()) }
    for _ in 0..<60 where audit.violationCount == 0 {
      now += 10_000_000
      apply(.tick)
    }
    askForEnded()
    for _ in 0..<8 where audit.violationCount == 0 {
      now += 1_000_000_000
      apply(.tick)
    }
    askForEnded()
  }

  private mutating func deliver(_ job: (job: JobID, attempt: UInt32)) {
    apply(.acceptJob(AcceptJob(partner: partner, job: job.job, attempt: job.attempt)))
    apply(
      .reportJob(
        ReportJob(partner: partner, job: job.job, attempt: job.attempt, progress: .delivered)))
  }

  private mutating func askForEnded() {
    guard audit.violationCount == 0 else { return }
    apply(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 99), drop: drops[0].drop,
          lines: UnitLines(UnitLine(pool: drops[0].pools[0], quantity: 1)), minimumQuantity: 1,
          joinWaitlist: false)), keyed: true)
  }

  @discardableResult
  private mutating func apply(_ body: Command.Body, keyed: Bool = false) -> Outcome {
    guard keyed else { return apply(Command(body)) }
    let identity = RequestIdentity(
      principal: PrincipalID(rawValue: 5), key: Key128(high: random.next(), low: 1),
      fingerprint: random.next())
    let command = Command(body, identity: identity)
    sent.append(command)
    return apply(command)
  }

  @discardableResult
  private mutating func apply(_ command: Command) -> Outcome {
    sequence += 1
    var command = command
    command.header = AuditedCallers.header(of: command.body, sequence, callers)
    var events: [Event] = []
    let outcome = engine.apply(command, sequence: sequence, at: now, events: &events)
    let recorded = JournalCommand<Engine>(sequence: sequence, command: command, outcome: outcome)
    audit.read(AuditTranslation.entry(recorded, at: now, events: events))
    learn(command, outcome, events)
    return outcome
  }

  private mutating func learn(_ command: Command, _ outcome: Outcome, _ events: [Event]) {
    for event in events {
      if case .job(let update) = event.payload { jobs.append((update.job, update.attempt)) }
      if case .hold(let hold) = event.payload, hold.phase == .held,
        case .buyer(let buyer) = event.topic
      {
        holds.append((hold.hold, buyer))
      }
    }
    switch outcome.result {
    case .logged(.ringFence(.fenced(let fenced))): fences.append(fenced.fence.rawValue)
    case .logged(.putWindows(.put(let put))) where !outcome.isReplay:
      windows += put.windows.map(\.rawValue)
    case .logged(.schedule(.scheduled(let scheduled))) where !outcome.isReplay:
      drops.append(
        (
          DropID(rawValue: scheduled.drop.rawValue),
          scheduled.pools.map { PoolID(rawValue: $0.rawValue) }
        ))
    default: break
    }
    guard !command.identity.key.isNone else { return }
    var isReport = false
    switch command.body {
    case .paymentAuthorised, .paymentDeclined: isReport = true
    case .logged(let call): isReport = !call.isBuyers
    default: break
    }
    let key = AuditKey(
      principal: command.identity.principal.rawValue, key: LoadKey(command.identity.key),
      isSetup: isReport)
    switch outcome.result {
    case .refused(let refusal):
      told.told(key, refused: AuditRefusal(refusal.code), sequence: outcome.sequence)
    case .logged where outcome.isRefusal:
      guard case .refused(let reason) = AuditTranslation.result(outcome) else { return }
      told.told(key, refused: reason, sequence: outcome.sequence)
    case .reserved, .logged(.reserve(.reserved)):
      guard let reserved = outcome.result.reserved else { return }
      told.told(key, AuditGrant(reserved), sequence: outcome.sequence)
      guard !outcome.isReplay, let request = command.body.reserve else { return }
      if !reserved.hold.isNone { holds.append((reserved.hold, request.buyer)) }
      if !reserved.waiter.isNone { waiters.append((reserved.waiter, request.buyer)) }
    case .confirmed(let confirmed):
      told.told(
        key, confirmed: confirmed.hold.rawValue, order: confirmed.order.rawValue,
        sequence: outcome.sequence)
    case .released(let hold):
      told.told(key, released: hold.rawValue, sequence: outcome.sequence)
    default: told.told(key, doneAt: outcome.sequence)
    }
  }
}
