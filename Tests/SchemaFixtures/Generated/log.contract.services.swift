// Generated from everything.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC

/// A way into the log: a service that has it needs no handler for a method with `@logged`.
public protocol LogSubmitting: Sendable {
  /// Logs a request, and returns what it came to once that is durable.
  func submit(_ command: LogCommand, context: ServerContext) async throws -> LogOutcome
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
