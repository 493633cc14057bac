import Basics
import LogContract
import Messages
import ScenarioKit
import Sequencer
import WireCodec

@testable import DropEngine

/// Clients of the engine: creators who schedule small drops, buyers who reserve, wait, confirm and
/// give back, producers of markers, partners who take jobs. Every command has an idempotency key,
/// so that any of them can be retried.
struct EngineWorkload: SimulationWorkload {
  private var nextKey: UInt64 = 1
  private var history = LogTimeHistory()
  /// The log time that somebody was told last.
  private var now: Int64 = 0
  private var partners: [PartnerID] = []
  private var hubs: [(hub: HubID, partner: PartnerID)] = []
  private var streams: [StreamID] = []
  private var offers: [OfferPut] = []
  private var drops: [Offered] = []
  private var holds: [(hold: HoldID, buyer: BuyerID)] = []
  private var waiters: [(waiter: WaiterID, buyer: BuyerID)] = []
  private var payments: [(hold: HoldID, payment: Key128)] = []
  private var windows: [UInt64] = []
  private var jobs: [(partner: PartnerID, job: JobID, attempt: UInt32)] = []

  mutating func nextCommand(_ random: inout SplitMix64) -> Command {
    defer { nextKey += 1 }
    let identity = RequestIdentity(
      principal: PrincipalID(rawValue: 1 + random.below(3)), key: Key128(high: 7, low: nextKey),
      fingerprint: nextKey &* 31)
    var command = Command(body(&random), identity: identity)
    // Some from a server that asks nobody who they are.
    if nextKey % 3 != 0 {
      command.header = EntryHeader(
        caller: "client-\(nextKey % 5)", role: "operator",
        trace: nextKey % 2 == 0 ? identity.key : .none)
    }
    return command
  }

  private func body(_ random: inout SplitMix64) -> Command.Body {
    if let missing = catalogue(&random) { return missing }
    switch random.below(100) {
    case 0..<32: return reserve(&random)
    case 32..<40:
      let known = known(&random)
      return .logged(ContractCalls.reserve(key: nextKey, known) { random.below($0) })
    case 40..<50: return confirm(&random)
    case 50..<58: return payment(&random)
    case 58..<66: return giveBack(&random)
    case 66..<76: return job(&random)
    case 76..<82: return marker(&random)
    case 82..<86:
      let known = known(&random)
      return .logged(ContractCalls.nextOfHub(key: nextKey, known) { random.below($0) })
    case 86..<92: return control(&random)
    case 92..<95: return schedule(&random)
    default: return rare(&random)
    }
  }

