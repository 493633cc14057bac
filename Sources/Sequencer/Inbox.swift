/// Where commands and reads wait for the executor: many producers, one consumer, bounded.
///
/// Each class of commands has places of its own: what is full for one is not full for another. And
/// whoever has more in flight than places are free finds the inbox full, so that nobody can have
/// all of them: one alone gets half, two a third each, and there is always room for one who has
/// nothing waiting.
final class Inbox<Machine: StateMachine & ~Copyable>: Sendable {
  private struct State {
    var fresh = PerClass<[Submission<Machine.Command>]>(repeating: [])
    /// Of the fresh commands of each class, as they will be logged.
    var freshBytes = PerClass(repeating: 0)
    var reads: [ReadRequest<Machine>] = []
    /// Commands the executor has taken and not executed yet.
    var carried = PerClass(repeating: 0)
    /// Reads it has taken and not answered yet.
    var carriedReads = 0
    var refused: UInt64 = 0
    /// Commands for which the executor waits; .max while it does not.
    var wanted = Int.max
    /// Batches that the committer has and that are not durable yet.
    var beingCommitted = 0
    /// Set once, when nothing more is taken.
    var closed: SequencerError?

    func waiting(_ commandClass: CommandClass) -> Int {
      carried[commandClass] + fresh[commandClass].count
    }

    /// Commands that have arrived.
    var freshCount: Int {
      fresh[.urgent].count + fresh[.common].count + fresh[.other].count + fresh[.clock].count
    }

    /// What nobody waits for company with.
    var isPressing: Bool { !reads.isEmpty || !fresh[.clock].isEmpty || closed != nil }

    /// Whether the executor has what it waits for.
    var wakesExecutor: Bool { isPressing || freshCount >= wanted }

    /// Takes a command, if its bytes fit beside those of its class. Urgent ones always do: they are
    /// small, and bounded by their number.
    mutating func take(
      _ submission: Submission<Machine.Command>, _ commandClass: CommandClass,
      _ limits: SequencerLimits
    ) -> Bool {
      let bytes = freshBytes[commandClass]
      let total = bytes + Machine.entryBytes(of: submission.command)
      guard commandClass == .urgent || bytes == 0 || total <= limits.inboxBytes else {
        return false
      }
      freshBytes[commandClass] = total
      fresh[commandClass].append(submission)
      return true
    }

    /// Takes a command, unless its sender has more in flight than places are free.
    mutating func admit(
      _ submission: Submission<Machine.Command>, isShort: Bool, _ limits: SequencerLimits
    ) -> Admission {
      if let closed { return .stopped(closed) }
      if isShort, Machine.isNewWork(submission.command) { return .outOfSpace }
      let commandClass = Machine.commandClass(of: submission.command)
      let free = limits.places(commandClass) - waiting(commandClass)
      guard free > 0, Int(submission.inFlight) <= free, take(submission, commandClass, limits)
      else {
        refused += 1
        return .full
      }
      return .accepted
    }
  }

  private let monitor = Monitor(State())
  private let limits: SequencerLimits

  init(limits: SequencerLimits) { self.limits = limits }

  /// Adds as many commands as there is room for; those who hand in many at once are trusted to
  /// share.
  ///
  /// - Returns: how many of them, from the first on, were taken; or why none is taken any more.
  func add(_ submissions: [Submission<Machine.Command>]) -> Result<Int, SequencerError> {
    monitor.change(waking: { state in
      if let error = state.closed { return (.failure(error), false) }
      var taken = 0
      for submission in submissions {
        let commandClass = Machine.commandClass(of: submission.command)
        guard state.waiting(commandClass) < limits.places(commandClass),
          state.take(submission, commandClass, limits)
        else { break }
        taken += 1
      }
      state.refused += UInt64(submissions.count - taken)
      return (.success(taken), state.wakesExecutor)
    })
  }

  /// Adds one command.
  func add(_ submission: Submission<Machine.Command>) -> Admission {
    monitor.change(waking: { state in
      (state.admit(submission, isShort: false, limits), state.wakesExecutor)
    })
  }

