import Basics
import Sequencer
import Storage

/// The least there can be to execute: what remains is the cost of the sequencer. One counter, one
/// row.
struct CounterMachine: StateMachine {
  struct Command: Sendable {
    var key: UInt64
    var quantity: UInt32
  }

  typealias Outcome = UInt64
  typealias Event = Never

  private var total: UInt64 = 0

  static var tick: Command { Command(key: 0, quantity: 0) }

  var nextDeadlineMicroseconds: Int64? { nil }

  mutating func apply(
    _ command: Command, sequence: UInt64, logTimeMicroseconds: Int64, events: inout [Never]
  ) -> UInt64 {
    total &+= UInt64(command.quantity)
    return sequence
  }

  static func encode(command: Command, into sink: inout ByteSink) {
    sink.putFixed(command.key)
    sink.putFixed(command.quantity)
  }

  static func decodeCommand(_ source: inout ByteSource) throws(ByteError) -> Command {
    Command(key: try source.fixed(), quantity: try source.fixed())
  }

  static func encode(outcome: UInt64, into sink: inout ByteSink) { sink.putFixed(outcome) }

  static func decodeOutcome(_ source: inout ByteSource) throws(ByteError) -> UInt64 {
    try source.fixed()
  }

  static func place(of event: Never) -> (topic: TopicKey, offset: UInt64)? {}

  static func encode(event: Never, into sink: inout ByteSink) {}

  mutating func drainChanges(into rows: inout some RowSink) {
    var value = ByteSink()
    value.putFixed(total)
    rows.put(table: 1, key: [0], value: value.bytes)
  }

  mutating func restore(table: UInt8, key: [UInt8], value: [UInt8]) throws {
    var source = ByteSource(value)
    total = try source.fixed()
  }

  mutating func finishRestore() throws {}

  func digest() -> StateDigest { StateDigest(high: 0, low: total) }
}
