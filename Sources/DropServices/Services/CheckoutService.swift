import Basics
import DropEngine
import MarkerFeed
import MessageServices
import Messages
import RPC
import WireCodec

/// Payments: results for holds, and the till, whose intents adapters follow and answer.
struct CheckoutHandler: LoggedService {
  let runtime: ServiceRuntime

  /// Offers every method of the service.
  func register(with router: inout Router) {
    router.declare(Checkout.serviceName) { Checkout.file }
    runtime.register(Checkout.Methods.confirm, with: &router, as: { Command($0) }) {
      RefusalSubject(hold: HoldID($0.hold))
    }
    runtime.register(Checkout.Methods.beginConfirm, with: &router, as: { Command($0) }) {
      RefusalSubject(hold: HoldID($0.hold))
    }
    runtime.register(Checkout.Methods.paymentResult, with: &router, as: { Command($0) }) {
      RefusalSubject(hold: HoldID($0.hold))
    }
    register(Checkout.Methods.settle, with: &router, as: { .settle($0) }) {
      if case .settle(let result) = $0 { result } else { nil }
    }
    register(Checkout.Methods.setTill, with: &router, as: { .setTill($0) }) {
      if case .setTill(let result) = $0 { result } else { nil }
    }
    registerExpress(with: &router)
    router.register(Checkout.Methods.payments, frames: payments)
    router.register(
      Checkout.Methods.payment,
      unary: { [runtime] request, context in
        // Its key does not say whose it is.
        try context.permit(.everybody)
        return try await runtime.log.read(of: context.place) { $0.payment(request) }
      })
  }

  @Sendable private func payments(
    _ request: Messages.PaymentsRequest, _ context: ServerContext
  ) throws -> any FrameSource {
    try runtime.follow(
      .till, epoch: 0, next: request.next, style: .gapless, missing: "there is no till", context
    ) { FeedPosition(epoch: $0.position.epoch, next: request.next) }
  }
}
