public import WireCodec

/// Whether the messages of a call may be compressed.
public enum CallCompression: Sendable, Hashable {
  /// Nothing is compressed, and the server is not offered anything.
  case none
  /// Requests worth it are compressed, and the server may compress responses. For servers that are known to take
  /// gzip: another one answers UNIMPLEMENTED.
  case gzip
}

/// How one call is made.
public struct CallOptions: Sendable, Equatable {
  /// How long the caller waits in all, connecting and queueing included; nil for ever. The server is told.
  public var timeout: Duration?
  /// Sent before the first request.
  public var metadata: Metadata
  /// Wait for a connection rather than fail with UNAVAILABLE while there is none.
  public var waitForReady: Bool
  /// How the messages are written; nil as the channel says.
  public var encoding: WireEncoding?
  /// Whether messages are compressed.
  public var compression: CallCompression
  /// Whether the call may be made more than once.
  public var repetition: CallRepetition

  public init(
    timeout: Duration? = nil, metadata: Metadata = [:], waitForReady: Bool = false,
    encoding: WireEncoding? = nil, compression: CallCompression = .none,
    repetition: CallRepetition = .automatic
  ) {
    self.repetition = repetition
    self.compression = compression
    self.timeout = timeout
    self.metadata = metadata
    self.waitForReady = waitForReady
    self.encoding = encoding
  }
}

/// Where a client's calls go: a server, or several. Safe from any thread. Cancelling the task of a call
/// cancels the call.
public protocol ClientChannel: Sendable {
  /// One request, one response.
  func unary<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> R

  /// One request, a stream of responses. Returns when the call has been given to a connection.
  func serverStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> ServerStreamingCall<R>

  /// A stream of requests, one response. Returns when the call has been given to a connection.
  func clientStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> ClientStreamingCall<Q, R>

  /// Streams both ways. Returns when the call has been given to a connection.
  func bidirectional<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> BidirectionalCall<Q, R>
}
