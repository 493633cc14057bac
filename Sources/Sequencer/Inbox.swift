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
    /// Set once, when nothing more is taken.
    var closed: SequencerError?

    func waiting(_ commandClass: CommandClass) -> Int {
      carried[commandClass] + fresh[commandClass].count
    }

    var isEmpty: Bool {
      fresh[.urgent].isEmpty && fresh[.common].isEmpty && fresh[.other].isEmpty
        && fresh[.clock].isEmpty && reads.isEmpty
    }

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
  }

  private let monitor = Monitor(State())
  private let limits: SequencerLimits

  init(limits: SequencerLimits) { self.limits = limits }

  /// Adds as many commands as there is room for; those who hand in many at once are trusted to
  /// share.
  ///
  /// - Returns: how many of them, from the first on, were taken; or why none is taken any more.
  func add(_ submissions: [Submission<Machine.Command>]) -> Result<Int, SequencerError> {
    monitor.change { state in
      if let error = state.closed { return .failure(error) }
      var taken = 0
      for submission in submissions {
        let commandClass = Machine.commandClass(of: submission.command)
        guard state.waiting(commandClass) < limits.places(commandClass),
          state.take(submission, commandClass, limits)
        else { break }
        taken += 1
      }
      state.refused += UInt64(submissions.count - taken)
      return .success(taken)
    }
  }

  /// Adds one command; nil when it was taken.
  ///
  /// - Parameter inFlight: commands of its class that its sender has in flight already.
  func add(_ submission: Submission<Machine.Command>, inFlight: Int) -> SequencerError? {
    let commandClass = Machine.commandClass(of: submission.command)
    let places = limits.places(commandClass)
    return monitor.change { state in
      if let error = state.closed { return error }
      let free = places - state.waiting(commandClass)
      guard free > 0, inFlight <= free, state.take(submission, commandClass, limits) else {
        state.refused += 1
        return .full
      }
      return nil
    }
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

  /// Moves what has arrived to the executor, waiting for it if there is nothing left to do.
  ///
  /// A class of which the executor still has commands gets no more: what arrived waits its turn
  /// here. So an urgent command passes whatever is left over of the others.
  ///
  /// - Returns: why nothing more will arrive, if that is so.
  func take(
    _ queues: inout SubmissionQueues<Machine.Command>, _ reads: inout ReadQueue<Machine>,
    timeoutMicroseconds: Int64
  ) -> SequencerError? {
    let isIdle = queues.isEmpty && reads.isEmpty
    queues.recycle()
    reads.recycle()
    let closed: SequencerError?? = monitor.wait(
      timeoutMicroseconds: isIdle ? timeoutMicroseconds : 0
    ) { state in
      guard !isIdle || !state.isEmpty || state.closed != nil else {
        state.carried = PerClass(repeating: 0)
        state.carriedReads = 0
        return nil
      }
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
    monitor.withLock { state in
      let waiting = CommandClass.allCases.reduce(0) { $0 + state.waiting($1) }
      return (waiting, state.refused)
    }
  }
}

/// Reads that the executor has taken.
typealias ReadQueue<Machine: StateMachine & ~Copyable> = FrontQueue<ReadRequest<Machine>>
