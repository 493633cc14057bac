// Generated from reservations.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// The burst: who gets which unit.
public enum Reservations {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Reservations"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Reservations }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Takes units, or a place in line, in one step or not at all.
    public static let reserve = Method<ReserveRequest, ReserveResult>(
      service: Reservations.serviceName,
      name: "Reserve",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"],
      logNumber: 3
    )
    /// The same for gateways: many requests in flight on one stream. A request that breaks a rule of the
    /// schema is refused under its tag; the stream ends when all that it took is answered.
    public static let reserveStream = Method<TaggedReserve, TaggedResult>(
      service: Reservations.serviceName,
      name: "ReserveStream",
      kind: .bidirectional,
      roles: ["edge", "operator"]
    )
    /// Moves the deadline, once.
    public static let extend = Method<ExtendRequest, ExtendResult>(
      service: Reservations.serviceName,
      name: "Extend",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"]
    )
    /// Frees the units at once.
    public static let release = Method<ReleaseRequest, ReleaseResult>(
      service: Reservations.serviceName,
      name: "Release",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"]
    )
    /// Those behind move up.
    public static let leaveWaitlist = Method<LeaveWaitlistRequest, LeaveWaitlistResult>(
      service: Reservations.serviceName,
      name: "LeaveWaitlist",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"]
    )
    /// Where a place in line is, as of the log's last durable entry. Turns are pushed, and need no question.
    public static let place = Method<PlaceRequest, PlaceResult>(
      service: Reservations.serviceName,
      name: "Place",
      kind: .unary,
      roles: ["edge", "operator"]
    )
    /// A hold, as of the log's last durable entry; from the archive when it is over for long.
    public static let hold = Method<HoldRequest, HoldResult>(
      service: Reservations.serviceName,
      name: "Hold",
      kind: .unary,
      roles: ["edge", "operator"]
    )
    /// Windows that are not over, as of the log's last durable entry.
    public static let windows = Method<WindowsRequest, WindowList>(
      service: Reservations.serviceName,
      name: "Windows",
      kind: .unary,
      roles: ["edge", "partner", "creator", "operator", "auditor"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      reserve.descriptor,
      reserveStream.descriptor,
      extend.descriptor,
      release.descriptor,
      leaveWaitlist.descriptor,
      place.descriptor,
      hold.descriptor,
      windows.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Takes units, or a place in line, in one step or not at all.
    public func reserve(
      _ request: ReserveRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ReserveResult {
      try await channel.unary(Methods.reserve, request, options: options)
    }

    /// The same for gateways: many requests in flight on one stream. A request that breaks a rule of the
    /// schema is refused under its tag; the stream ends when all that it took is answered.
    public func reserveStream(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<TaggedReserve, TaggedResult> {
      try await channel.bidirectional(Methods.reserveStream, options: options)
    }

    /// Moves the deadline, once.
    public func extend(
      _ request: ExtendRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ExtendResult {
      try await channel.unary(Methods.extend, request, options: options)
    }

    /// Frees the units at once.
    public func release(
      _ request: ReleaseRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ReleaseResult {
      try await channel.unary(Methods.release, request, options: options)
    }

    /// Those behind move up.
    public func leaveWaitlist(
      _ request: LeaveWaitlistRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> LeaveWaitlistResult {
      try await channel.unary(Methods.leaveWaitlist, request, options: options)
    }

    /// Where a place in line is, as of the log's last durable entry. Turns are pushed, and need no question.
    public func place(
      _ request: PlaceRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PlaceResult {
      try await channel.unary(Methods.place, request, options: options)
    }

    /// A hold, as of the log's last durable entry; from the archive when it is over for long.
    public func hold(
      _ request: HoldRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> HoldResult {
      try await channel.unary(Methods.hold, request, options: options)
    }

    /// Windows that are not over, as of the log's last durable entry.
    public func windows(
      _ request: WindowsRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> WindowList {
      try await channel.unary(Methods.windows, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Reservations`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol ReservationsService: Sendable {
  /// Takes units, or a place in line, in one step or not at all.
  func reserve(_ request: ReserveRequest, context: ServerContext) async throws -> ReserveResult

  /// The same for gateways: many requests in flight on one stream. A request that breaks a rule of the
  /// schema is refused under its tag; the stream ends when all that it took is answered.
  func reserveStream(
    _ requests: RequestStream<TaggedReserve>,
    responses: ResponseStream<TaggedResult>,
    context: ServerContext
  ) async throws

  /// Moves the deadline, once.
  func extend(_ request: ExtendRequest, context: ServerContext) async throws -> ExtendResult

  /// Frees the units at once.
  func release(_ request: ReleaseRequest, context: ServerContext) async throws -> ReleaseResult

  /// Those behind move up.
  func leaveWaitlist(
    _ request: LeaveWaitlistRequest,
    context: ServerContext
  ) async throws -> LeaveWaitlistResult

  /// Where a place in line is, as of the log's last durable entry. Turns are pushed, and need no question.
  func place(_ request: PlaceRequest, context: ServerContext) async throws -> PlaceResult

  /// A hold, as of the log's last durable entry; from the archive when it is over for long.
  func hold(_ request: HoldRequest, context: ServerContext) async throws -> HoldResult

  /// Windows that are not over, as of the log's last durable entry.
  func windows(_ request: WindowsRequest, context: ServerContext) async throws -> WindowList
}

extension ReservationsService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Reservations.serviceName) { Reservations.file }
    router.register(Reservations.Methods.reserve, unary: {
      request, context in
      try await self.reserve(request, context: context)
    })
    router.register(Reservations.Methods.reserveStream, bidirectional: {
      requests, responses, context in
      try await self.reserveStream(requests, responses: responses, context: context)
    })
    router.register(Reservations.Methods.extend, unary: {
      request, context in
      try await self.extend(request, context: context)
    })
    router.register(Reservations.Methods.release, unary: {
      request, context in
      try await self.release(request, context: context)
    })
    router.register(Reservations.Methods.leaveWaitlist, unary: {
      request, context in
      try await self.leaveWaitlist(request, context: context)
    })
    router.register(Reservations.Methods.place, unary: {
      request, context in
      try await self.place(request, context: context)
    })
    router.register(Reservations.Methods.hold, unary: {
      request, context in
      try await self.hold(request, context: context)
    })
    router.register(Reservations.Methods.windows, unary: {
      request, context in
      try await self.windows(request, context: context)
    })
  }
}

/// Holds become orders, by payments authorised before or in flight.
public enum Checkout {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Checkout"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Reservations }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// One step, for payments that are authorised already.
    public static let confirm = Method<ConfirmRequest, ConfirmResult>(
      service: Checkout.serviceName,
      name: "Confirm",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"]
    )
    /// First of two steps, for payments that take a while.
    public static let beginConfirm = Method<BeginConfirmRequest, BeginConfirmResult>(
      service: Checkout.serviceName,
      name: "BeginConfirm",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"]
    )
    /// Second step: the provider's answer, from whoever has it.
    public static let paymentResult = Method<PaymentResultRequest, ConfirmResult>(
      service: Checkout.serviceName,
      name: "PaymentResult",
      kind: .unary,
      idempotent: true,
      roles: ["payments", "operator"]
    )
    /// Intents, for an adapter of a payment provider: lossless and in order, from an offset on as `Orders/Watch`.
    public static let payments = Method<PaymentsRequest, PaymentIntent>(
      service: Checkout.serviceName,
      name: "Payments",
      kind: .serverStreaming,
      resumable: true,
      roles: ["payments", "operator"]
    )
    /// What became of an intent.
    public static let settle = Method<SettleRequest, SettleResult>(
      service: Checkout.serviceName,
      name: "Settle",
      kind: .unary,
      idempotent: true,
      urgent: true,
      roles: ["payments", "operator"],
      logNumber: 10
    )
    /// Opens the till, or changes how it is set. Takes effect with its log entry.
    public static let setTill = Method<SetTillRequest, SetTillResult>(
      service: Checkout.serviceName,
      name: "SetTill",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 11
    )
    /// Leave to charge a buyer, by one call for each purchase.
    public static let registerToken = Method<RegisterTokenRequest, RegisterTokenResult>(
      service: Checkout.serviceName,
      name: "RegisterToken",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"],
      logNumber: 16
    )
    /// Takes it back.
    public static let revokeToken = Method<RevokeTokenRequest, RevokeTokenResult>(
      service: Checkout.serviceName,
      name: "RevokeToken",
      kind: .unary,
      idempotent: true,
      urgent: true,
      roles: ["edge", "operator"],
      logNumber: 17
    )
    /// Reserve, begin of the confirm and payment in one call, which waits for the payment's end. Sent
    /// again under its key it is the same purchase: nobody is charged twice. Its signature may be made
    /// anew, over the same lines.
    public static let express = Method<ExpressRequest, ExpressResult>(
      service: Checkout.serviceName,
      name: "Express",
      kind: .unary,
      idempotent: true,
      roles: ["edge", "operator"],
      logNumber: 18
    )
    /// A payment token, as of the log's last durable entry.
    public static let token = Method<GetTokenRequest, GetTokenResult>(
      service: Checkout.serviceName,
      name: "Token",
      kind: .unary,
      roles: ["payments", "operator"]
    )
    /// A payment, as of the log's last durable entry.
    public static let payment = Method<GetPaymentRequest, GetPaymentResult>(
      service: Checkout.serviceName,
      name: "Payment",
      kind: .unary,
      roles: ["payments", "operator", "auditor"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      confirm.descriptor,
      beginConfirm.descriptor,
      paymentResult.descriptor,
      payments.descriptor,
      settle.descriptor,
      setTill.descriptor,
      registerToken.descriptor,
      revokeToken.descriptor,
      express.descriptor,
      token.descriptor,
      payment.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// One step, for payments that are authorised already.
    public func confirm(
      _ request: ConfirmRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ConfirmResult {
      try await channel.unary(Methods.confirm, request, options: options)
    }

    /// First of two steps, for payments that take a while.
    public func beginConfirm(
      _ request: BeginConfirmRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BeginConfirmResult {
      try await channel.unary(Methods.beginConfirm, request, options: options)
    }

    /// Second step: the provider's answer, from whoever has it.
    public func paymentResult(
      _ request: PaymentResultRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ConfirmResult {
      try await channel.unary(Methods.paymentResult, request, options: options)
    }

    /// Intents, for an adapter of a payment provider: lossless and in order, from an offset on as `Orders/Watch`.
    public func payments(
      _ request: PaymentsRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<PaymentIntent> {
      try await channel.serverStreaming(Methods.payments, request, options: options)
    }

    /// What became of an intent.
    public func settle(
      _ request: SettleRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SettleResult {
      try await channel.unary(Methods.settle, request, options: options)
    }

    /// Opens the till, or changes how it is set. Takes effect with its log entry.
    public func setTill(
      _ request: SetTillRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SetTillResult {
      try await channel.unary(Methods.setTill, request, options: options)
    }

    /// Leave to charge a buyer, by one call for each purchase.
    public func registerToken(
      _ request: RegisterTokenRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegisterTokenResult {
      try await channel.unary(Methods.registerToken, request, options: options)
    }

    /// Takes it back.
    public func revokeToken(
      _ request: RevokeTokenRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RevokeTokenResult {
      try await channel.unary(Methods.revokeToken, request, options: options)
    }

    /// Reserve, begin of the confirm and payment in one call, which waits for the payment's end. Sent
    /// again under its key it is the same purchase: nobody is charged twice. Its signature may be made
    /// anew, over the same lines.
    public func express(
      _ request: ExpressRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ExpressResult {
      try await channel.unary(Methods.express, request, options: options)
    }

    /// A payment token, as of the log's last durable entry.
    public func token(
      _ request: GetTokenRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GetTokenResult {
      try await channel.unary(Methods.token, request, options: options)
    }

    /// A payment, as of the log's last durable entry.
    public func payment(
      _ request: GetPaymentRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GetPaymentResult {
      try await channel.unary(Methods.payment, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Checkout`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol CheckoutService: Sendable {
  /// One step, for payments that are authorised already.
  func confirm(_ request: ConfirmRequest, context: ServerContext) async throws -> ConfirmResult

  /// First of two steps, for payments that take a while.
  func beginConfirm(
    _ request: BeginConfirmRequest,
    context: ServerContext
  ) async throws -> BeginConfirmResult

  /// Second step: the provider's answer, from whoever has it.
  func paymentResult(
    _ request: PaymentResultRequest,
    context: ServerContext
  ) async throws -> ConfirmResult

  /// Intents, for an adapter of a payment provider: lossless and in order, from an offset on as `Orders/Watch`.
  func payments(
    _ request: PaymentsRequest,
    responses: ResponseStream<PaymentIntent>,
    context: ServerContext
  ) async throws

  /// What became of an intent.
  func settle(_ request: SettleRequest, context: ServerContext) async throws -> SettleResult

  /// Opens the till, or changes how it is set. Takes effect with its log entry.
  func setTill(_ request: SetTillRequest, context: ServerContext) async throws -> SetTillResult

  /// Leave to charge a buyer, by one call for each purchase.
  func registerToken(
    _ request: RegisterTokenRequest,
    context: ServerContext
  ) async throws -> RegisterTokenResult

  /// Takes it back.
  func revokeToken(
    _ request: RevokeTokenRequest,
    context: ServerContext
  ) async throws -> RevokeTokenResult

  /// Reserve, begin of the confirm and payment in one call, which waits for the payment's end. Sent
  /// again under its key it is the same purchase: nobody is charged twice. Its signature may be made
  /// anew, over the same lines.
  func express(_ request: ExpressRequest, context: ServerContext) async throws -> ExpressResult

  /// A payment token, as of the log's last durable entry.
  func token(_ request: GetTokenRequest, context: ServerContext) async throws -> GetTokenResult

  /// A payment, as of the log's last durable entry.
  func payment(
    _ request: GetPaymentRequest,
    context: ServerContext
  ) async throws -> GetPaymentResult
}

extension CheckoutService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Checkout.serviceName) { Checkout.file }
    router.register(Checkout.Methods.confirm, unary: {
      request, context in
      try await self.confirm(request, context: context)
    })
    router.register(Checkout.Methods.beginConfirm, unary: {
      request, context in
      try await self.beginConfirm(request, context: context)
    })
    router.register(Checkout.Methods.paymentResult, unary: {
      request, context in
      try await self.paymentResult(request, context: context)
    })
    router.register(Checkout.Methods.payments, serverStreaming: {
      request, responses, context in
      try await self.payments(request, responses: responses, context: context)
    })
    router.register(Checkout.Methods.settle, unary: {
      request, context in
      try await self.settle(request, context: context)
    })
    router.register(Checkout.Methods.setTill, unary: {
      request, context in
      try await self.setTill(request, context: context)
    })
    router.register(Checkout.Methods.registerToken, unary: {
      request, context in
      try await self.registerToken(request, context: context)
    })
    router.register(Checkout.Methods.revokeToken, unary: {
      request, context in
      try await self.revokeToken(request, context: context)
    })
    router.register(Checkout.Methods.express, unary: {
      request, context in
      try await self.express(request, context: context)
    })
    router.register(Checkout.Methods.token, unary: {
      request, context in
      try await self.token(request, context: context)
    })
    router.register(Checkout.Methods.payment, unary: {
      request, context in
      try await self.payment(request, context: context)
    })
  }
}
