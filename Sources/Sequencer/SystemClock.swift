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
}

/// Time that only moves forward, for durations: microseconds since some moment.
package func monotonicMicroseconds() -> Int64 { read(CLOCK_MONOTONIC) }

private func read(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
}
