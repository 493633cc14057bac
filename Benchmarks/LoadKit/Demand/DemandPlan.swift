/// 128 bits that a client chose: an idempotency key, a payment.
public struct LoadKey: Hashable, Sendable {
  public var high: UInt64
  public var low: UInt64

  /// A key; both words zero means none.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// What one buyer will do, fixed before the show begins.
public struct BuyerPlan: Sendable, Equatable {
  /// What a holder does once the hold is granted.
  public enum Intent: Sendable, Equatable {
    /// Confirms after so many microseconds.
    case confirm(Int64)
    /// Gives it back after so many microseconds.
    case release(Int64)
    /// Lets it lapse.
    case abandon
  }

  /// The buyer's number, unique in the show.
  public var buyer: UInt64
  /// Which viewer it is.
  public var viewer: Int
  public var isBot: Bool
  /// Indices into ``Show/drops`` and the drop's pools.
  public var drop: Int
  public var pool: Int
  public var quantity: UInt32
  /// Takes as few as this; equal to `quantity` for all or nothing.
  public var minimum: UInt32
  public var joinsWaitlist: Bool
  /// Microseconds after the cue; negative: on the list of a door so long before it.
  public var clickMicroseconds: Int64
  public var key: LoadKey
  public var payment: LoadKey
  public var intent: Intent
  /// Where the buyer is; nil: where the drop is.
  public var zone: UInt32?
  /// How long the buyer stays at a door without a chance; nil: there is no door.
  public var patienceMicroseconds: Int64?
  /// Whether units, payment and confirm are asked for in one call, with a payment token; only who confirms.
  public var isExpress = false
  /// How long after it is there the order is taken back; nil: it is kept.
  public var cancelAfterMicroseconds: Int64?
  /// The same request is sent again this long after the first; nil: once only.
  public var duplicateAfterMicroseconds: Int64?
  /// A request for `quantity + 1` is sent under the same key this long after the first.
  public var keyReuseAfterMicroseconds: Int64?
}

/// Who clicks when, for what: a function of the show and nothing else.
public struct DemandPlan: Sendable {
  /// By the time of the click, then by buyer; of all drops, each counted from its own cue.
  public let buyers: [BuyerPlan]
  /// Over every field of every buyer: equal for equal demand.
  public let digest: DemandDigest

  /// The demand of a show, with its seed or another.
  public init(_ show: Show, seed: UInt64? = nil) {
    let seed = seed ?? show.seed
    var buyers: [BuyerPlan] = []
    for demand in show.demands {
      let cue = show.markers.first { $0.kind == .buyCue && $0.drop == demand.drop }
      let left = show.durationMicroseconds - (cue?.atMicroseconds ?? 0)
      for index in 0..<demand.buyers {
        var buyer = Self.buyer(
          index, demand, viewers: show.audience.viewers, seed: seed, latest: left)
        if let door = show.drops[demand.drop].door {
          buyer.come(to: door, index, demand, seed: seed)
        }
        if show.payments != nil { buyer.pay(index, demand, seed: seed) }
        buyers.append(buyer)
      }
    }
    buyers.sort { ($0.clickMicroseconds, $0.buyer) < ($1.clickMicroseconds, $1.buyer) }
    var digest = DemandDigest()
    for buyer in buyers { buyer.add(to: &digest) }
    self.buyers = buyers
    self.digest = digest
  }

