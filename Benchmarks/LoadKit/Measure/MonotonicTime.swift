import Glibc

/// Nanoseconds of a clock that only goes forward; for intervals, not for dates.
public enum MonotonicTime {
  /// Now. About 20 ns.
  @inline(__always)
  public static var nanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
