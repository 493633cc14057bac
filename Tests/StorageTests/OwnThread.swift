import Foundation

/// Begins a body on a thread of its own: what never waits would keep one of the few that tasks have, and be kept from it.
func onOwnThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) -> Task<Value, any Error> {
  Task {
    try await withCheckedThrowingContinuation { done in
      Thread.detachNewThread { done.resume(with: Result { try body() }) }
    }
  }
}
