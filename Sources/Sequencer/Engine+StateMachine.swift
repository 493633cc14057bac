import Basics
import DropEngine
import Storage

/// The engine of the live drop as a state machine of the sequencer. Nothing is decided here.
extension Engine: StateMachine {
  public static var tick: Command { Command(.tick) }

  public var appliedSequence: UInt64? { lastSequence }

  /// All of the engine's but for those of what is kept: each decides something.
  public var decidingLimits: [(name: String, value: Int64)] {
    limits.settings.filter { !Self.isOfKeeping($0.limit) }.map { ("\($0.limit)", $0.value) }
  }

  /// How long, and how many, things are remembered that are over: an operator's to choose for a log
  /// that exists, so a log is not bound to what it began with, until it adopts them. An entry that would come to another
  /// outcome by it is still refused when it is replayed.
  private static func isOfKeeping(_ limit: EngineLimit) -> Bool {
    switch limit {
    case .idempotencyKeys, .promisedKeys, .refusals, .refusalRetentionMicroseconds,
      .paymentRetentionMicroseconds:
      true
    default: false
    }
  }

  public func adoption(
    of changes: [(name: String, value: Int64)]
  ) throws(LimitsNotAdopted) -> Command? {
    var settings: [LimitSetting] = []
    for (name, value) in changes {
      guard let limit = EngineLimit(named: name) else {
        throw LimitsNotAdopted(because: "there is no limit \(name) that a log can adopt")
      }
      settings.append(LimitSetting(limit, value))
    }
    do throws(LimitObstacle) {
      return try adoption(of: settings)
    } catch {
      throw LimitsNotAdopted(because: "\(error)")
    }
  }

  public mutating func apply(
    _ command: Command, sequence: UInt64, logTimeMicroseconds: Int64, events: inout [Event]
  ) -> Outcome {
    apply(command, sequence: sequence, at: logTimeMicroseconds, events: &events)
  }

  public static func commandClass(of command: Command) -> CommandClass {
    command.role.commandClass
  }

  public static func timeSet(by command: Command) -> Int64? {
    guard case .setClock(let set) = command.body, set.isValid else { return nil }
    return set.timeMicroseconds
  }

  public static func encode(command: Command, into sink: inout ByteSink) {
    command.encode(into: &sink)
  }

  public static func entryBytes(of command: borrowing Command) -> Int {
    command.entryBytes
  }

  public static func isNewWork(_ command: borrowing Command) -> Bool { command.role.isNewWork }

  public static func decodeCommand(_ source: inout ByteSource) throws(ByteError) -> Command {
    try Command(from: &source)
  }

  public static func encode(outcome: Outcome, into sink: inout ByteSink) {
    outcome.encode(into: &sink)
  }

  public static func decodeOutcome(_ source: inout ByteSource) throws(ByteError) -> Outcome {
    try Outcome(from: &source)
  }

  public static func place(of event: Event) -> (topic: TopicKey, offset: UInt64)? {
    guard let topic = TopicKey(event.topic, epoch: event.epoch) else { return nil }
    return (topic, event.offset)
  }

  public static func logTimeMicroseconds(of event: StoredEvent) -> Int64? {
    (try? event.decoded())?.logTimeMicroseconds
  }

  public static func encode(event: Event, into sink: inout ByteSink) {
    event.encode(into: &sink)
  }

  public static var eventForm: UInt16 { Event.formVersion }
}

extension CommandTag {
  /// Who goes first, by what the command is to others.
  public var commandClass: CommandClass { role.commandClass }
}

extension CommandRole {
  /// Who goes first.
  public var commandClass: CommandClass {
    switch self {
    case .clock: .clock
    case .promise: .urgent
    case .demand: .common
    case .addition, .upkeep: .other
    }
  }
}

extension TopicKey {
  /// Where the events of a topic are stored; nil for availability, which is conflated and not
  /// stored.
  ///
  /// - Parameter epoch: the stream's epoch; 0 for topics that have none. Offsets start over in
  ///   each.
  public init?(_ topic: Topic, epoch: UInt32 = 0) {
    guard let kind = topic.kind else { return nil }
    self.init(
      kind: kind.rawValue, identifier: topic.identifier, epoch: kind == .stream ? epoch : 0)
  }
}

extension StoredEvent {
  /// The event, decoded.
  public func decoded() throws(ByteError) -> Event {
    var source = ByteSource(bytes)
    let event = try Event(from: &source)
    try source.finish()
    return event
  }
}
