// Generated from everything.drop by `dropwire schema generate`. Do not edit.
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

extension CallsService where Self: LogSubmitting {
  /// Logs the request.
  public func unary(_ request: Leaf, context: ServerContext) async throws -> Leaf {
    let command = LogCommand.unary(request)
    let outcome = try await submit(command, context: context)
    guard case .unary(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// What it takes and gives is in a log.
  public func reserve(_ request: Typed, context: ServerContext) async throws -> TypedChoice {
    let command = LogCommand.reserve(request)
    let outcome = try await submit(command, context: context)
    guard case .reserve(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension CallsService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Calls.serviceName) { Calls.file }
    router.register(Calls.Methods.unary, deferred: {
      request, reply in
      self.submit(.unary(request), context: reply.context) {
        switch $0 {
        case .success(.unary(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Calls.Methods.collect, clientStreaming: {
      requests, context in
      try await self.collect(requests, context: context)
    })
    router.register(Calls.Methods.expand, serverStreaming: {
      request, responses, context in
      try await self.expand(request, responses: responses, context: context)
    })
    router.register(Calls.Methods.chat, bidirectional: {
      requests, responses, context in
      try await self.chat(requests, responses: responses, context: context)
    })
    router.register(Calls.Methods.ping, unary: {
      request, context in
      try await self.ping(request, context: context)
    })
    router.register(Calls.Methods.`default`, serverStreaming: {
      request, responses, context in
      try await self.`default`(request, responses: responses, context: context)
    })
    router.register(Calls.Methods.`import`, clientStreaming: {
      requests, context in
      try await self.`import`(requests, context: context)
    })
    router.register(Calls.Methods.reserve, deferred: {
      request, reply in
      self.submit(.reserve(request), context: reply.context) {
        switch $0 {
        case .success(.reserve(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
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
    case .unary(let request):
      return .unary(
        try await channel.unary(Calls.Methods.unary, request, options: options))
    case .forgotten: throw RPCError(.unimplemented, "the method is retired")
    case .reserve(let request):
      return .reserve(
        try await channel.unary(Calls.Methods.reserve, request, options: options))
    }
  }
}
