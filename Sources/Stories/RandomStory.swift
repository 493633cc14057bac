import Basics
import DropEngine
import Messages
import WireCodec

/// Makes up commands: mostly sensible ones about what it has seen, some late, stale, repeated or
/// wrong.
///
/// It is told in two ways: with ``next()`` as a whole log, with its times and ticks, and with
/// ``nextOfClients(at:_:)`` as what clients ask of a log that somebody else keeps. Both make their
/// commands of the same parts.
package struct RandomStory {
  package internal(set) var random: SplitMix64
  /// Log time of the newest command, microseconds.
  package internal(set) var time: Int64
  var partners: [PartnerID] = []
  var hubs: [HubID] = []
  var hubOwners: [HubID: PartnerID] = [:]
  var streams: [StreamID] = []
  var offers: [OfferID] = []
  var drops: [DropID] = []
  var pools: [(drop: DropID, pool: PoolID)] = []
  var holds: [(id: HoldID, buyer: BuyerID)] = []
  /// Those of several lines, which few are.
  var together: [(id: HoldID, buyer: BuyerID)] = []
  var waiters: [(id: WaiterID, buyer: BuyerID)] = []
  /// Drops that were opened, those that were not yet, and those with a reservation.
  var live: [DropID] = []
  var unopened: [DropID] = []
  var hybrids: [DropID] = []
  /// Windows as they were put.
  var windowsPut: [PutWindowsRequest] = []
  /// Pools that somebody came to wait for.
  var lines: [PoolID] = []
  var jobs: [(id: JobID, attempt: UInt32, partner: PartnerID)] = []
  var payments: [PaymentResult] = []
  var windows: [UInt64] = []
  var fences: [UInt64] = []
  var orders: [(id: OrderID, buyer: BuyerID, job: JobID)] = []
  var intents: [IntentUpdate] = []
  var isTillOpen = false
  var recent: [Command] = []
  /// Payment tokens, the newest last; prices of offers and drops; nonces that have bought something.
  var tokens: [ContractCalls.KnownToken] = []
  var offerPrices: [OfferID: Int64] = [:]
  var dropPrices: [DropID: Int64] = [:]
  var nonces: [UUIDBytes] = []
  /// The ticket that was used last.
  var usedTicket: (drop: DropID, buyer: BuyerID, ticket: UInt64)?
  /// Of a purchase that was just made up: the key that its edge has found it signed with.
  var attesting: Digest256?
  var markerNumber: UInt64 = 0
  var keyNumber: UInt64 = 0
  /// Whether it is told as what clients ask: with small hubs and short holds, about what is new.
  var isOfClients = false

  /// Whether hubs get throttles, and say how they are.
  let hasThrottles: Bool
  /// Whether the log goes over to other limits.
  let adoptsLimits: Bool
  /// Whether the till is opened, and orders are taken back.
  var hasTill: Bool
  /// Whether drops get doors, and people come to them.
  let hasDoors: Bool
  /// Whether hubs are waited for, and whether that has begun.
  let hasDispatch: Bool
  var isDispatchSet = false
  /// Attempts that have left their hubs.
  var onTheWay: [(id: JobID, attempt: UInt32, partner: PartnerID)] = []
  /// Drops with a door.
  var doors: [DropID] = []
  /// Tickets as their holders were told of them, the newest last.
  var tickets: [(drop: DropID, buyer: BuyerID, ticket: UInt64)] = []

  /// - Parameters:
  ///   - time: log time at its beginning, microseconds. It does not go beyond the last.
  ///   - hasThrottles: whether hubs get throttles, and say how they are.
  ///   - adoptsLimits: whether the log goes over to other limits now and then.
  ///   - hasTill: whether the till is opened, and orders are taken back.
  ///   - hasDoors: whether drops get doors, and people come to them.
  ///   - hasDispatch: whether hubs are waited for, and their jobs go elsewhere.
  package init(
    seed: UInt64, from time: Int64 = 1_000_000, hasThrottles: Bool = true,
    adoptsLimits: Bool = false, hasTill: Bool = false, hasDoors: Bool = false,
    hasDispatch: Bool = false
  ) {
    self.hasTill = hasTill
    self.hasDispatch = hasDispatch
    self.hasDoors = hasDoors
    self.time = time
    self.adoptsLimits = adoptsLimits
    self.hasThrottles = hasThrottles
    random = SplitMix64(seed: seed)
  }

  /// The next command and its log time, microseconds.
  package mutating func next() -> (command: Command, time: Int64) {
    time = time.addingSaturated(
      Int64(random.below(random.chance(percent: 4) ? 40_000_000 : 900_000)))
    if !recent.isEmpty && random.chance(percent: 6) { return (repeated(), time) }
    if random.below(400) == 0 {
      // Rare: mostly back, by up to half a minute.
      time = max(time.addingSaturated(Int64(random.below(40_000_000)) - 30_000_000), 1)
      return (Command(.setClock(SetClock(timeMicroseconds: time))), time)
    }
    attesting = nil
    var command = Command(body())
    if command.body != .tick, random.chance(percent: 60) {
      keyNumber += 1
      command.identity = RequestIdentity(
        principal: PrincipalID(rawValue: random.below(3) + 1),
        key: Key128(high: 0, low: keyNumber), fingerprint: random.next())
    }
    command.header = header(of: command.body, attesting: attesting)
    recent.append(command)
    if recent.count > 30 { recent.removeFirst() }
    return (command, time)
  }

  /// A command seen before: as it was, or with another body under the same key.
  private mutating func repeated() -> Command {
    var command = recent[Int(random.below(UInt64(recent.count)))]
    if random.chance(percent: 25), !command.identity.key.isNone {
      command.identity.fingerprint ^= 1
    }
    // Whoever sends it again; what is signed stays so.
    command.header = header(of: command.body, attesting: command.header?.attested)
    return command
  }

  /// Who asks, and what their edge has verified.
  private func header(of body: Command.Body, attesting: Digest256?) -> EntryHeader? {
    let header = header(of: body)
    return attesting.map { EntryHeader(header, attesting: $0) } ?? header
  }

  /// Who asks: one of a few, now and then nobody. The log asks for ticks and what is kept by itself.
  private func header(of body: Command.Body) -> EntryHeader? {
    if body == .tick { return nil }
    if case .retain = body { return nil }
    if case .adoptRules = body { return nil }
    // Numbers of its own: a story goes on alike whoever asks.
    var own = SplitMix64(seed: UInt64(bitPattern: time) &+ keyNumber)
    if own.chance(percent: 10) { return nil }
    let names = ["ops", "edge-eu", "Büro 7", String(repeating: "n", count: 64)]
    return EntryHeader(
      caller: names[Int(own.below(4))], role: ["operator", "edge", ""][Int(own.below(3))],
      trace: own.chance(percent: 50) ? Key128(high: own.next(), low: 1) : .none)
  }

  private mutating func body() -> Command.Body {
    if partners.isEmpty { return .registerPartner(RegisterPartner(name: "p")) }
    if streams.isEmpty {
      return .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "s"))
    }
    if offers.isEmpty { return offer() }
    if drops.isEmpty { return drop() }
    if adoptsLimits, random.chance(percent: 3) {
      return .adoptRules(AdoptRules(LimitStories.next { random.below($0) }))
    }
    if hasTill, random.chance(percent: 25) { return money() }
    if hasDoors, random.chance(percent: 45) { return doorCall() }
    if hasDispatch, !isDispatchSet { return firstDispatch() }
    if hasDispatch, random.chance(percent: 45) { return dispatchCall() }
    switch random.below(100) {
    case 0:
      return random.chance(percent: 50) ? retention() : .registerPartner(RegisterPartner(name: "p"))
    case 1, 2: return hub()
    case 3: return random.chance(percent: 50) ? offer() : streamChange()
    case 4: return drop()
    case 5:
      let known = known()
      return .logged(ContractCalls.hybrid(key: random.next(), known) { random.below($0) })
    case 6..<10: return control()
    case 10..<12: return adjust()
    case 12..<15: return marker()
    case 15: return fence()
    case 16..<52: return reserve()
    case 52..<72: return hold()
    case 72..<75: return leave()
    case 75..<90: return job()
    case 90..<94: return call()
    case 94..<97: return hasThrottles ? hubCall() : .tick
    default: return .tick
    }
  }

  mutating func call() -> Command.Body {
    let known = known()
    // Numbers of its own: a story goes on alike however many methods there are.
    var own = SplitMix64(seed: random.next())
    let call = ContractCalls.nextBesideDoors(key: own.next(), known) { own.below($0) }
    return ContractCalls.isOfHub(call) && !hasThrottles ? .tick : .logged(call)
  }

  /// Of what the till asks, and of orders.
  mutating func money() -> Command.Body {
    let known = known()
    var own = SplitMix64(seed: random.next())
    if isTillOpen, own.chance(percent: 30), !pools.isEmpty { return purchase(&own) }
    return .logged(
      ContractCalls.nextOfMoney(key: own.next(), known, isOpen: isTillOpen) { own.below($0) })
  }

  /// About the first hubs: whose pools come to be many.
  mutating func hubCall() -> Command.Body {
    let known = known()
    var own = SplitMix64(seed: random.next())
    return .logged(ContractCalls.nextOfHub(key: own.next(), known) { own.below($0) })
  }

  /// About doors: often that of one of the first drops, which mostly is not open yet when it gets one.
  mutating func doorCall() -> Command.Body {
    var known = known()
    var own = SplitMix64(seed: random.next())
    if let ticket = pick(tickets), own.chance(percent: 20) {
      let pools = pools.filter { $0.drop == ticket.drop }
      (known.drop, known.pool) = (ticket.drop.rawValue, pools.first?.pool.rawValue ?? 1)
      let buyer = own.chance(percent: 95) ? ticket.buyer.rawValue : 1 + own.below(12)
      return .logged(
        ContractCalls.admitted(
          key: own.next(), buyer: buyer, ticket: ticket.ticket + (own.chance(percent: 5) ? 1 : 0),
          known
        ) { own.below($0) })
    }
    if own.chance(percent: 15) { return .tick }
    if let drop = own.chance(percent: 80) ? pick(doors) ?? pick(unopened) : pick(unopened) {
      known.drop = drop.rawValue
      if doors.contains(drop), unopened.contains(drop), own.chance(percent: 8) {
        return .controlDrop(ControlDrop(drop: drop, action: .open))
      }
    }
    let call = ContractCalls.nextOfDoor(key: own.next(), known) { own.below($0) }
    return .logged(call)
  }

  /// What calls of the contract can be about.
  mutating func known() -> ContractCalls.Known {
    let hub = hubs.isEmpty ? HubID.none : hubs[Int(random.below(UInt64(min(hubs.count, 2))))]
    var known = ContractCalls.Known(
      drop: 1, hub: hub.rawValue, partner: hubOwners[hub]?.rawValue ?? 0)
    if let pool = pickPool() {
      (known.drop, known.pool) = (pool.drop.rawValue, pool.pool.rawValue)
    }
    known.window = pick(windows) ?? 0
    known.fence = pick(fences) ?? 0
    known.offer = pick(offers)?.rawValue ?? 1
    known.time = time
    // Numbers of its own: a story without a till goes on alike.
    var own = SplitMix64(seed: UInt64(bitPattern: time) &+ UInt64(recent.count))
    if !orders.isEmpty {
      var order = orders[orders.count - 1 - Int(own.below(UInt64(min(orders.count, 12))))]
      // Orders of several lines are few, and the ones whose lines can be taken back by themselves.
      let recent = orders.suffix(40)
      if own.below(3) == 0,
        let several = recent.last(where: { one in
          recent.contains { $0.id == one.id && $0.job != one.job }
        })
      {
        order = several
      }
      (known.order, known.job) = (order.id.rawValue, order.job.rawValue)
      known.buyer = own.below(20) == 0 ? 99 : order.buyer.rawValue
    }
    if !intents.isEmpty {
      let span = own.below(5) == 0 ? intents.count : min(intents.count, 5)
      let intent = intents[intents.count - 1 - Int(own.below(UInt64(span)))]
      (known.intent, known.amount) = (intent.number, intent.amountMinor)
      known.payment = UUIDBytes(high: intent.payment.high, low: intent.payment.low)
      known.asked = IntentKind(rawValue: intent.of.rawValue)
    }
    return known
  }

  mutating func pick<Value>(_ values: [Value]) -> Value? {
    if values.isEmpty { return nil }
    if isOfClients {
      // A long story is about what is new: what was long ago is forgotten by the log.
      let span = min(values.count, random.chance(percent: 92) ? 12 : 300)
      return values[values.count - 1 - Int(random.below(UInt64(span)))]
    }
    // Mostly recent ones, so that stories do not stall on what has ended.
    let span = random.chance(percent: 70) ? min(values.count, 8) : values.count
    return values[values.count - 1 - Int(random.below(UInt64(span)))]
  }

  mutating func hub() -> Command.Body {
    .putHub(
      PutHub(
        hub: random.chance(percent: 30) ? pick(hubs) ?? .none : .none,
        partner: pick(partners) ?? .none, zone: UInt32(random.below(3)),
        capabilities: random.chance(percent: 70) ? [.pickup, .coldChain] : [],
        maximumOpenJobs: UInt32(random.below(6))))
  }

  /// Keys as by default: checkers go by that.
  mutating func retention() -> Command.Body {
    .retain(
      Retention(
        keysMicroseconds: EngineLimits().idempotencyRetentionMicroseconds,
        finishedMicroseconds: 1_000_000 * Int64(1 + random.below(60)),
        dropsMicroseconds: 1_000_000 * Int64(1 + random.below(60))))
  }

  mutating func offer() -> Command.Body {
    .putOffer(
      PutOffer(
        creator: CreatorID(rawValue: 1), title: "t", priceMinor: Int64(random.below(10_000)),
        currency: Currency(rawValue: 0x455552), variants: ["S", "M", "L"]))
  }

  mutating func streamChange() -> Command.Body {
    let stream = pick(streams) ?? .none
    if random.chance(percent: 50) { return .closeStream(CloseStream(stream: stream)) }
    return .openStream(
      OpenStream(
        stream: random.chance(percent: 60) ? stream : .none, creator: CreatorID(rawValue: 1),
        title: "s"))
  }

  mutating func drop() -> Command.Body {
    var specifications: [PoolSpecification] = []
    for variant in 0..<(1 + UInt32(random.below(3))) {
      let hub = random.chance(percent: 40) ? pick(hubs) ?? .none : .none
      specifications.append(
        PoolSpecification(variant: variant, hub: hub, capacity: UInt32(random.below(9))))
    }
    if hasDispatch, !hubs.isEmpty {
      // Two hubs that have the same, so that units can move.
      specifications[0].hub = hubs[Int(random.below(UInt64(hubs.count)))]
      specifications[0].capacity += 2
      var second = specifications[0]
      second.hub = hubs[Int(random.below(UInt64(hubs.count)))]
      specifications.append(second)
    }
    let opens =
      random.chance(percent: 15) ? time.addingSaturated(Int64(random.below(20_000_000))) : 0
    let closes = random.chance(percent: 15) ? max(opens, time).addingSaturated(30_000_000) : 0
    return .scheduleDrop(
      ScheduleDrop(
        offer: pick(offers) ?? .none, stream: random.chance(percent: 50) ? streams[0] : .none,
        pools: specifications, buyerLimit: random.chance(percent: 50) ? 4 : 0,
        holdTTLMicroseconds: 1_000_000 * Int64(1 + random.below(isOfClients ? 4 : 20)),
        waitlistLimit: random.chance(percent: 75) ? isOfClients ? 3 : 6 : 0,
        opensByCue: random.chance(percent: 40), opensAtMicroseconds: opens,
        closesAtMicroseconds: closes,
        requiredCapabilities: random.chance(percent: 30) ? [.coldChain] : [],
        zone: UInt32(random.below(3))))
  }

  mutating func control() -> Command.Body {
    let action: DropEngine.DropAction =
      random.chance(percent: isOfClients ? 40 : 80)
      ? .open : random.chance(percent: 60) ? .close : .cancel
    return .controlDrop(ControlDrop(drop: pick(drops) ?? .none, action: action))
  }

  mutating func adjust() -> Command.Body {
    .adjustInventory(
      AdjustInventory(
        pool: pick(pools)?.pool ?? .none, change: Int64(random.below(9)) - 3))
  }

  /// Units that are set aside, or moved back.
  mutating func fence() -> Command.Body {
    let known = known()
    return .logged(ContractCalls.fence(key: random.next(), known) { random.below($0) })
  }

  mutating func marker() -> Command.Body {
    if !random.chance(percent: 20) { markerNumber += 1 }
    return .publishMarker(
      PublishMarker(
        stream: pick(streams) ?? .none, producer: ProducerID(rawValue: 1),
        producerSequence: markerNumber, kind: random.chance(percent: 60) ? .buyCue : .note,
        drop: pick(drops) ?? .none, title: random.chance(percent: 90) ? "m" : "n"))
  }

  mutating func reserve() -> Command.Body {
    guard let pool = pickPool() else { return .tick }
    if random.chance(percent: windows.isEmpty ? 10 : 25) {
      let known = known()
      return .logged(ContractCalls.reserve(key: random.next(), known) { random.below($0) })
    }
    let buyer = BuyerID(rawValue: 1 + random.below(12))
    let quantity = UInt32(1 + random.below(4))
    if random.chance(percent: 15), let other = pick(pools), other.drop == pool.drop,
      let lines = UnitLines([
        UnitLine(pool: pool.pool, quantity: 1), UnitLine(pool: other.pool, quantity: quantity),
      ])
    {
      if other.pool != pool.pool, random.chance(percent: 60) {
        return together(pool.drop, [pool.pool, other.pool], buyer)
      }
      return .reserve(
        Reserve(buyer: buyer, drop: pool.drop, lines: lines, minimumQuantity: 1 + quantity))
    }
    return .reserve(
      Reserve(
        buyer: buyer, drop: pool.drop,
        lines: UnitLines(UnitLine(pool: pool.pool, quantity: quantity)),
        minimumQuantity: UInt32(1 + random.below(UInt64(quantity))),
        joinWaitlist: random.chance(percent: 60)))
  }

  /// Units of several pools of a drop, or one place in all their lines: a few, so that many can come to a turn, now and
  /// then as many as some pool will not have for long.
  mutating func together(_ drop: DropID, _ pools: [PoolID], _ buyer: BuyerID) -> Command.Body {
    // Numbers of its own, however many lines there are.
    var own = SplitMix64(seed: random.next())
    var request = ReserveRequest(
      key: UUIDBytes(high: 12, low: own.next()), buyer: Identifier(rawValue: buyer.rawValue),
      drop: Identifier(rawValue: drop.rawValue), waitlist: true, zone: UInt32(own.below(3)),
      together: own.chance(percent: 95))
    request.lines = pools.map { pool in
      let most: UInt64 = own.chance(percent: 15) ? 8 : own.chance(percent: 50) ? 3 : 1
      return ReserveLine(
        pool: Identifier(rawValue: pool.rawValue), quantity: UInt32(1 + own.below(most)))
    }
    if own.chance(percent: 10) { request.lastPlace = UInt32(1 + own.below(4)) }
    return .logged(.reserve(request))
  }

  mutating func hold() -> Command.Body {
    guard let hold = pick(holds) else { return .tick }
    let buyer = random.chance(percent: 97) ? hold.buyer : BuyerID(rawValue: 99)
    // Now and then with a payment that is, or was, another hold's.
    let other = random.chance(percent: isOfClients ? 20 : 8) ? pick(payments)?.payment : nil
    let payment = other ?? Key128(high: 5, low: hold.id.rawValue &+ random.below(2))
    switch random.below(10) {
    case 0..<3:
      payments.append(PaymentResult(hold: hold.id, payment: payment))
      return .confirm(Confirm(hold: hold.id, buyer: buyer, payment: payment))
    case 3, 4:
      payments.append(PaymentResult(hold: hold.id, payment: payment))
      return .beginConfirm(BeginConfirm(hold: hold.id, buyer: buyer, payment: payment))
    case 5:
      return .paymentAuthorised(pick(payments) ?? PaymentResult(hold: hold.id, payment: payment))
    case 6:
      return .paymentDeclined(pick(payments) ?? PaymentResult(hold: hold.id, payment: payment))
    case 7, 8: return .release(Release(hold: hold.id, buyer: buyer))
    default: return .extend(Extend(hold: hold.id, buyer: buyer))
    }
  }

  mutating func leave() -> Command.Body {
    guard let waiter = pick(waiters) else { return .tick }
    return .leaveWaitlist(LeaveWaitlist(waiter: waiter.id, buyer: waiter.buyer))
  }

  mutating func job() -> Command.Body {
    guard let job = pick(jobs) else { return .tick }
    let partner = random.chance(percent: 95) ? job.partner : pick(partners) ?? .none
    switch random.below(10) {
    case 0..<4: return .acceptJob(AcceptJob(partner: partner, job: job.id, attempt: job.attempt))
    case 4, 5: return .rejectJob(RejectJob(partner: partner, job: job.id, attempt: job.attempt))
    default:
      let all = JobProgress.allCases
      return .reportJob(
        ReportJob(
          partner: partner, job: job.id, attempt: job.attempt,
          progress: all[Int(random.below(UInt64(all.count)))]))
    }
  }

  /// Learns what there is from an entry.
  package mutating func learn(_ command: Command, _ outcome: Outcome, _ events: [Event]) {
    learnPurchases(command, outcome)
    switch outcome.result {
    case .partnerRegistered(let id): partners.append(id)
    case .hubPut(let id):
      hubs.append(id)
      if case .putHub(let put) = command.body, put.hub.isNone { hubOwners[id] = put.partner }
    case .logged(.schedule(.scheduled(let scheduled))):
      let drop = DropID(rawValue: scheduled.drop.rawValue)
      drops.append(drop)
      unopened.append(drop)
      hybrids.append(drop)
      pools += scheduled.pools.map { (drop, PoolID(rawValue: $0.rawValue)) }
    case .logged(.setTill(.set)): isTillOpen = true
    case .logged(.open(.opened(let opened))):
      doors.append(DropID(rawValue: opened.drop.rawValue))
    case .logged(.join(.joined(let joined))) where joined.place.ticket != 0:
      if case .logged(.join(let request)) = command.body {
        tickets.append(
          (
            DropID(rawValue: request.drop.rawValue), BuyerID(rawValue: request.buyer.rawValue),
            joined.place.ticket
          ))
      }
    case .logged(.ringFence(.fenced(let fenced))): fences.append(fenced.fence.rawValue)
    case .logged(.putWindows(.put(let put))):
      windows += put.windows.map(\.rawValue)
      if case .logged(.putWindows(var request)) = command.body {
        for index in request.windows.indices where index < put.windows.count {
          request.windows[index].window = put.windows[index]
        }
        windowsPut.append(request)
      }
    case .dropControlled(let drop) where drop.phase == .live: live.append(drop.drop)
    case .markerPublished(let published) where !published.openedDrop.isNone:
      live.append(published.openedDrop)
    case .streamOpened(let opened): streams.append(opened.stream)
    case .offerPut(let put): offers.append(put.offer)
    case .dropScheduled(let scheduled):
      drops.append(scheduled.drop)
      unopened.append(scheduled.drop)
      for index in 0..<scheduled.poolCount {
        pools.append((scheduled.drop, scheduled.pool(at: index)))
      }
    case .reserved, .logged(.reserve):
      guard let reserved = outcome.result.reserved, let reserve = command.body.reserve else {
        return
      }
      if !reserved.hold.isNone {
        holds.append((reserved.hold, reserve.buyer))
        if reserve.lines.count > 1 { together.append((reserved.hold, reserve.buyer)) }
      }
      if !reserved.waiter.isNone {
        waiters.append((reserved.waiter, reserve.buyer))
        lines.append(reserve.lines[0].pool)
      }
    default: break
    }
    for event in events { learn(event) }
  }

  /// Learns what there is from an event.
  package mutating func learn(_ event: Event) {
    learnWay(event)
    switch (event.topic, event.payload) {
    case (.buyer(let buyer), .hold(let update)) where update.phase == .held:
      holds.append((update.hold, buyer))
    case (.partner(let partner), .job(let update)):
      if update.notice == .offered { jobs.append((update.job, update.attempt, partner)) }
    case (.platform, .order(let update)) where update.attempt <= 1:
      // Every line once: the second of an order that waits for a partner has no attempt yet.
      if orders.suffix(60).contains(where: { $0.job == update.job }) { break }
      orders.append((update.order, update.buyer, update.job))
    case (.till, .intent(let intent)): intents.append(intent)
    default: break
    }
  }
}
