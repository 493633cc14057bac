public import WireCodec

/// The methods a server answers. Built before the server starts, then only read.
public struct Router: Sendable {
  package private(set) var routes: [Route] = []
  /// The services offered, in the order of declaration, with the file that describes each; files are
  /// made when they are asked for.
  public private(set) var services: [(name: String, file: @Sendable () -> FileDescriptor)] = []

  /// Looks at a call before its handler does; an error refuses it.
  public typealias Authorizer = @Sendable (ServerContext) -> RPCError?
  package private(set) var authorizer: Authorizer?

  /// The steps that calls go through before their handlers.
  package private(set) var interceptors: [any ServerInterceptor] = []

  public init() {}

  /// Puts `steps` at the end of the chain that every call goes through, those of routes registered before
  /// included. The authorizer comes before the chain.
  public mutating func intercept(with steps: any ServerInterceptor...) {
    interceptors += steps
  }

  /// Asks `authorizer` before every call that has a route, and the call is refused with what it returns:
  /// `UNAUTHENTICATED` or `PERMISSION_DENIED` as a rule. It knows the method, the metadata and, by
  /// `identity`, the client's certificate. Runs on the loop, before the request has arrived: it must
  /// neither block nor take long. A second one replaces the first.
  public mutating func authorize(_ authorizer: @escaping Authorizer) {
    self.authorizer = authorizer
  }

  /// The methods registered, in the order of registration.
  public var methods: [MethodDescriptor] { routes.map(\.descriptor) }

  /// Names a service and the file that describes it, for reflection. Generated code does this for
  /// every service that is registered.
  public mutating func declare(
    _ service: String, file: @escaping @Sendable () -> FileDescriptor
  ) {
    if services.contains(where: { $0.name == service }) { return }
    services.append((service, file))
  }

  /// One request, one response, in an `async` handler that starts on the loop of the call.
  @inlinable
  public mutating func register<Q, R>(
    _ method: Method<Q, R>,
    unary: nonisolated(nonsending) @escaping @Sendable (Q, ServerContext) async throws -> R
  ) {
    add(
      method.descriptor, requestLimit: Q.maximumEncodedSize,
      .unary { context in
        let request = try context.decodeRequest(Q.self)
        context.respond(with: try await unary(request, context))
      })
  }

  /// The fast form of a unary handler: runs on the loop itself, so it must neither block nor take long.
  @inlinable
  public mutating func register<Q, R>(
    _ method: Method<Q, R>, synchronous: @escaping @Sendable (Q, ServerContext) throws -> R
  ) {
    add(
      method.descriptor, requestLimit: Q.maximumEncodedSize,
      .synchronous { context in
        let request = try context.decodeRequest(Q.self)
        context.respond(with: try synchronous(request, context))
      })
  }

  /// The form of a unary handler whose answer comes later from something that calls back: a log, a queue,
  /// another loop. `deferred` runs on the loop itself, so it must neither block nor take long, and keeps the
  /// reply; the call has no task. An error that it throws before it has answered ends the call.
  @inlinable
  public mutating func register<Q, R>(
    _ method: Method<Q, R>,
    deferred: @escaping @Sendable (Q, UnaryReply<R>) throws -> Void
  ) {
    add(
      method.descriptor, requestLimit: Q.maximumEncodedSize,
      .deferred { context, target in
        try deferred(try context.decodeRequest(Q.self), UnaryReply(context, to: target))
      })
  }

  /// A stream of requests, one response.
  @inlinable
  public mutating func register<Q, R>(
    _ method: Method<Q, R>,
    clientStreaming: @escaping @Sendable (RequestStream<Q>, ServerContext) async throws -> R
  ) {
    add(
      method.descriptor, requestLimit: Q.maximumEncodedSize,
      .streaming { context, pipe in
        let response = try await clientStreaming(RequestStream(pipe: pipe), context)
        pipe.enqueueLast(response)
      })
  }

  /// One request, a stream of responses.
  @inlinable
  public mutating func register<Q, R>(
    _ method: Method<Q, R>,
    serverStreaming: @escaping @Sendable (Q, ResponseStream<R>, ServerContext) async throws -> Void
  ) {
    add(
      method.descriptor, requestLimit: Q.maximumEncodedSize,
      .streaming { context, pipe in
        let request = try await pipe.onlyMessage(Q.self)
        try request.checkConstraints()
        try await serverStreaming(request, ResponseStream(pipe: pipe), context)
      })
  }

  /// Streams both ways.
  @inlinable
  public mutating func register<Q, R>(
    _ method: Method<Q, R>,
    bidirectional:
      @escaping @Sendable (RequestStream<Q>, ResponseStream<R>, ServerContext)
      async throws -> Void
  ) {
    add(
      method.descriptor, requestLimit: Q.maximumEncodedSize,
      .streaming { context, pipe in
        try await bidirectional(RequestStream(pipe: pipe), ResponseStream(pipe: pipe), context)
      })
  }

  /// The cheapest form of a response stream: `frames` runs on the loop and answers with the source the
  /// stream is pulled from. No task exists for the call, so ten thousand viewers cost ten thousand
  /// cursors. Must neither block nor take long.
  @inlinable
  public mutating func register<Q, R>(
    _ method: Method<Q, R>,
    frames: @escaping @Sendable (Q, ServerContext) throws -> any FrameSource
  ) {
    add(
      method.descriptor, requestLimit: Q.maximumEncodedSize,
      .frames { context in try frames(try context.decodeRequest(Q.self), context) })
  }

  @usableFromInline
  mutating func add(
    _ descriptor: MethodDescriptor, requestLimit: Int, _ handler: Route.Handler
  ) {
    precondition(
      !routes.contains { $0.descriptor.path == descriptor.path },
      "\(descriptor.path) is registered twice")
    routes.append(Route(descriptor: descriptor, requestLimit: requestLimit, handler: handler))
  }
}

/// A method and its handler, with the message types erased.
public final class Route: Sendable {
  // They run on the executor of their caller, the loop's worker: no other is looked up.
  @usableFromInline
  package typealias Unary = nonisolated(nonsending) @Sendable (ServerContext) async throws -> Void
  @usableFromInline
  package typealias Streaming =
    nonisolated(nonsending) @Sendable (ServerContext, MessagePipe) async throws -> Void

  @usableFromInline
  package typealias Deferred = @Sendable (ServerContext, any ReplyTarget) throws -> Void

  @usableFromInline
  package enum Handler: Sendable {
    case synchronous(@Sendable (ServerContext) throws -> Void)
    case deferred(Deferred)
    case unary(Unary)
    case frames(@Sendable (ServerContext) throws -> any FrameSource)
    case streaming(Streaming)
  }

  /// What a handler is called like, without the handler.
  package enum Form: Sendable {
    case synchronous, deferred, unary, frames, streaming

    /// Whether the method has one request and one response.
    package var isUnary: Bool { self == .synchronous || self == .deferred || self == .unary }
  }

  package let descriptor: MethodDescriptor
  package let form: Form
  /// Largest request in bytes the schema allows.
  package let requestLimit: Int
  package let handler: Handler

  init(descriptor: MethodDescriptor, requestLimit: Int, handler: Handler) {
    self.descriptor = descriptor
    self.requestLimit = requestLimit
    self.handler = handler
    form =
      switch handler {
      case .synchronous: .synchronous
      case .deferred: .deferred
      case .unary: .unary
      case .frames: .frames
      case .streaming: .streaming
      }
  }
}
