import Basics
import Testing

@testable import DropEngine

/// What is promised of memory, counted and not measured.
@Suite("What the tables take")
struct FootprintTests {
  /// An engine with so many live holds, each reserved under a key of its own.
  private static func engine(holds: UInt64) -> Engine {
    var engine = Engine(hashKey: HashKey(1, 2))
    var events: [Event] = []
    var sequence: UInt64 = 0
    func apply(_ command: Command, to engine: inout Engine) -> Outcome.Result {
      sequence += 1
      events.removeAll(keepingCapacity: true)
      return engine.apply(
        command, sequence: sequence, at: 1_000_000 + Int64(sequence), events: &events
      ).result
    }
    guard
      case .offerPut(let offer) = apply(
        Command(
          .putOffer(
            PutOffer(
              creator: CreatorID(rawValue: 1), title: "Tee", priceMinor: 100,
              currency: Currency("EUR") ?? Currency(rawValue: 0), variants: ["M"]))), to: &engine),
      case .dropScheduled(let drop) = apply(
        Command(
          .scheduleDrop(
            ScheduleDrop(
              offer: offer.offer,
              pools: [PoolSpecification(variant: 0, capacity: UInt32(holds))],
              holdTTLMicroseconds: 600_000_000))), to: &engine),
      case .dropControlled = apply(
        Command(.controlDrop(ControlDrop(drop: drop.drop, action: .open))), to: &engine)
    else {
      Issue.record("the set-up was refused")
      return engine
    }
    var rows = MemoryRows()
    for number in 1...holds {
      let command = Command(
        .reserve(
          Reserve(
            buyer: BuyerID(rawValue: number), drop: drop.drop,
            lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1)),
        identity: RequestIdentity(
          principal: PrincipalID(rawValue: 7), key: Key128(high: 1, low: number),
          fingerprint: number))
      guard case .reserved = apply(command, to: &engine) else {
        Issue.record("a reserve was refused")
        return engine
      }
      // As often as a checkpoint is begun.
      if number % 1_024 == 0 { engine.drainChanges(into: &rows) }
    }
    return engine
  }

  @Test("a live hold of one line takes at most 250 bytes with the outcome that is remembered")
  func hold() {
    // Indexes double: just before, they are full, and soon after they have most room to spare.
    for holds in [32_768, 40_000, 65_536] as [UInt64] {
      let engine = Self.engine(holds: holds)
      let footprint = engine.footprint
      #expect(engine.counts.holds == Int(holds))
      #expect(engine.counts.idempotencyKeys == Int(holds))
      #expect(footprint.total <= 250 * Int(holds), "\(footprint)")
      #expect(footprint.outcomes.records <= 66 * Int(holds), "\(footprint.outcomes)")
      #expect(footprint.outcomes.digests > 0 && footprint.deadlines > 0)
    }
  }
}
