// Generated from testing.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC
public import WireCodec

public enum TestService {
  /// The service's name on the wire.
  public static let serviceName = "grpc.testing.TestService"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .grpcTestingTesting }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let emptyCall = Method<Empty, Empty>(
      service: TestService.serviceName,
      name: "EmptyCall",
      kind: .unary
    )
    public static let unaryCall = Method<SimpleRequest, SimpleResponse>(
      service: TestService.serviceName,
      name: "UnaryCall",
      kind: .unary
    )
    public static let cacheableUnaryCall = Method<SimpleRequest, SimpleResponse>(
      service: TestService.serviceName,
      name: "CacheableUnaryCall",
      kind: .unary
    )
    public static let streamingOutputCall = Method<StreamingOutputCallRequest, StreamingOutputCallResponse>(
      service: TestService.serviceName,
      name: "StreamingOutputCall",
      kind: .serverStreaming
    )
    public static let streamingInputCall = Method<StreamingInputCallRequest, StreamingInputCallResponse>(
      service: TestService.serviceName,
      name: "StreamingInputCall",
      kind: .clientStreaming
    )
    public static let fullDuplexCall = Method<StreamingOutputCallRequest, StreamingOutputCallResponse>(
      service: TestService.serviceName,
      name: "FullDuplexCall",
      kind: .bidirectional
    )
    public static let halfDuplexCall = Method<StreamingOutputCallRequest, StreamingOutputCallResponse>(
      service: TestService.serviceName,
      name: "HalfDuplexCall",
      kind: .bidirectional
    )
    /// No server answers it.
    public static let unimplementedCall = Method<Empty, Empty>(
      service: TestService.serviceName,
      name: "UnimplementedCall",
      kind: .unary
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      emptyCall.descriptor,
      unaryCall.descriptor,
      cacheableUnaryCall.descriptor,
      streamingOutputCall.descriptor,
      streamingInputCall.descriptor,
      fullDuplexCall.descriptor,
      halfDuplexCall.descriptor,
      unimplementedCall.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `EmptyCall`.
    public func emptyCall(
      _ request: Empty,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Empty {
      try await channel.unary(Methods.emptyCall, request, options: options)
    }

    /// Calls `UnaryCall`.
    public func unaryCall(
      _ request: SimpleRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SimpleResponse {
      try await channel.unary(Methods.unaryCall, request, options: options)
    }

    /// Calls `CacheableUnaryCall`.
    public func cacheableUnaryCall(
      _ request: SimpleRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SimpleResponse {
      try await channel.unary(Methods.cacheableUnaryCall, request, options: options)
    }

    /// Calls `StreamingOutputCall`.
    public func streamingOutputCall(
      _ request: StreamingOutputCallRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<StreamingOutputCallResponse> {
      try await channel.serverStreaming(Methods.streamingOutputCall, request, options: options)
    }

    /// Calls `StreamingInputCall`.
    public func streamingInputCall(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClientStreamingCall<StreamingInputCallRequest, StreamingInputCallResponse> {
      try await channel.clientStreaming(Methods.streamingInputCall, options: options)
    }

    /// Calls `FullDuplexCall`.
    public func fullDuplexCall(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<StreamingOutputCallRequest, StreamingOutputCallResponse> {
      try await channel.bidirectional(Methods.fullDuplexCall, options: options)
    }

    /// Calls `HalfDuplexCall`.
    public func halfDuplexCall(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<StreamingOutputCallRequest, StreamingOutputCallResponse> {
      try await channel.bidirectional(Methods.halfDuplexCall, options: options)
    }

    /// No server answers it.
    public func unimplementedCall(
      _ request: Empty,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Empty {
      try await channel.unary(Methods.unimplementedCall, request, options: options)
    }
  }
}

/// What a server implements to offer `grpc.testing.TestService`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol TestServiceService: Sendable {
  func emptyCall(_ request: Empty, context: ServerContext) async throws -> Empty

  func unaryCall(_ request: SimpleRequest, context: ServerContext) async throws -> SimpleResponse

  func cacheableUnaryCall(
    _ request: SimpleRequest,
    context: ServerContext
  ) async throws -> SimpleResponse

  func streamingOutputCall(
    _ request: StreamingOutputCallRequest,
    responses: ResponseStream<StreamingOutputCallResponse>,
    context: ServerContext
  ) async throws

  func streamingInputCall(
    _ requests: RequestStream<StreamingInputCallRequest>,
    context: ServerContext
  ) async throws -> StreamingInputCallResponse

  func fullDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>,
    responses: ResponseStream<StreamingOutputCallResponse>,
    context: ServerContext
  ) async throws

  func halfDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>,
    responses: ResponseStream<StreamingOutputCallResponse>,
    context: ServerContext
  ) async throws

  /// No server answers it.
  func unimplementedCall(_ request: Empty, context: ServerContext) async throws -> Empty
}

extension TestServiceService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(TestService.serviceName) { TestService.file }
    router.register(TestService.Methods.emptyCall, unary: {
      request, context in
      try await self.emptyCall(request, context: context)
    })
    router.register(TestService.Methods.unaryCall, unary: {
      request, context in
      try await self.unaryCall(request, context: context)
    })
    router.register(TestService.Methods.cacheableUnaryCall, unary: {
      request, context in
      try await self.cacheableUnaryCall(request, context: context)
    })
    router.register(TestService.Methods.streamingOutputCall, serverStreaming: {
      request, responses, context in
      try await self.streamingOutputCall(request, responses: responses, context: context)
    })
    router.register(TestService.Methods.streamingInputCall, clientStreaming: {
      requests, context in
      try await self.streamingInputCall(requests, context: context)
    })
    router.register(TestService.Methods.fullDuplexCall, bidirectional: {
      requests, responses, context in
      try await self.fullDuplexCall(requests, responses: responses, context: context)
    })
    router.register(TestService.Methods.halfDuplexCall, bidirectional: {
      requests, responses, context in
      try await self.halfDuplexCall(requests, responses: responses, context: context)
    })
    router.register(TestService.Methods.unimplementedCall, unary: {
      request, context in
      try await self.unimplementedCall(request, context: context)
    })
  }
}

/// No server has it.
public enum UnimplementedService {
  /// The service's name on the wire.
  public static let serviceName = "grpc.testing.UnimplementedService"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .grpcTestingTesting }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let unimplementedCall = Method<Empty, Empty>(
      service: UnimplementedService.serviceName,
      name: "UnimplementedCall",
      kind: .unary
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [unimplementedCall.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `UnimplementedCall`.
    public func unimplementedCall(
      _ request: Empty,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Empty {
      try await channel.unary(Methods.unimplementedCall, request, options: options)
    }
  }
}

/// What a server implements to offer `grpc.testing.UnimplementedService`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol UnimplementedServiceService: Sendable {
  func unimplementedCall(_ request: Empty, context: ServerContext) async throws -> Empty
}

extension UnimplementedServiceService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(UnimplementedService.serviceName) { UnimplementedService.file }
    router.register(UnimplementedService.Methods.unimplementedCall, unary: {
      request, context in
      try await self.unimplementedCall(request, context: context)
    })
  }
}

