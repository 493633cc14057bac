import RPC

/// Decides what becomes of a followed feed whose connection was lost: pure, without a clock.
struct Reconnecting {
  /// What the follower does next.
  enum Step: Equatable {
    /// Say that the connection is interrupted, then try again.
    case tell
    /// Try again after a pause.
    case pause(Duration)
    /// The error is final.
    case giveUp
  }

  /// Attempts in a row that came to nothing.
  private(set) var failures = 0
  private var isTold = false
  /// Where the server said that a log can be followed from; it says so once between two entries.
  private var resumedAt: UInt64?

  /// Something was delivered: the attempt was a good one.
  mutating func delivered() {
    failures = 0
    isTold = false
  }

  /// An entry came, not only an answer: a server may say once more where its log begins.
  mutating func deliveredEntry() {
    delivered()
    resumedAt = nil
  }

  /// From where a log can be followed whose asked offset is gone; nil for any other error.
  mutating func resumption(_ error: RPCError) -> UInt64? {
    guard error.code == .outOfRange,
      let offset = error.metadata["dropwire-resume-at"].flatMap({ UInt64($0) }), offset != resumedAt
    else { return nil }
    resumedAt = offset
    return offset
  }

  /// What an error says of the next attempt. A stream that the server, or something before it, has reset is lost like any
  /// other, unless it was cancelled here.
  static func code(of error: RPCError) -> StatusCode {
    error.code == .cancelled && !Task.isCancelled ? .unavailable : error.code
  }

  /// An attempt has failed.
  ///
  /// - Parameters:
  ///   - connectedFor: since the attempt began, when the server had accepted it; nil when it had not. A feed on
  ///     which nothing happens is no failure: an attempt that held for longer than the longest pause was good.
  mutating func failed(
    with code: StatusCode, connectedFor: Duration?, _ policy: RetryPolicy
  ) -> Step {
    if let connectedFor, connectedFor >= policy.longestDelay { delivered() }
    failures += 1
    if !RetryPolicy.isWorthRepeating(code) || failures >= policy.attempts { return .giveUp }
    if !isTold {
      isTold = true
      return .tell
    }
    return .pause(policy.delay(before: failures))
  }
}
