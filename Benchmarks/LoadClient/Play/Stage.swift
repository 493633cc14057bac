import DropwireClient
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// A show's catalogue as the server knows it: what was set up before the show begins.
public struct Stage: Sendable {
  public var stream: Identifier
  public var offers: [Identifier]
  var drops: [BuyerCrowd.Target]
  public var partners: [Identifier]
  /// Of each partner, in the show's order.
  var hubs: [[Identifier]]
  /// By buyer, of those who buy in one call.
  var purses: [UInt64: Purse] = [:]

  /// The server's name of a drop of the show.
  public func drop(_ index: Int) -> Identifier { drops[index].drop }
}

/// A step of the set-up was refused.
public struct StageError: Error, CustomStringConvertible {
  public var description: String
}

/// Sets a show up on a server: partners, hubs, the stream, offers and drops, in the show's order. Every call has a
/// key made from the run's, so a repeat after a lost answer changes nothing.
struct StageBuilder {
  let client: LiveClient
  let show: Show
  /// Tells this run from others on the same server.
  let run: UInt64
  private var nextKey: UInt64 = 0
  /// Who leaves a payment token.
  private let tokenHolders: [BuyerPlan]

  init(client: LiveClient, show: Show, run: UInt64, plans: [BuyerPlan] = []) {
    self.client = client
    self.show = show
    self.run = run
    tokenHolders = plans.filter(\.isExpress)
  }

  mutating func build() async throws -> Stage {
    let (partners, hubs) = try await registerPartners()
    let stream = try await openStream()
    let offers = try await putOffers()
    let drops = try await scheduleDrops(stream, offers, hubs)
    var stage = Stage(stream: stream, offers: offers, drops: drops, partners: partners, hubs: hubs)
    if let payments = show.payments {
      try await openTill(payments)
      stage.purses = try await Purse.all(of: tokenHolders, drops, run: run, client)
    }
    return stage
  }

  private mutating func key() -> UUIDBytes {
    nextKey += 1
    return UUIDBytes(high: run, low: nextKey)
  }

  private mutating func openTill(_ payments: Show.Payments) async throws {
    let request = SetTillRequest(
      key: key(), queryAfter: TimeSpan(microseconds: payments.asksAgainMicroseconds))
    let result = try await client.untilAnswered { [client] in
      try await client.checkout.setTill(request)
    }
    guard case .set = result else {
      throw StageError(description: "the till was refused: \(result)")
    }
  }

  private mutating func registerPartners() async throws -> ([Identifier], [[Identifier]]) {
    var partners: [Identifier] = []
    var hubsOfAll: [[Identifier]] = []
    for partner in show.partners {
      let request = RegisterPartnerRequest(key: key(), name: partner.name)
      let result = try await client.untilAnswered { [client] in
        try await client.registry.registerPartner(request)
      }
      guard case .registered(let registered) = result else {
        throw StageError(description: "partner \(partner.id) was refused: \(result)")
      }
      partners.append(registered.partner)
      var hubs: [Identifier] = []
      for hub in partner.hubs { hubs.append(try await put(hub, of: registered.partner)) }
      if let hub = hubs.first, !partner.windows.isEmpty {
        try await put(partner.windows, of: hub, registered.partner)
      }
      if let hub = hubs.first, let throttle = partner.throttle {
        try await set(throttle, of: hub)
      }
      hubsOfAll.append(hubs)
    }
    return (partners, hubsOfAll)
  }

  private mutating func set(_ throttle: Show.Throttle, of hub: Identifier) async throws {
    let request = SetThrottleRequest(
      key: key(), hub: hub, enterBacklog: throttle.enterBacklog,
      exitBacklog: throttle.exitBacklog,
      minDwell: TimeSpan(microseconds: throttle.dwellMicroseconds))
    let result = try await client.untilAnswered { [client] in
      try await client.admin.setThrottle(request)
    }
    guard case .changed = result else {
      throw StageError(description: "the throttle was refused: \(result)")
    }
  }

  /// Windows count from the log's time.
  private mutating func put(
    _ windows: [Show.Window], of hub: Identifier, _ partner: Identifier
  ) async throws {
    let now = try await client.untilAnswered { [client] in
      try await client.reservations.windows(WindowsRequest())
    }.serverNow.microseconds
    let request = PutWindowsRequest(
      key: key(), partner: partner, hub: hub,
      windows: windows.map { window in
        let start = now + window.startsAfterMicroseconds
        let kind = Show.windowClasses.firstIndex(of: window.kind) ?? 0
        return WindowSpec(
          class: WindowClass(rawValue: UInt8(kind + 1)), start: Timestamp(microseconds: start),
          end: Timestamp(microseconds: start + window.lastsMicroseconds), capacity: window.slots)
      })
    let result = try await client.untilAnswered { [client] in
      try await client.registry.putWindows(request)
    }
    guard case .put = result else {
      throw StageError(description: "windows were refused: \(result)")
    }
  }

