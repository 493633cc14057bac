import Basics
import Storage

/// Names an outcome sink of one sequencer.
public struct SinkID: Hashable, Sendable {
  package let index: Int32
  /// Nobody waits for the outcome.
  public static let none = SinkID(index: -1)

  package init(index: Int32) { self.index = index }
}

/// A command on its way in.
public struct Submission<Command: Sendable>: Sendable {
  /// What is asked.
  public var command: Command
  /// Given back with the outcome.
  public var token: UInt64
  /// Who gets the outcome.
  public var sink: SinkID
  /// Commands of its class that its sender had in flight already; 0 for one who is trusted to share.
  public var inFlight: Int32

  /// A command whose outcome goes to `sink` with `token`.
  public init(_ command: Command, token: UInt64, sink: SinkID, inFlight: Int = 0) {
    self.command = command
    self.token = token
    self.sink = sink
    self.inFlight = Int32(clamping: inFlight)
  }
}

/// A command that was not taken: nothing of it was logged, and its sink hears nothing of it.
public struct RefusedSubmission: Sendable {
  /// The token of its submission.
  public let token: UInt64
  /// Why: never ``Admission/accepted``.
  public let admission: Admission
}

/// A batch that has been executed and is not yet durable. Nothing of it may be seen outside.
public struct PreparedBatch<Machine: StateMachine & ~Copyable>: Sendable {
  /// Where an outcome goes.
  struct Address {
    var token: UInt64
    var sink: SinkID
  }

  /// The rows to checkpoint once the batch is durable.
  struct Checkpoint {
    var rows: RowBatch
    var appliedSequence: UInt64
    /// Of the state that the rows lead to.
    var digest: StateDigest
    /// Whether to make this and earlier checkpoints durable, too.
    var flushes: Bool
  }

  /// Sequence of the first command; the sequence that would be next for a batch without commands.
  package let firstSequence: UInt64
  /// The time all commands were applied at; no later than `LogTime.latestMicroseconds`.
  package var logTimeMicroseconds: Int64
  package var commands: [Machine.Command] = []
  package var outcomes: [Machine.Outcome] = []
  var addresses: [Address] = []
  package var events: [Machine.Event] = []
  /// Upper bound of the record's length.
  var byteCount = JournalRecord.headerLength
  var checkpoint: Checkpoint?
  /// Log time and the moment of the batch, for later starts once it is durable; nil without commands.
  package var clockNote: ClockNote?
  /// Whether it sets log time: earlier notes do not hold from then on.
  package var setsTime = false
  /// Answers of reads, given once everything they saw is durable.
  var answers: [ReadAnswer] = []

  /// Sequence of the last command; the sequence before ``firstSequence`` for a batch without
  /// commands.
  package var lastSequence: UInt64 { firstSequence + UInt64(commands.count) - 1 }

  /// Commands whose outcomes somebody waits for.
  var awaitedCount: Int { addresses.count { $0.sink != .none } }

  /// Whether an entry of so many bytes may follow.
  func hasRoom(for byteCount: Int, _ limits: SequencerLimits) -> Bool {
    commands.isEmpty
      || self.byteCount + byteCount <= limits.recordBytes && events.count < limits.eventsPerBatch
  }
}

/// The answer of a read, waiting for durability.
struct ReadAnswer: Sendable {
  var deliver: @Sendable () -> Void
  var abandon: @Sendable (SequencerError) -> Void
}

/// A question about the state.
package struct ReadRequest<Machine: StateMachine & ~Copyable>: Sendable {
  /// Looks at the state on the executor's thread and returns what to do when what was seen is
  /// durable.
  package var look: @Sendable (borrowing Machine) -> @Sendable () -> Void
  /// Whether it asks for the state's digest.
  package var needsDigest = false
  package var abandon: @Sendable (SequencerError) -> Void

  package init(
    look: @escaping @Sendable (borrowing Machine) -> @Sendable () -> Void,
    needsDigest: Bool = false,
    abandon: @escaping @Sendable (SequencerError) -> Void
  ) {
    self.look = look
    self.needsDigest = needsDigest
    self.abandon = abandon
  }
}
