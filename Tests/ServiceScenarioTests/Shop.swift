import DropwireClient
import MessageServices
import Messages
import RPC
import WireCodec

/// A server with something to sell and something to follow, for tests of one call.
struct Shop {
  let server: LiveServer
  var client: LiveClient { server.client }
  var partner: Identifier = 0
  var stream: Identifier = 0
  var drop: Identifier = 0
  var pool: Identifier = 0
  private var lastKey: UInt64 = 0
  private var markers: UInt64 = 0
  var offer: Identifier = 0

  init(_ server: LiveServer) async throws {
    self.server = server
    guard
      case .registered(let partner) = try await client.registry.registerPartner(
        RegisterPartnerRequest(key: key(), name: "partner"))
    else { throw RPCError(.internal, "no partner") }
    self.partner = partner.partner
    stream = try await open()
    guard
      case .stored(let offer) = try await client.offers.put(
        PutOfferRequest(
          key: key(), creator: 1, title: "tee",
          price: Money(minor: 2_500, currency: "EUR"), variants: ["M"]))
    else { throw RPCError(.internal, "no offer") }
    self.offer = offer.offer
    (drop, pool) = try await schedule(capacity: 10_000)
  }

  /// Gives `body` a shop on the server, which is stopped afterwards.
  static func with(
    _ server: LiveServer, _ body: (inout Shop) async throws -> Void
  ) async throws {
    do {
      var shop = try await Shop(server)
      try await body(&shop)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  /// A key that nobody has used.
  mutating func key() -> UUIDBytes {
    lastKey += 1
    return UUIDBytes(high: 77, low: lastKey)
  }

  /// Opens a stream: a new one, or this one again.
  mutating func open(_ stream: Identifier = 0) async throws -> Identifier {
    let request = OpenStreamRequest(key: key(), stream: stream, creator: 1, title: "show")
    guard case .opened(let opened) = try await client.ingest.openStream(request) else {
      throw RPCError(.internal, "no stream")
    }
    return opened.stream
  }

  mutating func close() async throws {
    let request = CloseStreamRequest(key: key(), stream: stream)
    guard case .closed = try await client.ingest.closeStream(request) else {
      throw RPCError(.internal, "not closed")
    }
  }

  /// A drop on the stream that opens and closes at these times; what became of it.
  mutating func schedule(
    opensAt: Timestamp?, closesAt: Timestamp?
  ) async throws
    -> ScheduleDropResult
  {
    try await client.drops.schedule(
      ScheduleDropRequest(
        key: key(), offer: offer, stream: stream,
        pools: [PoolSpec(hub: 0, variant: 0, capacity: 1)],
        holdTime: TimeSpan(microseconds: 120_000_000), opensAt: opensAt, closesAt: closesAt))
  }

  /// A drop on the stream, which is opened.
  mutating func schedule(capacity: UInt32) async throws -> (drop: Identifier, pool: Identifier) {
    let request = ScheduleDropRequest(
      key: key(), offer: offer, stream: stream,
      pools: [PoolSpec(hub: 0, variant: 0, capacity: capacity)],
      holdTime: TimeSpan(microseconds: 120_000_000))
    guard case .scheduled(let made) = try await client.drops.schedule(request),
      case .changed = try await client.drops.control(
        ControlDropRequest(key: key(), drop: made.drop, action: .open))
    else { throw RPCError(.internal, "no drop") }
    return (made.drop, made.pools[0])
  }

  mutating func reserve(_ quantity: UInt32 = 1) -> ReserveRequest {
    ReserveRequest(key: key(), buyer: 5, drop: drop, pool: pool, quantity: quantity)
  }

  mutating func marker(_ title: String = "") -> PublishMarker {
    markers += 1
    return PublishMarker(
      stream: stream, producer: 9, sequence: markers, kind: .note, title: title)
  }

  /// Publishes so many markers.
  mutating func publish(_ count: Int) async throws {
    let call = try await client.ingest.publish()
    for _ in 0..<count { try await call.requests.send(marker()) }
    call.requests.finish()
    var accepted = 0
    for try await answer in call.responses {
      if case .accepted = answer { accepted += 1 }
    }
    guard accepted == count else { throw RPCError(.internal, "\(accepted) of \(count)") }
  }
}
