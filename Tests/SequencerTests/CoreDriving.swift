import Basics
import SequencerSupport

@testable import Sequencer

extension SubmissionQueues {
  mutating func append<Machine: StateMachine & ~Copyable>(
    _ commands: [Command], of machine: Machine.Type
  ) where Machine.Command == Command {
    for command in commands {
      self[machine.commandClass(of: command)].append(
        Submission(command, token: 0, sink: .none))
    }
  }
}

extension SequencerCore {
  /// Executes at a time of day that has passed as it should.
  mutating func execute(
    _ queues: inout SubmissionQueues<Machine.Command>, nowMicroseconds: Int64, canCheckpoint: Bool
  ) -> PreparedBatch<Machine>? {
    var reads = ReadQueue<Machine>()
    return execute(
      &queues, reads: &reads,
      at: ClockReading(
        wallMicroseconds: nowMicroseconds, monotonicMicroseconds: nowMicroseconds),
      canCheckpoint: canCheckpoint)
  }
}

func toyQueues(_ commands: [ToyMachine.Command]) -> SubmissionQueues<ToyMachine.Command> {
  var queues = SubmissionQueues<ToyMachine.Command>()
  queues.append(commands, of: ToyMachine.self)
  return queues
}
