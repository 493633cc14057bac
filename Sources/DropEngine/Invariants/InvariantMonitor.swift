import Basics

/// A broken promise, found by a checker.
public struct InvariantViolation: Equatable, Sendable, CustomStringConvertible {
  /// Number of the invariant in the product's list.
  public var invariant: Int
  /// The entry after which it was found.
  public var sequence: UInt64
  public var text: String

  public var description: String { "invariant \(invariant) after entry \(sequence): \(text)" }
}

/// An entry that an engine has just applied, as a checker sees it.
public struct ObservedEntry: Sendable {
  public var command: Command
  public var sequence: UInt64
  /// Log time of the entry, microseconds UTC.
  public var logTimeMicroseconds: Int64
  public var outcome: Outcome
  public var events: [Event]

  public init(
    command: Command, sequence: UInt64, logTimeMicroseconds: Int64, outcome: Outcome,
    events: [Event]
  ) {
    self.command = command
    self.sequence = sequence
    self.logTimeMicroseconds = logTimeMicroseconds
    self.outcome = outcome
    self.events = events
  }
}

/// Checks one invariant. A checker counts for itself: from what entries said, or by going through
/// the records one by one, never from the sums the engine keeps.
protocol InvariantChecker: Sendable {
  init()

  /// Looks at an entry and the state after it; adds what is wrong.
  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport)
}

/// Collects violations of one entry.
struct InvariantReport {
  let sequence: UInt64
  /// Whether checks that go through all records are wanted after this entry.
  let isScanning: Bool
  var violations: [InvariantViolation] = []

  mutating func add(_ invariant: Int, _ text: String) {
    violations.append(
      InvariantViolation(invariant: invariant, sequence: sequence, text: text))
  }
}

/// Checks every invariant that can be seen at the engine.
///
/// For simulation and for audits of a log. What an entry said is checked after every entry; what
/// can only be found by going through all records, after every `scanEvery`-th: a scan costs time in
/// proportion to the state. The monitor remembers every hold and key it has seen, and must see an
/// engine's entries from the first one.
public struct InvariantMonitor: Sendable {
  private var checkers: [any InvariantChecker] = [
    PoolBoundsChecker(), CountersChecker(), IdempotencyChecker(), LineOrderChecker(),
    FreedUnitChecker(), ImpossibleWishChecker(), BuyerLimitChecker(), PaymentChecker(),
    AttemptChecker(), IdleHubChecker(), OffsetChecker(), TimerChecker(),
    RetirementChecker(), ForgettingChecker(), WindowTimeChecker(), HybridChecker(),
    HubThrottleChecker(), PolicyChecker(), MarketChecker(), FenceChecker(), LimitsChecker(),
    TillChecker(),
    AdmissionChecker(), TokenChecker(), DispatchChecker(),
  ]
  private let scanEvery: Int
  private var seen = 0

  /// - Parameter scanEvery: entries between scans of all records; 1 scans after every entry.
  public init(scanEvery: Int = 1) {
    self.scanEvery = max(scanEvery, 1)
  }

  /// What is wrong after `entry`; empty when nothing is.
  public mutating func observe(
    _ entry: ObservedEntry, engine: borrowing Engine
  ) -> [InvariantViolation] {
    seen += 1
    var report = InvariantReport(
      sequence: entry.sequence, isScanning: seen % scanEvery == 0)
    for index in checkers.indices { checkers[index].observe(entry, engine, &report) }
    return report.violations
  }
}
