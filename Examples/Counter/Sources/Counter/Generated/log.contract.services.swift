// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC

/// A way into the log: a service that has it needs no handler for a method with `@logged`.
public protocol LogSubmitting: Sendable {
  /// Logs a request, and returns what it came to once that is durable.
  func submit(_ command: LogCommand, context: ServerContext) async throws -> LogOutcome
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
