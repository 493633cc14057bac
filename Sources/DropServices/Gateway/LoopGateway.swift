import DropEngine
import RPC
import Sequencer

/// Where outcomes go that nobody awaits in a task: streams with many commands in flight.
///
/// Called on the loop of the gateway.
protocol OutcomeReceiver: AnyObject {
  /// The durable outcome of the command submitted under `tag`.
  func receive(_ outcome: Outcome, tag: UInt64)
  /// The log has stopped; the command's fate is decided by the next start.
  func logStopped(_ error: SequencerError, tag: UInt64)
}

/// One loop's door to the log: commands go in, and each outcome finds the handler that waits for it.
///
/// Confined to its loop, except `deliver`, which the committer calls with the durable outcomes of a whole
/// batch: one hand-over per loop and batch, however many handlers wait.
public final class LoopGateway: @unchecked Sendable {
  // Sound although unchecked: `waiting` and `vacant` are only touched on the loop, which every entry
  // point checks; the rest is immutable and Sendable.

  private enum Waiting {
    case nobody(nextVacant: Int)
    case handler(UnsafeContinuation<Outcome, any Error>)
    case receiver(any OutcomeReceiver, tag: UInt64)
  }

  let executor: any LoopExecutor
  private let log: DropLog
  /// Set once, before the gateway is used.
  private var sink = SinkID.none
  private var waiting: [Waiting] = []
  private var vacant = -1

  init(executor: any LoopExecutor, log: DropLog) {
    self.executor = executor
    self.log = log
    sink = log.sequencer.register(self)
  }

  /// Logs a command and returns its outcome once it is durable.
  ///
  /// - Throws: RESOURCE_EXHAUSTED when the log's inbox is full (nothing was logged), UNAVAILABLE when the
  ///   log has stopped (then the same key tells the outcome after the restart).
  ///
  /// - Parameter isUrgent: for commands that end something (confirm): they may use places in the inbox
  ///   that others may not, so that an overload sheds new work first.
  func submit(_ command: Command, isUrgent: Bool = false) async throws -> Outcome {
    precondition(executor.isCurrent, "a gateway is confined to its loop")
    return try await withUnsafeThrowingContinuation { continuation in
      let slot = take(.handler(continuation))
      if let error = send(command, slot: slot, isUrgent: isUrgent) {
        continuation.resume(throwing: error)
      }
    }
  }

  /// Logs a command whose outcome goes to `receiver`.
  func submit(
    _ command: Command, to receiver: any OutcomeReceiver, tag: UInt64
  ) throws(RPCError) {
    precondition(executor.isCurrent, "a gateway is confined to its loop")
    let slot = take(.receiver(receiver, tag: tag))
    if let error = send(command, slot: slot, isUrgent: false) { throw error }
  }

  /// Hands the command in; an error means that nothing was logged, and the slot is free again.
  private func send(_ command: Command, slot: Int, isUrgent: Bool) -> RPCError? {
    let admission = log.sequencer.submit(
      command, token: UInt64(slot), sink: sink, isUrgent: isUrgent)
    switch admission {
    case .accepted: return nil
    case .full:
      _ = release(slot)
      return RPCError(.resourceExhausted, "the log's inbox is full; try again in a moment")
    case .outOfSpace:
      _ = release(slot)
      return DropLog.outOfSpace
    case .stopped(let error):
      _ = release(slot)
      return DropLog.stopped(error)
    }
  }

  private func take(_ entry: Waiting) -> Int {
    guard vacant >= 0 else {
      waiting.append(entry)
      return waiting.count - 1
    }
    let slot = vacant
    guard case .nobody(let next) = waiting[slot] else {
      preconditionFailure("the list of vacant slots names one in use")
    }
    vacant = next
    waiting[slot] = entry
    return slot
  }

  private func release(_ slot: Int) -> Waiting {
    let entry = waiting[slot]
    waiting[slot] = .nobody(nextVacant: vacant)
    vacant = slot
    return entry
  }

  private func finish(_ token: UInt64, with outcome: Outcome) {
    switch release(Int(token)) {
    case .nobody: preconditionFailure("an outcome that nobody asked for")
    case .handler(let continuation): continuation.resume(returning: outcome)
    case .receiver(let receiver, let tag): receiver.receive(outcome, tag: tag)
    }
  }

  private func fail(_ token: UInt64, because error: SequencerError) {
    switch release(Int(token)) {
    case .nobody: preconditionFailure("a failure that nobody waits for")
    case .handler(let continuation): continuation.resume(throwing: DropLog.stopped(error))
    case .receiver(let receiver, let tag): receiver.logStopped(error, tag: tag)
    }
  }
}

extension LoopGateway: OutcomeSink {
  public func deliver(_ batch: OutcomeBatch<Outcome>) {
    executor.execute { [self] in
      for reply in batch.replies { finish(reply.token, with: reply.outcome) }
    }
  }

  public func abandon(_ tokens: [UInt64], because error: SequencerError) {
    executor.execute { [self] in
      for token in tokens { fail(token, because: error) }
    }
  }
}
