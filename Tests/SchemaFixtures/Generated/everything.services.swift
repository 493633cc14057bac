// Generated from everything.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC
public import WireCodec

/// All kinds of calls, with and without messages.
public enum Calls {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.conformance.v1.Calls"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireConformanceV1Everything }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let unary = Method<Leaf, Leaf>(
      service: Calls.serviceName,
      name: "Unary",
      kind: .unary,
      idempotent: true,
      logNumber: 1
    )
    public static let collect = Method<Leaf, Choice>(
      service: Calls.serviceName,
      name: "Collect",
      kind: .clientStreaming
    )
    public static let expand = Method<Choice, Leaf>(
      service: Calls.serviceName,
      name: "Expand",
      kind: .serverStreaming,
      resumable: true
    )
    public static let chat = Method<Leaf, Leaf>(
      service: Calls.serviceName,
      name: "Chat",
      kind: .bidirectional
    )
    /// Nothing in, nothing out.
    public static let ping = Method<EmptyMessage, EmptyMessage>(
      service: Calls.serviceName,
      name: "Ping",
      kind: .unary
    )
    /// - Warning: Deprecated: use `ping`.
    public static let `default` = Method<EmptyMessage, Leaf>(
      service: Calls.serviceName,
      name: "Default",
      kind: .serverStreaming
    )
    public static let `import` = Method<Leaf, EmptyMessage>(
      service: Calls.serviceName,
      name: "Import",
      kind: .clientStreaming
    )
    /// What it takes and gives is in a log.
    public static let reserve = Method<Typed, TypedChoice>(
      service: Calls.serviceName,
      name: "Reserve",
      kind: .unary,
      urgent: true,
      roles: ["operator", "partner"],
      logNumber: 65535
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      unary.descriptor,
      collect.descriptor,
      expand.descriptor,
      chat.descriptor,
      ping.descriptor,
      `default`.descriptor,
      `import`.descriptor,
      reserve.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `Unary`.
    public func unary(
      _ request: Leaf,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Leaf {
      try await channel.unary(Methods.unary, request, options: options)
    }

    /// Calls `Collect`.
    public func collect(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClientStreamingCall<Leaf, Choice> {
      try await channel.clientStreaming(Methods.collect, options: options)
    }

    /// Calls `Expand`.
    public func expand(
      _ request: Choice,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<Leaf> {
      try await channel.serverStreaming(Methods.expand, request, options: options)
    }

    /// Calls `Chat`.
    public func chat(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<Leaf, Leaf> {
      try await channel.bidirectional(Methods.chat, options: options)
    }

    /// Nothing in, nothing out.
    public func ping(
      _ request: EmptyMessage,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> EmptyMessage {
      try await channel.unary(Methods.ping, request, options: options)
    }

    /// Calls `Default`.
    ///
    /// - Warning: Deprecated: use `ping`.
    @available(*, deprecated, message: "use `ping`")
    public func `default`(
      _ request: EmptyMessage,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<Leaf> {
      try await channel.serverStreaming(Methods.`default`, request, options: options)
    }

    /// Calls `Import`.
    public func `import`(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClientStreamingCall<Leaf, EmptyMessage> {
      try await channel.clientStreaming(Methods.`import`, options: options)
    }

    /// What it takes and gives is in a log.
    public func reserve(
      _ request: Typed,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TypedChoice {
      try await channel.unary(Methods.reserve, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.conformance.v1.Calls`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol CallsService: Sendable {
  func unary(_ request: Leaf, context: ServerContext) async throws -> Leaf

  func collect(_ requests: RequestStream<Leaf>, context: ServerContext) async throws -> Choice

  func expand(
    _ request: Choice,
    responses: ResponseStream<Leaf>,
    context: ServerContext
  ) async throws

  func chat(
    _ requests: RequestStream<Leaf>,
    responses: ResponseStream<Leaf>,
    context: ServerContext
  ) async throws

  /// Nothing in, nothing out.
  func ping(_ request: EmptyMessage, context: ServerContext) async throws -> EmptyMessage

  /// - Warning: Deprecated: use `ping`.
  func `default`(
    _ request: EmptyMessage,
    responses: ResponseStream<Leaf>,
    context: ServerContext
  ) async throws

  func `import`(
    _ requests: RequestStream<Leaf>,
    context: ServerContext
  ) async throws -> EmptyMessage

  /// What it takes and gives is in a log.
  func reserve(_ request: Typed, context: ServerContext) async throws -> TypedChoice
}

extension CallsService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Calls.serviceName) { Calls.file }
    router.register(Calls.Methods.unary, unary: {
      request, context in
      try await self.unary(request, context: context)
    })
    router.register(Calls.Methods.collect, clientStreaming: {
      requests, context in
      try await self.collect(requests, context: context)
    })
    router.register(Calls.Methods.expand, serverStreaming: {
      request, responses, context in
      try await self.expand(request, responses: responses, context: context)
    })
    router.register(Calls.Methods.chat, bidirectional: {
      requests, responses, context in
      try await self.chat(requests, responses: responses, context: context)
    })
    router.register(Calls.Methods.ping, unary: {
      request, context in
      try await self.ping(request, context: context)
    })
    router.register(Calls.Methods.`default`, serverStreaming: {
      request, responses, context in
      try await self.`default`(request, responses: responses, context: context)
    })
    router.register(Calls.Methods.`import`, clientStreaming: {
      requests, context in
      try await self.`import`(requests, context: context)
    })
    router.register(Calls.Methods.reserve, unary: {
      request, context in
      try await self.reserve(request, context: context)
    })
  }
}
