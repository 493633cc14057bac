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
