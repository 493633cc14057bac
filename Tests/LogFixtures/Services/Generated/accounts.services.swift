// Generated from accounts.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogFixtures
public import RPC
public import WireCodec

public enum Accounts {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.logged.v1.Accounts"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLoggedV1Accounts }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Puts something into an account.
    public static let put = Method<Put, PutResult>(
      service: Accounts.serviceName,
      name: "Put",
      kind: .unary,
      idempotent: true,
      urgent: true,
      roles: ["teller", "owner"],
      logNumber: 1
    )
    public static let close = Method<Close, Receipt>(
      service: Accounts.serviceName,
      name: "Close",
      kind: .unary,
      idempotent: true,
      logNumber: 300
    )
    public static let peek = Method<Close, Receipt>(
      service: Accounts.serviceName,
      name: "Peek",
      kind: .unary
    )
    public static let watch = Method<Close, Receipt>(
      service: Accounts.serviceName,
      name: "Watch",
      kind: .serverStreaming
    )
    public static let touch = Method<EmptyMessage, EmptyMessage>(
      service: Accounts.serviceName,
      name: "Touch",
      kind: .unary,
      logNumber: 7
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      put.descriptor,
      close.descriptor,
      peek.descriptor,
      watch.descriptor,
      touch.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Puts something into an account.
    public func put(
      _ request: Put,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PutResult {
      try await channel.unary(Methods.put, request, options: options)
    }

    /// Calls `Close`.
    public func close(
      _ request: Close,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Receipt {
      try await channel.unary(Methods.close, request, options: options)
    }

    /// Calls `Peek`.
    public func peek(
      _ request: Close,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Receipt {
      try await channel.unary(Methods.peek, request, options: options)
    }

    /// Calls `Watch`.
    public func watch(
      _ request: Close,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<Receipt> {
      try await channel.serverStreaming(Methods.watch, request, options: options)
    }

    /// Calls `Touch`.
    public func touch(
      _ request: EmptyMessage,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> EmptyMessage {
      try await channel.unary(Methods.touch, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.logged.v1.Accounts`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol AccountsService: Sendable {
  /// Puts something into an account.
  func put(_ request: Put, context: ServerContext) async throws -> PutResult

  func close(_ request: Close, context: ServerContext) async throws -> Receipt

  func peek(_ request: Close, context: ServerContext) async throws -> Receipt

  func watch(
    _ request: Close,
    responses: ResponseStream<Receipt>,
    context: ServerContext
  ) async throws

  func touch(_ request: EmptyMessage, context: ServerContext) async throws -> EmptyMessage
}

extension AccountsService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Accounts.serviceName) { Accounts.file }
    router.register(Accounts.Methods.put, unary: {
      request, context in
      try await self.put(request, context: context)
    })
    router.register(Accounts.Methods.close, unary: {
      request, context in
      try await self.close(request, context: context)
    })
    router.register(Accounts.Methods.peek, unary: {
      request, context in
      try await self.peek(request, context: context)
    })
    router.register(Accounts.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
    router.register(Accounts.Methods.touch, unary: {
      request, context in
      try await self.touch(request, context: context)
    })
  }
}
