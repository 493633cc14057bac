import Synchronization

/// The seam through which time enters a process: one reading, in microseconds UTC.
///
/// Pure modules never hold a clock; they are given readings. Implementations must be callable from
/// any thread. A reading may step backwards (the machine's clock was corrected): whoever turns
/// readings into log time is the one who makes them monotonic.
public protocol MicrosecondClock: Sendable {
  /// The current time, in microseconds since 1970-01-01 UTC.
  func nowMicroseconds() -> Int64
}

/// A clock that moves only when told to. For simulation and tests; safe to use from any thread.
public final class ManualClock: MicrosecondClock {
  private let reading: Atomic<Int64>

  /// - Parameter startMicroseconds: the first reading, microseconds UTC.
  public init(startMicroseconds: Int64 = 0) {
    reading = Atomic(startMicroseconds)
  }

  public func nowMicroseconds() -> Int64 {
    reading.load(ordering: .acquiring)
  }

  /// Moves the clock by `microseconds`; a negative amount steps it backwards, as a corrected clock
  /// would.
  public func advance(byMicroseconds microseconds: Int64) {
    reading.wrappingAdd(microseconds, ordering: .acquiringAndReleasing)
  }

  /// Sets the reading to `microseconds` UTC.
  public func set(toMicroseconds microseconds: Int64) {
    reading.store(microseconds, ordering: .releasing)
  }
}
