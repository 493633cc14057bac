/// One outcome on its way out.
public struct OutcomeReply<Outcome: Sendable>: Sendable {
  /// The token given with the command.
  public var token: UInt64
  /// The command's position in the log.
  public var sequence: UInt64
  /// What it came to.
  public var outcome: Outcome
}

/// The outcomes of one durable batch that belong to one sink, in the order of the log.
public struct OutcomeBatch<Outcome: Sendable>: Sendable {
  /// Everything up to here is durable.
  public var throughSequence: UInt64
  /// The log time of the batch, microseconds: what replies carry as the server's time.
  public var logTimeMicroseconds: Int64
  /// The outcomes.
  public var replies: [OutcomeReply<Outcome>]
}

/// Takes outcomes back to where commands came from: usually one per event loop.
public protocol OutcomeSink<Outcome>: AnyObject, Sendable {
  /// What commands come to.
  associatedtype Outcome: Sendable

  /// Called once per durable batch that has something for this sink, on a thread of the sequencer.
  /// Must not block: hand the batch over and return.
  func deliver(_ batch: OutcomeBatch<Outcome>)

  /// The sequencer has stopped and these commands get no outcome. Whether they are in the log is
  /// not known: the caller asks again, under the same idempotency key, after a restart. Any thread;
  /// must not block.
  func abandon(_ tokens: [UInt64], because error: SequencerError)
}

/// Takes the events of durable batches.
public protocol EventSink<Event>: AnyObject, Sendable {
  /// What happens.
  associatedtype Event: Sendable

  /// Called once per durable batch that has events, on a thread of the sequencer, in the order of the
  /// log and after the batch's outcomes. Must not block.
  func publish(_ events: [Event], throughSequence: UInt64, logTimeMicroseconds: Int64)
}

/// Drops all events.
public final class IgnoredEvents<Event: Sendable>: EventSink {
  /// Nothing to set.
  public init() {}

  /// Does nothing.
  public func publish(_ events: [Event], throughSequence: UInt64, logTimeMicroseconds: Int64) {}
}