  private static func buyer(
    _ index: Int, _ demand: Show.Demand, viewers: Int, seed: UInt64, latest: Int64
  ) -> BuyerPlan {
    var random = DemandRandom(seed: seed, 1, UInt64(demand.drop), UInt64(index))
    let isBot = random.happens(demand.bots)
    let human = random.time(demand.click)
    let bot = Int64(random.below(UInt64(max(demand.botsWithinMicroseconds, 1))))
    let quantity = demand.quantities[random.pick(demand.quantities.map(\.share))].units
    let pool = demand.choices[random.pick(demand.choices.map(\.share))].pool
    let takesFewer = random.happens(demand.partial)
    let waits = random.happens(demand.waitlist)
    let key = LoadKey(high: random.next(), low: random.next() | 1)
    let payment = LoadKey(high: random.next(), low: random.next() | 1)
    let confirmAfter = random.time(demand.confirmAfter)
    let releaseAfter = random.time(demand.releaseAfter)
    let intents: [BuyerPlan.Intent] = [
      .confirm(confirmAfter), .release(releaseAfter), .abandon,
    ]
    let intent = intents[random.pick([demand.confirm, demand.release, demand.abandon])]
    let isSentTwice = random.happens(demand.duplicates)
    let secondAfter = Int64(random.below(400_000))
    let isKeyReused = random.happens(demand.keyReuse)
    let reuseAfter = 500_000 + Int64(random.below(1_500_000))
    var zone: UInt32?
    // Apart, so that who is where changes nothing of what anybody does.
    if !demand.places.isEmpty {
      var place = DemandRandom(seed: seed, 5, UInt64(demand.drop), UInt64(index))
      zone = demand.places[place.pick(demand.places.map(\.share))].zone
    }
    return BuyerPlan(
      buyer: UInt64(demand.drop + 1) * 10_000_000 + UInt64(index),
      viewer: viewers == 0 ? 0 : index % viewers, isBot: isBot, drop: demand.drop, pool: pool,
      quantity: quantity, minimum: takesFewer ? 1 : quantity, joinsWaitlist: waits,
      clickMicroseconds: min(isBot ? bot : human, latest), key: key, payment: payment,
      intent: intent, zone: zone,
      duplicateAfterMicroseconds: isSentTwice ? secondAfter : nil,
      keyReuseAfterMicroseconds: isKeyReused ? reuseAfter : nil)
  }
}

extension BuyerPlan {
  /// What a door adds. Apart, so that it changes nothing else of what anybody does; programs wait for the cue.
  fileprivate mutating func come(
    to door: Show.Door, _ index: Int, _ demand: Show.Demand, seed: UInt64
  ) {
    var random = DemandRandom(seed: seed, 6, UInt64(demand.drop), UInt64(index))
    patienceMicroseconds = random.time(demand.patience)
    let isEarly = random.happens(demand.early)
    let before = Int64(random.below(UInt64(max(demand.earlyWithinMicroseconds, 1))))
    guard door.isDrawn, isEarly, !isBot else { return }
    clickMicroseconds = -Show.Door.closesBeforeMicroseconds - before - 1
  }

  /// What a till adds. Apart, as a door is.
  fileprivate mutating func pay(_ index: Int, _ demand: Show.Demand, seed: UInt64) {
    var random = DemandRandom(seed: seed, 8, UInt64(demand.drop), UInt64(index))
    let isExpress = random.happens(demand.express)
    let isTakenBack = random.happens(demand.cancel)
    let cancelAfter = random.time(demand.cancelAfter)
    guard case .confirm = intent else { return }
    self.isExpress = isExpress
    if isTakenBack { cancelAfterMicroseconds = cancelAfter }
  }

  fileprivate func add(to digest: inout DemandDigest) {
    digest.add(buyer)
    digest.add(UInt64(viewer))
    digest.add(UInt64(isBot ? 1 : 0))
    digest.add(UInt64(drop) << 32 | UInt64(pool))
    digest.add(UInt64(quantity) << 32 | UInt64(minimum))
    digest.add(UInt64(joinsWaitlist ? 1 : 0))
    digest.add(clickMicroseconds)
    for word in [key.high, key.low, payment.high, payment.low] { digest.add(word) }
    switch intent {
    case .confirm(let after): digest.add(after &* 4 &+ 1)
    case .release(let after): digest.add(after &* 4 &+ 2)
    case .abandon: digest.add(UInt64(3))
    }
    if let zone { digest.add(UInt64(zone)) }
    if let patienceMicroseconds { digest.add(patienceMicroseconds) }
    if isExpress { digest.add(UInt64(5)) }
    if let cancelAfterMicroseconds { digest.add(cancelAfterMicroseconds &* 4 &+ 3) }
    digest.add(duplicateAfterMicroseconds ?? -1)
    digest.add(keyReuseAfterMicroseconds ?? -1)
  }
}

/// What a viewer does besides watching.
public struct ViewerPlan: Sendable, Equatable {
  /// Stops reading at this time of the show, for ``Show/Audience/slowForMicroseconds``.
  public var stopsReadingAtMicroseconds: Int64?
  /// Disconnects at this time of the show and resumes at once.
  public var reconnectsAtMicroseconds: Int64?

