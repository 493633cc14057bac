/// Status codes as a set.
public struct StatusCodes: Sendable, Equatable, ExpressibleByArrayLiteral {
  private var bits: UInt32 = 0

  public init(arrayLiteral codes: StatusCode...) {
    for code in codes { bits |= 1 << UInt32(code.rawValue) }
  }

  public func contains(_ code: StatusCode) -> Bool { bits & 1 << UInt32(code.rawValue) != 0 }
}

/// When a call that failed is made again (gRFC A6): one attempt after the other, with pauses that grow.
///
/// A channel keeps to it for methods marked `@idempotent` only, until the response's headers have arrived or the
/// requests are too long to be kept, and as long as not too many calls of the channel fail.
public struct CallRetryPolicy: Sendable, Equatable {
  /// Attempts in all, the first one included: 1 to 5; above counts as 5. Default 4.
  public var maximumAttempts = 4
  /// The pause before the second attempt, 20 % more or less. Default 100 ms.
  public var initialBackoff: Duration = .milliseconds(100)
  /// The longest pause, before the 20 %. Default 1 s.
  public var maximumBackoff: Duration = .seconds(1)
  /// Each pause is this much longer than the one before. Default 2.
  public var backoffMultiplier = 2.0
  /// What is worth another attempt. Default UNAVAILABLE.
  public var retryableCodes: StatusCodes = [.unavailable]

  public init() {}

  /// What methods marked `@idempotent` get unless a call or its channel says otherwise.
  public static let standard = CallRetryPolicy()
}

/// Several attempts at the same time (gRFC A6): another one is begun whenever none has answered for a while, and the
/// first answer counts. For reads whose slowest answers matter; it costs the server more.
///
/// A channel keeps to it for methods marked `@idempotent` only.
public struct CallHedgingPolicy: Sendable, Equatable {
  /// Attempts in all, the first one included: 1 to 5; above counts as 5. Default 3.
  public var maximumAttempts = 3
  /// From the beginning of one attempt to the next; zero begins all at once. Default 50 ms.
  public var delay: Duration = .milliseconds(50)
  /// A failure with one of these does not end the call: the next attempt begins at once. Default UNAVAILABLE.
  public var nonFatalCodes: StatusCodes = [.unavailable]

  public init() {}
}

/// Whether the channel may make a call more than once.
///
/// Whatever it says, a request that never left this side is sent again, and one that the server says it has not
/// looked at is sent a second time: no handler has seen either.
public enum CallRepetition: Sendable, Equatable {
  /// As the channel says, for methods marked `@idempotent`; not at all for others.
  case automatic
  case never
  case retry(CallRetryPolicy)
  case hedge(CallHedgingPolicy)
}
