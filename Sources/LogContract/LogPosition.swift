/// Where in the log an entry stands, and when: all that a rule knows of the world beside its request.
@frozen
public struct LogPosition: Hashable, Sendable {
  /// The entry's place, from 1; no other entry has it.
  public var sequence: UInt64
  /// The entry's time, microseconds since 1970. Entries that were written together share it; it goes back
  /// only where an entry says so.
  public var logTimeMicroseconds: Int64

  /// A position.
  @inlinable
  public init(sequence: UInt64, logTimeMicroseconds: Int64) {
    self.sequence = sequence
    self.logTimeMicroseconds = logTimeMicroseconds
  }
}
