public import HTTP2Session
public import RPC

/// Limits of a server. Times in milliseconds, sizes in bytes; zero turns a time limit off.
public struct ServerLimits: Sendable, Equatable {
  public var session = SessionLimits()
  public var call = RPCLimits()

  /// Connections of the whole server. 16,384; never more than descriptors allow.
  public var connections = 16_384
  /// TLS handshakes of the whole server that are not complete; more are refused. 1,024.
  public var handshakes = 1_024
  /// Time for a TLS handshake. 10 s.
  public var handshakeTimeout: UInt64 = 10_000
  /// Handlers of one connection that run, those of reset streams included. 4,096.
  public var handlersPerConnection = 4_096
  /// Bytes of requests one connection may have buffered before its connection window closes. 4 MiB.
  public var bufferedBytesPerConnection = 4 << 20
  /// Bytes of unary responses one connection may have waiting for its peer's windows. 32 MiB.
  public var unsentBytesPerConnection = 32 << 20
  /// Time to send the preface and to acknowledge our settings. 10 s.
  public var settingsTimeout: UInt64 = 10_000
  /// Time to complete a header list. 10 s.
  public var headersTimeout: UInt64 = 10_000
  /// Time to complete the request of a call that takes one message. 60 s.
  public var requestTimeout: UInt64 = 60_000
  /// Time a peer may take for one write, of 64 KiB mostly. 60 s.
  public var stallTimeout: UInt64 = 60_000
  /// Time a connection may have no streams. 30 min.
  public var idleTimeout: UInt64 = 1_800_000
  /// Time between the two GOAWAY frames of a drain when the peer does not answer the ping. 1 s.
  public var drainNoticeTimeout: UInt64 = 1_000
  /// Parked workers kept for the next asynchronous handlers of a loop. 1,024.
  public var parkedWorkers = 1_024
  /// Streams a busy connection keeps for its next calls. 128.
  public var pooledStreams = 128

  public init() {}
}
