import Basics
import DropEngine
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

/// What is refused before it is in the log, since it would be stored and then do nothing; and how refusals name
/// what they are about.
@Suite("Refusals name what they are about", .timeLimit(.minutes(5)))
struct EdgeRefusalTests {
  /// An id that nothing has.
  private static let nobody = Identifier(rawValue: 99 << 20)

  private func withShop(_ body: (inout Shop) async throws -> Void) async throws {
    try await Shop.with(try await LiveServer(depth: .services), body)
  }

  private func expectInvalid(_ message: String, _ call: () async throws -> Void) async {
    do {
      try await call()
      Issue.record("accepted, not refused with \(message)")
    } catch let error as RPCError {
      #expect(error.code == .invalidArgument)
      #expect(error.message == message)
    } catch {
      Issue.record("\(error)")
    }
  }

  private func drop(_ shop: inout Shop, stream: Identifier, cue: Bool) -> ScheduleDropRequest {
    ScheduleDropRequest(
      key: shop.key(), offer: shop.offer, stream: stream, pools: [PoolSpec(capacity: 1)],
      holdTime: TimeSpan(microseconds: 60_000_000), opensByCue: cue)
  }

  @Test("a drop that opens by a cue says of which stream")
  func cueOfNoStream() async throws {
    try await withShop { shop in
      let client = shop.client
      let unbound = drop(&shop, stream: 0, cue: true)
      await expectInvalid(
        "\(ScheduleDropRequest.messageName): stream must not be 0 with opensByCue: its cue opens the drop"
      ) {
        _ = try await client.drops.schedule(unbound)
      }
      for (stream, cue) in [(shop.stream, true), (0, false)] {
        let request = drop(&shop, stream: stream, cue: cue)
        guard case .scheduled = try await client.drops.schedule(request) else {
          Issue.record("stream \(stream), opensByCue \(cue) was refused")
          continue
        }
      }
    }
  }

  @Test("a new hub has room for a job; one that is known can be paused")
  func hubWithoutRoom() async throws {
    try await withShop { shop in
      let client = shop.client
      var hub = PutHubRequest(key: shop.key(), partner: shop.partner)
      let new = hub
      await expectInvalid(
        "\(PutHubRequest.messageName): openJobs must be 1 to 4294967295 of a new hub; 0 pauses one that is known"
      ) {
        _ = try await client.registry.putHub(new)
      }
      (hub.key, hub.openJobs) = (shop.key(), 1)
      guard case .stored(let stored) = try await client.registry.putHub(hub) else {
        Issue.record("no hub")
        return
      }
      (hub.key, hub.openJobs, hub.hub) = (shop.key(), 0, stored.hub)
      guard case .stored = try await client.registry.putHub(hub) else {
        Issue.record("the hub could not be paused")
        return
      }
      (hub.key, hub.partner) = (shop.key(), Self.nobody)
      let answer = try await client.registry.putHub(hub).detail
      #expect(answer == "there is no partner \(PartnerID(rawValue: Self.nobody.rawValue))")
    }
  }

  @Test("what an operator cannot do to a drop, and why")
  func control() async throws {
    try await withShop { shop in
      var said: [String] = []
      for action in [Messages.DropAction.open, .close, .open, .cancel, .close] {
        let request = ControlDropRequest(key: shop.key(), drop: shop.drop, action: action)
        switch try await shop.client.drops.control(request) {
        case .rejected(let rejected): said.append(rejected.detail)
        default: said.append("done")
        }
      }
      #expect(
        said == [
          "the drop cannot be opened: it is live", "done",
          "the drop cannot be opened: it is closed", "the drop cannot be cancelled: it is closed",
          "the drop cannot be closed: it is closed",
        ])
    }
  }

  @Test("whose it is, and what there is not")
  func names() async throws {
    try await withShop { shop in
      let client = shop.client
      let nobody = Self.nobody.rawValue
      var offer = PutOfferRequest(
        key: shop.key(), offer: shop.offer, version: 1, creator: 2, title: "tee",
        price: Money(minor: 1, currency: "EUR"), variants: ["M"])
      let foreign = try await client.offers.put(offer).detail
      #expect(foreign == "it belongs to another creator")
      (offer.key, offer.offer) = (shop.key(), Self.nobody)
      let unknown = try await client.offers.put(offer).detail
      #expect(unknown == "there is no offer \(OfferID(rawValue: nobody))")
      offer.price.currency = ""
      let nameless = offer
      await expectInvalid("price.currency: '' is not three capital letters") {
        _ = try await client.offers.put(nameless)
      }
      let open = OpenStreamRequest(key: shop.key(), stream: shop.stream, creator: 2, title: "")
      let stream = try await client.ingest.openStream(open).detail
      #expect(stream == "it belongs to another creator")
      var reserve = shop.reserve()
      reserve.drop = Self.nobody
      let reserved = try await client.reservations.reserve(reserve).detail
      #expect(reserved == "there is no drop \(DropID(rawValue: nobody))")
      let release = ReleaseRequest(key: shop.key(), buyer: 5, hold: Self.nobody)
      let released = try await client.reservations.release(release).detail
      #expect(released == "there is no hold \(HoldID(rawValue: nobody))")
    }
  }
}

extension PutOfferResult {
  fileprivate var detail: String { if case .rejected(let why) = self { why.detail } else { "" } }
}

extension PutHubResult {
  fileprivate var detail: String { if case .rejected(let why) = self { why.detail } else { "" } }
}

extension OpenStreamResult {
  fileprivate var detail: String { if case .rejected(let why) = self { why.detail } else { "" } }
}

extension ReserveResult {
  fileprivate var detail: String { if case .rejected(let why) = self { why.detail } else { "" } }
}

extension ReleaseResult {
  fileprivate var detail: String { if case .rejected(let why) = self { why.detail } else { "" } }
}
