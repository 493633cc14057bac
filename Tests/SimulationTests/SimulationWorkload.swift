import Basics
import Sequencer

/// What clients do in a simulation, and what must be true of the machine they talk to.
protocol SimulationWorkload {
  associatedtype Machine: StateMachine

  init()

  /// An empty state, possibly with a planted fault.
  func emptyMachine() -> Machine

  /// The next thing some client asks for.
  mutating func nextCommand(_ random: inout SplitMix64) -> Machine.Command

  /// A client was told the outcome. Returns what is wrong with it.
  mutating func observe(
    _ outcome: Machine.Outcome, of command: Machine.Command, logTimeMicroseconds: Int64
  ) -> String?

  /// A durable event reached a subscriber.
  mutating func observe(_ event: Machine.Event)

  /// The same command was sent twice, and both were answered. Returns what is wrong with that.
  func contradiction(
    _ command: Machine.Command, _ first: Machine.Outcome, _ second: Machine.Outcome
  ) -> String?

  /// What does not hold in a state.
  func violations(of machine: Machine) -> [String]
}
