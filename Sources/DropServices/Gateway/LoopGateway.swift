import DropEngine
import Messages
import RPC
import Sequencer

/// Where outcomes go that nobody awaits in a task: streams with many commands in flight.
///
/// Called on the loop of the gateway.
protocol OutcomeReceiver: AnyObject {
  /// The durable outcome of the command submitted under `tag`.
  func receive(_ outcome: Outcome, tag: UInt64)
  /// The command found no room in the log's inbox, or on its disk, and was not logged; what comes next may fare
  /// better.
  func refuse(_ rejected: Messages.Rejected, tag: UInt64)
  /// The log has stopped; the command's fate is decided by the next start.
  func logStopped(_ error: SequencerError, tag: UInt64)
}

/// One loop's door to the log: commands go in, and each outcome finds the handler that waits for it.
///
/// What one turn of the loop brings goes in together at its end, for one lock and one wake-up of the executor.
///
/// Confined to its loop, except `deliver`, which the committer calls with the durable outcomes of a whole
/// batch: one hand-over per loop and batch, however many handlers wait.
public final class LoopGateway: @unchecked Sendable {
  // Sound although unchecked: `slots`, `vacant`, `accounts` and `turn` are only touched on the loop, which every
  // entry point checks; the rest is immutable and Sendable.

  private enum Waiting {
    case nobody(nextVacant: Int)
    case handler(UnsafeContinuation<Outcome, any Error>)
    case call((Result<Outcome, RPCError>) -> Void)
    case receiver(any OutcomeReceiver, tag: UInt64)
  }

  private struct Slot {
    var waiting: Waiting
    var place: SenderAccounts.Place
  }

  let executor: any LoopExecutor
  private let log: DropLog
  /// Set once, before the gateway is used.
  private var sink = SinkID.none
  private var slots: [Slot] = []
  private var vacant = -1
  private var accounts = SenderAccounts()
  /// What the log gets at the end of this turn.
  private var turn: [Submission<Command>] = []
  /// More go in before the turn ends: the log need not wait for them.
  private static let longestTurn = 1_024

  init(executor: any LoopExecutor, log: DropLog) {
    self.executor = executor
    self.log = log
    sink = log.sequencer.register(self)
  }

  /// Logs a command and returns its outcome once it is durable.
  ///
  /// - Parameter connection: whose connection it came by: nobody may have all places of the inbox.
  /// - Throws: RESOURCE_EXHAUSTED when the log's inbox is full for this sender (nothing was logged), UNAVAILABLE
  ///   when the log has stopped (then the same key tells the outcome after the restart).
  fileprivate func submit(
    _ command: Command, of connection: UInt64
  ) async throws -> Outcome {
    return try await withUnsafeThrowingContinuation { continuation in
      send(command, of: connection, .handler(continuation))
    }
  }

  /// Logs a command whose outcome goes to `receiver`, or why there is none.
  fileprivate func submit(
    _ command: Command, of connection: UInt64, to receiver: any OutcomeReceiver, tag: UInt64
  ) {
    send(command, of: connection, .receiver(receiver, tag: tag))
  }

  /// Logs a command and calls `completion` with its outcome once that is durable, or with why it is not known, as
  /// ``submit(_:of:)`` throws it; once, on the loop. There is no task.
  fileprivate func submit(
    _ command: Command, of connection: UInt64,
    completion: @escaping (Result<Outcome, RPCError>) -> Void
  ) {
    send(command, of: connection, .call(completion))
  }

  /// Has the log get the command at the end of the turn.
  private func send(_ command: Command, of connection: UInt64, _ waiting: Waiting) {
    precondition(executor.isCurrent, "a gateway is confined to its loop")
    let place = accounts.place(command, of: connection)
    let inFlight = accounts.inFlight(place)
    let slot = take(Slot(waiting: waiting, place: place))
    // What the turn has brought already is before it in the executor's queue.
    if turn.isEmpty { executor.execute { [self] in endTurn() } }
    turn.append(Submission(command, token: UInt64(slot), sink: sink, inFlight: inFlight))
    if turn.count == Self.longestTurn { endTurn() }
  }

