import Basics

/// How log time stands to the machine's clock.
public struct ClockStatus: Equatable, Sendable {
  /// Whether log time follows the machine's clock. If not, the clock has stepped by more than the
  /// limits allow, or was that far from the log at the start: log time goes on at the pace of time
  /// that passes, until the clock agrees again or an operator has log time set to it.
  public var isFollowed = true
  /// The machine's clock less log time, microseconds; 0 while it is followed.
  public var offsetMicroseconds: Int64 = 0

  /// Followed.
  public init() {}
}

/// Makes log time of a clock's readings: what never goes back, and never leaps.
///
/// The clock is followed as long as it has not gone further since the last entry than time has
/// passed, give or take `clockStepMicroseconds`. At the first reading nobody knows how much time
/// has passed since the log's last entry: then the clock is followed unless it is
/// `clockLeadAtStartMicroseconds` later than that, or earlier by more than a step.
///
/// A pure value: only what was logged decides, and a time that was not taken is nowhere in the log.
struct LogClock: Sendable {
  /// Time of the last entry; least when there is none.
  private(set) var lastMicroseconds: Int64
  private(set) var status = ClockStatus()
  /// Log time at a moment of the monotonic clock; nil before the first reading.
  private var anchor: (time: Int64, monotonic: Int64)?
  private let step: Int64
  private let leadAtStart: Int64

  init(lastMicroseconds: Int64, limits: SequencerLimits) {
    self.lastMicroseconds = lastMicroseconds
    step = limits.clockStepMicroseconds
    leadAtStart = limits.clockLeadAtStartMicroseconds
  }

  /// Log time at a reading. Never less than that of the last entry.
  mutating func time(at reading: ClockReading) -> Int64 {
    let expected: Int64
    let lead: Int64
    if let anchor {
      let passed = max(reading.monotonicMicroseconds.subtractingSaturated(anchor.monotonic), 0)
      expected = anchor.time.addingSaturated(passed)
      lead = step
    } else {
      // A log without entries has no time of its own.
      expected = lastMicroseconds == .min ? reading.wallMicroseconds : lastMicroseconds
      lead = leadAtStart
    }
    let offset = reading.wallMicroseconds.subtractingSaturated(expected)
    let isFollowed = offset <= lead && offset >= -step
    let time = max(lastMicroseconds, isFollowed ? reading.wallMicroseconds : expected)
    if anchor == nil { anchor = (time, reading.monotonicMicroseconds) }
    status.isFollowed = isFollowed
    status.offsetMicroseconds =
      isFollowed ? 0 : reading.wallMicroseconds.subtractingSaturated(time)
    return time
  }

  /// An entry has that time, which ``time(at:)`` gave for this reading.
  mutating func logged(at time: Int64, _ reading: ClockReading) {
    lastMicroseconds = time
    anchor = (time, reading.monotonicMicroseconds)
  }

  /// A logged command has set the time, back or forth.
  mutating func set(to time: Int64, _ reading: ClockReading) {
    logged(at: time, reading)
    status = ClockStatus()
  }
}

extension Int64 {
  /// The sum, or the greatest or least number when it does not fit.
  func addingSaturated(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  /// The difference, or the greatest or least number when it does not fit.
  func subtractingSaturated(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }
}
