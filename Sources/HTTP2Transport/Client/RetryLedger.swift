import RPC

/// What one call knows of its attempts, and whether another one follows (gRFC A6). Pure: time left and randomness
/// come in as arguments.
struct RetryLedger {
  enum Decision: Equatable {
    /// The call ends with the failure.
    case finish
    /// At once, and not counted: no handler has seen the request.
    case again
    /// After so many milliseconds.
    case after(UInt64)
  }

  /// Attempts that count. Five at most, whatever a policy says.
  static let maximumAttempts = 5

  /// Attempts begun, but for those that no handler has seen.
  private(set) var attempts = 0
  private var wasRefused = false
  /// The pause before the next attempt, milliseconds, before its jitter; zero for the policy's first.
  private var backoff: UInt64 = 0

  /// `grpc-previous-rpc-attempts` of the attempt that has begun.
  var previousAttempts: Int { max(0, attempts - 1) }

  mutating func began() { attempts += 1 }

  /// An attempt failed.
  ///
  /// - Parameters:
  ///   - policy: nil when the method is not to be repeated.
  ///   - random: any number.
  ///   - millisecondsLeft: until the deadline; nil without one.
  mutating func failed(
    _ code: StatusCode, _ fate: AttemptFate, _ pushBack: PushBack, policy: CallRetryPolicy?,
    throttle: inout RetryThrottle, random: UInt64, millisecondsLeft: UInt64?
  ) -> Decision {
    if fate == .final { return .finish }
    if takeUnseen(fate) { return .again }
    guard let policy else { return .finish }
    let isRetryable = policy.retryableCodes.contains(code)
    if isRetryable || pushBack == .stop { throttle.failed() }
    guard isRetryable, pushBack != .stop, throttle.allowsRepetition,
      attempts < min(policy.maximumAttempts, Self.maximumAttempts)
    else { return .finish }
    let pause = nextPause(policy, pushBack, random)
    // An error now says more than the deadline later.
    if let millisecondsLeft, pause >= millisecondsLeft { return .finish }
    return .after(pause)
  }

  /// Whether the attempt is made again without being counted: always when it never left, once when it was refused.
  mutating func takeUnseen(_ fate: AttemptFate) -> Bool {
    switch fate {
    case .neverLeft: break
    case .refused where !wasRefused: wasRefused = true
    default: return false
    }
    attempts -= 1
    return true
  }

  private mutating func nextPause(
    _ policy: CallRetryPolicy, _ pushBack: PushBack, _ random: UInt64
  ) -> UInt64 {
    if case .after(let milliseconds) = pushBack {
      // The pauses begin anew behind it.
      backoff = 0
      return milliseconds
    }
    let first = policy.initialBackoff.wholeMilliseconds
    let longest = policy.maximumBackoff.wholeMilliseconds
    let longer = Double(backoff) * max(1, policy.backoffMultiplier)
    backoff =
      backoff == 0 ? min(first, longest) : longer < Double(longest) ? UInt64(longer) : longest
    return Jitter.twentyPercent(of: backoff, random)
  }
}

/// Spreads what many would otherwise do at the same time.
enum Jitter {
  /// 20 % more or less.
  static func twentyPercent(of milliseconds: UInt64, _ random: UInt64) -> UInt64 {
    milliseconds - milliseconds / 5 + milliseconds / 5 * 2 * ((random >> 20) % 1_001) / 1_000
  }
}

extension Duration {
  /// Between nothing and a day.
  var wholeMilliseconds: UInt64 {
    let (seconds, attoseconds) = components
    guard seconds >= 0 else { return 0 }
    return UInt64(min(seconds, 86_400)) * 1_000
      + UInt64(max(0, attoseconds) / 1_000_000_000_000_000)
  }
}
