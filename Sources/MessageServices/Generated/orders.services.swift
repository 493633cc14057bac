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
    /// Before pickup. Units, the buyer's limit, the slot and the hub's room are given back in the same entry.
    public static let cancel = Method<CancelOrderRequest, CancelOrderResult>(
      service: Orders.serviceName,
      name: "Cancel",
      kind: .unary,
      idempotent: true,
      urgent: true,
      roles: ["edge", "operator"],
      logNumber: 8
    )
    /// Part of what an order cost, while it stands or after it.
    public static let refund = Method<RefundRequest, RefundResult>(
      service: Orders.serviceName,
      name: "Refund",
      kind: .unary,
      idempotent: true,
      urgent: true,
      roles: ["operator"],
      logNumber: 9
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      watch.descriptor,
      get.descriptor,
      cancel.descriptor,
      refund.descriptor
    ]
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

    /// Before pickup. Units, the buyer's limit, the slot and the hub's room are given back in the same entry.
    public func cancel(
      _ request: CancelOrderRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> CancelOrderResult {
      try await channel.unary(Methods.cancel, request, options: options)
    }

    /// Part of what an order cost, while it stands or after it.
    public func refund(
      _ request: RefundRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RefundResult {
      try await channel.unary(Methods.refund, request, options: options)
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

  /// Before pickup. Units, the buyer's limit, the slot and the hub's room are given back in the same entry.
  func cancel(
    _ request: CancelOrderRequest,
    context: ServerContext
  ) async throws -> CancelOrderResult

  /// Part of what an order cost, while it stands or after it.
  func refund(_ request: RefundRequest, context: ServerContext) async throws -> RefundResult
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
    router.register(Orders.Methods.cancel, unary: {
      request, context in
      try await self.cancel(request, context: context)
    })
    router.register(Orders.Methods.refund, unary: {
      request, context in
      try await self.refund(request, context: context)
    })
  }
}
