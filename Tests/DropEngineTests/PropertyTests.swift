import Basics
import DropEngine
import Foundation
import Stories
import Testing

@Suite("Properties over random stories")
struct PropertyTests {
  /// 40 stories, or as many as DROPWIRE_SEEDS says, beginning at DROPWIRE_FIRST_SEED.
  static let seeds: [UInt64] = {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["DROPWIRE_SEEDS"].flatMap { UInt64($0) } ?? 40
    let first = environment["DROPWIRE_FIRST_SEED"].flatMap { UInt64($0) } ?? 1
    return Array(first..<(first + max(count, 1)))
  }()

  /// Limits small enough for stories to reach them.
  static func limits(_ seed: UInt64) -> EngineLimits {
    var limits = EngineLimits()
    if seed % 3 == 0 {
      limits.waitersPerEntry = 2
      limits.deadlinesPerTick = 3
      limits.jobsPerEntry = 1
    }
    if seed % 4 == 0 {
      limits.idempotencyRetentionMicroseconds = 20_000_000
      limits.finishedRetentionMicroseconds = 30_000_000
      limits.paymentRetentionMicroseconds = 45_000_000
    }
    if seed % 5 == 0 {
      limits.holds = 40
      limits.idempotencyKeys = 60
      limits.promisedKeys = 20
      limits.refusals = 12
      limits.payments = 50
    }
    return limits
  }

  @Test("every invariant holds after every entry", arguments: seeds)
  func invariants(seed: UInt64) {
    var story = RandomStory(seed: seed)
    var driver = EngineDriver(limits: Self.limits(seed))
    for _ in 0..<600 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
      if !driver.violations.isEmpty || !driver.divergences.isEmpty { break }
    }
    #expect(driver.violations.isEmpty, "seed \(seed)")
    #expect(driver.divergences.isEmpty, "seed \(seed)")
  }

  @Test("every invariant holds where hubs are waited for", arguments: seeds)
  func dispatch(seed: UInt64) {
    var story = RandomStory(seed: seed, hasTill: seed % 2 == 0, hasDispatch: true)
    var driver = EngineDriver(limits: Self.limits(seed))
    for _ in 0..<900 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
      if !driver.violations.isEmpty || !driver.divergences.isEmpty { break }
    }
    #expect(driver.violations.isEmpty, "seed \(seed)")
    #expect(driver.divergences.isEmpty, "seed \(seed)")
  }

  @Test("a monitor that scans now and then is as silent, and still finds what is wrong")
  func sparseMonitor() {
    for fault in [EngineFault.none, .barge, .forgetToFree, .skipOffset] {
      var found = 0
      for seed in UInt64(1)...24 where found == 0 || fault == .none {
        var story = RandomStory(seed: seed)
        var engine = Engine(limits: Self.limits(seed), hashKey: HashKey(1, 2))
        engine.fault = fault
        var monitor = InvariantMonitor(scanEvery: 10)
        for sequence in UInt64(1)...400 where found == 0 {
          let (command, time) = story.next()
          var events: [Event] = []
          let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
          story.learn(command, outcome, events)
          let entry = ObservedEntry(
            command: command, sequence: sequence, logTimeMicroseconds: time, outcome: outcome,
            events: events)
          found += monitor.observe(entry, engine: engine).count
        }
      }
      #expect((found > 0) == (fault != .none), "\(fault)")
    }
  }

  @Test("checkpoint and tail give the live state, and live on alike", arguments: seeds)
  func checkpoints(seed: UInt64) throws {
    // Every second one where hubs are waited for.
    var story = RandomStory(seed: seed &+ 1_000, hasDispatch: seed % 2 == 1)
    let limits = Self.limits(seed)
    var live = Engine(limits: limits, hashKey: HashKey(1, 2))
    var rows = MemoryRows()
    var checkpointed: UInt64 = 0
    var tail: [(command: Command, sequence: UInt64, time: Int64)] = []
    var dice = SplitMix64(seed: seed)
    for sequence in UInt64(1)...900 {
      let (command, time) = story.next()
      var events: [Event] = []
      let outcome = live.apply(command, sequence: sequence, at: time, events: &events)
      story.learn(command, outcome, events)
      tail.append((command, sequence, time))
      if dice.chance(percent: 4) {
        live.drainChanges(into: &rows)
        checkpointed = sequence
        tail = []
      }
      guard checkpointed > 0, dice.chance(percent: 2) else { continue }
      var restored = try rows.restore(limits: limits)
      #expect(restored.lastSequence == checkpointed)
      for entry in tail {
        var replayed: [Event] = []
        _ = restored.apply(
          entry.command, sequence: entry.sequence, at: entry.time, events: &replayed)
      }
      #expect(restored.digest() == live.digest(), "seed \(seed), cut at \(sequence)")
    }
    // The restored engine goes on like the one that never stopped: same outcomes, same events.
    live.drainChanges(into: &rows)
    var twin = try rows.restore(limits: limits)
    for sequence in UInt64(901)...1_200 {
      let (command, time) = story.next()
      var events: [Event] = []
      var twinEvents: [Event] = []
      let outcome = live.apply(command, sequence: sequence, at: time, events: &events)
      let other = twin.apply(command, sequence: sequence, at: time, events: &twinEvents)
      story.learn(command, outcome, events)
      #expect(outcome == other, "seed \(seed), entry \(sequence)")
      #expect(events == twinEvents, "seed \(seed), entry \(sequence)")
      if outcome != other || events != twinEvents { break }
    }
    #expect(twin.digest() == live.digest(), "seed \(seed)")
  }

  @Test("commands, outcomes and events come back from their bytes", arguments: seeds)
  func forms(seed: UInt64) throws {
    var story = RandomStory(seed: seed &+ 2_000)
    var driver = EngineDriver(limits: Self.limits(seed))
    for _ in 0..<400 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      let events = driver.lastEvents
      story.learn(command, outcome, events)
      var sink = ByteSink()
      command.encode(into: &sink)
      outcome.encode(into: &sink)
      for event in events { event.encode(into: &sink) }
      var source = ByteSource(sink.bytes)
      #expect(try Command(from: &source) == command, "seed \(seed)")
      #expect(try Outcome(from: &source) == outcome, "seed \(seed)")
      for event in events { #expect(try Event(from: &source) == event, "seed \(seed)") }
      try source.finish()
    }
    let digest = Replay.digest(driver.log, limits: driver.engine.limits)
    #expect(digest == driver.engine.digest(), "seed \(seed)")
  }

  @Test("a drain holds what changed, not what there is")
  func drainsAreIncremental() {
    var story = RandomStory(seed: 7)
    var driver = EngineDriver()
    for _ in 0..<2_000 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
    }
    // Nothing is forgotten by the way.
    let longest = Retention(
      keysMicroseconds: Retention.mostMicroseconds,
      finishedMicroseconds: Retention.mostMicroseconds,
      dropsMicroseconds: .max)
    _ = driver.apply(Command(.retain(longest)), at: story.time)
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    #expect(rows.count > 300)
    rows.changes = 0
    driver.engine.drainChanges(into: &rows)
    #expect(rows.changes == 1)
    _ = driver.apply(Command(.registerPartner(RegisterPartner(name: "x"))), at: story.time)
    rows.changes = 0
    driver.engine.drainChanges(into: &rows)
    #expect(rows.changes == 2)
  }
}
