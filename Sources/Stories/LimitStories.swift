import DropEngine

/// Limits that stories have a log go over to: some that it can, some that it cannot, some that it had at first.
package enum LimitStories {
  /// What is drawn from; a third of the time it is the default again.
  private static let choices: [(limit: EngineLimit, range: ClosedRange<Int64>)] = [
    (.quantityPerLine, 2...40), (.linesPerHold, 1...4), (.extensionsPerHold, 0...3),
    (.waitersPerEntry, 1...8), (.jobsPerEntry, 1...8), (.deadlinesPerTick, 2...16),
    (.retiredPerTick, 8...64), (.attemptsPerJob, 1...8), (.prunedPerEntry, 4...9),
    (.confirmTimeoutMicroseconds, 5_000_000...90_000_000),
    (.maximumHoldTTLMicroseconds, 0...10_000_000),
    (.partners, 1...12), (.hubs, 1...12), (.drops, 1...40), (.holds, 20...600), (.waiters, 1...200),
    (.windows, 1...40), (.payments, 10...800), (.poolsPerDrop, 0...8), (.refusals, 50...2_000),
    (.legsPerLine, 0...4), (.tokensPerHub, 1...2_000_000),
    (.throttleMicroseconds, 1_000_000...2_678_400_000_000),
  ]

  /// Settings, one to three of them.
  ///
  /// - Parameter below: a number below its argument, at random.
  package static func next(_ below: (UInt64) -> UInt64) -> [LimitSetting] {
    let defaults = EngineLimits()
    return (0...below(3)).map { _ in
      let (limit, range) = choices[Int(below(UInt64(choices.count)))]
      let span = UInt64(range.upperBound - range.lowerBound) + 1
      let value = range.lowerBound + Int64(below(span))
      return LimitSetting(limit, below(3) == 0 ? defaults[limit] : value)
    }
  }
}
