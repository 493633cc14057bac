import RPC
import Synchronization

/// Cancels a call on which nothing has come for too long. Its task ends with it.
final class SilenceWatch: Sendable {
  private struct State {
    var heard = ContinuousClock.now
    var isArmed: Bool
    var hasFired = false
  }

  private final class Shared: Sendable {
    let state: Mutex<State>
    init(_ state: State) { self.state = Mutex(state) }
  }

  private let shared: Shared
  private let task: Task<Void, Never>

  /// - Parameter isArmed: whether the server is known to break a silence; otherwise the first heartbeat says so.
  init(_ call: some StreamingCall, limit: Duration, isArmed: Bool) {
    let shared = Shared(State(isArmed: isArmed))
    self.shared = shared
    task = Task {
      while true {
        let heard = shared.state.withLock { $0.heard }
        let due = heard + limit
        guard (try? await Task.sleep(until: due, clock: .continuous)) != nil else { return }
        let fires = shared.state.withLock { state in
          guard state.isArmed, state.heard == heard else { return false }
          state.hasFired = true
          return true
        }
        if fires { return call.cancel() }
        // Not armed, and nothing heard: looked at again after as long.
        shared.state.withLock { if $0.heard == heard { $0.heard = .now } }
      }
    }
  }

  deinit { task.cancel() }

  /// Something has come.
  func heard() { shared.state.withLock { $0.heard = .now } }

  /// The server breaks silences.
  func arm() { shared.state.withLock { $0.isArmed = true } }

  var hasFired: Bool { shared.state.withLock { $0.hasFired } }
}
