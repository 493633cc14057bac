import Basics
import Messages
import Testing
import WireCodec

@testable import DropEngine

/// What a hybrid drop is for: nobody leaves without an answer that has something in it.
@Suite("Hybrid drops")
struct HybridTests {
  private static let buyers: UInt64 = 150
  private static let units: UInt32 = 100

  /// A live drop of 100 units with a reservation of `reserved`, windows with `slots` between them, a line of `places`.
  private static func live(
    _ driver: inout EngineDriver, reserved: UInt32, slots: UInt32, places: UInt32
  ) throws -> (drop: Identifier, pool: Identifier) {
    let offer = driver.apply(
      Command(
        .putOffer(
          PutOffer(
            creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 1,
            currency: Currency(rawValue: 0x455552), variants: ["M"]))), at: 1)
    guard case .offerPut(let put) = offer.result else { throw NotSetUp() }
    var windows: [WindowSpec] = []
    for number in 0..<4 as Range<Int64> {
      windows.append(
        WindowSpec(
          class: .sameDay, start: Timestamp(microseconds: (number + 1) * 3_600_000_000),
          end: Timestamp(microseconds: (number + 2) * 3_600_000_000), capacity: slots / 4))
    }
    _ = driver.apply(
      Command(.logged(.putWindows(PutWindowsRequest(key: key(2), windows: windows)))), at: 2)
    let request = ScheduleDropRequest(
      key: key(3), offer: Identifier(rawValue: put.offer.rawValue),
      pools: [PoolSpec(hub: 0, variant: 0, capacity: units)],
      holdTime: TimeSpan(microseconds: 60_000_000), waitlistLimit: places,
      reservation: ReservationPlan(
        pools: [PoolSpec(hub: 0, variant: 0, capacity: reserved)], soldOut: true))
    let outcome = driver.apply(Command(.logged(.schedule(request))), at: 3)
    guard case .logged(.schedule(.scheduled(let scheduled))) = outcome.result else {
      throw NotSetUp()
    }
    _ = driver.apply(
      Command(
        .controlDrop(ControlDrop(drop: DropID(rawValue: scheduled.drop.rawValue), action: .open))),
      at: 4)
    return (scheduled.drop, scheduled.pools[0])
  }

  private struct NotSetUp: Error {}

  private static func key(_ number: UInt64) -> UUIDBytes { UUIDBytes(high: 12, low: number) }

  @Test(
    "150 requests for 100 units: 100 at once, 50 with a slot or a place, nobody with nothing",
    arguments: [(50, 60), (20, 60), (50, 12), (0, 60)] as [(UInt32, UInt32)])
  func everybodyIsAnswered(reserved: UInt32, slots: UInt32) throws {
    var driver = EngineDriver()
    let (drop, pool) = try Self.live(&driver, reserved: reserved, slots: slots, places: 150)
    var atOnce = 0
    var withSlot = 0
    var inLine = 0
    var opened: [Int] = []
    for buyer in 1...Self.buyers {
      let request = ReserveRequest(
        key: Self.key(9 + buyer), buyer: Identifier(rawValue: buyer), drop: drop, pool: pool,
        quantity: 1, waitlist: true)
      // Those who say nothing new, and those who do, are served alike.
      let body: Command.Body =
        buyer % 2 == 0 ? .reserve(Reserve(request)) : .logged(.reserve(request))
      let outcome = driver.apply(Command(body), at: 5 + Int64(buyer))
      if driver.lastEvents.contains(where: { event in
        if case .reservation(let update) = event.payload { return update.phase == .open }
        return false
      }) {
        opened.append(Int(buyer))
      }
      let reservation = try #require(outcome.result.reserved, "buyer \(buyer): \(outcome)")
      if reservation.hold.isNone {
        inLine += 1
        continue
      }
      guard let hold = driver.engine.hold(reservation.hold) else { throw NotSetUp() }
      if hold.window.isNone { atOnce += 1 } else { withSlot += 1 }
    }
    let slotted = Int(min(reserved, slots / 4 * 4, 50))
    #expect((atOnce, withSlot, inLine) == (100, slotted, 50 - slotted))
    // In the entry of the last unit, and in no other.
    #expect(opened == [100])
    #expect(driver.violations.isEmpty && driver.divergences.isEmpty)
  }
}
