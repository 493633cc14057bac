extension Duration {
  /// In nanoseconds: nothing when it is negative, and 584 years when it is longer.
  package var clampedNanoseconds: UInt64 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    let (nanoseconds, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max : nanoseconds.clampedSum(UInt64(attoseconds / 1_000_000_000))
  }
}

extension UInt64 {
  /// The sum, or the largest number there is.
  package func clampedSum(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// What is left from `now` until this moment, not below zero and at most `Int64.max`.
  package func nanosecondsLeft(at now: UInt64) -> Int64 {
    self > now ? Int64(clamping: self - now) : 0
  }
}
