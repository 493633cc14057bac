public import WireCodec

/// How many messages go each way.
public enum MethodKind: Sendable, Hashable {
  case unary, clientStreaming, serverStreaming, bidirectional

  /// Whether the client may send other than exactly one message.
  public var clientStreams: Bool { self == .clientStreaming || self == .bidirectional }
  /// Whether the server may send other than exactly one message.
  public var serverStreams: Bool { self == .serverStreaming || self == .bidirectional }
}

/// A method without its message types: what routing, logs and listings need.
public struct MethodDescriptor: Sendable, Hashable {
  /// Full name of the service, `dropwire.live.v1.Reservations`.
  public let service: String
  /// Name on the wire, `Reserve`.
  public let name: String
  /// `/service/Name`.
  public let path: String
  public let kind: MethodKind
  /// The same request sent twice has the effect of one: a client may retry.
  public let idempotent: Bool
  /// A stream that can be taken up again where it broke.
  public let resumable: Bool
  /// `@urgent` in the schema: the method goes before others.
  public let urgent: Bool
  /// The roles of `@allow` in the schema, one of which a caller has to have; empty where anybody may call.
  public let roles: [String]
  /// What a log calls the method, for ever: the number of `@logged` in the schema, 1 to 65,535. Nil for a
  /// method that no log knows.
  public let logNumber: UInt16?
  /// Names of the message types.
  public let requestName: String, responseName: String
}

/// A method of a service, with the types that go over it. Generated code makes these.
public struct Method<Request: WireMessage, Response: WireMessage>: Sendable {
  public let descriptor: MethodDescriptor

  public init(
    service: String, name: String, kind: MethodKind, idempotent: Bool = false,
    resumable: Bool = false, urgent: Bool = false, roles: [String] = [], logNumber: UInt16? = nil
  ) {
    descriptor = MethodDescriptor(
      service: service, name: name, path: "/\(service)/\(name)", kind: kind,
      idempotent: idempotent, resumable: resumable, urgent: urgent, roles: roles,
      logNumber: logNumber,
      requestName: Request.messageName,
      responseName: Response.messageName)
  }

  public var service: String { descriptor.service }
  public var name: String { descriptor.name }
  /// `/service/Name`, what `:path` carries.
  public var path: String { descriptor.path }
  public var kind: MethodKind { descriptor.kind }
  public var idempotent: Bool { descriptor.idempotent }
  public var resumable: Bool { descriptor.resumable }
  public var urgent: Bool { descriptor.urgent }
  public var roles: [String] { descriptor.roles }
  /// What a log calls the method; nil for one that no log knows.
  public var logNumber: UInt16? { descriptor.logNumber }
}
