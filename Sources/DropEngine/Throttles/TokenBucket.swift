import Basics

/// Tokens that come one by one and are kept up to a number, by log time alone.
///
/// Kept as the one time at which all of them will be there: what has come since then, or how much of the next
/// one, follows from it exactly, in whole numbers, and nothing has to be written while nobody takes one. In any
/// span at most `burst` and what came in it are taken. Times in microseconds; no input traps.
struct TokenBucket: Sendable {
  /// All there can be; more than 0.
  let burst: UInt32
  /// From one to the next; more than 0.
  let refill: Int64
  /// When all of them are there.
  let fullAt: Int64

  /// How long it is until all are there.
  private func lack(at now: Int64) -> Int64 { max(fullAt.subtractingSaturated(now), 0) }

  /// Whole tokens that are there.
  func tokens(at now: Int64) -> UInt32 {
    let lack = lack(at: now)
    let missing = lack == 0 ? 0 : (lack - 1) / refill + 1
    return missing >= Int64(burst) ? 0 : burst - UInt32(missing)
  }

  /// How long it is until the next one can be taken: 0 when one is there; nil when time ends before it comes.
  func wait(at now: Int64) -> Int64? {
    guard fullAfterTaking(at: now) != nil else { return nil }
    let (span, overflow) = (Int64(burst) - 1).multipliedReportingOverflow(by: refill)
    return overflow ? 0 : max(lack(at: now).subtractingSaturated(span), 0)
  }

  /// When all are there again if one is taken now; nil beyond the end of time.
  func fullAfterTaking(at now: Int64) -> Int64? {
    let (time, overflow) = max(fullAt, now).addingReportingOverflow(refill)
    return overflow ? nil : time
  }

  /// The time at which all of a new number are there, if as many are missing then as now, or all of them.
  func fullAt(burst newBurst: UInt32, refill newRefill: Int64, from now: Int64) -> Int64 {
    let missing = Int64(min(burst - tokens(at: now), newBurst))
    let (span, overflow) = missing.multipliedReportingOverflow(by: newRefill)
    return now.addingSaturated(overflow ? .max : span)
  }
}
