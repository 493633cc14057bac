// Generated from dispatch.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// Partners, and the hubs they deliver from.
public enum Registry {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Registry"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Dispatch }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// The same key gives the same partner.
    public static let registerPartner = Method<RegisterPartnerRequest, RegisterPartnerResult>(
      service: Registry.serviceName,
      name: "RegisterPartner",
      kind: .unary,
      idempotent: true,
      roles: ["operator"]
    )
    /// The same key gives the same hub.
    public static let putHub = Method<PutHubRequest, PutHubResult>(
      service: Registry.serviceName,
      name: "PutHub",
      kind: .unary,
      idempotent: true,
      roles: ["partner", "operator"]
    )
    /// Slots that are held or booked keep their window: of one with such, start, end and class stay.
    public static let putWindows = Method<PutWindowsRequest, PutWindowsResult>(
      service: Registry.serviceName,
      name: "PutWindows",
      kind: .unary,
      idempotent: true,
      roles: ["partner", "operator"],
      logNumber: 4
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      registerPartner.descriptor,
      putHub.descriptor,
      putWindows.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// The same key gives the same partner.
    public func registerPartner(
      _ request: RegisterPartnerRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegisterPartnerResult {
      try await channel.unary(Methods.registerPartner, request, options: options)
    }

    /// The same key gives the same hub.
    public func putHub(
      _ request: PutHubRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PutHubResult {
      try await channel.unary(Methods.putHub, request, options: options)
    }

    /// Slots that are held or booked keep their window: of one with such, start, end and class stay.
    public func putWindows(
      _ request: PutWindowsRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PutWindowsResult {
      try await channel.unary(Methods.putWindows, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Registry`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol RegistryService: Sendable {
  /// The same key gives the same partner.
  func registerPartner(
    _ request: RegisterPartnerRequest,
    context: ServerContext
  ) async throws -> RegisterPartnerResult

  /// The same key gives the same hub.
  func putHub(_ request: PutHubRequest, context: ServerContext) async throws -> PutHubResult

  /// Slots that are held or booked keep their window: of one with such, start, end and class stay.
  func putWindows(
    _ request: PutWindowsRequest,
    context: ServerContext
  ) async throws -> PutWindowsResult
}

extension RegistryService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Registry.serviceName) { Registry.file }
    router.register(Registry.Methods.registerPartner, unary: {
      request, context in
      try await self.registerPartner(request, context: context)
    })
    router.register(Registry.Methods.putHub, unary: {
      request, context in
      try await self.putHub(request, context: context)
    })
    router.register(Registry.Methods.putWindows, unary: {
      request, context in
      try await self.putWindows(request, context: context)
    })
  }
}

/// Work for partners, and what becomes of it.
public enum Dispatch {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Dispatch"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Dispatch }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// One stream per partner: jobs out, reports in; resumes after the last job event seen. A wrong report is
    /// refused under its tag. When the partner has said its last, the stream ends after the answers to all it
    /// has reported. While what a hub said is on its way into the log, only the newest it says meanwhile is kept,
    /// and answered. With another stream of the same partner each is told how many there are.
    public static let connect = Method<PartnerMessage, PartnerEvent>(
      service: Dispatch.serviceName,
      name: "Connect",
      kind: .bidirectional,
      roles: ["partner", "operator"]
    )
    /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
    public static let telemetry = Method<TelemetryRequest, TelemetryResult>(
      service: Dispatch.serviceName,
      name: "Telemetry",
      kind: .unary,
      urgent: true,
      roles: ["partner", "operator"],
      logNumber: 22
    )
    /// How long hubs may take to answer, and be silent, and what becomes of their jobs then.
    public static let setDispatch = Method<SetDispatchRequest, SetDispatchResult>(
      service: Dispatch.serviceName,
      name: "SetDispatch",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 25
    )
    /// Before pickup. An operator's word: also to a hub that has refused the job, that is silent, or that answers nothing.
    public static let forceSwap = Method<ForceSwapRequest, ForceSwapResult>(
      service: Dispatch.serviceName,
      name: "ForceSwap",
      kind: .unary,
      idempotent: true,
      urgent: true,
      roles: ["operator"],
      logNumber: 26
    )
    /// The same as on the stream. It has no key, as the same report again changes nothing but when its hub was heard.
    public static let report = Method<ReportRequest, ReportResult>(
      service: Dispatch.serviceName,
      name: "Report",
      kind: .unary,
      urgent: true,
      roles: ["partner", "operator"],
      logNumber: 27
    )
    /// As of the log's last durable entry. Partners ask for jobs that their own hubs have.
    public static let job = Method<JobRequest, JobResult>(
      service: Dispatch.serviceName,
      name: "Job",
      kind: .unary,
      roles: ["partner", "auditor", "operator"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      connect.descriptor,
      telemetry.descriptor,
      setDispatch.descriptor,
      forceSwap.descriptor,
      report.descriptor,
      job.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// One stream per partner: jobs out, reports in; resumes after the last job event seen. A wrong report is
    /// refused under its tag. When the partner has said its last, the stream ends after the answers to all it
    /// has reported. While what a hub said is on its way into the log, only the newest it says meanwhile is kept,
    /// and answered. With another stream of the same partner each is told how many there are.
    public func connect(
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BidirectionalCall<PartnerMessage, PartnerEvent> {
      try await channel.bidirectional(Methods.connect, options: options)
    }

    /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
    public func telemetry(
      _ request: TelemetryRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TelemetryResult {
      try await channel.unary(Methods.telemetry, request, options: options)
    }

    /// How long hubs may take to answer, and be silent, and what becomes of their jobs then.
    public func setDispatch(
      _ request: SetDispatchRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SetDispatchResult {
      try await channel.unary(Methods.setDispatch, request, options: options)
    }

    /// Before pickup. An operator's word: also to a hub that has refused the job, that is silent, or that answers nothing.
    public func forceSwap(
      _ request: ForceSwapRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ForceSwapResult {
      try await channel.unary(Methods.forceSwap, request, options: options)
    }

    /// The same as on the stream. It has no key, as the same report again changes nothing but when its hub was heard.
    public func report(
      _ request: ReportRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ReportResult {
      try await channel.unary(Methods.report, request, options: options)
    }

    /// As of the log's last durable entry. Partners ask for jobs that their own hubs have.
    public func job(
      _ request: JobRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> JobResult {
      try await channel.unary(Methods.job, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Dispatch`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol DispatchService: Sendable {
  /// One stream per partner: jobs out, reports in; resumes after the last job event seen. A wrong report is
  /// refused under its tag. When the partner has said its last, the stream ends after the answers to all it
  /// has reported. While what a hub said is on its way into the log, only the newest it says meanwhile is kept,
  /// and answered. With another stream of the same partner each is told how many there are.
  func connect(
    _ requests: RequestStream<PartnerMessage>,
    responses: ResponseStream<PartnerEvent>,
    context: ServerContext
  ) async throws

  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  func telemetry(
    _ request: TelemetryRequest,
    context: ServerContext
  ) async throws -> TelemetryResult

  /// How long hubs may take to answer, and be silent, and what becomes of their jobs then.
  func setDispatch(
    _ request: SetDispatchRequest,
    context: ServerContext
  ) async throws -> SetDispatchResult

  /// Before pickup. An operator's word: also to a hub that has refused the job, that is silent, or that answers nothing.
  func forceSwap(
    _ request: ForceSwapRequest,
    context: ServerContext
  ) async throws -> ForceSwapResult

  /// The same as on the stream. It has no key, as the same report again changes nothing but when its hub was heard.
  func report(_ request: ReportRequest, context: ServerContext) async throws -> ReportResult

  /// As of the log's last durable entry. Partners ask for jobs that their own hubs have.
  func job(_ request: JobRequest, context: ServerContext) async throws -> JobResult
}

extension DispatchService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Dispatch.serviceName) { Dispatch.file }
    router.register(Dispatch.Methods.connect, bidirectional: {
      requests, responses, context in
      try await self.connect(requests, responses: responses, context: context)
    })
    router.register(Dispatch.Methods.telemetry, unary: {
      request, context in
      try await self.telemetry(request, context: context)
    })
    router.register(Dispatch.Methods.setDispatch, unary: {
      request, context in
      try await self.setDispatch(request, context: context)
    })
    router.register(Dispatch.Methods.forceSwap, unary: {
      request, context in
      try await self.forceSwap(request, context: context)
    })
    router.register(Dispatch.Methods.report, unary: {
      request, context in
      try await self.report(request, context: context)
    })
    router.register(Dispatch.Methods.job, unary: {
      request, context in
      try await self.job(request, context: context)
    })
  }
}
