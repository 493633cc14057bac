// Generated from offers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// What is sold: immutable versions of offers.
public enum Offers {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Offers"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Offers }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// A new version; `versionConflict` when it was not made from the current one.
    public static let put = Method<PutOfferRequest, PutOfferResult>(
      service: Offers.serviceName,
      name: "Put",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [put.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// A new version; `versionConflict` when it was not made from the current one.
    public func put(
      _ request: PutOfferRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PutOfferResult {
      try await channel.unary(Methods.put, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Offers`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol OffersService: Sendable {
  /// A new version; `versionConflict` when it was not made from the current one.
  func put(_ request: PutOfferRequest, context: ServerContext) async throws -> PutOfferResult
}

extension OffersService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Offers.serviceName) { Offers.file }
    router.register(Offers.Methods.put, unary: {
      request, context in
      try await self.put(request, context: context)
    })
  }
}

/// Sales: scheduled, steered and looked at.
public enum Drops {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Drops"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Offers }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// A drop that opens by its cue, at its time, or by hand.
    public static let schedule = Method<ScheduleDropRequest, ScheduleDropResult>(
      service: Drops.serviceName,
      name: "Schedule",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"],
      logNumber: 5
    )
    /// Takes effect with its log entry: no reserve behind it sees the old phase.
    public static let control = Method<ControlDropRequest, ControlDropResult>(
      service: Drops.serviceName,
      name: "Control",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"]
    )
    /// Never below what is held and sold.
    public static let adjust = Method<AdjustInventoryRequest, AdjustInventoryResult>(
      service: Drops.serviceName,
      name: "Adjust",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"]
    )
    /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
    /// having a limit, or none: `invalidTransition`.
    public static let setBuyerLimit = Method<SetBuyerLimitRequest, SetBuyerLimitResult>(
      service: Drops.serviceName,
      name: "SetBuyerLimit",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 2
    )
    /// A reservation opens by itself as its plan says; by hand at any time while its drop is live, once.
    public static let openWindow = Method<OpenWindowRequest, OpenWindowResult>(
      service: Drops.serviceName,
      name: "OpenWindow",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"],
      logNumber: 6
    )
    /// Free units alone are moved, and what a pool and its fences have together stays the same.
    public static let ringFence = Method<RingFenceRequest, RingFenceResult>(
      service: Drops.serviceName,
      name: "RingFence",
      kind: .unary,
      idempotent: true,
      roles: ["creator", "operator"],
      logNumber: 7
    )
    /// Counts as of the log's last durable entry; from the archive when the drop is over for long.
    public static let get = Method<GetDropRequest, GetDropResult>(
      service: Drops.serviceName,
      name: "Get",
      kind: .unary,
      roles: ["edge", "ingest", "creator", "operator", "auditor"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      schedule.descriptor,
      control.descriptor,
      adjust.descriptor,
      setBuyerLimit.descriptor,
      openWindow.descriptor,
      ringFence.descriptor,
      get.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// A drop that opens by its cue, at its time, or by hand.
    public func schedule(
      _ request: ScheduleDropRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ScheduleDropResult {
      try await channel.unary(Methods.schedule, request, options: options)
    }

    /// Takes effect with its log entry: no reserve behind it sees the old phase.
    public func control(
      _ request: ControlDropRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ControlDropResult {
      try await channel.unary(Methods.control, request, options: options)
    }

    /// Never below what is held and sold.
    public func adjust(
      _ request: AdjustInventoryRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AdjustInventoryResult {
      try await channel.unary(Methods.adjust, request, options: options)
    }

    /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
    /// having a limit, or none: `invalidTransition`.
    public func setBuyerLimit(
      _ request: SetBuyerLimitRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SetBuyerLimitResult {
      try await channel.unary(Methods.setBuyerLimit, request, options: options)
    }

    /// A reservation opens by itself as its plan says; by hand at any time while its drop is live, once.
    public func openWindow(
      _ request: OpenWindowRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OpenWindowResult {
      try await channel.unary(Methods.openWindow, request, options: options)
    }

    /// Free units alone are moved, and what a pool and its fences have together stays the same.
    public func ringFence(
      _ request: RingFenceRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RingFenceResult {
      try await channel.unary(Methods.ringFence, request, options: options)
    }

    /// Counts as of the log's last durable entry; from the archive when the drop is over for long.
    public func get(
      _ request: GetDropRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GetDropResult {
      try await channel.unary(Methods.get, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Drops`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol DropsService: Sendable {
  /// A drop that opens by its cue, at its time, or by hand.
  func schedule(
    _ request: ScheduleDropRequest,
    context: ServerContext
  ) async throws -> ScheduleDropResult

  /// Takes effect with its log entry: no reserve behind it sees the old phase.
  func control(
    _ request: ControlDropRequest,
    context: ServerContext
  ) async throws -> ControlDropResult

  /// Never below what is held and sold.
  func adjust(
    _ request: AdjustInventoryRequest,
    context: ServerContext
  ) async throws -> AdjustInventoryResult

  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  func setBuyerLimit(
    _ request: SetBuyerLimitRequest,
    context: ServerContext
  ) async throws -> SetBuyerLimitResult

  /// A reservation opens by itself as its plan says; by hand at any time while its drop is live, once.
  func openWindow(
    _ request: OpenWindowRequest,
    context: ServerContext
  ) async throws -> OpenWindowResult

  /// Free units alone are moved, and what a pool and its fences have together stays the same.
  func ringFence(
    _ request: RingFenceRequest,
    context: ServerContext
  ) async throws -> RingFenceResult

  /// Counts as of the log's last durable entry; from the archive when the drop is over for long.
  func get(_ request: GetDropRequest, context: ServerContext) async throws -> GetDropResult
}

extension DropsService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Drops.serviceName) { Drops.file }
    router.register(Drops.Methods.schedule, unary: {
      request, context in
      try await self.schedule(request, context: context)
    })
    router.register(Drops.Methods.control, unary: {
      request, context in
      try await self.control(request, context: context)
    })
    router.register(Drops.Methods.adjust, unary: {
      request, context in
      try await self.adjust(request, context: context)
    })
    router.register(Drops.Methods.setBuyerLimit, unary: {
      request, context in
      try await self.setBuyerLimit(request, context: context)
    })
    router.register(Drops.Methods.openWindow, unary: {
      request, context in
      try await self.openWindow(request, context: context)
    })
    router.register(Drops.Methods.ringFence, unary: {
      request, context in
      try await self.ringFence(request, context: context)
    })
    router.register(Drops.Methods.get, unary: {
      request, context in
      try await self.get(request, context: context)
    })
  }
}
