// Generated from parcels.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogFixtures
public import RPC
public import WireCodec

public enum Parcels {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.logged.v1.Parcels"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLoggedV1Parcels }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let put = Method<Parcel, Receipt>(
      service: Parcels.serviceName,
      name: "Put",
      kind: .unary,
      idempotent: true,
      logNumber: 40
    )
    public static let stamp = Method<Stamp, Receipt>(
      service: Parcels.serviceName,
      name: "Stamp",
      kind: .unary,
      idempotent: true,
      logNumber: 41
    )
    public static let seal = Method<Seal, Receipt>(
      service: Parcels.serviceName,
      name: "Seal",
      kind: .unary,
      idempotent: true,
      logNumber: 42
    )
    public static let number = Method<Hand, Receipt>(
      service: Parcels.serviceName,
      name: "Number",
      kind: .unary,
      idempotent: true,
      logNumber: 43
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      put.descriptor,
      stamp.descriptor,
      seal.descriptor,
      number.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `Put`.
    public func put(
      _ request: Parcel,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Receipt {
      try await channel.unary(Methods.put, request, options: options)
    }

    /// Calls `Stamp`.
    public func stamp(
      _ request: Stamp,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Receipt {
      try await channel.unary(Methods.stamp, request, options: options)
    }

    /// Calls `Seal`.
    public func seal(
      _ request: Seal,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Receipt {
      try await channel.unary(Methods.seal, request, options: options)
    }

    /// Calls `Number`.
    public func number(
      _ request: Hand,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Receipt {
      try await channel.unary(Methods.number, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.logged.v1.Parcels`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol ParcelsService: Sendable {
  func put(_ request: Parcel, context: ServerContext) async throws -> Receipt

  func stamp(_ request: Stamp, context: ServerContext) async throws -> Receipt

  func seal(_ request: Seal, context: ServerContext) async throws -> Receipt

  func number(_ request: Hand, context: ServerContext) async throws -> Receipt
}

extension ParcelsService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Parcels.serviceName) { Parcels.file }
    router.register(Parcels.Methods.put, unary: {
      request, context in
      try await self.put(request, context: context)
    })
    router.register(Parcels.Methods.stamp, unary: {
      request, context in
      try await self.stamp(request, context: context)
    })
    router.register(Parcels.Methods.seal, unary: {
      request, context in
      try await self.seal(request, context: context)
    })
    router.register(Parcels.Methods.number, unary: {
      request, context in
      try await self.number(request, context: context)
    })
  }
}

/// Of other things, and in no log.
public enum Notes {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.logged.v1.Notes"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLoggedV1Parcels }

  /// The methods, as router and channel know them.
  public enum Methods {
    public static let ping = Method<EmptyMessage, EmptyMessage>(
      service: Notes.serviceName,
      name: "Ping",
      kind: .unary
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [ping.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Calls `Ping`.
    public func ping(
      _ request: EmptyMessage,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> EmptyMessage {
      try await channel.unary(Methods.ping, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.logged.v1.Notes`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol NotesService: Sendable {
  func ping(_ request: EmptyMessage, context: ServerContext) async throws -> EmptyMessage
}

extension NotesService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Notes.serviceName) { Notes.file }
    router.register(Notes.Methods.ping, unary: {
      request, context in
      try await self.ping(request, context: context)
    })
  }
}
