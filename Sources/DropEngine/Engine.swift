import Basics

/// The rules of a live drop: a pure state machine over a log.
///
/// The same commands under the same sequences, log times and limits give the same outcomes, events
/// and state, on every machine. The engine reads no clock, draws no random number and performs no
/// IO. It is a value that cannot be copied: it belongs to one thread at a time. See
/// `docs/engine.md` for the rules.
public struct Engine: ~Copyable, Sendable {
  /// Those in force: what the log began with, until an entry of it says otherwise.
  public internal(set) var limits: EngineLimits
  /// Where tables put what callers chose; changes nothing that can be seen.
  let secret: HashKey
  /// Planted by tests; see `EngineFault`.
  package var fault = EngineFault.none

  /// The last entry applied; 0 before the first.
  public internal(set) var lastSequence: UInt64 = 0
  /// The latest log time seen, microseconds UTC.
  public internal(set) var lastLogTimeMicroseconds: Int64 = 0

  // State, in the order of `StateTable`.
  var platformNextOffset: UInt64 = 0
  /// How long what is over is kept: until the log says otherwise, by the limits.
  public internal(set) var retention: Retention
  /// Rows of usage, counted; the first rules did not.
  var nextUsageOrder: UInt64 = 1
  /// Events of buyers, counted; the first rules did not.
  var nextToldOrder: UInt64 = 1
  /// Where topics of buyers begin who are not known: above those of all who were forgotten.
  var forgottenOffset: UInt64 = 0
  /// Everything that has ended, counted.
  var nextFinishOrder: UInt64 = 1
  /// What entries of the log have said that limits are, in the order of their numbers; empty for a log that goes by those
  /// it began with.
  var adoptedLimits: [LimitSetting] = []
  /// Whether their row is as it is in the checkpoint.
  var isAdoptionDrained = true
  /// By which rules the last entry was decided.
  public internal(set) var rules = EngineRules.first
  /// What was born in a later entry than this and is not there never was; what was born before may
  /// have been forgotten.
  var forgottenThrough: UInt64 = 0
  var partners: EntityTable<PartnerRecord>
  var hubs: EntityTable<HubRecord>
  var streams: EntityTable<StreamRecord>
  var offers: EntityTable<OfferRecord>
  var drops: EntityTable<DropRecord>
  var pools: EntityTable<PoolRecord>
  var buyers: EntityTable<BuyerRecord>
  var usage: EntityTable<UsageRecord>
  var holds: HoldTable
  var waiters: EntityTable<WaiterRecord>
  var orders: EntityTable<OrderRecord>
  var jobs: EntityTable<JobRecord>
  var payments: EntityTable<PaymentRecord>
  var windows: EntityTable<WindowRecord>
  var reservations: EntityTable<ReservationRecord>
  /// Hubs with a throttle, or whose mode somebody has set.
  var hubSignals: EntityTable<HubSignalRecord>
  var fences: EntityTable<FenceRecord>
  var admissions: EntityTable<AdmissionRecord>
  var joiners: EntityTable<JoinerRecord>
  var tokens: EntityTable<TokenRecord>
  var remembered = IdempotencyTable()
  /// Outcomes that changed nothing, for a short time.
  var refused = IdempotencyTable()

  /// Features of the market that are off.
  var switchedOff: MarketSwitches = []

  /// How the till is set, and what it counts.
  var till = TillRecord()
  /// The money of payments, by the slot that their records say; in their rows.
  var charges = SlotStore<Charge>()
  /// Cancelled drops whose orders are being cancelled.
  var refunding: EntityTable<RefundingRecord>

  /// How hubs are waited for, and what is known of each.
  var dispatch = DispatchRecord()
  var hubStates: EntityTable<HubDispatchRecord>

