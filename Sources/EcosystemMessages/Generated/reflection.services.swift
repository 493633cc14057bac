// Generated from reflection.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC
public import WireCodec

public enum ServerReflection {
  /// The service's name on the wire.
  public static let serviceName = "grpc.reflection.v1.ServerReflection"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .grpcReflectionV1Reflection }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let serverReflectionInfo = Method<ServerReflectionRequest, ServerReflectionResponse>(
      service: ServerReflection.serviceName,
      name: "ServerReflectionInfo",
      kind: .bidirectional
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [serverReflectionInfo.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `ServerReflectionInfo`.
    public func serverReflectionInfo(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<ServerReflectionRequest, ServerReflectionResponse> {
      try await channel.bidirectional(Methods.serverReflectionInfo, options: options)
    }
  }
}

/// What a server implements to offer `grpc.reflection.v1.ServerReflection`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol ServerReflectionService: Sendable {
  func serverReflectionInfo(
    _ requests: RequestStream<ServerReflectionRequest>,
    responses: ResponseStream<ServerReflectionResponse>,
    context: ServerContext
  ) async throws
}

extension ServerReflectionService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(ServerReflection.serviceName) { ServerReflection.file }
    router.register(ServerReflection.Methods.serverReflectionInfo, bidirectional: {
      requests, responses, context in
      try await self.serverReflectionInfo(requests, responses: responses, context: context)
    })
  }
}
