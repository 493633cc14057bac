public import MessageServices
public import RPC
import WireCodec

/// The services of a Dropwire server over one channel, and what a client does on top of single calls:
/// asking until there is an answer, and following feeds across disconnects.
///
/// Sendable; use one for the whole process.
public struct LiveClient: Sendable {
  /// Where calls go.
  public let channel: any ClientChannel
  /// How calls and feeds are repeated when the server cannot be reached.
  public var retry: RetryPolicy

  public init(channel: any ClientChannel, retry: RetryPolicy = RetryPolicy()) {
    self.channel = channel
    self.retry = retry
  }

  public var ingest: Ingest.Client { Ingest.Client(channel) }
  public var feed: Feed.Client { Feed.Client(channel) }
  public var offers: Offers.Client { Offers.Client(channel) }
  public var drops: Drops.Client { Drops.Client(channel) }
  public var registry: Registry.Client { Registry.Client(channel) }
  public var reservations: Reservations.Client { Reservations.Client(channel) }
  public var admission: Admission.Client { Admission.Client(channel) }
  public var checkout: Checkout.Client { Checkout.Client(channel) }
  public var orders: Orders.Client { Orders.Client(channel) }
  public var dispatch: Dispatch.Client { Dispatch.Client(channel) }
  public var audit: Audit.Client { Audit.Client(channel) }
  public var admin: Admin.Client { Admin.Client(channel) }

  /// Repeats `call` until it has an answer, the policy is exhausted, or the task is cancelled.
  ///
  /// Only for calls that are idempotent by a key: the server answers a repeat with the first outcome, so the
  /// buyer is never asked twice and never charged twice.
  ///
  /// - Throws: the last error. Errors that a repeat cannot mend (INVALID_ARGUMENT, NOT_FOUND, …) are thrown at
  ///   once.
  public func untilAnswered<Answer: Sendable>(
    _ call: @Sendable () async throws -> Answer
  ) async throws -> Answer {
    var attempt = 0
    while true {
      do {
        return try await call()
      } catch let error as RPCError where RetryPolicy.isWorthRepeating(error.code) {
        attempt += 1
        guard attempt < retry.attempts, !Task.isCancelled else { throw error }
        try await Task.sleep(for: retry.delay(before: attempt))
      }
    }
  }
}

/// How often and how fast a client repeats.
public struct RetryPolicy: Sendable, Equatable {
  /// Calls in all, the first one included. Default 40: more than a minute with the delays below. A followed feed
  /// counts anew when an attempt has delivered anything or held for `longestDelay`.
  public var attempts = 40
  /// Before the first repeat. Default 100 ms.
  public var firstDelay: Duration = .milliseconds(100)
  /// The delay grows by half each time up to this. Default 2 s.
  public var longestDelay: Duration = .seconds(2)
  /// A followed stream on which nothing has come for so long, heartbeats included, is followed over a new call.
  /// Longer than two of the server's intervals (`heartbeatSeconds`, 15 by default); a server that sends no
  /// heartbeats is not judged. Default 45 s.
  public var longestSilence: Duration = .seconds(45)

  public init() {}

  /// The pause before repeat number `attempt`, from 1.
  public func delay(before attempt: Int) -> Duration {
    var delay = firstDelay
    for _ in 1..<max(attempt, 1) {
      delay = delay + delay / 2
      if delay >= longestDelay { return longestDelay }
    }
    return delay
  }

  /// Whether the same call may succeed later: the server was not reached, is full, or was lost.
  public static func isWorthRepeating(_ code: StatusCode) -> Bool {
    code == .unavailable || code == .resourceExhausted || code == .internal || code == .unknown
      || code == .deadlineExceeded
  }
}
