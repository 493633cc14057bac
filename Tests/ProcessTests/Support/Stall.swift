import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

/// The smallest thing to buy from: a stream, an offer and an open drop with one pool.
struct Stall: Sendable {
  var stream: Identifier
  var drop: Identifier
  var pool: Identifier

  /// Makes one.
  static func set(up client: LiveClient, units: UInt32) async throws -> Stall {
    guard
      case .opened(let stream) = try await client.ingest.openStream(
        OpenStreamRequest(key: UUIDBytes(high: 1, low: 1), creator: 1, title: "on the square")),
      case .stored(let offer) = try await client.offers.put(
        PutOfferRequest(
          key: UUIDBytes(high: 1, low: 2), creator: 1, title: "bread",
          price: Money(minor: 450, currency: "EUR"), variants: ["rye"])),
      case .scheduled(let drop) = try await client.drops.schedule(
        ScheduleDropRequest(
          key: UUIDBytes(high: 1, low: 3), offer: offer.offer, stream: stream.stream,
          pools: [PoolSpec(capacity: units)], holdTime: TimeSpan(microseconds: 600_000_000),
          waitlistLimit: 100, opensByCue: false)),
      case .changed(let change) = try await client.drops.control(
        ControlDropRequest(key: UUIDBytes(high: 1, low: 4), drop: drop.drop, action: .open))
    else { throw Refused("setting up") }
    #expect(change.phase == .live)
    return Stall(
      stream: stream.stream, drop: drop.drop, pool: try #require(drop.pools.first))
  }

  /// Holds units.
  func reserve(
    _ client: LiveClient, buyer: UInt64, quantity: UInt32, key: UInt64
  ) async throws -> Reserved {
    let result = try await client.reservations.reserve(
      ReserveRequest(
        key: UUIDBytes(high: 2, low: key), buyer: Identifier(rawValue: buyer), drop: drop,
        pool: pool, quantity: quantity))
    guard case .reserved(let reserved) = result else { throw Refused("\(result)") }
    return reserved
  }

  /// The pool's counters.
  func status(_ client: LiveClient) async throws -> PoolStatus {
    let result = try await client.drops.get(GetDropRequest(drop: drop))
    guard case .status(let status) = result else { throw Refused("\(result)") }
    return try #require(status.pools.first)
  }
}

/// The server said no where it had no reason to.
struct Refused: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
