import DropEngine
import SequencerSupport
import Testing

@testable import Sequencer
@testable import Simulation

/// A simulator is worth what it finds: each of these mistakes has to be found within a bounded
/// number of seeds.
@Suite("Planted faults are found")
struct PlantedFaultTests {
  static let bound: UInt64 = 60

  /// The first seed that finds something, and what.
  static func search<Machine: StateMachine & ~Copyable, Workload: SimulationWorkload>(
    _ workload: Workload, _ subject: SimulationSubject<Machine>, faults: PlantedFaults = [],
    diskSkipsSync: Bool = false, steps: Int = 600
  ) -> (seeds: UInt64, failure: SimulationFailure)?
  where
    Workload.Command == Machine.Command, Workload.Outcome == Machine.Outcome,
    Workload.Event == Machine.Event
  {
    for seed in 1...bound {
      let simulator = Simulator(
        seed: seed, workload: workload, subject: subject, faults: faults,
        diskSkipsSync: diskSkipsSync)
      do {
        try simulator.run(steps: steps)
      } catch let failure as SimulationFailure {
        return (seed, failure)
      } catch {
        Issue.record("\(error)")
      }
    }
    return nil
  }

  private func expectFound(
    _ name: String, _ found: (seeds: UInt64, failure: SimulationFailure)?
  ) {
    guard let found else {
      Issue.record("\(name): not found in \(Self.bound) seeds")
      return
    }
    print("planted “\(name)”: found after \(found.seeds) seeds: \(found.failure.what)")
  }

  @Test(
    arguments: PlantedFaults.all.indices.filter {
      // Of answers, which the toy machine does not tell: below.
      PlantedFaults.all[$0].fault != .answersBeforeDurability
    })
  func inTheSequencer(_ index: Int) {
    let (name, fault) = PlantedFaults.all[index]
    // The engine traps when an entry comes twice.
    if fault != .firstRecordTwice {
      // Without a till there is more that ends, and is archived.
      expectFound(name, Self.search(EngineWorkload(hasTill: false), .engine(), faults: fault))
    }
    // Its clients do not send that much of what is urgent, its events have no times, its archive is small, and it adopts
    // no limits.
    if ![.urgentOnly, .oldEventsKept, .archiveTrimmedTooFar, .processLimits].contains(fault) {
      expectFound(name, Self.search(ToyWorkload(), .toy(), faults: fault))
    }
  }

  /// The toy machine does not say what a read has seen.
  @Test func inTheAnswersOfReads() {
    expectFound(
      "answers before durability",
      Self.search(EngineWorkload(), .engine(), faults: .answersBeforeDurability))
  }

  @Test func inTheDisk() {
    expectFound(
      "sync is skipped", Self.search(EngineWorkload(), .engine(), diskSkipsSync: true))
  }

  @Test func inTheMachine() {
    let subject = SimulationSubject.toy(forgetsKeysOnRestore: true)
    expectFound("idempotency keys are not restored", Self.search(ToyWorkload(), subject))
    expectFound(
      "other events, and the same outcomes",
      Self.search(ToyWorkload(), .toy(tellsOtherwise: true)))
  }

  // Those that a crash or a replay brings to light.
  @Test(arguments: [
    EngineFault.loseDirtyHold, .loseArchived, .archiveDrainedOnly, .forgetKey, .skipOffset,
    .loseAdoption,
  ])
  func inTheEngine(_ fault: EngineFault) {
    expectFound("\(fault)", Self.search(EngineWorkload(), .engine(fault: fault)))
  }

  /// Rules that are broken everywhere alike, and the invariant that says so: units and room that
  /// wait beside who waits for them, payments, and time.
  static let brokenRules: [(fault: EngineFault, invariant: Int)] = [
    (.skipPromotion, 7), (.keepImpossible, 7), (.leaveHubIdle, 21), (.voidPaid, 9), (.payTwice, 9),
    (.useLate, 18), (.keepDeadlines, 18), (.keepEnds, 23),
    (.takeNoToken, 30), (.ignoreSilence, 30), (.ignoreAdoption, 39),
  ]

  @Test(arguments: brokenRules.indices)
  func inTheRules(_ index: Int) {
    let (fault, invariant) = Self.brokenRules[index]
    let found = Self.search(EngineWorkload(), .engine(fault: fault, everywhere: true))
    expectFound("\(fault), everywhere", found)
    #expect(found?.failure.what.hasPrefix("invariant \(invariant) ") == true)
  }

  /// Nor in the engine: `ReachTests`.
  @Test func nothingIsFoundWhenNothingIsPlanted() {
    for seed in UInt64(1)...20 {
      #expect(throws: Never.self) {
        try Simulator(seed: seed, workload: ToyWorkload(), subject: .toy()).run(steps: 600)
      }
    }
  }
}
