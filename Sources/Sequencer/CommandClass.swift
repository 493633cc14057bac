/// What a command is to the inbox: each class waits by itself, is full by itself, and has a share
/// of every batch. A machine says once which of its commands is what; everything that gives
/// somebody precedence asks for that.
public enum CommandClass: UInt8, CaseIterable, Sendable {
  /// Sets log time: before everything, alone in its batch.
  case clock = 0
  /// Ends or keeps what somebody was promised (confirm, payment, release, job status): first in
  /// each batch.
  case urgent = 1
  /// New work that many want at once (reserve): after what is due by time, and reads.
  case common = 2
  /// Everything else.
  case other = 3

  /// How the commands of a batch are shared out while all classes have enough waiting. What one
  /// leaves goes to the others, the urgent first.
  var weight: Int {
    switch self {
    case .clock: 0
    case .urgent: 8
    case .common: 6
    case .other: 2
    }
  }

  static var weights: Int { 16 }

  /// All of them, without a list on the heap.
  static var all: InlineArray<4, CommandClass> { [.clock, .urgent, .common, .other] }
}

/// One value for each class of commands.
package struct PerClass<Value: Sendable>: Sendable {
  private var values: InlineArray<4, Value>

  package init(repeating value: Value) { values = InlineArray(repeating: value) }

  package subscript(commandClass: CommandClass) -> Value {
    @inline(__always) _read { yield values[Int(commandClass.rawValue)] }
    @inline(__always) _modify { yield &values[Int(commandClass.rawValue)] }
  }
}

/// Commands that the executor has taken, by class.
package struct SubmissionQueues<Command: Sendable>: Sendable {
  private var queues = PerClass(repeating: FrontQueue<Submission<Command>>())

  package init() {}

  package subscript(commandClass: CommandClass) -> FrontQueue<Submission<Command>> {
    @inline(__always) _read { yield queues[commandClass] }
    @inline(__always) _modify { yield &queues[commandClass] }
  }

  package var count: Int {
    queues[.clock].count + queues[.urgent].count + queues[.common].count + queues[.other].count
  }

  package var isEmpty: Bool {
    queues[.clock].isEmpty && queues[.urgent].isEmpty && queues[.common].isEmpty
      && queues[.other].isEmpty
  }

  /// Releases what was taken from the classes that are empty. Outside of any lock.
  mutating func recycle() {
    for index in 0..<4 where queues[CommandClass.all[index]].isEmpty {
      queues[CommandClass.all[index]].recycle()
    }
  }

  /// How many commands of each class the next batch takes.
  ///
  /// - Parameters:
  ///   - limit: commands of the batch.
  ///   - round: number of the batch. What the shares leave goes to the urgent first, but in one
  ///     batch of eight to another class, so that nobody starves where a batch has fewer places than
  ///     there are classes.
  func shares(of limit: Int, round: UInt64) -> PerClass<Int> {
    var shares = PerClass(repeating: 0)
    if !queues[.clock].isEmpty {
      shares[.clock] = 1
      return shares
    }
    // One class alone, which is the rule, has the whole batch.
    var left = limit
    for index in 0..<3 {
      let commandClass = Self.ordinary[index]
      let share = min(
        queues[commandClass].count, limit * commandClass.weight / CommandClass.weights)
      shares[commandClass] = share
      left -= share
    }
    let first = round % 8 == 0 ? (round % 16 == 0 ? 2 : 1) : 0
    for index in 0..<3 {
      let commandClass = Self.ordinary[(first + index) % 3]
      let more = min(queues[commandClass].count - shares[commandClass], left)
      shares[commandClass] += more
      left -= more
    }
    return shares
  }

  private static var ordinary: InlineArray<3, CommandClass> { [.urgent, .common, .other] }
}
