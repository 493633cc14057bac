public import WireCodec

/// Cancels a call when the last of what can use it is gone.
@usableFromInline
final class CallLifetime: Sendable {
  @usableFromInline let pipe: MessagePipe

  init(pipe: MessagePipe) { self.pipe = pipe }

  deinit { pipe.requestCancel() }
}

/// The requests of a client's streaming call.
public struct RequestSink<Element: WireMessage>: Sendable {
  @usableFromInline let lifetime: CallLifetime

  /// Sends one message. Suspends while more than the stream's limit is unsent; throws when the call has
  /// ended, with the status it ended with.
  ///
  /// - Parameter compressed: false sends the message as it is, even in a call that compresses.
  @inlinable
  public func send(_ message: Element, compressed: Bool = true) async throws(RPCError) {
    try await lifetime.pipe.send(message, compressed: compressed)
  }

  /// Says that no more come.
  public func finish() { lifetime.pipe.finishSending() }
}

/// The responses of a client's streaming call, in order. One consumer. Throws the status of a call that
/// did not end with OK.
public struct ResponseSequence<Element: WireMessage>: AsyncSequence, Sendable {
  public typealias Failure = RPCError

  @usableFromInline let lifetime: CallLifetime

  @inlinable
  public func makeAsyncIterator() -> Iterator { Iterator(lifetime: lifetime) }

  public struct Iterator: AsyncIteratorProtocol {
    @usableFromInline let lifetime: CallLifetime

    @usableFromInline
    init(lifetime: CallLifetime) { self.lifetime = lifetime }

    /// Whether the message that `next` returned last came compressed.
    public var wasCompressed: Bool { lifetime.pipe.takenWasCompressed }

    @inlinable
    public mutating func next() async throws(RPCError) -> Element? {
      try await lifetime.pipe.next(Element.self)
    }

    @inlinable
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCError) -> Element? { try await lifetime.pipe.next(Element.self) }
  }
}

/// What every streaming call of a client can do. A call is cancelled when everything that refers to it
/// is dropped.
public protocol StreamingCall: Sendable {
  /// What the server sent before its first message; nil until then.
  var responseMetadata: Metadata? { get }
  /// What the server sent with its status; nil until then.
  var trailers: Metadata? { get }
  /// Gives the call up: the server is told, and the responses end with CANCELLED.
  func cancel()
}

/// One request, a stream of responses.
public struct ServerStreamingCall<Response: WireMessage>: StreamingCall {
  let lifetime: CallLifetime

  package init(pipe: MessagePipe) { lifetime = CallLifetime(pipe: pipe) }

  /// The one response of a method that has one.
  package func onlyResponse() async throws(RPCError) -> Response {
    try await lifetime.pipe.onlyMessage(Response.self)
  }

  public var responses: ResponseSequence<Response> { ResponseSequence(lifetime: lifetime) }
  public var responseMetadata: Metadata? { lifetime.pipe.initialMetadata }
  public var trailers: Metadata? { lifetime.pipe.trailers }
  public func cancel() { lifetime.pipe.requestCancel() }
}

/// A stream of requests, one response.
public struct ClientStreamingCall<Request: WireMessage, Response: WireMessage>: StreamingCall {
  let lifetime: CallLifetime

  package init(pipe: MessagePipe) { lifetime = CallLifetime(pipe: pipe) }

  /// Sends one message. Suspends while more than the stream's limit is unsent.
  ///
  /// - Parameter compressed: false sends the message as it is, even in a call that compresses.
  public func send(_ request: Request, compressed: Bool = true) async throws(RPCError) {
    try await lifetime.pipe.send(request, compressed: compressed)
  }

  /// Says that no more come, and waits for the response.
  public func finish() async throws(RPCError) -> Response {
    lifetime.pipe.finishSending()
    return try await lifetime.pipe.onlyMessage(Response.self)
  }

  public var responseMetadata: Metadata? { lifetime.pipe.initialMetadata }
  public var trailers: Metadata? { lifetime.pipe.trailers }
  public func cancel() { lifetime.pipe.requestCancel() }
}

/// Streams both ways.
public struct BidirectionalCall<Request: WireMessage, Response: WireMessage>: StreamingCall {
  let lifetime: CallLifetime

  package init(pipe: MessagePipe) { lifetime = CallLifetime(pipe: pipe) }

  public var requests: RequestSink<Request> { RequestSink(lifetime: lifetime) }
  public var responses: ResponseSequence<Response> { ResponseSequence(lifetime: lifetime) }
  public var responseMetadata: Metadata? { lifetime.pipe.initialMetadata }
  public var trailers: Metadata? { lifetime.pipe.trailers }
  public func cancel() { lifetime.pipe.requestCancel() }
}
