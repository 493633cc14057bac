import Synchronization

/// What a clock showed at one moment.
public struct ClockReading: Equatable, Sendable {
  /// The time of day, microseconds since 1970-01-01 UTC. May step either way.
  public var wallMicroseconds: Int64
  /// Time that only passes: microseconds since some moment, time asleep included. Never goes back
  /// within a process; says nothing across processes.
  public var monotonicMicroseconds: Int64

  /// A reading of both.
  @inlinable
  public init(wallMicroseconds: Int64, monotonicMicroseconds: Int64) {
    self.wallMicroseconds = wallMicroseconds
    self.monotonicMicroseconds = monotonicMicroseconds
  }
}

/// The seam through which time enters a process: one reading, in microseconds UTC.
///
/// Pure modules never hold a clock; they are given readings. Implementations must be callable from
/// any thread. A reading may step backwards (the machine's clock was corrected): whoever turns
/// readings into log time is the one who makes them monotonic.
public protocol MicrosecondClock: Sendable {
  /// The current time, in microseconds since 1970-01-01 UTC.
  func nowMicroseconds() -> Int64

  /// The current time, and how much time has passed: what tells a step of the clock from time that
  /// went by.
  func reading() -> ClockReading
}

/// A clock that moves only when told to. For simulation and tests; safe to use from any thread.
public final class ManualClock: MicrosecondClock {
  private let state: Mutex<ClockReading>

  /// - Parameter startMicroseconds: the first reading, microseconds UTC.
  public init(startMicroseconds: Int64 = 0) {
    state = Mutex(ClockReading(wallMicroseconds: startMicroseconds, monotonicMicroseconds: 0))
  }

  public func nowMicroseconds() -> Int64 { reading().wallMicroseconds }

  public func reading() -> ClockReading { state.withLock { $0 } }

  /// Lets `microseconds` pass; a negative amount steps the time of day backwards, as a corrected
  /// clock would, and no time passes.
  public func advance(byMicroseconds microseconds: Int64) {
    state.withLock { state in
      state.wallMicroseconds &+= microseconds
      state.monotonicMicroseconds &+= max(microseconds, 0)
    }
  }

  /// Sets the time of day and lets as much time pass, if it is later; earlier, it is a step back.
  public func set(toMicroseconds microseconds: Int64) {
    state.withLock { state in
      state.monotonicMicroseconds &+= max(microseconds &- state.wallMicroseconds, 0)
      state.wallMicroseconds = microseconds
    }
  }

  /// Steps the time of day, either way, while no time passes.
  public func step(byMicroseconds microseconds: Int64) {
    state.withLock { $0.wallMicroseconds &+= microseconds }
  }
}
