// Generated from accounts.drop, parcels.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogFixtures
public import RPC
public import WireCodec

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

extension AccountsService where Self: LogSubmitting {
  /// Puts something into an account.
  public func put(_ request: Put, context: ServerContext) async throws -> PutResult {
    let command = LogCommand.put(request)
    let outcome = try await submit(command, context: context)
    guard case .put(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Logs the request.
  public func touch(_ request: EmptyMessage, context: ServerContext) async throws -> EmptyMessage {
    let command = LogCommand.touch(request)
    let outcome = try await submit(command, context: context)
    guard case .touch(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Logs the request.
  public func close(_ request: Close, context: ServerContext) async throws -> Receipt {
    let command = LogCommand.close(request)
    let outcome = try await submit(command, context: context)
    guard case .close(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension AccountsService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Accounts.serviceName) { Accounts.file }
    router.register(Accounts.Methods.put, deferred: {
      request, reply in
      self.submit(.put(request), context: reply.context) {
        switch $0 {
        case .success(.put(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Accounts.Methods.close, deferred: {
      request, reply in
      self.submit(.close(request), context: reply.context) {
        switch $0 {
        case .success(.close(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Accounts.Methods.peek, unary: {
      request, context in
      try await self.peek(request, context: context)
    })
    router.register(Accounts.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
    router.register(Accounts.Methods.touch, deferred: {
      request, reply in
      self.submit(.touch(request), context: reply.context) {
        switch $0 {
        case .success(.touch(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
  }
}

extension ParcelsService where Self: LogSubmitting {
  /// Logs the request.
  public func put(_ request: Parcel, context: ServerContext) async throws -> Receipt {
    let command = LogCommand.parcelsPut(request)
    let outcome = try await submit(command, context: context)
    guard case .parcelsPut(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Logs the request.
  public func stamp(_ request: Stamp, context: ServerContext) async throws -> Receipt {
    let command = LogCommand.stamp(request)
    let outcome = try await submit(command, context: context)
    guard case .stamp(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Logs the request.
  public func seal(_ request: Seal, context: ServerContext) async throws -> Receipt {
    let command = LogCommand.seal(request)
    let outcome = try await submit(command, context: context)
    guard case .seal(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Logs the request.
  public func number(_ request: Hand, context: ServerContext) async throws -> Receipt {
    let command = LogCommand.parcelsNumber(request)
    let outcome = try await submit(command, context: context)
    guard case .parcelsNumber(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension ParcelsService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Parcels.serviceName) { Parcels.file }
    router.register(Parcels.Methods.put, deferred: {
      request, reply in
      self.submit(.parcelsPut(request), context: reply.context) {
        switch $0 {
        case .success(.parcelsPut(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Parcels.Methods.stamp, deferred: {
      request, reply in
      self.submit(.stamp(request), context: reply.context) {
        switch $0 {
        case .success(.stamp(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Parcels.Methods.seal, deferred: {
      request, reply in
      self.submit(.seal(request), context: reply.context) {
        switch $0 {
        case .success(.seal(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Parcels.Methods.number, deferred: {
      request, reply in
      self.submit(.parcelsNumber(request), context: reply.context) {
        switch $0 {
        case .success(.parcelsNumber(let result)): reply.respond(with: result)
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
    case .put(let request):
      return .put(
        try await channel.unary(Accounts.Methods.put, request, options: options))
    case .merge: throw RPCError(.unimplemented, "the method is retired")
    case .touch(let request):
      return .touch(
        try await channel.unary(Accounts.Methods.touch, request, options: options))
    case .parcelsPut(let request):
      return .parcelsPut(
        try await channel.unary(Parcels.Methods.put, request, options: options))
    case .stamp(let request):
      return .stamp(
        try await channel.unary(Parcels.Methods.stamp, request, options: options))
    case .seal(let request):
      return .seal(
        try await channel.unary(Parcels.Methods.seal, request, options: options))
    case .parcelsNumber(let request):
      return .parcelsNumber(
        try await channel.unary(Parcels.Methods.number, request, options: options))
    case .close(let request):
      return .close(
        try await channel.unary(Accounts.Methods.close, request, options: options))
    }
  }
}
