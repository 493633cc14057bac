import Foundation
import DropEngine
import SequencerSupport
import Storage
import Testing

@testable import Sequencer
@testable import Simulation

/// How long and from which seed the simulations run.
enum SimulationSettings {
  private static let environment = ProcessInfo.processInfo.environment

  /// Set to replay one seed.
  static let seed: UInt64? = environment["DROPWIRE_SIMULATION_SEED"].flatMap { UInt64($0) }

  /// Seconds to spend on new seeds.
  static let seconds = environment["DROPWIRE_SIMULATION_SECONDS"].flatMap { Double($0) } ?? 15

  /// Set to run so many seeds of each kind, however long it takes.
  static let runs = environment["DROPWIRE_SIMULATION_RUNS"].flatMap { Int($0) }

  /// Another one in every run; printed.
  static let firstSeed = seed ?? UInt64.random(in: 1...UInt64(UInt32.max)) << 16
}

extension SimulationFailure: CustomTestStringConvertible {
  /// With what runs it again.
  public var testDescription: String {
    "\(self)\nreplay: make check ONLY=SimulationTests SEED=\(seed)"
  }
}

@Suite("Simulation")
struct SeededRunTests {
  /// Runs seeds until the time is over; one when a seed is given.
  static func explore<Machine: StateMachine & ~Copyable, Workload: SimulationWorkload>(
    _ workload: Workload, _ subject: SimulationSubject<Machine>, seconds: Double, steps: Int
  ) throws
  where
    Workload.Command == Machine.Command, Workload.Outcome == Machine.Outcome,
    Workload.Event == Machine.Event
  {
    let start = ContinuousClock.now
    var seed = SimulationSettings.firstSeed
    var runs = 0
    var crashes: UInt64 = 0
    var entries = 0
    repeat {
      let simulator = Simulator(seed: seed, workload: workload, subject: subject)
      try simulator.run(steps: steps)
      crashes += simulator.crashes
      entries += simulator.ledger.acknowledgedCount
      runs += 1
      seed += 1
    } while SimulationSettings.seed == nil
      && (SimulationSettings.runs.map { runs < $0 }
        ?? (ContinuousClock.now - start < .seconds(seconds)))
    print(
      """
      simulation of \(Workload.self): seeds \(SimulationSettings.firstSeed)..<\(seed), \
      \(runs) runs, \(crashes) crashes, \(entries) acknowledgements, nothing lost
      """)
    #expect(crashes > 0 && entries > 0)
  }

  @Test func theEngineSurvivesEverything() throws {
    try Self.explore(
      EngineWorkload(), .engine(), seconds: SimulationSettings.seconds, steps: 1_500)
  }

  @Test func theToyMachineSurvivesEverything() throws {
    try Self.explore(
      ToyWorkload(), .toy(), seconds: SimulationSettings.seconds / 3, steps: 1_500)
  }

  @Test func theSameSeedIsTheSameRun() throws {
    let digests = try (0..<2).map { _ in
      let simulator = Simulator(seed: 77, workload: EngineWorkload(), subject: .engine())
      try simulator.run(steps: 800)
      return simulator.digest()
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0].count == 32 + 1 + 64)
  }
}
