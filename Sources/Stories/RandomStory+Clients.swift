import Basics
import DropEngine
import Messages
import WireCodec

/// What clients ask of a log that somebody else keeps: creators who schedule small drops, buyers who
/// reserve, wait, confirm and give back, producers of markers, partners who take jobs. Any command
/// can be sent again; ticks and the clock are the log's own business.
extension RandomStory {
  /// A story of clients.
  ///
  /// - Parameter hasTill: whether the till is opened, and orders are taken back.
  package static func ofClients(hasTill: Bool = true) -> RandomStory {
    var story = RandomStory(seed: 0, hasTill: hasTill)
    story.isOfClients = true
    return story
  }

  /// The next thing that some client asks for.
  ///
  /// - Parameters:
  ///   - time: the log time that somebody was told last, microseconds.
  ///   - source: numbers at random; one of them is taken for each command.
  package mutating func nextOfClients(at time: Int64, _ source: inout SplitMix64) -> Command {
    self.time = time
    random = source.split()
    keyNumber += 1
    attesting = nil
    var body = clientBody()
    if hasTill, !orders.isEmpty, random.chance(percent: 14) { body = money() }
    // Of orders of several lines one can be taken back by itself.
    if hasTill, random.chance(percent: 25), let hold = together.popLast() {
      let payment = Key128(high: 6, low: hold.id.rawValue)
      body = .confirm(Confirm(hold: hold.id, buyer: hold.buyer, payment: payment))
    }
    // What there is nothing to do about yet.
    if body == .tick { body = reserve() }
    if body == .tick { body = offer() }
    var identity = RequestIdentity(
      principal: PrincipalID(rawValue: 1 + random.below(3)), key: Key128(high: 7, low: keyNumber),
      fingerprint: keyNumber &* 31)
    if !recent.isEmpty, random.chance(percent: 3) {
      // Under a key that was used for something else.
      let other = recent[Int(random.below(UInt64(recent.count)))].identity
      if !other.key.isNone {
        identity = other
        identity.fingerprint = keyNumber &* 31
      }
    }
    // Markers go by their producer's number, and telemetry by what is newest.
    if case .publishMarker = body { identity = .anonymous }
    if case .logged(let call) = body, !ContractCalls.hasKey(call) { identity = .anonymous }
    var command = Command(body, identity: identity)
    // Some come from a server that asks nobody who they are.
    // How long things are kept is the server's own word.
    var isServers = false
    if case .retain = body { isServers = true }
    if keyNumber % 3 != 0, !isServers {
      command.header = EntryHeader(
        caller: "client-\(keyNumber % 5)", role: "operator",
        trace: keyNumber % 2 == 0 ? identity.key : .none)
    }
    if let attesting { command.header = EntryHeader(command.header, attesting: attesting) }
    recent.append(command)
    if recent.count > 30 { recent.removeFirst() }
    return command
  }

  private mutating func clientBody() -> Command.Body {
    if let missing = catalogue() { return missing }
    // Numbers of its own: what else clients ask is the same whether there are doors or not.
    var own = SplitMix64(seed: keyNumber)
    if own.chance(percent: 10), !drops.isEmpty { return doorCall() }
    if own.chance(percent: 6), !orders.isEmpty {
      return isDispatchSet ? clientsDispatch() : firstDispatch()
    }
    switch random.below(100) {
    case 0..<27: return random.chance(percent: 20) ? severalLines() : reserve()
    case 27..<37: return reserveByCall()
    case 37, 38: return severalLines()
    case 39..<56: return hold()
    case 56..<61: return payment()
    case 61: return leave()
    case 62:
      // Twice for one, now and then.
      guard let hold = holds.last, random.chance(percent: 50) else { return leave() }
      return .extend(Extend(hold: hold.id, buyer: hold.buyer))
    case 63..<73: return random.chance(percent: 75) ? job() : smallHub(isNew: false)
    case 73..<77: return marker()
    case 77..<82: return hubCall()
    case 82..<87: return opening()
    case 87..<89: return drop()
    case 89, 90:
      let known = known()
      return .logged(ContractCalls.hybrid(key: random.next(), known) { random.below($0) })
    case 91: return random.chance(percent: 40) ? reservation() : wrong()
    case 92: return random.chance(percent: 20) ? wrong() : windowCall()
    case 93: return windowCall()
    case 94, 95: return wave()
    case 96..<98: return call()
    default: return rare()
    }
  }

