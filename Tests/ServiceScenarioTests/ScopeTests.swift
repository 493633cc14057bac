import Basics
import DropEngine
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

/// Who acts for some buyers or partners sees and changes nothing of the others, by whatever door.
@Suite("Callers and whom they act for", .timeLimit(.minutes(5)))
struct ScopeTests {
  /// A server with an operator, whose client is the shop's, and callers of less.
  private func withShop(
    _ body: (inout Shop, _ limited: (String) -> LiveClient) async throws -> Void
  ) async throws {
    var buyers = CallerScope()
    buyers.limit("buyer", to: [5...9])
    var partners = CallerScope()
    // One of the first entries of the log makes the shop's partner, and a later one any other.
    let (first, behind) = (PartnerID(sequence: 1, index: 0), PartnerID(sequence: 4, index: 0))
    partners.limit("partner", to: [first.rawValue...behind.rawValue - 1])
    let callers = [
      "operator": Caller(name: "ops", roles: ["operator"]),
      "edge": Caller(name: "edge-1", roles: ["edge", "payments"], scope: buyers),
      "edges": Caller(name: "edge-2", roles: ["edge"]),
      "partner": Caller(name: "swift", roles: ["partner"], scope: partners),
    ]
    let server = try await LiveServer(depth: .services, callers: { callers[$0] })
    try await Shop.with(server) { shop in
      try await body(&shop) { server.client(token: $0) }
    }
  }

  /// Whoever acts for others is told so, and nothing is logged.
  private func expectDenied(
    _ message: String, _ shop: Shop, _ call: () async throws -> Void
  ) async throws {
    let before = try await shop.client.audit.head(HeadRequest()).sequence
    do {
      try await call()
      Issue.record("was not denied: \(message)")
    } catch let error as RPCError {
      #expect(error == RPCError(.permissionDenied, message))
    }
    #expect(try await shop.client.audit.head(HeadRequest()).sequence == before)
  }

  private func takeFirst<R>(_ call: ServerStreamingCall<R>) async throws -> R? {
    for try await event in call.responses { return event }
    return nil
  }

  @Test("an edge changes what is its buyers', by every command that names one")
  func edge() async throws {
    try await withShop { shop, limited in
      let edge = limited("edge")
      let other = Identifier(rawValue: 4)
      var request = shop.reserve()
      guard case .reserved(let own) = try await edge.reservations.reserve(request) else {
        Issue.record("an own buyer was refused")
        return
      }
      (request.key, request.buyer) = (shop.key(), other)
      let denied = "edge-1 does not act for \(BuyerID(rawValue: 4))"
      let foreign = request
      try await expectDenied(denied, shop) { _ = try await edge.reservations.reserve(foreign) }
      guard case .reserved(let held) = try await shop.client.reservations.reserve(foreign) else {
        Issue.record("an operator was refused")
        return
      }
      let (key, payment) = (shop.key(), shop.key())
      let calls: [() async throws -> Void] = [
        { _ = try await edge.reservations.extend(.init(key: key, buyer: other, hold: held.hold)) },
        { _ = try await edge.reservations.release(.init(key: key, buyer: other, hold: held.hold)) },
        {
          _ = try await edge.reservations.leaveWaitlist(
            .init(key: key, buyer: other, waiter: held.hold))
        },
        {
          _ = try await edge.checkout.confirm(
            .init(key: key, buyer: other, hold: held.hold, payment: payment))
        },
        {
          _ = try await edge.checkout.beginConfirm(
            .init(key: key, buyer: other, hold: held.hold, payment: payment))
        },
      ]
      for call in calls { try await expectDenied(denied, shop, call) }
      // A hold's payment does not say whose hold it is.
      try await expectDenied(
        "edge-1 acts for some buyers only, and this is about all", shop
      ) {
        _ = try await edge.checkout.paymentResult(
          .init(key: key, hold: own.hold, payment: payment, authorised: true))
      }
      try await expectDenied(
        "edge-1 acts for some buyers only, and this is about all", shop
      ) {
        _ = try await edge.checkout.settle(
          .init(key: key, payment: payment, intent: 1, report: .authorised))
      }
      try await expectDenied(
        "edge-1 acts for some buyers only, and this is about all", shop
      ) {
        _ = try await edge.checkout.payment(.init(payment: payment))
      }
      // To say that another's hold is an own buyer's is of no use.
      let stolen = try await edge.reservations.release(
        .init(key: shop.key(), buyer: request.buyer == 4 ? 5 : 0, hold: held.hold))
      guard case .rejected(let rejected) = stolen, rejected.reason == .notOwner else {
        Issue.record("\(stolen)")
        return
      }
      let released = try await edge.reservations.release(
        .init(key: shop.key(), buyer: 5, hold: own.hold))
      guard case .released = released else {
        Issue.record("\(released)")
        return
      }
    }
  }

