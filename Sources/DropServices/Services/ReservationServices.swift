import Basics
import DropEngine
import Messages
import RPC
import WireCodec

/// Holds and the waitlist. Every call is one command; the reply leaves when its batch is durable.
struct ReservationsHandler: ReservationsService {
  let runtime: ServiceRuntime

  func reserve(
    _ request: Messages.ReserveRequest, context: ServerContext
  ) async throws -> Messages.ReserveResult {
    try Messages.ReserveResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(drop: DropID(request.drop), pool: PoolID(request.pool)))
  }

  func reserveStream(
    _ requests: RequestStream<Messages.TaggedReserve>,
    responses: ResponseStream<Messages.TaggedResult>, context: ServerContext
  ) async throws {
    let pipeline = ReservePipeline(
      gateway: runtime.gateway(of: context), encoding: context.encoding)
    try await pipeline.run(requests, responses)
  }

  func extend(
    _ request: Messages.ExtendRequest, context: ServerContext
  ) async throws -> Messages.ExtendResult {
    try Messages.ExtendResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(hold: HoldID(request.hold)))
  }

  func release(
    _ request: Messages.ReleaseRequest, context: ServerContext
  ) async throws -> Messages.ReleaseResult {
    try Messages.ReleaseResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(hold: HoldID(request.hold)))
  }

  func leaveWaitlist(
    _ request: Messages.LeaveWaitlistRequest, context: ServerContext
  ) async throws -> Messages.LeaveWaitlistResult {
    try Messages.LeaveWaitlistResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(waiter: WaiterID(request.waiter)))
  }
}

/// Payment results for holds.
struct CheckoutHandler: CheckoutService {
  let runtime: ServiceRuntime

  func confirm(
    _ request: Messages.ConfirmRequest, context: ServerContext
  ) async throws -> Messages.ConfirmResult {
    try Messages.ConfirmResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(hold: HoldID(request.hold)))
  }

  func beginConfirm(
    _ request: Messages.BeginConfirmRequest, context: ServerContext
  ) async throws -> Messages.BeginConfirmResult {
    try Messages.BeginConfirmResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(hold: HoldID(request.hold)))
  }

  func paymentResult(
    _ request: Messages.PaymentResultRequest, context: ServerContext
  ) async throws -> Messages.ConfirmResult {
    try Messages.ConfirmResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(hold: HoldID(request.hold)))
  }
}
