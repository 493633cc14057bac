import Basics
import DropEngine
import Testing

@testable import dropwire

/// Logs decided again under other policies.
@Suite("dropwire replay: what would have been")
struct WhatIfTests {
  /// A log that is made by commands with times, with ticks where a server has them.
  final class Story {
    struct Entry {
      var command: Command
      var outcome: Outcome
      var events: [Event]
      var time: Int64
    }

    var engine = Engine(hashKey: HashKey(1, 2))
    var entries: [Entry] = []
    var rules = EngineRules.current

    /// Log time in seconds.
    func run(_ seconds: Double, _ body: Command.Body) -> Outcome {
      let time = Int64(seconds * 1_000_000)
      while let due = engine.nextDeadlineMicroseconds, due <= time {
        // A server wakes up a moment later.
        _ = apply(Command(.tick), min(due + 300, time))
      }
      let number = UInt64(entries.count)
      return apply(
        Command(
          body,
          identity: RequestIdentity(
            principal: PrincipalID(rawValue: 1), key: Key128(high: 7, low: number),
            fingerprint: number)), time)
    }

    private func apply(_ command: Command, _ time: Int64) -> Outcome {
      var events: [Event] = []
      var command = command
      command.rules = rules
      let outcome = engine.apply(
        command, sequence: UInt64(entries.count) + 1, at: time, events: &events)
      entries.append(Entry(command: command, outcome: outcome, events: events, time: time))
      return outcome
    }

    /// An open drop.
    func open(
      units: UInt32, buyerLimit: UInt32 = 0, places: UInt32 = 10
    ) throws -> (drop: DropID, pool: PoolID) {
      guard
        case .offerPut(let offer) = run(
          1,
          .putOffer(
            PutOffer(
              creator: CreatorID(rawValue: 1), title: "bread", priceMinor: 450,
              currency: try #require(Currency("EUR")), variants: ["rye"]))
        ).result,
        case .dropScheduled(let scheduled) = run(
          1,
          .scheduleDrop(
            ScheduleDrop(
              offer: offer.offer, pools: [PoolSpecification(variant: 0, capacity: units)],
              buyerLimit: buyerLimit, holdTTLMicroseconds: 60_000_000, waitlistLimit: places))
        ).result
      else { throw Failure() }
      _ = run(1, .controlDrop(ControlDrop(drop: scheduled.drop, action: .open)))
      return (scheduled.drop, scheduled.pool(at: 0))
    }

    func reserve(
      _ seconds: Double, _ buyer: UInt64, _ place: (drop: DropID, pool: PoolID), _ units: UInt32 = 1
    ) -> Reserved? {
      let outcome = run(
        seconds,
        .reserve(
          Reserve(
            buyer: BuyerID(rawValue: buyer), drop: place.drop,
            lines: UnitLines(UnitLine(pool: place.pool, quantity: units)), minimumQuantity: units,
            joinWaitlist: true)))
      guard case .reserved(let reserved) = outcome.result else { return nil }
      return reserved
    }

    func confirm(_ seconds: Double, _ buyer: UInt64, _ hold: HoldID) {
      _ = run(
        seconds,
        .confirm(
          Confirm(
            hold: hold, buyer: BuyerID(rawValue: buyer), payment: Key128(high: 9, low: buyer))))
    }

    /// The hold that a place in line became.
    func promoted(_ waiter: WaiterID) -> HoldID? {
      let hold = engine.waiter(waiter)?.hold ?? .none
      return hold.isNone ? nil : hold
    }

    func replay(_ policy: String?) throws -> WhatIf {
      var whatIf = WhatIf(try policy.map { try ReplayPolicy($0) })
      for (index, entry) in entries.enumerated() {
        let sequence = UInt64(index) + 1
        if index == 0 || entries[index - 1].time != entry.time {
          let hasTick = entries[index...].prefix { $0.time == entry.time }
            .contains { $0.command.body == .tick }
          whatIf.begin(at: entry.time, first: sequence, hasTick: hasTick)
        }
        whatIf.take(
          entry.command, entry.outcome, entry.events, sequence: sequence, at: entry.time)
      }
      return whatIf
    }
  }

  private struct Failure: Error {}

  /// 2 units: buyer 1 lets the hold lapse at 62 s, 2 pays; 3 and 4 wait, 3 is promoted and pays, 4 leaves.
  private func launch() throws -> (story: Story, drop: DropID) {
    let story = Story()
    let place = try story.open(units: 2)
    _ = story.reserve(2, 1, place)
    let second = try #require(story.reserve(3, 2, place))
    let third = try #require(story.reserve(4, 3, place))
    let fourth = try #require(story.reserve(5, 4, place))
    #expect(!third.waiter.isNone && !fourth.waiter.isNone)
    story.confirm(20, 2, second.hold)
    _ = story.run(70, .controlDrop(ControlDrop(drop: place.drop, action: .open)))
    let hold = try #require(story.promoted(third.waiter))
    story.confirm(75, 3, hold)
    _ = story.run(
      80, .leaveWaitlist(LeaveWaitlist(waiter: fourth.waiter, buyer: BuyerID(rawValue: 4))))
    return (story, place.drop)
  }

  @Test("a policy that says what was so changes nothing, and adds no tick")
  func same() throws {
    let (story, drop) = try launch()
    for policy in ["all capacity +0", "\(drop) hold-time 60s", "all waitlist-limit 10"] {
      let whatIf = try story.replay(policy)
      #expect(whatIf.recorded.drops == whatIf.replayed.drops, "\(policy)")
      #expect(whatIf.ticksAdded == 0)
    }
    let found = try #require(try story.replay(nil).recorded.drops[drop])
    #expect(found.capacity == 2 && found.reserves == 4 && found.granted == 2)
    #expect(found.waited == 2 && found.promoted == 1 && found.expired == 1)
    #expect(found.orders == 2 && found.unitsSold == 2 && found.revenueMinor == 900)
    #expect(found.currency == "EUR")
    let whatIf = try story.replay(nil)
    #expect(whatIf.replayed.drops.isEmpty && whatIf.drops == [drop] && whatIf.pools.count == 1)
  }

  @Test(
    "more units: who waited is granted at once, and the confirm of the promoted hold finds that one"
  )
  func moreUnits() throws {
    let (story, drop) = try launch()
    let found = try #require(try story.replay("all capacity 10").replayed.drops[drop])
    #expect(found.capacity == 10 && found.granted == 4 && found.waited == 0 && found.promoted == 0)
    // 3 has the hold 66 s earlier, and pays when it paid: too late. 4 leaves a line that it is not in.
    #expect(found.orders == 1 && found.refusedLater == [.holdExpired: 1])
    #expect(found.withoutCounterpart == 1 && found.refused.isEmpty)
    let longer = try #require(
      try story.replay("all capacity 10\nall hold-time 2min").replayed.drops[drop])
    #expect(longer.orders == 2 && longer.revenueMinor == 900 && longer.refusedLater.isEmpty)
  }

