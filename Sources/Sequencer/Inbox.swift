/// Where commands and reads wait for the executor: many producers, one consumer, bounded.
final class Inbox<Machine: StateMachine & ~Copyable>: Sendable {
  private struct State {
    var fresh: [Submission<Machine.Command>] = []
    /// Of the fresh commands, as they will be logged.
    var freshBytes = 0
    var reads: [ReadRequest<Machine>] = []
    /// Commands the executor has taken and not executed yet.
    var carried = 0
    var refused: UInt64 = 0
    /// Set once, when nothing more is taken.
    var closed: SequencerError?

    /// Counts a command, if its bytes fit. Urgent ones always do: they are small, and bounded by their
    /// number.
    mutating func hasRoom(
      for submission: Submission<Machine.Command>, isUrgent: Bool, _ limits: SequencerLimits
    ) -> Bool {
      let total = freshBytes + Machine.entryBytes(of: submission.command)
      guard isUrgent || freshBytes == 0 || total <= limits.inboxBytes else { return false }
      freshBytes = total
      return true
    }
  }

  private let monitor = Monitor(State())
  private let limits: SequencerLimits

  init(limits: SequencerLimits) { self.limits = limits }

  /// Adds as many commands as there is room for.
  ///
  /// - Returns: how many of them, from the first on, were taken; or why none is taken any more.
  func add(
    _ submissions: [Submission<Machine.Command>], isUrgent: Bool
  ) -> Result<Int, SequencerError> {
    let bound = limits.inboxCommands + (isUrgent ? limits.urgentReserveCommands : 0)
    return monitor.change { state in
      if let error = state.closed { return .failure(error) }
      let room = max(bound - state.carried - state.fresh.count, 0)
      var taken = 0
      while taken < min(room, submissions.count),
        state.hasRoom(for: submissions[taken], isUrgent: isUrgent, limits)
      {
        taken += 1
      }
      state.fresh.append(contentsOf: submissions.prefix(taken))
      state.refused += UInt64(submissions.count - taken)
      return .success(taken)
    }
  }

  /// Adds one command; nil when it was taken.
  func add(_ submission: Submission<Machine.Command>, isUrgent: Bool) -> SequencerError? {
    let bound = limits.inboxCommands + (isUrgent ? limits.urgentReserveCommands : 0)
    return monitor.change { state in
      if let error = state.closed { return error }
      guard state.carried + state.fresh.count < bound,
        state.hasRoom(for: submission, isUrgent: isUrgent, limits)
      else {
        state.refused += 1
        return .full
      }
      state.fresh.append(submission)
      return nil
    }
  }

  /// Adds a read; nil when it was taken.
  func add(_ read: ReadRequest<Machine>) -> SequencerError? {
    monitor.change { state in
      if let error = state.closed { return error }
      guard state.reads.count < limits.inboxReads else { return .full }
      state.reads.append(read)
      return nil
    }
  }

  /// Moves what has arrived to the executor, waiting for it if `queue` is empty.
  ///
  /// - Returns: why nothing more will arrive, if that is so.
  func take(
    _ queue: inout SubmissionQueue<Machine.Command>, _ reads: inout [ReadRequest<Machine>],
    timeoutMicroseconds: Int64
  ) -> SequencerError? {
    let isEmpty = queue.isEmpty
    if isEmpty { queue.recycle() }
    reads.removeAll(keepingCapacity: true)
    // What the next batch takes does not wait any more.
    let perBatch = limits.commandsPerBatch
    let carried = max(queue.count - perBatch, 0)
    let closed: SequencerError?? = monitor.wait(
      timeoutMicroseconds: isEmpty ? timeoutMicroseconds : 0
    ) { state in
      state.carried = carried
      guard !isEmpty || !state.fresh.isEmpty || !state.reads.isEmpty || state.closed != nil else {
        return nil
      }
      if isEmpty {
        queue.exchange(with: &state.fresh)
        state.freshBytes = 0
        state.carried = max(queue.count - perBatch, 0)
      }
      swap(&reads, &state.reads)
      return .some(state.closed)
    }
    return closed ?? nil
  }

  /// Refuses everything from now on. The first reason stays.
  func close(because error: SequencerError) {
    monitor.change { state in if state.closed == nil { state.closed = error } }
  }

  /// Why the inbox is closed; nil while it is open.
  var closed: SequencerError? { monitor.withLock { $0.closed } }

  /// Commands waiting, and commands refused so far.
  var counters: (waiting: Int, refused: UInt64) {
    monitor.withLock { ($0.fresh.count + $0.carried, $0.refused) }
  }
}
