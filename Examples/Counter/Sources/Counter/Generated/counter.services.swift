// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC
public import WireCodec

public enum Counters {
  /// The service's name on the wire.
  public static let serviceName = "example.counter.v1.Counters"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .exampleCounterV1Counter }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let increment = Method<Step, StepResult>(
      service: Counters.serviceName,
      name: "Increment",
      kind: .unary,
      idempotent: true,
      logNumber: 1
    )
    /// A counter does not go below zero.
    public static let decrement = Method<Step, StepResult>(
      service: Counters.serviceName,
      name: "Decrement",
      kind: .unary,
      idempotent: true,
      urgent: true,
      logNumber: 2
    )
    public static let read = Method<Which, Count>(
      service: Counters.serviceName,
      name: "Read",
      kind: .unary,
      idempotent: true
    )
    /// The counts from a step on, each as soon as it is durable.
    public static let watch = Method<Watch, Count>(
      service: Counters.serviceName,
      name: "Watch",
      kind: .serverStreaming,
      resumable: true
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      increment.descriptor,
      decrement.descriptor,
      read.descriptor,
      watch.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `Increment`.
    public func increment(
      _ request: Step,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> StepResult {
      try await channel.unary(Methods.increment, request, options: options)
    }

    /// A counter does not go below zero.
    public func decrement(
      _ request: Step,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> StepResult {
      try await channel.unary(Methods.decrement, request, options: options)
    }

    /// Calls `Read`.
    public func read(
      _ request: Which,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Count {
      try await channel.unary(Methods.read, request, options: options)
    }

    /// The counts from a step on, each as soon as it is durable.
    public func watch(
      _ request: Watch,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<Count> {
      try await channel.serverStreaming(Methods.watch, request, options: options)
    }
  }
}

/// What a server implements to offer `example.counter.v1.Counters`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol CountersService: Sendable {
  func increment(_ request: Step, context: ServerContext) async throws -> StepResult

  /// A counter does not go below zero.
  func decrement(_ request: Step, context: ServerContext) async throws -> StepResult

  func read(_ request: Which, context: ServerContext) async throws -> Count

  /// The counts from a step on, each as soon as it is durable.
  func watch(
    _ request: Watch,
    responses: ResponseStream<Count>,
    context: ServerContext
  ) async throws
}

extension CountersService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Counters.serviceName) { Counters.file }
    router.register(Counters.Methods.increment, unary: {
      request, context in
      try await self.increment(request, context: context)
    })
    router.register(Counters.Methods.decrement, unary: {
      request, context in
      try await self.decrement(request, context: context)
    })
    router.register(Counters.Methods.read, unary: {
      request, context in
      try await self.read(request, context: context)
    })
    router.register(Counters.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
  }
}
