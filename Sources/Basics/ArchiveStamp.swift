/// When something left the state for the archive.
public struct ArchiveStamp: Equatable, Sendable {
  /// The entry that forgot it.
  public var sequence: UInt64
  /// Log time of that entry, microseconds UTC.
  public var timeMicroseconds: Int64

  /// A moment of the log.
  public init(sequence: UInt64, timeMicroseconds: Int64) {
    self.sequence = sequence
    self.timeMicroseconds = timeMicroseconds
  }

  /// Newest version of the form.
  public static let formVersion: UInt8 = 1

  /// Appends it, as archives have it in front of each row.
  public func encode(into sink: inout ByteSink) {
    sink.put(Self.formVersion)
    sink.putVarint(sequence)
    sink.putSigned(timeMicroseconds)
  }

  /// Reads what ``encode(into:)`` wrote.
  public init(from source: inout ByteSource) throws(ByteError) {
    _ = try source.version(upTo: Self.formVersion)
    sequence = try source.varint()
    timeMicroseconds = try source.signed()
  }
}
