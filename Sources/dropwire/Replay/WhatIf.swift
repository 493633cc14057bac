import Basics
import DropEngine
import LogContract
import Messages
import Sequencer
import WireCodec

/// A log decided again under another policy, beside itself; without a policy the log alone is counted.
struct WhatIf: ~Copyable {
  private let policy: ReplayPolicy?
  private var engine: Engine
  private var names = ReplayNames()
  private var offers: [OfferID: String] = [:]
  private var currencies: [DropID: String] = [:]
  private var events: [Event] = []
  /// Sequence of the last entry of the replay.
  private var lastSequence: UInt64 = 0
  /// Drops and pools that the log has, by its ids.
  private(set) var drops: Set<DropID> = []
  private(set) var pools: Set<PoolID> = []
  /// As the log has it, and as it would have been.
  private(set) var recorded = ReplayTally()
  private(set) var replayed = ReplayTally()
  /// Ticks that were put in where the log has none.
  private(set) var ticksAdded: UInt64 = 0

  /// Whether the log has drops by rules which know nothing of what the policy says.
  private(set) var isTooOld = false

  /// How long before the next record a deadline must have been for a tick of its own, microseconds. A server ticks
  /// within milliseconds; where the log has its tick in that time, it has it here.
  private static let patienceMicroseconds: Int64 = 1_000_000

  init(_ policy: ReplayPolicy?, limits: EngineLimits = EngineLimits()) {
    self.policy = policy
    engine = Engine(limits: limits, hashKey: HashKey(0, 0))
  }

  /// Digest of the state under the policy.
  var digest: StateDigest { engine.digest() }

  /// The rules that the newest entry was decided by.
  var rules: EngineRules { engine.rules }

  /// A record begins: what was due before it happens, as a server would have had it happen.
  ///
  /// - Parameter hasTick: whether the record has a tick itself.
  mutating func begin(at time: Int64, first sequence: UInt64, hasTick: Bool) {
    guard policy != nil else { return }
    let end = (sequence - 1) * ReplayNames.stride + ReplayNames.stride - 1
    while lastSequence < end, let due = engine.nextDeadlineMicroseconds {
      let isLongAgo = due < time.subtractingSaturated(Self.patienceMicroseconds)
      guard isLongAgo || !hasTick && due <= time else { return }
      lastSequence = max(lastSequence, (sequence - 1) * ReplayNames.stride) + 1
      events.removeAll(keepingCapacity: true)
      var tick = Command(.tick)
      // By the rules of then: a log of older ones is not to become one of these before it did.
      tick.rules = engine.rules
      let outcome = engine.apply(
        tick, sequence: lastSequence, at: max(due, engine.lastLogTimeMicroseconds),
        events: &events)
      ticksAdded += 1
      names.note(nil, recorded: nil, [], replayed: outcome, events)
      replayed.take(
        .tick, outcome, events, of: nil, isAgain: false, named: ReplayNames.recorded)
    }
  }

  /// Takes an entry of the log, with the events that a replay of the log has given.
  mutating func take(
    _ command: Command, _ outcome: Outcome, _ recordedEvents: [Event], sequence: UInt64,
    at time: Int64
  ) {
    note(command.body, outcome)
    // Who the command is about is known by the log: there the hold is.
    let drop = drop(of: command.body)
    if let policy {
      let (asked, lacks) = ask(command, outcome, policy)
      lastSequence = sequence * ReplayNames.stride
      events.removeAll(keepingCapacity: true)
      let other = engine.apply(asked, sequence: lastSequence, at: time, events: &events)
      names.note(
        command.body, recorded: outcome, recordedEvents, replayed: other, events)
      Self.schedule(asked.body, outcome, currencies, in: &replayed)
      replayed.take(
        asked.body, other, events, of: drop, lacks: lacks, isAgain: outcome.isReplay,
        named: ReplayNames.recorded)
      change(policy, other, at: time)
    }
    Self.schedule(command.body, outcome, currencies, in: &recorded)
    recorded.take(
      command.body, outcome, recordedEvents, of: drop, isAgain: false, named: { $0 })
  }