  @Test(
    "fewer units: who was granted waits; a confirm goes to the hold out of the line, or to none")
  func fewerUnits() throws {
    let (story, drop) = try launch()
    // Buyer 1 has the only unit until 62 s; then buyer 2 does, who has confirmed at 20 s and does not again.
    let one = try #require(try story.replay("all capacity 1").replayed.drops[drop])
    #expect(one.granted == 1 && one.waited == 3 && one.promoted == 1)
    #expect(one.orders == 0 && one.revenueMinor == 0)
    // The confirms of 2 and 3.
    #expect(one.withoutCounterpart == 2)
    let none = try #require(
      try story.replay("all capacity 0\nall waitlist-limit none").replayed.drops[drop])
    #expect(none.granted == 0 && none.waited == 0)
    #expect(none.refused.values.reduce(0, +) == 4)
  }

  @Test("a shorter hold time: units come free when they would have, between the entries of the log")
  func shorterHolds() throws {
    let story = Story()
    let place = try story.open(units: 1)
    _ = story.reserve(2, 1, place)
    let second = try #require(story.reserve(3, 2, place))
    // Nothing happens in the log until 50 s, when the first hold still lives.
    _ = story.reserve(50, 3, place)
    _ = story.run(55, .controlDrop(ControlDrop(drop: place.drop, action: .open)))
    let recorded = try #require(try story.replay(nil).recorded.drops[place.drop])
    #expect(recorded.expired == 0 && recorded.promoted == 0)
    let whatIf = try story.replay("all hold-time 10s")
    let found = try #require(whatIf.replayed.drops[place.drop])
    // 1 lapses at 12 s, 2 is promoted then and lapses at 22 s; 3 comes to a free unit.
    #expect(found.expired == 2 && found.promoted == 1)
    #expect(found.granted == 2 && found.waited == 1)
    #expect(whatIf.ticksAdded == 2)
    #expect(!second.waiter.isNone)
  }

  @Test("a buyer limit refuses, by its reason; keys sent again are one request")
  func buyerLimit() throws {
    let story = Story()
    let place = try story.open(units: 50)
    for second in 0..<5 { _ = story.reserve(2 + Double(second), 1, place, 2) }
    // The same key once more.
    let again = try #require(story.entries.last)
    var events: [Event] = []
    let outcome = story.engine.apply(
      again.command, sequence: UInt64(story.entries.count) + 1, at: again.time + 5, events: &events)
    #expect(outcome.isReplay)
    story.entries.append(
      .init(command: again.command, outcome: outcome, events: events, time: again.time + 5))
    let whatIf = try story.replay("all buyer-limit 4")
    let found = try #require(whatIf.replayed.drops[place.drop])
    #expect(whatIf.recorded.drops[place.drop]?.granted == 5)
    #expect(found.reserves == 5 && found.granted == 2 && found.unitsGranted == 4)
    #expect(found.refused == [.buyerLimit: 3])
  }

  @Test("a log of older rules stays one, with ticks of its own as well")
  func olderRules() throws {
    let story = Story()
    story.rules = .first
    let place = try story.open(units: 1)
    _ = story.reserve(2, 1, place)
    _ = story.reserve(30, 2, place)
    let whatIf = try story.replay("all hold-time 10s")
    #expect(whatIf.ticksAdded == 1 && whatIf.rules == .first)
    #expect(whatIf.replayed.drops[place.drop]?.granted == 2)
  }

  @Test("a replay gives the same twice")
  func deterministic() throws {
    let (story, drop) = try launch()
    let first = try story.replay("all hold-time 5s\nall capacity 150%")
    let second = try story.replay("all capacity 150%\nall hold-time 5s")
    #expect(first.replayed == second.replayed && first.digest == second.digest)
    #expect(first.replayed.drops[drop]?.capacity == 3)
  }
}
