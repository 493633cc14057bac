/// How long the log's state keeps what is over. Decides outcomes, so it is said by an entry of the
/// log, which the server writes when its operator wants something else than the log says.
public struct Retention: Equatable, Sendable {
  /// An idempotency key and its outcome, microseconds of log time.
  public var keysMicroseconds: Int64
  /// Keys that are kept at most; beyond them the oldest goes before its time, and what it was used
  /// for would be decided again. `.max` for as many as the table holds.
  public var keys: UInt64
  /// A hold, a place in line or an order that has ended, microseconds of log time.
  public var finishedMicroseconds: Int64
  /// A drop that has ended, with its pools and its buyers' usage, microseconds of log time: at
  /// least as long as anything of it is kept. `.max` is for ever.
  public var dropsMicroseconds: Int64

  public init(
    keysMicroseconds: Int64, keys: UInt64 = .max, finishedMicroseconds: Int64,
    dropsMicroseconds: Int64
  ) {
    self.keysMicroseconds = keysMicroseconds
    self.keys = keys
    self.finishedMicroseconds = finishedMicroseconds
    self.dropsMicroseconds = dropsMicroseconds
  }

  /// The least that any time may be: longer than a request and its repetitions are under way.
  public static let leastMicroseconds: Int64 = 1_000_000
  /// The most, 100 years: no sum of it and a log time overflows.
  public static let mostMicroseconds: Int64 = 3_155_760_000_000_000

  var isValid: Bool {
    let times = Self.leastMicroseconds...Self.mostMicroseconds
    return times.contains(keysMicroseconds) && keys > 0 && times.contains(finishedMicroseconds)
      && (times.contains(dropsMicroseconds) || dropsMicroseconds == .max)
  }
}