  /// What has to exist before anything can be sold.
  private func catalogue(_ random: inout SplitMix64) -> Command.Body? {
    if partners.count < 2 { return .registerPartner(RegisterPartner(name: "partner")) }
    if hubs.count < 3 { return hub(.none, of: pick(partners, &random)!, &random) }
    if streams.isEmpty {
      return .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "stream"))
    }
    if offers.isEmpty { return offer(&random) }
    return drops.isEmpty ? schedule(&random) : nil
  }

  /// A hub, new or changed: it comes to have room, or has none any more.
  private func hub(
    _ hub: HubID, of partner: PartnerID, _ random: inout SplitMix64
  ) -> Command.Body {
    .putHub(
      PutHub(
        hub: hub, partner: partner, zone: UInt32(random.below(2)), capabilities: [.homeDelivery],
        maximumOpenJobs: UInt32(random.below(2))))
  }

  private func offer(_ random: inout SplitMix64) -> Command.Body {
    .putOffer(
      PutOffer(
        creator: CreatorID(rawValue: 1), title: "offer", priceMinor: Int64(random.below(10_000)),
        currency: Currency("EUR")!, variants: ["small", "large"]))
  }

  private func schedule(_ random: inout SplitMix64) -> Command.Body {
    if !drops.isEmpty, random.chance(percent: 40) {
      let known = known(&random)
      return .logged(ContractCalls.hybrid(key: nextKey, known) { random.below($0) })
    }
    let pools = (0...random.below(2)).map { _ in
      PoolSpecification(
        variant: UInt32(random.below(2)),
        hub: random.chance(percent: 40) ? pick(hubs, &random)!.hub : .none,
        capacity: UInt32(random.below(12)))
    }
    let opens = random.chance(percent: 30) ? now + Int64(random.below(5_000_000)) : 0
    let closes =
      random.chance(percent: 30) ? max(opens, now) + 1_000_000 + Int64(random.below(20_000_000)) : 0
    return .scheduleDrop(
      ScheduleDrop(
        offer: pick(offers, &random)!.offer, stream: pick(streams, &random)!, pools: pools,
        buyerLimit: UInt32(random.below(5)),
        holdTTLMicroseconds: Int64(1_000_000 + random.below(4_000_000)),
        waitlistLimit: UInt32(random.below(12)), opensByCue: random.chance(percent: 30),
        opensAtMicroseconds: opens, closesAtMicroseconds: closes))
  }

  private func reserve(_ random: inout SplitMix64) -> Command.Body {
    let drop = recent(drops, &random)!
    var lines: [UnitLine] = []
    let first = random.below(UInt64(drop.poolCount))
    for index in 0..<(random.chance(percent: 25) ? UInt64(drop.poolCount) : 1) {
      let pool = drop.pool(at: UInt32((first + index) % UInt64(drop.poolCount)))
      lines.append(UnitLine(pool: pool, quantity: UInt32(1 + random.below(3))))
    }
    let total = lines.reduce(0) { $0 + $1.quantity }
    let isSingle = lines.count == 1
    return .reserve(
      Reserve(
        buyer: BuyerID(rawValue: 1 + random.below(12)), drop: drop.drop,
        lines: UnitLines(lines)!,
        minimumQuantity: isSingle ? 1 + UInt32(random.below(UInt64(total))) : total,
        joinWaitlist: isSingle && random.chance(percent: 60)))
  }

  private func confirm(_ random: inout SplitMix64) -> Command.Body {
    guard let hold = recent(holds, &random) else { return reserve(&random) }
    // Now and then with a payment that is, or was, another hold's.
    let other = random.chance(percent: 10) ? recent(payments, &random)?.payment : nil
    let payment = other ?? Key128(high: 9, low: nextKey)
    return random.chance(percent: 50)
      ? .confirm(Confirm(hold: hold.hold, buyer: hold.buyer, payment: payment))
      : .beginConfirm(BeginConfirm(hold: hold.hold, buyer: hold.buyer, payment: payment))
  }

  private func payment(_ random: inout SplitMix64) -> Command.Body {
    guard let begun = recent(payments, &random) else { return confirm(&random) }
    let result = PaymentResult(hold: begun.hold, payment: begun.payment)
    return random.chance(percent: 70) ? .paymentAuthorised(result) : .paymentDeclined(result)
  }

  private func giveBack(_ random: inout SplitMix64) -> Command.Body {
    if random.chance(percent: 30), let waiter = recent(waiters, &random) {
      return .leaveWaitlist(LeaveWaitlist(waiter: waiter.waiter, buyer: waiter.buyer))
    }
    guard let hold = recent(holds, &random) else { return reserve(&random) }
    return random.chance(percent: 80)
      ? .release(Release(hold: hold.hold, buyer: hold.buyer))
      : .extend(Extend(hold: hold.hold, buyer: hold.buyer))
  }

  private func job(_ random: inout SplitMix64) -> Command.Body {
    guard let job = recent(jobs, &random), !random.chance(percent: 25) else {
      let known = pick(hubs, &random)!
      return hub(known.hub, of: known.partner, &random)
    }
    let attempt = random.chance(percent: 10) ? job.attempt &- 1 : job.attempt
    switch random.below(10) {
    case 0..<4: return .acceptJob(AcceptJob(partner: job.partner, job: job.job, attempt: attempt))
    case 4..<6: return .rejectJob(RejectJob(partner: job.partner, job: job.job, attempt: attempt))
    default:
      let progress = JobProgress.allCases[Int(random.below(UInt64(JobProgress.allCases.count)))]
      return .reportJob(
        ReportJob(partner: job.partner, job: job.job, attempt: attempt, progress: progress))
    }
  }

  private func marker(_ random: inout SplitMix64) -> Command.Body {
    let cues = random.chance(percent: 30)
    return .publishMarker(
      PublishMarker(
        stream: pick(streams, &random)!, producer: ProducerID(rawValue: 1 + random.below(2)),
        producerSequence: nextKey, kind: cues ? .buyCue : .note,
        drop: cues ? recent(drops, &random)!.drop : .none, title: "marker \(nextKey)"))
  }

  private func control(_ random: inout SplitMix64) -> Command.Body {
    let drop = recent(drops, &random)!.drop
    let action: DropEngine.DropAction =
      random.chance(percent: 80) ? .open : random.chance(percent: 60) ? .close : .cancel
    return .controlDrop(ControlDrop(drop: drop, action: action))
  }

  private func rare(_ random: inout SplitMix64) -> Command.Body {
    switch random.below(7) {
    case 5, 6:
      let known = known(&random)
      return .logged(
        random.chance(percent: 50)
          ? ContractCalls.next(key: nextKey, known) { random.below($0) }
          : ContractCalls.nextOfHub(key: nextKey, known) { random.below($0) })
    case 4: return retain(&random)
    case 0:
      let drop = recent(drops, &random)!
      let pool = drop.pool(at: UInt32(random.below(UInt64(drop.poolCount))))
      return .adjustInventory(
        AdjustInventory(pool: pool, change: Int64(random.below(9)) - 3))
    case 1: return offer(&random)
    case 2:
      guard streams.count < 4 else {
        return .closeStream(CloseStream(stream: pick(streams, &random)!))
      }
      return .openStream(OpenStream(creator: CreatorID(rawValue: 2), title: "another"))
    default:
      return .openStream(
        OpenStream(
          stream: pick(streams, &random)!, creator: CreatorID(rawValue: 1), title: "again"))
    }
  }

  /// What calls of the contract can be about.
  private func known(_ random: inout SplitMix64) -> ContractCalls.Known {
    let drop = recent(drops, &random)!
    var known = ContractCalls.Known(drop: drop.drop.rawValue)
    known.pool = drop.pool(at: UInt32(random.below(UInt64(drop.poolCount)))).rawValue
    known.window = recent(windows, &random) ?? 0
    if let hub = pick(hubs, &random) {
      (known.hub, known.partner) = (hub.hub.rawValue, hub.partner.rawValue)
    }
    known.offer = pick(offers, &random)!.offer.rawValue
    known.time = now
    return known
  }

  /// Keys as by default: what clients may be told twice goes by that.
  private func retain(_ random: inout SplitMix64) -> Command.Body {
    .retain(
      Retention(
        keysMicroseconds: EngineLimits().idempotencyRetentionMicroseconds,
        finishedMicroseconds: 1_000_000 * Int64(1 + random.below(100)),
        dropsMicroseconds: 1_000_000 * Int64(1 + random.below(1_000))))
  }

  private func pick<Element>(_ elements: [Element], _ random: inout SplitMix64) -> Element? {
    elements.isEmpty ? nil : elements[Int(random.below(UInt64(elements.count)))]
  }

  /// One of the last few, so that what is done hangs together.
  private func recent<Element>(_ elements: [Element], _ random: inout SplitMix64) -> Element? {
    guard !elements.isEmpty else { return nil }
    return elements[elements.count - 1 - Int(random.below(UInt64(min(elements.count, 12))))]
  }

  // MARK: What clients learn

  mutating func passed(to logTimeMicroseconds: Int64, sequence: UInt64) {
    history.passed(to: logTimeMicroseconds, sequence: sequence)
  }

  mutating func observe(
    _ outcome: Outcome, of command: Command, logTimeMicroseconds: Int64
  ) -> String? {
    // One that is repeated may have been decided before log time was set back.
    if outcome.logTimeMicroseconds > logTimeMicroseconds && !outcome.isReplay {
      return "an outcome from the future: \(outcome)"
    }
    now = logTimeMicroseconds
    switch outcome.result {
    case .partnerRegistered(let partner): partners.append(partner)
    case .hubPut(let hub):
      guard case .putHub(let asked) = command.body else { return "a hub put, but not asked" }
      if asked.hub.isNone { hubs.append((hub, asked.partner)) }
    case .streamOpened(let opened):
      if !streams.contains(opened.stream) { streams.append(opened.stream) }
    case .offerPut(let put): offers.append(put)
    case .dropScheduled(let drop): drops.append(Offered(drop))
    case .logged(.schedule(.scheduled(let scheduled))):
      drops.append(Offered(scheduled))
    case .logged(.putWindows(.put(let put))): windows += put.windows.map(\.rawValue)
    case .reserved, .logged(.reserve(.reserved)):
      guard let asked = command.body.reserve, let reserved = outcome.result.reserved else {
        return "reserved, but not asked"
      }
      if !reserved.hold.isNone { holds.append((reserved.hold, asked.buyer)) }
      if !reserved.waiter.isNone { waiters.append((reserved.waiter, asked.buyer)) }
    case .confirmed(let confirmed):
      if case .confirm(let asked) = command.body {
        payments.append((confirmed.hold, asked.payment))
      }
    case .confirming(let confirming):
      guard case .beginConfirm(let asked) = command.body else { return "confirming, not asked" }
      payments.append((confirming.hold, asked.payment))
    default: break
    }
    return nil
  }

  mutating func observe(_ event: Event) {
    guard case .partner(let partner) = event.topic, case .job(let update) = event.payload else {
      return
    }
    jobs.append((partner, update.job, update.attempt))
  }

  func contradiction(_ command: Command, _ first: Outcome, _ second: Outcome) -> String? {
    if command.identity.key.isNone { return nil }
    // Room that is missing now may be there later: such a refusal is not remembered.
    if first.isForWantOfRoom || second.isForWantOfRoom { return nil }
    // Markers are told apart by their producer's number: what was refused is decided again.
    if case .publishMarker = command.body, first.refusal != nil || second.refusal != nil {
      return nil
    }
    // What changed nothing is forgotten once no copy of the request can be under way any more, any
    // key after a day of log time. Copies in one batch are answered in the order of their sinks, not
    // of the log.
    let earlier = first.sequence <= second.sequence ? first : second
    let limits = EngineLimits()
    var kept = limits.idempotencyRetentionMicroseconds
    if earlier.isRefusal { kept = limits.refusalRetentionMicroseconds }
    if case .confirming = earlier.result { kept = limits.refusalRetentionMicroseconds }
    if history.mayBeForgotten(earlier, keptMicroseconds: kept) { return nil }
    guard first.result != second.result || first.sequence != second.sequence else { return nil }
    return "\(command) was answered \(first), and again \(second)"
  }
}

