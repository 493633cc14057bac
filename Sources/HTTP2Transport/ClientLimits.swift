public import HTTP2Session
public import RPC

/// Limits of a client. Times in milliseconds, sizes in bytes.
public struct ClientLimits: Sendable, Equatable {
  public var session = SessionLimits()
  public var call = RPCLimits()

  /// Calls of one connection that wait for the server to allow more streams. 65,536.
  public var queuedCalls = 65_536
  /// Calls that wait for a connection. 65,536.
  public var waitingCalls = 65_536
  /// Bytes of responses a connection may have buffered before its window closes. 4 MiB.
  public var bufferedBytes = 4 << 20
  /// Time to resolve, connect and get the server's settings. 20 s.
  public var connectTimeout: UInt64 = 20_000
  /// First wait after a failed attempt. 1 s.
  public var backoffBase: UInt64 = 1_000
  /// Longest wait between attempts. 120 s.
  public var backoffCap: UInt64 = 120_000
  /// Bytes of a foreign answer quoted in an error. 200.
  public var quotedBytes = 200

  public init() {}
}
