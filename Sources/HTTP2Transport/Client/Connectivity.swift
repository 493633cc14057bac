import Synchronization

/// What a channel is doing (gRPC connectivity semantics).
public enum ConnectivityState: Sendable, Equatable {
  /// No connection, and none is being made: nobody has called for a while, or the server ended the last one.
  case idle
  /// A connection is being made, the first or one after one that was good.
  case connecting
  /// Calls go.
  case ready
  /// The last attempt failed and the next one has not succeeded yet: calls that do not wait fail at once.
  case transientFailure
  /// The channel is closed.
  case shutdown

  /// What several connections are together, as calls see it.
  static func together(_ states: [ConnectivityState]) -> ConnectivityState {
    if states.contains(.ready) { return .ready }
    if states.contains(.connecting) { return .connecting }
    if states.contains(.idle) { return .idle }
    return states.isEmpty ? .connecting : .transientFailure
  }
}

/// Tells everybody who listens what a channel is doing. Safe from any thread.
final class ConnectivityHub: Sendable {
  private struct Listeners {
    var state = ConnectivityState.idle
    var streams: [Int: AsyncStream<ConnectivityState>.Continuation] = [:]
    var next = 0
  }

  private let listeners = Mutex(Listeners())

  var state: ConnectivityState { listeners.withLock { $0.state } }

  /// The state now, and every change from now on; ends with `shutdown`. Whoever is slow misses the oldest ones.
  func changes() -> AsyncStream<ConnectivityState> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ConnectivityState.self, bufferingPolicy: .bufferingNewest(64))
    let number = listeners.withLock { listeners in
      continuation.yield(listeners.state)
      if listeners.state == .shutdown {
        continuation.finish()
        return -1
      }
      listeners.next += 1
      listeners.streams[listeners.next] = continuation
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.listeners.withLock { $0.streams.removeValue(forKey: number) }
    }
    return stream
  }

  func publish(_ state: ConnectivityState) {
    let told = listeners.withLock { listeners -> [AsyncStream<ConnectivityState>.Continuation] in
      guard listeners.state != state, listeners.state != .shutdown else { return [] }
      listeners.state = state
      defer { if state == .shutdown { listeners.streams = [:] } }
      return Array(listeners.streams.values)
    }
    for continuation in told {
      continuation.yield(state)
      if state == .shutdown { continuation.finish() }
    }
  }
}