/// A drop and its pools.
private struct Offered {
  var drop: DropID
  private var pools: [PoolID]

  init(_ scheduled: DropEngine.DropScheduled) {
    drop = scheduled.drop
    pools = (0..<scheduled.poolCount).map { scheduled.pool(at: $0) }
  }

  init(_ scheduled: Messages.DropScheduled) {
    drop = DropID(rawValue: scheduled.drop.rawValue)
    pools = scheduled.pools.map { PoolID(rawValue: $0.rawValue) }
  }

  var poolCount: UInt32 { UInt32(pools.count) }

  func pool(at index: UInt32) -> PoolID { pools[Int(index)] }
}

/// Where log time has been.
private struct LogTimeHistory {
  private var highest = Int64.min
  private var setBacks: [(sequence: UInt64, from: Int64, to: Int64)] = []

  mutating func passed(to time: Int64, sequence: UInt64) {
    if time < highest {
      setBacks.append((sequence, highest, time))
      highest = time
    }
    highest = max(highest, time)
  }

  /// Whether what was decided need not be known any more: what was decided ahead of a time that was
  /// set back to is kept from then on.
  func mayBeForgotten(_ outcome: Outcome, keptMicroseconds: Int64) -> Bool {
    var since = outcome.logTimeMicroseconds
    for back in setBacks where back.sequence > outcome.sequence {
      if back.from - since >= keptMicroseconds { return true }
      since = min(since, back.to)
    }
    return highest - since >= keptMicroseconds
  }
}

