import DeviceKeys
import Basics
import DropEngine
import MessageServices
import Messages
import RPC
import WireCodec

/// Payment tokens, and purchases in one call: what the edge verifies and takes away, and how long it waits.
extension CheckoutHandler {
  /// How long a call waits for a payment where it does not say.
  static let usualWait = Duration.seconds(2)
  /// And at most.
  static let longestWait = Duration.seconds(5)
  /// What is left of the caller's own time for the answer, at least.
  private static let answerTime = Duration.milliseconds(100)

  /// Offers the methods about tokens.
  func registerExpress(with router: inout Router) {
    register(
      Checkout.Methods.registerToken, with: &router, as: { .registerToken($0.logged) }
    ) { if case .registerToken(let result) = $0 { result } else { nil } }
    register(Checkout.Methods.revokeToken, with: &router, as: { .revokeToken($0) }) {
      if case .revokeToken(let result) = $0 { result } else { nil }
    }
    router.register(
      Checkout.Methods.express,
      deferred: { [self] request, reply in try express(request, reply) })
    router.register(
      Checkout.Methods.token,
      unary: { [runtime] request, context in
        // Whose it is is not said.
        try context.permit(.everybody)
        let result = try await runtime.log.read(of: context.place) { $0.token(request) }
        guard case .rejected(let rejected) = result else { return result }
        return .rejected(rejected.saying(.unknown))
      })
  }

  /// One command; nobody waits for it in a task, but for the end of a payment that is on its way.
  private func express(_ request: ExpressRequest, _ reply: UnaryReply<ExpressResult>) throws {
    let (call, attested) = LogCommand.express(request).atTheEdge
    var command = try Command(call: call)
    if let attested { command.header = EntryHeader(nil, attesting: attested) }
    runtime.gateway(of: reply.context).submit(command) { [self] outcome in
      do throws(RPCError) {
        let outcome = try outcome.get()
        guard case .express(let result) = try call.result(of: outcome) else {
          throw RPCError(.internal, "the log answered with another method's outcome")
        }
        let wait = Self.wait(asked: request.wait, left: reply.context.timeRemaining)
        guard case .pending(let pending) = result, wait > .zero else {
          return reply.respond(with: result)
        }
        follow(pending, within: wait, outcome, reply)
      } catch {
        reply.fail(error)
      }
    }
  }

  /// As long as was asked for, within bounds, and while the caller still waits: a quarter of what is left of its time is
  /// for the answer.
  static func wait(asked: TimeSpan?, left: Duration?) -> Duration {
    let asked = asked.map { Duration.microseconds($0.microseconds) } ?? usualWait
    let left = left.map { $0 - max($0 / 4, answerTime) } ?? longestWait
    return max(.zero, min(asked, longestWait, left))
  }

  /// Answers with what the purchase comes to in time; pending where nothing does. Whoever gives the call up ends the
  /// wait, and the purchase goes on.
  private func follow(
    _ pending: ExpressPending, within wait: Duration, _ outcome: Outcome,
    _ reply: UnaryReply<ExpressResult>
  ) {
    let bell = runtime.log.publisher.bell
    // Before the first look: nothing falls between.
    let (place, news) = bell.wait(for: HoldID(pending.hold))
    let timer = Task {
      try? await Task.sleep(for: wait)
      bell.leave(place)
    }
    reply.context.onCancel { bell.leave(place) }
    Task {
      var result = await look(at: pending, reply.context)
      var events = news.makeAsyncIterator()
      while case .pending = result, await events.next() != nil {
        result = await look(at: pending, reply.context)
      }
      timer.cancel()
      bell.leave(place)
      // It rings once: what could not be looked at then, for too many others who looked, is looked at now.
      if case .pending = result, !reply.context.isCancelled {
        result = await look(at: pending, reply.context)
      }
      reply.respond(with: Self.told(result, by: outcome))
    }
  }

  /// As of the log's last durable entry. A purchase that cannot be looked at just now is pending.
  private func look(at pending: ExpressPending, _ context: ServerContext) async -> ExpressResult {
    let found = try? await runtime.log.read(of: context.place) { $0.outcome(of: pending) }
    return found ?? .pending(pending)
  }

  /// The result with the place of the entry that decided, and sentences.
  private static func told(_ result: ExpressResult, by outcome: Outcome) -> ExpressResult {
    var result = result
    if case .voided(var voided) = result {
      voided.reason = Messages.Rejected(DropEngine.Refusal(voided.reason), of: outcome)
      result = .voided(voided)
    }
    let delivered = LogOutcome.express(result).delivered(
      sequence: outcome.sequence, isReplay: outcome.isReplay)
    guard case .express(let told) = delivered else { return result }
    return told
  }
}
