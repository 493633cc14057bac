import Basics
import DropEngine
import Sequencer

/// One seed of the engine's simulation: what `dropwire simulate` runs.
package struct EngineSimulation: Sendable {
  package var seed: UInt64
  /// Commands that clients send, repetitions among them.
  package var commands: Int
  package var plant: Plant?

  package init(seed: UInt64, commands: Int, plant: Plant? = nil) {
    self.seed = seed
    self.commands = commands
    self.plant = plant
  }

  /// What a run came to.
  package struct Report: Sendable {
    package var seed: UInt64
    /// Commands sent, and those that were answered.
    package var commands = 0
    package var acknowledged = 0
    /// Entries of the log, and those of which an answer was compared with them.
    package var entries: UInt64 = 0
    package var compared = 0
    package var starts = 0
    package var injected = SimulatedFaults()
    /// How often the process died.
    package var crashes: UInt64 { injected[.crash] + injected[.diedInWrite] }
    package var tally = StoryTally()
    /// Of the state and of the chain at the end: the same for the same seed.
    package var digest = ""
    /// What does not hold, and the step after which it was found; nil when everything holds.
    package var violation: String?
  }

  /// Runs it, as long as it takes: a second for some thousand commands.
  ///
  /// - Parameter journal: is given every record of the log, oldest first, if everything held.
  package func run(journal: ([[UInt8]]) -> Void = { _ in }) -> Report {
    let simulator = simulator()
    var report = Report(seed: seed)
    do {
      try simulator.run(commands: commands)
      journal(simulator.journal())
    } catch let failure as SimulationFailure {
      report.violation = "step \(failure.step): \(failure.what)"
    } catch {
      report.violation = "\(error)"
    }
    report.commands = simulator.sent
    report.acknowledged = simulator.acknowledged
    report.entries = simulator.entries
    report.compared = simulator.compared
    report.starts = simulator.starts
    report.injected = simulator.injected
    report.tally = simulator.workload.tally
    report.digest = simulator.digest()
    return report
  }

  private func simulator() -> Simulator<Engine, EngineWorkload> {
    var subject = SimulationSubject.engine()
    var faults = PlantedFaults()
    switch plant {
    case .engine(let fault):
      subject = .engine(fault: fault, everywhere: !fault.showsInReplays)
    case .log(let planted): faults = planted
    case .skippedSync, nil: break
    }
    return Simulator(
      seed: seed, workload: EngineWorkload(), subject: subject, faults: faults,
      diskSkipsSync: plant == .skippedSync)
  }
}
