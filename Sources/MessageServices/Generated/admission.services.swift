// Generated from admission.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// Who comes in when.
public enum Admission {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Admission"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Admission }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// While the drop is scheduled, and until somebody has joined.
    public static let open = Method<OpenAdmissionRequest, OpenAdmissionResult>(
      service: Admission.serviceName,
      name: "Open",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"],
      logNumber: 12
    )
    /// One place for each buyer. Sent again by who is there already it says that they still are.
    public static let join = Method<JoinAdmissionRequest, JoinAdmissionResult>(
      service: Admission.serviceName,
      name: "Join",
      kind: .unary,
      roles: ["edge", "operator"],
      logNumber: 13
    )
    /// When the list is closed: after `drawAfter`.
    public static let reveal = Method<RevealAdmissionRequest, RevealAdmissionResult>(
      service: Admission.serviceName,
      name: "Reveal",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"],
      logNumber: 14
    )
    /// Those behind move up.
    public static let leave = Method<LeaveAdmissionRequest, LeaveAdmissionResult>(
      service: Admission.serviceName,
      name: "Leave",
      kind: .unary,
      idempotent: true,
      urgent: true,
      roles: ["edge", "operator"],
      logNumber: 15
    )
    /// The draw as of the log's last durable entry. Public to every caller, with the ids of those on
    /// the list.
    public static let draw = Method<DrawRequest, DrawResult>(
      service: Admission.serviceName,
      name: "Draw",
      kind: .unary,
      roles: ["edge", "creator", "operator", "auditor"]
    )
    /// A place, now and whenever it has changed, the newest only: until it has come to an end. Who
    /// watches is there.
    public static let watch = Method<WatchAdmissionRequest, AdmissionUpdate>(
      service: Admission.serviceName,
      name: "Watch",
      kind: .serverStreaming,
      roles: ["edge", "operator"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      open.descriptor,
      join.descriptor,
      reveal.descriptor,
      leave.descriptor,
      draw.descriptor,
      watch.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// While the drop is scheduled, and until somebody has joined.
    public func open(
      _ request: OpenAdmissionRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OpenAdmissionResult {
      try await channel.unary(Methods.open, request, options: options)
    }

    /// One place for each buyer. Sent again by who is there already it says that they still are.
    public func join(
      _ request: JoinAdmissionRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> JoinAdmissionResult {
      try await channel.unary(Methods.join, request, options: options)
    }

    /// When the list is closed: after `drawAfter`.
    public func reveal(
      _ request: RevealAdmissionRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RevealAdmissionResult {
      try await channel.unary(Methods.reveal, request, options: options)
    }

    /// Those behind move up.
    public func leave(
      _ request: LeaveAdmissionRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> LeaveAdmissionResult {
      try await channel.unary(Methods.leave, request, options: options)
    }

    /// The draw as of the log's last durable entry. Public to every caller, with the ids of those on
    /// the list.
    public func draw(
      _ request: DrawRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> DrawResult {
      try await channel.unary(Methods.draw, request, options: options)
    }

    /// A place, now and whenever it has changed, the newest only: until it has come to an end. Who
    /// watches is there.
    public func watch(
      _ request: WatchAdmissionRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<AdmissionUpdate> {
      try await channel.serverStreaming(Methods.watch, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Admission`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol AdmissionService: Sendable {
  /// While the drop is scheduled, and until somebody has joined.
  func open(
    _ request: OpenAdmissionRequest,
    context: ServerContext
  ) async throws -> OpenAdmissionResult

  /// One place for each buyer. Sent again by who is there already it says that they still are.
  func join(
    _ request: JoinAdmissionRequest,
    context: ServerContext
  ) async throws -> JoinAdmissionResult

  /// When the list is closed: after `drawAfter`.
  func reveal(
    _ request: RevealAdmissionRequest,
    context: ServerContext
  ) async throws -> RevealAdmissionResult

  /// Those behind move up.
  func leave(
    _ request: LeaveAdmissionRequest,
    context: ServerContext
  ) async throws -> LeaveAdmissionResult

  /// The draw as of the log's last durable entry. Public to every caller, with the ids of those on
  /// the list.
  func draw(_ request: DrawRequest, context: ServerContext) async throws -> DrawResult

  /// A place, now and whenever it has changed, the newest only: until it has come to an end. Who
  /// watches is there.
  func watch(
    _ request: WatchAdmissionRequest,
    responses: ResponseStream<AdmissionUpdate>,
    context: ServerContext
  ) async throws
}

extension AdmissionService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Admission.serviceName) { Admission.file }
    router.register(Admission.Methods.open, unary: {
      request, context in
      try await self.open(request, context: context)
    })
    router.register(Admission.Methods.join, unary: {
      request, context in
      try await self.join(request, context: context)
    })
    router.register(Admission.Methods.reveal, unary: {
      request, context in
      try await self.reveal(request, context: context)
    })
    router.register(Admission.Methods.leave, unary: {
      request, context in
      try await self.leave(request, context: context)
    })
    router.register(Admission.Methods.draw, unary: {
      request, context in
      try await self.draw(request, context: context)
    })
    router.register(Admission.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
  }
}
