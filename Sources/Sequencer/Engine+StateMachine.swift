public import Basics
public import DropEngine
public import Storage

/// The engine as the sequencer drives it.
extension Engine: StateMachine {
  public static var tick: Command { Command(.tick) }

  public var appliedSequence: UInt64? { lastSequence }

  public mutating func apply(
    _ command: Command, sequence: UInt64, logTimeMicroseconds: Int64, events: inout [Event]
  ) -> Outcome {
    apply(command, sequence: sequence, at: logTimeMicroseconds, events: &events)
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

  public static func encode(event: Event, into sink: inout ByteSink) {
    event.encode(into: &sink)
  }

  public static func place(of event: Event) -> (topic: TopicKey, offset: UInt64)? {
    guard let topic = TopicKey(event.topic) else { return nil }
    return (topic, event.offset)
  }
}

extension TopicKey {
  /// Where the events of a topic are stored; nil for availability, of which only the newest counts.
  ///
  /// A stream's offsets go on over its epochs, so all of them are one stored topic.
  public init?(_ topic: DropEngine.Topic) {
    switch topic {
    case .stream(let id): self.init(kind: 1, identifier: id.rawValue)
    case .buyer(let id): self.init(kind: 2, identifier: id.rawValue)
    case .partner(let id): self.init(kind: 3, identifier: id.rawValue)
    case .platform: self.init(kind: 4, identifier: 0)
    case .availability: return nil
    }
  }
}
