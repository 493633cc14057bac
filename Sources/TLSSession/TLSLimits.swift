/// Limits of TLS that do not belong to a server: those of handshakes are in its own.
public struct TLSLimits: Sendable, Equatable {
  /// Names of servers that a client's context keeps a session for, to resume it; the oldest goes first. 64.
  public var resumableNames = 64

  public init() {}
}
