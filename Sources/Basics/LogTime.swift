/// What log time can be.
public enum LogTime {
  /// The latest, microseconds since 1970 UTC: the end of the year 9999, which is as far as a time can
  /// be written. No batch is later, and no command sets a later one.
  @inlinable
  public static var latestMicroseconds: Int64 { 253_402_300_799_000_000 }
}

/// Arithmetic of times and durations, microseconds. It never traps: whatever a record, a row, a limit
/// or a caller says, the end of time is the end of the range. One comparison more than wrapping
/// arithmetic, which would turn a time beyond the end into one long before.
extension Int64 {
  /// The sum, or the greatest or least number when it does not fit.
  @inlinable @inline(__always)
  public func addingSaturated(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  /// The difference, or the greatest or least number when it does not fit.
  @inlinable @inline(__always)
  public func subtractingSaturated(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }
}