  // Derived from the above.
  var deadlines = DeadlineIndex()
  var finished = ChunkedQueue<Finished>()
  /// Slots of pools whose waitlist has more to do, in the order of the pools' ids.
  var pendingPools: [UInt32] = []
  /// Who stands in line by the fewest units they take, by slot of the pool.
  var minimums: [LineMinimums] = []
  /// The legs of places in several lines, by slot of the pool, up to the last that ever had one.
  var legLines: [LegLine] = []
  /// Slots of pools whose lines are to move on in this entry, as somebody who was in several has left them.
  var disturbed: [DisturbedLine] = []
  /// By slot of the pool, for those that had a line.
  var places: [LinePlaces] = []
  /// Jobs without a hub that may still be offered.
  var waitingJobs = WaitingJobs()
  /// Slots of hubs that a waiting job could go to, in the order of their ids.
  var pendingHubs: [UInt32] = []
  /// When hubs fall silent, and offers have to be answered.
  var dispatchDue = DeadlineIndex()
  /// Slots of silent hubs whose jobs go elsewhere, in the order of their ids.
  var drainingHubs: [UInt32] = []
  /// Live holds of cancelled drops, in the order of their ids, from `cancelledNext` on.
  var cancelledHolds: [CancelledHold] = []
  var cancelledNext = 0
  /// Orders of such drops, in the order of their ids, from `refundNext` on.
  var ordersToRefund: [OrderToRefund] = []
  var refundNext = 0
  /// Payments that will be forgotten, in the order in which they ended.
  var endedPayments = ChunkedQueue<EndedPayment>()
  /// Slots of drops that are being forgotten, in the order of their ids.
  var retiringDrops: [UInt32] = []
  /// The buyers who were told something longest and least long ago.
  var firstBuyer = noSlot
  var lastBuyer = noSlot
  /// Slots of windows by the zone they serve, in the order of (start, id).
  var windowLists: [UInt32: [UInt32]] = [:]
  /// The people at each door, by its slot.
  var doors: [Door] = []
  /// Slots of doors where people are let in, and of those whose draw is being made, in the order of ids.
  var openDoors: [UInt32] = []
  var drawingDoors: [UInt32] = []
  /// How many tokens are kept of a buyer, by the buyer's id.
  var tokensOfBuyers: [UInt64: UInt32] = [:]
  var liveHolds = 0
  var waitingCount = 0

  // Of the entry being applied.
  var sequence: UInt64 = 0
  var now: Int64 = 0
  /// What log time was before it.
  var timeBefore: Int64 = 0
  var nextIndex: UInt32 = 0
  var waitersBudget = 0
  /// Of a reserve: the ticket that came with it; 0 for none.
  var shownTicket: UInt64 = 0
  /// The key whose signature the edge has found on what the entry asks for; zero for none.
  var attestedKey = Digest256.zero
  /// Of a purchase: the token that its payment is charged to.
  var payingToken = TokenID.none
  /// Set by a command that was carried out already, and told so.
  var changedNothing = false
  var jobsBudget = 0
  /// Of a report: what it says beside where the job is.
  var remark: JobRemark?
  var emitted: [Event] = []
  /// Slots of drops whose availability changed.
  var announced: [UInt32] = []

  /// Always nil. A value of existential type can only live in memory, so the engine that has one is
  /// passed by address; without it every call of a method that reads copied all 2.5 KB of it (292
  /// instructions).
  private var pin: (any Sendable)?

  /// What `warm` read: kept so that the reads are not optimised away.
  private var warmth: UInt64 = 0

  /// What was forgotten since the last drain.
  var archive = ArchiveBuffer()
  /// The last entry of the drain before.
  var archivedThrough: UInt64 = 0

  // Scratch of drains.
  var keySink = ByteSink()
  var valueSink = ByteSink()
  var digestScratch: [StateDigest] = []
  /// Of the row being restored, and of all that were.
  var rowBeingRestored = StateDigest.empty
  var restoring = RestoreOrder()
  public internal(set) var restoredDigest = StateDigest.empty