extension Engine {
  /// What should be gone once everything has had its time.
  fileprivate var keptTooLong: [String] {
    var found: [String] = []
    if !finished.isEmpty { found.append("\(finished.count) rows are over and kept") }
    drops.forEachSlot { slot in
      if drops[slot].hasEnded && drops[slot].references == 0 {
        found.append("\(drops[slot].id) is over and kept")
      }
    }
    return found
  }
}

extension SimulationSubject where Machine == Engine {
  /// The engine; a fault is planted in the live one only, or in every one: then all agree on what is
  /// wrong, and only what must always be true gives it away.
  static func engine(fault: EngineFault = .none, everywhere: Bool = false) -> Self {
    func engine(_ fault: EngineFault) -> Engine {
      var engine = Engine(hashKey: HashKey(1, 2))
      engine.fault = fault
      return engine
    }
    return SimulationSubject(
      live: { engine(fault) }, clean: { engine(everywhere ? fault : .none) },
      setClock: { Command(.setClock(SetClock(timeMicroseconds: $0))) },
      position: { $0.lastSequence }, violations: { _ in [] }, kept: { $0.keptTooLong },
      keptMicroseconds: EngineLimits().dropRetentionMicroseconds,
      makeAudit: {
        var monitor = InvariantMonitor()
        return { entry, engine in
          let observed = ObservedEntry(
            command: entry.command, sequence: entry.sequence,
            logTimeMicroseconds: entry.logTimeMicroseconds, outcome: entry.outcome,
            events: entry.events)
          return monitor.observe(observed, engine: engine).map(\.description)
        }
      })
  }
}
