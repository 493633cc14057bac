import Basics
import DropEngine
import Testing

@Suite("Full tables")
struct FullTableTests {
  /// An engine on which every table that new work can fill is full, and what was promised before.
  struct Full: ~Copyable {
    var driver: EngineDriver
    var time: Int64 = 1_000_000
    private var keys: UInt64 = 0
    private(set) var partner = PartnerID.none
    private(set) var stream = StreamID.none
    private(set) var drop = DropID.none
    private(set) var pool = PoolID.none
    private(set) var held: [HoldID] = []
    private(set) var waiter = WaiterID.none
    private(set) var job: JobUpdate?
    static var offer: PutOffer {
      PutOffer(
        creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100,
        currency: Currency(rawValue: 0x455552), variants: ["M"])
    }

    static var limits: EngineLimits {
      var limits = EngineLimits()
      limits.partners = 1
      limits.hubs = 1
      limits.streams = 1
      limits.offers = 1
      limits.drops = 1
      limits.pools = 1
      limits.holds = 8
      limits.waiters = 1
      limits.orders = 8
      limits.buyers = 8
      limits.usageRows = 8
      limits.idempotencyKeys = 16
      limits.promisedKeys = 3
      limits.refusals = 4
      return limits
    }

    /// - Parameter limits: of tables as large as in `Self.limits`, or larger.
    init(_ limits: EngineLimits = Self.limits) throws {
      driver = EngineDriver(limits: limits)
      guard
        case .partnerRegistered(let partner) = call(.registerPartner(RegisterPartner(name: "p"))),
        case .hubPut = call(
          .putHub(PutHub(partner: partner, zone: 0, capabilities: [], maximumOpenJobs: 9))),
        case .streamOpened(let stream) = call(
          .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "s"))),
        case .offerPut(let offer) = call(.putOffer(Self.offer)),
        case .dropScheduled(let drop) = call(
          .scheduleDrop(
            ScheduleDrop(
              offer: offer.offer, pools: [PoolSpecification(variant: 0, capacity: 7)],
              buyerLimit: 4, holdTTLMicroseconds: 3_600_000_000, waitlistLimit: 4))),
        case .dropControlled = call(.controlDrop(ControlDrop(drop: drop.drop, action: .open)))
      else { throw NotSetUp() }
      self.partner = partner
      self.stream = stream.stream
      self.drop = drop.drop
      pool = drop.pool(at: 0)
      for buyer in UInt64(1)...7 {
        guard case .reserved(let reserved) = call(reserve(buyer)) else { throw NotSetUp() }
        held.append(reserved.hold)
      }
      guard case .reserved(let reserved) = call(reserve(8, joins: true)), !reserved.waiter.isNone
      else { throw NotSetUp() }
      waiter = reserved.waiter
      _ = call(.confirm(Confirm(hold: held[0], buyer: BuyerID(rawValue: 1), payment: payment(0))))
      for event in driver.lastEvents {
        if case .job(let update) = event.payload { job = update }
      }
      // The last place for a key.
      _ = call(.publishMarker(marker(1)))
    }

    func payment(_ hold: Int) -> Key128 { Key128(high: 5, low: UInt64(hold) + 1) }

    func reserve(_ buyer: UInt64, joins: Bool = false) -> Command.Body {
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: buyer), drop: drop,
          lines: UnitLines(UnitLine(pool: pool, quantity: 1)), minimumQuantity: 1,
          joinWaitlist: joins))
    }

    func marker(_ number: UInt64) -> PublishMarker {
      PublishMarker(
        stream: stream, producer: ProducerID(rawValue: 1), producerSequence: number, kind: .note,
        title: "m")
    }

    /// Under a key of its own.
    mutating func call(_ body: Command.Body) -> Outcome.Result {
      keys += 1
      time += 1_000
      return driver.apply(
        Command(
          body,
          identity: RequestIdentity(
            principal: PrincipalID(rawValue: 9), key: Key128(high: 1, low: keys),
            fingerprint: keys)), at: time
      ).result
    }
  }

  struct NotSetUp: Error {}

  @Test("refuse what is new, each by its name")
  func refuseTheNew() throws {
    var full = try Full()
    #expect(full.driver.engine.counts.idempotencyKeys == 16)
    let new: [Command.Body] = [
      .registerPartner(RegisterPartner(name: "q")), .putOffer(Full.offer), full.reserve(9),
      .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "t")),
      .publishMarker(full.marker(2)),
    ]
    for body in new {
      #expect(Command(body).tag.role.isNewWork)
      guard case .refused(let refusal) = full.call(body) else {
        Issue.record("\(body) found room")
        continue
      }
      #expect(refusal.code == .capacityReached && refusal.field == .idempotencyKeys)
    }
    #expect(full.driver.violations.isEmpty)
  }

  @Test("refuse nothing of what ends or moves what was promised, however often")
  func promisesAreKept() throws {
    var full = try Full()
    let buyer = { (hold: Int) in BuyerID(rawValue: UInt64(hold) + 1) }
    let offered = full.job
    let job = try #require(offered)
    let payments = (0..<7).map { full.payment($0) }
    let held = full.held
    let promised: [Command.Body] = [
      .beginConfirm(BeginConfirm(hold: held[1], buyer: buyer(1), payment: payments[1])),
      .paymentAuthorised(PaymentResult(hold: held[1], payment: payments[1])),
      .beginConfirm(BeginConfirm(hold: held[2], buyer: buyer(2), payment: payments[2])),
      .paymentDeclined(PaymentResult(hold: held[2], payment: payments[2])),
      .confirm(Confirm(hold: held[3], buyer: buyer(3), payment: payments[3])),
      .extend(Extend(hold: held[4], buyer: buyer(4))),
      .acceptJob(AcceptJob(partner: full.partner, job: job.job, attempt: job.attempt)),
      .reportJob(
        ReportJob(partner: full.partner, job: job.job, attempt: job.attempt, progress: .ready)),
      .release(Release(hold: held[4], buyer: buyer(4))),
      .confirm(Confirm(hold: held[5], buyer: buyer(5), payment: payments[5])),
      .release(Release(hold: held[6], buyer: buyer(6))),
      .reportJob(
        ReportJob(partner: full.partner, job: job.job, attempt: job.attempt, progress: .delivered)),
      .closeStream(CloseStream(stream: full.stream)),
      .controlDrop(ControlDrop(drop: full.drop, action: .close)),
    ]
    for body in promised {
      #expect(!Command(body).tag.role.isNewWork)
      let result = full.call(body)
      if case .refused(let refusal) = result { Issue.record("\(body): \(refusal)") }
    }
    #expect(full.driver.engine.counts.idempotencyKeys == 19, "the room for these, and no more")
    #expect(full.driver.violations.isEmpty, "\(full.driver.violations)")
    #expect(full.driver.divergences.isEmpty)
  }

  @Test("a repetition is a replay while there was room for its key, and does nothing twice after")
  func repetitions() throws {
    var full = try Full()
    let held = full.held
    var commands: [Command] = []
    for hold in 1...5 {
      commands.append(
        Command(
          .confirm(
            Confirm(
              hold: held[hold], buyer: BuyerID(rawValue: UInt64(hold) + 1),
              payment: full.payment(hold))),
          identity: RequestIdentity(
            principal: PrincipalID(rawValue: 3), key: Key128(high: 2, low: UInt64(hold)),
            fingerprint: 1)))
    }
    for command in commands {
      guard case .confirmed = full.driver.apply(command, at: full.time).result else {
        Issue.record("\(command) was refused")
        continue
      }
    }
    let orders = full.driver.engine.counts.orders
    for (number, command) in commands.enumerated() {
      let again = full.driver.apply(command, at: full.time)
      #expect(again.isReplay == (number < 3))
      if number >= 3 { #expect(again.refusal?.code == .alreadyConfirmed) }
    }
    #expect(full.driver.engine.counts.orders == orders)
  }

  @Test("are not filled by refusals, nor by saying again what was said")
  func cheapOutcomes() throws {
    var full = try Full()
    let held = full.held
    let begin = Command.Body.beginConfirm(
      BeginConfirm(hold: held[1], buyer: BuyerID(rawValue: 2), payment: full.payment(1)))
    _ = full.call(begin)
    let keys = full.driver.engine.counts.idempotencyKeys
    for _ in 0..<200 {
      _ = full.call(begin)
      _ = full.call(.release(Release(hold: held[0], buyer: BuyerID(rawValue: 1))))
      _ = full.call(.leaveWaitlist(LeaveWaitlist(waiter: full.waiter, buyer: BuyerID(rawValue: 1))))
    }
    #expect(full.driver.engine.counts.idempotencyKeys == keys)
    #expect(full.driver.engine.counts.refusals == 4)
    #expect(full.driver.violations.isEmpty, "\(full.driver.violations)")
  }

  @Test("what lasts is used again where its table is full: streams, offers and hubs")
  func usedAgain() {
    var limits = EngineLimits()
    (limits.partners, limits.hubs, limits.streams, limits.offers) = (2, 1, 1, 1)
    var driver = EngineDriver(limits: limits)
    func ask(_ body: Command.Body) -> Outcome { driver.apply(Command(body), at: 1) }
    for _ in 0..<2 { #expect(ask(.registerPartner(RegisterPartner(name: "p"))).refusal == nil) }
    func hub(_ hub: HubID, of partner: UInt64) -> Command.Body {
      .putHub(
        PutHub(
          hub: hub, partner: PartnerID(sequence: partner, index: 0), zone: 0, capabilities: [],
          maximumOpenJobs: 1))
    }
    func open(_ stream: StreamID) -> Command.Body {
      .openStream(OpenStream(stream: stream, creator: CreatorID(rawValue: 1), title: "s"))
    }
    guard case .hubPut(let put) = ask(hub(.none, of: 1)).result,
      case .streamOpened(let opened) = ask(open(.none)).result,
      case .offerPut(let offer) = ask(.putOffer(Full.offer)).result
    else {
      Issue.record("nothing was full")
      return
    }
    #expect(ask(.closeStream(CloseStream(stream: opened.stream))).refusal == nil)
    #expect(ask(.registerPartner(RegisterPartner(name: "p"))).refusal?.field == .partners)
    #expect(ask(hub(.none, of: 1)).refusal?.field == .hubs)
    #expect(ask(open(.none)).refusal?.field == .streams)
    #expect(ask(.putOffer(Full.offer)).refusal?.field == .offers)
    #expect(ask(hub(put, of: 1)).refusal == nil)
    let again = ask(open(opened.stream)).result
    var changed = Full.offer
    (changed.offer, changed.currentVersion) = (offer.offer, offer.version)
    guard case .streamOpened(let second) = again,
      case .offerPut(let version) = ask(.putOffer(changed)).result
    else {
      Issue.record("\(again)")
      return
    }
    #expect(second.stream == opened.stream && second.epoch == 2)
    #expect(version.offer == offer.offer && version.version == 2)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
  }

  @Test("a full line is in nobody's way who does not join it, nor usage where nothing is limited")
  func onlyWhoNeedsRoom() throws {
    var limits = EngineLimits()
    limits.waiters = 1
    limits.usageRows = 1
    var driver = EngineDriver(limits: limits)
    _ = driver.apply(Command(.putOffer(Full.offer)), at: 1)
    let offer = OfferID(sequence: 1, index: 0)
    for (drop, limit) in [(2, UInt32(0)), (4, 5)] {
      let scheduled = ScheduleDrop(
        offer: offer, pools: [PoolSpecification(variant: 0, capacity: 1)], buyerLimit: limit,
        holdTTLMicroseconds: 60_000_000, waitlistLimit: 9)
      _ = driver.apply(Command(.scheduleDrop(scheduled)), at: 1)
      let id = DropID(sequence: UInt64(drop), index: 0)
      _ = driver.apply(Command(.controlDrop(ControlDrop(drop: id, action: .open))), at: 1)
    }
    func reserve(_ drop: UInt64, _ buyer: UInt64, joins: Bool = false) -> Outcome.Result {
      driver.apply(
        Command(
          .reserve(
            Reserve(
              buyer: BuyerID(rawValue: buyer), drop: DropID(sequence: drop, index: 0),
              lines: UnitLines(UnitLine(pool: PoolID(sequence: drop, index: 1), quantity: 1)),
              minimumQuantity: 1, joinWaitlist: joins))), at: 1
      ).result
    }
    // One place in line and one row of usage: both are taken in the limited drop.
    guard case .reserved(let first) = reserve(4, 1), case .reserved = reserve(4, 1, joins: true),
      case .reserved = reserve(2, 2)
    else {
      Issue.record("refused")
      return
    }
    func refusal(_ result: Outcome.Result) -> RefusedField? {
      guard case .refused(let refusal) = result, refusal.code == .capacityReached else {
        return nil
      }
      return refusal.field
    }
    #expect(refusal(reserve(4, 3)) == .usage)
    #expect(refusal(reserve(2, 3, joins: true)) == .waiters)
    guard case .refused(let soldOut) = reserve(2, 3) else { return }
    #expect(soldOut.code == .soldOut, "whoever does not join needs no place")
    _ = driver.apply(
      Command(.release(Release(hold: first.hold, buyer: BuyerID(rawValue: 1)))), at: 2)
    #expect(driver.violations.isEmpty, "\(driver.violations)")
  }
}
