import Basics
import Sequencer

/// What clients do in a simulation.
package protocol SimulationWorkload {
  associatedtype Command: Sendable
  associatedtype Outcome: Sendable
  associatedtype Event: Sendable

  /// Clients who know nothing yet.
  init()

  /// Entries from `sequence` on have this log time, microseconds, whether anybody is told of them or
  /// not.
  mutating func passed(to logTimeMicroseconds: Int64, sequence: UInt64)

  /// The next thing some client asks for.
  mutating func nextCommand(_ random: inout SplitMix64) -> Command

  /// A client was told the outcome. Returns what is wrong with it.
  mutating func observe(
    _ outcome: Outcome, of command: Command, logTimeMicroseconds: Int64
  ) -> String?

  /// A durable event reached a subscriber.
  mutating func observe(_ event: Event)

  /// An entry is in the log for good: for counting what a run has come to. Each once, in order.
  mutating func logged(_ command: Command, _ outcome: Outcome, _ events: [Event])

  /// The same command was sent twice, and both were answered. Returns what is wrong with that.
  func contradiction(_ command: Command, _ first: Outcome, _ second: Outcome) -> String?
}

extension SimulationWorkload {
  /// Counts nothing.
  package mutating func logged(_ command: Command, _ outcome: Outcome, _ events: [Event]) {}
}

/// Looks at every entry of a whole log and the state after it, and says what does not hold.
package typealias SimulationAudit<Machine: StateMachine & ~Copyable> =
  (ReplayedEntry<Machine>, borrowing Machine) -> [String]

/// The machine clients talk to, and what must be true of it.
package struct SimulationSubject<Machine: StateMachine & ~Copyable> {
  /// An empty state for the server, possibly with a planted fault.
  package var live: () -> Machine
  /// An empty state to compare it with.
  package var clean: () -> Machine
  /// Makes the command by which an operator sets log time.
  package var setClock: (Int64) -> Machine.Command
  /// The last entry that a state has seen, if it tells.
  package var position: @Sendable (borrowing Machine) -> UInt64?
  /// What does not hold in a state; called often.
  package var violations: (borrowing Machine) -> [String]
  /// What does not hold in a state in which nothing is due.
  package var violationsAtRest: (borrowing Machine) -> [String] = { _ in [] }
  /// What is still there that should be gone after `keptMicroseconds` in which nothing but time
  /// passed.
  package var kept: (borrowing Machine) -> [String] = { _ in [] }
  package var keptMicroseconds: Int64 = 0
  /// Whether a row goes to the archive when it leaves the state as this.
  package var isArchived: (_ table: UInt8, _ value: [UInt8]) -> Bool = { _, _ in false }
  /// Whether a row as it was after one entry is what the archive has to have when the next has made it leave.
  package var isSameInArchive: (_ table: UInt8, _ row: [UInt8], _ archived: [UInt8]) -> Bool = {
    $1 == $2
  }
  /// An empty state as `live`, of a program with other limits; nil for a machine that adopts none.
  package var others: ((inout SplitMix64) -> Machine)?
  /// Limits that an operator asks the log to go over to, whether it can or not.
  package var adoption: ((inout SplitMix64) -> [LimitAdoption.Setting])?
  /// Makes something that looks at every entry of a log: at all of the state after each `scanEvery`-th.
  package var makeAudit: (_ scanEvery: Int) -> SimulationAudit<Machine>

  package init(
    live: @escaping () -> Machine, clean: @escaping () -> Machine,
    setClock: @escaping (Int64) -> Machine.Command,
    position: @escaping @Sendable (borrowing Machine) -> UInt64?,
    violations: @escaping (borrowing Machine) -> [String],
    makeAudit: @escaping (_ scanEvery: Int) -> SimulationAudit<Machine>
  ) {
    self.live = live
    self.clean = clean
    self.setClock = setClock
    self.position = position
    self.violations = violations
    self.makeAudit = makeAudit
  }
}