  /// What has to exist before anything can be sold.
  private mutating func catalogue() -> Command.Body? {
    if partners.count < 2 { return .registerPartner(RegisterPartner(name: "partner")) }
    if hubOwners.count < 3 { return smallHub(isNew: true) }
    if streams.isEmpty {
      return .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "stream"))
    }
    if offers.isEmpty { return offer() }
    if windows.isEmpty && random.chance(percent: 10) { return call() }
    return drops.isEmpty ? drop() : nil
  }

  /// Units by the wire's own request, with a slot or a place in line.
  private mutating func reserveByCall() -> Command.Body {
    let known = known()
    let call = ContractCalls.reserve(key: random.next(), known) { random.below($0) }
    guard case .reserve(var request) = call, random.chance(percent: 20) else {
      return .logged(call)
    }
    (request.window, request.anyWindow, request.waitlist) = (0, nil, true)
    return .logged(.reserve(request))
  }

  /// A drop that is opened, or another end of one.
  private mutating func opening() -> Command.Body {
    guard let drop = unopened.popLast(), random.chance(percent: 80) else { return control() }
    return .controlDrop(ControlDrop(drop: drop, action: .open))
  }

  /// A reservation that is opened or closed by hand.
  private mutating func reservation() -> Command.Body {
    guard let drop = pick(hybrids) else { return opening() }
    return .logged(
      .openWindow(
        OpenWindowRequest(
          key: UUIDBytes(high: 11, low: random.next()), drop: Identifier(rawValue: drop.rawValue),
          lasts: random.chance(percent: 50)
            ? TimeSpan(microseconds: 1_000_000 + Int64(random.below(20_000_000))) : nil,
          close: random.chance(percent: 25))))
  }

  /// Windows, or those that there are with other slots.
  private mutating func windowCall() -> Command.Body {
    if random.chance(percent: 30) { return broadWindow() }
    guard random.chance(percent: 50), var request = pick(windowsPut) else {
      let known = known()
      return .logged(ContractCalls.windows(key: random.next(), known) { random.below($0) })
    }
    request.key = UUIDBytes(high: 11, low: random.next())
    for index in request.windows.indices {
      request.windows[index].capacity = UInt32(random.below(6))
    }
    return .logged(.putWindows(request))
  }

  /// A window that serves all of a zone for a while: what is given instead of a unit has a slot of it.
  private mutating func broadWindow() -> Command.Body {
    let start = max(time, 0) + 10_000_000 + Int64(random.below(600_000_000))
    let window = WindowSpec(
      class: [.sameDay, .nextDay, .dated][Int(random.below(3))],
      start: Timestamp(microseconds: start), end: Timestamp(microseconds: start + 60_000_000),
      capacity: UInt32(4 + random.below(8)))
    return .logged(
      .putWindows(
        PutWindowsRequest(
          key: UUIDBytes(high: 11, low: random.next()), zone: UInt32(random.below(3)),
          windows: [window])))
  }

  /// A pool, most often of a drop that sells.
  mutating func pickPool() -> (drop: DropID, pool: PoolID)? {
    guard isOfClients, random.chance(percent: 80), let drop = pick(live) else { return pick(pools) }
    let own = pools.suffix(400).filter { $0.drop == drop }
    return own.isEmpty ? pick(pools) : own[Int(random.below(UInt64(own.count)))]
  }

  private mutating func rare() -> Command.Body {
    switch random.below(8) {
    case 0, 1: return adjust()
    case 2: return offer()
    case 3: return retention()
    case 4 where partners.count < 6: return .registerPartner(RegisterPartner(name: "another"))
    case 5: return smallHub(isNew: hubOwners.count < 8)
    case 6: return fence()
    default: return streamChange()
    }
  }

  /// A hub that comes to have room, or has none any more: jobs wait for it.
  private mutating func smallHub(isNew: Bool) -> Command.Body {
    let hub = isNew ? HubID.none : pick(hubs) ?? .none
    return .putHub(
      PutHub(
        hub: hub, partner: hubOwners[hub] ?? pick(partners) ?? .none, zone: UInt32(random.below(3)),
        capabilities: [.homeDelivery, .pickup, .coldChain],
        maximumOpenJobs: UInt32(random.below(2))))
  }

  /// A provider's word about a payment that somebody has begun.
  private mutating func payment() -> Command.Body {
    guard let payment = pick(payments) else { return hold() }
    return random.chance(percent: 70) ? .paymentAuthorised(payment) : .paymentDeclined(payment)
  }

  /// More units of what somebody waits for, or of what is sold, in waves.
  private mutating func wave() -> Command.Body {
    guard let pool = pick(lines) else { return adjust() }
    return .adjustInventory(
      AdjustInventory(
        pool: pool, change: random.chance(percent: 75) ? Int64(1 + random.below(8)) : -1))
  }

  /// Units of several pools of a drop with one slot, by the wire's own request.
  private mutating func severalLines() -> Command.Body {
    guard let known = pickPool() else { return .tick }
    let lines = pools.suffix(300).filter { $0.drop == known.drop }.suffix(3)
    if random.chance(percent: 60) {
      let buyer = BuyerID(rawValue: 1 + random.below(12))
      // Most often where somebody waits already.
      if random.chance(percent: 70), let waited = pick(self.lines),
        let drop = pools.last(where: { $0.pool == waited })?.drop
      {
        let others = pools.suffix(300).filter { $0.drop == drop && $0.pool != waited }.suffix(1)
        return together(drop, others.map(\.pool) + [waited], buyer)
      }
      let few = lines.suffix(random.chance(percent: 70) ? 2 : 3)
      return together(known.drop, few.map(\.pool), buyer)
    }
    var request = ReserveRequest(
      key: UUIDBytes(high: 11, low: random.next()),
      buyer: Identifier(rawValue: 1 + random.below(12)),
      drop: Identifier(rawValue: known.drop.rawValue), anyWindow: AnyWindow(classes: []),
      zone: UInt32(random.below(3)))
    request.lines = lines.map {
      ReserveLine(
        pool: Identifier(rawValue: $0.pool.rawValue), quantity: UInt32(1 + random.below(2)))
    }
    return .logged(.reserve(request))
  }
}