  /// Says of a drop what the command that scheduled it could not.
  private mutating func change(_ policy: ReplayPolicy, _ outcome: Outcome, at time: Int64) {
    guard case .dropScheduled(let scheduled) = outcome.result, !outcome.isReplay,
      let request = policy.afterwards(
        of: ReplayNames.recorded(scheduled.drop), as: scheduled.drop)
    else { return }
    // The rules before the second never go on to later ones here: see `begin`.
    guard rules >= .second else {
      isTooOld = true
      return
    }
    lastSequence += 1
    events.removeAll(keepingCapacity: true)
    var command = Command(.logged(.setPolicy(request)))
    command.rules = .third
    let answer = engine.apply(command, sequence: lastSequence, at: time, events: &events)
    names.note(nil, recorded: nil, [], replayed: answer, events)
  }

  /// The command as it is under the policy, and whether it names what there is none of.
  private func ask(
    _ command: Command, _ outcome: Outcome, _ policy: ReplayPolicy
  ) -> (Command, lacks: Bool) {
    var asked = command
    let lacks: Bool
    (asked.body, lacks) = names.translate(command.body)
    guard let scheduled = Scheduled(command.body, outcome) else { return (asked, lacks) }
    switch asked.body {
    case .scheduleDrop(let schedule):
      asked.body = .scheduleDrop(policy.apply(to: schedule, of: scheduled.drop, scheduled.pools))
    case .logged(.schedule(let request)):
      asked.body = .logged(
        .schedule(policy.apply(to: request, of: scheduled.drop, scheduled.pools)))
    default: break
    }
    return (asked, lacks)
  }

  /// What the log has, for the table and for statements that name what it has not.
  private mutating func note(_ body: Command.Body, _ outcome: Outcome) {
    if case .putOffer(let command) = body, case .offerPut(let offer) = outcome.result {
      offers[offer.offer] = command.currency.code
    }
    if let scheduled = Scheduled(body, outcome) {
      currencies[scheduled.drop] = offers[scheduled.offer]
      drops.insert(scheduled.drop)
      pools.formUnion(scheduled.pools)
    }
  }

  private static func schedule(
    _ body: Command.Body, _ outcome: Outcome, _ currencies: [DropID: String],
    in tally: inout ReplayTally
  ) {
    guard !outcome.isReplay, let scheduled = Scheduled(body, outcome) else { return }
    tally.schedule(
      scheduled.drop, capacity: scheduled.capacity,
      currency: currencies[scheduled.drop] ?? "")
  }

  /// The drop that a command of a buyer or a payment is about.
  private func drop(of body: Command.Body) -> DropID? {
    if let reserve = body.reserve { return reserve.drop }
    return switch body {
    case .beginConfirm(let command): recorded.drop(of: command.hold)
    case .confirm(let command): recorded.drop(of: command.hold)
    case .paymentAuthorised(let command): recorded.drop(of: command.hold)
    case .paymentDeclined(let command): recorded.drop(of: command.hold)
    case .release(let command): recorded.drop(of: command.hold)
    case .extend(let command): recorded.drop(of: command.hold)
    case .leaveWaitlist(let command): recorded.drop(of: command.waiter)
    default: nil
    }
  }
}

/// A drop that the log schedules, in whichever form it is logged.
private struct Scheduled {
  var drop: DropID
  var offer: OfferID
  /// As the log has them; behind those of the drop those of its reservation.
  var pools: [PoolID]
  /// Units of all of them, as the command says.
  var capacity: UInt64

  init?(_ body: Command.Body, _ outcome: Outcome) {
    switch (body, outcome.result) {
    case (.scheduleDrop(let command), .dropScheduled(let scheduled)):
      drop = scheduled.drop
      offer = command.offer
      pools = command.pools.indices.map { scheduled.pool(at: UInt32($0)) }
      capacity = command.pools.reduce(0) { $0 + UInt64($1.capacity) }
    case (.logged(.schedule(let request)), .logged(.schedule(.scheduled(let scheduled)))):
      drop = DropID(rawValue: scheduled.drop.rawValue)
      offer = OfferID(rawValue: request.offer.rawValue)
      pools = scheduled.pools.map { PoolID(rawValue: $0.rawValue) }
      let all = request.pools + (request.reservation?.pools ?? [])
      capacity = all.reduce(0) { $0 + UInt64($1.capacity) }
    default: return nil
    }
  }
}
