import Sequencer

/// Keeps the outcomes it is given.
public final class OutcomeCollector<Outcome: Sendable>: OutcomeSink {
  public struct Content: Sendable {
    public var replies: [OutcomeReply<Outcome>] = []
    public var abandoned: [UInt64] = []
    public var batches = 0
    public var error: SequencerError?
  }

  private let state = Monitor(Content())

  public init() {}

  public func deliver(_ batch: OutcomeBatch<Outcome>) {
    state.withLock { state in
      state.replies += batch.replies
      state.batches += 1
    }
  }

  public func abandon(_ tokens: [UInt64], because error: SequencerError) {
    state.withLock { state in
      state.abandoned += tokens
      state.error = error
    }
  }

  public var content: Content { state.withLock { $0 } }

  /// How many commands have been answered, one way or the other.
  public var count: Int { state.withLock { $0.replies.count + $0.abandoned.count } }
}

/// Keeps the events it is given.
public final class EventCollector<Event: Sendable>: EventSink {
  private let state = Monitor<[Event]>([])

  public init() {}

  public func publish(_ events: [Event], throughSequence: UInt64, logTimeMicroseconds: Int64) {
    state.withLock { $0 += events }
  }

  public var events: [Event] { state.withLock { $0 } }
}
