/// Limits of one call. Sizes in bytes.
public struct RPCLimits: Sendable, Equatable {
  /// Largest message accepted, whatever its schema allows. 4 MiB.
  public var messageBytes = 4 << 20
  /// Above this much unsent, `send` suspends. 64 KiB.
  public var unsentBytes = 64 << 10
  /// Messages shorter than this are never compressed. 1 KiB.
  public var compressedAboveBytes = 1 << 10
  /// How hard gzip tries, from 1, the fastest, to 9. 1.
  public var compressionLevel = 1
  /// Requests of a stream taken out of their envelopes ahead of the handler. 64 KiB.
  public var requestsAheadBytes = 64 << 10
  /// Largest buffer kept with a pooled context. 4 KiB.
  public var retainedBytes = 4 << 10

  public init() {}
}