  /// An empty state.
  ///
  /// - Parameter hashKey: drawn at random for each process where commands come from outside, see
  ///   `HashKey`. The same log gives the same state under any.
  public init(limits: EngineLimits = EngineLimits(), hashKey: HashKey) {
    self.limits = limits
    secret = hashKey
    retention = Retention(
      keysMicroseconds: limits.idempotencyRetentionMicroseconds,
      finishedMicroseconds: limits.finishedRetentionMicroseconds,
      dropsMicroseconds: limits.dropRetentionMicroseconds)
    partners = EntityTable(secret: hashKey)
    hubs = EntityTable(secret: hashKey)
    streams = EntityTable(secret: hashKey)
    offers = EntityTable(secret: hashKey)
    drops = EntityTable(secret: hashKey)
    pools = EntityTable(secret: hashKey)
    buyers = EntityTable(secret: hashKey)
    usage = EntityTable(secret: hashKey)
    holds = HoldTable(secret: hashKey)
    waiters = EntityTable(secret: hashKey)
    orders = EntityTable(secret: hashKey)
    jobs = EntityTable(secret: hashKey)
    payments = EntityTable(secret: hashKey)
    windows = EntityTable(secret: hashKey)
    reservations = EntityTable(secret: hashKey)
    hubSignals = EntityTable(secret: hashKey)
    fences = EntityTable(secret: hashKey)
    refunding = EntityTable(secret: hashKey)
    hubStates = EntityTable(secret: hashKey)
    admissions = EntityTable(secret: hashKey)
    joiners = EntityTable(secret: hashKey)
    tokens = EntityTable(secret: hashKey)
  }

  /// Applies one log entry.
  ///
  /// - Parameters:
  ///   - command: what to do.
  ///   - sequence: number of the entry; greater than every one before, below 2^44.
  ///   - logTimeMicroseconds: log time of the entry, microseconds UTC. One that is earlier than a
  ///     time already seen counts as that time.
  ///   - events: what happened is appended here, in order.
  /// - Returns: what became of the command. Refusals are outcomes; nothing is thrown.
  public mutating func apply(
    _ command: Command, sequence: UInt64, at logTimeMicroseconds: Int64,
    events: inout [Event]
  ) -> Outcome {
    precondition(sequence > lastSequence, "log entries must be applied in order")
    precondition(sequence < 1 << 44, "the log has no more numbers")
    self.sequence = sequence
    lastSequence = sequence
    timeBefore = lastLogTimeMicroseconds
    now = max(logTimeMicroseconds, timeBefore)
    lastLogTimeMicroseconds = now
    nextIndex = 0
    changedNothing = false
    waitersBudget = limits.waitersPerEntry
    jobsBudget = limits.jobsPerEntry
    if !openDoors.isEmpty { noteSilence(since: timeBefore) }
    if now.subtractingSaturated(timeBefore) > dispatch.slack { noteStop(since: timeBefore) }
    swap(&events, &emitted)
    if command.rules > rules { adopt(command.rules) }
    prune()
    if let attested = command.header?.attested { attestedKey = attested }
    let outcome = decide(command)
    attestedKey = .zero
    if !pendingHubs.isEmpty { checkPendingHubs() }
    if reservations.count > 0 { openSoldOut() }
    announceAvailability()
    swap(&events, &emitted)
    return outcome
  }

  /// Touches the memory that applying `command` will need, and changes nothing that can be seen.
  ///
  /// With millions of holds an entry waits for a few cache misses one after the other. Whoever has
  /// several commands at hand can warm them all before applying the first: then the misses of
  /// different commands overlap. Worth it from some 8 commands on, up to a few dozen at a time;
  /// never needed for correctness.
  public mutating func warm(_ command: borrowing Command) {
    if !command.identity.key.isNone {
      let key = RememberedKey(
        space: keySpace(of: command.body), principal: command.identity.principal.rawValue,
        key: command.identity.key, under: secret)
      warmth ^= remembered.touch(key) ^ refused.touch(key)
    }
    switch command.body {
    case .release(let release): warmth ^= touch(release.hold)
    case .confirm(let confirm): warmth ^= touch(confirm.hold)
    case .beginConfirm(let begin): warmth ^= touch(begin.hold)
    case .paymentAuthorised(let result): warmth ^= touch(result.hold)
    default: break
    }
  }

