import DropwireClient
import MessageServices
import Messages
import WireCodec

/// A drop of its own for one load run, open from the start.
struct HotDrop {
  let client: LiveClient
  /// Tells this run's keys from others'.
  let run: UInt64

  func schedule(
    capacity: UInt32, pools: Int, waitlist: UInt32
  ) async throws -> BuyerCrowd.Target {
    let target = try await scheduled(capacity: capacity, pools: pools, waitlist: waitlist)
    let open = ControlDropRequest(key: key(3), drop: target.drop, action: .open)
    guard
      case .changed = try await client.untilAnswered({ try await client.drops.control(open) })
    else { throw BenchError("the drop could not be opened") }
    return target
  }

  /// The same, not open yet.
  func scheduled(
    capacity: UInt32, pools: Int, waitlist: UInt32
  ) async throws -> BuyerCrowd.Target {
    let offer = PutOfferRequest(
      key: key(1), creator: 1, title: "Load", price: Money(minor: 100, currency: "EUR"),
      variants: (0..<pools).map { "pool \($0)" })
    guard
      case .stored(let stored) = try await client.untilAnswered({
        try await client.offers.put(offer)
      })
    else { throw BenchError("the offer was refused") }
    // An hour, the longest there is: no hold lapses while it is being counted.
    let drop = ScheduleDropRequest(
      key: key(2), offer: stored.offer,
      pools: (0..<pools).map { PoolSpec(hub: 0, variant: UInt32($0), capacity: capacity) },
      holdTime: TimeSpan(microseconds: 3_600_000_000), waitlistLimit: waitlist)
    let result = try await client.untilAnswered { try await client.drops.schedule(drop) }
    guard case .scheduled(let scheduled) = result else {
      throw BenchError("the drop was refused: \(result)")
    }
    return BuyerCrowd.Target(drop: scheduled.drop, pools: scheduled.pools)
  }

  private func key(_ number: UInt64) -> UUIDBytes { UUIDBytes(high: run, low: number) }
}
