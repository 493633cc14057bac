import Basics
import LogContract
import LogMachine
import Storage

/// The counters, and what a step does to one: the whole of this service that is not in its schema.
struct CounterRules: LogRules, StateRules {
  var events = LogEvents()
  private var counters = RowTable<Count>(1)

  // MARK: Commands

  mutating func increment(_ request: Step, at position: LogPosition) -> StepResult {
    step(request.counter, by: Int64(request.by))
  }

  mutating func decrement(_ request: Step, at position: LogPosition) -> StepResult {
    step(request.counter, by: -Int64(request.by))
  }

  private mutating func step(_ counter: CounterID, by amount: Int64) -> StepResult {
    var count = self[counter]
    let (value, overflow) = count.value.addingReportingOverflow(amount)
    guard value >= 0, !overflow else {
      return .rejected(
        Refusal(value: count.value, reason: value < 0 ? "there is not so much" : "it is full"))
    }
    count.value = value
    count.step += 1
    counters[counter.rawValue] = count
    events.append(count, to: Self.topic(of: counter))
    return .counted(count)
  }

  // MARK: Reads

  /// A counter; of one that nobody has stepped, zero.
  subscript(counter: CounterID) -> Count {
    counters[counter.rawValue] ?? Count(counter: counter, value: 0, step: 0)
  }

  /// The feed of a counter.
  static func topic(of counter: CounterID) -> TopicKey {
    TopicKey(kind: 1, identifier: counter.rawValue)
  }

  // MARK: Rows

  var digest: StateDigest { counters.digest }

  mutating func drainChanges(into rows: inout some RowSink) { counters.drainChanges(into: &rows) }

  mutating func restore(table: UInt8, key: [UInt8], value: [UInt8]) throws {
    guard try counters.restore(table: table, key: key, value: value) else {
      throw RowFault.unknownTable(table)
    }
  }
}
