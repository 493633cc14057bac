import Foundation
import Synchronization

/// A body on a thread of its own: what never waits would keep one of the few that tasks have, and be kept from it.
final class OwnThread<Value: Sendable>: Sendable {
  private enum State {
    case running(CheckedContinuation<Value, any Error>?)
    case ended(Result<Value, any Error>)
  }

  private let state = Mutex(State.running(nil))

  init(_ body: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread { [self] in
      let result = Result { try body() }
      let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
        defer { state = .ended(result) }
        if case .running(let waiting) = state { return waiting }
        return nil
      }
      waiting?.resume(with: result)
    }
  }

  /// What the body returned or threw; asked for once.
  var value: Value {
    get async throws {
      try await withCheckedThrowingContinuation { continuation in
        let ended = state.withLock { state -> Result<Value, any Error>? in
          if case .ended(let result) = state { return result }
          state = .running(continuation)
          return nil
        }
        if let ended { continuation.resume(with: ended) }
      }
    }
  }
}
