/// Hands values from one thread to another, at most one at a time: the second waits until the first
/// was taken. That is the overlap of executor and committer, and its bound.
final class HandOver<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    /// The consumer is working on a value it took.
    var isWorking = false
    /// No value follows.
    var isFinished = false
  }

  private let monitor = Monitor(State())

  /// Waits until a value can be put. False when the consumer has gone.
  func waitForRoom() -> Bool {
    monitor.wait { state in
      if state.isFinished { return false }
      return state.value == nil ? true : nil
    } ?? false
  }

  /// Waits for room and puts a value; false, and nothing put, when the consumer has gone.
  func put(_ value: Value) -> Bool {
    monitor.wait { state in
      if state.isFinished { return false }
      guard state.value == nil else { return nil }
      state.value = value
      return true
    } ?? false
  }

  /// True when the consumer waits and nothing waits for it.
  var isIdle: Bool { monitor.withLock { $0.value == nil && !$0.isWorking } }

  /// Waits for the next value; nil when there is none and none follows.
  func take() -> Value? {
    let taken: Value?? = monitor.wait { state in
      state.isWorking = false
      if let value = state.value {
        state.value = nil
        state.isWorking = true
        return .some(value)
      }
      return state.isFinished ? .some(nil) : nil
    }
    return taken ?? nil
  }

  /// No value follows. A value that was put is still taken.
  func finish() { monitor.change { $0.isFinished = true } }

  /// The consumer goes: takes out what was put and refuses the rest.
  func abandon() -> Value? {
    monitor.change { state in
      state.isFinished = true
      defer { state.value = nil }
      return state.value
    }
  }
}
