import Basics
import Sequencer
import SequencerSupport

@testable import Simulation

/// Clients of the toy machine.
struct ToyWorkload: SimulationWorkload {
  private var holds: [UInt64] = []
  private var deadlines: [UInt64: Int64] = [:]

  mutating func nextCommand(_ random: inout SplitMix64) -> ToyMachine.Command {
    let pool = UInt32(random.below(3))
    switch random.below(100) {
    case 0..<60: return .reserve(key: random.below(4_000), pool: pool)
    case 60..<80 where !holds.isEmpty:
      return .release(hold: holds[Int(random.below(UInt64(holds.count)))])
    default: return .announce(pool: pool, text: "\(random.below(1_000_000))")
    }
  }

  mutating func observe(
    _ outcome: ToyMachine.Outcome, of command: ToyMachine.Command, logTimeMicroseconds: Int64
  ) -> String? {
    switch (outcome, command) {
    case (.held(let hold, let deadline), .reserve):
      if deadlines.updateValue(deadline, forKey: hold) == nil { holds.append(hold) }
      if holds.count > 64 { holds.removeFirst() }
    case (.released, .release(let hold)):
      if let deadline = deadlines[hold], deadline <= logTimeMicroseconds {
        return "hold \(hold) was released at \(logTimeMicroseconds), after its deadline \(deadline)"
      }
    case (.clockSet, .setClock), (.soldOut, .reserve), (.unknown, .release),
      (.announced, .announce):
      break
    default: return "\(command) was answered \(outcome)"
    }
    return nil
  }

  mutating func observe(_ event: ToyMachine.Event) {}

  mutating func passed(to logTimeMicroseconds: Int64, sequence: UInt64) {}

  func contradiction(
    _ command: ToyMachine.Command, _ first: ToyMachine.Outcome, _ second: ToyMachine.Outcome
  ) -> String? {
    guard case .reserve = command, first != second else { return nil }
    return "\(command) was answered \(first), and again \(second)"
  }
}

extension SimulationSubject where Machine == ToyMachine {
  /// The toy machine.
  static func toy(forgetsKeysOnRestore: Bool = false, tellsOtherwise: Bool = false) -> Self {
    let clean = { ToyMachine(capacity: 12) }
    var subject = SimulationSubject(
      live: {
        var machine = clean()
        machine.forgetsKeysOnRestore = forgetsKeysOnRestore
        machine.tellsOtherwise = tellsOtherwise
        return machine
      }, clean: clean, setClock: { .setClock($0) }, position: { _ in nil },
      violations: { $0.violations },
      makeAudit: { _ in { _, machine in machine.violations } })
    subject.isArchived = { table, _ in table == ToyMachine.archivedTable }
    return subject
  }
}
