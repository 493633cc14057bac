// Generated from describe.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import RPC
public import WireCodec

/// Tells about the server's own services.
public enum Describe {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.describe.v1.Describe"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireDescribeV1Describe }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Every service that the server offers, as far as its schema is known here.
    public static let services = Method<ServicesRequest, ServiceList>(
      service: Describe.serviceName,
      name: "Services",
      kind: .unary,
      idempotent: true
    )
    /// One service or type; NOT_FOUND with a name that may have been meant.
    public static let describe = Method<DescribeRequest, Described>(
      service: Describe.serviceName,
      name: "Describe",
      kind: .unary,
      idempotent: true
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [services.descriptor, describe.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Every service that the server offers, as far as its schema is known here.
    public func services(
      _ request: ServicesRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServiceList {
      try await channel.unary(Methods.services, request, options: options)
    }

    /// One service or type; NOT_FOUND with a name that may have been meant.
    public func describe(
      _ request: DescribeRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Described {
      try await channel.unary(Methods.describe, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.describe.v1.Describe`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol DescribeService: Sendable {
  /// Every service that the server offers, as far as its schema is known here.
  func services(_ request: ServicesRequest, context: ServerContext) async throws -> ServiceList

  /// One service or type; NOT_FOUND with a name that may have been meant.
  func describe(_ request: DescribeRequest, context: ServerContext) async throws -> Described
}

extension DescribeService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Describe.serviceName) { Describe.file }
    router.register(Describe.Methods.services, unary: {
      request, context in
      try await self.services(request, context: context)
    })
    router.register(Describe.Methods.describe, unary: {
      request, context in
      try await self.describe(request, context: context)
    })
  }
}
