import ArgumentParser
import Foundation
import LoadKit
import Simulation

/// `dropwire simulate`: the log under everything that can happen to it, from a seed.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run the log and its rules in a simulated world that fails, from a seed.",
    discussion: """
      The sequencer and the engine of the server, taken apart into steps on one thread, in virtual time: clients who ask,
      repeat and change their minds, partners, hubs that fall silent, windows and hybrid drops; a disk that tears, fails,
      fills and is slow; a clock that steps, days that pass; a process that dies between any two steps. Nothing
      is written anywhere, and nothing but the seed decides: the same seed and --commands give the same run.

      After each start every answer is compared with the log, and the recovered state with a replay of all of it. The
      engine's invariants hold after every entry, and at the end of a run an independent model of the rules reads the whole
      log. At rest everybody was answered, and nobody waits for a unit that is free.

      Without --runs and --seconds one seed is run. Give --seed to have that one again; without it there is a new one.

      EXIT CODES
        0  everything holds
        1  it does not: the seed is named, with the command that replays it
        2  the command line was wrong

      EXAMPLES
        dropwire simulate --seconds 60
        dropwire simulate --seed 7
        dropwire simulate --seed 1 --runs 200 --commands 100000 --json | tail -n 1 | jq .faults
      """)

  @Option(help: "The first seed; the next runs have those after it.")
  var seed: UInt64?

  @Option(help: "How many seeds.")
  var runs: Int?

  @Option(help: "Seconds after which no further run begins.")
  var seconds: Double?

  @Option(help: "Commands that clients send in each run.")
  var commands = 2_000

  @Option(help: .hidden)
  var plant: String?

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  /// Seeds that break something until no further one is tried.
  private static let mostBroken = 5

  func validate() throws {
    guard (1...10_000_000).contains(commands) else {
      throw ValidationError("--commands: \(commands) is outside 1…10000000")
    }
    if let runs, !(1...1_000_000).contains(runs) {
      throw ValidationError("--runs: \(runs) is outside 1…1000000")
    }
    if let seconds, !(seconds > 0 && seconds <= 1_000_000) {
      throw ValidationError("--seconds: \(seconds) is outside 0…1000000")
    }
    if let plant, Plant(named: plant) == nil {
      let names = Plant.all.map(\.name).joined(separator: ", ")
      throw ValidationError("--plant: there is no mistake \(plant); there are \(names)")
    }
  }

  func run() throws {
    let first = seed ?? UInt64.random(in: 1...UInt64(UInt32.max))
    let begun = ContinuousClock.now
    var outcome = SimulationOutcome(firstSeed: first, commands: commands, plant: plant)
    var told = begun
    while goesOn(outcome, since: begun) {
      outcome.add(Self.run(first &+ UInt64(outcome.runs), commands, plant.flatMap(Plant.init)))
      if ContinuousClock.now - told >= .seconds(1) {
        told = .now
        standardError("simulate: " + outcome.progress(seconds: Self.seconds(since: begun)))
      }
    }
    for line in outcome.table(seconds: Self.seconds(since: begun)) { standardOutput(line) }
    if json { standardOutput(outcome.json.text) }
    if !outcome.isOK { throw ExitCode(1) }
  }

  private func goesOn(_ outcome: SimulationOutcome, since begun: ContinuousClock.Instant) -> Bool {
    if outcome.runs == 0 { return true }
    // One is enough of what is broken on purpose: an engine that is driven on may trap.
    if outcome.violations.count >= (plant == nil ? Self.mostBroken : 1) { return false }
    if let runs, outcome.runs >= runs { return false }
    guard let seconds else { return runs != nil }
    return Self.seconds(since: begun) < seconds
  }

  private static func seconds(since begun: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - begun) / .seconds(1)
  }

  /// One seed, with what the independent audit says of its log.
  private static func run(_ seed: UInt64, _ commands: Int, _ plant: Plant?) -> SimulatedRun {
    var audited = AuditOfSimulation()
    let report = EngineSimulation(seed: seed, commands: commands, plant: plant).run {
      audited = AuditOfSimulation(of: $0)
    }
    return SimulatedRun(report: report, audit: audited)
  }
}
