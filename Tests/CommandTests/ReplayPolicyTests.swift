import Basics
import DropEngine
import Messages
import Testing
import WireCodec

@testable import dropwire

@Suite("dropwire replay: policies")
struct ReplayPolicyTests {
  private static let drop = DropID(sequence: 3, index: 0)
  private static let pools = [PoolID(sequence: 3, index: 1), PoolID(sequence: 3, index: 2)]

  private func scheduled(_ policy: String) throws -> ScheduleDrop {
    let command = ScheduleDrop(
      offer: OfferID(sequence: 1, index: 0),
      pools: [
        PoolSpecification(variant: 0, capacity: 100), PoolSpecification(variant: 1, capacity: 7),
      ], buyerLimit: 5, holdTTLMicroseconds: 60_000_000, waitlistLimit: 50)
    return try ReplayPolicy(policy).apply(
      to: command, of: Self.drop, Self.pools)
  }

  @Test("what statements change, and which one wins")
  func statements() throws {
    let pool = Self.pools[1]
    let other = DropID(sequence: 9, index: 0)
    // statement(s); buyer limit, hold time, waitlist limit, capacities
    let table: [(String, UInt32, Int64, UInt32, [UInt32])] = [
      ("all buyer-limit 2", 2, 60_000_000, 50, [100, 7]),
      ("all buyer-limit none", 0, 60_000_000, 50, [100, 7]),
      ("all hold-time 1500ms", 5, 1_500_000, 50, [100, 7]),
      ("  all\thold-time 2min # two", 5, 120_000_000, 50, [100, 7]),
      ("all hold-time 30s\n\(Self.drop) hold-time 45s", 5, 45_000_000, 50, [100, 7]),
      ("\(Self.drop) hold-time 45s\nall hold-time 30s", 5, 45_000_000, 50, [100, 7]),
      ("\(other) hold-time 45s", 5, 60_000_000, 50, [100, 7]),
      ("all waitlist-limit none\r\nall capacity 120%", 5, 60_000_000, 0, [120, 8]),
      ("all capacity +10\n\n# a pool\n\(pool) capacity 3", 5, 60_000_000, 50, [110, 3]),
      ("all capacity -10", 5, 60_000_000, 50, [90, 0]),
      ("all capacity 100000000\n\(pool) capacity 0", 5, 60_000_000, 50, [100_000_000, 0]),
      ("all capacity 1000000%", 5, 60_000_000, 50, [1_000_000, 70_000]),
    ]
    for (text, limit, time, places, capacities) in table {
      let found = try scheduled(text)
      #expect(found.buyerLimit == limit, "\(text)")
      #expect(found.holdTTLMicroseconds == time, "\(text)")
      #expect(found.waitlistLimit == places, "\(text)")
      #expect(found.pools.map(\.capacity) == capacities, "\(text)")
    }
  }

