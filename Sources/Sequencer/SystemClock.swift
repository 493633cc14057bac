import Basics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine's clock, microseconds since 1970 UTC. It may step; the sequencer makes log time of
/// it.
public struct SystemClock: MicrosecondClock {
  /// Nothing to set.
  public init() {}

  public func nowMicroseconds() -> Int64 { read(CLOCK_REALTIME) }

  public func reading() -> ClockReading {
    // A machine that slept has not stepped its clock: time asleep must count.
    #if os(Linux)
      let passed = read(CLOCK_BOOTTIME)
    #else
      let passed = read(CLOCK_MONOTONIC)
    #endif
    return ClockReading(
      wallMicroseconds: read(CLOCK_REALTIME), monotonicMicroseconds: passed)
  }
}

/// Time that only moves forward, for durations: microseconds since some moment.
package func monotonicMicroseconds() -> Int64 { read(CLOCK_MONOTONIC) }

private func read(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
}