public enum ReconnectService {
  /// The service's name on the wire.
  public static let serviceName = "grpc.testing.ReconnectService"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .grpcTestingTesting }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let start = Method<ReconnectParams, Empty>(
      service: ReconnectService.serviceName,
      name: "Start",
      kind: .unary
    )
    public static let stop = Method<Empty, ReconnectInfo>(
      service: ReconnectService.serviceName,
      name: "Stop",
      kind: .unary
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [start.descriptor, stop.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `Start`.
    public func start(
      _ request: ReconnectParams,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Empty {
      try await channel.unary(Methods.start, request, options: options)
    }

    /// Calls `Stop`.
    public func stop(
      _ request: Empty,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ReconnectInfo {
      try await channel.unary(Methods.stop, request, options: options)
    }
  }
}

/// What a server implements to offer `grpc.testing.ReconnectService`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol ReconnectServiceService: Sendable {
  func start(_ request: ReconnectParams, context: ServerContext) async throws -> Empty

  func stop(_ request: Empty, context: ServerContext) async throws -> ReconnectInfo
}

extension ReconnectServiceService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(ReconnectService.serviceName) { ReconnectService.file }
    router.register(ReconnectService.Methods.start, unary: {
      request, context in
      try await self.start(request, context: context)
    })
    router.register(ReconnectService.Methods.stop, unary: {
      request, context in
      try await self.stop(request, context: context)
    })
  }
}
