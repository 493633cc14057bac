import Basics
import DropEngine
import JSONText
import LogContract
import Messages
import Testing
import WireCodec

@testable import dropwire

extension WhatIfTests {
  /// 1 unit at once and 2 with a slot of a hub's window: 1 has the unit, 2 and 3 have slots, 4 none; 3 gives it back.
  private func hybrid() throws -> (story: Story, drop: DropID, reserved: PoolID) {
    let story = Story()
    guard
      case .offerPut(let offer) = story.run(
        1,
        .putOffer(
          PutOffer(
            creator: CreatorID(rawValue: 1), title: "bread", priceMinor: 450,
            currency: try #require(Currency("EUR")), variants: ["rye"]))
      ).result,
      case .partnerRegistered(let partner) = story.run(
        1, .registerPartner(RegisterPartner(name: "crew"))
      ).result,
      case .hubPut(let hub) = story.run(
        1,
        .putHub(
          PutHub(
            partner: partner, zone: 0, capabilities: .homeDelivery, maximumOpenJobs: 9))
      ).result,
      case .logged(.setThrottle(.changed)) = story.run(
        1,
        .logged(
          .setThrottle(
            SetThrottleRequest(hub: Identifier(rawValue: hub.rawValue), enterBacklog: 9)))
      ).result,
      case .logged(.putWindows(.put(let windows))) = story.run(
        1,
        .logged(
          .putWindows(
            PutWindowsRequest(
              partner: Identifier(rawValue: partner.rawValue),
              hub: Identifier(rawValue: hub.rawValue),
              windows: [
                WindowSpec(
                  class: .sameDay, start: Timestamp(microseconds: 3_600_000_000),
                  end: Timestamp(microseconds: 7_200_000_000), capacity: 9)
              ])))
      ).result,
      case .logged(.schedule(.scheduled(let scheduled))) = story.run(
        1,
        .logged(
          .schedule(
            ScheduleDropRequest(
              offer: Identifier(rawValue: offer.offer.rawValue), pools: [PoolSpec(capacity: 1)],
              holdTime: TimeSpan(microseconds: 60_000_000),
              reservation: ReservationPlan(
                pools: [PoolSpec(capacity: 2)], soldOut: true,
                lasts: TimeSpan(microseconds: 1_800_000_000)))))
      ).result
    else { throw Broken() }
    let drop = DropID(rawValue: scheduled.drop.rawValue)
    _ = story.run(1, .controlDrop(ControlDrop(drop: drop, action: .open)))
    let place = (drop: drop, pool: PoolID(rawValue: scheduled.pools[0].rawValue))
    _ = story.reserve(2, 1, place)
    _ = story.reserve(3, 2, place)
    func reserve(_ seconds: Double, _ buyer: UInt64) -> DropEngine.Reserved? {
      story.run(
        seconds,
        .logged(
          .reserve(
            ReserveRequest(
              buyer: Identifier(rawValue: buyer), drop: scheduled.drop,
              pool: scheduled.pools[1], quantity: 1, window: windows.windows[0])))
      ).result.reserved
    }
    let third = try #require(reserve(4, 3))
    #expect(reserve(5, 4) == nil)
    _ = story.run(6, .release(Release(hold: third.hold, buyer: BuyerID(rawValue: 3))))
    return (story, drop, PoolID(rawValue: scheduled.pools[1].rawValue))
  }

  private struct Broken: Error {}

  @Test(
    "a hybrid drop, windows and a throttle: calls of the contract are counted, and named as all else"
  )
  func hybridDrop() throws {
    let (story, drop, reserved) = try hybrid()
    let same = try story.replay("\(drop) hold-time 60s")
    let found = try #require(same.recorded.drops[drop])
    #expect(found.capacity == 3 && found.currency == "EUR")
    #expect(found.reserves == 4 && found.granted == 3 && found.unitsGranted == 3)
    #expect(found.refused == [.soldOut: 1] && found.released == 1)
    #expect(same.replayed.drops == same.recorded.drops)

    let more = try #require(try story.replay("all capacity +1").replayed.drops[drop])
    #expect(more.capacity == 5 && more.granted == 4 && more.refused.isEmpty && more.released == 1)
    // Without units of the reservation the second is refused as well, and the third has nothing to give back.
    let none = try #require(try story.replay("\(reserved) capacity 0").replayed.drops[drop])
    #expect(none.capacity == 1 && none.granted == 1 && none.refused.values.reduce(0, +) == 3)
    #expect(none.released == 0 && none.withoutCounterpart == 1)
    // Each lapses before the next asks, at once or with a slot; 4 has the one that 3 had.
    let short = try #require(try story.replay("\(drop) hold-time 1s").replayed.drops[drop])
    #expect(short.granted == 4 && short.expired == 4 && short.refusedLater == [.holdExpired: 1])
  }
  @Test(
    "dropwire inspect: a reservation's row says for how long in seconds, and until when as a time")
  func reservationRow() throws {
    let (story, _, _) = try hybrid()
    var rows = Rows()
    story.engine.drainChanges(into: &rows)
    let (key, value) = try #require(rows.reservation)
    let row = try StoredRow(table: StateTable.reservations.rawValue, key: key, value: value)
    let text = StoredJSON(seed: [1]).line(row, of: .reservations).compactText
    #expect(text.contains(#""lasts":"1800s""#), "\(text)")
    #expect(text.contains(#""closesAt":"1970-01-01T00:30:02Z""#), "\(text)")
  }

  private struct Rows: RowSink {
    var reservation: (key: [UInt8], value: [UInt8])?

    mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
      if table == StateTable.reservations.rawValue { reservation = (key, value) }
    }

    mutating func delete(table: UInt8, key: [UInt8]) {}

    mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {}
  }
}
