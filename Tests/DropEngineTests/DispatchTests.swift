import Basics
import Messages
import Testing
import WireCodec

@testable import DropEngine

@Suite("Dispatch")
struct DispatchTests {
  private static let second: Int64 = 1_000_000

  /// A drop that is open, hubs of one partner, and as many orders of one unit as asked for.
  private struct Shop: ~Copyable {
    var engine: Engine
    private var sequence: UInt64 = 0
    private(set) var partner = PartnerID.none
    private(set) var hubs: [HubID] = []
    private(set) var jobs: [JobID] = []
    private var drop = DropID.none
    private var pool = PoolID.none
    var now: Int64 = 0
    /// What the last entry told.
    private(set) var events: [Event] = []

    init(hubs count: Int, places: UInt32 = 1_000, limits: EngineLimits = EngineLimits()) {
      engine = Engine(limits: limits, hashKey: HashKey(1, 2))
      guard
        case .partnerRegistered(let partner) = apply(.registerPartner(RegisterPartner(name: "p")))
      else { return }
      self.partner = partner
      for _ in 0..<count { putHub(places: places) }
      guard
        case .offerPut(let offer) = apply(
          .putOffer(
            PutOffer(
              creator: CreatorID(rawValue: 1), title: "t", priceMinor: 5,
              currency: Currency(rawValue: 0x455552), variants: ["M"]))),
        case .dropScheduled(let scheduled) = apply(
          .scheduleDrop(
            ScheduleDrop(
              offer: offer.offer, pools: [PoolSpecification(variant: 0, capacity: 1_000_000)],
              holdTTLMicroseconds: 60_000_000)))
      else { return }
      drop = scheduled.drop
      pool = scheduled.pool(at: 0)
      _ = apply(.controlDrop(ControlDrop(drop: drop, action: .open)))
    }

    mutating func apply(_ body: Command.Body) -> Outcome.Result {
      sequence += 1
      events = []
      return engine.apply(Command(body), sequence: sequence, at: now, events: &events).result
    }

    mutating func putHub(places: UInt32) {
      if case .hubPut(let hub) = apply(
        .putHub(
          PutHub(
            partner: partner, zone: 0, capabilities: [], maximumOpenJobs: places)))
      {
        hubs.append(hub)
      }
    }

    mutating func order() {
      let buyer = BuyerID(rawValue: sequence + 10)
      guard
        case .reserved(let reserved) = apply(
          .reserve(
            Reserve(
              buyer: buyer, drop: drop, lines: UnitLines(UnitLine(pool: pool, quantity: 1)),
              minimumQuantity: 1)))
      else { return }
      _ = apply(
        .confirm(
          Confirm(
            hold: reserved.hold, buyer: buyer, payment: Key128(high: 1, low: reserved.hold.rawValue)
          )))
      for event in events {
        if case .order(let update) = event.payload, event.topic == .platform {
          jobs.append(update.job)
        }
      }
    }

    mutating func setDispatch(
      answer: Int64 = 0, heard: Int64 = 0, hub: HubID = .none, swaps: Bool = true
    ) {
      _ = apply(
        .logged(
          .setDispatch(
            SetDispatchRequest(
              key: UUIDBytes(high: 1, low: sequence + 1), hub: Identifier(rawValue: hub.rawValue),
              answerWithin: TimeSpan(microseconds: answer * second),
              heardWithin: TimeSpan(microseconds: heard * second), autoSwap: swaps))))
    }

    mutating func hear(_ hub: HubID) {
      _ = apply(
        .logged(
          .telemetry(
            TelemetryRequest(
              partner: Identifier(rawValue: partner.rawValue),
              hub: Identifier(rawValue: hub.rawValue)))))
    }

    mutating func accept(_ job: JobID) {
      guard let view = engine.job(job) else { return }
      _ = apply(
        .acceptJob(AcceptJob(partner: view.partner, job: job, attempt: view.attempt)))
    }

