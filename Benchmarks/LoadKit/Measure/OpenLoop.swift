import Histogram

/// When requests are to start, whatever happens to those before them.
public enum LoadCurve: Sendable, Equatable {
  /// So many per second, evenly, for so many nanoseconds.
  case constant(perSecond: Double, nanoseconds: Int64)
  /// At these nanoseconds from the start, ascending.
  case times([Int64])

  /// Requests of the whole run.
  public var count: Int {
    switch self {
    case .constant(let rate, let duration): Int(rate * Double(duration) / 1e9)
    case .times(let times): times.count
    }
  }

  /// Nanoseconds from the start of the run to the start of request `index`.
  @inline(__always)
  public func start(of index: Int) -> Int64 {
    switch self {
    case .constant(let rate, _): Int64(Double(index) * 1e9 / rate)
    case .times(let times): times[index]
    }
  }
}

/// Hands out requests as they become due and measures how late the client itself is.
///
/// One per loop; with several, loop `offset` of `stride` takes every `stride`-th request. The caller
/// asks again at ``nextDue``; being late shows up as lag, never as a lower offered rate.
public struct OpenLoop: Sendable {
  /// Lag above which a run says nothing about the server, nanoseconds.
  public static let acceptableLag: UInt64 = 5_000_000

  private let curve: LoadCurve
  private let start: Int64
  private let stride: Int
  private let count: Int
  private var next: Int
  private var lag = Histogram<UInt64>(highestTrackableValue: LatencyRecorder.highest)

  /// A run that began, or begins, at `start`, a reading of ``MonotonicTime``.
  public init(_ curve: LoadCurve, start: Int64, offset: Int = 0, stride: Int = 1) {
    self.curve = curve
    self.start = start
    self.stride = max(stride, 1)
    self.count = curve.count
    self.next = offset
  }

  /// All requests were handed out.
  public var isDone: Bool { next >= count }

  /// When the next request is due, a reading of ``MonotonicTime``; nil when there is none.
  public var nextDue: Int64? { isDone ? nil : start + curve.start(of: next) }

  /// The next request that is due by `now`, with its intended start; nil when none is.
  public mutating func take(_ now: Int64) -> (index: Int, intended: Int64)? {
    guard next < count else { return nil }
    let intended = start + curve.start(of: next)
    guard intended <= now else { return nil }
    lag.record(min(UInt64(now - intended), LatencyRecorder.highest))
    defer { next += stride }
    return (next, intended)
  }

  /// How late requests were handed out.
  public var lagSummary: LatencySummary { LatencySummary(lag) }

  /// Adds the lag of another loop's share.
  public mutating func add(_ other: OpenLoop) { lag.add(other.lag) }
}

/// Whether a run's figures mean anything, and why not.
public struct RunValidity: Sendable, Equatable {
  /// One sentence each; empty for a valid run.
  public var reasons: [String] = []

  public var isValid: Bool { reasons.isEmpty }

  /// Judges the client.
  /// - Parameters:
  ///   - cpuNanoseconds: CPU time the client used during the run.
  ///   - loops: threads that could have used it.
  public init(
    lag: LatencySummary, cpuNanoseconds: Int64, elapsedNanoseconds: Int64, loops: Int
  ) {
    if lag.p99 > OpenLoop.acceptableLag {
      reasons.append(
        "the client started requests late: p99 \(Words.duration(Int64(lag.p99))), at most "
          + "\(Words.duration(Int64(OpenLoop.acceptableLag))) is acceptable")
    }
    let most = elapsedNanoseconds * Int64(max(loops, 1))
    if most > 0, cpuNanoseconds * 100 > most * 95 {
      reasons.append("the client was busy all the time: it was the bottleneck")
    }
  }
}
