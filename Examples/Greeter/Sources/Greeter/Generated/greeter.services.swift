// Generated from greeter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC
public import WireCodec

/// Greets.
public enum Greeter {
  /// The service's name on the wire.
  public static let serviceName = "example.greeter.v1.Greeter"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .exampleGreeterV1Greeter }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// One request, one response.
    public static let greet = Method<Hello, Greeting>(
      service: Greeter.serviceName,
      name: "Greet",
      kind: .unary
    )
    /// One request, a response every half second until the caller has heard enough.
    public static let remind = Method<Hello, Greeting>(
      service: Greeter.serviceName,
      name: "Remind",
      kind: .serverStreaming
    )
    /// Everybody is named, then all are greeted at once.
    public static let gather = Method<Hello, Greeting>(
      service: Greeter.serviceName,
      name: "Gather",
      kind: .clientStreaming
    )
    /// Each is greeted as they come.
    public static let chat = Method<Hello, Greeting>(
      service: Greeter.serviceName,
      name: "Chat",
      kind: .bidirectional
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      greet.descriptor,
      remind.descriptor,
      gather.descriptor,
      chat.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// One request, one response.
    public func greet(
      _ request: Hello,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Greeting {
      try await channel.unary(Methods.greet, request, options: options)
    }

    /// One request, a response every half second until the caller has heard enough.
    public func remind(
      _ request: Hello,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<Greeting> {
      try await channel.serverStreaming(Methods.remind, request, options: options)
    }

    /// Everybody is named, then all are greeted at once.
    public func gather(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClientStreamingCall<Hello, Greeting> {
      try await channel.clientStreaming(Methods.gather, options: options)
    }

    /// Each is greeted as they come.
    public func chat(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<Hello, Greeting> {
      try await channel.bidirectional(Methods.chat, options: options)
    }
  }
}

/// What a server implements to offer `example.greeter.v1.Greeter`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol GreeterService: Sendable {
  /// One request, one response.
  func greet(_ request: Hello, context: ServerContext) async throws -> Greeting

  /// One request, a response every half second until the caller has heard enough.
  func remind(
    _ request: Hello,
    responses: ResponseStream<Greeting>,
    context: ServerContext
  ) async throws

  /// Everybody is named, then all are greeted at once.
  func gather(_ requests: RequestStream<Hello>, context: ServerContext) async throws -> Greeting

  /// Each is greeted as they come.
  func chat(
    _ requests: RequestStream<Hello>,
    responses: ResponseStream<Greeting>,
    context: ServerContext
  ) async throws
}

extension GreeterService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Greeter.serviceName) { Greeter.file }
    router.register(Greeter.Methods.greet, unary: {
      request, context in
      try await self.greet(request, context: context)
    })
    router.register(Greeter.Methods.remind, serverStreaming: {
      request, responses, context in
      try await self.remind(request, responses: responses, context: context)
    })
    router.register(Greeter.Methods.gather, clientStreaming: {
      requests, context in
      try await self.gather(requests, context: context)
    })
    router.register(Greeter.Methods.chat, bidirectional: {
      requests, responses, context in
      try await self.chat(requests, responses: responses, context: context)
    })
  }
}
