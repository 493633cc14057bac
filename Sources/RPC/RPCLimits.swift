/// Limits of one call. Sizes in bytes.
public struct RPCLimits: Sendable, Equatable {
  /// Largest message accepted, whatever its schema allows. 4 MiB.
  public var messageBytes = 4 << 20
  /// Above this much unsent, `send` suspends. 64 KiB.
  public var unsentBytes = 64 << 10
  /// Largest buffer kept with a pooled context. 4 KiB.
  public var retainedBytes = 4 << 10

  public init() {}
}