  /// Hands in what has come; whoever is told here that there is no room may send again, in another turn.
  private func endTurn() {
    guard !turn.isEmpty else { return }
    for refused in log.sequencer.submit(turn: &turn) {
      switch refused.admission {
      case .accepted: break
      case .full: fail(refused.token, because: .full)
      case .outOfSpace: fail(refused.token, because: .outOfSpace)
      case .stopped(let error): fail(refused.token, because: error)
      }
    }
  }

  private func take(_ entry: Slot) -> Int {
    accounts.begin(entry.place)
    guard vacant >= 0 else {
      slots.append(entry)
      return slots.count - 1
    }
    let slot = vacant
    guard case .nobody(let next) = slots[slot].waiting else {
      preconditionFailure("the list of vacant slots names one in use")
    }
    vacant = next
    slots[slot] = entry
    return slot
  }

  private func release(_ slot: Int) -> Waiting {
    accounts.end(slots[slot].place)
    let entry = slots[slot].waiting
    slots[slot].waiting = .nobody(nextVacant: vacant)
    vacant = slot
    return entry
  }

  private func finish(_ token: UInt64, with outcome: Outcome) {
    switch release(Int(token)) {
    case .nobody: preconditionFailure("an outcome that nobody asked for")
    case .handler(let continuation): continuation.resume(returning: outcome)
    case .call(let answer): answer(.success(outcome))
    case .receiver(let receiver, let tag): receiver.receive(outcome, tag: tag)
    }
  }

  private func fail(_ token: UInt64, because error: SequencerError) {
    switch release(Int(token)) {
    case .nobody: preconditionFailure("a failure that nobody waits for")
    case .handler(let continuation): continuation.resume(throwing: DropLog.stopped(error))
    case .call(let answer): answer(.failure(DropLog.stopped(error)))
    case .receiver(let receiver, let tag):
      switch error {
      case .full: receiver.refuse(.overloaded, tag: tag)
      case .outOfSpace: receiver.refuse(.outOfSpace, tag: tag)
      default: receiver.logStopped(error, tag: tag)
      }
    }
  }
}

/// A gateway as one call finds it: what comes in by it is counted to the call's connection, is judged by whom the
/// caller acts for, and says in the log who that was.
struct GatewayDoor {
  let gateway: LoopGateway
  let connection: UInt64
  /// Nil where nobody was asked who they are.
  let caller: Caller?
  /// The caller as entries of the log say it; nil as well.
  let header: EntryHeader?

  /// The command as it is logged: with who calls, and what its service has verified.
  private func signed(_ command: Command) -> Command {
    var command = command
    command.header =
      command.header?.attested.map { EntryHeader(header, attesting: $0) } ?? header
    return command
  }

  /// Logs a command and returns its outcome once it is durable. See ``LoopGateway``.
  ///
  /// - Throws: PERMISSION_DENIED when the caller does not act for whose record it is; nothing was logged.
  func submit(_ command: Command) async throws -> Outcome {
    if let refused = caller?.refusal(of: command.owner) { throw refused }
    return try await gateway.submit(signed(command), of: connection)
  }

  /// Logs a command and calls `completion` with its outcome; or with why the call is refused, for a caller who does
  /// not act for whose record it is as well. See ``LoopGateway``.
  func submit(
    _ command: Command, completion: @escaping (Result<Outcome, RPCError>) -> Void
  ) {
    if let refused = caller?.refusal(of: command.owner) { return completion(.failure(refused)) }
    gateway.submit(signed(command), of: connection, completion: completion)
  }

  /// Logs a command whose outcome, or why there is none, goes to `receiver`; or says why the caller may not send it,
  /// and then `receiver` hears nothing of it.
  func submit(
    _ command: Command, to receiver: any OutcomeReceiver, tag: UInt64
  ) -> Messages.Rejected? {
    if let refused = caller?.refusal(of: command.owner) {
      return Messages.Rejected(neverLogged: refused)
    }
    gateway.submit(signed(command), of: connection, to: receiver, tag: tag)
    return nil
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
