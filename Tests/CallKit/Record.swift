package import RPC
import Synchronization

/// What the handlers of a test's server saw.
package final class Record: Sendable {
  package struct Seen {
    package var cancelled = 0
    package var observed = 0
    package var started = 0
    package var finished = 0
    package var sent = 0
    package var sourcesClosed = 0
    package var last: RPCError?
    /// Replies that are still owed, or were given already.
    package var replies: [UnaryReply<Note>] = []
  }
  private let seen = Mutex(Seen())
  package func note(_ body: (inout Seen) -> Void) { seen.withLock { body(&$0) } }
  package var now: Seen { seen.withLock { $0 } }

  package init() {}

  /// Looks, 5 ms apart, until a wait is given up: a minute and more, as CI's machine may be busy.
  package static let polls = 12_000

  /// Waits until `condition` holds; false when the wait is given up.
  package func eventually(_ condition: (Seen) -> Bool) async -> Bool {
    for _ in 0..<Self.polls {
      if condition(now) { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }
}
