import Basics
import Messages
import Testing
import WireCodec

@testable import DropEngine

/// Where everyone stands in line is counted in blocks; here it is counted one by one.
@Suite("Places in line")
struct LinePlacesTests {
  @Test(
    "are what a walk along the line finds, whoever joins and leaves",
    arguments: [1, 2, 3, 4] as [UInt64])
  func positions(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var driver = EngineDriver()
    let pool = try Self.openDrop(&driver)
    // Some lines are longer than a block, some have a head that never goes.
    let stay = seed % 2 == 0 ? 1 : 0
    var line: [(waiter: WaiterID, buyer: BuyerID, units: UInt32)] = []
    var buyer: UInt64 = 10
    for step in 0..<4_000 {
      let isShort = line.count < (step < 2_500 ? 700 : 20)
      if isShort && random.below(5) > 0 || line.count <= stay {
        buyer += 1
        let units = UInt32(1 + random.below(3))
        let outcome = driver.apply(
          Command(
            .reserve(
              Reserve(
                buyer: BuyerID(rawValue: buyer), drop: pool.drop,
                lines: UnitLines(UnitLine(pool: pool.pool, quantity: units)),
                minimumQuantity: units, joinWaitlist: true))), at: 1_000 + Int64(step))
        let reserved = try #require(outcome.result.reserved)
        #expect(reserved.position == UInt32(line.count + 1))
        line.append((reserved.waiter, BuyerID(rawValue: buyer), units))
      } else {
        let at = stay + Int(random.below(UInt64(line.count - stay)))
        let left = line.remove(at: at)
        let outcome = driver.apply(
          Command(.leaveWaitlist(LeaveWaitlist(waiter: left.waiter, buyer: left.buyer))),
          at: 1_000 + Int64(step))
        #expect(outcome.result == .leftWaitlist(left.waiter))
      }
      if step % 40 == 0 { Self.compare(line, driver.engine) }
    }
    Self.compare(line, driver.engine)
    let blocks = driver.engine.places.map(\.blocks.count).max() ?? 0
    #expect(blocks <= 2 * (line.count / Int(LinePlaces.blockSize) + 32) + 1)
  }

  private static func compare(
    _ line: [(waiter: WaiterID, buyer: BuyerID, units: UInt32)], _ engine: borrowing Engine
  ) {
    var units: UInt64 = 0
    for (index, place) in line.enumerated() {
      let result = engine.place(
        PlaceRequest(
          buyer: Identifier(rawValue: place.buyer.rawValue),
          waiter: Identifier(rawValue: place.waiter.rawValue)))
      guard case .place(let found) = result else {
        Issue.record("\(result)")
        continue
      }
      #expect(found.position == UInt32(index + 1))
      #expect(found.unitsAhead == units)
      units += UInt64(place.units)
    }
  }

  /// A drop of which everything is held.
  private static func openDrop(
    _ driver: inout EngineDriver
  ) throws -> (drop: DropID, pool: PoolID) {
    let offer = driver.apply(
      Command(
        .putOffer(
          PutOffer(
            creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100,
            currency: try #require(Currency("EUR")), variants: ["M"]))), at: 1)
    guard case .offerPut(let put) = offer.result else { throw Unexpected() }
    let drop = driver.apply(
      Command(
        .scheduleDrop(
          ScheduleDrop(
            offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 900)],
            holdTTLMicroseconds: 3_600_000_000, waitlistLimit: 100_000))), at: 2)
    guard case .dropScheduled(let scheduled) = drop.result else { throw Unexpected() }
    _ = driver.apply(
      Command(.controlDrop(ControlDrop(drop: scheduled.drop, action: .open))), at: 3)
    _ = driver.apply(
      Command(
        .reserve(
          Reserve(
            buyer: BuyerID(rawValue: 1), drop: scheduled.drop,
            lines: UnitLines(UnitLine(pool: scheduled.pool(at: 0), quantity: 900)),
            minimumQuantity: 900))), at: 4)
    return (scheduled.drop, scheduled.pool(at: 0))
  }

  private struct Unexpected: Error {}
}
