// Generated from health.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC
public import WireCodec

public enum Health {
  /// The service's name on the wire.
  public static let serviceName = "grpc.health.v1.Health"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .grpcHealthV1Health }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Answers NOT_FOUND for a service that is not known.
    public static let check = Method<HealthCheckRequest, HealthCheckResponse>(
      service: Health.serviceName,
      name: "Check",
      kind: .unary,
      idempotent: true
    )
    /// The server and all its services.
    public static let list = Method<HealthListRequest, HealthListResponse>(
      service: Health.serviceName,
      name: "List",
      kind: .unary,
      idempotent: true
    )
    /// The status now, and again whenever it changes.
    public static let watch = Method<HealthCheckRequest, HealthCheckResponse>(
      service: Health.serviceName,
      name: "Watch",
      kind: .serverStreaming
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      check.descriptor,
      list.descriptor,
      watch.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Answers NOT_FOUND for a service that is not known.
    public func check(
      _ request: HealthCheckRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> HealthCheckResponse {
      try await channel.unary(Methods.check, request, options: options)
    }

    /// The server and all its services.
    public func list(
      _ request: HealthListRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> HealthListResponse {
      try await channel.unary(Methods.list, request, options: options)
    }

    /// The status now, and again whenever it changes.
    public func watch(
      _ request: HealthCheckRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<HealthCheckResponse> {
      try await channel.serverStreaming(Methods.watch, request, options: options)
    }
  }
}

/// What a server implements to offer `grpc.health.v1.Health`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol HealthService: Sendable {
  /// Answers NOT_FOUND for a service that is not known.
  func check(
    _ request: HealthCheckRequest,
    context: ServerContext
  ) async throws -> HealthCheckResponse

  /// The server and all its services.
  func list(_ request: HealthListRequest, context: ServerContext) async throws -> HealthListResponse

  /// The status now, and again whenever it changes.
  func watch(
    _ request: HealthCheckRequest,
    responses: ResponseStream<HealthCheckResponse>,
    context: ServerContext
  ) async throws
}

extension HealthService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Health.serviceName) { Health.file }
    router.register(Health.Methods.check, unary: {
      request, context in
      try await self.check(request, context: context)
    })
    router.register(Health.Methods.list, unary: {
      request, context in
      try await self.list(request, context: context)
    })
    router.register(Health.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
  }
}
