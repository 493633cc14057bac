import Basics
import DropEngine

/// What the entries of a measurement do.
enum Mix: CaseIterable {
  /// Only reserves, each of another buyer under a key of its own.
  case reserve
  /// A reserve and then its release or confirm.
  case reserveRelease
  /// Of four: two reserves, a confirm, a release, in a drop with a buyer limit.
  case drop
  /// Every reserve finds nothing and waits in line, every other entry frees a unit for the head.
  case waitlist
}

/// A stream of commands and the engine they are for. The commands depend on outcomes, so they are
/// made as the engine goes; making one costs a few nanoseconds.
struct Workload: ~Copyable {
  var engine: Engine
  private var random: SplitMix64
  private let mix: Mix
  private var sequence: UInt64 = 0
  private var time: Int64 = 1_000_000
  private var drop = DropID.none
  private var pool = PoolID.none
  /// Holds made by `fill`, whose ids are those of consecutive entries, and how many have been
  /// finished: they are picked in a scattered order that needs no list, so that only the engine
  /// misses the cache.
  private var filledFrom: UInt64 = 0
  private var filled: UInt64 = 0
  private var finishedOfFilled: UInt64 = 0
  /// Other holds to finish, and whose they are.
  private var open: [HoldID] = []
  private var buyers: [BuyerID] = []
  private var step = 0
  private var events: [Event] = []

  init(seed: UInt64, capacity: UInt32, mix: Mix) {
    var limits = EngineLimits()
    limits.waitersPerPool = 10_000_000
    engine = Engine(limits: limits, hashKey: HashKey(1, 2))
    random = SplitMix64(seed: seed)
    self.mix = mix
    setUp(capacity: mix == .waitlist ? 1_000 : capacity)
  }

  private mutating func setUp(capacity: UInt32) {
    guard
      case .offerPut(let offer) = apply(
        .putOffer(
          PutOffer(
            creator: CreatorID(rawValue: 1), title: "Tee", priceMinor: 2_500,
            currency: Currency("EUR") ?? Currency(rawValue: 0), variants: ["M"]))
      ).result,
      case .partnerRegistered(let partner) = apply(
        .registerPartner(RegisterPartner(name: "Baker"))
      ).result
    else { preconditionFailure("set-up was refused") }
    for _ in 0..<4 {
      _ = apply(
        .putHub(
          PutHub(partner: partner, zone: 0, capabilities: [], maximumOpenJobs: .max)))
    }
    guard
      case .dropScheduled(let scheduled) = apply(
        .scheduleDrop(
          ScheduleDrop(
            offer: offer.offer, pools: [PoolSpecification(variant: 0, capacity: capacity)],
            buyerLimit: mix == .drop ? 4 : 0, holdTTLMicroseconds: 600_000_000,
            waitlistLimit: mix == .waitlist ? 10_000_000 : 0))
      ).result
    else { preconditionFailure("set-up was refused") }
    drop = scheduled.drop
    pool = scheduled.pool(at: 0)
    _ = apply(.controlDrop(ControlDrop(drop: drop, action: .open)))
  }

  /// Brings the engine to `holds` outstanding holds.
  mutating func fill(holds: Int) {
    filledFrom = sequence + 1
    filled = UInt64(holds)
    for _ in 0..<holds { _ = apply(nextReserve()) }
  }

  /// Has the log keep keys and what has ended for as short as it may.
  mutating func forgetAfterASecond() {
    let second: Int64 = 1_000_000
    _ = apply(
      .retain(
        Retention(
          keysMicroseconds: second, finishedMicroseconds: second, dropsMicroseconds: .max)))
  }

  /// Nanoseconds that applying `entries` entries took.
  mutating func run(entries: Int) -> UInt64 {
    let start = ContinuousClock.now
    for _ in 0..<entries { stepOnce() }
    return (ContinuousClock.now - start).nanoseconds
  }

