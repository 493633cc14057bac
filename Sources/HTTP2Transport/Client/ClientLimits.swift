public import HTTP2Session
public import RPC

/// Limits of a client. Times in milliseconds, sizes in bytes.
public struct ClientLimits: Sendable, Equatable {
  public var session = SessionLimits()
  public var call = RPCLimits()

  /// Calls of one `ClientConnection` that have not ended, those included that wait for the server to allow more
  /// streams. 65,536.
  public var queuedCalls = 65_536
  /// Calls of a channel that wait for a connection, or for room on it. 65,536.
  public var waitingCalls = 65_536
  /// Connections a channel opens to one server when the streams of those it has are all in use. 1: calls wait.
  public var connectionsPerServer = 1
  /// Calls a connection carries before another one takes its place. 2^29, half of what the numbers of streams last for.
  public var callsPerConnection = 1 << 29
  /// Addresses of a target that are looked at, the first ones. 64.
  public var addresses = 64
  /// Bytes of responses a connection may have buffered before its window closes. 4 MiB.
  public var bufferedBytes = 4 << 20
  /// Time to resolve; then again to connect, for the TLS handshake and to get the server's settings. 20 s.
  public var connectTimeout: UInt64 = 20_000
  /// How long one address has before the next one is tried beside it (RFC 8305). 250 ms.
  public var addressDelay: UInt64 = 250
  /// Least time between two look-ups of a name whose servers are lost one by one. 30 s.
  public var resolveInterval: UInt64 = 30_000
  /// A channel without calls for this long lets its connections go; zero: never. 5 minutes.
  public var idleTimeout: UInt64 = 300_000
  /// First wait after a failed attempt. 1 s.
  public var backoffBase: UInt64 = 1_000
  /// Longest wait between attempts. 120 s.
  public var backoffCap: UInt64 = 120_000
  /// Requests of one call kept for another attempt; a call with more is not repeated. 256 KiB.
  public var replayBytesPerCall = 256 << 10
  /// Requests of all calls of a channel kept for other attempts, unary ones not counted. 16 MiB.
  public var replayBytes = 16 << 20
  /// Tokens of the retry throttle (gRFC A6): a failure takes one, and with half of them or less no call is
  /// repeated. Zero: no throttle. 10.
  public var retryTokens = 10
  /// Thousandths of a token that a call of an idempotent method gives back when it succeeds. 100.
  public var retryGainThousandths = 100
  /// Nothing read for this long: a PING asks whether the server is there; zero: never. Zero.
  public var keepaliveTime: UInt64 = 0
  /// Least `keepaliveTime` that is heeded: servers end connections for more pings (gRFC A8). 10 s.
  public var keepaliveFloor: UInt64 = 10_000
  /// Time for the answer to such a PING. 20 s.
  public var keepaliveTimeout: UInt64 = 20_000
  /// Ask even when there are no calls.
  public var keepaliveWithoutCalls = false
  /// Bytes of metadata a call is sent with, as a header list counts them (RFC 9113, section 6.5.2); more is refused with
  /// RESOURCE_EXHAUSTED before anything is sent. Servers allow less, most of them 8 to 16 KiB. 60 KiB, which is the most:
  /// nghttp2 sends no header list above 64 KiB.
  public var metadataBytes = 60 << 10
  /// Bytes of a foreign answer quoted in an error. 200.
  public var quotedBytes = 200

  public init() {}

  var metadataLimit: Int { min(metadataBytes, 60 << 10) }
}
