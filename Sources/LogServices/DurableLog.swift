public import Basics
public import LogContract
public import LogMachine
public import RPC
public import Sequencer
public import Storage

/// A durable log over rules of one's own: requests go in, and come back decided once they are on disk.
///
/// One for a server; safe on any thread. What a request came to survives a crash from the moment its caller
/// hears of it; what nobody heard of is there wholly or not at all.
public final class DurableLog<Rules: StateRules & ~Copyable>: Sendable {
  /// The sequencer beneath: metrics, the report of the start.
  public let sequencer: LogSequencer<RuledMachine<Rules>>
  /// The feeds that the rules write.
  public let feed: LogFeed

  /// Recovers the state from the store and starts. Blocks until the state is back.
  ///
  /// - Parameters:
  ///   - store: opened; its owner closes it after ``stop()``.
  ///   - rules: in their first state.
  ///   - retention: how long idempotency keys are remembered.
  ///   - feeds: how its feeds are read for those who follow them.
  ///   - failed: called once when the log stops because of an error, from a thread of the log. A server ends
  ///     its process here.
  /// - Throws: a ``SequencerError`` that says what cannot be trusted.
  public init(
    store: any Store, rules: consuming sending Rules,
    retention: KeyRetentionLimits = KeyRetentionLimits(),
    clock: any MicrosecondClock = SystemClock(), limits: SequencerLimits = SequencerLimits(),
    feeds: LogFeedLimits = LogFeedLimits(),
    failed: @escaping @Sendable (SequencerError) -> Void
  ) throws(SequencerError) {
    let feed = LogFeed(store: store, limits: feeds)
    self.feed = feed
    sequencer = try LogSequencer(
      store: store, machine: RuledMachine(rules, retention: retention), clock: clock,
      limits: limits,
      hooks: .init(
        events: feed,
        failed: { error in
          feed.end()
          failed(error)
        }))
  }

  /// Logs a request, and returns what it came to once that is durable. What a service hands its `@logged`
  /// methods to.
  ///
  /// A repetition under a known key gets what its first request came to. Keys are those of the caller that
  /// authentication has found (`ServerContext.caller`); without authentication all callers are one.
  ///
  /// - Throws: RESOURCE_EXHAUSTED when too much waits or the disk is nearly full, and ALREADY_EXISTS when the
  ///   key belongs to another request: nothing was done. UNAVAILABLE when the log has stopped: the same
  ///   request under the same key tells after the restart whether it was logged.
  public func submit(
    _ command: Rules.Request, context: ServerContext
  ) async throws(RPCError) -> Rules.Request.Outcome {
    try await submit(command, caller: context.caller?.name ?? "")
  }

  /// The same for whoever calls from within the process.
  ///
  /// - Parameter caller: whose keys they are; at most `LogEntryLimits.callerBytes` of UTF-8.
  public func submit(
    _ command: Rules.Request, caller: String
  ) async throws(RPCError) -> Rules.Request.Outcome {
    let limit = LogEntryLimits.standard.callerBytes
    guard caller.utf8.count <= limit else {
      throw RPCError(.invalidArgument, "a caller's name has at most \(limit) bytes")
    }
    let reply: OutcomeReply<LogResult<Rules.Request.Outcome>>
    do throws(SequencerError) {
      reply = try await sequencer.perform(.call(command, caller: caller))
    } catch {
      throw Self.refusal(error)
    }
    switch reply.outcome {
    case .decided(let outcome), .repeated(let outcome, _): return outcome
    case .keyReused(let sequence):
      throw RPCError(
        .alreadyExists,
        "\(command.method.key ?? "the key") was used for another request, entry \(sequence) of the log; "
          + "give a new request a new one")
    case .ticked: throw RPCError(.internal, "the log answered a request with a tick")
    }
  }

  /// Looks at the state. The answer is given when everything it shows is durable, and it has seen everything
  /// that was acknowledged before.
  ///
  /// - Parameter look: runs on the log's thread; keep it short, it delays commands.
  public func read<Answer: Sendable>(
    _ look: @escaping @Sendable (borrowing Rules) -> Answer
  ) async throws(RPCError) -> Answer {
    do throws(SequencerError) {
      return try await sequencer.read { look($0.rules) }
    } catch {
      throw Self.refusal(error)
    }
  }

  /// Executes and commits what waits, writes a checkpoint of everything, ends the threads and the feeds.
  /// Blocks; idempotent.
  public func stop() {
    feed.end()
    sequencer.stop()
  }

  private static func refusal(_ error: SequencerError) -> RPCError {
    switch error {
    case .full: RPCError(.resourceExhausted, "too many requests are waiting; try again in a moment")
    case .outOfSpace:
      RPCError(.resourceExhausted, "the disk is nearly full: no new work is taken; try again later")
    default:
      RPCError(
        .unavailable,
        "the log has stopped; send the same request under the same key after the restart (\(error))"
      )
    }
  }
}
