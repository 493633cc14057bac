public import WireCodec

/// Whoever carries a call's answer: a transport, or the task that waits for it.
@usableFromInline
package protocol ReplyTarget: AnyObject, Sendable {
  /// The answer is in the context, or the call ends with `failure`. On the loop of the call, once.
  func replied(_ context: ServerContext, _ failure: RPCError?)
}

/// The answer that a `deferred:` handler owes: a handle that is kept until the answer is known, and
/// given once.
///
/// It costs no task and no continuation. Whoever has it may be asked for it by nobody: a call whose
/// reply is lost stays open until its deadline passes or its client goes away. Deadlines and
/// cancellation end the call without it (`ServerContext.onCancel` tells); what is answered then, or a
/// second time, goes nowhere.
///
/// From any thread; on the call's loop, `context.executor`, the answer leaves at once, from elsewhere it
/// takes a hop.
public struct UnaryReply<Response: WireMessage>: Sendable {
  /// The call that waits.
  public let context: ServerContext
  @usableFromInline
  let target: any ReplyTarget

  @usableFromInline
  init(_ context: ServerContext, to target: any ReplyTarget) {
    self.context = context
    self.target = target
  }

  /// Answers the call with `message` and status OK.
  @inlinable
  public func respond(with message: Response) {
    guard context.executor.isCurrent else { return later { $0.respond(with: message) } }
    guard context.takeReply() else { return }
    // What was cancelled has its answer, perhaps in the same buffer.
    if !context.isCancelled { context.respond(with: message) }
    reply(nil)
  }

  /// Ends the call with an error; one that is no `RPCError` tells the client UNKNOWN and nothing else.
  public func fail(_ error: any Error) {
    guard context.executor.isCurrent else { return later { $0.fail(error) } }
    guard context.takeReply() else { return }
    reply(RPCError(handlerError: error))
  }

  @usableFromInline
  func reply(_ failure: RPCError?) { target.replied(context, failure) }

  @usableFromInline
  func later(_ body: @escaping @Sendable (Self) -> Void) {
    context.executor.execute { body(self) }
  }
}

extension ServerContext {
  /// Whether the call still waited for its reply, which it does no longer.
  @usableFromInline
  func takeReply() -> Bool {
    guard call.pointee.owesReply else { return false }
    call.pointee.owesReply = false
    return true
  }
}

extension Route {
  /// Begins a call whose answer comes by its reply. On the call's loop.
  package static func begin(
    _ handler: Deferred, _ context: ServerContext, to target: any ReplyTarget
  ) {
    context.call.pointee.owesReply = true
    do {
      try handler(context, target)
    } catch {
      // An answer that was given before the error stands.
      if context.takeReply() { target.replied(context, RPCError(handlerError: error)) }
    }
  }

  /// The form with a task of a deferred handler, for steps that have to be around it.
  static func awaiting(_ handler: @escaping Deferred) -> Unary {
    { context in
      try await withUnsafeThrowingContinuation { continuation in
        begin(handler, context, to: AwaitedReply(continuation))
      }
    }
  }
}

/// A task that waits for a reply.
private final class AwaitedReply: ReplyTarget {
  private let continuation: UnsafeContinuation<Void, any Error>

  init(_ continuation: UnsafeContinuation<Void, any Error>) { self.continuation = continuation }

  func replied(_ context: ServerContext, _ failure: RPCError?) {
    if let failure { continuation.resume(throwing: failure) } else { continuation.resume() }
  }
}
