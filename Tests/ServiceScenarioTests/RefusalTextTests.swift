import DropEngine
import Messages
import Testing
import WireCodec

@testable import DropServices

/// What a caller reads of a refusal: the names of the schema, the range, and no name of the engine.
@Suite("Refusals in words")
struct RefusalTextTests {
  private func sentence(_ code: RefusalCode, _ field: RefusedField = .none) -> String {
    let refusal = DropEngine.Refusal(code, field: field, available: 3)
    let outcome = Outcome(.refused(refusal), sequence: 9, logTimeMicroseconds: 0)
    return Rejected(refusal, of: outcome).detail
  }

  static let said: [(RefusalCode, RefusedField, String)] = [
    (.invalid, .holdTTL, "holdTime: 1 s to 3600 s"),
    (
      .invalid, .minimumQuantity,
      "minimum: 1 to the quantity, or 0 for all or nothing; of several lines 0, or all their units"
    ),
    (.invalid, .lines, "pool: one with its quantity, or 1 to 4 different ones in lines"),
    (.invalid, .drop, "drop: not 0, as a buyCue opens it"),
    (.invalid, .pools, "pools: 1 to 256 of them"),
    (.invalid, .price, "price.minor: 0 to 1000000000000"),
    (.invalid, .capacity, "pools.capacity: 0 to 100000000"),
    (.unknownHold, .none, "there is no such hold"),
    (.unknownWaiter, .none, "there is no such place in line"),
    (.unknownVariant, .pools, "pools.variant: the offer has no such variant"),
    (.unknownHub, .pools, "pools.hub: there is no such hub"),
    (.invalid, .windows, "windows: each id once"),
    (.invalid, .mode, "mode: instant, reservation or automatic"),
    (.invalid, .telemetry, "acceptRate: up to 1000 per mille; preparation: not negative"),
    (
      .invalid, .throttle,
      "refill: more than 0 with a burst; exitBacklog and exitPreparation below what enters, "
        + "exitAcceptRate from minAcceptRate on; spans up to a day"
    ),
    (
      .invalidTransition, .windowTimes,
      "slots of the window are taken: its class, start and end stay"
    ),
    (
      .invalidTransition, .reservation,
      "the drop has no reservation, or it has been opened or closed before"
    ),
    (.invalidTransition, .none, "the drop cannot be changed so: its state does not allow it"),
    (
      .invalid, .fence,
      "move: not 0, and up to 100000000; whom: a zone, a window or a partner, that of the fence "
        + "where one is named"
    ),
    (.unknownPool, .fence, "the pool has no such fence"),
    (.capacityReached, .fences, "the server has no room for more fences"),
    (.wrongZone, .hubs, "windows of a hub serve its zone: leave zone out"),
    (.capacityReached, .poolTable, "the server has no room for more pools"),
  ]

  @Test("say what the caller wrote, and the range", arguments: said.indices)
  func words(index: Int) {
    let (code, field, expected) = Self.said[index]
    #expect(sentence(code, field) == expected)
  }

  @Test("no name of the engine gets out, and every sentence fits")
  func allOfThem() {
    let inner = [
      "holdTTL", "minimumQuantity", "poolTable", "usage", "idempotencyKeys", "unknown",
    ]
    for code in RefusalCode.allCases {
      for field in RefusedField.allCases {
        let text = sentence(code, field)
        #expect(!text.isEmpty && text.utf8.count <= 200)
        #expect(!inner.contains { text.contains($0) }, "\(code) \(field): \(text)")
      }
    }
  }

  @Test("offsets of clocks are written as requests write them")
  func seconds() {
    let written = [0, 1, -1_529_871_843, 60_000_000, Int64.min].map { AdminHandler.seconds($0) }
    #expect(
      written == ["0s", "0.000001s", "-1529.871843s", "60s", "-9223372036854.775808s"])
  }

  /// What every call must meet is a rule of the schema: it is known before anything is sent.
  @Test("rules that every call must meet stand in the schema")
  func rules() {
    let key = UUIDBytes(high: 0, low: 1)
    func path(_ message: some WireMessage) -> String? {
      do throws(WireCodec.ValidationError) {
        try message.validate()
        return nil
      } catch {
        return error.path
      }
    }
    var offer = PutOfferRequest(key: key, creator: 1, title: "Tee", variants: ["M"])
    #expect(path(offer) == nil)
    offer.variants = []
    #expect(path(offer) == "variants")
    offer.variants = ["M", ""]
    #expect(path(offer) == "variants[1]")
    (offer.variants, offer.title) = (["M"], "")
    #expect(path(offer) == "title")
    var drop = ScheduleDropRequest(
      key: key, offer: 1, pools: [PoolSpec(capacity: 1)], holdTime: TimeSpan(microseconds: 1))
    #expect(path(drop) == nil)
    drop.pools = []
    #expect(path(drop) == "pools")
    (drop.pools, drop.holdTime) = ([PoolSpec()], TimeSpan(microseconds: 0))
    #expect(path(drop) == "holdTime")
    #expect(path(ControlDropRequest(key: key, drop: 1)) == "action")
    #expect(path(Messages.PublishMarker(stream: 1, producer: 1)) == "kind")
    #expect(path(RegisterPartnerRequest(key: key)) == "name")
    #expect(path(Messages.JobReport(job: 1)) == "action")
    #expect(path(ConfirmRequest(key: key, buyer: 1, hold: 1)) == "payment")
    #expect(path(BeginConfirmRequest(key: key, buyer: 1, hold: 1)) == "payment")
    #expect(path(PaymentResultRequest(key: key, hold: 1)) == "payment")
  }
}