  @Test("each request of a stream is judged; the others go on")
  func stream() async throws {
    try await withShop { shop, limited in
      let buyers: [UInt64] = [5, 4, 9, 10, 6, .max]
      let call = try await limited("edge").reservations.reserveStream()
      for (tag, buyer) in buyers.enumerated() {
        var request = shop.reserve()
        request.buyer = Identifier(rawValue: buyer)
        try await call.requests.send(TaggedReserve(tag: UInt64(tag), request: request))
      }
      call.requests.finish()
      var said: [UInt64: String] = [:]
      for try await answer in call.responses {
        switch answer.result {
        case .reserved: said[answer.tag] = "held"
        case .rejected(let rejected):
          #expect(rejected.reason == .notOwner && rejected.sequence == 0)
          said[answer.tag] = rejected.detail
        default: Issue.record("\(answer)")
        }
      }
      func denied(_ buyer: UInt64) -> String {
        "edge-1 does not act for \(BuyerID(rawValue: buyer))"
      }
      #expect(
        said == [
          0: "held", 1: denied(4), 2: "held", 3: denied(10), 4: "held", 5: denied(.max),
        ])
    }
  }

  @Test("an edge follows its buyers, from wherever, and not the platform")
  func orders() async throws {
    try await withShop { shop, limited in
      let edge = limited("edge")
      for next: UInt64 in [0, 1, .max] {
        try await expectDenied("edge-1 does not act for \(BuyerID(rawValue: 4))", shop) {
          _ = try await takeFirst(try await edge.orders.watch(.init(buyer: 4, next: next)))
        }
      }
      try await expectDenied(
        "edge-1 acts for some buyers only, and this is about all", shop
      ) {
        _ = try await takeFirst(try await edge.orders.watch(.init()))
      }
      let reserve = shop.reserve()
      guard case .reserved(let held) = try await edge.reservations.reserve(reserve),
        case .confirmed(let sold) = try await edge.checkout.confirm(
          .init(key: shop.key(), buyer: 5, hold: held.hold, payment: shop.key()))
      else {
        Issue.record("not sold")
        return
      }
      for (client, buyer): (LiveClient, Identifier) in [
        (edge, 5), (limited("edges"), 5), (limited("edges"), 0), (shop.client, 0),
      ] {
        let call = try await client.orders.watch(.init(buyer: buyer))
        var orders: [Identifier] = []
        for try await update in call.responses {
          guard case .order(let order) = update.news else { continue }
          orders.append(order.order)
          break
        }
        #expect(orders == [sold.order])
      }
    }
  }

  @Test("a partner has its own stream, hubs and jobs")
  func partner() async throws {
    try await withShop { shop, limited in
      let partner = limited("partner")
      guard
        case .registered(let made) = try await shop.client.registry.registerPartner(
          .init(key: shop.key(), name: "other"))
      else {
        Issue.record("no other partner")
        return
      }
      let denied = "swift does not act for \(PartnerID(rawValue: made.partner.rawValue))"
      func hub(_ partner: Identifier, _ key: UUIDBytes, _ hub: Identifier = 0) -> PutHubRequest {
        PutHubRequest(key: key, hub: hub, partner: partner, openJobs: 3)
      }
      let (foreign, own) = (hub(made.partner, shop.key()), hub(shop.partner, shop.key()))
      try await expectDenied(denied, shop) { _ = try await partner.registry.putHub(foreign) }
      guard case .stored(let theirs) = try await shop.client.registry.putHub(foreign),
        case .stored = try await partner.registry.putHub(own)
      else {
        Issue.record("no hub")
        return
      }
      let taken = try await partner.registry.putHub(hub(shop.partner, shop.key(), theirs.hub))
      guard case .rejected(let rejected) = taken, rejected.reason == .notOwner else {
        Issue.record("\(taken)")
        return
      }
      // Also of one that there is not: that is nothing to be found out.
      for stranger in [made.partner, Identifier(rawValue: 99 << 20)] {
        for next: UInt64 in [0, .max] {
          try await expectDenied(
            "swift does not act for \(PartnerID(rawValue: stranger.rawValue))", shop
          ) {
            let call = try await partner.dispatch.connect()
            try await call.requests.send(.hello(PartnerHello(partner: stranger, next: next)))
            for try await _ in call.responses { break }
          }
        }
      }
      try await sell(&shop, hub: theirs.hub)
      let desk = try await shop.client.dispatch.connect()
      try await desk.requests.send(.hello(PartnerHello(partner: made.partner)))
      var job: JobOffered?
      for try await event in desk.responses {
        guard case .job(let news) = event, case .offered(let offered) = news.news else { continue }
        job = offered
        break
      }
      let offered = try #require(job)
      let call = try await partner.dispatch.connect()
      try await call.requests.send(.hello(PartnerHello(partner: shop.partner)))
      try await call.requests.send(
        .report(JobReport(tag: 1, job: offered.job, attempt: offered.attempt, action: .accept)))
      call.requests.finish()
      var refused: [Messages.Refusal] = []
      for try await event in call.responses {
        guard case .refused(let refusal) = event else {
          Issue.record("\(event)")
          continue
        }
        refused.append(refusal.rejected.reason)
      }
      #expect(refused == [.notAssigned])
    }
  }

  /// An order of a drop whose units are at this hub.
  private func sell(_ shop: inout Shop, hub: Identifier) async throws {
    let request = ScheduleDropRequest(
      key: shop.key(), offer: shop.offer, stream: shop.stream,
      pools: [PoolSpec(hub: hub, variant: 0, capacity: 1)],
      holdTime: TimeSpan(microseconds: 120_000_000))
    guard case .scheduled(let made) = try await shop.client.drops.schedule(request),
      case .changed = try await shop.client.drops.control(
        ControlDropRequest(key: shop.key(), drop: made.drop, action: .open))
    else { throw RPCError(.internal, "no drop") }
    (shop.drop, shop.pool) = (made.drop, made.pools[0])
    let reserve = shop.reserve()
    guard case .reserved(let held) = try await shop.client.reservations.reserve(reserve),
      case .confirmed = try await shop.client.checkout.confirm(
        .init(key: shop.key(), buyer: 5, hold: held.hold, payment: shop.key()))
    else { throw RPCError(.internal, "not sold") }
  }
}