  @inline(__always)
  private func touch(_ hold: HoldID) -> UInt64 {
    guard let slot = holds.slot(hold.rawValue) else { return 0 }
    // A record may span two cache lines; ending the hold writes to both, and marks it as changed.
    return UInt64(holds[slot].lineCount) ^ holds[slot].id.rawValue ^ holds.touchMark(of: slot)
  }

  /// When a tick is due, microseconds UTC: the log time of the earliest deadline, or one that has
  /// passed when work is left over. Nil when nothing waits for time. May name a deadline that has
  /// since been overtaken; a tick then does nothing.
  public var nextDeadlineMicroseconds: Int64? {
    if isWorkLeftOver { return lastLogTimeMicroseconds }
    let due = min(deadlines.first?.time ?? .max, dispatchDue.first?.time ?? .max)
    guard let forgetting = nextForgettingMicroseconds else { return due == .max ? nil : due }
    return min(due, forgetting)
  }

  /// Whether an entry stopped at one of its limits: a tick goes on.
  var isWorkLeftOver: Bool {
    !pendingPools.isEmpty || !pendingHubs.isEmpty || cancelledNext < cancelledHolds.count
      || refunding.count > 0
      || !drawingDoors.isEmpty || !drainingHubs.isEmpty
  }

  /// Takes the next id's index within the entry.
  @inline(__always)
  mutating func takeIndex() -> UInt32 {
    defer { nextIndex += 1 }
    return nextIndex
  }

  private mutating func decide(_ command: Command) -> Outcome {
    if fault == .heedCaller, command.header != nil, case .reserve = command.body {
      return outcome(.refused(Refusal(.notOwner)))
    }
    if case .publishMarker(let marker) = command.body { return decideMarker(marker) }
    if command.identity.key.isNone { return outcome(perform(command.body)) }
    let key = RememberedKey(
      space: keySpace(of: command.body), principal: command.identity.principal.rawValue,
      key: command.identity.key, under: secret)
    let fingerprint = command.identity.fingerprint
    if let known = recall(key, fingerprint: fingerprint, isNewWork: command.role.isNewWork) {
      return known
    }
    if key.space == .setup, let known = recallByFirstRules(key, fingerprint: fingerprint) {
      return known
    }
    let decided = outcome(perform(command.body))
    remember(key, fingerprint: fingerprint, decided)
    return decided
  }

  @inline(__always)
  func outcome(_ result: Outcome.Result) -> Outcome {
    Outcome(result, sequence: sequence, logTimeMicroseconds: now)
  }

  private mutating func perform(_ body: Command.Body) -> Outcome.Result {
    switch body {
    case .reserve(let command): reserve(command)
    case .confirm(let command): confirm(command)
    case .beginConfirm(let command): beginConfirm(command)
    case .paymentAuthorised(let command): paymentAuthorised(command)
    case .paymentDeclined(let command): paymentDeclined(command)
    case .release(let command): release(command)
    case .extend(let command): extend(command)
    case .leaveWaitlist(let command): leaveWaitlist(command)
    case .acceptJob(let command): acceptJob(command)
    case .rejectJob(let command): rejectJob(command)
    case .reportJob(let command): reportJob(command)
    case .tick: tick()
    case .setClock(let command): setClock(command)
    case .retain(let command): retain(command)
    case .adoptRules(let command): adoptRules(command)
    case .publishMarker(let command): publish(command)
    case .registerPartner(let command): registerPartner(command)
    case .putHub(let command): putHub(command)
    case .openStream(let command): openStream(command)
    case .closeStream(let command): closeStream(command)
    case .putOffer(let command): putOffer(command)
    case .scheduleDrop(let command): scheduleDrop(command)
    case .controlDrop(let command): controlDrop(command)
    case .adjustInventory(let command): adjustInventory(command)
    case .logged(let command): .logged(call(command))
    }
  }
}