/// Commands about what is not there, or does not belong together.
extension RandomStory {
  mutating func wrong() -> Command.Body {
    let nobody = UInt64.max >> 1
    let pool = pickPool() ?? (drop: DropID(rawValue: nobody), pool: PoolID(rawValue: nobody))
    let buyer = BuyerID(rawValue: 1 + random.below(12))
    switch random.below(13) {
    case 0: return .release(Release(hold: HoldID(rawValue: nobody), buyer: buyer))
    case 1: return .leaveWaitlist(LeaveWaitlist(waiter: WaiterID(rawValue: nobody), buyer: buyer))
    case 2: return .closeStream(CloseStream(stream: StreamID(rawValue: nobody)))
    case 3: return .controlDrop(ControlDrop(drop: DropID(rawValue: nobody), action: .open))
    case 4: return .adjustInventory(AdjustInventory(pool: PoolID(rawValue: nobody), change: 1))
    case 5:
      let partner = random.chance(percent: 50) ? pick(partners) : nil
      return .acceptJob(
        AcceptJob(
          partner: partner ?? PartnerID(rawValue: nobody), job: JobID(rawValue: nobody), attempt: 1)
      )
    case 6:
      return .putHub(
        PutHub(
          hub: HubID(rawValue: nobody), partner: pick(partners) ?? .none, zone: 1,
          capabilities: [.pickup], maximumOpenJobs: 1))
    case 7, 8:
      let variant: UInt32 = random.chance(percent: 50) ? 60 : 0
      return .scheduleDrop(
        ScheduleDrop(
          offer: variant > 0 ? pick(offers) ?? .none : OfferID(rawValue: nobody),
          pools: [PoolSpecification(variant: variant, capacity: 1)],
          holdTTLMicroseconds: 1_000_000))
    case 9:
      // Of two drops.
      return single(pool.pool, of: pick(drops) ?? pool.drop, buyer)
    case 10:
      let line = UnitLine(pool: pool.pool, quantity: 1)
      guard let second = pools.last(where: { $0.drop == pool.drop && $0.pool != pool.pool }),
        let lines = UnitLines([line, UnitLine(pool: second.pool, quantity: 1)])
      else { return single(pool.pool, of: pool.drop, buyer) }
      return .reserve(
        Reserve(
          buyer: buyer, drop: pool.drop, lines: lines, minimumQuantity: 2, joinWaitlist: true))
    case 11:
      return .logged(
        .reserve(
          ReserveRequest(
            key: UUIDBytes(high: 11, low: random.next()),
            buyer: Identifier(rawValue: buyer.rawValue),
            drop: Identifier(rawValue: pool.drop.rawValue),
            pool: Identifier(rawValue: pool.pool.rawValue), quantity: 1, minimum: 1,
            window: Identifier(rawValue: nobody), zone: 1)))
    default: return offerAgain()
    }
  }

  private func single(_ pool: PoolID, of drop: DropID, _ buyer: BuyerID) -> Command.Body {
    .reserve(
      Reserve(
        buyer: buyer, drop: drop, lines: UnitLines(UnitLine(pool: pool, quantity: 1)),
        minimumQuantity: 1, joinWaitlist: false))
  }

  /// Another version of an offer, of a version that it may not be at.
  private mutating func offerAgain() -> Command.Body {
    .putOffer(
      PutOffer(
        offer: pick(offers) ?? .none, currentVersion: UInt32(1 + random.below(3)),
        creator: CreatorID(rawValue: 1), title: "again", priceMinor: 100,
        currency: Currency(rawValue: 0x455552), variants: ["S", "M", "L"]))
  }
}
