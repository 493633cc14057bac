import RPC

/// How many requests of one stream were accepted and are not answered yet, and the reader that waits until there
/// may be more.
///
/// Whoever owns it says when room may have come, and `close`s it when the stream ends, whatever the reason: then
/// nobody waits any more. Confined to the stream's loop.
struct AnswersDue: ~Copyable {
  private(set) var count = 0
  private(set) var isClosed = false
  private let limit: Int
  private var waiter: UnsafeContinuation<Void, Never>?

  /// - Parameter limit: requests of the stream that may wait for the log.
  init(limit: Int) { self.limit = limit }

  var isFull: Bool { count >= limit }

  mutating func accepted() { count += 1 }
  mutating func answered() { count -= 1 }

  /// Keeps the one who waits for room; to be called by one at a time.
  mutating func wait(_ continuation: UnsafeContinuation<Void, Never>) {
    if isClosed { return continuation.resume() }
    precondition(waiter == nil, "a stream has one reader")
    waiter = continuation
  }

  /// There is room again.
  mutating func signal() { waiter.take()?.resume() }

  /// The stream is over.
  mutating func close() {
    isClosed = true
    signal()
  }
}