    /// - Returns: whether another is due at once.
    mutating func tick() -> Bool {
      guard case .ticked(let ticked) = apply(.tick) else { return false }
      return ticked.isMoreDue
    }

    /// Jobs that are at a hub, or wait where it is none.
    func jobs(at hub: HubID) -> Int {
      var count = 0
      for job in jobs where self.hub(of: job) == hub { count += 1 }
      return count
    }

    func hub(of job: JobID) -> HubID { engine.job(job)?.hub ?? .none }
  }

  @Test("what was said of the market and taken back again, a thousand times, leaves nothing behind")
  func toggled() {
    var shop = Shop(hubs: 20)
    shop.setDispatch(answer: 10, heard: 20)
    for _ in 0..<40 { shop.order() }
    let before = shop.engine.dispatchDue.count
    #expect(before == 20 + 40)
    for round in 0..<1_000 as Range<Int64> {
      shop.setDispatch(answer: 5 + round % 7, heard: 10 + round % 11, swaps: round % 2 == 0)
    }
    // A shorter time is waited for once; those that were there are passed over when they come.
    #expect(shop.engine.dispatchDue.count <= before + 20 * 2, "\(shop.engine.dispatchDue.count)")
  }

  @Test("a job that its only hub leaves unanswered is never spent, and waits for the hub to answer")
  func neverSpent() {
    var shop = Shop(hubs: 1)
    shop.order()
    shop.accept(shop.jobs[0])
    shop.setDispatch(answer: 10)
    shop.order()
    let job = shop.jobs[1]
    for attempt in 1...30 as ClosedRange<UInt32> {
      #expect(shop.engine.job(job)?.attempt == attempt)
      #expect(shop.hub(of: job) == shop.hubs[0])
      shop.now += 10 * Self.second
      let isMoreDue = shop.tick()
      #expect(!isMoreDue)
      #expect(shop.engine.job(job)?.phase == .unassigned)
      // Telemetry is no answer.
      shop.hear(shop.hubs[0])
      #expect(shop.engine.job(job)?.phase == .unassigned)
      let progress: JobProgress = attempt == 1 ? .preparing : .ready
      _ = shop.apply(
        .reportJob(
          ReportJob(
            partner: shop.partner, job: shop.jobs[0], attempt: 1, progress: progress,
            etaMicroseconds: Int64(attempt))))
    }
    #expect(shop.engine.job(job)?.phase == .offered)
    // An operator's word goes past all of it.
    shop.now += 10 * Self.second
    _ = shop.tick()
    let swapped = shop.apply(
      .logged(
        .forceSwap(
          ForceSwapRequest(
            key: UUIDBytes(high: 2, low: 1), job: Identifier(rawValue: job.rawValue),
            hub: Identifier(rawValue: shop.hubs[0].rawValue)))))
    guard case .logged(.forceSwap(.swapped)) = swapped else {
      Issue.record("\(swapped)")
      return
    }
  }

  @Test("with many hubs a tick moves a few jobs, and what clients ask goes on between")
  func bounded() {
    var shop = Shop(hubs: 5_000)
    shop.setDispatch(heard: 20)
    for _ in 0..<64 { shop.order() }
    let first = shop.hubs[0]
    // All of them are at one hub, as an operator likes it.
    let all = shop.jobs
    for job in all where shop.hub(of: job) != first {
      _ = shop.apply(
        .logged(
          .forceSwap(
            ForceSwapRequest(
              key: UUIDBytes(high: 3, low: job.rawValue), job: Identifier(rawValue: job.rawValue),
              hub: Identifier(rawValue: first.rawValue)))))
    }
    #expect(shop.jobs(at: first) == 64)
    shop.now = 10 * Self.second
    let others = shop.hubs.dropFirst()
    for hub in others { shop.hear(hub) }
    shop.now = 20 * Self.second
    let share = Engine.hubLooksPerTick / 5_001 + 1
    var ticks = 0
    while shop.tick() {
      ticks += 1
      let moved = 64 - shop.jobs(at: first)
      #expect(moved <= share * ticks, "\(moved) after \(ticks)")
      #expect(shop.engine.nextDeadlineMicroseconds == shop.now)
      shop.order()
      if ticks > 64 { break }
    }
    #expect(ticks == 64 / share)
    #expect(shop.jobs(at: first) == 0 && shop.jobs(at: .none) == 0)
  }

