import Basics
import DropEngine
import MessageServices
import Messages
import RPC
import WireCodec

/// Holds and the waitlist. Every call is one command, and has no task: its reply is kept by the gateway and
/// leaves when its batch is durable.
struct ReservationsHandler {
  let runtime: ServiceRuntime

  /// Offers every method of the service.
  func register(with router: inout Router) {
    router.declare(Reservations.serviceName) { Reservations.file }
    runtime.register(Reservations.Methods.reserve, with: &router, as: { Command($0) }) {
      RefusalSubject(drop: DropID($0.drop), pool: PoolID($0.pool))
    }
    router.register(
      Reservations.Methods.reserveStream,
      bidirectional: { [runtime] requests, responses, context in
        let pipeline = ReservePipeline(
          gateway: runtime.gateway(of: context), encoding: context.encoding)
        try await pipeline.run(requests, responses)
      })
    runtime.register(Reservations.Methods.extend, with: &router, as: { Command($0) }) {
      RefusalSubject(hold: HoldID($0.hold))
    }
    runtime.register(Reservations.Methods.release, with: &router, as: { Command($0) }) {
      RefusalSubject(hold: HoldID($0.hold))
    }
    runtime.register(Reservations.Methods.leaveWaitlist, with: &router, as: { Command($0) }) {
      RefusalSubject(waiter: WaiterID($0.waiter))
    }
    router.register(
      Reservations.Methods.place,
      unary: { [runtime] request, context in
        try context.permit(.buyer(BuyerID(request.buyer)))
        return try await runtime.log.place(request, for: context.place)
      })
    router.register(
      Reservations.Methods.hold,
      unary: { [runtime] request, context in
        try context.permit(.buyer(BuyerID(request.buyer)))
        return try await runtime.log.hold(request, for: context.place)
      })
    router.register(
      Reservations.Methods.windows,
      unary: { [runtime] request, context in
        try await runtime.log.read(of: context.place) { $0.windows(request) }
      })
  }
}

/// A response that says what one command came to.
protocol OutcomeMessage: WireMessage {
  /// - Parameter subject: what a refusal is about.
  init(_ outcome: Outcome, about subject: RefusalSubject) throws(RPCError)
}

extension Messages.ReserveResult: OutcomeMessage {}
extension Messages.ReleaseResult: OutcomeMessage {}
extension Messages.ExtendResult: OutcomeMessage {}
extension Messages.LeaveWaitlistResult: OutcomeMessage {}
extension Messages.ConfirmResult: OutcomeMessage {}
extension Messages.BeginConfirmResult: OutcomeMessage {}

extension ServiceRuntime {
  /// Serves a method each call of which is one command.
  ///
  /// - Parameters:
  ///   - command: what a request asks of the log.
  ///   - subject: what its refusal is about; asked when there is an outcome.
  func register<Request, Result: OutcomeMessage>(
    _ method: Method<Request, Result>, with router: inout Router,
    as command: @escaping @Sendable (Request) -> Command,
    about subject: @escaping @Sendable (Request) -> RefusalSubject
  ) {
    router.register(
      method,
      deferred: { [self] request, reply in
        gateway(of: reply.context).submit(command(request)) { outcome in
          do throws(RPCError) {
            reply.respond(with: try Result(try outcome.get(), about: subject(request)))
          } catch {
            reply.fail(error)
          }
        }
      })
  }
}
