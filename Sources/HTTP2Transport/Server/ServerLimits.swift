public import HTTP2Session
public import RPC

/// Limits of a server. Times in milliseconds, sizes in bytes; zero turns a time limit off.
public struct ServerLimits: Sendable, Equatable {
  public var session = SessionLimits()
  public var call = RPCLimits()
  public var http1 = HTTP1Limits()

  /// Connections of the whole server. 16,384; never more than descriptors allow.
  public var connections = 16_384
  /// Connections of one host: an IPv4 address, or the first half of an IPv6 address. 16,384, as many as there may
  /// be at all: behind a relay or a gateway everybody has one address.
  public var connectionsPerHost = 16_384
  /// TLS handshakes of the whole server that are not complete. When there are as many, one gives way: the oldest of
  /// the host that has most, or the oldest of all once it has taken `handshakePatience`. 1,024.
  public var handshakes = 1_024
  /// Time for which a TLS handshake keeps its place when others have none. 1 s.
  public var handshakePatience: UInt64 = 1_000
  /// Time for a TLS handshake. 10 s.
  public var handshakeTimeout: UInt64 = 10_000
  /// Handlers of one connection that run, those of reset streams included. 4,096.
  public var handlersPerConnection = 4_096
  /// Bytes of requests one connection may have buffered before its connection window closes. 4 MiB.
  public var bufferedBytesPerConnection = 4 << 20
  /// Bytes of messages that one connection may have waiting for their rest, and of the requests of its open calls
  /// that take one message, decompressed; of those of streams that were decompressed ahead of their handlers, and of
  /// those in a handler's hands. 320 MiB: the windows of 1,024 streams let a peer send 256 MiB, and
  /// refusing what they allow would be a trap for honest clients with many large calls. All that a connection makes
  /// its loop hold is never more than half of the loop's share of `heldBytes`.
  public var heldBytesPerConnection = 320 << 20
  /// Bytes of all that peers make the whole server hold, each loop its share: requests, responses, header lists of open
  /// calls, what handlers of calls that are over still have, what sources, pipes and adapters keep, what the library,
  /// sockets and TLS have. When it is reached, those give
  /// way that hold most, first the host and of it the connection; whoever holds most itself is refused. 1 GiB.
  public var heldBytes = 1 << 30
  /// Bytes of the header lists of one connection's open calls. 2 MiB.
  public var headerBytesPerConnection = 2 << 20
  /// Bytes of metadata that an answer is sent with, trailers included, as a header list counts them (RFC 9113, section
  /// 6.5.2). With more the call ends with RESOURCE_EXHAUSTED, or without metadata when it has failed. Clients allow
  /// less, most of them 8 to 16 KiB. 30 KiB, which is the most: nghttp2 sends no header list above 64 KiB.
  public var answerMetadataBytes = 30 << 10
  /// Bytes of streamed responses one connection may have waiting for its peer's windows: in pipes, sources and adapters.
  /// Above half of it each call makes one message at a time, above it calls are ended. 32 MiB.
  public var streamedBytesPerConnection = 32 << 20
  /// Bytes of unary responses one connection may have waiting for its peer's windows. Above half of it no further
  /// handler begins until the peer has taken some. 32 MiB.
  public var unsentBytesPerConnection = 32 << 20
  /// Time to send the preface and to acknowledge our settings. 10 s.
  public var settingsTimeout: UInt64 = 10_000
  /// Time to complete a header list. 10 s.
  public var headersTimeout: UInt64 = 10_000
  /// Time to complete the request of a call that takes one message. 60 s.
  public var requestTimeout: UInt64 = 60_000
  /// Time a peer may take for one write, of 64 KiB mostly. 60 s.
  public var stallTimeout: UInt64 = 60_000
  /// Time a peer may keep its windows closed to all that it asked for. 5 min.
  public var windowTimeout: UInt64 = 300_000
  /// Time without a byte of the peer after which it is asked, by a PING, whether it is there. 2 min.
  public var keepaliveTime: UInt64 = 120_000
  /// Time for the answer. 20 s.
  public var keepaliveTimeout: UInt64 = 20_000
  /// Time between two PINGs of a peer that has been sent nothing in between; sooner is a strike. 1 s: an honest client
  /// asks every ten seconds or less often.
  public var pingInterval: UInt64 = 1_000
  /// Strikes in a row that are forgiven. 20.
  public var pingStrikes = 20
  /// Time after which a connection is drained, 10 % more or less, so that a balancer can spread clients anew. 0: never.
  public var connectionAge: UInt64 = 0
  /// Time that its calls then have to finish. 60 s.
  public var connectionAgeGrace: UInt64 = 60_000
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
