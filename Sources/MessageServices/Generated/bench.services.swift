// Generated from bench.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// The transport alone: no engine and no log, for measuring.
public enum Echo {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.bench.v1.Echo"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireBenchV1Bench }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// The message back.
    public static let unary = Method<EchoMessage, EchoMessage>(
      service: Echo.serviceName,
      name: "Unary",
      kind: .unary,
      idempotent: true
    )
    /// The concatenation, up to the limit.
    public static let collect = Method<EchoMessage, EchoMessage>(
      service: Echo.serviceName,
      name: "Collect",
      kind: .clientStreaming
    )
    /// One message per payload byte.
    public static let expand = Method<EchoMessage, EchoMessage>(
      service: Echo.serviceName,
      name: "Expand",
      kind: .serverStreaming
    )
    /// Every message back, as it comes.
    public static let chat = Method<EchoMessage, EchoMessage>(
      service: Echo.serviceName,
      name: "Chat",
      kind: .bidirectional
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      unary.descriptor,
      collect.descriptor,
      expand.descriptor,
      chat.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// The message back.
    public func unary(
      _ request: EchoMessage,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> EchoMessage {
      try await channel.unary(Methods.unary, request, options: options)
    }

    /// The concatenation, up to the limit.
    public func collect(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClientStreamingCall<EchoMessage, EchoMessage> {
      try await channel.clientStreaming(Methods.collect, options: options)
    }

    /// One message per payload byte.
    public func expand(
      _ request: EchoMessage,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<EchoMessage> {
      try await channel.serverStreaming(Methods.expand, request, options: options)
    }

    /// Every message back, as it comes.
    public func chat(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<EchoMessage, EchoMessage> {
      try await channel.bidirectional(Methods.chat, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.bench.v1.Echo`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol EchoService: Sendable {
  /// The message back.
  func unary(_ request: EchoMessage, context: ServerContext) async throws -> EchoMessage

  /// The concatenation, up to the limit.
  func collect(
    _ requests: RequestStream<EchoMessage>,
    context: ServerContext
  ) async throws -> EchoMessage

  /// One message per payload byte.
  func expand(
    _ request: EchoMessage,
    responses: ResponseStream<EchoMessage>,
    context: ServerContext
  ) async throws

  /// Every message back, as it comes.
  func chat(
    _ requests: RequestStream<EchoMessage>,
    responses: ResponseStream<EchoMessage>,
    context: ServerContext
  ) async throws
}

extension EchoService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Echo.serviceName) { Echo.file }
    router.register(Echo.Methods.unary, unary: {
      request, context in
      try await self.unary(request, context: context)
    })
    router.register(Echo.Methods.collect, clientStreaming: {
      requests, context in
      try await self.collect(requests, context: context)
    })
    router.register(Echo.Methods.expand, serverStreaming: {
      request, responses, context in
      try await self.expand(request, responses: responses, context: context)
    })
    router.register(Echo.Methods.chat, bidirectional: {
      requests, responses, context in
      try await self.chat(requests, responses: responses, context: context)
    })
  }
}
