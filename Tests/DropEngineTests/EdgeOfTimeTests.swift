import Basics
import DropEngine
import Stories
import Testing

/// No input traps the engine: whatever log time, limits, retention and a drop's times are, every sum
/// of them ends where time ends.
@Suite("The edges of time")
struct EdgeOfTimeTests {
  /// Where stories begin: the last three run into the end.
  static let starts: [Int64] = [
    .min, -1, LogTime.latestMicroseconds - 60_000_000, .max - 3_600_000_000, .max - 30_000_000,
    .max,
  ]

  /// What a time of the limits can be.
  static let lengths: [Int64] = [.min, -1, 0, 1, .max - 1, .max]

  private static func limits(_ length: Int64) -> EngineLimits {
    var limits = EngineLimits()
    limits.minimumHoldTTLMicroseconds = .min
    limits.maximumHoldTTLMicroseconds = .max
    limits.confirmTimeoutMicroseconds = length
    limits.refusalRetentionMicroseconds = length
    limits.idempotencyRetentionMicroseconds = length
    limits.finishedRetentionMicroseconds = length
    limits.dropRetentionMicroseconds = length
    limits.paymentRetentionMicroseconds = length
    limits.forgettingDelayMicroseconds = length
    limits.retiringPauseMicroseconds = length
    // Small enough to be reached, for what is said of when there will be room again.
    limits.idempotencyKeys = 60
    limits.promisedKeys = 20
    limits.buyers = 40
    return limits
  }

  /// The story's command, with times of its own that are at an edge, too.
  private func edged(_ command: Command, _ dice: inout SplitMix64) -> Command {
    guard case .scheduleDrop(var drop) = command.body else { return command }
    let edges = Self.lengths
    if dice.chance(percent: 40) {
      drop.holdTTLMicroseconds = edges[Int(dice.below(UInt64(edges.count)))]
    }
    if dice.chance(percent: 20) { drop.opensAtMicroseconds = .max }
    if dice.chance(percent: 20) { drop.closesAtMicroseconds = .max }
    var command = command
    command.body = .scheduleDrop(drop)
    return command
  }

  @Test("no story traps, and each replays to the same state", arguments: starts, lengths)
  func stories(start: Int64, length: Int64) throws {
    for seed in UInt64(1)...4 {
      var story = RandomStory(seed: seed, from: start, hasDispatch: seed % 2 == 0)
      var dice = SplitMix64(seed: seed)
      let limits = Self.limits(length)
      var driver = EngineDriver(limits: limits)
      var rows = MemoryRows()
      for number in 1...300 {
        var (command, time) = story.next()
        command = edged(command, &dice)
        if dice.below(60) == 0 {
          // An operator sets the clock right, from wherever it is.
          time = LogTime.latestMicroseconds - Int64(dice.below(2)) * LogTime.latestMicroseconds
          command = Command(.setClock(SetClock(timeMicroseconds: time)))
        }
        let outcome = driver.apply(command, at: time)
        story.learn(command, outcome, driver.lastEvents)
        _ = driver.engine.nextDeadlineMicroseconds
        if number % 50 == 0 { driver.engine.drainChanges(into: &rows) }
      }
      // Invariants go by durations that can be; that a replay is the same goes by none.
      #expect(driver.divergences.isEmpty, "seed \(seed)")
      let restored = try rows.restore(limits: limits)
      #expect(restored.digest() == driver.engine.digest(), "seed \(seed)")
    }
  }

  /// The fault that was found: something had ended, log time was near its end, and the next entry of
  /// whatever kind trapped.
  @Test("a hold that ended near the end of time is asked about, and nothing traps")
  func theEnd() throws {
    var driver = EngineDriver()
    let offer = driver.apply(
      Command(
        .putOffer(
          PutOffer(
            creator: CreatorID(rawValue: 1), title: "t", priceMinor: 100,
            currency: Currency("EUR")!, variants: ["M"]))), at: 0)
    guard case .offerPut(let put) = offer.result else { throw Unexpected(outcome: offer) }
    let scheduled = driver.apply(
      Command(
        .scheduleDrop(
          ScheduleDrop(
            offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 2)],
            holdTTLMicroseconds: 3_600_000_000))), at: 0)
    guard case .dropScheduled(let drop) = scheduled.result else {
      throw Unexpected(outcome: scheduled)
    }
    _ = driver.apply(Command(.controlDrop(ControlDrop(drop: drop.drop, action: .open))), at: 0)
    let reserve = Command(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 1), drop: drop.drop,
          lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1)))
    _ = driver.apply(reserve, at: 1)
    let end = Int64.max - 1_000_000
    _ = driver.apply(Command(.tick), at: end)
    guard case .reserved(let late) = driver.apply(reserve, at: end).result else {
      Issue.record("there is a unit")
      return
    }
    // It ends where time ends.
    #expect(late.deadlineMicroseconds == .max)
    _ = driver.apply(Command(.tick), at: .max)
    #expect(driver.engine.status(of: drop.drop)?.pools[0].held == 0)
    #expect(driver.divergences.isEmpty)
  }

  private struct Unexpected: Error { var outcome: Outcome }
}
