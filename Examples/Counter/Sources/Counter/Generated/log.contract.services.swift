// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC

/// A way into the log: a service that has it needs no handler for a method with `@logged`.
public protocol LogSubmitting: Sendable {
  /// Logs a request, and returns what it came to once that is durable.
  func submit(_ command: LogCommand, context: ServerContext) async throws -> LogOutcome
}

/// A way into the log without a task for each call: the answer leaves when the log calls back.
public protocol LogDeferring: LogSubmitting {
  /// Logs a request, and calls `completion` once with what it came to, when that is durable,
  /// or with why that is not known. On the loop of the call, and there again.
  func submit(
    _ command: LogCommand,
    context: ServerContext,
    completion: @escaping @Sendable (Result<LogOutcome, RPCError>) -> Void
  )
}

extension LogDeferring {
  /// The same for whoever has a task.
  public func submit(_ command: LogCommand, context: ServerContext) async throws -> LogOutcome {
    try await withCheckedThrowingContinuation { continuation in
      submit(command, context: context) { continuation.resume(with: $0) }
    }
  }
}

extension CountersService where Self: LogSubmitting {
  /// Logs the request.
  public func increment(_ request: Step, context: ServerContext) async throws -> StepResult {
    let command = LogCommand.increment(request)
    let outcome = try await submit(command, context: context)
    guard case .increment(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// A counter does not go below zero.
  public func decrement(_ request: Step, context: ServerContext) async throws -> StepResult {
    let command = LogCommand.decrement(request)
    let outcome = try await submit(command, context: context)
    guard case .decrement(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension CountersService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Counters.serviceName) { Counters.file }
    router.register(Counters.Methods.increment, deferred: {
      request, reply in
      self.submit(.increment(request), context: reply.context) {
        switch $0 {
        case .success(.increment(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Counters.Methods.decrement, deferred: {
      request, reply in
      self.submit(.decrement(request), context: reply.context) {
        switch $0 {
        case .success(.decrement(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
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

extension LogCommand {
  /// Calls the method over a channel; UNIMPLEMENTED for a retired one, which nobody serves.
  public func call(
    over channel: any ClientChannel,
    options: CallOptions = CallOptions()
  ) async throws(RPCError) -> LogOutcome {
    switch self {
    case .increment(let request):
      return .increment(
        try await channel.unary(Counters.Methods.increment, request, options: options))
    case .decrement(let request):
      return .decrement(
        try await channel.unary(Counters.Methods.decrement, request, options: options))
    }
  }
}