  private mutating func put(_ hub: Show.Hub, of partner: Identifier) async throws -> Identifier {
    var capabilities: UInt64 = 0
    for name in hub.capabilities {
      if let bit = Show.capabilityNames.firstIndex(of: name) { capabilities |= 1 << UInt64(bit) }
    }
    let request = PutHubRequest(
      key: key(), partner: partner, zone: hub.zone, capabilities: capabilities,
      openJobs: hub.openJobs)
    let result = try await client.untilAnswered { [client] in
      try await client.registry.putHub(request)
    }
    guard case .stored(let stored) = result else {
      throw StageError(description: "hub \(hub.name) was refused: \(result)")
    }
    return stored.hub
  }

  private mutating func openStream() async throws -> Identifier {
    let request = OpenStreamRequest(key: key(), creator: 1, title: show.stream.title)
    let result = try await client.untilAnswered { [client] in
      try await client.ingest.openStream(request)
    }
    guard case .opened(let opened) = result else {
      throw StageError(description: "the stream was refused: \(result)")
    }
    return opened.stream
  }

  private mutating func putOffers() async throws -> [Identifier] {
    var offers: [Identifier] = []
    for offer in show.offers {
      let request = PutOfferRequest(
        key: key(), creator: 1, title: offer.title,
        price: try price(offer), variants: offer.variants)
      let result = try await client.untilAnswered { [client] in
        try await client.offers.put(request)
      }
      guard case .stored(let stored) = result else {
        throw StageError(description: "offer \(offer.id) was refused: \(result)")
      }
      offers.append(stored.offer)
    }
    return offers
  }

  private func price(_ offer: Show.Offer) throws -> Money {
    guard let currency = FixedText<3>(offer.currency) else {
      throw StageError(description: "offer \(offer.id): \(offer.currency) is not a currency")
    }
    return Money(minor: offer.priceMinor, currency: currency)
  }

  private mutating func scheduleDrops(
    _ stream: Identifier, _ offers: [Identifier], _ hubs: [[Identifier]]
  ) async throws -> [BuyerCrowd.Target] {
    var targets: [BuyerCrowd.Target] = []
    for drop in show.drops {
      let request = ScheduleDropRequest(
        key: key(), offer: offers[drop.offer], stream: stream,
        pools: drop.pools.map {
          PoolSpec(
            hub: $0.partner.flatMap { hubs[$0].first } ?? Identifier(),
            variant: UInt32($0.variant), capacity: $0.units)
        }, buyerLimit: drop.buyerLimit,
        holdTime: TimeSpan(microseconds: drop.holdTimeMicroseconds),
        waitlistLimit: drop.waitlistPlaces, opensByCue: true, zone: drop.zone,
        reservation: Self.plan(drop))
      let result = try await client.untilAnswered { [client] in
        try await client.drops.schedule(request)
      }
      guard case .scheduled(let scheduled) = result else {
        throw StageError(description: "drop \(drop.id) was refused: \(result)")
      }
      targets.append(
        BuyerCrowd.Target(
          drop: scheduled.drop, pools: scheduled.pools,
          zone: drop.reserved.isEmpty ? 0 : drop.zone, hasDoor: drop.door != nil,
          price: try price(show.offers[drop.offer])))
    }
    return targets
  }

  /// The second half of a hybrid drop: it opens when the first is gone, or with it.
  private static func plan(_ drop: Show.Drop) -> ReservationPlan? {
    if drop.reserved.isEmpty { return nil }
    return ReservationPlan(
      pools: drop.reserved.map {
        PoolSpec(hub: Identifier(), variant: UInt32($0.variant), capacity: $0.units)
      }, soldOut: !drop.reservesAtOnce,
      // Never before the drop: any time that is over is with it.
      opensAt: drop.reservesAtOnce ? Timestamp(microseconds: 1) : nil,
      lasts: drop.reservesForMicroseconds == 0
        ? nil : TimeSpan(microseconds: drop.reservesForMicroseconds),
      instantZones: drop.near)
  }
}