  @Test("who may pass, and when a reservation opens")
  func words() throws {
    let policy = try ReplayPolicy(
      "all bypass on\n\(Self.drop) sold-out off\n\(Self.drop) demand 40")
    let plan = ReservationPlan(soldOut: true, demand: 3)
    let hybrid = policy.apply(
      to: ScheduleDropRequest(waitlistLimit: 5, reservation: plan), of: Self.drop, Self.pools)
    #expect(hybrid.bypass == true && hybrid.reservation?.soldOut == false)
    #expect(hybrid.reservation?.demand == 40 && hybrid.waitlistLimit == 5)
    // What cannot be said when a drop is scheduled is said behind it.
    let id = DropID(sequence: 7, index: 1)
    #expect(
      policy.afterwards(of: Self.drop, as: id)
        == SetPolicyRequest(drop: Identifier(rawValue: id.rawValue), bypass: true))
    #expect(try ReplayPolicy("all bypass off").afterwards(of: Self.drop, as: id) == nil)
    let off = try ReplayPolicy("all bypass off\nall demand none").apply(
      to: ScheduleDropRequest(reservation: plan, bypass: true), of: Self.drop, Self.pools)
    #expect(off.bypass == false && off.reservation?.demand == 0 && off.reservation?.soldOut == true)
  }

  @Test("what is wrong is said with its line and column, all of it at once")
  func problems() {
    let table: [(String, [String])] = [
      ("", ["1:1: says nothing; such as: all hold-time 30s"]),
      ("# only words", ["1:1: says nothing; such as: all hold-time 30s"]),
      (
        "everything hold-time 30s",
        ["1:1: everything is neither all, nor the id of a drop or a pool"]
      ),
      (
        "hold_3w00 hold-time 30s",
        ["1:1: hold_3w00 is neither all, nor the id of a drop or a pool"]
      ),
      ("all bypass yes", ["1:12: yes is not on or off"]),
      ("all demand 5000000000", ["1:12: at most 4294967295 units"]),
      (
        "all",
        [
          "1:4: a setting is missing; there are buyer-limit, hold-time, waitlist-limit, bypass, "
            + "sold-out, demand, capacity"
        ]
      ),
      (
        "all price 3",
        [
          "1:5: price is no setting; there are buyer-limit, hold-time, waitlist-limit, bypass, "
            + "sold-out, demand, capacity"
        ]
      ),
      ("all hold-time", ["1:14: a value is missing: a time such as 45s, 1500ms or 5min"]),
      ("all  hold-time  30", ["1:17: 30 is not a time such as 45s, 1500ms or 5min"]),
      ("all hold-time -30s", ["1:15: -30s is not a time such as 45s, 1500ms or 5min"]),
      ("all hold-time 1ms", ["1:15: a hold lasts from 1000 ms to 60 min"]),
      ("all hold-time 999999999999min", ["1:15: a hold lasts from 1000 ms to 60 min"]),
      ("all buyer-limit two", ["1:17: two is not a number, or none"]),
      ("all buyer-limit 9999999999", ["1:17: at most 4294967295 units"]),
      ("all waitlist-limit 1000001", ["1:20: at most 1000000 wait for a pool"]),
      ("all capacity none", ["1:14: none is not a number of units, +N, -N, or N%"]),
      ("all capacity 100000001", ["1:14: a pool has at most 100000000 units"]),
      (
        "all capacity 99999999999999999999",
        ["1:14: 99999999999999999999 is not a number of units, +N, -N, or N%"]
      ),
      ("all capacity 3 4", ["1:16: 4 is too much: one statement a line"]),
      ("pool_3w01 hold-time 30s", ["1:11: a pool has a capacity; hold-time is its drop's"]),
      (
        "all hold-time 30s\nall hold-time 40s",
        ["2:1: all hold-time is said in line 1 already"]
      ),
      (
        "all x 1\n\nnone\nall capacity ½",
        [
          "1:5: x is no setting; there are buyer-limit, hold-time, waitlist-limit, bypass, "
            + "sold-out, demand, capacity",
          "3:1: none is neither all, nor the id of a drop or a pool",
          "4:14: ½ is not a number of units, +N, -N, or N%",
        ]
      ),
    ]
    for (text, expected) in table {
      do throws(ReplayPolicy.Problems) {
        _ = try ReplayPolicy(text)
        Issue.record("taken: \(text)")
      } catch {
        #expect(error.all.map(\.description) == expected)
      }
    }
  }

  @Test("statements about what the log has not")
  func unused() throws {
    let pool = PoolID(sequence: 3, index: 1)
    let policy = try ReplayPolicy(
      "all hold-time 30s\n\(pool) capacity 3\n\(Self.drop) buyer-limit 1")
    #expect(policy.unused(drops: [Self.drop], pools: [pool]).isEmpty)
    let unused = policy.unused(drops: [], pools: [])
    #expect(unused.map(\.line) == [2, 3])
    #expect(unused.map { "\($0.target)" } == ["\(pool)", "\(Self.drop)"])
  }
}
