// Generated from orders.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// What buyers and platforms follow after the click.
public enum Orders {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Orders"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Orders }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Lossless and in order. From an offset that is no longer stored, or beyond the end, it ends with
    /// OUT_OF_RANGE and the trailer `dropwire-resume-at`: the offset from which it can be followed.
    public static let watch = Method<WatchRequest, BuyerUpdate>(
      service: Orders.serviceName,
      name: "Watch",
      kind: .serverStreaming,
      resumable: true,
      roles: ["edge", "payments", "operator", "auditor"]
    )
    /// An order, as of the log's last durable entry; from the archive when it is over for long.
    public static let get = Method<GetOrderRequest, GetOrderResult>(
      service: Orders.serviceName,
      name: "Get",
      kind: .unary,
      roles: ["edge", "operator"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [watch.descriptor, get.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Lossless and in order. From an offset that is no longer stored, or beyond the end, it ends with
    /// OUT_OF_RANGE and the trailer `dropwire-resume-at`: the offset from which it can be followed.
    public func watch(
      _ request: WatchRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<BuyerUpdate> {
      try await channel.serverStreaming(Methods.watch, request, options: options)
    }

    /// An order, as of the log's last durable entry; from the archive when it is over for long.
    public func get(
      _ request: GetOrderRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GetOrderResult {
      try await channel.unary(Methods.get, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Orders`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol OrdersService: Sendable {
  /// Lossless and in order. From an offset that is no longer stored, or beyond the end, it ends with
  /// OUT_OF_RANGE and the trailer `dropwire-resume-at`: the offset from which it can be followed.
  func watch(
    _ request: WatchRequest,
    responses: ResponseStream<BuyerUpdate>,
    context: ServerContext
  ) async throws

  /// An order, as of the log's last durable entry; from the archive when it is over for long.
  func get(_ request: GetOrderRequest, context: ServerContext) async throws -> GetOrderResult
}

extension OrdersService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Orders.serviceName) { Orders.file }
    router.register(Orders.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
    router.register(Orders.Methods.get, unary: {
      request, context in
      try await self.get(request, context: context)
    })
  }
}
