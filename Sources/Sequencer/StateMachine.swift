import Basics
import Storage

/// What the sequencer drives: a deterministic state that changes only by commands, each with a
/// sequence and a time.
///
/// The same commands with the same sequences and times give the same outcomes, events and state on
/// every machine and in every run. An implementation holds no clock, no randomness and nothing that
/// depends on hash order.
public protocol StateMachine: ~Copyable, SendableMetatype {
  /// An input.
  associatedtype Command: Sendable
  /// What one input came to; a refusal is an outcome too.
  associatedtype Outcome: Sendable
  /// Something to tell others once it is durable.
  associatedtype Event: Sendable

  /// The command that makes due deadlines happen. The sequencer inserts it; it has no caller.
  static var tick: Command { get }

  /// Applies one command. Never fails: what cannot be done is an outcome.
  mutating func apply(
    _ command: Command, sequence: UInt64, logTimeMicroseconds: Int64, events: inout [Event]
  ) -> Outcome

  /// Touches the memory that applying the command will need; changes nothing that can be seen.
  /// Called for some commands at a time before the first of them is applied, so that their cache
  /// misses overlap. Does nothing by default.
  mutating func warm(_ command: borrowing Command)

  /// The earliest deadline that a tick would handle, microseconds of log time; nil when there is
  /// none.
  var nextDeadlineMicroseconds: Int64? { get }

  /// What a command is to the inbox. Called on any thread, for every command that comes.
  static func commandClass(of command: Command) -> CommandClass

  /// The log time that a command sets, microseconds; nil for any other command, and for a time that
  /// cannot be set. Such a command is applied alone, at the time that it sets, which may be earlier
  /// than that of the entry before: it is the one way for log time to go back.
  static func timeSet(by command: Command) -> Int64?

  /// Writes the journal form of a command. Stable: journals are read by later versions.
  static func encode(command: Command, into sink: inout ByteSink)
  /// Reads what ``encode(command:into:)`` wrote.
  static func decodeCommand(_ source: inout ByteSource) throws(ByteError) -> Command
  /// An upper bound of what an entry of this command takes in a record: the command's form, the form
  /// of any outcome it can have, and six bytes of index. By default the command's form and 256 bytes.
  static func entryBytes(of command: borrowing Command) -> Int
  /// What an outcome's form takes beyond the part that ``entryBytes(of:)`` has counted for it: for
  /// outcomes that may be large and seldom are. Counted when it is known; the entry that passes a
  /// record's bound is the last in it. 0 by default.
  static func excessBytes(of outcome: borrowing Outcome) -> Int
  /// Whether a command begins something, and is refused while the medium is nearly full; what ends or
  /// keeps what was promised is not. False by default.
  static func isNewWork(_ command: borrowing Command) -> Bool
  /// Whether two outcomes say the same, whatever bytes they were stored in.
  static func same(_ first: Outcome, _ second: Outcome) -> Bool
  /// Writes the journal form of an outcome. Equal outcomes have equal forms.
  static func encode(outcome: Outcome, into sink: inout ByteSink)
  /// Reads what ``encode(outcome:into:)`` wrote.
  static func decodeOutcome(_ source: inout ByteSource) throws(ByteError) -> Outcome

  /// Where an event is stored; nil for one that is conflated and not stored.
  static func place(of event: Event) -> (topic: TopicKey, offset: UInt64)?
  /// Writes the stored form of an event.
  static func encode(event: Event, into sink: inout ByteSink)
  /// Number of the form in which events are written, at least 1 (the default). It is in each record beside the digest of
  /// its events: where it is another one a replay compares outcomes alone, as it would write other bytes for the same.
  static var eventForm: UInt16 { get }

  /// Log time of the entry that a stored event is of, microseconds; nil when it does not tell. Nil by
  /// default: stored events then have no age.
  static func logTimeMicroseconds(of event: StoredEvent) -> Int64?

  /// From now on what is forgotten, and may be asked for later, goes to the archive with the drain that removes
  /// it: for whoever drains. Does nothing by default.
  mutating func startArchiving()
  /// Adds the rows that changed since the last call. Applying all drained rows in order to nothing
  /// gives the state.
  mutating func drainChanges(into rows: inout some RowSink)
  /// Takes back one row. Rows come in the order of table and key, before any command.
  mutating func restore(table: UInt8, key: [UInt8], value: [UInt8]) throws
  /// Called once after the last row, also when there was none.
  mutating func finishRestore() throws
  /// A digest over the whole state. Asked for at every checkpoint, after its rows were drained: it
  /// must not cost more than they did.
  func digest() -> StateDigest
  /// Called before reads that ask for the digest, so that the second of them costs nothing. Changes
  /// nothing that can be seen. Does nothing by default.
  mutating func settleDigest()
  /// What the rows taken back digest to, byte for byte: compared with the checkpoint's mark. By
  /// default the digest of the state they gave.
  var restoredDigest: StateDigest { get }
  /// The limits that decide outcomes, by name: a log goes on under those it was made with, unless an entry of it says
  /// otherwise. None by default.
  var decidingLimits: [(name: String, value: Int64)] { get }
  /// Takes the limits that the log began with, before its first row and entry, in place of those it was made with.
  ///
  /// - Returns: names of those that it does not take. By default all that are not as its own.
  mutating func begin(under limits: [(name: String, value: Int64)]) -> [String]
  /// Whether entries of the log have said what its limits are: what the process would have them be counts no more. False by
  /// default.
  var hasAdoptedLimits: Bool { get }
  /// The command by which the log goes over to other limits, to be its next entry; nil when that has been said. None by
  /// default: no limit can be adopted.
  ///
  /// - Parameter changes: what differs from the limits in force.
  /// - Throws: ``LimitsNotAdopted``.
  func adoption(
    of changes: [(name: String, value: Int64)]
  ) throws(LimitsNotAdopted) -> Command?
  /// The last entry applied, if the rows tell; compared with the checkpoint's mark. Nil by default.
  var appliedSequence: UInt64? { get }
}

extension StateMachine where Self: ~Copyable {
  public var appliedSequence: UInt64? { nil }

  public static func logTimeMicroseconds(of event: StoredEvent) -> Int64? { nil }

  public static var eventForm: UInt16 { 1 }

  public var restoredDigest: StateDigest { digest() }

  public mutating func settleDigest() {}

  public mutating func startArchiving() {}
  public var decidingLimits: [(name: String, value: Int64)] { [] }
  public var hasAdoptedLimits: Bool { false }

  public mutating func begin(under limits: [(name: String, value: Int64)]) -> [String] {
    let own = decidingLimits
    return limits.filter { limit in
      !own.contains { $0.name == limit.name && $0.value == limit.value }
    }.map(\.name)
  }

  public func adoption(
    of changes: [(name: String, value: Int64)]
  ) throws(LimitsNotAdopted) -> Command? {
    throw LimitsNotAdopted(because: "this log adopts none")
  }

  public static func isNewWork(_ command: borrowing Command) -> Bool { false }

  public static func excessBytes(of outcome: borrowing Outcome) -> Int { 0 }

  public static func entryBytes(of command: borrowing Command) -> Int {
    var sink = ByteSink()
    encode(command: copy command, into: &sink)
    return sink.count + 256
  }

  @inlinable
  public static func commandClass(of command: Command) -> CommandClass { .common }

  @inlinable
  public static func timeSet(by command: Command) -> Int64? { nil }

  @inlinable
  public mutating func warm(_ command: borrowing Command) {}
}

extension StateMachine where Self: ~Copyable, Outcome: Equatable {
  public static func same(_ first: Outcome, _ second: Outcome) -> Bool { first == second }
}
