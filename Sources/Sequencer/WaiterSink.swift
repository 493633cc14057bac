/// The sink behind ``LogSequencer/perform(_:)``: tokens are continuations.
final class WaiterSink<Outcome: Sendable>: OutcomeSink {
  typealias Waiter = CheckedContinuation<Result<OutcomeReply<Outcome>, SequencerError>, Never>

  private struct State {
    var nextToken: UInt64 = 0
    var waiters: [UInt64: Waiter] = [:]
  }

  /// It is the first sink of every sequencer.
  static var id: SinkID { SinkID(index: 0) }

  private let state = Monitor(State())

  func add(_ waiter: Waiter) -> UInt64 {
    state.withLock { state in
      state.nextToken += 1
      state.waiters[state.nextToken] = waiter
      return state.nextToken
    }
  }

  func deliver(_ batch: OutcomeBatch<Outcome>) {
    for reply in batch.replies {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: reply.token) }
      waiter?.resume(returning: .success(reply))
    }
  }

  func abandon(_ tokens: [UInt64], because error: SequencerError) {
    for token in tokens {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: token) }
      waiter?.resume(returning: .failure(error))
    }
  }
}
