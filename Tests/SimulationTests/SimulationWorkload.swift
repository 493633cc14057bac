import Basics
import Sequencer

/// What clients do in a simulation.
protocol SimulationWorkload {
  associatedtype Command: Sendable
  associatedtype Outcome: Sendable
  associatedtype Event: Sendable

  init()

  /// Entries from `sequence` on have this log time, whether anybody is told of them or not.
  mutating func passed(to logTimeMicroseconds: Int64, sequence: UInt64)

  /// The next thing some client asks for.
  mutating func nextCommand(_ random: inout SplitMix64) -> Command

  /// A client was told the outcome. Returns what is wrong with it.
  mutating func observe(
    _ outcome: Outcome, of command: Command, logTimeMicroseconds: Int64
  ) -> String?

  /// A durable event reached a subscriber.
  mutating func observe(_ event: Event)

  /// The same command was sent twice, and both were answered. Returns what is wrong with that.
  func contradiction(_ command: Command, _ first: Outcome, _ second: Outcome) -> String?
}

/// The machine clients talk to, and what must be true of it.
struct SimulationSubject<Machine: StateMachine & ~Copyable> {
  /// An empty state for the server, possibly with a planted fault.
  var live: () -> Machine
  /// An empty state to compare it with.
  var clean: () -> Machine
  /// Makes the command by which an operator sets log time.
  var setClock: (Int64) -> Machine.Command
  /// The last entry that a state has seen, if it tells.
  var position: @Sendable (borrowing Machine) -> UInt64?
  /// What does not hold in a state; called often.
  var violations: (borrowing Machine) -> [String]
  /// What is still there that should be gone after `keptMicroseconds` in which nothing but time
  /// passed.
  var kept: (borrowing Machine) -> [String] = { _ in [] }
  var keptMicroseconds: Int64 = 0
  /// Makes something that looks at every entry of a whole log and the state after it, and says what
  /// does not hold.
  var makeAudit: () -> (ReplayedEntry<Machine>, borrowing Machine) -> [String]
}
