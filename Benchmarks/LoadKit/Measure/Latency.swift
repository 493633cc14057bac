import Histogram

/// Latencies of one kind of call, in nanoseconds with three significant digits, up to ten minutes.
///
/// Counts each call twice: from its *intended* start, which is what a user of a service under that
/// load would see, and from the moment it was sent. The difference is the client's own delay and
/// the queueing that a closed loop would hide (coordinated omission). About 200 KB.
public struct LatencyRecorder: Sendable {
  static let highest: UInt64 = 600_000_000_000
  private var intended = Histogram<UInt64>(highestTrackableValue: highest)
  private var service = Histogram<UInt64>(highestTrackableValue: highest)

  /// Nothing recorded.
  public init() {}

  /// Calls recorded.
  public var count: UInt64 { intended.totalCount }

  /// A call completed; all three are readings of ``MonotonicTime``.
  public mutating func record(intended: Int64, sent: Int64, completed: Int64) {
    self.intended.record(Self.clamp(completed - intended))
    service.record(Self.clamp(completed - sent))
  }

  /// A latency measured otherwise, that has no intended start of its own.
  public mutating func record(nanoseconds: Int64) {
    let value = Self.clamp(nanoseconds)
    intended.record(value)
    service.record(value)
  }

  /// Adds what another recorder has.
  public mutating func add(_ other: LatencyRecorder) {
    intended.add(other.intended)
    service.add(other.service)
  }

  /// From the intended start.
  public var fromIntended: LatencySummary { LatencySummary(intended) }

  /// From the moment of sending.
  public var fromSent: LatencySummary { LatencySummary(service) }

  /// How many calls fall below each bound, in nanoseconds ascending; one more for those above all.
  public func histogram(below bounds: [Int64]) -> [UInt64] {
    var counts: [UInt64] = []
    var low: UInt64 = 0
    for bound in bounds {
      let high = UInt64(max(bound, 1)) - 1
      counts.append(high < low ? 0 : intended.count(within: low...high))
      low = high + 1
    }
    counts.append(count - counts.reduce(0, +))
    return counts
  }

  private static func clamp(_ value: Int64) -> UInt64 { min(UInt64(max(value, 0)), highest) }
}

/// Percentiles, nanoseconds.
public struct LatencySummary: Sendable, Equatable {
  public var count: UInt64
  public var p50: UInt64
  public var p90: UInt64
  public var p99: UInt64
  public var p999: UInt64
  public var maximum: UInt64

  init(_ histogram: Histogram<UInt64>) {
    count = histogram.totalCount
    guard count > 0 else {
      (p50, p90, p99, p999, maximum) = (0, 0, 0, 0, 0)
      return
    }
    p50 = histogram.valueAtPercentile(50)
    p90 = histogram.valueAtPercentile(90)
    p99 = histogram.valueAtPercentile(99)
    p999 = histogram.valueAtPercentile(99.9)
    maximum = histogram.maxRecorded
  }

  /// With given values, for tests and for figures that come from elsewhere.
  public init(
    count: UInt64, p50: UInt64, p90: UInt64, p99: UInt64, p999: UInt64, maximum: UInt64
  ) {
    self.count = count
    self.p50 = p50
    self.p90 = p90
    self.p99 = p99
    self.p999 = p999
    self.maximum = maximum
  }

  /// As an object of microseconds.
  public var json: JSONValue {
    func microseconds(_ value: UInt64) -> JSONValue { .number(Double(value / 100) / 10) }
    return [
      "count": .unsigned(count), "p50_us": microseconds(p50), "p90_us": microseconds(p90),
      "p99_us": microseconds(p99), "p999_us": microseconds(p999), "max_us": microseconds(maximum),
    ]
  }
}

/// What was offered and what came back, second by second.
public struct RateMeter: Sendable {
  /// One second of a run.
  public struct Second: Sendable, Equatable {
    /// Requests that were to start in it.
    public var offered: UInt64 = 0
    /// Requests that ended in it, well or refused by the service's rules.
    public var achieved: UInt64 = 0
    /// Requests that ended in it without an answer.
    public var failed: UInt64 = 0

    /// A second; zeros by default.
    public init(offered: UInt64 = 0, achieved: UInt64 = 0, failed: UInt64 = 0) {
      self.offered = offered
      self.achieved = achieved
      self.failed = failed
    }
  }

  /// Longest run metered, seconds; later events count for its last second.
  public static let longestSeconds = 7_200
  private let start: Int64
  public private(set) var seconds: [Second] = []

  /// A meter whose first second begins at `start`, a reading of ``MonotonicTime``.
  public init(start: Int64) { self.start = start }

  public mutating func offered(at time: Int64) { seconds[second(time)].offered += 1 }
  public mutating func achieved(at time: Int64) { seconds[second(time)].achieved += 1 }
  public mutating func failed(at time: Int64) { seconds[second(time)].failed += 1 }

  /// Adds another meter's seconds; both began at the same time.
  public mutating func add(_ other: RateMeter) {
    for (index, second) in other.seconds.enumerated() {
      if index == seconds.count { seconds.append(Second()) }
      seconds[index].offered += second.offered
      seconds[index].achieved += second.achieved
      seconds[index].failed += second.failed
    }
  }

  /// Totals over all seconds.
  public var total: Second {
    seconds.reduce(into: Second()) { sum, second in
      sum.offered += second.offered
      sum.achieved += second.achieved
      sum.failed += second.failed
    }
  }

  private mutating func second(_ time: Int64) -> Int {
    let index = min(Int(max(time - start, 0) / 1_000_000_000), Self.longestSeconds - 1)
    while seconds.count <= index { seconds.append(Second()) }
    return index
  }
}
