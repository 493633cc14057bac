/// Counts durations in buckets that are at most an eighth wide relative to their value.
package struct LatencyHistogram: Sendable {
  package init() {}

  private var counts = [UInt64](repeating: 0, count: 8 * 40)
  package private(set) var count: UInt64 = 0
  package private(set) var maximum: Int64 = 0
  package private(set) var total: Int64 = 0

  package mutating func record(_ microseconds: Int64) {
    let value = max(microseconds, 0)
    counts[min(Self.bucket(of: value), counts.count - 1)] += 1
    count += 1
    total += value
    maximum = max(maximum, value)
  }

  private static func bucket(of value: Int64) -> Int {
    guard value >= 8 else { return Int(value) }
    let exponent = 63 - value.leadingZeroBitCount
    return (exponent - 2) * 8 + Int(value >> (exponent - 3) & 7)
  }

  private static func upperBound(of bucket: Int) -> Int64 {
    guard bucket >= 8 else { return Int64(bucket) }
    let exponent = bucket / 8 + 2
    return Int64(8 + bucket % 8 + 1) << (exponent - 3) - 1
  }

  /// The least bucket bound that `share` of the values do not exceed.
  private func quantile(_ share: Double) -> Int64 {
    guard count > 0 else { return 0 }
    let rank = UInt64((Double(count) * share).rounded(.up))
    var seen: UInt64 = 0
    for (bucket, number) in counts.enumerated() {
      seen += number
      if seen >= rank { return min(Self.upperBound(of: bucket), maximum) }
    }
    return maximum
  }

  package var summary: LatencySummary {
    LatencySummary(
      count: count, meanMicroseconds: count == 0 ? 0 : Double(total) / Double(count),
      p50Microseconds: quantile(0.5), p90Microseconds: quantile(0.9),
      p99Microseconds: quantile(0.99), p999Microseconds: quantile(0.999),
      maximumMicroseconds: maximum)
  }
}

/// How long something took, over all times it happened. Quantiles are up to an eighth too high.
public struct LatencySummary: Equatable, Sendable {
  /// How often it happened.
  public var count: UInt64 = 0
  /// Mean, microseconds.
  public var meanMicroseconds: Double = 0
  /// Median, microseconds.
  public var p50Microseconds: Int64 = 0
  /// 90th percentile, microseconds.
  public var p90Microseconds: Int64 = 0
  /// 99th percentile, microseconds.
  public var p99Microseconds: Int64 = 0
  /// 99.9th percentile, microseconds.
  public var p999Microseconds: Int64 = 0
  /// Greatest, microseconds.
  public var maximumMicroseconds: Int64 = 0
}
