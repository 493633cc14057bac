import Basics
import DropEngine
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

@testable import DropServices

/// What hubs say of themselves: on the stream of their partner, and by a call of its own.
@Suite("Telemetry of hubs", .timeLimit(.minutes(5)))
struct TelemetryTests {
  private func said(_ hub: Identifier, _ backlog: UInt32) -> TelemetryRequest {
    TelemetryRequest(partner: 1, hub: hub, backlog: backlog)
  }

  @Test("of each hub one is on its way, and the newest waits")
  func newest() {
    var newest = NewestTelemetry()
    #expect(newest.hear(said(7, 1))?.backlog == 1)
    #expect(newest.hear(said(8, 2))?.backlog == 2)
    for backlog in 3...9 as ClosedRange<UInt32> { #expect(newest.hear(said(7, backlog)) == nil) }
    #expect(newest.answered(8) == nil)
    #expect(newest.answered(7)?.backlog == 9)
    #expect(newest.answered(7) == nil)
    #expect(newest.hear(said(7, 10))?.backlog == 10)
    // What found no room is over, with what has come since.
    #expect(newest.hear(said(7, 11)) == nil)
    newest.forget(7)
    #expect(newest.hear(said(7, 12))?.backlog == 12)
  }

  private func hub(_ shop: inout Shop, of partner: Identifier = 0) async throws -> Identifier {
    let result = try await shop.client.registry.putHub(
      PutHubRequest(key: shop.key(), partner: partner == 0 ? shop.partner : partner, openJobs: 9))
    guard case .stored(let hub) = result else { throw RPCError(.internal, "\(result)") }
    return hub.hub
  }

  private func throttle(_ shop: inout Shop, _ hub: Identifier) async throws {
    let result = try await shop.client.admin.setThrottle(
      SetThrottleRequest(key: shop.key(), hub: hub, enterBacklog: 10, exitBacklog: 4))
    guard case .changed = result else { throw RPCError(.internal, "\(result)") }
  }

  private func status(_ client: LiveClient, _ hub: Identifier) async throws -> Messages.HubStatus {
    guard case .status(let status) = try await client.admin.hub(HubRequest(hub: hub)) else {
      throw RPCError(.internal, "no status of \(hub)")
    }
    return status
  }

  @Test(
    "many on a stream are few in the log, and the last of them is what is known",
    arguments: Depth.allCases)
  func coalesced(depth: Depth) async throws {
    try await Shop.with(try await LiveServer(depth: depth)) { shop in
      let oven = try await hub(&shop)
      let kiln = try await hub(&shop)
      try await throttle(&shop, oven)
      let before = try await shop.client.audit.head(HeadRequest()).sequence
      let call = try await shop.client.dispatch.connect()
      try await call.requests.send(.hello(PartnerHello(partner: shop.partner)))
      for backlog in 1...500 as ClosedRange<UInt32> {
        for hub in [oven, kiln] {
          try await call.requests.send(
            .telemetry(
              TelemetryRequest(
                partner: shop.partner, hub: hub, backlog: backlog, acceptRate: 1_000)))
        }
      }
      call.requests.finish()
      var answers: [Identifier: [TelemetryTaken]] = [:]
      for try await event in call.responses {
        guard case .telemetry(let answer) = event, case .taken(let taken) = answer.result else {
          throw RPCError(.internal, "\(event)")
        }
        answers[answer.hub, default: []].append(taken)
      }
      let logged = try await shop.client.audit.head(HeadRequest()).sequence - before
      #expect(UInt64(answers.values.reduce(0) { $0 + $1.count }) == logged)
      #expect(logged >= 2 && logged <= 1_000)
      #expect(answers[oven]?.last?.mode == .reservation && answers[oven]?.last?.reason == .backlog)
      // A hub without a throttle is heard, and nothing is kept.
      #expect(answers[kiln]?.last?.mode == .instant && answers[kiln]?.last?.reason == .unspecified)
      let known = try await status(shop.client, oven)
      #expect(known.backlog == 500 && known.mode == .reservation && !known.forced)
      #expect(known.heard != nil && known.asOf >= before + logged)
      let other = try await status(shop.client, kiln)
      #expect(other.backlog == 0 && other.reason == .unspecified && other.heard == nil)
    }
  }

  @Test("what is wrong with one is said of that one, and the stream goes on")
  func refused() async throws {
    try await Shop.with(try await LiveServer()) { shop in
      let oven = try await hub(&shop)
      let call = try await shop.client.dispatch.connect()
      var answers = call.responses.makeAsyncIterator()
      func answer() async throws -> TelemetryResult {
        guard case .telemetry(let answer)? = try await answers.next() else {
          throw RPCError(.internal, "no answer")
        }
        return answer.result
      }
      func reason() async throws -> Messages.Refusal? {
        if case .rejected(let rejected) = try await answer() { rejected.reason } else { nil }
      }
      try await call.requests.send(.hello(PartnerHello(partner: shop.partner)))
      // Another partner's word, a hub that is not there, a rate that none is.
      try await call.requests.send(.telemetry(TelemetryRequest(partner: 99, hub: oven)))
      #expect(try await reason() == .notOwner)
      try await call.requests.send(.telemetry(TelemetryRequest(partner: shop.partner, hub: 99)))
      #expect(try await reason() == .unknownHub)
      try await call.requests.send(
        .telemetry(TelemetryRequest(partner: shop.partner, hub: oven, acceptRate: 1_001)))
      #expect(try await reason() == .invalid)
      try await call.requests.send(.telemetry(TelemetryRequest(partner: shop.partner, hub: oven)))
      guard case .taken = try await answer() else {
        Issue.record("a good one was refused")
        return
      }
      call.cancel()
    }
  }

  @Test("a partner says and sees how its own hubs are, and nobody else's")
  func scopes() async throws {
    var partners = CallerScope()
    let first = PartnerID(sequence: 1, index: 0).rawValue
    partners.limit("partner", to: [first...first])
    let callers = [
      "operator": Caller(name: "ops", roles: ["operator"]),
      "partner": Caller(name: "swift", roles: ["partner"], scope: partners),
    ]
    let server = try await LiveServer(depth: .services, callers: { callers[$0] })
    try await Shop.with(server) { shop in
      let swift = server.client(token: "partner")
      let registered = try await shop.client.registry.registerPartner(
        RegisterPartnerRequest(key: shop.key(), name: "other"))
      guard case .registered(let other) = registered else { throw RPCError(.internal, "") }
      let own = try await hub(&shop)
      let foreign = try await hub(&shop, of: other.partner)
      guard
        case .taken = try await swift.dispatch.telemetry(
          TelemetryRequest(partner: shop.partner, hub: own))
      else {
        Issue.record("a partner's own hub was refused")
        return
      }
      #expect(try await status(swift, own).hub == own)
      await #expect(throws: RPCError.self) { _ = try await status(swift, foreign) }
      await #expect(throws: RPCError.self) {
        _ = try await swift.dispatch.telemetry(
          TelemetryRequest(partner: other.partner, hub: foreign))
      }
      // In its own name it says nothing of another's hub.
      let result = try await swift.dispatch.telemetry(
        TelemetryRequest(partner: shop.partner, hub: foreign))
      guard case .rejected(let rejected) = result else {
        Issue.record("another's hub was heard")
        return
      }
      #expect(rejected.reason == .notOwner)
      // And a throttle is an operator's.
      let key = shop.key()
      await #expect(throws: RPCError.self) {
        _ = try await swift.admin.setThrottle(SetThrottleRequest(key: key, hub: own))
      }
    }
  }
}
