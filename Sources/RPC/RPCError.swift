import StatusDetails
public import WireCodec

/// A call that did not succeed.
///
/// A handler throws it to choose the status its caller sees; a client call throws it. Anything else
/// that a handler throws becomes UNKNOWN, and its text stays in the server.
public struct RPCError: Error, Sendable, Equatable {
  /// Never `.ok`.
  public var code: StatusCode
  /// For people. What failed, where, and what would help.
  public var message: String
  /// Sent as trailers by a server; the trailers received, at a client.
  public var metadata: Metadata

  public init(code: StatusCode, message: String, metadata: Metadata = [:]) {
    self.code = code
    self.message = message
    self.metadata = metadata
  }

  /// Shorthand for `RPCError(code:message:)`.
  public init(_ code: StatusCode, _ message: String) {
    self.init(code: code, message: message)
  }
}

extension RPCError: CustomStringConvertible {
  public var description: String {
    message.isEmpty ? code.name : "\(code.name): \(message)"
  }
}

extension RPCError {
  /// The status a handler's error becomes: an `RPCError` as it is, cancellation as CANCELLED, all
  /// else UNKNOWN with a text that reveals nothing.
  package init(handlerError: any Error) {
    switch handlerError {
    case let error as RPCError:
      self =
        error.code == .ok
        ? RPCError(.unknown, "the handler threw an error with status OK") : error
    case is CancellationError:
      self.init(.cancelled, "the call was cancelled")
    case let error as ValidationError:
      self.init(.invalidArgument, "\(error)")
      attach(BadRequest(error))
    default:
      self.init(.unknown, "the handler failed")
    }
  }
}

extension RPCError {
  /// Bytes that are no such message.
  ///
  /// At a server they are the caller's fault when people write them: protobuf and JSON. Native bytes come
  /// from a program made from the schema, so there, and at a client, something is broken.
  @inline(never)
  @usableFromInline
  package init(
    undecodable message: String, _ error: WireError, as encoding: WireEncoding, atServer: Bool
  ) {
    if error.reason == .unsupportedEncoding {
      self.init(.unimplemented, "\(message) has no encoding as \(encoding)")
    } else {
      self.init(
        atServer && encoding != .native ? .invalidArgument : .internal,
        "cannot decode \(message): \(error)")
    }
  }
}

extension WireMessage {
  /// What the schema demands of this message; a violation is the caller's fault.
  @inlinable
  package func checkConstraints() throws(RPCError) {
    do throws(ValidationError) {
      try validate()
    } catch {
      throw RPCError(validation: error, of: Self.messageName)
    }
  }
}

extension RPCError {
  /// INVALID_ARGUMENT, with the path of the field in the text and, as a `BadRequest`, in the details.
  @usableFromInline
  package init(validation error: ValidationError, of message: String) {
    self.init(.invalidArgument, "\(message): \(error)")
    attach(BadRequest(error))
  }
}

extension BadRequest {
  /// What the schema demands and the request does not keep.
  fileprivate init(_ error: ValidationError) {
    self.init(fieldViolations: [
      FieldViolation(field: error.path, description: error.requirement)
    ])
  }
}