  /// Adds the commands of a turn, each as ``add(_:)`` does.
  ///
  /// - Parameter isShort: whether the medium has no room for new work.
  /// - Returns: those that were not taken.
  func add(turn: [Submission<Machine.Command>], isShort: Bool) -> [RefusedSubmission] {
    monitor.change(waking: { state in
      var refused: [RefusedSubmission] = []
      for submission in turn {
        let admission = state.admit(submission, isShort: isShort, limits)
        guard admission != .accepted else { continue }
        refused.append(RefusedSubmission(token: submission.token, admission: admission))
      }
      return (refused, state.wakesExecutor)
    })
  }

  /// Adds a read; nil when it was taken.
  func add(_ read: ReadRequest<Machine>) -> SequencerError? {
    monitor.change { state in
      if let error = state.closed { return error }
      guard state.carriedReads + state.reads.count < limits.inboxReads else { return .full }
      state.reads.append(read)
      return nil
    }
  }

  /// Waits until there is something to do: a read, or as many commands as a batch should have.
  ///
  /// While the committer is at a batch, that is enough for one that is worth handing over; otherwise, as many
  /// as `pace` expects, or what has come when it waits no longer.
  func waitForBatch(_ pace: CommitPace, timeoutMicroseconds: Int64) {
    let found = wait(timeoutMicroseconds) { state in
      state.beingCommitted > 0 ? limits.commandsHandedOver : 1
    }
    guard let found, found > 0 else { return }
    let more = pace.waitMicroseconds(for: found, limits)
    if more > 0 { _ = wait(more) { _ in pace.wanted(limits) } }
  }

  /// Waits for that many commands, or for what is pressing.
  ///
  /// - Returns: how many there are; 0 where something is pressing, nil when it took too long.
  private func wait(_ timeoutMicroseconds: Int64, _ wanted: (State) -> Int) -> Int? {
    monitor.wait(timeoutMicroseconds: timeoutMicroseconds) { state in
      // The executor has nothing left: all reads it took are answered.
      state.carriedReads = 0
      let count = state.freshCount
      let wanted = wanted(state)
      let isThere = state.isPressing || count >= wanted
      state.wanted = isThere ? .max : wanted
      guard isThere else { return nil }
      return state.isPressing ? 0 : count
    }
  }

  /// A batch goes to the committer.
  func handsOver() { monitor.withLock { $0.beingCommitted += 1 } }

  /// One of these is durable, or never will be.
  func wasCommitted() {
    monitor.change(waking: { state in
      state.beingCommitted -= 1
      return ((), state.wanted != .max)
    })
  }

  /// Whether the committer has nothing to do.
  var isCommitterIdle: Bool { monitor.withLock { $0.beingCommitted == 0 } }

  /// Moves what has arrived to the executor.
  ///
  /// A class of which the executor still has commands gets no more: what arrived waits its turn
  /// here. So an urgent command passes whatever is left over of the others.
  ///
  /// - Returns: why nothing more will arrive, if that is so.
  func take(
    _ queues: inout SubmissionQueues<Machine.Command>, _ reads: inout ReadQueue<Machine>
  ) -> SequencerError? {
    queues.recycle()
    reads.recycle()
    return monitor.withLock { state in
      state.wanted = .max
      for index in 0..<4 {
        let commandClass = CommandClass.all[index]
        if queues[commandClass].isEmpty, !state.fresh[commandClass].isEmpty {
          queues[commandClass].exchange(with: &state.fresh[commandClass])
          state.freshBytes[commandClass] = 0
        }
        // What the next batch takes does not wait any more.
        state.carried[commandClass] = max(
          queues[commandClass].count - limits.commandsPerBatch, 0)
      }
      if reads.isEmpty { reads.exchange(with: &state.reads) }
      state.carriedReads = reads.count
      return state.closed
    }
  }

  /// Refuses everything from now on. The first reason stays.
  func close(because error: SequencerError) {
    monitor.change { state in if state.closed == nil { state.closed = error } }
  }

  /// Why the inbox is closed; nil while it is open.
  var closed: SequencerError? { monitor.withLock { $0.closed } }

  /// Commands waiting, and commands refused so far.
  var counters: (waiting: Int, refused: UInt64) {
    monitor.withLock { state in
      let waiting = CommandClass.allCases.reduce(0) { $0 + state.waiting($1) }
      return (waiting, state.refused)
    }
  }
}

/// Reads that the executor has taken.
package typealias ReadQueue<Machine: StateMachine & ~Copyable> = FrontQueue<ReadRequest<Machine>>