  @Test("a state that was restored in the middle goes on alike, however little a tick does")
  func restored() throws {
    var limits = EngineLimits()
    limits.deadlinesPerTick = 1
    limits.jobsPerEntry = 2
    var shop = Shop(hubs: 6, places: 12, limits: limits)
    shop.setDispatch(answer: 15, heard: 20)
    for _ in 0..<40 { shop.order() }
    let accepted = shop.jobs.prefix(20)
    for job in accepted { shop.accept(job) }
    shop.now = 14 * Self.second
    let heard = shop.hubs.suffix(2)
    for hub in heard { shop.hear(hub) }
    var rows = MemoryRows()
    shop.now = 15 * Self.second
    _ = shop.tick()
    shop.now = 20 * Self.second
    _ = shop.tick()
    shop.engine.drainChanges(into: &rows)
    var twin = try rows.restore(limits: limits)
    #expect(twin.digest() == shop.engine.digest())
    var sequence = shop.engine.lastSequence
    for round in 0..<200 as Range<Int64> {
      sequence += 1
      var (events, others) = ([Event](), [Event]())
      let time = (20 + round / 20) * Self.second
      let outcome = shop.engine.apply(Command(.tick), sequence: sequence, at: time, events: &events)
      let other = twin.apply(Command(.tick), sequence: sequence, at: time, events: &others)
      #expect(outcome == other && events == others, "round \(round)")
    }
    #expect(twin.digest() == shop.engine.digest())
  }

  @Test(
    "the first of a log that stood still begins all times anew, also the one that comes to nothing")
  func stopped() {
    var shop = Shop(hubs: 2)
    shop.setDispatch(answer: 10, heard: 20)
    shop.order()
    for time in [100, 105] as [Int64] {
      shop.now = time * Self.second
      _ = shop.tick()
      #expect(shop.hub(of: shop.jobs[0]) == shop.hubs[0])
    }
    #expect(shop.engine.status(of: shop.hubs[0])?.isSilent == false)
    shop.now = 110 * Self.second
    _ = shop.tick()
    #expect(shop.hub(of: shop.jobs[0]) == shop.hubs[1])
    shop.now = 120 * Self.second
    _ = shop.tick()
    #expect(shop.engine.status(of: shop.hubs[0])?.isSilent == true)
  }

  @Test("jobs that wait are kept in order, wherever they come and go")
  func queue() {
    var random = SplitMix64(seed: 9)
    var jobs = WaitingJobs()
    var known: [UInt64] = []
    let need = JobNeed(capabilities: [], zone: 0, tried: TriedHubs())
    let hub = HubRecord.tombstone
    for _ in 0..<6_000 {
      let id = 1 + random.below(1 << 40)
      let place = partitionPoint(in: 0..<known.count) { known[$0] < id }
      if place < known.count && known[place] == id { continue }
      known.insert(id, at: place)
      jobs.insert(.init(id: JobID(rawValue: id), slot: UInt32(truncatingIfNeeded: id)), need: need)
      if random.chance(percent: 30) {
        let gone = known.remove(at: Int(random.below(UInt64(known.count))))
        jobs.remove(JobID(rawValue: gone), need: need)
      }
      if random.chance(percent: 10), !known.isEmpty {
        var looks = 0
        let count = 1 + Int(random.below(20))
        let taken = jobs.takeOldest(for: hub, in: 0, limit: count, looks: &looks)
        #expect(taken == known.prefix(count).map { UInt32(truncatingIfNeeded: $0) })
        known.removeFirst(min(count, known.count))
      }
    }
    #expect(jobs.oldest(.max) == known.map { UInt32(truncatingIfNeeded: $0) })
  }
}
