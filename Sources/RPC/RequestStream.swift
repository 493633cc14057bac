public import WireCodec

/// The requests of a streaming call, in order. One consumer.
///
/// The sender gets flow-control credit when an element is consumed, so a handler that does not read
/// holds its client back. Ends when the client has finished; throws when the call was cancelled, when its
/// deadline has passed, or when a message cannot be decoded.
public struct RequestStream<Element: WireMessage>: AsyncSequence, Sendable {
  public typealias Failure = RPCError

  @usableFromInline let pipe: MessagePipe

  @usableFromInline
  package init(pipe: MessagePipe) { self.pipe = pipe }

  @inlinable
  public func makeAsyncIterator() -> Iterator { Iterator(pipe: pipe) }

  public struct Iterator: AsyncIteratorProtocol {
    @usableFromInline let pipe: MessagePipe

    @usableFromInline
    init(pipe: MessagePipe) { self.pipe = pipe }

    /// Whether the message that `next` returned last came compressed.
    public var wasCompressed: Bool { pipe.takenWasCompressed }

    @inlinable
    public mutating func next() async throws(RPCError) -> Element? {
      try await pipe.nextValid(Element.self)
    }

    /// The next message, or what is wrong with it: for streams that answer each request by itself, where one
    /// that is wrong is refused in its place and must not end the others. Throws only when the stream is over.
    @inlinable
    public mutating func nextReceived() async throws(RPCError) -> ReceivedRequest<Element>? {
      try await pipe.nextReceived(Element.self)
    }

    @inlinable
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCError) -> Element? { try await pipe.nextValid(Element.self) }
  }
}

/// One request of a stream on which each is answered by itself.
public enum ReceivedRequest<Element: WireMessage>: Sendable {
  /// It keeps the rules of its schema.
  case request(Element)
  /// It breaks one: INVALID_ARGUMENT, with the field.
  case invalid(Element, RPCError)
  /// Its bytes are no such message, or exceed a limit of it. The stream can be read on.
  case undecodable(RPCError)
}

/// The responses of a streaming call.
public struct ResponseStream<Element: WireMessage>: Sendable {
  @usableFromInline let pipe: MessagePipe

  @usableFromInline
  package init(pipe: MessagePipe) { self.pipe = pipe }

  /// Sends one message. Suspends while more than the stream's limit is unsent (`RPCLimits.unsentBytes`);
  /// throws when the call has ended. Messages of one loop turn leave in one write.
  ///
  /// - Parameter compressed: false sends the message as it is, even to a client that takes compressed ones.
  @inlinable
  public func send(_ message: Element, compressed: Bool = true) async throws(RPCError) {
    try await pipe.send(message, compressed: compressed)
  }

  /// Hands the stream to `source`, which is pulled on the call's loop, and waits for the end of the stream.
  /// Returns when the source has finished, throws when the call was cancelled first. The status is
  /// the source's; whatever the handler does afterwards is ignored.
  public func attach(_ source: sending some FrameSource) async throws(RPCError) {
    try await pipe.attach(MessagePipe.SourceBox(source))
  }
}
