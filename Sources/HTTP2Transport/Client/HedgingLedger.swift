import RPC

/// When the attempts of a hedged call begin, and when it has failed (gRFC A6). Pure.
struct HedgingLedger {
  enum Decision: Equatable {
    /// The call ends with the failure; other attempts are given up.
    case finish
    /// The next attempt begins now.
    case begin
    /// The next attempt begins after so many milliseconds.
    case after(UInt64)
    /// Others are under way.
    case wait
  }

  private let policy: CallHedgingPolicy
  private let maximum: Int
  /// Attempts that were begun and have not failed.
  private(set) var live = 0
  private var begun = 0
  private var isStopped = false

  init(_ policy: CallHedgingPolicy) {
    self.policy = policy
    maximum = min(max(1, policy.maximumAttempts), RetryLedger.maximumAttempts)
  }

  private var hasMore: Bool { begun < maximum && !isStopped }

  /// An attempt begins. When the one after it is due.
  mutating func began() -> Decision {
    begun += 1
    live += 1
    return hasMore ? .after(policy.delay.wholeMilliseconds) : .wait
  }

  /// An attempt is over that no handler has seen; its place is free again.
  mutating func unseen() {
    begun -= 1
    live -= 1
  }

  /// The delay after the last beginning has passed.
  mutating func delayPassed(_ throttle: RetryThrottle) -> Decision {
    guard hasMore else { return .wait }
    guard throttle.allowsRepetition else {
      isStopped = true
      return .wait
    }
    return .begin
  }

  /// An attempt failed; a handler may have seen it.
  mutating func failed(
    _ code: StatusCode, _ pushBack: PushBack, throttle: inout RetryThrottle
  ) -> Decision {
    live -= 1
    let isNonFatal = policy.nonFatalCodes.contains(code)
    if isNonFatal || pushBack == .stop { throttle.failed() }
    if !isNonFatal { return .finish }
    if pushBack == .stop || !throttle.allowsRepetition { isStopped = true }
    guard hasMore else { return live == 0 ? .finish : .wait }
    if case .after(let milliseconds) = pushBack { return .after(milliseconds) }
    return .begin
  }
}
