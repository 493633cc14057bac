/// Limits of one HTTP/2 connection, and the settings that announce them. Sizes in bytes.
public struct SessionLimits: Sendable, Equatable {
  /// Streams the peer may have open. 1,024: a relay multiplexes its viewers.
  public var concurrentStreams: UInt32 = 1_024
  /// Flow-control window of a stream. 256 KiB: 64 KiB throttles one large stream on a real network.
  public var streamWindow: Int32 = 256 << 10
  /// Flow-control window of the connection. 1 MiB.
  public var connectionWindow: Int32 = 1 << 20
  /// Names, values and 32 for each field of one header list. 16 KiB.
  public var headerListBytes: UInt32 = 16 << 10
  /// Frames waiting to be sent, of any kind; more is an attack. 5,000.
  public var outboundFrames = 5_000
  /// Suspicious frames a connection may send at once. 500: below the library's own limit of 1,000 unread
  /// acknowledgements, which ends a connection without a GOAWAY.
  public var glitchBurst = 500
  /// Suspicious frames forgiven each second. 100.
  public var glitchesPerSecond = 100

  public init() {}
}

/// A token bucket for what no honest peer sends much of: invalid frames, pings, settings, priorities,
/// empty data, unknown frames, window updates out of proportion, and resets provoked from us.
struct GlitchBucket {
  private var thousandths: Int
  private let capacity: Int
  private let perSecond: Int
  private var last: UInt64

  init(limits: SessionLimits, nowMilliseconds: UInt64) {
    capacity = limits.glitchBurst * 1_000
    perSecond = limits.glitchesPerSecond
    thousandths = capacity
    last = nowMilliseconds
  }

  /// False when the bucket is empty.
  mutating func take() -> Bool {
    guard thousandths >= 1_000 else { return false }
    thousandths -= 1_000
    return true
  }

  mutating func refill(nowMilliseconds: UInt64) {
    guard nowMilliseconds > last else { return }
    let elapsed = Int(min(nowMilliseconds - last, 3_600_000))
    thousandths = min(capacity, thousandths + elapsed * perSecond)
    last = nowMilliseconds
  }
}