  /// What viewer number `index` of a show does.
  public init(_ show: Show, index: Int, seed: UInt64? = nil) {
    var random = DemandRandom(seed: seed ?? show.seed, 2, UInt64(index))
    let latest = UInt64(show.durationMicroseconds)
    let isSlow = random.happens(show.audience.slowReaders)
    let slowAt = Int64(random.below(latest))
    let reconnects = random.happens(show.audience.reconnects)
    let reconnectsAt = Int64(random.below(latest))
    stopsReadingAtMicroseconds = isSlow ? slowAt : nil
    reconnectsAtMicroseconds = reconnects ? reconnectsAt : nil
  }
}

/// How a partner treats one attempt of one job.
public struct JobPlan: Sendable, Equatable {
  public enum Answer: Sendable, Equatable {
    case accept
    case reject
    case silent
  }

  public var answer: Answer
  /// From the offer to the answer, from there to ready, from there to the door.
  public var answerMicroseconds: Int64
  public var prepareMicroseconds: Int64
  public var deliverMicroseconds: Int64

  /// What partner number `partner` of a show does with a job's attempt.
  public init(
    _ show: Show, partner: Int, job: UInt64, attempt: UInt32, seed: UInt64? = nil
  ) {
    let traits = show.partners[partner]
    var random = DemandRandom(
      seed: seed ?? show.seed, 3, UInt64(partner), job, UInt64(attempt))
    let answers: [Answer] = [.accept, .reject, .silent]
    answer = answers[random.pick([traits.accept, traits.reject, traits.silent])]
    answerMicroseconds = random.time(traits.answer)
    prepareMicroseconds = random.time(traits.prepare)
    deliverMicroseconds = random.time(traits.deliver)
  }
}

/// Requests at a constant rate, for `bench reserve`: request `i` is a function of seed and `i`.
public struct SteadyDemand: Sendable {
  /// Where the randomness comes from.
  public let seed: UInt64
  /// Pools to choose from, evenly.
  public let pools: Int
  /// Share of requests that send an earlier key again, in parts per million.
  public let duplicates: Int

  /// A steady demand; `pools` is at least 1.
  public init(seed: UInt64, pools: Int, duplicates: Int = 0) {
    self.seed = seed
    self.pools = max(pools, 1)
    self.duplicates = duplicates
  }

  /// One reserve request.
  public struct Request: Sendable, Equatable {
    public var buyer: UInt64
    public var pool: Int
    public var quantity: UInt32
    public var key: LoadKey
    /// The request whose outcome this one must get as well, when it is a duplicate.
    public var duplicateOf: Int?
  }

  /// Request number `index`. A duplicate repeats one of the 64 requests before it.
  public func request(_ index: Int) -> Request {
    var random = DemandRandom(seed: seed, 4, UInt64(index))
    if index > 0, random.happens(duplicates) {
      var earlier = index - 1 - Int(random.below(UInt64(min(index, 64))))
      while let before = request(earlier).duplicateOf { earlier = before }
      var request = request(earlier)
      request.duplicateOf = earlier
      return request
    }
    return Request(
      buyer: 1 + UInt64(index), pool: Int(random.below(UInt64(pools))),
      quantity: 1, key: LoadKey(high: random.next(), low: random.next() | 1), duplicateOf: nil)
  }
}
