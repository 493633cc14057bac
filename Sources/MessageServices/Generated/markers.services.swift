// Generated from markers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// Streams and their markers, from the platform's side.
public enum Ingest {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Ingest"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Markers }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// A new stream, with an empty feed.
    public static let openStream = Method<OpenStreamRequest, OpenStreamResult>(
      service: Ingest.serviceName,
      name: "OpenStream",
      kind: .unary,
      idempotent: true,
      roles: ["ingest", "operator"]
    )
    /// No marker is accepted from here on.
    public static let closeStream = Method<CloseStreamRequest, CloseStreamResult>(
      service: Ingest.serviceName,
      name: "CloseStream",
      kind: .unary,
      idempotent: true,
      roles: ["ingest", "operator"]
    )
    /// Publishes markers; each is answered once it is durable, in order. A wrong one is refused in its place, and
    /// those behind it are taken.
    public static let publish = Method<PublishMarker, PublishResult>(
      service: Ingest.serviceName,
      name: "Publish",
      kind: .bidirectional,
      roles: ["ingest", "operator"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      openStream.descriptor,
      closeStream.descriptor,
      publish.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// A new stream, with an empty feed.
    public func openStream(
      _ request: OpenStreamRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OpenStreamResult {
      try await channel.unary(Methods.openStream, request, options: options)
    }

    /// No marker is accepted from here on.
    public func closeStream(
      _ request: CloseStreamRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> CloseStreamResult {
      try await channel.unary(Methods.closeStream, request, options: options)
    }

    /// Publishes markers; each is answered once it is durable, in order. A wrong one is refused in its place, and
    /// those behind it are taken.
    public func publish(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<PublishMarker, PublishResult> {
      try await channel.bidirectional(Methods.publish, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Ingest`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol IngestService: Sendable {
  /// A new stream, with an empty feed.
  func openStream(
    _ request: OpenStreamRequest,
    context: ServerContext
  ) async throws -> OpenStreamResult

  /// No marker is accepted from here on.
  func closeStream(
    _ request: CloseStreamRequest,
    context: ServerContext
  ) async throws -> CloseStreamResult

  /// Publishes markers; each is answered once it is durable, in order. A wrong one is refused in its place, and
  /// those behind it are taken.
  func publish(
    _ requests: RequestStream<PublishMarker>,
    responses: ResponseStream<PublishResult>,
    context: ServerContext
  ) async throws
}

extension IngestService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Ingest.serviceName) { Ingest.file }
    router.register(Ingest.Methods.openStream, unary: {
      request, context in
      try await self.openStream(request, context: context)
    })
    router.register(Ingest.Methods.closeStream, unary: {
      request, context in
      try await self.closeStream(request, context: context)
    })
    router.register(Ingest.Methods.publish, bidirectional: {
      requests, responses, context in
      try await self.publish(requests, responses: responses, context: context)
    })
  }
}

/// What viewers follow.
public enum Feed {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Feed"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Markers }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Markers lossless and in order, availability conflated, over one stream.
    public static let subscribe = Method<SubscribeRequest, FeedEvent>(
      service: Feed.serviceName,
      name: "Subscribe",
      kind: .serverStreaming,
      resumable: true,
      roles: ["viewer", "edge", "ingest", "creator", "operator", "auditor"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [subscribe.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Markers lossless and in order, availability conflated, over one stream.
    public func subscribe(
      _ request: SubscribeRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<FeedEvent> {
      try await channel.serverStreaming(Methods.subscribe, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Feed`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol FeedService: Sendable {
  /// Markers lossless and in order, availability conflated, over one stream.
  func subscribe(
    _ request: SubscribeRequest,
    responses: ResponseStream<FeedEvent>,
    context: ServerContext
  ) async throws
}

extension FeedService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Feed.serviceName) { Feed.file }
    router.register(Feed.Methods.subscribe, serverStreaming: {
      request, responses, context in
      try await self.subscribe(request, responses: responses, context: context)
    })
  }
}