  /// Median nanoseconds of a batch of reserves and releases of filled holds, by turns: a median,
  /// because on a busy machine some batches are interrupted.
  mutating func runBatches(entries: Int, of size: Int, warming: Bool) -> UInt64 {
    var batch: [Command] = []
    batch.reserveCapacity(size)
    var times: [UInt64] = []
    for _ in 0..<(entries / size) {
      batch.removeAll(keepingCapacity: true)
      while batch.count < size {
        batch.append(nextReserve())
        batch.append(nextRelease().command)
      }
      let start = ContinuousClock.now
      if warming { for command in batch { engine.warm(command) } }
      for command in batch { _ = apply(command) }
      times.append((ContinuousClock.now - start).nanoseconds)
    }
    times.sort()
    return times[times.count / 2]
  }

  /// Reserve commands, not applied.
  mutating func commands(entries: Int) -> [Command] {
    (0..<entries).map { _ in nextReserve() }
  }

  private mutating func stepOnce() {
    step += 1
    switch mix {
    case .reserve: take(apply(nextReserve()))
    case .reserveRelease:
      if step % 2 == 0 {
        finishOne(confirming: false)
      } else if filled > 0 {
        _ = apply(nextReserve())
      } else {
        take(apply(nextReserve()))
      }
    case .drop:
      switch step % 4 {
      case 1, 2: take(apply(nextReserve()))
      case 3: finishOne(confirming: true)
      default: finishOne(confirming: false)
      }
    case .waitlist:
      if step > 2_000 && step % 2 == 0 {
        finishOne(confirming: false)
      } else {
        take(apply(nextReserve()))
      }
    }
  }

  private mutating func nextReserve() -> Command {
    let buyer = Self.buyer(of: sequence + 1)
    let key = Key128(high: random.next(), low: random.next() | 1)
    return Command(
      .reserve(
        Reserve(
          buyer: buyer, drop: drop, lines: UnitLines(UnitLine(pool: pool, quantity: 1)),
          minimumQuantity: 1, joinWaitlist: mix == .waitlist)),
      identity: RequestIdentity(
        principal: PrincipalID(rawValue: 7), key: key, fingerprint: buyer.rawValue))
  }

  private mutating func take(_ outcome: Outcome) {
    guard case .reserved(let reserved) = outcome.result else {
      preconditionFailure("a reserve was refused: \(outcome)")
    }
    if reserved.hold.isNone { return }
    open.append(reserved.hold)
    buyers.append(Self.buyer(of: reserved.hold.sequence))
  }

  /// The buyer that an entry's reserve is for.
  private static func buyer(of sequence: UInt64) -> BuyerID {
    BuyerID(rawValue: mixBits(sequence) | 1)
  }

  /// Confirms or releases a hold picked at random.
  private mutating func finishOne(confirming: Bool) {
    if finishedOfFilled < filled {
      let outcome = apply(nextRelease().command)
      precondition(outcome.refusal == nil, "a release was refused: \(outcome)")
      return
    }
    let index = Int(random.below(UInt64(open.count)))
    let hold = open[index]
    let buyer = buyers[index]
    open.swapAt(index, open.count - 1)
    buyers.swapAt(index, buyers.count - 1)
    open.removeLast()
    buyers.removeLast()
    if confirming {
      let payment = Key128(high: 1, low: hold.rawValue)
      _ = apply(Command(.confirm(Confirm(hold: hold, buyer: buyer, payment: payment))))
    } else {
      _ = apply(Command(.release(Release(hold: hold, buyer: buyer))))
    }
  }

  /// The release of a hold that `fill` made. A step that shares no factor with a power of ten
  /// visits every one of them once.
  private mutating func nextRelease() -> (command: Command, hold: HoldID) {
    let place = finishedOfFilled &* 7_368_787 % filled
    finishedOfFilled += 1
    let hold = HoldID(sequence: filledFrom + place, index: 0)
    return (Command(.release(Release(hold: hold, buyer: Self.buyer(of: hold.sequence)))), hold)
  }

  private mutating func apply(_ body: Command.Body) -> Outcome {
    apply(Command(body))
  }

  private mutating func apply(_ command: Command) -> Outcome {
    sequence += 1
    time += 1
    let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
    for event in events where mix == .waitlist {
      if case .hold(let update) = event.payload, update.source == .waitlist, update.phase == .held {
        if case .buyer(let buyer) = event.topic {
          open.append(update.hold)
          buyers.append(buyer)
        }
      }
    }
    events.removeAll(keepingCapacity: true)
    return outcome
  }
}
