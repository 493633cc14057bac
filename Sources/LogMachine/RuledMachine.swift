public import Basics
public import LogContract
public import Sequencer
public import Storage

/// Rules as the state machine of a sequencer: with the memory of idempotency keys and the offsets of feeds.
///
/// A command whose key is known comes to what it came to before, and changes nothing; the rules never see
/// it. All of this is state like any other: in the rows of checkpoints, the same after every replay.
public struct RuledMachine<Rules: StateRules & ~Copyable>: ~Copyable {
  /// The state of the rules.
  public private(set) var rules: Rules
  private var keys: KeyMemory<Rules.Request.Outcome>
  private var feeds = FeedOffsets()

  /// A machine in the rules' first state.
  public init(_ rules: consuming Rules, retention: KeyRetentionLimits = KeyRetentionLimits()) {
    self.rules = rules
    keys = KeyMemory(retention)
  }

  /// Keys that are remembered.
  public var rememberedKeys: Int { keys.count }

  private mutating func decide(
    _ command: Rules.Request, _ caller: String, _ position: LogPosition,
    _ events: inout [FeedEvent]
  ) -> LogResult<Rules.Request.Outcome> {
    guard let key = command.idempotencyKey else {
      let outcome = rules.apply(command, at: position)
      publish(at: position, into: &events)
      return .decided(outcome)
    }
    let owner = KeyMemory<Rules.Request.Outcome>.Owner(caller: caller, key: key)
    let fingerprint = command.fingerprint
    if let known = keys.find(owner, at: position.logTimeMicroseconds) {
      return known.fingerprint == fingerprint
        ? .repeated(known.outcome, of: known.sequence) : .keyReused(of: known.sequence)
    }
    let outcome = rules.apply(command, at: position)
    keys.remember(
      owner,
      .init(
        sequence: position.sequence, logTimeMicroseconds: position.logTimeMicroseconds,
        fingerprint: fingerprint, outcome: outcome))
    publish(at: position, into: &events)
    return .decided(outcome)
  }

  private mutating func publish(at position: LogPosition, into events: inout [FeedEvent]) {
    if rules.events.items.isEmpty { return }
    for item in rules.events.items {
      events.append(
        FeedEvent(
          topic: item.topic, offset: feeds.next(of: item.topic), position: position,
          message: item.message))
    }
    rules.events.removeAll()
  }
}

extension RuledMachine: StateMachine where Rules: ~Copyable {
  public typealias Command = LogEntry<Rules.Request>
  public typealias Outcome = LogResult<Rules.Request.Outcome>
  public typealias Event = FeedEvent

  public static var tick: Command { .tick }

  public var nextDeadlineMicroseconds: Int64? { rules.nextDeadlineMicroseconds }

  public mutating func apply(
    _ command: Command, sequence: UInt64, logTimeMicroseconds: Int64, events: inout [FeedEvent]
  ) -> Outcome {
    let position = LogPosition(sequence: sequence, logTimeMicroseconds: logTimeMicroseconds)
    keys.forget(at: logTimeMicroseconds)
    switch command {
    case .tick:
      rules.tick(at: position)
      publish(at: position, into: &events)
      return .ticked
    case .call(let command, let caller): return decide(command, caller, position, &events)
    }
  }

  public static func commandClass(of command: Command) -> CommandClass {
    guard case .call(let command, _) = command else { return .other }
    return command.isUrgent ? .urgent : .common
  }

  public static func isNewWork(_ command: borrowing Command) -> Bool {
    guard case .call(let command, _) = copy command else { return false }
    return !command.isUrgent
  }

  public static func entryBytes(of command: borrowing Command) -> Int { (copy command).entryBytes }

  public static func excessBytes(of outcome: borrowing Outcome) -> Int {
    (copy outcome).excessBytes
  }

  public static func encode(command: Command, into sink: inout ByteSink) {
    command.encode(into: &sink)
  }

  public static func decodeCommand(_ source: inout ByteSource) throws(ByteError) -> Command {
    try Command(from: &source)
  }

  public static func encode(outcome: Outcome, into sink: inout ByteSink) {
    outcome.encode(into: &sink)
  }

  public static func decodeOutcome(_ source: inout ByteSource) throws(ByteError) -> Outcome {
    try Outcome(from: &source)
  }

  public static func place(of event: FeedEvent) -> (topic: TopicKey, offset: UInt64)? {
    (event.topic, event.offset)
  }

  public static func encode(event: FeedEvent, into sink: inout ByteSink) {
    event.encode(into: &sink)
  }

  public static func logTimeMicroseconds(of event: StoredEvent) -> Int64? {
    let event = try? FeedEvent(event, of: TopicKey(kind: 0, identifier: 0))
    return event?.position.logTimeMicroseconds
  }

  /// How long keys are remembered decides what a repeated request comes to.
  public var decidingLimits: [(name: String, value: Int64)] {
    [
      ("idempotencyKeys", Int64(clamping: keys.retention.keys)),
      ("idempotencyMicroseconds", keys.retention.microseconds),
    ]
  }

  public mutating func drainChanges(into rows: inout some RowSink) {
    rules.drainChanges(into: &rows)
    keys.drainChanges(into: &rows)
    feeds.drainChanges(into: &rows)
  }

  public mutating func restore(table: UInt8, key: [UInt8], value: [UInt8]) throws {
    switch table {
    case LogTables.keys: try keys.restore(key: key, value: value)
    case LogTables.topics: try feeds.restore(key: key, value: value)
    default: try rules.restore(table: table, key: key, value: value)
    }
  }

  public mutating func finishRestore() throws {}

  public func digest() -> StateDigest {
    var digest = rules.digest
    digest.combine(unordered: keys.digest)
    digest.combine(unordered: feeds.digest)
    return digest
  }
}
