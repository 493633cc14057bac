import Basics

/// Log time is set, back or forth, because an operator says that the machine's clock is right.
///
/// Must be alone in its entry's batch, whose log time is the time it sets. Carries no key: setting
/// the time to what a clock shows can be done twice.
@frozen
public struct SetClock: Equatable, Sendable {
  /// What log time is from this entry on, microseconds UTC; one that is negative or beyond
  /// `latestMicroseconds` is refused.
  public var timeMicroseconds: Int64

  /// The end of the year 9999, as for every log time.
  @inlinable
  public static var latestMicroseconds: Int64 { LogTime.latestMicroseconds }

  @inlinable
  public init(timeMicroseconds: Int64) {
    self.timeMicroseconds = timeMicroseconds
  }

  /// Whether log time can be set to it.
  @inlinable
  public var isValid: Bool {
    timeMicroseconds >= 0 && timeMicroseconds <= Self.latestMicroseconds
  }
}
